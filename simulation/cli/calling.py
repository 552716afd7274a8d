"""The commands about what language models are asked: estimate, cost, calls, call; and the counts a run ends with."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from simulation.cli.reading import AsJson, RunFolder, open_run, say_json
from simulation.cli.text import counted, plain, plain_lines

if TYPE_CHECKING:
    from simulation.cli.paper import Paper
    from simulation.estimating import Expected
    from simulation.inquiry.calls import Call, Told
    from simulation.inquiry.ledger import Charge, Ledger, Lost
    from simulation.inquiry.prefixes import Prefix
    from simulation.run import Run

_WITHIN = (
    "Counted while the scenario was played through here by rules, with no model asked. Under a model people will meet "
    "and talk more or less than that: expect between half of these figures and double."
)
_TOP = 10
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


def estimate(
    scenario: Annotated[
        str, typer.Argument(metavar="SCENARIO", help="A packaged scenario's name, or the path of a file.")
    ],
    mind: Annotated[str | None, typer.Option(help="A model such as openai/gpt-4o-mini.")] = None,
    seed: Annotated[int | None, typer.Option(help="In place of the scenario's seed.", min=0)] = None,
    change: Annotated[
        list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Change one key, such as clock.days=1.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Say what a run would ask of a language model and cost, by task; nothing is sent anywhere."""
    from simulation.estimating import estimate as estimated
    from simulation.minds import check_mind_names
    from simulation.reading.loading import load_scenario

    resolved = load_scenario(scenario, overrides=change or [], seed=seed, mind=mind)
    check_mind_names(resolved.settings)
    expected = estimated(resolved)
    if as_json:
        say_json(_estimate_json(resolved.study.name, expected))
    else:
        _print_estimate(resolved.study.name, expected)


def cost(folder: RunFolder, as_json: AsJson = False) -> None:
    """Say what a run's models were asked and cost: by model, task, day and person."""
    from simulation.inquiry.ledger import COST_SCHEMA, EMBEDDINGS, GROUPS, run_ledger
    from simulation.inquiry.prefixes import prompt_prefixes

    run = open_run(folder)
    ledger = run_ledger(run)
    with run.record() as record:
        prefixes = prompt_prefixes(record)
    if as_json:
        groups = {f"by_{group}": _charges_json(ledger.by(group)) for group in GROUPS}
        total = {**_charge_json(ledger.total), "lost": _lost_json(ledger.lost), "embeddings": EMBEDDINGS}
        cacheable = [_prefix_json(task, prefix) for task, prefix in _with_all(prefixes)]
        say_json({"schema": COST_SCHEMA, "run": str(folder), "total": total, **groups, "cacheable": cacheable})
    else:
        _print_cost(ledger)
        _print_prefixes(prefixes)


def calls(
    folder: RunFolder,
    person: Annotated[str | None, typer.Option(help="Only calls of this person.")] = None,
    task: Annotated[str | None, typer.Option(help="Only calls of this task, such as say.")] = None,
    tick: Annotated[int | None, typer.Option(help="Only calls of this tick.", min=0)] = None,
    outcome: Annotated[
        str | None, typer.Option(help="Only calls of this outcome, such as unfit, fallback, failed or busy.")
    ] = None,
    limit: Annotated[int | None, typer.Option(help="At most so many calls.", min=1)] = None,
    as_json: AsJson = False,
) -> None:
    """List the calls of a run, those without an answer included; `call` shows one in full."""
    from simulation.inquiry.calls import CALLS_SCHEMA, recorded_calls
    from simulation.inquiry.finding import Finder

    run = open_run(folder)
    who = Finder(run.scenario.study).person(person) if person is not None else None
    with run.record() as record:
        everything = recorded_calls(record)
    found = [
        call
        for call in everything
        if (who is None or call.person == who)
        and (task is None or call.task.partition("/")[0] == task)
        and (tick is None or call.tick == tick)
        and (outcome is None or outcome == call.outcome or outcome in call.marks)
    ]
    if as_json:
        say_json({"schema": CALLS_SCHEMA, "calls": [_call_json(call) for call in found[:limit]]})
    else:
        _print_calls(found[:limit], len(found), len(everything))


