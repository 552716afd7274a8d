"""The founding: how the world begins, as events of tick 0."""

from __future__ import annotations

from agents.affect import resting_mood
from agents.habits import in_words
from agents.memory import Memory
from agents.minds.rules.speech.words import is_state
from agents.persona import Habit, Persona
from agents.planning import is_waking_minute, minute_of, next_time
from simulation.claims import ClaimFacts
from simulation.context import Setting, TickContext
from simulation.draft import NewMemory
from simulation.events import ClaimBegan, PersonJoined, Phase, Promised, Related, Remembered
from simulation.phases.naming import listed
from simulation.phases.opining import initial_events
from simulation.society import founding_ties
from simulation.specs.batch_spec import BatchProtocol

_DAYS = 7
_FACT_IMPORTANCE = 4


def found(ctx: TickContext) -> None:
    """Write the founding: people with what they know of themselves, their ties, and the claims at their origins.

    Raises:
        ScenarioError: If the network cannot be drawn.
    """
    memories: dict[str, list[NewMemory]] = {person: [] for person in ctx.setting.founders}
    for person in ctx.setting.founders:
        ctx.draft.add(Phase.FOUND, person, joined(ctx.setting, person, 0))
        for text in self_knowledge(ctx.setting.personas[person]):
            memories[person].append(NewMemory("fact", text, about=(person,)))
    for tie in founding_ties(ctx.setting.study):
        ctx.draft.add(Phase.FOUND, tie.person, Related(tie.person, tie.other, tie.relationship))
        text = _tie_text(ctx, tie.other, tie.relationship.kind)
        memories[tie.person].append(NewMemory("fact", text, about=(tie.other,)))
    for claim in ctx.setting.claims.facts.values():
        memories[claim.spec.origin].append(_begin(ctx, claim))
    for person in ctx.setting.founders:
        for opined in initial_events(ctx.setting, ctx.setting.personas[person]):
            ctx.draft.add(Phase.FOUND, person, opined)
    if not ctx.setting.terse or isinstance(ctx.setting.study.protocol, BatchProtocol):
        for person, known in memories.items():
            _store(ctx, person, known)


def _begin(ctx: TickContext, claim: ClaimFacts) -> NewMemory:
    """Write that `claim` begins with its origin; return what the origin remembers of it."""
    origin, step = claim.spec.origin, claim.step()
    began = ClaimBegan(origin, claim.spec.id, 0, claim.details, None if step is None else True)
    ctx.draft.add(Phase.FOUND, origin, began)
    if step is not None:
        ctx.draft.add(Phase.FOUND, origin, Promised(origin, step))
    return NewMemory("fact", _sentence(claim.first_person), (claim.spec.id,), claim_interest=claim.spec.interest)


def _store(ctx: TickContext, person: str, known: list[NewMemory]) -> None:
    """Write what somebody knows at the founding; nothing is asked of a mind for it."""
    for n, memory in enumerate(known):
        importance = memory.claim_interest or _FACT_IMPORTANCE
        stored = Memory(f"{person}/0/{n}", memory.kind, memory.text, 0, importance, memory.about)
        ctx.draft.add(Phase.FOUND, person, Remembered(person, stored))


def joined(setting: Setting, person: str, now: int) -> PersonJoined:
    """Return how `person` comes into the world at `now`: at home, awake or asleep as is usual at that hour."""
    context = setting.bodies[person].context
    moment = setting.clock.moment(now)
    awake = not setting.protocol.lives_by_plans or is_waking_minute(context, moment.minute)
    midnight = setting.clock.midnight(moment.day)
    return PersonJoined(
        person=person,
        place=setting.home(person),
        asleep=not awake,
        wakes=now if awake else next_time(minute_of(context.wake), now - 1, midnight),
        mood=resting_mood(setting.personas[person].personal.traits),
    )


def self_knowledge(persona: Persona) -> list[str]:
    """Return what somebody knows of itself as first-person sentences, one per fact, without repeats."""
    social, personal, context = persona.social, persona.personal, persona.context
    lines = [_sentence(persona.description)] if persona.description.strip() else []
    lines += [f"I am {social.age} years old."] if social.age is not None else []
    lines += [f"I am {_with_article(social.occupation)}."] if social.occupation else []
    lines += [f"I come from {social.origin}."] if social.origin else []
    lines += [f"I belong to {group}." for group in social.groups]
    lines += [f"I like {like}." for like in personal.likes]
    lines += [f"I don't care for {dislike}." for dislike in personal.dislikes]
    lines += [f"{value[:1].upper()}{value[1:]} matters to me." for value in personal.values]
    lines += [f"I am good at {skill}." for skill in personal.skills]
    lines += [f"I want to {goal}." for goal in context.goals]
    lines += [in_words(habit) if habit.goal or habit.needs else _habit_text(habit) for habit in context.habits]
    lines += [_sentence(fact) for fact in context.facts]
    return list(dict.fromkeys(lines))


def _habit_text(habit: Habit) -> str:
    days = f" on {listed([day.capitalize() + 's' for day in habit.days])}" if 0 < len(habit.days) < _DAYS else ""
    return f"I am usually {habit.do.rstrip('.')} from {habit.start} to {habit.end}{days}."


def _with_article(noun: str) -> str:
    if is_state(noun):
        return noun
    if noun.split(" ", maxsplit=1)[0].lower() in {"a", "an", "the", "head", "chief"}:
        return noun
    return f"{'an' if noun[:1].lower() in 'aeiou' else 'a'} {noun}"


def _sentence(text: str) -> str:
    clean = text.strip()
    return clean if clean.endswith((".", "!", "?", "。", "！", "？")) else f"{clean}."


def _tie_text(ctx: TickContext, other: str, kind: str) -> str:
    name = ctx.setting.names[other]
    if kind == "household":
        return f"{name} and I share a home."
    return f"I know {name}." if kind == "acquaintance" else f"{name} and I know each other: {kind}."
