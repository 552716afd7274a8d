"""The one bridge from calling code to the asynchronous engine: a loop of its own in a thread of its own.

It works the same in a script and in a notebook, where another loop is running already.
"""

from __future__ import annotations

import asyncio
import threading
import weakref
from collections.abc import Coroutine
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class Bridge:
    """Runs coroutines to their end, one at a time, on a loop that lives as long as the bridge is open.

    A bridge that nobody holds any more ends its thread.
    """

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._stop: weakref.finalize[..., Bridge] | None = None

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Return what `work` comes to.

        Raises:
            BaseException: Whatever `work` raises. When the waiting itself is interrupted (Ctrl-C, a stopped
                cell), the work is cancelled and has ended before the interruption is passed on.
        """
        loop = self._started()
        job = _Job(work)
        try:
            loop.call_soon_threadsafe(job.begin)
            job.ended.wait()
        except BaseException:
            _cancelled(loop, job)
            raise
        return job.result()

    def close(self) -> None:
        """Stop the loop and its thread; a closed bridge starts anew when it is used again."""
        if self._stop is None or self._thread is None:
            return
        self._stop()
        self._thread.join()
        self._loop = self._thread = self._stop = None

    def _started(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=_live, args=(loop,), name="townsfolk-engine", daemon=True)
            self._stop = weakref.finalize(self, loop.call_soon_threadsafe, loop.stop)
            self._thread.start()
        return self._loop


class _Job(Generic[T]):
    """A coroutine on its way through the loop. All but `ended` and `result` is used in the loop's thread only."""

    def __init__(self, work: Coroutine[Any, Any, T]) -> None:
        self.ended = threading.Event()
        self._work = work
        self._task: asyncio.Task[T] | None = None

    def begin(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._work)
        self._task.add_done_callback(self._end)

    def cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        else:
            self._work.close()
            self.ended.set()

    def result(self) -> T:
        assert self._task is not None  # noqa: S101 - whoever asks has waited for the end
        return self._task.result()

    def _end(self, task: asyncio.Task[T]) -> None:
        if not task.cancelled():
            task.exception()  # seen here, so that nothing complains where the caller was interrupted
        self.ended.set()


def _cancelled(loop: asyncio.AbstractEventLoop, job: _Job[Any]) -> None:
    """Cancel `job` once and wait for its end, however often one is interrupted meanwhile, from the first moment on."""
    asked = False
    while not job.ended.is_set():
        try:
            if not asked:
                asked = True
                loop.call_soon_threadsafe(job.cancel)
            job.ended.wait()
        except KeyboardInterrupt:
            continue


def _live(loop: asyncio.AbstractEventLoop) -> None:
    """Run `loop` until it is stopped; then end what is left on it."""
    try:
        loop.run_forever()
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.wait(left))
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.close()
