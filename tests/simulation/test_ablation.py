"""Ablations: nested blocks hide more and more, answers are held against the record, and worlds run without a block."""

from __future__ import annotations

import asyncio
from functools import cache
from itertools import pairwise

import pytest

from agents.minds.rules import RulesMind
from agents.tasks.interviewing import InterviewAnswer
from simulation.ablation import (
    ARMS,
    CONDITIONS,
    Probe,
    Row,
    _asked,
    _Kept,
    by_interview,
    by_world,
    hidden,
    probes_of,
    without_kinds,
)
from simulation.engine import Engine, make_setting
from simulation.inquiry.interviews import Interviewer
from tests.doubles import ScriptedMind, shared_embedder, sociable, tiny_town


@cache
def lived() -> tuple[Engine, _Kept]:
    """Return a world that ran to the middle of its afternoon, with what was kept of it."""
    kept = _Kept()
    study = tiny_town(conduct={"reflection_threshold": 40}).study
    engine = Engine(make_setting(study, shared_embedder()), ScriptedMind({"react": sociable}), kept)
    engine.found()

    async def until_four() -> None:
        while engine.upcoming is not None and engine.upcoming.start < 9 * 3600:
            await engine.step()

    asyncio.run(until_four())
    return engine, kept


def rows_by(rows: list[Row]) -> dict[tuple[str, str], Row]:
    return {(row.name, row.outcome): row for row in rows}


def test_each_condition_hides_what_the_one_before_it_hides() -> None:
    for less, more in pairwise(CONDITIONS):
        assert less.kinds <= more.kinds
        assert less.plans <= more.plans
        assert less.claims <= more.claims
    assert not CONDITIONS[0].kinds


def test_probes_ask_for_what_the_record_knows() -> None:
    engine, kept = lived()
    probes = probes_of(engine.state, engine.setting.study, kept)
    assert {probe.category for probe in probes} >= {"self-knowledge", "memory", "plans", "reactions"}
    assert {probe.person for probe in probes} == set(engine.state.bodies)
    for probe in probes:
        if probe.text.startswith("Have you heard of Ada's concert"):
            assert probe.yes is ("concert" in engine.state.lives[probe.person].knowledge)


def test_with_nothing_hidden_what_the_record_knows_is_answered_and_with_no_memory_little_of_it() -> None:
    engine, kept = lived()
    probes = [one for one in probes_of(engine.state, engine.setting.study, kept) if one.category == "memory"]
    answerable = [probe for probe in probes if probe.holds or probe.yes]
    shares = {
        condition.name: [
            probe.is_met(asyncio.run(_asked(engine, RulesMind(), condition, probe))) for probe in answerable
        ]
        for condition in (CONDITIONS[0], CONDITIONS[-1])
    }
    full, empty = (sum(met) / len(met) for met in shares.values())
    assert len(answerable) >= 4
    assert full >= 0.85
    assert empty < full / 2


def test_what_is_hidden_does_not_come_to_mind_and_the_state_stays_as_it_was() -> None:
    engine, _ = lived()
    before = {person: len(stream) for person, stream in engine.state.streams.items()}
    for condition in CONDITIONS:
        state = without_kinds(engine.state, "ada", condition.kinds)
        assert not {memory.kind for memory in state.streams["ada"]} & condition.kinds
        question = Interviewer(engine.setting, state, 9 * 3600).question("ada", "What are your plans?")
        given = hidden(question.input, condition)
        assert (given.me.plan is None) == condition.plans
        assert not condition.claims or (given.claims, given.names) == ((), ())
    assert {person: len(stream) for person, stream in engine.state.streams.items()} == before


@pytest.mark.parametrize(
    ("probe", "answer", "met"),
    [
        (Probe("ada", "plans", "?", ("eating soup.",)), InterviewAnswer(text="Next: Eating soup at noon."), True),
        (Probe("ada", "plans", "?", ("eating soup",)), InterviewAnswer(text="I couldn't say."), False),
        (Probe("ada", "memory", "?", yes=True), InterviewAnswer(text="Yes.", yes=True), True),
        (Probe("ada", "memory", "?", yes=True), InterviewAnswer(text="Well."), False),
        (Probe("ada", "reactions", "?", ("the fair",), False), InterviewAnswer(text="No.", yes=False), False),
    ],
)
def test_an_answer_is_true_where_it_says_what_is_so(probe: Probe, answer: InterviewAnswer, met: bool) -> None:
    assert probe.is_met(answer) is met


def test_interviews_lose_plans_and_news_with_the_blocks_that_hold_them() -> None:
    rows = rows_by(by_interview(tiny_town(), (1, 2), shared_embedder()))
    full, last = CONDITIONS[0].name, CONDITIONS[-1].name
    for category in ("plans", "reactions", "all"):
        lost = rows[last, category].against
        assert lost is not None
        assert lost.mean is not None
        assert lost.mean < 0
    assert rows[full, "plans"].against is None
    assert rows["no reflection, no planning", "plans"].spread.mean == 0.0
    assert rows["no reflection, no planning", "reactions"].spread.mean == rows[full, "reactions"].spread.mean


def test_worlds_without_a_block_do_without_it() -> None:
    scenario = tiny_town(hours=8, conduct={"reflection_threshold": 20})
    rows = rows_by(by_world(scenario, (1, 2), shared_embedder()))
    assert {name for name, _ in rows} == {arm.name for arm in ARMS}
    assert rows["no reflection", "reflections"].spread.mean == 0.0
    whole = rows["all there is", "reflections"].spread.mean
    assert whole is not None
    assert whole > 0
    assert all(row.against is not None for (name, _), row in rows.items() if name != "all there is")
