"""Answers where nobody can know: what one would do if, what one is made of, and people never heard of."""

from __future__ import annotations

import re
from typing import get_args

from agents.minds.rules.answers.oneself import own_fact
from agents.minds.rules.answers.reading import plain
from agents.minds.rules.recounting import answer, sentence
from agents.minds.rules.traits import Traits, traits_of
from agents.minds.rules.words import content_words, folded, words_of
from agents.persona import Weekday
from agents.tasks.base import Question
from agents.tasks.interviewing import AnswerInterviewInput, InterviewAnswer

_WOULD = re.compile(
    r"\b(?:what|how|where|whom?) would you\b.*\bif\b|\bif\b.*\bwhat would you\b|^\W*what if\b|^\W*(?:imagine|suppose)\b"
    r"|\bwould you (?!like|vote|say|call|tell|know|come|go)\w+.*\bif\b"
)
_MACHINE = re.compile(
    r"\b(?:an? )?(?:ai|a\.i\.|artificial intelligence|robot|bot|computer program|chat ?bot|language model|simulation"
    r"|simulated|real person|human)\b"
)
_ARE_YOU = re.compile(r"^\W*(?:so )?are (?:you|we)\b")
_ORDERS = re.compile(
    r"\b(?:ignore|forget|disregard) (?:all |any |your |the |previous |prior )*(?:instructions?|rules|prompts?)\b"
    r"|\b(?:system prompt|your instructions)\b"
)
_KNOW_WHOM = re.compile(
    r"\b(?:do|did) you (?:know|remember)\b|\bhave you (?:ever )?(?:met|seen|heard of)\b|^\W*who is\b"
)
_MET = re.compile(r"\bhave you (?:ever |already )?(?:met|seen|talked|spoken)\b")
_CAPITALISED = re.compile(r"(?<![.?!]\s)(?<!^)\b([A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+)*)")
_HIGH_E6, _LOW_E6 = 600_000, 400_000


def what_if(question: Question[AnswerInterviewInput, InterviewAnswer]) -> InterviewAnswer | None:
    """Return what somebody thinks it would do, out of its character; None where no such thing is asked."""
    asked = question.input
    if not _WOULD.search(plain(asked.question)):
        return None
    persona, stream = asked.me.persona, question.stream("what if")
    parts = ["I can only guess.", stream.choice(_first_steps(traits_of(persona)))]
    words = content_words(asked.question)
    goal = next((one for one in persona.context.goals if words & content_words(one)), "")
    liked = next((one for one in persona.personal.likes if words & content_words(one)), "")
    if goal:
        parts.append(f"I want to {goal.rstrip('.')}, so it would not leave me cold.")
    elif liked:
        parts.append(f"I like {liked.rstrip('.')}, so it would not leave me cold.")
    elif persona.personal.values:
        parts.append(
            sentence(f"{stream.choice(persona.personal.values).rstrip('.')} would count for more than the rest")
        )
    return answer(" ".join(parts))


def _first_steps(traits: Traits) -> list[str]:
    steps = [
        (traits.conscientiousness >= _HIGH_E6, "I would make a list before I did anything else."),
        (traits.conscientiousness <= _LOW_E6, "I would do the first thing that came into my head."),
        (traits.extraversion >= _HIGH_E6, "I would talk it over with everybody I met."),
        (traits.extraversion <= _LOW_E6, "I would want to be by myself for a while, to think."),
        (traits.neuroticism >= _HIGH_E6, "I would lie awake over it first."),
        (traits.neuroticism <= _LOW_E6, "I would take it as it came."),
        (traits.agreeableness >= _HIGH_E6, "I would ask who needs help."),
        (traits.agreeableness <= _LOW_E6, "I would look after my own first."),
        (traits.openness >= _HIGH_E6, "I would be curious what could come of it."),
        (traits.openness <= _LOW_E6, "I would try to keep things as they were."),
    ]
    return [text for holds, text in steps if holds] or ["I would see when the time came."]


def not_of_this_world(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    """Return the answer to who asks what one is made of, or gives orders to whatever answers; None for the rest."""
    text = plain(asked.question)
    if _ORDERS.search(text) or (_ARE_YOU.match(text) and _MACHINE.search(text)):
        trade = asked.me.persona.social.occupation
        who = f"{asked.me.name}, {trade}" if trade else asked.me.name
        return answer(f"I don't know what you mean by that. I am {who}.")
    return None


def never_heard_of(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    """Return that one does not know a person or thing by the name in the question; None where there is none such."""
    if not _KNOW_WHOM.search(plain(asked.question)):
        return None
    strange = strange_names(asked)
    return answer(f"No, {strange[0]} is a name I have never heard.", yes=False) if strange else None


def only_heard_of(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    """Return that one has not met somebody whom others have named; None where nobody is asked after by name."""
    named = _CAPITALISED.findall(asked.question.strip())
    if not named or strange_names(asked) or not _MET.search(plain(asked.question)):
        return None
    return answer(f"No. I have only heard of {named[0]}.", yes=False)


def strange_names(asked: AnswerInterviewInput) -> list[str]:
    """Return what is written like a name in the question and is neither known nor came to mind."""
    known = _known_words(asked)
    found = [name.removesuffix("'s").removesuffix("’s") for name in _CAPITALISED.findall(asked.question.strip())]
    plain_names = [(name, content_words(folded(name))) for name in found]
    return [name for name, words in plain_names if words and not words & known and name != "AI"]


def _known_words(asked: AnswerInterviewInput) -> frozenset[str]:
    persona = asked.me.persona
    texts = [memory.text for memory in asked.memories] + [f"{one.title} {one.text}" for one in asked.claims]
    own = [persona.name, persona.description, *persona.context.facts, *persona.personal.likes]
    places = [one.place_name or "" for one in asked.claims] + [asked.me.place.name if asked.me.place else ""]
    days = get_args(Weekday)
    return words_of(map(folded, [*texts, *own, *places, *days, *_MONTHS, *(name for _, name in asked.names)]))


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December", "Christmas", "Easter",
)  # fmt: skip


def of_ones_life(asked: AnswerInterviewInput) -> InterviewAnswer | None:
    """Return the fact of one's own life that the question touches; None where none does."""
    if not re.search(r"\byou(?:r|rs)?\b|\bhappened\b", plain(asked.question)):
        return None
    words = content_words(asked.question) - content_words("happened happen ever tell story remember did make made")
    fact = own_fact(asked.me.persona, words)
    if not fact:
        return None
    return answer(
        fact, memories=[memory for memory in asked.memories if memory.text.rstrip(".") == fact.rstrip(".")][:1]
    )
