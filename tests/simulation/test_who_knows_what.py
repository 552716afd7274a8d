"""Nobody carries a claim it was not told, every knower has a chain to the origin, no mind sees more than its own."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from agents.minds.base import Mind
from agents.perception import ClaimView
from agents.talk import Act
from agents.tasks.base import AnyQuestion
from agents.tasks.claiming import ConsiderInput
from agents.tasks.deciding import ReactInput
from agents.tasks.speaking import SayInput, Turn
from simulation.events import (
    ClaimBegan,
    ConversationOpened,
    Informed,
    ParticipantJoined,
    Told,
    Uttered,
)
from simulation.scenario import Scenario
from tests.doubles import (
    ScriptedMind,
    Tape,
    boasting_mind,
    eventful_town,
    passes_everything_on,
    played,
    sociable,
    tiny_meetings,
    tiny_town,
)

SOCIETIES = {
    "town": lambda seed: tiny_town(people=6, hours=12, seed=seed),
    "meetings": lambda seed: tiny_meetings(people=5, days=4, seed=seed),
    "eventful": lambda seed: eventful_town(seed=seed),
}
SEEDS = range(1, 6)


def minds() -> dict[str, Mind | None]:
    return {
        "rules": None,
        "talkative": ScriptedMind({"react": sociable, "consider": passes_everything_on}),
        "boasting": _sociable_boaster(),
    }


def _sociable_boaster() -> ScriptedMind:
    mind = boasting_mind(("concert", "well", "strike", "no-such-claim"))
    mind.answers = {**mind.answers, "react": sociable, "consider": passes_everything_on}
    return mind


@pytest.fixture(scope="module", params=[(kind, mind) for kind in SOCIETIES for mind in minds()], ids="-".join)
def tapes(request: pytest.FixtureRequest) -> list[Tape]:
    kind, mind = request.param
    return [played(SOCIETIES[kind](seed), minds()[mind]) for seed in SEEDS]


class Following:
    """Follows a tape event by event, and keeps who knows what by what was told alone."""

    def __init__(self) -> None:
        self.known: dict[str, dict[str, str]] = {}
        """By claim and person: the utterance or intervention it came by; empty for the origin."""
        self.members: dict[str, list[str]] = {}
        self.said: dict[str, Uttered] = {}

    def follow(self, tape: Tape) -> Iterator[Any]:
        for _, event in tape.events:
            yield event
            if isinstance(event, ClaimBegan):
                self.known.setdefault(event.claim, {})[event.person] = ""
            elif isinstance(event, Informed):
                self.known.setdefault(event.claim, {}).setdefault(event.person, event.by)
            elif isinstance(event, ConversationOpened):
                self.members[event.conversation] = list(event.participants)
            elif isinstance(event, ParticipantJoined):
                self.members[event.conversation].append(event.person)
            elif isinstance(event, Uttered):
                self.said[event.utterance.id] = event
            elif isinstance(event, Told):
                self.known[event.claim].setdefault(event.hearer, event.utterance)


def test_no_utterance_carries_a_claim_its_speaker_does_not_know(tapes: list[Tape]) -> None:
    carried = 0
    for tape in tapes:
        following = Following()
        for event in following.follow(tape):
            if isinstance(event, Uttered):
                for claim in event.utterance.claims:
                    carried += 1
                    assert event.utterance.speaker in following.known[claim.claim]
    assert carried > 0


def test_tellings_happen_only_within_a_conversation_and_in_words_that_carry_them(tapes: list[Tape]) -> None:
    told = 0
    for tape in tapes:
        following = Following()
        for event in following.follow(tape):
            if isinstance(event, Told):
                told += 1
                said = following.said[event.utterance].utterance
                assert said.speaker == event.teller != event.hearer
                assert {event.teller, event.hearer} <= set(following.members[said.conversation])
                (claim,) = [claim for claim in said.claims if claim.claim == event.claim]
                assert claim.details == event.details
                assert "what" in event.details
    assert told > 0


def test_every_hearer_of_a_carried_claim_is_told(tapes: list[Tape]) -> None:
    for tape in tapes:
        following = Following()
        expected: set[tuple[str, str, str]] = set()
        told: set[tuple[str, str, str]] = set()
        for event in following.follow(tape):
            if isinstance(event, Uttered):
                said = event.utterance
                for claim in said.claims:
                    if "what" in claim.details:
                        hearers = set(following.members[said.conversation]) - {said.speaker}
                        expected |= {(said.id, claim.claim, hearer) for hearer in hearers}
            elif isinstance(event, Told):
                told.add((event.utterance, event.claim, event.hearer))
        assert told == expected


def test_every_knower_has_a_chain_to_the_origin(tapes: list[Tape]) -> None:
    for tape in tapes:
        following = Following()
        list(following.follow(tape))
        state = tape.engine.state
        for person, life in state.lives.items():
            for claim, knowledge in life.knowledge.items():
                assert following.known[claim][person] == (knowledge.utterance or "")
                knower, steps = person, 0
                while (teller := state.lives[knower].knowledge[claim].teller) is not None:
                    earlier, later = (state.lives[one].knowledge[claim].seconds for one in (teller, knower))
                    assert earlier <= later
                    knower, steps = teller, steps + 1
                    assert steps <= len(state.lives)
                first = state.lives[knower].knowledge[claim]
                origin = next(one.origin for one in tape.engine.setting.study.claims if one.id == claim)
                assert knower == origin or str(first.utterance).startswith("intervention/")


def test_who_is_known_to_know_does_know(tapes: list[Tape]) -> None:
    for tape in tapes:
        lives = tape.engine.state.lives
        for life in lives.values():
            for claim, people in life.known_to.items():
                assert claim in life.knowledge
                assert all(claim in lives[other].knowledge for other in people)


def test_details_are_no_more_than_some_teller_knew(tapes: list[Tape]) -> None:
    for tape in tapes:
        details: dict[tuple[str, str], set[str]] = {}
        for _, event in tape.events:
            if isinstance(event, ClaimBegan | Informed):
                details.setdefault((event.person, event.claim), set()).update(event.details)
            elif isinstance(event, Told):
                assert set(event.details) <= details[event.teller, event.claim]
                details.setdefault((event.hearer, event.claim), set()).update(event.details)


@pytest.mark.parametrize("kind", SOCIETIES)
def test_where_talk_is_forbidden_nobody_learns_anything(kind: str) -> None:
    scenario = SOCIETIES[kind](1)
    silent = scenario.study.model_copy(update={"conduct": scenario.study.conduct.model_copy(update={"talk": False})})
    tape = played(scenario.model_copy(update={"study": silent}))
    kinds = {event.kind for _, event in tape.events}
    assert not kinds & {"conversation_opened", "uttered", "told"}
    if kind != "eventful":
        assert sum(len(life.knowledge) for life in tape.engine.state.lives.values()) == 2


# What a mind gets to see


def texts(value: object) -> Iterator[str]:
    """Yield every text in `value`, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from texts(getattr(value, name))
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from texts(key)
            yield from texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts(item)


