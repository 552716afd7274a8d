"""Canonical JSON and digests: one value, one text, one hash, on every machine."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from enum import Enum
from typing import Any

DIGEST_BYTES = 16

E6 = 1_000_000
"""One whole in millionths. Quantities that are hashed are integers of this unit; their names end in ``_e6``."""


def plain(value: object) -> object:
    """Return `value` as JSON types only: dataclasses become objects, tuples and frozen sets lists.

    Raises:
        TypeError: If `value` holds a float or another type that has no one canonical text.
    """
    if value is None or isinstance(value, bool | int | str):
        return value.value if isinstance(value, Enum) else value
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {name: plain(getattr(value, name)) for name in _field_names(type(value))}
    raise TypeError(f"no canonical text for {type(value).__name__}: use integers of 1e-6 for quantities")


_FIELDS: dict[type, tuple[str, ...]] = {}


def _field_names(kind: type) -> tuple[str, ...]:
    names = _FIELDS.get(kind)
    if names is None:
        names = _FIELDS[kind] = tuple(field.name for field in dataclasses.fields(kind))
    return names


def canonical_json(value: object) -> str:
    """Return the one JSON text of `value`: sorted keys, no spaces, no floats, Unicode as it is.

    Raises:
        TypeError: If `value` holds a float or a type without a canonical text.

    Example:
        >>> canonical_json({"b": (1, 2), "a": "é"})
        '{"a":"é","b":[1,2]}'
    """
    return json.dumps(plain(value), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest(*parts: str | bytes) -> str:
    """Return the hexadecimal BLAKE2b digest (16 bytes) of `parts`, each closed by its own length.

    Example:
        >>> digest("ab", "c") == digest("a", "bc")
        False
    """
    hasher = hashlib.blake2b(digest_size=DIGEST_BYTES)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        hasher.update(len(data).to_bytes(8, "big"))
        hasher.update(data)
    return hasher.hexdigest()


def later(default: object) -> Any:  # noqa: ANN401 - pydantic's `Field` is typed so as well
    """Return the mark of a field that joined a hashed type after its first release: left out where it is `default`.

    So old records and scenarios that do not use it keep their text and their hashes. For events, what they hold, and
    studies alike.

    Example:
        >>> skill: Annotated[str, later("")] = ""
        >>> economy: Annotated[EconomySpec, later(EconomySpec())] = Field(default=EconomySpec(), description="...")
    """
    from pydantic import Field

    return Field(exclude_if=lambda value: value == default)
