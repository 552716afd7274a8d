"""The command that lets policies of talk play against partners: selfplay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from simulation.cli.reading import AsJson, say_json

if TYPE_CHECKING:
    from simulation.batches.selfplay import Game

SELFPLAY_SCHEMA = "townsfolk-selfplay/1"


def selfplay(
    policies: Annotated[
        list[str], typer.Argument(metavar="POLICY...", help="Such as negotiation, or a package's.", show_default=False)
    ],
    partner: Annotated[
        str, typer.Option("--with", metavar="PARTNER", help="troubled, learner, doubter, or a policy to bargain with.")
    ],
    number: Annotated[int, typer.Option("--games", min=1, max=1_000_000, help="How many for each policy.")] = 200,
    seed: Annotated[int, typer.Option(min=0, help="Draws the partners; the same for all policies.")] = 1,
    turns: Annotated[int, typer.Option(min=1, max=200, help="Most turns of the policy in a game.")] = 12,
    show: Annotated[int, typer.Option(min=0, help="Show so many of the games as well.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Let policies play a session many times, and say how often each reaches its goal, in how many turns."""
    from simulation.batches.selfplay import games, self_play

    table = self_play(policies, partner, number=number, seed=seed, most_turns=turns)
    if as_json:
        say_json({"schema": SELFPLAY_SCHEMA, "tables": {table.name: table.records()}})
        return
    typer.echo(table.text())
    for policy in policies:
        shown = games(policy, partner, number=min(show, number), seed=seed, most_turns=turns)
        for n, game in enumerate(shown, start=1):
            typer.echo(f"\n{policy} with {partner}, game {n}: {_outcome(game)}")
            for turn in game.turns:
                strategy = f"[{turn.strategy}] " if turn.strategy else ""
                typer.echo(f"  {policy if turn.mine else partner}: {strategy}{turn.text}")


def _outcome(game: Game) -> str:
    return "reached" if game.reached else "the partner left" if game.left else "not reached"


COMMANDS = (selfplay,)
