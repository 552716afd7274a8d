"""From a model's raw text to a typed answer: strictly first, then with local repair, or a reason why neither works."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice
from math import isfinite
from typing import Any, Generic, Literal, TypeVar

from pydantic import ValidationError

from agents.minds.base import FinishReason
from agents.tasks.base import Answer

Out = TypeVar("Out", bound=Answer)

Trouble = Literal["empty", "refused", "truncated", "unfit"]

_THOUGHT = re.compile(r"\A.*</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_STILL_THINKING = re.compile(r"<think(?:ing)?>.*\Z", re.DOTALL | re.IGNORECASE)
_REFUSAL = re.compile(
    r"\bi(?:['’]m| am) sorry,? (?:but )?i (?:can|am|will)"
    r"|\bi (?:can(?:no|['’])t|am (?:not able|unable)|won['’]t|must decline)[^.]{0,40}"
    r"\b(?:help|assist|comply|fulfil|provide|do that|answer|continue|create|generate|role-?play)"
    r"|\bas an ai\b|\bas a (?:large )?language model",
    re.IGNORECASE,
)
_OUT_OF_ROLE = re.compile(r"\bas an ai\b|\ba(?:n ai| large)? language model\b|\bi(?:['’]m| am) an ai\b", re.IGNORECASE)
_LONGEST_PROBLEM = 400
_MOST_FIXES = 8
_MOST_PLACES = 64
_MOST_LETTERS = 200_000
_EXPECTED = re.compile(r"'([^']*)'")


@dataclass(frozen=True, slots=True)
class Parsed(Generic[Out]):
    """An answer of the right type; `repaired` is True where its text had to be put right first."""

    answer: Out
    repaired: bool


@dataclass(frozen=True, slots=True)
class Unusable:
    """Why a text is no answer: `kind` for the counts, `problem` for the model that is asked again."""

    kind: Trouble
    problem: str


def parse_answer(
    output: type[Out], text: str, finish: FinishReason = "stop", *, last: bool = False
) -> Parsed[Out] | Unusable:
    """Return the answer in `text`, or why there is none; a truncated or refused text never is one.

    The ladder: the text as strict JSON; the JSON object inside fences and prose, loosely written JSON put
    right, keys and choices in other letters, unknown keys and nulls left out, texts and lists that are too long cut.

    Args:
        output: The answer's type.
        text: What a model wrote.
        finish: Why it ended.
        last: True where it is not asked again: then parts that can be done without are left out where they are wrong.
    """
    if finish == "refusal":
        return Unusable("refused", "You declined to answer. Answer as the person you play.")
    if finish == "length":
        return _truncated()
    if not text.strip():
        return Unusable("empty", "The answer was empty.")
    try:
        return Parsed(output.model_validate_json(text, strict=True), repaired=False)
    except ValidationError:
        return _repaired(output, text[:_MOST_LETTERS], last)


def leaves_role(text: str) -> bool:
    """Return whether `text` speaks of its writer as a language model."""
    return _OUT_OF_ROLE.search(text) is not None


def _repaired(output: type[Out], text: str, last: bool) -> Parsed[Out] | Unusable:
    said = _THOUGHT.sub("", text)
    plain = _unquoted(_STILL_THINKING.sub("", said))
    candidate, complete = _json_inside(plain)
    if candidate is None:
        if plain != said and not plain.strip():
            return _truncated()
        if _REFUSAL.search(plain):
            return Unusable("refused", "You declined to answer. Answer as the person you play.")
        return Unusable("unfit", "There was no JSON object in the answer.")
    if not complete:
        return _truncated()
    try:
        return _validated(output, _sound(_loaded(candidate)), last)
    except RecursionError:
        return Unusable("unfit", "The answer is nested too deeply.")


def _unquoted(text: str) -> str:
    """Return the text inside `text` where it is one JSON string, as of an answer that was written out twice."""
    if not text.strip().startswith('"'):
        return text
    try:
        inside = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return inside if isinstance(inside, str) else text


def _sound(value: object) -> object:
    """Return `value` without numbers that are none and without halves of characters."""
    if isinstance(value, dict):
        return {_sound(key): _sound(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_sound(one) for one in value]
    if isinstance(value, float) and not isfinite(value):
        return None
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if isinstance(value, str) else value


def _truncated() -> Unusable:
    return Unusable("truncated", "The answer broke off before its end. Be briefer.")


def _loaded(candidate: str) -> object:
    try:
        return json.loads(candidate, strict=False)
    except RecursionError:
        return None
    except ValueError:
        import json_repair

        try:
            return json_repair.loads(candidate)
        except RecursionError:
            return None


def _json_inside(text: str) -> tuple[str | None, bool]:
    """Return the first object in `text` and whether it is complete; valid JSON goes before anything else."""
    first: tuple[str | None, bool] = (None, False)
    for found in islice(re.finditer(r"\{", text), _MOST_PLACES):
        candidate, complete = _balanced(text[found.start() :])
        if first[0] is None:
            first = candidate, complete
            if not complete:
                break
        if complete and _is_json(candidate):
            return candidate, True
    return first


def _is_json(text: str) -> bool:
    try:
        return bool(json.loads(text, strict=False))
    except (ValueError, RecursionError):
        return False


def _balanced(text: str) -> tuple[str, bool]:
    """Return `text` up to the brace that closes its first, and whether there is one; braces in strings do not count."""
    depth, quoted, skip = 0, False, False
    for at, letter in enumerate(text):
        if skip:
            skip = False
        elif letter == "\\":
            skip = quoted
        elif letter == '"':
            quoted = not quoted
        elif not quoted and letter in "{[":
            depth += 1
        elif not quoted and letter in "}]":
            depth -= 1
            if depth == 0:
                return text[: at + 1], True
    return text, False


def _validated(output: type[Out], value: object, last: bool) -> Parsed[Out] | Unusable:
    value = _unwrapped(output, _with_known_keys(value, _keys_of(output)))
    told: list[Any] = []
    for _ in range(_MOST_FIXES):
        try:
            return Parsed(output.model_validate_json(json.dumps(value)), repaired=True)
        except ValidationError as error:
            problems = error.errors(include_url=False, include_input=False)
            told = told or problems
            fixed = [_fix(value, one["loc"], one["type"], one.get("ctx")) for one in problems]
            if not any(fixed) and not (last and _done_without(output, value, problems)):
                break
    return Unusable("unfit", _words(told))


@cache
def _keys_of(output: type[Answer]) -> Mapping[str, str]:
    """Return the keys of an answer and of what it holds, by how they look without case and separators."""
    schema = output.model_json_schema()
    parts = (schema, *schema.get("$defs", {}).values())
    return {_plain_key(key): key for part in parts for key in part.get("properties", {})}


def _plain_key(key: str) -> str:
    return "".join(letter for letter in key.casefold() if letter.isalnum())


def _with_known_keys(value: object, known: Mapping[str, str]) -> object:
    """Return `value` with keys as they are meant, where they are written in other letters."""
    if isinstance(value, list):
        return [_with_known_keys(one, known) for one in value]
    if not isinstance(value, dict):
        return value
    right = set(known.values())
    meant = {key: key if key in right else known.get(_plain_key(str(key)), key) for key in value}
    return {
        meant[key] if meant[key] == key or meant[key] not in value else key: _with_known_keys(one, known)
        for key, one in value.items()
    }


def _done_without(output: type[Answer], value: object, problems: Sequence[Any]) -> bool:
    """Leave out of `value` what is wrong in parts that can be done without; return whether anything was.

    Where half of what was given or more is wrong, it is no answer that lacks something.
    """
    wrong = {problem["loc"][:1] for problem in problems}
    if not isinstance(value, dict) or 2 * len(wrong) > len(value):
        return False
    left_out = False
    for problem in sorted(problems, key=lambda one: [str(key).zfill(6) for key in one["loc"]], reverse=True):
        path = problem["loc"]
        places = [at for at, key in enumerate(path) if isinstance(key, int)]
        part = path[: places[-1] + 1] if places else path[:1]
        if not places and (not path or output.model_fields[path[0]].is_required()):
            return False
        holder, key = _holder(value, part)
        if holder is not None:
            del holder[key]
            left_out = True
    return left_out


def _unwrapped(output: type[Answer], value: object) -> object:
    """Return the object inside a wrapper such as ``{"Turn": {...}}``, where it is one."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, dict) and not output.model_fields.keys() & value.keys():
        inner = [one for one in value.values() if isinstance(one, dict)]
        return inner[0] if len(inner) == 1 else value
    return value


