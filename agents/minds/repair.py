"""From a model's raw text to a typed answer: strictly first, then with local repair, or a reason why neither works."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

from pydantic import ValidationError

from agents.minds.base import FinishReason
from agents.tasks.base import Answer

Out = TypeVar("Out", bound=Answer)

Trouble = Literal["empty", "refused", "truncated", "unfit"]

_THINKING = re.compile(r"<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL | re.IGNORECASE)
_REFUSAL = re.compile(
    r"\bi(?:['’]m| am) sorry,? (?:but )?i (?:can|am|will)"
    r"|\bi (?:can(?:no|['’])t|am (?:not able|unable)|won['’]t|must decline)[^.]{0,40}"
    r"\b(?:help|assist|comply|fulfil|provide|do that|answer|continue|create|generate|role-?play)"
    r"|\bas an ai\b|\bas a (?:large )?language model",
    re.IGNORECASE,
)
_OUT_OF_ROLE = re.compile(r"\bas an ai\b|\ba(?:n ai| large)? language model\b|\bi(?:['’]m| am) an ai\b", re.IGNORECASE)
_LONGEST_PROBLEM = 400
_MOST_FIXES = 3


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


def parse_answer(output: type[Out], text: str, finish: FinishReason = "stop") -> Parsed[Out] | Unusable:
    """Return the answer in `text`, or why there is none; a truncated or refused text never is one.

    The ladder: the text as strict JSON; the JSON object inside fences and prose, loosely written JSON put
    right, unknown keys left out, texts and lists that are too long cut.
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
        return _repaired(output, text)


def leaves_role(text: str) -> bool:
    """Return whether `text` speaks of its writer as a language model."""
    return _OUT_OF_ROLE.search(text) is not None


def _repaired(output: type[Out], text: str) -> Parsed[Out] | Unusable:
    plain = _THINKING.sub("", text)
    candidate, complete = _json_inside(plain)
    if candidate is None:
        if _REFUSAL.search(plain):
            return Unusable("refused", "You declined to answer. Answer as the person you play.")
        return Unusable("unfit", "There was no JSON object in the answer.")
    if not complete:
        return _truncated()
    return _validated(output, _loaded(candidate))


def _truncated() -> Unusable:
    return Unusable("truncated", "The answer broke off before its end. Be briefer.")


def _loaded(candidate: str) -> object:
    try:
        return json.loads(candidate, strict=False)
    except ValueError:
        import json_repair

        return json_repair.loads(candidate)


def _json_inside(text: str) -> tuple[str | None, bool]:
    """Return the first object in `text` and whether it is complete; valid JSON goes before anything else."""
    first: tuple[str | None, bool] = (None, False)
    for found in re.finditer(r"\{", text):
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
    except ValueError:
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


def _validated(output: type[Out], value: object) -> Parsed[Out] | Unusable:
    value = _unwrapped(output, value)
    for _ in range(_MOST_FIXES):
        try:
            return Parsed(output.model_validate_json(json.dumps(value)), repaired=True)
        except ValidationError as error:
            problems = error.errors(include_url=False, include_input=False)
            fixable = [
                problem for problem in problems if _fix(value, problem["loc"], problem["type"], problem.get("ctx"))
            ]
            if not fixable:
                break
    return Unusable("unfit", _words(problems))


def _unwrapped(output: type[Answer], value: object) -> object:
    """Return the object inside a wrapper such as ``{"Turn": {...}}``, where it is one."""
    if isinstance(value, dict) and len(value) == 1:
        key, inner = next(iter(value.items()))
        if isinstance(inner, dict) and key not in output.model_fields:
            return inner
    return value


def _fix(value: object, path: tuple[int | str, ...], kind: str, context: dict[str, Any] | None) -> bool:
    """Put right one problem in place where that loses nothing that matters; return whether it was."""
    holder, last = _holder(value, path)
    if holder is None:
        return False
    if kind == "extra_forbidden":
        del holder[last]
    elif kind in ("too_long", "string_too_long"):
        most = (context or {})["max_length"]
        holder[last] = holder[last][:most] if kind == "too_long" else _cut(holder[last], most)
    else:
        return False
    return True


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
