from django.db import migrations

import careertrack.core.fields


class Migration(migrations.Migration):
    """The models always asked for these amounts; only the database did not. The forms let none go without one."""

    dependencies = [
        ('learning', '0013_audit_packets'),
    ]

    operations = [
        migrations.AlterField(
            model_name='allowance',
            name='amount',
            field=careertrack.core.fields.MoneyField(blank=False, decimal_places=2, default=0, max_digits=10, null=False, verbose_name='amount'),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name='reimbursement',
            name='requested',
            field=careertrack.core.fields.MoneyField(blank=False, decimal_places=2, default=0, max_digits=10, null=False, verbose_name='requested'),
            preserve_default=False,
        ),
    ]
