"""The data of the page: what a run's record says, in one JSON value that no script of a name or a line can leave."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from simulation.report.chunks import Encoder
from simulation.report.head import Json, head_of

if TYPE_CHECKING:
    from simulation.run import Run

_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


class PageData:
    """The data of one run's page. Reading goes on where it stopped, so that a live page gets what is new.

    Args:
        run: The run to read.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._head = head_of(run)
        self._encoder = Encoder(self._head)

    def whole(self, *, live: bool = False) -> Json:
        """Return everything that is committed. A `live` page asks for more by and by.

        Raises:
            JournalError: If the journal is damaged.
        """
        return {"head": {**self._head, "live": live}, **self.since(-1)}

    def since(self, after: int) -> Json:
        """Return how the run stands, and the rows of all ticks later than `after`.

        Raises:
            JournalError: If the journal is damaged.
        """
        info = self._run.info()
        with self._run.record() as record:
            self._encoder.follow(record)
            last = record.last_tick()
            written_by = record.meta().get("townsfolk", "")
        state: dict[str, Any] = {
            "status": info.status,
            "mind": info.mind,
            "ticks_total": info.ticks_total,
            "hash": last.hash if last else "",
            "townsfolk": written_by,
            "cost_usd": info.cost_usd,
            "calls": info.model_calls,
        }
        return {"state": state, "rows": self._encoder.rows(after)}


def json_text(value: Json) -> str:
    """Return `value` as JSON that can stand inside an HTML element: no character in it begins or ends a tag."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in _UNSAFE.items():
        text = text.replace(character, escaped)
    return text
