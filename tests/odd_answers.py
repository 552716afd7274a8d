"""Odd answers of models and servers, each made of a good one, and what has to become of it.

`RIGHT` has to be understood as it is meant, with nothing noted; `REPAIRED` too, but counted as put right; `REPLACED` is
no answer, asked for again and in the end the rules' own; `PAUSED` is trouble of the server, told with its reason.
"""

from __future__ import annotations

import gzip
import json
import threading
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from agents.canonical import digest
from agents.streams import Stream
from tests.loopback import Body, Response
from tests.plausible import schema_answer

Fate = Literal["right", "repaired", "replaced", "paused"]
Made = Callable[[dict[str, Any]], Response]
ERRORS = ("Bad Gateway", "Rate limit reached", "upstream connect error", "overloaded", "Internal server error")
MARKS = ("\u200b", "\ufeff", "\u202e", "\x00", "\x07", "\x1b", "<think", "```", "{", "}")


@dataclass(frozen=True)
class Odd:
    """An odd answer: what becomes of it, and how it is made of the good one."""

    fate: Fate
    made: Made


def chat(content: object, **changes: Any) -> str:
    """Return the body of a chat completion with `content`, as few servers send it: with no more than it needs."""
    given = {"choices": [{"message": {"role": "assistant", "content": content}, "finish_reason": "stop"}], **changes}
    return json.dumps(given)


def text(value: object) -> str:
    return json.dumps(value)


def in_words(shape: Callable[[str], str]) -> Made:
    """Return what makes an answer whose text is `shape` of the good one's."""
    return lambda good: Response(shape(text(good)))


def in_field(name: str, shape: Callable[[Any], Any]) -> Made:
    """Return what makes an answer whose field `name` is `shape` of the good one's."""
    return lambda good: Response(text({**good, name: shape(good.get(name))}))


def in_usage(usage: object) -> Made:
    return lambda good: Response(text(good), answer={"usage": usage})


def in_tool(good: dict[str, Any]) -> Response:
    function = {"name": "Turn", "arguments": text(good)}
    call = {"id": "call-1", "type": "function", "function": function}
    return Response(None, message={"tool_calls": [call]}, finish="tool_calls")


def streamed(good: dict[str, Any]) -> Response:
    parts = (text(good)[:9], text(good)[9:])
    events = (json.dumps({"choices": [{"index": 0, "delta": {"content": part}}]}) for part in parts)
    raw = "".join(f"data: {event}\n\n" for event in events) + "data: [DONE]\n\n"
    return Response(raw=raw, content_type="text/event-stream")


def in_single_quotes(answer: str) -> str:
    return repr(json.loads(answer))


def in_other_case(answer: str) -> str:
    return text({key.title(): value for key, value in json.loads(answer).items()})


def commented(answer: str) -> str:
    return f"```json\n// the answer\n{answer[:-1]}, /* done */\n}}\n```"


def raw(body: str, content_type: str = "application/json") -> Made:
    return lambda _: Response(raw=body, content_type=content_type)


WRITTEN: Mapping[str, Odd] = {
    "in a fence with comments and a trailing comma": Odd("repaired", in_words(commented)),
    "with a trailing comma": Odd("repaired", in_words(lambda answer: f"{answer[:-1]},}}")),
    "in single quotes, as Python writes it": Odd("repaired", in_words(in_single_quotes)),
    "twice": Odd("repaired", in_words(lambda answer: f"{answer}\n{answer}")),
    "inside a list": Odd("repaired", in_words(lambda answer: f"[{answer}]")),
    "as a string": Odd("repaired", in_words(json.dumps)),
    "under a key, beside a thought": Odd(
        "repaired", lambda good: Response(text({"answer": good, "reasoning": "He greets me."}))
    ),
    "with keys in another case": Odd("repaired", in_words(in_other_case)),
    "after a thought that was never opened": Odd(
        "repaired", in_words(lambda answer: f'First {{"text": "no"}} comes to mind.\n</think>\n{answer}')
    ),
    "after a byte order mark": Odd("repaired", in_words(lambda answer: f"\ufeff{answer}")),
    "within a thought that does not end": Odd("replaced", in_words(lambda answer: f"<think>Maybe {answer}")),
    "nothing but braces": Odd("replaced", in_words(lambda _: '{"a":' * 3000 + "1" + "}" * 3000)),
    "nothing but half a list": Odd("replaced", in_words(lambda _: "[" * 5000)),
    "the schema": Odd("replaced", in_words(lambda _: '{"type": "object", "properties": {"text": {"type": "string"}}}')),
    "an error in place of words": Odd(
        "replaced", in_words(lambda _: "upstream connect error or disconnect/reset before headers")
    ),
    "an error as JSON": Odd("replaced", in_words(lambda _: '{"error": {"message": "Internal server error"}}')),
}
"""How it is written."""

