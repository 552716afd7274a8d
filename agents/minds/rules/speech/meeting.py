"""Arranging to meet: a time and place is proposed to somebody one likes, and taken or declined for a reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from agents.canonical import E6
from agents.minds.rules.speech.phrasing import said_already
from agents.minds.rules.speech.situation import Situation, read
from agents.minds.rules.speech.speaker import Speaker
from agents.minds.rules.speech.stock import meetings as lines
from agents.minds.rules.speech.subjects import subject
from agents.minds.rules.speech.times import clock_words, day_and_clock, day_words, days_ahead, minute_of
from agents.perception import MINUTES_PER_DAY, PlaceView
from agents.persona import Weekday
from agents.plan import MEETING, PlanStep
from agents.planning import habit_steps, is_waking_minute, overlapping
from agents.talk import Act, Meeting
from agents.tasks.base import Question
from agents.tasks.speaking import MeetingSaid, SayInput, Turn

_ATTEMPTS = 6
_LONGEST = 1200
_HOURS = (11, 12, 16, 17, 18)
_SOONEST_SECONDS = 3 * 3600
_HOUR = 3600
_DAY = 24 * _HOUR
_LEAST_CLOSENESS_E6 = 150_000
_SAID_FIRST = 4
_WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class _Matter:
    """What is to be said of a meeting; `busy` is what the speaker does then instead, fit after "I am"."""

    act: Act
    meeting: Meeting
    where: str
    busy: str = ""


def speak_of_meetings(question: Question[SayInput, Turn]) -> Turn | None:
    """Return a turn that answers a proposal to meet, or makes one; None where the talk is about other things."""
    if not question.input.appointments or len(question.input.partners) != 1:
        return None
    sit = read(question)
    matter = _answer(sit) or _proposal(sit)
    if matter is None:
        return None
    turn = _turn(sit, matter, 0)
    for attempt in range(1, _ATTEMPTS):
        if not said_already(sit, turn.text):
            break
        turn = _turn(sit, matter, attempt)
    return turn


def _answer(sit: Situation) -> _Matter | None:
    """Return what the speaker answers to the proposal it was just made, None where it was made none."""
    last = sit.last
    if last is None or last.meeting is None or last.act is not Act.SUGGEST or sit.me.id not in last.addressees:
        return None
    meeting = last.meeting
    where = next((view.name for view in sit.given.places if view.id == meeting.place), "")
    if not where:
        return None
    clash = next(_clashes(sit, meeting), None)
    if clash is not None:
        return _Matter(Act.DECLINE, meeting, where, clash.activity)
    agreeable = round(sit.me.persona.personal.traits.agreeableness * E6)
    willing = sit.question.stream("meet").chance(min(E6, 450_000 + agreeable // 3 + max(0, sit.closeness_e6) // 3))
    awake = is_waking_minute(sit.me.persona.context, minute_of(sit.now, meeting.start))
    return _Matter(Act.ACCEPT if willing and awake else Act.DECLINE, meeting, where)


def _proposal(sit: Situation) -> _Matter | None:
    """Return what the speaker proposes by itself, once in a talk, to one it likes and has nothing arranged with."""
    given = sit.given
    if len(given.transcript) < _SAID_FIRST or sit.winds_down or sit.left_behind or sit.asked is not None:
        return None
    if sit.partner.name is None or sit.closeness_e6 < _LEAST_CLOSENESS_E6 or _is_arranged(sit):
        return None
    stream = sit.question.stream("meet")
    extraversion = round(sit.me.persona.personal.traits.extraversion * E6)
    if not stream.chance(10_000 + extraversion // 40 + sit.closeness_e6 // 40):
        return None
    options = [(view, meeting) for view in given.places if view.kind != "home" for meeting in _times(sit, view)]
    if not options:
        return None
    view, meeting = stream.choice(options)
    return _Matter(Act.SUGGEST, meeting, view.name)


def _is_arranged(sit: Situation) -> bool:
    spoken_of = any(turn.meeting is not None for turn in sit.given.transcript)
    others = (step.others for step in sit.me.commitments if step.claim.startswith(MEETING))
    return spoken_of or any(sit.partner.id in some for some in others)


def _times(sit: Situation, view: PlaceView) -> Iterator[Meeting]:
    """Yield the hours of today and tomorrow at which the place is open and the speaker free."""
    midnight = sit.now.seconds - sit.now.minute * 60
    for day in (0, 1):
        for hour in _HOURS:
            start = midnight + day * _DAY + hour * _HOUR
            meeting = Meeting(view.id, start, start + _HOUR)
            later = start >= sit.now.seconds + _SOONEST_SECONDS
            if later and _is_open(view, hour * 60) and not any(_clashes(sit, meeting)):
                yield meeting


def _is_open(view: PlaceView, minute: int) -> bool:
    if view.opens is None or view.closes is None:
        return True
    closes = view.closes if view.closes > view.opens else view.closes + MINUTES_PER_DAY
    return view.opens <= minute and minute + 60 <= closes


def _clashes(sit: Situation, meeting: Meeting) -> Iterator[PlanStep]:
    """Yield the duties and promises of the speaker that fall into the meeting's time."""
    me, context = sit.me, sit.me.persona.context
    day = days_ahead(sit.now, meeting.start)
    midnight = sit.now.seconds - sit.now.minute * 60 + day * _DAY
    weekday = _WEEKDAYS[(_WEEKDAYS.index(sit.now.weekday) + day) % len(_WEEKDAYS)]
    habits = habit_steps(context, weekday, midnight, context.home or "")
    duties = tuple(step for step in habits if step.fixed)
    yield from overlapping((*me.commitments, *duties), meeting.start, meeting.end)


def _turn(sit: Situation, matter: _Matter, attempt: int) -> Turn:
    sp = Speaker(sit, attempt)
    meeting, now = matter.meeting, sit.now
    minute = minute_of(now, meeting.start)
    slots = {"where": matter.where, "then": day_and_clock(day_words(now, meeting.start), clock_words(minute))}
    words = {Act.SUGGEST: lines.PROPOSE, Act.ACCEPT: lines.ACCEPT}.get(matter.act, lines.DECLINE)
    if matter.busy:
        words, slots = lines.DECLINE_BUSY, {**slots, "busy": matter.busy}
    said = MeetingSaid(place=meeting.place, day=days_ahead(now, meeting.start), minute=minute)
    return Turn(
        text=sp.say(words, **slots)[:_LONGEST] or "Hm.",
        act=matter.act,
        subject=subject("place", ref=meeting.place, text=matter.where),
        emotion="happy" if matter.act is Act.ACCEPT else "neutral",
        meeting=None if matter.act is Act.DECLINE else said,
    )
