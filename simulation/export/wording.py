"""Who worded an utterance: the model and the prompt, as the journal of a run has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from agents.talk import Source, Utterance
from simulation.minds import role_models
from simulation.settings_history import SettingsHistory

if TYPE_CHECKING:
    from simulation.record import Record
    from simulation.run import Run

RULES = "rules"
_TASKS: dict[Source, tuple[str, ...]] = {
    Source.MODEL: ("say", "write_post", "argue", "converse"),
    Source.VOICED: ("voice",),
}
_ANYBODY = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """What the words of a run were written by.

    Args:
        settings: Which model played which role, by tick.
        asked: By person (empty for anybody), tick and task: the task with its version, and the model that was asked.
    """

    settings: SettingsHistory
    asked: dict[tuple[str, int, str], tuple[str, str]]

    @classmethod
    def of(cls, run: Run, record: Record) -> Wording:
        """Return what the record of `run` says.

        Raises:
            JournalError: If the journal is damaged.
        """
        rows = record.rows(
            "SELECT person, tick, task, json_extract(request, '$.model') FROM answers "
            "ORDER BY tick, person, task, n, attempt"
        )
        named = {task for some in _TASKS.values() for task in some}
        asked: dict[tuple[str, int, str], tuple[str, str]] = {}
        for person, tick, task, model in rows:
            name = task.partition("/")[0]
            if name in named:
                asked[person, tick, name] = asked[_ANYBODY, tick, name] = (task, str(model))
        return cls(run.settings, asked)

    def model(self, said: Utterance) -> str:
        """Return the model that `said` was worded by; "rules" where none was, empty for a human."""
        if said.source is Source.HUMAN:
            return ""
        if said.source not in _TASKS:
            return RULES
        known = self._asked(said)
        return known[1] if known else role_models(self.settings.at(said.tick))["speaker"]

    def prompt(self, said: Utterance) -> str:
        """Return name and version of the prompt `said` was asked for with; empty where none was."""
        known = self._asked(said)
        return known[0] if known else ""

    def _asked(self, said: Utterance) -> tuple[str, str] | None:
        """Return what was asked for `said`: of its speaker, or else of anybody, as for dialogues written as a whole."""
        keys = (
            (person, said.tick, task) for person in (said.speaker, _ANYBODY) for task in _TASKS.get(said.source, ())
        )
        return next((self.asked[key] for key in keys if key in self.asked), None)
