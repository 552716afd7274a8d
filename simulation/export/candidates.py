"""Which words were kept over which others, as a run recorded what was drafted, scored and chosen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from agents.talk import Utterance
from simulation.candidates import WHOLE, Edit
from simulation.dialogues.corpus import Preference, Turn
from simulation.events import Chosen, Drafted, Uttered

if TYPE_CHECKING:
    from simulation.run import Run

Key = tuple[str, int]


def preferences_of(run: Run, name: str) -> list[Preference]:
    """Return the pairs of kept and rejected words that `run` recorded, called `name` among others.

    A pair stands for each candidate that got less than the one that was kept, and reads otherwise. What was compared
    turn by turn is a pair of turns with what was said before; what was compared as a whole is a pair of dialogues. In
    the one that was kept, a turn that was mended stands over what it was before.

    Raises:
        JournalError: If the journal is damaged.
    """
    drafted: dict[Key, dict[int, Drafted]] = {}
    chosen: dict[Key, Chosen] = {}
    said: dict[str, list[Utterance]] = {}
    with run.record() as record:
        if not record.count("chosen"):
            return []
        for happened in record.events("drafted", "chosen", "uttered"):
            event = happened.event
            if isinstance(event, Drafted):
                drafted.setdefault((event.conversation, event.turn), {})[event.number] = event
            elif isinstance(event, Chosen):
                chosen[event.conversation, event.turn] = event
            elif isinstance(event, Uttered):
                said.setdefault(event.utterance.conversation, []).append(event.utterance)
    pairs = _Pairs(run, name, said)
    return [
        pair
        for key, choice in chosen.items()
        if choice.kept and choice.number in drafted.get(key, {})
        for pair in pairs.of(drafted[key], choice)
    ]


class _Pairs:
    """Makes pairs of the candidates of one run."""

    def __init__(self, run: Run, name: str, said: Mapping[str, Sequence[Utterance]]) -> None:
        from simulation.inquiry.finding import everybody
        from simulation.phases.found import self_knowledge

        self._head, self._said = f"{name}/" if name else "", said
        study = run.scenario.study
        self._names = {one.slug: one.name for one in everybody(study)}
        self._known = {one.slug: self_knowledge(one) for one in everybody(study)}

    def of(self, candidates: dict[int, Drafted], choice: Chosen) -> Iterator[Preference]:
        """Yield the kept one over each that got less."""
        best = candidates[choice.number]
        for number, other in sorted(candidates.items()):
            if number != choice.number and other.total_e6 < best.total_e6 and self._words(other) != self._words(best):
                yield self._pair(best, other, choice)
        for number, edit in enumerate(best.edits):
            if self._still_stands(best, edit):
                yield self._mended(best, edit, number)

    def _still_stands(self, best: Drafted, edit: Edit) -> bool:
        at = edit.turn - max(0, best.turn)
        return 0 <= at < len(best.lines) and best.lines[at].text == edit.after != edit.before

    def _mended(self, best: Drafted, edit: Edit, number: int) -> Preference:
        place, at = f"{self._head}{best.conversation}", edit.turn - max(0, best.turn)
        before = [Turn(f"{place}/{n}", line.speaker, line.text) for n, line in enumerate(best.lines[:at])]
        return Preference(
            id=f"{place}/mended/{edit.turn}/{number}",
            dialogue=place,
            speaker=best.lines[at].speaker,
            system=self._self(best.lines[at].speaker),
            history=(*(self._history(best, place) if best.turn != WHOLE else ()), *before),
            chosen=edit.after,
            rejected=edit.before,
            judge=edit.because,
        )

    def _pair(self, best: Drafted, other: Drafted, choice: Chosen) -> Preference:
        whole = best.turn == WHOLE
        speaker = best.lines[0].speaker if best.lines else ""
        place = f"{self._head}{best.conversation}"
        return Preference(
            id=f"{place}/{'whole' if whole else best.turn}/{best.number}-{other.number}",
            dialogue=place,
            speaker="" if whole else speaker,
            system=self._task(best) if whole else self._self(speaker),
            history=() if whole else self._history(best, place),
            chosen=self._words(best),
            rejected=self._words(other),
            chosen_score_e6=best.total_e6,
            rejected_score_e6=other.total_e6,
            judge=", ".join(one.critic for one in best.scores) or choice.by,
        )

    def _words(self, one: Drafted) -> str:
        if one.turn == WHOLE:
            return "\n".join(f"{self._name(line.speaker)}: {line.text}" for line in one.lines)
        return one.lines[0].text if one.lines else ""

    def _history(self, one: Drafted, place: str) -> tuple[Turn, ...]:
        """Return what was said in the conversation before the turn that candidates were drafted of."""
        before = (said for said in self._said.get(one.conversation, ()) if said.n < one.turn)
        return tuple(Turn(f"{place}/{said.n}", said.speaker, said.text) for said in before)

    def _task(self, one: Drafted) -> str:
        people = list(dict.fromkeys(line.speaker for line in one.lines))
        about = [" ".join([f"{self._name(person)}:", *self._known.get(person, [])]) for person in people]
        return "\n".join([f"Write a dialogue of {' and '.join(map(self._name, people))}.", *about])

    def _self(self, person: str) -> str:
        return "\n".join([f"You are {self._name(person)}.", *self._known.get(person, [])])

    def _name(self, person: str) -> str:
        return self._names.get(person, person)
