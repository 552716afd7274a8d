"""What one says to an answer or a statement of the other before going on: it takes up the content."""

from __future__ import annotations

from agents.minds.rules.speech.answering import GOAL_TEXT, WORK_TEXT
from agents.minds.rules.speech.claim_replies import react_to_response
from agents.minds.rules.speech.doings import alike, given_back, kind_of, kinds
from agents.minds.rules.speech.grammar import NEUTRAL, Stock
from agents.minds.rules.speech.habits import trade_of
from agents.minds.rules.speech.hearing import claim_told
from agents.minds.rules.speech.speaker import Speaker
from agents.minds.rules.speech.stock import claims as claim_lines
from agents.minds.rules.speech.stock import grave
from agents.minds.rules.speech.stock import reactions as lines
from agents.minds.rules.speech.stock.aspects import REACTIONS
from agents.minds.rules.speech.subjects import Asked, asked_of
from agents.minds.rules.speech.times import days_ahead
from agents.minds.rules.speech.words import body, content_words, is_doing, to_you
from agents.talk import Act, Utterance
from agents.tone import is_grave

_LONGEST_ECHO = 32
_LONGEST_GOAL = 48
_STATES = {"well": lines.GLAD_WELL, "middling": lines.SO_SO, "low": lines.SORRY_LOW}


def react(sp: Speaker, turn: Utterance) -> str:
    """Return the reaction to `turn`, empty where it calls for none."""
    if turn.act in (Act.GREET, Act.ASK, Act.PART) or _lets_stand(sp, turn):
        return ""
    if turn.act in (Act.THANK, Act.SUGGEST, Act.DISAGREE):
        return sp.say(_to_act(sp, turn.act))
    about = asked_of(turn.subject) if turn.subject is not None else None
    if about is None:
        return sp.say(lines.ON_STATEMENT)
    if about.kind != "claim" and turn.act in (Act.ACCEPT, Act.DECLINE):
        return sp.say(lines.ON_AGREED if turn.act is Act.ACCEPT else lines.ON_NOT_AGREED)
    if about.kind == "claim":
        return _to_claim(sp, turn)
    return _to_aspect(sp, about) if about.aspect and about.aspect != "origin" else _to_kind(sp, turn, about)


def _lets_stand(sp: Speaker, turn: Utterance) -> bool:
    """Return whether `turn` does no more than end what was said of a topic, so that nothing is left to react to."""
    before = sp.sit.given.transcript[-2:-1]
    ends = turn.act is Act.RESPOND and turn.subject is None and not turn.claims
    return ends and any(one.subject is not None and one.subject.kind == "topic" for one in before)


def _to_act(sp: Speaker, act: Act) -> Stock:
    if act is Act.SUGGEST:
        return lines.ON_SUGGESTION_YES if sp.chance(sp.voice.agreeableness) else lines.ON_SUGGESTION_NO
    return lines.WELCOME if act is Act.THANK else lines.ON_COMPLAINT


def _to_claim(sp: Speaker, turn: Utterance) -> str:
    claim = claim_told(sp, turn)
    if claim is None and turn.act is Act.ANSWER and turn.subject is not None and not turn.claims:
        return sp.say(lines.ON_NO_NEWS) if not asked_of(turn.subject).ref else sp.say(claim_lines.ON_OPINION)
    return react_to_response(sp, turn, claim)


def _to_aspect(sp: Speaker, about: Asked) -> str:
    stock = REACTIONS.get(f"{about.kind}:{about.aspect}", lines.ON_SHORT)
    name = sp.sit.names.get(about.ref) if about.kind == "person" else None
    return sp.say(stock, tag=about.found, **({"who": sp.call(name)} if name else {}))


def _to_kind(sp: Speaker, turn: Utterance, about: Asked) -> str:
    stock = _plain_stock(sp, turn, about)
    if stock is not None:
        return sp.say(stock, tag=about.found)
    if about.kind == "person":
        return _to_person(sp, turn, about)
    if not about.text or about.kind in ("other", "topic", "place", "group", "name"):
        return _without_content(sp, about)
    return _to_content(sp, about)


def _plain_stock(sp: Speaker, turn: Utterance, about: Asked) -> Stock | None:
    """The lines for what needs no words taken up; None for the rest."""
    if turn.act is Act.INFORM and about.owner == sp.sit.me.id:
        return lines.ON_SEEN_ME
    if about.kind == "wellbeing":
        return _STATES.get(about.text, lines.SO_SO)
    if about.kind in ("place", "day") and about.found:
        return lines.ON_PLACE if about.kind == "place" else lines.ON_DAY
    if about.kind == "other" and turn.act is Act.INFORM:
        return _TO_OWN_WORDS.get(about.found, lines.ON_THOUGHT)
    return lines.ON_SINCE if about.kind == "memory" else None


_TO_OWN_WORDS: dict[str, Stock] = {
    "yes": lines.ON_FEELING,
    "no": lines.ON_FEELING,
    "even": lines.ON_FEELING,
    "shared": lines.ON_SHARED_DOING,
}
"""What one says to feelings good, bad and middling, and to somebody who knows a thing from experience."""


def _without_content(sp: Speaker, about: Asked) -> str:
    if about.kind == "fact" and about.found != "no":
        return sp.say(lines.ON_FACT)
    if about.kind == "plan":
        return sp.say(lines.ON_BED_PLAN if about.found == "bed" else lines.ON_NO_PLAN)
    if about.kind == "activity":
        return sp.say(lines.ON_IDLE)
    return sp.say(lines.ON_NO_ANSWER if about.found == "no" else lines.ON_SHORT)


