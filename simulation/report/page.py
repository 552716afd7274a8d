"""The page as one file: style, script and the data of a run put together, so that nothing is asked from anywhere."""

from __future__ import annotations

import base64
import gzip
import hashlib
import html
import re
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from agents.errors import InputError, RunFolderError
from simulation.report.data import PageData, json_text
from simulation.report.head import Json

if TYPE_CHECKING:
    from simulation.run import Run

_PACKED_FROM = 200_000
"""Characters of data from which on a page is packed; shorter ones stay readable in the file."""
SCRIPTS = ("dom", "model", "map", "charts", "feed", "views", "main")


def page_of(data: Json) -> str:
    """Return the page that shows `data`, as `PageData.whole` gives it."""
    script, style = _script(), _part("style.css")
    text = json_text(data)
    packs = len(text) > _PACKED_FROM
    live = bool(data["head"]["live"])
    parts = {
        "policy": policy(script, style, live=live),
        "title": html.escape(f"{data['head']['name']} · townsfolk"),
        "style": style,
        "script": script,
        "packed": ' data-packed="gzip"' if packs else "",
        "data": _packed(text) if packs else text,
    }
    return re.sub(r"\{(policy|title|style|script|packed|data)\}", lambda slot: parts[slot[1]], _part("page.html"))


def write_page(run: Run, out: Path) -> int:
    """Write the page of `run` to `out`, in place of an earlier page there, and return its size in bytes.

    Raises:
        RunFolderError: If `out` cannot be written, or is a file that is no page; what is there stays as it is.
        JournalError: If the journal is damaged.
    """
    from simulation.export import whole_file

    page = page_of(PageData(run).whole())
    try:
        if out.is_file() and not _is_page(out):
            raise RunFolderError(f"{out} is there already and no page; choose another name")
        out.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise RunFolderError(f"the page cannot be written to {out}: {problem.strerror}") from problem
    try:
        with whole_file(out, force=True) as file:
            file.write(page)
    except InputError as problem:
        raise RunFolderError(f"the page is not there: {problem}") from problem
    return len(page.encode())


def _is_page(file: Path) -> bool:
    """Return whether `file` begins as a page does, or is empty."""
    with file.open("rb") as opened:
        head = opened.read(64).lstrip().lower()
    return not head or head.startswith(b"<!doctype html")


def policy(script: str, style: str, *, live: bool) -> str:
    """Return the content security policy: this script and this style, no other, and nothing from anywhere else."""
    asks = "'self'" if live else "'none'"
    return (
        f"default-src 'none'; script-src '{_hashed(script)}'; style-src '{_hashed(style)}'; img-src data:; "
        f"connect-src {asks}; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _packed(text: str) -> str:
    """Return `text` compressed, in letters that can stand in a page; the same bytes at any time of the day."""
    return base64.b64encode(gzip.compress(text.encode(), compresslevel=9, mtime=0)).decode()


def _hashed(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _script() -> str:
    parts = "\n".join(_part(f"{name}.js") for name in SCRIPTS)
    return f'(function () {{\n"use strict";\n{parts}}})();'


@cache
def _part(name: str) -> str:
    return (files("simulation.report") / "page" / name).read_text(encoding="utf-8")
