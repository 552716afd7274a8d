"""The local mind: served in this process, asked through litellm like any provider, and free of charge."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from agents.errors import InputError
from agents.minds.base import Message, Reply, Request
from agents.minds.language import LanguageMind
from agents.minds.local_model.local import LocalProvider, local_mind
from agents.minds.local_model.local_files import SMOLLM2, LocalModel, check_ready, is_local, local_model, models_folder
from agents.minds.local_model.local_server import Address, LocalServer
from agents.minds.local_model.voicing import VoicingMind
from agents.minds.prompting.schemas import answer_schema, bounded, fitted
from agents.minds.rules import RulesMind
from agents.tasks import PLAN_DAY, RATE_IMPORTANCE, SAY
from agents.tasks.planning import DayPlan
from agents.tasks.remembering import Ratings
from agents.tasks.speaking import Turn
from tests.agents.inquiries import MemoryStore, question
from tests.loopback import Loopback, Response


class Served:
    """A server that is somewhere else; counts starts and stops."""

    def __init__(self, url: str) -> None:
        self.url, self.started, self.stopped = url, 0, 0

    def address(self) -> Address:
        self.started += 1
        return Address(self.url, "local-key")

    def stop(self) -> None:
        self.stopped += 1


def request(**changes: object) -> Request:
    given = {
        "model": "local/test", "messages": (Message("user", "Hello?"),), "schema": None, "schema_name": "",
        "max_tokens": 9, "temperature_e6": 0, "sample": "abcdef0123", "task": "voice/1", "person": "ada", "tick": 1,
        "n": 0,
    }  # fmt: skip
    return Request(**{**given, **changes})  # type: ignore[arg-type]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TOWNSFOLK_CACHE", str(tmp_path))
    return tmp_path


def test_local_minds_are_told_from_others() -> None:
    assert [is_local(mind) for mind in ("local", "local:a.gguf", "rules", "openai/local", "localhost")] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_the_name_of_a_model_comes_from_the_words_alone(cache: Path) -> None:
    assert local_model("local") == LocalModel("local/smollm2-135m-instruct", cache / "models" / SMOLLM2.file)
    assert local_model("local:nowhere/Big-Model.Q4.gguf").name == "local/big-model.q4"


def test_the_cache_is_where_the_platform_wants_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TOWNSFOLK_CACHE", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    for platform, part in (("linux", "townsfolk"), ("darwin", "Caches"), ("win32", "townsfolk")):
        monkeypatch.setattr("sys.platform", platform)
        monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
        assert models_folder().parts[-1] == "models"
        assert part in models_folder().parts


def test_what_is_missing_is_said_with_the_two_commands(cache: Path) -> None:
    with pytest.raises(InputError, match=r"pip install 'townsfolk\[local\]' && townsfolk model install") as caught:
        check_ready(local_model("local"))
    assert caught.value.exit_code == 2


def test_a_server_whose_file_is_missing_does_not_start(cache: Path) -> None:
    server = LocalServer(local_model("local"), slots=1, tokens_per_slot=64)
    with pytest.raises(InputError):
        server.address()
    server.stop()


def test_a_provider_starts_its_server_once_asks_it_with_its_key_and_a_seed_and_takes_no_money() -> None:
    with Loopback(lambda body: Response(f"seed {body['seed']}")) as loopback:
        served = Served(loopback.url)
        provider = LocalProvider(served, timeout_seconds=60)
        assert (served.started, loopback.count) == (0, 0)

        async def ask() -> list[object]:
            try:
                return [await provider.complete(request()), await provider.complete(request(sample="123456789"))]
            finally:
                await provider.close()
                await provider.close()

        first, second = asyncio.run(ask())
        assert isinstance(first, Reply)
        assert isinstance(second, Reply)
        assert (first.text, second.text) == (f"seed {0xABCDEF0}", f"seed {0x1234567}")
        assert first.cost_e6 == 0
        assert served.started == 1
        assert served.stopped >= 1
        assert loopback.requests[0]["model"] == "test"
        assert loopback.seen_headers[0]["authorization"] == "Bearer local-key"


def options(*, all_tasks: bool, recorded_only: bool) -> dict[str, object]:
    return {
        "all_tasks": all_tasks, "recorded_only": recorded_only, "timeout_seconds": 60.0, "retries": 0, "calls": None,
        "tokens": None, "store": MemoryStore(), "rules": RulesMind(),
    }  # fmt: skip


@pytest.mark.parametrize(("all_tasks", "kind"), [(False, VoicingMind), (True, LanguageMind)])
def test_a_replay_needs_neither_the_file_nor_the_package(all_tasks: bool, kind: type, cache: Path) -> None:
    mind = local_mind("local", **options(all_tasks=all_tasks, recorded_only=True))  # type: ignore[arg-type]
    assert isinstance(mind, kind)
    assert mind.name == "local/smollm2-135m-instruct"


def test_a_run_without_the_file_does_not_begin(cache: Path) -> None:
    with pytest.raises(InputError):
        local_mind("local", **options(all_tasks=False, recorded_only=False))  # type: ignore[arg-type]


def test_a_small_model_is_given_ends_that_it_does_not_find() -> None:
    schema = bounded(answer_schema(DayPlan))
    assert schema["properties"]["steps"]["maxItems"] == 8
    assert schema["$defs"]["Step"]["properties"]["activity"]["maxLength"] == 200
    assert bounded(answer_schema(Ratings))["properties"]["ratings"].get("maxItems") == answer_schema(Ratings)[
        "properties"
    ]["ratings"].get("maxItems")


def test_ratings_are_as_many_as_what_is_rated() -> None:
    asked = question(RATE_IMPORTANCE)
    ratings = fitted(asked)["properties"]["ratings"]
    assert ratings["minItems"] == ratings["maxItems"] == len(asked.input.memories)
    assert fitted(question(SAY)) == answer_schema(Turn)


def test_a_plan_keeps_to_the_places_there_are_and_to_the_waking_day() -> None:
    asked = question(PLAN_DAY)
    step = fitted(asked)["$defs"]["Step"]["properties"]
    assert step["place"]["enum"] == sorted(place.id for place in asked.input.places)
    assert 0 <= step["start_minute"]["minimum"] < step["end_minute"]["maximum"] <= 2880
    assert "enum" not in answer_schema(DayPlan)["$defs"]["Step"]["properties"]["place"]
