"""What a speaker brings up next once the item before is done: what has to be, else what weighs most on its mind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from agents.minds.rules.sessions import selves
from agents.minds.rules.sessions.feeling import tone_of, weight_of
from agents.minds.rules.sessions.items import Item, ItemKind
from agents.minds.rules.sessions.persons import as_told, is_clause, of_another, sentence
from agents.minds.rules.sessions.pieces import Piece, Sitter, span_of
from agents.minds.rules.sessions.roles import unasked
from agents.minds.rules.sessions.steps import tell_news
from agents.minds.rules.sessions.stock import asides, asking, doing, news, recalling
from agents.minds.rules.sessions.stock.supporting import REPLIES, STRATEGIES
from agents.minds.rules.speech.phrasing import joined_link
from agents.minds.rules.speech.words import first_name, inside
from agents.minds.rules.words import content_words
from agents.sessions import DAY, HOUR, Known
from agents.talk import Act

_LINK_PERCENT = 55
_TELLING_PERCENT = 85
_FOLLOWING_PERCENT = 75
_LEAST_FOR_A_QUESTION = 3
_LEAST_FOR_MORE = 3
Maker = Callable[[], Piece | None]


def raised_next(sp: Sitter, *, linked: bool) -> Piece | None:
    """Return what the speaker brings up; None where nothing is left to say.

    Args:
        sp: The speaker.
        linked: True where the turn has other words in front, so that a question wants a link.
    """
    grave = asking_after(sp) if sp.sit.given.turns_left > _LEAST_FOR_MORE else None
    due = grave or question_due(sp) or _errand_due(sp) or _topic_due(sp)
    if due is not None or sp.sit.given.turns_left <= _LEAST_FOR_MORE:
        return due
    way = _way(sp)
    if way is not None and sp.chance(_FOLLOWING_PERCENT):
        return way
    if sp.session.topic and sp.chance(_TELLING_PERCENT):
        read = _from_reading(sp)
        if read is not None:
            return read
    if _has_much_to_tell(sp):
        told = tell_news(sp, news.LEAD_ALSO if linked else news.LEAD)
        if told is not None:
            return told
    makers = [(weight, maker) for weight, maker in _makers(sp, linked=linked) if weight > 0]
    while makers:
        weights = [weight for weight, _ in makers]
        chosen = sp.stream.weighted(range(len(makers)), weights)
        piece = makers.pop(chosen)[1]()
        if piece is not None and piece.text:
            return piece
    return None


def question_due(sp: Sitter) -> Piece | None:
    """A question that the scenario wants asked: once the talk has warmed up, and in time to be answered."""
    put = {(owner, key) for kind, owner, key in sp.course.raised if kind == "question"}
    mine = [one for one in sp.session.askings if one.by == sp.me and (one.to, str(one.number)) not in put]
    if not mine:
        return None
    if not urgent(sp, len(mine)) and len(sp.course.turns) < _LEAST_FOR_A_QUESTION:
        return None
    first = mine[0]
    return Piece(first.text, Act.ASK, Item("question", first.to, str(first.number), 1), to=first.to)


def urgent(sp: Sitter, questions: int = 1) -> bool:
    """Return whether so many questions have to be put now, so that there is time to answer them."""
    return sp.sit.given.turns_left <= 3 * questions + len(sp.sit.given.partners) + 2


def _errand_due(sp: Sitter) -> Piece | None:
    task = sp.session.errand
    if task is None or sp.course.has("errand") or len(sp.course.turns) < task.after:
        return None
    return Piece(sp.say(doing.ERRAND, goal=task.goal.rstrip(".")), Act.SUGGEST, Item("errand", sp.me, "", 1, task.goal))


def _topic_due(sp: Sitter) -> Piece | None:
    session = sp.session
    if not session.topic or sp.course.has("topic"):
        return None
    side = sp.say(doing.TOPIC_SIDE, subtopic=session.subtopic.rstrip(".")) if session.subtopic else ""
    words = f"{sp.say(doing.TOPIC, topic=session.topic.rstrip('.'))} {side}".strip()
    return Piece(words, Act.ASK, Item("topic", sp.me, "", 1, session.topic))


def _makers(sp: Sitter, *, linked: bool) -> Iterator[tuple[int, Maker]]:
    """Yield what could be brought up, each with its weight."""
    skill = sp.sit.given.guidance.skill
    yield _pressing(sp), lambda: tell_news(sp, news.LEAD_ALSO if linked else news.LEAD)
    for known in worth_recalling(sp):
        yield _weight_of(sp, known) * (2 if skill == "persona" else 1), partial(recall, sp, known)
    for number, ground in enumerate(sp.session.common_ground):
        if not sp.course.has("ground", "", str(number)):
            yield 25, partial(_ground, sp, number, ground)
    yield (200 if skill == "knowledge" or sp.session.topic else 40), lambda: _from_reading(sp)
    for known in sp.session.elsewhere:
        if not sp.course.has("gossip", "", known.memory):
            yield 6, partial(_gossip, sp, known)
    yield (0 if sp.course.has("role") else 12), lambda: _of_the_role(sp)
    for kind in selves.SIDES:
        yield _interest(sp, kind), partial(_ask, sp, kind, linked=linked)
        if sp.chance(50) and kind not in unasked(sp.role):
            yield (14 if skill == "persona" else 7), partial(selves.share, sp, kind)


def _pressing(sp: Sitter) -> int:
    """How much the speaker wants to tell what happened to it: more where it weighs more, or nothing was told yet."""
    fresh = [memory for memory in sp.session.news if memory.id not in sp.course.used]
    if not fresh:
        return 0
    told = any(kind == "news" and owner == sp.me for kind, owner, _ in sp.course.raised)
    weight = max(memory.importance for memory in fresh)
    return (15 if told else 60) + 12 * weight


def _way(sp: Sitter) -> Piece | None:
    """Follow the strategy of a turn that teaches or bargains; one that consoles is for what the other tells."""
    strategy = sp.sit.given.guidance.strategy
    if strategy not in REPLIES or sp.course.has("way", sp.me, strategy):
        return None
    return Piece(sp.say(STRATEGIES[strategy]), Act.SUGGEST, Item("way", sp.me, strategy))


def _has_much_to_tell(sp: Sitter) -> bool:
    """Return whether the speaker has not told yet what happened to it since, and does so now rather than later."""
    told = any(kind == "news" and owner == sp.me for kind, owner, _ in sp.course.raised)
    return bool(sp.session.news) and not told and sp.chance(_TELLING_PERCENT)


def worth_recalling(sp: Sitter) -> Iterator[Known]:
    """Yield what the one addressed told in earlier sessions and was not asked about since."""
    for known in sp.session.known:
        fresh = known.memory not in sp.course.used and not sp.course.speaks_of(known.value)
        again = known.recalled and known.aspect != "goal"
        if known.about == sp.other and fresh and not again and known.aspect in ("goal", "like", "fact"):
            yield known


def asking_after(sp: Sitter) -> Piece | None:
    """Return how the speaker asks after something grave that it was told earlier; None where nothing is open."""
    told = [one for one in worth_recalling(sp) if one.aspect == "fact" and weight_of(one.value) == "grave"]
    return recall(sp, max(told, key=lambda one: (one.since, one.memory))) if told else None


def _weight_of(sp: Sitter, known: Known) -> int:
    """What was told last time, and what was grave, comes up first; so do wishes."""
    newest = max((one.since for one in sp.session.known if one.about == sp.other), default=known.since)
    recent = 3 if newest - known.since < DAY else 1
    first = 1 if sp.course.has("back") else 3
    grave = 3 if known.aspect == "fact" and tone_of(known.value) != "plain" else 2
    return 7 * recent * first * {"goal": 3, "fact": grave}.get(known.aspect, 1)


def recall(sp: Sitter, known: Known) -> Piece | None:
    """Return how the speaker comes back to what the other told it; None where that cannot stand in a sentence."""
    value = known.value.strip().rstrip(".")
    if not is_clause(value):
        return None
    ago, told = sp.ago(known.since), as_told(value)
    slots = {"ago": ago, "lately": "when we last talked" if sp.was_last_time(known.since) else ago}
    if ago == "last time":
        slots["ago"] = "earlier" if known.since >= sp.sit.now.seconds - HOUR * 20 else ago
    kind = known.aspect
    if kind == "goal":
        words = sp.say(recalling.RECALL_GOAL, goal=told, **slots)
    elif kind == "like":
        words = sp.say(recalling.RECALL_LIKE, like=told, **slots)
    elif _is_event(value):
        manner = "grave" if weight_of(value) == "grave" else tone_of(value)
        words = sp.say(recalling.RECALL_NEWS[manner], event=told, **slots)
    else:
        kind = "kept"
        words = sp.say(recalling.RECALL_FACT, fact=sentence(told), **slots)
    span = span_of(sp.sit.now.seconds - known.since)
    item = Item("back", known.about, f"{kind}:{known.memory}:{span}", 1, value)
    return Piece(words, Act.ASK, item, (known.memory,), to=known.about)


def _is_event(value: str) -> bool:
    return bool(of_another(value, "they")) or value.lower().startswith(("my ", "we ", "our "))


def _ground(sp: Sitter, number: int, ground: str) -> Piece:
    words = sp.say(doing.GROUND, ground=sentence(ground), groundinside=inside(ground) + ".")
    return Piece(words, Act.INFORM, Item("ground", sp.me, str(number), 1, ground))


def _from_reading(sp: Sitter) -> Piece | None:
    passage = selves.fresh_passage(sp)
    return selves.from_document(sp, passage) if passage is not None and not sp.course.has("doc", sp.me) else None


def _gossip(sp: Sitter, known: Known) -> Piece | None:
    told = of_another(known.value, known.pronouns) if known.aspect == "fact" else ""
    if not told or known.about == sp.other or _asks_after(sp, known):
        return None
    third = first_name(known.name)
    words = sp.say(recalling.GOSSIP, third=third, told=told)
    return Piece(words, Act.INFORM, Item("gossip", sp.me, known.memory, 1, third), (known.memory,))


def _asks_after(sp: Sitter, known: Known) -> bool:
    """Return whether the speaker is to ask after this very thing: then it does not give the answer away."""
    mine = [content_words(one.text) for one in sp.session.askings if one.by == sp.me]
    return any(content_words(known.value) & words for words in mine)


def _of_the_role(sp: Sitter) -> Piece | None:
    """Ask what goes with what the speaker is to the other: a doctor asks otherwise than a neighbour."""
    role = sp.role
    pairs = asides.ROLES.get(role, ())
    if not pairs:
        return None
    pair = sp.stream.below(len(pairs))
    return Piece(sp.say(pairs[pair][0]), Act.ASK, Item("role", sp.other, role).asked_as(pair, 1), to=sp.other)


def _interest(sp: Sitter, kind: ItemKind) -> int:
    """How much the speaker wants to know of a side of the other: more where it knows nothing of it."""
    if sp.course.has(kind, sp.other) or kind in unasked(sp.role):
        return 0
    known = sum(1 for one in sp.session.known if one.about == sp.other and one.aspect == kind)
    if known > (kind == "like") or (kind == "work" and sp.session.attended):
        return 0
    usual = {"like": 16, "goal": 16, "work": 12, "value": 8, "fact": 8}[kind]
    return usual if not known else usual // 4


def _ask(sp: Sitter, kind: ItemKind, *, linked: bool) -> Piece:
    question = sp.say(asking.ASK[kind])
    link = sp.say(asking.LINK) if linked and sp.chance(_LINK_PERCENT) else ""
    words = joined_link(link, question[:1].upper() + question[1:]) if link else question[:1].upper() + question[1:]
    return Piece(words, Act.ASK, Item(kind, sp.other, "", 1), to=sp.other)
