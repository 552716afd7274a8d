"""How the answers of a run's models came about, in words and counts: what a run ends with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulation.cli.text import counted

if TYPE_CHECKING:
    from simulation.cli.paper import Paper
    from simulation.inquiry.ledger import Lost
    from simulation.run import Run

_COUNTED = (
    ("asked", "asked"),
    ("answered", "by the model"),
    ("local", "put right"),
    ("trimmed", "trimmed"),
    ("asked_again", "asked again"),
    ("fallbacks", "replaced"),
    ("refused", "refused"),
    ("truncated", "truncated"),
    ("empty", "empty"),
    ("unfit", "unfit"),
    ("invented", "news invented"),
    ("untold", "news not in the words"),
    ("injection_suspected", "orders seen"),
    ("injection_followed", "followed"),
)


def say_answers(paper: Paper, run: Run) -> None:
    """Print how the answers of a run's models came about, by task; nothing where no model was asked."""
    from agents.minds.tally import TaskCounts
    from simulation.cli.voiced import say_sense, say_voiced
    from simulation.inquiry.ledger import answer_counts, lost_sendings

    say_voiced(paper, run)
    with run.record() as record:
        counts, lost = answer_counts(record), lost_sendings(record)
    if not counts and not lost.calls:
        return
    total = sum((one for _, one in counts), TaskCounts())
    shown = [(field, title) for field, title in _COUNTED if getattr(total, field) or field == "asked"]
    rows = [[task, *(str(getattr(one, field)) for field, _ in shown)] for task, one in (*counts, ("all", total))]
    paper.rule()
    paper.line(("How the model's answers came about", "bold"))
    paper.table(["task", *(title for _, title in shown)], rows)
    if run.settings.latest.tasks == "all":
        say_sense(paper, run)
    if lost.calls:
        paper.line(lost_words(lost), indent=2)
    if total.injection_suspected:
        paper.line(
            "Orders seen: questions whose prompt held words that try to give the model orders; find them with "
            f"townsfolk calls {run.folder} --outcome injection_suspected",
            indent=2,
        )


def lost_words(lost: Lost) -> str:
    """Return in words what was sent and had no answer."""
    kinds = ", ".join(f"{count} {kind}" for kind, count in lost.kinds)
    words = f"{counted(lost.calls, 'sending')} had no answer: {kinds}" if kinds else ""
    if lost.unanswered:
        rest = f"{lost.unanswered} of which nothing was heard any more"
        words = f"{words}, {rest}" if words else f"{counted(lost.calls, 'sending')} had no answer: {rest}"
    return words + (f"; up to {lost.tokens:,} tokens of them may have been billed" if lost.tokens else "")


def dollars(cost_usd: float | None) -> str:
    """Return an amount as tables show it."""
    return "unknown" if cost_usd is None else f"{cost_usd:.4f}"