CANARIES = {
    "ada": "Zyxada Quolbrook",
    "ben": "Zyxben Quolcroft",
    "cleo": "Zyxcleo Quoldunn",
    "dov": "Zyxdov Quolember",
    "esi": "Zyxesi Quolfrost",
}


def strangers(kind: str, seed: int, **changes: Any) -> Scenario:
    """Return a society in which nobody knows anybody, with names, ids and claims that occur nowhere else."""
    make = tiny_town if kind == "town" else tiny_meetings
    scenario = make(people=5, seed=seed, ties=[], **changes)
    homes = {"ada": "east", "ben": "west", "cleo": "square", "dov": "cafe", "esi": "square"}
    people = tuple(
        person.model_copy(
            update={
                "id": f"id{person.slug}",
                "name": CANARIES[person.slug],
                "context": person.context.model_copy(update={"home": homes[person.slug]}),
            }
        )
        for person in scenario.study.people
    )
    claims = tuple(
        claim.model_copy(
            update={
                "id": f"claim-{claim.id}",
                "text": f"the plonk of {claim.id}verberation is loose",
                "title": f"the {claim.id}verberation",
                "first_person": f"my {claim.id}verberation is loose",
                "origin": f"id{claim.origin}",
            }
        )
        for claim in scenario.study.claims
    )
    study = scenario.study.model_copy(update={"people": people, "claims": claims})
    return scenario.model_copy(update={"study": study})


