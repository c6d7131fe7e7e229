from django.db import migrations

from careertrack.core.search import fill_search_text


def fill(apps, _editor):
    fill_search_text(apps.get_model("skills", "Skill").objects, ["name", "slug", "name", "description", "level_1", "level_2", "level_3", "level_4", "level_5", "evidence", "source", "source_date"])


class Migration(migrations.Migration):
    dependencies = [("skills", "0003_small_letter_slugs")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
