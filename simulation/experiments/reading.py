"""From an experiment file to an experiment: read, validated, and every arm resolved for every seed. Nothing is run."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from pydantic import ValidationError

from agents.errors import ScenarioError
from simulation.clock import Clock
from simulation.experiments.outcomes import Address, UnknownOutcome, resolve
from simulation.experiments.plan import Arm, Experiment, LaterChange
from simulation.experiments.refusing import Blame, shape_problems
from simulation.experiments.spec import ArmSpec, ExperimentFile
from simulation.forking import study_pairs
from simulation.protocols import make_protocol
from simulation.reading.loading import changed_study, parse_scenario
from simulation.reading.problems import KeyPath, Problem, nearest, raise_first
from simulation.reading.scenario_files import read_text, scenario_path
from simulation.reading.yaml_reading import Located, read_yaml
from simulation.run import total_ticks
from simulation.scenario import Scenario, Study

_KEYS = "keys such as name, scenario and arms"
_FAST = "settings.vectors=false"
_SETTINGS = "settings."


def packaged_experiments() -> tuple[str, ...]:
    """Return the names of the experiments that come with townsfolk, in alphabetical order."""
    return tuple(sorted(path.stem for path in _packaged_folder().glob("*.yaml")))


def load_experiment(source: str | Path) -> Experiment:
    """Return the experiment of a packaged name or a path.

    Args:
        source: A path if it has a slash or ends in .yaml or .yml, else the name of a packaged experiment.

    Raises:
        ScenarioError: If the file, its scenario or one of its arms cannot be used; with file and line.
    """
    path = _experiment_path(source)
    tree = read_yaml(read_text(path), path, expected=_KEYS)
    if not isinstance(tree.value, dict):
        raise ScenarioError("this is not a mapping", file=path, line=tree.line, expected=_KEYS)
    spec = _shaped(tree)
    raise_first(_problems(spec), tree)
    return _Resolver(spec, tree, path).experiment()


def _experiment_path(source: str | Path) -> Path:
    text = str(source)
    if isinstance(source, Path) or "/" in text or "\\" in text or text.endswith((".yaml", ".yml")):
        return Path(source)
    names = packaged_experiments()
    if text in names:
        return _packaged_folder() / f"{text}.yaml"
    hint = nearest(text, names) or "a path"
    raise ScenarioError(
        f"there is no packaged experiment {text[:80]!r}", expected=f"{hint}, or the path of a .yaml file"
    )


def _packaged_folder() -> Path:
    return Path(str(files("scenarios"))) / "experiments"


def _shaped(tree: Located) -> ExperimentFile:
    try:
        return ExperimentFile.model_validate(tree.plain())
    except ValidationError as error:
        raise_first(shape_problems(error, tree), tree)
        raise AssertionError("a validation error without an error") from error


def _problems(spec: ExperimentFile) -> list[Problem]:
    problems = [*_twice(spec), *_own_seed(spec.changes, ("set",))]
    if spec.baseline is not None and spec.baseline not in spec.arms:
        problems.append(Problem(f"there is no arm {spec.baseline!r}", ("baseline",), nearest(spec.baseline, spec.arms)))
    for name, arm in spec.arms.items():
        if arm is None:
            continue
        problems += _own_seed(arm.changes, ("arms", name, "set"))
        if arm.at is not None and not arm.changes and not arm.interventions:
            problems.append(Problem("an arm with a time changes nothing", ("arms", name, "at"), "set or interventions"))
    if Path(spec.scenario).is_absolute() or spec.scenario.startswith("~"):
        problems.append(Problem("the scenario is an absolute path", ("scenario",), "a path relative to this file"))
    return problems


def _twice(spec: ExperimentFile) -> list[Problem]:
    lists: tuple[tuple[str, Sequence[str | int]], ...] = (("seeds", spec.seed_list), ("outcomes", spec.outcomes))
    return [
        Problem(f"{value!r} stands twice", (name, at), "it once")
        for name, values in lists
        for at, value in enumerate(values)
        if value in values[:at]
    ]


def _own_seed(changes: Mapping[str, object], path: KeyPath) -> list[Problem]:
    return [Problem("an arm has no seed of its own", (*path, "seed"), "the key seeds")] if "seed" in changes else []


@dataclass(frozen=True, slots=True)
class _Changes:
    """The changes of an arm as the scenario's loader takes them, and where each stands in the file."""

    texts: tuple[str, ...]
    places: dict[str, KeyPath]


