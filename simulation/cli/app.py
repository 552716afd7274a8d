"""The commands, and how each way of ending becomes an exit code.

Exit codes: 0 done, 1 a defect of ours or a damaged record, 2 bad input, 3 paused resumably, 130 interrupted.
"""

from __future__ import annotations

import os
import sys

import typer

from agents.errors import TownsfolkError
from simulation.cli import asking, explaining, forking, looking, running, scenarios, showing

INTERRUPTED = 130
DEFECT = 1

app = typer.Typer(
    name="townsfolk",
    help="Simulate small societies of generative agents: run, resume, replay, and take the conversations away.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
_MODULES = (running, showing, explaining, asking, looking, forking, scenarios)
for command in (command for module in _MODULES for command in module.COMMANDS):
    app.command()(command)


def main() -> None:
    """Run the command line and exit with the code its end stands for."""
    try:
        app(standalone_mode=True)
    except TownsfolkError as problem:
        _say(str(problem))
        sys.exit(problem.exit_code)
    except KeyboardInterrupt:
        _say("interrupted; what was committed is kept")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as problem:
        if os.environ.get("TOWNSFOLK_DEBUG"):
            raise
        _say(f"a defect of townsfolk: {type(problem).__name__}: {problem}; set TOWNSFOLK_DEBUG=1 to see where")
        sys.exit(DEFECT)


def _say(text: str) -> None:
    print(f"townsfolk: {text}", file=sys.stderr)  # noqa: T201 - the edge of the program
