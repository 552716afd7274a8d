"""What a run's models were asked and cost, before, in sum and one by one."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agents.errors import InputError, LimitReached, QuestionError
from agents.minds.calling.spending import Price
from agents.minds.language import LanguageMind
from agents.minds.roles import RolesMind
from agents.minds.rules import RulesMind
from simulation.estimating import Expected, estimate
from simulation.inquiry.calls import recorded_calls, told_call
from simulation.inquiry.ledger import GROUPS, Charge, answer_counts, run_ledger
from simulation.inquiry.prefixes import Prefix, shared_prefixes
from simulation.journal import Journal
from simulation.minds import asks_models, make_mind, role_models, terms_of
from simulation.reading.loading import parse_scenario
from simulation.run import Run
from simulation.scenario import Scenario, Settings
from tests.agents.inquiries import MemoryStore
from tests.agents.test_providers import request
from tests.cli.calling import call
from tests.dictating import DictatedMind, Dictation
from tests.doubles import as_file, played, tiny_meetings, tiny_town
from tests.faulty import Faulty
from tests.loopback import Loopback, plausible

PRICES = {"openai/big": {"prompt": 2.0, "answer": 8.0}, "openai/small": {"prompt": 0.5, "answer": 1.0}}


@pytest.fixture(scope="module")
def loopback() -> Iterator[Loopback]:
    with Loopback(plausible) as server, pytest.MonkeyPatch.context() as patch:
        for name, value in server.environment.items():
            patch.setenv(name, value)
        yield server


def settings(**changes: Any) -> Settings:
    endpoint = {"json_schema": True, "retry_wait_seconds": 0.02}
    return Settings.model_validate({"mind": "openai/test", "vectors": False, "endpoint": endpoint, **changes})


def tiny(hours: int = 5, **changes: Any) -> Any:
    return tiny_town(hours=hours).model_copy(update={"settings": settings(**changes)})


@pytest.fixture(scope="module")
def finished(loopback: Loopback, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Return a run on two models, the bigger of which speaks, with some faults."""
    loopback.respond = Faulty({"server": 150_000, "prose": 80_000, "wrong_types": 80_000, "empty": 90_000}, seed=12)
    roles = {"speaker": "openai/big", "judge": "rules"}
    scenario = tiny(mind="openai/small", roles=roles, prices=PRICES)
    run = Run.create(scenario, tmp_path_factory.mktemp("runs") / "run")
    run.advance()
    return run


def test_the_ledger_adds_up_to_the_same_by_every_group(finished: Run) -> None:
    ledger = run_ledger(finished)
    info = finished.info()
    assert ledger.total.calls == info.model_calls
    assert ledger.total.prompt_tokens + ledger.total.answer_tokens == info.tokens
    assert ledger.total.cost_usd == info.cost_usd
    for group in GROUPS:
        charges = [charge for _, charge in ledger.by(group)]
        assert sum(charges, Charge()) == ledger.total
    assert [day for day, _ in ledger.by("day")] == ["1"]
    assert ledger.lost.calls == info.lost_calls
    assert dict(ledger.lost.kinds).keys() == {"server"}


def test_roles_have_models_and_prices_of_their_own(finished: Run) -> None:
    ledger = run_ledger(finished)
    models = {item.task: item.model for item in ledger.items}
    assert models["say"] == "openai/big"
    assert models["plan_day"] == "openai/small"
    assert "rate_importance" not in models
    for item in ledger.items:
        price = PRICES[item.model]
        exact = item.charge.prompt_tokens * price["prompt"] + item.charge.answer_tokens * price["answer"]
        assert 0 <= item.charge.cost_e6 - exact < 1
    assert finished.info().mind == "openai/big, openai/small, rules"


def test_each_call_can_be_found_with_what_became_of_it(finished: Run) -> None:
    with finished.record() as record:
        calls = recorded_calls(record)
        counts = {name: sum(getattr(one, name) for _, one in answer_counts(record)) for name in ("asked", "unfit")}
        answered = [one for one in calls if not one.id.startswith("#")]
        told = told_call(record, answered[0].id[:12])
        assert told_call(record, "no such id") is None
        with pytest.raises(QuestionError, match="more than one"):
            told_call(record, _shared_beginning([one.id for one in answered]))
    assert told is not None
    assert told.call == answered[0]
    assert told.reply.text
    assert told.request["messages"][0][0] == "system"
    assert sum(one.outcome == "unfit" for one in calls) == counts["unfit"]
    assert {one.outcome for one in calls} >= {"answered", "repaired", "unfit", "empty", "failed"}
    assert all(one.marks == ("server",) and "50" in one.reason for one in calls if one.outcome == "failed")


