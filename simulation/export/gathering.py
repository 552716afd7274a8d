"""Runs, one or many, gathered into one corpus: their rows, what was kept of each session, and how they came about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from agents.errors import InputError
from simulation.dialogues.corpus import Corpus, Dialogue, Origin, Preference, Speaker, Turn, elapsed_words
from simulation.export.rows import UtteranceRow, utterance_rows

if TYPE_CHECKING:
    from simulation.run import Run

_MOST_RUNS = 10_000
_EPISODE = "episode/"


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of a session: a summary of it, and what its first participant noted."""

    summary: str = ""
    notes: tuple[str, ...] = ()


def gathered(runs: Sequence[tuple[str, Run]]) -> Corpus:
    """Return the corpus of `runs`, each with what it is called among them; empty where there is one.

    Raises:
        JournalError: If a journal is damaged.
    """
    rows: list[UtteranceRow] = []
    kept: dict[str, Kept] = {}
    preferences: list[Preference] = []
    for name, run in runs:
        own = list(utterance_rows(run, name))
        rows += own
        kept |= sessions_kept(run, own)
        preferences += _preferences(run, name)
    some = [run for _, run in runs]
    origin = Origin(
        layout="run",
        scenarios=tuple(sorted({run.scenario.study.name for run in some})),
        seeds=tuple(sorted({run.scenario.study.seed for run in some})),
        minds=tuple(sorted({run.info().mind for run in some})),
        townsfolk=version("townsfolk"),
    )
    return corpus_of_rows(rows, kept=kept, origin=origin, preferences=preferences)


def _preferences(run: Run, name: str) -> list[Preference]:
    from simulation.export.candidates import preferences_of

    return preferences_of(run, name)


def runs_at(folders: Iterable[Path]) -> list[tuple[str, Run]]:
    """Return the runs in `folders`, each a run or a folder that holds runs, such as that of an experiment.

    Raises:
        InputError: If one of them holds no run.
        JournalError: If a run is damaged.
    """
    from simulation.run import SCENARIO_FILE, Run

    found: list[tuple[str, Path]] = []
    several = list(folders)
    for folder in several:
        if (folder / SCENARIO_FILE).is_file():
            found.append((folder.name if len(several) > 1 else "", folder))
            continue
        inside = sorted(file.parent for file in folder.rglob(SCENARIO_FILE))
        if not inside:
            raise InputError(f"there is no run in {folder}")
        head = f"{folder.name}/" if len(several) > 1 else ""
        found += [(head + one.relative_to(folder).as_posix(), one) for one in inside]
    if len(found) > _MOST_RUNS:
        raise InputError(f"{len(found)} runs are more than are exported at once; name fewer than {_MOST_RUNS}")
    names = [name for name, _ in found]
    if len(set(names)) < len(names):
        raise InputError("two of the runs have one name; name a folder that holds both")
    return [(name, Run.open(folder)) for name, folder in found]


def holds_runs(folder: Path) -> bool:
    """Return whether `folder` is a run or a folder of runs."""
    from simulation.run import SCENARIO_FILE

    return folder.is_dir() and next(folder.rglob(SCENARIO_FILE), None) is not None


def sessions_kept(run: Run, rows: Iterable[UtteranceRow]) -> dict[str, Kept]:
    """Return what was kept of the sessions in `rows`, by dialogue id.

    The summary is what the main speaker, or else who began it, remembers of the episode up to then, or of the talk
    where it is of none; the notes are all that the same person kept of it: its summary, and the facts it noted.
    """
    spoken: dict[str, tuple[str, str]] = {}
    for row in rows:
        spoken[row.utterance] = (dialogue_id(row), row.main or row.participants[0])
    summaries: dict[str, str] = {}
    notes: dict[str, list[str]] = {}
    of_talk: dict[str, str] = {}
    with run.record() as record:
        memories = record.memories()
    for person, memory in memories:
        if memory.kind in ("summary", "fact"):
            source = next((spoken[one] for one in memory.cites if one in spoken), None)
            if source is not None and source[1] == person:
                notes.setdefault(source[0], []).append(memory.text)
                if memory.kind == "summary":
                    summaries[source[0]] = memory.text
                    of_talk[memory.id] = source[0]
        elif memory.kind == "digest" and any(one.startswith(_EPISODE) for one in memory.about):
            for cited in memory.cites:
                if cited in of_talk:
                    summaries[of_talk[cited]] = memory.text
    return {name: Kept(summaries.get(name, ""), tuple(dict.fromkeys(texts))) for name, texts in notes.items()}


