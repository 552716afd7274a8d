"""A speaker in a session, and the pieces a turn is put together from."""

from __future__ import annotations

from dataclasses import dataclass

from agents.minds.rules.sessions.items import Course, Item
from agents.minds.rules.speech.situation import Situation
from agents.minds.rules.speech.speaker import Speaker
from agents.sessions import DAY, MONTH, WEEK, YEAR, SessionView, gap_words
from agents.talk import Act

_ROLES = {
    "doctor": "doctor", "therapist": "doctor", "patient": "patient", "client": "patient", "mentor": "guide",
    "teacher": "guide", "coach": "coach", "tutor": "guide", "learner": "learner", "mentee": "learner",
    "student": "learner", "pupil": "learner", "athlete": "learner", "boss": "boss", "employer": "boss",
    "manager": "boss", "employee": "employee", "mother": "parent", "father": "parent", "parent": "parent",
    "child": "child", "son": "child", "daughter": "child", "husband": "spouse", "wife": "spouse", "spouse": "spouse",
    "partner": "spouse", "classmate": "classmate", "co-worker": "co-worker",
    "neighbour": "neighbour", "neighbor": "neighbour",
}  # fmt: skip
UNDER_ONE_ROOF = frozenset({"spouse"})
"""Roles of people who see each other every day, whatever time lies between their sessions."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a turn: words, what they do, and the item they bring a step on.

    Args:
        text: The words; a piece without any is left out.
        act: What it does.
        item: The item, at the step it has come to with this.
        memories: Ids of the memories it rests on.
        passages: Ids of the passages it takes words from.
        to: Whom it addresses; empty for all.
        emotion: How it is said.
        ends: Whether the speaker takes leave with it.
    """

    text: str
    act: Act = Act.RESPOND
    item: Item | None = None
    memories: tuple[str, ...] = ()
    to: str = ""
    emotion: str = ""
    ends: bool = False


class Sitter(Speaker):
    """Somebody who speaks in a session: a speaker who knows how the session has gone so far."""

    def __init__(self, situation: Situation, session: SessionView, attempt: int) -> None:
        super().__init__(situation, attempt)
        self.session = session
        self.course = Course(situation, session)
        since = session.since_seconds
        gap = gap_words(since) if since else ""
        self.slots |= {
            "gap": gap,
            "gapbare": gap.partition(" ")[2] if gap.startswith(("a ", "an ")) else gap,
            "before": session.before,
            "relationship": session.relationship,
        }

    @property
    def me(self) -> str:
        """The id of who speaks."""
        return self.sit.me.id

    @property
    def other(self) -> str:
        """The id of the one addressed."""
        return self.sit.partner.id

    @property
    def span(self) -> str:
        """How long since the speaker last talked with the one addressed, in one word; empty for never."""
        return span_of(self.session.since_seconds)

    def was_last_time(self, seconds: int) -> bool:
        """Return whether something was said when the speaker last talked with those here."""
        since = self.session.since_seconds
        return since is not None and abs(self.sit.now.seconds - since - seconds) < DAY

    def ago(self, seconds: int) -> str:
        """Return how long ago something was, such as "two years ago"."""
        gone = self.sit.now.seconds - seconds
        return f"{gap_words(gone)} ago" if gone >= DAY else "last time"


def span_of(seconds: int | None) -> str:
    """Return a span of time in one word.

    Example:
        >>> span_of(None), span_of(7200), span_of(86400 * 400)
        ('', 'hours', 'years')
    """
    if seconds is None:
        return ""
    for word, below in (("hours", DAY), ("days", WEEK), ("weeks", MONTH), ("months", YEAR - WEEK)):
        if seconds < below:
            return word
    return "years"


def role_word(session: SessionView, person: str) -> str:
    """Return which of the roles that the rules know `person` has in a session; empty for none."""
    words = dict(session.roles).get(person, "").casefold()
    if words.startswith(("former", "ex-")):
        return ""
    return next((_ROLES[word] for word in _ROLES if word in words), "")
