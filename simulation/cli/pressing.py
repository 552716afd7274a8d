"""The command that presses people on what they think: press."""

from __future__ import annotations

import dataclasses
from typing import Annotated, cast

import typer

from simulation.cli.reading import AsJson, RunFolder, open_run, say_json


def press(
    folder: RunFolder,
    topic: Annotated[str, typer.Argument(metavar="TOPIC", help="An id or a title.", show_default=False)],
    how: Annotated[str, typer.Option(help="ask, doubt or contradict; all three when left out.")] = "all",
    times: Annotated[int, typer.Option(min=1, max=20, help="How often each is asked in a row.")] = 3,
    at: Annotated[str | None, typer.Option(help="A simulated date and time; the end when left out.")] = None,
    as_json: AsJson = False,
) -> None:
    """Ask everybody about a topic again and again; say who keeps to a view.

    The run stays as it was.
    """
    from agents.errors import QuestionError
    from simulation.cli.explaining_opinions import topic_of
    from simulation.cli.paper import Paper
    from simulation.cli.summary import print_table
    from simulation.inquiry.pressing import WAYS, How, pressed_table
    from simulation.inquiry.pressing import press as press_people

    if how not in (*WAYS, "all"):
        raise QuestionError(f"there is no way of asking {how!r}; expected {', '.join(WAYS)} or all")
    run = open_run(folder)
    found = topic_of(run, topic) or topic
    pressed = press_people(run, found, ways=WAYS if how == "all" else (cast(How, how),), times=times, at=at)
    title = next((one.title for one in run.scenario.study.topics if one.id == found), found)
    table = pressed_table(title, pressed)
    if as_json:
        say_json({"topic": found, "table": table.records(), "people": [dataclasses.asdict(one) for one in pressed]})
        return
    print_table(Paper(), table)


COMMANDS = (press,)
