"""Items of a session, as the subjects of its turns note them, and what has been dealt with so far."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from agents.minds.rules.speech.situation import Situation
from agents.minds.rules.words import content_words
from agents.sessions import SessionView
from agents.talk import SubjectKind, Utterance
from agents.tasks.speaking import SubjectAnswer

MARK = "~"
ItemKind = Literal[
    "meet", "how", "news", "back", "like", "goal", "work", "value", "fact", "thought", "ground", "topic", "doc",
    "errand", "question", "gossip", "role", "way", "bye",
]  # fmt: skip
_SUBJECTS: dict[str, SubjectKind] = {
    "meet": "name", "how": "wellbeing", "news": "memory", "back": "memory", "thought": "like", "ground": "other",
    "topic": "other", "doc": "other", "errand": "plan", "question": "memory", "gossip": "person", "bye": "day",
    "role": "day", "way": "other",
    "like": "like", "goal": "goal", "work": "work", "value": "value", "fact": "fact",
}  # fmt: skip
_SKILLS = {
    "meet": "chit_chat", "how": "chit_chat", "news": "chit_chat", "back": "persona", "thought": "persona",
    "ground": "chit_chat", "topic": "chit_chat", "doc": "knowledge", "errand": "task", "question": "persona",
    "gossip": "chit_chat", "bye": "chit_chat",
    "role": "chit_chat", "way": "task", "like": "persona", "goal": "persona", "work": "persona",
    "value": "persona", "fact": "persona",
}  # fmt: skip
_REF_LIMIT = 200
_TEXT_LIMIT = 600


@dataclass(frozen=True, slots=True)
class Item:
    """Something a session deals with.

    Args:
        kind: Which sort.
        owner: Person id of whose it is.
        key: Tells it from others of its sort: a memory id, a number, the words of it.
        step: How far it has come, from 1.
        text: What it is about, in the owner's words.
    """

    kind: ItemKind
    owner: str
    key: str
    step: int = 1
    text: str = ""

    @property
    def thing(self) -> str:
        """The key without the number of the question that was put about it."""
        return self.key.partition("|")[0]

    @property
    def pair(self) -> int:
        """The number of the question that was put about it; 0 where none was."""
        number = self.key.partition("|")[2]
        return int(number) if number.isdigit() else 0

    def asked_as(self, pair: int, step: int) -> Item:
        """Return the item at `step`, with the question of number `pair` put about it."""
        return Item(self.kind, self.owner, f"{self.thing}|{pair}", step, self.text)

    @property
    def id(self) -> tuple[str, str, str]:
        """What stays the same through its steps."""
        return (self.kind, self.owner, self.thing)

    def subject(self, text: str | None = None) -> SubjectAnswer:
        """Return the subject of a turn that brings the item to its step."""
        ref = f"{MARK}{self.kind}/{self.owner}/{self.key}#{self.step}"
        words = self.text if text is None else text
        kind = _SUBJECTS[self.kind]
        return SubjectAnswer(kind=kind, ref=ref[:_REF_LIMIT], text=words[:_TEXT_LIMIT], owner=self.owner)

    def at(self, step: int) -> Item:
        """Return the item at another step."""
        return Item(self.kind, self.owner, self.key, step, self.text)


def item_of(said: Utterance) -> Item | None:
    """Return the item that a turn noted, None where it noted none."""
    about = said.subject
    if about is None or not about.ref.startswith(MARK):
        return None
    body, _, step = about.ref[1:].rpartition("#")
    kind, _, rest = body.partition("/")
    owner, _, key = rest.partition("/")
    if kind not in _SUBJECTS or not step.isdigit():
        return None
    return Item(kind, owner, key, int(step), about.text)  # type: ignore[arg-type]  # a kind, as was just seen


def skill_of(ref: str) -> str:
    """Return the skill that a turn with this ref takes; empty where it is no ref of a session.

    Example:
        >>> skill_of("~doc/ada/tides#1"), skill_of("50/mill/pavo")
        ('knowledge', '')
    """
    return _SKILLS.get(ref[1:].partition("/")[0], "") if ref.startswith(MARK) else ""


@dataclass(frozen=True)
class Course:
    """How the session has gone so far, for the one who speaks now."""

    sit: Situation
    session: SessionView

    @property
    def turns(self) -> tuple[Utterance, ...]:
        """What was said so far."""
        return self.sit.given.transcript

    @cached_property
    def last(self) -> Item | None:
        """The item that the turn to respond to left open."""
        return item_of(self.sit.last) if self.sit.last is not None else None

    @cached_property
    def raised(self) -> frozenset[tuple[str, str, str]]:
        """The items there have been."""
        return frozenset(item.id for said in self.turns if (item := item_of(said)) is not None)

    @cached_property
    def used(self) -> frozenset[str]:
        """The memories that turns of this session rest on."""
        return frozenset(memory for said in self.turns for memory in said.memories)

    @cached_property
    def spoken_of(self) -> tuple[str, ...]:
        """What the items there have been were about."""
        texts = (item.text for said in self.turns if (item := item_of(said)) is not None)
        return tuple(dict.fromkeys(text for text in texts if text))

    def speaks_of(self, text: str) -> bool:
        """Return whether something of the kind has come up in this session, by half of its words."""
        words = content_words(text)
        return any(2 * len(words & content_words(one)) >= len(words) for one in self.spoken_of) if words else False

    def has(self, kind: str, owner: str = "", key: str = "") -> bool:
        """Return whether there has been such an item; what is left empty may be anything."""
        return any(
            kind == one[0] and (not owner or owner == one[1]) and (not key or key == one[2]) for one in self.raised
        )
