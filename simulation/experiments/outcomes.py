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
from typing import TYPE_CHECKING

from agents.errors import InputError
from simulation.problems import nearest

if TYPE_CHECKING:
    from simulation.engine import Committed
    from simulation.measures import Table
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
_FIXED = ("claim", "figure", "when")
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


def parse_address(text: str) -> Address:
    """Return the address that `text` means; only its form is looked at, and that its measure exists.

    Raises:
        UnknownOutcome: If it has not the form of an address, or there is no such measure.
    """
    if text in OF_EVERY_RUN:
        return Address(text)
    table, dot, rest = text.partition(".")
    row, _, column = rest.rpartition(".") if "." in rest else (rest, "", "")
    if not dot or not all((table, row)) or (rest.endswith(".")):
        raise UnknownOutcome(f"there is no outcome {text!r}", nearest(text, OF_EVERY_RUN) + ", or TABLE.ROW.COLUMN")
    return Address(text, measure_of(table), table, row, column)


def measure_of(table: str) -> str:
    """Return the measure that makes `table`: the longest one whose name the table's begins with.

    Raises:
        UnknownOutcome: If there is none.
    """
    from simulation.measures import measure_names

    names = [name for name in measure_names() if table == name or table.startswith(f"{name}_")]
    if not names:
        raise UnknownOutcome(f"there is no measure for {table!r}", nearest(table, measure_names()))
    return max(names, key=len)


def check_addresses(addresses: Sequence[Address], scenario: Scenario) -> list[UnknownOutcome | None]:
    """Return what is wrong with each of `addresses`, as far as the world on its first morning can tell.

    Raises:
        ScenarioError: If the world cannot be founded.
    """
    if not any(address.table for address in addresses):
        return [None] * len(addresses)
    tables = _tables_at_the_founding(scenario, addresses)
    return [_problem(address, tables) if address.table else None for address in addresses]


def values_of(run: Run, addresses: Sequence[Address]) -> dict[str, Value]:
    """Return the outcomes of a run by address; None where nothing can be said.

    Raises:
        UnknownOutcome: If there is no such table or column, or it holds text.
        JournalError: If the record is damaged.
    """
    from simulation.measures import measure_tables

    info = run.info()
    measures = _measures(addresses)
    tables = {table.name: table for table in measure_tables(run, measures)} if measures else {}
    return {address.name: _value(address, info, tables) for address in addresses}


def available(scenario: Scenario, tables: Sequence[str] = ()) -> list[str]:
    """Return the addresses there are for `scenario` on its first morning, of the named tables or of all.

    Raises:
        ScenarioError: If the world cannot be founded.
    """
    from simulation.measures import measure_names

    addresses = [Address(name, name, name) for name in tables or measure_names()]
    found = _tables_at_the_founding(scenario, addresses)
    return [*OF_EVERY_RUN, *(name for table in found.values() for name in _addresses(table))]


def _measures(addresses: Sequence[Address]) -> list[str]:
    return sorted({address.measure for address in addresses if address.measure})


def _addresses(table: Table) -> list[str]:
    rows = list(dict.fromkeys(str(row[0]).replace(" ", "_") for row in table.rows))
    names = rows if table.columns[0] in _FIXED else [ALL_ROWS]
    if len(table.columns) == 2 and table.columns[0] in _FIXED:
        return [f"{table.name}.{row}" for row in names]
    columns = [name for name in table.columns[1:] if _is_numeric(table, name)]
    return [f"{table.name}.{row}.{name.replace(' ', '_')}" for row in names for name in columns]


def _is_numeric(table: Table, column: str) -> bool:
    return not any(isinstance(cell, str) for cell in table.column(column))


def _tables_at_the_founding(scenario: Scenario, addresses: Sequence[Address]) -> dict[str, Table]:
    from agents.embedding import StaticEmbedder
    from agents.minds.rules import RulesMind
    from simulation.engine import Engine, make_setting
    from simulation.measures import Evidence, HeldRecord, tables_of

    embedder = StaticEmbedder()
    engine = Engine(make_setting(scenario.study, embedder), RulesMind(), _Forgetful())
    evidence = Evidence(scenario, HeldRecord([engine.found()]), embedder)
    return {table.name: table for table in tables_of(evidence, _measures(addresses))}


class _Forgetful:
    """Keeps nothing of what it is given to record."""

    def record(self, committed: Committed) -> None:
        """Do nothing."""


def _problem(address: Address, tables: dict[str, Table]) -> UnknownOutcome | None:
    try:
        table, column = _column(address, tables)
    except UnknownOutcome as problem:
        return problem
    rows = {_plain(str(row[0])) for row in table.rows}
    if table.columns[0] in _FIXED and address.row != ALL_ROWS and _plain(address.row) not in rows:
        return UnknownOutcome(f"{table.name} has no row {address.row!r}", nearest(_plain(address.row), rows) or "'*'")
    if not _is_numeric(table, column):
        return UnknownOutcome(f"{table.name}.{column} is text", nearest("", _numeric_columns(table)))
    return None


def _numeric_columns(table: Table) -> list[str]:
    return [name for name in table.columns[1:] if _is_numeric(table, name)]


def _column(address: Address, tables: dict[str, Table]) -> tuple[Table, str]:
    """Return the table and the name of the column that `address` means.

    Raises:
        UnknownOutcome: If there is no such table or column.
    """
    table = tables.get(address.table)
    if table is None:
        raise UnknownOutcome(f"there is no table {address.table!r}", nearest(address.table, tables))
    if not address.column and len(table.columns) == 2:
        return table, table.columns[1]
    for name in table.columns[1:]:
        if _plain(name) == _plain(address.column):
            return table, name
    given = f"no column {address.column!r}" if address.column else "several columns"
    wanted = nearest(_plain(address.column), [_plain(name) for name in table.columns[1:]])
    raise UnknownOutcome(f"{address.table} has {given}", f"{address.table}.{address.row}. and {wanted}")


def _value(address: Address, info: RunInfo, tables: dict[str, Table]) -> Value:
    if not address.table:
        found: Value = dataclasses.asdict(info)[address.name]
        return found
    table, column = _column(address, tables)
    at = table.columns.index(column)
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
