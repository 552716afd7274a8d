"""What another said of itself is told as theirs."""

from __future__ import annotations

import pytest

from agents.minds.rules.summaries import summarise
from agents.minds.rules.whose import i_as_they, you_as_i, you_as_they
from agents.streams import Stream
from agents.talk import Act, Subject, SubjectKind, Utterance
from agents.tasks.remembering import SummariseTalkInput
from agents.tasks.speaking import Partner
from tests.agents.speech_scenes import NOON, actor, question

WISH = "my wish to win back the wheelbarrow I lost at darts"


def _kept(text: str, *, by: str, owner: str, kind: SubjectKind = "goal", me: str = "mara") -> str:
    mara = actor("mara", "Mara Quill")
    view = question(mara, [actor("tom", "Tom Rask")]).input.me
    other = {"mara": "tom", "tom": "mara"}[by]
    said = Utterance("c", 0, 1, 1, by, (other,), "Well.", Act.INFORM, Subject(kind, "", text, owner))
    given = SummariseTalkInput(view, NOON, (Partner("tom", "Tom Rask", "", None),), (said, said, said))
    return summarise(given, Stream(1, "t")).text


def test_a_wish_of_another_is_theirs_in_all_its_words() -> None:
    expected = "Talked with Tom Rask about Tom's wish to win back the wheelbarrow they lost at darts."
    assert _kept(WISH, by="tom", owner="tom") == expected
    assert _kept(WISH, by="mara", owner="tom") == expected


def test_ones_own_wish_stays_ones_own_whoever_takes_it_up() -> None:
    expected = f"Talked with Tom Rask about {WISH}."
    assert _kept(WISH, by="mara", owner="mara") == expected
    assert _kept(WISH, by="tom", owner="mara") == expected


def test_what_another_does_is_theirs() -> None:
    text = "singing round the street piano and stretching my legs"
    assert "stretching their legs" in _kept(text, by="tom", owner="tom", kind="activity")
    assert "stretching my legs" in _kept(text, by="mara", owner="mara", kind="activity")


def test_what_is_said_to_one_is_ones_own() -> None:
    assert "the nets I mended with my dog" in _kept("the nets you mended with your dog", by="tom", owner="mara")
    assert "the nets they mended with their dog" in _kept("the nets you mended with your dog", by="mara", owner="tom")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("what I'm at", "what they're at"),
        ("a boat of mine", "a boat of theirs"),
        ("teaching myself Latin", "teaching themselves Latin"),
        ("what I am and I've been", "what they are and they've been"),
        ("old maps", "old maps"),
        ("the mining town", "the mining town"),
    ],
)
def test_every_form_of_i_is_turned(said: str, told: str) -> None:
    assert i_as_they(said) == told


def test_a_you_that_something_is_done_to_is_me() -> None:
    assert you_as_i("a cake for you") == "a cake for me"
    assert you_as_i("what you are at") == "what I am at"
    assert you_as_they("waiting for you") == "waiting for them"


def test_the_party_of_the_one_spoken_to_stays_theirs_when_it_is_taken_up() -> None:
    mara = actor("mara", "Mara Quill")
    view = question(mara, [actor("tom", "Tom Rask")]).input.me
    plan = Subject("plan", "party", "your party", "tom")
    told = Utterance("c", 0, 1, 1, "tom", ("mara",), "Your party, of course.", Act.ANSWER, plan)
    taken_up = Utterance("c", 1, 1, 1, "mara", ("tom",), "Do you look forward to it?", Act.ASK, plan)
    given = SummariseTalkInput(view, NOON, (Partner("tom", "Tom Rask", "", None),), (told, taken_up, told))
    assert summarise(given, Stream(1, "t")).text == "Talked with Tom Rask about my party."


@pytest.mark.parametrize(
    ("words", "kept"), [("Good to know.", "nothing in particular"), ("The supper, then!", "the supper")]
)
def test_news_that_was_not_to_be_heard_in_the_words_is_no_subject_of_a_talk(words: str, kept: str) -> None:
    mara = actor("mara", "Mara Quill")
    view = question(mara, [actor("tom", "Tom Rask")]).input.me
    news = Subject("claim", "supper", "the supper", "tom")
    said = Utterance("c", 0, 3, 3, "tom", ("mara",), words, Act.AGREE, news)
    given = SummariseTalkInput(view, NOON, (Partner("tom", "Tom Rask", "", None),), (said, said, said))
    assert kept in summarise(given, Stream(1, "t")).text
