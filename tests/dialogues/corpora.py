"""Corpora made by hand, of every shape that a layout is for, with names and words that files could trip over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from agents.talk import Act, Source
from simulation.dialogues.corpus import Corpus, Dialogue, Preference, Speaker, Turn
from simulation.export import EXPORT_SCHEMA, ClaimCarried, UtteranceRow
from simulation.export.rows import Trait
from tests.readings import AWKWARD

NASTY = (
    *AWKWARD.values(),
    "=1+1", "+49 30", "-5", "@SUM(A1)", "'tis", "''", "＝1", "\ttab", "a\r\nb", "a\rb", "a\nb", "\n", " leading",
    "trailing ", "User 1: me\nUser 2: you", "\nUser 2: no", "Ann: hi\n    Bo: ho", "# heading", '"quoted": "x"', "a: b",
    "\u2028line\u2029", "\u202eright to left\u202c", "nul\x00", "\x1b[31mred", "```json\n{}\n```", "2026-05-04T06:30",
    "null", "NaN", "[INST]", "\\n", "\u2060x", "ends with colon:", "🏳️‍🌈", "{{name}}", "---", "- list", "|", "0123",
    "true", "1e5",
)  # fmt: skip
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30) | st.sampled_from(NASTY)


def speaker(name: str, persona: Sequence[str] = ("I like old maps.",), own: str = "") -> Speaker:
    return Speaker(own or name, name, tuple(persona), (("age", "40"), ("occupation", "baker")))


def talk(own: str, said: Sequence[tuple[str, str]], **more: Any) -> Dialogue:
    turns = tuple(
        Turn(f"{own}/{n}", who, text, reply_to=f"{own}/{n - 1}" if n else "", time="2026-05-04T06:30", act="tell",
             emotion="neutral", source="composed", model="rules")
        for n, (who, text) in enumerate(said)
    )  # fmt: skip
    people = tuple(dict.fromkeys(who for who, _ in said))
    return replace(Dialogue(own, turns, people), **more)


def two(texts_said: Sequence[str], names: tuple[str, str] = ("Ann Brook", "Bo Croft")) -> Corpus:
    """Return one talk of two people."""
    said = [(("ann", "bo")[n % 2], text) for n, text in enumerate(texts_said)]
    people = (speaker(names[0], own="ann"), speaker(names[1], ("I am a vet.",), own="bo"))
    return Corpus((talk("1/hall/ann", said),), people)


def chronicle(texts_said: Sequence[str] = ("Hello.", "Hello to you.")) -> Corpus:
    """Return five sessions of two people."""
    said = [(("ann", "bo")[n % 2], text) for n, text in enumerate(texts_said)]
    sessions = tuple(
        talk(
            f"{number}/hall/ann", said, episode="friends", session=number, relationship="friends",
            gap=None if number == 1 else 40 * 86_400, summary=f"Summary {number}.", notes=(f"Note {number}.",),
        )
        for number in range(1, 6)
    )  # fmt: skip
    return Corpus(sessions, (speaker("Ann Brook", own="ann"), speaker("Bo Croft", own="bo")))


def mixed(texts_said: Sequence[str] = ("Hello.", "Hello to you.")) -> Corpus:
    """Return six sessions of one main speaker with three partners."""
    partners = ("bo", "cy", "di", "bo", "cy", "di")
    sessions = tuple(
        talk(
            f"{number}/hall/ann",
            [(("ann", partner)[n % 2], text) for n, text in enumerate(texts_said)],
            episode="mixed", session=number, main="ann", notes=(f"Note {number}.", "=1+1"), gap=number * 86_400,
        )
        for number, partner in enumerate(partners, start=1)
    )  # fmt: skip
    return Corpus(sessions, tuple(speaker(name.title(), own=name) for name in ("ann", "bo", "cy", "di")))


def forum(texts_said: Sequence[str] = ("I am for it.", "I am not.")) -> Corpus:
    """Return one thread of a forum."""
    said = [(("ann", "bo")[n % 2], text) for n, text in enumerate(texts_said)]
    return Corpus((talk("1/forum/ann", said, kind="post"),), (speaker("Ann", own="ann"), speaker("Bo", own="bo")))


def compared(chosen: str = "I like tea.", rejected: str = "tea tea tea") -> Corpus:
    """Return a talk of which one turn was kept over another one."""
    base = two(("Hello.", chosen))
    before = base.dialogues[0].turns[:1]
    pair = Preference("p1", base.dialogues[0].id, "bo", "You are Bo.", before, chosen, rejected, 900_000, 100_000, "c")
    return replace(base, preferences=(pair,))


ROW = UtteranceRow(
    schema=EXPORT_SCHEMA, scenario="made", seed=1, conversation="3/hall/ann", session=1, participants=("ann", "bo"),
    place="hall", place_name="the hall", day=1, time="2026-02-13T07:00", tick=3, utterance="3/hall/ann/0", turn=0,
    speaker="ann", speaker_name="Ann", addressees=("bo",), relationship="friend", text="Well.", act=Act.TELL,
    reply_to=None, emotion="neutral", source=Source.COMPOSED, memories=("ann/0/1",),
    claims=(ClaimCarried("news", ("what", "who")),), episode="ann+bo", persona=("I like old maps.",),
    traits=(Trait("age", "40"),), model="rules",
)  # fmt: skip


def rows(texts_said: Sequence[str], names: tuple[str, str] = ("Ann", "Bo")) -> tuple[UtteranceRow, ...]:
    """Return the rows of one talk of two people."""
    return tuple(
        replace(
            ROW, turn=n, utterance=f"3/hall/ann/{n}", text=text, speaker=("ann", "bo")[n % 2],
            speaker_name=names[n % 2], place_name=names[0], persona=(names[1], text), relationship=text[:5],
        )
        for n, text in enumerate(texts_said)
    )  # fmt: skip


def many(groups: int, each: int = 3) -> Corpus:
    """Return `groups` of people who talk only among themselves, `each` dialogues a group."""
    dialogues, people = [], []
    for group in range(groups):
        names = [f"p{group}-{n}" for n in range(3)]
        people += [speaker(name, (f"I like number {name}.",)) for name in names]
        for n in range(each):
            pair = (names[n % 3], names[(n + 1) % 3])
            dialogues.append(talk(f"{group}/{n}", [(pair[0], f"Hello {group} {n}."), (pair[1], "Hello.")]))
    return Corpus(tuple(dialogues), tuple(people))
