"""The commands that give dialogues out and take those of others in: export, import."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TextIO

import typer

from simulation.cli.ending import say
from simulation.cli.reading import AsJson, open_run, say_json
from simulation.cli.text import counted

if TYPE_CHECKING:
    from agents.persona import Persona
    from simulation.dialogues.corpus import Corpus
    from simulation.dialogues.seeding import Profile
    from simulation.export import Export
    from simulation.run import Run

FormatOption = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help="The layout; found out from the content when left out."),
]
_SAID = 8


def export(
    folders: Annotated[
        list[Path] | None,
        typer.Argument(metavar="RUN...", help="Folders of runs, or folders that hold runs.", show_default=False),
    ] = None,
    form: Annotated[str, typer.Option("--format", metavar="FORMAT", help="A layout; --formats lists them.")] = "jsonl",
    out: Annotated[Path | None, typer.Option(help="A file or folder; standard output when left out.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what an export wrote there before.")] = False,
    split: Annotated[
        str | None,
        typer.Option(metavar="SHARES", help="Such as 80,10,10: train, validation and test that share no person."),
    ] = None,
    split_seed: Annotated[int, typer.Option(metavar="SEED", help="Deals out groups of equal size.")] = 0,
    speaker: Annotated[
        str, typer.Option("--as", metavar="PERSON", help="Whose part is to be learnt, in chat layouts.")
    ] = "",
    schema: Annotated[bool, typer.Option("--schema", help="Print the JSON Schema of FORMAT instead.")] = False,
    formats: Annotated[bool, typer.Option("--formats", help="List the layouts instead.")] = False,
) -> None:
    """Give the dialogues of runs out as data, in the layout of your choice.

    The default is a row per utterance as JSON lines, complete and with provenance; `townsfolk export --schema openai`
    prints the schema of another layout. In CSV, lists stand in their cells as JSON, and a cell that a spreadsheet
    would take for a formula has an apostrophe in front, as has one that begins with an apostrophe itself: take the
    first one away to get the text. `simulation.export.read_csv` does. A layout that a run has not the shape for is
    refused, and so is a split where everybody is connected with everybody.
    """
    from agents.errors import QuestionError

    if formats:
        _list_formats()
        return
    if schema:
        _print_schema(folders or [], form)
        return
    if not folders:
        raise QuestionError("name the folder of a run: townsfolk export RUN")
    runs = _runs(folders)
    if form in ("jsonl", "csv") and split is None and len(runs) == 1:
        _write_rows(runs[0][1], form, out, force)
        return
    _write(_exported(runs, form, split, split_seed, speaker), out, force)


def _list_formats() -> None:
    from simulation.cli.paper import Paper
    from simulation.dialogues.layouts import layouts

    paper = Paper()
    for name, one in layouts().items():
        paper.line((f"{name:13}", "bold"), f" {one.title}", hang=14)


def _print_schema(named: list[Path], form: str) -> None:
    from simulation.dialogues.layouts import layout

    say_json(layout(str(named[0]) if len(named) == 1 else form).schema())


def _runs(folders: list[Path]) -> list[tuple[str, Run]]:
    from simulation.export.gathering import holds_runs, runs_at

    if len(folders) == 1 and not holds_runs(folders[0]):
        return [("", open_run(folders[0]))]
    return runs_at(folders)


def _exported(runs: list[tuple[str, Run]], form: str, split: str | None, seed: int, speaker: str) -> Export:
    from simulation.dialogues.splitting import parse_shares
    from simulation.export import Wishes, exported

    shares = None if split is None else parse_shares(split, seed)
    return exported(runs, form, wishes=Wishes(speaker=speaker, shares=shares))


def _write_rows(run: Run, form: str, out: Path | None, force: bool) -> None:
    from simulation.export import write_export, write_export_file

    if out is None:
        for_data(sys.stdout)
        rows = write_export(run, form, sys.stdout)
    else:
        rows = write_export_file(run, form, out, force=force)
        say(f"{counted(rows, 'row')} in {out}")
    if not rows:
        say("nobody has talked in this run, so there are no rows")


def _write(export: Export, out: Path | None, force: bool) -> None:
    for words in export.left_out[:_SAID]:
        say(f"left out: {words}")
    if out is None:
        text = export.text()
        for_data(sys.stdout)
        sys.stdout.write(text)
    else:
        export.save(out, force=force)
        say(f"{counted(export.records, 'record')} in {out}")
    if not export.records:
        say("nobody has talked, so there are no records")


def for_data(stream: TextIO) -> None:
    """Let `stream` give out UTF-8 with line ends as they are written, whatever the terminal is set to."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(encoding="utf-8", errors="strict", newline="")


def import_(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Files or folders of one layout.", show_default=False)
    ],
    form: FormatOption = None,
    out: Annotated[Path | None, typer.Option(help="A persona file to write; none when left out.")] = None,
    least: Annotated[int, typer.Option(min=0, help="Leave out people of whom fewer facts are known.")] = 3,
    most: Annotated[int, typer.Option(min=1, help="Take no more people than these.")] = 100,
    seed: Annotated[int, typer.Option(help="Draws names for people who have none.")] = 0,
    mind: Annotated[
        str, typer.Option(metavar="MIND", help="Who reads what people say of themselves: rules, or a model's name.")
    ] = "rules",
    force: Annotated[bool, typer.Option("--force", help="Replace the persona file where there is one.")] = False,
    as_json: AsJson = False,
) -> None:
    """Read dialogues of others, and make people of a scenario out of what they say of themselves.

    A scenario in the same folder takes the file under `personas`. Nothing of the file is trusted: the first fault is
    named with its file, line and field. `townsfolk dataset report` measures such files beside ours.
    """
    from simulation.dialogues.seeding import persona_file, personas
    from simulation.export import load_corpus, whole_file

    corpora = [load_corpus(file, form) for file in files]
    found = [one for corpus in corpora for one in _profiles(corpus, mind)]
    people = personas(found, least=least, seed=seed)[:most]
    if out is not None:
        names = ", ".join(file.name for file in files)
        with whole_file(out, force=force) as target:
            target.write(persona_file(people, f"People made of what is said in {names}, read by {mind}"))
    if as_json:
        say_json([one.model_dump(mode="json", exclude_defaults=True) for one in people])
    else:
        _say_people(corpora, found, people, out)


def _profiles(corpus: Corpus, mind: str) -> list[Profile]:
    from simulation.dialogues.noting import noted_profiles
    from simulation.dialogues.seeding import profiles
    from simulation.minds import check_mind
    from simulation.scenario import Settings

    check_mind(Settings(mind=mind))
    return profiles(corpus) if mind == "rules" else noted_profiles(corpus, Settings(mind=mind))


def _say_people(corpora: list[Corpus], found: list[Profile], people: list[Persona], out: Path | None) -> None:
    from simulation.cli.paper import Paper

    paper = Paper()
    dialogues = sum(len(corpus.dialogues) for corpus in corpora)
    turns = sum(1 for corpus in corpora for _ in corpus.turns())
    paper.line(f"{counted(dialogues, 'dialogue')}, {counted(turns, 'turn')}, {counted(len(found), 'speaker')}")
    facts = sum(len(one) for one in found)
    enough = counted(len(people), "person", "people")
    paper.line(f"{counted(facts, 'fact')} about them; {enough} with enough for a persona")
    if out is not None:
        paper.line(f"{out} holds them; a scenario beside it takes them with: personas: [{out.name}]")


import_.__name__ = "import"
COMMANDS = (export, import_)
