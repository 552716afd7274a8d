"""The inner life: promises, lines and what one knows that others know."""

from __future__ import annotations

from agents.inner import RECENT_LINES, InnerLife
from agents.plan import PlanStep


def step(start: int, claim: str = "", activity: str = "walking") -> PlanStep:
    return PlanStep(start, start + 10, activity, "square", "commitment", claim)


def test_who_knows_is_kept_once_and_in_order() -> None:
    life = InnerLife()
    for person in ("cleo", "ada", "cleo", "ben"):
        life.learns_that_one_knows("concert", person)
    assert life.known_to == {"concert": ("ada", "ben", "cleo")}


def test_only_the_last_lines_are_kept() -> None:
    life = InnerLife()
    for n in range(RECENT_LINES + 5):
        life.says(f"line {n}")
    assert len(life.lines) == RECENT_LINES
    assert life.lines[-1] == f"line {RECENT_LINES + 4}"


def test_a_promise_for_an_event_replaces_the_one_before() -> None:
    life = InnerLife()
    life.promises(step(50, "concert"))
    life.promises(step(20))
    life.promises(step(60, "concert"))
    assert [(kept.start, kept.claim) for kept in life.commitments] == [(20, ""), (60, "concert")]


def test_promises_without_an_event_stand_side_by_side() -> None:
    life = InnerLife()
    life.promises(step(20, activity="b"))
    life.promises(step(20, activity="a"))
    assert [kept.activity for kept in life.commitments] == ["a", "b"]


def test_a_promise_can_be_taken_back() -> None:
    life = InnerLife()
    life.promises(step(50, "concert"))
    life.promises(step(70, "fair"))
    life.releases("concert")
    life.releases("nothing")
    assert [kept.claim for kept in life.commitments] == ["fair"]
