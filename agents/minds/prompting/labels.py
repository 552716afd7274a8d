"""What things are called inside one prompt, and what those names stand for when they come back in an answer.

A stranger's id is often made from its name, and a claim's id may say more than its knower was told. So a prompt
calls them "stranger 1" and "news 1", and only what was given a label can be named in an answer.
"""

from __future__ import annotations

from collections.abc import Iterable

from agents.perception import PlaceView

_STRANGER = "stranger"


class Labels:
    """The labels of one prompt. Everything that is asked for gets one, in the order of asking.

    Args:
        me: The id of the person the prompt is about.
        names: Pairs of id and name of everybody known by name; their ids are their labels.
    """

    def __init__(self, me: str, names: Iterable[tuple[str, str]] = ()) -> None:
        self._names = dict(names)
        self._person_labels: dict[str, str] = {me: me}
        self._claim_labels: dict[str, str] = {}
        self._memory_labels: dict[str, str] = {}
        self._topic_labels: dict[str, str] = {}
        self.people: dict[str, str] = {me: me}
        self.claims: dict[str, str] = {}
        self.memories: dict[str, str] = {}
        self.places: dict[str, str] = {}
        self.topics: dict[str, str] = {}

    def know(self, person: str, name: str | None) -> None:
        """Take note that `person` is known by `name`; None changes nothing."""
        if name is not None:
            self._names.setdefault(person, name)

    def name(self, person: str) -> str:
        """Return what the reader of the prompt calls `person`: the name, or the label of a stranger."""
        return self._names.get(person) or self.person(person)

    def person(self, person: str) -> str:
        """Return the label of `person`: the id of somebody known by name, else "stranger N"."""
        label = self._person_labels.get(person)
        if label is None:
            strangers = sum(1 for known in self._person_labels.values() if known.startswith(_STRANGER + " "))
            label = person if person in self._names else f"{_STRANGER} {strangers + 1}"
            self._person_labels[person] = label
            self.people[label] = person
        return label

    def claim(self, claim: str) -> str:
        """Return the label of a claim, "news N"."""
        return _numbered(claim, "news ", self._claim_labels, self.claims)

    def topic(self, topic: str) -> str:
        """Return the label of a topic, "topic N"."""
        return _numbered(topic, "topic ", self._topic_labels, self.topics)

    def memory(self, memory: str) -> str:
        """Return the label of a memory, "mN"."""
        return _numbered(memory, "m", self._memory_labels, self.memories)

    def place(self, place: PlaceView) -> str:
        """Return the label of a place, its id; the place may also be named by its name in an answer."""
        self.places[place.id] = place.id
        self.places.setdefault(place.name.casefold(), place.id)
        return place.id


def _numbered(key: str, prefix: str, labels: dict[str, str], back: dict[str, str]) -> str:
    label = labels.get(key)
    if label is None:
        label = labels[key] = f"{prefix}{len(labels) + 1}"
        back[label] = key
    return label
