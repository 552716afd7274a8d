"""The command that puts a question to somebody in a run: ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from simulation.cli.reading import AsJson, RunFolder, open_run, say_json

if TYPE_CHECKING:
    from simulation.inquiry.interviews import Interview


def ask(
    folder: RunFolder,
    person: Annotated[
        str, typer.Argument(metavar="PERSON", help="An id or a name, or the beginning of either.", show_default=False)
    ],
    question: Annotated[str, typer.Argument(metavar="QUESTION", help="In quotes.", show_default=False)],
    at: Annotated[str | None, typer.Option(help="A simulated date and time; the end when left out.")] = None,
    as_json: AsJson = False,
) -> None:
    """Ask somebody a question from outside; the run stays as it was."""
    from simulation.inquiry.interviews import hold

    held = hold(open_run(folder), person, question, at)
    if as_json:
        say_json(_facts(held))
        return
    typer.echo(f"{held.name}, {held.when}: {held.answer.text}")
    for memory in held.memories:
        typer.echo(f"  from memory ({memory.kind}): {memory.text}")


def _facts(held: Interview) -> dict[str, object]:
    return {
        "person": held.person,
        "name": held.name,
        "time": held.when.replace(" ", "T"),
        "question": held.question,
        "answer": held.answer.text,
        "yes": held.answer.yes,
        "source": str(held.source),
        "model": held.model,
        "prompt": held.prompt,
        "memories": [
            {"id": memory.id, "kind": memory.kind, "seconds": memory.created, "text": memory.text}
            for memory in held.memories
        ],
    }


COMMANDS = (ask,)
