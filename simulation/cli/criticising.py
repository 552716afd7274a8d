"""Commands about critics and candidates: critics, candidates, weigh, portrayal."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulation.cli.reading import AsJson, RunFolder, open_run, say_json

if TYPE_CHECKING:
    from agents.critics import Criticism
    from simulation.inquiry.candidates import Proposed
    from simulation.measures.table import Table

CRITICISM_SCHEMA, CANDIDATES_SCHEMA = "townsfolk-criticism/1", "townsfolk-candidates/1"
WEIGHTS_SCHEMA, PORTRAYAL_SCHEMA = "townsfolk-weights/1", "townsfolk-portrayal/1"
_SHOWN = 30
_LONGEST = 60


def critics(
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="A transcript: lines of 'Name: words', facts as 'Name> I like tea.'"),
    ] = None,
    name: Annotated[list[str] | None, typer.Option("--critic", help="Only this one; may be given again.")] = None,
    as_json: AsJson = False,
) -> None:
    """Say what critics find wrong with a transcript; without one, list the critics there are."""
    from agents.critics import critic_names

    if file is None:
        found = list(critic_names())
        say_json({"schema": CRITICISM_SCHEMA, "critics": found}) if as_json else _print_critics(found)
        return
    said = _criticised(file, name or list(critic_names()))
    if as_json:
        say_json({"schema": CRITICISM_SCHEMA, "criticisms": [dataclasses.asdict(one) for one in said]})
    else:
        _print_criticisms(said)


def _print_critics(names: list[str]) -> None:
    from agents.critics.registry import FINDS

    widest = max(map(len, names))
    typer.echo("\n".join(f"{name:{widest}}  {FINDS.get(name, 'of a package')}" for name in names))


def _criticised(file: Path, names: list[str]) -> list[Criticism]:
    from agents.critics import Bench, make_critic
    from agents.critics.transcripts import read_transcript
    from agents.embedding import StaticEmbedder
    from agents.errors import InputError

    if file.is_dir():
        raise InputError(
            f"{file} is a folder; expected a file with a transcript, such as a talk that `townsfolk show` printed"
        )
    try:
        dialogue = read_transcript(file.read_text(encoding="utf-8-sig").splitlines())
    except OSError as problem:
        raise InputError(f"{file} cannot be read: {problem.strerror}") from problem
    except UnicodeDecodeError as problem:
        raise InputError(f"{file} is not UTF-8 text") from problem
    bench = Bench(StaticEmbedder())
    return [make_critic(name, bench)(dialogue) for name in names]


def _print_criticisms(said: list[Criticism]) -> None:
    from simulation.cli.paper import Paper

    paper = Paper()
    paper.table(
        ["critic", "score", "faults"], [[one.critic, _score(one.score_e6), str(len(one.faults))] for one in said]
    )
    for one in said:
        for fault in one.faults:
            paper.line(f"turn {fault.turn + 1}, {one.critic}: {fault.part} — {fault.why}")


def candidates(
    folder: RunFolder,
    conversation: Annotated[str, typer.Option(help="The id of a dialogue, or its beginning.")] = "",
    limit: Annotated[
        int | None, typer.Option(min=1, help="At most so many; 30 when left out, in JSON all.", show_default=False)
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show what was proposed for the dialogues of a batch, what critics said, and what was kept."""
    from simulation.inquiry.candidates import candidates as find

    found = find(open_run(folder), conversation)
    if as_json:
        rows = [{**dataclasses.asdict(one.draft), "fate": one.fate} for one in found[:limit]]
        say_json({"schema": CANDIDATES_SCHEMA, "candidates": rows})
        return
    _print_candidates(found[: limit or _SHOWN], len(found), in_full=bool(conversation))


