"""An experiment as resolved: what each run is, where it is kept, and in what order runs are carried out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from agents.canonical import digest
from agents.errors import InputError
from simulation.experiments.outcomes import Address
from simulation.scenario import Scenario

FORMAT = "townsfolk-experiment/1"


@dataclass(frozen=True, slots=True)
class Cell:
    """One run of an experiment: an arm and a seed."""

    arm: str
    seed: int

    def __str__(self) -> str:
        return f"{self.arm}/{self.seed}"


@dataclass(frozen=True, slots=True)
class LaterChange:
    """What an arm changes from a tick on, as a fork of the unchanged run.

    Args:
        tick: Index of the first tick that may differ.
        seconds: Simulated seconds at which the tick begins.
        pairs: Keys of the study with their values as JSON text.
    """

    tick: int
    seconds: int
    pairs: tuple[tuple[str, str], ...]

    @property
    def header(self) -> str:
        """The changes as a journal's header keeps them."""
        return json.dumps({self.tick: self.pairs} if self.pairs else {}, sort_keys=True)


@dataclass(frozen=True)
class Arm:
    """One arm as resolved.

    Args:
        name: As in the file.
        scenarios: By seed, what its runs are founded with.
        later: What changes later; None for an arm that differs from the start, or not at all.
        is_plain: Whether the arm changes nothing.
    """

    name: str
    scenarios: dict[int, Scenario]
    later: LaterChange | None
    is_plain: bool

    @cached_property
    def identities(self) -> dict[int, str]:
        """By seed, what tells a run of this arm from any other: study, mind, and what changes later."""
        later = self.later.header if self.later else ""
        return {
            seed: f"{scenario.study.digest} {scenario.settings.mind} {later}".strip()
            for seed, scenario in self.scenarios.items()
        }


@dataclass(frozen=True, slots=True)
class Shard:
    """The share number `number` of `of` equal shares, from 1."""

    number: int = 1
    of: int = 1

    @classmethod
    def parse(cls, text: str) -> Shard:
        """Return the shard that ``i/n`` means.

        Raises:
            InputError: If it is not two whole numbers with 1 <= i <= n.
        """
        number, slash, of = text.partition("/")
        digits = all(part.isascii() and part.isdigit() and len(part) < 7 for part in (number, of))
        if not slash or not digits or not 1 <= int(number) <= int(of):
            raise InputError(f"--shard {text[:40]!r} is not a share; expected such as 1/4, the first of four")
        return cls(int(number), int(of))


WHOLE = Shard()


@dataclass(frozen=True)
class Experiment:
    """An experiment as resolved from its file; every run of it is decided.

    Args:
        name: As in the file.
        question: What is asked.
        scenario: As the file names it.
        seeds: The replicates; replicate r has the same seed in every arm.
        arms: In the order of the file.
        baseline: The arm that the others are compared to.
        addresses: Where what is compared is found, in order.
        resamples: How often the bootstrap draws the seeds anew.
        confidence_e6: The level of every interval, in millionths.
    """

    name: str
    question: str
    scenario: str
    seeds: tuple[int, ...]
    arms: tuple[Arm, ...]
    baseline: str
    addresses: tuple[Address, ...]
    resamples: int
    confidence_e6: int

    @property
    def outcomes(self) -> tuple[str, ...]:
        """The names of what is compared, in order."""
        return tuple(address.name for address in self.addresses)

    @cached_property
    def digest(self) -> str:
        """A hash of what decides the runs; how they are compared may change without running them again."""
        return digest(json.dumps({arm.name: list(arm.identities.values()) for arm in self.arms}, sort_keys=True))

    @property
    def description(self) -> str:
        """What decides the runs, as JSON text."""
        data = {
            "format": FORMAT,
            "name": self.name,
            "scenario": self.scenario,
            "seeds": list(self.seeds),
            "arms": [arm.name for arm in self.arms],
            "digest": self.digest,
        }
        return json.dumps(data, ensure_ascii=False, indent=2) + "\n"

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """All runs, seed by seed, so that what is done early is already paired."""
        return tuple(Cell(arm.name, seed) for seed in self.seeds for arm in self.arms)

    def share(self, shard: Shard = WHOLE) -> tuple[Cell, ...]:
        """Return the runs of a shard: all arms of every n-th seed, so that pairs and shared pasts stay together."""
        mine = frozenset(self.seeds[shard.number - 1 :: shard.of])
        return tuple(cell for cell in self.cells if cell.seed in mine)

    def arm(self, name: str) -> Arm:
        """Return the arm called `name`.

        Raises:
            ValueError: If there is none.
        """
        for arm in self.arms:
            if arm.name == name:
                return arm
        raise ValueError(f"there is no arm {name!r}")

    def scenario_of(self, cell: Cell) -> Scenario:
        """Return the scenario that the run of `cell` is founded with."""
        return self.arm(cell.arm).scenarios[cell.seed]

    def identity_of(self, cell: Cell) -> str:
        """Return what tells the run of `cell` from any other."""
        return self.arm(cell.arm).identities[cell.seed]

    @property
    def trunk(self) -> Arm | None:
        """The arm whose past the arms with a later change share: the one that changes nothing, else the latest."""
        plain = [arm for arm in self.arms if arm.is_plain]
        late = [(arm.later.tick, arm) for arm in self.arms if arm.later]
        if plain or not late:
            return plain[0] if plain and late else None
        return max(late, key=lambda pair: pair[0])[1]

    def waves(self, cells: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
        """Yield `cells` in parts, of which each may take over the past of those before it."""
        trunk = self.trunk
        forks = {arm.name for arm in self.arms if arm.later and arm is not trunk} if trunk else set()
        yield tuple(cell for cell in cells if cell.arm not in forks)
        yield tuple(cell for cell in cells if cell.arm in forks)


def run_folder(folder: Path, cell: Cell) -> Path:
    """Return where the run of `cell` is kept."""
    return folder / cell.arm / str(cell.seed)


def record_file(folder: Path, cell: Cell) -> Path:
    """Return the file that says what the run of `cell` came to: beside its folder."""
    return folder / cell.arm / f"{cell.seed}.json"