def _shared_beginning(ids: list[str]) -> str:
    firsts = [one[0] for one in ids]
    return next(letter for letter in firsts if firsts.count(letter) > 1)


def test_the_commands_show_it_in_words_and_as_json(finished: Run) -> None:
    cost = call("cost", finished.folder, "--json").data
    ledger = run_ledger(finished)
    assert cost["total"]["cost_usd"] == ledger.total.cost_usd
    assert [row["name"] for row in cost["by_model"]] == ["openai/big", "openai/small"]
    assert "no calls, no cost" in cost["total"]["embeddings"]
    every = cost["cacheable"][-1]
    assert (every["task"], every["calls"]) == ("all", ledger.total.calls)
    assert 0.3 < every["own_share"] <= every["share"] < 1
    words = call("cost", finished.folder).out
    assert f"{every['share']:.0%}" in words
    assert "openai/big" in words
    assert "had no answer" in words
    everything = call("calls", finished.folder, "--json").data["calls"]
    assert len(everything) == ledger.total.calls + ledger.lost.calls
    for filters, fits in (
        (["--person", "ada"], lambda one: one["person"] == "ada"),
        (["--task", "say"], lambda one: one["task"].startswith("say/")),
        (["--tick", "3"], lambda one: one["tick"] == 3),
        (["--outcome", "unfit"], lambda one: one["outcome"] == "unfit"),
        (["--outcome", "server"], lambda one: "server" in one["marks"]),
    ):
        found = call("calls", finished.folder, "--json", *filters).data["calls"]
        assert found == [one for one in everything if fits(one)]
        assert found
    listed = call("calls", finished.folder, "--limit", "2").out.splitlines()
    assert len(listed) == 4
    assert "more" in listed[-1]
    assert "no call fits" in call("calls", finished.folder, "--tick", "9999").out


def test_what_prompts_begin_alike_with_is_counted_by_task() -> None:
    asked = [
        ("ann", "say", "rules ann one"),
        ("bob", "say", "rules bob"),
        ("ann", "say", "rules ann two"),
        ("ann", "x", ""),
    ]
    say, other = shared_prefixes(asked)
    assert say == ("say", Prefix(calls=3, prompts=35, own=10, any=16))
    assert say[1].share == 0.4571
    assert other == ("x", Prefix(1))
    assert other[1].share == other[1].own_share == 0


def test_one_call_is_shown_with_its_exact_prompt_and_raw_answer(finished: Run) -> None:
    with finished.record() as record:
        one = next(one for one in recorded_calls(record) if one.outcome == "repaired" and "local" in one.marks)
        told = told_call(record, one.id)
    assert told is not None
    shown = call("call", finished.folder, one.short_id)
    assert told.request["messages"][1][1] in shown.out
    assert "Of course! Here you are" in shown.out
    assert f"at most {told.request['max_tokens']} tokens" in shown.out
    assert "outcome: repaired local" in shown.out
    data = call("call", finished.folder, one.short_id, "--json").data
    assert data["request"] == told.request
    assert data["reply"]["text"] == told.reply.text
    missing = call("call", finished.folder, "zzz")
    assert missing.code == 2
    assert "townsfolk calls" in missing.err


def test_a_run_that_asked_nobody_says_so(tmp_path: Path) -> None:
    file = tmp_path / "town.yaml"
    file.write_text(as_file(tiny_town(hours=2)), encoding="utf-8")
    folder = tmp_path / "run"
    assert call("run", file, "--out", folder).code == 0
    assert "cost nothing" in call("cost", folder).out
    assert "no language model was asked" in call("calls", folder).out
    assert call("cost", folder, "--json").data["total"]["calls"] == 0
    assert "costs nothing" in call("estimate", file).out


