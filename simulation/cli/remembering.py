"""The command that looks into somebody's memory: memory."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from agents.errors import QuestionError
from simulation.cli.reading import AsJson, RunFolder, open_run, say_json

if TYPE_CHECKING:
    from agents.memory import Memory
    from agents.retrieval import Recalled
    from simulation.cli.paper import Paper
    from simulation.clock import Clock
    from simulation.inquiry.memories import HeldHabit, Node, Search, Tree

_HUNDRED, _E6, _E8 = 100, 1_000_000, 100_000_000


def memory(
    folder: RunFolder,
    person: Annotated[
        str, typer.Argument(metavar="PERSON", help="An id or a name, or the beginning of either.", show_default=False)
    ],
    query: Annotated[
        str | None, typer.Argument(metavar="QUERY", help="Words to look for, in quotes.", show_default=False)
    ] = None,
    at: Annotated[str | None, typer.Option(help="A simulated date and time; the end when left out.")] = None,
    k: Annotated[
        int | None, typer.Option("-k", "--limit", metavar="N", help="How many; as the scenario says when left out.")
    ] = None,
    archive: Annotated[
        bool, typer.Option("--archive", help="Look among all that was ever remembered, what has faded too.")
    ] = False,
    tree: Annotated[bool, typer.Option("--tree", help="Draw the reflections above what they cite instead.")] = False,
    habits: Annotated[
        bool, typer.Option("--habits", help="Show the habits as schemas instead, and what they rest on.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show what comes to somebody's mind at some words, and why.

    Each memory is shown with how recent, important and relevant it is, as measured and on a scale from 0 to 1
    among all memories of that person, and with the weighted sum by which they are ordered. Nothing is changed.
    """
    from simulation.inquiry.memories import habits_of, reflection_tree, search_memory

    run = open_run(folder)
    if habits:
        held = habits_of(run, person, at=at)
        say_json([_habit_facts(one) for one in held]) if as_json else _print_habits(held, run.setting.clock)
        return
    if tree:
        drawn = reflection_tree(run, person, at=at)
        say_json(_tree_facts(drawn)) if as_json else _print_tree(drawn, run.setting.clock)
        return
    if not query or not query.split():
        raise QuestionError('there is nothing to look for; expected some words: townsfolk memory RUN PERSON "words"')
    found = search_memory(run, person, query, at=at, k=k, archive=archive)
    say_json(_search_facts(found)) if as_json else _print_search(found, run.setting.clock)


def _print_habits(held: Sequence[HeldHabit], clock: Clock) -> None:
    from agents.habits import in_words
    from simulation.cli.paper import Paper
    from simulation.cli.text import when

    paper = Paper()
    if not held:
        paper.line("no habits")
    for one in held:
        origin = "persona" if one.schema is None else f"since {when(clock, one.schema.since)}"
        paper.line((one.habit.do, "bold"), (f"  {origin}", "dim"))
        paper.line(in_words(one.habit), indent=4)
        for memory in one.memories:
            paper.line(f"rests on: {memory.text}", (f"  [{memory.id}]", "dim"), indent=4, hang=6)


def _habit_facts(one: HeldHabit) -> dict[str, Any]:
    return {
        **one.habit.model_dump(mode="json"),
        "goal": one.habit.goal,
        "needs": list(one.habit.needs),
        "leaves": list(one.habit.leaves),
        "since_seconds": None if one.schema is None else one.schema.since,
        "memory": None if one.schema is None else one.schema.memory,
        "rests_on": [_memory_facts(memory) for memory in one.memories],
    }


def _print_search(search: Search, clock: Clock) -> None:
    from simulation.cli.paper import Paper
    from simulation.cli.text import counted, when

    paper, weights = Paper(), search.weights
    of = counted(search.candidates, "memory", "memories")
    paper.line((search.name, "bold"), f", {when(clock, search.seconds)}: “{search.query}”")
    paper.line(
        f"{len(search.found)} of {of}; weights: recency {_hundredths(weights.recency)}, importance "
        f"{_hundredths(weights.importance)}, relevance {_hundredths(weights.relevance)}; recency keeps "
        f"{weights.decay_per_hour_e6 / _E6:g} an hour"
    )
    for number, one in enumerate(search.found, 1):
        _print_recalled(paper, clock, number, one, faded=one.memory.id in search.faded)


