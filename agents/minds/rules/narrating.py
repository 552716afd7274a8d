"""Things by rule: one tries what belongs to what one is doing; conditions before and after decide what comes of it."""

from __future__ import annotations

from collections.abc import Mapping

from agents.minds.rules.speech.words import with_article
from agents.minds.rules.words import content_words, words_of
from agents.tasks.base import Question
from agents.tasks.narrating import AdjudicateInput, Attempted, AttemptInput, Ruling, StateChange
from agents.things import Attempt, Possibility, ThingView

_DONE_LATELY_SECONDS = 6 * 3600
_IN_VAIN_LATELY_SECONDS = 2 * 3600


def attempt(question: Question[AttemptInput, Attempted]) -> Attempted:
    """Return what belongs best to what one is doing, but nothing one has just done or tried in vain."""
    asked = question.input
    me = asked.me
    doing = words_of((me.activity, me.step.activity if me.step is not None else ""))
    tried = {(one.thing, one.do) for one in me.attempts if asked.moment.seconds - one.seconds < _rest_after(one)}
    found = [
        (len(doing & words_of((one.do, *one.suits))), -at, thing.id, one.do)
        for at, (thing, one) in enumerate((thing, one) for thing in asked.things for one in thing.can)
        if (thing.id, one.do) not in tried
    ]
    best = max(found, default=(0, 0, "", ""))
    return Attempted(thing=best[2], do=best[3]) if best[0] else Attempted()


def _rest_after(one: Attempt) -> int:
    return _DONE_LATELY_SECONDS if one.allowed else _IN_VAIN_LATELY_SECONDS


def adjudicate(question: Question[AdjudicateInput, Ruling]) -> Ruling:
    """Return what the conditions of the scenario say of an attempt; what they do not name cannot be done."""
    asked = question.input
    things = {thing.id: thing for thing in asked.things}
    thing = things[asked.thing]
    action = _meant(thing, asked.do)
    if action is None:
        return Ruling(allowed=False, reason=f"There is no {asked.do.rstrip('.')} with {thing.name}.")
    why_not = _hindrance(asked, thing, action, things)
    if why_not:
        return Ruling(allowed=False, reason=action.refusal or why_not)
    becomes = ((thing.id, action.becomes),) if action.becomes else ()
    changes = (*becomes, *action.leaves)
    return Ruling(allowed=True, changes=tuple(StateChange(thing=one, state=state) for one, state in changes))


def _meant(thing: ThingView, do: str) -> Possibility | None:
    """Return what of all that can be done with the thing `do` means: the same words, or most of them."""
    words = content_words(do)
    found = [(len(words & content_words(one.do)), -at) for at, one in enumerate(thing.can)]
    hits, place = max(found, default=(0, 0))
    return thing.can[-place] if hits and 2 * hits > len(words) else None


def _hindrance(asked: AdjudicateInput, thing: ThingView, action: Possibility, things: Mapping[str, ThingView]) -> str:
    """Return what stands in the way, as a sentence; empty where nothing does."""
    if action.by and not _is_one_of(asked, action.by):
        return f"Only {' or '.join(map(with_article, action.by))} may do that."
    if action.when and thing.state not in action.when:
        return f"{_capital(thing.name)} is {thing.state}."
    missing = [one for one, state in action.needs if one in things and things[one].state != state]
    if missing:
        other = things[missing[0]]
        return f"{_capital(other.name)} is {other.state}."
    return ""


def _is_one_of(asked: AdjudicateInput, by: tuple[str, ...]) -> bool:
    persona = asked.me.persona
    own = {asked.me.id, *(words.casefold() for words in (*persona.social.groups, *persona.personal.skills))}
    own |= {persona.social.occupation.casefold()} if persona.social.occupation else set()
    return any(one.casefold() in own for one in by)


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
