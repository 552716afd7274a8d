"""Facts as the rules see them: what a turn says of its speaker, and what one makes up of oneself when asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from agents.facts import plain
from agents.minds.rules.sessions.persons import of_another
from agents.minds.rules.words import clipped, content_words, words_of
from agents.talk import Act, Source, Utterance
from agents.tasks.base import Question
from agents.tasks.noting import AdoptedFact, AdoptFactInput, Facts, NoteFactsInput, SaidOfOneself

_MOST = 8
_TYPED = frozenset({"like", "dislike", "goal", "value", "group", "work"})
_SAYING = frozenset({Act.ANSWER, Act.INFORM, Act.INTRODUCE, Act.TELL, Act.RESPOND, Act.AGREE})
_LIVED = ("~news/", "~back/", "~fact/")
"""Beginnings of the refs of turns that tell what the speaker lived through; see `agents.minds.rules.sessions`."""
_WRAPPED = {"goal": ("my wish to ", "the wish to "), "work": ("my work as a ", "my work as an ", "my work as ")}
_NOT_SAID = re.compile(r"\b(?:not|never|no|n't|if|would|used to)\b|n't\b", re.IGNORECASE)
_OWN = "dog|cat|horse|boat|shop|daughter|son|sister|brother|wife|husband|mother|father|house|street"
_WHERE = (
    r"(?=[A-Z0-9]|(?:the|a|an|my|our|this|that|one of) )"
    r"(?!(?:the|a|an|my|our|this|that) (?:\w+ )?(?:past|present|future|moment|hope|fear|dread|dream|edge|wits|nerves"
    r"|pension|savings|shoestring|world of|way|state|hurry|budget)\b)"
)
"""How a place begins that one lives in: nobody lives in hope, or on news, as in a street."""
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b[Mm]y (favourite [a-z]+) is ([^.,!?;:]{2,60})"), ""),
    (re.compile(rf"\b[Mm]y ((?:{_OWN})) is called ([^.,!?;:]{{2,60}})"), ""),
    (re.compile(rf"\bI live (?:in|at|on) ({_WHERE}[^.,!?;:]{{1,60}})"), "home"),
    (re.compile(r"\bI (?:come|am|moved here) from (?!a (?:long )?(?:line|family)\b)([^.,!?;:]{2,60})"), "origin"),
    (re.compile(r"\bI work as an? ([^.,!?;:]{2,60})"), "work"),
)
_HUMAN = (
    (re.compile(r"I (?:really )?(?:like|love|enjoy) ([^.,!?;:]{3,80})"), "like"),
    (re.compile(r"I(?:'d like| would like| want|'m hoping| hope) to ([^.,!?;:]{3,80})"), "goal"),
)
_VAGUE = frozenset({"", "it", "that", "this", "you", "him", "her", "them", "to", "being"})

_STOCK: Mapping[str, tuple[str, ...]] = {
    "like": (
        "the first hour of the day", "letters written by hand", "the smell after rain", "shortcuts that take longer",
        "soup that has stood overnight", "trains seen from a bridge", "a sharp pencil", "old songs on the radio",
        "walls one can sit on", "fruit straight from the tree", "maps with mistakes in them", "cold water in summer",
    ),
    "dislike": (
        "doors that slam", "being hurried", "rooms without a window", "loud telephones", "lukewarm coffee",
        "queues that do not move", "damp socks", "promises made in passing",
    ),
    "goal": (
        "learn to bake a loaf worth giving away", "see the coast in winter", "write down what my grandmother told me",
        "walk to the next town and back in a day", "grow something I can eat", "learn one song by heart",
        "mend what I can before I buy anew",
    ),
    "value": ("keeping one's word", "patience", "a good sense of proportion", "privacy", "doing things properly"),
    "fact": (
        "I have kept every key I ever had.", "I can whistle two notes at once.", "I was late for my own christening.",
        "I once won a goose in a raffle.", "I have moved house seven times.", "I learnt to swim at thirty.",
        "I still have the first coin I earned.",
    ),
}  # fmt: skip


def note_facts(question: Question[NoteFactsInput, Facts]) -> Facts:
    """Return what the speakers said of themselves, in the order in which it was said, each once."""
    found: dict[tuple[str, str, str], SaidOfOneself] = {}
    for turn in question.input.turns:
        for aspect, value in _said(turn):
            short = clipped(value, 200)
            found.setdefault(
                (turn.speaker, aspect, plain(short)), SaidOfOneself(person=turn.speaker, aspect=aspect, value=short)
            )
    return Facts(facts=tuple(found.values())[:_MOST])


def _said(turn: Utterance) -> Iterator[tuple[str, str]]:
    typed = _typed(turn)
    if typed is not None:
        yield typed
        return
    for sentence in re.split(r"(?<=[.!?])\s+", turn.text):
        if sentence.endswith("?"):
            continue
        if turn.source is Source.HUMAN:
            yield from _in_plain_words(sentence)
        for pattern, aspect in _PATTERNS:
            match = pattern.search(sentence)
            if match is not None and not _NOT_SAID.search(sentence[: match.start()]):
                yield from _worth_noting(aspect or match.group(1), match.group(match.lastindex or 1))


def _in_plain_words(sentence: str) -> Iterator[tuple[str, str]]:
    """Yield what a human being says of itself: what it lived through, what it likes, what it wants."""
    for pattern, aspect in _HUMAN:
        match = pattern.match(sentence.strip())
        if match is not None:
            yield from _worth_noting(aspect, match.group(1))
            return
    if of_another(sentence, "they"):
        yield "fact", sentence.strip()


def _typed(turn: Utterance) -> tuple[str, str] | None:
    """Return what the turn is about where that is something of the speaker's own, and it is stated in the words."""
    subject = turn.subject
    if subject is not None and subject.ref.startswith(_LIVED) and subject.owner == turn.speaker and subject.text:
        return ("fact", subject.text) if subject.text.rstrip(".") in turn.text else None
    if subject is None or subject.owner != turn.speaker or subject.kind not in _TYPED or turn.act not in _SAYING:
        return None
    value = subject.text
    for wrapping in _WRAPPED.get(subject.kind, ()):
        value = value.removeprefix(wrapping)
    words = content_words(value)
    return (subject.kind, value) if words and words <= content_words(turn.text) else None


def _worth_noting(aspect: str, value: str) -> Iterator[tuple[str, str]]:
    clean = value.strip(" '\"")
    if clean.split() and clean.split()[0].casefold() not in _VAGUE and content_words(clean):
        yield aspect, clean


def adopt_fact(question: Question[AdoptFactInput, AdoptedFact]) -> AdoptedFact:
    """Return something of the asked kind that goes against nothing the persona has; empty where all of it would."""
    asked, persona = question.input, question.input.me.persona
    against = words_of((*persona.personal.dislikes, *persona.personal.likes, *persona.context.facts))
    fitting = [one for one in _STOCK.get(asked.aspect, ()) if not content_words(one) & against]
    return AdoptedFact(value=question.stream("fact").choice(fitting) if fitting else "")
