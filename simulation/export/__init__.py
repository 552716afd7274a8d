"""Conversations as data: utterances with where they were said, what they carried and what they rest on."""

from __future__ import annotations

from typing import TextIO

from agents.errors import QuestionError
from simulation.export.jsonl import write_jsonl
from simulation.run import Run

FORMATS = {"jsonl": write_jsonl}


def write_export(run: Run, form: str, file: TextIO) -> None:
    """Write the conversations of `run` to `file` in the format `form`.

    Raises:
        QuestionError: If there is no such format.
        JournalError: If the journal is damaged.
    """
    if form not in FORMATS:
        raise QuestionError(f"there is no format {form!r}; expected one of: {', '.join(sorted(FORMATS))}")
    FORMATS[form](run, file)
