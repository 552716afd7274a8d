"""Saying what a model of this machine was worth: turns it voiced, and first answers that parse and make sense."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulation.cli.paper import Paper
    from simulation.run import Run


def say_voiced(paper: Paper, run: Run) -> None:
    """Print the shares voiced, kept and refused; nothing where no model voiced anything."""
    from simulation.inquiry.voiced import voiced_counts

    with run.record() as record:
        found = voiced_counts(record)
    if found is None:
        return
    paper.rule()
    paper.line(("What the model voiced", "bold"))
    paper.line(
        f"{found.voiced} of {found.turns} turns ({_share(found.voiced, found.turns)}) are in its words; the others "
        "were said as the rules composed them.",
        indent=2,
    )
    paper.line(
        f"Of {found.wordings} wordings {found.kept} ({_share(found.kept, found.wordings)}) read back the same and were "
        f"kept, {found.refused} ({_share(found.refused, found.wordings)}) were refused.",
        indent=2,
    )
    for title, fates in (("free", found.free), ("held to a pattern", found.held)):
        if fates:
            paper.line(f"{title}: {', '.join(f'{fate} {count}' for fate, count in fates)}".replace("_", " "), indent=2)


def say_sense(paper: Paper, run: Run) -> None:
    """Print which share of a model's first answers parses, and which makes sense as it stands."""
    from simulation.inquiry.sense import sense_counts

    with run.record() as record:
        found = sense_counts(record)
    if not found:
        return
    paper.rule()
    paper.line(("What its first answers were worth", "bold"))
    rows = [[one.task, str(one.asked), _share(one.parse, one.asked), _share(one.sense, one.asked)] for one in found]
    paper.table(["task", "asked", "parse", "make sense"], rows)
    paper.line("Sense: taken as it stood, as a plan in time order within waking hours at known places.", indent=2)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "none"
