"""The pieces of the look draw what they promise."""

from datetime import date

import pytest
from django import forms
from django.template import Context, Template


def drawn(source, **context):
    return Template(source).render(Context(context))


class Course(forms.Form):
    name = forms.CharField(help_text="As on the certificate")
    kind = forms.ChoiceField(choices=[("a", "College"), ("b", "Online")], widget=forms.RadioSelect)
    cost = forms.CharField(required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


def test_an_icon_is_hidden_from_screen_readers():
    assert drawn("{% icon 'plus' %}") == '<svg class="i" aria-hidden="true"><use href="#i-plus"/></svg>'


def test_a_tile_without_records_is_outlined():
    html = drawn("{% tile 'learning' size='s' off=True %}")
    assert 'class="tile tile-s tile-off" data-area="learning"' in html


@pytest.mark.parametrize(("amount", "end"), [(-5, None), (0, None), (38, "63.33%"), (60, "100%"), (900, "100%")])
def test_a_line_ends_where_the_amount_is_and_never_outside(amount, end):
    html = drawn("{% track amount=amount target=60 %}", amount=amount)
    assert (f'class="track-done" x1="3" x2="{end}"' in html) if end else ("track-done" not in html)


def test_a_line_keeps_decimal_points_in_every_language(settings):
    settings.LANGUAGE_CODE = "de"
    assert 'x2="63.33%"' in drawn("{% track amount=38 target=60 %}")


def test_a_line_passes_the_stations_that_are_done():
    html = drawn("{% track amount=4 target=9 stations=9 %}")
    assert (html.count("st-done"), html.count("<circle")) == (4, 9)
    assert drawn("{% track amount=412 target=500 stations='quarters' %}").count("st-done") == 3


def test_a_line_without_a_target_is_a_solid_stub():
    html = drawn("{% track amount=412 %}")
    assert "track-done" in html and "track-todo" not in html and "%" not in html


def test_a_line_with_nothing_on_it_is_only_dotted():
    assert "track-todo" in drawn("{% track %}") and "track-done" not in drawn("{% track %}")


def test_only_the_line_of_an_area_page_shows_where_it_is_now():
    assert "st-now" in drawn("{% track amount=1 target=2 cls='area-line' %}")
    assert "st-now" not in drawn("{% track amount=1 target=2 %}")


def test_a_badge_says_its_state_in_shape_and_words():
    html = drawn("{% badge 'urgent' 'Expires in 16 days' %}")
    assert "badge-urgent" in html and "#i-alert" in html and "Expires in 16 days" in html
    with pytest.raises(KeyError):
        drawn("{% badge 'purple' 'Oh' %}")


def test_the_error_summary_leads_to_the_controls():
    form = Course({"cost": "4"})
    html = drawn("{% include 'look/errors.html' %}", form=form)
    assert "There are 3 things to fix" in html
    assert 'href="#id_name"' in html and 'href="#id_kind_0"' in html and "id_version" not in html


def test_a_field_is_label_hint_error_and_control_in_this_order():
    html = Course({})["name"].as_field_group()
    parts = ["<label", 'id="id_name_helptext"', 'id="id_name_error"', "<input"]
    assert [html.index(part) for part in parts] == sorted(html.index(part) for part in parts)
    assert 'aria-describedby="id_name_helptext id_name_error"' in html


def test_only_what_may_stay_empty_is_marked():
    form = Course()
    assert "(optional)" in form["cost"].as_field_group() and "(optional)" not in form["name"].as_field_group()


def test_choices_are_rows_of_one_group():
    html = Course()["kind"].as_field_group()
    assert html.count('<label class="choice"') == 2 and "<fieldset" in html and "<legend>Kind" in html


def test_a_bar_ends_where_the_amount_is_and_marks_the_minimum():
    html = drawn("{% bar 6 20 minimum=10 %}")
    assert 'class="bar-fill" width="30%"' in html and 'x1="50%"' in html


def test_a_bar_with_nothing_done_has_no_fill():
    assert "bar-fill" not in drawn("{% bar 0 20 %}")


def test_a_ring_says_its_sentence():
    html = drawn("{% ring 412 500 'h' '412 of 500 hours' %}")
    assert 'aria-label="412 of 500 hours"' in html and 'stroke-dasharray="82.4 100"' in html


def test_a_requirement_says_its_state_in_words():
    html = drawn("{% requirement 'Ethics' 'short' '4 more needed' 6 'points, minimum 10' 20 minimum=10 %}")
    assert "4 more needed" in html and "<b>6</b> points, minimum 10" in html


def test_a_column_chart_has_its_figures_in_a_table():
    rows = [("Oct", 120, "2", False), ("Nov", 60, "1", True)]
    html = drawn("{% columns 'm' 'Hours per month' 'Two months' heads rows %}", heads=("Month", "Hours"), rows=rows)
    assert html.count('<td class="num">') == 2 and "Nov (so far)" in html and 'height="50.0"' in html


def test_a_horizon_places_days_between_today_and_a_year():
    today = date(2026, 11, 23)
    moments = [(date(2026, 11, 1), "expired"), (today, "urgent"), (date(2027, 11, 23), "ok"), (date(2028, 1, 1), "ok")]
    html = drawn("{% horizon today moments 'Words' %}", today=today, moments=moments)
    assert html.count("mk-bad") == 1 and '<svg x="10%"' in html and html.count('cx="100%"') == 1