class _Resolver:
    """Resolves the arms of one file.

    Args:
        spec: The file as validated.
        tree: The file with its lines.
        path: The file.
    """

    def __init__(self, spec: ExperimentFile, tree: Located, path: Path) -> None:
        self._spec = spec
        self._tree = tree
        self._file, self._text = self._scenario_text(path)
        self._common = self._changes(spec.changes, ("set",))
        parse_scenario(self._text, file=self._file)  # what is wrong with it as it stands is said of it, not of an arm

    def experiment(self) -> Experiment:
        """Return the experiment.

        Raises:
            ScenarioError: If an arm or an outcome cannot be used.
        """
        spec = self._spec
        arms = tuple(self._arm(name, arm or ArmSpec()) for name, arm in spec.arms.items())
        baseline = spec.baseline or arms[0].name
        compared_to = next(arm for arm in arms if arm.name == baseline).scenarios[spec.seed_list[0]]
        return Experiment(
            name=spec.name,
            question=spec.question,
            scenario=spec.scenario,
            seeds=spec.seed_list,
            arms=arms,
            baseline=baseline,
            addresses=self._addresses(compared_to),
            resamples=spec.resamples,
            confidence_e6=round(spec.confidence * 1_000_000),
        )

    def _scenario_text(self, path: Path) -> tuple[Path, str]:
        given = self._spec.scenario
        is_path = "/" in given or "\\" in given or given.endswith((".yaml", ".yml"))
        try:
            file = path.parent / given if is_path else scenario_path(given)
            return file, read_text(file)
        except ScenarioError as error:
            text = f"{error.problem}: {error.file}" if error.file else error.problem
            raise_first([Problem(text, ("scenario",), error.expected)], self._tree)
            raise AssertionError("unreachable: there is a problem") from None

    def _changes(self, changes: Mapping[str, object], path: KeyPath) -> _Changes:
        texts = {key: f"{key}={json.dumps(value, ensure_ascii=False)}" for key, value in changes.items()}
        return _Changes(tuple(texts.values()), {text: (*path, key) for key, text in texts.items()})

    def _arm(self, name: str, spec: ArmSpec) -> Arm:
        path: KeyPath = ("arms", name)
        own = self._changes(spec.changes, (*path, "set"))
        if spec.at is not None:
            return self._later_arm(name, spec, own)
        texts = own.texts
        places, present = dict(own.places), 0
        if spec.interventions:
            before = self._scenario(texts, Blame(self._tree, places), path)
            text, present = _more_interventions(before.study, spec)
            texts = (*texts, text)
            places[text] = (*path, "interventions")
        scenarios = self._for_all_seeds(texts, Blame(self._tree, places, present), path)
        return Arm(name, scenarios, None, is_plain=not texts)

    def _later_arm(self, name: str, spec: ArmSpec, own: _Changes) -> Arm:
        path: KeyPath = ("arms", name)
        settings = tuple(text for text in own.texts if text.startswith(_SETTINGS))
        scenarios = self._for_all_seeds(settings, Blame(self._tree, own.places), path)
        study = scenarios[self._spec.seed_list[0]].study
        tick, seconds = self._first_tick(study, spec.at or "", (*path, "at"))
        places, present = dict(own.places), 0
        texts = own.texts
        try:
            if spec.interventions:
                changed = changed_study(study, study_pairs(texts))
                text, present = _more_interventions(changed, spec)
                texts = (*texts, text)
                places[text] = (*path, "interventions")
            pairs = study_pairs(texts)
            total_ticks(changed_study(study, pairs))
        except ScenarioError as error:
            Blame(self._tree, places, present).raise_for(error, path)
        return Arm(name, scenarios, LaterChange(tick, seconds, tuple(pairs)), is_plain=False)

    def _first_tick(self, study: Study, at: str, path: KeyPath) -> tuple[int, int]:
        """Return index and start of the first tick that begins at `at` or later."""
        clock = Clock(study.clock)
        expected = f"a time between {study.clock.start} and {study.clock.end}"
        try:
            seconds = clock.seconds_of(at)
        except ValueError:
            raise_first([Problem(f"{at!r} is no date", path, expected)], self._tree)
            raise AssertionError("unreachable: there is a problem") from None
        if seconds <= 0:
            problem, later = f"{at} is not after the scenario's start", f"a time after {study.clock.start}, or no 'at'"
            raise_first([Problem(problem, path, later)], self._tree)
        for tick in make_protocol(study, clock).ticks():
            if tick.start >= seconds:
                return tick.index, tick.start
        raise_first([Problem(f"nothing begins at {at} or later", path, expected)], self._tree)
        raise AssertionError("unreachable: there is a problem")

    def _for_all_seeds(self, own: tuple[str, ...], blame: Blame, path: KeyPath) -> dict[int, Scenario]:
        """Return the scenario for each seed; only crowds are drawn anew, all else but the seed is the same."""
        seeds = self._spec.seed_list
        if self._has_crowds(own):
            return {seed: self._scenario(own, blame, path, seed) for seed in seeds}
        first = self._scenario(own, blame, path, seeds[0])
        studies = {seed: first.study.model_copy(update={"seed": seed}) for seed in seeds}
        return {seed: Scenario(study=study, settings=first.settings) for seed, study in studies.items()}

    def _has_crowds(self, own: tuple[str, ...]) -> bool:
        texts = (*self._common.texts, *own)
        return "crowds" in read_yaml(self._text, self._file).keys or any(text.startswith("crowds") for text in texts)

    def _scenario(self, own: tuple[str, ...], blame: Blame, path: KeyPath, seed: int | None = None) -> Scenario:
        overrides = (_FAST, *self._common.texts, *own)
        try:
            scenario = parse_scenario(self._text, file=self._file, overrides=overrides, seed=seed)
            total_ticks(scenario.study)
        except ScenarioError as error:
            common = Blame(self._tree, self._common.places)
            (common if common.knows(error) else blame).raise_for(error, path)
            raise AssertionError("unreachable: the blame raises") from None
        return scenario

    def _addresses(self, scenario: Scenario) -> tuple[Address, ...]:
        found = resolve(self._spec.outcomes, scenario)
        problems = [
            Problem(one.problem, ("outcomes", at), one.expected)
            for at, one in enumerate(found)
            if isinstance(one, UnknownOutcome)
        ]
        raise_first(problems, self._tree)
        return tuple(one for one in found if isinstance(one, Address))


def _more_interventions(study: Study, spec: ArmSpec) -> tuple[str, int]:
    """Return the change that adds the arm's interventions to those of `study`, and how many those are."""
    present = study.model_dump(mode="json", by_alias=True)["interventions"]
    return f"interventions={json.dumps([*present, *spec.interventions], ensure_ascii=False)}", len(present)


__all__ = ["load_experiment", "packaged_experiments"]
