"""Parts of a run that do not come with townsfolk: which a scenario names, what is kept of them, which are missing."""

from __future__ import annotations

import json
from collections.abc import Iterator

from agents import plugins
from agents.errors import InputError, PluginMissing
from agents.minds.brought import PREFIX, is_brought
from agents.plugins import Kind, Plugin
from simulation.scenario import PluginProtocol, Scenario
from simulation.specs.batch_spec import JUDGE, BatchProtocol
from simulation.specs.dialogue_spec import DialogueSpec

META_KEY = "plugins"


def parts_of(scenario: Scenario) -> tuple[tuple[Kind, str], ...]:
    """Return kind and name of the parts from packages and notebooks that `scenario` names, each once, in order."""
    return tuple(sorted(set(_named(scenario))))


def _named(scenario: Scenario) -> Iterator[tuple[Kind, str]]:
    study, settings = scenario.study, scenario.settings
    if is_brought(settings.mind):
        yield "mind", settings.mind.removeprefix(PREFIX)
    if isinstance(study.protocol, PluginProtocol):
        yield "protocol", study.protocol.name
    if study.opinion_rule.name:
        yield "opinion_rule", study.opinion_rule.name
    if study.claim_rule.name:
        yield "claim_rule", study.claim_rule.name
    if study.measures:
        from simulation.measures.registry import packaged_measures

        yield from (("measure", name) for name in study.measures if name not in packaged_measures())
    if study.dialogue != DialogueSpec():
        yield from _guiding(study.dialogue)
    if isinstance(study.protocol, BatchProtocol):
        from agents.critics.registry import packaged_critics

        known = {*packaged_critics(), JUDGE}
        yield from (("critic", name) for name in dict(study.protocol.critic_weights) if name not in known)


def _guiding(spec: DialogueSpec) -> Iterator[tuple[Kind, str]]:
    """Yield the policy and the skills that do not come with townsfolk or stand in the study itself."""
    from agents.policies import MIND, PACKAGED
    from agents.skills import SKILLS

    if spec.policy is not None and spec.policy.name not in {*PACKAGED, MIND}:
        yield "policy", spec.policy.name
    known = {*SKILLS, *(one.id for one in spec.own_skills)}
    yield from (("skill", name) for name in spec.skills if name not in known)


def parts_json(scenario: Scenario) -> str:
    """Return what a run keeps of its parts, as JSON text; empty where it has none.

    Raises:
        PluginMissing: If one is neither installed nor brought.
    """
    found = [_found(kind, name) for kind, name in parts_of(scenario)]
    return json.dumps([_plain(part) for part in found], ensure_ascii=False, sort_keys=True) if found else ""


def _found(kind: Kind, name: str) -> Plugin:
    part = plugins.find(kind, name)
    if part is None:
        raise PluginMissing(kind, name, known=plugins.names(kind))
    return part


def _plain(part: Plugin) -> dict[str, str]:
    source = {"source": part.source} if part.source else {}
    return {"kind": part.kind, "name": part.name, "origin": part.origin} | source


def kept_parts(text: str) -> tuple[Plugin, ...]:
    """Return the parts in what a run or a reproduce file keeps of them."""
    return tuple(Plugin(**part) for part in json.loads(text or "[]"))


def check_parts(kept: tuple[Plugin, ...]) -> None:
    """Check that all parts a run was made with are here.

    Raises:
        PluginMissing: If one is missing; the error says where it came from.
    """
    for part in kept:
        if plugins.find(part.kind, part.name) is None:
            raise PluginMissing(part.kind, part.name, origin=part.origin)


def changed_parts(kept: tuple[Plugin, ...]) -> tuple[str, ...]:
    """Return words for each part that is here in another version, or with another source, than a run was made with."""
    changed = []
    for part in kept:
        now = plugins.find(part.kind, part.name)
        if now is not None and now != part:
            what = "its source is another" if now.origin == part.origin else f"{now.origin} in place of {part.origin}"
            changed.append(f"the {plugins.said(part.kind)} {part.name!r}: {what}")
    return tuple(changed)


def refuse_brought(scenario: Scenario, where: str, *, remedy: str = "carry the runs out here, with HerePool()") -> None:
    """Check that nothing in `scenario` lives only in this process.

    Args:
        scenario: As resolved.
        where: What could not have it, in words.
        remedy: What to do instead.

    Raises:
        InputError: If a part was brought by a script or notebook; other processes could not find it.
    """
    for kind, name in parts_of(scenario):
        part = plugins.find(kind, name)
        if part is not None and part.origin == plugins.NOTEBOOK:
            raise InputError(
                f"the {plugins.said(kind)} {name!r} was brought by this process, and {where} cannot have it; {remedy}, "
                "or put it into a package that offers it by entry point"
            )
