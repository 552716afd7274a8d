"""Drawing people from an inventory: every one with things that go together, the same for the same seed."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import ValidationError

from agents.errors import ScenarioError
from agents.minds.rules.words import content_words
from agents.persona import LifeContext, PersonalIdentity, SocialIdentity, SpeakingStyle
from agents.streams import Stream
from simulation.reading.problems import Problem, raise_first, shown
from simulation.reading.scenario_files import persona_path, read_text
from simulation.reading.yaml_reading import Located, read_yaml
from simulation.scenario import Crowd, CrowdPersona
from simulation.specs.inventory_spec import Entry, InventorySpec, Range

_EVERY_SECOND_E6 = 500_000
_THOUSAND = 1000


def inventories_of(crowds: Sequence[Crowd], tree: Located) -> dict[str, InventorySpec]:
    """Return the inventories that `crowds` name, by name.

    Raises:
        ScenarioError: If one cannot be read or is not an inventory; with file and line.
    """
    found: dict[str, InventorySpec] = {}
    for at, crowd in enumerate(crowds):
        if crowd.inventory is not None and crowd.inventory not in found:
            found[crowd.inventory] = _read(crowd.inventory, at, tree)
    return found


def _read(name: str, at: int, tree: Located) -> InventorySpec:
    expected = "the name of a YAML file in the scenario's folder"
    try:
        path = persona_path(name, tree.file)
        inventory = read_yaml(read_text(path), path)
    except (OSError, ValueError) as problem:
        raise_first([Problem(f"the inventory {shown(name)}: {problem}", ("crowds", at, "inventory"), expected)], tree)
        raise AssertionError("unreachable: there is a problem") from problem
    except ScenarioError as problem:
        if problem.line is not None:
            raise
        text = f"the inventory {shown(name)} cannot be used: {problem.problem}"
        raise_first([Problem(text, ("crowds", at, "inventory"), expected)], tree)
        raise AssertionError("unreachable: there is a problem") from problem
    try:
        return InventorySpec.model_validate(inventory.plain())
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        node = inventory.at(first["loc"])
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise ScenarioError(
            f"{where}: {first['msg']}", file=path, line=node.line if node is not None else inventory.line,
            expected="lists of texts such as likes, goals and facts; see the inventory of `personachat`",
        ) from error  # fmt: skip


def drawn_persona(inventory: InventorySpec, like: CrowdPersona, stream: Stream) -> CrowdPersona:
    """Return a persona drawn from `inventory`; what `like` says already stays, and drawn things are added to it."""
    draw = _Draw(inventory, stream)
    age = like.social.age if like.social.age is not None else draw.number(inventory.draw.age)
    pronouns = like.social.pronouns if "pronouns" in like.social.model_fields_set else stream.choice(("she", "he"))
    draw.begin(age, pronouns)
    occupation = like.social.occupation or draw.one(inventory.occupations)
    facts = draw.facts()
    likes = draw.some(inventory.likes, inventory.draw.likes)
    dislikes = draw.some(inventory.dislikes, inventory.draw.dislikes)
    goals = draw.some(inventory.goals, inventory.draw.goals)
    values = draw.some(inventory.values, inventory.draw.values)
    skills = draw.some(inventory.skills, inventory.draw.skills)
    groups = draw.some(inventory.groups, inventory.draw.groups)
    origin = like.social.origin or (draw.one(inventory.origins) if stream.chance(_EVERY_SECOND_E6) else None)
    return like.model_copy(
        update={
            "social": _social(like, age, pronouns, occupation, origin, groups),
            "personal": _personal(like, likes, dislikes, values, skills, stream),
            "context": _context(like, goals, facts),
        }
    )


def _social(
    like: CrowdPersona, age: int, pronouns: str, occupation: str | None, origin: str | None, groups: tuple[str, ...]
) -> SocialIdentity:
    drawn = {"age": age, "pronouns": pronouns, "occupation": occupation, "origin": origin}
    return like.social.model_copy(update={**drawn, "groups": (*like.social.groups, *groups)})


def _personal(
    like: CrowdPersona,
    likes: tuple[str, ...],
    dislikes: tuple[str, ...],
    values: tuple[str, ...],
    skills: tuple[str, ...],
    stream: Stream,
) -> PersonalIdentity:
    personal = like.personal
    update: dict[str, object] = {
        "likes": (*personal.likes, *likes),
        "dislikes": (*personal.dislikes, *dislikes),
        "values": (*personal.values, *values),
        "skills": (*personal.skills, *skills),
    }
    if "style" not in personal.model_fields_set:
        names = [name for name in SpeakingStyle.model_fields if name != "phrases"]
        update["style"] = SpeakingStyle.model_validate(
            {name: stream.below(_THOUSAND + 1) / _THOUSAND for name in names}
        )
    return personal.model_copy(update=update)


def _context(like: CrowdPersona, goals: tuple[str, ...], facts: tuple[str, ...]) -> LifeContext:
    context = like.context
    return context.model_copy(update={"goals": (*context.goals, *goals), "facts": (*context.facts, *facts)})


class _Draw:
    """One person in the making: what it has so far decides what else it can have."""

    def __init__(self, inventory: InventorySpec, stream: Stream) -> None:
        self._inventory = inventory
        self._stream = stream
        self._age = 0
        self._marks: set[str] = set()
        self._barred: set[str] = set()
        self._words: set[str] = set()

    def begin(self, age: int, pronouns: str) -> None:
        """Settle the age and the pronouns, which entries may ask for."""
        self._age = age
        self._marks.add(pronouns)

    def number(self, among: Range) -> int:
        """Return a number of the range."""
        return among.from_ + self._stream.below(among.to - among.from_ + 1)

    def one(self, entries: Sequence[Entry]) -> str | None:
        """Return one entry that goes with what there is; None where none does."""
        for entry in self._stream.shuffled(entries):
            if self._fits(entry):
                return self._take(entry)
        return None

    def some(self, entries: Sequence[Entry], among: Range) -> tuple[str, ...]:
        """Return as many entries as are drawn for, none of which speaks of what another does."""
        wanted = self.number(among)
        found: list[str] = []
        for entry in self._stream.shuffled(entries):
            if len(found) >= wanted:
                break
            if self._fits(entry):
                found.append(self._take(entry))
        return tuple(found)

    def facts(self) -> tuple[str, ...]:
        """Return facts, each from another list, in the order of the lists."""
        lists = self._inventory.facts
        wanted = min(self.number(self._inventory.draw.facts), len(lists))
        names = sorted(self._stream.shuffled(sorted(lists))[:wanted])
        return tuple(found for name in names if (found := self.one(lists[name])) is not None)

    def _fits(self, entry: Entry) -> bool:
        return (
            entry.from_ <= self._age <= entry.to
            and not self._barred & set(entry.is_)
            and not self._marks & set(entry.not_)
            and set(entry.needs) <= self._marks
            and not self._words & content_words(entry.text)
        )

    def _take(self, entry: Entry) -> str:
        self._marks |= set(entry.is_)
        self._barred |= set(entry.not_)
        self._words |= content_words(entry.text)
        return entry.text
