"""How good a model's answers were before anything was put right, from the record: which parse, and which make sense."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass

from agents.minds.repair import Unusable, parse_answer
from agents.tasks import TASKS
from simulation.inquiry.ledger import VOICED
from simulation.record import Record

_PUT_RIGHT = frozenset({"trimmed", "asked_again", "fallback"})


@dataclass(frozen=True, slots=True)
class Sense:
    """What the first answers to the questions of one task were worth.

    Args:
        task: The task's name.
        asked: How many questions a model was asked.
        parse: To how many the first answer had the form that was asked for.
        sense: How many of those were taken as they stood: a plan in time order within waking hours at known places,
            a rating for each memory, people and claims that there are.
    """

    task: str
    asked: int
    parse: int
    sense: int


def sense_counts(record: Record) -> tuple[Sense, ...]:
    """Return the counts of committed ticks by task, in order of name; what a model only voiced is left out.

    Raises:
        JournalError: If the journal cannot be read.
    """
    asked: Counter[str] = Counter()
    parse: Counter[str] = Counter()
    sense: Counter[str] = Counter()
    rows = record.rows(
        "SELECT o.task, o.repairs, a.reply FROM outcomes o JOIN answers a ON a.key = json_extract(o.calls, '$[0]')"
    )
    for task, repairs, reply in rows:
        words = json.loads(repairs)
        if task not in TASKS or any(word.startswith(VOICED) for word in words):
            continue
        asked[task] += 1
        given = json.loads(reply)
        parses = not isinstance(parse_answer(TASKS[task].output, given["text"], given["finish"]), Unusable)
        parse[task] += parses
        sense[task] += parses and not _PUT_RIGHT & set(words)
    return tuple(Sense(task, count, parse[task], sense[task]) for task, count in sorted(asked.items()))
