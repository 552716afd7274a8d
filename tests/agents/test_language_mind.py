"""The language mind on prepared replies: each rung of the ladder, what it counts, and when it stops."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import subprocess
import sys
from typing import Any

import pytest

from agents.errors import Paused, ProviderTrouble, TooManyFallbacks
from agents.minds.base import Failure, Mind, Provider, Reply, Request
from agents.minds.language import LanguageMind
from agents.minds.rules import RulesMind
from agents.minds.tally import TaskCounts
from agents.talk import Source
from agents.tasks import RATE_IMPORTANCE, SAY, Outcome
from agents.tasks.base import AnyQuestion
from agents.tasks.remembering import ToRate
from agents.tasks.speaking import Turn
from tests.agents.inquiries import Scripted, question

HELLO = json.dumps({"text": "Good morning, Pavo.", "act": "greet"})
STRANGE = json.dumps({"text": "Good morning.", "act": "greet", "memories": ["m99"]})


def mind_on(provider: Provider, **options: Any) -> LanguageMind:
    return LanguageMind(provider, "openai/test", json_schema=True, fallback=RulesMind(), **options)


def answered(replies: list[Reply | Failure | str], asked: AnyQuestion | None = None) -> tuple[Outcome[Any], Scripted]:
    provider = Scripted(replies)
    return asyncio.run(mind_on(provider).answer(asked or question(SAY))), provider


def test_a_good_answer_is_the_models_own() -> None:
    outcome, provider = answered([HELLO])
    assert outcome == Outcome(
        Turn.model_validate_json(HELLO), Source.MODEL, 1, (), tuple(request.key for request in provider.requests)
    )


def test_a_request_says_everything_that_can_change_the_answer() -> None:
    request = answered([HELLO])[1].requests[0]
    assert (request.model, request.task, request.schema_name) == ("openai/test", f"say/{SAY.version}", "Turn")
    assert (request.person, request.tick, request.n, request.attempt) == ("orla", 50, 0, 0)
    assert request.sample == question(SAY).sample
    assert (request.max_tokens, request.temperature_e6) == (SAY.answer_tokens, SAY.temperature_e6)
    assert request.schema is not None
    other = answered([HELLO], question(SAY, n=1))[1].requests[0]
    assert other.messages == request.messages
    assert other.key != request.key


def test_a_mind_without_schemas_describes_them_instead() -> None:
    provider = Scripted([HELLO])
    mind = LanguageMind(provider, "openai/test", json_schema=False, fallback=RulesMind())
    asyncio.run(mind.answer(question(SAY)))
    assert provider.requests[0].schema is None
    assert "<schema>" in provider.requests[0].messages[0].content


@pytest.mark.parametrize(
    ("replies", "repairs", "source"),
    [
        ([f"Sure:\n{HELLO}"], ("local",), Source.MODEL),
        ([STRANGE], ("trimmed",), Source.MODEL),
        ([f"```{STRANGE}```"], ("local", "trimmed"), Source.MODEL),
        (["no", HELLO], ("asked_again",), Source.MODEL),
        ([Reply(HELLO, "length"), f"So: {HELLO}"], ("asked_again", "local"), Source.MODEL),
        ([Reply(HELLO, "refusal"), ""], ("asked_again", "fallback"), Source.FALLBACK),
        (['{"text": "{}", "act": "greet"}', "I cannot help with that."], ("asked_again", "fallback"), Source.FALLBACK),
    ],
)
def test_the_rungs_of_the_ladder(
    replies: list[Reply | Failure | str], repairs: tuple[str, ...], source: Source
) -> None:
    outcome, provider = answered(replies)
    assert (outcome.repairs, outcome.source) == (repairs, source)
    assert outcome.attempts == len(provider.requests) == len(replies)
    assert outcome.calls == tuple(request.key for request in provider.requests)
    assert len(set(outcome.calls)) == len(outcome.calls)
    assert isinstance(outcome.answer, Turn)


def test_the_fallback_answers_as_it_would_alone() -> None:
    outcome, _ = answered(["Error 500: internal server error", "nothing"])
    alone = asyncio.run(RulesMind().answer(question(SAY)))
    assert outcome.answer == alone.answer


def test_the_second_question_tells_what_was_wrong() -> None:
    _, provider = answered([json.dumps({"text": "Hi", "act": "shout"}), HELLO])
    first, second = (request.messages[1].content for request in provider.requests)
    assert "<problem>" not in first
    assert "act: Input should be" in second.partition("<problem>")[2]
    assert [request.attempt for request in provider.requests] == [0, 1]


def test_trouble_in_transport_pauses_and_never_falls_back() -> None:
    provider = Scripted([Failure("RateLimitError (429): slow down")])
    mind = mind_on(provider)
    with pytest.raises(ProviderTrouble, match=r"openai/test: RateLimitError.*townsfolk resume RUN"):
        asyncio.run(mind.answer(question(SAY)))
    assert mind.tally.total.fallbacks == 0
    with pytest.raises(Paused):
        answered(["not json", Failure("gone")])


def test_everything_is_counted_by_task() -> None:
    provider = Scripted(
        [HELLO, f"So: {STRANGE}", "", Reply("", "length"), Reply("", "refusal"), HELLO, '{"ratings": [1]}', "nothing"]
    )
    mind = mind_on(provider)

    async def day() -> None:
        for n in range(4):
            await mind.answer(question(SAY, n=n))
        await mind.answer(question(RATE_IMPORTANCE))

    asyncio.run(day())
    assert mind.tally.frozen() == (
        ("rate_importance", TaskCounts(asked=1, asked_again=1, fallbacks=1, unfit=2)),
        (
            "say",
            TaskCounts(
                asked=4, answered=3, local=1, trimmed=1, asked_again=2, fallbacks=1, empty=1, truncated=1, refused=1
            ),
        ),
    )


def test_answers_that_were_looked_up_are_counted() -> None:
    mind = mind_on(Scripted([Reply(HELLO, looked_up=True)]))
    asyncio.run(mind.answer(question(SAY)))
    assert mind.tally.total.looked_up == 1


def test_too_many_fallbacks_pause_the_run_once_enough_was_asked() -> None:
    mind = mind_on(Scripted(["nothing"]), fallback_share_e6=900_000)

    async def ask(count: int) -> None:
        for n in range(count):
            await mind.answer(question(SAY, n=n))

    asyncio.run(ask(19))
    with pytest.raises(TooManyFallbacks, match=r"20 of 20 answers.*fallback_share"):
        asyncio.run(ask(1))


def test_a_share_of_fallbacks_that_is_allowed_goes_on() -> None:
    mind = mind_on(Scripted([text for _ in range(40) for text in (HELLO, "no", "no")]), fallback_share_e6=500_000)

    async def ask() -> None:
        for n in range(80):
            await mind.answer(question(SAY, n=n))

    asyncio.run(ask())
    assert mind.tally.total.fallbacks == 40


def test_a_question_that_does_not_fit_its_budget_is_not_asked() -> None:
    narrow = dataclasses.replace(question(SAY), task=dataclasses.replace(SAY, token_budget=100))
    outcome, provider = answered([HELLO], narrow)
    assert provider.requests == []
    assert (outcome.source, outcome.attempts, outcome.repairs) == (Source.FALLBACK, 0, ("fallback",))


class Counting(Scripted):
    """Rates as many lines as it is asked to, by their numbers."""

    async def complete(self, request: Request) -> Reply | Failure:
        self.requests.append(request)
        lines = request.messages[1].content.partition("<to_rate>\n")[2].partition("\n</to_rate>")[0].splitlines()
        return Reply(json.dumps({"ratings": [int(line.rpartition(" ")[2]) % 10 + 1 for line in lines]}))


def test_more_memories_than_fit_are_rated_in_parts_in_their_order() -> None:
    memories = tuple(ToRate("heard", f"{'word ' * 100}{n}") for n in range(100))
    given = dataclasses.replace(question(RATE_IMPORTANCE).input, memories=memories)
    provider = Counting([])
    outcome = asyncio.run(mind_on(provider).answer(question(RATE_IMPORTANCE, given)))
    assert outcome.answer.ratings == tuple(n % 10 + 1 for n in range(100))
    assert outcome.source is Source.MODEL
    assert outcome.attempts == len(provider.requests) == len(set(outcome.calls)) == 8


def test_a_part_that_cannot_be_rated_leaves_the_others_as_they_are() -> None:
    memories = tuple(ToRate("heard", f"memory {n}") for n in range(100))
    given = dataclasses.replace(question(RATE_IMPORTANCE).input, memories=memories)
    half = json.dumps({"ratings": [9] * 50})
    outcome, provider = answered([half, "no", "no"], question(RATE_IMPORTANCE, given))
    assert len(provider.requests) == 3
    assert len(outcome.answer.ratings) == 100
    assert outcome.answer.ratings[:50] == (9,) * 50
    assert (outcome.source, outcome.repairs) == (Source.FALLBACK, ("asked_again", "fallback"))
    assert outcome.flags == ("unfit", "unfit")


def test_answers_may_be_longer_by_task_or_for_all() -> None:
    for times, tokens in (({"say": 3.0}, 3), ({"all": 2.5}, 2.5), ({"all": 9.0, "say": 1.5}, 1.5), ({"react": 4.0}, 1)):
        provider = Scripted([HELLO])
        asyncio.run(mind_on(provider, answer_tokens=times).answer(question(SAY)))
        assert provider.requests[0].max_tokens == SAY.answer_tokens * tokens


def test_closing_the_mind_closes_its_provider() -> None:
    provider = Scripted([HELLO])
    asyncio.run(mind_on(provider).close())
    assert provider.closed


def test_a_language_mind_is_a_mind() -> None:
    mind: Mind = mind_on(Scripted([HELLO]))
    assert mind.name == "openai/test"


def test_importing_and_making_a_language_mind_does_not_import_litellm() -> None:
    code = (
        "import sys, agents.minds.language, agents.minds.assembly, agents.minds.calling.litellm_provider as p\n"
        "p.LiteLLMProvider()\n"
        "assert not {'litellm', 'openai', 'httpx', 'json_repair'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)