class Eavesdropper(ScriptedMind):
    """Checks every question against what its person can know by then."""

    def check(self, tape: Tape) -> int:
        """Return how many questions were checked."""
        known: dict[str, set[str]] = {}
        names: dict[str, set[str]] = {}
        checked = 0
        by_tick: dict[int, list[AnyQuestion]] = {}
        for question in self.questions:
            by_tick.setdefault(question.tick, []).append(question)
        for tick in tape.ticks:
            introduced: dict[str, set[str]] = {}
            learnt: dict[str, set[str]] = {}
            for entry in tick.entries:
                event = entry.event
                if isinstance(event, Told):
                    learnt.setdefault(event.hearer, set()).add(event.claim)
                elif isinstance(event, Uttered):
                    said = event.utterance
                    for name in CANARIES.values():
                        if name.split()[0] in said.text:
                            for hearer in said.addressees:
                                introduced.setdefault(hearer, set()).add(name)
            for question in by_tick.get(tick.tick.index, []):
                person = question.person
                seen = " ".join(texts(question.input))
                for claim in tape.engine.setting.claims.facts.values():
                    if claim.spec.id not in known.get(person, set()) | learnt.get(person, set()):
                        word = f"{claim.spec.id.removeprefix('claim-')}verberation"
                        assert word not in seen, (question.task.name, person, word)
                for name in CANARIES.values():
                    allowed = names.get(person, set()) | introduced.get(person, set())
                    own = tape.engine.setting.names[person]
                    if name != own and name not in allowed:
                        assert name not in seen, (question.task.name, person, name, tick.tick.index)
                checked += 1
            for entry in tick.entries:
                event = entry.event
                if event.kind == "related":
                    names.setdefault(event.person, set()).add(tape.engine.setting.names[event.other])
                if isinstance(event, ClaimBegan):
                    known.setdefault(event.person, set()).add(event.claim)
            for person, claims in learnt.items():
                known.setdefault(person, set()).update(claims)
            for person, more in introduced.items():
                names.setdefault(person, set()).update(more)
        return checked


@pytest.mark.parametrize("kind", ["town", "meetings"])
@pytest.mark.parametrize("seed", range(1, 5))
def test_no_question_holds_a_name_or_a_claim_its_person_does_not_know(kind: str, seed: int) -> None:
    mind = Eavesdropper({"react": sociable})
    tape = played(strangers(kind, seed), mind)
    assert mind.check(tape) > 50
    assert any(question.task.name == "say" for question in mind.questions)


def mumble(question: Any) -> Turn:
    """Say something that names nobody and introduces nobody, and leave after a few turns."""
    ends = len(question.input.transcript) >= 3 or question.input.must_end
    return Turn(text="Mild for the time of year.", act=Act.PART if ends else Act.INFORM, ends=ends)


@pytest.mark.parametrize("kind", ["town", "meetings"])
def test_strangers_have_no_name_while_nobody_introduces_anybody(kind: str) -> None:
    mind = Eavesdropper({"react": sociable, "say": mumble})
    tape = played(strangers(kind, 1), mind)
    assert mind.check(tape) > 50
    first: dict[tuple[str, str], str | None] = {}
    for question in mind.questions:
        given = question.input
        if isinstance(given, ReactInput):
            for seen in given.view.people:
                first.setdefault((question.person, seen.person), seen.name)
        elif isinstance(given, SayInput):
            for partner in given.partners:
                first.setdefault((question.person, partner.id), partner.name)
    assert first
    assert set(first.values()) == {None}


