"""Scalar outcomes of a run, by address: a number of its `RunInfo`, or cells of the tables of its measures.

An address is one of

- a number every run has: ``conversations``, ``utterances``, ``tellings``, ``memories``, ``people``, ``ticks_done``,
  ``model_calls``, ``tokens``, ``cost_usd``;
- ``TABLE.ROW.COLUMN``: the mean of COLUMN over the rows of TABLE whose first cell is ROW; ``*`` means all rows.
  Yes and no count as 1 and 0, empty cells are left out. In ROW and COLUMN ``_`` may stand for a space;
- ``TABLE.ROW``: the same for a table of two columns.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from agents.errors import InputError
from simulation.reading.problems import nearest

if TYPE_CHECKING:
    from simulation.engine import Committed
    from simulation.measures import Evidence, Table
    from simulation.run import Run, RunInfo
    from simulation.scenario import Scenario

Value = int | float | None

ALL_ROWS = "*"
OF_EVERY_RUN = (
    "conversations",
    "utterances",
    "tellings",
    "memories",
    "people",
    "ticks_done",
    "model_calls",
    "tokens",
    "cost_usd",
)
_FIXED = ("claim", "figure", "topic", "when")
"""First columns whose rows are all there from the founding on, so that a row that is missing then is a mistake."""

_DIGITS = 6


class UnknownOutcome(InputError):
    """An address leads nowhere.

    Args:
        problem: What is wrong.
        expected: What there is.
    """

    def __init__(self, problem: str, expected: str) -> None:
        self.problem = problem
        self.expected = expected
        super().__init__(f"{problem}; expected {expected}")


@dataclass(frozen=True, slots=True)
class Address:
    """Where an outcome is found; `table` and its measure are empty for a number that every run has."""

    name: str
    measure: str = ""
    table: str = ""
    row: str = ""
    column: str = ""


def resolve(names: Sequence[str], scenario: Scenario) -> list[Address | UnknownOutcome]:
    """Return for each of `names` its address, or what is wrong with it, as far as the first morning can tell.

    Raises:
        ScenarioError: If the world cannot be founded.
    """
    first_morning = _FirstMorning(scenario)
    return [_resolved(name, first_morning) for name in names]


def values_of(run: Run, addresses: Sequence[Address]) -> dict[str, Value]:
    """Return the outcomes of a run by address; None where nothing can be said.

    Raises:
        UnknownOutcome: If there is no such column, or it holds text.
        JournalError: If the record is damaged.
    """
    from simulation.measures import measure_tables

    info = run.info()
    measures = sorted({address.measure for address in addresses if address.measure})
    tables = {table.name: table for table in measure_tables(run, measures)} if measures else {}
    return {address.name: _value(address, info, tables) for address in addresses}


def available(scenario: Scenario) -> list[str]:
    """Return the addresses there are for `scenario` on its first morning.

    Raises:
        ScenarioError: If the world cannot be founded.
    """
    tables = _FirstMorning(scenario).all_tables()
    return [*OF_EVERY_RUN, *(name for _, table in tables.values() for name in _addresses(table))]


class _FirstMorning:
    """The tables of a world that has just been founded; worked out when asked for."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._found: dict[str, list[Table]] = {}

    def table(self, name: str) -> tuple[str, Table]:
        """Return a table and the measure that makes it: likely the one whose name the table's begins with.

        Raises:
            UnknownOutcome: If no measure makes it.
        """
        from simulation.measures import measure_names

        likely = [measure for measure in measure_names() if name == measure or name.startswith(f"{measure}_")]
        for measure in sorted(likely, key=len, reverse=True):
            for table in self._tables(measure):
                if table.name == name:
                    return measure, table
        tables = self.all_tables()
        if name not in tables:
            raise UnknownOutcome(f"there is no table {name!r}", nearest(name, tables))
        return tables[name]

    def all_tables(self) -> dict[str, tuple[str, Table]]:
        """Return by name all tables, with the measure that makes each."""
        from simulation.measures import measure_names

        return {table.name: (measure, table) for measure in measure_names() for table in self._tables(measure)}

    def _tables(self, measure: str) -> list[Table]:
        from simulation.measures import tables_of

        if measure not in self._found:
            self._found[measure] = list(tables_of(self._evidence, [measure]))
        return self._found[measure]

    @cached_property
    def _evidence(self) -> Evidence:
        from agents.embedding import StaticEmbedder
        from agents.minds.rules import RulesMind
        from simulation.engine import Engine, make_setting
        from simulation.measures import Evidence, HeldRecord

        embedder = StaticEmbedder()
        engine = Engine(make_setting(self._scenario.study, embedder), RulesMind(), _Forgetful())
        return Evidence(self._scenario, HeldRecord([engine.found()]), embedder)


