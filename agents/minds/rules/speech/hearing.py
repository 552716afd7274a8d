"""News received: what one makes of it, whether one will come and why, and what one still wants to know."""

from __future__ import annotations

from dataclasses import replace

from agents.minds.rules.speech.claims import (
    is_ahead,
    is_mine,
    reason_memory,
    reason_slots,
    title_of,
    undated,
    view_reason,
)
from agents.minds.rules.speech.grammar import Stock
from agents.minds.rules.speech.speaker import Said, Speaker
from agents.minds.rules.speech.stock import claims as lines
from agents.minds.rules.speech.subjects import Asked, as_subject, plain_ref, split_ref
from agents.minds.rules.speech.times import past_words
from agents.minds.rules.speech.tones import emotion_on_hearing, is_deed, of_mourning, reaction_to, suited, view_of
from agents.minds.rules.speech.words import inside
from agents.perception import ClaimView
from agents.talk import Act, Utterance
from agents.tasks.speaking import SubjectAnswer

_ASK_DETAIL: dict[str, Stock] = {
    "where": lines.ASK_WHERE,
    "when": lines.ASK_WHEN,
    "teller": lines.ASK_TELLER,
    "attending": lines.ASK_YOU_GOING,
    "why": lines.ASK_WHY_YOURS,
}


def claim_told(sp: Speaker, turn: Utterance) -> ClaimView | None:
    """Return the claim that `turn` told, as the speaker knows it now; None where none can be made out."""
    for said in reversed(turn.claims):
        if said.claim in sp.sit.claims:
            return sp.sit.claims[said.claim]
    if turn.subject is not None and turn.subject.kind == "claim":
        return sp.sit.claims.get(split_ref(plain_ref(turn.subject.ref))[0])
    return None


