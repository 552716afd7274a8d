"""A speaker about to say something: voice, slots and draws, with the words that come of them."""

from __future__ import annotations

from dataclasses import dataclass

from agents.minds.rules.speech.doings import kinds, said_by, said_to
from agents.minds.rules.speech.grammar import NEUTRAL, Stock, picked, realised
from agents.minds.rules.speech.habits import IN_TALK, UNSEEN, own_doing
from agents.minds.rules.speech.situation import Situation
from agents.minds.rules.speech.subjects import Asked
from agents.minds.rules.speech.times import clock_words, daypart, days_ahead, minute_of, soon_words
from agents.minds.rules.speech.voice import Voice, voice_of
from agents.minds.rules.speech.words import is_doing
from agents.plan import PlanStep
from agents.talk import Act
from agents.tasks.speaking import ClaimSaid, SubjectAnswer
from agents.tone import is_grave

_FITS = 3 * NEUTRAL
_PERCENT_E6 = 10_000
_FORMAL_ADDRESS = 65
SOON_SECONDS = 45 * 60
"""How far off the next step may be to be a reason to go."""


@dataclass(frozen=True, slots=True)
class Said:
    """A part of a turn: words, and what they do, rest on and leave open."""

    text: str
    act: Act | None = None
    subject: SubjectAnswer | None = None
    asked: Asked | None = None
    claims: tuple[ClaimSaid, ...] = ()
    memories: tuple[str, ...] = ()
    emotion: str = ""
    ends: bool = False


class Speaker:
    """Finds words for one attempt at a turn.

    Args:
        situation: What the speaker is faced with.
        attempt: Counts up when a line had been said before, so that others are drawn.
    """

    def __init__(self, situation: Situation, attempt: int = 0) -> None:
        me = situation.me
        self.sit = situation
        self.stream = situation.question.stream(f"speech{attempt}")
        self.voice: Voice = voice_of(me.persona, me.mood, situation.tie)
        self.weights = self.voice.weights | _moment_tags(situation)
        self.you = self.call(situation.partner.name) if situation.partner.name else ""
        self.slots = self._slots()
        self.closing = False

    def close(self, *, forced: bool, ready: bool) -> None:
        """Settle whether the speaker goes with this turn: then it says nothing that calls for more talk."""
        self.closing = forced or ready
        if self.closing:
            self.weights["stay"] = 0

    def keep_to(self, said: str) -> None:
        """Leave out of the rest of the turn, as a reason to go, what comes next where `said` has it already."""
        if self.slots.get("soon") and self.slots["soon"].lower() in said.lower():
            self.slots["soon"] = ""

    def call(self, name: str) -> str:
        """Return how the speaker calls somebody of that name."""
        partner = self.sit.partner
        distant = not self.sit.intimate or name != partner.name
        return self.sit.called(name, formal=distant and self.voice.formality >= _FORMAL_ADDRESS)

    def say(self, lines: Stock, /, tag: str = "", **slots: str) -> str:
        """Return a line of the stock in this speaker's voice; empty where none fits.

        `tag` (or several, with blanks between) admits lines of that tag besides those that suit the voice.
        """
        filled = {**self.slots, **slots}
        weights = self.weights | dict.fromkeys(tag.split(), _FITS) if tag else self.weights
        line = picked(lines, weights, filled, self.stream)
        if line is None:
            return ""
        text = realised(line, filled, self.stream, formal=self.voice.formal, quiet=self.voice.quiet)
        if self.you and self.you in text:
            self.slots["you"] = ""  # nobody is called by name twice in a turn
        return text

    def chance(self, percent: int) -> bool:
        """Return True in so many cases of a hundred."""
        return self.stream.chance(percent * _PERCENT_E6)

    def _slots(self) -> dict[str, str]:
        sit, now = self.sit, self.sit.now
        part = daypart(now.minute)
        slots = {
            "you": self.you,
            "me": sit.me.name,
            "day": "evening" if part == "night" else part,
            "weekday": now.weekday.capitalize(),
            "place": sit.me.place.name if sit.me.place and sit.me.place.kind != "home" else "",
            "clock": clock_words(now.minute, exact=self.voice.conscientiousness > 80),
        }
        slots |= kinds("doing", doing_of(sit)) | kinds("theirs", seen_doing(sit))
        slots["theirs_noun"] = slots["theirs"]
        step = sit.me.step
        if slots["doing"] and step is not None and step.end > now.seconds:
            slots["till"] = clock_words(minute_of(now, step.end))
        slots |= self._ahead()
        return slots

    def _ahead(self) -> dict[str, str]:
        """Slots for the next step of the plan and the one after, where they can be named."""
        sit, now = self.sit, self.sit.now
        step = coming(sit)
        if step is None:
            return {}
        slots = {
            **kinds("next", mine(sit, step.activity)),
            "nextwhen": soon_words(now, step.start, exact=False),
            "nextclock": clock_words(minute_of(now, step.start), exact=True),
            "nextplace": self.place_name(step.place),
        }
        if step.start - now.seconds <= SOON_SECONDS:
            slots |= {"soon": slots["next"], "soonwhen": slots["nextwhen"]}
        after = following(sit, step)
        if after is not None:
            slots["after"] = mine(sit, after.activity)
        return slots

    def place_name(self, place: str) -> str:
        """Return what the place `place` is called where it is not the present one or a home; empty if not known."""
        sit = self.sit
        if not place or (sit.me.place and sit.me.place.id == place):
            return ""
        known = (view.name for view in sit.given.places if view.id == place and view.kind != "home")
        told = (claim.place_name or "" for claim in sit.given.claims if claim.place == place)
        return next(known, next(told, ""))


