"""A pause loses nothing that was paid for: the others finish, and going on asks only for what is missing."""

from __future__ import annotations

import contextlib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from agents.errors import Paused, ReplayDiffers
from agents.minds.base import Failure, Mind, Reply, Request
from agents.minds.calling.providers import Remembering
from agents.minds.calling.retrying import Retrying
from agents.minds.calling.spending import Caps, Limited
from agents.minds.language import LanguageMind
from agents.minds.rules import RulesMind
from simulation.journal import Journal
from simulation.minds import make_mind
from simulation.replaying import replay
from simulation.run import JOURNAL_FILE, Run
from simulation.scenario import Endpoint, Scenario, Settings
from tests.doubles import tiny_meetings, tiny_town
from tests.plausible import schema_answer


@pytest.fixture(scope="module", autouse=True)
def _key() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPENAI_API_KEY", "of-nobody")
        yield


class Shaky:
    """A provider that answers like a model, and on some requests says that the server is away.

    Args:
        away_after: After so many answers everything fails; None never.
        away_for: Keys that fail whatever the number.
    """

    def __init__(self, away_after: int | None = None, away_for: frozenset[str] = frozenset()) -> None:
        self.asked: list[str] = []
        self.answered: list[str] = []
        self._away_after = away_after
        self._away_for = away_for

    async def complete(self, request: Request) -> Reply | Failure:
        self.asked.append(request.key)
        away = self._away_after is not None and len(self.answered) >= self._away_after
        if away or request.key in self._away_for:
            return Failure("the server is away", final=True)
        self.answered.append(request.key)
        body: dict[str, Any] = {"messages": [{"role": one.role, "content": one.content} for one in request.messages]}
        if request.schema is not None:
            body["response_format"] = {"json_schema": {"schema": request.schema}}
        return Reply(schema_answer(body), prompt_tokens=9, answer_tokens=9)

    async def close(self) -> None:
        return None


def modelled(scenario: Scenario) -> Scenario:
    endpoint = Endpoint(json_schema=True)
    settings = scenario.settings.model_copy(update={"mind": "openai/test", "endpoint": endpoint})
    return scenario.model_copy(update={"settings": settings})


class Minds:
    """Makes the minds of runs that ask `provider`, with a cap on calls."""

    def __init__(self, provider: Shaky, calls: int | None = None) -> None:
        self.provider = provider
        self._calls = calls

    def __call__(self, settings: Settings, store: Journal, **_: object) -> Mind:
        limited = Limited(self.provider, Caps(calls=self._calls))
        return LanguageMind(
            Remembering(Retrying(limited, retries=0), store),
            settings.mind,
            json_schema=bool(settings.endpoint.json_schema),
            fallback=RulesMind(),
            fallback_share_e6=1_000_000,
        )


def advanced(run: Run, provider: Shaky, patch: pytest.MonkeyPatch, calls: int | None = None) -> str:
    with patch.context() as here:
        here.setattr("simulation.advancing.make_mind", Minds(provider, calls))
        return run.advance().final_hash


@pytest.fixture(scope="module", params=["town", "meetings"])
def scenario(request: pytest.FixtureRequest) -> Scenario:
    kinds = {"town": tiny_town(people=4, hours=4), "meetings": tiny_meetings(people=4, days=2)}
    return modelled(kinds[request.param])


@pytest.fixture(scope="module")
def undisturbed(scenario: Scenario, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Counter[str]]:
    """The final hash of the scenario when nothing goes wrong, and what was asked."""
    provider = Shaky()
    run = Run.create(scenario, tmp_path_factory.mktemp("undisturbed") / "run")
    with pytest.MonkeyPatch.context() as patch:
        return advanced(run, provider, patch), Counter(provider.asked)


def kept(run: Run) -> set[str]:
    with run.record() as record:
        return {row[0] for row in record._rows("SELECT key FROM answers")}


def test_nothing_is_asked_twice_when_nothing_goes_wrong(undisturbed: tuple[str, Counter[str]]) -> None:
    assert set(undisturbed[1].values()) == {1}


