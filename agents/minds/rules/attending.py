"""Whether to go to an event, and the reason for it, resting on a memory where one supports it."""

from __future__ import annotations

from agents.canonical import E6
from agents.minds.rules.hours import clock_minute
from agents.minds.rules.interest import closeness_of, disliked_in
from agents.minds.rules.reasons import Reason, about, for_liking, for_mourning, supporting
from agents.minds.rules.traits import between, traits_of
from agents.minds.rules.words import clipped, content_words
from agents.perception import MINUTES_PER_DAY, Moment
from agents.persona import Habit
from agents.plan import MEETING
from agents.streams import Stream
from agents.tasks.claiming import ConsiderInput
from agents.tone import is_grave

_DISLIKE_WINS_E6 = 800_000
_INTROVERT_E6 = 450_000
_DISLIKED_PERSON_E6 = -150_000
_STRONG_E6 = 600_000
_GRAVE_E6 = 300_000
"""How much likelier one goes where people mourn than where they make merry."""
_LATE_SHARE = 4
_QUIET = content_words("quiet crowds alone shy solitude silence noise")
_SLEEP = content_words("bed sleep asleep early")


def attend(asked: ConsiderInput, interest: int, stream: Stream) -> tuple[bool | None, Reason]:
    """Return whether the hearer goes to the event, None while when or where are not known, and why (not)."""
    claim = asked.claim
    if not claim.is_event or claim.starts is None or claim.place is None:
        return None, Reason("")
    if claim.ends is not None and claim.ends.seconds <= asked.moment.seconds:
        return False, Reason("it was over before I heard of it")
    if claim.origin == asked.me.id:
        return True, Reason("it is mine")
    hindrance = _hindrance(asked)
    if hindrance is not None:
        return False, hindrance
    return _choice(asked, interest, stream)


def _saying(asked: ConsiderInput, activity: str) -> str:
    """Return the id of the memory that names `activity` in full, "" where none does."""
    words = content_words(activity)
    return supporting(asked.memories, words, len(words))


def _agreeing(asked: ConsiderInput, utterance: str) -> str:
    """Return the id of the memory of the words in which a meeting was agreed on, "" where none is of them."""
    return next((memory.id for memory in asked.memories if utterance and utterance in memory.cites), "")


def _hindrance(asked: ConsiderInput) -> Reason | None:
    """Return what makes it impossible to come: a duty, a promise, or the night."""
    busy, agreed_in = _busy_with(asked)
    if busy:
        memory = _agreeing(asked, agreed_in) or _saying(asked, busy)
        return Reason(f"I am {clipped(busy, 200)} then", memory)
    if _asleep(asked):
        return Reason("I am in bed by then", supporting(asked.memories, _SLEEP, enough=1))
    return None


def _busy_with(asked: ConsiderInput) -> tuple[str, str]:
    """Return what one cannot leave then, and for a meeting the id of the utterance in which it was agreed on."""
    for step in asked.clashes:
        if step.claim == asked.claim.id or not (step.fixed or step.origin == "commitment"):
            continue
        if _misses_too_much(asked, step.start, step.end):
            return step.activity, step.claim.removeprefix(MEETING) if step.claim.startswith(MEETING) else ""
    duties = (habit.do for habit in asked.me.persona.context.habits if habit.fixed and _on_duty(asked, habit))
    return next(duties, ""), ""


def _misses_too_much(asked: ConsiderInput, start: int, end: int) -> bool:
    """Return whether more than a quarter of the event falls between `start` and `end`; less is only being late."""
    begins, ends = asked.claim.starts, asked.claim.ends
    if begins is None or ends is None:
        return True
    shared = min(end, ends.seconds) - max(start, begins.seconds)
    return shared * _LATE_SHARE > ends.seconds - begins.seconds


def _on_duty(asked: ConsiderInput, habit: Habit) -> bool:
    """Return whether a fixed habit falls into the event; plans of days to come are not among the clashes."""
    begins = asked.claim.starts
    if begins is None or asked.claim.ends is None:
        return False
    start = clock_minute(habit.start)
    minutes = (clock_minute(habit.end) - start) % MINUTES_PER_DAY or MINUTES_PER_DAY
    if habit.days and begins.weekday not in habit.days:
        return False
    midnight = begins.seconds - begins.minute * 60
    return _misses_too_much(asked, midnight + start * 60, midnight + (start + minutes) * 60)


