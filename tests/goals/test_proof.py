"""Which record proves a step: the rules, one case each."""

import pytest

from goals.proof import Paper, State, Step, standings

RN, OHIO, CNA = 1, 2, 3
DONE, NOW, AHEAD = State.DONE, State.NOW, State.AHEAD


def step(kind, *names, types=(), occupation=None):
    return Step(kind, names or ("RN license",), frozenset(types), occupation)


LICENSE = step("credential", types=[RN, OHIO])
PROGRAM = step("course", "Associate degree in nursing", types=[CNA])
NURSE = step("role", "Staff nurse", "Registered nurse", occupation=7)
YEAR = step("experience", "Critical-care experience", "Registered nurse", occupation=7)

CASES = [
    # a credential: of its type, of any that it accepts, or of its name
    ("a type it accepts", LICENSE, Paper(0, "credential", "Ohio RN", type=OHIO), DONE),
    ("its name", LICENSE, Paper(0, "credential", "rn  LICENSE", type=99), DONE),
    ("another type", LICENSE, Paper(0, "credential", "CNA", type=CNA), AHEAD),
    ("one that has expired", LICENSE, Paper(0, "credential", type=RN, why_not="Expired"), AHEAD),
    ("a course of that name", LICENSE, Paper(0, "course", "RN license"), AHEAD),
    # a course: completed and of its name, or a credential that says it was taken
    ("a completed course", PROGRAM, Paper(0, "course", "Associate Degree in Nursing"), DONE),
    ("a course that goes on", PROGRAM, Paper(0, "course", "Associate degree in nursing", why_not="Not completed", begun=True), NOW),
    ("a planned course", PROGRAM, Paper(0, "course", "Associate degree in nursing", why_not="Not completed"), AHEAD),
    ("a course whose name only begins so", PROGRAM, Paper(0, "course", "Associate degree in nursing, part 1"), AHEAD),
    ("a credential it is known by", PROGRAM, Paper(0, "credential", type=CNA), DONE),
    ("that credential expired", PROGRAM, Paper(0, "credential", type=CNA, why_not="Expired"), AHEAD),
    ("a credential of the course's name", PROGRAM, Paper(0, "credential", "Associate degree in nursing", type=99), AHEAD),
    # a role: the current one, or a place with that role
    ("the current role", NURSE, Paper(0, "role", "Nurse", occupation=7), DONE),
    ("the current role by its name", NURSE, Paper(0, "role", "staff nurse", occupation=99), DONE),
    ("another current role", NURSE, Paper(0, "role", "Medical assistant", occupation=8), AHEAD),
    ("a place with that role", NURSE, Paper(0, "experience", "Registered nurse", over=True), DONE),
    ("a place with that role in a ward", NURSE, Paper(0, "experience", "Registered nurse, intensive care"), DONE),
    ("a place that begins next month", NURSE, Paper(0, "experience", "Registered nurse", why_not="After the period"), AHEAD),
    ("a place without that role", NURSE, Paper(0, "experience", "Nurse’s aide"), AHEAD),
    # experience: had when it is over
    ("experience that is over", YEAR, Paper(0, "experience", "Registered nurse", over=True), DONE),
    ("experience that goes on", YEAR, Paper(0, "experience", "Critical-care experience"), NOW),
    ("a role alone", YEAR, Paper(0, "role", "Registered nurse", occupation=7), AHEAD),
    ("a nameless place", YEAR, Paper(0, "experience", ""), AHEAD),
]


@pytest.mark.parametrize(("_case", "asked", "paper", "state"), CASES, ids=[case[0] for case in CASES])
def test_one_record_and_one_step(_case, asked, paper, state):
    (found,) = standings([asked], [paper])
    assert (found.state, found.why_not) == (state, paper.why_not if found.paper else "")


def test_a_step_nobody_has_a_record_of_is_ahead():
    (found,) = standings([LICENSE], [])
    assert (found.state, found.paper) == (AHEAD, None)


def test_what_proves_a_step_goes_before_what_does_not():
    expired, held = Paper(1, "credential", type=RN, why_not="Expired"), Paper(2, "credential", type=OHIO)
    (found,) = standings([LICENSE], [expired, held])
    assert (found.state, found.paper) == (DONE, held)


def test_a_record_proves_one_step_of_a_kind_the_first_it_fits():
    again = step("credential", "Another modality", types=[RN])
    first, second = standings([LICENSE, again], [Paper(1, "credential", type=RN)])
    assert (first.state, second.state) == (DONE, AHEAD)
    both = standings([LICENSE, again], [Paper(1, "credential", type=RN), Paper(2, "credential", type=RN)])
    assert [each.state for each in both] == [DONE, DONE]


def test_a_credential_may_prove_the_course_before_it_and_itself():
    card = step("credential", "Registry", types=[CNA])
    assert [each.state for each in standings([PROGRAM, card], [Paper(1, "credential", type=CNA)])] == [DONE, DONE]


def test_two_equal_records_are_two_records():
    again = step("credential", "Another modality", types=[RN])
    same = [Paper("R.T.", "credential", type=RN), Paper("R.T.", "credential", type=RN)]
    assert [each.state for each in standings([LICENSE, again], same)] == [DONE, DONE]
