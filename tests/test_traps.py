"""Faults that other simulators of the field were found with: each has a test here, or a line that says where it is.

What concerns minds, calls, money and the record of answers is tested here; `ELSEWHERE` names the tests of the rest.
One is of speed and therefore in `benchmarks/`: what everybody says is not sent to everybody.
"""

from __future__ import annotations

import ast
import asyncio
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agents.errors import LimitReached, ProviderTrouble, TooManyFallbacks
from agents.minds.base import Failure, Reply, Request
from agents.minds.calling.providers import Remembering
from agents.minds.calling.retrying import Retrying
from agents.minds.calling.spending import Caps, Limited
from agents.minds.language import LanguageMind
from agents.minds.repair import Parsed, Unusable, parse_answer
from agents.minds.rules import RulesMind
from agents.tasks import SAY
from agents.tasks.speaking import Turn
from simulation.inquiry.calls import recorded_calls
from simulation.journal import Journal
from simulation.record import Record
from simulation.run import Run
from simulation.scenario import Settings
from simulation.world import World
from tests.agents.inquiries import MemoryStore, Scripted, question
from tests.doubles import tiny_town
from tests.loopback import Loopback, Response, plausible

ROOT = Path(__file__).resolve().parent.parent
HELLO = json.dumps({"text": "Good morning, Pavo.", "act": "greet"})
ELSEWHERE = {
    "the oldest memory ranked most recent": ("agents/test_retrieval.py", "test_recency_never_rises_with_age"),
    "normalisation that divides by zero where all tie": (
        "agents/test_retrieval.py",
        "test_a_single_memory_is_recalled",
    ),
    "a memory popped before it is summarised": (
        "simulation/test_consolidating.py",
        "test_nothing_fades_before_a_digest",
    ),
    "evicted from the list, still in the index": ("agents/test_memory.py", "test_what_is_retired_leaves_and_the_rest"),
    "ids from a count, which collide after a delete": ("agents/test_memory.py", "test_the_same_id_twice_is_refused"),
    "a slice of a deque": ("agents/test_memory.py", "test_the_latest_come_oldest_first"),
    "parallel mode drops the random order": (
        "simulation/test_determinism.py",
        "test_units_carried_out_in_random_order",
    ),
}


@pytest.mark.parametrize("trap", ELSEWHERE)
def test_a_trap_of_memory_or_engine_is_tested_where_it_belongs(trap: str) -> None:
    file, name = ELSEWHERE[trap]
    assert name in (ROOT / "tests" / file).read_text(encoding="utf-8")


