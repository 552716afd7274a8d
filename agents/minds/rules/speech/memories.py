"""What can be told of memories: whom one saw doing what, whom one talked with about what, what a partner said."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agents.memory import Memory
from agents.minds.rules.speech.habits import IN_TALK, UNSEEN
from agents.minds.rules.speech.situation import Situation
from agents.minds.rules.speech.words import body, content_words, is_doing, one_sentence
from agents.minds.rules.words import word_set
from agents.perception import ClaimView
from agents.tone import is_grave

_STALE_SECONDS = 40 * 60 * 60
_NOT_TOLD = (*UNSEEN, *IN_TALK)
_LONGEST = 90
_THEIR_OWN = re.compile(r"\b(?:her|his|their|its|my|herself|himself|themselves|themself|myself)\b")
_NO_THING = (
    r"(?!(?:it|that|you|to|how|what|when|who|hearing|knowing|being|doing|seeing|talking|telling|people who|faces|my|so"
    r"|things|a (?:bit|day|thing)|the (?:end|people|quiet|right|sound)|be (?:kind|there)|hear|know what"
    r"|remember|see what)\b)"
)
"""What is said in passing with such words, and is no taste or wish of anybody's."""

_LIKES = re.compile(rf"\bI(?:'m| am)? (?:like|love|fond of|keen on) {_NO_THING}([^.!?,;:]{{3,60}})[.!?,;:]")
_WANTS = re.compile(rf"\bI (?:still )?want to {_NO_THING}([^.!?,;:]{{3,80}})[.!?,;:]")


@dataclass(frozen=True, slots=True)
class Sighting:
    """Somebody was seen doing something: `person` by id and `name`, where (may be empty) and when."""

    memory: Memory
    person: str
    name: str
    what: str
    where: str


@dataclass(frozen=True, slots=True)
class Talked:
    """A conversation with somebody about something."""

    memory: Memory
    person: str
    name: str
    topic: str


def all_memories(sit: Situation) -> tuple[Memory, ...]:
    """Return what comes to mind, that about the partners included, each once."""
    found = {memory.id: memory for memory in sit.given.memories}
    for partner in sit.given.partners:
        found.update((memory.id, memory) for memory in partner.memories)
    return tuple(found.values())


def sightings(sit: Situation) -> list[Sighting]:
    """Return the observations that can be told, best first."""
    return [seen for memory in all_memories(sit) if (seen := _sighting(sit, memory)) is not None]


def sighting_of(sit: Situation, person: str) -> Sighting | None:
    """Return the latest sight of `person` that can be told, out of what comes to mind or the last encounter."""
    met = sit.encounters.get(person)
    last = _sighting(sit, met.seen) if met is not None and met.seen is not None else None
    known = [seen for seen in (*sightings(sit), *([last] if last else [])) if seen.person == person]
    return max(known, key=lambda seen: seen.memory.created, default=None)


def _sighting(sit: Situation, memory: Memory) -> Sighting | None:
    if memory.kind != "observation" or sit.now.seconds - memory.created > _STALE_SECONDS:
        return None
    for person in memory.about:
        name = sit.names.get(person)
        if name and memory.text.startswith(f"{name} was "):
            what, where = _what_where(sit, body(memory.text[len(name) + 5 :]))
            if is_doing(what) and not (what.startswith(_NOT_TOLD) or len(what) > _LONGEST or is_grave(what)):
                return Sighting(memory, person, name, what, where)
    return None


def _what_where(sit: Situation, rest: str) -> tuple[str, str]:
    what, at, where = rest.rpartition(" at ")
    known = {view.name for view in sit.given.places} | ({sit.me.place.name} if sit.me.place else set())
    if at and (where in known or not where[:1].islower() or where.startswith("the ")):
        return what, where
    return rest, ""


def talks(sit: Situation) -> list[Talked]:
    """Return the summaries of conversations that can be told, best first; confidences are kept."""
    return [talk for memory in all_memories(sit) if (talk := _talk(sit, memory)) is not None]


def _talk(sit: Situation, memory: Memory) -> Talked | None:
    before, found, after = body(memory.text).partition(" about ")
    if memory.kind != "summary" or not found or gives_away(sit, memory.text, memory.about):
        return None
    topic = _topic(sit, after)
    with_whom = [person for person in memory.about if person in sit.names and sit.names[person] in before]
    if not topic or len(with_whom) != 1:
        return None
    return Talked(memory, with_whom[0], sit.names[with_whom[0]], topic)


