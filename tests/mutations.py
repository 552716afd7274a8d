"""Damage to a text, drawn from a seed: the same damage for the same text and number, on every machine."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import yaml

from agents.streams import Stream

WORDS = (
    "",
    "~",
    "null",
    "true",
    "no",
    "yes",
    "0",
    "-1",
    "3",
    "1e999",
    ".nan",
    ".inf",
    "99999999999999999999",
    "0x1F",
    "010",
    "1_000",
    "12:30",
    "24:00",
    "2026-02-30",
    "2026-02-13",
    "'",
    '"',
    "''",
    "[]",
    "{}",
    "[[[",
    "*a",
    "&a",
    "!x",
    "!!python/none",
    "<<",
    "|",
    ">",
    "- ",
    ": ",
    "#",
    "@",
    "`",
    "%",
    "\t",
    "mara",
    "Mara",
    "<b>x</b>",
    "=cmd()",
    "王芳",
    "أمل",
    "\u202e",
    "\x00",
    "\x7f",
    "\ufeff",
    "\ud800",
    "\U0001f600",
    "../../etc/passwd",
    "/dev/zero",
    "a.yaml",
    "x" * 3000,
    "9" * 3000,
    "\n",
    "---\n",
)

KEYS = (
    "id",
    "name",
    "seed",
    "people",
    "crowds",
    "personas",
    "ties",
    "home",
    "at",
    "kind",
    "do",
    "schema",
    "settings",
    "x",
)

Change = Callable[[str, Stream], str]


def mutated(text: str, number: int) -> str:
    """Return `text` with one or two changes; which ones, only `number` decides."""
    stream = Stream(number, "mutate")
    for _ in range(1 + stream.below(2)):
        text = stream.choice(CHANGES)(text, stream)
    return text


def _one_character(text: str, stream: Stream) -> str:
    at = stream.below(len(text) + 1)
    return text[:at] + stream.choice(("", " ", *WORDS)) + text[at + stream.below(3) :]


def _one_byte(text: str, stream: Stream) -> str:
    data = bytearray(text.encode("utf-8", "surrogatepass"))
    if data:
        data[stream.below(len(data))] = stream.below(256)
    return data.decode("utf-8", "replace")


def _lines(text: str, stream: Stream) -> str:
    lines = text.split("\n")
    at, other = stream.below(len(lines)), stream.below(len(lines))
    change = stream.below(5)
    if change == 0:
        del lines[at]
    elif change == 1:
        lines.insert(other, lines[at])
    elif change == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif change == 3:
        lines[at] = "  " * stream.below(3) + lines[at].strip()
    else:
        lines = lines[:at]
    return "\n".join(lines)


def _a_value(text: str, stream: Stream) -> str:
    lines = text.split("\n")
    at = stream.below(len(lines))
    key, colon, _ = lines[at].partition(":")
    lines[at] = f"{key}{colon} {stream.choice(WORDS)}"
    return "\n".join(lines)


def _a_key(text: str, stream: Stream) -> str:
    lines = text.split("\n")
    at = stream.below(len(lines))
    key, colon, value = lines[at].partition(":")
    indent = key[: len(key) - len(key.lstrip())]
    lines[at] = f"{indent}{stream.choice(KEYS)}{colon or ':'}{value}"
    return "\n".join(lines)


def _structure(text: str, stream: Stream) -> str:
    """Return the text of the same values with one of them replaced, removed, doubled or wrapped."""
    try:
        tree = yaml.safe_load(text)
    except (yaml.YAMLError, ValueError, RecursionError):
        return _lines(text, stream)
    holders = _holders(tree)
    if not holders or len(text) > 50_000:
        return _lines(text, stream)
    _change_one(stream.choice(holders), [value for holder in holders for value in _values(holder)], stream)
    return str(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False))


def _change_one(holder: dict[object, object] | list[object], values: Sequence[object], stream: Stream) -> None:
    keys: list[object] = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    key = stream.choice(keys)
    change = stream.below(4)
    new = [None, stream.choice(values), [holder[key]], stream.choice(WORDS)][change]  # type: ignore[call-overload]
    if change == 0:
        del holder[key]  # type: ignore[arg-type]
    elif stream.below(3) == 0 and isinstance(holder, dict):
        holder[stream.choice(KEYS)] = new
    elif stream.below(3) == 0 and isinstance(holder, list):
        holder.append(new)
    else:
        holder[key] = new  # type: ignore[call-overload]


def _holders(value: object) -> list[dict[object, object] | list[object]]:
    """Return every mapping and list in `value` that holds something, each once, even where one holds itself."""
    found: list[dict[object, object] | list[object]] = []
    seen: set[int] = set()
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict | list) and item and id(item) not in seen:
            seen.add(id(item))
            found.append(item)
            waiting += _values(item)
    return found


def _values(holder: dict[object, object] | list[object]) -> list[object]:
    return list(holder.values()) if isinstance(holder, dict) else list(holder)


CHANGES: tuple[Change, ...] = (_one_character, _one_byte, _lines, _a_value, _a_key, _structure, _structure)
