"""Saying how many turns a model voiced, and what became of its wordings."""

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


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "none"
