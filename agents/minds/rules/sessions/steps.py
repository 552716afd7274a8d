"""The next step of the item that the turn before left open: an answer, a reaction, a word to close with."""

from __future__ import annotations

from collections.abc import Callable

from agents.minds.rules.sessions import selves
from agents.minds.rules.sessions.feeling import field_of, tone_of
from agents.minds.rules.sessions.items import Item
from agents.minds.rules.sessions.persons import as_told, is_clause, is_own, sentence
from agents.minds.rules.sessions.pieces import Piece, Sitter
from agents.minds.rules.sessions.remembering import answer_from_memory
from agents.minds.rules.sessions.stock import asides, asking, doing, meeting, news, recalling
from agents.minds.rules.sessions.stock.asides import pairs_for
from agents.minds.rules.sessions.stock.supporting import CONSOLED, CONSOLED_PAIR, REPLIES
from agents.minds.rules.sessions.strategies import strategic
from agents.minds.rules.speech.grammar import Stock
from agents.minds.rules.words import content_words
from agents.talk import Act

_FEELS = {"good": "happy", "bad": "concerned", "plain": "interested"}
_SHORT_THING = 50
_EMOTIONS = {"good": "happy", "bad": "sad", "plain": "neutral"}
_DEEPER_PERCENT = 60


def step(sp: Sitter, item: Item) -> list[Piece]:
    """Return what the speaker owes to `item`; nothing where the item is done."""
    return _STEPS[item.kind](sp, item)


def _meet(sp: Sitter, _item: Item) -> list[Piece]:
    """A stranger has said its name: mine."""
    if any(said.act is Act.INTRODUCE for said in sp.sit.mine):
        return []
    return [Piece(sp.say(meeting.STRANGERS_BACK), Act.INTRODUCE, Item("meet", sp.me, "", 2))]


def hello_back(sp: Sitter) -> Piece:
    """Return a greeting in answer to one, by how long the two have not seen each other."""
    if sp.at_home:
        return Piece(sp.say(meeting.HOME_BACK), Act.GREET)
    return Piece(sp.say(meeting.BACK[sp.span if sp.session.attended else ""]), Act.GREET)


def _how(sp: Sitter, item: Item) -> list[Piece]:
    hello = [] if sp.sit.mine else [hello_back(sp)]
    if item.owner != sp.me:
        return hello
    told = tell_news(sp, news.LEAD)
    if told is not None:
        return [*hello, told]
    if item.step == 1:
        return [*hello, Piece(sp.say(meeting.FINE), Act.ANSWER, Item("how", sp.other, "", 2), to=sp.other)]
    return [*hello, Piece(sp.say(meeting.FINE_TOO), Act.ANSWER)]


def tell_news(sp: Sitter, lead: Stock) -> Piece | None:
    """Return the weightiest thing that happened to the speaker and was not told yet; None where there is none."""
    fresh = [memory for memory in sp.session.news if memory.id not in sp.course.used]
    if not fresh:
        return None
    first = max(fresh, key=lambda memory: (memory.created, memory.importance, tone_of(memory.text) != "plain"))
    goal = next((one for one in sp.sit.me.persona.context.goals if _touches(first.text, one)), "")
    told_before = goal in sp.session.mentioned and is_clause(goal)
    opening = sp.say(news.LEAD_GOAL, goal=goal.rstrip(".")) if goal and told_before else sp.say(lead)
    item = Item("news", sp.me, first.id, 1, first.text)
    words = f"{opening} {sentence(first.text)}".strip()
    rests = (first.id, sp.session.summary_memory) if goal and told_before else (first.id,)
    return Piece(words, Act.TELL, item, rests, emotion=_EMOTIONS[tone_of(first.text)])


def _touches(text: str, goal: str) -> bool:
    words = content_words(goal)
    return bool(words) and 2 * len(words & content_words(text)) >= len(words)


def _news(sp: Sitter, item: Item) -> list[Piece]:
    tone, field = tone_of(item.text), field_of(item.text)
    pairs = pairs_for(tone, field, own=is_own(item.text))
    if item.owner == sp.me:
        if item.step != 2:
            return []
        lines = CONSOLED if item.pair == CONSOLED_PAIR else pairs[item.pair % len(pairs)][1]
        return [Piece(sp.say(lines), Act.ANSWER, item.at(3), (item.thing,))]
    if item.step == 1:
        reaction, feels = _by(sp, news.REACT, tone, field), _FEELS[tone]
        if sp.closing:
            return [Piece(reaction, emotion=feels)]
        pair = sp.stream.below(len(pairs))
        consoling = strategic(sp, item) if tone == "bad" else ""
        more, pair = (consoling, CONSOLED_PAIR) if consoling else (sp.say(pairs[pair][0]), pair)
        return [Piece(f"{reaction} {more}", Act.ASK, item.asked_as(pair, 2), to=item.owner, emotion=feels)]
    if item.step == 3:
        return [Piece((strategic(sp, item) if tone == "bad" else "") or sp.say(news.CLOSE[tone]))]
    return []


def _by(sp: Sitter, stocks: dict[tuple[str, str], Stock], tone: str, field: str) -> str:
    """Return a line for this tone and field, else for the tone alone."""
    return sp.say(stocks.get((tone, field), stocks[tone, ""]))


def _back(sp: Sitter, item: Item) -> list[Piece]:
    """Something told in an earlier session was recalled: how it stands now, and a remark on that."""
    aspect, _, _ = item.key.partition(":")
    if item.owner != sp.me:
        if item.step != 2:
            return []
        tone = tone_of(item.text) if item.text else "plain"
        if item.text:
            return [Piece(_by(sp, news.REACT, tone, field_of(item.text)), emotion=_EMOTIONS[tone])]
        return [Piece(sp.say(recalling.REMARK_GOAL if aspect == "goal" else recalling.REMARK))]
    if item.step != 1:
        return []
    return [_update(sp, item, aspect)]


