"""The next step of the item that the turn before left open: an answer, a reaction, a word to close with."""

from __future__ import annotations

from collections.abc import Callable

from agents.memory import Memory
from agents.minds.rules.sessions import selves
from agents.minds.rules.sessions.feeling import field_of, tone_of, weight_of
from agents.minds.rules.sessions.items import Item, item_of
from agents.minds.rules.sessions.persons import as_told, is_clause, is_own, sentence
from agents.minds.rules.sessions.pieces import Piece, Sitter
from agents.minds.rules.sessions.remembering import answer_from_memory
from agents.minds.rules.sessions.stock import asides, asking, doing, meeting, news, recalling
from agents.minds.rules.sessions.stock.asides import Pair, pairs_for
from agents.minds.rules.sessions.stock.supporting import CONSOLED, CONSOLED_PAIR, REPLIES
from agents.minds.rules.sessions.strategies import strategic
from agents.minds.rules.speech.grammar import Stock
from agents.minds.rules.words import content_words
from agents.talk import Act

_FEELS = {"good": "happy", "bad": "concerned", "plain": "interested"}
_SHORT_THING = 50
_EMOTIONS = {"good": "happy", "bad": "sad", "plain": "neutral"}
_DEEPER_PERCENT = 60
_COMFORTED = 6
"""The step at which something grave has been answered, asked after twice, and met with a word of comfort."""
_LEAST_TO_STAY = 4
_AFTER_STEP = {2: "good", 3: "mixed", 4: "low"}
"""Which step the answer to a question after something told earlier comes to, by how it sounds."""


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
    if grave_told(sp, sp.other):
        return [*hello, Piece(sp.say(meeting.FINE_AFTER), Act.ANSWER)]
    if item.step == 1:
        return [*hello, Piece(sp.say(meeting.FINE), Act.ANSWER, Item("how", sp.other, "", 2), to=sp.other)]
    return [*hello, Piece(sp.say(meeting.FINE_TOO), Act.ANSWER)]


def tell_news(sp: Sitter, lead: Stock) -> Piece | None:
    """Return the weightiest thing that happened to the speaker and was not told yet; None where there is none."""
    fresh = [memory for memory in sp.session.news if memory.id not in sp.course.used]
    if not fresh:
        return None
    first = max(fresh, key=_urgency)
    lead = _lead(sp, first.text, lead)
    goal = next((one for one in sp.sit.me.persona.context.goals if _touches(first.text, one)), "")
    told_before = goal in sp.session.mentioned and is_clause(goal)
    opening = sp.say(news.LEAD_GOAL, goal=goal.rstrip(".")) if goal and told_before else sp.say(lead)
    item = Item("news", sp.me, first.id, 1, first.text)
    words = f"{opening} {sentence(first.text)}".strip()
    rests = (first.id, sp.session.summary_memory) if goal and told_before else (first.id,)
    return Piece(words, Act.TELL, item, rests, emotion=_EMOTIONS[tone_of(first.text)])


def _urgency(memory: Memory) -> tuple[bool, int, int, bool]:
    """Tell what is grave before all else, else the latest."""
    text = memory.text
    return (weight_of(text) == "grave", memory.created, memory.importance, tone_of(text) != "plain")


def _lead(sp: Sitter, text: str, usual: Stock) -> Stock:
    if weight_of(text) == "grave":
        return news.LEAD_GRAVE
    if grave_told(sp, sp.other):
        return news.LEAD_AFTER
    return news.LEAD_BAD if tone_of(text) == "bad" and usual is not news.LEAD_ALSO else usual


def grave_told(sp: Sitter, by: str) -> bool:
    """Return whether somebody told something grave in this session."""
    items = (item for said in sp.course.turns if (item := item_of(said)) is not None)
    return any(item.kind == "news" and item.owner == by and weight_of(item.text) == "grave" for item in items)


def _touches(text: str, goal: str) -> bool:
    words = content_words(goal)
    return bool(words) and 2 * len(words & content_words(text)) >= len(words)


def _news(sp: Sitter, item: Item) -> list[Piece]:
    tone, field, weight = tone_of(item.text), field_of(item.text), weight_of(item.text)
    pairs = pairs_for(tone, field, own=is_own(item.text), weight=weight)
    if item.owner == sp.me:
        return _of_own_news(sp, item, pairs)
    if item.step == 1:
        first, feels = reaction(sp, item.text), _FEELS[tone]
        if sp.closing:
            return [Piece(first, emotion=feels)]
        pair = sp.stream.below(len(pairs))
        consoling = strategic(sp, item) if tone == "bad" else ""
        more, pair = (consoling, CONSOLED_PAIR) if consoling else (sp.say(pairs[pair][0]), pair)
        return [Piece(f"{first} {more}", Act.ASK, item.asked_as(pair, 2), to=item.owner, emotion=feels)]
    if weight == "grave":
        return _stay_with(sp, item, pairs)
    if item.step == 3:
        lines = news.CLOSE_SMALL.get(tone) if weight == "small" else None
        return [Piece((strategic(sp, item) if tone == "bad" else "") or sp.say(lines or news.CLOSE[tone]))]
    return []


