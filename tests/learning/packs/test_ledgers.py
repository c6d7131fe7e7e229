"""A ledger is taken whole or not at all."""

from datetime import date
from decimal import Decimal

import pytest

from learning.packs.ledger import COLUMNS, BadLedger, read, written
from tests.learning.packs.make import LEDGER

HEADER = ",".join(COLUMNS) + "\n"


def test_each_row_is_an_item():
    first, second = read(LEDGER)
    assert (first.row, first.day, first.amount, first.kind) == ("1", date(2024, 5, 1), Decimal(18), "credit")
    assert (second.tags, second.kind, second.amount) == ({"safety", "web"}, "credit", Decimal("1.5"))


def test_an_empty_amount_is_unknown():
    assert read(HEADER + "1,2024-05-01,credit,,hours,law,\n")[0].amount is None


@pytest.mark.parametrize("amount", ["NaN", "1e400", "-1", "+1", "1,5", "ten", "Infinity", "1_000", "0x10", "١٢", "5.", "9" * 30])
def test_what_is_no_plain_number_refuses_the_ledger(amount):
    with pytest.raises(BadLedger, match="^line 3: .* is no plain number"):
        read(HEADER + f'1,2024-05-01,credit,1,hours,,\n2,2024-05-01,credit,"{amount}",hours,,\n')


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("1,2024-02-30,credit,1,hours,,", "line 2: '2024-02-30' is no day"),
        ("1,20240501,credit,1,hours,,", "line 2: '20240501' is no day"),
        ("1,,credit,1,hours,,", "line 2: '' is no day"),
        ("1,2024-05-01,party,1,hours,,", "line 2: the kind 'party' is unknown"),
        ("1,2024-05-01,credit,1,hours,", "line 2: 6 columns instead of 7"),
        ("1,2024-05-01,credit,1,hours,,,", "line 2: 8 columns instead of 7"),
        ('1,2024-05-01,credit,1,hours,,"open', "line 2: not CSV"),
        ('1,2024-05-01,credit,1,hours,,"two\nlines"\n2,never,credit,1,hours,,', "line 4: 'never' is no day"),
        ("1,2024-05-01,credit,1,hours,," + "x" * 200_000, "line 2: not CSV"),
    ],
)
def test_a_wrong_row_refuses_the_ledger_with_its_line(row, words):
    with pytest.raises(BadLedger) as caught:
        read(HEADER + row)
    assert str(caught.value).startswith(words)


@pytest.mark.parametrize("text", ["", "\n", "row,date\n", HEADER.replace("kind", "sort"), HEADER.upper(), "title," + HEADER])
def test_other_columns_refuse_the_ledger(text):
    with pytest.raises(BadLedger, match="^line 1: the columns must be: row,date,kind,amount,unit,tags,title"):
        read(text)


def test_an_empty_line_is_no_row():
    assert len(read(LEDGER.replace("\n", "\r\n\r\n"))) == 2


def test_what_is_written_is_read_again():
    assert read(written(read(LEDGER))) == read(LEDGER)
