"""Asides: in a talk of several, only the one who is answered aside hears it, remembers it, and learns by it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from agents.minds.rules import RulesMind
from agents.talk import Utterance
from agents.tasks.base import Question
from agents.tasks.deciding import ReactInput, Reaction
from agents.tasks.speaking import ClaimSaid, SayInput, Turn
from simulation.events import ClaimBegan, ConversationOpened, Event, Opined, Remembered, Told, Uttered
from simulation.inquiry.auditing import faults
from simulation.inquiry.transcript import transcripts
from simulation.measures import HeldRecord
from tests import readings
from tests.doubles import (
    DawdlingMind,
    InRandomOrder,
    ScriptedMind,
    Tape,
    passes_everything_on,
    played,
    sociable,
    tiny_town,
)

TOPIC = {
    "id": "trams", "title": "the trams", "proposition": "The trams should run at night", "interest": 10,
    "first": {"draw": {}},
}  # fmt: skip


def crowded(share: float = 0.7, **changes: Any) -> Any:
    conduct = {"asides": share, "sociability": 3.0}
    protocol = {"kind": "town", "turns_per_tick": 5, "max_turns": 30}
    return tiny_town(people=5, hours=6, conduct=conduct, topics=[TOPIC], protocol=protocol, **changes)


def gathering(question: Question[ReactInput, Reaction]) -> Any:
    """Join those who are talking, else approach somebody."""
    talking = [one.person for one in question.input.view.people if one.conversation]
    free = [person for person in question.input.may_talk if person in talking]
    return Reaction(action="join", person=free[0], reason="to listen") if free else sociable(question)


async def rambling(question: Question[SayInput, Turn]) -> Turn:
    """Tell all one knows, and take leave only when one has to."""
    answer = (await RulesMind().answer(question)).answer
    claims = tuple(ClaimSaid(claim=view.id, details=view.details) for view in question.input.claims[:4])
    return answer.model_copy(update={"claims": claims, "ends": question.input.must_end})


def gossip() -> ScriptedMind:
    return ScriptedMind({"say": rambling, "react": gathering, "consider": passes_everything_on})


@pytest.fixture(scope="module")
def tape() -> Tape:
    return played(crowded(), gossip())


def asides(tape: Tape) -> list[Utterance]:
    return [event.utterance for _, event in tape.events if isinstance(event, Uttered) and event.utterance.aside]


def there(tape: Tape, said: Utterance) -> set[str]:
    """Return who took part in the talk of an utterance before it was over."""
    lines = [event.utterance for _, event in tape.events if isinstance(event, Uttered)]
    return {one.speaker for one in lines if one.conversation == said.conversation}


def test_an_aside_answers_the_one_who_spoke_last_in_a_talk_of_several(tape: Tape) -> None:
    found = asides(tape)
    assert len(found) > 3
    lines = {event.utterance.id: event.utterance for _, event in tape.events if isinstance(event, Uttered)}
    for said in found:
        assert len(said.addressees) == 1
        assert not said.ends
        assert said.reply_to is not None
        assert lines[f"{said.conversation}/{said.reply_to}"].is_heard_by(said.speaker)
        assert lines[f"{said.conversation}/{said.reply_to}"].speaker == said.addressees[0]
    assert any(len(there(tape, said)) >= 3 for said in found)


def test_nobody_else_hears_remembers_or_learns_by_it(tape: Tape) -> None:
    hushed = {said.id: said for said in asides(tape)}
    cited = [
        (event.person, hushed[one])
        for _, event in tape.events
        if isinstance(event, Remembered)
        for one in event.memory.cites
        if one in hushed
    ]
    assert cited
    assert all(said.is_heard_by(person) for person, said in cited)
    told = [event for _, event in tape.events if isinstance(event, Told) and event.utterance in hushed]
    assert told
    assert all(event.hearer in hushed[event.utterance].addressees for event in told)
    moved = [event for _, event in tape.events if isinstance(event, Opined)]
    assert all(hushed[one].is_heard_by(event.person) for event in moved for one in event.exposed if one in hushed)
    assert faults(HeldRecord(tape.ticks)) == []


def test_what_was_said_aside_is_in_no_prompt_of_the_others() -> None:
    mind = gossip()
    tape = played(crowded(), mind)
    seen = [question for question in mind.questions if question.task.name in ("say", "summarise_talk")]
    heard = [(question.person, said) for question in seen for said in question.input.transcript if said.aside]
    assert heard
    assert all(said.is_heard_by(person) for person, said in heard)
    quiet = [question.input for question in seen if question.task.name == "say" and question.input.aside]
    assert len(quiet) == len(asides(tape))
    assert all(len(given.partners) == 1 and not given.must_end for given in quiet)


def test_there_are_none_unless_the_study_says_so_and_the_study_is_the_same_then() -> None:
    assert not asides(played(crowded(0.0), gossip()))
    assert tiny_town().study.digest == tiny_town(conduct={"asides": 0.0}).study.digest
    assert tiny_town().study.digest != tiny_town(conduct={"asides": 0.5}).study.digest


def test_asides_are_the_same_in_any_order_of_completion() -> None:
    plain = played(crowded()).hashes
    assert played(crowded(), DawdlingMind(RulesMind(), 7), InRandomOrder(9)).hashes == plain


def test_a_telling_of_what_was_said_aside_to_somebody_else_is_a_fault() -> None:
    talk = "3/hall/ann"
    line = readings.line(talk, 0, "ann", "bo", claim="news")
    happened: list[tuple[int, Event]] = [
        (0, ClaimBegan("ann", "news", 0, ("what",), None)),
        (3, ConversationOpened(talk, "hall", ("ann", "bo", "cy"), "ann", "to talk", "")),
        (3, Uttered(replace(line, aside=True))),
        (3, Told("news", "ann", "cy", f"{talk}/0", 2700, ("what",))),
    ]
    assert any("without being there to hear it" in fault for fault in faults(readings.Told(happened)))


def test_a_transcript_says_who_heard_an_aside(tape: Tape) -> None:
    held = [talk for talk in transcripts(HeldRecord(tape.ticks)) if any(one.aside for one in talk.utterances)]
    assert held
    for talk in held:
        for said in talk.utterances:
            heard = talk.hearers(said)
            assert set(heard) == {said.addressees[0]} if said.aside else set(said.addressees) <= set(heard)
