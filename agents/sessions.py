"""Sessions of an episode as one of those who sit in them sees them: which one, how long since, and what is known.

An episode is a row of conversations of people who meet again; a session is one of them. Everything here belongs to one
person: it holds nothing of sessions that this person did not attend.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from agents.memory import Memory

MINUTE, HOUR, DAY = 60, 3600, 86_400
WEEK, MONTH, YEAR = 7 * DAY, 30 * DAY, 365 * DAY
UNITS = {"minute": MINUTE, "hour": HOUR, "day": DAY, "week": WEEK, "month": MONTH, "year": YEAR}
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MANY_YEARS = 5


def gap_seconds(text: str) -> int:
    """Return the seconds of a span such as "3 weeks"; a month has 30 days and a year 365.

    Raises:
        ValueError: If it is not a number and a unit.

    Example:
        >>> gap_seconds("2 hours"), gap_seconds("1 year")
        (7200, 31536000)
    """
    number, _, unit = text.strip().partition(" ")
    if not number.isdigit() or unit.removesuffix("s") not in UNITS:
        raise ValueError(f"{text!r} is not a span of time, such as '3 weeks'")
    return int(number) * UNITS[unit.removesuffix("s")]


def gap_words(seconds: int) -> str:
    """Return a span of time as people name it.

    Example:
        >>> gap_words(7200), gap_words(9 * 86400), gap_words(30 * 86400), gap_words(800 * 86400)
        ('two hours', 'nine days', 'a month', 'two years')
        >>> gap_words(430 * 86400), gap_words(508 * 86400), gap_words(680 * 86400)
        ('more than a year', 'almost a year and a half', 'almost two years')
    """
    if seconds >= YEAR - WEEK:
        return _years(seconds)
    if seconds >= 9 * WEEK or (seconds >= 4 * WEEK and seconds % MONTH == 0):
        return _counted((seconds + MONTH // 3) // MONTH, "month")
    if seconds >= 2 * WEEK - DAY or seconds == WEEK:
        return _counted((seconds + WEEK // 3) // WEEK, "week")
    if seconds >= DAY - HOUR:
        return _counted((seconds + DAY // 3) // DAY, "day")
    if seconds >= HOUR:
        return _counted(seconds // HOUR, "hour")
    return "a few minutes" if seconds > 0 else "no time"


def _years(seconds: int) -> str:
    """Return a span of a year or more; the shorter it is, the nearer the words."""
    years, rest = divmod(seconds + WEEK, YEAR)
    if years >= _MANY_YEARS:
        return _counted((seconds + YEAR // 3) // YEAR, "year")
    percent = 100 * (rest - WEEK) // YEAR
    half = "a year and a half" if years == 1 else f"{_SMALL[years]} and a half years"
    forms = (
        (12 * min(years, 2), _counted(years, "year")),
        (36, f"more than {_counted(years, 'year')}"),
        (47, f"almost {half}"),
        (58, half),
        (72, f"more than {half}"),
    )
    return next((words for below, words in forms if percent < below), f"almost {_counted(years + 1, 'year')}")


def _counted(number: int, unit: str) -> str:
    if number <= 1:
        return f"{'an' if unit == 'hour' else 'a'} {unit}"
    return f"{_SMALL[number] if number < len(_SMALL) else number} {unit}s"


def gap_label(seconds: int) -> str:
    """Return which of the usual five spans of multi-session dialogue data `seconds` falls into; empty for none.

    Example:
        >>> gap_label(7200), gap_label(86400 * 40)
        ('a few hours after', 'a few months after')
    """
    if seconds <= 0:
        return ""
    for label, below in (("a few hours", DAY), ("a few days", WEEK), ("a few weeks", MONTH), ("a few months", YEAR)):
        if seconds < below - HOUR:
            return f"{label} after"
    return "a couple of years after"


@dataclass(frozen=True, slots=True)
class Known:
    """Something that somebody said of itself in the speaker's hearing.

    Args:
        about: Person id of who said it.
        name: What the speaker calls them.
        aspect: Which side of them, such as "like", "goal" or "fact"; see `agents.facts.Fact`.
        value: What it is, in their own words where it is a sentence.
        memory: The id of the memory that holds it.
        since: Simulated seconds at which it was said.
        pronouns: How others speak of that person: "she", "he" or "they".
        recalled: Whether the speaker has come back to it in a talk since.
    """

    about: str
    name: str
    aspect: str
    value: str
    memory: str
    since: int
    pronouns: Literal["she", "he", "they"] = "they"
    recalled: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """A question that is to be put in this session.

    Args:
        number: Which of the session's questions it is, from 0.
        by: Person id of who asks.
        to: Person id of who is asked.
        text: The words.
        about: The number of the session it is about; 0 where it is about none.
        attended: Whether the speaker was in that session; True where it is about none.
        at: When that session was, simulated seconds; None where it is about none.
    """

    number: int
    by: str
    to: str
    text: str
    about: int
    attended: bool
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Errand:
    """What a session is for beside talk: chit-chat turns to it after `after` turns; `steps` are clauses, or none."""

    goal: str
    steps: tuple[str, ...]
    after: int


@dataclass(frozen=True, slots=True)
class SessionView:
    """A session as one who sits in it sees it.

    Args:
        me_id: The id of the one who sees it so.
        episode: The id of the episode.
        number: Which session of the episode it is, from 1.
        of: How many the episode has.
        gap_seconds: How long after the session before it, 0 for the first.
        since_seconds: How long since the speaker last talked with any of those here; None where never.
        relationship: What those who talk are to each other, such as "neighbours" or "mentor and learner".
        before: What they were in the session before, where that was something else.
        roles: Pairs of person id and what that person is in the relationship, such as "mentor".
        attended: The numbers of the earlier sessions that the speaker was in.
        main: The id of the episode's main speaker; empty where it has none.
        summary: What the speaker keeps of the episode so far.
        summary_memory: The id of the memory that holds it.
        news: What happened to the speaker since it last talked with those here, oldest first.
        known: What those here said of themselves in earlier talks, oldest first.
        elsewhere: What others of the episode, who are not here, said of themselves, oldest first.
        mentioned: What of its likes, goals, values and facts the speaker has told those here before, in its own words.
        speech_event: What kind of occasion it is, such as "a chat over the fence"; empty where nothing is said.
        common_ground: Sentences that everybody here knows to be so.
        topic: What they are to talk about; empty where they are free.
        subtopic: Which side of it.
        characteristics: What the talk is to be like, such as "playful" or "with many questions".
        errand: What the session is for beside talk.
        askings: Questions that the speaker has to put or is asked in this session.
        recollected: What comes to the speaker's mind at the question it was just asked, best first.
        pronouns: Pairs of person id and how others speak of those who are here.
    """

    me_id: str
    episode: str
    number: int
    of: int
    gap_seconds: int
    since_seconds: int | None
    relationship: str
    before: str = ""
    roles: tuple[tuple[str, str], ...] = ()
    attended: tuple[int, ...] = ()
    main: str = ""
    summary: str = ""
    summary_memory: str = ""
    news: tuple[Memory, ...] = ()
    known: tuple[Known, ...] = ()
    elsewhere: tuple[Known, ...] = ()
    mentioned: tuple[str, ...] = ()
    speech_event: str = ""
    common_ground: tuple[str, ...] = ()
    topic: str = ""
    subtopic: str = ""
    characteristics: tuple[str, ...] = ()
    errand: Errand | None = None
    askings: tuple[Asking, ...] = ()
    recollected: tuple[Memory, ...] = ()
    pronouns: tuple[tuple[str, str], ...] = ()
