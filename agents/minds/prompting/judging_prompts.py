"""The questions to a judge as prompts, and what of their answers can be used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from agents.minds.prompting.describing import person_lines
from agents.minds.prompting.labels import Labels
from agents.minds.prompting.sections import Section, section
from agents.tasks.judging import (
    Agreement,
    DialogueJudgement,
    JudgeAgreementInput,
    JudgeDialogueInput,
    JudgePairInput,
    JudgePortrayalInput,
    MendedTurn,
    MendTurnInput,
    PairJudgement,
    Portrayal,
)

if TYPE_CHECKING:
    from agents.minds.checking.check import Check

_LONGEST_CANDIDATE = 650


def _dialogue(given: JudgeDialogueInput, _labels: Labels) -> list[Section]:
    names = [one.name for one in given.speakers]
    facts = [f"{one.name}: {fact}" for one in given.speakers for fact in one.facts]
    lines = [f"{number}. {names[speaker]}: {text}" for number, (speaker, text) in enumerate(given.lines)]
    return [section("people", facts, rank=2, least=4), section("heard", lines, rank=1, least=2)]


def _agreement(given: JudgeAgreementInput, _labels: Labels) -> list[Section]:
    lines = [f"{number}. {text[:_LONGEST_CANDIDATE]}" for number, text in enumerate(given.candidates)]
    return [section("options", lines)]


def _mending(given: MendTurnInput, _labels: Labels) -> list[Section]:
    return [
        section("you", person_lines(given.me.persona), rank=1, least=1),
        section("heard", given.before, rank=2, least=2, drop="first"),
        section("said_before", [given.line]),
        section("event", [f"What is wrong: {given.part} ({given.why})"]),
    ]


def _portrayal(given: JudgePortrayalInput, _labels: Labels) -> list[Section]:
    return [section("heard", given.lines, rank=1, least=2)]


def _pair(given: JudgePairInput, _labels: Labels) -> list[Section]:
    return [section("first", given.first, rank=1, least=2), section("second", given.second, rank=1, least=2)]


SECTIONS: Mapping[str, Callable[[Any, Labels], list[Section]]] = {
    "judge_dialogue": _dialogue,
    "judge_agreement": _agreement,
    "mend_turn": _mending,
    "judge_portrayal": _portrayal,
    "judge_pair": _pair,
}


def _judged(given: JudgeDialogueInput, answer: DialogueJudgement, check: Check) -> DialogueJudgement:
    kept = tuple(fault for fault in answer.faults if fault.turn < len(given.lines))
    return answer.model_copy(update={"faults": check.keep(kept, answer.faults)})


def _agreed(given: JudgeAgreementInput, answer: Agreement, _check: Check) -> Agreement:
    from agents.minds.checking.check import Senseless

    if answer.candidate >= len(given.candidates):
        raise Senseless(f"candidate: there are only the numbers 0 to {len(given.candidates) - 1}")
    return answer


def _mended(given: MendTurnInput, answer: MendedTurn, check: Check) -> MendedTurn:
    return MendedTurn(text=check.words(answer.text, given.me.name) if answer.text.strip() else "")


def _portrayed(_given: JudgePortrayalInput, answer: Portrayal, _check: Check) -> Portrayal:
    return answer


def _preferred(_given: JudgePairInput, answer: PairJudgement, _check: Check) -> PairJudgement:
    return answer


CHECKS: Mapping[str, Callable[[Any, Any, Check], Any]] = {
    "judge_dialogue": _judged,
    "judge_agreement": _agreed,
    "mend_turn": _mended,
    "judge_portrayal": _portrayed,
    "judge_pair": _preferred,
}