def _topic(sit: Situation, after: str) -> str:
    """The first thing talked about, without the place at the end; empty where it cannot be said again."""
    topic, at, where = after.rpartition(" at ")
    if not at or (where[:1].islower() and not where.startswith("the ")):
        topic = after
    first = re.split(r", (?:then|and) |, | and (?=my |[A-Z]|\w+ing\b)", topic, maxsplit=1)[0].strip()
    if not first or len(first) > _LONGEST or not one_sentence(first):
        return ""
    if (
        is_doing(first)
        or first.startswith("nothing")
        or sit.me.name in first
        or any(name in first for name in _partner_names(sit))
    ):
        return ""
    return "" if first.lower() in _own_words(sit) or first.startswith("my ") else first


def _own_words(sit: Situation) -> frozenset[str]:
    """The speaker's own tastes: what others talked about with it because they are its own."""
    personal = sit.me.persona.personal
    return frozenset(body(item).lower() for item in (*personal.likes, *personal.dislikes, *personal.values))


def _partner_names(sit: Situation) -> list[str]:
    names = [partner.name for partner in sit.given.partners if partner.name]
    return names + [name.split(" ")[0] for name in names]


def gives_away(sit: Situation, text: str, about: tuple[str, ...] = ()) -> bool:
    """Return whether `text` touches a secret that the ones here are not known to share."""
    lowered = text.lower()
    return any(_is_in(claim, lowered, about) for claim in sit.given.claims if claim.secret and not claim.partner_knows)


def _is_in(claim: ClaimView, lowered: str, about: tuple[str, ...]) -> bool:
    return claim.id in about or body(claim.title).lower() in lowered or body(claim.text).lower() in lowered


def as_yours(what: str) -> str:
    """Return what somebody was seen doing as said to them: "laying out her things" becomes "laying out your things"."""
    return _THEIR_OWN.sub(lambda found: "yourself" if found.group().endswith(("self", "selves")) else "your", what)


def told_by_partner(sit: Situation) -> list[tuple[str, str, Memory]]:
    """Return what the partner is remembered to have said of itself: ("like" or "goal", the words, the memory)."""
    found = []
    for memory in sit.partner.memories:
        if memory.kind == "heard" and " to me: " in memory.text:
            words = memory.text.partition(" to me: ")[2] + "."
            for kind, pattern in (("like", _LIKES), ("goal", _WANTS)):
                match = pattern.search(words)
                if match:
                    found.append((kind, match.group(1), memory))
    return found


def told_before(sit: Situation, words: str) -> bool:
    """Return whether these words have come up already, here or with this partner as far as is remembered."""
    lowered = words.lower()
    return told_lately(sit, words) or any(lowered in memory.text.lower() for memory in sit.partner.memories)


def told_lately(sit: Situation, words: str) -> bool:
    """Return whether these words have come up in this talk or in the speaker's recent lines."""
    lowered = words.lower()
    return lowered in sit.said_texts or any(lowered in line.lower() for line in sit.given.recent_lines)


def fact_memory(sit: Situation, words: str) -> tuple[str, ...]:
    """Return the id of the fact among the memories that holds `words`, as a tuple; empty where there is none."""
    lowered = body(words).lower()
    return next(((memory.id,) for memory in sit.given.memories if _states(memory, lowered)), ())


def _states(memory: Memory, lowered: str) -> bool:
    return memory.kind == "fact" and lowered in memory.text.lower()


def shared_word(text: str, heard: str) -> str:
    """Return the word of `heard` (as it was said) that `text` has in common with it; empty where there is none.

    It is one that can be mentioned by itself: a name, a plural or a doing; else its article comes with it.
    """
    common = content_words(text) & content_words(heard)
    for found in _SPOKEN.finditer(heard) if common else ():
        link = _as_mentioned(found) if content_words(found.group()) & common else ""
        if link:
            return link
    return ""


_SPOKEN = re.compile(r"\b[A-Za-z]{4,}\b")
_ENDS_NOUN = word_set(
    "about across and are around as at behind beside but by for from had has have in into is near of off on or over"
    " round that than through to towards under until was were when where which while who with without"
)


def _as_mentioned(found: re.Match[str]) -> str:
    word, said_before, said_after = found.group(), found.string[: found.start()], found.string[found.end() :]
    if word[:1].isupper() and said_before:
        return word
    small = word.lower() if word[:1].isupper() else word
    if is_doing(small):
        return small if not said_before or said_before.endswith(" and ") else ""
    after = re.match(r" ([A-Za-z]+)", said_after)
    if after is not None and after[1].lower() not in _ENDS_NOUN:
        return ""
    article = re.search(r"\b(the|a|an|this|that) $", said_before.lower())
    if article is not None:
        return f"{article[1]} {small}"
    return small if small.endswith("s") and not small.endswith(("ss", "us", "is")) else ""
