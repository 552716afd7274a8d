"""The one bridge from calling code to the asynchronous engine: a loop of its own in a thread of its own.

It works the same in a script and in a notebook, where another loop is running already.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

T = TypeVar("T")


class Bridge:
    """Runs coroutines to their end, one at a time, on a loop that lives as long as the bridge is open."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Return what `work` comes to.

        Raises:
            BaseException: Whatever `work` raises. When the waiting itself is interrupted (Ctrl-C, a stopped
                cell), the work is cancelled and has ended before the interruption is passed on.
        """
        future = asyncio.run_coroutine_threadsafe(work, self._started())
        try:
            return future.result()
        except BaseException:
            _end(future)
            raise

    def close(self) -> None:
        """Stop the loop and its thread; a closed bridge starts anew when it is used again."""
        if self._loop is None or self._thread is None:
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()
        self._loop = self._thread = None

    def _started(self) -> asyncio.AbstractEventLoop:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=self._loop.run_forever, name="townsfolk-engine", daemon=True)
            self._thread.start()
        return self._loop


def _end(future: Future[T]) -> None:
    """Cancel `future` and wait until the work behind it has ended, however often one is interrupted meanwhile."""
    if future.done():
        return
    ended = threading.Event()
    future.add_done_callback(lambda _: ended.set())
    future.cancel()
    while not ended.is_set():
        try:
            ended.wait(timeout=0.1)
        except KeyboardInterrupt:
            continue
