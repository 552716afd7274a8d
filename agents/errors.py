"""The one tree of errors. Each class carries the exit code of the command that ends with it.

TownsfolkError                 1   a defect of ours, or a fault nobody declared
├── InputError                 2   what was given cannot be used; nothing was changed
│   ├── ScenarioError          2   a scenario or persona file, with file and line
│   ├── PluginMissing          2   a part that a package or a notebook brought is not here
│   ├── RunFolderError         2   no run there, a run there already, or it cannot be written
│   └── QuestionError          2   a reader's request names nobody or nothing that exists
├── Paused                     3   the run stopped resumably; nothing committed is lost
│   ├── ProviderTrouble        3   the model's server is down, refuses or limits us for too long
│   ├── LimitReached           3   a cap on calls, tokens or money would be passed
│   ├── TooManyFallbacks       3   too large a share of answers had to be replaced
│   └── DiskTrouble            3   the journal could not be written
├── JournalError               1   the record of a run is damaged
│   └── SchemaMismatch         2   written by a version that this one does not read
└── ReplayDiffers              1   a replay came to something else than the record
"""

from __future__ import annotations

from pathlib import Path


class TownsfolkError(Exception):
    """The root of everything this project raises on purpose."""

    exit_code = 1


class InputError(TownsfolkError):
    """What was given cannot be used; nothing was changed."""

    exit_code = 2


class ScenarioError(InputError):
    """A scenario or persona file is not valid.

    Args:
        problem: What is wrong, in one sentence.
        file: The file it stands in; None when the scenario did not come from a file.
        line: The line, counted from 1; None when it is not known.
        expected: What would have been right.
        where: The dotted path of the key, such as ``people.2.home``.
        more: How many other problems the file has.
    """

    def __init__(
        self,
        problem: str,
        *,
        file: Path | None = None,
        line: int | None = None,
        expected: str = "",
        where: str = "",
        more: int = 0,
    ) -> None:
        self.problem = problem
        self.file = file
        self.line = line
        self.expected = expected
        self.where = where
        self.more = more
        super().__init__(str(self))

    def __str__(self) -> str:
        place = str(self.file) if self.file else "scenario"
        if self.line is not None:
            place += f":{self.line}"
        path = f" ({self.where})" if self.where else ""
        expected = f"; expected {self.expected}" if self.expected else ""
        more = f" (and {self.more} more)" if self.more else ""
        return f"{place}: {self.problem}{path}{expected}{more}"


class PluginMissing(InputError):
    """A part that does not come with townsfolk is named, and neither an installed package nor this process has it.

    Args:
        kind: What it is, such as "measure".
        name: What it is called.
        origin: Where it came from when the run was made, "tea-house 1.2" or "notebook"; empty when not known.
        known: The names of the parts of that kind there are.
    """

    def __init__(self, kind: str, name: str, *, origin: str = "", known: tuple[str, ...] = ()) -> None:
        self.kind = kind
        self.name = name
        self.origin = origin
        if origin == "notebook":
            remedy = "it was written in a notebook: run the cell that brings it first"
        elif origin:
            remedy = f"it came from {origin}: install that first"
        else:
            remedy = f"expected one of: {', '.join(known)}" if known else "no package that is installed offers one"
        super().__init__(f"the {kind.replace('_', ' ')} {name!r} is missing; {remedy}")


class RunFolderError(InputError):
    """There is no run in a folder, there is one already, or it cannot be used."""


class QuestionError(InputError):
    """A reader asked about a person, place, claim or time that the run does not have."""


class Paused(TownsfolkError):
    """The run stopped resumably: what is committed is safe, and ``resume`` goes on."""

    exit_code = 3


class ProviderTrouble(Paused):
    """The model's server is down, refuses our key or limits us for longer than the settings allow."""


class LimitReached(Paused):
    """A cap on calls, tokens or money would be passed by the next call."""


class TooManyFallbacks(Paused):
    """A larger share of answers than the settings allow had to be replaced by the fallback."""


class DiskTrouble(Paused):
    """The journal could not be written: the disk is full or went away."""


class JournalError(TownsfolkError):
    """The record of a run is damaged.

    Args:
        problem: What was found, and where.
        last_good_tick: The last tick whose hash and checksums still hold, -1 where none does; None when unknown.
    """

    def __init__(self, problem: str, *, last_good_tick: int | None = None) -> None:
        self.last_good_tick = last_good_tick
        tail = "" if last_good_tick is None else f"; the last good tick is {last_good_tick}"
        super().__init__(problem + (tail if last_good_tick != -1 else "; no tick is good: begin a new run"))


class SchemaMismatch(JournalError):
    """The journal was written by a version of the schema that this version does not read."""

    exit_code = 2


class ReplayDiffers(TownsfolkError):
    """A replay came to something else than the record.

    Args:
        tick: The first tick that differs.
        difference: Person, event and field of the first difference, in words.
    """

    def __init__(self, tick: int, difference: str) -> None:
        self.tick = tick
        self.difference = difference
        super().__init__(f"the replay differs from the record at tick {tick}: {difference}")
