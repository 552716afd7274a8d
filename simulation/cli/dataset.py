"""The commands about data sets, whoever made them: dataset report, convert and compare."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulation.cli.ending import ending_well, say
from simulation.cli.losing import compare
from simulation.cli.reading import AsJson, say_json

if TYPE_CHECKING:
    from simulation.dialogues.measuring.report import Report

app = typer.Typer(help="Measure and convert data sets of dialogues, ours and those of others.", no_args_is_help=True)

FormatOption = Annotated[
    str | None,
    typer.Option("--format", metavar="FORMAT", help="Their layout; found out from the content when left out."),
]
_EXAMPLES = 12


def report(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Files, folders of a layout, or runs.", show_default=False)
    ],
    form: FormatOption = None,
    html: Annotated[Path | None, typer.Option(metavar="FILE", help="Write it as a page for a browser too.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace that page where there is one.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say what is in data sets, side by side.

    Size, lengths, diversity, personas, questions, emotions, references back to earlier sessions, duplicates, and leaks
    of instructions or markup. What cannot be measured in a file is left blank, never guessed.
    """
    from simulation.dialogues.measuring.page import page
    from simulation.dialogues.measuring.report import report as reported
    from simulation.export import load_corpus, whole_file

    found = [reported(load_corpus(file, form), name) for file, name in zip(files, _names(files), strict=True)]
    if html is not None:
        with whole_file(html, force=force) as target:
            target.write(page(found))
        say(f"the report is in {html}")
    if as_json:
        say_json([one.plain() for one in found])
    else:
        _print(found)


def convert(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="A file or folder of a layout.", show_default=False)],
    target: Annotated[str, typer.Option("--to", metavar="FORMAT", help="The layout to write.")],
    out: Annotated[Path, typer.Option(help="The file or folder to write.")],
    form: FormatOption = None,
    split: Annotated[str | None, typer.Option(metavar="SHARES", help="As in `townsfolk export`.")] = None,
    split_seed: Annotated[int, typer.Option(metavar="SEED", help="The same.")] = 0,
    speaker: Annotated[str, typer.Option("--as", metavar="PERSON", help="The same.")] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
) -> None:
    """Write a data set in another layout; in its own, it comes out byte for byte.

    What the other layout has no place for is left out, and a layout the dialogues have not the shape for is refused.
    """
    from simulation.cli.text import counted
    from simulation.dialogues.splitting import parse_shares
    from simulation.export import Wishes, converted

    shares = None if split is None else parse_shares(split, split_seed)
    export = converted(source, target, read_as=form, wishes=Wishes(speaker=speaker, shares=shares))
    for words in export.left_out:
        say(f"left out: {words}")
    export.save(out, force=force)
    say(f"{counted(export.records, 'record')} in {out}")


def _names(files: list[Path]) -> list[str]:
    """Return what the files are called side by side: their names, or their paths where names are the same."""
    names = [file.name or str(file) for file in files]
    return [str(file) if names.count(name) > 1 else name for file, name in zip(files, names, strict=True)]


def _print(found: list[Report]) -> None:
    from simulation.cli.paper import Paper
    from simulation.dialogues.measuring.page import cells

    paper = Paper()
    paper.table(["", *(one.name for one in found)], cells(found))
    for one in found:
        for kind, where, words in one.examples[:_EXAMPLES]:
            name = f"{one.name}, " if len(found) > 1 else ""
            paper.line((f"{kind}: ", "dim"), f"{name}{where}: {words}")


_IN_SHORT = {"convert": "Write a data set in another layout.", "compare": "Print a losing rate against a reference."}
for command in (report, convert, compare):
    app.command(short_help=_IN_SHORT.get(command.__name__))(ending_well(command))
