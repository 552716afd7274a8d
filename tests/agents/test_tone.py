"""Good and bad news: read from words, said by the scenario, and met accordingly."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from agents.minds.rules.speech import speak
from agents.perception import ClaimView
from agents.relationship import Relationship
from agents.talk import Act, Attitude, Carried, Detail, Knowledge, Subject, Utterance
from agents.tone import Tone, tone_of
from simulation.scenario import Claim
from tests.agents.speech_scenes import NOON, actor, question, supper

_GLAD = re.compile(
    r"wonderful|lovely|love it|happy|excellent|brilliant|Nice!|how nice|delighted|good news|exciting", re.I
)


@pytest.mark.parametrize(
    ("text", "tone"),
    [
        ("The mill will close in the autumn", "bad"),
        ("The mill won't close after all", "good"),
        ("Old Mr Hale has died", "bad"),
        ("Half of the weavers are to be laid off", "bad"),
        ("The library burned down last night", "bad"),
        ("The rents will rise again", "bad"),
        ("Ida is getting married", "good"),
        ("Ida has won a prize", "good"),
        ("Somebody lost a ring at the wedding", "neutral"),
        ("A new doctor is coming to the village", "neutral"),
        ("The new shop will close to the church square", "neutral"),
    ],
)
def test_the_tone_is_read_from_the_words(text: str, tone: Tone) -> None:
    assert tone_of(text) == tone


def _closing(attitude: Attitude, tone: Tone) -> ClaimView:
    knowing = Knowledge("mill", "tom", "48/x/0", NOON.seconds, ("what",), attitude, True)
    changes = {"id": "mill", "text": "The mill will close", "title": "the mill", "about": (), "is_event": False}
    gone = {"place": None, "place_name": None, "starts": None, "ends": None, "origin": None, "origin_name": None}
    return supper(knowing, **changes, **gone, tone=tone, teller_name="Tom Reed")


def _replies(attitude: Attitude, tone: Tone) -> list[str]:
    ann, tom = actor("ann", "Ann Lee"), actor("tom", "Tom Reed")
    ann.claims["mill"] = _closing(attitude, tone)
    subject, carried = Subject("claim", "mill", "the mill"), (Carried("mill", ("what",)),)
    told = Utterance("48/x", 0, 48, NOON.seconds, "tom", ("ann",), "The mill will close.", Act.TELL, subject, carried)
    return [speak(question(ann, [tom], [told], seed=seed)).text for seed in range(60)]


@pytest.mark.parametrize("attitude", ["keen", "interested", "indifferent", "doubtful"])
def test_nobody_is_glad_of_bad_news(attitude: Attitude) -> None:
    assert [text for text in _replies(attitude, "bad") if _GLAD.search(text)] == []


def test_good_news_is_still_met_with_joy_and_news_that_is_neither_is_not() -> None:
    assert any(_GLAD.search(text) for text in _replies("keen", "good"))
    assert not any(_GLAD.search(text) for text in _replies("keen", "neutral"))


def test_a_scenario_without_a_tone_keeps_its_text_and_may_say_one() -> None:
    claim = Claim(id="mill", text="The mill will close", origin="tom")
    assert "tone" not in claim.model_dump()
    assert claim.model_copy(update={"tone": "good"}).model_dump()["tone"] == "good"


def test_the_place_is_not_said_twice() -> None:
    ann, tom = actor("ann", "Ann Lee"), actor("tom", "Tom Reed")
    ann.ties["tom"] = Relationship(closeness_e6=300_000, familiarity_e6=500_000)
    knowing = Knowledge("supper", None, None, 0, ("what", "who", "where", "when"), "keen", True, True)
    view = supper(
        knowing, text="Ann is giving a supper at the long quay", first_person="I give a supper at the long quay"
    )
    ann.claims["supper"] = replace(view, origin="ann", origin_name="Ann Lee", about=("ann",))
    told: list[tuple[Detail, ...]] = []
    for seed in range(40):
        turn = speak(question(ann, [tom], seed=seed, opening_claim="supper"))
        assert turn.text.lower().count("the long quay") == (1 if turn.claims else 0)
        told += [carried.details for carried in turn.claims]
    assert told and all("where" in details for details in told)
