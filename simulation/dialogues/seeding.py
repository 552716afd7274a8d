"""Personas out of dialogues: what people of a corpus say of themselves, as people of a scenario."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from agents.persona import Persona
from agents.streams import Stream
from simulation.dialogues.corpus import Corpus, Speaker
from simulation.dialogues.profiles import SINGLE, Stated, all_stated, contradicts, stated
from simulation.reading.ids import Ids, slug
from simulation.reading.names import FAMILY_NAMES, given_names

_NAMELESS = re.compile(
    r"(?:user|assistant|partner|self|speaker|person|friend|human|gpt|agent|model|bot|narrator)?[ _-]*[a-z0-9]{0,2}",
    re.IGNORECASE,
)
_LISTS = {"like": "likes", "dislike": "dislikes", "value": "values", "skill": "skills"}
_MOST = {"likes": 12, "dislikes": 8, "values": 6, "skills": 6, "groups": 6, "goals": 6, "facts": 20}
_LONGEST, _LONGEST_NAME = 300, 80
_KNOWN_TRAITS = ("age", "occupation", "origin", "birth_city_country")


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of one speaker.

    Args:
        speaker: Who it is.
        facts: What the speaker says of itself, or is said to be, without what clashes with an earlier one.
        sentences: What is known beside, as sentences of a given persona that no rule reads.
    """

    speaker: Speaker
    facts: tuple[Stated, ...]
    sentences: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.facts) + len(self.sentences)


def profiles(corpus: Corpus) -> list[Profile]:
    """Return the profile of everybody who speaks in `corpus`, read by rules; what was given of them first."""
    said: dict[str, list[str]] = {}
    for turn in corpus.turns():
        said.setdefault(turn.speaker, []).append(turn.text)
    return [
        profile(corpus.speaker(name), all_stated([*corpus.speaker(name).persona, *texts]))
        for name, texts in said.items()
    ]


def profile(speaker: Speaker, facts: Iterable[Stated]) -> Profile:
    """Return the profile of `speaker` with `facts`; of two that clash the first holds."""
    kept: list[Stated] = []
    for one in facts:
        clash = any(contradicts(one, other) for other in kept)
        again = one.aspect in SINGLE and any(other.aspect == one.aspect for other in kept)
        if not clash and not again:
            kept.append(one)
    unread = tuple(sentence for sentence in speaker.persona if not stated(sentence))
    return Profile(speaker, tuple(kept), unread)


def personas(found: Sequence[Profile], *, least: int = 3, seed: int = 0) -> list[Persona]:
    """Return a persona for each profile with at least `least` facts, with ids and names of their own.

    Who is only called such as "User 1" gets a name drawn by `seed`.
    """
    ids, names = Ids(()), set[str]()
    people = []
    for one in found:
        if len(one) >= least:
            name = _unique(_name(one, seed), names)
            names.add(name)
            people.append(_persona(one, ids.take(slug(name) or "person"), name))
    return people


def persona_file(people: Sequence[Persona], about: str) -> str:
    """Return a persona file that scenarios take under `personas`.

    Args:
        people: Who stands in it.
        about: What it was made of, for the comment in its first line.
    """
    plain = [one.model_dump(mode="json", exclude_defaults=True) for one in people]
    text = yaml.dump(plain, Dumper=_Quoting, sort_keys=False, allow_unicode=True, width=110)
    return f"# {_one_line(about)}\n\n{text}"


class _Quoting(yaml.SafeDumper):
    """Puts every text in quotation marks that does not begin with a letter: readers differ in what is a number."""


def _quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=None if text[:1].isalpha() else '"')


_Quoting.add_representer(str, _quoted)


def _one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def _name(one: Profile, seed: int) -> str:
    own = _one_line(one.speaker.name)[:_LONGEST_NAME].strip()
    if own and not _NAMELESS.fullmatch(own):
        return own
    said = next((fact.value for fact in one.facts if fact.aspect == "name"), "")
    if said and len(said.split()) <= 3:
        return _one_line(said).title()
    stream = Stream(seed, "names", one.speaker.id)
    return f"{stream.choice(given_names('they'))} {stream.choice(FAMILY_NAMES)}"


def _unique(name: str, taken: set[str]) -> str:
    number, candidate = 2, name
    while candidate in taken:
        candidate, number = f"{name} {number}", number + 1
    return candidate


def _persona(one: Profile, own: str, name: str) -> Persona:
    lists: dict[str, list[str]] = {key: [] for key in _MOST}
    social: dict[str, Any] = {}
    for fact in one.facts:
        _place(fact, lists, social)
    lists["facts"] += [_sentence(text) for text in one.sentences]
    for key in _KNOWN_TRAITS:
        _from_trait(key, one.speaker.trait(key), social)
    kept = {key: tuple(dict.fromkeys(texts))[: _MOST[key]] for key, texts in lists.items()}
    return Persona.model_validate(
        {
            "id": own,
            "name": name,
            "social": {**social, "groups": kept["groups"]},
            "personal": {key: kept[key] for key in ("likes", "dislikes", "values", "skills")},
            "context": {key: kept[key] for key in ("goals", "facts")},
        }
    )


def _place(fact: Stated, lists: dict[str, list[str]], social: dict[str, Any]) -> None:
    """Put a fact where personas have it; what they have no place for is kept as a sentence."""
    value = _one_line(fact.value)[:_LONGEST]
    if fact.aspect in _LISTS:
        lists[_LISTS[fact.aspect]].append(value)
    elif fact.aspect in ("goal", "group"):
        lists[f"{fact.aspect}s"].append(value)
    elif fact.aspect == "age":
        social["age"] = int(fact.value)
    elif fact.aspect == "work":
        social["occupation"] = value
    elif fact.aspect == "origin":
        social["origin"] = value
    elif fact.aspect != "name":
        lists["facts"].append(_sentence(_said(fact.aspect, value)))


def _said(aspect: str, value: str) -> str:
    forms = {"home": "I live in {}", "have": "I have {}"}
    return forms.get(aspect, f"My {aspect} is {{}}").format(value)


def _sentence(text: str) -> str:
    clean = _one_line(text)[:_LONGEST]
    clean = re.sub(r"\bi\b", "I", clean[:1].upper() + clean[1:])
    return clean if clean.endswith((".", "!", "?")) else f"{clean}."


def _from_trait(key: str, value: str, social: dict[str, Any]) -> None:
    """Take over what a data set says of somebody as key and value, where talk has said nothing else."""
    if not value:
        return
    if key == "age":
        if value.isdecimal() and 0 < int(value) <= 120:
            social.setdefault("age", int(value))
    elif key == "occupation":
        social.setdefault("occupation", _one_line(value)[:_LONGEST])
    else:
        social.setdefault("origin", _one_line(value)[:_LONGEST])
