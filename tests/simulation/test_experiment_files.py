"""Experiment files: what they may say, and what is refused with which line."""

from __future__ import annotations

from pathlib import Path

import pytest

from agents.errors import InputError, ScenarioError
from simulation.experiments import load_experiment
from simulation.experiments.plan import Shard
from simulation.experiments.reading import packaged_experiments
from tests.mutations import mutated
from tests.simulation.experiments import write_town

GOOD = """\
schema: 1
name: trial
scenario: ./tiny.yaml
seeds: [3, 1, 8]
baseline: usual
set: {conduct.reflection_threshold: 90}
arms:
  quiet:
    set:
      conduct.sociability: 0.2
      people.ada.context.wake: "08:00"
  usual:
  late:
    at: "2026-03-02T10:10"
    set: {conduct.sociability: 0.0}
    interventions:
      - {do: tell, at: "2026-03-02T11:00", claim: well, to: {everybody: true}}
  told:
    interventions:
      - {do: tell, at: "2026-03-02T11:00", claim: well, to: {everybody: true}}
outcomes: [utterances, reach.well.end, talk.distinct-1, days.*.whole]
resamples: 500
confidence: 0.9
"""


def written(folder: Path, text: str) -> Path:
    write_town(folder, hours=12)
    file = folder / "trial.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def test_an_experiment_is_resolved_arm_by_arm_and_seed_by_seed(tmp_path: Path) -> None:
    experiment = load_experiment(written(tmp_path, GOOD))
    assert experiment.seeds == (3, 1, 8)
    assert [arm.name for arm in experiment.arms] == ["quiet", "usual", "late", "told"]
    assert experiment.baseline == "usual"
    assert (experiment.resamples, experiment.confidence_e6) == (500, 900_000)
    for arm in experiment.arms:
        assert [arm.scenarios[seed].study.seed for seed in experiment.seeds] == [3, 1, 8]
        assert {scenario.study.conduct.reflection_threshold for scenario in arm.scenarios.values()} == {90}
        assert not any(scenario.settings.vectors for scenario in arm.scenarios.values())
    quiet, usual, late, told = (arm.scenarios[8].study for arm in experiment.arms)
    assert quiet.conduct.sociability == 0.2
    assert next(person for person in quiet.people if person.slug == "ada").context.wake == "08:00"
    assert late == usual
    assert [item.do for item in told.interventions] == ["tell"]


def test_an_arm_with_a_time_changes_with_the_first_tick_that_begins_then(tmp_path: Path) -> None:
    later = load_experiment(written(tmp_path, GOOD)).arm("late").later
    assert later is not None
    assert (later.tick, later.seconds) == (8, 7 * 1800)
    assert [key for key, _ in later.pairs] == ["conduct.sociability", "interventions"]


def test_interventions_of_an_arm_come_after_those_of_the_scenario(tmp_path: Path) -> None:
    file = written(tmp_path, GOOD)
    cut = {"do": "cut_tie", "at": "2026-03-02T09:00", "between": ["ada", "ben"]}
    write_town(tmp_path, hours=12, interventions=[cut])
    experiment = load_experiment(file)
    assert [item.do for item in experiment.arm("told").scenarios[1].study.interventions] == ["cut_tie", "tell"]
    assert [item.do for item in experiment.arm("usual").scenarios[1].study.interventions] == ["cut_tie"]


def test_vectors_can_be_asked_for(tmp_path: Path) -> None:
    text = GOOD.replace("conduct.reflection_threshold: 90", "settings.vectors: true")
    experiment = load_experiment(written(tmp_path, text))
    assert experiment.arm("usual").scenarios[1].settings.vectors


def test_crowds_are_drawn_anew_for_each_seed(tmp_path: Path) -> None:
    text = GOOD.replace("conduct.reflection_threshold: 90", "crowds: [{count: 3}]")
    experiment = load_experiment(written(tmp_path, text))
    names = {tuple(p.name for p in scenario.study.people) for scenario in experiment.arm("usual").scenarios.values()}
    assert len(names) == 3


def test_what_comes_with_townsfolk_can_be_carried_out() -> None:
    assert packaged_experiments()
    for name in packaged_experiments():
        experiment = load_experiment(name)
        assert experiment.name == name
        assert len(experiment.arms) > 1


