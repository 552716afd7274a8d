"""Pages of the documentation that are printed from the code, so that they cannot be out of date: mkdocs calls this."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

Schema = dict[str, Any]


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the generated pages to the files of the site."""
    from mkdocs.structure.files import File

    for address, content in pages().items():
        files.append(File.generated(config, address, content=content))
    return files


def pages() -> dict[str, str]:
    """Return the generated pages by address."""
    measures = dict(measure_pages())
    index = "\n".join(f"- [`{name}`](measures/{name}.md): {first}" for name, (first, _) in measures.items())
    return {
        "reference/scenario.md": scenario_page(),
        "reference/commands.md": commands_page(),
        "reference/layouts.md": layouts_page(),
        "reference/measures.md": "# Measures\n\nA measure is a pure function from the record of a run to tables. "
        "`townsfolk measure RUN NAME` prints them; `measures:` in a scenario names those to take at the end. An "
        "installed package offers its own under the entry-point group `townsfolk.measures`.\n\n" + index + "\n",
        **{f"reference/measures/{name}.md": text for name, (_, text) in measures.items()},
    }


def scenario_page() -> str:
    """Return the reference of scenario files, from their JSON Schema."""
    from simulation.reading.loading import json_schema

    schema = json_schema()
    parts = [
        "# Scenario files",
        "A YAML file. This page is printed from the schema that `townsfolk schema` gives out; where a key is left out, "
        "its default holds. Keys that are not here are refused, with the nearest one that is.",
        *_section("The file", schema, "#"),
    ]
    for name, definition in sorted(schema.get("$defs", {}).items()):
        if "properties" in definition:
            parts += _section(name, definition, "#")
    return "\n\n".join(parts) + "\n"


def layouts_page() -> str:
    """Return the reference of the layouts of data sets, from the schemas they publish."""
    from simulation.dialogues.layouts import layouts

    parts = [
        "# Layouts of data sets",
        "What a record of each layout holds, printed from the schema that `townsfolk export --schema FORMAT` gives "
        "out. [Data sets](../datasets.md) says when to use which.",
    ]
    for name, layout in layouts().items():
        schema = layout.schema()
        parts += [f"## {name}", f"{_plain(layout.title[:1].upper() + layout.title[1:])}."]
        kinds = {"A record": schema, **dict(sorted(schema.get("$defs", {}).items()))}
        for kind, definition in kinds.items():
            if "properties" in definition:
                parts += [f"**{kind}.** {_plain(definition.get('description', ''))}", *_fields(definition)]
    return "\n\n".join(parts) + "\n"


def _fields(schema: Schema) -> Iterator[str]:
    rows = ["| field | what it holds | meaning |", "| --- | --- | --- |"]
    for key, value in schema["properties"].items():
        holds = re.sub(r"\[(\w+)\]\(#\w+\)", r"\1", _takes(value))
        rows.append(f"| `{key}` | {holds} | {_cell(value.get('description', ''))} |")
    yield "\n".join(rows)


def _section(title: str, schema: Schema, level: str) -> Iterator[str]:
    yield f"{level}# {title}"
    if schema.get("description"):
        yield _plain(schema["description"])
    rows = ["| key | what it takes | default | meaning |", "| --- | --- | --- | --- |"]
    needed = set(schema.get("required", ()))
    for key, value in schema["properties"].items():
        default = "**needed**" if key in needed else _default(value)
        rows.append(f"| `{key}` | {_takes(value)} | {default} | {_cell(value.get('description', ''))} |")
    yield "\n".join(rows)


def _default(value: Schema) -> str:
    default = value.get("default")
    if default in (None, [], {}, "") or isinstance(default, dict | list):
        return ""
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def _takes(value: Schema) -> str:
    """Return in words what a key takes, with links to the parts that have a section."""
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[-1]
        return f"[{name}](#{name.lower()})"
    for union in ("anyOf", "oneOf", "allOf"):
        if union in value:
            some = [_takes(one) for one in value[union] if one.get("type") != "null"]
            return " or ".join(dict.fromkeys(some))
    if "enum" in value:
        return ", ".join(f"`{one}`" for one in value["enum"])
    if "const" in value:
        return f"`{value['const']}`"
    if value.get("type") == "array":
        inside = value.get("items") or next(iter(value.get("prefixItems", ())), {})
        return f"list of {_takes(inside)}"
    return _plain_type(value)


def _plain_type(value: Schema) -> str:
    kind = value.get("type", "anything")
    words = {
        "object": "mapping",
        "string": "text",
        "integer": "whole number",
        "number": "number",
        "boolean": "true or false",
    }
    low, high = value.get("minimum"), value.get("maximum")
    between = (
        f", {low} to {high}" if low is not None and high is not None else f", from {low}" if low is not None else ""
    )
    return words.get(kind, str(kind)) + between


def commands_page() -> str:
    """Return the reference of the command line, from the commands."""
    import typer

    from simulation.cli.app import app

    group: Any = typer.main.get_command(app)
    parts = [
        "# Commands",
        "Printed from the commands themselves; `townsfolk COMMAND --help` says the same. Exit codes: 0 done, "
        "2 bad input, 3 paused and resumable, 130 interrupted, 1 a defect of ours. "
        "`townsfolk --install-completion` lets the shell complete commands and options.",
    ]
    for name in sorted(group.commands):
        parts += _command(name, group.commands[name])
    return "\n\n".join(parts) + "\n"


def _command(name: str, command: Any) -> Iterator[str]:  # noqa: ANN401 - a command of click, as typer carries it
    arguments = [one for one in command.params if one.param_type_name == "argument"]
    options = [one for one in command.params if one.param_type_name == "option"]
    usage = " ".join(one.metavar or one.name.upper() for one in arguments)
    yield f"## {name}"
    yield f"`townsfolk {name} {usage}`".replace(" `", "`")
    yield _plain(inspect.cleandoc(command.help or ""))
    rows = []
    for one in (*arguments, *options):
        called = ", ".join(f"`{word}`" for word in (*one.opts, *one.secondary_opts) if word != "--help")
        label = f"`{one.metavar or one.name.upper()}`" if one in arguments else called
        if label:
            rows.append(f"| {label} | {_cell(getattr(one, 'help', '') or '')} |")
    if rows:
        yield "\n".join(["| word | meaning |", "| --- | --- |", *rows])
    for part in getattr(command, "commands", {}):
        yield from _command(f"{name} {part}", command.commands[part])


def measure_pages() -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield of each packaged measure its name, its first sentence, and its page, from its docstring."""
    from simulation.measures.registry import packaged_measures

    for name, measure in sorted(packaged_measures().items()):
        text = inspect.getdoc(measure) or ""
        first, _, rest = text.partition("\n\n")
        page = f"# {name}\n\n{_plain(first)}\n\n{_plain(_titled(rest))}\n\n```text\ntownsfolk measure RUN {name}\n```\n"
        yield name, (_plain(" ".join(first.split())), page)


def _titled(text: str) -> str:
    """Return `text` with the names of its parts in bold."""
    lines = []
    for line in text.splitlines():
        head, colon, rest = line.partition(":")
        named = colon and head.isalpha() and head[0].isupper() and not line.startswith(" ")
        lines.append(f"**{head}.**{rest}" if named else line)
    return "\n".join(line.removeprefix("    ") for line in lines)


def _plain(text: str) -> str:
    """Return a docstring as Markdown: angle brackets are text, double backticks are code."""
    return text.replace("``", "`").replace("<", "&lt;")


def _cell(text: str) -> str:
    return _plain(" ".join(text.split())).replace("|", "\\|")
