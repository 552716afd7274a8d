"""Where people are bound to be: as sure as their plans, and never surer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from agents.inner import InnerLife
from agents.plan import Plan, PlanStep
from agents.talk import Knowledge
from simulation.engine import make_setting
from simulation.scenario import Study
from simulation.scheduling.versions import Course, Version, copied
from simulation.scheduling.whereabouts import Ways, Whereabouts
from simulation.state import Body
from tests.doubles import shared_embedder, tiny_town

HOUR = 3600
PLAN = Plan(
    day=0,
    wakes=0,
    sleeps=15 * HOUR,
    steps=(
        PlanStep(0, 2 * HOUR, "reading", "east"),
        PlanStep(2 * HOUR, 5 * HOUR, "sitting in the sun", "square"),
        PlanStep(5 * HOUR, 15 * HOUR, "resting at home", "east"),
    ),
)


def never(_: str, __: int) -> bool:
    return False


def always(_: str, __: int) -> bool:
    return True


@pytest.fixture(scope="module")
def ways() -> Ways:
    setting = make_setting(tiny_town(hours=30).study, shared_embedder())
    return Ways(setting, list(setting.protocol.ticks()), 4)


def foreseen(
    ways: Ways, body: Body, life: InnerLife, *, talk: Callable[[str, int], bool] = never, known: int = 0, done: int = 0
) -> Whereabouts:
    return ways.foreseen("ada", body, life, known=known, done=done, talk=talk, crowd=never)


def test_somebody_alone_is_where_its_plan_says_until_the_morning_after(ways: Ways) -> None:
    bound = foreseen(ways, Body("east"), InnerLife(plan=PLAN))
    places = [bound.place_after(tick) for tick in range(bound.leaves)]
    assert places[:4] == ["east"] * 4
    assert places[6:10] == ["square"] * 4
    assert (places[-1], bound.base) == ("east", "east")
    assert ways.tick(bound.leaves).start + 1800 > 24 * HOUR  # seven in the morning, when it wakes


def test_somebody_in_company_may_leave_in_the_tick_after_a_talk(ways: Ways) -> None:
    bound = foreseen(ways, Body("east"), InnerLife(plan=PLAN), talk=always)
    assert (bound.base, bound.leaves) == ("east", 2)
    assert ways.soonest(bound.leaves, "east", "cafe") == 3


def test_somebody_who_talks_stays_as_long_as_it_does(ways: Ways) -> None:
    bound = foreseen(ways, Body("square", conversation="1/square/ben"), InnerLife(plan=PLAN))
    assert (bound.base, bound.leaves) == ("square", 2)


def test_somebody_without_a_plan_may_leave_at_once(ways: Ways) -> None:
    assert foreseen(ways, Body("east"), InnerLife()).leaves == 1


def test_a_promise_that_is_not_in_the_plan_frees_at_once(ways: Ways) -> None:
    promise = PlanStep(HOUR, 2 * HOUR, "meeting Ben", "cafe", "commitment", "meeting/1")
    assert foreseen(ways, Body("east"), InnerLife(plan=PLAN, commitments=(promise,))).leaves == 1


@pytest.mark.parametrize(("done", "leaves"), [(0, 2), (-1, 1)])
def test_news_to_be_weighed_may_free_after_it_is(ways: Ways, done: int, leaves: int) -> None:
    life = InnerLife(plan=PLAN, knowledge={"well": Knowledge("well", None, "intervention/1/0", 0, ("what",))})
    assert foreseen(ways, Body("east"), life, done=done).leaves == leaves


def test_somebody_asleep_stays_until_it_wakes(ways: Ways) -> None:
    bound = foreseen(ways, Body("east", asleep=True, wakes=3 * HOUR), InnerLife())
    assert (bound.place_after(6), bound.leaves) == ("east", 7)


def test_somebody_on_its_way_arrives_when_it_does_and_a_closed_door_may_send_it_anywhere(ways: Ways) -> None:
    going = Body(None, destination="square", arrives=1800)
    bound = foreseen(ways, going, InnerLife(plan=PLAN))
    assert [bound.place_after(tick) for tick in (0, 1, 2)] == [None, None, "square"]
    closed = foreseen(ways, replace(going, destination="cafe"), InnerLife(plan=PLAN), known=0)
    assert (closed.base, closed.leaves) == ("cafe", 2)


def test_by_way_of_another_place_a_long_way_is_no_longer_than_two_ticks(ways: Ways) -> None:
    far = Ways(make_setting(far_town(), shared_embedder()), ways.ticks, 4)
    assert far.arrival(1, "east", "square") == 4
    assert far.soonest(1, "east", "square") == 3


def far_town() -> Study:
    study = tiny_town(hours=30).study
    return study.model_copy(update={"protocol": study.protocol.model_copy(update={"travel_minutes": 100})})


def test_a_course_shows_neither_the_future_nor_a_past_that_is_forgotten() -> None:
    course = Course("ada", 3, Body("east"), InnerLife())
    course.versions.append(Version(5, Body("square"), InnerLife()))
    course.known = 6
    assert [course.after(tick).body.place for tick in (3, 4, 5, 6)] == ["east", "east", "square", "square"]
    with pytest.raises(LookupError, match="ada after tick 7 is not to be seen"):
        course.after(7)
    course.forget_before(5)
    with pytest.raises(LookupError, match="ada after tick 4"):
        course.after(4)


def test_a_copy_of_a_body_shares_nothing_that_events_change() -> None:
    body = Body("east", noticed={"ben": "reading"})
    twin = copied(body)
    twin.noticed["ben"] = "asleep"
    twin.place = "west"
    assert (body.place, body.noticed) == ("east", {"ben": "reading"})
