"""Parts that do not come with townsfolk: from a package by entry point, or brought by a script or notebook."""

from __future__ import annotations

import json
import linecache
from collections.abc import Iterator, Sequence
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from agents import plugins
from agents.critics import Bench, Dialogue, Line, Speaker, critic_names, make_critic
from agents.errors import InputError, PluginMissing, ReplayDiffers, ScenarioError
from agents.minds.brought import brought_mind
from agents.minds.rules import RulesMind
from agents.opinion import Move
from agents.opinion_rules import Change, Heard, Held
from agents.opinion_rules.brought import brought_claim_rule, brought_opinion_rule
from agents.streams import Stream
from agents.tasks import PLAN_DAY, SAY
from simulation import bring
from simulation.experiments.conducting import conduct
from simulation.experiments.pools import HerePool, ProcessPool
from simulation.experiments.reading import load_experiment
from simulation.measures import measure_names, measure_tables
from simulation.minds import check_mind, make_mind
from simulation.parts import parts_json, parts_of
from simulation.reading.loading import changed_settings, changed_study, load_scenario
from simulation.replaying import replay
from simulation.reproducing import reproduce_text, verify
from simulation.run import Run
from simulation.scenario import Scenario, Settings
from tests.agents.inquiries import MemoryStore, question
from tests.cli.calling import call
from tests.doubles import shared_embedder, tiny_meetings, tiny_town

PACKAGE = Path(__file__).parent.parent / "plugin_package"
TOPIC = {
    "id": "bypass",
    "title": "the bypass",
    "proposition": "The bypass should be built",
    "first": {"draw": {"shape": "uniform"}},
}


@pytest.fixture
def tea_house(monkeypatch: pytest.MonkeyPatch) -> None:
    """Install the package, as far as Python can tell."""
    monkeypatch.syspath_prepend(str(PACKAGE))