FILLED: Mapping[str, Odd] = {
    "a choice in another case": Odd("repaired", in_field("act", str.upper)),
    "null for what has a default": Odd("repaired", in_field("memories", lambda _: None)),
    "one thing for a list": Odd("repaired", in_field("memories", lambda _: "m1")),
    "numbers and truths as strings": Odd(
        "repaired",
        lambda good: Response(
            text({**good, "ends": "false", "stances": [{"topic": "topic 1", "stance": "0.5", "confidence": "0.7"}]})
        ),
    ),
    "a text a hundred times too long": Odd("repaired", in_field("text", lambda said: f"{said} " * 3400)),
    "a thought beside the words": Odd("repaired", lambda good: Response(text({**good, "thought": "Hm."}))),
    "a number that is none": Odd(
        "repaired",
        lambda good: Response(
            text({**good, "stances": [{"topic": "topic 1", "stance": float("nan"), "confidence": 1}]})
        ),
    ),
    "a number out of bounds": Odd(
        "repaired", lambda good: Response(text({**good, "stances": [{"topic": "topic 1", "stance": 9}]}))
    ),
    "a label in place of what it stands in": Odd("repaired", in_field("claims", lambda _: ["news 1"])),
    "half a character": Odd("repaired", lambda good: Response(text({**good, "emotion": "sad\ud83d"}))),
    "zero-width and control characters": Odd(
        "repaired", in_field("text", lambda said: f"\u200b{said}\x00\u202e\ufeff\x07 \x1b[31m:\x1b[0m)")
    ),
    "one's own name in front": Odd("repaired", in_field("text", lambda said: f"**Orla** (smiling): {said}")),
    "an error as an emotion": Odd("repaired", in_field("emotion", lambda _: "ValueError: bad")),
    "another's name in front": Odd("replaced", in_field("text", lambda said: f"Pavo: {said}")),
    "another's name in bold in front": Odd("replaced", in_field("text", lambda said: f"**Pavo Renn:** {said}")),
    "a name nobody knows in front": Odd("replaced", in_field("text", lambda said: f"Ada: {said}")),
    "nothing that anybody sees": Odd("replaced", in_field("text", lambda _: "\u200b\ufeff\u2060")),
    "in another language": Odd(
        "replaced", in_field("text", lambda _: "Guten Morgen, wie geht es dir, und was ist mit dem Netz?")
    ),
    "in another script": Odd("replaced", in_field("text", lambda _: "Доброе утро, как поживаешь?")),
    "no words": Odd("replaced", in_field("text", lambda _: "")),
    "two acts": Odd("replaced", in_field("act", lambda act: [act, "ask"])),
}
"""What stands in a turn."""