@pytest.mark.parametrize("share", [0, 10, 45, 80, 99])
def test_a_run_that_pauses_ends_in_the_same_hash_and_asks_nothing_twice(
    scenario: Scenario,
    undisturbed: tuple[str, Counter[str]],
    share: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    run = Run.create(scenario, tmp_path / "run")
    shaky = Shaky(away_after=len(undisturbed[1]) * share // 100)
    with pytest.raises(Paused, match="the server is away"):
        advanced(run, shaky, monkeypatch)
    assert kept(run) == set(shaky.answered)
    info = run.info()
    assert (info.status, info.model_calls) == ("paused", len(shaky.answered))
    well = Shaky()
    assert advanced(run, well, monkeypatch) == undisturbed[0]
    assert not set(well.asked) & set(shaky.answered)
    assert Counter(well.asked + shaky.answered) == undisturbed[1]
    assert replay(run).final_hash == undisturbed[0]


def test_one_paused_unit_lets_the_others_finish_and_the_tick_is_not_committed(
    scenario: Scenario, undisturbed: tuple[str, Counter[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = Shaky()
    trial = Run.create(scenario, tmp_path / "trial")
    advanced(trial, seen, monkeypatch)
    connection = Journal.open(trial.folder / JOURNAL_FILE)._connection
    (tick,) = connection.execute(
        "SELECT tick FROM answers GROUP BY tick HAVING count(DISTINCT person) > 2 ORDER BY tick LIMIT 1 OFFSET 1"
    ).fetchone()
    rows = connection.execute(
        "SELECT key, person FROM answers WHERE tick = ? ORDER BY person, task, n", (tick,)
    ).fetchall()
    earlier = connection.execute("SELECT count(*) FROM answers WHERE tick < ?", (tick,)).fetchone()[0]
    connection.close()
    missing = rows[0][0]
    run = Run.create(scenario, tmp_path / "run")
    shaky = Shaky(away_for=frozenset({missing}))
    with pytest.raises(Paused):
        advanced(run, shaky, monkeypatch)
    assert run.info().ticks_done == tick - 1
    others = {person for key, person in rows if key in kept(run)}
    assert len(others) > 0
    assert len(kept(run)) > earlier
    well = Shaky()
    assert advanced(run, well, monkeypatch) == undisturbed[0]
    assert well.asked[0] == missing
    assert not set(well.asked) & set(shaky.answered)


def test_a_cap_pauses_and_a_higher_one_goes_on(
    scenario: Scenario, undisturbed: tuple[str, Counter[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run.create(scenario, tmp_path / "run")
    provider = Shaky()
    with pytest.raises(Paused, match="calls"):
        advanced(run, provider, monkeypatch, calls=7)
    assert len(provider.asked) == run.info().model_calls <= 7
    assert advanced(run, provider, monkeypatch) == undisturbed[0]
    assert Counter(provider.asked) == undisturbed[1]


def test_a_replay_asks_nobody_and_a_missing_answer_is_named(
    scenario: Scenario, undisturbed: tuple[str, Counter[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run.create(scenario, tmp_path / "run")
    advanced(run, Shaky(), monkeypatch)
    assert replay(run).final_hash == undisturbed[0]
    connection = Journal.open(run.folder / JOURNAL_FILE)._connection
    query = "SELECT key, person, task, tick FROM answers ORDER BY tick DESC, key LIMIT 1"
    key, person, task, tick = connection.execute(query).fetchone()
    connection.execute("DELETE FROM answers WHERE key = ?", (key,))
    connection.close()
    with pytest.raises(ReplayDiffers, match=person) as caught:
        replay(run)
    assert caught.value.tick == tick
    for word in ("no answer", task, f"tick {tick}"):
        assert word in str(caught.value)


def test_settings_that_change_what_is_asked_are_remembered_for_the_replay(
    scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run.create(scenario, tmp_path / "run")
    ticks = run.info().ticks_total
    with pytest.raises(Paused), monkeypatch.context() as patch:
        patch.setattr("simulation.advancing.make_mind", Minds(Shaky(away_after=25)))
        run.advance()
    first = run.info().ticks_done
    for mind, json_schema in (("openai/other", True), ("openai/other", False), ("rules", False)):
        settings = Settings(mind=mind, endpoint=Endpoint(json_schema=json_schema), vectors=False)
        with monkeypatch.context() as patch:
            if mind != "rules":
                patch.setattr("simulation.advancing.make_mind", Minds(Shaky(away_after=40)))
            with contextlib.suppress(Paused):
                run.advance(settings=settings)
        assert run.info().mind == mind
    info = Run.open(run.folder).info()
    assert (info.status, info.ticks_done, info.model_calls > 25) == ("done", ticks, True)
    assert first < ticks
    assert replay(run).final_hash == info.final_hash


def test_a_resumed_run_goes_on_with_the_settings_it_was_last_given(
    scenario: Scenario, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = Run.create(scenario, tmp_path / "run")
    run.advance(until=0, settings=Settings(vectors=False))
    assert run.settings.latest == Settings(vectors=False)
    assert run.advance().mind == "rules"
    assert replay(run).final_hash == run.info().final_hash


def test_the_rules_mind_needs_no_answers(tmp_path: Path) -> None:
    run = Run.create(tiny_town(), tmp_path / "run")
    run.advance()
    assert kept(run) == set()
    assert make_mind(run.scenario.settings, Journal.create(None, {})).name == "rules"
