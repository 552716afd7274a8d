"""The commands that show what was asked of language models: calls, and one call in full."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from simulation.cli.answers import dollars
from simulation.cli.reading import AsJson, RunFolder, open_run, say_json
from simulation.cli.text import counted, plain, plain_lines

if TYPE_CHECKING:
    from simulation.inquiry.calls import Call, Told
    from simulation.run import Run


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
    numbers = (str(one.prompt_tokens), str(one.answer_tokens), dollars(cost_usd), str(one.latency_ms))
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
        f"{one.prompt_tokens} tokens in, {one.answer_tokens} out, US dollars {dollars(cost_usd)}, "
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


COMMANDS = (calls, call)
