"""How commands end: every way has its code, and no traceback reaches anybody."""

from __future__ import annotations

import errno
from collections.abc import Callable

import pytest
import typer
from typer.testing import CliRunner

from agents.errors import (
    JournalError,
    LimitReached,
    QuestionError,
    ReplayDiffers,
    RunFolderError,
    SchemaMismatch,
    TownsfolkError,
)
from simulation.cli.ending import ending_well, say


def ended(problem: BaseException) -> tuple[int, str]:
    """Return code and words of a command that ends with `problem`."""
    app = typer.Typer(pretty_exceptions_enable=False)

    def command() -> None:
        raise problem

    app.command()(ending_well(command))
    result = CliRunner().invoke(app, [], catch_exceptions=False)
    return result.exit_code, result.stderr


@pytest.mark.parametrize(
    ("problem", "code"),
    [
        (TownsfolkError("broken"), 1),
        (JournalError("damaged", last_good_tick=3), 1),
        (ReplayDiffers(4, "a word"), 1),
        (SchemaMismatch("too new"), 2),
        (RunFolderError("not there"), 2),
        (QuestionError("nobody"), 2),
        (LimitReached("enough"), 3),
    ],
)
def test_our_own_errors_have_codes_of_their_own(problem: TownsfolkError, code: int) -> None:
    assert ended(problem) == (code, f"townsfolk: {problem}\n")


def test_an_interruption_is_130() -> None:
    assert ended(KeyboardInterrupt()) == (130, "townsfolk: interrupted; what was committed is kept\n")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EROFS])
def test_what_cannot_be_written_is_named(number: int) -> None:
    code, words = ended(OSError(number, "no way", "talk.csv"))
    assert (code, words) == (2, "townsfolk: talk.csv cannot be written: no way\n")


@pytest.mark.parametrize(
    "make", [lambda: ValueError("oh"), lambda: RecursionError("oh"), lambda: OSError(errno.EIO, "oh")]
)
def test_a_defect_is_one_line(make: Callable[[], Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TOWNSFOLK_DEBUG", raising=False)
    problem = make()
    code, words = ended(problem)
    assert code == 1
    assert words.startswith(f"townsfolk: a defect of townsfolk: {type(problem).__name__}: ")
    assert len(words.splitlines()) == 1


def test_a_defect_can_be_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOWNSFOLK_DEBUG", "1")
    with pytest.raises(ValueError, match="oh"):
        ended(ValueError("oh"))


def test_codes_that_a_command_chose_itself_stay() -> None:
    assert ended(typer.Exit(7))[0] == 7


def test_a_message_cannot_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    say("a\x1b[2Jb\nc\u202ed")
    assert capsys.readouterr().err == "townsfolk: a␛[2Jb\ncd\n"
