"""The command that says what a run would ask of a language model and cost: estimate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from simulation.cli.answers import dollars
from simulation.cli.reading import AsJson, say_json

if TYPE_CHECKING:
    from simulation.estimating import Expected

_WITHIN = (
    "Counted while the scenario was played through here by rules, with no model asked. Under a model people will meet "
    "and talk more or less than that: expect between half of these figures and double."
)


def estimate(
    scenario: Annotated[
        str, typer.Argument(metavar="SCENARIO", help="A packaged scenario's name, or the path of a file.")
    ],
    mind: Annotated[str | None, typer.Option(help="A model such as openai/gpt-4o-mini.")] = None,
    seed: Annotated[int | None, typer.Option(help="In place of the scenario's seed.", min=0)] = None,
    change: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Change one key, such as clock.days=1.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say what a run would ask of a language model and cost, by task; nothing is sent anywhere."""
    from simulation.estimating import estimate as estimated
    from simulation.minds import check_mind_names
    from simulation.reading.loading import load_scenario

    resolved = load_scenario(scenario, overrides=change or [], seed=seed, mind=mind)
    check_mind_names(resolved.settings)
    expected = estimated(resolved)
    if as_json:
        say_json(_estimate_json(resolved.study.name, expected))
    else:
        _print_estimate(resolved.study.name, expected)


def _print_estimate(name: str, expected: Sequence[Expected]) -> None:
    from simulation.cli.paper import Paper

    paper = Paper()
    if not expected:
        paper.line(f"{name} with these settings asks no language model: it costs nothing; name one with --mind")
        return
    several = len({one.model for one in expected}) > 1
    columns = ["task", *(["model"] if several else []), "calls", "tokens in", "tokens out", "US dollars"]
    rows = [
        [
            one.task,
            *([one.model] if several else []),
            *(str(number) for number in (one.calls, one.prompt_tokens, one.answer_tokens)),
            dollars(one.cost_usd),
        ]
        for one in expected
    ]
    total = _total(expected)
    numbers = (str(total[key]) for key in ("calls", "prompt_tokens", "answer_tokens"))
    rows.append(["all", *([""] if several else []), *numbers, dollars(total["cost_usd"])])
    paper.line((f"{name} with {', '.join(dict.fromkeys(one.model for one in expected))}", "bold"))
    paper.table(columns, rows)
    unknown = sorted({one.model for one in expected if one.price is None})
    if unknown:
        paper.line(f"The price of {', '.join(unknown)} is not known; set settings.prices to have the cost estimated.")
    paper.line((_WITHIN, "dim"))


def _total(expected: Sequence[Expected]) -> dict[str, Any]:
    costs = [one.cost_usd for one in expected]
    return {
        "calls": sum(one.calls for one in expected),
        "prompt_tokens": sum(one.prompt_tokens for one in expected),
        "answer_tokens": sum(one.answer_tokens for one in expected),
        "cost_usd": None if None in costs else round(sum(cost for cost in costs if cost is not None), 6),
    }


def _estimate_json(name: str, expected: Sequence[Expected]) -> dict[str, Any]:
    from simulation.estimating import ESTIMATE_SCHEMA

    tasks = [
        {
            "task": one.task,
            "model": one.model,
            "calls": one.calls,
            "prompt_tokens": one.prompt_tokens,
            "answer_tokens": one.answer_tokens,
            "cost_usd": one.cost_usd,
        }
        for one in expected
    ]
    return {"schema": ESTIMATE_SCHEMA, "scenario": name, "total": _total(expected), "tasks": tasks}


COMMANDS = (estimate,)
