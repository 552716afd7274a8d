"""The prompt files: one per task under ``agents/prompts``, each with its version in the first line.

A file has two parts with a line of ``----`` between them: the instructions, which are the same for everybody, and
the request, whose ``$names`` stand for data sections. A section that is empty leaves no trace.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from string import Template

_VERSION = re.compile(r"# version: (\d+)\n")
_PARTS = "\n----\n"
_GAPS = re.compile(r"\n{3,}")
_NEW = "of_late"


@dataclass(frozen=True)
class Prompt:
    """A prompt file, parsed.

    Args:
        version: Agrees with the version of the task.
        system: The instructions; ``$rules`` is filled in already.
        request: What the user message is made from.
        by_schema: What follows the instructions where the answer's schema has to be described.
        again: What follows the request when an answer could not be used.
    """

    version: int
    system: str
    request: str
    by_schema: str
    again: str

    @cached_property
    def tags(self) -> frozenset[str]:
        """The names of the sections the request has a place for."""
        return frozenset(self._template.get_identifiers())

    @cached_property
    def _template(self) -> Template:
        return Template(self.request)

    def instructions(self, schema: str) -> str:
        """Return the system message; `schema` is described in it unless empty."""
        return f"{self.system}\n\n{Template(self.by_schema).substitute(schema=schema)}" if schema else self.system

    def fill(self, sections: dict[str, str]) -> str:
        """Return the user message with `sections` by tag in their places; a missing one counts as empty.

        What is new about a person follows what was always so of it, whether or not the file has a place for it.
        """
        parts = {tag: sections.get(tag, "") for tag in self.tags}
        if "you" in parts and _NEW not in parts:
            parts["you"] += "\n\n" + sections.get(_NEW, "")
        filled = self._template.substitute(parts)
        return _GAPS.sub("\n\n", filled).strip()


@cache
def load_prompt(name: str) -> Prompt:
    """Return the prompt of the task called `name`.

    Raises:
        ValueError: If the file has no version line or not two parts.
        FileNotFoundError: If there is no such file.
    """
    version, text = _read(name)
    system, divider, request = text.partition(_PARTS)
    if not divider:
        raise ValueError(f"prompt {name} has no line of ---- between instructions and request")
    rules = _read("rules")[1]
    filled = Template(system).substitute(rules=rules).strip()
    return Prompt(version, filled, request.strip(), _read("by_schema")[1], _read("again")[1])


def _read(name: str) -> tuple[int, str]:
    text = files("agents").joinpath("prompts", f"{name}.txt").read_text(encoding="utf-8")
    found = _VERSION.match(text)
    if found is None:
        raise ValueError(f"prompt {name} does not begin with '# version: N'")
    return int(found[1]), text[found.end() :].strip()
