from functools import partial

from careertrack.demo.samples import Calendar, Sample, sample

goal = partial(sample, "goals.Goal")
milestone = partial(sample, "goals.Milestone")
check_in = partial(sample, "goals.CheckIn")


def direction() -> list[Sample]:
    return [
        sample(
            "goals.Direction", "nursing", current="Medical assistant", target="Registered nurse", focus="patient-care",
            pathway="cna-to-np",
            why="To be the one who plans the care, not only the one who helps with it.",
        )
    ]  # fmt: skip


def goals(when: Calendar) -> list[Sample]:
    return [
        goal(
            "nursing-program", title="Start an ADN nursing program next fall", area="learning", start=when.ago(330),
            target_day=when.ahead(273),
            why="I want to plan care, not only assist with it, in the hospital that looked after my dad.",
        ),
        goal(
            "volunteer-hours", title="600 hours at Maple Court", area="experience", in_focus=False, start=when.ago(1400),
            target_day=when.ahead(300), measure="experience.hours", amount=600 * 60, experience="care-home",
        ),
        goal(
            "mentor", title="Talk to a mentor every month", area="network", start=when.ago(400),
            measure="network.mentor_meetings", amount=1, per="month", why="I decide better after saying it aloud.",
        ),
        goal(
            "speaking-up", title="Speaking up at level 3", area="skills", in_focus=False, start=when.ago(200),
            target_day=when.ahead(120), measure="skills.level", amount=3, skill="speaking-up",
        ),
        goal(
            "courses", title="Two short courses this winter", area="learning", in_focus=False, start=when.ago(120),
            target_day=when.ahead(60), measure="learning.courses", amount=2,
        ),
        goal(
            "clinical-points", title="10 clinical points", area="learning", in_focus=False, start=when.ago(600),
            target_day=when.ahead(90), measure="learning.credits", amount=10, unit="points", topic="cma-aama-clinical",
        ),
        goal(
            "spanish", title="Hold a simple intake in Spanish", area="skills", in_focus=False, state="paused",
            reason="After anatomy; one course at a time.",
        ),
        goal(
            "hospital-job", title="Work in an emergency department", area="experience", start=when.ago(700),
            target_day=when.ago(300), state="achieved", closed_on=when.ago(320), why="To find out whether I like the pace. I do.",
        ),
        goal(
            "coding", title="Become a coder", area="learning", in_focus=False, start=when.ago(800), state="dropped",
            closed_on=when.ago(640),
            reason="I missed people after two weeks.",
        ),
    ]  # fmt: skip


def milestones(when: Calendar) -> list[Sample]:
    """Of the program: nine, four done, one late."""
    steps = (
        ("statistics", "Finish statistics", when.ago(190), when.ago(192)),
        ("programs", "Choose three programs to apply to", when.ago(150), when.ago(162)),
        ("anatomy-1", "Finish Anatomy and Physiology I", when.ago(107), when.ago(107)),
        ("reference", "Ask Denise for a reference letter", when.ago(60), when.ago(64)),
        ("exam-seat", "Book a seat for the entrance exam", when.ago(6), None),
        ("anatomy-2", "Finish Anatomy and Physiology II", when.ahead(25), None),
        ("exam", "Sit the entrance exam", when.ahead(54), None),
        ("applications", "Send three applications", when.ahead(112), None),
        ("tuition", "Secure tuition support", None, None),
    )
    return [
        milestone(key, goal="nursing-program", title=title, due=due, done_on=done_on, position=place)
        for place, (key, title, due, done_on) in enumerate(steps, start=1)
    ]


def check_ins(when: Calendar) -> list[Sample]:
    about_the_program = (
        (37, "Slow: two extra shifts, little reading."),
        (30, "Back on it. One practice test, 68 percent."),
        (23, "Grace told me what the application asks for; less than I feared."),
        (16, "Practice test three: 74 percent. Fractions still cost me time."),
        (9, "A quiet week and four chapters done."),
        (2, "The ICU day made it real again."),
    )
    program = [
        check_in(f"program-{days}", goal="nursing-program", day=when.ago(days), line=line) for days, line in about_the_program
    ]
    return [*program, check_in("tired", day=when.ago(5), line="Tired after the night shift, and glad I went.")]
