"""Cutting a corpus into parts for training, validation and test that share no person and no episode."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from agents.errors import InputError
from agents.streams import Stream
from simulation.dialogues.corpus import Corpus, Dialogue

NAMES = ("train", "validation", "test")


@dataclass(frozen=True, slots=True)
class Shares:
    """How large the parts are to be, in any unit, and the seed that deals out groups of equal size."""

    train: int = 80
    validation: int = 10
    test: int = 10
    seed: int = 0

    @property
    def wanted(self) -> dict[str, int]:
        """The parts there are to be, with their shares."""
        return {name: share for name in NAMES if (share := getattr(self, name)) > 0}


def parse_shares(text: str, seed: int) -> Shares:
    """Return the shares written as such as "80,10,10".

    Raises:
        InputError: If they are not two or three whole numbers.
    """
    words = [word.strip() for word in text.replace("/", ",").split(",")]
    numbers = [int(word) for word in words if word.isascii() and word.isdigit()]
    if len(numbers) != len(words) or len(numbers) not in (2, 3) or not all(number <= 10**9 for number in numbers):
        raise InputError(f"the split {text!r} cannot be used; expected shares such as 80,10,10")
    train, *rest = numbers
    validation, test = rest if len(rest) == 2 else (0, rest[0])
    if train == 0 or (validation == 0 and test == 0):
        raise InputError(f"the split {text!r} leaves nothing to train on or nothing to test with")
    return Shares(train, validation, test, seed)


def split(corpus: Corpus, shares: Shares) -> dict[str, Corpus]:
    """Return the parts of `corpus` by name; no two share a person or an episode.

    People of one name and one persona are one person, whatever their ids. Dialogues whose people meet in any dialogue
    stay together. The largest groups are dealt out first, each to the part that lacks most of its share.

    Raises:
        InputError: If the dialogues hang together so that there are fewer groups than parts.
    """
    groups = connected(corpus)
    wanted = shares.wanted
    if len(groups) < len(wanted):
        raise InputError(_too_connected(corpus, len(groups), len(wanted)))
    parts = _dealt(groups, shares)
    order = {dialogue.id: number for number, dialogue in enumerate(corpus.dialogues)}
    return {name: corpus.only(sorted(parts[name], key=lambda one: order[one.id])) for name in wanted}


def _too_connected(corpus: Corpus, groups: int, parts: int) -> str:
    if not corpus.dialogues:
        return "there are no dialogues to split"
    people = len({person for dialogue in corpus.dialogues for person in dialogue.people})
    how = "are all connected" if groups == 1 else f"fall into only {groups} groups that do not meet"
    return (
        f"a split into {parts} parts that share no person is impossible: the {people} people of these "
        f"{len(corpus.dialogues)} dialogues {how} by whom they talk with; export without a split, or more runs of "
        "other people"
    )


def connected(corpus: Corpus) -> list[list[Dialogue]]:
    """Return the dialogues in groups that share no person or episode, in the order of their first."""
    links = _Links()
    for dialogue in corpus.dialogues:
        keys = [f"dialogue {dialogue.id}", f"episode {dialogue.episode_id}"]
        for name in (*dialogue.people, *(turn.speaker for turn in dialogue.turns)):
            speaker = corpus.speaker(name)
            keys += [f"speaker {name}", f"person {speaker.person or name}"]
            keys += [f"self {speaker.name} | {' | '.join(speaker.persona)}"] if speaker.persona else []
        links.join(keys)
    groups: dict[str, list[Dialogue]] = {}
    for dialogue in corpus.dialogues:
        groups.setdefault(links.root(f"dialogue {dialogue.id}"), []).append(dialogue)
    return list(groups.values())


class _Links:
    """Keeps what belongs together (disjoint sets)."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def root(self, key: str) -> str:
        """Return what stands for all that `key` belongs to."""
        top = key
        while (above := self._above.get(top, top)) != top:
            top = above
        while key != top:
            following = self._above.get(key, top)
            self._above[key] = top
            key = following
        return top

    def join(self, keys: Iterable[str]) -> None:
        """Take note that `keys` belong together."""
        first = ""
        for key in keys:
            self._above.setdefault(key, key)
            first = first or self.root(key)
            self._above[self.root(key)] = first


def _dealt(groups: Sequence[list[Dialogue]], shares: Shares) -> dict[str, list[Dialogue]]:
    """Return the groups dealt out; each part gets one at least."""
    wanted = shares.wanted
    dealt = Stream(shares.seed, "split").shuffled(groups)
    dealt.sort(key=len, reverse=True)
    total, whole = sum(map(len, dealt)), sum(wanted.values())
    parts: dict[str, list[Dialogue]] = {name: [] for name in wanted}
    for number, group in enumerate(dealt):
        empty = [name for name in wanted if not parts[name]]
        open_parts = empty if len(dealt) - number <= len(empty) else list(wanted)
        lacking = {name: wanted[name] * total - len(parts[name]) * whole for name in open_parts}
        parts[max(open_parts, key=lambda name: lacking[name])] += group
    return parts
