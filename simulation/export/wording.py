"""Who worded an utterance: the model and the prompt, as the journal of a run has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from agents.talk import Source, Utterance
from simulation.minds import role_models
from simulation.settings_history import SettingsHistory

if TYPE_CHECKING:
    from simulation.record import Record
    from simulation.run import Run

RULES = "rules"
Kind = Literal["talk", "post", "speech"]
_ASKED_FOR: dict[Kind, tuple[str, ...]] = {
    "talk": ("say", "converse"),
    "post": ("write_post",),
    "speech": ("argue",),
}
_TASKS: dict[Source, tuple[str, ...]] = {
    Source.MODEL: tuple(task for tasks in _ASKED_FOR.values() for task in tasks),
    Source.VOICED: ("voice",),
}
_ANYBODY, _ANY = "", -1


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a run were written by.

    Args:
        settings: Which model played which role, by tick.
        asked: By person (empty for anybody), tick, task and the question's number (-1 for any): the task with its
            version, and the model that was asked.
    """

    settings: SettingsHistory
    asked: dict[tuple[str, int, str, int], tuple[str, str]]

    @classmethod
    def of(cls, run: Run, record: Record) -> Wording:
        """Return what the record of `run` says.

        Raises:
            JournalError: If the journal is damaged.
        """
        rows = record.rows(
            "SELECT person, tick, task, n, json_extract(request, '$.model') FROM answers "
            "ORDER BY tick, person, task, n, attempt"
        )
        named = {task for some in _TASKS.values() for task in some}
        asked: dict[tuple[str, int, str, int], tuple[str, str]] = {}
        for person, tick, task, n, model in rows:
            name = task.partition("/")[0]
            if name in named:
                for who, which in ((person, n), (person, _ANY), (_ANYBODY, _ANY)):
                    asked[who, tick, name, which] = (task, str(model))
        return cls(run.settings, asked)

    def model(self, said: Utterance, kind: Kind = "talk") -> str:
        """Return the model that `said`, of `kind`, was worded by; "rules" where none was, empty for a human."""
        if said.source is Source.HUMAN:
            return ""
        if said.source not in _TASKS:
            return RULES
        known = self._asked(said, kind)
        return known[1] if known else role_models(self.settings.at(said.tick))["speaker"]

    def prompt(self, said: Utterance, kind: Kind = "talk") -> str:
        """Return name and version of the prompt `said`, of `kind`, was asked for with; empty where none was."""
        known = self._asked(said, kind)
        return known[0] if known else ""

    def _asked(self, said: Utterance, kind: Kind) -> tuple[str, str] | None:
        """Return what was asked for `said`: of its speaker for that turn, of its speaker, or else of anybody.

        The last holds for dialogues that are written as a whole.
        """
        tasks = _TASKS.get(said.source, ())
        likely = (*(task for task in _ASKED_FOR[kind] if task in tasks), *tasks)
        whose = ((said.speaker, said.n), (said.speaker, _ANY), (_ANYBODY, _ANY))
        keys = ((person, said.tick, task, n) for person, n in whose for task in likely)
        return next((self.asked[key] for key in keys if key in self.asked), None)
