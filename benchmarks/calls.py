"""What a call of a language model costs the client, and how near many conversations come to the bound of latency.

Our whole path (prompt, look-up, limits, litellm, parse, check, journal on disk) is measured against litellm alone,
with the same messages, on a server of another process that answers at once, and the same path without litellm; then 32
conversations hold their turns on a server that takes 200 ms for each, beside litellm alone, whose share is the ceiling
of any path through it, and beside a bare client that does nothing else: on a machine with other work, what that reaches
is all that anybody could.

    python benchmarks/calls.py [--calls 400] [--turns 15] [--rounds 5]

Ends with 1 if a call of ours takes more than 1.5 times the processor time of litellm's, or more than 1 ms directly, or
if the conversations reach directly less than 90 % of the bound (or of what the bare client reaches), or through litellm
less than 90 % of what litellm alone reaches.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import multiprocessing
import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

CONVERSATIONS = 32
LATENCY_SECONDS = 0.2
MOST_TIMES = 1.5
LEAST_SHARE = 0.9
MOST_DIRECT_MS = 1.0
ANSWER = json.dumps(
    {
        "text": "Good morning! The market was lovely today, and I brought some bread for you.", "act": "greet",
        "subject": None, "claims": [], "memories": ["m1"], "emotion": "happy", "addressee": "", "ends": False,
        "stances": [],
    }
)  # fmt: skip


def _reply() -> bytes:
    message = {"role": "assistant", "content": ANSWER}
    body = {
        "id": "chatcmpl-benchmark", "object": "chat.completion", "created": 1, "model": "test",
        "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 900, "completion_tokens": 80, "total_tokens": 980},
    }  # fmt: skip
    data = json.dumps(body).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(data) + data


def serve(latency_seconds: float, ready: Connection) -> None:
    """Answer on loopback until killed; tell `ready` the port."""
    reply = _reply()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = next(
                    int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")
                )
                await reader.readexactly(length)
                if latency_seconds:
                    await asyncio.sleep(latency_seconds)
                writer.write(reply)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def run() -> None:
        server = await asyncio.start_server(handle, "127.0.0.1", 0, backlog=256)
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


class Server:
    """A server of another process, at the address the environment then names."""

    def __init__(self, latency_seconds: float) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=serve, args=(latency_seconds, theirs), daemon=True)
        self._process.start()
        url = f"http://127.0.0.1:{ours.recv()}/v1"
        os.environ.update(OPENAI_API_BASE=url, OPENAI_BASE_URL=url, OPENAI_API_KEY="sk-benchmark-0000")

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()


def cpu_of(work: Callable[[], Awaitable[None]]) -> float:
    """Return the seconds of processor time that `work` takes in this process."""
    gc.collect()
    began = time.process_time()
    asyncio.run(_awaited(work))
    return time.process_time() - began


async def _awaited(work: Callable[[], Awaitable[None]]) -> None:
    await work()


async def in_lines(ask: Callable[[int], Awaitable[None]], count: int, lines: int) -> None:
    """Ask `count` times, in so many `lines` side by side."""

    async def line(first: int) -> None:
        for number in range(first, count, lines):
            await ask(number)

    async with asyncio.TaskGroup() as group:
        for first in range(lines):
            group.create_task(line(first))


def our_path(
    calls: int, lines: int, folder: Path, round_: int, *, direct: bool = False
) -> Callable[[], Awaitable[None]]:
    """Return work that asks our mind `calls` times, each answer kept in a journal on disk."""
    from agents.minds.assembly import language_mind
    from agents.minds.rules import RulesMind
    from agents.talk import Source
    from agents.tasks import SAY
    from simulation.journal import Journal
    from tests.agents.inquiries import question

    async def work() -> None:
        journal = Journal.create(folder / f"{calls}-{lines}-{round_}-{direct}.sqlite", {})
        model = f"direct:test@{os.environ['OPENAI_API_BASE']}" if direct else "openai/test"
        mind = language_mind(
            model, endpoint_json_schema=True, timeout_seconds=30.0, retries=2, concurrency=lines, calls=10**6,
            tokens=None, cost_usd=None, store=journal, fallback=RulesMind(),
        )  # fmt: skip

        async def ask(number: int) -> None:
            outcome = await mind.answer(question(SAY, n=number, tick=round_))
            if outcome.source is not Source.MODEL or outcome.repairs:
                raise AssertionError(outcome)

        try:
            await in_lines(ask, calls, lines)
        finally:
            await mind.close()
            journal.close()

    return work


def litellm_alone(calls: int, lines: int) -> Callable[[], Awaitable[None]]:
    """Return work that sends the same messages through litellm alone, as its manual says."""
    import litellm

    from agents.minds.prompting.rendering import rendered
    from agents.minds.prompting.schemas import answer_schema
    from agents.tasks import SAY
    from tests.agents.inquiries import question

    prompt = rendered(question(SAY), json_schema=True)
    if prompt is None:
        raise AssertionError("the prompt does not fit")
    messages = [{"role": one.role, "content": one.content} for one in prompt.messages]
    schema = {"name": "Turn", "schema": dict(answer_schema(SAY.output)), "strict": True}

    async def ask(_number: int) -> None:
        response = await litellm.acompletion(
            model="openai/test", messages=messages, max_tokens=300, temperature=0.7, timeout=30.0,
            response_format={"type": "json_schema", "json_schema": schema},
        )  # fmt: skip
        json.loads(response.choices[0].message.content)

    return lambda: in_lines(ask, calls, lines)


def bare_client(calls: int, lines: int) -> Callable[[], Awaitable[None]]:
    """Return work that sends requests of the same kind and does nothing else."""
    import aiohttp

    body = {"model": "test", "messages": [{"role": "user", "content": "word " * 800}]}

    async def work() -> None:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:

            async def ask(_number: int) -> None:
                async with session.post(f"{os.environ['OPENAI_API_BASE']}/chat/completions", json=body) as response:
                    await response.json()

            await in_lines(ask, calls, lines)

    return work


def processor_times(calls: int, rounds: int, folder: Path) -> tuple[float, float, float]:
    """Return the median milliseconds of processor time per call: of our path, of litellm alone, of ours directly."""
    ours, alone, directly = [], [], []
    cpu_of(litellm_alone(20, 4))
    cpu_of(our_path(20, 4, folder, 10_000))
    cpu_of(our_path(20, 4, folder, 10_000, direct=True))
    for round_ in range(rounds):
        alone.append(1000 * cpu_of(litellm_alone(calls, 8)) / calls)
        ours.append(1000 * cpu_of(our_path(calls, 8, folder, round_)) / calls)
        directly.append(1000 * cpu_of(our_path(calls, 8, folder, round_, direct=True)) / calls)
        print(
            f"  round {round_ + 1}: ours {ours[-1]:.2f} ms, litellm alone {alone[-1]:.2f} ms, "
            f"ours directly {directly[-1]:.2f} ms of processor a call"
        )
    return statistics.median(ours), statistics.median(alone), statistics.median(directly)


def conversations(turns: int, rounds: int, folder: Path) -> dict[str, float]:
    """Return by way the best share of the latency bound that 32 conversations of `turns` turns reach."""
    calls = CONVERSATIONS * turns
    bound = turns * LATENCY_SECONDS
    best = {"through litellm": 0.0, "litellm alone": 0.0, "directly": 0.0, "bare client": 0.0}
    for round_ in range(rounds):
        ways = {
            "through litellm": our_path(calls, CONVERSATIONS, folder, 20_000 + round_),
            "litellm alone": litellm_alone(calls, CONVERSATIONS),
            "directly": our_path(calls, CONVERSATIONS, folder, 20_000 + round_, direct=True),
            "bare client": bare_client(calls, CONVERSATIONS),
        }
        for way, work in ways.items():
            began, used = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_utime
            asyncio.run(_awaited(work))
            took = time.monotonic() - began
            busy = (resource.getrusage(resource.RUSAGE_SELF).ru_utime - used) / took
            best[way] = max(best[way], bound / took)
            print(
                f"  round {round_ + 1}, {way}: {took:.2f} s for {bound:.2f} s, {bound / took:.0%}; core {busy:.0%} busy"
            )
    return best


def main() -> int:
    """Carry the benchmark out and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--calls", type=int, default=400)
    parser.add_argument("--turns", type=int, default=15)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    os.environ.setdefault("LITELLM_LOCAL_MODEL_COST_MAP", "True")
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        server = Server(0.0)
        ours, alone, directly = processor_times(options.calls, options.rounds, folder)
        server.stop()
        server = Server(LATENCY_SECONDS)
        shares = conversations(options.turns, options.rounds, folder)
        server.stop()
    times = ours / alone
    print(f"processor time a call: ours {ours:.2f} ms, litellm alone {alone:.2f} ms, {times:.2f} times (at most 1.5)")
    print(f"directly {directly:.2f} ms (at most {MOST_DIRECT_MS:g})")
    told = ", ".join(f"{way} {share:.0%}" for way, share in shares.items())
    print(f"{CONVERSATIONS} conversations at {LATENCY_SECONDS:g} s, share of the latency bound: {told}")
    of_litellm = shares["through litellm"] / shares["litellm alone"]
    print(f"directly at least 90 %; through litellm, litellm alone is the ceiling, and we reach {of_litellm:.2f} of it")
    near = shares["directly"] >= LEAST_SHARE * min(1.0, shares["bare client"])
    near &= of_litellm >= LEAST_SHARE
    return 0 if times <= MOST_TIMES and directly <= MOST_DIRECT_MS and near else 1


if __name__ == "__main__":
    sys.exit(main())
