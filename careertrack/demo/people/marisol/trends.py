from functools import partial

from careertrack.demo.samples import Calendar, Sample, sample

reading = partial(sample, "trends.Reading")


def readings(when: Calendar) -> list[Sample]:
    return [
        reading("own-scores", title="Early warning scores at triage, explained", link="https://example.org/early-warning",
                state="read", day=when.this_month(2), minutes=20,
                takeaway="Above the line I tell the nurse now, not after I finish the vitals."),
        reading("expertise", resource="wsna-novice-to-expert", state="read", day=when.this_month(5), minutes=25,
                takeaway="Expertise is noticing what does not fit."),
        reading("nurses", resource="bls-registered-nurses", state="read", day=when.ago(70), minutes=15),
        reading("assistants", resource="bls-medical-assistants", state="read", day=when.ago(410), minutes=15),
        reading("own-handoffs", title="A handoff in four sentences", state="read", day=when.ago(130), minutes=10),
        reading("well-being", resource="nam-workforce-well-being-plan"),
        reading("own-nights", title="Sleeping after night shifts", link="https://example.org/night-shifts"),
        reading("own-twice", removed=True, title="Early warning scores at triage", link="https://example.org/early-warning"),
    ]  # fmt: skip


def following() -> list[Sample]:
    topics = [sample("trends.FollowedTrend", slug, trend=slug) for slug in ("workforce-burnout", "continuing-competence")]
    return [*topics, sample("trends.Rhythm", "rhythm", readings=3)]