def test_a_name_is_known_once_it_was_said_in_an_introduction() -> None:
    def introduce(question: Any) -> Turn | None:
        if len(question.input.transcript) < 2:
            return Turn(text=f"I'm {question.input.me.name}.", act=Act.INTRODUCE)
        return mumble(question)

    mind = ScriptedMind({"react": sociable, "say": introduce})
    played(strangers("meetings", 1), mind)
    turns = [one for one in mind.questions if isinstance(one.input, SayInput)]
    for question in turns:
        given = question.input
        heard = {said.speaker for said in given.transcript if said.act == "introduce"}
        for partner in given.partners:
            if partner.id in heard:
                assert partner.name == CANARIES[partner.id.removeprefix("id")]
                assert (partner.id, partner.name) in given.names


def test_nobody_sees_what_is_elsewhere() -> None:
    mind = ScriptedMind({"react": sociable})
    tape = played(tiny_town(people=6, hours=12), mind)
    place_of: dict[str, str | None] = {}
    ticks = {tick.tick.index: tick for tick in tape.ticks}
    questions = [one for one in mind.questions if isinstance(one.input, ReactInput)]
    assert len(questions) > 10
    at = 0
    for question in questions:
        while at < question.tick:
            for entry in ticks[at].entries:
                event: Any = entry.event
                if event.kind in ("person_joined", "arrived"):
                    place_of[event.person] = event.place
                elif event.kind in ("departed", "turned_away"):
                    place_of[event.person] = None
            at += 1
        here = place_of[question.person]
        assert here is not None
        assert all(place_of[seen.person] == here for seen in question.input.view.people)
        assert set(question.input.may_talk) <= {seen.person for seen in question.input.view.people}


def test_what_was_not_told_of_a_claim_is_not_in_its_view() -> None:
    def only_what(question: Any) -> Any:
        claims = [{"claim": view.id, "details": ("what",)} for view in question.input.claims]
        turn = mumble(question)
        return Turn.model_validate({**turn.model_dump(), "claims": claims[:4]})

    mind = ScriptedMind({"react": sociable, "say": only_what, "consider": passes_everything_on})
    tape = played(tiny_town(people=4), mind)
    views = [
        (question.person, view)
        for question in mind.questions
        for view in (
            question.input.claims
            if isinstance(question.input, SayInput | ReactInput)
            else (question.input.claim,)
            if isinstance(question.input, ConsiderInput)
            else ()
        )
    ]
    second_hand = [view for person, view in views if person != tape.engine.setting.claims.facts[view.id].spec.origin]
    assert len(second_hand) > 5
    for view in second_hand:
        assert isinstance(view, ClaimView)
        assert (view.origin, view.origin_name, view.about) == (None, None, ())
        assert (view.place, view.place_name, view.starts, view.ends) == (None, None, None, None)


def test_hidden_blocks_of_a_persona_are_hidden_from_every_question() -> None:
    hidden = tiny_town(conduct={"without_blocks": ["social", "personal", "context"]})
    mind = ScriptedMind({"react": sociable})
    played(hidden, mind)
    assert len(mind.questions) > 30
    for question in mind.questions:
        persona = question.input.me.persona
        assert persona.social.occupation is None
        assert persona.personal.likes == ()
        assert persona.context.facts == ()
        assert persona.context.habits == ()


def test_boasts_of_unknown_claims_memories_and_people_are_dropped() -> None:
    def boast(question: Any) -> Turn:
        turn = mumble(question)
        claims = [{"claim": claim} for claim in ("concert", "well", "no-such-claim")]
        wild = {"claims": claims, "memories": ("ada/0/0", "nobody/9/9", ""), "addressee": "nobody"}
        return Turn.model_validate({**turn.model_dump(), **wild})

    tape = played(tiny_town(), ScriptedMind({"react": sociable, "say": boast}))
    said = [event.utterance for _, event in tape.events if isinstance(event, Uttered)]
    assert said
    for utterance in said:
        assert "no-such-claim" not in {claim.claim for claim in utterance.claims}
        assert all(memory.startswith(f"{utterance.speaker}/") for memory in utterance.memories)
        assert utterance.speaker not in utterance.addressees
        assert "nobody" not in utterance.addressees
        assert utterance.addressees
