"""What a speaker brings of itself into a session: sides of its persona, a view on a topic, what it has read."""

from __future__ import annotations

from agents.guidance import Passage
from agents.minds.rules.sessions.items import Item, ItemKind
from agents.minds.rules.sessions.persons import sentence
from agents.minds.rules.sessions.pieces import Piece, Sitter
from agents.minds.rules.sessions.stock import asking, doing
from agents.minds.rules.speech.words import inside, with_article
from agents.minds.rules.words import content_words
from agents.talk import Act

_SHARING_PERCENT = 55
IDLE = content_words("student pupil retired pensioner unemployed schoolgirl schoolboy")
"""Words for people whose occupation is no work to ask about."""
SIDES: tuple[ItemKind, ...] = ("like", "goal", "work", "value", "fact")


def things(sp: Sitter, kind: str) -> tuple[str, ...]:
    """Return what the speaker has of a side of itself, what it has not told the one addressed first."""
    persona = sp.sit.me.persona
    has: dict[str, tuple[str, ...]] = {
        "like": persona.personal.likes,
        "goal": persona.context.goals,
        "work": _work(persona.social.occupation or ""),
        "value": persona.personal.values,
        "fact": persona.context.facts,
    }
    told = set(sp.session.mentioned)
    plain = tuple(one.strip().rstrip(".") for one in has[kind] if one.strip())
    spoken = {item[2] for item in sp.course.raised if item[0] == kind and item[1] == sp.me}
    fresh = tuple(one for one in plain if one not in spoken)
    return tuple(sorted(fresh, key=lambda one: one in told or f"{one}." in told))


def _work(occupation: str) -> tuple[str, ...]:
    """Return what somebody works as; nothing where that is no work."""
    return (with_article(occupation),) if occupation and not IDLE & content_words(occupation) else ()


def slots_of(kind: str, thing: str) -> dict[str, str]:
    """Return the slots that a side of somebody fills; facts are whole sentences."""
    return {kind: sentence(thing) if kind == "fact" else thing}


def answer(sp: Sitter, item: Item) -> Piece:
    """Return what the speaker says to a question about a side of itself."""
    has = things(sp, item.kind)
    if not has:
        return Piece(sp.say(asking.NOTHING), Act.ANSWER, Item(item.kind, sp.me, "-", 6))
    thing = has[0] if item.kind in ("work", "fact") else sp.stream.choice(has[: max(1, _untold(sp, has))])
    words = sp.say(asking.ANSWER[item.kind], **slots_of(item.kind, thing))
    return Piece(words, Act.ANSWER, Item(item.kind, sp.me, thing, 2, thing))


def _untold(sp: Sitter, has: tuple[str, ...]) -> int:
    return sum(1 for one in has if one not in sp.session.mentioned and f"{one}." not in sp.session.mentioned)


def share(sp: Sitter, kind: ItemKind) -> Piece | None:
    """Return something of itself that the speaker brings up unasked; None where all of it is told."""
    has = things(sp, kind)
    if kind not in asking.SHARE or not _untold(sp, has):
        return None
    words = sp.say(asking.SHARE[kind], **slots_of(kind, has[0]))
    return Piece(words, Act.INFORM, Item(kind, sp.me, has[0], 2, has[0])) if words else None


def remark(sp: Sitter, item: Item) -> Piece:
    """Return what the speaker makes of a side of the other, with something of its own now and then."""
    personal = sp.sit.me.persona.personal
    words = content_words(item.text)
    shared = next((one for one in personal.likes if words and len(words & content_words(one)) * 2 >= len(words)), "")
    if item.kind == "like" and shared:
        return Piece(sp.say(asking.MINE_TOO, shared=shared.rstrip(".")), emotion="happy")
    disliked = next((one for one in personal.dislikes if words & content_words(one)), "")
    if item.kind == "like" and disliked:
        return Piece(sp.say(asking.NOT_MINE, disliked=disliked.rstrip(".")))
    mine = things(sp, item.kind)
    line = sp.say(asking.MADE_OF_IT[item.kind])
    if item.step == 2 and mine and _untold(sp, mine) and sp.chance(_SHARING_PERCENT):
        own = sp.say(asking.AND_ME[item.kind], **slots_of(item.kind, mine[0]))
        return Piece(f"{line} {own}", Act.INFORM, Item(item.kind, sp.me, mine[0], 5, mine[0]))
    return Piece(line)