def _update(sp: Sitter, item: Item, aspect: str) -> Piece:
    fresh = [memory for memory in sp.session.news if memory.id not in sp.course.used]
    new = next((memory for memory in fresh if _touches(memory.text, item.text)), None)
    if new is not None:
        words = f"{sp.say(recalling.UPDATED_BY)} {sentence(new.text)}"
        done = Item("back", sp.me, item.key, 2, new.text)
        return Piece(words, Act.ANSWER, done, (new.id,), emotion=_EMOTIONS[tone_of(new.text)])
    lines = {"goal": recalling.GOAL_OPEN, "like": recalling.LIKE_STILL}.get(aspect) or _since_then(item)
    return Piece(sp.say(lines), Act.ANSWER, Item("back", sp.me, item.key, 2), to=sp.other)


def _since_then(item: Item) -> Stock:
    tone = tone_of(item.text)
    if item.thing.startswith("kept"):
        return recalling.FACT_KEPT
    if tone == "bad":
        return recalling.BETTER[item.key.rpartition(":")[2]]
    return recalling.STILL_GOOD if tone == "good" else recalling.WENT_ON


def _persona(sp: Sitter, item: Item) -> list[Piece]:
    """A side of somebody: asked for, answered, asked further, explained, remarked on."""
    pairs = asides.WHY[item.kind]
    if item.owner == sp.me:
        if item.step == 1:
            return [selves.answer(sp, item)]
        if item.step != 3:
            return []
        return [Piece(sp.say(pairs[item.pair % len(pairs)][1]), Act.ANSWER, item.at(4))]
    if item.step == 2 and item.text and not sp.closing and sp.sit.given.turns_left > 4 and sp.chance(_DEEPER_PERCENT):
        pair = sp.stream.below(len(pairs))
        short = item.kind == "like" and is_clause(item.text) and len(item.text) <= _SHORT_THING
        why = sp.say(pairs[pair][0], thing=as_told(item.text) if short else "")
        words = f"{sp.say(asking.MADE_OF_IT[item.kind])} {why}" if sp.chance(50) else why
        return [Piece(words, Act.ASK, item.asked_as(pair, 3), to=item.owner)]
    if item.step in (2, 4):
        return [selves.remark(sp, item)]
    return []


def _role(sp: Sitter, item: Item) -> list[Piece]:
    """A question that goes with what the two are to each other."""
    if item.owner != sp.me:
        return [Piece(sp.say(asking.HEARD))] if item.step == 2 else []
    pairs = asides.ROLES.get(item.thing, ())
    if item.step != 1 or not pairs:
        return []
    return [Piece(sp.say(pairs[item.pair % len(pairs)][1]), Act.ANSWER, item.at(2))]


def _ground(sp: Sitter, item: Item) -> list[Piece]:
    if item.owner != sp.me and item.step == 1:
        return [Piece(sp.say(doing.GROUND_BACK), Act.AGREE, item.at(2))]
    return [Piece(sp.say(doing.GROUND_ON))] if item.owner == sp.me and item.step == 2 else []


def _topic(sp: Sitter, item: Item) -> list[Piece]:
    """What the session is about: asked for a view, given one, asked further, answered."""
    if item.owner != sp.me and item.step == 1:
        return [Piece(selves.view(sp), Act.INFORM, item.at(2))]
    if item.owner == sp.me and item.step == 2 and not sp.closing:
        pair = sp.stream.below(len(asides.TOPIC))
        return [Piece(sp.say(asides.TOPIC[pair][0]), Act.ASK, item.asked_as(pair, 3))]
    if item.owner != sp.me and item.step == 3:
        return [Piece(sp.say(asides.TOPIC[item.pair % len(asides.TOPIC)][1]), Act.ANSWER)]
    return []


def _thought(sp: Sitter, item: Item) -> list[Piece]:
    return [Piece(sp.say(recalling.LIKE_STILL), Act.ANSWER, item.at(2))] if item.step == 1 else []


def _gossip(sp: Sitter, item: Item) -> list[Piece]:
    if item.owner == sp.me or item.step != 1:
        return []
    return [Piece(sp.say(recalling.GOSSIP_BACK, third=item.text))]


def _question(sp: Sitter, item: Item) -> list[Piece]:
    if item.owner == sp.me:
        return [answer_from_memory(sp, item)] if item.step == 1 else []
    if item.step != 2:
        return []
    return [Piece(sp.say(recalling.ACKNOWLEDGED if item.text else recalling.NOT_KNOWN))]


def _errand(sp: Sitter, item: Item) -> list[Piece]:
    return selves.errand(sp, item)


def _doc(sp: Sitter, item: Item) -> list[Piece]:
    return selves.document(sp, item)


def _way(sp: Sitter, item: Item) -> list[Piece]:
    """A strategy was followed; what it brings about, and in the same breath the speaker's own where it has one."""
    if item.owner == sp.me or item.step != 1:
        return []
    return [Piece(sp.say(REPLIES[item.key]), Act.RESPOND)]


def _nothing(_sp: Sitter, _item: Item) -> list[Piece]:
    return []


_STEPS: dict[str, Callable[[Sitter, Item], list[Piece]]] = {
    "meet": _meet, "how": _how, "news": _news, "back": _back, "thought": _thought, "ground": _ground,
    "topic": _topic, "doc": _doc, "errand": _errand, "question": _question, "gossip": _gossip, "bye": _nothing,
    "role": _role, "way": _way,
    "like": _persona, "goal": _persona, "work": _persona, "value": _persona, "fact": _persona,
}  # fmt: skip
