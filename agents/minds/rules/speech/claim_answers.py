"""Answers to questions about a claim: whether one goes, where and when it is, who told one, what one thinks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from agents.minds.rules.speech.claims import (
    carried_by_answer,
    is_mine,
    is_over,
    reason_memory,
    reason_slots,
    title_of,
    told,
    view_reason,
)
from agents.minds.rules.speech.hearing import decision
from agents.minds.rules.speech.speaker import Said, Speaker
from agents.minds.rules.speech.stock import claims as lines
from agents.minds.rules.speech.subjects import Asked, as_subject
from agents.minds.rules.speech.times import moment_words, past_words
from agents.minds.rules.speech.tones import is_deed, of_mourning, suited, view_of
from agents.minds.rules.speech.words import body, content_words
from agents.perception import ClaimView
from agents.talk import Act


def answer_about_claim(sp: Speaker, asked: Asked) -> Said:
    """Return the answer to a question about a claim: what is known of it, and no more."""
    claim = sp.sit.claims.get(asked.ref)
    if claim is None:
        return Said(sp.say(lines.NOT_HEARD, title=asked.text), Act.ANSWER, as_subject(asked))
    return _BY_ASPECT.get(asked.aspect, _view)(sp, claim, asked)


def _motives(sp: Speaker) -> dict[str, str]:
    """A goal or a value of the speaker's that shares a word with its claim, as slots."""
    persona, asked = sp.sit.me.persona, sp.sit.asked
    claim = sp.sit.claims.get(asked.ref) if asked else None
    words = content_words(f"{claim.text} {' '.join(claim.appeals_to)}") if claim else frozenset()
    goals = [body(goal) for goal in persona.context.goals if words & content_words(goal)]
    values = [body(value) for value in persona.personal.values if words & content_words(value)]
    return ({"goal": goals[0]} if goals else {}) | ({"value": values[0]} if values else {})


def _attending(sp: Speaker, claim: ClaimView, asked: Asked) -> Said:
    slots = reason_slots(sp, claim) | {"title": title_of(sp, claim)}
    going = is_mine(sp.sit, claim) or claim.knowing.attending
    found = "maybe" if going is None else "yes" if going else "no"
    subject = as_subject(replace(asked, found=found), slots["title"])
    if is_over(sp.sit, claim):
        return Said(_was_there(sp, claim, slots), Act.ANSWER, subject)
    if is_mine(sp.sit, claim):
        return Said(sp.say(suited(claim, lines.SAY_MY_OWN_EVENT)), Act.ANSWER, subject)
    last = sp.sit.last
    if last is not None and (claim.origin == last.speaker or last.act is Act.INVITE):
        return decision(sp, claim)
    if claim.knowing.attending:
        return Said(sp.say(suited(claim, lines.SAY_GOING), **slots), Act.ANSWER, subject, memories=reason_memory(claim))
    return (
        replace(decision(sp, claim), act=Act.ANSWER, subject=subject)
        if claim.knowing.attending is None
        else Said(_not_going(sp, claim, slots), Act.ANSWER, subject, memories=reason_memory(claim))
    )


def _not_going(sp: Speaker, claim: ClaimView, slots: dict[str, str]) -> str:
    stock = lines.NOT_GOING_ANYWAY if "reason" in slots else lines.DECLINE_PLAIN
    return sp.say(suited(claim, stock), **slots)


def _was_there(sp: Speaker, claim: ClaimView, slots: dict[str, str]) -> str:
    if is_mine(sp.sit, claim) or claim.knowing.attending:
        return sp.say(suited(claim, lines.SAY_WAS_THERE))
    past = {
        f"past{slot}".removesuffix("reason"): _then(slots[slot]) for slot in ("reason", "clash") if slot in slots
    }  # fmt: skip
    return sp.say(suited(claim, lines.SAY_WAS_NOT), **past)


def _then(reason: str) -> str:
    """A reason as it is told once the event is over: "I was working then"."""
    for now, then in (
        ("I'll be ", "I was "),
        ("I am ", "I was "),
        ("I would rather have", "I wanted"),
        ("I want ", "I wanted "),
        ("I need ", "I needed "),
        ("it is ", "it was "),
    ):
        if reason.startswith(now):
            return then + reason[len(now) :]
    return reason


def _detail(sp: Speaker, claim: ClaimView, asked: Asked) -> Said:
    mine = is_mine(sp.sit, claim)
    teller = {"teller": sp.call(claim.teller_name)} if claim.teller_name else {}
    if asked.aspect == "where":
        value, stock = claim.place_name or "", lines.SAY_WHERE_MINE if mine else lines.SAY_WHERE
    else:
        value = moment_words(sp.sit.now, claim.starts) if claim.starts else ""
        stock = lines.SAY_WHEN_MINE if mine else lines.SAY_WHEN
    if not value:
        return Said(sp.say(lines.NOT_TOLD, **teller), Act.ANSWER, as_subject(asked))
    text = sp.say(stock, where=value, when=value, **teller)
    carried = carried_by_answer(claim, "where" if asked.aspect == "where" else "when")
    return Said(text, Act.ANSWER, as_subject(asked, title_of(sp, claim)), claims=carried)


def _source(sp: Speaker, claim: ClaimView, asked: Asked) -> Said:
    subject = as_subject(asked, title_of(sp, claim))
    if is_mine(sp.sit, claim):
        text = sp.say(suited(claim, lines.SAY_TELLER_SELF))
        return Said(text, Act.ANSWER, subject, claims=carried_by_answer(claim, "who"))
    if asked.aspect == "who":
        if not claim.origin_name:
            return Said(sp.say(lines.NOT_TOLD), Act.ANSWER, as_subject(asked))
        text = sp.say(suited(claim, lines.SAY_WHO), origin=claim.origin_name)
        return Said(text, Act.ANSWER, subject, claims=carried_by_answer(claim, "who"))
    if not claim.teller_name:
        return Said(sp.say(lines.SAY_TELLER_UNKNOWN), Act.ANSWER, as_subject(asked))
    slots = {"teller": sp.call(claim.teller_name), "whenpast": past_words(sp.sit.now, claim.knowing.seconds)}
    return Said(sp.say(lines.SAY_TELLER, **slots), Act.ANSWER, subject)


def _view(sp: Speaker, claim: ClaimView, asked: Asked) -> Said:
    subject = as_subject(asked, title_of(sp, claim))
    if is_mine(sp.sit, claim) and is_deed(claim) and not of_mourning(claim):
        return Said(sp.say(lines.VIEW_OWN), Act.ANSWER, subject)
    slots = view_reason(sp, claim)
    return Said(sp.say(view_of(claim), **slots), Act.ANSWER, subject, memories=reason_memory(claim) if slots else ())


def _why(sp: Speaker, claim: ClaimView, asked: Asked) -> Said:
    if not is_mine(sp.sit, claim) or not is_deed(claim) or of_mourning(claim):
        return _view(sp, claim, asked)
    return Said(sp.say(lines.WHY_MINE, **_motives(sp)), Act.ANSWER, as_subject(asked, title_of(sp, claim)))


def _what(sp: Speaker, claim: ClaimView, _asked: Asked) -> Said:
    return replace(told(sp, claim), act=Act.TELL)


_BY_ASPECT: dict[str, Callable[[Speaker, ClaimView, Asked], Said]] = {
    "attending": _attending,
    "where": _detail,
    "when": _detail,
    "teller": _source,
    "who": _source,
    "why": _why,
    "what": _what,
}
