"""Layouts of several sessions: Conversation Chronicles, of two people, and MiSC, of one with changing partners.

J. Jang, M. Boo and H. Kim, "Conversation Chronicles: Towards Diverse Temporal and Relational Dynamics in Multi-Session
Conversations", EMNLP 2023; J. Jang, T. Kim and H. Kim, "Mixed-Session Conversation with Egocentric Memory", Findings of
EMNLP 2024.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar

from pydantic import Field, create_model, model_validator

from simulation.dialogues.corpus import Corpus, Dialogue, Origin, Speaker, Turn, elapsed_words
from simulation.dialogues.layouts.base import NO_WISHES, Filled, LinesLayout, Row, Wishes

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
Lists = tuple[str, ...]


class _Chronicle(Row):
    """What comes before the sessions of an episode."""

    dataID: str = Field(description="The episode's id.")  # noqa: N815 - the layout's own name
    relationship: str = Field(description="What the two are to each other.")
    time_interval: Lists = Field(description='Time since the session before, in words; "Start" for the first.')
    summary: Lists = Field(description="What each session came to.")


def _said(ordinal: str) -> dict[str, Any]:
    return {
        f"{ordinal}_session_dialogue": (Lists, Field(default=(), description=f"The turns of the {ordinal} session.")),
        f"{ordinal}_session_speakers": (Lists, Field(default=(), description="Who says each of them.")),
    }


_CHRONICLE_SESSIONS = 5
_ChronicleFields: Any = create_model(
    "Chronicle",
    __base__=_Chronicle,
    **{name: one for ordinal in ORDINALS[:_CHRONICLE_SESSIONS] for name, one in _said(ordinal).items()},
)


class Chronicle(_ChronicleFields):  # type: ignore[misc]
    """An episode of five sessions of the same two people."""

    @model_validator(mode="after")
    def _fits(self) -> Chronicle:
        for ordinal in ORDINALS[:_CHRONICLE_SESSIONS]:
            turns, speakers = getattr(self, f"{ordinal}_session_dialogue"), getattr(self, f"{ordinal}_session_speakers")
            if len(turns) != len(speakers):
                raise ValueError(f"{ordinal}_session_speakers has {len(speakers)} entries for {len(turns)} turns")
        return self


class Chronicles(LinesLayout[Chronicle]):
    """Conversation Chronicles."""

    name: ClassVar[str] = "chronicles"
    title: ClassVar[str] = "Conversation Chronicles: episodes of five sessions of two people"
    needs: ClassVar[str] = "episodes of five sessions of the same two people"
    record = Chronicle

    def fill(self, corpus: Corpus, wishes: Wishes = NO_WISHES) -> Filled[Chronicle]:  # noqa: ARG002 - of others
        """Return a record for every five sessions in a row of the same two people.

        Raises:
            InputError: If no two people have so many sessions.
        """
        episodes = [sessions for sessions in corpus.episodes().values() if _same_two(sessions)]
        fives = [five for sessions in episodes for five in _cut(sessions, _CHRONICLE_SESSIONS)]
        if not fives:
            most = max(map(len, episodes), default=0)
            raise self.refused(f"no two people have more than {most} here" if most else "no two people have any here")
        left_out = len(corpus.dialogues) - _CHRONICLE_SESSIONS * len(fives)
        words = (f"{left_out} dialogues that make no five sessions of the same two people",) if left_out else ()
        return Filled(tuple(_chronicle(corpus, five) for five in fives), words)

    def corpus(self, some: Sequence[Chronicle], where: str) -> Corpus:
        """Return each session as a dialogue."""
        dialogues, speakers = [], dict[str, Speaker]()
        for name, one in _named(some):
            for at, ordinal in enumerate(ORDINALS[:_CHRONICLE_SESSIONS]):
                turns = _turns(
                    f"{name}/{at + 1}",
                    name,
                    getattr(one, f"{ordinal}_session_speakers"),
                    getattr(one, f"{ordinal}_session_dialogue"),
                )
                if turns:
                    interval, summary = _at(one.time_interval, at), _at(one.summary, at)
                    dialogues.append(_session(turns, name, at + 1, one.relationship, interval, summary))
                    speakers |= {turn.speaker: _speaker(turn.speaker, name) for turn in turns}
        return Corpus(tuple(dialogues), tuple(speakers.values()), Origin(self.name, files=(where,)))


def _same_two(sessions: Sequence[Dialogue]) -> bool:
    people = {frozenset(one.people) for one in sessions}
    return len(people) == 1 and len(next(iter(people))) == 2 and all(one.kind == "talk" for one in sessions)


def _cut(sessions: Sequence[Dialogue], size: int) -> Iterator[Sequence[Dialogue]]:
    """Yield the sessions in parts of `size`; what is left over at the end is left out."""
    for start in range(0, len(sessions) - size + 1, size):
        yield sessions[start : start + size]


def _chronicle(corpus: Corpus, sessions: Sequence[Dialogue]) -> Chronicle:
    labels = _labels(corpus, sessions)
    values: dict[str, Any] = {
        "dataID": _episode_name(sessions),
        "relationship": sessions[0].relationship,
        "time_interval": _intervals(sessions),
        "summary": [one.summary for one in sessions],
    }
    for ordinal, one in zip(ORDINALS, sessions, strict=False):
        values[f"{ordinal}_session_dialogue"] = [turn.text for turn in one.turns]
        values[f"{ordinal}_session_speakers"] = [labels[turn.speaker] for turn in one.turns]
    return Chronicle(**values)


def _episode_name(sessions: Sequence[Dialogue]) -> str:
    """Return what an episode is called; of a later part of a longer one, with the number of its first session."""
    first = sessions[0]
    return first.episode_id if first.session == 1 else f"{first.episode_id}@{first.session}"


def _intervals(sessions: Sequence[Dialogue]) -> list[str]:
    return ["Start", *(one.interval or elapsed_words(one.gap or 0) for one in sessions[1:])]


def _labels(corpus: Corpus, sessions: Iterable[Dialogue]) -> dict[str, str]:
    """Return what speakers are called: their names, with their ids where two have one name."""
    people = list(dict.fromkeys(person for one in sessions for person in one.people))
    names = [corpus.speaker(person).name for person in people]
    return {
        person: name if names.count(name) == 1 else f"{name} ({person})"
        for person, name in zip(people, names, strict=True)
    }


def _named(some: Sequence[Chronicle | Mixed]) -> Iterator[tuple[str, Any]]:
    """Yield the records with a name for each, unique among them."""
    seen: dict[str, int] = {}
    for number, one in enumerate(some, start=1):
        name = one.dataID or f"{number}"
        seen[name] = seen.get(name, 0) + 1
        yield (name if seen[name] == 1 else f"{name}#{seen[name]}"), one


def _turns(session: str, episode: str, speakers: Sequence[str], texts: Sequence[str]) -> tuple[Turn, ...]:
    return tuple(
        Turn(f"{session}/{n}", f"{episode}/{who}", text)
        for n, (who, text) in enumerate(zip(speakers, texts, strict=True))
    )


def _speaker(own: str, episode: str) -> Speaker:
    return Speaker(own, own[len(episode) + 1 :])


def _session(
    turns: tuple[Turn, ...], episode: str, number: int, relationship: str, interval: str, summary: str
) -> Dialogue:
    return Dialogue(
        id=f"{episode}/{number}",
        turns=turns,
        people=tuple(dict.fromkeys(turn.speaker for turn in turns)),
        episode=episode,
        session=number,
        relationship=relationship,
        interval=interval,
        summary=summary,
    )


def _at(values: Sequence[str], at: int) -> str:
    return values[at] if at < len(values) else ""


class _Mixed(Row):
    """What comes before the sessions of an episode."""

    dataID: str = Field(default="", description="The episode's id.")  # noqa: N815 - the layout's own name
    main_speaker: str = Field(description="Who sits in every session.")
    speaker_list: Lists = Field(description="Everybody who takes part, the main speaker in front.")
    time_interval: Lists = Field(default=(), description='Time since the session before; "Start" for the first.')


def _mixed_session(ordinal: str) -> dict[str, Any]:
    pair = tuple[Lists, Lists]
    return {
        f"{ordinal}_session_dialogue": (pair, Field(description="Who says each turn, and the turns.")),
        f"{ordinal}_session_memory": (
            Lists,
            Field(default=(), description="What the main speaker keeps of the session."),
        ),
    }


_MixedFields: Any = create_model(
    "Mixed",
    __base__=_Mixed,
    **{name: one for ordinal in ORDINALS for name, one in _mixed_session(ordinal).items()},
)


class Mixed(_MixedFields):  # type: ignore[misc]
    """An episode of six sessions of one main speaker with changing partners."""

    @model_validator(mode="after")
    def _fits(self) -> Mixed:
        for ordinal in ORDINALS:
            speakers, turns = getattr(self, f"{ordinal}_session_dialogue")
            if len(turns) != len(speakers):
                raise ValueError(f"{ordinal}_session_dialogue has {len(speakers)} speakers for {len(turns)} turns")
        return self


class MixedSessions(LinesLayout[Mixed]):
    """MiSC. The lists of memories have a name of ours: the published card describes them in words only."""

    name: ClassVar[str] = "misc"
    title: ClassVar[str] = "MiSC: episodes of six sessions, one main speaker and three partners"
    needs: ClassVar[str] = "episodes of six sessions of one main speaker with three partners"
    record = Mixed

    def fill(self, corpus: Corpus, wishes: Wishes = NO_WISHES) -> Filled[Mixed]:  # noqa: ARG002 - of others
        """Return a record for every six sessions in a row of one main speaker with three partners.

        Raises:
            InputError: If there is no such episode.
        """
        episodes = [sessions for sessions in corpus.episodes().values() if any(one.main for one in sessions)]
        sixes = [six for sessions in episodes for six in _cut(sessions, len(ORDINALS)) if _partners(six) == 3]
        if not sixes:
            raise self.refused(self._missing(corpus, episodes))
        left_out = len(corpus.dialogues) - len(ORDINALS) * len(sixes)
        words = (f"{left_out} dialogues that make no six sessions with three partners",) if left_out else ()
        return Filled(tuple(_mixed(corpus, six) for six in sixes), words)

    def _missing(self, corpus: Corpus, episodes: Sequence[Sequence[Dialogue]]) -> str:
        if not episodes:
            return "no episode here has a main speaker"
        longest = max(episodes, key=len)
        if len(longest) < len(ORDINALS):
            return f"the longest episode with a main speaker has {len(longest)} sessions"
        name = corpus.speaker(longest[0].main).name
        return f"{name} talks with {_partners(longest[: len(ORDINALS)])} others in six sessions"

    def corpus(self, some: Sequence[Mixed], where: str) -> Corpus:
        """Return each session as a dialogue."""
        dialogues, speakers = [], dict[str, Speaker]()
        for name, one in _named(some):
            for at, ordinal in enumerate(ORDINALS):
                who, texts = getattr(one, f"{ordinal}_session_dialogue")
                turns = _turns(f"{name}/{at + 1}", name, who, texts)
                if turns:
                    session = _session(turns, name, at + 1, "", _at(one.time_interval, at), "")
                    notes = getattr(one, f"{ordinal}_session_memory")
                    dialogues.append(_with_main(session, f"{name}/{one.main_speaker}", notes))
                    speakers |= {turn.speaker: _speaker(turn.speaker, name) for turn in turns}
        return Corpus(tuple(dialogues), tuple(speakers.values()), Origin(self.name, files=(where,)))


def _with_main(session: Dialogue, main: str, notes: Lists) -> Dialogue:
    from dataclasses import replace

    return replace(session, main=main, notes=notes)


def _partners(sessions: Sequence[Dialogue]) -> int:
    """Return how many partners one main speaker has; 0 where it is not in every session."""
    mains = {one.main for one in sessions}
    if len(mains) != 1 or not all(one.main in one.people for one in sessions):
        return 0
    return len({person for one in sessions for person in one.people} - mains)


def _mixed(corpus: Corpus, sessions: Sequence[Dialogue]) -> Mixed:
    labels, main = _labels(corpus, sessions), sessions[0].main
    values: dict[str, Any] = {
        "dataID": _episode_name(sessions),
        "main_speaker": labels[main],
        "speaker_list": [labels[main], *(label for person, label in labels.items() if person != main)],
        "time_interval": _intervals(sessions),
    }
    for ordinal, one in zip(ORDINALS, sessions, strict=True):
        turns = one.turns
        values[f"{ordinal}_session_dialogue"] = ([labels[t.speaker] for t in turns], [t.text for t in turns])
        values[f"{ordinal}_session_memory"] = one.notes
    return Mixed(**values)
