"""Small talk as a whole: the rules take the turns of both, one after the other, as they would take each alone."""

from __future__ import annotations

from dataclasses import replace

from agents.perception import Me
from agents.relationship import Relationship
from agents.talk import Utterance
from agents.tasks import SAY
from agents.tasks.base import Question
from agents.tasks.conversing import ConverseInput, Exchange, LineSaid
from agents.tasks.speaking import Partner, SayInput, Turn

_TALK = "small-talk"


def converse(question: Question[ConverseInput, Exchange]) -> Exchange:
    """Return the next turns of two people who have nothing in particular to tell each other."""
    from agents.minds.rules import decide

    asked = question.input
    said, lines = list(asked.transcript), []
    speaker, other = asked.me, asked.other
    gone = {turn.speaker for turn in said if turn.ends}
    for left in range(asked.turns, 0, -1):
        given = _say_input(asked, speaker, other, tuple(said), left, someone_left=bool(gone))
        turn = decide(Question(SAY, speaker.id, question.tick, len(said), question.seed, given))
        assert isinstance(turn, Turn)  # noqa: S101 - what the task's type says
        lines.append(LineSaid(text=turn.text[:600], act=turn.act, emotion=turn.emotion, ends=turn.ends))
        said.append(_utterance(question, speaker, other, turn, len(said)))
        gone |= {speaker.id} if turn.ends else set()
        if {speaker.id, other.id} <= gone:
            break
        speaker, other = other, speaker
    return Exchange(turns=tuple(lines))


def _say_input(
    asked: ConverseInput, speaker: Me, other: Me, said: tuple[Utterance, ...], left: int, *, someone_left: bool
) -> SayInput:
    names = dict(asked.names)
    return SayInput(
        me=speaker,
        moment=asked.moment,
        partners=(Partner(other.id, names.get(other.id), other.activity, _tie(asked, speaker)),),
        opener=said[0].speaker if said else speaker.id,
        reason="",
        opening_claim="",
        transcript=said,
        memories=(),
        claims=(),
        names=asked.names,
        recent_lines=(),
        must_end=someone_left or (asked.must_end and left <= 2),
        turns_left=left,
    )


def _tie(asked: ConverseInput, speaker: Me) -> Relationship | None:
    """Return how `speaker` sees the other: both ways as the one who speaks first does, but for the name."""
    if asked.tie is None:
        return None
    other = asked.other.id if speaker.id == asked.me.id else asked.me.id
    return replace(asked.tie, named=other in dict(asked.names))


def _utterance(question: Question[ConverseInput, Exchange], speaker: Me, other: Me, turn: Turn, n: int) -> Utterance:
    said = question.input.transcript
    return Utterance(
        conversation=said[0].conversation if said else _TALK,
        n=said[-1].n + 1 + n - len(said) if said else n,
        tick=question.tick,
        seconds=question.input.moment.seconds,
        speaker=speaker.id,
        addressees=(other.id,),
        text=turn.text,
        act=turn.act,
        emotion=turn.emotion,
        ends=turn.ends,
    )
