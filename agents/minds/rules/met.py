"""Answers to questions from outside about whom one met, where somebody is, and what one did with a day."""

from __future__ import annotations

import re

from agents.memory import Memory
from agents.minds.rules.asking import people_in
from agents.minds.rules.recounting import about, answer, day_of, retold, sentence
from agents.minds.rules.words import listed
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
    r"|\bhow (?:was|did you spend) your day\b"
)
_NIGHT_ENDS = 5 * 60
_DAY_SECONDS = 86_400
_MOST_STEPS = 5
_MOST_TALKS = 4


def is_about_meeting(question: str) -> bool:
    """Return whether `question` asks whether, or when, one saw somebody or talked with them, and nothing more."""
    plain = _plain(question)
    found = _MET.search(plain)
    if found is None or re.search(r"\babout\b", plain):
        return False
    return not found["verb"].startswith(_KNOWN) or _SPAN.search(plain) is not None


def is_about_the_day(question: str) -> bool:
    """Return whether `question` asks what one did."""
    return _DAY.search(_plain(question)) is not None


def meeting(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    """Return the answer to a question about whom one met, where somebody is or what one did; None for any other."""
    if is_about_the_day(asked.question):
        return _day(asked)
    people = people_in(asked.question, asked.names)
    if not people:
        return None
    person, name = people[0]
    met = next((one for one in asked.encounters if one.person == person), Encounter(person))
    where = _WHERE.match(_plain(asked.question))
    if where is not None and where["who"] in (name.casefold(), name.split(" ")[0].casefold()):
        return _whereabouts(asked, met, name)
    return _meeting(asked, met, name) if is_about_meeting(asked.question) else None


def _plain(question: str) -> str:
    return " ".join(question.casefold().replace("’", "'").split())


def _day_began(asked: AnswerInterviewInput) -> int:
    """Return when the day began that is meant by today: at night it is the one that has just passed."""
    midnight = asked.moment.seconds - asked.moment.minute * 60
    return midnight - (_DAY_SECONDS if asked.moment.minute < _NIGHT_ENDS else 0)


def _span(asked: AnswerInterviewInput) -> tuple[int, int, str]:
    """Return from when to when is asked about, and what that is called; from 0 and "" where no day is named."""
    began, plain = _day_began(asked), _plain(asked.question)
    if "yesterday" in plain:
        return began - _DAY_SECONDS, began - 1, "yesterday"
    part = re.search(r"\btoday\b|\bthis (?:morning|afternoon|evening)\b", plain)
    return (began, asked.moment.seconds, part.group()) if part else (0, asked.moment.seconds, "")


def _meeting(asked: AnswerInterviewInput, met: Encounter, name: str) -> InterviewAnswer:
    found = _MET.search(_plain(asked.question))
    talking = found is not None and found["verb"].startswith(_TALK)
    first, last, span = _span(asked)
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
    first, last, span = _span(asked)
    if not span:
        first, span = _day_began(asked), "today"
    steps = [step for step in (asked.me.plan.steps if asked.me.plan else ()) if first <= step.start < last]
    talks = [memory for memory in asked.day if memory.kind == "summary" and first <= memory.created <= last]
    parts = []
    if steps:
        longest = sorted(steps, key=lambda step: (step.start - step.end, step.start))[:_MOST_STEPS]
        done = [f"{step.activity} at {_clock(step, asked)}" for step in sorted(longest, key=lambda step: step.start)]
        parts.append(f"I was {listed(done)}.")
    told = _worth_telling(talks)
    parts += [retold(memory) for memory in told]
    if not parts:
        return answer(f"I remember nothing in particular of {span}.")
    return answer(" ".join(parts), memories=told)


def _clock(step: PlanStep, asked: AnswerInterviewInput) -> str:
    return day_of(step.start, asked.moment).rpartition(" ")[2]


def _worth_telling(talks: list[Memory]) -> list[Memory]:
    """Return the talks that mattered most, in order of time."""
    best = sorted(talks, key=lambda memory: (-memory.importance, -memory.created, memory.id))[:_MOST_TALKS]
    return sorted(best, key=lambda memory: (memory.created, memory.id))
