"""What the teller says to the response its news got, and the decision on an invitation that was left open."""

from __future__ import annotations

from agents.minds.rules.speech.claims import (
    is_ahead,
    is_mine,
    is_over,
    title_of,
)
from agents.minds.rules.speech.hearing import claim_told, decision
from agents.minds.rules.speech.speaker import Said, Speaker
from agents.minds.rules.speech.stock import claims as lines
from agents.minds.rules.speech.stock import reactions
from agents.minds.rules.speech.stock.aspects import REACTIONS
from agents.minds.rules.speech.subjects import asked_of, plain_ref, split_ref
from agents.minds.rules.speech.times import moment_words
from agents.minds.rules.speech.tones import of_mourning, received, suited
from agents.perception import ClaimView
from agents.talk import Act, Utterance


def react_to_response(sp: Speaker, turn: Utterance, claim: ClaimView | None) -> str:
    """Return what one says to the response to one's news, to an answer to an invitation, or to a view asked for."""
    if turn.act in (Act.ACCEPT, Act.DECLINE):
        slots = {"title": title_of(sp, claim)} if claim is not None else {}
        return sp.say(suited(claim, lines.ON_ACCEPT if turn.act is Act.ACCEPT else lines.ON_DECLINE), **slots)
    if turn.act is not Act.ANSWER:
        if claim is not None and is_mine(sp.sit, claim):
            return sp.say(suited(claim, lines.ON_OWN_NEWS_RECEIVED), tag="yes" if of_mourning(claim) else "")
        found = asked_of(turn.subject).found if turn.subject is not None else ""
        return sp.say(received(claim, found or "yes"), tag=found or "yes")
    return _to_answer(sp, turn, claim)


def _to_answer(sp: Speaker, turn: Utterance, claim: ClaimView | None) -> str:
    aspect = split_ref(plain_ref(turn.subject.ref))[1] if turn.subject is not None else ""
    if aspect == "attending":
        return _to_plans(sp, turn, claim)
    if aspect in ("where", "when"):
        detail = _detail_known(sp, claim, aspect) if claim is not None and turn.claims else ""
        return sp.say(lines.ON_DETAIL, detail=detail) if detail else sp.say(lines.ON_NO_DETAIL)
    if aspect == "why":
        return sp.say(REACTIONS["goal:why"])
    return sp.say(lines.ON_TELLER if aspect in ("teller", "who") else lines.ON_OPINION)


def _to_plans(sp: Speaker, turn: Utterance, claim: ClaimView | None) -> str:
    """What one says to somebody's going to an event or not."""
    if claim is None or turn.subject is None:
        return sp.say(lines.ON_OPINION)
    found = asked_of(turn.subject).found or "maybe"
    if is_mine(sp.sit, claim) and found == "maybe":
        return sp.say(suited(claim, lines.ON_UNDECIDED))
    if is_over(sp.sit, claim):
        return sp.say(suited(claim, reactions.ON_WAS_THERE), tag=found)
    both = found == "yes" and (claim.knowing.attending or is_mine(sp.sit, claim))
    return sp.say(suited(claim, reactions.ON_GOING), tag="both" if both else found)


def _detail_known(sp: Speaker, claim: ClaimView, aspect: str) -> str:
    if aspect == "where":
        return f"at {claim.place_name}" if claim.place_name else ""
    return moment_words(sp.sit.now, claim.starts) if claim.starts else ""


def late_decision(sp: Speaker, claim: ClaimView) -> Said | None:
    """Return the decision on an invitation left open before, now that enough is known; None where there is none."""
    mine = [turn for turn in sp.sit.mine if turn.subject and split_ref(plain_ref(turn.subject.ref))[0] == claim.id]
    decided = any(turn.act in (Act.ACCEPT, Act.DECLINE) for turn in mine)
    if decided or claim.knowing.attending is None or not is_ahead(sp.sit, claim) or is_mine(sp.sit, claim):
        return None
    invited = any(turn.act is Act.INVITE and claim_told(sp, turn) is claim for turn in sp.sit.given.transcript)
    if invited or claim.origin == sp.sit.partner.id:
        return decision(sp, claim)
    return None
