"""Every command that reads says the same as JSON: the list is complete, and each is tried."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from simulation.cli.app import app
from tests import readings
from tests.cli.calling import call

CHANGES_OR_WRITES = {
    "run", "resume", "export", "report", "view", "fork", "reproduce", "new", "model install", "dataset convert",
}  # fmt: skip
"""What makes a run, a file or a server; its last line is the file or the hash."""
JSON_ALREADY = {"schema"}
"""Prints nothing but JSON."""
READING = {
    "replay": ("RUN",),
    "show": ("RUN", "--limit", "1"),
    "why": ("RUN", "bram", "sing-along"),
    "ask": ("RUN", "bram", "Do you know Odile?"),
    "memory": ("RUN", "odile", "tea"),
    "info": ("RUN",),
    "diff": ("RUN", "RUN"),
    "measure": ("RUN", "reach"),
    "estimate": ("corner", "--mind", "openai/gpt-4o-mini"),
    "cost": ("RUN",),
    "verify": ("RUN",),
    "check": ("corner",),
    "scenarios": (),
    "model list": (),
}


def commands() -> Iterator[tuple[str, typer.core.TyperCommand]]:
    """Yield the words of each command and the command."""

    def below(command: object, words: tuple[str, ...]) -> Iterator[tuple[str, typer.core.TyperCommand]]:
        inner = getattr(command, "commands", None)
        if inner is None:
            yield " ".join(words), command  # type: ignore[misc]
            return
        for name, one in inner.items():
            yield from below(one, (*words, name))

    yield from below(typer.main.get_command(app), ())


def test_every_command_either_writes_or_reads_as_json() -> None:
    for words, command in commands():
        options = {option for parameter in command.params for option in parameter.opts}
        reads = words not in CHANGES_OR_WRITES | JSON_ALREADY
        assert ("--json" in options) == reads, f"{words}: put it into its list, or give it --json"


def test_every_command_that_reads_is_tried_as_json_here_or_by_the_tests_of_its_own() -> None:
    tests = Path(__file__).parents[1]
    texts = "\n".join(
        file.read_text(encoding="utf-8") for file in sorted(tests.rglob("test_*.py")) if file != Path(__file__)
    )
    for words, _ in commands():
        if words not in CHANGES_OR_WRITES | JSON_ALREADY | set(READING):
            asked = "(" + ", ".join(f'"{word}"' for word in words.split())
            calls = [text.split(")\n")[0] for text in texts.split(asked)[1:]]
            assert any("--json" in one for one in calls), f"{words}: try it with --json, here or in a test of its own"


def test_the_lists_name_only_commands_there_are() -> None:
    assert CHANGES_OR_WRITES | JSON_ALREADY | set(READING) <= {words for words, _ in commands()}


@pytest.mark.parametrize("words", sorted(READING))
def test_a_reading_command_prints_one_json_value_and_nothing_else(words: str) -> None:
    folder = readings.finished("corner").folder
    given = [folder if word == "RUN" else word for word in READING[words]]
    ended = call(*words.split(), *given, "--json")
    assert ended.code == 0, ended.err
    assert isinstance(ended.data, dict | list)
