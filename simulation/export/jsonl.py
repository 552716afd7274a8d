"""The complete export: one JSON object per utterance, with its provenance. Byte-equal for equal runs."""

from __future__ import annotations

import json
from typing import TextIO

from simulation.export.rows import utterance_rows
from simulation.run import Run


def write_jsonl(run: Run, file: TextIO) -> None:
    """Write one line per utterance, in order of tick, conversation and turn.

    Raises:
        JournalError: If the journal is damaged.
    """
    for row in utterance_rows(run):
        file.write(json.dumps(row, ensure_ascii=False, sort_keys=True))
        file.write("\n")
