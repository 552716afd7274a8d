"""The planted faults of ``tests/data``: dialogues of several styles, clean or with faults edited in.

``planted_faults.txt`` was written before any critic was, and no critic was written from its held-out half. The whole of
``planted_faults_second.txt``, the half `second`, was written later by somebody who had not read the critics, and so was
``planted_faults_third.txt``, the half `third`: by another who had not, and no critic was written from it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from agents.streams import Stream

FaultKind = Literal["off_persona", "contradiction", "incoherence", "repetition", "toxicity", "disfluency"]
KINDS: tuple[FaultKind, ...] = (
    "off_persona",
    "contradiction",
    "incoherence",
    "repetition",
    "toxicity",
    "disfluency",
)
RATES = (0, 20, 40)
_FILES = ("planted_faults.txt", "planted_faults_second.txt", "planted_faults_third.txt")
_SHORT: dict[str, FaultKind] = {
    "off": "off_persona",
    "con": "contradiction",
    "inc": "incoherence",
    "rep": "repetition",
    "tox": "toxicity",
    "dis": "disfluency",
}


@dataclass(slots=True)
class Source:
    """A clean dialogue as written, the facts of its two speakers, and lines to put in the place of turns."""

    id: str
    style: str
    half: str
    facts: tuple[list[str], list[str]] = field(default_factory=lambda: ([], []))
    turns: list[str] = field(default_factory=list)
    edits: dict[FaultKind, list[tuple[int, str]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    """A dialogue of about ten turns, of which `faulty` were given a fault of one kind.

    The first fact list is that of who speaks the even turns.
    """

    source: str
    style: str
    half: str
    kind: FaultKind | None
    rate: int
    facts: tuple[tuple[str, ...], tuple[str, ...]]
    turns: tuple[str, ...]
    faulty: tuple[int, ...]


@cache
def sources() -> tuple[tuple[Source, ...], dict[str, list[str]]]:
    """Return the dialogues, and by half the toxic lines."""
    found: list[Source] = []
    toxic: dict[str, list[str]] = {}
    texts = [(Path(__file__).parent / "data" / name).read_text(encoding="utf-8") for name in _FILES]
    for line in "".join(texts).splitlines():
        if line.startswith("== "):
            name, style, half = (part.strip() for part in line[3:].split("|"))
            found.append(Source(name, style, half))
        elif line.strip() and not line.startswith("#"):
            _take(found[-1], line, toxic)
    return tuple(one for one in found if one.style != "lines"), toxic


def _take(source: Source, line: str, toxic: dict[str, list[str]]) -> None:
    if source.style == "lines":
        toxic.setdefault(source.half, []).append(line)
    elif line[:2] in {"A>", "B>"}:
        source.facts["AB".index(line[0])].append(line[2:].strip())
    elif line.startswith("!"):
        kind, turn, text = line[1:].split(" ", 2)
        source.edits.setdefault(_SHORT[kind], []).append((int(turn), text))
    else:
        source.turns.append(line)


def items(half: str) -> list[Item]:
    """Return every dialogue of a half: clean, and with each kind of fault it has in two and in four of its turns."""
    found = []
    for source in sources()[0]:
        if source.half == half:
            found.append(_item(source, None, 0, []))
            for kind in KINDS:
                edits = _edits(source, kind)
                if not edits:
                    continue
                found += [_item(source, kind, rate, edits[: rate // 10]) for rate in RATES[1:]]
    return found


def _item(source: Source, kind: FaultKind | None, rate: int, edits: list[tuple[int, str]]) -> Item:
    turns = list(source.turns)
    for turn, text in edits:
        turns[turn] = text
    return Item(
        source=source.id,
        style=source.style,
        half=source.half,
        kind=kind,
        rate=rate,
        facts=(tuple(source.facts[0]), tuple(source.facts[1])),
        turns=tuple(turns),
        faulty=tuple(sorted(turn for turn, _ in edits)),
    )


def _edits(source: Source, kind: FaultKind) -> list[tuple[int, str]]:
    stream = Stream(20, f"planted.{kind}", source.id, 0)
    if kind == "repetition":
        return stream.shuffled(source.edits.get(kind) or _repeats(source.turns, stream))
    if kind == "toxicity":
        own = source.edits.get(kind, [])
        lines = stream.shuffled(sources()[1][source.half])[: 4 - len(own)]
        free = [turn for turn in range(1, len(source.turns)) if turn not in {at for at, _ in own}]
        turns = stream.shuffled(free)[: len(lines)]
        put = [
            (turn, line if n % 2 else f"{source.turns[turn]} {line}")
            for n, (turn, line) in enumerate(zip(turns, lines, strict=True))
        ]
        return stream.shuffled([*own, *put]) if own else put
    if kind == "incoherence":
        return stream.shuffled([*source.edits[kind], *_misplaced(source, stream)])
    return stream.shuffled(source.edits.get(kind, []))


def _repeats(turns: list[str], stream: Stream) -> list[tuple[int, str]]:
    """Return four repeating turns: word by word, with a new end, parroting the other, and going round in itself."""
    again, longer, parrot, loop = next(
        tuple(where) for _ in iter(int, 1) if _all_stay(where := stream.shuffled(range(3, len(turns)))[:4])
    )
    words = turns[loop].split()
    start = " ".join(words[: min(6, len(words))])
    return [
        (again, turns[again - 2]),
        (longer, f"{turns[longer - 2]} As I said."),
        (parrot, turns[parrot - 1]),
        (loop, f"{start} {start} {start} {turns[loop]}"),
    ]


def _all_stay(where: list[int]) -> bool:
    """Return whether no turn that is repeated is itself another's place."""
    again, longer, parrot, _ = where
    return not {again - 2, longer - 2, parrot - 1} & set(where)


def _misplaced(source: Source, stream: Stream) -> list[tuple[int, str]]:
    """Return a turn with its words shuffled, and a turn of another dialogue of the same style."""
    long = [at for at, turn in enumerate(source.turns) if at and len(turn.split()) >= 7]
    taken = {turn for turn, _ in source.edits["incoherence"]}
    mixed = next(iter(stream.shuffled([at for at in long if at not in taken] or long)))
    others = [one for one in sources()[0] if one.id != source.id and one.half == source.half]
    other = stream.shuffled(others)[0]
    place = stream.shuffled([at for at in range(1, len(source.turns)) if at not in taken | {mixed}])[0]
    line = stream.shuffled([turn for turn in other.turns if len(turn.split()) >= 7])[0]
    return [(mixed, " ".join(stream.shuffled(source.turns[mixed].split()))), (place, line)]
