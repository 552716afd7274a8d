"""Archetypes: people who are alike in what a study names share the answer to a situation that is alike.

A question is put as its archetype would put it: without a name or memories, with traits, stances and ties in a few
steps. Whoever comes to the same question gets the same answer; the mind is asked once, since requests that are equal
are asked once. The idea is AgentTorch's (Chopra et al., 2024): ask for each kind of person, not for each person.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal, TypeVar, cast

from agents.affect import Mood
from agents.canonical import E6, digest
from agents.opinion import Opinion, in_words, rounded
from agents.perception import Me
from agents.persona import BigFive, Judgement, Persona, PersonalIdentity, SocialIdentity
from agents.plan import PlanStep
from agents.relationship import Relationship
from agents.tasks.base import Answer, AnyQuestion, Outcome, Question
from agents.tasks.claiming import Consideration, ConsiderInput
from agents.tasks.opining import HeardStance, UpdatedOpinion, UpdateOpinionInput

Trait = Literal["traits", "judgement", "values", "occupation", "age", "groups"]
SharedTask = Literal["consider", "update_opinion"]

In = TypeVar("In")
Out = TypeVar("Out", bound=Answer)

_DECADE = 10
_NAME = "Somebody"
_KNOWN = Relationship(familiarity_e6=E6 // 2)


@dataclass(frozen=True, slots=True)
class Archetypes:
    """What makes people alike, and which questions they share.

    Args:
        by: Sides of the persona that tell archetypes apart; traits and judgement in three steps, age in decades.
        tasks: Names of the tasks that are shared.
        step_e6: What stances, confidence and closeness are rounded to, in millionths.
    """

    by: tuple[Trait, ...]
    tasks: tuple[SharedTask, ...]
    step_e6: int = 500_000

    def shared(self, question: Question[In, Out]) -> Question[In, Out]:
        """Return `question` as the archetype of its person puts it."""
        persona = archetype_of(cast("Any", question.input).me.persona, self.by)
        coarse = _COARSE[question.task.name](question.input, persona, self.step_e6)
        return replace(question, person=persona.slug, n=0, input=coarse)

    def fitted(self, question: Question[In, Out], shared: Question[In, Out], outcome: Outcome[Out]) -> Outcome[Out]:
        """Return the archetype's answer as that of the person: a stance moves as far as the archetype's did."""
        answer = _FITTED[question.task.name](question, shared, outcome.answer)
        return replace(outcome, answer=cast("Out", answer))


@lru_cache(maxsize=65_536)
def archetype_of(persona: Persona, by: tuple[Trait, ...]) -> Persona:
    """Return what `persona` has in common with those like it; its id is made of that."""
    social, personal = persona.social, persona.personal
    alike = Persona(
        name=_NAME,
        social=SocialIdentity(
            age=_decade(social.age) if "age" in by else None,
            occupation=social.occupation if "occupation" in by else None,
            groups=social.groups if "groups" in by else (),
        ),
        personal=PersonalIdentity(
            traits=_in_thirds(personal.traits) if "traits" in by else BigFive(),
            judgement=_in_thirds(personal.judgement) if "judgement" in by else Judgement(),
            values=personal.values if "values" in by else (),
        ),
    )
    return alike.model_copy(update={"id": f"archetype-{digest(alike.model_dump_json())[:8]}"})


def _decade(age: int | None) -> int | None:
    return None if age is None else age // _DECADE * _DECADE


Shares = TypeVar("Shares", BigFive, Judgement)


def _in_thirds(shares: Shares) -> Shares:
    """Return `shares` as low, middle or high."""
    return shares.model_copy(
        update={
            name: _third(value) for name, value in shares if isinstance(value, float) and not isinstance(value, bool)
        }
    )


def _third(share: float) -> float:
    return 0.2 if share < 1 / 3 else 0.8 if share > 2 / 3 else 0.5


def _me(me: Me, persona: Persona) -> Me:
    return Me(persona.slug, persona, Mood(), None, "", None, None, None, (), me.sociability_e6)


def _stepped(value_e6: int, step_e6: int) -> int:
    return max(-E6, min(E6, rounded(value_e6, step_e6) * step_e6))


def _tie(tie: Relationship | None, step_e6: int) -> Relationship | None:
    return None if tie is None else replace(_KNOWN, closeness_e6=_stepped(tie.closeness_e6, step_e6))


def _coarse_opinion(given: UpdateOpinionInput, persona: Persona, step_e6: int) -> UpdateOpinionInput:
    own = given.view.opinion
    opinion = None if own is None else Opinion(_stepped(own.stance_e6, step_e6), _stepped(own.confidence_e6, step_e6))
    said = sorted(
        (*(_stepped(value, step_e6) for value in (one.stance_e6, one.confidence_e6, _closeness(one))), not one.speaker)
        for one in given.heard
    )
    return replace(
        given,
        me=_me(given.me, persona),
        view=replace(given.view, opinion=opinion),
        first_stance_e6=None if given.first_stance_e6 is None else _stepped(given.first_stance_e6, step_e6),
        heard=tuple(
            HeardStance(
                cause=f"said/{n}",
                speaker="" if from_outside else f"speaker-{n}",
                name=None,
                text=f"On {given.view.title} I am {in_words(stance, given.view.scale)}.",
                stance_e6=stance,
                confidence_e6=confidence,
                relationship=None if from_outside else replace(_KNOWN, closeness_e6=closeness),
            )
            for n, (stance, confidence, closeness, from_outside) in enumerate(said)
        ),
        memories=(),
    )


def _closeness(heard: HeardStance) -> int:
    return 0 if heard.relationship is None else heard.relationship.closeness_e6


def _fitted_opinion(question: AnyQuestion, shared: AnyQuestion, answer: UpdatedOpinion) -> UpdatedOpinion:
    own, coarse = question.input.view.opinion, shared.input.view.opinion
    if own is None or coarse is None:
        return answer
    moved = answer.stance + (own.stance_e6 - coarse.stance_e6) / E6
    surer = answer.confidence + (own.confidence_e6 - coarse.confidence_e6) / E6
    within = {"stance": max(-1.0, min(1.0, moved)), "confidence": max(0.0, min(1.0, surer))}
    return answer.model_copy(update=within)


def _coarse_claim(given: ConsiderInput, persona: Persona, step_e6: int) -> ConsiderInput:
    told = replace(given.claim.knowing, teller="somebody", utterance="said/0", seconds=given.moment.seconds)
    claim = replace(given.claim, knowing=told, about=(), teller_name=None, partner_knows=False)
    clash = next((PlanStep(one.start, one.end, "something else", "", fixed=one.fixed) for one in given.clashes), None)
    return replace(
        given,
        me=_me(given.me, persona),
        claim=claim,
        teller=_tie(given.teller, step_e6),
        origin=_tie(given.origin, step_e6),
        memories=(),
        clashes=() if clash is None else (clash,),
    )


def _fitted_claim(_: AnyQuestion, __: AnyQuestion, answer: Consideration) -> Consideration:
    return answer.model_copy(update={"reason_memory": ""})


_COARSE: dict[str, Callable[[Any, Persona, int], Any]] = {"update_opinion": _coarse_opinion, "consider": _coarse_claim}
_FITTED: dict[str, Callable[[AnyQuestion, AnyQuestion, Any], Answer]] = {
    "update_opinion": _fitted_opinion,
    "consider": _fitted_claim,
}