def _print_recalled(paper: Paper, clock: Clock, number: int, one: Recalled, *, faded: bool) -> None:
    from simulation.cli.text import when

    paper.line(f"{number:2}. ", (f"{one.score / _E8:.3f}", "bold"), f"  {one.memory.text}", hang=11)
    paper.line(
        f"recency {one.recency_e6 / _E6:.3f} (raw {one.recency_raw_e6 / _E6:.3f}), "
        f"importance {one.importance_e6 / _E6:.3f} (raw {one.importance_raw}), "
        f"relevance {one.relevance_e6 / _E6:.3f} (raw {one.relevance_raw})",
        indent=11,
    )
    kind = f"{one.memory.kind}{', faded' if faded else ''}"
    paper.line((f"{kind}, {when(clock, one.memory.created)}  [{one.memory.id}]", "dim"), indent=11)


def _hundredths(weight: int) -> str:
    return f"{weight / _HUNDRED:g}"


def _print_tree(tree: Tree, clock: Clock) -> None:
    from simulation.cli.paper import Paper
    from simulation.cli.text import counted, when

    paper = Paper()
    paper.line((tree.name, "bold"), f", {when(clock, tree.seconds)}")
    paper.line(f"{counted(tree.reflections, 'reflection')}, {tree.depth} deep" if tree.roots else "no reflection yet")
    for root in tree.roots:
        _print_node(paper, root, "", "", clock)


def _print_node(paper: Paper, node: Node, head: str, below: str, clock: Clock) -> None:
    moment = clock.moment(node.memory.created)
    style = "bold" if node.memory.kind == "reflection" else ""
    again = " (see above)" if node.again else ""
    paper.line(
        head,
        (node.memory.text, style),
        (f"  {node.memory.kind}, {moment.date} {moment.clock}{again}  [{node.memory.id}]", "dim"),
        hang=len(head) + 2,
    )
    for number, cited in enumerate(node.cites, 1):
        last = number == len(node.cites)
        _print_node(paper, cited, below + ("└─ " if last else "├─ "), below + ("   " if last else "│  "), clock)


def _search_facts(search: Search) -> dict[str, Any]:
    weights = search.weights
    return {
        "person": search.person,
        "name": search.name,
        "query": search.query,
        "seconds": search.seconds,
        "candidates": search.candidates,
        "weights": {
            "recency": weights.recency / _HUNDRED,
            "importance": weights.importance / _HUNDRED,
            "relevance": weights.relevance / _HUNDRED,
            "decay_per_hour": weights.decay_per_hour_e6 / _E6,
        },
        "memories": [{**_recalled_facts(one), "faded": one.memory.id in search.faded} for one in search.found],
    }


def _recalled_facts(one: Recalled) -> dict[str, Any]:
    return {
        **_memory_facts(one.memory),
        "raw": {
            "recency": one.recency_raw_e6 / _E6,
            "importance": one.importance_raw,
            "relevance": one.relevance_raw,
        },
        "normalised": {
            "recency": one.recency_e6 / _E6,
            "importance": one.importance_e6 / _E6,
            "relevance": one.relevance_e6 / _E6,
        },
        "score": one.score / _E8,
    }


def _memory_facts(memory: Memory) -> dict[str, Any]:
    return {
        "id": memory.id,
        "kind": memory.kind,
        "text": memory.text,
        "seconds": memory.created,
        "importance": memory.importance,
        "about": list(memory.about),
        "cites": list(memory.cites),
    }


def _tree_facts(tree: Tree) -> dict[str, Any]:
    return {
        "person": tree.person,
        "name": tree.name,
        "seconds": tree.seconds,
        "reflections": tree.reflections,
        "depth": tree.depth,
        "roots": [_node_facts(root) for root in tree.roots],
    }


def _node_facts(node: Node) -> dict[str, Any]:
    return {**_memory_facts(node.memory), "again": node.again, "below": [_node_facts(one) for one in node.cites]}


COMMANDS = (memory,)
