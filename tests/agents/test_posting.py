"""Posts of the rules mind: written as people write, with a reason, and replies that take up the other's."""

from __future__ import annotations

import pytest

from agents.minds.rules.speech.opining import as_clause, post_on
from agents.opinion import SCALE, Opinion, OpinionView, Voiced
from agents.persona import PersonalIdentity
from agents.talk import Act, Subject, Utterance
from agents.tasks.speaking import Turn
from tests.agents.speech_scenes import NOON, actor, question


def _bicycles(stance_e6: int, reason: str = "") -> OpinionView:
    opinion = Opinion(stance_e6, 500_000, reason)
    return OpinionView(
        "bicycles", "bicycles in the street", "Bicycles should be allowed in the street", SCALE, 7, opinion
    )


def _posts(stance_e6: int, read: str = "", reason: str = "") -> list[Turn]:
    ann = actor("ann", "Ann Lee", PersonalIdentity(values=("quiet", "learning")))
    tom = actor("tom", "Tom Reed")
    stances = (Voiced("bicycles", -500_000),)
    post = Utterance(
        "1/forum/tom", 0, 48, NOON.seconds, "tom", ("ann",), read, Act.TELL, Subject("topic", "bicycles"),
        stances=stances,
    )  # fmt: skip
    seen = [post] if read else []
    view = _bicycles(stance_e6, reason)
    return [post_on(question(ann, [tom], seen, seed=seed), view, answers=bool(read)) for seed in range(40)]


@pytest.mark.parametrize("stance", [-900_000, -300_000, 0, 300_000, 900_000])
def test_posts_are_of_many_kinds_and_small_in_mid_sentence(stance: int) -> None:
    texts = [turn.text for turn in _posts(stance)]
    assert len(set(texts)) >= 5
    assert not any("that Bicycles" in text or "think Bicycles" in text for text in texts)


def test_a_post_gives_a_reason_from_the_values_of_its_writer() -> None:
    texts = [turn.text for turn in _posts(900_000)]
    assert any("I care about quiet" in text or "I care about learning" in text for text in texts)
    assert not any(
        "always seen it" in turn.text for turn in _posts(900_000, reason="that is how I have always seen it")
    )


def test_a_reply_takes_up_the_reason_of_the_other() -> None:
    texts = [turn.text for turn in _posts(900_000, read="I doubt it, because I care about old trees.")]
    assert any("you care about old trees" in text or "about old trees" in text for text in texts)
    assert not any("that You" in text for text in texts)
    assert any("Ann" not in text and "I care about" in text for text in texts)


@pytest.mark.parametrize(
    ("proposition", "clause"),
    [
        ("Bicycles should be allowed", "bicycles should be allowed"),
        ("Dogs are welcome", "dogs are welcome"),
        ("Building the bypass is right", "building the bypass is right"),
        ("Athens should host it", "Athens should host it"),
        ("Ann is the best mayor", "Ann is the best mayor"),
        ("EU rules are too strict", "EU rules are too strict"),
    ],
)
def test_a_proposition_is_small_inside_a_sentence_unless_it_begins_with_a_name(proposition: str, clause: str) -> None:
    view = OpinionView("x", "bicycles in the street", proposition, SCALE, 5, None)
    assert as_clause(view, ["Ann"]) == clause