class _Forgetful:
    """Keeps nothing of what it is given to record."""

    def record(self, committed: Committed) -> None:
        """Do nothing."""


def _resolved(name: str, first_morning: _FirstMorning) -> Address | UnknownOutcome:
    if name in OF_EVERY_RUN:
        return Address(name)
    table_name, dot, rest = name.partition(".")
    row, _, column = rest.rpartition(".") if "." in rest else (rest, "", "")
    if not dot or not table_name or not row or rest.endswith("."):
        expected = f"{nearest(name, OF_EVERY_RUN)}, or TABLE.ROW.COLUMN"
        return UnknownOutcome(f"there is no outcome {name!r}", expected)
    try:
        measure, table = first_morning.table(table_name)
        address = Address(name, measure, table_name, row, column)
        _check(address, table)
    except UnknownOutcome as problem:
        return problem
    return address


def _check(address: Address, table: Table) -> None:
    column = _column(address, table)
    rows = {_plain(str(row[0])) for row in table.rows}
    if table.columns[0] in _FIXED and address.row != ALL_ROWS and _plain(address.row) not in rows:
        raise UnknownOutcome(f"{table.name} has no row {address.row!r}", nearest(_plain(address.row), rows) or "'*'")
    if not _is_numeric(table, column):
        raise UnknownOutcome(f"{table.name}.{column} is text", nearest("", _numeric_columns(table)))


def _addresses(table: Table) -> list[str]:
    is_fixed = table.columns[0] in _FIXED
    rows = list(dict.fromkeys(_plain(str(row[0])) for row in table.rows)) if is_fixed else [ALL_ROWS]
    if len(table.columns) == 2 and is_fixed:
        return [f"{table.name}.{row}" for row in rows]
    return [f"{table.name}.{row}.{_plain(name)}" for row in rows for name in _numeric_columns(table)]


def _numeric_columns(table: Table) -> list[str]:
    return [name for name in table.columns if _is_numeric(table, name) and name not in _FIXED]


def _is_numeric(table: Table, column: str) -> bool:
    return not any(isinstance(cell, str) for cell in table.column(column))


def _column(address: Address, table: Table) -> str:
    """Return the name of the column that `address` means.

    Raises:
        UnknownOutcome: If there is no such column.
    """
    if not address.column and len(table.columns) == 2:
        return table.columns[1]
    for name in table.columns:
        if _plain(name) == _plain(address.column):
            return name
    given = f"no column {address.column!r}" if address.column else "several columns"
    wanted = nearest(_plain(address.column), [_plain(name) for name in table.columns])
    raise UnknownOutcome(f"{address.table} has {given}", f"{address.table}.{address.row}. and {wanted}")


def _value(address: Address, info: RunInfo, tables: dict[str, Table]) -> Value:
    if not address.table:
        found: Value = dataclasses.asdict(info)[address.name]
        return found
    if address.table not in tables:
        return None
    table = tables[address.table]
    at = table.columns.index(_column(address, table))
    rows = [row for row in table.rows if address.row == ALL_ROWS or _plain(str(row[0])) == _plain(address.row)]
    cells = [row[at] for row in rows if row[at] is not None]
    if any(isinstance(cell, str) for cell in cells):
        raise UnknownOutcome(f"{address.name} is text", nearest("", _numeric_columns(table)) or "a column of numbers")
    numbers = [float(cell) for cell in cells if cell is not None]
    if len(numbers) == 1:
        return _tidy(numbers[0])
    return _tidy(sum(numbers) / len(numbers)) if numbers else None


def _tidy(number: float) -> Value:
    return int(number) if number.is_integer() else round(number, _DIGITS)


def _plain(text: str) -> str:
    return text.replace(" ", "_")
