"""Papers: tagged, searchable, and with every text as it was written."""

import io
import json

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from careertrack.accounts.models import User
from careertrack.core import paper
from careertrack.core.press import plain
from tests.calendar import on_that_day

ZOE = User(email="zoe@example.com", display_name="Zoë Đặng")
LETTERS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


def read(made):
    return PdfReader(io.BytesIO(made))


def text(made):
    return "\n".join(page.extract_text() for page in read(made).pages)


@pytest.mark.parametrize(
    "written",
    [
        "Zoë Ångström-Đặng",
        "#panic()",
        "$x$ *y* _z_ @a <b> \\ #let",
        "// no remark",
        "محمد",
        "שלום",
        "Ελένη",
        "Юлия",
        "{number} [x]",
    ],
)
def test_a_text_stands_on_paper_as_it_was_written(written):
    rows = [[written, "4 h"]]
    made = paper.pdf(written, ZOE, [paper.Facts([("Name", written)]), paper.Table(["Where", "Hours"], rows), paper.Text(written)])
    assert text(made).count(written) == 4
    assert read(made).metadata.title == written


@on_that_day
def test_a_paper_is_tagged_and_says_its_language_its_title_who_made_it_and_when():
    made = paper.pdf(
        "Hours", ZOE, [paper.Heading("By month"), paper.Table(["Month", "Hours"], [["May", "4 h"]], foot=["All", "4 h"])]
    )
    root = read(made).trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en-US" and root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()
    kinds = json.dumps(str(tags(root["/StructTreeRoot"])))
    assert all(f"/{kind}'" in kinds for kind in ("Title", "H1", "Table", "THead", "TH", "TD"))
    assert "Zoë Đặng, made on Nov 24, 2026" in text(made) and "Page 1 of 1" in text(made)


def tags(node):
    kids = node.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    found = [node["/S"]] if "/S" in node else []
    return found + [tag for kid in kids if hasattr(kid.get_object(), "get") for tag in tags(kid.get_object())]


def test_paper_is_letter_in_america_and_a4_elsewhere():
    with translation.override("en-gb"):
        british = read(paper.pdf("Hours", ZOE, []))
    american = read(paper.pdf("Hours", ZOE, []))
    assert [round(float(each.pages[0].mediabox.height)) for each in (british, american)] == [842, 792]


def test_what_no_font_has_is_a_box_and_the_paper_says_so():
    made = paper.pdf("Hours", ZOE, [paper.Text("before \U0010fffd\U000e0fff after")])
    assert "before □□ after" in text(made) and "□ stands for a character that this server has no font for." in text(made)
    assert "□" not in text(paper.pdf("Hours", ZOE, [paper.Text("before after")]))


@settings(max_examples=12, deadline=None)
@given(st.lists(LETTERS, min_size=8, max_size=8))
def test_a_paper_is_made_of_whatever_is_written(words):
    title, *others = words
    assert read(paper.pdf(title or "x", ZOE, [paper.Text(each) for each in others])).pages


@pytest.mark.parametrize(("quoted", "meant"), [("\\u{ffff}", "\uffff"), ('\\"', '"'), ("\\\\", "\\"), ("\\n", "\n"), ("王", "王")])
def test_what_the_printer_names_is_read_as_it_was_written(quoted, meant):
    assert plain(quoted) == meant


def test_a_press_that_fails_does_not_say_what_was_to_be_printed(tmp_path):
    with pytest.raises(paper.NotPrinted) as failure:
        paper.printed({"root": str(tmp_path), "data": {"title": "a secret"}})
    assert "secret" not in str(failure.value)
