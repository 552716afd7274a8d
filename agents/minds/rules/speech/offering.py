"""Things one may tell of one's own accord, and how well each fits what was just said."""

from __future__ import annotations

import re
from collections.abc import Callable

from agents.minds.rules.speech.answering import GOAL_TEXT, mood_state
from agents.minds.rules.speech.doings import kind_of
from agents.minds.rules.speech.grammar import Stock
from agents.minds.rules.speech.memories import (
    as_yours,
    fact_memory,
    gives_away,
    shared_word,
    sightings,
    talks,
    told_before,
    told_lately,
)
from agents.minds.rules.speech.phrasing import joined_link
from agents.minds.rules.speech.speaker import Said, Speaker
from agents.minds.rules.speech.stock import informs as lines
from agents.minds.rules.speech.subjects import Asked, as_subject
from agents.minds.rules.speech.times import past_words
from agents.minds.rules.speech.words import body, first_name, inside, one_sentence
from agents.talk import Act, SubjectKind

_LINKED = 90
_CONTENT = frozenset({"activity", "plan", "like", "dislike", "goal", "claim", "memory"})

_WISH = re.compile(r"^I still want to (.+?)(?:, and I keep thinking of it)?$")
"""A thought that is a wish, to be taken up as one."""

Offer = tuple[int, Callable[[], Said]]


def offers(sp: Speaker) -> list[Offer]:
    """Return what the speaker could tell, each with its weight and the way to say it."""
    return [*_persona(sp), *_seen(sp), *_talked(sp), *_present(sp)]


def _persona(sp: Speaker) -> list[Offer]:
    persona = sp.sit.me.persona
    found: list[Offer] = []
    kinds: tuple[tuple[SubjectKind, Stock, str, tuple[str, ...], int, str], ...] = (
        ("like", lines.LIKE, "liking", persona.personal.likes, 5, ""),
        ("dislike", lines.DISLIKE, "disliking", persona.personal.dislikes, 3, ""),
        ("goal", lines.GOAL, "goal", persona.context.goals, 6, GOAL_TEXT),
        ("fact", lines.FACT, "fact", persona.context.facts, 6, ""),
    )
    for kind, stock, slot, items, weight, prefix in kinds:
        if sp.sit.has_touched(kind, sp.sit.me.id) or (kind == "fact" and sp.sit.intimate):
            weight = 0  # noqa: PLW2901 - only what takes up a word of the turn before is left
        for item in items:
            words = body(item)
            link = _link(sp, words)
            if (weight or link) and not told_before(sp.sit, words):
                found.append((_LINKED if link else weight, _teller(sp, kind, stock, slot, words, prefix, link)))
    return found


def _link(sp: Speaker, words: str) -> str:
    """The word of the turn before that `words` take up; empty where there is none."""
    about = sp.sit.last.subject if sp.sit.last is not None else None
    return shared_word(words, about.text) if about is not None and about.kind in _CONTENT else ""


def _teller(
    sp: Speaker, kind: SubjectKind, stock: Stock, slot: str, words: str, prefix: str, link: str
) -> Callable[[], Said]:
    def make() -> Said:
        said = inside(words, sp.sit.names.values()) if kind == "fact" else words
        text = sp.say(stock, **{slot: said})
        if link and sp.chance(70):
            text = joined_link(sp.say(lines.LINK, link=link), text)
        elif text.startswith("I") and sp.chance(35):
            text = joined_link(sp.say(lines.ASIDE), text)
        asked = Asked(kind, sp.sit.me.id, text="" if kind == "fact" else prefix + words)
        return Said(text, Act.INFORM, as_subject(asked), memories=fact_memory(sp.sit, words))

    return make


def _seen(sp: Speaker) -> list[Offer]:
    sit = sp.sit
    here = sit.here
    found: list[Offer] = []
    if sit.has_touched("person"):
        return found
    for seen in sightings(sit):
        if told_lately(sit, seen.what) or (seen.person in here and seen.person != sit.partner.id):
            continue
        here_now = sit.me.place is not None and seen.where == sit.me.place.name
        where = "" if here_now else seen.where
        slots = {"what": seen.what, "where": where, "whenpast": past_words(sit.now, seen.memory.created)}
        asked = Asked("person", sit.me.id, seen.person, text=sp.call(seen.name), found="saw")
        stock = lines.SAW_YOU if seen.person == sit.partner.id else lines.SAW
        if seen.person == sit.partner.id:
            slots["what"] = as_yours(seen.what)
            asked = Asked("activity", sit.partner.id, text=slots["what"])
            if sit.now.seconds - seen.memory.created < 3600 or kind_of(seen.what) == "rest":
                continue
        else:
            slots["who"] = sp.call(seen.name)
        found.append((9, _reporter(sp, stock, asked, slots, seen.memory.id)))
    return found[:3]


