"""Questions read off plain words, for partners whose turns come without a subject (a person, a language model)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from agents.minds.rules.speech.subjects import Asked
from agents.talk import Act, SubjectKind, Utterance

_ENDS_ASKING = re.compile(r"[?？]\W*$")
_ABOUT_CLAIM: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\b(?:will|would|are|can|could|do) you\b.*\b(?:com|go|join|attend|be there|make it)"), "attending"),
    (re.compile(r"\b(?:when|what time|which day|how soon)\b"), "when"),
    (re.compile(r"\bwhere\b"), "where"),
    (re.compile(r"\bwho\b.*\b(?:told|said|from|heard)\b|\bhow do you know\b"), "teller"),
    (re.compile(r"\bwhose\b|\bwho(?:'s| is)\b"), "who"),
    (re.compile(r"\bwhat do you (?:think|make)\b|\byour (?:view|opinion|thoughts)\b"), "opinion"),
)  # fmt: skip
_IN_GENERAL: tuple[tuple[re.Pattern[str], SubjectKind], ...] = (
    (re.compile(r"\byour name\b|\bwho are you\b"), "name"),
    (re.compile(r"\bhow (?:are|do) you\b|\bhow have you\b|\byou (?:all right|alright|well|ok|okay)\b"), "wellbeing"),
    (re.compile(r"\b(?:for a living|your (?:work|job|trade|profession|shift)|do you work)\b"), "work"),
    (re.compile(r"\bwhat are you (?:doing|up to|reading|making|working on)\b|\bup to\b"), "activity"),
    (re.compile(r"\b(?:your plans?|planning|plans for|later|tonight|tomorrow|weekend|rest of)\b"), "plan"),
    (re.compile(r"\b(?:how was|how's|how is) (?:your|the) (?:day|morning|afternoon|evening|week)\b"), "day"),
    (re.compile(r"\b(?:hate|dislike|can't stand)\b"), "dislike"),
    (re.compile(r"\b(?:like|enjoy|favourite|favorite|love|fun|hobb\w+|free time|interests?)\b"), "like"),
    (re.compile(r"\b(?:dream|hope to|goal|ambition|working towards?)\b"), "goal"),
    (re.compile(r"\b(?:where are you from|grow up|grew up|from around here|live here|about yourself)\b"), "fact"),
    (re.compile(r"\b(?:heard|news|what's new|anything new|going on|happening)\b"), "claim"),
    (re.compile(r"\b(?:come here|here often|this place)\b"), "place"),
    (re.compile(r"\b(?:matters? to you|believe in|values?)\b"), "value"),
)  # fmt: skip
_MET = re.compile(
    r"\b(?:seen|saw|see|met|meet|talked|talk|spoken|spoke|speak|come across|run into|where is|where's|bumped into)\b",
)
_NO_NAMES: Mapping[str, str] = {}


def question_of_words(turn: Utterance, recent_claim: str, names: Mapping[str, str] = _NO_NAMES) -> Asked | None:
    """Return the question that the words of `turn` put, None where they do not end in one.

    `recent_claim` is the claim that "it" would mean; empty where none was spoken of. `names`, by id, are those of
    people one may be asked about.
    """
    if not _ENDS_ASKING.search(turn.text) or turn.act is Act.PART:
        return None
    about = turn.subject
    sentence = _last_sentence(turn.text)
    words = sentence.lower().replace("’", "'")
    whom = _met(sentence, names) if _MET.search(words) else None
    if whom is not None and whom not in (turn.speaker, *turn.addressees):
        return Asked("person", ref=whom, text=names[whom])
    if recent_claim:
        for pattern, aspect in _ABOUT_CLAIM:
            if pattern.search(words):
                return Asked("claim", turn.speaker, recent_claim, aspect)
    for pattern, kind in _IN_GENERAL:
        if pattern.search(words):
            return Asked(kind)
    return Asked("other", text=about.text if about else "")


def _met(sentence: str, names: Mapping[str, str]) -> str | None:
    """Return the id of the one person named in `sentence`; None where it names nobody, or may mean several."""
    spoken = set(re.findall(r"[^\W\d_]+", sentence))
    full = [person for person, name in names.items() if name in sentence]
    found = full or [person for person, name in names.items() if name.split(" ")[0] in spoken]
    return found[0] if len(found) == 1 else None


def _last_sentence(text: str) -> str:
    parts = re.split(r"(?<=[.!?])\s+", text.strip())
    return parts[-1] if parts else text
