"""News received: what one makes of it, whether one will come and why, and what one still wants to know."""

from __future__ import annotations

from dataclasses import replace

from agents.minds.rules.speech.claims import (
    carried_by_answer,
    is_ahead,
    is_mine,
    is_over,
    reason_memory,
    reason_slots,
    title_of,
    told,
)
from agents.minds.rules.speech.grammar import Stock
from agents.minds.rules.speech.speaker import Said, Speaker
from agents.minds.rules.speech.stock import claims as lines
from agents.minds.rules.speech.stock import reactions
from agents.minds.rules.speech.subjects import Asked, as_subject, asked_of, plain_ref, split_ref
from agents.minds.rules.speech.times import moment_words, past_words
from agents.minds.rules.speech.words import inside
from agents.perception import ClaimView
from agents.talk import Act, Utterance
from agents.tasks.speaking import SubjectAnswer

_ATTITUDES = {
    "keen": lines.ON_KEEN,
    "interested": lines.ON_INTERESTED,
    "indifferent": lines.ON_INDIFFERENT,
    "doubtful": lines.ON_DOUBTFUL,
}
_VIEWS = {
    "keen": lines.VIEW_KEEN,
    "interested": lines.VIEW_INTERESTED,
    "indifferent": lines.VIEW_INDIFFERENT,
    "doubtful": lines.VIEW_DOUBTFUL,
}
_EMOTIONS = {"keen": "happy", "interested": "curious", "indifferent": "neutral", "doubtful": "doubtful"}
_ASK_DETAIL: dict[str, Stock] = {
    "where": lines.ASK_WHERE,
    "when": lines.ASK_WHEN,
    "teller": lines.ASK_TELLER,
    "attending": lines.ASK_YOU_GOING,
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
        words = sp.say(lines.OWN_NEWS, claim=inside(claim.first_person))
        return Said(words, Act.RESPOND, _subject(sp, claim), emotion="happy")
    known = _known_before(sp, claim, turn)
    invited = turn.act is Act.INVITE or (sp.sit.asked is not None and sp.sit.asked.aspect == "attending")
    promise = sp.say(lines.PROMISE) if claim.secret and not known else ""
    if invited and is_ahead(sp.sit, claim):
        said = decision(sp, claim)
        reaction = known or (_reaction(sp, claim) if sp.chance(20 + sp.voice.talkative // 3) else "")
    else:
        said = Said("", Act.RESPOND, _subject(sp, claim), emotion=_EMOTIONS.get(claim.knowing.attitude, "neutral"))
        reaction = _joined(known or _reaction(sp, claim), _asked_view(sp, claim), _own_intention(sp, claim))
    said = replace(said, text=_joined(reaction, promise, said.text))
    return _with_detail_question(sp, turn, claim, said)


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def _subject(sp: Speaker, claim: ClaimView) -> SubjectAnswer:
    return as_subject(Asked("claim", "", claim.id, text=title_of(sp, claim)))


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
    stock = _ATTITUDES.get(claim.knowing.attitude, lines.ON_INTERESTED)
    return sp.say(stock, title=title_of(sp, claim), **_view_reason(sp, claim))


def _asked_view(sp: Speaker, claim: ClaimView) -> str:
    """The opinion that the teller asked for."""
    asked = sp.sit.asked
    if asked is None or asked.kind != "claim" or asked.aspect != "opinion":
        return ""
    return sp.say(_VIEWS.get(claim.knowing.attitude, lines.VIEW_INTERESTED), **_view_reason(sp, claim))


def _view_reason(sp: Speaker, claim: ClaimView) -> dict[str, str]:
    """The reason for an opinion; that of an event is one for going, not for a view."""
    return {} if claim.is_event else reason_slots(sp, claim)


def _own_intention(sp: Speaker, claim: ClaimView) -> str:
    """Going or not to an event one was told of without being asked along."""
    if not is_ahead(sp.sit, claim) or claim.knowing.attending is None or not sp.chance(70):
        return ""
    stock = lines.GOING_ANYWAY if claim.knowing.attending else lines.NOT_GOING_ANYWAY
    slots = reason_slots(sp, claim)
    return sp.say(stock, title=title_of(sp, claim), **slots)


def decision(sp: Speaker, claim: ClaimView) -> Said:
    """Return the answer to an invitation, by what the speaker has decided, with the reason."""
    slots = reason_slots(sp, claim) | {"title": title_of(sp, claim)}
    asked = Asked("claim", sp.sit.me.id, claim.id, "attending", slots["title"])
    going = claim.knowing.attending
    if going is None:
        subject = as_subject(replace(asked, found="maybe"))
        return Said(sp.say(lines.UNDECIDED, **slots), Act.ANSWER, subject, emotion="neutral")
    asked = replace(asked, found="yes" if going else "no")
    if going:
        act, text, emotion = Act.ACCEPT, sp.say(lines.ACCEPT, **slots), "happy"
    elif "reason" in slots:
        act, text, emotion = Act.DECLINE, sp.say(lines.DECLINE, **slots), "sorry"
    else:
        act, text, emotion = Act.DECLINE, sp.say(lines.DECLINE_PLAIN, **slots), "sorry"
    return Said(text, act, as_subject(asked), memories=reason_memory(claim), emotion=emotion)


def _with_detail_question(sp: Speaker, turn: Utterance, claim: ClaimView, said: Said) -> Said:
    """Add a question for what was not told and matters, where there is room for an answer."""
    if sp.sit.winds_down or sp.sit.left_behind:
        return said
    aspect = _wanted(sp, turn, claim, said)
    if not aspect:
        return said
    asked = Asked("claim", sp.sit.partner.id, claim.id, aspect, title_of(sp, claim))
    return replace(said, text=_joined(said.text, sp.say(_ASK_DETAIL[aspect])), asked=asked)


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
    if turn.act is Act.INVITE or claim.knowing.teller is None:
        return ""
    if is_ahead(sp.sit, claim) and claim.origin != turn.speaker and sp.chance(20):
        return "attending"
    named = claim.teller_name or claim.origin_name
    if not named and claim.origin != turn.speaker and sp.chance(30):
        return "teller"
    return ""


def answer_about_claim(sp: Speaker, asked: Asked) -> Said:
    """Return the answer to a question about a claim: what is known of it, and no more."""
    claim = sp.sit.claims.get(asked.ref)
    if claim is None:
        return Said(sp.say(lines.NOT_HEARD, title=asked.text), Act.ANSWER, as_subject(asked))
    if asked.aspect == "attending":
        return _attending(sp, claim, asked)
    if asked.aspect in ("where", "when"):
        return _detail(sp, claim, asked)
    if asked.aspect in ("teller", "who"):
        return _source(sp, claim, asked)
    if asked.aspect == "what":
        return replace(told(sp, claim), act=Act.TELL)
    return _view(sp, claim, asked)


def _attending(sp: Speaker, claim: ClaimView, asked: Asked) -> Said:
    slots = reason_slots(sp, claim) | {"title": title_of(sp, claim)}
    going = is_mine(sp.sit, claim) or claim.knowing.attending
    found = "maybe" if going is None else "yes" if going else "no"
    subject = as_subject(replace(asked, found=found), slots["title"])
    if is_over(sp.sit, claim):
        return Said(_was_there(sp, claim, slots), Act.ANSWER, subject)
    if is_mine(sp.sit, claim):
        return Said(sp.say(lines.SAY_MY_OWN_EVENT), Act.ANSWER, subject)
    last = sp.sit.last
    if last is not None and (claim.origin == last.speaker or last.act is Act.INVITE):
        return decision(sp, claim)
    if claim.knowing.attending:
        return Said(sp.say(lines.SAY_GOING, **slots), Act.ANSWER, subject, memories=reason_memory(claim))
    return (
        replace(decision(sp, claim), act=Act.ANSWER, subject=subject)
        if claim.knowing.attending is None
        else Said(_not_going(sp, slots), Act.ANSWER, subject, memories=reason_memory(claim))
    )


def _not_going(sp: Speaker, slots: dict[str, str]) -> str:
    return sp.say(lines.NOT_GOING_ANYWAY if "reason" in slots else lines.DECLINE_PLAIN, **slots)


def _was_there(sp: Speaker, claim: ClaimView, slots: dict[str, str]) -> str:
    if is_mine(sp.sit, claim) or claim.knowing.attending:
        return sp.say(lines.SAY_WAS_THERE)
    return sp.say(lines.SAY_WAS_NOT, **slots)


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
        text = sp.say(lines.SAY_TELLER_SELF)
        return Said(text, Act.ANSWER, subject, claims=carried_by_answer(claim, "who"))
    if asked.aspect == "who":
        if not claim.origin_name:
            return Said(sp.say(lines.NOT_TOLD), Act.ANSWER, as_subject(asked))
        text = sp.say(lines.SAY_WHO, origin=claim.origin_name)
        return Said(text, Act.ANSWER, subject, claims=carried_by_answer(claim, "who"))
    if not claim.teller_name:
        return Said(sp.say(lines.SAY_TELLER_UNKNOWN), Act.ANSWER, as_subject(asked))
    slots = {"teller": sp.call(claim.teller_name), "whenpast": past_words(sp.sit.now, claim.knowing.seconds)}
    return Said(sp.say(lines.SAY_TELLER, **slots), Act.ANSWER, subject)


def _view(sp: Speaker, claim: ClaimView, asked: Asked) -> Said:
    subject = as_subject(asked, title_of(sp, claim))
    if is_mine(sp.sit, claim):
        return Said(sp.say(lines.VIEW_OWN), Act.ANSWER, subject)
    stock = _VIEWS.get(claim.knowing.attitude, lines.VIEW_INTERESTED)
    slots = _view_reason(sp, claim)
    return Said(sp.say(stock, **slots), Act.ANSWER, subject, memories=reason_memory(claim) if slots else ())


def react_to_response(sp: Speaker, turn: Utterance, claim: ClaimView | None) -> str:
    """Return what one says to the response to one's news, to an answer to an invitation, or to a view asked for."""
    if turn.act in (Act.ACCEPT, Act.DECLINE):
        slots = {"title": title_of(sp, claim)} if claim is not None else {}
        return sp.say(lines.ON_ACCEPT if turn.act is Act.ACCEPT else lines.ON_DECLINE, **slots)
    if turn.act is not Act.ANSWER:
        return sp.say(lines.ON_NEWS_RECEIVED)
    return _to_answer(sp, turn, claim)


def _to_answer(sp: Speaker, turn: Utterance, claim: ClaimView | None) -> str:
    aspect = split_ref(plain_ref(turn.subject.ref))[1] if turn.subject is not None else ""
    if aspect == "attending":
        return _to_plans(sp, turn, claim)
    if aspect in ("where", "when"):
        detail = _detail_known(sp, claim, aspect) if claim is not None and turn.claims else ""
        return sp.say(lines.ON_DETAIL, detail=detail) if detail else sp.say(lines.ON_NO_DETAIL)
    return sp.say(lines.ON_TELLER if aspect in ("teller", "who") else lines.ON_OPINION)


def _to_plans(sp: Speaker, turn: Utterance, claim: ClaimView | None) -> str:
    """What one says to somebody's going to an event or not."""
    if claim is None or turn.subject is None:
        return sp.say(lines.ON_OPINION)
    found = asked_of(turn.subject).found or "maybe"
    if is_mine(sp.sit, claim) and found == "maybe":
        return sp.say(lines.ON_UNDECIDED)
    if is_over(sp.sit, claim):
        return sp.say(reactions.ON_WAS_THERE, tag=found)
    both = found == "yes" and (claim.knowing.attending or is_mine(sp.sit, claim))
    return sp.say(reactions.ON_GOING, tag="both" if both else found)


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