def _reporter(sp: Speaker, stock: Stock, asked: Asked, slots: dict[str, str], memory: str) -> Callable[[], Said]:
    def make() -> Said:
        text = sp.say(stock, **slots)
        if stock is not lines.REFLECTION and text.startswith("I") and sp.chance(30):
            text = joined_link(sp.say(lines.ASIDE), text)
        return Said(text, Act.INFORM, as_subject(asked), memories=(memory,))

    return make


def _talked(sp: Speaker) -> list[Offer]:
    sit = sp.sit
    here = sit.here
    found: list[Offer] = []
    for talk in talks(sit):
        if talk.person in here or told_before(sit, talk.topic) or sit.has_touched("person", sit.me.id):
            continue
        slots = {"who": sp.call(talk.name), "topic": talk.topic, "whenpast": past_words(sit.now, talk.memory.created)}
        asked = Asked("person", sit.me.id, talk.person, text=slots["who"])
        found.append((8, _reporter(sp, lines.TALKED, asked, slots, talk.memory.id)))
    return found[:2]


def _present(sp: Speaker) -> list[Offer]:
    sit, me = sp.sit, sp.sit.me
    found: list[Offer] = []
    if sp.slots.get("next") and not sit.has_touched("plan", me.id) and not sit.has_said(sp.slots["next"]):
        asked = Asked("plan", me.id, text=sp.slots["next"])
        found.append((10, lambda: Said(sp.say(lines.PLAN), Act.INFORM, as_subject(asked))))
    if (
        sp.slots["doing"]
        and not sit.has_touched("activity", me.id)
        and not sit.has_said(sp.slots["doing"])
        and not sit.together
    ):
        doing = Asked("activity", me.id, text=sp.slots["doing"])
        found.append((8, lambda: Said(sp.say(lines.DOING), Act.INFORM, as_subject(doing))))
    if not sit.has_touched("other", me.id):
        found.append((5, lambda: _mood(sp)))
    for memory in sit.given.memories:
        thought = body(memory.text)
        if memory.kind == "reflection" and _may_be_said(sp, thought, memory.about):
            found.append((7, _thinker(sp, thought, memory.id)))
    return found


def _thinker(sp: Speaker, thought: str, memory: str) -> Callable[[], Said]:
    """The way to say what one has come to think; a wish is told as one."""
    me, wish = sp.sit.me.id, _WISH.match(thought)
    if wish:
        about = Asked("goal", me, text=GOAL_TEXT + wish.group(1))
        return _reporter(sp, lines.GOAL, about, {"goal": wish.group(1)}, memory)
    words = inside(thought, sp.sit.names.values())
    return _reporter(sp, lines.REFLECTION, Asked("other", me), {"thought": words}, memory)


def _mood(sp: Speaker) -> Said:
    """How one feels today where that stands out, else something one knows of oneself."""
    state = mood_state(sp)
    plain = state == "middling" or not sp.chance(50)
    stock = lines.MOOD_PLAIN if plain else lines.MOOD_UP if state == "well" else lines.MOOD_DOWN
    found = "even" if plain else "yes" if state == "well" else "no"
    return Said(sp.say(stock), Act.INFORM, as_subject(Asked("other", sp.sit.me.id, found=found)))


def _may_be_said(sp: Speaker, thought: str, about: tuple[str, ...]) -> bool:
    sit = sp.sit
    here = {partner.id for partner in sit.given.partners}
    names = [one for person, name in sit.names.items() if person in here for one in (name, first_name(name))]
    if here & set(about) or any(name in thought for name in names) or not one_sentence(thought):
        return False
    wish = _WISH.match(thought)
    if wish and (sit.has_touched("goal", sit.me.id) or told_before(sit, wish.group(1))):
        return False
    return not told_before(sit, thought) and not gives_away(sit, thought, about)
