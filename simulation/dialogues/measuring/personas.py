"""How much of people's personas shows in what they say, and how well what they say of themselves agrees with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulation.dialogues.corpus import Corpus, Turn
from simulation.dialogues.measuring.words import content_words_of
from simulation.dialogues.profiles import Stated, agrees, all_stated, contradicts, stated


def coverage(corpus: Corpus) -> float | None:
    """Return the share of persona sentences that show in a dialogue; None where nobody who speaks has a persona.

    A sentence shows when one turn of its speaker has at least half of the words in it that carry meaning, or when a
    turn names it as used. Counted dialogue by dialogue, so that it matters neither how many dialogues a person has nor
    whether a layout tells that it is the same person.

    Source:
        After the persona coverage of H. Song et al., "Exploiting Persona Information for Diverse Generation of
        Conversational Responses", IJCAI 2019, with a threshold in place of the mean.
    """
    hits = total = 0
    for dialogue in corpus.dialogues:
        for name in dict.fromkeys(turn.speaker for turn in dialogue.turns):
            persona = corpus.speaker(name).persona
            if persona:
                shown, usable = covered(persona, [turn for turn in dialogue.turns if turn.speaker == name])
                hits, total = hits + shown, total + usable
    return hits / total if total else None


def covered(persona: Sequence[str], turns: Sequence[Turn]) -> tuple[int, int]:
    """Return how many of the sentences are covered by turns of one speaker, and how many there are that can be.

    Example:
        >>> covered(("I like old maps.", "I am a baker."), [Turn("1", "ann", "Old maps are a joy.")])
        (1, 2)
    """
    usable = [words for sentence in persona if (words := content_words_of(sentence))]
    said = {content_words_of(turn.text) for turn in turns}
    named = [content_words_of(one.partition(":")[2] or one) for turn in turns for one in turn.persona_used]
    hits = sum(
        any(2 * len(words & own) >= len(words) for own in said) or any(one and one <= words for one in named)
        for words in usable
    )
    return hits, len(usable)


def by_speaker(corpus: Corpus) -> dict[str, list[Turn]]:
    """Return the turns of everybody who says something."""
    found: dict[str, list[Turn]] = {}
    for turn in corpus.turns():
        found.setdefault(turn.speaker, []).append(turn)
    return found


@dataclass(frozen=True, slots=True)
class Consistency:
    """How statements of people about themselves stand to their personas and to what they said before.

    Args:
        statements: How many there are.
        agreeing: How many say what the persona says.
        contradicting: How many cannot hold beside the persona.
        changing: How many cannot hold beside what the same speaker said before.
        score: Agreeing less contradicting ones, over those of speakers whose persona is known, so that layouts that
            keep the persona of one of two compare with others; from -1 to 1, None where there are none.
        examples: Of contradictions: the turn's id, what it says, and what it clashes with.
        measured: How many are of speakers whose persona is known.
    """

    statements: int
    agreeing: int
    contradicting: int
    changing: int
    score: float | None
    examples: tuple[tuple[str, str, str], ...] = ()
    measured: int = 0


def consistency(corpus: Corpus, shown: int = 5) -> Consistency:
    """Return how well people agree with their personas and with themselves, as far as rules can read it.

    Source:
        The score is after the C score of A. Madotto et al., "Personalizing Dialogue Agents via Meta-Learning", ACL
        2019, with rules in place of a model of entailment.
    """
    counts = [0, 0, 0, 0]
    examples: list[tuple[str, str, str]] = []
    measured = 0
    for name, turns in by_speaker(corpus).items():
        known = all_stated(corpus.speaker(name).persona)
        for turn, one, verdict, clash in _judged(turns, known):
            counts[0] += 1
            measured += bool(corpus.speaker(name).persona)
            counts[verdict] += verdict > 0
            if verdict > 1 and len(examples) < shown:
                examples.append((turn.id, one.text, clash))
    total, agreeing, contradicting, changing = counts
    score = (agreeing - contradicting) / measured if measured else None
    return Consistency(total, agreeing, contradicting, changing, score, tuple(examples), measured)


def _judged(turns: Sequence[Turn], known: Sequence[Stated]) -> Iterator[tuple[Turn, Stated, int, str]]:
    """Yield each statement with 1 where it agrees with what is known, 2 where it clashes with it, 3 with itself."""
    earlier: list[Stated] = []
    for turn in turns:
        for one in stated(turn.text):
            clash = next((fact for fact in known if contradicts(one, fact)), None)
            own = next((fact for fact in earlier if contradicts(one, fact)), None)
            if any(agrees(one, fact) for fact in known):
                yield turn, one, 1, ""
            elif clash is not None:
                yield turn, one, 2, clash.text
            elif own is not None:
                yield turn, one, 3, own.text
            else:
                yield turn, one, 0, ""
            earlier.append(one)
