"""The last touch on a turn: a turn of speech now and then, and nothing that was said before."""

from __future__ import annotations

import re

from agents.minds.rules.speech.grammar import full_forms
from agents.minds.rules.speech.situation import Situation
from agents.minds.rules.speech.speaker import Said, Speaker
from agents.minds.rules.speech.words import body, raised
from agents.minds.rules.words import word_set
from agents.talk import Act

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_SHORT = 2
_LONG_ENOUGH = 5
_PHRASE_PERCENT = 14
_FITTING = frozenset({Act.ANSWER, Act.ACCEPT, Act.INFORM, Act.TELL, Act.INVITE})
_OPEN_HEARTED = frozenset({"like", "dislike", "goal", "value", "fact", "claim", "other"})
"""What one says with emphasis; a turn of speech in a word on the hour or on soup would be out of place."""

_STARTS_WELL = ("I ", "I'm ", "I'd ", "I'll ", "I've ")


def said_already(sit: Situation, text: str) -> bool:
    """Return whether `text`, or a longer sentence of it, was said in this talk or in the speaker's last ones."""
    before, text = sit.all_said, full_forms(text)
    if f"\n{text}\n" in before:
        return True
    sentences = _SENTENCE.split(text)
    if len(set(sentences)) < len(sentences):
        return True
    return any(sentence in before for sentence in sentences if sentence.count(" ") >= _SHORT)


def with_phrase(sp: Speaker, text: str, lead: Said, *, ends: bool) -> str:
    """Return `text` with one of the speaker's turns of speech, in some statements and once in a talk at most.

    Leave is taken (`ends`) without.
    """
    phrases = sp.sit.me.persona.personal.style.phrases
    about = lead.subject.kind if lead.subject is not None else ""
    if not phrases or ends or lead.act not in _FITTING or about not in _OPEN_HEARTED or not sp.chance(_PHRASE_PERCENT):
        return text
    phrase = body(sp.stream.choice(phrases))
    before = [turn.text for turn in sp.sit.mine] + list(sp.sit.given.recent_lines[-8:])
    if any(phrase.lower() in line.lower() for line in before):
        return text
    return _inserted(text, phrase)


def _inserted(text: str, phrase: str) -> str:
    sentences = _SENTENCE.split(text)
    for at, sentence in enumerate(sentences):
        if sentence.count(" ") < _LONG_ENOUGH or not sentence.endswith(".") or not sentence.startswith(_STARTS_WELL):
            continue
        before = sum(map(len, sentences)) % 2
        sentences[at] = f"{raised(phrase)}, {sentence}" if before else f"{sentence[:-1]}, {phrase}."
        return " ".join(sentences)
    return text


def joined_link(link: str, text: str) -> str:
    """Return a link such as "By the way," before `text`; after a comma or colon only where the case may stay."""
    if not link or (link.endswith(":") and ":" in text):
        return text
    if link.endswith((".", "!", "?")):
        return f"{link} {text}"
    first = text.split(" ", 1)[0]
    if first in _MAY_BE_SMALL:
        return f"{link} {text[:1].lower()}{text[1:]}"
    return f"{link} {text}" if first in _ALWAYS_LARGE else text


_ALWAYS_LARGE = word_set("""I I'm I'd I'll I've""")
_MAY_BE_SMALL = word_set(
    """Isn't Aren't Don't Won't Haven't
    What How Do Does Did Is Are Have Has When Where Who Why Any Anything Will Would Could Can What's How's Tell
    Got There The That You My It If Not On In At"""
)
