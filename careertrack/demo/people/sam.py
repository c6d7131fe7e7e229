"""Sam Okoro: ten years in a warehouse, now finding out whether a laboratory is the place."""

from decimal import Decimal

from careertrack.demo.roster import from_to, hours, shift
from careertrack.demo.samples import Calendar, Sample, sample


def records(when: Calendar) -> list[Sample]:
    return [*people(when), *work(when), *wishes(when), *study(when), *thoughts(when)]


def people(when: Calendar) -> list[Sample]:
    return [
        sample("network.Contact", "amira", name="Amira Shah", organisation="Northfield Pathology Laboratory",
               role="Biomedical scientist", how_met="Open day", keep_in_touch=30),
        sample("network.Event", "open-day", title="Laboratory open day", kind="other", day=when.ago(44),
               organisation="Northfield Pathology Laboratory", place="Northfield", minutes=3 * 60, cost=Decimal(0),
               currency="GBP", people=["amira"]),
        sample("network.Contact", "callum", name="Callum Reid", organisation="Hillside Logistics", role="Shift manager"),
        sample("network.Interaction", "amira-visit", contact="amira", day=when.ago(9), kind="shadowing",
               notes="Showed me the reception bench from sample to result.",
               follow_up="Ask Amira which entry posts train on the job", follow_up_on=when.ahead(2)),
    ]  # fmt: skip


def work(when: Calendar) -> list[Sample]:
    days = ((23, "Sample reception; every label is read twice."), (16, "Controls before patients’ samples."), (9, ""))
    return [
        sample("experience.Experience", "warehouse", organisation="Hillside Logistics", role="Stock controller",
               kind="full-time", setting="other", supervisor="callum", start=when.ago(3600), category="other-work"),
        sample("experience.Experience", "laboratory", organisation="Northfield Pathology Laboratory", kind="shadowing",
               setting="laboratory", supervisor="amira", start=when.ago(23), agreed_minutes=30 * 60, category="shadowing"),
        *[shift(f"laboratory-{turn}", experience="laboratory", day=when.ago(ago), note=note, skills=["laboratory-skills"],
                **from_to("09:00", "15:30", 30)) for turn, (ago, note) in enumerate(days)],
        shift("laboratory-ahead", experience="laboratory", day=when.ahead(5), state="planned", **hours(6)),
    ]  # fmt: skip


def wishes(when: Calendar) -> list[Sample]:
    steps = (("shadow", "Shadow for five days", when.ahead(20)), ("apply", "Apply for three support posts", when.ahead(80)))
    return [
        sample("goals.Goal", "laboratory", title="A first post in a laboratory", area="experience", start=when.ago(40),
               target_day=when.ahead(180), why="I like it when the numbers have to be right."),
        sample("goals.Goal", "shadowing", title="30 hours beside the bench", area="experience", start=when.ago(40),
               target_day=when.ahead(45), measure="experience.hours", amount=30 * 60, experience="laboratory"),
        *[sample("goals.Milestone", key, goal="laboratory", title=title, due=due, position=place)
          for place, (key, title, due) in enumerate(steps, start=1)],
    ]  # fmt: skip


def study(when: Calendar) -> list[Sample]:
    return [
        sample("skills.Rating", "laboratory", skill="laboratory-skills", level=1, day=when.ago(16)),
        sample("skills.Rating", "teamwork", skill="teamwork", level=4, day=when.ago(16), note="Ten years of night teams."),
        sample("learning.Course", "chemistry", title="Access course: chemistry", provider="Northfield College",
               kind="certificate", status="in-progress", start=when.ago(60), finish=when.ahead(140), cost=Decimal(390),
               currency="GBP", funding="loan"),
        sample("learning.Credential", "first-aid", type="First aid at work", number="SAMPLE-0101", issued=when.ago(500),
               expires=when.ahead(55)),
        sample("trends.Reading", "laboratory", resource="bls-clinical-laboratory-technologists-and-technicians",
               state="read", day=when.ago(12), minutes=20),
        sample("trends.Reading", "cpd", resource="hcpc-what-is-cpd"),
    ]  # fmt: skip


def thoughts(when: Calendar) -> list[Sample]:
    return [
        sample("goals.Direction", "laboratory", current="Stock controller", focus="diagnostics",
               target="clinical-laboratory-technologists-and-technicians",
               pathway="phlebotomy-to-mls", why="Work where being exact is the point."),
        sample("goals.CheckIn", "first", goal="laboratory", day=when.ago(8), line="Three days in, and I still want it."),
        sample("skills.Target", "laboratory-skills", skill="laboratory-skills", level=2, by=when.ahead(180)),
    ]  # fmt: skip