def view(sp: Sitter) -> str:
    """Return what the speaker says about the topic of the session, by what it likes, values or works as."""
    persona, words = sp.sit.me.persona, content_words(f"{sp.session.topic} {sp.session.subtopic}")
    for like in persona.personal.likes:
        if words & content_words(like):
            return sp.say(doing.TOPIC_VIEW["like"], like=like.rstrip("."))
    work = (persona.social.occupation or "") if _work(persona.social.occupation or "") else ""
    if words & content_words(work) or (work and sp.chance(30)):
        return sp.say(doing.TOPIC_VIEW["work"], work=with_article(work))
    if persona.personal.values and sp.chance(60):
        return sp.say(doing.TOPIC_VIEW["value"], value=sp.stream.choice(persona.personal.values).rstrip("."))
    return sp.say(doing.TOPIC_VIEW[""])


def errand(sp: Sitter, item: Item) -> list[Piece]:
    """Return the next step of what the session is for.

    Steps: 1 is the proposal to begin, 2 the answer to it; then 3, 5, ... name what has to be done, and 4, 6, ... take
    it on.
    """
    task = sp.session.errand
    if task is None or item.step >= 2 * len(task.steps) + 3:
        return []
    if item.step == 1:
        return [Piece(sp.say(doing.ERRAND_BACK), Act.AGREE, item.at(2))] if item.owner != sp.me else []
    if not task.steps:
        return [Piece(sp.say(doing.ERRAND_PLAIN), Act.SUGGEST, item.at(3))]
    if item.step % 2 == 0:
        at = item.step // 2 - 1
        if at >= len(task.steps):
            return [Piece(sp.say(doing.ERRAND_DONE), Act.AGREE, item.at(2 * len(task.steps) + 3))]
        words = sp.say(doing.STEP["first" if at == 0 else "next"], errandstep=task.steps[at].rstrip("."))
        return [Piece(words, Act.SUGGEST, item.at(item.step + 1))]
    at = (item.step - 3) // 2
    taken = sp.say(doing.STEP_TAKEN)
    more = sp.say(doing.NEXT_STEP) if at + 1 < len(task.steps) else ""
    return [Piece(f"{taken} {more}".strip(), Act.ACCEPT, item.at(item.step + 1))]


def document(sp: Sitter, item: Item) -> list[Piece]:
    """Return the next step of something looked up: a question for more, the next passage, a word to close with."""
    if item.owner != sp.me:
        if item.step == 1:
            return [Piece(sp.say(doing.DOC_BACK), Act.ASK, item.at(2), to=item.owner)]
        return [Piece(_linked(sp, item) or sp.say(doing.DOC_ON))]
    if item.step != 2:
        return []
    passage = next((one for one in sp.sit.given.guidance.passages if one.id not in _told(sp)), None)
    if passage is None or passage.document != item.key.partition("/")[0]:
        return [Piece(sp.say(doing.DOC_END), Act.ANSWER, item.at(3))]
    return [from_document(sp, passage, step=3)]


def _told(sp: Sitter) -> set[str]:
    return {key for kind, _, key in sp.course.raised if kind == "doc"}


def fresh_passage(sp: Sitter) -> Passage | None:
    """Return the passage that fits best and was not told in this session; None where there is none."""
    return next((one for one in sp.sit.given.guidance.passages if one.id not in _told(sp)), None)


def from_document(sp: Sitter, passage: Passage, *, step: int = 1) -> Piece:
    """Return the words of a passage in the speaker's mouth."""
    lines = doing.TOLD_FROM if step == 1 else doing.TOLD_MORE
    span = sentence(passage.text)
    words = sp.say(lines, span=span, spaninside=inside(span) + ".", source=passage.title)
    return Piece(words, Act.INFORM, Item("doc", sp.me, passage.id, step, passage.text))


def _linked(sp: Sitter, item: Item) -> str:
    """Return what a passage has to do with the speaker itself; empty where it has nothing."""
    words = content_words(item.text)
    persona = sp.sit.me.persona
    for kind, own in (("like", persona.personal.likes), ("goal", persona.context.goals)):
        for one in own:
            if words & content_words(one):
                return sp.say(doing.DOC_LINK[kind], **{kind: one.rstrip(".")})
    return ""
