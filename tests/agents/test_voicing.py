"""Voicing: a model's wording is said where it reads back the same, the composed sentence everywhere else."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from typing import Any, TypeVar

import pytest

from agents.errors import LimitReached, ProviderTrouble
from agents.minds.base import Failure, Reply, Request
from agents.minds.calling.providers import RecordedOnly, Remembering
from agents.minds.local_model.reading_back import difference
from agents.minds.local_model.shifting import shifted
from agents.minds.local_model.voice_prompt import VoiceInput, free_call, guided_call, longest_sentence, voiced_line
from agents.minds.local_model.voicing import Candidates, VoicingMind
from agents.minds.local_model.wordings import wording_pattern
from agents.minds.rules import RulesMind
from agents.streams import Stream
from agents.talk import Source
from agents.tasks import PLAN_DAY, SAY
from agents.tasks.base import Answer, Outcome, Question
from agents.tasks.speaking import Turn
from tests.agents.inquiries import MemoryStore, question
from tests.doubles import shared_embedder

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)
LINE = "I am giving a party at the mill at five."
SHORTER = "I'm giving a party at the mill at five."


class Composer:
    """Composes one and the same line."""

    name = "composer"

    def __init__(self, text: str = LINE) -> None:
        self.text = text

    async def answer(self, question: Question[In, Out]) -> Outcome[Out]:
        return Outcome(Turn(text=self.text, act="tell"))  # type: ignore[arg-type]  # only asked for turns

    async def close(self) -> None:
        """Nothing is open."""


class Model:
    """Words every request as a function says, and keeps the requests."""

    def __init__(self, wording: Callable[[Request], str | Failure | Exception]) -> None:
        self.wording = wording
        self.requests: list[Request] = []
        self.closed = 0

    async def complete(self, request: Request) -> Reply | Failure:
        self.requests.append(request)
        await asyncio.sleep(0)
        said = self.wording(request)
        if isinstance(said, Exception):
            raise said
        if isinstance(said, Failure):
            return said
        return Reply(said if request.schema is None else json.dumps(said))

    async def close(self) -> None:
        self.closed += 1


def voicing(model: Any, text: str = LINE, *, free: int = 1, guided: int = 1) -> VoicingMind:
    candidates = Candidates(free=free, guided=guided, tiny=True)
    return VoicingMind(Composer(text), model, "local/test", candidates=candidates, embedder=shared_embedder())


def asked(mind: VoicingMind) -> Outcome[Turn]:
    return asyncio.run(mind.answer(question(SAY)))


def test_a_wording_that_reads_back_the_same_is_said() -> None:
    mind = voicing(Model(lambda _: SHORTER))
    outcome = asked(mind)
    assert (outcome.answer.text, outcome.source) == (SHORTER, Source.VOICED)
    assert outcome.repairs == ("voice:kept", "voice:kept")
    assert len(outcome.calls) == outcome.attempts == 2
    assert dict(mind.tally.frozen()) == {"kept": 2, "voiced": 1}


@pytest.mark.parametrize(
    ("wording", "fate"),
    [
        ("I'm giving a party at the mill at six.", "voice:time"),
        ("I'm not giving a party at the mill at five.", "voice:polarity"),
        ("You are giving a party at the mill at five.", "voice:word"),
        (LINE, "voice:unchanged"),
        ("", "voice:broken_off"),
    ],
)
def test_any_other_wording_leaves_the_composed_sentence(wording: str, fate: str) -> None:
    outcome = asked(voicing(Model(lambda _: wording), guided=0))
    assert (outcome.answer.text, outcome.source, outcome.repairs) == (LINE, Source.COMPOSED, (fate,))


def test_the_wording_nearest_in_meaning_is_taken_whatever_the_order() -> None:
    wordings = ["At five I'm giving a party at the mill.", SHORTER]
    for given in (wordings, wordings[::-1]):
        left = list(given)
        outcome = asked(voicing(Model(lambda _, left=left: left.pop(0)), free=2, guided=0))  # type: ignore[misc]
        assert outcome.answer.text == SHORTER


def test_every_candidate_is_asked_with_a_sample_number_of_its_own() -> None:
    model = Model(lambda _: SHORTER)
    asked(voicing(model, free=2, guided=2))
    assert len({request.sample for request in model.requests}) == len(model.requests) == 4
    assert [request.schema is None for request in model.requests] == [True, True, False, False]


def test_only_turns_are_voiced() -> None:
    model = Model(lambda _: SHORTER)
    mind = VoicingMind(RulesMind(), model, "local/test", candidates=Candidates(1, 1, True), embedder=shared_embedder())
    given = question(PLAN_DAY)
    assert asyncio.run(mind.answer(given)) == asyncio.run(RulesMind().answer(given))
    assert not model.requests


def test_trouble_in_transport_pauses_and_is_no_reason_for_the_composed_sentence() -> None:
    with pytest.raises(ProviderTrouble, match="resume"):
        asked(voicing(Model(lambda _: Failure("gone"))))


def test_a_cap_pauses_as_itself_and_what_was_asked_beside_it_is_kept() -> None:
    store = MemoryStore()
    model = Model(lambda request: LimitReached("enough") if request.schema is None else SHORTER)
    with pytest.raises(LimitReached, match="enough"):
        asked(voicing(Remembering(model, store)))
    assert len(store.answers if hasattr(store, "answers") else vars(store)) >= 1


def test_the_same_line_comes_out_of_the_record_without_a_model() -> None:
    store = MemoryStore()
    first = asked(voicing(Remembering(Model(lambda _: SHORTER), store)))
    again = asked(voicing(RecordedOnly(store)))
    assert (again.answer, again.source, again.repairs, again.calls) == (
        first.answer, first.source, first.repairs, first.calls,
    )  # fmt: skip


def test_closing_closes_the_provider() -> None:
    model = Model(lambda _: SHORTER)
    asyncio.run(voicing(model).close())
    assert model.closed == 1


def test_only_the_longest_sentence_of_a_turn_is_reworded() -> None:
    model = Model(lambda _: SHORTER)
    outcome = asked(voicing(model, f"Ada. {LINE} Bye.", guided=0))
    assert model.requests[0].messages[-1].content == LINE
    assert outcome.answer.text == f"Ada. {SHORTER} Bye."


@pytest.mark.parametrize("text", ["", "Well", "One. Two three four. Five", "No stop"])
def test_a_passage_and_what_is_around_it_make_the_whole(text: str) -> None:
    passage = longest_sentence(text)
    assert passage.before + passage.text + passage.after == text


def test_a_reply_is_one_plain_line() -> None:
    call = free_call(VoiceInput(question(SAY).input.me.persona, LINE), tiny=False)
    assert voiced_line(call, Reply('"Two\n lines."')) == "Two lines."
    assert voiced_line(call, Reply("cut of", finish="length")) == ""


def test_a_held_reply_without_its_json_is_no_wording() -> None:
    call = guided_call(VoiceInput(question(SAY).input.me.persona, LINE), Stream(1, "v", "a", 0, 0))
    assert call is not None
    assert voiced_line(call, Reply("not json")) == ""


def test_a_pattern_rules_out_the_line_itself_and_lets_its_own_wordings_pass() -> None:
    for n in range(20):
        pattern = wording_pattern(
            "I am glad that it starts on Friday. Perhaps I have to go.", Stream(1, "v", "a", 0, n)
        )
        assert pattern is not None
        assert re.fullmatch(pattern, "I am glad that it starts on Friday. Perhaps I have to go.") is None
        assert "happy" in pattern


@pytest.mark.parametrize(
    "text",
    [
        "At six I'm meeting Ada.",
        "I must go, because I have to be at the mill by nine.",
        "If it rains, I'll stay at home.",
        "I want to sing, and I tell everybody.",
        "I should go now, Tom told me.",
        "I am glad that you came too.",
        "What are you doing tomorrow?",
        "Thank you for asking, perhaps I have heard it.",
        "I have been thinking of you.",
    ],
)
def test_every_line_of_a_pattern_reads_back_the_same(text: str) -> None:
    for n in range(8):
        pattern = wording_pattern(text, Stream(1, "v", "a", 0, n))
        assert pattern is not None
        for line in members(pattern):
            assert line != text
            assert difference(text, line) == "", line


def members(pattern: str) -> list[str]:
    """Return the lines of a pattern of groups and alternatives."""
    inner = re.search(r"\(([^()]*)\)", pattern)
    if inner is None:
        return [re.sub(r"\\(.)", r"\1", part) for part in pattern.strip("^$").split("|")]
    before, after = pattern[: inner.start()], pattern[inner.end() :]
    return sorted({line for one in inner[1].split("|") for line in members(f"{before}{one}{after}")})


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("At six I'm meeting Ada.", "I'm meeting Ada at six."),
        ("I'm meeting Ada at half past six.", "At half past six I'm meeting Ada."),
        ("I'm tired because I slept badly.", "Because I slept badly, I'm tired."),
        ("Because I slept badly, I'm tired.", "I'm tired, because I slept badly."),
        ("If it rains, I stay here.", "I stay here if it rains."),
    ],
)
def test_a_sentence_can_be_turned_round(text: str, other: str) -> None:
    assert list(shifted(text)) == [other]


@pytest.mark.parametrize(
    "text",
    [
        "And at six I'm meeting Ada.",
        "Having lentils at six.",
        "I think that Ada left at six.",
        "If you see Ada, say hello from me.",
        "If I don't run late, that is.",
        "Not tomorrow afternoon at five.",
    ],
)
def test_what_could_say_something_else_is_not_turned_round(text: str) -> None:
    assert not list(shifted(text))


def test_those_who_speak_in_full_forms_are_not_given_short_ones() -> None:
    text = "I am at the mill, since I will sing."
    assert wording_pattern(text, Stream(1, "v", "a", 0, 0), short=True) is not None
    assert "I'm" not in str(wording_pattern(text, Stream(1, "v", "a", 0, 0), short=False))


@pytest.mark.parametrize("text", ["Peaceful.", "Yes, I am.", 'He said "no".', "Hm?"])
def test_a_line_without_freedom_has_no_pattern(text: str) -> None:
    assert wording_pattern(text, Stream(1, "v", "a", 0, 0)) is None
