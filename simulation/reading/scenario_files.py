"""Where scenario files are and how their text is read: packaged studies by name, others by path."""

from __future__ import annotations

import stat
from pathlib import Path, PureWindowsPath

from agents.errors import ScenarioError
from simulation.reading.problems import nearest

MAX_BYTES = 5_000_000
_ENDINGS = (".yaml", ".yml")


def packaged_names() -> tuple[str, ...]:
    """Return the names of the studies that come with townsfolk, in alphabetical order."""
    return tuple(sorted(path.stem for path in _packaged_folder().glob("*.yaml")))


def scenario_path(source: str | Path) -> Path:
    """Return the file that `source` means: a path if it has a slash or ends in .yaml or .yml, else a packaged name.

    Raises:
        ScenarioError: If there is no packaged study of that name.
    """
    text = str(source)
    if isinstance(source, Path) or "/" in text or "\\" in text or text.endswith(_ENDINGS):
        return Path(source)
    names = packaged_names()
    if text in names:
        return _packaged_folder() / f"{text}.yaml"
    if _exists(Path(text)):
        raise ScenarioError(
            "this is no scenario",
            file=Path(text),
            expected="a file whose name ends in .yaml, or a packaged scenario's name",
        )
    hint = nearest(text, names) or "a path"
    raise ScenarioError(f"there is no packaged scenario {text[:80]!r}", expected=f"{hint}, or the path of a .yaml file")


def read_text(path: Path) -> str:
    """Return the text of the scenario or persona file `path`.

    Raises:
        ScenarioError: If it is missing, not a file, larger than `MAX_BYTES`, unreadable or not UTF-8.
    """
    try:
        data = _read_bytes(path)
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ScenarioError("this is not UTF-8", file=path, line=line, expected="text saved as UTF-8") from None


def persona_path(name: str, scenario: Path | None) -> Path:
    """Return the persona file `name` of the scenario file `scenario`: in its folder or below.

    Raises:
        ValueError: If the name leads anywhere else, or there is no scenario file; the text says why.
        OSError: If the file system cannot follow the name.
    """
    if scenario is None:
        raise ValueError("cannot be found, since the scenario itself is not in a file")
    windows = PureWindowsPath(name)
    if Path(name).is_absolute() or windows.drive or windows.root or name.startswith("~"):
        raise ValueError("is an absolute path")
    if ".." in windows.parts or "\\" in name or "\0" in name:
        raise ValueError("leads out of the scenario's folder")
    path = scenario.parent / name
    if not path.resolve().is_relative_to(scenario.parent.resolve()):
        raise ValueError("leads out of the scenario's folder")
    return path


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _packaged_folder() -> Path:
    from importlib.resources import files

    return Path(str(files("scenarios")))


def _read_bytes(path: Path) -> bytes:
    status = path.stat()
    if stat.S_ISDIR(status.st_mode):
        raise ScenarioError("this is a folder", file=path, expected="a YAML file")
    if not stat.S_ISREG(status.st_mode):
        raise ScenarioError("this is not an ordinary file", file=path, expected="a YAML file")
    if status.st_size > MAX_BYTES:
        raise _too_large(path, status.st_size)
    with path.open("rb") as opened:
        data = opened.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise _too_large(path, len(data))
    return data


def _too_large(path: Path, size: int) -> ScenarioError:
    return ScenarioError(
        f"this file has {size:,} bytes, which is too many", file=path, expected=f"at most {MAX_BYTES:,}"
    )


def _unreadable(path: Path, error: OSError | ValueError) -> ScenarioError:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        hint = nearest(path.stem, packaged_names())
        expected = f"a file, or a packaged scenario: {hint}" if hint else "a file"
        return ScenarioError("there is no such file", file=path, expected=expected)
    reason = error.strerror if isinstance(error, OSError) and error.strerror else "its name cannot be used"
    return ScenarioError(f"this cannot be read: {reason}", file=path, expected="a readable YAML file")