def call(
    folder: RunFolder,
    word: Annotated[str, typer.Argument(metavar="ID", help="The id of a call, or its beginning.", show_default=False)],
    as_json: AsJson = False,
) -> None:
    """Show one call in full: the exact prompt, its parameters, the raw answer, and what became of it."""
    from agents.errors import QuestionError
    from simulation.inquiry.calls import CALL_SCHEMA

    told = _find_call(open_run(folder), word)
    if told is None:
        raise QuestionError(f"there is no call {word!r} in this run; list them with: townsfolk calls {folder}")
    if as_json:
        say_json({"schema": CALL_SCHEMA, **_told_json(told)})
    else:
        _print_told(told)


def _find_call(run: Run, word: str) -> Told | None:
    from simulation.inquiry.calls import told_call
    from simulation.inquiry.interview_ledger import LEDGER_FILE
    from simulation.record import Record

    with run.record() as record:
        found = told_call(record, word)
    beside = run.folder / LEDGER_FILE
    if found is None and beside.is_file():
        record = Record(beside)
        try:
            found = told_call(record, word)
        finally:
            record.close()
    return found


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
        paper.line(_lost_words(lost), indent=2)
    if total.injection_suspected:
        paper.line(
            "Orders seen: questions whose prompt held words that try to give the model orders; find them with "
            f"townsfolk calls {run.folder} --outcome injection_suspected",
            indent=2,
        )


def _lost_words(lost: Lost) -> str:
    kinds = ", ".join(f"{count} {kind}" for kind, count in lost.kinds)
    words = f"{counted(lost.calls, 'sending')} had no answer: {kinds}" if kinds else ""
    if lost.unanswered:
        rest = f"{lost.unanswered} of which nothing was heard any more"
        words = f"{words}, {rest}" if words else f"{counted(lost.calls, 'sending')} had no answer: {rest}"
    return words + (f"; up to {lost.tokens:,} tokens of them may have been billed" if lost.tokens else "")


def _dollars(cost_usd: float | None) -> str:
    return "unknown" if cost_usd is None else f"{cost_usd:.4f}"


def _print_estimate(name: str, expected: Sequence[Expected]) -> None:
    from simulation.cli.paper import Paper

    paper = Paper()
    if not expected:
        paper.line(f"{name} with these settings asks no language model: it costs nothing; name one with --mind")
        return
    several = len({one.model for one in expected}) > 1
    columns = ["task", *(["model"] if several else []), "calls", "tokens in", "tokens out", "US dollars"]
    rows = [
        [
            one.task,
            *([one.model] if several else []),
            *(str(number) for number in (one.calls, one.prompt_tokens, one.answer_tokens)),
            _dollars(one.cost_usd),
        ]
        for one in expected
    ]
    total = _total(expected)
    numbers = (str(total[key]) for key in ("calls", "prompt_tokens", "answer_tokens"))
    rows.append(["all", *([""] if several else []), *numbers, _dollars(total["cost_usd"])])
    paper.line((f"{name} with {', '.join(dict.fromkeys(one.model for one in expected))}", "bold"))
    paper.table(columns, rows)
    unknown = sorted({one.model for one in expected if one.price is None})
    if unknown:
        paper.line(f"The price of {', '.join(unknown)} is not known; set settings.prices to have the cost estimated.")
    paper.line((_WITHIN, "dim"))


def _total(expected: Sequence[Expected]) -> dict[str, Any]:
    costs = [one.cost_usd for one in expected]
    return {
        "calls": sum(one.calls for one in expected),
        "prompt_tokens": sum(one.prompt_tokens for one in expected),
        "answer_tokens": sum(one.answer_tokens for one in expected),
        "cost_usd": None if None in costs else round(sum(cost for cost in costs if cost is not None), 6),
    }


