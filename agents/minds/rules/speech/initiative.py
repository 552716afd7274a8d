"""What to speak of next: news, what one knows of the other, oneself, or a question; each chosen by weight."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from agents.minds.rules.speech.claims import is_ahead, is_mine, is_over, title_of
from agents.minds.rules.speech.grammar import Stock
from agents.minds.rules.speech.memories import talks, told_before, told_by_partner, told_lately
from agents.minds.rules.speech.offering import offers
from agents.minds.rules.speech.phrasing import joined_link
from agents.minds.rules.speech.speaker import Said, Speaker, seen_doing
from agents.minds.rules.speech.stock import claims as claim_lines
from agents.minds.rules.speech.stock import greetings, informs
from agents.minds.rules.speech.stock import questions as lines
from agents.minds.rules.speech.subjects import Asked, as_subject
from agents.minds.rules.speech.telling import news_of, tell
from agents.minds.rules.speech.times import moment_words, past_words
from agents.minds.rules.speech.tones import suited
from agents.minds.rules.speech.words import to_you
from agents.perception import ClaimView
from agents.talk import Act, SubjectKind

_DAY_HAS_BEGUN = 11 * 60


@dataclass(frozen=True, slots=True)
class Move:
    """Something that could be said next, and how much speaks for it."""

    weight: int
    make: Callable[[], Said]


def next_move(sp: Speaker) -> Said | None:
    """Return what the speaker brings up next; None where nothing is left."""
    moves = _news(sp) or [*_known_claims(sp), *_about_partner(sp), *_offers(sp), *_questions(sp)]
    if not moves:
        return None
    move = sp.stream.weighted(moves, [move.weight for move in moves])
    said = move.make()
    return said if said.text else None


def first_question(sp: Speaker) -> Said:
    """Return the question that opens a talk."""
    moves = [*_about_partner(sp), *_questions(sp, opening=True)]
    return sp.stream.weighted(moves, [move.weight for move in moves]).make()


def _news(sp: Speaker) -> list[Move]:
    claims = news_of(sp.sit)
    return [Move(1, lambda: tell(sp, claims[0]))] if claims and (_meant(sp, claims[0]) or sp.chance(75)) else []


def _meant(sp: Speaker, claim: ClaimView) -> bool:
    return claim.id == sp.sit.given.opening_claim


def _asking(sp: Speaker, stock: Stock, asked: Asked, *, turn: bool = True, **slots: str) -> Said:
    text = sp.say(stock, **slots)
    if turn and sp.sit.mine and sp.chance(30):
        text = joined_link(sp.say(informs.TURN), text)
    return Said(text, Act.ASK, as_subject(asked), asked=asked, emotion="curious")


def _known_claims(sp: Speaker) -> list[Move]:
    moves = []
    for claim in sp.sit.given.claims:
        if not claim.partner_knows or sp.sit.has_touched("claim", claim.id) or claim.origin == sp.sit.partner.id:
            continue
        if claim.is_event and not is_ahead(sp.sit, claim) and not is_over(sp.sit, claim):
            continue
        if told_before(sp.sit, title_of(sp, claim)) and not sp.chance(25):
            continue
        moves.append(Move(30 + 4 * claim.interest, partial(_about_known, sp, claim)))
    return moves


def _about_known(sp: Speaker, claim: ClaimView) -> Said:
    when = moment_words(sp.sit.now, claim.starts) if claim.starts else ""
    slots = {"title": title_of(sp, claim)} | ({"when": when} if when else {})
    partner = sp.sit.partner.id
    aspect, stock = "opinion", claim_lines.ASK_VIEW_KNOWN
    if is_over(sp.sit, claim):
        aspect, stock = "attending", claim_lines.ASK_WAS_THERE
    elif is_ahead(sp.sit, claim):
        aspect = "attending"
        stock = claim_lines.ASK_COMING_MINE if is_mine(sp.sit, claim) else claim_lines.ASK_GOING_KNOWN
    asked = Asked("claim", partner, claim.id, aspect, slots["title"])
    return _asking(sp, suited(claim, stock), asked, turn=False, **slots)


def _about_partner(sp: Speaker) -> list[Move]:
    """Questions that go back to what was said another time."""
    sit, partner = sp.sit, sp.sit.partner.id
    moves = []
    for kind, words, memory in told_by_partner(sit):
        if not sit.has_touched(kind, partner) and not any(words in line for line in sit.given.recent_lines):
            stock = lines.ASK_SINCE_LIKE if kind == "like" else lines.ASK_SINCE_GOAL
            asked = Asked("like", partner, "", "time") if kind == "like" else Asked("goal", partner, "", "progress")
            moves.append(Move(25, partial(_since, sp, stock, asked, memory.id, it=to_you(words))))
    for talk in talks(sit):
        if talk.person == partner and not sit.has_touched("memory", partner) and not told_lately(sit, talk.topic):
            asked = Asked("memory", partner, "", text=talk.topic)
            when = past_words(sit.now, talk.memory.created)
            make = partial(_since, sp, lines.ASK_SINCE, asked, talk.memory.id, topic=talk.topic, whenpast=when)
            moves.append(Move(15, make))
    return moves


def _since(sp: Speaker, stock: Stock, asked: Asked, memory: str, **slots: str) -> Said:
    said = _asking(sp, stock, asked, turn=False, **slots)
    return Said(said.text, said.act, said.subject, said.asked, memories=(memory,), emotion=said.emotion)


def _offers(sp: Speaker) -> list[Move]:
    share = 60 + sp.voice.extraversion // 2 - sp.voice.agreeableness // 4
    return [Move(max(1, weight * share // 70), make) for weight, make in offers(sp)]


_ASK: tuple[tuple[SubjectKind, str, Stock, tuple[int, int, int], bool], ...] = (
    # kind, aspect, lines, weights towards intimates, acquaintances, those hardly known; fit for opening
    ("wellbeing", "", greetings.ASK_WELLBEING, (30, 30, 15), True),
    ("activity", "", lines.ASK_ACTIVITY, (12, 14, 14), True),
    ("plan", "", lines.ASK_PLAN, (22, 22, 10), True),
    ("day", "", lines.ASK_DAY, (16, 14, 8), True),
    ("claim", "", lines.ASK_NEWS, (18, 18, 8), True),
    ("work", "", lines.ASK_WORK, (0, 2, 22), False),
    ("like", "", lines.ASK_LIKE, (0, 8, 16), False),
    ("goal", "", lines.ASK_GOAL, (5, 9, 8), False),
    ("fact", "origin", lines.ASK_ORIGIN, (0, 2, 14), False),
    ("fact", "", lines.ASK_FACT, (0, 4, 12), False),
    ("place", "", lines.ASK_PLACE, (0, 3, 12), True),
    ("value", "", lines.ASK_VALUE, (0, 3, 3), False),
    ("dislike", "", lines.ASK_DISLIKE, (0, 4, 4), False),
)


def _questions(sp: Speaker, *, opening: bool = False) -> list[Move]:
    sit, partner = sp.sit, sp.sit.partner.id
    moves = []
    for kind, aspect, stock, weights, opens in _ASK:
        if sit.has_touched(kind, partner) or (kind == "claim" and _news_asked(sp)) or (opening and not opens):
            continue
        if kind == "activity" and (_is_seen_at_it(sp) if opening else sit.has_said(sit.partner.activity.strip())):
            continue
        if kind in ("wellbeing", "day") and (sit.has_touched("wellbeing", partner) or sit.has_touched("day", partner)):
            continue
        if (kind == "place" and not sp.slots["place"]) or (kind == "day" and sit.now.minute < _DAY_HAS_BEGUN):
            continue
        if kind == "wellbeing" and len(sit.given.transcript) > 3:
            continue
        weight = weights[0] if sit.intimate else weights[1] if sit.familiar else weights[2]
        if not weight:
            continue
        asked = Asked(kind, partner, "", aspect)
        moves.append(Move(weight, partial(_asking, sp, stock, asked)))
    return [*moves, *_seen_questions(sp, opening=opening)]


def _is_seen_at_it(sp: Speaker) -> bool:
    """Whether what the other does has just been remarked on, so that nobody asks for it."""
    return bool(seen_doing(sp.sit)) and not sp.slots["theirs"]


def _news_asked(sp: Speaker) -> bool:
    return sp.sit.has_touched("claim", sp.sit.partner.id) or sp.sit.has_touched("claim", sp.sit.me.id)


def _seen_questions(sp: Speaker, *, opening: bool) -> list[Move]:
    sit, partner = sp.sit, sp.sit.partner.id
    moves = []
    if (
        sp.slots.get("theirs_busy")
        and not sit.together
        and not _at_event(sp)
        and not sit.has_touched("activity", partner)
    ):
        text = sp.slots["theirs"]
        often, enjoy = Asked("activity", partner, "", "often", text), Asked("activity", partner, "", "enjoy", text)
        moves.append(Move(4 if sit.at_home else 9, lambda: _asking(sp, lines.ASK_ABOUT_DOING, often, turn=False)))
        moves.append(Move(12, lambda: _asking(sp, lines.ENJOY, enjoy, turn=False)))
    absent = _absent(sp)
    if absent and not opening and not sit.has_touched("person"):
        person, name = sp.stream.choice(absent)
        asked = Asked("person", partner, person, text=sp.call(name))
        moves.append(Move(5, lambda: _asking(sp, lines.ASK_SEEN, asked, who=sp.call(name))))
    return moves


def _at_event(sp: Speaker) -> bool:
    """Whether what the other is doing is an event: that is nobody's habit or chore."""
    return any(claim.title and claim.title in sp.sit.partner.activity for claim in sp.sit.given.claims)


def _absent(sp: Speaker) -> list[tuple[str, str]]:
    """Those the speaker remembers something about, knows by name, and who are not in sight."""
    sit = sp.sit
    here = sit.here
    about = {person for memory in sit.given.memories for person in memory.about}
    return [(person, name) for person, name in sit.given.names if person in about and person not in here]
