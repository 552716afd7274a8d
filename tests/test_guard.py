"""The guard of the import names, and what `import simulation` gives and loads."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import simulation
from simulation.guard import ForeignPackageError, require_ours

HOME = Path(simulation.__file__).resolve().parent.parent
HEAVY = {"litellm", "chromadb", "mesa", "pandas", "numpy", "typer", "rich", "pydantic", "networkx", "wordllama", "yaml"}


def python(code: str, *first_on_path: Path, installed: bool = True) -> subprocess.CompletedProcess[str]:
    """Return what a new Python does with `code`, with the given folders first on its path and then, if `installed`,
    our packages."""
    folders = [*first_on_path, HOME] if installed else [*first_on_path]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, folders)), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-P", *([] if installed else ["-S"]), "-c", code]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture
def copied_home(tmp_path: Path) -> Path:
    """Return a folder with copies of our packages, free to be damaged."""
    for package in ("agents", "simulation", "scenarios"):
        shutil.copytree(HOME / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def refusal(result: subprocess.CompletedProcess[str], package: str) -> str:
    """Return the last line of a refusal to import, having checked that it is one about `package`."""
    assert result.returncode != 0
    last = result.stderr.strip().splitlines()[-1]
    assert f"the package {package!r} is not the one of townsfolk" in last
    assert "virtual environment of its own" in last
    return last


def write(path: Path, text: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_an_untouched_copy_of_our_packages_is_accepted(copied_home: Path) -> None:
    result = python("import simulation; print(simulation.__file__)", copied_home)
    assert result.returncode == 0, result.stderr
    assert Path(result.stdout.strip()).is_relative_to(copied_home)


def test_a_foreign_agents_earlier_on_the_path_is_refused_and_not_run(tmp_path: Path) -> None:
    write(tmp_path / "agents" / "__init__.py", "print('the foreign package ran')\n")
    result = python("import simulation", tmp_path)
    assert str(tmp_path / "agents") in refusal(result, "agents")
    assert result.stdout == ""


def test_a_foreign_agents_that_was_imported_before_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "agents" / "__init__.py")
    refusal(python("import agents, simulation", tmp_path), "agents")


def test_a_foreign_scenarios_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "scenarios" / "__init__.py")
    refusal(python("import simulation", tmp_path), "scenarios")


def test_a_folder_of_scenario_files_in_the_way_does_no_harm(tmp_path: Path) -> None:
    write(tmp_path / "scenarios" / "mine.yaml", "schema: 1\n")
    result = python("import simulation", tmp_path)
    assert result.returncode == 0, result.stderr


def test_an_overwritten_init_is_refused(copied_home: Path) -> None:
    write(copied_home / "agents" / "__init__.py", "__version__ = '0.9'\n")
    assert "was overwritten" in refusal(python("import simulation", copied_home), "agents")


def test_an_init_taken_away_by_an_uninstallation_is_refused(copied_home: Path) -> None:
    (copied_home / "agents" / "__init__.py").unlink()
    result = python("import simulation", copied_home, installed=False)
    assert "lost its __init__.py" in refusal(result, "agents")


def test_a_package_that_is_nowhere_is_refused(copied_home: Path) -> None:
    shutil.rmtree(copied_home / "scenarios")
    result = python("import simulation", copied_home, installed=False)
    assert "it is missing" in refusal(result, "scenarios")


def test_a_leftover_folder_that_hides_a_module_is_refused(copied_home: Path) -> None:
    write(copied_home / "agents" / "memory" / "__init__.py")
    assert "hides our module memory.py" in refusal(python("import simulation", copied_home), "agents")


def test_a_missing_key_module_is_refused(copied_home: Path) -> None:
    (copied_home / "agents" / "persona.py").unlink()
    assert "'persona' is missing" in refusal(python("import simulation", copied_home), "agents")


def test_the_refusal_carries_the_package_and_the_problem(tmp_path: Path) -> None:
    with pytest.raises(ForeignPackageError) as caught:
        require_ours(tmp_path)
    assert caught.value.name == caught.value.package == "agents"
    assert str(HOME / "agents") in caught.value.problem


def test_importing_simulation_loads_nothing_heavy() -> None:
    result = python("import json, sys, simulation; print(json.dumps(sorted(sys.modules)))")
    assert HEAVY.isdisjoint(json.loads(result.stdout))


def test_the_public_surface_is_what_is_promised() -> None:
    assert simulation.__all__ == ["Run", "World", "bring", "load_scenario", "simulate", "start"]
    assert set(simulation.__all__) <= set(dir(simulation))


@pytest.mark.parametrize("name", ["Run", "World", "bring", "load_scenario", "simulate", "start"])
def test_each_public_name_is_given_out(name: str) -> None:
    assert getattr(simulation, name).__name__ == name


def test_a_name_outside_the_public_surface_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Engine'"):
        _ = simulation.Engine
