"""What `why` says of opinions: every change with what was heard, and what it would have been without one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from simulation.cli.reading import say_json

if TYPE_CHECKING:
    from simulation.cli.paper import Paper
    from simulation.inquiry.finding import Finder
    from simulation.inquiry.provenance_opinions import Cause, Shift, Without
    from simulation.run import Run

OPINION_SCHEMA = "townsfolk-opinion/1"
_E6 = 1_000_000


def topic_of(run: Run, word: str) -> str | None:
    """Return the id of the topic that `word` names by id or title, None where it names none.

    Raises:
        QuestionError: If it names none, and there are no claims that it could name instead.
    """
    from agents.errors import QuestionError
    from simulation.inquiry.finding import Named, find

    study = run.scenario.study
    named = [Named(topic.id, topic.title) for topic in study.topics]
    if any(word.casefold() == claim.id.casefold() for claim in study.claims) or not named:
        return None
    try:
        return find("topic", word, named)
    except QuestionError:
        if not study.claims:
            raise
        return None


def explain_opinion(run: Run, person: str, topic: str, finder: Finder, *, verified: bool, as_json: bool) -> None:
    """Say how somebody came to its opinion on a topic, and with `verified` what each cause did to it.

    Raises:
        JournalError: If the journal is damaged.
        Paused: If the mind has to be asked again and cannot be now.
    """
    from simulation.inquiry.provenance_opinions import opinion_history, verify

    with run.record() as record:
        shifts = opinion_history(record, person, topic)
    without = verify(run, person, topic) if verified else ()
    if as_json:
        say_json(_json(person, topic, shifts, without))
    else:
        _print(run, person, topic, finder, shifts, without)


def _json(person: str, topic: str, shifts: tuple[Shift, ...], without: tuple[Without, ...]) -> dict[str, Any]:
    return {
        "schema": OPINION_SCHEMA,
        "person": person,
        "topic": topic,
        "stance": shifts[-1].event.opinion.stance_e6 / _E6 if shifts else None,
        "changes": [_shift_json(shift) for shift in shifts],
        "without": [
            {"tick": one.shift.tick, "cause": one.cause.id, "stance": one.stance_e6 / _E6,
             "difference": one.difference_e6 / _E6, "reproduced": one.reproduced}
            for one in without
        ],
    }  # fmt: skip


def _shift_json(shift: Shift) -> dict[str, Any]:
    return {
        "tick": shift.tick,
        "seconds": shift.seconds,
        "rule": shift.event.rule,
        "stance": shift.event.opinion.stance_e6 / _E6,
        "change": shift.event.change_e6 / _E6,
        "reason": shift.event.opinion.reason,
        "text": shift.event.text,
        "causes": [
            {"id": cause.id, "speaker": cause.speaker, "text": cause.text,
             "stance": None if cause.stance_e6 is None else cause.stance_e6 / _E6,
             "moved": None if cause.delta_e6 is None else cause.delta_e6 / _E6}
            for cause in shift.causes
        ],
    }  # fmt: skip


def _print(
    run: Run, person: str, topic: str, finder: Finder, shifts: tuple[Shift, ...], without: tuple[Without, ...]
) -> None:
    from agents.opinion import in_words
    from simulation.cli.paper import Paper
    from simulation.cli.text import when

    paper, spec = Paper(), next(one for one in run.scenario.study.topics if one.id == topic)
    name = finder.person_name(person)
    paper.line((f"{name} and {spec.title}", "bold"), f" (from -1, {spec.scale[0]}, to 1, {spec.scale[-1]})")
    if not shifts:
        paper.line(f"{name} has no opinion on it, and has heard none.")
        return
    for shift in shifts:
        stance = shift.event.opinion.stance_e6
        paper.line(
            f"{when(run.setting.clock, shift.seconds)}: {stance / _E6:+.3f}, {in_words(stance, spec.scale)} "
            f"({_how(shift)})"
        )
        for cause in shift.causes:
            _print_cause(paper, cause, finder, first=shift is shifts[0])
        if shift.event.text:
            paper.line(f"In the person's own words: {shift.event.text}", indent=2)
        if shift.event.opinion.reason:
            paper.line(f"Reason: {shift.event.opinion.reason}", indent=2)
        for one in (found for found in without if found.shift is shift or found.shift == shift):
            _print_without(paper, one, finder)


def _how(shift: Shift) -> str:
    """Return how far a stance moved and by what; of the one brought along, that it is the first."""
    from agents.opinion import INITIAL

    if shift.event.rule == INITIAL:
        return "the first opinion"
    by = "" if shift.event.rule == "mind" else f" by {shift.event.rule.replace('_', ' ')}"
    return f"moved by {shift.event.change_e6 / _E6:+.3f}{by}"


def _print_cause(paper: Paper, cause: Cause, finder: Finder, *, first: bool) -> None:
    moved = "" if cause.delta_e6 is None else f", moved it by {cause.delta_e6 / _E6:+.3f}"
    if cause.stance_e6 is None:
        if cause.delta_e6 is not None and not first:
            paper.line(f"drawn back to the first opinion{moved}", indent=2)
        return
    who = finder.person_name(cause.speaker) if cause.speaker else "from outside"
    paper.line(f"{who} ({cause.stance_e6 / _E6:+.3f}{moved}): ", (f"“{cause.text}”", "italic"), indent=2)
    paper.line((f"[{cause.id}]", "dim"), indent=4)


def _print_without(paper: Paper, one: Without, finder: Finder) -> None:
    who = finder.person_name(one.cause.speaker) if one.cause.speaker else "what came from outside"
    doubt = "" if one.reproduced else " (asking again with everything gives another answer than the record)"
    paper.line(
        f"Without {who}: {one.stance_e6 / _E6:+.3f}; it made a difference of {one.difference_e6 / _E6:+.3f}{doubt}",
        indent=2,
    )
