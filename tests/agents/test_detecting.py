"""Claims in words: what is told counts, what is asked, denied, doubted or told of somebody else does not."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from agents.minds.detecting import confirmed, confirmed_claims, doubtful_claims
from agents.perception import ClaimView
from agents.talk import Act, Detail
from agents.tasks import SAY
from agents.tasks.speaking import ClaimSaid, SayInput, Turn
from benchmarks.voice_gate import JUDGED, NOW, claim_view
from tests.agents.inquiries import question

HELD_OUT = Path(__file__).parent.parent / "data" / "claims_heldout.jsonl"
SUPPER = claim_view("supper", own=False)


@pytest.mark.parametrize(
    ("text", "details"),
    [
        ("Mara is giving a supper.", ("what", "who")),
        ("Did you hear that Mara is giving a supper?", ("what", "who")),
        ("Mara's supper is at the old mill tomorrow at half past six.", ("what", "who", "where", "when")),
        ("Mara is giving a supper at the old mill on Sunday.", ("what", "who", "where")),
        ("Is Mara giving a supper?", ()),
        ("Mara is not giving a supper.", ()),
        ("I doubt that Mara is giving a supper.", ()),
        ("I don't believe that Mara is giving a supper.", ()),
        ("If Mara gives a supper, we will go.", ()),
        ("Otto is giving a supper.", ()),
        ("I am giving a supper.", ()),
        ("Good morning.", ()),
        ("It was Mara who is giving a supper.", ("what", "who")),
        ("Mara is the one who is giving a supper.", ("what", "who")),
        ("Mara's giving a supper, would you believe it?", ("what", "who")),
        ("Mara invited everybody to her supper.", ("what", "who")),
        ("Are you going to Mara's supper?", ("what", "who")),
        ("Mara is hosting a supper on Friday.", ("what", "who", "when")),
        ("It is a lie that Mara is giving a supper.", ()),
        ("Nobody says that Mara is giving a supper.", ()),
        ("Mara denied that she is giving a supper.", ()),
        ("Mara gave a supper last year.", ()),
        ("Mara was at a supper once.", ()),
    ],
)
def test_a_claim_is_told_only_where_the_words_assert_it(text: str, details: tuple[Detail, ...]) -> None:
    assert confirmed(text, SUPPER, now=NOW) == details


def test_a_month_named_may_and_an_inn_named_the_star_are_read_as_names() -> None:
    news = replace(SUPPER, text="The Star is closing in May", title="the end of the Star", starts=None)
    assert confirmed("The Star's going to close in May.", news)[:1] == ("what",)
    assert confirmed("They are closing the Star in May.", news)[:1] == ("what",)
    assert confirmed("The Moon is closing in May.", news) == ()


def test_its_origin_tells_it_of_itself() -> None:
    own = claim_view("supper", own=True)
    assert confirmed("I'm giving a supper on Friday!", own, now=NOW) == ("what", "who", "when")
    assert confirmed("Come to my supper.", own, now=NOW) == ("what", "who")
    assert confirmed("I would love to give a supper.", own, now=NOW) == ()


def test_nobody_tells_a_detail_it_does_not_know() -> None:
    knowing = replace(SUPPER.knowing, details=("what",))
    assert confirmed("Mara is giving a supper at the old mill.", replace(SUPPER, knowing=knowing)) == ("what",)


def test_tomorrow_tells_nothing_to_one_who_does_not_know_the_day() -> None:
    assert "when" not in confirmed("Mara is giving a supper tomorrow.", SUPPER)


def test_the_detector_is_right_on_text_it_was_not_built_on() -> None:
    hits, found, told = Counter[str](), Counter[str](), Counter[str]()
    for line in HELD_OUT.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        view = claim_view(record["claim"], own=record["speaker"] == "origin")
        got = set(confirmed(record["text"], view, now=NOW)) & set(JUDGED[record["claim"]])
        found.update(got)
        told.update(record["told"])
        hits.update(got & set(record["told"]))
    assert hits["what"] >= 0.95 * found["what"]
    assert hits["what"] >= 0.7 * told["what"]


def _turn(text: str, *claims: str) -> Turn:
    return Turn(text=text, act=Act.TELL, claims=tuple(ClaimSaid(claim=claim) for claim in claims))


def _given(*claims: ClaimView) -> SayInput:
    given = question(SAY).input
    assert isinstance(given, SayInput)
    return replace(given, claims=claims, moment=NOW)


def test_only_claims_that_are_declared_and_told_are_carried() -> None:
    given = _given(SUPPER, claim_view("mayor", own=False))
    turn = _turn("Mara is giving a supper.", "supper", "mayor", "moon")
    assert [carried.claim for carried in confirmed_claims(turn, given)] == ["supper"]


def test_claims_that_are_not_told_are_listed_apart_from_those_that_are_invented() -> None:
    given = _given(SUPPER, claim_view("mayor", own=False))
    declared = _turn("Mara is giving a supper.", "supper", "mayor", "moon")
    checked = _turn("Mara is giving a supper.", "supper", "mayor")
    assert doubtful_claims(declared, checked, given) == ("invented", "untold")
