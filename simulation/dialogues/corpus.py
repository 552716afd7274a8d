"""A corpus: dialogues, who took part in them, and how they came about; what layouts are filled from and read into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from simulation.export.rows import UtteranceRow

Kind = Literal["talk", "post", "speech"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who takes part in dialogues.

    Args:
        id: Unique in the corpus.
        name: What others call this person.
        persona: What is known of the person: sentences in the first person.
        traits: What the person can be placed by, as keys and values; a key may stand there several times.
        person: The same for one person that stands in the corpus under several ids; the id where it is empty.
    """

    id: str
    name: str
    persona: tuple[str, ...] = ()
    traits: tuple[tuple[str, str], ...] = ()
    person: str = ""

    def trait(self, key: str) -> str:
        """Return the first value under `key`, empty where there is none."""
        return next((value for name, value in self.traits if name == key), "")


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: who said what.

    Args:
        id: Unique in the corpus.
        speaker: A speaker's id.
        text: The words.
        reply_to: The id of the turn it answers; empty where it opens something or nobody knows.
        time: When, ISO 8601 or as the source has it; empty where nobody knows.
        act: What it does; empty where nobody knows.
        emotion: A word for how it was said; empty where nobody knows.
        source: Where the words come from; empty where nobody knows.
        model: What they were written by.
        prompt: Name and version of the prompt.
        skill: The skill it was to show.
        strategy: The strategy it was to follow.
        memories: Ids of memories it rests on.
        claims: Ids of claims it carried.
        persona_used: What of the persona it rests on.
        knowledge_used: What of documents it rests on: a document's id, a colon and its words.
    """

    id: str
    speaker: str
    text: str
    reply_to: str = ""
    time: str = ""
    act: str = ""
    emotion: str = ""
    source: str = ""
    model: str = ""
    prompt: str = ""
    skill: str = ""
    strategy: str = ""
    memories: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    persona_used: tuple[str, ...] = ()
    knowledge_used: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dialogue:
    """One sitting, one thread of a forum, or one debate.

    Args:
        id: Unique in the corpus.
        turns: In order; never empty.
        people: Ids of everybody who took part, in the order of coming; never empty.
        kind: What sort of dialogue it is.
        episode: The same for all sessions that belong together; the dialogue's id where it stands alone.
        session: Its number in the episode, from 1.
        relationship: What the first two are to each other, such as "friend"; empty where nobody knows.
        gap: Seconds since the episode's session before; None in the first, or where nobody knows.
        interval: The same in words, where the source has words.
        time: When it began; empty where nobody knows.
        place: What the place is called.
        topic: What it is about.
        summary: What it came to, in words; empty where nobody wrote it.
        notes: What the main speaker, or else the first of `people`, keeps of it, as sentences.
        main: The id of the episode's main speaker; empty where there is none.
    """

    id: str
    turns: tuple[Turn, ...]
    people: tuple[str, ...]
    kind: Kind = "talk"
    episode: str = ""
    session: int = 1
    relationship: str = ""
    gap: int | None = None
    interval: str = ""
    time: str = ""
    place: str = ""
    topic: str = ""
    summary: str = ""
    notes: tuple[str, ...] = ()
    main: str = ""

    @property
    def episode_id(self) -> str:
        """The episode it belongs to, itself where it stands alone."""
        return self.episode or self.id


@dataclass(frozen=True, slots=True)
class Preference:
    """Two ways to go on from the same turns, of which one was kept and the other was not.

    Args:
        id: Unique in the corpus.
        dialogue: Where it was; empty where it is of no dialogue.
        speaker: Who speaks next.
        system: What who speaks is told about itself, or what is to be written where whole dialogues are compared.
        history: The turns before.
        chosen: The words that were kept.
        rejected: The words that were not.
        chosen_score_e6: What the first was given, in millionths; None where it was not scored.
        rejected_score_e6: What the second was given.
        judge: By whom.
    """

    id: str
    dialogue: str
    speaker: str
    system: str
    history: tuple[Turn, ...]
    chosen: str
    rejected: str
    chosen_score_e6: int | None = None
    rejected_score_e6: int | None = None
    judge: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """How a corpus came about.

    Args:
        layout: What it was read from, such as "run" or "sharegpt".
        scenarios: Names of the studies.
        seeds: Their seeds.
        minds: What people thought and spoke with.
        townsfolk: The version that made it; empty where it did not.
        files: Names of the files it was read from.
    """

    layout: str
    scenarios: tuple[str, ...] = ()
    seeds: tuple[int, ...] = ()
    minds: tuple[str, ...] = ()
    townsfolk: str = ""
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corpus:
    """Dialogues in order, and the people in them; and the rows of ours it was made of, where it was."""

    dialogues: tuple[Dialogue, ...]
    speakers: tuple[Speaker, ...]
    origin: Origin = Origin("run")
    preferences: tuple[Preference, ...] = ()
    rows: tuple[UtteranceRow, ...] = ()
    _by_id: dict[str, Speaker] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {one.id: one for one in self.speakers})

    def speaker(self, name: str) -> Speaker:
        """Return the speaker with the id `name`, one of whom nothing is known where there is none."""
        return self._by_id.get(name) or Speaker(name, name)

    def turns(self) -> Iterator[Turn]:
        """Yield every turn in order."""
        for dialogue in self.dialogues:
            yield from dialogue.turns

    def episodes(self) -> dict[str, list[Dialogue]]:
        """Return the sessions of each episode in order, episodes in the order of their first."""
        found: dict[str, list[Dialogue]] = {}
        for dialogue in self.dialogues:
            found.setdefault(dialogue.episode_id, []).append(dialogue)
        return {name: sorted(sessions, key=lambda one: one.session) for name, sessions in found.items()}

    def only(self, dialogues: Iterable[Dialogue]) -> Corpus:
        """Return a corpus of these of its dialogues, with those who take part in them."""
        kept = tuple(dialogues)
        people = {person for dialogue in kept for person in dialogue.people}
        names = {dialogue.id for dialogue in kept}
        return replace(
            self,
            dialogues=kept,
            speakers=tuple(one for one in self.speakers if one.id in people),
            preferences=tuple(one for one in self.preferences if one.dialogue in names),
            rows=tuple(
                row for row in self.rows if (f"{row.run}/{row.conversation}" if row.run else row.conversation) in names
            ),
        )


def elapsed_words(gap: int | None) -> str:
    """Return a time between two sessions in the words that Conversation Chronicles uses.

    Example:
        >>> elapsed_words(None), elapsed_words(3 * 86_400), elapsed_words(400 * 86_400)
        ('Start', 'A few days after', 'A couple of years after')
    """
    if gap is None:
        return "Start"
    for limit, words in _INTERVALS:
        if gap < limit:
            return words
    return "A couple of years after"


_DAY = 86_400
_INTERVALS = (
    (_DAY, "A few hours after"),
    (7 * _DAY, "A few days after"),
    (30 * _DAY, "A few weeks after"),
    (365 * _DAY, "A few months after"),
)
