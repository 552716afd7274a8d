"""Claims put into words: how much of one is told, with whose name on it, and where and when."""

from __future__ import annotations

from agents.canonical import E6
from agents.minds.rules.speech.situation import Situation
from agents.minds.rules.speech.speaker import Said, Speaker
from agents.minds.rules.speech.stock import claims as lines
from agents.minds.rules.speech.subjects import Asked, as_subject
from agents.minds.rules.speech.times import moment_words, past_words
from agents.minds.rules.speech.tones import suited
from agents.minds.rules.speech.voice import CLOSE_E6
from agents.minds.rules.speech.words import body, closed, first_name, inside, one_sentence
from agents.minds.rules.words import has_name, without_time
from agents.perception import ClaimView
from agents.talk import DETAILS, Act, Detail
from agents.tasks.speaking import ClaimSaid

_HINDERS = (" then", " by then", " first", " tonight", " that day", " as it is")
"""How reasons end that make it impossible to come; others are reasons to prefer something else."""

_OLD_SECONDS = 20 * 60 * 60


def is_mine(sit: Situation, claim: ClaimView) -> bool:
    """Return whether the claim begins with the speaker."""
    return claim.origin == sit.me.id


def is_over(sit: Situation, claim: ClaimView) -> bool:
    """Return whether the event is over, as far as the speaker knows its time."""
    return claim.is_event and claim.ends is not None and claim.ends.seconds <= sit.now.seconds


def is_ahead(sit: Situation, claim: ClaimView) -> bool:
    """Return whether it is an event that has not begun, as far as the speaker knows its time."""
    return claim.is_event and (claim.starts is None or claim.starts.seconds > sit.now.seconds)


def may_tell(sit: Situation, claim: ClaimView) -> bool:
    """Return whether the claim can be told as news here: not known to the others, not about them, no secret kept."""
    others = {partner.id for partner in sit.given.partners}
    too_late = claim.is_event and not is_ahead(sit, claim)
    if claim.partner_knows or too_late or sit.has_touched("claim", claim.id):
        return False
    if claim.knowing.teller in others or claim.origin in others or others & set(claim.about):
        return False
    if sit.me.id in claim.about and not is_mine(sit, claim):
        return False
    return not claim.secret or all(_close(partner.relationship) for partner in sit.given.partners)


def _close(tie: object) -> bool:
    return getattr(tie, "closeness_e6", -E6) >= CLOSE_E6


def title_of(sp: Speaker, claim: ClaimView) -> str:
    """Return the noun phrase for a claim: "my supper" to its origin, "your supper" when said to the origin."""
    title = inside(undated(claim, claim.title or claim.text), _all_names(sp, claim))
    partner = sp.sit.partner
    if is_mine(sp.sit, claim):
        return _owned(title, sp.sit.me.name, "my")
    if claim.origin == partner.id:
        return _owned(title, partner.name or claim.origin_name or "", "your")
    return title


def undated(claim: ClaimView, words: str) -> str:
    """Return the words of a claim without a time of their own, where it is an event: its time is told beside them."""
    return without_time(words) if claim.is_event else words


def _owned(title: str, name: str, whose: str) -> str:
    for start in (name, first_name(name)) if name else ():
        for mark in ("'s ", "’s ", "' ", "’ "):
            if title.startswith(start + mark):
                return f"{whose} {title[len(start + mark) :]}"
    return title


def _all_names(sp: Speaker, claim: ClaimView) -> list[str]:
    names = [*sp.sit.names.values(), claim.origin_name or "", claim.teller_name or ""]
    return names + [first_name(name) for name in names]


def kept_details(sp: Speaker, claim: ClaimView) -> tuple[Detail, ...]:
    """Return which of the known details are told; some are dropped by draws, more by careless tellers and old news."""
    details: tuple[Detail, ...] = tuple(detail for detail in claim.details if detail != "what")
    loose = 6 + (60 - sp.voice.conscientiousness) // 3 + 2 * (5 - claim.interest)
    if sp.sit.now.seconds - claim.knowing.seconds > _OLD_SECONDS:
        loose += 8
    if is_mine(sp.sit, claim):
        loose //= 4
    kept = tuple(detail for detail in details if not sp.chance(max(1, loose)))
    return tuple(detail for detail in DETAILS if detail == "what" or detail in kept)


