"""What a person did, whom it met and what it has promised, as a prompt tells it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from agents.memory import Memory
from agents.minds.prompting.describing import clock_line, memory_line, step_line
from agents.minds.prompting.labels import Labels
from agents.minds.prompting.sections import Section, section
from agents.perception import Me, Moment
from agents.plan import PlanStep
from agents.tasks.speaking import Encounter

_PROMISES = 6
_STEPS_EACH_WAY = 5


def promised_section(me: Me, moment: Moment, labels: Labels) -> Section:
    """Return what `me` has promised to do, the nearest first."""
    ahead = sorted((step for step in me.commitments if step.end > moment.seconds), key=lambda step: step.start)
    return section("promised", [step_line(step, moment, labels) for step in ahead[:_PROMISES]], rank=7, least=1)


def tried_section(me: Me, moment: Moment) -> Section:
    """Return what `me` tried to do with things and what came of it, the latest last."""
    tried = [
        f"{clock_line(one.seconds, moment)}: {one.do}{'' if one.allowed else f', in vain: {one.reason}'}"
        for one in me.attempts
    ]
    return section("tried", tried, rank=8, least=1, drop="first")


def met_section(encounters: Iterable[Encounter], moment: Moment, labels: Labels) -> Section:
    """Return when one last came upon people, those who are here first, so that nobody denies what was."""
    ordered = sorted(encounters, key=lambda met: (not met.here, met.seen is None, met.person))
    return section("met", [_met_line(met, moment, labels) for met in ordered], rank=7, least=2)


def _met_line(met: Encounter, moment: Moment, labels: Labels) -> str:
    name = labels.name(met.person)
    parts = [f"{name} is here{f', {met.activity}' if met.activity else ''}"] if met.here else []
    parts += [f"you last talked with {name} {clock_line(met.talked, moment)}"] if met.talked is not None else []
    parts += [f"you last saw {name}: {memory_line(met.seen, moment, labels)}"] if met.seen is not None else []
    if not parts:
        parts = [f"you remember no talk with {name}, nor having seen {name}"]
    text = "; ".join(parts).rstrip(".")
    return f"{text[:1].upper()}{text[1:]}."


def today_section(me: Me, moment: Moment, labels: Labels, *, most: int = _STEPS_EACH_WAY) -> Section:
    """Return the plan of the day: the longest of what is over, what is under way, and what comes next.

    Of what is over and of what is to come it tells `most` steps each.
    """
    steps = me.plan.steps if me.plan else ()
    now = moment.seconds
    over = _longest([step for step in steps if step.end <= now], most)
    lines = [f"Planned and over: {step_line(step, moment, labels)}" for step in over]
    lines += [f"Planned for now: {step_line(step, moment, labels)}" for step in steps if step.start <= now < step.end]
    ahead = [step for step in steps if step.start > now][:most]
    lines += [f"Still to come: {step_line(step, moment, labels)}" for step in ahead]
    return section("plan", lines, rank=8, least=1)


def _longest(steps: Sequence[PlanStep], most: int) -> list[PlanStep]:
    longest = sorted(steps, key=lambda step: (step.start - step.end, step.start))[:most]
    return sorted(longest, key=lambda step: step.start)


def talks_section(talks: Iterable[Memory], moment: Moment, labels: Labels) -> Section:
    """Return what remains of the talks of late, the latest the last to be left out."""
    lines = [memory_line(one, moment, labels) for one in talks]
    return section("day", lines, rank=5, least=4, drop="first")
