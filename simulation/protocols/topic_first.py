"""Topic first: from a topic to its sides, to people whom each concerns, to a session of theirs with a character.

The way from topic over subtopic and personas to a dialogue with characteristics follows DiaSynth
(S. Suresh et al., 2024).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from agents.minds.rules.words import content_words
from agents.persona import Persona
from agents.persona_facts import facts_of
from agents.streams import Stream
from simulation.scenario import Study
from simulation.specs.session_spec import EpisodeSpec, SessionSpec, SessionsProtocol, SubjectSpec

SIDES = (
    "how it began for each of you", "what it costs", "who it is for", "what has changed about it",
    "the trouble with it", "what one has to know first", "what the family says to it", "how it will be in ten years",
)  # fmt: skip
CHARACTERS = ("playful", "serious", "with many questions", "in few words", "with stories of one's own", "at odds")
_CLOSEST = 6
"""How many people are drawn from, those first whom the side of the topic concerns most."""


def episodes_of(study: Study) -> tuple[EpisodeSpec, ...]:
    """Return the episodes of a study of sessions: those it lists, and those its topics lead to."""
    spec = study.protocol
    if not isinstance(spec, SessionsProtocol):
        return ()
    return (*spec.episodes, *_expanded(spec, study.people, study.seed)) if spec.topics else spec.episodes


@lru_cache(maxsize=8)
def _expanded(spec: SessionsProtocol, people: tuple[Persona, ...], seed: int) -> tuple[EpisodeSpec, ...]:
    """Return an episode of one session for every dialogue of every side of every topic; nobody talks twice a day."""
    words = {person.slug: content_words(" ".join(fact.text for fact in facts_of(person))) for person in people}
    busy: dict[str, int] = {}
    found: list[EpisodeSpec] = []
    for at, topic in enumerate(spec.topics):
        for side, subtopic in enumerate(topic.subtopics or SIDES):
            for n in range(topic.dialogues):
                stream = Stream(seed, "topics", f"{at}/{side}", n)
                pair = _pair(stream, words, busy, content_words(f"{topic.topic} {subtopic}"))
                if len(pair) > 1:
                    found.append(_episode(stream, topic, subtopic, pair, f"topic-{at + 1}-{side + 1}-{n + 1}", busy))
    return tuple(found)


def _pair(stream: Stream, words: dict[str, frozenset[str]], busy: dict[str, int], about: frozenset[str]) -> list[str]:
    """Return two people whom the matter concerns, drawn among the closest of those who have talked least."""
    order = sorted(words, key=lambda person: (-len(words[person] & about), busy.get(person, 0), person))
    return stream.shuffled(order[:_CLOSEST] if len(order) > _CLOSEST else order)[:2]


def _episode(
    stream: Stream, topic: SubjectSpec, subtopic: str, pair: Sequence[str], name: str, busy: dict[str, int]
) -> EpisodeSpec:
    day = max(busy.get(person, 0) for person in pair)
    busy.update(dict.fromkeys(pair, day + 1))
    session = SessionSpec(
        topic=topic.topic,
        subtopic=subtopic,
        characteristics=(stream.choice(topic.characteristics or CHARACTERS),),
        speech_event=topic.speech_event,
    )
    relationship = stream.choice(topic.relationships) if topic.relationships else "acquaintances"
    begins = f"{day} day{'s' if day > 1 else ''}" if day else None
    return EpisodeSpec(id=name, people=tuple(pair), relationship=relationship, begins_after=begins, sessions=(session,))
