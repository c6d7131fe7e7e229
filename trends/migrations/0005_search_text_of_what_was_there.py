from django.db import migrations

from careertrack.core.search import fill_search_text


def fill(apps, _editor):
    fill_search_text(apps.get_model("trends", "Trend").objects, ["name", "slug", "name", "summary", "source", "source_date"])
    fill_search_text(apps.get_model("trends", "Resource").objects, ["title", "slug", "title", "url", "areas", "serves", "audience", "summary", "source", "source_date"])
    fill_search_text(apps.get_model("trends", "ResourceList").objects, ["title", "slug", "title", "summary", "source", "source_date"])


class Migration(migrations.Migration):
    dependencies = [("trends", "0004_american_words")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