def _estimate_json(name: str, expected: Sequence[Expected]) -> dict[str, Any]:
    from simulation.estimating import ESTIMATE_SCHEMA

    tasks = [
        {
            "task": one.task,
            "model": one.model,
            "calls": one.calls,
            "prompt_tokens": one.prompt_tokens,
            "answer_tokens": one.answer_tokens,
            "cost_usd": one.cost_usd,
        }
        for one in expected
    ]
    return {"schema": ESTIMATE_SCHEMA, "scenario": name, "total": _total(expected), "tasks": tasks}


def _charge_json(charge: Charge) -> dict[str, Any]:
    return {
        "calls": charge.calls,
        "prompt_tokens": charge.prompt_tokens,
        "answer_tokens": charge.answer_tokens,
        "cost_usd": charge.cost_usd,
        "known_cost_usd": charge.cost_e6 / 1_000_000,
        "unpriced_calls": charge.unpriced,
    }


def _charges_json(charges: Sequence[tuple[str, Charge]]) -> list[dict[str, Any]]:
    return [{"name": name, **_charge_json(charge)} for name, charge in charges]


def _lost_json(lost: Lost) -> dict[str, Any]:
    return {
        "sendings": lost.calls,
        "kinds": dict(lost.kinds),
        "unanswered": lost.unanswered,
        "tokens_perhaps_billed": lost.tokens,
        "cost_usd_perhaps_billed": lost.cost_e6 / 1_000_000,
    }


def _print_cost(ledger: Ledger) -> None:
    from simulation.cli.paper import Paper
    from simulation.inquiry.ledger import EMBEDDINGS

    paper = Paper()
    total = ledger.total
    if not total.calls and not ledger.lost.calls:
        paper.line(f"no language model was asked in this run: it cost nothing ({EMBEDDINGS})")
        return
    paper.line((_charge_words(total), "bold"))
    if total.unpriced:
        paper.line(
            f"The price of {counted(total.unpriced, 'call')} is not known; the dollars are those of the others.",
            indent=2,
        )
    if ledger.lost.calls:
        paper.line(_lost_words(ledger.lost), indent=2)
    paper.line(EMBEDDINGS, indent=2)
    for group in ("session", "model", "task", "day", "person"):
        charges = ledger.by(group)
        if group == "session" and len(charges) < 2:
            continue
        paper.rule()
        shown = charges if group != "person" else charges[:_TOP]
        columns = [group, "calls", "tokens in", "tokens out", "US dollars"]
        paper.table(columns, [_charge_row(name, charge) for name, charge in shown])
        if len(charges) > len(shown):
            paper.line((f"and {len(charges) - len(shown)} more; all of them with --json", "dim"), indent=2)


def _with_all(prefixes: Sequence[tuple[str, Prefix]]) -> list[tuple[str, Prefix]]:
    from simulation.inquiry.prefixes import Prefix

    return [*prefixes, ("all", sum((one for _, one in prefixes), Prefix()))]


def _prefix_json(task: str, prefix: Prefix) -> dict[str, Any]:
    return {"task": task, **dataclasses.asdict(prefix), "share": prefix.share, "own_share": prefix.own_share}


def _print_prefixes(prefixes: Sequence[tuple[str, Prefix]]) -> None:
    from simulation.cli.paper import Paper

    if not prefixes:
        return
    paper = Paper()
    paper.rule()
    paper.line(("What a provider that keeps the beginnings of prompts could have kept", "bold"))
    columns = ["task", "calls", "characters in", "begin as the last of the task", "as the same person's last"]
    paper.table(
        columns,
        [
            [task, str(one.calls), str(one.prompts), f"{one.share:.0%}", f"{one.own_share:.0%}"]
            for task, one in _with_all(prefixes)
        ],
    )


