"""Measures: pure functions from the record of a run to tables."""

from __future__ import annotations

from simulation.measures.evidence import Evidence, HeldRecord
from simulation.measures.registry import Measure, make_measure, measure_names, measure_tables, summaries, tables_of
from simulation.measures.table import Table

__all__ = [
    "Evidence",
    "HeldRecord",
    "Measure",
    "Table",
    "make_measure",
    "measure_names",
    "measure_tables",
    "summaries",
    "tables_of",
]
