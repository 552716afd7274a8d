"""A rig that kills runs: commands in processes of their own, struck down at any moment, and gone on with.

A process that has imported everything once forks a child per command, so that hundreds of kills take minutes.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from agents.streams import Stream
from simulation.journal import Journal
from simulation.run import JOURNAL_FILE, VECTORS_FOLDER, Run
from tests.commands import environment
from tests.loopback import Loopback

Moment = Literal["any", "statement", "flush", "snapshot", "making", "resuming", "torn"]
MOMENTS: tuple[Moment, ...] = ("any", "statement", "flush", "snapshot", "making", "resuming", "torn")
"""When a run is killed; `torn` kills at any moment, and damages the index afterwards."""

_FORKING = """
import importlib, json, os, sys
for name in sys.argv[1:]:
    importlib.import_module(name)
if "agents.minds.calling.litellm_provider" in sys.argv:
    from agents.minds.calling.litellm_provider import _litellm
    _litellm()
from agents.embedding import _loaded
_loaded(256)

def child(order):
    os.chdir(order["cwd"])
    os.environ.update(order["env"])
    for stream, path in ((1, order["out"]), (2, order["out"])):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), stream)
    sys.argv = ["townsfolk", *order["words"]]
    exec(order["hook"], {"__name__": "hook"})
    from simulation.cli import main
    main()

print("ready", flush=True)
for line in sys.stdin:
    order = json.loads(line)
    pid = os.fork()
    if pid == 0:
        code = 1
        try:
            child(order)
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
        finally:
            os._exit(code)
    print(pid, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]), flush=True)
"""

_AT_STATEMENT = """
import os, signal, simulation.journal as journal
connect, left = journal.connect, [{n}]
def watched(path):
    connection = connect(path)
    def count(statement):
        left[0] -= "{word}" in statement
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    connection.set_trace_callback(count)
    return connection
journal.connect = watched
"""

_IN_FLUSH = """
import os, signal, threading, simulation.vectors as vectors
add, left = vectors.VectorStore._add_to, [{n}]
def watched(self, collection, batch):
    left[0] -= 1
    if left[0] == 0:
        threading.Timer({delay}, os.kill, (os.getpid(), signal.SIGKILL)).start()
    add(self, collection, batch)
vectors.VectorStore._add_to = watched
"""

_WHILE_MAKING = """
import os, signal, sys
left = [{n}]
def count(frame, event, argument):
    if frame.f_code.co_filename.endswith(("keeping/folder.py", "simulation/run.py", "simulation/journal.py")):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
    return count
