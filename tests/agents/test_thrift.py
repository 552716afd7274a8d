"""What is not put to a mind: what is routine, and what somebody alike has answered."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from agents.canonical import E6
from agents.minds.rules import RulesMind
from agents.opinion import Opinion, Voiced
from agents.persona import BigFive, Persona, PersonalIdentity
from agents.talk import Carried, Meeting
from agents.tasks import CONSIDER, NOTE_FACTS, PLAN_DAY, RATE_IMPORTANCE, REACT, SAY, SUMMARISE_TALK, UPDATE_OPINION
from agents.tasks.base import Answer, AnyQuestion, Outcome, Question
from agents.thrift import Thrift
from agents.thrift.archetypes import Archetypes, archetype_of
from agents.thrift.routine import is_routine
from tests.agents.inquiries import REACTING, SAYING, question


class Listening:
    """A mind that answers as the rules do and keeps what it was asked."""

    name = "listening"

    def __init__(self) -> None:
        self.asked: list[AnyQuestion] = []

    async def answer(self, question: Question[Any, Any]) -> Outcome[Any]:
        self.asked.append(question)
        return await RulesMind().answer(question)

    async def close(self) -> None: ...


def answered(thrift: Thrift, mind: Listening, asked: AnyQuestion) -> Answer:
    return asyncio.run(thrift.answer(mind, asked)).answer  # type: ignore[no-any-return]


SMALL = replace(SAYING, claims=(), opinions=())


def test_small_talk_is_routine_until_there_is_something_to_tell() -> None:
    assert is_routine(question(SAY, SMALL))
    assert not is_routine(question(SAY, replace(SMALL, claims=SAYING.claims)))
    known = tuple(replace(claim, partner_knows=True) for claim in SAYING.claims)
    assert is_routine(question(SAY, replace(SMALL, claims=known)))


@pytest.mark.parametrize(
    "change",
    [
        {"claims": (Carried("supper", ("what",)),)},
        {"stances": (Voiced("bypass", 500_000, 500_000),)},
        {"meeting": Meeting("square", 10, 20)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_news_stances_and_arrangements_make_a_talk_more_than_small(change: dict[str, Any]) -> None:
    turn = replace(SMALL.transcript[0], **change)
    assert not is_routine(question(SAY, replace(SMALL, transcript=(turn,))))
    summing_up = question(SUMMARISE_TALK)
    assert not is_routine(replace(summing_up, input=replace(summing_up.input, transcript=(turn,))))
    noting = question(NOTE_FACTS)
    assert not is_routine(replace(noting, input=replace(noting.input, turns=(turn,))))


def test_who_holds_an_opinion_is_asked_itself() -> None:
    view = replace(SAYING.opinions[0], opinion=Opinion(300_000))
    assert not is_routine(question(SAY, replace(SMALL, opinions=(view,))))
    assert is_routine(question(SAY, replace(SMALL, opinions=(replace(view, opinion=None),))))


def test_whether_to_turn_to_people_is_routine_once_they_know_all_one_has_to_tell() -> None:
    assert not is_routine(question(REACT, replace(REACTING, known_to=())))
    everybody = tuple((claim.id, other) for claim in REACTING.claims for other in REACTING.may_talk)
    assert is_routine(question(REACT, replace(REACTING, known_to=everybody)))


def test_plans_and_what_one_makes_of_news_are_never_routine() -> None:
    assert not is_routine(question(PLAN_DAY))
    assert not is_routine(question(CONSIDER))


def test_memories_of_news_are_rated_by_the_mind() -> None:
    asked = question(RATE_IMPORTANCE)
    of_every_day = tuple(replace(one, kind="heard", claim_interest=0) for one in asked.input.memories)
    assert is_routine(replace(asked, input=replace(asked.input, memories=of_every_day)))
    with_news = (*of_every_day, replace(of_every_day[0], claim_interest=7))
    assert not is_routine(replace(asked, input=replace(asked.input, memories=with_news)))


def test_a_mind_is_asked_what_matters_and_nothing_else() -> None:
    mind = Listening()
    thrift = Thrift(routine=True)
    assert answered(thrift, mind, question(SAY, SMALL)) == answered(Thrift(), Listening(), question(SAY, SMALL))
    answered(thrift, mind, question(CONSIDER))
    assert [one.task.name for one in mind.asked] == ["consider"]


SHARED = Archetypes(("traits",), ("update_opinion", "consider"))


def of(persona: Persona, asked: AnyQuestion) -> AnyQuestion:
    return replace(asked, person=persona.slug, input=replace(asked.input, me=replace(asked.input.me, persona=persona)))


def somebody(name: str, extraversion: float) -> Persona:
    traits = BigFive(extraversion=extraversion)
    return Persona(id=name.lower(), name=name, personal=PersonalIdentity(traits=traits))


@pytest.mark.parametrize("task", [UPDATE_OPINION, CONSIDER], ids=lambda task: task.name)
def test_people_of_one_kind_come_to_one_question(task: Any) -> None:
    alike = [SHARED.shared(of(somebody(name, share), question(task))) for name, share in (("Ada", 0.7), ("Ben", 0.95))]
    assert alike[0] == alike[1]
    assert alike[0].sample == alike[1].sample
    other = SHARED.shared(of(somebody("Cleo", 0.1), question(task)))
    assert other.person != alike[0].person


def test_an_archetype_has_no_name_no_memories_and_nobody_it_knows_by_name() -> None:
    shared = SHARED.shared(question(CONSIDER))
    assert shared.input.memories == ()
    assert shared.input.claim.teller_name is None
    assert "Orla" not in repr(shared.input.me)
    opinion = SHARED.shared(question(UPDATE_OPINION)).input
    assert {heard.name for heard in opinion.heard} == {None}


def test_a_stance_moves_as_far_as_its_archetypes_did() -> None:
    asked = question(UPDATE_OPINION)
    mind = Listening()
    answer: Any = answered(Thrift(archetypes=SHARED), mind, asked)
    (shared,) = mind.asked
    moved: Any = asyncio.run(RulesMind().answer(shared)).answer
    coarse, own = shared.input.view.opinion.stance_e6, asked.input.view.opinion.stance_e6
    assert coarse != own
    assert answer.stance - own / E6 == pytest.approx(moved.stance - coarse / E6)


def test_other_tasks_are_asked_of_everybody() -> None:
    mind = Listening()
    answered(Thrift(archetypes=SHARED), mind, question(SAY))
    assert [one.person for one in mind.asked] == ["orla"]


def test_what_kinds_are_told_apart_by_is_the_studys_choice() -> None:
    ada, cleo = somebody("Ada", 0.9), somebody("Cleo", 0.1)
    assert archetype_of(ada, ("occupation",)) == archetype_of(cleo, ("occupation",))
    assert archetype_of(ada, ("traits",)) != archetype_of(cleo, ("traits",))
