"""Measures by name: those that come with townsfolk, and those that installed packages offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from agents import plugins
from agents.errors import InputError, ScenarioError
from simulation.measures.evidence import Evidence
from simulation.measures.table import Table
from simulation.parts import META_KEY, check_parts, kept_parts
from simulation.reading.problems import nearest

if TYPE_CHECKING:
    from simulation.run import Run


class Measure(Protocol):
    """A pure function from a record to tables.

    The first table bears the measure's name and says the most in few rows; others go into detail. An installed
    package offers one under the entry-point group ``townsfolk.measures``, a notebook brings one; those may also give
    one table, or its rows as dictionaries.
    """

    def __call__(self, evidence: Evidence) -> tuple[Table, ...]:
        """Return the tables; nothing is written, drawn at random, or asked of a model.

        Raises:
            JournalError: If the record cannot be read.
        """
        ...


def packaged_measures() -> dict[str, Measure]:
    """Return the measures that come with townsfolk, by name."""
    from simulation.measures.attempts import attempts
    from simulation.measures.attendance import attendance
    from simulation.measures.batch import batch
    from simulation.measures.belief import belief
    from simulation.measures.callbacks import callbacks
    from simulation.measures.candour import candour
    from simulation.measures.cascades import cascades
    from simulation.measures.cost import cost
    from simulation.measures.days import days
    from simulation.measures.debate import debate
    from simulation.measures.density import density
    from simulation.measures.forum import forum
    from simulation.measures.health import health
    from simulation.measures.opinions import opinions
    from simulation.measures.portrayal import portrayal
    from simulation.measures.reach import reach
    from simulation.measures.style import style
    from simulation.measures.talk import talk
    from simulation.measures.ties import ties

    return {
        "reach": reach,
        "density": density,
        "attendance": attendance,
        "attempts": attempts,
        "days": days,
        "talk": talk,
        "batch": batch,
        "belief": belief,
        "callbacks": callbacks,
        "candour": candour,
        "cascades": cascades,
        "cost": cost,
        "debate": debate,
        "forum": forum,
        "health": health,
        "opinions": opinions,
        "portrayal": portrayal,
        "style": style,
        "ties": ties,
    }


def measure_names() -> tuple[str, ...]:
    """Return the names of all measures there are, in alphabetical order."""
    return tuple(sorted({*packaged_measures(), *plugins.names("measure")}))


def make_measure(name: str) -> Measure:
    """Return the measure called `name`; a packaged one goes before an installed one of the same name.

    Raises:
        ScenarioError: If there is none.
    """
    packaged = packaged_measures()
    if name in packaged:
        return packaged[name]
    if plugins.find("measure", name) is not None:
        measure: Measure = plugins.load("measure", name)
        return measure
    raise ScenarioError(
        f"there is no measure {name!r}", where="measures", expected=nearest(name, measure_names()) or "no measure"
    )


def _as_tables(name: str, found: object) -> tuple[Table, ...]:
    """Return what a measure gave as tables; one from elsewhere may give one table, or its rows as dictionaries.

    Raises:
        InputError: If it is something else.
    """
    if isinstance(found, Table):
        return (found,)
    rows = list(found) if isinstance(found, Sequence) and not isinstance(found, str) else None
    if rows is not None and all(isinstance(row, Table) for row in rows):
        return tuple(rows)
    if rows is not None and all(isinstance(row, Mapping) for row in rows):
        columns = tuple(dict.fromkeys(str(key) for row in rows for key in row))
        cells = tuple(tuple(row.get(column) for column in columns) for row in rows)
        return (Table(name, name, columns, cells),)
    kind = type(found).__name__
    raise InputError(f"the measure {name!r} gave {kind}; expected tables, or rows as dictionaries")


def tables_of(evidence: Evidence, names: Sequence[str]) -> tuple[Table, ...]:
    """Return the tables of the measures called `names`, in their order.

    Raises:
        ScenarioError: If there is no measure of such a name.
        InputError: If a measure from elsewhere gives something that is no table.
        JournalError: If the record cannot be read.
    """
    measures = [(name, make_measure(name)) for name in names]
    return tuple(table for name, measure in measures for table in _as_tables(name, measure(evidence)))


def measure_tables(run: Run, names: Sequence[str] | None = None) -> tuple[Table, ...]:
    """Return the tables of the measures that the study of `run` names, or of those called `names`.

    Raises:
        ScenarioError: If there is no measure of such a name.
        PluginMissing: If the run was made with it, and it is not here.
        JournalError: If the record is damaged, or nothing has been committed yet.
    """
    wanted = run.scenario.study.measures if names is None else names
    with run.record() as record:
        kept = kept_parts(record.meta().get(META_KEY, ""))
        check_parts(tuple(part for part in kept if part.kind == "measure" and part.name in wanted))
        evidence = Evidence(run.scenario, record, run.setting.embedder)
        return tables_of(evidence, wanted)


def summaries(tables: Sequence[Table]) -> tuple[Table, ...]:
    """Return those of `tables` that say the most in few rows: the ones named like a measure."""
    names = set(measure_names())
    return tuple(table for table in tables if table.name in names)
