"""The facts of a persona, one by one: by which key each is known, and which of them a turn of talk used.

A turn uses a fact where its words say it, or, by common sense, speak of what belongs to it. Who composed the turn may
say what it drew on; what a language model declares counts only where the words confirm it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from agents.commonsense import expanded
from agents.minds.rules.words import content_words
from agents.persona import Persona
from agents.talk import Subject

FactKind = Literal[
    "work", "age", "origin", "group", "like", "dislike", "value", "skill", "goal", "habit", "fact", "story"
]
MOST_USED = 3
_LONGEST_KEY = 120
_SAID, _IMPLIED = 2, 1
_ENOUGH_WORDS = 3
_OF_DOING = frozenset({"work", "skill", "like", "habit"})
_CERTAIN = 100
_ALIKE_E6 = 450_000
_CLOCK = content_words(
    """one two three four five six seven eight nine ten eleven twelve half quarter past hour minute o'clock day night
    morning noon afternoon evening week month year monday tuesday wednesday thursday friday saturday sunday weekday
    weekend time"""
)
"""Words that say when: every turn may hold them, so they are no sign of a fact that holds them, too."""
_TYPED: dict[str, FactKind] = {
    "like": "like", "dislike": "dislike", "goal": "goal", "value": "value", "fact": "fact", "work": "work",
    "group": "group",
}  # fmt: skip

Likeness = Callable[[str, str], int]
"""Returns how alike two texts are, in millionths."""


@dataclass(frozen=True, slots=True)
class PersonaFact:
    """One thing that is so about somebody.

    Args:
        kind: Which side of the persona it belongs to.
        value: What it is, as the persona says it.
        text: The same as a sentence in the first person.
    """

    kind: FactKind
    value: str
    text: str

    @property
    def key(self) -> str:
        """What an utterance names it by, such as "like:old maps"."""
        return f"{self.kind}:{self.value}"[:_LONGEST_KEY]


def facts_of(persona: Persona) -> tuple[PersonaFact, ...]:
    """Return the facts of `persona`, each once, in the order of the persona's blocks."""
    social, personal, context = persona.social, persona.personal, persona.context
    found = [
        *_each("work", "My work: {}.", (social.occupation,) if social.occupation else ()),
        *_each("age", "I am {} years old.", (str(social.age),) if social.age is not None else ()),
        *_each("origin", "I come from {}.", (social.origin,) if social.origin else ()),
        *_each("group", "I belong to {}.", social.groups),
        *_each("like", "I like {}.", personal.likes),
        *_each("dislike", "I don't care for {}.", personal.dislikes),
        *_each("value", "{} matters to me.", personal.values),
        *_each("skill", "I am good at {}.", personal.skills),
        *_each("goal", "I want to {}.", context.goals),
        *_each("habit", "I am usually {}.", (habit.do for habit in context.habits)),
        *_each("fact", "{}", context.facts),
    ]
    return tuple({fact.key: fact for fact in found}.values())


def _each(kind: FactKind, form: str, values: Iterable[str]) -> list[PersonaFact]:
    return [PersonaFact(kind, value.rstrip(" ."), form.format(value.rstrip(" ."))) for value in values]


def used_in(
    text: str, facts: Sequence[PersonaFact], *, subject: Subject | None = None, speaker: str = ""
) -> tuple[str, ...]:
    """Return the keys of those of `facts` that a turn used, the one it leaned on most first, at most `MOST_USED`.

    Args:
        text: The words of the turn.
        facts: Of its speaker.
        subject: What the turn is about, where its composer said so: a like of the speaker's own, for example.
        speaker: Person id of the speaker.
    """
    words = content_words(text)
    scored = [(_points(words, fact) + _by_subject(fact, subject, speaker), -at) for at, fact in enumerate(facts)]
    best = sorted((one for one in scored if one[0] > 0), reverse=True)[:MOST_USED]
    return tuple(facts[-place].key for _, place in best)


def confirmed_facts(
    text: str, declared: Iterable[str], facts: Sequence[PersonaFact], alike: Likeness
) -> tuple[str, ...]:
    """Return the keys of the facts that a model declares to have used and that its words bear out.

    Borne out is a fact of which the words say something, or that they come near to in meaning.

    Args:
        text: The words of the turn.
        declared: What the model says it used of its persona, in words of its own or of the persona's.
        facts: Of its speaker.
        alike: How alike two texts are.
    """
    found: dict[str, None] = {}
    words = content_words(text)
    for one in declared:
        fact = _meant(one, facts)
        if fact is not None and (_touches(words, fact) or alike(text, fact.text) >= _ALIKE_E6):
            found[fact.key] = None
    return tuple(found)[:MOST_USED]


def _meant(declared: str, facts: Sequence[PersonaFact]) -> PersonaFact | None:
    words = content_words(declared)
    shared = [(len(words & content_words(fact.text)), -at) for at, fact in enumerate(facts)]
    hits, place = max(shared, default=(0, 0))
    return facts[-place] if hits else None


def _touches(words: frozenset[str], fact: PersonaFact) -> bool:
    return bool(words & content_words(fact.value) or words & expanded(fact.value))


def _points(words: frozenset[str], fact: PersonaFact) -> int:
    """Return how much of `fact` is in `words`, 0 where it is too little to tell.

    A word that the fact says itself counts double. Needed are two thirds of its words, three at most, and one more
    where common sense alone speaks for a fact that is not about doing something.
    """
    own, needed = _words(fact.value)
    said = len(words & own)
    if not own or (fact.kind == "age" and not said):
        return 0
    points = _SAID * said + _IMPLIED * len(words & expanded(fact.value))
    more = 0 if said or fact.kind in _OF_DOING else _IMPLIED
    return points if points >= _SAID * needed + more else 0


@lru_cache(maxsize=8192)
def _words(value: str) -> tuple[frozenset[str], int]:
    own = content_words(value) - _CLOCK or content_words(value)
    return own, min(_ENOUGH_WORDS, -(-2 * len(own) // 3))


def _by_subject(fact: PersonaFact, subject: Subject | None, speaker: str) -> int:
    if subject is None or subject.owner != speaker or _TYPED.get(subject.kind) != fact.kind or not subject.text:
        return 0
    own, about = content_words(fact.value), content_words(subject.text)
    return _CERTAIN if own and own <= about else 0
