"""Writing a layout's files: whole or not at all, and nothing in the place of what is there unless asked."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from agents.errors import InputError


def write_folder(files: Mapping[str, bytes], folder: Path, *, force: bool = False) -> None:
    """Write `files` into a folder of their own, which appears whole or not at all.

    Args:
        files: By path inside the folder.
        folder: Made new, or filled where it is empty.
        force: Whether a folder is replaced that holds nothing but earlier files of the same names or kinds.

    Raises:
        InputError: If the folder holds something already, or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        _refuse_others(files, folder, force)
    target = folder.resolve()
    try:
        draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.new-", dir=target.parent))
        try:
            for name, content in files.items():
                file = draft / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            _readable(draft)
            if target.exists():
                shutil.rmtree(target)
            draft.replace(target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as problem:
        if not folder.parent.is_dir():
            raise InputError(f"{folder} cannot be written: the folder {folder.parent} does not exist") from problem
        raise InputError(f"{folder} cannot be written: {problem.strerror or problem}") from problem


def _refuse_others(files: Mapping[str, bytes], folder: Path, force: bool) -> None:
    """Refuse a folder that is in use, unless it is to be replaced and holds only what an export has."""
    if not folder.is_dir():
        raise InputError(f"{folder} is a file; choose another name for the folder")
    if not force:
        raise InputError(f"{folder} exists already; choose another name, or replace it with --force")
    endings = {Path(name).suffix for name in files}
    strange = [one for one in sorted(folder.rglob("*")) if one.is_file() and one.suffix not in endings]
    if strange:
        raise InputError(f"{folder} holds {strange[0].relative_to(folder)}, which no export wrote; choose another name")


def _readable(folder: Path) -> None:
    """Give files and folders the rights that new ones have."""
    before = os.umask(0o077)
    os.umask(before)
    for one in (folder, *folder.rglob("*")):
        one.chmod((0o777 if one.is_dir() else 0o666) & ~before)