def _asleep(asked: ConsiderInput) -> bool:
    context = asked.me.persona.context
    wake, sleep = clock_minute(context.wake), clock_minute(context.sleep)
    return asked.claim.starts is not None and _in_night(asked.claim.starts, wake, sleep)


def _in_night(moment: Moment, wake: int, sleep: int) -> bool:
    return (moment.minute - sleep) % MINUTES_PER_DAY < (wake - sleep) % MINUTES_PER_DAY


def _choice(asked: ConsiderInput, interest: int, stream: Stream) -> tuple[bool, Reason]:
    drawn, other = stream.below(E6), stream.below(E6)
    disliked = disliked_in(asked.me, asked.claim)
    if disliked and other < _DISLIKE_WINS_E6:
        memory = supporting(asked.memories, content_words(disliked))
        return False, Reason(f"I don't care for {clipped(disliked.rstrip('.'), 200)}", memory)
    grave = is_grave(asked.claim.text) or is_grave(asked.claim.title)
    usual = "" if grave else _usually(asked)
    if drawn < _chance_e6(asked, interest, usual) + (_GRAVE_E6 if grave else 0):
        return True, for_mourning(asked) if grave else for_liking(asked)
    if usual:
        return False, Reason(f"I am usually {clipped(usual, 200)} then", _saying(asked, usual))
    return False, _unable_to_mourn(asked) if grave else _reluctance(asked)


def _unable_to_mourn(asked: ConsiderInput) -> Reason:
    """Return why somebody stays away from an occasion of mourning whom nothing hinders."""
    if traits_of(asked.me.persona).neuroticism > _STRONG_E6:
        return Reason("I could not bear it")
    return Reason("I would rather remember in my own way")


def _usually(asked: ConsiderInput) -> str:
    return next((step.activity for step in asked.clashes if step.origin == "habit" and not step.fixed), "")


def _chance_e6(asked: ConsiderInput, interest: int, usual: str) -> int:
    outgoing = traits_of(asked.me.persona).extraversion
    chance = interest * 600 + between(0, 250_000, outgoing) + closeness_of(asked.origin) * 30 // 100
    chance += 80_000 if asked.invited else -80_000
    chance -= 100_000 if asked.origin is None else 0
    chance -= 120_000 if usual else 0
    return max(40_000, min(930_000, chance))


def _reluctance(asked: ConsiderInput) -> Reason:
    """Return why somebody stays away whom nothing hinders."""
    origin, name = asked.claim.origin, asked.claim.origin_name
    if origin and name and closeness_of(asked.origin) < _DISLIKED_PERSON_E6:
        return Reason(f"{clipped(name, 120)} and I don't get on", about(asked.memories, origin))
    if origin and name and (asked.origin is None or asked.origin.familiarity_e6 < 150_000):
        return Reason(f"I hardly know {clipped(name, 120)}", about(asked.memories, origin))
    quiet = supporting(asked.memories, _QUIET, enough=1)
    if traits_of(asked.me.persona).extraversion < _INTROVERT_E6 and quiet:
        return Reason("I would rather have a quiet time at home", quiet)
    wish = _other_wishes(asked)
    if wish.memory or traits_of(asked.me.persona).extraversion >= _INTROVERT_E6:
        return wish
    return Reason("I would rather have a quiet time at home")


def _other_wishes(asked: ConsiderInput) -> Reason:
    """Return what keeps somebody away who likes company and knows the host: a wish, its nature, or time of its own."""
    traits = traits_of(asked.me.persona)
    for goal in asked.me.persona.context.goals:
        memory = supporting(asked.memories, content_words(goal))
        if memory:
            return Reason(f"I would rather use the time to {clipped(goal.rstrip('.'), 160)}", memory)
    if traits.neuroticism > _STRONG_E6:
        return Reason("I get anxious among so many people")
    if traits.conscientiousness > _STRONG_E6:
        return Reason("I have too much to do as it is")
    if traits.agreeableness < E6 - _STRONG_E6:
        return Reason("it is not my kind of thing")
    starts = asked.claim.starts
    weekend = starts is not None and starts.weekday in ("saturday", "sunday")
    return Reason("I want my weekend to myself" if weekend else "I need some time to myself")