def test_the_summary_of_a_run_counts_how_answers_came_about(loopback: Loopback, tmp_path: Path) -> None:
    loopback.respond = Faulty({"empty": 150_000, "busy": 150_000}, seed=4)
    file = tmp_path / "town.yaml"
    file.write_text(as_file(tiny(3, limits={"calls": 30})), encoding="utf-8")
    paused = call("run", file, "--out", tmp_path / "run")
    assert paused.code == 3
    assert "How the model's answers came about" in paused.err
    assert "townsfolk resume" in paused.err
    done = call("resume", tmp_path / "run", "--set", "settings.limits.calls=1000")
    assert done.code == 0
    assert "asked again" in done.out
    assert "empty" in done.out
    assert "had no answer" in done.out


@pytest.mark.parametrize("json_schema", [True, False])
@pytest.mark.parametrize(
    "scenario",
    [tiny_town(hours=5), tiny_town(), tiny_town(people=6, hours=24, seed=3), tiny_meetings(days=2)],
    ids=["5 hours", "10 hours", "a day of six", "meetings"],
)
def test_an_estimate_is_within_a_factor_of_two_of_what_a_model_then_uses(
    loopback: Loopback, tmp_path: Path, scenario: Scenario, json_schema: bool
) -> None:
    loopback.respond = plausible
    mind = {"mind": f"direct:test@{loopback.url}", "endpoint": {"json_schema": json_schema}, "concurrency": 32}
    scenario = scenario.model_copy(update={"settings": settings(**mind)})
    expected = estimate(scenario)
    run = Run.create(scenario, tmp_path / "run")
    run.advance()
    total = run_ledger(run).total
    for used in ("calls", "prompt_tokens", "answer_tokens"):
        assert 0.5 <= sum(getattr(one, used) for one in expected) / getattr(total, used) <= 2, used


@pytest.mark.parametrize("json_schema", [True, False])
def test_an_estimate_is_within_a_factor_of_two_of_what_lives_like_those_of_the_rules_use(json_schema: bool) -> None:
    scenario = tiny(10, endpoint={"json_schema": json_schema})
    expected = estimate(scenario)
    model = Dictation()
    inner = LanguageMind(model, "test", json_schema=json_schema, fallback=RulesMind(), fallback_share_e6=0)
    mind = DictatedMind(inner, model, json_schema=json_schema)
    assert len(played(scenario, mind).hashes) == 21
    assert inner.tally.total.fallbacks == 0
    assert inner.tally.total.answered == model.calls
    for used in ("calls", "prompt_tokens", "answer_tokens"):
        assert 0.5 <= sum(getattr(one, used) for one in expected) / getattr(model, used) <= 2, used


def test_what_only_rewords_the_rules_is_estimated_from_their_very_life() -> None:
    local = tiny(4, mind="local", endpoint={})
    (voice,) = estimate(local)
    assert (voice.task, voice.model, voice.cost_usd) == ("voice", "local", 0.0)
    assert voice.calls > 10
    other_seed = local.model_copy(update={"study": local.study.model_copy(update={"seed": 5})})
    assert estimate(other_seed) != (voice,)
    every_task = {one.task: one.cost_usd for one in estimate(tiny(4, mind="local", tasks="all", endpoint={}))}
    assert {"say", "plan_day", "rate_importance"} <= every_task.keys()
    assert set(every_task.values()) == {0.0}


def test_an_estimate_knows_roles_and_prices_and_says_what_it_does_not_know(tmp_path: Path) -> None:
    file = tmp_path / "town.yaml"
    file.write_text(as_file(tiny(3)), encoding="utf-8")
    known = call("estimate", file, "--mind", "openai/gpt-4o-mini", "--json").data
    assert known["total"]["cost_usd"] == pytest.approx(sum(one["cost_usd"] for one in known["tasks"]), abs=1e-4)
    assert known["total"]["cost_usd"] > 0
    unknown = call("estimate", file)
    assert "The price of openai/test is not known" in unknown.out
    assert call("estimate", file, "--json").data["total"]["cost_usd"] is None
    spoken = call(
        "estimate", file, "--set", "settings.mind=rules", "--set", "settings.roles.speaker=openai/x", "--json"
    )
    assert [one["task"] for one in spoken.data["tasks"]] == ["say"]
    assert Expected("say", "m", 1, 10, 10, Price(100_000, 0)).cost_usd == 1e-6


