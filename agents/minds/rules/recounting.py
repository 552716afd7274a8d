"""What a person says in an interview: sentences in the first person, each with the memories they rest on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from agents.habits import in_words
from agents.memory import Memory
from agents.minds.rules.news import title_for
from agents.minds.rules.speech.words import is_state
from agents.minds.rules.words import clipped, content_words, listed, without_time
from agents.perception import ClaimView, Me, Moment
from agents.persona import Habit, Weekday
from agents.plan import PlanStep
from agents.tasks.interviewing import AnswerInterviewInput, InterviewAnswer

_MOST_CITED = 6
_LONGEST = 1200
_MOST_HABITS = 3
_MOST_TOLD = 4
_ASKS_FOR_MORE = re.compile(r"\b(?:what|tell|about|anything|everything)\b", re.IGNORECASE)
_TELLING = {"fact": 0, "summary": 1, "reflection": 2}
_USUAL = content_words("what do you usually normally regularly do habit habits routine usual your any have")
_DAY_SECONDS = 86_400
_EVENING_SECONDS = 17 * 3600
_FAR_DAYS = 14
_FAR_SECONDS = 4000 * _DAY_SECONDS


def answer(text: str, *, yes: bool | None = None, memories: Sequence[Memory] = ()) -> InterviewAnswer:
    """Return an answer within the bounds of its type."""
    cited = tuple(dict.fromkeys(memory.id for memory in memories))[:_MOST_CITED]
    return InterviewAnswer(text=clipped(text, _LONGEST), yes=yes, memories=cited)


def about(asked: AnswerInterviewInput, ref: str) -> list[Memory]:
    """Return the memories that concern `ref`, best first."""
    return [memory for memory in asked.memories if ref in memory.about]


def sentence(text: str) -> str:
    """Return `text` with a capital and a full stop."""
    clean = text.strip()
    return clean[:1].upper() + clean[1:] + ("" if clean.endswith((".", "!", "?", "。", "…")) else ".")


def retold(memory: Memory) -> str:
    """Return what a memory holds, as one would say it aloud."""
    text = memory.text
    for written, spoken in (("Talked with ", "I talked with "), ("Exchanged ", "I exchanged ")):
        if memory.kind == "summary" and text.startswith(written):
            return sentence(spoken + text[len(written) :])
    return sentence(text)


def day_of(seconds: int, now: Moment) -> str:
    """Return when `seconds` was, or will be, as one says it at `now`: "today at 10:15"."""
    at = now.minute * 60 + now.seconds % 60 + (seconds - now.seconds)
    days, minute = at // _DAY_SECONDS, at % _DAY_SECONDS // 60
    day = {0: "today", -1: "yesterday", 1: "tomorrow"}.get(days)
    if abs(days) >= _FAR_DAYS:
        return _far(days)
    day = day or (f"{-days} days ago" if days < 0 else f"in {days} days")
    return f"{day} at {minute // 60:02d}:{minute % 60:02d}"


def _far(days: int) -> str:
    """Return when a day far off was, or will be, in weeks, months or years."""
    far = abs(days)
    unit, length = ("week", 7) if far < 60 else ("month", 30) if far < 350 else ("year", 365)
    number = max(1, (far + length // 2) // length)
    words = f"a {unit}" if number == 1 else f"{number} {unit}s"
    return f"{words} ago" if days < 0 else f"in {words}"


def claim_known(me: Me, claim: ClaimView, now: Moment) -> str:
    """Return what `me` knows of `claim`, and from whom."""
    own = claim.origin == me.id
    words = (claim.first_person if own else "") or claim.text
    text = f"{sentence(without_time(words) if claim.is_event else words)}{whereabouts(claim, now)}"
    if own:
        return text
    if claim.knowing.teller is None:
        return text
    teller = claim.teller_name or "somebody I don't know"
    return f"{text} {sentence(f'{teller} told me {day_of(claim.knowing.seconds, now)}')}"


def whereabouts(claim: ClaimView, now: Moment) -> str:
    """Return a sentence, with a space before it, of where and when an event is; "" for other news."""
    if not claim.is_event:
        return ""
    where = f" at {claim.place_name}" if claim.place_name else ""
    when = f" {day_of(claim.starts.seconds, now)}" if claim.starts else ""
    if not where and not when:
        return " I don't know where or when."
    was = "was" if claim.ends and claim.ends.seconds <= now.seconds else "is"
    missing = "" if where and when else " I don't know when." if where else " I don't know where."
    return f" It {was}{where}{when}.{missing}"


def person_known(asked: AnswerInterviewInput, person: str, name: str) -> InterviewAnswer:
    """Return that one knows somebody, with what comes to mind: what one knows of them, and what one talked about.

    That one knows them goes without saying once there is more to tell.
    """
    mine = sorted(about(asked, person), key=lambda memory: (_tells_little(memory, name), _TELLING.get(memory.kind, 3)))
    most = _MOST_TOLD if _ASKS_FOR_MORE.search(asked.question) else 1
    told = [memory for memory in mine if not _tells_little(memory, name)][:most] or mine[:1]
    return answer(" ".join([f"Yes, I know {name}.", *map(retold, told)]), yes=True, memories=told)


def _tells_little(memory: Memory, name: str) -> bool:
    """Return whether a memory says only that one knows somebody, and as what."""
    plain = memory.text.rstrip(".")
    return memory.kind == "fact" and (
        plain == f"I know {name}" or plain.startswith((f"{name} and I know each other", f"{name} and I share"))
    )


def myself(asked: AnswerInterviewInput) -> InterviewAnswer:
    """Return who one is and what one does."""
    me, social = asked.me, asked.me.persona.social
    parts = [f"I am {me.name}."]
    if social.age is not None:
        parts.append(f"I am {social.age} years old.")
    if social.occupation:
        work = social.occupation
        parts.append(f"I am {work}." if is_state(work) else f"I work as {_with_article(work)}.")
    if me.persona.description.strip():
        parts.append(sentence(me.persona.description))
    if me.activity and me.activity != "sleeping":
        parts.append(f"Just now I am {me.activity}.")
    facts = [memory for memory in asked.memories if memory.kind == "fact" and me.id in memory.about]
    said = content_words(" ".join(parts))
    fresh = [memory for memory in facts if not content_words(memory.text) <= said]
    return answer(" ".join([*parts, *(retold(memory) for memory in fresh[:1])]), memories=fresh[:1])


def _with_article(occupation: str) -> str:
    first = occupation.split(maxsplit=1)[0].casefold() if occupation.split() else ""
    if first in ("a", "an", "the") or not occupation.isascii():
        return occupation
    return f"{'an' if first[:1] in 'aeiou' else 'a'} {occupation}"


def attempted(asked: AnswerInterviewInput, *, why: bool) -> InterviewAnswer | None:
    """Return what came of what one tried to do with a thing, None where the question is about nothing of the kind.

    Args:
        asked: The question.
        why: Whether it asks for a reason: then the last time it did not work is meant.
    """
    words = content_words(asked.question)
    meant = [one for one in asked.me.attempts if content_words(one.do) <= words and not (why and one.allowed)]
    if not meant:
        return None
    last = meant[-1]
    memories = [memory for memory in asked.memories if last.do in memory.text and memory.kind == "observation"]
    when = day_of(last.seconds, asked.moment)
    if last.allowed:
        return answer(f"Yes, I was {last.do} {when}.", yes=True, memories=memories[:1])
    return answer(f"No. I tried {last.do} {when}, in vain. {last.reason}", yes=False, memories=memories[:1])


def habits(asked: AnswerInterviewInput) -> InterviewAnswer:
    """Return what one usually does: what was asked for, else the first few habits, each with what it is for."""
    words = content_words(asked.question) - _USUAL
    every = asked.me.persona.context.habits
    meant = [habit for habit in every if words & content_words(f"{habit.do} {habit.goal or ''} {_part_of_day(habit)}")]
    told = (meant or list(every))[:_MOST_HABITS]
    if not told:
        return answer("I have no habits to speak of.")
    text = " ".join(in_words(habit) for habit in told)
    behind = [memory for memory in asked.memories for habit in told if habit.do.rstrip(".") in memory.text]
    return answer(text, memories=behind)


def _part_of_day(habit: Habit) -> str:
    hour = int(habit.start[:2])
    return "morning" if hour < 12 else "afternoon" if hour < 17 else "evening"


def plans(asked: AnswerInterviewInput) -> InterviewAnswer:
    """Return what one means to do: the rest of the day, or the day asked about, and what was promised."""
    now = asked.moment.seconds
    first, last = _asked_span(asked)
    steps = [step for step in (asked.me.plan.steps if asked.me.plan else ()) if step.end > now and not step.claim]
    steps = [step for step in steps if step.end > first and step.start < last]
    ahead = [step for step in asked.me.commitments if step.end > max(now, first) and step.start < last]
    titles = {claim.id: claim for claim in asked.claims}
    parts = []
    if "tomorrow" in asked.question.casefold() and not steps:
        usual = [
            habit for habit in asked.me.persona.context.habits if not habit.days or _weekday(asked, 1) in habit.days
        ]
        parts += (
            [f"As usual I shall be {listed(habit.do.rstrip('.') for habit in usual[:_MOST_TOLD])}."] if usual else []
        )
    elif steps:
        parts.append(f"Next for me: {listed(_step(step, asked.moment) for step in steps[:4])}.")
    parts += [_promise(asked.me, step, titles.get(step.claim), asked.moment) for step in ahead]
    written = [memory for memory in asked.memories if memory.kind == "plan"][:1]
    if not parts and not first:
        parts = [retold(memory) for memory in written]
    return answer(" ".join(parts), memories=written) if parts else answer("I have no plans to speak of.")


def _asked_span(asked: AnswerInterviewInput) -> tuple[int, int]:
    """Return from when to when plans are asked about: tomorrow, this evening, or whatever is to come."""
    midnight = asked.moment.seconds - asked.moment.minute * 60
    text = asked.question.casefold()
    if "tomorrow" in text:
        return midnight + _DAY_SECONDS, midnight + 2 * _DAY_SECONDS
    if "tonight" in text or "this evening" in text or "after work" in text:
        return midnight + _EVENING_SECONDS, midnight + _DAY_SECONDS
    return 0, asked.moment.seconds + _FAR_SECONDS


def _weekday(asked: AnswerInterviewInput, ahead: int) -> str:
    days = get_args(Weekday)
    return str(days[(days.index(asked.moment.weekday) + ahead) % len(days)])


def _step(step: PlanStep, now: Moment) -> str:
    return f"{step.activity} {day_of(step.start, now)}" if step.start > now.seconds else f"{step.activity} now"


def _promise(me: Me, step: PlanStep, claim: ClaimView | None, now: Moment) -> str:
    what = title_for(me, claim) if claim else step.activity
    where = f" at {claim.place_name}" if claim and claim.place_name else ""
    meets = claim is None and what.startswith("meeting ")
    promised = f"I have promised to {f'meet {what[8:]}' if meets else f'be at {what}'}"
    return sentence(f"{promised}{where}, {day_of(step.start, now)}")
