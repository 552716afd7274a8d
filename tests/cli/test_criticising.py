"""The commands about critics and candidates."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from simulation.reading.loading import load_scenario
from simulation.run import Run
from tests.cli.calling import call
from tests.loopback import Loopback, plausible

TALK = "Ann> I never eat meat.\nAnn: I had a steak.\nBo: You stupid cow!\n"


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("batch") / "run"
    changes = ["protocol.dialogues=3", "crowds.guest.count=12", "protocol.planted={toxicity: 0.4}"]
    run = Run.create(load_scenario("personachat", overrides=changes), folder)
    run.advance()
    return folder


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    path = tmp_path / "talk.txt"
    path.write_text(TALK, encoding="utf-8")
    return path


def test_critics_are_listed() -> None:
    assert "faithfulness" in call("critics").out.split()
    assert "insults, threats" in call("critics").out
    assert "toxicity" in call("critics", "--json").data["critics"]


def test_a_transcript_is_criticised(talk: Path) -> None:
    assert "I had a steak." in call("critics", talk).out
    found = call("critics", talk, "--critic", "toxicity", "--json").data["criticisms"]
    assert [one["critic"] for one in found] == ["toxicity"]
    assert found[0]["faults"][0]["turn"] == 1


def test_a_transcript_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bytes").write_bytes(b"\xff\xfe\xfa")
    (tmp_path / "empty").write_text("", encoding="utf-8")
    for name in ("nothing", "bytes", "empty"):
        assert call("critics", tmp_path / name).code == 2


def test_a_run_is_no_transcript(corner: Path) -> None:
    refused = call("critics", corner)
    assert refused.code == 2
    assert "is a folder; expected a file with a transcript" in refused.err


def test_candidates_are_shown_with_what_became_of_them(batch: Path) -> None:
    shown = call("candidates", batch)
    assert shown.code == 0 and shown.out.count("kept") == 3
    found = call("candidates", batch, "--json", "--limit", "2").data["candidates"]
    assert len(found) == 2 and found[0]["lines"][0]["text"]
    one = call("candidates", batch, "--conversation", found[0]["conversation"])
    assert found[0]["lines"][0]["text"] in one.out
    assert "and 7 more" in call("candidates", batch, "--limit", "2").out


def test_a_run_without_candidates_or_such_a_dialogue_is_refused(corner: Path, batch: Path) -> None:
    assert call("candidates", corner).code == 2
    assert call("candidates", batch, "--conversation", "nowhere").code == 2


def test_weights_are_fitted_to_choices(batch: Path, tmp_path: Path) -> None:
    found = call("candidates", batch, "--json").data["candidates"]
    place, ranked = found[0]["conversation"], sorted(found[:3], key=lambda one: -one["total_e6"])
    choices = tmp_path / "choices.jsonl"
    line = {"dialogue": place, "preferred": ranked[0]["number"], "other": ranked[-1]["number"]}
    choices.write_text(json.dumps(line) + "\n\n", encoding="utf-8")
    assert call("weigh", batch, choices, "--json").data["choices"] == 1
    assert "weights: {" in call("weigh", batch, choices).out
    for text in ("", "no json", json.dumps({**line, "other": 99})):
        choices.write_text(text, encoding="utf-8")
        assert call("weigh", batch, choices).code == 2
    assert call("weigh", batch, tmp_path / "nothing").code == 2


def test_portrayal_is_shown_by_trait() -> None:
    few = ("--seeds", "1", "--trait", "extraversion", "--set", "protocol.dialogues=6", "--set", "protocol.critics=[]")
    assert "extraversion" in call("portrayal", "salon", *few).out
    rows = call("portrayal", "salon", *few, "--json").data["tables"]["portrayal_pairs"]
    assert [row["trait"] for row in rows] == ["extraversion"]
    assert call("portrayal", "salon", "--trait", "charm").code == 2


def test_a_model_may_judge_what_the_rules_said(monkeypatch: pytest.MonkeyPatch) -> None:
    few = ("--seeds", "1", "--trait", "openness", "--set", "protocol.dialogues=3", "--set", "protocol.critics=[]")
    with Loopback(plausible) as server:
        for key, value in server.environment.items():
            monkeypatch.setenv(key, value)
        told = call("portrayal", "salon", *few, "--mind", "openai/test")
        asked = server.count
    assert told.code == 0, told.err
    assert "judged by openai/test" in told.out
    assert asked > 0 and all("judge what character" in str(one) for one in server.requests)
    assert call("portrayal", "salon", "--mind", "nobody").code == 2
