"""Reports of several corpora side by side: the cells of a table, and the table as a page for a browser."""

from __future__ import annotations

import html
from collections.abc import Sequence

from simulation.dialogues.measuring.report import Figure, Report, Value

_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#222;"
    "background:#fff}table{border-collapse:collapse}td,th{padding:.2rem .9rem;text-align:right;border-bottom:1px solid "
    "#ddd}td:first-child,th:first-child{text-align:left}tr.group th{padding-top:1rem;text-align:left}"
    "@media(prefers-color-scheme:dark){body{color:#ddd;background:#181a1b}td,th{border-color:#444}}"
)


def titles(reports: Sequence[Report]) -> dict[str, dict[str, Figure]]:
    """Return by group, then by key, the figures that any of the reports has."""
    groups: dict[str, dict[str, Figure]] = {}
    for one in reports:
        for group, figures in one.groups:
            groups.setdefault(group, {}).update({figure.key: figure for figure in figures})
    return groups


def cells(reports: Sequence[Report]) -> list[list[str]]:
    """Return a row for each figure: its title, and its value in each report; blank where it was not measured."""
    values = [one.figures() for one in reports]
    return [
        [figure.title, *(shown(one.get(key)) for one in values)]
        for figures in titles(reports).values()
        for key, figure in figures.items()
    ]


def shown(value: Value) -> str:
    """Return a value as it is printed."""
    if value is None:
        return ""
    return str(value) if isinstance(value, int) else f"{value:.4g}"


def page(reports: Sequence[Report]) -> str:
    """Return the reports as one page that needs no network."""
    head = "".join(f"<th>{html.escape(one.name)}</th>" for one in reports)
    rows = "".join(_group(name, figures, reports) for name, figures in titles(reports).items())
    examples = "".join(
        f"<li>{html.escape(f'{one.name}, {where}: {kind}: {words}')}</li>"
        for one in reports
        for kind, where, words in one.examples
    )
    found = f"<h2>Worth looking at</h2><ul>{examples}</ul>" if examples else ""
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>Data sets side by side</title>'
        f"<style>{_STYLE}</style><h1>Data sets side by side</h1><table><tr><th></th>{head}</tr>{rows}</table>{found}"
        "</html>\n"
    )


def _group(name: str, figures: dict[str, Figure], reports: Sequence[Report]) -> str:
    lines = "".join(
        f"<tr><td>{html.escape(figure.title)}</td>"
        + "".join(f"<td>{html.escape(shown(one.figures().get(key)))}</td>" for one in reports)
        + "</tr>"
        for key, figure in figures.items()
    )
    return f'<tr class="group"><th colspan="{len(reports) + 1}">{html.escape(name)}</th></tr>{lines}'
