"""What remains of a conversation: who it was with, what it was about, and how it felt."""

from __future__ import annotations

from collections.abc import Sequence

from agents.canonical import E6
from agents.minds.rules.traits import HALF_E6, traits_of
from agents.minds.rules.whose import i_as_they, speaks_as_i, you_as_i, you_as_they
from agents.minds.rules.words import clipped, content_words, first_name, listed, words_of
from agents.streams import Stream
from agents.talk import Act, Subject, Utterance
from agents.tasks.remembering import SummariseTalkInput, TalkSummary

_MOST_SUBJECTS = 3
_NOTHING = "nothing in particular."
_EMPTY_KINDS = frozenset({"wellbeing", "day", "name"})
_TASTES = frozenset({"like", "dislike", "value", "goal"})
_OWNED = frozenset({"like", "dislike", "value", "goal", "work", "plan", "activity", "fact"})
"""Kinds of subjects whose words are those of their owner, whoever takes them up."""

_LIKENESS_E6 = 12_000
_ACT_E6 = {
    Act.AGREE: 8_000, Act.ACCEPT: 25_000, Act.THANK: 5_000, Act.INVITE: 15_000, Act.DISAGREE: -45_000,
    Act.DECLINE: -12_000,
}  # fmt: skip


def summarise(asked: SummariseTalkInput, stream: Stream) -> TalkSummary:
    """Return what `asked.me` keeps of the transcript."""
    names = listed(partner.name or "somebody I don't know" for partner in asked.partners) or "nobody"
    subjects = _subjects(asked)
    if subjects:
        text = f"Talked with {names} about {listed(subjects)}."
    elif len(asked.transcript) <= len(asked.partners) + 1:
        text = f"Exchanged a few words with {names}."
    else:
        text = f"Talked with {names} about {_NOTHING}"
    closeness = _closeness_e6(asked, stream)
    return TalkSummary(
        text=clipped(text, 600),
        closeness_change=closeness / E6,
        valence_change=_bounded(closeness * 3 // 2, 500_000) / E6,
        arousal_change=_arousal_e6(asked.transcript) / E6,
    )


def subjects_in(text: str) -> list[str]:
    """Return the subjects named in a sentence that `summarise` wrote.

    Example:
        >>> subjects_in("Talked with Tom Ash about the supper and his garden.")
        ['the supper', 'his garden']
    """
    _, found, rest = text.partition(" about ")
    if not text.startswith("Talked with ") or not found or rest == _NOTHING:
        return []
    head, _, last = rest.removesuffix(".").rpartition(" and ")
    return [part for part in (*head.split(", "), last) if part]


def _subjects(asked: SummariseTalkInput) -> list[str]:
    names = {partner.id: partner.name for partner in asked.partners}
    found: dict[tuple[str, str], str] = {}
    by_owner: set[tuple[str, str, str]] = set()
    for utterance in asked.transcript:
        subject = utterance.subject
        if subject is None or not subject.text or subject.kind in _EMPTY_KINDS:
            continue
        if subject.kind == "claim" and not _heard_of(subject, asked.transcript):
            continue
        words = (subject.kind, subject.owner, subject.text.casefold())
        if utterance.speaker == subject.owner:
            by_owner.add(words)
        elif words in by_owner:  # taken up as they were said: they are on the list
            continue
        text = _as_mine(subject.text, utterance, asked, names)
        key = (subject.kind, subject.ref or text.casefold())
        if text.casefold() not in (known.casefold() for known in found.values()):
            found.setdefault(key, text)
    order = sorted(found, key=lambda key: key[0] != "claim")
    return [found[key] for key in order[:_MOST_SUBJECTS]]


def _heard_of(claim: Subject, transcript: Sequence[Utterance]) -> bool:
    """Return whether somebody who knows of `claim` from nowhere else could tell that it was talked about.

    Who joins late hears "Good to know" and not what is known.
    """
    named = content_words(claim.text)
    return any(
        claim.ref in (carried.claim for carried in utterance.claims) or named & content_words(utterance.text)
        for utterance in transcript
    )


def _as_mine(text: str, utterance: Utterance, asked: SummariseTalkInput, names: dict[str, str | None]) -> str:
    """Return `text` as the one who remembers would put it: another's "my garden" is "Tom's garden"."""
    flat = clipped(text, 70).rstrip(".!?")
    own = _own(flat, asked.me.name)
    if own != flat:
        return own
    me, speaks = asked.me.id, speaks_as_i(flat)
    whose = _whose(utterance, me, speaks=speaks)
    if speaks:
        return flat if whose == me else _theirs(flat, "my ", i_as_they(flat), names.get(whose))
    return you_as_i(flat) if whose == me else _theirs(flat, "your ", you_as_they(flat), names.get(whose))


def _whose(utterance: Utterance, me: str, *, speaks: bool) -> str:
    """Return who the "I" of a subject is, or its "you": who owns it where that is noted, but for news.

    A "you" out of the owner's own mouth is the one spoken to: "your party" among my plans is yours.
    """
    subject = utterance.subject
    owned = subject is not None and subject.kind in _OWNED
    if subject is not None and owned and subject.owner and (speaks or subject.owner != utterance.speaker):
        return subject.owner
    if speaks:
        return utterance.speaker
    return me if me in utterance.addressees or not utterance.addressees else utterance.addressees[0]


def _theirs(text: str, whose: str, told: str, name: str | None) -> str:
    """Return `told` with the name of whose it is in front, where `text` begins with `whose`."""
    if not name or not text.casefold().startswith(whose):
        return told
    return f"{first_name(name)}'s {told.partition(' ')[2]}"


def _own(text: str, name: str) -> str:
    """Return `text` with "my" in place of one's own name: to Tom, "Tom's candidacy" is "my candidacy"."""
    for own in (name, first_name(name)):
        for ending in ("'s ", "’s "):
            if text.startswith(own + ending):
                return "my " + text[len(own + ending) :]
    return text


def _closeness_e6(asked: SummariseTalkInput, stream: Stream) -> int:
    traits = traits_of(asked.me.persona)
    change = 15_000 + 30_000 * traits.agreeableness // E6 + stream.below(16_000)
    change += min(len(asked.transcript), 12) * 1_000
    for utterance in asked.transcript:
        weight = _ACT_E6.get(utterance.act, 0)
        if weight < 0:
            weight = weight * (E6 + traits.neuroticism - HALF_E6) // E6
        change += weight + _likeness_e6(asked, utterance)
    return _bounded(change, 300_000)


def _likeness_e6(asked: SummariseTalkInput, utterance: Utterance) -> int:
    """Return how much it endears or puts off to hear another speak of what one likes or dislikes oneself."""
    subject, personal = utterance.subject, asked.me.persona.personal
    if utterance.speaker == asked.me.id or subject is None or subject.kind not in _TASTES:
        return 0
    words = content_words(subject.text)
    shared = bool(words & words_of(personal.dislikes if subject.kind == "dislike" else personal.likes))
    opposed = bool(words & words_of(personal.likes if subject.kind == "dislike" else personal.dislikes))
    return _LIKENESS_E6 * (shared - opposed)


def _arousal_e6(transcript: Sequence[Utterance]) -> int:
    lively = sum(utterance.act in (Act.INVITE, Act.ACCEPT, Act.DISAGREE, Act.TELL) for utterance in transcript)
    return min(150_000, 10_000 * len(transcript) // 2 + 15_000 * lively)


def _bounded(value: int, limit: int) -> int:
    return max(-limit, min(limit, value))
