"""Whole talks of the rules mind: questions are answered, nothing is said twice, and they come to an end."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from agents.minds.rules.speech import speak
from agents.minds.rules.speech.subjects import question_in
from agents.talk import Act, Utterance
from tests.agents.speech_scenes import (
    FRIEND,
    LIVELY,
    NEIGHBOUR,
    ORIGIN,
    RESERVED,
    Actor,
    actor,
    question,
    said,
    supper,
    talk,
)

SEEDS = range(60)
REPLIES = {Act.ANSWER, Act.ACCEPT, Act.DECLINE, Act.RESPOND, Act.TELL, Act.INVITE, Act.INTRODUCE}


def pair(seed: int) -> list[Actor]:
    rich = seed % 4 != 3
    one = actor("mara", "Mara Quill", LIVELY if seed % 2 else None, rich=rich)
    other = actor("tom", "Tom Ash", RESERVED if seed % 3 else LIVELY, rich=seed % 5 != 4)
    if seed % 3:
        one.ties["tom"] = other.ties["mara"] = FRIEND if seed % 2 else NEIGHBOUR
    if seed % 4 == 1:
        one.claims["supper"] = supper(ORIGIN)
        other.attending, other.reason = (True, False, None)[seed % 3], "I have nets to mend"
    return [one, other]


@pytest.fixture(scope="module")
def talks() -> list[list[Utterance]]:
    return [talk(pair(seed), seed=seed) for seed in SEEDS]


def test_every_question_is_answered_by_the_next_turn_on_the_same_subject(talks: list[list[Utterance]]) -> None:
    asked = 0
    for spoken in talks:
        for turn, reply in pairwise(spoken):
            wanted = question_in(turn)
            if wanted is None:
                continue
            asked += 1
            assert reply.act in REPLIES, (turn.text, reply.text)
            assert reply.subject is not None
            named = reply.act is Act.INTRODUCE
            assert named or reply.subject.kind == wanted.kind, (turn.text, reply.text)
    assert asked > 150


def test_no_talk_ends_with_a_question(talks: list[list[Utterance]]) -> None:
    for spoken in talks:
        assert question_in(spoken[-1]) is None
        assert all(question_in(turn) is None for turn in spoken if turn.ends)


def test_talks_end_with_farewells_of_both(talks: list[list[Utterance]]) -> None:
    for spoken in talks:
        assert [turn.ends for turn in spoken[-2:]] == [True, True]
        assert not any(turn.ends for turn in spoken[:-2])


def test_no_line_is_said_twice_in_a_talk(talks: list[list[Utterance]]) -> None:
    for spoken in talks:
        texts = [turn.text for turn in spoken]
        assert len(set(texts)) == len(texts)


def test_lines_of_earlier_talks_are_avoided() -> None:
    people = pair(1)
    first = talk(people, seed=5)
    again = pair(1)
    again[0].recent = tuple(turn.text for turn in first if turn.speaker == "mara")
    assert not set(again[0].recent) & {turn.text for turn in talk(again, seed=5)}


def test_no_subject_is_opened_twice(talks: list[list[Utterance]]) -> None:
    for spoken in talks:
        opened = Counter(
            (about.kind, about.owner, about.full_ref) for turn in spoken if (about := question_in(turn)) is not None
        )
        assert all(count == 1 for count in opened.values()), opened


def test_the_text_is_clean(talks: list[list[Utterance]]) -> None:
    for spoken in talks:
        for turn in spoken:
            assert not re.search(r"  |[{}|]|::| [.,!?]|\.\.|,\.|\bI I\b|\ba [aeio]|^[a-z]", turn.text), turn.text
            assert turn.text.rstrip()[-1] in ".!?\"'", turn.text


def test_the_same_question_gets_the_same_turn() -> None:
    asked = question(pair(1)[0], [pair(1)[1]], seed=9)
    assert speak(asked) == speak(asked)
    assert any(speak(replace(asked, seed=seed)) != speak(asked) for seed in range(5))


def test_most_lines_differ_once_names_are_masked(talks: list[list[Utterance]]) -> None:
    masked = Counter(re.sub(r"Mara( Quill)?|Tom( Ash)?|\d+", "#", turn.text) for spoken in talks for turn in spoken)
    total = sum(masked.values())
    assert len(masked) > 0.8 * total
    assert max(masked.values()) < 0.02 * total


def test_the_outgoing_say_more_than_the_withdrawn() -> None:
    length: Counter[str] = Counter()
    marks: Counter[str] = Counter()
    turns: Counter[str] = Counter()
    for seed in range(40):
        people = [actor("mara", "Mara Quill", LIVELY), actor("tom", "Tom Ash", RESERVED)]
        people[0].ties["tom"] = people[1].ties["mara"] = NEIGHBOUR
        for turn in talk(people if seed % 2 else people[::-1], seed=seed):
            turns[turn.speaker] += 1
            length[turn.speaker] += len(turn.text)
            marks[turn.speaker] += turn.text.count("!")
    assert length["mara"] / turns["mara"] > 1.1 * length["tom"] / turns["tom"]
    assert marks["mara"] > turns["mara"] / 3
    assert marks["tom"] == 0


def test_formal_speech_has_no_contractions() -> None:
    people = [actor("mara", "Mara Quill", RESERVED), actor("tom", "Tom Ash", RESERVED)]
    for seed in range(20):
        for turn in talk(people, seed=seed):
            assert not re.search(r"n't\b|'re\b|'ve\b|'ll\b|\bI'm\b", turn.text), turn.text


def test_strangers_exchange_names() -> None:
    exchanged = 0
    for seed in range(30):
        people = [actor("mara", "Mara Quill"), actor("tom", "Tom Ash")]
        spoken = talk(people, seed=seed)
        introduced = {turn.speaker for turn in spoken if turn.act is Act.INTRODUCE}
        assert len(introduced) != 1 or spoken[-3].act is Act.INTRODUCE or len(introduced) == 2
        exchanged += introduced == {"mara", "tom"}
    assert exchanged >= 24


def test_nobody_calls_a_stranger_by_name() -> None:
    for seed in range(20):
        spoken = talk([actor("mara", "Mara Quill"), actor("tom", "Tom Ash")], seed=seed)
        introduced: set[str] = set()
        for turn in spoken:
            for other, name in (("mara", "Mara"), ("tom", "Tom")):
                if other not in introduced and other != turn.speaker:
                    assert name not in turn.text
            if turn.act is Act.INTRODUCE:
                introduced.add(turn.speaker)


@pytest.mark.parametrize("must_end", [True, False])
def test_who_has_to_go_answers_first_and_then_leaves(must_end: bool) -> None:
    mara, tom = pair(1)
    opening = speak(question(mara, [tom], seed=3, turns_left=10))
    heard = [said(opening, "mara", ("tom",), 0)]
    turn = speak(
        question(tom, [mara], heard, seed=3, opener="mara", must_end=must_end, turns_left=10 if must_end else 2)
    )
    assert turn.ends
    assert question_in(said(turn, "tom", ("mara",), 1)) is None
    wanted = question_in(heard[0])
    if wanted is not None:
        assert turn.subject is not None
        assert turn.subject.kind == wanted.kind


def test_a_farewell_is_answered_by_a_farewell() -> None:
    mara, tom = pair(1)
    opening = said(speak(question(mara, [tom], seed=4, must_end=True)), "mara", ("tom",), 0)
    assert opening.ends
    reply = speak(question(tom, [mara], [opening], seed=4, opener="mara"))
    assert reply.ends
    assert reply.act is Act.PART


def test_groups_talk_in_turn_and_part() -> None:
    for seed in range(20):
        people = [actor("mara", "Mara Quill", LIVELY), actor("tom", "Tom Ash", RESERVED), actor("ann", "Ann Lee")]
        people.append(actor("bo", "Bo", rich=False))
        for one in people:
            one.ties = {other.id: NEIGHBOUR for other in people if other is not one}
        spoken = talk(people, seed=seed, turns=20)
        assert {turn.speaker for turn in spoken if turn.ends} == {one.id for one in people}
        assert len({turn.text for turn in spoken}) == len(spoken)


STRANGE = [
    ("王小明", "Anna"),
    ("محمد الطيب", "=SUM(A1:A9)"),
    ("[bold]Bo[/bold]", '"Quote" O\'Neil'),
    ("{you}", "(a|b)"),
    ("X", "von der Heide-Łukasz"),
    ("I", "My"),
]


@pytest.mark.parametrize(("first", "second"), STRANGE)
def test_any_name_is_said_as_it_is(first: str, second: str) -> None:
    mentioned = 0
    for seed in range(8):
        people = [actor("mara", first, rich=False), actor("tom", second)]
        people[0].ties["tom"] = people[1].ties["mara"] = NEIGHBOUR
        spoken = talk(people, seed=seed)
        mentioned += sum(first in turn.text or second in turn.text for turn in spoken)
        assert spoken[-1].ends
    assert mentioned > 3


def test_people_with_nothing_but_a_name_can_talk() -> None:
    for seed in range(20):
        people = [actor("a", "A", rich=False), actor("b", "B", rich=False)]
        if seed % 2:
            people[0].ties["b"] = people[1].ties["a"] = FRIEND
        spoken = talk(people, seed=seed)
        assert len(spoken) >= 2
        assert spoken[-1].ends