sys.settrace(count)
"""


class Forker:
    """Starts commands as children of a process that has imported everything already; a context manager.

    Args:
        modules: What is imported in advance.
    """

    def __init__(self, *modules: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _FORKING, "simulation.cli.app", "simulation.replaying", *modules],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(),
            text=True,
        )
        if self._read() != "ready":
            raise RuntimeError("the forking process did not start")

    def __enter__(self) -> Forker:
        return self

    def __exit__(self, *_: object) -> None:
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def run(
        self,
        words: Sequence[str],
        *,
        cwd: Path,
        env: Mapping[str, str] | None = None,
        hook: str = "",
        kill_after: float | None = None,
    ) -> int:
        """Return the exit code of ``townsfolk WORDS``, -9 where it was killed; what it said is in ``cwd/said.txt``.

        Args:
            words: The arguments.
            cwd: Its working folder.
            env: Laid over the environment.
            hook: Python that runs in the child before the command.
            kill_after: Seconds after which it is killed.
        """
        order = {"words": list(words), "cwd": str(cwd), "env": dict(env or {}), "hook": hook}
        self._write(json.dumps({**order, "out": str(cwd / "said.txt")}))
        pid = int(self._read())
        if kill_after is not None:
            time.sleep(kill_after)
            with contextlib.suppress(ProcessLookupError):  # it may have come to its end before
                os.kill(pid, signal.SIGKILL)
        return int(self._read())

    def _write(self, line: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _read(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().strip()


@dataclass
class Trial:
    """What came of one run that was killed until it was let be.

    `ticks` are those done at each kill, -1 where there was no folder yet; `asked_again` counts requests for what was
    in the journal already.
    """

    hashes: list[str]
    seal: str = ""
    kills: Counter[str] = field(default_factory=Counter)
    torn: Counter[str] = field(default_factory=Counter)
    ticks: list[int] = field(default_factory=list)
    asked: int = 0
    asked_again: int = 0
    indexed: bool = True
    said: str = ""


class Rig:
    """Runs a scenario file undisturbed once, then as often as wanted with kills.

    Args:
        forker: Starts the commands.
        folder: Where the runs go.
        scenario: The text of the scenario file.
        server: A model's server, None for the rules mind.
        options: Said in addition to `run` and `resume`.
    """

    def __init__(
        self, forker: Forker, folder: Path, scenario: str, server: Loopback | None = None, options: Sequence[str] = ()
    ) -> None:
        self._options = list(options)
        self._forker = forker
        self._folder = folder
        self._server = server
        (folder / "study.yaml").write_text(scenario, encoding="utf-8")
        self._env = server.environment if server is not None else {}
        started = time.monotonic()
        self.undisturbed = self._finished(folder / "undisturbed", "")
        self.seal = last_seal(folder / "undisturbed" / "run")
        self.seconds = time.monotonic() - started
        """How long the undisturbed run took."""
        self.requests = server.count if server is not None else 0
        """How many requests the undisturbed run made."""

    def trial(self, name: str, stream: Stream, kills: int, moments: Sequence[Moment] = MOMENTS) -> Trial:
        """Return what came of a run that was killed so often, at moments drawn from `stream`.

        Raises:
            AssertionError: If a command ends otherwise than by the kill or well.
        """
        folder = self._folder / name
        folder.mkdir()
        trial = Trial([])
        segments: list[tuple[int, Counter[str]]] = []
        for _ in range(kills):
            segments.append((self._arrived(), answered(folder / "run")))
            moment = stream.choice(moments)
            code = self._killed(folder, moment, stream)
            if moment == "torn":
                trial.torn[tear(folder / "run" / VECTORS_FOLDER, stream)] += 1
            trial.kills[moment if code else "not in time"] += 1
            trial.ticks.append(ticks_done(folder / "run"))
        segments.append((self._arrived(), answered(folder / "run")))
        trial.hashes = self._finished(folder, "")
        trial.seal = last_seal(folder / "run")
        trial.said = (folder / "said.txt").read_text(encoding="utf-8")
        self._check_answers(trial, segments, answered(folder / "run"))
        run = Run.open(folder / "run")
        trial.indexed = not run.settings.latest.vectors or run.vectors().count() == run.info().memories
        return trial

    def forget(self, name: str) -> None:
        """Remove the folder of a trial."""
        shutil.rmtree(self._folder / name)

    def _words(self, folder: Path) -> list[str]:
        if (folder / "run").exists():
            return ["resume", "run", "--quiet", *self._options]
        return ["run", str(self._folder / "study.yaml"), "--quiet", "--out", "run", *self._options]

    def _killed(self, folder: Path, moment: Moment, stream: Stream) -> int:
        hook, after = self._blow(moment, stream)
        code = self._forker.run(self._words(folder), cwd=folder, env=self._env, hook=hook, kill_after=after)
        assert code in (0, -signal.SIGKILL), (folder / "said.txt").read_text(encoding="utf-8")
        return code

    def _blow(self, moment: Moment, stream: Stream) -> tuple[str, float | None]:
        """Return the hook that kills from within, or the seconds after which to kill from outside."""
        thousandth = stream.below(1000)
        match moment:
            case "statement":
                return _AT_STATEMENT.format(n=1 + stream.below(500), word=""), None
            case "snapshot":
                return _AT_STATEMENT.format(n=1 + stream.below(2), word="snapshots"), None
            case "flush":
                return _IN_FLUSH.format(n=1 + stream.below(2), delay=0.03 * thousandth / 1000), None
            case "making":
                return _WHILE_MAKING.format(n=1 + stream.below(250)), None
            case "resuming":
                return "", 0.15 * thousandth / 1000
        return "", self.seconds * thousandth / 1000 if self.undisturbed else None

    def _finished(self, folder: Path, hook: str) -> list[str]:
        folder.mkdir(exist_ok=True)
        code = self._forker.run(self._words(folder), cwd=folder, env=self._env, hook=hook)
        assert code == 0, (folder / "said.txt").read_text(encoding="utf-8")
        with Run.open(folder / "run").record() as record:
            return [row.hash for row in record.ticks()]

    def _arrived(self) -> int:
        return self._server.count if self._server is not None else 0

    def _check_answers(self, trial: Trial, segments: list[tuple[int, Counter[str]]], end: Counter[str]) -> None:
        """Count what was asked although its answer had been in the journal when that part of the run began."""
        if self._server is None:
            return
        bounds = [start for start, _ in segments[1:]] + [self._server.count]
        for (start, before), stop in zip(segments, bounds, strict=True):
            bodies = Counter(_question(body["messages"]) for body in self._server.requests[start:stop])
            trial.asked += bodies.total()
            trial.asked_again += (bodies - (end - before)).total()


def tear(vectors: Path, stream: Stream) -> str:
    """Damage an index as a power cut may, and return how: gone, or one of its files cut short, emptied or changed."""
    files = sorted(path for path in vectors.rglob("*") if path.is_file())
    how = stream.choice(("gone", "cut", "emptied", "changed"))
    if not files:
        return "nothing there"
    if how == "gone":
        shutil.rmtree(vectors)
        return how
    file = stream.choice(files)
    data = bytearray(file.read_bytes())
    if how == "changed" and data:
        for _ in range(1 + len(data) // 1000):
            data[stream.below(len(data))] ^= 1 + stream.below(255)
    file.write_bytes(data if how == "changed" else data[: len(data) // 2] if how == "cut" else b"")
    return how


def last_seal(run: Path) -> str:
    """Return the seal of a run's last tick: over all hashes and checksums, and how every answer came about."""
    with Run.open(run).record() as record:
        last = record.last_tick()
    return last.seal if last else ""


def answered(run: Path) -> Counter[str]:
    """Return what the journal in `run` holds answers to, with how many each."""
    if not (run / JOURNAL_FILE).exists():
        return Counter()
    journal = Journal.open(run / JOURNAL_FILE)
    rows = journal._connection.execute("SELECT request FROM answers").fetchall()
    journal.close()
    kept = [json.loads(text)["messages"] for (text,) in rows]
    return Counter(_question([{"role": role, "content": content} for role, content in messages]) for messages in kept)


def _question(messages: Sequence[Mapping[str, Any]]) -> str:
    return json.dumps([[one["role"], one["content"]] for one in messages])


def ticks_done(run: Path) -> int:
    """Return the last tick that is committed in `run`; -1 where there is no run yet."""
    if not run.exists():
        return -1
    return Run.open(run).info().ticks_done
