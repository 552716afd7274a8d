"""The door for parts that do not come with townsfolk: from packages by entry point, or brought by this process.

Both are found by kind and name. A scenario names a part, never an importable object, so reading a file runs nothing.
"""

from __future__ import annotations

import ast
import inspect
import linecache
import textwrap
from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import Any, Literal, TypeVar, cast, get_args

from agents.canonical import digest
from agents.errors import InputError, PluginMissing

Kind = Literal["protocol", "measure", "critic", "mind", "opinion_rule", "claim_rule", "policy", "skill"]
KINDS: tuple[Kind, ...] = get_args(Kind)
NOTEBOOK = "notebook"
"""Where a part comes from that was brought in this process."""

_NAME_CHARS = set("abcdefghijklmnopqrstuvwxyz0123456789-_")
Thing = TypeVar("Thing", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Plugin:
    """A part by name, as it is named in a reproduce file.

    Args:
        kind: What it is.
        name: What scenarios and settings call it.
        origin: The distribution it comes from with its version, "tea-house 1.2", or "notebook".
        source: Its text, where it was brought by a script or notebook.
    """

    kind: Kind
    name: str
    origin: str
    source: str = ""

    @property
    def source_hash(self) -> str:
        """A hash of the source; empty where there is none."""
        return digest(self.source) if self.source else ""


@dataclass(frozen=True, slots=True)
class _Brought:
    thing: Callable[..., Any]
    source: str


_BROUGHT: dict[tuple[Kind, str], _Brought] = {}  # what this process was given: a registry, as the entry points are


def group_of(kind: Kind) -> str:
    """Return the entry-point group in which packages offer parts of a kind.

    Example:
        >>> group_of("mind"), group_of("policy")
        ('townsfolk.minds', 'townsfolk.policies')
    """
    return f"townsfolk.{kind}s".replace("ys", "ies")


def bring(kind: Kind, name: str | None = None) -> Callable[[Thing], Thing]:
    """Return a decorator that makes a function or class of this process known under a name.

    Brought again, as by a cell that is run twice, the later one stands. Its source is kept and goes into reproduce
    files; what has none, such as a thing made by `exec`, is refused.

    Args:
        kind: "protocol", "measure", "critic", "mind", "opinion_rule", "claim_rule", "policy" or "skill".
        name: What scenarios and settings are to call it; the thing's own name, with "-" for "_", when left out.

    Raises:
        InputError: If the kind or the name cannot be used, or there is no source.
    """
    if kind not in KINDS:
        raise InputError(f"there is no kind of part {kind!r}; expected one of: {', '.join(KINDS)}")

    def decorate(thing: Thing) -> Thing:
        wanted = name or thing.__name__.lower().replace("_", "-")
        if not wanted or set(wanted) - _NAME_CHARS:
            raise InputError(f"a part cannot be called {wanted!r}; expected lower-case letters, digits, '-' and '_'")
        frame = inspect.currentframe()
        written_in = frame.f_back.f_code.co_filename if frame is not None and frame.f_back is not None else ""
        _BROUGHT[kind, wanted] = _Brought(thing, _source_of(thing, written_in))
        return thing

    return decorate


def drop(kind: Kind, name: str) -> None:
    """Forget what was brought under a name, if anything was."""
    _BROUGHT.pop((kind, name), None)


def names(kind: Kind) -> tuple[str, ...]:
    """Return the names of the parts of a kind that packages offer or this process was given, in order."""
    brought = {name for found, name in _BROUGHT if found == kind}
    return tuple(sorted(brought | {entry.name for entry in entry_points(group=group_of(kind))}))


def find(kind: Kind, name: str) -> Plugin | None:
    """Return the part of that name, what was brought before what is installed; None where there is none."""
    if brought := _BROUGHT.get((kind, name)):
        return Plugin(kind, name, NOTEBOOK, brought.source)
    entry = _entry(kind, name)
    return None if entry is None else Plugin(kind, name, _distribution(entry))


def load(kind: Kind, name: str) -> Callable[..., Any]:
    """Return the function or class itself.

    Raises:
        PluginMissing: If neither a package nor this process has one of that name.
        InputError: If the package has it, and it cannot be imported.
    """
    if brought := _BROUGHT.get((kind, name)):
        return brought.thing
    entry = _entry(kind, name)
    if entry is None:
        raise PluginMissing(kind, name, known=names(kind))
    try:
        return cast("Callable[..., Any]", entry.load())
    except (ImportError, AttributeError) as problem:
        raise InputError(f"{_distribution(entry)} offers the {said(kind)} {name!r}, but: {problem}") from problem


def parameters(thing: Callable[..., Any]) -> tuple[str, ...]:
    """Return the names of what `thing` takes when it is called; none where that cannot be told."""
    try:
        return tuple(inspect.signature(thing).parameters)
    except (TypeError, ValueError):
        return ()


def said(kind: Kind) -> str:
    """Return the words for a kind.

    Example:
        >>> said("opinion_rule")
        'opinion rule'
    """
    return kind.replace("_", " ")


def _entry(kind: Kind, name: str) -> EntryPoint | None:
    return next((entry for entry in entry_points(group=group_of(kind)) if entry.name == name), None)


def _distribution(entry: EntryPoint) -> str:
    found = entry.dist
    return f"{found.name} {found.version}" if found is not None else entry.value.partition(":")[0]


def _source_of(thing: Callable[..., Any], written_in: str) -> str:
    try:
        return textwrap.dedent(inspect.getsource(thing))
    except (OSError, TypeError) as problem:
        if inspect.isclass(thing) and (found := _source_of_class(thing, written_in)):
            return found
        raise InputError(
            f"{getattr(thing, '__name__', thing)!s} has no source that a reproduce file could name; "
            "write it in a cell or a module, as a function or a class"
        ) from problem


def _source_of_class(thing: type, written_in: str) -> str:
    """Return the text of a class of a cell, which Python does not find; empty where the cell is not kept either."""
    codes = (getattr(member, "__code__", None) for member in vars(thing).values())
    for file in (*(code.co_filename for code in codes if code is not None), written_in):
        lines = linecache.getlines(file)
        for node in ast.walk(_parsed("".join(lines))):
            if isinstance(node, ast.ClassDef) and node.name == thing.__name__:
                first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
                return textwrap.dedent("".join(lines[first - 1 : node.end_lineno]))
    return ""


def _parsed(text: str) -> ast.AST:
    """Return the tree of a cell; an empty one where a line of it is no Python, but for the notebook alone."""
    try:
        return ast.parse(text)
    except SyntaxError:
        return ast.Module(body=[], type_ignores=[])
