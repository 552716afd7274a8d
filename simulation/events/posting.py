"""A forum: threads, posts, what is read and what is moderated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from agents.talk import Utterance


@dataclass(frozen=True, slots=True)
class ThreadOpened:
    """`person` began a thread of the forum, about `topic`."""

    thread: str
    person: str
    topic: str
    kind: Literal["thread_opened"] = "thread_opened"


@dataclass(frozen=True, slots=True)
class Posted:
    """Something was written into a thread of the forum; who reads it, and when, is another event."""

    utterance: Utterance
    kind: Literal["posted"] = "posted"


@dataclass(frozen=True, slots=True)
class Read:
    """`person` read these posts."""

    person: str
    posts: tuple[str, ...]
    kind: Literal["read"] = "read"


@dataclass(frozen=True, slots=True)
class Moderated:
    """From now on no post that carries `claim` is shown or taken on the forum, by the intervention named in `by`."""

    claim: str
    by: str
    kind: Literal["moderated"] = "moderated"
