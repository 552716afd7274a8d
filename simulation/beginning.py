"""A scenario to begin with: a small commented file that runs at once."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

from agents.errors import QuestionError

_SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")


def write_beginning(name: str, folder: Path) -> Path:
    """Return the file of a new scenario called `name` in `folder`; nothing is ever overwritten.

    Raises:
        QuestionError: If `name` cannot be a scenario's name, or the file is there already, or cannot be written.
    """
    if not _SLUG.fullmatch(name):
        raise QuestionError(
            f"{name!r} cannot be a scenario's name; expected small letters, digits, - and _, such as {_nearest(name)}"
        )
    file = folder / f"{name}.yaml"
    text = (files("simulation") / "template.yaml").read_text(encoding="utf-8").format(name=name, file=file)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as new:
            new.write(text)
    except FileExistsError as problem:
        raise QuestionError(f"{file} is there already and stays as it is; choose another name") from problem
    except OSError as problem:
        raise QuestionError(f"{file} cannot be written: {problem.strerror}") from problem
    return file


def _nearest(name: str) -> str:
    """Return `name` with everything that cannot be in a name made a hyphen."""
    plain = re.sub(r"[^a-z0-9_-]+", "-", name.lower()).strip("-_")[:64]
    return plain or "my-town"
