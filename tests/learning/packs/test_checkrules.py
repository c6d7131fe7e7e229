"""`manage.py checkrules`: packs and their examples, and a person's ledger replayed without a screen."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.learning.packs.make import LEDGER, PACK, pack

WINDOW = ("--from", "2024-01-01", "--to", "2025-12-31")


@pytest.fixture
def files(tmp_path):
    (tmp_path / "made.yaml").write_text(PACK)
    (tmp_path / "ledger.csv").write_text(LEDGER)
    return tmp_path


@pytest.fixture
def run(capsys):
    """A function that runs the command: (exit code, what it said, what it complained about)."""

    def call(*words):
        try:
            call_command("checkrules", *[str(word) for word in words])
            code = 0
        except SystemExit as stop:
            code = stop.code
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_the_shipped_packs_are_all_right(run):
    code, out, err = run()
    assert (code, err) == (0, "") and out.endswith(" packs, all right.\n")


def test_a_file_outside_the_catalogue_is_checked(run, files):
    assert run(files / "made.yaml") == (0, "made-up 1: 1 example, as expected\n1 pack, all right.\n", "")


def test_a_wrong_example_is_told_and_the_exit_code_is_1(run, files):
    (files / "made.yaml").write_text(pack(l22=None))
    code, out, _err = run(files / "made.yaml")
    assert code == 1 and "  Everything: complete is no\n" in out
    assert "  Everything: missing of law is 2 instead of 0\n" in out and "1 pack, 1 of them wrong." in out


def test_the_report_is_json_too(run, files):
    (files / "made.yaml").write_text("code: [")
    (report,) = json.loads(run("--json", files / "made.yaml")[1])
    assert report["right"] is False and report["error"].startswith("line 1: not YAML")


@pytest.mark.parametrize(
    ("raw", "words"), [(b"code: \xff", "line 1: not UTF-8"), (None, "it cannot be read"), (b"", "the file is empty")]
)
def test_what_is_no_text_is_told_and_no_traceback(run, tmp_path, raw, words):
    path = tmp_path / "made.yaml"
    path.mkdir() if raw is None else path.write_bytes(raw)
    code, out, _err = run(path)
    assert code == 1 and words in out


def test_the_worked_example_of_the_documentation_works(run, tmp_path):
    page = Path("docs/rule-packs.md").read_text()
    example = page.split("```yaml\n")[1].split("```")[0]
    for text, code in ((example, 0), (example.replace("{law: 2,", "{law: 1,"), 1)):
        (tmp_path / "made-up.yaml").write_text(text)
        found, out, _err = run(tmp_path / "made-up.yaml")
        assert found == code and all(f"    {line}\n" in page for line in out.splitlines())


def test_an_unknown_code_is_told(run):
    assert run("nosuch")[:2] == (1, "nosuch: neither a code of the catalogue nor a file\n1 pack, 1 of them wrong.\n")


def test_a_ledger_is_answered(run, files):
    code, out, _err = run("--ledger", files / "ledger.csv", *WINDOW, "--json", files / "made.yaml")
    told = json.loads(out)
    assert code == 0 and {key: told[key] for key in ("pack", "version", "from", "to", "complete")} == {
        "pack": "made-up", "version": "1", "from": "2024-01-01", "to": "2025-12-31", "complete": False,
    }  # fmt: skip
    assert told["requirements"][1] == {"code": "safety", "label": "Safety", "rule": "minimum", "unit": "hours", "required": "2",
                                       "earned": "1.5", "counted": "1.5", "missing": "0.5", "state": "missing"}  # fmt: skip
    assert told["items"][1] == {
        "row": "2",
        "counted": [{"requirement": code, "amount": "1.5"} for code in ("safety", "web", "total")],
        "refused": [{"requirement": "law", "reason": "wrong-tag"}],
    }


def test_a_ledger_is_told_in_lines(run, files):
    out = run("--ledger", files / "ledger.csv", *WINDOW, files / "made.yaml")[1].splitlines()
    assert out[0] == "made-up 1, 2024-01-01 to 2025-12-31: not complete"
    assert "  safety: 1.5 of 2 hours (1.5 earned), 0.5 missing" in out
    assert "  row 2 counted 1.5 for safety, 1.5 for web, 1.5 for total · law: wrong-tag" in out


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (LEDGER.replace("18", "NaN").encode(), "line 2: 'NaN' is no plain number like 12 or 1.5\n"),
        (LEDGER.replace("18", "1e400").encode(), "line 2: '1e400' is no plain number like 12 or 1.5\n"),
        (LEDGER.encode() + b"3,2024-05-01,,1,hours,,\xff\n", "line 4: not UTF-8\n"),
        (LEDGER.encode("utf-16"), "line 1: not UTF-8\n"),
        (None, "The ledger: it cannot be read: Is a directory\n"),
    ],
)
def test_a_refused_ledger_is_one_sentence_and_exit_code_2(run, files, raw, words):
    path = files / "refused.csv"
    path.mkdir() if raw is None else path.write_bytes(raw)
    assert run("--ledger", path, *WINDOW, "--json", files / "made.yaml") == (2, "", words)


def test_a_mark_of_byte_order_is_fine(run, files):
    (files / "ledger.csv").write_text(LEDGER, encoding="utf-8-sig")
    assert run("--ledger", files / "ledger.csv", *WINDOW, files / "made.yaml")[0] == 0


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["--ledger", "x.csv", "nremt-emt"], "give --from, --to and one CODE-or-FILE"),
        (["--ledger", "x.csv", *WINDOW], "give --from, --to and one CODE-or-FILE"),
        (["--ledger", "x.csv", "--from", "2025-01-01", "--to", "2024-01-01", "nremt-emt"], "--from is after --to"),
        (["--ledger", "x.csv", *WINDOW, "nosuch"], "The pack nosuch: neither a code"),
        (["--ledger", "x.csv", *WINDOW, "nremt-emt"], "The ledger: it cannot be read"),
        ([*WINDOW, "nremt-emt"], "belong to --ledger"),
    ],
)
def test_half_a_question_is_refused(run, words, complaint):
    code, out, err = run(*words)
    assert (code, out) == (2, "") and complaint in err


@pytest.mark.parametrize("words", [("--from", "2024-02-30"), ("--to", "9999-12-31"), ("--renewal", "0"), ("--renewal", "two")])
def test_a_wrong_option_is_refused(words):
    with pytest.raises(CommandError, match="it must be"):
        call_command("checkrules", "--ledger", "x.csv", *words, "nremt-emt")


@pytest.mark.slow
def test_a_hundred_thousand_rows_are_answered(run, files):
    rows = [f"{n},2024-05-{1 + n % 28:02},credit,0.25,hours,{'law;web' if n % 3 else 'safety'},{n}" for n in range(100_000)]
    (files / "ledger.csv").write_text(LEDGER.splitlines()[0] + "\n" + "\n".join(rows) + "\n")
    told = json.loads(run("--ledger", files / "ledger.csv", *WINDOW, "--json", files / "made.yaml")[1])
    assert len(told["items"]) == 100_000 and told["complete"]