REFUSED = [
    ("schema: 1", "schema: 2", "trial.yaml:1: schema 2 is not read by this version", "schema: 1"),
    ("name: trial", "name: A B", "trial.yaml:2: 'name' cannot be 'A B'", "lower-case"),
    ("name: trial\n", "", "the key 'name' is missing", "lower-case"),
    ("seeds: [3, 1, 8]", "seeds: 0", "trial.yaml:4: 'seeds' cannot be 0", "how many seeds, from 1"),
    ("seeds: [3, 1, 8]", "seeds: [3, -1]", "trial.yaml:4: 'seeds' cannot be a list of 2", "how many seeds"),
    ("seeds: [3, 1, 8]", "seeds: [3, 1, 3]", "trial.yaml:4: 3 stands twice", "it once"),
    ("seeds: [3, 1, 8]", "seeds: many", "trial.yaml:4: 'seeds' cannot be 'many'", "whole numbers"),
    ("resamples: 500", "resample: 500", "trial.yaml:22: unknown key 'resample'", "'resamples'"),
    ("resamples: 500", "resamples: 5", "trial.yaml:22: 'resamples' cannot be 5", "from 100 to"),
    ("confidence: 0.9", "confidence: 95", "trial.yaml:23: 'confidence' cannot be 95", "below 1"),
    ("baseline: usual", "baseline: usuel", "trial.yaml:5: there is no arm 'usuel'", "'usual'"),
    ("  usual:\n", "  Usual:\n", "trial.yaml:12: the key 'Usual' cannot be used", "lower-case"),
    ("  usual:\n", "  usual: 3\n", "trial.yaml:12: 'usual' cannot be 3", "nothing, or a mapping"),
    ("  usual:\n", "  usual: {sett: {}}\n", "trial.yaml:12: unknown key 'sett'", "'set'"),
    ("  usual:\n", "  usual: {set: [a]}\n", "trial.yaml:12: 'set' cannot be a list of 1", "keys to values"),
    ("  usual:\n", "  usual: {set: {a=b: 1}}\n", "trial.yaml:12: the key 'a=b' cannot be used", "sociability"),
    ("  usual:\n", "  usual: {set: {seed: 1}}\n", "trial.yaml:12: an arm has no seed of its own", "seeds"),
    ("./tiny.yaml", "./gone.yaml", "trial.yaml:3: there is no such file", "a file"),
    ("./tiny.yaml", "cornr", "trial.yaml:3: there is no packaged scenario 'cornr'", "'corner'"),
    ("./tiny.yaml", "/etc/tiny.yaml", "trial.yaml:3: the scenario is an absolute path", "relative"),
    ("sociability: 0.2", "sociability: high", "trial.yaml:10: 'sociability' cannot be 'high'", "a number"),
    ("sociability: 0.2", "sociabillity: 1", "trial.yaml:10: unknown key 'sociabillity'", "'sociability'"),
    ("people.ada.", "people.adda.", "trial.yaml:11: people has no 'adda'", "'ada'"),
    ("threshold: 90", "threshold: often", "trial.yaml:6: 'reflection_threshold' cannot be 'often'", "whole"),
    ("sociability: 0.0", "sociability: never", "trial.yaml:15: 'sociability' cannot be 'never'", "a number"),
    ("{conduct.sociability: 0.0}", "{clock.start: x}", "trial.yaml:15: clock.start matters only at the founding", ""),
    ("T10:10", "", "trial.yaml:14: 2026-03-02 is not after the scenario's start", "a time after"),
    ("2026-03-02T10:10", "2026-13-02", "trial.yaml:14: '2026-13-02' is no date", "a time between"),
    ("2026-03-02T10:10", "noon", "trial.yaml:14: 'at' cannot be 'noon'", "a date such as"),
    ("2026-03-02T10:10", "2027-03-02", "trial.yaml:14: nothing begins at 2027-03-02 or later", "a time between"),
    ("  usual:\n", '  usual: {at: "2026-03-02T10:00"}\n', "an arm with a time changes nothing", "set or interventions"),
    ("utterances,", "utterance,", "trial.yaml:21: there is no outcome 'utterance'", "'utterances'"),
    ("utterances,", "reach.wel.end,", "trial.yaml:21: reach has no row 'wel'", "'well'"),
    ("utterances,", "reach.well.ends,", "trial.yaml:21: reach has no column 'ends'", "'end'"),
    ("utterances,", "reach.well,", "trial.yaml:21: reach has several columns", "reach.well."),
    ("utterances,", "rech.well.end,", "trial.yaml:21: there is no table 'rech'", "'reach'"),
    ("utterances,", "reach_so.well.end,", "trial.yaml:21: there is no table 'reach_so'", "'reach'"),
    ("utterances,", "attendance.concert.place,", "trial.yaml:21: attendance.place is text", "told"),
    ("[utterances,", "[utterances, utterances,", "trial.yaml:21: 'utterances' stands twice", "it once"),
]


