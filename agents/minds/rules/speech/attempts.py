"""What one tried in vain, told to whoever asks what one is doing or how the day was: with the reason, and once."""

from __future__ import annotations

from dataclasses import replace

from agents.minds.rules.speech.grammar import stock
from agents.minds.rules.speech.situation import Situation, read
from agents.minds.rules.speech.speaker import Speaker
from agents.minds.rules.speech.subjects import as_subject
from agents.talk import Act
from agents.tasks.base import Question
from agents.tasks.speaking import SayInput, Turn
from agents.things import Attempt

_ASKED = frozenset({"activity", "day", "wellbeing"})
_LONG_AGO_SECONDS = 12 * 3600
_LONGEST = 1200
_TOLD = stock(
    """
    I tried {vain}, but no. {why}
    I would be {vain} if I could. {why}
    Not what I wanted. I tried {vain}. {why}
    ext :: You won't believe it! I tried {vain}, and what happens? {why}
    casual :: Tried {vain}. No luck. {why}
    formal :: I had meant to be {vain}, but it could not be. {why}
    blunt :: I tried {vain}. {why} That's all.
    calm :: I tried {vain}. {why} Well, another time.
    worry :: I keep thinking of it: I tried {vain}, and it would not do. {why}
    """
)


def speak_of_attempts(question: Question[SayInput, Turn]) -> Turn | None:
    """Return a turn that says what did not work and why; None where nobody asks, or it has been said."""
    if not any(not one.allowed for one in question.input.me.attempts):
        return None
    sit = read(question)
    asked = sit.asked
    if asked is None or asked.owner != sit.me.id or asked.kind not in _ASKED or asked.aspect or sit.winds_down:
        return None
    vain = next((one for one in reversed(sit.me.attempts) if _can_be_told(sit, one)), None)
    if vain is None:
        return None
    text = Speaker(sit).say(_TOLD, vain=vain.do, why=vain.reason)
    if not text:
        return None
    memories = (memory.id for memory in sit.given.memories if vain.do in memory.text and vain.reason in memory.text)
    return Turn(
        text=text[:_LONGEST],
        act=Act.ANSWER,
        subject=as_subject(replace(asked, found="no"), ""),
        memories=tuple(memories)[:1],
        emotion="annoyed",
    )


def _can_be_told(sit: Situation, one: Attempt) -> bool:
    if one.allowed or sit.now.seconds - one.seconds > _LONG_AGO_SECONDS:
        return False
    if any(later.allowed and later.do == one.do and later.seconds > one.seconds for later in sit.me.attempts):
        return False
    return one.reason.lower() not in sit.said_texts and not any(one.reason in line for line in sit.given.recent_lines)
