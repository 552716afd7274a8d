"""The mind that answers interviews, and the ledger of its own in which a language model's answers are kept."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from agents.minds.base import Mind
from simulation.minds import asks_models, make_mind

if TYPE_CHECKING:
    from agents.minds.calling.spending import Spent
    from simulation.journal import Journal
    from simulation.run import Run
    from simulation.scenario import Settings

LEDGER_FILE = "interviews.sqlite"


@asynccontextmanager
async def interviewed_mind(run: Run) -> AsyncIterator[Mind]:
    """Give the mind of `run`. One that keeps answers keeps them in the ledger of interviews, made when first needed.

    What the run itself has used counts against its limits, and so do earlier interviews.

    Raises:
        InputError: If the limits cannot be kept with the run's model.
        DiskTrouble: If the ledger cannot be written.
        JournalError: If the ledger is damaged.
    """
    settings = run.scenario.settings
    if not asks_models(settings):
        from agents.minds.rules import RulesMind

        yield RulesMind()
        return
    ledger = _ledger(run)
    try:
        mind = _mind(run, settings, ledger)
        try:
            yield mind
        finally:
            await mind.close()
    finally:
        ledger.close()


def _mind(run: Run, settings: Settings, ledger: Journal) -> Mind:
    from simulation.run import JOURNAL_FILE

    return make_mind(settings, ledger, spent=_spent(run.folder / JOURNAL_FILE) + _spent(run.folder / LEDGER_FILE))


def _ledger(run: Run) -> Journal:
    from simulation.journal import Journal

    path = run.folder / LEDGER_FILE
    if path.is_file():
        return Journal.open(path)
    return Journal.create(path, {"interviews_of": run.scenario.study.digest})


def _spent(path: Path) -> Spent:
    from simulation.record import Record

    record = Record(path)
    try:
        return record.spent()
    finally:
        record.close()
