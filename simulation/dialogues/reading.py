"""Reading files of others: hostile until parsed. Every fault names the file, the line and the field."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from agents.errors import InputError

Files = Mapping[str, bytes]
"""A layout's files by their path inside its folder; a layout of one file has it under the empty path."""

LARGEST = 2_000_000_000
_BOM = "\ufeff"

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class Line:
    """A line, or an element of a JSON array, with where it stands."""

    where: str
    number: int
    text: str

    def fault(self, problem: str, field: str = "") -> InputError:
        """Return the error that says what is wrong here."""
        return fault(self.where, self.number, problem, field)


def fault(where: str, line: int | None, problem: str, field: str = "") -> InputError:
    """Return the error that says what is wrong in which file, line and field."""
    place = where if line is None else f"{where}, line {line}"
    return InputError(f"{place}: {field}: {problem}" if field else f"{place}: {problem}")


def read_files(path: Path) -> dict[str, bytes]:
    """Return the files at `path`: of a folder all but hidden ones, by their path in it.

    Raises:
        InputError: If there is nothing, it is too large, or it cannot be read.
    """
    try:
        if path.is_dir():
            found = sorted(one for one in path.rglob("*") if one.is_file() and not _is_hidden(one.relative_to(path)))
            if not found:
                raise InputError(f"{path} holds no files")
            return {one.relative_to(path).as_posix(): _bytes(one) for one in found}
        return {"": _bytes(path)}
    except OSError as problem:
        raise InputError(f"{path} cannot be read: {problem.strerror or problem}") from problem


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _bytes(path: Path) -> bytes:
    if path.stat().st_size > LARGEST:
        raise InputError(f"{path} is larger than {LARGEST // 1_000_000_000} GB; cut it into parts")
    return path.read_bytes()


def decoded(content: bytes, where: str) -> str:
    """Return `content` as text, without the mark some programs put in front.

    Raises:
        InputError: If it is not UTF-8.
    """
    try:
        return content.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as problem:
        line = content[: problem.start].count(b"\n") + 1
        raise fault(where, line, "not UTF-8 text") from problem


def json_lines(content: bytes, where: str) -> Iterator[Line]:
    """Yield the records of a file of JSON lines, of one JSON array, or of one JSON object, each with its line.

    Raises:
        InputError: If it is neither.
    """
    text = decoded(content, where)
    if text.lstrip().startswith("["):
        yield from _elements(text, where)
        return
    if text.lstrip().startswith("{") and _is_one_object(text):
        yield Line(where, 1, text)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield Line(where, number, line)


def _is_one_object(text: str) -> bool:
    """Return whether the whole is one object over several lines, and its first line none by itself."""
    first = text.lstrip().split("\n", 1)[0]
    for part, wanted in ((first, False), (text, True)):
        try:
            json.loads(part)
            if not wanted:
                return False
        except (ValueError, RecursionError):
            if wanted:
                return False
    return True


def _elements(text: str, where: str) -> Iterator[Line]:
    """Yield the elements of an array one by one, since the whole as objects would take much memory."""
    decoder, at, number = json.JSONDecoder(), text.index("[") + 1, 1
    counted = 0
    while True:
        at = _skipped(text, at)
        number += text.count("\n", counted, at)
        counted = at
        if at < len(text) and text[at] == "]":
            if text[at + 1 :].strip():
                raise fault(where, number, "there is more behind the end of the list")
            return
        try:
            _, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as problem:
            raise fault(where, number, f"not valid JSON: {problem}") from problem
        yield Line(where, number, text[at:end])
        at = _skipped(text, end)
        if at >= len(text) or text[at] not in ",]":
            raise fault(where, number, 'expected "," or "]" behind a record')
        at += text[at] == ","


def _skipped(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def records(kind: type[Record], lines: Iterable[Line]) -> Iterator[Record]:
    """Yield the records in `lines`.

    Raises:
        InputError: If one is not of `kind`; it says where, which field and why.
    """
    checks = TypeAdapter(kind)
    for line in lines:
        try:
            yield checks.validate_json(line.text)
        except ValidationError as problem:
            raise line.fault(*first_problem(problem)) from problem


def first_problem(problem: ValidationError) -> tuple[str, str]:
    """Return what was wrong first, and the field it was wrong in."""
    first = problem.errors(include_url=False, include_input=False)[0]
    return first["msg"], ".".join(str(part) for part in first["loc"])


def parsed_object(content: bytes, where: str) -> Any:  # noqa: ANN401 - whatever JSON can hold
    """Return the one JSON value in `content`.

    Raises:
        InputError: If it is none.
    """
    text = decoded(content, where)
    with suppress(RecursionError):
        try:
            value = json.loads(text)
        except ValueError as problem:
            raise fault(where, getattr(problem, "lineno", None), f"not valid JSON: {problem}") from problem
        if _HALF.search(text) and not _is_writable(value):
            raise fault(where, None, "a text holds half a character (a lone surrogate)")
        return value
    raise fault(where, None, "nested too deeply")


_HALF = re.compile(r"\\u[dD][89a-fA-F]")


def _is_writable(value: object) -> bool:
    """Return whether all text in `value` can be written as UTF-8."""
    try:
        json.dumps(value, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def json_line(value: object, *, sort_keys: bool = False) -> str:
    """Return `value` as one line of JSON, Unicode as it is but for what would break a line in some readers."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=sort_keys)
    return text if text.isprintable() else text.translate(_BREAKS)


_BREAKS = {number: f"\\u{number:04x}" for number in (0x7F, 0x85, 0x2028, 0x2029)}


def only_file(files: Files, layout: str, names: Sequence[str] = ()) -> tuple[str, bytes]:
    """Return name and content of the one file of a layout that has one.

    Raises:
        InputError: If there are several, or none.
    """
    usable = {name: content for name, content in files.items() if not names or name in names or not name}
    if len(usable) != 1:
        raise InputError(f"the layout {layout} is one file, not a folder of {len(files)}; name the file")
    return next(iter(usable.items()))
