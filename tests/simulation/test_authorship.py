"""What a model writes is exported in its words, with the model and the prompt: posts, speeches, opinions, thoughts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from simulation.export.rows import UtteranceRow, utterance_rows
from simulation.inquiry.interviews import hold
from simulation.run import Run, simulate
from simulation.scenario import Scenario
from tests.cli.calling import call
from tests.doubles import tiny_town
from tests.loopback import Body, Loopback, Response
from tests.plausible import schema_answer
from tests.simulation.test_opining import society

MARK = "as only a model would put it"
SETTINGS: dict[str, Any] = {"mind": "openai/test", "vectors": False, "endpoint": {"json_schema": True}}


def marked(body: Body) -> Response:
    """Answer plausibly, with words in every text that no rule composes."""
    given = json.loads(schema_answer(body))
    for field in ("text", "reason"):
        if isinstance(given.get(field), str) and given[field]:
            given[field] = f"{given[field].rstrip('.')[:60]}, {MARK}"
    for insight in given.get("insights", ()):
        insight["text"] = f"{insight['text'].rstrip('.')[:60]}, {MARK}"
    if "emotion" in given:
        given["emotion"] = "wistful"
    return Response(json.dumps(given))


@pytest.fixture
def lived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    def live(scenario: Scenario, respond: Callable[[Body], Response] = marked) -> Run:
        with Loopback(respond) as server:
            for name, value in server.environment.items():
                monkeypatch.setenv(name, value)
            return simulate(scenario, tmp_path / "run")

    return live


def of_model(row: UtteranceRow, task: str) -> bool:
    return (row.source, row.model, re.sub(r"/\d+$", "", row.prompt)) == ("model", "openai/test", task)


FORUM: dict[str, Any] = {"kind": "forum", "visiting": 1.0, "writing": 0.9, "meetings": 1}
DEBATE: dict[str, Any] = {
    "kind": "debate", "topic": "bypass", "speakers_for": ["p0"], "speakers_against": ["p1"], "rounds": 2,
}  # fmt: skip


@pytest.mark.parametrize(("protocol", "kind", "task"), [(FORUM, "post", "write_post"), (DEBATE, "speech", "argue")])
def test_posts_and_speeches_keep_the_models_words_and_name_their_prompt(
    protocol: dict[str, Any], kind: str, task: str, lived: Callable[..., Run]
) -> None:
    run = lived(society(days=1, people=6, protocol=protocol, settings=SETTINGS))
    rows = [row for row in utterance_rows(run) if row.kind == kind]
    assert rows
    assert all(of_model(row, task) and row.text.endswith(MARK) and row.emotion == "wistful" for row in rows)


def test_an_opinion_of_a_model_is_kept_in_its_words_with_its_reason(lived: Callable[..., Run]) -> None:
    night = {"kind": "mind", "when": "end_of_day"}
    run = lived(society(days=2, people=6, opinion_rule=night, settings=SETTINGS))
    formed = run.tables.opinions().query("rule == 'mind'")
    assert len(formed) > 3
    assert set(formed.model) == {"openai/test"}
    assert set(formed.source) == {"model"}
    assert set(formed.prompt) == {"update_opinion/2"}
    assert formed.text.str.endswith(MARK).all()
    first = formed.iloc[0]
    why = call("why", run.folder, first.person, first.topic, "--json").data
    assert any(change["text"] == first.text for change in why["changes"])
    rules = run.tables.opinions().query("rule != 'mind'")
    assert set(rules.source) == {"composed"}
    assert set(rules.text) == {""}


def test_what_was_replaced_by_the_rules_is_not_given_out_as_a_models(lived: Callable[..., Run]) -> None:
    night = {"kind": "mind", "when": "end_of_day"}
    limits = {"fallback_share": 1.0}
    scenario = society(days=1, people=6, opinion_rule=night, settings={**SETTINGS, "limits": limits})
    run = lived(scenario, lambda _: Response("I'm sorry, but I can't help with that."))
    formed = run.tables.opinions().query("rule == 'mind'")
    assert set(zip(formed.source, formed.model, formed.prompt, formed.text, strict=True)) == {
        ("fallback", "rules", "", "")
    }


def test_thoughts_and_interviews_name_their_author(lived: Callable[..., Run], monkeypatch: pytest.MonkeyPatch) -> None:
    town = tiny_town(people=3, hours=5, settings=SETTINGS, conduct={"reflection_threshold": 15})
    run = lived(town)
    memories = run.tables.memories()
    thoughts = memories[memories.kind.isin(["reflection", "summary"])]
    assert {"reflection", "summary"} <= set(thoughts.kind)
    assert set(thoughts.model) == {"openai/test"}
    assert thoughts.text.str.contains(MARK).all()
    seen = memories[memories.kind == "observation"]
    assert set(zip(seen.source, seen.model, seen.prompt, strict=True)) == {("composed", "rules", "")}
    with Loopback(marked) as server:
        for name, value in server.environment.items():
            monkeypatch.setenv(name, value)
        who = str(thoughts.iloc[0].person)
        told = call("ask", run.folder, who, "What did you do today?", "--json").data
        assert (told["source"], told["model"], told["prompt"]) == ("model", "openai/test", "answer_interview/2")
        assert told["answer"].endswith(MARK)
        assert hold(run, who, "What did you do today?").model == "openai/test"


def test_turns_say_by_which_of_two_prompts_they_were_written(lived: Callable[..., Run]) -> None:
    town = tiny_town(people=3, hours=4, settings=SETTINGS, saving={"exchange": "whole"})
    run = lived(town)
    rows = [row for row in utterance_rows(run) if row.source == "model"]
    with run.record() as record:
        asked = set(record.rows("SELECT person, tick, n FROM answers WHERE task LIKE 'say/%'"))
    for row in rows:
        assert of_model(row, "say" if (row.speaker, row.tick, row.turn) in asked else "converse")
    assert rows