def _fix(value: object, path: tuple[int | str, ...], kind: str, context: dict[str, Any] | None) -> bool:
    """Put right one problem in place where that loses nothing that matters; return whether it was."""
    holder, last = _holder(value, path)
    if holder is None:
        return False
    if kind == "extra_forbidden" or (holder[last] is None and isinstance(last, str)):
        del holder[last]
    elif kind == "tuple_type" and not isinstance(holder[last], dict):
        holder[last] = [holder[last]] if holder[last] != "" else []
    elif kind in ("enum", "literal_error") and isinstance(holder[last], str):
        return _chosen(holder, last, (context or {}).get("expected", ""))
    elif kind in ("too_long", "string_too_long"):
        most = (context or {})["max_length"]
        holder[last] = holder[last][:most] if kind == "too_long" else _cut(holder[last], most)
    else:
        return False
    return True


def _chosen(holder: Any, key: Any, expected: str) -> bool:  # noqa: ANN401 - JSON
    """Put the choice of `expected` that is meant in its place; return whether there is one."""
    meant = {_plain_key(choice): choice for choice in _EXPECTED.findall(expected)}
    choice = meant.get(_plain_key(holder[key]))
    if choice is not None:
        holder[key] = choice
    return choice is not None


def _holder(value: object, path: tuple[int | str, ...]) -> tuple[Any, Any]:
    """Return the object or list that `path` leads into and the last key; None where it leads nowhere."""
    for at, key in enumerate(path):
        found = key in value if isinstance(value, dict) else isinstance(value, list) and key in range(len(value))
        if not found:
            return None, None
        if at == len(path) - 1:
            return value, key
        value = value[key]  # type: ignore[index]  # a dict that has the key, or a list with that place
    return None, None


def _cut(text: str, most: int) -> str:
    """Return `text` up to its last whole sentence, or else word, within `most` characters."""
    short = text[:most]
    end = max(short.rfind(mark) for mark in ".!?。！？")
    if end > most // 3:
        return short[: end + 1]
    return short.rpartition(" ")[0] or short


def _words(problems: list[Any]) -> str:
    told = "; ".join(
        f"{'.'.join(str(key) for key in problem['loc']) or 'answer'}: {problem['msg']}" for problem in problems
    )
    return told[:_LONGEST_PROBLEM]