def respond(sp: Speaker, turn: Utterance, claim: ClaimView) -> Said:
    """Return the response to a claim told in `turn`; an invitation in it is taken up, declined or left open."""
    if is_mine(sp.sit, claim):
        words = sp.say(suited(claim, lines.OWN_NEWS), claim=inside(undated(claim, claim.first_person)))
        return Said(words, Act.RESPOND, _subject(sp, claim), emotion="neutral" if claim.tone == "bad" else "happy")
    known = _known_before(sp, claim, turn)
    invited = turn.act is Act.INVITE or (sp.sit.asked is not None and sp.sit.asked.aspect == "attending")
    promise = sp.say(lines.PROMISE) if claim.secret and not known else ""
    if invited and is_ahead(sp.sit, claim):
        said = decision(sp, claim)
        welcome = claim.knowing.attending is not False and claim.knowing.attitude in ("keen", "interested")
        reaction = known or (_reaction(sp, claim) if welcome and sp.chance(20 + sp.voice.talkative // 3) else "")
    else:
        found = "known" if known else "no" if claim.knowing.attitude in ("indifferent", "doubtful") else "yes"
        said = Said("", Act.RESPOND, _subject(sp, claim, found), emotion=emotion_on_hearing(claim))
        reaction = _joined(known or _reaction(sp, claim), _asked_view(sp, claim), _own_intention(sp, claim))
    said = replace(said, text=_joined(reaction, promise, said.text))
    return _with_detail_question(sp, turn, claim, said)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _subject(sp: Speaker, claim: ClaimView, found: str = "") -> SubjectAnswer:
    return as_subject(Asked("claim", "", claim.id, text=title_of(sp, claim), found=found))


def _known_before(sp: Speaker, claim: ClaimView, turn: Utterance) -> str:
    """Return the words for having known the claim before this conversation; empty where it was news."""
    learnt = claim.knowing.utterance
    if learnt is None or learnt.startswith(f"{turn.conversation}/"):
        return ""
    if claim.knowing.teller == turn.speaker:
        return sp.say(lines.KNEW_FROM_YOU)
    if not claim.teller_name:
        return sp.say(lines.KNEW_SOMEHOW)
    slots = {"teller": sp.call(claim.teller_name), "title": title_of(sp, claim)}
    return sp.say(lines.KNEW, whenpast=past_words(sp.sit.now, claim.knowing.seconds), **slots)


def _reaction(sp: Speaker, claim: ClaimView) -> str:
    return sp.say(reaction_to(claim), title=title_of(sp, claim), **view_reason(sp, claim))


def _asked_view(sp: Speaker, claim: ClaimView) -> str:
    """The opinion that the teller asked for."""
    asked = sp.sit.asked
    if asked is None or asked.kind != "claim" or asked.aspect != "opinion":
        return ""
    return sp.say(view_of(claim), **view_reason(sp, claim))


def _own_intention(sp: Speaker, claim: ClaimView) -> str:
    """Going or not to an event one was told of without being asked along."""
    if not is_ahead(sp.sit, claim) or claim.knowing.attending is None or not sp.chance(70):
        return ""
    stock = lines.GOING_ANYWAY if claim.knowing.attending else lines.NOT_GOING_ANYWAY
    slots = reason_slots(sp, claim)
    return sp.say(suited(claim, stock), title=title_of(sp, claim), **slots)


def decision(sp: Speaker, claim: ClaimView) -> Said:
    """Return the answer to an invitation, by what the speaker has decided, with the reason."""
    slots = reason_slots(sp, claim) | {"title": title_of(sp, claim)}
    asked = Asked("claim", sp.sit.me.id, claim.id, "attending", slots["title"])
    going = claim.knowing.attending
    if going is None:
        subject = as_subject(replace(asked, found="maybe"))
        return Said(sp.say(suited(claim, lines.UNDECIDED), **slots), Act.ANSWER, subject, emotion="neutral")
    asked = replace(asked, found="yes" if going else "no")
    if going:
        act, text = Act.ACCEPT, sp.say(suited(claim, lines.ACCEPT), **slots)
        emotion = "sad" if of_mourning(claim) else "happy"
    elif "reason" in slots:
        act, text, emotion = Act.DECLINE, sp.say(suited(claim, lines.DECLINE), **slots), "sorry"
    else:
        act, text, emotion = Act.DECLINE, sp.say(suited(claim, lines.DECLINE_PLAIN), **slots), "sorry"
    return Said(text, act, as_subject(asked), memories=reason_memory(claim), emotion=emotion)


def _with_detail_question(sp: Speaker, turn: Utterance, claim: ClaimView, said: Said) -> Said:
    """Add a question for what was not told and matters, where there is room for an answer."""
    if sp.sit.winds_down or sp.sit.left_behind:
        return said
    aspect = _wanted(sp, turn, claim, said)
    if not aspect:
        return said
    asked = Asked("claim", sp.sit.partner.id, claim.id, aspect, title_of(sp, claim))
    return replace(said, text=_joined(said.text, sp.say(suited(claim, _ASK_DETAIL[aspect]))), asked=asked)


def missing(sp: Speaker, claim: ClaimView) -> list[str]:
    """Return which of where and when the speaker does not know of an event and has not asked for yet."""
    if not is_ahead(sp.sit, claim):
        return []
    gaps = [aspect for aspect, value in (("when", claim.starts), ("where", claim.place_name)) if not value]
    return [aspect for aspect in gaps if not sp.sit.has_touched("claim", "", f"{claim.id}:{aspect}")]


def _wanted(sp: Speaker, turn: Utterance, claim: ClaimView, said: Said) -> str:
    cares = claim.knowing.attitude in ("keen", "interested") or claim.knowing.attending
    gaps = missing(sp, claim) if said.act is not Act.DECLINE else []
    if gaps and sp.chance(85 if cares else 35):
        return gaps[0]
    if claim.origin == turn.speaker and said.act is Act.RESPOND and not claim.is_event and is_deed(claim):
        return "why" if sp.chance(35 + sp.voice.openness // 4) else ""
    if turn.act is Act.INVITE or claim.knowing.teller is None:
        return ""
    if is_ahead(sp.sit, claim) and claim.origin != turn.speaker and sp.chance(20):
        return "attending"
    named = claim.teller_name or claim.origin_name
    if not named and claim.origin != turn.speaker and sp.chance(30):
        return "teller"
    return ""
