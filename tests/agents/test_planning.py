"""Plans made whole: whatever a mind answers, the day is covered, in order, without overlap, at places that exist."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.persona import Habit, LifeContext
from agents.plan import Plan, PlanStep
from agents.planning import (
    SECONDS_PER_DAY,
    activity_at,
    habit_steps,
    is_waking_minute,
    made_whole,
    minute_of,
    moved_home,
    next_time,
    overlapping,
    with_the_past,
)
from agents.tasks.planning import DayPlan, Step

PLACES = ("home", "cafe", "square")
STEPS = st.builds(
    Step,
    start_minute=st.integers(0, 2880),
    end_minute=st.integers(0, 2880),
    activity=st.sampled_from(["reading", "walking"]),
    place=st.sampled_from([*PLACES, "", "nowhere"]),
    claim=st.sampled_from(["", "concert"]),
    fixed=st.booleans(),
)
ANSWERS = st.lists(STEPS, min_size=1, max_size=12).map(lambda steps: DayPlan(steps=tuple(steps)))
HOURS = st.tuples(st.integers(0, 20 * 3600), st.integers(1, 20 * 3600)).map(lambda pair: (pair[0], pair[0] + pair[1]))


def whole(answer: DayPlan, wakes: int, sleeps: int, midnight: int = 0) -> Plan:
    return made_whole(answer, day=0, midnight=midnight, wakes=wakes, sleeps=sleeps, home="home", places=PLACES)


@given(ANSWERS, HOURS, st.integers(-SECONDS_PER_DAY, SECONDS_PER_DAY))
def test_a_plan_covers_the_waking_day_without_gap_or_overlap(
    answer: DayPlan, hours: tuple[int, int], midnight: int
) -> None:
    plan = whole(answer, *hours, midnight)
    assert plan.steps[0].start == hours[0]
    assert plan.steps[-1].end == hours[1]
    assert all(earlier.end == later.start for earlier, later in pairwise(plan.steps))
    assert all(step.start < step.end for step in plan.steps)
    assert all(step.place in PLACES for step in plan.steps)


@given(ANSWERS, HOURS)
def test_every_waking_second_has_one_step(answer: DayPlan, hours: tuple[int, int]) -> None:
    plan = whole(answer, *hours)
    for seconds in range(hours[0], hours[1], 1 + (hours[1] - hours[0]) // 50):
        step = plan.step_at(seconds)
        assert step is not None
        assert step.start <= seconds < step.end
    assert plan.step_at(hours[0] - 1) is None
    assert plan.step_at(hours[1]) is None


@given(ANSWERS, HOURS)
def test_steps_that_fit_are_kept_as_they_were(answer: DayPlan, hours: tuple[int, int]) -> None:
    plan = whole(answer, *hours)
    asked = {(step.activity, step.claim, step.fixed) for step in answer.steps}
    for step in plan.steps:
        assert (step.activity, step.claim, step.fixed) in asked or step.activity == "resting at home"


def test_an_empty_morning_is_spent_at_home() -> None:
    plan = whole(
        DayPlan(steps=(Step(start_minute=600, end_minute=660, activity="reading", place="cafe"),)), 28800, 72000
    )
    assert [(step.activity, step.place, step.start) for step in plan.steps] == [
        ("resting at home", "home", 28800),
        ("reading", "cafe", 36000),
        ("resting at home", "home", 39600),
    ]


def test_a_place_that_does_not_exist_becomes_home() -> None:
    plan = whole(DayPlan(steps=(Step(start_minute=0, end_minute=2880, activity="x", place="nowhere"),)), 0, 3600)
    assert plan.steps[0].place == "home"


def test_what_begins_inside_something_else_begins_when_that_ends() -> None:
    steps = (Step(start_minute=0, end_minute=60, activity="a"), Step(start_minute=30, end_minute=90, activity="b"))
    plan = whole(DayPlan(steps=steps), 0, 5400)
    assert [(step.activity, step.start, step.end) for step in plan.steps] == [("a", 0, 3600), ("b", 3600, 5400)]


@given(ANSWERS, ANSWERS, HOURS, st.integers(0, 100))
def test_a_revised_plan_keeps_the_past(before: DayPlan, after: DayPlan, hours: tuple[int, int], share: int) -> None:
    old = whole(before, *hours)
    now = hours[0] + (hours[1] - hours[0] - 1) * share // 100
    plan = with_the_past(old, whole(after, now, hours[1]), now)
    assert plan.wakes == hours[0]
    assert [step for step in plan.steps if step.end < now] == [step for step in old.steps if step.end < now]
    assert plan.steps[0].start == hours[0]
    assert plan.steps[-1].end == hours[1]
    assert all(earlier.end == later.start for earlier, later in pairwise(plan.steps))


@given(ANSWERS, HOURS, st.integers(0, 100))
def test_who_stands_before_a_closed_door_goes_home_for_that_step_only(
    answer: DayPlan, hours: tuple[int, int], share: int
) -> None:
    plan = whole(answer, *hours)
    now = hours[0] + (hours[1] - hours[0] - 1) * share // 100
    moved = moved_home(plan, now, "home")
    for before, after in zip(plan.steps, moved.steps, strict=True):
        if before.start <= now < before.end:
            assert (after.place, after.origin, after.claim, after.fixed) == ("home", "reaction", "", False)
            assert (after.start, after.end) == (before.start, before.end)
        else:
            assert after == before


@given(st.integers(0, 1439), st.integers(-SECONDS_PER_DAY, 10 * SECONDS_PER_DAY), st.integers(-3, 3))
def test_the_next_time_is_the_first_after_now(minute: int, after: int, day: int) -> None:
    midnight = (after // SECONDS_PER_DAY - abs(day)) * SECONDS_PER_DAY
    found = next_time(minute, after, midnight)
    assert after < found <= after + SECONDS_PER_DAY
    assert (found - midnight) % SECONDS_PER_DAY == minute * 60


@pytest.mark.parametrize(
    ("wake", "sleep", "minute", "awake"),
    [
        ("07:00", "22:00", 420, True),
        ("07:00", "22:00", 419, False),
        ("07:00", "22:00", 1320, False),
        ("18:00", "09:00", 0, True),
        ("18:00", "09:00", 600, False),
        ("18:00", "09:00", 1100, True),
    ],
)
def test_waking_hours_may_pass_midnight(wake: str, sleep: str, minute: int, awake: bool) -> None:
    assert is_waking_minute(LifeContext(wake=wake, sleep=sleep), minute) is awake


@given(st.integers(0, 1439))
def test_a_clock_time_is_a_minute_of_the_day(minute: int) -> None:
    assert minute_of(f"{minute // 60:02d}:{minute % 60:02d}") == minute


def test_habits_become_steps_of_their_days_in_order() -> None:
    context = LifeContext(
        habits=(
            Habit(do="night watch", at="square", start="22:00", end="04:00", fixed=True),
            Habit(do="market", at="square", start="08:00", end="09:00", days=("saturday",)),
            Habit(do="tea", start="06:00", end="07:00"),
        )
    )
    weekday = habit_steps(context, "monday", 1000, "home")
    assert [(step.activity, step.place, step.start - 1000) for step in weekday] == [
        ("tea", "home", 6 * 3600),
        ("night watch", "square", 22 * 3600),
    ]
    assert weekday[1].end - weekday[1].start == 6 * 3600
    assert weekday[1].fixed
    assert len(habit_steps(context, "saturday", 0, "home")) == 3


@given(st.lists(HOURS, max_size=6), HOURS)
def test_overlap_is_shared_time(spans: list[tuple[int, int]], window: tuple[int, int]) -> None:
    steps = [PlanStep(start, end, "x", "home") for start, end in spans]
    expected = [step for step in steps if max(step.start, window[0]) < min(step.end, window[1])]
    assert list(overlapping(steps, *window)) == expected


def test_details_take_their_turns_within_a_step() -> None:
    step = PlanStep(0, 90, "cooking", "home")
    assert [activity_at(step, ("a", "b", "c"), now) for now in (-5, 0, 29, 30, 89, 95)] == [
        "a",
        "a",
        "a",
        "b",
        "c",
        "c",
    ]
    assert activity_at(step, (), 10) == "cooking"


def test_the_step_after_is_the_first_that_begins_later() -> None:
    plan = whole(DayPlan(steps=(Step(start_minute=10, end_minute=20, activity="a"),)), 0, 3600)
    following = plan.step_after(0)
    assert following is not None
    assert following.start == 600
    assert plan.step_after(3600) is None
