"""A model that is a function of its request: it fills in the JSON Schema it is given, from what the prompt offers."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from agents.canonical import digest
from agents.streams import Stream

_SECTION = re.compile(r"<(\w+)>\n(.*?)\n</\1>", re.DOTALL)
_LABEL = re.compile(r"^\[([^\]]+)\] ?(.*)")
_SUBJECTS = ("The market", "My garden", "The old bridge", "This morning", "The choir", "The harbour")
_VERBS = ("looks", "was", "seems", "feels", "turned out", "stays", "became")
_ENDS = ("busy", "lovely", "a little strange", "better than last year", "too quiet for me", "worth a visit")
_DOINGS = (
    "reading a letter",
    "sweeping the floor",
    "having a meal",
    "taking a walk",
    "mending a coat",
    "writing notes",
)


def schema_answer(body: Mapping[str, Any]) -> str:
    """Return JSON that fits the schema in `body` (response format, or described in the prompt), the same every time.

    Enums, ranges and counts are kept; ids are taken from the labels of the prompt; plans are in order of time.
    """
    return json.dumps(_Filling(body).value(), ensure_ascii=False)


class _Filling:
    def __init__(self, body: Mapping[str, Any]) -> None:
        self.user = "\n".join(str(one["content"]) for one in body["messages"] if one["role"] == "user")
        self.sections = {tag: lines.split("\n") for tag, lines in _SECTION.findall(self.user)}
        self.schema = _schema(body)
        self.stream = Stream(0, "plausible", digest(json.dumps(body, sort_keys=True)))

    def value(self) -> Any:
        return self.filled(self.schema, "")

    def labels(self, tag: str) -> list[str]:
        found = (_LABEL.match(line) for line in self.sections.get(tag, []))
        return [match[1] for match in found if match]

    def one_of(self, tag: str, *, empty: int = 0) -> str:
        """Return a label of section `tag`; empty in `empty` per cent of draws, and where there is none."""
        labels = self.labels(tag)
        return "" if not labels or self.stream.below(100) < empty else self.stream.choice(labels)

    def filled(self, schema: Mapping[str, Any], name: str) -> Any:
        if "$ref" in schema:
            return self.filled(self.schema["$defs"][schema["$ref"].rpartition("/")[2]], name)
        if "anyOf" in schema:
            return self.filled(self.stream.choice(schema["anyOf"]), name)
        if "enum" in schema or "const" in schema:
            allowed = schema.get("enum") or [schema["const"]]
            return self.stream.choice([one for one in allowed if one != "unconsidered"])
        kinds = {"object": self.an_object, "array": self.an_array, "string": self.a_string}
        if schema["type"] in kinds:
            return kinds[schema["type"]](schema, name)
        return self.a_number(schema)

    def an_object(self, schema: Mapping[str, Any], name: str) -> dict[str, Any]:
        made = {key: self.filled(inner, key) for key, inner in schema.get("properties", {}).items()}
        if "candidate" in made:
            made["candidate"] %= max(1, len(self.sections.get("options", [])))
        if "action" in made:
            self.make_reaction(made)
        if "ends" in made and "claims" in made:
            self.make_turn(made)
        return made

    def an_array(self, schema: Mapping[str, Any], name: str) -> list[Any]:
        if name == "steps" and schema["items"].get("type") != "string":
            return self.steps(schema["items"])
        if name == "ratings":
            count = re.search(r"exactly (\d+) ratings", self.user)
            return [self.filled(schema["items"], "") for _ in range(int(count[1]) if count else 1)]
        if name in ("memories", "cites"):
            return sorted({self.one_of("memories") for _ in range(1 + self.stream.below(2))} - {""})
        offers = {"claims": "news", "stances": "topics"}
        if name in offers and not self.labels(offers[name]):
            return []
        least = max(int(schema.get("minItems", 0)), int(name in ("activities", "insights", "details")))
        most = min(int(schema.get("maxItems", least + 1)), least + 1)
        return [self.filled(schema["items"], name) for _ in range(least + self.stream.below(most - least + 1))]

    def a_string(self, schema: Mapping[str, Any], name: str) -> str:
        offered = {
            "place": ("places", 10),
            "claim": ("news", 0),
            "reason_memory": ("memories", 40),
            "topic": ("topics", 0),
        }
        if name in offered:
            return self.one_of(offered[name][0], empty=offered[name][1])
        if name in ("ref", "owner", "addressee", "person"):
            return ""
        if name == "name" and "options" in self.sections:
            return str(self.stream.choice(self.sections["options"]).partition(":")[0])
        if name == "text" and "events" in self.sections:
            return " ".join(line.partition(". ")[2] for line in self.sections["events"])
        if name in ("activity", "activities"):
            return self.stream.choice(_DOINGS)
        if name == "emotion":
            return self.stream.choice(("neutral", "happy", "curious"))
        words = (self.stream.choice(_SUBJECTS), self.stream.choice(_VERBS), self.stream.choice(_ENDS))
        return " ".join(words) if name == "reason" else " ".join(words) + "."

    def a_number(self, schema: Mapping[str, Any]) -> Any:
        if schema["type"] == "boolean":
            return self.stream.chance(500_000)
        if schema["type"] == "null":
            return None
        low, high = schema.get("minimum", 0), schema.get("maximum", 10)
        if schema["type"] == "integer":
            return low + self.stream.below(high - low + 1)
        return round(low + (high - low) * self.stream.below(101) / 100, 2)

    def steps(self, schema: Mapping[str, Any]) -> list[Any]:
        found = re.search(r"minute (\d+) to minute (\d+)", self.user)
        first, last = (int(found[1]), int(found[2])) if found else (420, 1320)
        made, at = [], first
        while at < last:
            end = min(last, at + 30 * (1 + self.stream.below(6)))
            step = self.filled(schema, "step")
            made.append({**step, "start_minute": at, "end_minute": end, "claim": "", "fixed": False})
            at = end
        return made[:39] + made[-1:] if len(made) > 40 else made

    def make_reaction(self, made: dict[str, Any]) -> None:
        people = [line for line in self.sections.get("people", []) if "cannot be talked to now" not in line]
        free = [match[1] for match in map(_LABEL.match, people) if match]
        if made["action"] == "carry_on" or not free:
            made.update(action="carry_on", person="", claim="")
        else:
            made["person"] = self.stream.choice(free)

    def make_turn(self, made: dict[str, Any]) -> None:
        heard = len(self.sections.get("heard", []))
        made["ends"] = "your last turn" in self.user or (heard >= 4 and self.stream.below(4) == 0)
        made["act"] = "part" if made["ends"] else "greet" if heard == 0 else made["act"]
        made["claims"] = made["claims"][:1]
        for said in made["claims"]:
            line = next(line for line in self.sections["news"] if line.startswith(f"[{said['claim']}]"))
            made["text"] += " " + line.partition("] ")[2].partition(".")[0] + "."
            said["details"] = ["what", "who", "where", "when"]


def _schema(body: Mapping[str, Any]) -> Mapping[str, Any]:
    if "response_format" in body:
        schema: Mapping[str, Any] = body["response_format"]["json_schema"]["schema"]
        return schema
    system = "\n".join(str(one["content"]) for one in body["messages"] if one["role"] == "system")
    described: Mapping[str, Any] = json.loads(system.partition("<schema>\n")[2].partition("\n</schema>")[0])
    return described