WRAPPED: Mapping[str, Odd] = {
    "in the call of a tool": Odd("right", in_tool),
    "in a thought of the server's, without content": Odd(
        "replaced", lambda good: Response("", message={"reasoning_content": text(good)})
    ),
    "a thought of the server's, and null": Odd("replaced", lambda _: Response(None, message={"reasoning": "Hm."})),
    "with another model's name": Odd("right", lambda good: Response(text(good), answer={"model": "gpt-of-another"})),
    "with hardly anything around it": Odd("right", lambda good: Response(raw=chat(text(good)))),
    "without usage": Odd("right", in_usage(None)),
    "with usage below nothing": Odd(
        "right", in_usage({"prompt_tokens": -9, "completion_tokens": -1, "total_tokens": -10})
    ),
    "with more usage than there can be": Odd(
        "right", in_usage({"prompt_tokens": 10**30, "completion_tokens": 1, "total_tokens": 10**30})
    ),
    "with usage as text": Odd(
        "right", in_usage({"prompt_tokens": "12", "completion_tokens": "3", "total_tokens": "15"})
    ),
    "without a reason to end": Odd(
        "right", lambda good: Response(raw=json.dumps({"choices": [{"message": {"content": text(good)}}]}))
    ),
    "ended in a way of its own": Odd("right", lambda good: Response(text(good), finish="eos_token")),
    "packed": Odd(
        "right",
        lambda good: Response(raw=gzip.compress(chat(text(good)).encode()), headers={"Content-Encoding": "gzip"}),
    ),
    "in chunks": Odd(
        "right", lambda good: Response(chunks=(chat(text(good))[:40].encode(), chat(text(good))[40:].encode()))
    ),
}
"""What the server wraps it in."""

BROKEN: Mapping[str, Odd] = {
    "a page with status 200": Odd("paused", raw("<html><h1>502 Bad Gateway</h1></html>", "text/html")),
    "a stream that nobody asked for": Odd("paused", streamed),
    "an error with status 200": Odd(
        "paused", raw('{"error": {"message": "Rate limit reached for requests", "code": 429}}')
    ),
    "an error as text with status 200": Odd("paused", raw('{"error": "the server is overloaded"}')),
    "an error beside no choices": Odd("paused", raw('{"error": {"message": "overloaded"}, "choices": []}')),
    "no choices": Odd("paused", raw('{"choices": []}')),
    "null for choices": Odd("paused", raw('{"choices": null}')),
    "a choice of nothing": Odd("paused", raw('{"choices": [null]}')),
    "nothing": Odd("paused", raw("")),
    "a list": Odd("paused", raw("[]")),
    "packed and broken": Odd(
        "paused",
        lambda good: Response(raw=gzip.compress(chat(text(good)).encode())[:-30], headers={"Content-Encoding": "gzip"}),
    ),
    "said to be packed": Odd(
        "paused", lambda good: Response(raw=chat(text(good)), headers={"Content-Encoding": "gzip"})
    ),
    "cut in the middle of a chunk": Odd(
        "paused",
        lambda good: Response(chunks=(chat(text(good))[:40].encode(), chat(text(good))[40:].encode()), cut=True),
    ),
    "in another encoding": Odd(
        "paused", lambda _: Response(raw='{"choices": [{"message": {"content": "Schön"}}]}'.encode("latin-1"))
    ),
}
"""What is no answer at all."""

ODD: Mapping[str, Odd] = {**WRITTEN, **FILLED, **WRAPPED, **BROKEN}


class Oddly:
    """Answers plausibly, but in `percent` of all answers oddly; `served` counts by name.

    What a request gets depends on the request, and on how often it was sent; not on the order of arrival.
    """

    def __init__(self, percent: int) -> None:
        self.served: Counter[str] = Counter()
        self._percent = percent
        self._times: Counter[str] = Counter()
        self._lock = threading.Lock()

    def __call__(self, body: Body) -> Response:
        good = json.loads(schema_answer(body))
        with self._lock:
            key = digest(json.dumps(body, sort_keys=True))
            self._times[key] += 1
            draw = Stream(7, "odd", key, self._times[key])
            if draw.below(100) >= self._percent:
                return Response(text(good))
            known = {**ODD} if "stances" in good else {**WRITTEN, **WRAPPED, **BROKEN}
            name = draw.choice(tuple(known))
            self.served[name] += 1
        return known[name].made(good)
