"""A speaker in a session, and the pieces a turn is put together from."""

from __future__ import annotations

from dataclasses import dataclass

from agents.minds.rules.sessions.addressing import address
from agents.minds.rules.sessions.items import Course, Item
from agents.minds.rules.sessions.roles import UNDER_ONE_ROOF, role_word
from agents.minds.rules.speech.situation import Situation
from agents.minds.rules.speech.speaker import Speaker
from agents.sessions import DAY, MONTH, WEEK, YEAR, SessionView, gap_words
from agents.talk import Act


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
        if self.you:
            self.you = self._address(situation.partner.name or "")
            self.slots["you"] = self.you

    def _address(self, name: str) -> str:
        plain = self.sit.called(name, formal=False)
        return address(self.session, self.other, name, plain=plain, formal=self.call(name) == name != plain)

    @property
    def role(self) -> str:
        """Which of the roles that the rules know the speaker has; empty for none."""
        return role_word(self.session, self.me)

    @property
    def part(self) -> str:
        """The part of the day: morning, afternoon or evening."""
        return self.slots["day"] if self.slots["day"] in ("morning", "afternoon") else "evening"

    @property
    def at_home(self) -> bool:
        """Whether the speaker sees the one addressed every day."""
        return self.role in UNDER_ONE_ROOF

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
