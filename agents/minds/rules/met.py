"""Answers to questions from outside about whom one met, where somebody is, and what one did with a day."""

from __future__ import annotations

import re
from typing import get_args

from agents.memory import Memory
from agents.minds.rules.asking import people_in
from agents.minds.rules.recounting import about, answer, day_of, retold, sentence
from agents.minds.rules.words import content_words, listed
from agents.persona import Weekday
from agents.plan import PlanStep
from agents.tasks.interviewing import AnswerInterviewInput, InterviewAnswer
from agents.tasks.speaking import Encounter

_MET = re.compile(
    r"\b(?:have|did|had) you (?:(?:already|yet|just|also|last|ever) )?"
    r"(?P<verb>seen|see|talk(?:ed)?|spoken|speak|spoke|chat(?:ted)?|met|meet|come across|run into)\b"
)
_TALK = ("talk", "spoke", "speak", "chat")
_KNOWN = ("met", "meet")
_SPAN = re.compile(r"\b(?:today|yesterday|lately|recently|this (?:morning|afternoon|evening)|last)\b|\bwhen\b")
_WHERE = re.compile(
    r"^\W*(?:and |so |do you know )?where(?:'s| is) (?P<who>[^?]+?)(?: right now| now| today| at the moment)?\W*$"
)
_DAY = re.compile(
    r"\bwhat (?:did you (?:do|get up to)|have you (?:done|been (?:doing|up to)))\b"
    r"|\bhow (?:was|did you spend) your (?:day|week)\b"
    r"|\b(?:best|worst|nicest|most important) (?:thing|part|moment)\b.*\b(?:day|today|week|yesterday)\b"
)
_WEEK = re.compile(r"\b(?:last|this|past|the whole) (?:few )?(?:week|days)\b|\bthese days\b")
_WEEK_DAYS = 6
_WHOM = re.compile(
    r"^\W*(?:and )?whom?(?: all| else)? (?:did|have) you"
    r" (?:meet|met|see|seen|talk(?:ed)?|spoken|speak|spoke|chat(?:ted)?)\b"
)
_PLAN = re.compile(r"^My plan for [^:]+: (?P<steps>.*)$")
_NIGHT_ENDS = 5 * 60
_DAY_SECONDS = 86_400
_MOST_STEPS = 5
_MOST_TALKS = 4
_MOST_DAYS = 5
_MOST_OF_A_DAY = 2


def is_about_meeting(question: str) -> bool:
    """Return whether `question` asks whether, or when, one saw somebody or talked with them, and nothing more."""
    plain = _plain(question)
    found = _MET.search(plain)
    if found is None or re.search(r"\babout\b", plain):
        return False
    return not found["verb"].startswith(_KNOWN) or _SPAN.search(plain) is not None


def is_about_the_day(question: str) -> bool:
    """Return whether `question` asks what one did, or whom one met."""
    plain = _plain(question)
    return _DAY.search(plain) is not None or _WHOM.search(plain) is not None


