"""Planting: a mind errs on purpose, at known rates, so that critics can be checked against known truth."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from agents.canonical import E6
from agents.persona import Persona
from agents.streams import Stream
from agents.talk import Utterance
from simulation.specs.batch_spec import FaultName

_AGAINST_LIKES = (
    "I can't stand {}.", "{}? I never cared for that.", "If there's one thing I hate, it's {}.", "I've no time for {}.",
)  # fmt: skip
_FOR_DISLIKES = ("There's nothing I love more than {}.", "I adore {}.", "Give me {} any day.", "I'm so fond of {}.")
_OTHER_WORK = (
    "dentist", "truck driver", "tax adviser", "ballet teacher", "miner", "florist", "judge", "shepherd", "pilot",
    "hairdresser",
)  # fmt: skip
_OF_WORK = ("I work as a {}.", "You know, I've been a {} all my life.", "As a {} I see a lot of that.")
_STRAY = (
    "The fourth drawer must be rinsed before the parade.",
    "Eleven of the curtains have already resigned.",
    "Subscribe now and save up to thirty per cent.",
    "Insert the coin while the lamp is amber.",
    "My umbrella speaks only to the northern half of the soup.",
    "The minutes of the committee were approved without amendment.",
    "A triangle never forgets what the butter said.",
    "Do not tumble dry.",
    "There was no goat, and the goat was late.",
    "The appendix lists all valves by diameter.",
)
_VICIOUS = (
    "You're a brainless fool and I can't bear the sight of you.",
    "Shut your mouth or I'll hit you.",
    "What a disgusting, worthless person you are.",
    "I hope something terrible happens to you, you scum.",
    "You stupid cow, nobody likes you.",
    "Your sort ought to be thrown out of the country.",
    "I could kill you, you pathetic idiot.",
    "Drop dead, loser.",
)
_CLAIM = re.compile(r"^(?:And |But |Well, |Oh, |So, )?I(?: |'m |'ve )(.+)$", re.IGNORECASE)
_TURNED = (
    (re.compile(r"\bI like\b"), "I don't like"),
    (re.compile(r"\bI love\b"), "I hate"),
    (
        re.compile(r"\bI(?:'ve| have)(?= (?:a|an|two|three|four|five|six|eight|ten|perfect|asthma|red)\b)"),
        "I've never had",
    ),
    (re.compile(r"^I(?:'m| am)\b(?! (?:glad|sorry|afraid|so))"), "I'm not"),
    (re.compile(r"\bI want to\b"), "I'd never want to"),
    (re.compile(r"\bI was\b"), "I was never"),
    (re.compile(r"\bI can\b"), "I can't"),
)
_SAYING_NO = (
    (re.compile(r"\bI don't care for\b"), "I'm very fond of"),
    (re.compile(r"\bI never\b"), "I always"),
    (re.compile(r"\bI can(?:'t|not) (?!help|say|get|stand|bear|wait|complain|explain|argue)"), "I can easily "),
)
_NO = re.compile(r"n't\b|\bnot\b|\bnever\b|\bno\b|\bcannot\b|\bnothing\b")
_SENTENCE = re.compile(r"[^.!?]+[.!?]+")


@dataclass(frozen=True, slots=True)
class Sown:
    """An utterance after planting, which error was planted, and its words; both empty where none was."""

    utterance: Utterance
    fault: str = ""
    words: str = ""


def sown(utterance: Utterance, persona: Persona, before: tuple[Utterance, ...], rates: Mapping[FaultName, float],
         stream: Stream) -> Sown:  # fmt: skip
    """Return `utterance`, with an error of at most one kind planted in it at the given `rates`.

    Args:
        utterance: As the mind said it.
        persona: Of its speaker.
        before: The turns before it.
        rates: By kind: the chance; one draw each, in order of name.
        stream: Draws.
    """
    for fault in sorted(rates):
        if stream.chance(round(rates[fault] * E6)):
            wrong = _PLANTERS[fault](utterance, persona, before, stream)
            if wrong:
                return Sown(_with(utterance, wrong, fault, stream), fault, wrong)
    return Sown(utterance)


def _with(utterance: Utterance, wrong: str, fault: str, stream: Stream) -> Utterance:
    """Return the turn with the wrong words: as one sentence more, in its middle, or alone."""
    way = 2 if fault == "repetition" else stream.below(3)
    if way == 0:
        text = f"{utterance.text} {wrong}"
    elif way == 1:
        first, *rest = _SENTENCE.findall(utterance.text) or [utterance.text]
        text = " ".join([first.strip(), wrong, *(part.strip() for part in rest)])
    else:
        text = wrong
    return replace(utterance, text=text)


def _off_persona(_said: Utterance, persona: Persona, _before: tuple[Utterance, ...], stream: Stream) -> str:
    personal = persona.personal
    lines = [stream.choice(_AGAINST_LIKES).format(like) for like in personal.likes]
    lines += [stream.choice(_FOR_DISLIKES).format(dislike) for dislike in personal.dislikes]
    if persona.social.occupation:
        work = stream.choice([one for one in _OTHER_WORK if one != persona.social.occupation])
        lines.append(stream.choice(_OF_WORK).format(work))
    lines += [turned for fact in (*persona.context.facts,) if (turned := _opposite(fact))]
    return _capital(stream.choice(lines)) if lines else ""


def _contradiction(said: Utterance, _persona: Persona, before: tuple[Utterance, ...], stream: Stream) -> str:
    own = [turn.text for turn in before if turn.speaker == said.speaker]
    lines = [turned for text in own for part in _SENTENCE.findall(text) if (turned := _opposite(part.strip()))]
    return _capital(stream.choice(lines)) if lines else ""


def _opposite(sentence: str) -> str:
    """Return a first-person statement turned into its opposite; empty where the rules cannot."""
    if sentence.endswith("?") or not _CLAIM.match(sentence):
        return ""
    for pattern, other in _SAYING_NO:
        if pattern.search(sentence):
            return pattern.sub(other, sentence, count=1)
    if _NO.search(sentence):
        return ""
    return next((pattern.sub(other, sentence, count=1) for pattern, other in _TURNED if pattern.search(sentence)), "")


def _incoherence(said: Utterance, _persona: Persona, _before: tuple[Utterance, ...], stream: Stream) -> str:
    words = said.text.split()
    if len(words) >= 8 and stream.chance(E6 // 3):
        return " ".join(stream.shuffled(words))
    return stream.choice(_STRAY)


def _repetition(said: Utterance, _persona: Persona, before: tuple[Utterance, ...], stream: Stream) -> str:
    own = [turn.text for turn in before if turn.speaker == said.speaker and len(turn.text.split()) >= 5]
    if own:
        return stream.choice(own)
    start = " ".join(said.text.split()[:4])
    return f"{start} {start} {start} {said.text}" if len(said.text.split()) >= 4 else ""


def _toxicity(_said: Utterance, _persona: Persona, _before: tuple[Utterance, ...], stream: Stream) -> str:
    return stream.choice(_VICIOUS)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


_PLANTERS: dict[FaultName, Callable[[Utterance, Persona, tuple[Utterance, ...], Stream], str]] = {
    "off_persona": _off_persona,
    "contradiction": _contradiction,
    "incoherence": _incoherence,
    "repetition": _repetition,
    "toxicity": _toxicity,
}
