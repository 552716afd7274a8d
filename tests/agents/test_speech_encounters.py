"""Whom one met is not denied: in sight, talked with today, seen today."""

from __future__ import annotations

from dataclasses import replace

import pytest

from agents.memory import Memory
from agents.minds.rules.speech import speak
from agents.talk import Act, Subject, Utterance
from agents.tasks.speaking import Encounter, Turn
from tests.agents.speech_scenes import FRIEND, HOUR, NOON, actor, question

SEEDS = range(30)
DENIALS = ("haven't", "have not", "can't say", "not today", "nope", "everybody!", "no.", "no,", "not that", "shadow")


def _asked(met: Encounter | None, *, seed: int, words: str = "", typed: bool = True) -> Turn:
    mara, orla = actor("mara", "Mara Quill"), actor("orla", "Orla Finch")
    mara.ties = {"orla": FRIEND, "tom": FRIEND}
    subject = Subject("person", "tom", "Tom", "mara") if typed else None
    ask = Utterance(
        "48/bakery/x", 0, 48, NOON.seconds, "orla", ("mara",), words or "Seen Tom at all?", Act.ASK, subject
    )
    given = question(mara, [orla], [ask], seed=seed)
    names = tuple(sorted({**dict(given.input.names), "tom": "Tom Rask"}.items()))
    given = replace(given, input=replace(given.input, names=names, encounters=(met,) if met else ()))
    return speak(given)


def _denies(turn: Turn) -> bool:
    return turn.subject is not None and "=no" in turn.subject.ref


@pytest.mark.parametrize("seed", SEEDS)
def test_somebody_in_sight_is_not_denied(seed: int) -> None:
    turn = _asked(Encounter("tom", here=True), seed=seed)
    assert not _denies(turn)
    assert not turn.text.lower().startswith(DENIALS)


@pytest.mark.parametrize("seed", SEEDS)
def test_somebody_one_talked_with_today_is_not_denied(seed: int) -> None:
    turn = _asked(Encounter("tom", talked=8 * HOUR), seed=seed)
    assert not _denies(turn)
    assert not turn.text.lower().startswith(DENIALS)


@pytest.mark.parametrize("seed", SEEDS)
def test_somebody_seen_today_is_told_with_the_memory(seed: int) -> None:
    seen = Memory("mara/30/1", "observation", "Tom Rask was mending a net at Quay.", 9 * HOUR, 2, ("tom",))
    turn = _asked(Encounter("tom", talked=7 * HOUR, seen=seen), seed=seed)
    assert not _denies(turn)
    assert "mara/30/1" in turn.memories


def test_a_talk_of_another_day_is_no_talk_of_today() -> None:
    turns = [_asked(Encounter("tom", talked=-20 * HOUR), seed=seed) for seed in SEEDS]
    assert all(_denies(turn) and "yesterday" in turn.text.lower() for turn in turns)


def test_nobody_met_is_denied() -> None:
    assert all(_denies(_asked(None, seed=seed)) for seed in SEEDS)


@pytest.mark.parametrize(
    "words", ["Have you seen Tom today?", "Did you talk to Tom Rask?", "Where is Tom?", "Have you met Tom?"]
)
def test_a_question_in_plain_words_about_somebody_is_understood(words: str) -> None:
    turn = _asked(Encounter("tom", talked=8 * HOUR), seed=3, words=words, typed=False)
    assert turn.subject is not None
    assert (turn.subject.kind, turn.subject.ref.split("=")[0].split("?")[0]) == ("person", "tom")


def test_who_hears_of_somebody_it_talked_with_today_does_not_say_otherwise() -> None:
    mara, orla = actor("mara", "Mara Quill"), actor("orla", "Orla Finch")
    mara.ties = {"orla": FRIEND, "tom": FRIEND}
    told = Utterance(
        "48/bakery/x", 0, 48, NOON.seconds, "orla", ("mara",), "I saw Tom earlier.", Act.INFORM,
        Subject("person", "tom=saw", "Tom", "orla"),
    )  # fmt: skip
    for seed in range(80):
        given = question(mara, [orla], [told], seed=seed)
        met = (Encounter("tom", talked=8 * HOUR),)
        said = speak(replace(given, input=replace(given.input, encounters=met))).text
        assert "haven't talked to" not in said
        assert "haven't seen" not in said
