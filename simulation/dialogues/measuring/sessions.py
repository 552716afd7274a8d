"""Whether later sessions of the same people refer back to earlier ones."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass

from simulation.dialogues.corpus import Corpus, Dialogue
from simulation.dialogues.measuring.words import content_words_of

_SIGNS = (
    r"you (?:told|said|mentioned|were telling|asked me|promised)",
    r"i (?:told|mentioned|said)",
    r"last time|the other day|back then|when we last|since we|as you said",
    r"remember",
    r"we (?:talked|spoke|were talking|met)",
    r"how did (?:it|that|the|your)",
    r"did you (?:ever|manage|get to|finish|end up)",
    r"how(?:'s| is| was| are| were) (?:the|your|that)",
)
_RECALL = re.compile(rf"\b(?:{'|'.join(_SIGNS)})\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_RARE_SHARE = 0.1


@dataclass(frozen=True, slots=True)
class Callbacks:
    """How sessions after the first of their episode refer back.

    Args:
        later: How many such sessions there are.
        rate: The share of them with a sentence that recalls something in so many words, such as "you told me", and has
            a word of an earlier session of the episode that carries meaning and is not everybody's, or two that are.
        carried: The share of them that take up such a word in any turn.
    """

    later: int
    rate: float | None
    carried: float | None


def callbacks(corpus: Corpus) -> Callbacks:
    """Return how often later sessions refer back to earlier ones of their episode.

    A word is everybody's when it stands in more than one in ten episodes, and in more than one.
    """
    episodes = [sessions for sessions in corpus.episodes().values() if len(sessions) > 1]
    spread = Counter(word for sessions in corpus.episodes().values() for word in _words(sessions))
    most = max(1, int(_RARE_SHARE * len(corpus.episodes())))
    names = _names(corpus)
    rare = {word for word, count in spread.items() if count <= most} - names
    later = recalled = carried = 0
    for sessions in episodes:
        known: set[str] = set()
        for number, session in enumerate(sessions):
            if number:
                later += 1
                shared = rare & known
                carried += any(content_words_of(turn.text) & shared for turn in session.turns)
                recalled += any(recalls(turn.text, shared, known - names) for turn in session.turns)
            known |= _words([session])
    return Callbacks(later, recalled / later if later else None, carried / later if later else None)


def recalls(text: str, rare: Set[str], known: Set[str]) -> bool:
    """Return whether a sentence of `text` recalls something in so many words, with words of an earlier session.

    The words may stand in the sentence after it, as in "I think of what you told me. You have five brothers."

    Args:
        text: The words of a turn.
        rare: Words of earlier sessions that are not everybody's; one is enough.
        known: All words of earlier sessions; two are enough.

    Example:
        >>> recalls("How is the boat you told me about?", {"boat"}, {"boat"})
        True
        >>> recalls("A boat it is. You told me nothing.", {"boat"}, {"boat"})
        False
    """
    sentences = _SENTENCE.split(text)
    for at, sentence in enumerate(sentences):
        if _RECALL.search(sentence):
            said = content_words_of(" ".join(sentences[at : at + 2]))
            if said & rare or len(said & known) > 1:
                return True
    return False


def _words(sessions: Sequence[Dialogue]) -> set[str]:
    return {word for session in sessions for turn in session.turns for word in content_words_of(turn.text)}


def _names(corpus: Corpus) -> set[str]:
    """Return the words of people's names: calling somebody by name refers back to nothing."""
    return {word for one in corpus.speakers for word in content_words_of(one.name)}