def _print_candidates(found: list[Proposed], of: int, *, in_full: bool) -> None:
    from simulation.cli.paper import Paper

    paper = Paper()
    columns = ["dialogue", "n", "round", "expert", "score", "faults", "edits", "fate"]
    rows = [
        [
            *(one.draft.conversation, str(one.draft.number), str(one.draft.round + 1), one.draft.expert),
            *(_score(one.draft.total_e6), str(len(one.draft.faults)), str(len(one.draft.edits)), one.fate),
        ]
        for one in found
    ]
    paper.table(columns, rows)
    for one in found if in_full else []:
        paper.rule()
        paper.line((f"candidate {one.draft.number}, {one.fate}", "bold"))
        for line in one.draft.lines:
            paper.line(f"{line.speaker}: {line.text}", indent=2)
        for fault in one.draft.faults:
            paper.line(f"turn {fault.turn + 1}, {fault.critic}: {fault.part[:_LONGEST]} — {fault.why}", indent=2)
        for edit in one.draft.edits:
            paper.line(f"turn {edit.turn + 1} mended ({edit.because}); before: {edit.before}", indent=2)
    if of > len(found):
        paper.line(f"and {of - len(found)} more")


def weigh(
    folder: RunFolder,
    file: Annotated[
        Path,
        typer.Argument(
            metavar="CHOICES",
            help='JSON lines such as {"dialogue": "1/hall/ann", "preferred": 2, "other": 0}.',
            show_default=False,
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Fit weights of critics to choices between candidates, for `protocol.weights`."""
    from agents.critics.weighing import fitted_weights
    from agents.errors import InputError
    from simulation.inquiry.candidates import choices

    try:
        found = choices(open_run(folder), _choices(file.read_text(encoding="utf-8-sig").splitlines()))
        fitted = fitted_weights(found)
    except OSError as problem:
        raise InputError(f"{file} cannot be read: {problem.strerror}") from problem
    except ValueError as problem:
        raise InputError(f"{file}: {problem}") from problem
    if as_json:
        say_json({"schema": WEIGHTS_SCHEMA, **dataclasses.asdict(fitted)})
        return
    typer.echo(f"{fitted.choices} choices, of which the weights agree with {fitted.agreement:.3f}")
    typer.echo("weights: {" + ", ".join(f"{name}: {weight:g}" for name, weight in fitted.weights.items()) + "}")


def _choices(lines: list[str]) -> Iterator[tuple[str, int, int]]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                given = json.loads(line)
                yield str(given["dialogue"]), int(given["preferred"]), int(given["other"])
            except (ValueError, KeyError, TypeError) as problem:
                raise ValueError(f"line {number} is no choice: {problem}") from problem


def portrayal(
    source: Annotated[str, typer.Argument(metavar="SCENARIO", help="A packaged name or a path.", show_default=False)],
    seeds: Annotated[int, typer.Option(min=1, max=1000, help="How many pairs of runs for each trait.")] = 3,
    trait: Annotated[list[str] | None, typer.Option(help="Only this one; may be given again.")] = None,
    mind: Annotated[
        str | None, typer.Option(help="Who judges, such as openai/gpt-4o-mini; the scenario's judge when left out.")
    ] = None,
    changes: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Change a key of the scenario.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Give people much of a trait in one run and little in another, and see whether it shows in their words."""
    from agents.critics.portraying import TRAITS
    from agents.embedding import StaticEmbedder
    from agents.errors import InputError
    from simulation.batches.portraying import paired_portrayal
    from simulation.dialogues.noting import Answers
    from simulation.minds import check_mind, make_mind
    from simulation.reading.loading import load_scenario

    unknown = sorted(set(trait or ()) - set(TRAITS))
    if unknown:
        raise InputError(f"there is no trait {unknown[0]!r}; there are {', '.join(TRAITS)}")
    scenario = load_scenario(source, overrides=changes or ())
    judging = load_scenario(source, overrides=changes or (), mind=mind).settings
    for settings in (scenario.settings, judging):
        check_mind(settings)
    tables = paired_portrayal(
        scenario,
        make_mind(scenario.settings, Answers()),
        StaticEmbedder(),
        seeds=range(1, seeds + 1),
        traits=trait or TRAITS,
        judge=make_mind(judging, Answers()),
    )
    say_json(_tables_json(tables)) if as_json else typer.echo("\n\n".join(table.text() for table in tables))


def _tables_json(tables: tuple[Table, ...]) -> dict[str, object]:
    return {"schema": PORTRAYAL_SCHEMA, "tables": {table.name: table.records() for table in tables}}


def _score(score_e6: int) -> str:
    return f"{score_e6 / 1_000_000:.3f}"


COMMANDS = (critics, candidates, weigh, portrayal)