def mine(sit: Situation, activity: str) -> str:
    """Return an activity of the speaker's as it says it to the one addressed."""
    return said_by(activity, sit.me.name, sit.partner.name)


def doing_of(sit: Situation) -> str:
    """Return what the speaker is doing, fit after "I am"; empty where there is nothing to say about it."""
    return mine(sit, own_doing(sit.me))


def seen_doing(sit: Situation) -> str:
    """Return what the one addressed is seen doing, as said to them; empty where it is nothing to speak of."""
    activity = sit.partner.activity.strip()
    told = _speakable(activity) and not activity.startswith("meeting ")
    return said_to(activity, sit.me.name, sit.partner.name) if told else ""


def _speakable(activity: str) -> bool:
    told = is_doing(activity) and len(activity) <= 80 and not activity.startswith((*IN_TALK, *UNSEEN))
    return told and not is_grave(activity)


def coming(sit: Situation) -> PlanStep | None:
    """Return the next step that can be spoken of and differs from what is being done."""
    step = sit.me.next_step
    if step is None or not _speakable(step.activity) or step.activity == sit.me.activity:
        return None
    return step if days_ahead(sit.now, step.start) <= 1 else None


def following(sit: Situation, step: PlanStep) -> PlanStep | None:
    """Return the step of the plan after `step`, where it can be spoken of."""
    plan = sit.me.plan
    after = plan.step_after(step.start) if plan else None
    return after if after and _speakable(after.activity) and after.activity != step.activity else None


def _moment_tags(sit: Situation) -> dict[str, int]:
    tie, now = sit.tie, sit.now
    ago = None if tie is None or tie.last_talk is None else days_ahead(now, tie.last_talk)
    tags = {
        "again": _FITS if ago == 0 else 0,
        "twice": _FITS if ago == 0 and tie is not None and tie.talks == 1 else 0,
        "yesterday": _FITS if ago == -1 else 0,
        "first": NEUTRAL if tie is not None and ago is None else 0,
        "group": _FITS if sit.group else 0,
        "pair": 0 if sit.group else NEUTRAL,
        "event": NEUTRAL,
        "kin": NEUTRAL if sit.household else 0,
        "home": _FITS + NEUTRAL if sit.at_home else 0,
        "apart": 0 if sit.at_home else NEUTRAL,
        "stay": NEUTRAL,
    }
    part = daypart(now.minute)
    return tags | {name: NEUTRAL + 2 if name == part else 0 for name in ("morning", "afternoon", "evening", "night")}