@pytest.mark.parametrize(("what", "instead", "problem", "expected"), REFUSED)
def test_a_wrong_file_is_refused_with_its_line(
    tmp_path: Path, what: str, instead: str, problem: str, expected: str
) -> None:
    assert what in GOOD
    with pytest.raises(ScenarioError) as caught:
        load_experiment(written(tmp_path, GOOD.replace(what, instead, 1)))
    assert problem in str(caught.value)
    assert caught.value.file == tmp_path / "trial.yaml"
    assert expected in caught.value.expected


WRONG_INTERVENTIONS = [
    ("claim: well", "clam: well", "'claim'"),
    ("claim: well", "claim: wel", "'wel'"),
    ("do: tell", "do: tel", "'tel'"),
    ("T11:00", "T31:00", "'at'"),
    ("{everybody: true}", "{everybody: 3}", "'everybody'"),
]


@pytest.mark.parametrize(("what", "instead", "named"), WRONG_INTERVENTIONS)
@pytest.mark.parametrize(("arm", "line"), [("late:", 17), ("told:", 20)])
def test_a_wrong_intervention_is_refused_with_its_line(
    tmp_path: Path, what: str, instead: str, named: str, arm: str, line: int
) -> None:
    before, name, after = GOOD.partition(arm)
    file = written(tmp_path, before + name + after.replace(what, instead, 1))
    cut = {"do": "cut_tie", "at": "2026-03-02T09:00", "between": ["ada", "ben"]}
    write_town(tmp_path, hours=12, interventions=[cut])
    with pytest.raises(ScenarioError) as caught:
        load_experiment(file)
    assert (caught.value.file, caught.value.line) == (file, line), str(caught.value)
    assert named in str(caught.value)


def test_what_is_wrong_with_the_scenario_is_said_of_the_scenario(tmp_path: Path) -> None:
    file = written(tmp_path, GOOD)
    (tmp_path / "tiny.yaml").write_text("name: tiny\npeople: 3\n", encoding="utf-8")
    with pytest.raises(ScenarioError) as caught:
        load_experiment(file)
    assert caught.value.file == tmp_path / "tiny.yaml"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- a\n", "this is not a mapping"),
        ("", "there is nothing in it"),
        ("a: &a [*a]\n", "refers to what it is a part of"),
        ("name: !!python/object:os.system x\n", "the tag"),
        ("arms: {a: 1, a: 2}\n", "stands twice"),
    ],
)
def test_what_is_no_experiment_is_refused(tmp_path: Path, text: str, problem: str) -> None:
    with pytest.raises(ScenarioError, match=problem):
        load_experiment(written(tmp_path, text))


def test_an_unknown_name_is_refused_with_the_names_there_are() -> None:
    with pytest.raises(ScenarioError, match="sociability"):
        load_experiment("sociabilty")


@pytest.mark.parametrize("text", ["", "1", "0/2", "3/2", "a/b", "1/2/3", "-1/2", "1/", "²/3", "1/99999999"])
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="not a share"):
        Shard.parse(text)


@pytest.mark.parametrize("block", range(4))
def test_whatever_happens_to_a_file_ends_in_an_experiment_or_an_error_with_a_place(tmp_path: Path, block: int) -> None:
    file = written(tmp_path, GOOD)
    for number in range(25 * block, 25 * block + 25):
        file.write_text(mutated(GOOD, number), encoding="utf-8", errors="surrogatepass")
        try:
            assert load_experiment(file).cells
        except ScenarioError as error:
            assert error.file is not None, f"{number}: {error}"
            assert "\n" not in str(error), f"{number}: {error}"
