"""Talk about topics: a view is asked for or offered, answered, and met with agreement or with another view."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from agents.canonical import E6
from agents.minds.rules.speech.grammar import Stock
from agents.minds.rules.speech.leaving import leave
from agents.minds.rules.speech.phrasing import said_already
from agents.minds.rules.speech.situation import Situation, read
from agents.minds.rules.speech.speaker import Speaker
from agents.minds.rules.speech.stock import opinions as lines
from agents.minds.rules.speech.subjects import plain_ref, subject
from agents.minds.rules.speech.words import body, first_name, inside, is_doing
from agents.minds.rules.words import word_set
from agents.opinion import Opinion, OpinionView, bounded, nature_of, rounded
from agents.talk import Act, Utterance
from agents.tasks.base import Question
from agents.tasks.speaking import SayInput, StanceSaid, Turn

_ATTEMPTS = 6
_LONGEST = 1200
STRONG_E6 = 600_000
UNDECIDED_E6 = 150_000
_NEAR_E6 = 400_000
_IDLE = 4
"""How many times less readily somebody without a view asks for one."""
_OPEN_ACTS = (Act.TELL, Act.ANSWER, Act.AGREE, Act.DISAGREE)
_KEY = "topic"


@dataclass(frozen=True, slots=True)
class Matter:
    """What is to be said about a topic: which act, what stance is voiced, whether to ask back, whether it is a post."""

    act: Act
    view: OpinionView
    stance_e6: int | None
    asks_back: bool = False
    broaches: bool = False
    written: bool = False


def speak_of_topics(question: Question[SayInput, Turn]) -> Turn | None:
    """Return a turn about a topic, where one is owed or comes up; None where the talk is about other things."""
    if not question.input.opinions or not question.input.partners:
        return None
    sit = read(question)
    matter = _owed(sit) or _raised(sit)
    return None if matter is None else _said(sit, matter)


def argument_on(question: Question[SayInput, Turn], view: OpinionView, stance_e6: int) -> Turn:
    """Return an argument for a side, whatever the speaker itself thinks; a reason is given where it fits the side."""
    sit = read(question)
    own = view.opinion
    fits = own is not None and own.stance_e6 * stance_e6 > 0
    argued = replace(view, opinion=Opinion(stance_e6, E6 // 2, own.reason if own is not None and fits else ""))
    heard = [one.stance_e6 for turn in sit.given.transcript[-1:] for one in turn.stances if one.topic == view.topic]
    act = Act.TELL if not heard else Act.AGREE if heard[-1] * stance_e6 > 0 else Act.DISAGREE
    return _said(sit, Matter(act, argued, stance_e6))


def _said(sit: Situation, matter: Matter) -> Turn:
    """Return the turn in words that were not said before, where there are any."""
    turn = _turn(sit, matter, 0)
    for attempt in range(1, _ATTEMPTS):
        if not said_already(sit, turn.text):
            break
        turn = _turn(sit, matter, attempt)
    return turn


def post_on(question: Question[SayInput, Turn], view: OpinionView, *, answers: bool) -> Turn:
    """Return a post on a topic its writer has an opinion on: an answer to the one post of the transcript, or a new one.

    Raises:
        ValueError: If the writer has no opinion on it.
    """
    if view.opinion is None:
        raise ValueError(f"nothing to write about {view.topic} without an opinion")
    sit = read(question)
    mine = _voiced_stance(sit, view) if answers else view.opinion.stance_e6
    heard = [one.stance_e6 for post in sit.given.transcript for one in post.stances if one.topic == view.topic]
    act = Act.TELL
    if answers and heard and mine is not None:
        act = Act.AGREE if _near(mine, heard[-1]) else Act.DISAGREE
    turn = _said(sit, Matter(act, view, mine, written=True))
    return turn.model_copy(update={"ends": False})


def _owed(sit: Situation) -> Matter | None:
    """What the turn before calls for, where it was about a topic the speaker knows."""
    last = sit.last
    view = _view_of(sit, last)
    if last is None or view is None:
        return None
    mine = _voiced_stance(sit, view)
    if last.act is Act.ASK:
        return Matter(Act.ANSWER, view, mine)
    if last.act not in _OPEN_ACTS:
        return None
    heard = next((one.stance_e6 for one in last.stances if one.topic == view.topic), None)
    spoken = _has_voiced(sit, sit.me.id, view.topic) or _has_passed(sit, view.topic)
    if spoken or (mine is None and (heard is None or last.act is not Act.TELL)):
        return Matter(Act.RESPOND, view, None)
    if mine is None or heard is None:
        return Matter(Act.ANSWER if mine is None else Act.TELL, view, mine)
    return Matter(Act.AGREE if _near(mine, heard) else Act.DISAGREE, view, mine)


def _near(mine: int, heard: int) -> bool:
    same_side = mine * heard > 0 or (abs(mine) < UNDECIDED_E6 and abs(heard) < UNDECIDED_E6)
    return abs(mine - heard) <= _NEAR_E6 or same_side


def _view_of(sit: Situation, turn: Utterance | None) -> OpinionView | None:
    if turn is None:
        return None
    return next((view for view in sit.given.opinions if _is_about(turn, view.topic)), None)


def _has_voiced(sit: Situation, person: str, topic: str) -> bool:
    return any(
        turn.speaker == person and any(one.topic == topic for one in turn.stances) for turn in sit.given.transcript
    )


def _has_passed(sit: Situation, topic: str) -> bool:
    """Return whether the speaker has answered in this talk that it has no view of a topic."""
    return any(
        turn.speaker == sit.me.id and turn.act is Act.ANSWER and _is_about(turn, topic) for turn in sit.given.transcript
    )


def _is_about(turn: Utterance, topic: str) -> bool:
    about = turn.subject
    return about is not None and about.kind == "topic" and plain_ref(about.ref) == topic


def _voiced_stance(sit: Situation, view: OpinionView) -> int | None:
    """Return the stance the speaker shows: its own, drawn towards what it heard as far as it conforms."""
    if view.opinion is None:
        return None
    heard = [
        one.stance_e6
        for turn in sit.given.transcript
        for one in turn.stances
        if one.topic == view.topic and turn.speaker != sit.me.id
    ]
    if not heard:
        return view.opinion.stance_e6
    conformity = nature_of(sit.me.persona.personal.judgement).conformity_e6
    return bounded(view.opinion.stance_e6 + rounded((heard[-1] - view.opinion.stance_e6) * conformity // 2, E6))


def _raised(sit: Situation) -> Matter | None:
    """A topic the speaker brings up by itself, once in a talk: after the first words, while it owes no answer."""
    given = sit.given
    begun = any(_view_of(sit, turn) is not None for turn in given.transcript)
    if begun or sit.winds_down or sit.left_behind or sit.asked is not None or len(given.transcript) < 2:
        return None
    views = [view for view in given.opinions if _may_raise(sit, view)]
    stream = sit.question.stream(_KEY)
    views = [view for view in views if stream.chance(_readiness_e6(sit, view))]
    if not views:
        return None
    view = stream.weighted(views, [view.interest for view in views])
    if view.opinion is None or stream.chance(400_000 + sit.closeness_e6 // 10):
        return Matter(Act.ASK, view, None)
    return Matter(Act.TELL, view, _voiced_stance(sit, view), asks_back=stream.chance(E6 // 2), broaches=True)


def _may_raise(sit: Situation, view: OpinionView) -> bool:
    """A topic about a claim is spoken of with those who know the claim; its id tells nobody else about it.

    Who was told news just now does not come up with another matter before it has said a word to it.
    """
    news = [one.claim for one in sit.last.claims] if sit.last is not None else []
    if view.claim is None or (news and view.claim not in news):
        return not news
    claim = sit.claims.get(view.claim)
    return claim is not None and claim.partner_knows


def _readiness_e6(sit: Situation, view: OpinionView) -> int:
    extraversion = round(sit.me.persona.personal.traits.extraversion * E6)
    stirred = 100_000 + 40_000 * view.interest + extraversion // 10
    return stirred // _IDLE if view.opinion is None else stirred + abs(view.opinion.stance_e6) // 10


def _turn(sit: Situation, matter: Matter, attempt: int) -> Turn:
    sp = Speaker(sit, attempt)
    parts = [part for part in (_written if matter.written else _parts)(sp, matter) if part]
    ends = False
    if sit.winds_down and matter.act is not Act.ASK:
        parts.append(leave(sp, after_words=True).text)
        ends = True
    view, stance = matter.view, matter.stance_e6
    asks = matter.act is Act.ASK or (matter.asks_back and not ends)
    said = () if stance is None else (StanceSaid(topic=view.topic, stance=stance / E6, confidence=_sure(view)),)
    about = None if matter.act is Act.RESPOND else subject("topic", ref=view.topic, text=view.title)
    return Turn(
        text=" ".join(parts)[:_LONGEST] or "Hm.",
        act=matter.act,
        subject=about,
        stances=said,
        addressee=sit.partner.id if asks and sit.group else "",
        emotion="curious" if matter.act is Act.ASK else "neutral",
        ends=ends,
    )


def _sure(view: OpinionView) -> float:
    return (view.opinion.confidence_e6 if view.opinion is not None else E6 // 2) / E6


def _written(sp: Speaker, matter: Matter) -> list[str]:
    from agents.minds.rules.speech.posting import post_parts

    if matter.stance_e6 is None:
        return [sp.say(lines.NO_OPINION, title=matter.view.title)]
    return post_parts(sp, matter.act, matter.view, matter.stance_e6)


def _parts(sp: Speaker, matter: Matter) -> list[str]:
    slots = _slots(sp, matter.view)
    if matter.act is Act.ASK:
        return [sp.say(lines.ASK, **slots)]
    if matter.act is Act.RESPOND:
        voiced = any(one.topic == matter.view.topic for turn in sp.sit.given.transcript for one in turn.stances)
        return [sp.say(lines.LET_STAND if voiced else lines.NEITHER)]
    if matter.stance_e6 is None:
        return [sp.say(lines.NO_OPINION, **slots)]
    view = sp.say(_stock(matter.stance_e6), **slots)
    if matter.act is Act.AGREE:
        return [sp.say(lines.AGREED), view] if sp.chance(60) or matter.view.claim else [sp.say(lines.AGREED)]
    if matter.act is Act.DISAGREE:
        return [sp.say(lines.NOT_AGREED), view]
    opening = sp.say(lines.BROACH, **slots) if matter.broaches else ""
    return [opening, view, sp.say(lines.AND_YOU) if matter.asks_back and not sp.sit.winds_down else ""]


def _slots(sp: Speaker, view: OpinionView) -> dict[str, str]:
    names = [*sp.sit.names.values(), *(place.name for place in sp.sit.given.places)]
    slots = {"title": view.title, "prop": as_clause(view, names)}
    if view.opinion is not None and view.opinion.reason and sp.chance(70):
        slots["reason"] = inside(body(view.opinion.reason), names)
    return slots


def as_clause(view: OpinionView, names: Iterable[str]) -> str:
    """Return the proposition as it stands inside a sentence: small at the start where its first word is no name.

    What the title writes small is none, nor is an -ing form, a plural as its verb shows, or a word that tells of
    what kind the next one is. Somebody's name, "I", capitals throughout and two capitals in a row stay.
    """
    clause = inside(body(view.proposition), names)
    first, _, rest = clause.partition(" ")
    small = first[:1].lower() + first[1:]
    named = any(name and (clause.startswith(name) or first == first_name(name)) for name in names)
    named = named or f" {first}" in f"{view.title} {rest}"
    common = small in view.title.split() or is_doing(first) or _is_common(first, rest)
    return f"{small} {rest}" if common and not named and _PLAIN_WORD.match(first[1:]) else clause


_PLAIN_WORD = re.compile(r"^[a-z]+(?:-[a-z]+)*[,:]?$")
_ABSTRACT = re.compile(
    r"(?:tion|sion|ment|ness|ity|work|ism|ship|hood|age|ance|ence|cy|ics|ware|music|food|money|traffic|dom)$"
)
_VERBS = word_set(
    """is was has does should must ought can could will would may might shall needs makes deserves belongs belong
    brings causes cannot never always"""
)
_NAMES_IN_S = word_set(
    """agnes andreas angeles anders arkansas athens brussels carlos charles dolores douglas elias flanders frances
    gladys hans hughes ines james jens jones jonas kansas lars lucas marseilles matthias mercedes moses naples nicholas
    niels niklas silas texas thebes thomas tobias wales williams"""
)
_OF_MANY = word_set(
    """are have do were should must ought can could will would may might shall need make deserve bring cause cannot
    never always belong and or in on at for from with without who that which"""
)


def _is_common(first: str, rest: str) -> bool:
    """Return whether the first word of a proposition, with what follows it, is no name as far as its form shows."""
    after, then = (*rest.split(" ", 2), "", "")[:2]
    if not first.isascii() or not after.islower():
        return False
    if first.endswith("s") and not first.endswith(("ss", "us", "is", "'s")):
        return after in _OF_MANY and first.lower() not in _NAMES_IN_S
    return _ABSTRACT.search(first) is not None or (after not in _VERBS | _OF_MANY and then in _VERBS | _OF_MANY)


def _stock(stance_e6: int) -> Stock:
    if abs(stance_e6) < UNDECIDED_E6:
        return lines.UNDECIDED
    if stance_e6 > 0:
        return lines.STRONGLY_FOR if stance_e6 >= STRONG_E6 else lines.FOR
    return lines.STRONGLY_AGAINST if stance_e6 <= -STRONG_E6 else lines.AGAINST
