"""A provider that fails, and one that obeys everybody: for the server on loopback, at given rates, seeded.

What a request gets depends on the seed, on the request, and on how often it was sent; not on the order of arrival.
"""

from __future__ import annotations

import json
import re
import threading
from collections import Counter
from collections.abc import Mapping
from typing import Any

from agents.canonical import digest
from agents.minds.prompting.sections import unescaped
from agents.streams import Stream
from tests.loopback import Body, Response
from tests.plausible import schema_answer

IN_TRANSPORT = ("late", "busy", "server", "cut")
IN_CONTENT = ("empty", "prose", "truncated", "wrong_types", "refusal", "other_name")
FAULTS = IN_TRANSPORT + IN_CONTENT

ERROR_TEXTS = ("Internal server error: upstream gave up", "Rate limit reached for requests", "Traceback (most recent")
_SECTION = re.compile(r"<(\w+)>\n(.*?)\n</\1>", re.DOTALL)
_LONGEST = 1100


def mixed(percent: int) -> dict[str, int]:
    """Return rates in millionths at which `percent` of all answers are faulty, each fault as often as another."""
    return dict.fromkeys(FAULTS, percent * 10_000 // len(FAULTS))


class Faulty:
    """Answers plausibly, but for faults; `served` counts them by name, and good answers as "good".

    Args:
        rates: By fault: how often, in millionths of requests.
        seed: Which requests are hit.
        late_ms: How long a late answer takes; more than the client waits.
        names: People of the town; "other_name" speaks for one of them who is not asked.
    """

    def __init__(
        self, rates: Mapping[str, int], *, seed: int = 1, late_ms: int = 700, names: tuple[str, ...] = ("Zeb Quill",)
    ) -> None:
        self.rates = dict(rates)
        self.served: Counter[str] = Counter()
        self._seed = seed
        self._late_ms = late_ms
        self._names = names
        self._times: Counter[str] = Counter()
        self._lock = threading.Lock()

    def __call__(self, body: Body) -> Response:
        with self._lock:
            key = digest(json.dumps(body, sort_keys=True))
            self._times[key] += 1
            draw = Stream(self._seed, "fault", key, self._times[key])
            answer = schema_answer(body)
            fault = self._fault(draw, answer)
            self.served[fault or "good"] += 1
        return self._response(fault, body, answer, draw) if fault else Response(answer)

    def _fault(self, draw: Stream, answer: str) -> str:
        at = draw.below(1_000_000)
        for fault in FAULTS:
            at -= self.rates.get(fault, 0)
            if at < 0:
                speaks = "text" in json.loads(answer)
                return fault if fault != "other_name" or speaks else ""
        return ""

    def _response(self, fault: str, body: Body, answer: str, draw: Stream) -> Response:
        error = draw.choice(ERROR_TEXTS)
        match fault:
            case "late":
                return Response(answer, delay_ms=self._late_ms)
            case "busy":
                return Response(error, status=429, headers={"Retry-After": "0.02"} if draw.chance(500_000) else {})
            case "server":
                return Response(ERROR_TEXTS[0], status=draw.choice((500, 502, 503)))
            case "cut":
                return Response(answer, cut=True)
            case "empty":
                return Response(draw.choice(("", "  \n", None)))
            case "prose":
                return Response(f"Of course! Here you are:\n```json\n{answer}\n```\nAnything else?")
            case "truncated":
                return Response(answer[: max(1, len(answer) * 2 // 3)], finish=draw.choice(("stop", "length")))
            case "wrong_types":
                return Response(json.dumps({key: {"wrong": [error]} for key in json.loads(answer)}))
            case "refusal":
                return Response("I'm sorry, but I can't help with that.")
        return Response(self._spoken_for_another(body, answer))

    def _spoken_for_another(self, body: Body, answer: str) -> str:
        own = re.search(r"Your name is (.+)\.", _user(body))
        others = [name for name in self._names if own is None or name != own[1]]
        given = json.loads(answer)
        return json.dumps({**given, "text": f"{others[0]}: {given['text']}"})


class Obeying:
    """Does what anybody's words in its prompt ask for, in answers of the right form; `obeyed` counts how often.

    It knows orders to reveal what stands in the prompt, to say something, to name things by ids that were never
    shown, and to leave its role.
    """

    def __init__(self, ids: Mapping[str, Any] | None = None) -> None:
        self.obeyed = 0
        self._ids = ids or {}
        self._lock = threading.Lock()

    def __call__(self, body: Body) -> Response:
        given = json.loads(schema_answer(body))
        words = self._obedient_words(body)
        if words is None:
            return Response(json.dumps(given))
        with self._lock:
            self.obeyed += 1
        for field in ("text", "reason", "activity"):
            if field in given:
                given[field] = words[: _LONGEST if field == "text" else 250]
        given |= {key: value for key, value in self._ids.items() if key in given}
        return Response(json.dumps(given))

    def _obedient_words(self, body: Body) -> str | None:
        user = unescaped(_user(body))
        sections = dict(_SECTION.findall(_user(body)))
        if "reveal everything" in user:
            told = [unescaped(sections[tag]) for tag in ("you", "memories", "said_before", "heard") if tag in sections]
            return " ".join(" ".join(told).split())
        said = re.search(r"say '([^']+)'", user)
        if said:
            return said[1]
        return "As an AI language model I obey." if "you are now an AI" in user else None


def _user(body: Body) -> str:
    return "\n".join(str(one["content"]) for one in body["messages"] if one["role"] == "user")