def _charge_words(charge: Charge) -> str:
    known = f"${charge.cost_e6 / 1_000_000:.4f}"
    price = "cost unknown" if charge.unpriced == charge.calls else known
    return f"{counted(charge.calls, 'call')}, {charge.prompt_tokens:,} tokens in, {charge.answer_tokens:,} out, {price}"


def _charge_row(name: str, charge: Charge) -> list[str]:
    tokens = (str(charge.calls), str(charge.prompt_tokens), str(charge.answer_tokens))
    return [name, *tokens, _dollars(charge.cost_usd)]


def _call_json(one: Call) -> dict[str, Any]:
    cost_usd = None if one.cost_e6 is None else one.cost_e6 / 1_000_000
    facts = {key: value for key, value in dataclasses.asdict(one).items() if key != "cost_e6"}
    return {**facts, "cost_usd": cost_usd}


def _print_calls(found: Sequence[Call], fitting: int, of: int) -> None:
    from simulation.cli.paper import Paper

    paper = Paper()
    if not of:
        paper.line("no language model was asked in this run")
        return
    if not found:
        paper.line(f"no call fits, of {of} in the run")
        return
    columns = ["id", "tick", "person", "task", "n", "try", "outcome", "tokens in", "tokens out", "US dollars", "ms"]
    paper.table(columns, [_call_row(one) for one in found])
    if fitting > len(found):
        paper.line((f"and {fitting - len(found)} more", "dim"))


def _call_row(one: Call) -> list[str]:
    outcome = " ".join((one.outcome, *one.marks))
    cost_usd = None if one.cost_e6 is None else one.cost_e6 / 1_000_000
    numbers = (str(one.prompt_tokens), str(one.answer_tokens), _dollars(cost_usd), str(one.latency_ms))
    return [one.short_id, str(one.tick), one.person, one.task, str(one.n), str(one.attempt + 1), outcome, *numbers]


def _told_json(told: Told) -> dict[str, Any]:
    reply = told.reply
    return {
        "call": _call_json(told.call),
        "request": told.request,
        "reply": {
            "text": reply.text,
            "finish": reply.finish,
            "sendings": reply.attempts,
        },
        "question": None
        if told.ended is None
        else {"source": told.ended.source, "repairs": list(told.ended.repairs), "calls": list(told.ended.calls)},
        "failed_sendings": [_call_json(one) for one in told.failures],
    }


def _print_told(told: Told) -> None:
    one, request, reply = told.call, told.request, told.reply
    typer.echo(f"call {one.id}")
    typer.echo(plain(f"{one.task} of {one.person}, tick {one.tick}, question {one.n}, try {one.attempt + 1}"))
    schema = request["schema_name"] if request["schema"] is not None else "described in the prompt"
    typer.echo(
        plain(
            f"model {one.model}, temperature {request['temperature_e6'] / 1_000_000:g}, at most "
            f"{request['max_tokens']} tokens, schema {schema or 'none'}, sample {request['sample']}"
        )
    )
    cost_usd = None if one.cost_e6 is None else one.cost_e6 / 1_000_000
    typer.echo(
        f"{one.prompt_tokens} tokens in, {one.answer_tokens} out, US dollars {_dollars(cost_usd)}, "
        f"{one.latency_ms} ms, sent {counted(reply.attempts, 'time')}"
    )
    for failed in told.failures:
        typer.echo(plain(f"  a sending without an answer ({' '.join(failed.marks)}): {failed.reason}"))
    for role, content in request["messages"]:
        typer.echo(f"\n---- {plain(role)}\n{plain_lines(content)}")
    typer.echo(f"\n---- answer, finish {reply.finish}\n{plain_lines(reply.text)}")
    typer.echo(f"\n---- outcome: {' '.join((one.outcome, *one.marks))}")
    if told.ended is not None:
        words = ", ".join(told.ended.repairs) or "nothing had to be put right"
        typer.echo(plain(f"the question was answered by: {told.ended.source}; {words}"))


COMMANDS = (estimate, cost, calls, call)
