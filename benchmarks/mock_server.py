"""A mock model server for benchmarks: a process of its own on loopback that speaks as OpenAI's does.

C slots, each held for the latency of the request, which is fixed or lognormal and a function of the request alone, so
that whoever asks the same waits as long; who finds no slot waits in order of arrival. Answers fit the schema of the
request. Beside the completions it knows ``GET /stats`` and ``POST /reset?latency=0.2&sigma=0.6&slots=32``.

    python benchmarks/mock_server.py --latency 0.2 --sigma 0.6 --slots 32
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import multiprocessing
import resource
import time
import urllib.request
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from multiprocessing.connection import Connection
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.plausible import schema_answer


@dataclass(frozen=True)
class Load:
    """How the server behaves: latency in seconds, the lognormal sigma around it (0: fixed), and slots (0: no end)."""

    latency: float = 0.0
    sigma: float = 0.0
    slots: int = 0

    def seconds(self, words: str) -> float:
        """Return how long a request takes whose last message is `words`; with a mean of `latency`."""
        if not self.sigma or not self.latency:
            return self.latency
        draw = blake2b(words.encode("utf-8", "replace"), digest_size=16).digest()
        one, other = ((int.from_bytes(part, "big") + 1) / (2**64 + 1) for part in (draw[:8], draw[8:]))
        normal = math.sqrt(-2 * math.log(one)) * math.cos(2 * math.pi * other)
        return self.latency * math.exp(self.sigma * normal - self.sigma**2 / 2)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


@dataclass
class Seen:
    """What came in since the last reset."""

    calls: int = 0
    prompt_bytes: int = 0
    seconds: float = 0.0
    inside: int = 0
    most: int = 0
    first: float = 0.0
    last: float = 0.0
    cpu_before: float = field(default_factory=_cpu)

    def data(self) -> dict[str, float]:
        """Return it with the mean number on their way and the server's own processor time."""
        span = self.last - self.first
        told = {"mean_inside": self.seconds / span if span else 0.0, "cpu": _cpu() - self.cpu_before, "span": span}
        return {**{name: getattr(self, name) for name in ("calls", "prompt_bytes", "seconds", "most")}, **told}


class Mock:
    """The server's state: its load, its slots, what it saw, and its answers by request, each worked out once.

    Args:
        load: How it behaves until it is reset.
        answer: What it answers to a request.
    """

    def __init__(self, load: Load, answer: Callable[[Mapping[str, Any]], str] = schema_answer) -> None:
        self.load, self.seen = load, Seen()
        self._answer = answer
        self._answers: dict[bytes, bytes] = {}
        self._free = load.slots
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def completed(self, body: bytes) -> bytes:
        """Return the answer to a request, after its time in a slot."""
        request = json.loads(body)
        data = self._reply(body, request)
        words = str(request["messages"][-1]["content"])
        await self._take()
        now, seen = time.monotonic(), self.seen
        seen.first = seen.first or now
        seen.calls, seen.prompt_bytes = seen.calls + 1, seen.prompt_bytes + _size(request)
        seen.inside += 1
        seen.most = max(seen.most, seen.inside)
        seconds = self.load.seconds(words)
        if seconds:
            await asyncio.sleep(seconds)
        seen.inside -= 1
        seen.seconds += seconds
        seen.last = time.monotonic()
        self._give()
        return data

    def reset(self, query: Mapping[str, list[str]]) -> None:
        """Begin anew with the load that `query` names."""
        given = {name: float(values[0]) for name, values in query.items()}
        self.load = Load(given.get("latency", 0.0), given.get("sigma", 0.0), int(given.get("slots", 0)))
        self.seen, self._free = Seen(), self.load.slots

    async def _take(self) -> None:
        if not self.load.slots:
            return
        if self._free:
            self._free -= 1
            return
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        await turn

    def _give(self) -> None:
        if not self.load.slots:
            return
        if self._waiting:
            self._waiting.popleft().set_result(None)
        else:
            self._free += 1

    def _reply(self, body: bytes, request: Mapping[str, Any]) -> bytes:
        key = blake2b(body, digest_size=16).digest()
        if key not in self._answers:
            text = self._answer(request)
            tokens = _size(request) // 4, len(text) // 4
            usage = {"prompt_tokens": tokens[0], "completion_tokens": tokens[1], "total_tokens": sum(tokens)}
            message = {"role": "assistant", "content": text}
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            told = {"id": "mock", "object": "chat.completion", "created": 1, "model": request.get("model", "mock")}
            self._answers[key] = json.dumps({**told, "choices": [choice], "usage": usage}).encode()
        return self._answers[key]


def _size(request: Mapping[str, Any]) -> int:
    return sum(len(str(message["content"])) for message in request["messages"])


async def _serve(mock: Mock, port: int, ready: Callable[[int], None]) -> None:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).split(b"\r\n")
                target = head[0].split(b" ")[1].decode()
                lengths = [int(line[15:]) for line in head if line[:15].lower() == b"content-length:"]
                body = await reader.readexactly(lengths[0] if lengths else 0)
                data = await _answered(mock, target, body)
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: ")
                writer.write(b"%d\r\n\r\n" % len(data) + data)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", port, backlog=2048)
    ready(server.sockets[0].getsockname()[1])
    await server.serve_forever()


async def _answered(mock: Mock, target: str, body: bytes) -> bytes:
    url = urlsplit(target)
    if url.path == "/reset":
        mock.reset(parse_qs(url.query))
        return b"{}"
    if url.path == "/stats":
        return json.dumps(mock.seen.data()).encode()
    return await mock.completed(body)


def _in_a_process(ready: Connection) -> None:
    asyncio.run(_serve(Mock(Load()), 0, ready.send))


class MockServer:
    """A mock server in a process of its own; use it as a context manager."""

    def __enter__(self) -> MockServer:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=_in_a_process, args=(theirs,), daemon=True)
        self._process.start()
        if not ours.poll(60):
            raise TimeoutError("the mock server did not start")
        self.address = f"http://127.0.0.1:{ours.recv()}"
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.join()

    @property
    def url(self) -> str:
        """What a model's URL is."""
        return f"{self.address}/v1"

    def reset(self, load: Load) -> None:
        """Begin anew with `load`."""
        query = f"latency={load.latency}&sigma={load.sigma}&slots={load.slots}"
        urllib.request.urlopen(urllib.request.Request(f"{self.address}/reset?{query}", data=b"")).read()

    def stats(self) -> dict[str, float]:
        """Return what came in since the last reset."""
        with urllib.request.urlopen(f"{self.address}/stats") as response:
            told: dict[str, float] = json.load(response)
        return told


def main() -> None:
    """Serve until interrupted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--port", type=int, default=8099)
    parser.add_argument("--latency", type=float, default=0.2)
    parser.add_argument("--sigma", type=float, default=0.0)
    parser.add_argument("--slots", type=int, default=32)
    options = parser.parse_args()
    mock = Mock(Load(options.latency, options.sigma, options.slots))
    asyncio.run(_serve(mock, options.port, lambda port: print(f"http://127.0.0.1:{port}/v1", flush=True)))


if __name__ == "__main__":
    main()