def test_a_cap_on_money_needs_the_price_of_every_model() -> None:
    for roles in ({}, {"speaker": "openai/unheard-of"}):
        with pytest.raises(InputError, match=r"price of openai/\S+ is not known.*settings.prices"):
            make_mind(
                settings(mind="openai/gpt-4o-mini" if roles else "openai/test", roles=roles, limits={"cost_usd": 1}),
                MemoryStore(),
            )
    priced = settings(limits={"cost_usd": 1}, prices={"openai/test": {"prompt": 1, "answer": 2}})
    asyncio.run(make_mind(priced, MemoryStore()).close())


def test_settings_for_models_are_checked() -> None:
    with pytest.raises(InputError, match="no task 'sing'"):
        terms_of(settings(answer_tokens={"sing": 2.0}))
    with pytest.raises(InputError, match="a local model plays every role"):
        role_models(settings(roles={"speaker": "local"}))
    assert terms_of(settings(answer_tokens={"say": 2.0})).answer_tokens == {"say": 2.0}
    assert not asks_models(Settings())
    assert asks_models(Settings.model_validate({"roles": {"judge": "openai/x"}}))
    assert isinstance(make_mind(settings(roles={"judge": "rules"}), MemoryStore()), RolesMind)


def test_limits_may_differ_by_provider() -> None:
    text = tiny_town()
    scenario = parse_scenario(
        as_file(text),
        overrides=[
            "settings.mind=openai/a",
            "settings.concurrency=4",
            "settings.endpoint.requests_per_minute=100",
            "settings.providers={ollama: {concurrency: 1, timeout_seconds: 300, json_schema: true}}",
        ],
    )
    terms = terms_of(scenario.settings)
    assert (terms.lane("openai/a").concurrency, terms.lane("openai/a").requests_per_minute) == (4, 100)
    lane = terms.lane("ollama/b")
    assert (lane.concurrency, lane.timeout_seconds, lane.json_schema, lane.requests_per_minute) == (1, 300.0, True, 100)


def test_what_was_sent_counts_even_when_nothing_is_known_of_it(tmp_path: Path) -> None:
    from agents.minds.base import Failure, Reply
    from simulation.record import Record

    path = tmp_path / "journal.sqlite"
    journal = Journal.create(path, {})
    journal.begin(request(0), 100, 7)
    journal.keep(request(0), Reply("ok", prompt_tokens=5, answer_tokens=5, cost_e6=1))
    journal.begin(request(1), 100, 7)
    failed = journal.begin(request(2), 100, 7)
    journal.fail(failed, Failure("late", kind="timeout", perhaps_billed=True), 100, 7)
    refused = journal.begin(request(3), 100, None)
    journal.fail(refused, Failure("busy", kind="busy"), 0, 0)
    journal.close()
    record = Record(path)
    spent = record.spent()
    record.close()
    assert (spent.calls, spent.tokens, spent.cost_e6) == (4, 210, 15)


def test_a_journal_of_earlier_days_is_opened_and_read(tmp_path: Path) -> None:
    import sqlite3

    from agents.minds.base import Reply
    from simulation.inquiry.ledger import lost_sendings
    from simulation.record import Record

    path = tmp_path / "journal.sqlite"
    journal = Journal.create(path, {})
    journal.keep(request(0), Reply("ok", prompt_tokens=5, answer_tokens=5))
    journal.close()
    with sqlite3.connect(path) as connection:
        connection.executescript(
            "DROP TABLE sendings; DROP INDEX outcomes_by_tick; DROP INDEX answers_spent; DROP TABLE ticks; "
            "CREATE TABLE ticks (n INTEGER PRIMARY KEY, "
            "start INTEGER NOT NULL, seconds INTEGER NOT NULL, hash TEXT NOT NULL, vectors_checksum TEXT NOT NULL); "
            "PRAGMA user_version = 1"
        )
    connection.close()
    record = Record(path)
    assert record.spent().calls == 1
    assert lost_sendings(record).calls == 0
    assert [one.outcome for one in recorded_calls(record)] == ["pending"]
    record.close()
    Journal.open(path).close()
    record = Record(path)
    assert record.has_sendings
    assert record.spent().calls == 1
    record.close()


def test_json_of_a_paused_run_says_what_is_pending(loopback: Loopback, tmp_path: Path) -> None:
    loopback.respond = plausible
    run = Run.create(tiny(3, limits={"calls": 2}), tmp_path / "run")
    with pytest.raises(LimitReached):
        run.advance()
    found = json.loads(call("calls", run.folder, "--outcome", "pending", "--json").out)["calls"]
    assert len(found) == 2