def dialogue_id(row: UtteranceRow) -> str:
    """Return the id of the dialogue a row belongs to, unique among several runs."""
    return _among(row.run, row.conversation)


def _among(run: str, name: str) -> str:
    return f"{run}/{name}" if run else name


def corpus_of_rows(
    rows: Iterable[UtteranceRow],
    *,
    kept: Mapping[str, Kept] | None = None,
    origin: Origin | None = None,
    preferences: Iterable[Preference] = (),
    layout: str = "jsonl",
    files: tuple[str, ...] = (),
) -> Corpus:
    """Return the dialogues of `rows`, which need not be in order of dialogue."""
    every = tuple(rows)
    people = _People(every)
    talks: dict[str, list[UtteranceRow]] = {}
    for row in every:
        talks.setdefault(dialogue_id(row), []).append(row)
    dialogues = tuple(_dialogue(name, lines, people, (kept or {}).get(name, Kept())) for name, lines in talks.items())
    origin = origin or Origin(
        layout=layout,
        scenarios=tuple(sorted({row.scenario for row in every})),
        seeds=tuple(sorted({row.seed for row in every})),
        minds=tuple(sorted({row.model for row in every if row.model})),
        files=files,
    )
    return Corpus(dialogues, people.speakers, origin, tuple(preferences), every)


class _People:
    """Whom the rows speak of: one speaker under one id, unless runs differ in who that is."""

    def __init__(self, rows: Sequence[UtteranceRow]) -> None:
        known: dict[str, dict[str, Speaker]] = {}
        for row in rows:
            found = known.setdefault(row.speaker, {})
            if row.run not in found:
                found[row.run] = _speaker(row)
        for row in rows:
            for silent in (*row.participants, *row.addressees, *filter(None, (row.main,))):
                known.setdefault(silent, {}).setdefault(
                    row.run, Speaker(silent, silent, person=_person(row, silent, silent))
                )
        self._ids: dict[tuple[str, str], str] = {}
        speakers: dict[str, Speaker] = {}
        for name, by_run in known.items():
            differ = len({(one.name, one.persona, one.person) for one in by_run.values() if one.persona}) > 1
            for run, speaker in by_run.items():
                own = _among(run, name) if differ else name
                self._ids[run, name] = own
                known_already = speakers.get(own)
                if known_already is None or (speaker.persona and not known_already.persona):
                    speakers[own] = Speaker(own, speaker.name, speaker.persona, speaker.traits, speaker.person)
        self.speakers = tuple(speakers.values())

    def id(self, row: UtteranceRow, person: str) -> str:
        """Return the id of `person` in the corpus."""
        return self._ids[row.run, person]


def _speaker(row: UtteranceRow) -> Speaker:
    traits = tuple((one.key, one.value) for one in row.traits)
    return Speaker(row.speaker, row.speaker_name, row.persona, traits, _person(row, row.speaker, row.speaker_name))


def _person(row: UtteranceRow, person: str, name: str) -> str:
    """Return what is the same for one person in all runs of a scenario; a crowd is drawn anew for each seed."""
    return f"{row.scenario}/{person}/{name}"


def _dialogue(name: str, lines: list[UtteranceRow], people: _People, kept: Kept) -> Dialogue:
    first, last = lines[0], lines[-1]
    return Dialogue(
        id=name,
        turns=tuple(_turn(row, people) for row in lines),
        people=tuple(people.id(row, person) for row in (last,) for person in row.participants),
        kind=first.kind,
        episode=_among(first.run, first.episode) if first.episode else "",
        session=first.session,
        relationship=first.bond or first.relationship,
        gap=first.gap,
        interval=elapsed_words(first.gap),
        time=first.time,
        place=first.place_name,
        topic=next((row.topic for row in lines if row.topic), ""),
        summary=kept.summary,
        notes=kept.notes,
        main=people.id(first, first.main) if first.main else "",
    )


def _turn(row: UtteranceRow, people: _People) -> Turn:
    return Turn(
        id=_among(row.run, row.utterance),
        speaker=people.id(row, row.speaker),
        text=row.text,
        reply_to="" if row.reply_to is None else f"{dialogue_id(row)}/{row.reply_to}",
        time=row.time,
        act=str(row.act),
        emotion=row.emotion,
        source=str(row.source),
        model=row.model,
        prompt=row.prompt,
        skill=row.skill,
        strategy=row.strategy,
        memories=row.memories,
        claims=tuple(one.claim for one in row.claims),
        persona_used=row.persona_used,
        knowledge_used=tuple(f"{one.document}: {one.text}" for one in row.knowledge_used),
    )
