"""What a measure says of a person's records, with its total checked against the records behind it."""

from careertrack.core.counting import counted, left_out, totals


def measured(user, ask):
    """(records that counted, {record left out: why})."""
    found = list(counted(user, ask))
    assert len(found) == len(set(found)), "a record counted twice"
    amounts = [getattr(record, ask.measure.amount) if ask.measure.amount else 1 for record in found]
    assert totals(user, [ask]) == [sum(amounts)]
    return set(found), {record: record.why_not for record in left_out(user, ask)}