def _of_own_news(sp: Sitter, item: Item, pairs: tuple[Pair, ...]) -> list[Piece]:
    if item.step in (2, 4):
        lines = CONSOLED if item.pair == CONSOLED_PAIR else pairs[item.pair % len(pairs)][1]
        return [Piece(sp.say(lines), Act.ANSWER, item.at(item.step + 1), (item.thing,))]
    if item.step == _COMFORTED and not sp.closing and not sp.course.has("how", sp.other):
        return [Piece(sp.say(news.ENOUGH_OF_ME), Act.ASK, Item("how", sp.other, "", 1), to=sp.other)]
    return []


def _stay_with(sp: Sitter, item: Item, pairs: tuple[Pair, ...]) -> list[Piece]:
    """Ask once more after something grave, then close with a word of comfort, and with nothing of one's own."""
    if item.step == 3 and item.pair != CONSOLED_PAIR and not sp.closing and sp.sit.given.turns_left > _LEAST_TO_STAY:
        pair = (item.pair + 1 + sp.stream.below(len(pairs) - 1)) % len(pairs)
        return [Piece(sp.say(pairs[pair][0]), Act.ASK, item.asked_as(pair, 4), to=item.owner, emotion=_FEELS["bad"])]
    if item.step in (3, 5):
        words = strategic(sp, item) or sp.say(news.CLOSE_GRAVE)
        return [Piece(words, Act.RESPOND, item.at(_COMFORTED), to=item.owner, emotion=_FEELS["bad"])]
    return []


def reaction(sp: Sitter, text: str) -> str:
    """Return the first words to what somebody told: by how it feels, how much it weighs, and what it is about."""
    tone, field, weight = tone_of(text), field_of(text), weight_of(text)
    if weight == "grave" and field != "loss":
        return sp.say(news.REACT_GRAVE)
    if weight == "small" and tone in news.REACT_SMALL:
        return sp.say(news.REACT_SMALL[tone])
    return _by(sp, news.REACT, tone, field)


def _by(sp: Sitter, stocks: dict[tuple[str, str], Stock], tone: str, field: str) -> str:
    """Return a line for this tone and field, else for the tone alone."""
    return sp.say(stocks.get((tone, field), stocks[tone, ""]))


def _back(sp: Sitter, item: Item) -> list[Piece]:
    """Something told in an earlier session was recalled: how it stands now, and a remark on that."""
    aspect, _, _ = item.key.partition(":")
    if item.owner != sp.me:
        if item.step not in _AFTER_STEP:
            return []
        tone = tone_of(item.text) if item.text else "plain"
        if item.text:
            return [Piece(reaction(sp, item.text), emotion=_EMOTIONS[tone])]
        return [Piece(sp.say(recalling.REMARK_GOAL if aspect == "goal" else _remark_on(item)))]
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
    if aspect == "goal":
        return Piece(sp.say(recalling.GOAL_OPEN), Act.ANSWER, Item("back", sp.me, item.key, 2), to=sp.other)
    lines = recalling.LIKE_STILL if aspect == "like" else _since_then(item)
    polarity = sp.stream.choice(sorted(lines))
    heard = "low" if polarity == "mixed" and weight_of(item.text) == "grave" else polarity
    step = next(step for step, name in _AFTER_STEP.items() if name == heard)
    return Piece(sp.say(lines[polarity]), Act.ANSWER, Item("back", sp.me, item.key, step), to=sp.other)


def _since_then(item: Item) -> dict[str, Stock]:
    """Return the answers, by how they sound, to the question how something told earlier went on."""
    tone, span = tone_of(item.text), item.key.rpartition(":")[2]
    if item.thing.startswith("kept"):
        return recalling.FACT_KEPT
    if weight_of(item.text) == "grave":
        return recalling.BEARING_UP[span]
    if tone == "bad":
        return recalling.BETTER[span]
    return recalling.STILL_GOOD if tone == "good" else recalling.WENT_ON


def _remark_on(item: Item) -> Stock:
    """Return what is said to an answer, by how that sounded: nobody is glad of what has not gone well."""
    if item.thing.startswith("kept"):
        return recalling.REMARK_KEPT
    return recalling.REMARKS[_AFTER_STEP[item.step]]


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
    return [Piece(sp.say(recalling.LIKE_STILL["good"]), Act.ANSWER, item.at(2))] if item.step == 1 else []


def _gossip(sp: Sitter, item: Item) -> list[Piece]:
    if item.owner == sp.me or item.step != 1:
        return []
    return [Piece(sp.say(recalling.GOSSIP_BACK, third=item.text))]


def _question(sp: Sitter, item: Item) -> list[Piece]:
    if item.owner == sp.me:
        return [answer_from_memory(sp, item)] if item.step == 1 else []
    if item.step != 2:
        return []
    if not item.text:
        return [Piece(sp.say(recalling.NOT_KNOWN))]
    absent = any(str(one.number) == item.key and not one.attended for one in sp.session.askings)
    return [Piece(sp.say(recalling.NOTED if absent else recalling.ACKNOWLEDGED))]


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
