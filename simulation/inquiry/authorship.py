"""Who worded what people came to think: a model by which prompt, the rules, or the rules where a model failed."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agents.talk import Source

if TYPE_CHECKING:
    from agents.memory import MemoryKind
    from simulation.record import Record

RULES = "rules"
MIXED = "mixed"
OPINION_TASK = "update_opinion"
_TASKS: dict[MemoryKind, tuple[str, ...]] = {
    "reflection": ("reflect", OPINION_TASK),
    "summary": ("summarise_talk",),
    "digest": ("summarise_period", "summarise_episode"),
}


@dataclass(frozen=True, slots=True)
class Author:
    """Where words come from.

    Args:
        source: As of utterances: "composed", "model", "fallback"; "mixed" where several answers of one tick differ.
        model: The model's name, "rules" where no model wrote them.
        prompt: Name and version of the prompt, such as "reflect/2"; empty where no model wrote them.
    """

    source: str = str(Source.COMPOSED)
    model: str = RULES
    prompt: str = ""


class Authors:
    """Who answered what in a run, as its record has it.

    Args:
        record: Of the run; it is read at once.

    Raises:
        JournalError: If the journal is damaged.
    """

    def __init__(self, record: Record) -> None:
        asked = {
            key: (str(model), str(task))
            for key, model, task in record.rows("SELECT key, json_extract(request, '$.model'), task FROM answers")
        }
        self._by_question: dict[tuple[str, int, str, int], Author] = {}
        self._by_task: dict[tuple[str, int, str], set[Author]] = {}
        for person, tick, task, n, source, calls in record.rows(
            "SELECT person, tick, task, n, source, calls FROM outcomes ORDER BY tick, person, task, n"
        ):
            author = _author(str(source), [asked[key] for key in json.loads(calls) if key in asked])
            self._by_question[person, tick, task, n] = author
            self._by_task.setdefault((person, tick, task), set()).add(author)

    def of_question(self, person: str, tick: int, task: str, n: int) -> Author:
        """Return who answered one question; the rules where the record holds no such question."""
        return self._by_question.get((person, tick, task, n), Author())

    def of_memory(self, person: str, tick: int, kind: MemoryKind) -> Author:
        """Return who worded a memory of `kind` that `person` came to in `tick`.

        What was seen, said and heard is noted by the rules, in the words that were said.
        """
        every: set[Author] = set()
        for task in _TASKS.get(kind, ()):
            every |= self._by_task.get((person, tick, task), set())
        if len(every) == 1:
            return next(iter(every))
        return Author(MIXED, MIXED) if every else Author()


def _author(source: str, asked: list[tuple[str, str]]) -> Author:
    if source != Source.MODEL or not asked:
        return Author(source)
    model, prompt = asked[-1]
    return Author(source, model, prompt)