def meeting(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    """Return the answer to a question about whom one met, where somebody is or what one did; None for any other."""
    if _DAY.search(_plain(asked.question)):
        return _day(asked)
    if _AT.search(_plain(asked.question)):
        return _where_at(asked)
    done = _did_it(asked)
    if done is not None:
        return done
    people = people_in(asked.question, asked.names)
    if not people:
        return None
    person, name = people[0]
    met = next((one for one in asked.encounters if one.person == person), Encounter(person))
    where = _WHERE.match(_plain(asked.question))
    if where is not None and where["who"] in (name.casefold(), name.split(" ")[0].casefold()):
        return _whereabouts(asked, met, name)
    return _meeting(asked, met, name) if is_about_meeting(asked.question) else None


_DID = re.compile(r"^\W*(?:did|have|had|were) you\b")


def _did_it(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    """Return whether one did today what one does by habit or plan; None where nothing of the kind is asked."""
    if not _DID.match(_plain(asked.question)):
        return None
    words = content_words(asked.question)
    began = _day_began(asked)
    steps = [
        one for one in (asked.me.plan.steps if asked.me.plan else ()) if began <= one.start <= asked.moment.seconds
    ]
    for step in steps:
        own = content_words(step.activity)
        if own and own <= words:
            return answer(f"Yes, I was {step.activity} at {_clock(step, asked)}.", yes=True)
    usual = next((one for one in asked.me.persona.context.habits if content_words(one.do) <= words), None)
    if usual is None:
        return None
    vain = next((one for one in reversed(asked.me.attempts) if one.do == usual.do and not one.allowed), None)
    why = [
        one
        for one in asked.memories
        if one.text.startswith("I left ") and content_words(usual.do) <= content_words(one.text)
    ]
    told = retold(why[0]) if why else sentence(vain.reason) if vain is not None else "It did not come to it."
    return answer(f"No, not today. {told}", yes=False, memories=why[:1])


def _plain(question: str) -> str:
    return " ".join(question.casefold().replace("’", "'").split())


def _day_began(asked: AnswerInterviewInput) -> int:
    """Return when the day began that is meant by today: at night it is the one that has just passed."""
    midnight = asked.moment.seconds - asked.moment.minute * 60
    return midnight - (_DAY_SECONDS if asked.moment.minute < _NIGHT_ENDS else 0)


def span_of(asked: AnswerInterviewInput) -> tuple[int, int, str]:
    """Return from when to when is asked about, and what that is called; from 0 and "" where no day is named."""
    began, plain = _day_began(asked), _plain(asked.question)
    week = _WEEK.search(plain)
    if week is not None:
        return max(0, began - _WEEK_DAYS * _DAY_SECONDS), asked.moment.seconds, week.group()
    if "yesterday" in plain:
        return began - _DAY_SECONDS, began - 1, "yesterday"
    named = re.search(r"\b(?:on |last )(?P<day>" + "|".join(get_args(Weekday)) + r")\b", plain)
    if named is not None:
        days = get_args(Weekday)
        back = (days.index(asked.moment.weekday) - days.index(named["day"])) % len(days)
        start = began - back * _DAY_SECONDS
        return start, min(asked.moment.seconds, start + _DAY_SECONDS - 1), named["day"].capitalize()
    part = re.search(r"\btoday\b|\bthis (?:morning|afternoon|evening)\b", plain)
    return (began, asked.moment.seconds, part.group()) if part else (0, asked.moment.seconds, "")


def _meeting(asked: AnswerInterviewInput, met: Encounter, name: str) -> InterviewAnswer:
    found = _MET.search(_plain(asked.question))
    talking = found is not None and found["verb"].startswith(_TALK)
    first, last, span = span_of(asked)
    if met.here and not talking and last == asked.moment.seconds:
        return answer(f"Yes, {name} is here now.", yes=True)
    kinds = ("summary",) if talking else ("summary", "observation")
    times = _times(asked, met, kinds)
    within = [at for at in times if first <= at <= last]
    did = "talked with" if talking else "met"
    if within:
        at = max(within)
        kept = [memory for memory in about(asked, met.person) if memory.created == at and memory.kind in kinds][:1]
        more = map(retold, kept)
        yes = "" if _plain(asked.question).startswith("when") else "Yes, "
        return answer(" ".join([f"{yes}I {did} {name} {day_of(at, asked.moment)}.", *more]), yes=True, memories=kept)
    no = f"No, I have not {did} {name}{f' {span}' if span else ''}."
    if span == "yesterday":
        no = f"No, I do not remember that I {did} {name} yesterday."
    return answer(f"{no} The last time was {day_of(max(times), asked.moment)}." if times else no, yes=False)


def _times(asked: AnswerInterviewInput, met: Encounter, kinds: tuple[str, ...]) -> list[int]:
    """Return when one talked with somebody, and saw them unless only talks count, as far as one knows."""
    times = [memory.created for memory in about(asked, met.person) if memory.kind in kinds]
    times += [met.talked] if met.talked is not None else []
    return times + ([met.seen.created] if met.seen is not None and "observation" in kinds else [])


def _whereabouts(asked: AnswerInterviewInput, met: Encounter, name: str) -> InterviewAnswer:
    if met.here:
        return answer(sentence(f"{name} is here{f', {met.activity}' if met.activity else ''}"))
    unknown = f"I don't know where {name} is now."
    talk = [one for one in about(asked, met.person) if one.kind == "summary" and one.created == met.talked]
    seen = [met.seen] if met.seen is not None and met.seen.created >= (met.talked or 0) else talk
    if seen:
        return answer(
            f"{unknown} {retold(seen[0])} That was {day_of(seen[0].created, asked.moment)}.", memories=seen[:1]
        )
    if met.talked is not None:
        return answer(f"{unknown} We talked {day_of(met.talked, asked.moment)}.")
    return answer(unknown)


def _day(asked: AnswerInterviewInput) -> InterviewAnswer:
    """Return what one did on the day asked about: what one was at, and whom one talked with about what."""
    first, last, span = span_of(asked)
    if not span:
        first, span = _day_began(asked), "today"
    if _WEEK.search(span):
        return _week(asked, first, last, span)
    steps = [step for step in (asked.me.plan.steps if asked.me.plan else ()) if first <= step.start < last]
    talks = [memory for memory in asked.day if memory.kind == "summary" and first <= memory.created <= last]
    parts = []
    if steps:
        longest = sorted(steps, key=lambda step: (step.start - step.end, step.start))[:_MOST_STEPS]
        done = [f"{step.activity} at {_clock(step, asked)}" for step in sorted(longest, key=lambda step: step.start)]
        parts.append(f"I was {listed(done)}.")
    planned = (
        [] if steps else [memory for memory in asked.day if memory.kind == "plan" and first <= memory.created <= last]
    )
    parts += [_meant(memory) for memory in planned[-1:]]
    told = _worth_telling(talks)
    parts += [retold(memory) for memory in told]
    if not parts:
        return answer(f"I remember nothing in particular of {span}.")
    return answer(" ".join(parts), memories=[*planned[-1:], *told])


def _meant(plan: Memory) -> str:
    """Return a plan that was made, as one looks back at it."""
    found = _PLAN.match(plan.text)
    steps = [step.strip(" .") for step in (found["steps"] if found else plan.text).split(";")]
    return f"What I had meant to do was this: {listed(steps[:_MOST_STEPS])}."


def _week(asked: AnswerInterviewInput, first: int, last: int, span: str) -> InterviewAnswer:
    """Return the talks of several days that mattered most, each with its day."""
    talks = [memory for memory in asked.day if memory.kind in ("summary", "digest") and first <= memory.created <= last]
    days: dict[str, list[Memory]] = {}
    for memory in talks:
        days.setdefault(_on_day(memory, asked), []).append(memory)
    best = {day: _worth_telling(some)[:_MOST_OF_A_DAY] for day, some in list(days.items())[-_MOST_DAYS:]}
    if not best:
        return answer(f"I remember nothing in particular of {span}.")
    parts = [f"{sentence(day)[:-1]}: {' '.join(map(retold, told))}" for day, told in best.items()]
    return answer(" ".join(parts), memories=[memory for told in best.values() for memory in told])


def _on_day(memory: Memory, asked: AnswerInterviewInput) -> str:
    return day_of(memory.created, asked.moment).rpartition(" at ")[0]


_AT = re.compile(
    r"^\W*(?:and )?(?:where|what) were you (?:doing )?(?:at|around) (?P<time>\d{1,2}(?::\d{2})?|noon|midday)"
    r"(?: o'clock)?(?: (?P<half>am|pm|in the afternoon|in the evening|in the morning))?(?: today)?\W*$"
)
_HALF_DAY = 12


def _where_at(asked: AnswerInterviewInput) -> InterviewAnswer:
    """Return what one was at, at an hour of today, by the plan one kept."""
    found = _AT.search(_plain(asked.question))
    minute = _minute(found["time"], found["half"] or "") if found is not None else 0
    at = _day_began(asked) + minute * 60
    steps = asked.me.plan.steps if asked.me.plan else ()
    step = next((one for one in steps if one.start <= at < one.end), None)
    if step is None or at > asked.moment.seconds:
        return answer("I couldn't say." if at <= asked.moment.seconds else "That is still to come.")
    return answer(f"At {minute // 60:02d}:{minute % 60:02d} I was {step.activity}.")


def _minute(time: str, half: str) -> int:
    if time in ("noon", "midday"):
        return _HALF_DAY * 60
    hour, _, minute = time.partition(":")
    later = half in ("pm", "in the afternoon", "in the evening") and int(hour) < _HALF_DAY
    return ((int(hour) + (_HALF_DAY if later else 0)) % 24) * 60 + int(minute or 0) % 60


def _clock(step: PlanStep, asked: AnswerInterviewInput) -> str:
    return day_of(step.start, asked.moment).rpartition(" ")[2]


def _worth_telling(talks: list[Memory]) -> list[Memory]:
    """Return the talks that mattered most, in order of time."""
    best = sorted(talks, key=lambda memory: (-memory.importance, -memory.created, memory.id))[:_MOST_TALKS]
    return sorted(best, key=lambda memory: (memory.created, memory.id))