def _to_person(sp: Speaker, turn: Utterance, about: Asked) -> str:
    name = sp.sit.names.get(about.ref)
    who = {"who": sp.call(name)} if name else {}
    if turn.act is Act.INFORM:
        return sp.say(lines.ON_TOLD_PERSON, **_as_met(sp, about.ref, who))
    if about.found == "here":
        return sp.say(lines.ON_SEEN_HERE, **who)
    whereabouts = {"whereabouts": who["who"]} if who and not about.found else {}
    return sp.say(lines.ON_NOT_SEEN if about.found == "no" else lines.ON_SEEN, **who, **whereabouts)


def _as_met(sp: Speaker, person: str, who: dict[str, str]) -> dict[str, str]:
    """Return `who` with the slots of lines that hold only for somebody who is not here, or was not met today."""
    sit, name = sp.sit, who.get("who", "")
    talked, last = sit.talked_with(person), sit.seen_or_talked(person)
    here = person in sit.here
    today = [at is not None and days_ahead(sit.now, at) == 0 for at in (talked, last)]
    slots = {"away": not here, "untalked": not today[0] and not here, "unseen": not today[1] and not here}
    return who | {slot: name for slot, holds in slots.items() if holds}


def _to_content(sp: Speaker, about: Asked) -> str:
    text = body(about.text)
    if about.kind == "work":
        trade = text.removeprefix(WORK_TEXT)
        return sp.say(lines.ON_SAME_WORK if trade == trade_of(sp.sit.me) else lines.ON_WORK, trade=trade)
    if about.kind == "goal":
        return _to_goal(sp, text.removeprefix(GOAL_TEXT))
    if about.kind == "fact":
        same = body(sp.sit.me.persona.social.origin or "").lower() == text.lower()
        return sp.say(lines.ON_SAME_ORIGIN if same else lines.ON_ORIGIN, it=text)
    if about.kind in ("activity", "plan"):
        return _to_doing(sp, about, text)
    if about.kind in ("like", "dislike", "value"):
        return _to_taste(sp, about, text)
    return sp.say(lines.BY_KIND.get(about.kind, lines.ON_SHORT), it=to_you(text))


def _to_doing(sp: Speaker, about: Asked, text: str) -> str:
    """What one says to an activity or a plan; one does or plans the same now and then."""
    if not is_doing(text):
        if about.kind == "plan" and is_grave(text):
            return sp.say(grave.ON_PLAN)
        if about.kind == "plan" and text.startswith(("your ", "my ")):
            return sp.say(lines.ON_MY_EVENT if text.startswith("your ") else lines.ON_YOUR_EVENT, it=given_back(text))
        return sp.say(lines.ON_EVENT_PLAN if about.kind == "plan" else lines.ON_SHORT, it=given_back(text))
    if about.found == "same":
        return sp.say(lines.ON_SAME_TOLD)
    doing, coming = sp.slots["doing"], sp.slots.get("next", "")
    it, kind = given_back(text), kind_of(text)
    sp.weights |= {"iswork": NEUTRAL if kind == "work" else 0, "isfree": NEUTRAL if kind in ("rest", "fun") else 0}
    if about.kind == "activity":
        stock = lines.ON_SAME_ACTIVITY if alike(text, doing) else lines.ON_ACTIVITY
    else:
        stock = (
            lines.ON_SAME_PLAN if alike(text, coming) else lines.ON_PLAN_NOW if alike(text, doing) else lines.ON_PLAN
        )
    return sp.say(stock, **kinds("it", it), **_echo(sp, it))


def _echo(sp: Speaker, it: str, longest: int = _LONGEST_ECHO) -> dict[str, str]:
    """The other's words as they may be given back alone: short ones, once in a talk."""
    return {"echo": it} if len(it) <= longest and not sp.sit.echoed else {}


def _to_goal(sp: Speaker, goal: str) -> str:
    own = sp.sit.me.persona.context.goals
    stock = lines.ON_SHARED_GOAL if any(body(mine) == goal for mine in own) else lines.ON_GOAL
    it = to_you(goal)
    slots = {"goal_any": it} if it == goal and " my" not in goal else {}
    slots |= {"goal_echo": it} if len(it) <= _LONGEST_GOAL and not sp.sit.echoed else {}
    return sp.say(stock, it=it, **slots)


def _to_taste(sp: Speaker, about: Asked, text: str) -> str:
    personal = sp.sit.me.persona.personal
    own = personal.values if about.kind == "value" else personal.likes if about.kind == "like" else personal.dislikes
    if any(body(mine).lower() == text.lower() for mine in own):
        return sp.say(_SHARED[about.kind], it=to_you(text))
    if about.kind == "like":
        words = content_words(text)
        for disliked in personal.dislikes:
            if words and words == content_words(disliked):
                return sp.say(lines.ON_OPPOSED_LIKE, it=to_you(text), shared=body(disliked))
    return sp.say(lines.BY_KIND[about.kind], it=to_you(text), **_echo(sp, to_you(text)))


_SHARED: dict[str, Stock] = {
    "like": lines.ON_SHARED_LIKE,
    "dislike": lines.ON_SHARED_DISLIKE,
    "value": lines.ON_SHARED_VALUE,
}