@pytest.fixture(autouse=True)
def nothing_brought(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let each test begin with nothing brought, whatever other tests brought in this process."""
    monkeypatch.setattr(plugins, "_BROUGHT", {})
    yield


def with_mind(mind: str, **changes: Any) -> Scenario:
    scenario = tiny_town(people=3, hours=3, **changes)
    return scenario.model_copy(update={"settings": Settings(mind=mind, vectors=False)})


def carried_out(scenario: Scenario, folder: Path) -> Run:
    run = Run.create(
        scenario.model_copy(update={"settings": scenario.settings.model_copy(update={"vectors": False})}), folder
    )
    run.advance()
    return run


def texts(run: Run) -> list[str]:
    with run.record() as record:
        return [happened.event.utterance.text for happened in record.events("uttered")]  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", plugins.KINDS)
def test_a_package_brings_a_part_of_every_kind(tea_house: None, kind: plugins.Kind) -> None:
    names = plugins.names(kind)
    assert names
    for name in names:
        found = plugins.find(kind, name)
        assert found is not None
        assert (found.origin, found.source) == ("tea-house 1.2", "")
        assert callable(plugins.load(kind, name))


def test_a_run_on_parts_of_a_package_replays_and_verifies(tea_house: None, tmp_path: Path) -> None:
    scenario = tiny_meetings(
        days=2,
        topics=[TOPIC],
        opinion_rule={"kind": "plugin", "name": "half-way", "options": {"part": 0.25}},
        claim_rule={"kind": "plugin", "name": "twice-told"},
        measures=["cups"],
        settings={"mind": "plugin:polite", "vectors": False},
    )
    run = carried_out(scenario, tmp_path / "run")
    said = texts(run)
    assert said
    assert all(text.endswith("Thank you.") for text in said)
    with run.record() as record:
        rules = {happened.event.rule for happened in record.events("opined")}  # type: ignore[union-attr]
    assert rules == {"initial", "half-way"}
    assert measure_tables(run)[0].records() == [{"people": 4, "cups": 4}]
    assert replay(run).final_hash == run.info().final_hash
    data = json.loads(reproduce_text(run))
    assert [(part["kind"], part["name"]) for part in data["plugins"]] == [
        ("claim_rule", "twice-told"), ("measure", "cups"), ("mind", "polite"), ("opinion_rule", "half-way"),
    ]  # fmt: skip
    assert {part["origin"] for part in data["plugins"]} == {"tea-house 1.2"}
    file = tmp_path / "it.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    assert verify(file, tmp_path / "again").final_hash == run.info().final_hash


def test_a_protocol_of_a_package_is_the_rule_of_who_meets(tea_house: None, tmp_path: Path) -> None:
    protocol = {"kind": "plugin", "name": "tea-round", "options": {"rounds": 3}}
    run = carried_out(tiny_town(protocol=protocol), tmp_path / "run")
    with run.record() as record:
        opened = [happened.event for happened in record.events("conversation_opened")]
    assert len(opened) == 3


def test_without_the_package_a_replay_and_a_verification_say_what_is_missing(tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as installed:
        installed.syspath_prepend(str(PACKAGE))
        run = carried_out(with_mind("plugin:terse"), tmp_path / "run")
        file = tmp_path / "it.json"
        file.write_text(reproduce_text(run), encoding="utf-8")
    said = "the mind 'terse' is missing; it came from tea-house 1.2: install that first"
    with pytest.raises(PluginMissing, match=said):
        replay(Run.open(tmp_path / "run"))
    with pytest.raises(PluginMissing, match=said):
        verify(file, tmp_path / "again")
    with pytest.raises(PluginMissing, match=said):
        Run.open(tmp_path / "run").advance()
    assert not (tmp_path / "again").exists()
    assert Run.open(tmp_path / "run").info().status == "done"


def test_a_run_without_such_parts_keeps_nothing_of_them(tmp_path: Path) -> None:
    run = carried_out(tiny_town(people=2, hours=1), tmp_path / "run")
    assert "plugins" not in json.loads(reproduce_text(run))


def test_critics_of_a_package_are_made_or_are_one(tea_house: None) -> None:
    dialogue = Dialogue((Speaker("Ada"), Speaker("Ben")), (Line(0, "STOP"), Line(1, "one two three four")))
    bench = Bench(shared_embedder(), ("one two",))
    assert {"politeness", "brevity", "repetition"} <= set(critic_names())
    assert make_critic("politeness", bench)(dialogue).turns == {0}
    assert make_critic("brevity", bench)(dialogue).turns == {1}


def test_rules_of_opinion_may_be_functions_or_classes(tea_house: None) -> None:
    stream = Stream(1, "x", "a", 0, 0)
    heard = [Heard("u1", "ben", 900_000), Heard("u2", "cleo", 0)]
    assert brought_opinion_rule("half-way", {"part": 0.5}).update(Held(100_000), heard, stream) == Change(
        50_000, (Move("u2", -50_000),)
    )
    change = brought_opinion_rule("middle", {}).update(Held(0), heard, stream)
    assert change == Change(300_000, (Move("u1", 150_000), Move("u2", 150_000)))
    assert brought_claim_rule("twice-told", {}).after_a_day("exposed", stream) == "exposed"
    with pytest.raises(InputError, match="cannot be made with"):
        brought_opinion_rule("half-way", {"speed": 2})


def test_what_a_cell_brings_is_named_with_its_source(tmp_path: Path) -> None:
    @bring("measure", "mine")
    def mine(evidence: Any) -> list[dict[str, Any]]:
        """How many there are."""
        return [{"people": len(evidence.study.people)}]

    @bring("mind", "mine")
    def hums(question: Any) -> Any:
        return None if question.task.name != SAY.name else question.task.output(text="Hm.", act="tell")

    run = carried_out(with_mind("plugin:mine", measures=["mine"]), tmp_path / "run")
    assert set(texts(run)) == {"Hm."}
    assert measure_tables(run)[0].records() == [{"people": 3}]
    parts = json.loads(reproduce_text(run))["plugins"]
    assert [(part["kind"], part["origin"]) for part in parts] == [("measure", "notebook"), ("mind", "notebook")]
    assert parts[0]["source"].startswith('@bring("measure", "mine")\ndef mine(')
    assert replay(run).final_hash == run.info().final_hash
    plugins.drop("mind", "mine")
    with pytest.raises(PluginMissing, match="it was written in a notebook: run the cell that brings it first"):
        replay(run)


def test_a_part_that_was_changed_since_is_named_where_a_replay_differs(tmp_path: Path) -> None:
    @bring("mind", "own")
    def first(question: Any) -> Any:
        return None if question.task.name != SAY.name else question.task.output(text="Hm.", act="tell")

    run = carried_out(with_mind("plugin:own"), tmp_path / "run")
    file = tmp_path / "it.json"
    file.write_text(reproduce_text(run), encoding="utf-8")

    @bring("mind", "own")
    def second(question: Any) -> Any:
        return None if question.task.name != SAY.name else question.task.output(text="Ho.", act="tell")

    with pytest.raises(ReplayDiffers, match="the mind 'own': its source is another"):
        replay(run)
    with pytest.raises(ReplayDiffers, match="the mind 'own': its source is another"):
        verify(file, tmp_path / "again")


def test_a_class_of_a_cell_can_be_a_protocol_and_a_rule(tmp_path: Path) -> None:
    import sys

    sys.path.insert(0, str(PACKAGE))
    try:
        from tea_house import TeaRound  # type: ignore[import-not-found,unused-ignore]
    finally:
        sys.path.remove(str(PACKAGE))

    @bring("protocol")
    class Two_Rounds(TeaRound):  # type: ignore[misc,unused-ignore]  # noqa: N801 - its name becomes two-rounds
        """The same, by another name."""

    @bring("opinion_rule", "mine")
    class Mine:
        def update(self, held: Held, heard: Sequence[Heard], _stream: Stream, /) -> Change:
            return Change(held.stance_e6 or 0, ())

    @bring("claim_rule", "mine")
    class Stubborn:
        def after_meeting(self, stage: Any, _meeting: Any, _stream: Stream, /) -> Any:
            return stage

        def after_a_day(self, stage: Any, _stream: Stream, /) -> Any:
            return stage

    rule = {"kind": "plugin", "name": "mine"}
    scenario = tiny_town(
        topics=[TOPIC], protocol={"kind": "plugin", "name": "two-rounds"}, opinion_rule=rule, claim_rule=rule
    )
    run = carried_out(scenario, tmp_path / "run")
    assert {part["name"] for part in json.loads(reproduce_text(run))["plugins"]} == {"two-rounds", "mine"}


def test_other_processes_are_refused_what_only_this_one_has(tmp_path: Path) -> None:
    @bring("measure", "mine")
    def mine(evidence: Any) -> list[dict[str, Any]]:
        return [{"people": len(evidence.study.people), "share": 0.5}]

    (tmp_path / "room.yaml").write_text(
        "schema: 1\nname: room\nclock: {start: '2026-03-02T08:00', end: '2026-03-02T09:00'}\nmeasures: [mine]\n"
        "places: [{id: cafe, name: the cafe}]\n"
        "people: [{id: ada, name: Ada Berg, context: {home: cafe}},\n"
        "  {id: ben, name: Ben Holm, context: {home: cafe}}]\n",
        encoding="utf-8",
    )
    file = tmp_path / "many.yaml"
    file.write_text(
        "schema: 1\nname: many\nscenario: room.yaml\nseeds: 2\narms: {plain: }\noutcomes: [mine.share]\n",
        encoding="utf-8",
    )
    experiment = load_experiment(file)
    with pytest.raises(InputError, match="the measure 'mine' was brought by this process"):
        conduct(experiment, tmp_path / "out", ProcessPool(2))
    report = conduct(experiment, tmp_path / "out", HerePool())
    assert len(report.done) == 2


@pytest.mark.parametrize(
    ("kind", "name", "said"),
    [
        ("colour", "mine", "there is no kind of part 'colour'"),
        ("measure", "Mine!", "a part cannot be called 'Mine!'"),
    ],
)
def test_what_cannot_be_brought_is_refused(kind: Any, name: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        bring(kind, name)(with_mind)


def test_a_class_of_a_cell_has_its_source_by_way_of_its_methods(monkeypatch: pytest.MonkeyPatch) -> None:
    loud = "class Loud:\n    def answer(self, question):\n        return None\n"
    cell = f"x = 1\n\n@str\nclass Other: pass\n\n{loud}\ny = 2\n"
    monkeypatch.setitem(linecache.cache, "<cell 1>", (len(cell), None, cell.splitlines(keepends=True), "<cell 1>"))
    made: dict[str, Any] = {"__name__": "__main__"}
    exec(compile(cell, "<cell 1>", "exec"), made)
    bring("mind", "loud")(made["Loud"])
    found = plugins.find("mind", "loud")
    assert found is not None
    assert found.source == loud
    assert found.source_hash


def test_a_class_of_a_cell_without_methods_has_its_source_by_way_of_the_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    cell = '@bring("skill", "sewing")\nclass Sewing:\n    instruction = "Speak of thread."\n'
    monkeypatch.setitem(linecache.cache, "<cell 2>", (len(cell), None, cell.splitlines(keepends=True), "<cell 2>"))
    exec(compile(cell, "<cell 2>", "exec"), {"__name__": "__main__", "bring": bring})
    found = plugins.find("skill", "sewing")
    assert found is not None
    assert found.source == cell


def test_a_thing_without_source_is_refused() -> None:
    made: dict[str, Any] = {}
    exec("def loud(evidence): return []", made)
    with pytest.raises(InputError, match="no source"):
        bring("measure")(made["loud"])


def test_names_that_nobody_offers_are_refused_with_those_there_are(tea_house: None, tmp_path: Path) -> None:
    with pytest.raises(PluginMissing, match="expected one of: polite, terse"):
        check_mind(Settings(mind="plugin:polit"))
    with pytest.raises(PluginMissing, match="the opinion rule 'x' is missing; expected one of: half-way, middle"):
        brought_opinion_rule("x", {})
    with pytest.raises(ScenarioError, match="goes with a name"):
        tiny_town(opinion_rule={"kind": "plugin"})
    with pytest.raises(InputError, match="plays every role"):
        check_mind(Settings.model_validate({"mind": "plugin:polite", "roles": {"judge": "openai/x"}}))
    assert "cups" in measure_names()


def test_a_mind_or_measure_that_answers_with_something_else_is_refused(tmp_path: Path) -> None:
    import asyncio

    @bring("mind", "mine")
    def wrong(_question: Any) -> Any:
        return "hello"

    with pytest.raises(InputError, match="plugin:mine answered plan_day with str; expected DayPlan"):
        asyncio.run(brought_mind("plugin:mine", RulesMind()).answer(question(PLAN_DAY)))

    @bring("mind", "own")
    class NoMind:
        pass

    with pytest.raises(InputError, match="has no method 'answer'"):
        make_mind(Settings(mind="plugin:own"), MemoryStore())

    @bring("measure", "mine")
    def number(_evidence: Any) -> Any:
        return 3

    run = carried_out(tiny_town(people=2, hours=1), tmp_path / "run")
    with pytest.raises(InputError, match="the measure 'mine' gave int"):
        measure_tables(run, ["mine"])


def test_critics_that_a_batch_names_are_parts_and_those_of_ours_are_not(tea_house: None, tmp_path: Path) -> None:
    overrides = ["protocol.critics=[politeness, repetition]", "protocol.dialogues=2", "crowds.guest.count=4"]
    scenario = load_scenario("personachat", overrides=overrides)
    assert parts_of(scenario) == (("critic", "politeness"),)
    assert json.loads(parts_json(scenario))[0]["origin"] == "tea-house 1.2"


def test_a_run_is_not_made_with_a_part_that_is_missing(tmp_path: Path) -> None:
    with pytest.raises(PluginMissing, match="the mind 'nobody' is missing; no package that is installed offers one"):
        Run.create(with_mind("plugin:nobody"), tmp_path / "run")
    assert not (tmp_path / "run").exists()


def test_a_part_that_cannot_be_imported_is_refused_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = EntryPoint("gone", "no_such_package:thing", "townsfolk.minds")
    monkeypatch.setattr("agents.plugins.entry_points", lambda group: [entry])
    with pytest.raises(InputError, match="no_such_package offers the mind 'gone', but: No module named"):
        plugins.load("mind", "gone")


def test_a_rule_has_to_give_a_stance_and_a_class_its_method() -> None:
    @bring("opinion_rule", "mine")
    def words(_held: Held, _heard: Sequence[Heard], _stream: Stream) -> Any:
        return "for it"

    stream = Stream(1, "x", "a", 0, 0)
    with pytest.raises(InputError, match="expected a Change, or a stance in millionths"):
        brought_opinion_rule("mine", {}).update(Held(0), [Heard("u1", "ben", 1)], stream)

    @bring("opinion_rule", "own")
    class Idle:
        pass

    with pytest.raises(InputError, match="has no method 'update'"):
        brought_opinion_rule("own", {})

    @bring("opinion_rule", "loud")
    def stays(held: Held, _heard: Sequence[Heard], _stream: Stream) -> Any:
        return held.stance_e6

    assert brought_opinion_rule("loud", {}).update(Held(5), [Heard("u1", "ben", 1)], stream) == Change(5, ())


def test_a_run_is_read_without_the_measure_that_a_notebook_brought(tmp_path: Path) -> None:
    @bring("measure", "loud")
    def loud(evidence: Any) -> list[dict[str, Any]]:
        """How many there are."""
        return [{"people": len(evidence.study.people)}]

    run = carried_out(tiny_town(people=3, hours=3, measures=["loud", "reach"]), tmp_path / "run")
    file = tmp_path / "it.json"
    file.write_text(reproduce_text(run), encoding="utf-8")
    plugins.drop("measure", "loud")
    opened = Run.open(tmp_path / "run")
    assert opened.info() == run.info()
    assert next(table.name for table in measure_tables(opened, ["reach"])) == "reach"
    settings = changed_settings(opened.scenario_now, ["settings.limits.calls=5"])
    assert changed_study(opened.scenario.study, [("seed", "8")]).measures == ("loud", "reach")
    folder = str(tmp_path / "run")
    for reading in ("info", "show", "export", "verify", "calls", "cost"):
        assert call(reading, folder).code == 0, reading
    said = "the measure 'loud' is missing; it was written in a notebook: run the cell that brings it first"
    with pytest.raises(PluginMissing, match=said):
        opened.advance(settings=settings)
    for needing in (
        ["resume", folder], ["replay", folder], ["measure", folder], ["measure", folder, "loud"],
        ["verify", str(file), "--out", str(tmp_path / "again")],
    ):  # fmt: skip
        ended = call(*needing)
        assert (ended.code, said in ended.err) == (2, True), needing
    with pytest.raises(ScenarioError, match="there is no measure 'loudd'"):
        changed_study(opened.scenario.study, [("measures", '["loudd"]')])


def test_where_a_protocol_came_from_is_said_where_it_is_missing(tmp_path: Path) -> None:
    protocol = {"kind": "plugin", "name": "tea-round", "options": {"rounds": 3}}
    with pytest.MonkeyPatch.context() as installed:
        installed.syspath_prepend(str(PACKAGE))
        carried_out(tiny_town(protocol=protocol), tmp_path / "run")
    with pytest.raises(PluginMissing, match=r"the protocol 'tea-round' is missing; it came from tea-house 1\.2"):
        Run.open(tmp_path / "run").info()
