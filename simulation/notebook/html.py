"""What a notebook shows of a run, a person, a talk and a cause. All text is escaped; colours are the reader's."""

from __future__ import annotations

import html
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from simulation.inquiry.interviews import Interview
    from simulation.notebook.showing import PersonCard, Talk, Why
    from simulation.run import Run

_BOX = "border:1px solid #8886;border-radius:8px;padding:.6em 1em;max-width:52em;text-align:left"
_SOFT = "opacity:.7;font-size:90%"
_MEMORIES = 8


def run_html(run: Run) -> str:
    """Return a run as a box: how it stands and what it comes to."""
    info = run.info()
    cost = "price unknown" if info.cost_usd is None else f"{info.cost_usd:.4f} US dollars"
    calls = f"{info.model_calls}, {info.tokens} tokens, {cost}" if info.model_calls else "none"
    rows = [
        ("status", f"{info.status}{f' ({info.reason})' if info.reason else ''}"),
        ("time", f"tick {info.ticks_done} of {info.ticks_total}{_clock(run, info.ticks_done)}"),
        ("mind", info.mind),
        ("seed", str(info.seed)),
        ("people", f"{info.people}"),
        ("talks", f"{info.conversations} with {info.utterances} lines"),
        ("tellings", f"{info.tellings}"),
        ("memories", f"{info.memories}"),
        ("calls of a model", calls),
        ("hash", info.final_hash[:16]),
        ("folder", info.folder),
    ]
    return _box(f"{_b(info.name)} <div style='{_SOFT}'>{_t(run.scenario.study.question)}</div>{_table(rows)}")


def person_html(card: PersonCard) -> str:
    """Return a person as a box: who, where, what, the plan, and the memories that weigh most."""
    persona, social = card.persona, card.persona.social
    about = ", ".join(_t(str(one)) for one in (social.age, social.occupation, social.origin) if one)
    weighty = sorted(card.memories, key=lambda memory: (-memory.importance, -memory.created))[:_MEMORIES]
    return _box(
        f"{_b(persona.name)} <span style='{_SOFT}'>{about}</span><div><i>{_t(persona.description)}</i></div>"
        f"<div>{_t(card.when)}: {_t(card.activity)}, {_t(card.place)}; feels {_t(card.mood)}</div>"
        + _fold("plan", _list(_t(step) for step in card.plan))
        + _fold("knows of", _list(_t(claim) for claim in card.knows))
        + _fold(
            f"{len(card.memories)} memories, the weightiest first",
            _list(f"{_t(one.text)} <span style='{_SOFT}'>{one.kind}, {one.importance} of 10</span>" for one in weighty),
        )
    )


def talk_html(talk: Talk) -> str:
    """Return a conversation as a box: every line, with the memories it was built from to be folded out."""
    held = talk.held
    lines = []
    for said in held.utterances:
        behind = [talk.memories[memory] for memory in said.memories if memory in talk.memories]
        told = ", ".join(one.claim for one in said.claims)
        is_post = held.topic is not None and said.reply_to is not None
        answers = f"answers {talk.names[held.utterances[said.reply_to or 0].speaker]}" if is_post else ""
        notes = ", ".join(one for one in (answers, f"tells {told}" if told else "") if one)
        note = f" <span style='{_SOFT}'>{_t(notes)}</span>" if notes else ""
        words = f"<b>{_t(talk.names[said.speaker])}:</b> {_t(said.text)}{note}"
        lines.append(words + (_fold("from memory", _list(map(_t, behind))) if behind else ""))
    opener = f"{_t(talk.names[held.opener])} began it: {_t(held.reason)}" if held.reason else ""
    return _box(
        f"<b>{_t(talk.when)}, {_t(talk.place)}</b> <span style='{_SOFT}'>{_t(held.conversation)}</span>"
        f"<div style='{_SOFT}'>{opener}</div>{_list(lines)}"
    )


def why_html(why: Why) -> str:
    """Return how somebody came to know or think something, as a box with a line per step."""
    if not why.knows:
        return _box(f"{_b(why.name)} knows nothing of {_t(why.what)}")
    steps = [
        f"<span style='{_SOFT}'>{_t(one.when)}</span> {_t(one.who)} → {_t(one.to)}: “{_t(one.words)}”"
        if one.words
        else f"<span style='{_SOFT}'>{_t(one.when)}</span> {_t(one.who)} → {_t(one.to)}"
        for one in why.steps
    ]
    return _box(f"{_b(why.name)} and {_t(why.what)}{_list(steps) if steps else ': it began here'}")


def interview_html(held: Interview) -> str:
    """Return an interview as a box: question, answer, and the memories that it rests on."""
    memories = _list(f"{_t(memory.text)} <span style='{_SOFT}'>{memory.kind}</span>" for memory in held.memories)
    return _box(
        f"<span style='{_SOFT}'>{_t(held.when)}</span><div>{_t(held.question)}</div>"
        f"<div>{_b(held.name)}: {_t(held.answer.text)}</div>" + (_fold("from memory", memories) if memories else "")
    )


def _clock(run: Run, ticks_done: int) -> str:
    """Return until when the run has come, in simulated time; nothing where it has not begun."""
    if not ticks_done:
        return ""
    with run.record() as record:
        last = record.last_tick()
    moment = run.setting.clock.moment(last.tick.start + last.tick.seconds) if last else None
    return f", until {moment.weekday.capitalize()} {moment.date} {moment.clock}" if moment else ""


def _t(text: str) -> str:
    return html.escape(text)


def _b(text: str) -> str:
    return f"<b style='font-size:115%'>{html.escape(text)}</b>"


def _box(content: str) -> str:
    return f"<div style='{_BOX}'>{content}</div>"


def _fold(title: str, content: str) -> str:
    return f"<details><summary style='{_SOFT}'>{html.escape(title)}</summary>{content}</details>" if content else ""


def _list(items: Iterable[str]) -> str:
    inside = "".join(f"<li style='margin:.2em 0'>{item}</li>" for item in items)
    return f"<ul style='margin:.3em 0;padding-left:1.2em'>{inside}</ul>" if inside else ""


def _table(rows: Iterable[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td style='{_SOFT};text-align:left'>{_t(name)}</td><td style='text-align:left'>{_t(value)}</td></tr>"
        for name, value in rows
    )
    return f"<table>{cells}</table>"
