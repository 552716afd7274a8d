"""Stories in talk: who is asked how something came about, and has told of it before, tells the same again."""

from __future__ import annotations

import re
from dataclasses import replace

from agents.facts import Fact
from agents.minds.rules.speech.grammar import stock
from agents.minds.rules.speech.situation import Situation, read
from agents.minds.rules.speech.speaker import Speaker
from agents.minds.rules.speech.subjects import Asked, as_subject, question_in
from agents.minds.rules.words import content_words
from agents.talk import Act, Utterance
from agents.tasks.base import Question
from agents.tasks.speaking import SayInput, Turn

OF = frozenset({"like", "goal", "value", "fact", "work", "group", "activity"})
"""What one can be asked about how it came to be so."""
_ASPECTS = frozenset({"why", "how"})
_WORDS = re.compile(
    r"\bhow (?:did|does) .*\b(?:come|begin|start|get)\b|\bhow come\b|\bwhat (?:got|made|drew|brought) you\b|\bwhy\b"
    r"|\btell me (?:more|how|about)\b|\bwhat's the story\b|\bwhere does .* come from\b|\bsince when\b",
    re.IGNORECASE,
)
_LONGEST = 1200
_LEADS = stock(
    """
    Since you ask.
    There is a story to that.
    casual :: Oh, that!
    casual :: Funny you should ask.
    warm :: I'll tell you how it came.
    formal :: It came about like this.
    wit :: You asked for it.
    blunt :: It's quickly told.
    brief :: Like this.
    int :: I don't tell this often.
    long :: Well, it goes back a while, and it begins with nothing much.
    """
)


def how_it_came(turn: Utterance, person: str) -> Asked | None:
    """Return what `turn` asks `person` about how it came to be so, None where it asks nothing of the kind."""
    if turn.speaker == person or (turn.addressees and person not in turn.addressees):
        return None
    asked = question_in(turn)
    if asked is not None and asked.aspect:
        return asked if asked.owner == person and asked.kind in OF and asked.aspect in _ASPECTS else None
    about = turn.subject
    if about is None or about.owner != person or about.kind not in OF or not _WORDS.search(turn.text):
        return None
    return Asked(about.kind, about.owner, "", "why", about.text)


def story_of(stories: tuple[Fact, ...], asked: Asked) -> Fact | None:
    """Return the story about what is asked, None where none was told yet."""
    for story in stories:
        kind, _, value = story.value.partition(":")
        words = content_words(value)
        if kind == asked.kind and words and (words <= content_words(asked.text) or not asked.text):
            return story
    return None


def tell_how_it_came(question: Question[SayInput, Turn]) -> Turn | None:
    """Return the turn that tells how something came about; None where nobody asks, or it was told here already."""
    if not question.input.me.stories:
        return None
    sit = read(question)
    asked = how_it_came(sit.last, sit.me.id) if sit.last is not None else None
    story = story_of(sit.me.stories, asked) if asked is not None else None
    if asked is None or story is None or sit.winds_down or _was_told(sit, story):
        return None
    lead = Speaker(sit).say(_LEADS)
    return Turn(
        text=f"{lead} {story.text}".strip()[:_LONGEST],
        act=Act.ANSWER,
        subject=as_subject(replace(asked, found="yes"), asked.text),
        memories=(story.memory,) if story.memory else (),
        emotion="neutral",
    )


def _was_told(sit: Situation, story: Fact) -> bool:
    return any(story.text in turn.text for turn in sit.given.transcript)
