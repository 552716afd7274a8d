"""What is built, what it is called, what it holds, and whether the files around it say the same."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from email.message import Message
from email.parser import Parser
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
INFO = f"townsfolk-{VERSION}.dist-info"


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def pins() -> list[str]:
    return [line for line in text_of("constraints.txt").splitlines() if not line.startswith("#")]


def canonical(requirement: str) -> str:
    """Return the name of the distribution that a line of requirements is about."""
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    assert found, requirement
    return re.sub(r"[-_.]+", "-", found.group()).lower()


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """Return the `project` table of pyproject.toml."""
    table: dict[str, Any] = tomllib.loads(text_of("pyproject.toml"))["project"]
    return table


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    """Give the wheel, built from the checkout with what is installed: no network, no index."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, timeout=300)
    (path,) = folder.glob("*.whl")
    with zipfile.ZipFile(path) as opened:
        yield opened


@pytest.fixture(scope="module")
def metadata(wheel: zipfile.ZipFile) -> Message:
    """Return the wheel's metadata."""
    (name,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    return Parser().parsestr(wheel.read(name).decode("utf-8"))


def test_the_wheel_holds_all_that_git_holds_of_the_packages(wheel: zipfile.ZipFile) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "agents", "simulation", "scenarios"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    tracked = {name for name in listed.stdout.splitlines() if (ROOT / name).exists()}
    assert tracked <= set(wheel.namelist())


def test_the_wheel_holds_scenarios_prompts_and_type_markers(wheel: zipfile.ZipFile) -> None:
    names = set(wheel.namelist())
    assert {f"{package}/py.typed" for package in ("agents", "simulation", "scenarios")} <= names
    assert "scenarios/corner.yaml" in names
    prompts = {path.relative_to(ROOT).as_posix() for path in (ROOT / "agents" / "prompts").glob("*.txt")}
    assert prompts <= names


def test_the_wheel_holds_nothing_else(wheel: zipfile.ZipFile) -> None:
    folders = {name.split("/")[0] for name in wheel.namelist()}
    assert folders == {"agents", "simulation", "scenarios", INFO}


def test_the_wheel_is_called_townsfolk_and_carries_its_licence(wheel: zipfile.ZipFile, metadata: Message) -> None:
    assert metadata["Name"] == "townsfolk"
    assert metadata["License-Expression"] == "Apache-2.0"
    licence = wheel.read(f"{INFO}/licenses/LICENSE").decode("utf-8")
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


def test_the_command_is_called_townsfolk(wheel: zipfile.ZipFile) -> None:
    entry_points = wheel.read(f"{INFO}/entry_points.txt").decode("utf-8")
    assert "townsfolk = simulation.cli:main" in entry_points


def test_the_constraints_pin_every_direct_dependency(project: dict[str, Any]) -> None:
    extras = project["optional-dependencies"]
    direct = [*project["dependencies"], *extras["dev"], *extras["notebook"], *extras["docs"]]
    pinned = {canonical(line) for line in pins()}
    assert {canonical(line) for line in direct} - pinned == {"townsfolk"}  # its own extras


def test_the_constraints_are_plain_pins() -> None:
    pin = re.compile(r'[a-z0-9-]+==[^\s;]+( ; python_version (<|>=) "3\.\d+")?')
    assert [line for line in pins() if not pin.fullmatch(line)] == []
    assert pins() == sorted(pins(), key=canonical)


def test_a_split_pin_covers_every_python() -> None:
    names = [canonical(line) for line in pins() if ";" in line]
    assert all(names.count(name) == 2 for name in names)


def test_every_relative_link_of_the_documents_leads_somewhere() -> None:
    documents = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{document.name}: {target}"
        for document in documents
        for target in re.findall(r"\]\((?!https?://)([^)#\s]+)", document.read_text(encoding="utf-8"))
        if not (document.parent / target).exists()
        and not target.startswith("reference/")  # printed when the site is built, which follows its links
    ]
    assert documents
    assert broken == []


def test_every_decision_is_in_the_list_of_decisions() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in folder.glob("0*.md") if path.name not in listed] == []


def test_the_changelog_has_a_place_for_what_is_not_released() -> None:
    assert "## [Unreleased]" in text_of("CHANGELOG.md")
