"""Which layout files are of, as far as their names and first records tell."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress
from typing import Any

from agents.errors import InputError
from simulation.dialogues.reading import Files, decoded

_LONGEST_HEAD = 100_000

_BY_FILES = (
    ({"utterances.jsonl", "speakers.json", "conversations.json"}, "convokit"),
    ({"user.jsonl", "agent.jsonl"}, "rounds"),
    ({"README.md", "data/train.parquet"}, "huggingface"),
)
_BY_COLUMNS = (
    ({"user 1 personas", "user 2 personas", "Best Generated Conversation"}, "spc"),
    ({"schema", "utterance", "speaker"}, "csv"),
)
_BY_KEYS = (
    ({"schema", "utterance", "conversation"}, "jsonl"),
    ({"messages"}, "openai"),
    ({"conversations"}, "sharegpt"),
    ({"chosen", "rejected"}, "preferences"),
    ({"main_speaker", "first_session_dialogue"}, "misc"),
    ({"first_session_dialogue", "first_session_speakers"}, "chronicles"),
    ({"thread_id", "author", "text"}, "synthpai"),
    ({"personality"}, "personachat"),
    ({"personality", "utterances"}, "personachat"),
    ({"train"}, "personachat"),
    ({"session_1"}, "chatlog"),
    ({"conversation"}, "chatlog"),
)


def detected(files: Files, where: str) -> str:
    """Return the name of the layout that `files` are of.

    Raises:
        InputError: If they are empty, or look like none.
    """
    if not any(content.strip() for content in files.values()):
        raise InputError(f"{where} is empty: there are no dialogues in it")
    found = _by_names(files) if "" not in files else _by_content(files[""], where)
    if found is None:
        raise InputError(f"{where} looks like no layout known here; say which it is with --format")
    return found


def _by_names(files: Files) -> str | None:
    return next((name for needed, name in _BY_FILES if needed <= set(files)), None)


def _by_content(content: bytes, where: str) -> str | None:
    if content.startswith(b"PAR1"):
        return "parquet"
    head = decoded(content, where)
    record = _first_record(head)
    if isinstance(record, dict):
        return next((name for keys, name in _BY_KEYS if keys <= set(record)), None)
    columns = _columns(head)
    found = next((name for needed, name in _BY_COLUMNS if needed <= columns), None)
    if found is not None:
        return found
    first = head.lstrip().split("\n", 1)[0]
    if first.startswith("1 ") and ("persona:" in first or "\t" in first):
        return "personachat"
    return "transcript" if first.startswith("# ") or ": " in first else None


def _first_record(text: str) -> Any:  # noqa: ANN401 - whatever JSON can hold
    start = text.lstrip("\ufeff \t\r\n[")
    if not start.startswith("{"):
        return None
    with suppress(ValueError, RecursionError):
        return json.JSONDecoder().raw_decode(start)[0]
    return None


def _columns(text: str) -> set[str]:
    with suppress(csv.Error, StopIteration):
        return set(next(csv.reader(io.StringIO(text[:_LONGEST_HEAD], newline=""))))
    return set()
