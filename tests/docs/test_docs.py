"""The documentation does what it says: every command and every piece of Python in it is carried out, page by page."""

from __future__ import annotations

import importlib.util
import linecache
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from simulation.measures.registry import packaged_measures
from simulation.reading.loading import json_schema
from tests.cli.calling import call

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [page for page in sorted(DOCS.glob("*.md")) if re.search(r"^```(bash|python)$", page.read_text(), re.M)]
BLOCK = re.compile(r"^```(bash|python)\n(.*?)^```$", re.M | re.S)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_a_page_says_to_do_can_be_done(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for number, (kind, text) in enumerate(BLOCK.findall(page.read_text(encoding="utf-8"))):
        if kind == "python":
            name = f"<{page.name} {number}>"
            linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)  # as a cell has its source
            exec(compile(text, name, "exec"), names)
            continue
        for line in text.splitlines():
            _carry_out(line)


def _carry_out(line: str) -> None:
    words = shlex.split(line, comments=True)
    if not words:
        return
    assert words[0] == "townsfolk", f"the documentation has a command that is not tested: {line}"
    ended = call(*words[1:])
    assert ended.code == 0, f"{line}\n{ended.err}"


@pytest.fixture(scope="module")
def generate() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DOCS / "generate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_has_every_key_command_and_measure(generate: ModuleType) -> None:
    import typer

    from simulation.cli.app import app

    pages: dict[str, str] = generate.pages()
    scenario, commands = pages["reference/scenario.md"], pages["reference/commands.md"]
    assert [key for key in json_schema()["properties"] if f"| `{key}` |" not in scenario] == []
    names = list(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    assert [name for name in names if f"\n## {name}\n" not in commands] == []
    assert [name for name in packaged_measures() if f"reference/measures/{name}.md" not in pages] == []
    for name in packaged_measures():
        page = pages[f"reference/measures/{name}.md"]
        assert "**Measures.**" in page or "**Unit.**" in page or "**Source.**" in page, name


def test_links_within_the_reference_lead_to_a_heading(generate: ModuleType) -> None:
    for address, page in generate.pages().items():
        headings = {heading.lower() for heading in re.findall(r"^#+ (.+)$", page, re.M)}
        assert [one for one in re.findall(r"\]\(#([^)]+)\)", page) if one not in headings] == [], address


def test_the_site_builds_without_a_warning(tmp_path: Path) -> None:
    pytest.importorskip("mkdocs", reason="the site needs townsfolk[docs]")
    pytest.importorskip("material", reason="the site needs townsfolk[docs]")
    ended = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path / "site")],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert ended.returncode == 0, ended.stderr
    pages = [*(tmp_path / "site").rglob("*.html")]
    assert len(pages) > 15
    fetched = re.compile(
        r"<(?:script|img|iframe)[^>]+src=\"(?:https?:)?//|<link[^>]+rel=\"(?:stylesheet|preconnect)\"[^>]+href=\"(?:https?:)?//"
    )
    assert [page.name for page in pages if fetched.search(page.read_text(encoding="utf-8"))] == []
