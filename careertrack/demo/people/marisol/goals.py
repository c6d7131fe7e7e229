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
            "volunteer-hours", title="500 hours at Maple Court", area="experience", in_focus=False, start=when.ago(1400),
            target_day=when.ahead(300),
        ),
        goal(
            "spanish", title="Hold a simple intake in Spanish", area="skills", in_focus=False, state="paused",
            reason="After anatomy; one course at a time.",
        ),
        goal(
            "hospital-job", title="Work in an emergency department", area="experience", start=when.ago(700),
            target_day=when.ago(300), state="achieved", why="To find out whether I like the pace. I do.",
        ),
        goal(
            "coding", title="Become a coder", area="learning", in_focus=False, start=when.ago(800), state="dropped",
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