@pytest.fixture
def loopback(monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    with Loopback(plausible) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        yield server


def modelled(hours: int = 3, **settings: Any) -> Any:
    endpoint = {"json_schema": True, "retry_wait_seconds": 0.02}
    given = {"mind": "openai/test", "vectors": False, "endpoint": endpoint, **settings}
    return tiny_town(hours=hours).model_copy(update={"settings": Settings.model_validate(given)})


def mind_on(replies: list[Reply | Failure | str]) -> LanguageMind:
    return LanguageMind(Scripted(replies), "openai/test", json_schema=True, fallback=RulesMind())


def request(n: int = 0) -> Request:
    return Request("m", (), None, "Turn", 10, 0, f"s{n}", "say/1", "ann", 10 * n, n)


def calls_in(source: Path) -> Iterator[tuple[Path, str]]:
    """Yield every name that is called in the Python files under `source`, with its file."""
    for file in sorted(source.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield file.relative_to(ROOT), ast.unparse(node.func)


CALLED = [one for folder in ("agents", "simulation", "scenarios") for one in calls_in(ROOT / folder)]


@pytest.mark.parametrize(
    ("said", "meant"), [("disagree", "disagree"), ("agree", "agree"), ("DISAGREE", "disagree"), ("not agree", None)]
)
def test_agree_is_not_found_in_disagree(said: str, meant: str | None) -> None:
    parsed = parse_answer(Turn, json.dumps({"text": "I see it otherwise.", "act": said}))
    assert (parsed.answer.act if isinstance(parsed, Parsed) else None) == meant


def test_a_response_object_is_never_kept_as_text(loopback: Loopback, tmp_path: Path) -> None:
    run = Run.create(modelled(2), tmp_path / "run")
    run.advance()
    with run.record() as record:
        texts = [memory.text for _, memory in record.memories()]
        replies = [json.loads(reply)["text"] for (reply,) in record.rows("SELECT reply FROM answers")]
    assert texts
    assert replies
    for text in (*texts, *replies):
        assert isinstance(text, str)
        assert not re.search(r"ModelResponse|Choices\(|Message\(|<\w+ object at", text)


def test_no_retry_is_without_end() -> None:
    server = Scripted([Failure("busy", kind="busy")])
    reply = asyncio.run(Retrying(server, retries=4, base_ms=1).complete(request()))
    assert isinstance(reply, Failure)
    assert len(server.requests) == 5
    endless = [node for node in CALLED if node[1] in ("tenacity.retry", "backoff.on_exception")]
    assert not endless


def test_an_error_is_never_returned_as_content() -> None:
    for failure in (Failure("RateLimitError (429): slow down"), Failure("wrong key", final=True)):
        with pytest.raises(ProviderTrouble):
            asyncio.run(mind_on([failure]).answer(question(SAY)))
    for text in ("Error code: 500 - internal server error", "litellm.APIError: boom", '{"error": "rate limit"}'):
        assert isinstance(parse_answer(Turn, text), Unusable)
        said = json.dumps({"text": f"APIError: {text}", "act": "tell"})
        outcome = asyncio.run(mind_on([said]).answer(question(SAY)))
        assert text not in outcome.answer.text
        assert outcome.repairs == ("asked_again", "fallback")


def test_the_end_of_a_budget_is_a_pause_and_no_empty_answer() -> None:
    store = MemoryStore()
    limited = Limited(Scripted([HELLO]), Caps(calls=1))
    mind = LanguageMind(Remembering(limited, store), "openai/test", json_schema=True, fallback=RulesMind())
    assert asyncio.run(mind.answer(question(SAY))).answer.text
    with pytest.raises(LimitReached, match="townsfolk resume RUN"):
        asyncio.run(mind.answer(question(SAY, n=1)))
    assert len(store.kept) == 1


class Interleaved:
    """A provider whose answers arrive in another order than they were asked, each with its own usage."""

    async def complete(self, request: Request) -> Reply | Failure:
        for _ in range(40 - request.n):
            await asyncio.sleep(0)
        return Reply(
            f"answer {request.n}", prompt_tokens=1000 + request.n, answer_tokens=request.n + 1, cost_e6=request.n
        )

    async def close(self) -> None:
        """Do nothing."""


def test_usage_is_booked_to_the_call_it_belongs_to(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "journal.sqlite", {})
    provider = Remembering(Limited(Interleaved(), Caps(calls=100), book=journal), journal)

    async def all_at_once() -> None:
        async with asyncio.TaskGroup() as group:
            for n in range(30):
                group.create_task(provider.complete(request(n)))

    asyncio.run(all_at_once())
    journal.close()
    record = Record(tmp_path / "journal.sqlite")
    rows = record.rows("SELECT key, n, prompt_tokens, answer_tokens, cost_e6, reply FROM answers")
    states = record.rows("SELECT DISTINCT state FROM sendings")
    record.close()
    assert len(rows) == 30
    for key, n, prompt, answer, cost, reply in rows:
        assert (key, prompt, answer, cost) == (request(n).key, 1000 + n, n + 1, n)
        assert json.loads(reply)["text"] == f"answer {n}"
    assert states == [("answered",)]


def test_the_store_of_answers_is_there_from_the_first_moment(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "journal.sqlite", {})
    assert journal.find(request().key) is None
    number = journal.begin(request(), 1, None)
    journal.keep(request(), Reply("ok"))
    journal.close()
    again = Journal.open(tmp_path / "journal.sqlite")
    found = again.find(request().key)
    assert found is not None
    assert (found.text, found.looked_up) == ("ok", True)
    assert again.begin(request(1), 1, None) > number
    again.close()


def test_a_run_whose_model_says_nothing_does_not_succeed(loopback: Loopback, tmp_path: Path) -> None:
    loopback.respond = lambda _: Response("")
    run = Run.create(modelled(10), tmp_path / "run")
    with pytest.raises(TooManyFallbacks, match=r"answers could not be used.*townsfolk resume RUN"):
        run.advance()
    assert run.info().status == "paused"


def test_nothing_polls_where_time_goes() -> None:
    allowed = {
        Path("agents/minds/calling/lane.py"),  # waits for a provider's minute to pass
        Path("simulation/cli/progress.py"),  # --pace, for somebody who watches
        Path("simulation/experiments/working.py"),  # another process holds a run
    }
    sleeping = {file for file, called in CALLED if called in ("asyncio.sleep", "time.sleep")}
    assert sleeping <= allowed


def test_a_key_is_wanted_when_a_model_is_asked_and_not_before(tmp_path: Path) -> None:
    code = (
        "import os\n"
        "for name in [n for n in os.environ if n.endswith('_API_KEY')]: del os.environ[name]\n"
        "from simulation.minds import make_mind\n"
        "from simulation.scenario import Settings\n"
        "from tests.agents.inquiries import MemoryStore\n"
        "settings = Settings.model_validate({'mind': 'openai/gpt-4o', 'endpoint': {'json_schema': True}})\n"
        "print(make_mind(settings, MemoryStore()).name)\n"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "openai/gpt-4o\n"


def test_pythons_salted_hash_decides_nothing() -> None:
    assert not [file for file, called in CALLED if called == "hash"]


def test_no_recency_and_no_decision_comes_from_the_wall_clock() -> None:
    clocks = re.compile(r"(?:^|\.)(?:time\.time|time_ns|now|utcnow|today|monotonic|perf_counter|localtime)$")
    reading = {file for file, called in CALLED if clocks.search(called)}
    how_long_an_answer_took = {Path("agents/minds/calling/litellm_provider.py"), Path("agents/minds/calling/direct.py")}
    assert {file for file in reading if file.parts[0] == "agents"} <= how_long_an_answer_took
    assert not [file for file in reading if file.parts[:2] == ("simulation", "phases")]


def test_calls_and_ticks_are_put_in_order_as_numbers(tmp_path: Path) -> None:
    journal = Journal.create(tmp_path / "journal.sqlite", {})
    for n in (11, 2, 1, 100):
        journal.keep(request(n), Reply("ok"))
    journal.close()
    record = Record(tmp_path / "journal.sqlite")
    assert [call.tick for call in recorded_calls(record)] == [10, 20, 110, 1000]
    record.close()


def test_answers_that_arrive_in_any_order_give_the_same_world(loopback: Loopback, tmp_path: Path) -> None:
    hashes = set()
    for number, concurrency in enumerate((1, 16)):
        loopback.respond = lambda body, number=number: Response(  # type: ignore[misc]
            plausible(body).text, delay_ms=(loopback.count * 7919 + number) % 23
        )
        run = Run.create(modelled(3, concurrency=concurrency), tmp_path / f"run-{number}")
        hashes.add(run.advance().final_hash)
    assert len(hashes) == 1


def test_two_minds_share_nothing() -> None:
    one, other = mind_on([HELLO]), mind_on(["", ""])
    asyncio.run(one.answer(question(SAY)))
    asyncio.run(other.answer(question(SAY)))
    assert one.tally.total.fallbacks == 0
    assert other.tally.total.fallbacks == 1


def test_two_worlds_of_one_scenario_share_no_state() -> None:
    scenario = tiny_town(hours=6)
    one, other = World(scenario), World(scenario)
    founded = other.hash
    for _ in range(6):
        one.step()
    assert one.hash != founded
    assert other.hash == founded
    for _ in range(6):
        other.step()
    assert other.hash == one.hash
