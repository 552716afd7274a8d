"""Whatever a server sends ends in a right answer, a counted repair, the rules' own answer, or a pause with a reason."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

import pytest

from agents.errors import ProviderTrouble
from agents.guidance import NO_GUIDANCE
from agents.minds.assembly import language_mind
from agents.minds.checking.cleaning import visible
from agents.minds.checking.tongue import strange_tongue
from agents.minds.rules import RulesMind
from agents.talk import Source
from agents.tasks import SAY
from agents.tasks.base import Outcome
from tests.agents.inquiries import SAYING, MemoryStore, question
from tests.loopback import Body, Loopback, Response, plausible
from tests.odd_answers import ERRORS, MARKS, ODD

GOOD: dict[str, Any] = {"text": "Good morning, Pavo. How is the net?", "act": "greet"}
IN_ENGLISH = replace(SAYING, guidance=NO_GUIDANCE)
pytestmark = pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")


@pytest.fixture(scope="module", params=[False, True], ids=["litellm", "direct"])
def server(request: pytest.FixtureRequest) -> Iterator[Loopback]:
    with Loopback(plausible, directly=request.param) as loopback, pytest.MonkeyPatch.context() as patch:
        for name, value in loopback.environment.items():
            patch.setenv(name, value)
        yield loopback


def asked(server: Loopback, respond: Callable[[Body], Response], times: int = 1) -> tuple[list[Outcome[Any]], str]:
    """Return what came of asking, and the reason of the pause that ended it; empty where none did."""
    server.respond = respond
    mind = language_mind(
        server.model, store=MemoryStore(), fallback=RulesMind(), endpoint_json_schema=True, timeout_seconds=60.0,
        retries=1, concurrency=4, calls=None, tokens=None, cost_usd=None, retry_wait_seconds=0.01, fallback_share=1.0,
    )  # fmt: skip
    outcomes: list[Outcome[Any]] = []

    async def ask() -> str:
        try:
            for n in range(times):
                outcomes.append(await mind.answer(question(SAY, IN_ENGLISH, n=n)))
        except ProviderTrouble as trouble:
            return str(trouble)
        finally:
            await mind.close()
        return ""

    return outcomes, asyncio.run(ask())


@pytest.mark.parametrize("name", ODD)
def test_every_odd_answer_meets_its_fate(server: Loopback, name: str) -> None:
    outcomes, reason = asked(server, lambda _: ODD[name].made(dict(GOOD)))
    if ODD[name].fate == "paused":
        assert not outcomes
        assert reason.partition(": ")[2].partition("; what is done")[0].strip()
        return
    (outcome,) = outcomes
    said = outcome.answer.text
    assert not [one for one in (*ERRORS, *MARKS) if one in said + outcome.answer.emotion]
    if ODD[name].fate == "replaced":
        assert (outcome.source, outcome.repairs[-1]) == (Source.FALLBACK, "fallback")
        assert outcome.flags
        return
    assert outcome.source is Source.MODEL
    assert said.startswith(GOOD["text"])
    assert bool(outcome.repairs) == (ODD[name].fate == "repaired")


def test_what_is_odd_once_is_asked_for_again(server: Loopback) -> None:
    turns = count()
    odd = ODD["another's name in front"].made

    def once(_: Body) -> Response:
        return odd(dict(GOOD)) if next(turns) == 0 else Response('{"text": "Good day.", "act": "greet"}')

    (outcome,), _ = asked(server, once)
    assert (outcome.source, outcome.repairs, outcome.answer.text) == (Source.MODEL, ("asked_again",), "Good day.")


def test_a_key_that_is_refused_after_good_answers_pauses_with_a_reason_and_is_not_tried_again(server: Loopback) -> None:
    sent = count()

    def revoked(body: Body) -> Response:
        return plausible(body) if next(sent) < 5 else Response("Incorrect API key provided", status=401)

    before = server.count
    outcomes, reason = asked(server, revoked, times=9)
    assert [one.source for one in outcomes] == [Source.MODEL] * 5
    assert "401" in reason
    assert server.count - before == 6


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT", "Date": "Thu, 22 Oct 2015 07:28:00 GMT"},
        {"Retry-After": "soon"},
        {"Retry-After": "-5"},
        {"Retry-After": "nan"},
        {"Retry-After": ""},
    ],
    ids=str,
)
def test_a_busy_server_is_asked_again_whatever_it_says_of_when(server: Loopback, headers: dict[str, str]) -> None:
    sent = count()

    def busy(_: Body) -> Response:
        once = Response("Rate limit reached", status=429, headers=headers)
        return once if next(sent) == 0 else Response('{"text": "Good day.", "act": "greet"}')

    (outcome,), reason = asked(server, busy)
    assert (outcome.source, outcome.answer.text, reason) == (Source.MODEL, "Good day.", "")


@pytest.mark.parametrize(
    ("text", "tongue"),
    [
        ("Bonjour ! Je ne sais pas, mais c'est très bien avec vous.", "French"),
        ("No lo sé, pero hoy está muy bien para el paseo.", "Spanish"),
        ("I said 'guten Morgen, wie geht es dir' to the man at the mill, and he laughed at me.", ""),
        ("Guten Morgen, Pavo!", ""),
        ("What a die-cast das boot! Was it the mill?", ""),
        ("你好，今天天气很好。", "another script"),
    ],
)
def test_another_language_is_known_by_its_small_words_and_its_script(text: str, tongue: str) -> None:
    around = "I keep the mill, and it is a good one. The wheel is broken."
    assert strange_tongue(text, around) == tongue
    assert strange_tongue(text, "Ich bin die Müllerin, und das Rad ist kaputt.") == ""
    assert strange_tongue(text, "") == ""


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Grüß dich, 我很好!", "Grüß dich, 我很好!"),
        ("می\u200cروم", "می\u200cروم"),
        ("a family: 👩\u200d👧", "a family: 👩\u200d👧"),
        ("mor\u200dning\u200c", "morning"),
        ("one\u2028two\tthree\nfour", "one two three\nfour"),
        ("\x1b[1;31mred\x1b[0m\x9b", "red"),
        ("abc\u202edef\u2066ghi\U000e0041", "abcdefghi"),
    ],
)
def test_of_a_text_what_people_see_is_kept(text: str, seen: str) -> None:
    assert visible(text) == seen
