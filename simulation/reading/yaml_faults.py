"""What is wrong with a text that is not YAML, in words that say what to write instead."""

from __future__ import annotations

from pathlib import Path

import yaml

from agents.errors import ScenarioError

_SYNTAX = (
    ("mapping values are not allowed", "a ':' stands where no key can begin", "quotes around text that holds ': '"),
    ("sequence entries are not allowed", "'- ' stands where a value is expected", "lists on lines of their own"),
    ("expected node content", "a value is missing or a bracket is not closed", "a value, or a closing bracket"),
    ("',' or ']'", "a list in brackets is not closed", "',' between its items and ']' at its end"),
    ("',' or '}'", "a mapping in braces is not closed", "',' between its keys and '}' at its end"),
    ("unexpected end of stream", "a quotation is not closed", "a closing quotation mark"),
    ("tab character", "a tab stands in the indentation", "spaces"),
    (
        "cannot start any token",
        "a value begins with a character that YAML keeps for itself",
        "quotes around it, no tab",
    ),
    ("expected key", "a line does not fit the indentation above it", "keys of one mapping in one column"),
    ("<block end>", "a line does not fit the indentation above it", "keys of one mapping in one column"),
    ("expected '-'", "a line does not fit the indentation of its list", "'- ' in one column"),
    ("expected ':'", "a line is neither a key nor an item", "'key: value' or '- item'"),
    ("escape", "an escape after a backslash is not known", "single quotes around text with backslashes"),
)
"""What YAML's own readers say, what we say instead, and what is expected."""


_DATA = (".csv", ".db", ".html", ".ipynb", ".jsonl", ".md", ".parquet", ".py", ".sqlite", ".tsv", ".txt", ".zst")


def syntax_error(error: yaml.MarkedYAMLError, file: Path | None, last_line: int) -> ScenarioError:
    """Return the error of YAML's own reader at the line where it helps: where an open quotation begins."""
    problem, mark, begun = error.problem or "it cannot be read", error.problem_mark, error.context_mark
    if begun is not None and (mark is None or "end of stream" in problem):
        mark = begun
    text, expected = next(
        ((ours, right) for theirs, ours, right in _SYNTAX if theirs in problem), (problem, "keys as 'key: value'")
    )
    since = (
        f", begun on line {begun.line + 1}"
        if begun and mark and begun.line != mark.line and "not closed" in text
        else ""
    )
    line = min(mark.line + 1, last_line) if mark is not None else None
    if file is not None and file.suffix.lower() in _DATA:
        return ScenarioError(
            f"a file that ends in {file.suffix} is no scenario, and this is not YAML: {text}{since}",
            file=file,
            line=line,
            expected="a YAML file such as `townsfolk new NAME` writes",
        )
    return ScenarioError(f"this is not YAML: {text}{since}", file=file, line=line, expected=expected)
