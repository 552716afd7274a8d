"""Good and bad news: read from words, said by the scenario, and met accordingly."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from agents.minds.rules.speech import speak
from agents.perception import ClaimView
from agents.relationship import Relationship
from agents.talk import DETAILS, Act, Attitude, Carried, Detail, Knowledge, Subject, Utterance
from agents.tone import Tone, is_grave, tone_of
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


_MERRY = re.compile(
    r"love to|wonderful|can't wait|grand|excited|dance|party|cake|lower the tone|count me in|fun\b", re.I
)


@pytest.mark.parametrize(
    ("text", "grave"),
    [
        ("there is a funeral for old Mr Hale", True),
        ("the brothers bury Brother Anselm", True),
        ("Sato is holding a memorial for the Argo", True),
        ("a wake for Ida", True),
        ("the memorial hall has a new roof", False),
        ("Mara is awake", False),
        ("Mara is giving a supper", False),
    ],
)
def test_an_occasion_of_mourning_is_known_by_its_words(text: str, *, grave: bool) -> None:
    assert is_grave(text) is grave


def _funeral(attending: bool | None, *, mine: bool = False) -> ClaimView:
    knowing = Knowledge("supper", None if mine else "tom", None, NOON.seconds, DETAILS, "keen", True, attending, "")
    words = {"text": "there is a funeral for old Mr Hale", "title": "Mr Hale's funeral", "tone": "bad"}
    words["first_person"] = words["text"]
    own = {"origin": "ann", "origin_name": "Ann Lee"} if mine else {"origin": "tom", "origin_name": "Tom Reed"}
    return supper(knowing, **words, **own, appeals_to=())


@pytest.mark.parametrize("attending", [True, False, None])
def test_a_funeral_is_not_taken_up_like_a_party(attending: bool | None) -> None:
    ann, tom = actor("ann", "Ann Lee"), actor("tom", "Tom Reed")
    ann.claims["supper"] = _funeral(attending)
    subject, carried = Subject("claim", "supper", "Mr Hale's funeral"), (Carried("supper", DETAILS),)
    told = Utterance("48/x", 0, 48, NOON.seconds, "tom", ("ann",), "Will you come?", Act.INVITE, subject, carried)
    turns = [speak(question(ann, [tom], [told], seed=seed)) for seed in range(60)]
    assert [turn.text for turn in turns if _MERRY.search(turn.text)] == []
    assert attending is None or {turn.act for turn in turns} == {Act.ACCEPT if attending else Act.DECLINE}
    assert "happy" not in {turn.emotion for turn in turns}
    assert len({turn.text for turn in turns}) > 8


def test_nobody_is_asked_what_moved_them_to_what_merely_happened() -> None:
    ann, tom = actor("ann", "Ann Lee"), actor("tom", "Tom Reed")
    leak = replace(_closing("keen", "neutral"), text="there is a draught in the hall", title="the draught")
    ann.claims["mill"] = replace(leak, first_person=leak.text, origin="tom", origin_name="Tom Reed")
    subject, carried = Subject("claim", "mill", "the draught"), (Carried("mill", ("what",)),)
    told = Utterance("48/x", 0, 48, NOON.seconds, "tom", ("ann",), "There is a draught.", Act.TELL, subject, carried)
    said = [speak(question(ann, [tom], [told], seed=seed)).text for seed in range(80)]
    assert not any(re.search(r"decide|idea|courage|moved you|favour|for it|a fan", text) for text in said), said


def test_what_merely_happened_is_not_told_as_ones_own_doing() -> None:
    ann, tom = actor("ann", "Ann Lee"), actor("tom", "Tom Reed")
    ann.claims["supper"] = _funeral(None, mine=True)
    ann.ties["tom"] = Relationship("friend", 500_000, 500_000)
    told = [speak(question(ann, [tom], [], seed=seed, opening_claim="supper")).text for seed in range(60)]
    assert not any(re.search(r"an idea|laugh|arranged|settled|decided|not like me|excited", text) for text in told), (
        told
    )
    assert any("funeral for old Mr Hale" in text for text in told)
