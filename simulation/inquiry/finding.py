"""Finding the person, place or claim that a reader means by an id, a name or the beginning of one."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from agents.errors import QuestionError
from agents.persona import Persona
from simulation.reading.problems import listed
from simulation.scenario import Study

_SIMILAR = 0.6
_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Named:
    """Something with an id and a name."""

    id: str
    name: str

    def __str__(self) -> str:
        return self.id if self.name == self.id else f"{self.id} ({self.name})"


class Finder:
    """Finds what a study has by id, by name, or by an unmistakable beginning of either; case does not matter."""

    def __init__(self, study: Study) -> None:
        self._people = [Named(person.slug, person.name) for person in everybody(study)]
        self._places = [Named(place.slug, place.name) for place in study.places]
        self._claims = [Named(claim.id, claim.title or claim.text) for claim in study.claims]
        self._names = {
            "person": {one.id: one.name for one in self._people},
            "place": {one.id: one.name for one in self._places},
            "claim": {one.id: one.name for one in self._claims},
        }

    def person_name(self, person: str) -> str:
        """Return what `person` is called."""
        return self._names["person"].get(person, person)

    def place_name(self, place: str) -> str:
        """Return what `place` is called."""
        return self._names["place"].get(place, place)

    def claim_name(self, claim: str) -> str:
        """Return the title of `claim`, or its text where it has none."""
        return self._names["claim"].get(claim, claim)

    def person(self, word: str) -> str:
        """Return the id of the person meant by `word`.

        Raises:
            QuestionError: If nobody or more than one can be meant.
        """
        return find("person", word, self._people)

    def place(self, word: str) -> str:
        """Return the id of the place meant by `word`.

        Raises:
            QuestionError: If no place or more than one can be meant.
        """
        return find("place", word, self._places)

    def claim(self, word: str) -> str:
        """Return the id of the claim meant by `word`.

        Raises:
            QuestionError: If no claim or more than one can be meant.
        """
        return find("claim", word, self._claims)


def everybody(study: Study) -> list[Persona]:
    """Return the people of `study`, those who come to it later included."""
    newcomers = (getattr(spec, "person", None) for spec in getattr(study, "interventions", ()))
    return [*study.people, *(person for person in newcomers if isinstance(person, Persona))]


def find(kind: str, word: str, among: Sequence[Named]) -> str:
    """Return the id of the one of `among` that `word` means.

    The id counts before the name, the whole before its beginning, and the beginning of the name before
    that of a later word in it, a later part of the name after that, and single words of it last.

    Args:
        kind: What is looked for, as an error calls it.
        word: What the reader wrote.
        among: What there is.

    Raises:
        QuestionError: If nothing or more than one can be meant; it names what is near.
    """
    wanted = _folded(word)
    if not among:
        raise QuestionError(f"this run has no {kind} at all, so none is called {word!r}")
    if not wanted:
        raise QuestionError(f"no {kind} was named; expected {_few(among)}")
    for fits in _WAYS:
        found = [one for one in among if fits(wanted, one)]
        if len(found) == 1:
            return found[0].id
        if found:
            raise QuestionError(f"{word!r} can mean more than one {kind}: {_few(found)}")
    raise QuestionError(f"there is no {kind} {word!r} in this run; expected {_nearest(wanted, among)}")


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


_WAYS: tuple[Callable[[str, Named], bool], ...] = (
    lambda wanted, one: one.id.casefold() == wanted,
    lambda wanted, one: _folded(one.name) == wanted,
    lambda wanted, one: one.id.casefold().startswith(wanted) or _folded(one.name).startswith(wanted),
    lambda wanted, one: any(part.startswith(wanted) for part in _words(one)),
    lambda wanted, one: f" {wanted}" in f" {_folded(one.name)}",
    lambda wanted, one: all(any(part.startswith(word) for part in _words(one)) for word in wanted.split()),
)


def _words(one: Named) -> list[str]:
    return [*one.id.casefold().split("-"), *_folded(one.name).split()]


def _nearest(wanted: str, among: Sequence[Named]) -> str:
    """Return those of `among` that are spelt most like `wanted`, or else a list of what there is."""
    spellings: dict[str, list[Named]] = {}
    for one in among:
        for spelling in {one.id.casefold(), _folded(one.name), *_words(one)}:
            spellings.setdefault(spelling, []).append(one)
    close = difflib.get_close_matches(wanted[:100], sorted(spellings), n=3, cutoff=_SIMILAR)
    found = {one.id: one for spelling in close for one in spellings[spelling]}
    return " or ".join(str(one) for one in list(found.values())[:_SHOWN]) or _few(among)


def _few(among: Iterable[Named]) -> str:
    return listed([str(one) for one in among])
