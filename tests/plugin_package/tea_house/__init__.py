"""A part of every kind, as a package of somebody else may bring them by entry point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from agents.canonical import E6
from agents.critics import Bench, Criticism, Dialogue
from agents.critics.base import Fault, by_faults
from agents.minds.base import Mind
from agents.minds.rules import RulesMind
from agents.opinion import Move
from agents.opinion_rules import Change, Heard, Held, Meeting, Stage
from agents.policies import Heard as Turn
from agents.streams import Stream
from agents.talk import Utterance
from agents.tasks import SAY
from agents.tasks.base import Outcome
from simulation.clock import Clock, Tick
from simulation.measures.evidence import Evidence
from simulation.protocols import Gathering, Joining, Opening
from simulation.protocols.turns import is_over, next_speaker
from simulation.scenario import Study


class TeaRound:
    """The first two who are free meet in every tick."""

    lives_by_plans = False
    one_gathering = True
    turns_per_tick = max_turns = 4
    max_participants = 2

    def __init__(self, study: Study, clock: Clock) -> None:
        options = getattr(study.protocol, "options", {})
        self._rounds = int(options.get("rounds", 2))

    def ticks(self) -> Iterator[Tick]:
        """Return the ticks, a minute each."""
        return (Tick(index, index * 60, 60) for index in range(1, self._rounds + 1))

    def meet(self, gathering: Gathering, _tick: Tick) -> tuple[Sequence[Opening], Sequence[Joining]]:
        """Return who meets."""
        return [Opening(gathering.free[:2], "to have tea")], ()

    def next_speaker(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> str:
        """Return who speaks."""
        return next_speaker(participants, utterances)

    def is_over(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> bool:
        """Return whether all took leave."""
        return is_over(participants, utterances)


def cups(evidence: Evidence) -> list[dict[str, Any]]:
    """Return how many people there are, and as many cups."""
    people = len(evidence.study.people)
    return [{"people": people, "cups": people}]


def politeness(dialogue: Dialogue) -> Criticism:
    """Find turns that shout."""
    faults = [Fault(at, "it shouts") for at, line in enumerate(dialogue.lines) if line.text.isupper()]
    return by_faults("politeness", len(dialogue.lines), faults)


class Brevity:
    """Finds turns of more words than any of the reference, or twenty."""

    def __init__(self, bench: Bench) -> None:
        self._most = max((len(line.split()) for line in bench.reference), default=20)

    def __call__(self, dialogue: Dialogue) -> Criticism:
        """Return the long turns."""
        faults = [Fault(at, "long") for at, line in enumerate(dialogue.lines) if len(line.text.split()) > self._most]
        return by_faults("brevity", len(dialogue.lines), faults)


class PoliteMind:
    """The rules, with a word of thanks behind each turn."""

    name = "polite"

    def __init__(self, rules: Mind) -> None:
        self._rules = rules

    async def answer(self, question: Any) -> Outcome[Any]:
        """Return the rules' answer; a turn ends in thanks."""
        outcome = await self._rules.answer(question)
        if question.task.name != SAY.name:
            return outcome
        said = outcome.answer.model_copy(update={"text": f"{outcome.answer.text} Thank you."})
        return replace(outcome, answer=said)


async def terse(question: Any) -> Any:
    """Say the first sentence of what the rules would say; leave the rest to them."""
    if question.task.name != SAY.name:
        return None
    turn = (await RulesMind().answer(question)).answer
    return turn if turn.claims else turn.model_copy(update={"text": turn.text.split(".")[0] + "."})


@dataclass(frozen=True, slots=True)
class HalfWay:
    """Goes `part` of the way to the last view that was heard."""

    part: float = 0.5

    def update(self, held: Held, heard: Sequence[Heard], _stream: Stream, /) -> Change:
        """Return the new stance."""
        before = held.stance_e6 or 0
        delta = (heard[-1].stance_e6 - before) * round(self.part * E6) // E6
        return Change(before + delta, (Move(heard[-1].cause, delta),) if delta else ())


def middle(held: Held, heard: Sequence[Heard], _stream: Stream) -> int:
    """Return the mean of the own view and all that were heard."""
    stances = [one.stance_e6 for one in heard] + ([] if held.stance_e6 is None else [held.stance_e6])
    return sum(stances) // len(stances)


def twice_told(stage: Stage, meeting: Meeting, _stream: Stream) -> Stage:
    """Believe what was told twice in one meeting, or once by now and before."""
    if stage == "exposed" or (stage == "susceptible" and len(meeting.contacts) > 1):
        return "spreading"
    return "exposed" if stage == "susceptible" else stage


class Hospitality:
    """Offers tea first, then asks, and is silent after that."""

    strategies = {"offer": "Offer a cup of tea.", "question": "Ask how it is."}  # noqa: RUF012

    def next(self, turns: tuple[Turn, ...]) -> str:
        """Return the first strategy that was not followed yet; empty where both were."""
        used = {turn.strategy for turn in turns if turn.mine}
        return next((name for name in self.strategies if name not in used), "")


class Pouring:
    """What a turn about tea is for."""

    instruction = "Speak of the tea: how it is made, and how it smells."
    cues = ("tea", "cup", "kettle")
    exemplars = (("Is there any left?", "Half a pot. I let it draw for five minutes, no more."),)