def told(sp: Speaker, claim: ClaimView) -> Said:
    """Return the claim told as news: the words, and what of it is in them."""
    details = kept_details(sp, claim)
    named = claim.place_name is not None and has_name(claim.text, claim.place_name)
    where = claim.place_name or "" if "where" in details and not named else ""
    when = moment_words(sp.sit.now, claim.starts) if claim.starts and "when" in details else ""
    whole_text = claim.first_person if is_mine(sp.sit, claim) else claim.text
    sentence = inside(undated(claim, whole_text), _all_names(sp, claim))
    whole = one_sentence(sentence)
    fused = claim.is_event and whole and len(sentence) < 70 and sp.chance(55)
    core = sentence + (f" at {where}" if fused and where else "") + (f" {when}" if fused and when else "")
    text, names_origin = _told_words(sp, claim, core if whole else "")
    if not fused:
        text = _joined(text, _where_when(sp, where, when))
    there: tuple[Detail, ...] = ("where",) if named and "where" not in details and claim.place_name else ()
    said = [detail for detail in (*details, *there) if _is_said(detail, where or named, when, names_origin)]
    subject = as_subject(Asked("claim", ref=claim.id, text=title_of(sp, claim)))
    carried = ClaimSaid(claim=claim.id, details=tuple(detail for detail in claim.details if detail in said))
    memory = (claim.knowing.reason_memory,) if claim.knowing.reason_memory else ()
    return Said(text, Act.TELL, subject, claims=(carried,), memories=memory[:0])


def _is_said(detail: Detail, where: str | bool, when: str, names_origin: bool) -> bool:
    return {"what": True, "who": names_origin, "where": bool(where), "when": bool(when)}[detail]


def _told_words(sp: Speaker, claim: ClaimView, core: str) -> tuple[str, bool]:
    """Return the news with its source, and whether its origin is named; a claim of many sentences has no `core`."""
    sit = sp.sit
    names_origin = _names_origin(claim)
    slots = {"claim": core, "quote": closed(claim.first_person if is_mine(sit, claim) else claim.text)}
    if is_mine(sit, claim):
        return sp.say(suited(claim, lines.MINE) if core else lines.MINE_QUOTED, **slots), True
    if not claim.teller_name:
        return sp.say(lines.HEARD_SOMEWHERE if core else lines.SOMEWHERE_QUOTED, **slots), names_origin
    slots |= {"teller": sp.call(claim.teller_name), "whenpast": past_words(sit.now, claim.knowing.seconds)}
    from_origin = claim.knowing.teller == claim.origin
    if not core:
        return sp.say(lines.HEARD_QUOTED, **slots), names_origin or from_origin
    stock = lines.HEARD_AT_SOURCE if from_origin and names_origin else lines.HEARD
    text = sp.say(suited(claim, stock), **slots)
    if names_origin or from_origin or not claim.origin_name or sp.chance(60):
        return text, names_origin or from_origin
    return _joined(text, sp.say(suited(claim, lines.ORIGIN_TOO), origin=sp.call(claim.origin_name), **slots)), True


def _names_origin(claim: ClaimView) -> bool:
    name = claim.origin_name
    return bool(name) and (str(name) in claim.text or first_name(str(name)) in claim.text.replace("'", " ").split())


def _where_when(sp: Speaker, where: str, when: str) -> str:
    if where and when:
        return sp.say(lines.WHERE_WHEN, where=where, when=when)
    if where:
        return sp.say(lines.WHERE_ONLY, where=where)
    return sp.say(lines.WHEN_ONLY, when=when) if when else ""


def _joined(*parts: str) -> str:
    return " ".join(part for part in parts if part)


def reason_slots(sp: Speaker, claim: ClaimView) -> dict[str, str]:
    """Return the reason for going or not, or for an opinion, as the speaker would say it to the one addressed."""
    reason = claim.knowing.reason or _clash(sp, claim)
    if not reason:
        return {}
    partner = sp.sit.partner
    name = partner.name or (claim.origin_name if claim.origin == partner.id else None)
    for called in (name, first_name(name)) if name else ():
        for third, second in ((f"{called} is ", "you are "), (f"{called}'s ", "your "), (called, "you")):
            reason = reason.replace(third, second)
    words = inside(body(reason), _all_names(sp, claim))
    return {"reason": words} | ({"clash": words} if words.endswith(_HINDERS) else {})


def _clash(sp: Speaker, claim: ClaimView) -> str:
    """A step of the plan or a promise that falls into the event, as a reason; only where one stays away."""
    if claim.knowing.attending is not False or claim.starts is None or claim.ends is None:
        return ""
    plan = sp.sit.me.plan
    for step in (*sp.sit.me.commitments, *(plan.steps if plan else ())):
        if step.claim != claim.id and step.start < claim.ends.seconds and step.end > claim.starts.seconds:
            return f"I'll be {step.activity} then"
    return ""


def reason_memory(claim: ClaimView) -> tuple[str, ...]:
    """Return the memory behind the reason, as a tuple."""
    return (claim.knowing.reason_memory,) if claim.knowing.reason_memory else ()


def carried_by_answer(claim: ClaimView, detail: Detail) -> tuple[ClaimSaid, ...]:
    """Return what an answer about one detail carries: that detail, and the claim it presupposes."""
    return (ClaimSaid(claim=claim.id, details=tuple(one for one in claim.details if one in ("what", detail))),)


def view_reason(sp: Speaker, claim: ClaimView) -> dict[str, str]:
    """Return the reason for an opinion; that of an event is one for going, not for a view."""
    return {} if claim.is_event else reason_slots(sp, claim)
