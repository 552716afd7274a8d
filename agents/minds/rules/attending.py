"""Whether to go to an event, and the reason for it, resting on a memory where one supports it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from agents.canonical import E6
from agents.memory import Memory
from agents.minds.rules.hours import clock_minute
from agents.minds.rules.interest import claim_words, closeness_of, tastes_of
from agents.minds.rules.traits import between, traits_of
from agents.minds.rules.words import clipped, content_words
from agents.perception import MINUTES_PER_DAY
from agents.plan import PlanStep
from agents.streams import Stream
from agents.tasks.claiming import ConsiderInput


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether one goes (None while open), why, and the id of the memory behind it."""

    attending: bool | None
    reason: str = ""
    memory: str = ""


_CROWDED = frozenset(content_words("party feast dance festival concert fair celebration gathering meeting rally"))
_CROWD_WORDS = content_words("crowds parties noise company gatherings")


def attend(asked: ConsiderInput, interest: int, stream: Stream) -> Verdict:
    """Return whether the hearer goes to the event, and why (not)."""
    claim = asked.claim
    if not claim.is_event or claim.starts is None or claim.place is None:
        return Verdict(None)
    if claim.ends is not None and claim.ends.seconds <= asked.moment.seconds:
        return Verdict(False, "it was over before I heard of it")
    return _hindered(asked) or _inclined(asked, interest, stream)


def _hindered(asked: ConsiderInput) -> Verdict | None:
    for step in asked.clashes:
        if (step.fixed or step.origin == "commitment") and step.claim != asked.claim.id:
            memory = supporting(asked.memories, content_words(step.activity) | content_words(step.place))
            return Verdict(False, f"I am {clipped(step.activity, 200)} then", memory)
    if _asleep(asked):
        return Verdict(False, "I am in bed by then", supporting(asked.memories, content_words("bed sleep early night")))
    return None


def _asleep(asked: ConsiderInput) -> bool:
    starts = asked.claim.starts
    context = asked.me.persona.context
    wake, sleep = clock_minute(context.wake), clock_minute(context.sleep)
    if starts is None or wake == sleep:
        return False
    night = (wake - sleep) % MINUTES_PER_DAY
    return (starts.minute - sleep) % MINUTES_PER_DAY < night


def _inclined(asked: ConsiderInput, interest: int, stream: Stream) -> Verdict:
    drawn, other = stream.below(E6), stream.below(E6)
    put_off = _put_off(asked)
    if put_off is not None and other < 800_000:
        return put_off
    habit = next((step for step in asked.clashes if step.origin == "habit" and step.claim != asked.claim.id), None)
    if drawn < _chance_e6(asked, interest, habit):
        return _because_of_liking(asked)
    return _because_of_habit(asked, habit) if habit else _because_of_temper(asked)


def _chance_e6(asked: ConsiderInput, interest: int, habit: PlanStep | None) -> int:
    outgoing = traits_of(asked.me.persona).extraversion
    chance = interest * 500 + between(0, 250_000, outgoing) + closeness_of(asked.origin) * 30 // 100
    chance += 80_000 if asked.invited else -80_000
    chance -= 100_000 if asked.origin is None else 0
    chance -= 150_000 if habit else 0
    return max(40_000, min(930_000, chance))


def _put_off(asked: ConsiderInput) -> Verdict | None:
    words = claim_words(asked)
    if words & _CROWDED:
        words |= _CROWD_WORDS
    for dislike in asked.me.persona.personal.dislikes:
        if words & content_words(dislike):
            memory = supporting(asked.memories, content_words(dislike))
            return Verdict(False, f"I don't care for {clipped(dislike.rstrip('.'), 200)}", memory)
    return None


def _because_of_liking(asked: ConsiderInput) -> Verdict:
    for like in asked.me.persona.personal.likes:
        if claim_words(asked) & content_words(like):
            return Verdict(
                True, f"I like {clipped(like.rstrip('.'), 200)}", supporting(asked.memories, content_words(like))
            )
    origin = asked.claim.origin
    if origin and asked.claim.origin_name and closeness_of(asked.origin) >= 200_000:
        return Verdict(True, f"{asked.claim.origin_name} is dear to me", about(asked.memories, origin))
    return Verdict(True, "it sounds like a good time", supporting(asked.memories, tastes_of(asked.me)))


def _because_of_habit(asked: ConsiderInput, habit: PlanStep) -> Verdict:
    return Verdict(
        False,
        f"I am usually {clipped(habit.activity, 200)} then",
        supporting(asked.memories, content_words(habit.activity)),
    )


def _because_of_temper(asked: ConsiderInput) -> Verdict:
    origin, name = asked.claim.origin, asked.claim.origin_name
    if origin and name and closeness_of(asked.origin) < -150_000:
        return Verdict(False, f"{name} and I don't get on", about(asked.memories, origin))
    if origin and name and asked.origin is None:
        return Verdict(False, f"I hardly know {name}", about(asked.memories, origin))
    if traits_of(asked.me.persona).extraversion < 450_000:
        return Verdict(
            False, "I would rather have a quiet evening", supporting(asked.memories, content_words("quiet home crowds"))
        )
    return Verdict(False, "I have too much to do as it is", "")


def supporting(memories: Iterable[Memory], words: frozenset[str]) -> str:
    """Return the id of the memory that shares most of `words`, facts first, "" where none shares any."""
    best = max(
        ((len(words & content_words(memory.text)), memory.kind == "fact", -at, memory.id)
         for at, memory in enumerate(memories)),
        default=(0, False, 0, ""),
    )  # fmt: skip
    return best[3] if best[0] else ""


def about(memories: Iterable[Memory], person: str) -> str:
    """Return the id of the first memory about `person`, "" where there is none."""
    return next((memory.id for memory in memories if person in memory.about), "")
