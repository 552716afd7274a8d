"""Python's look for circular garbage, put off while a tick is worked out: it goes over every memory of everybody."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (100_000, 20, 50)


@contextmanager
def looked_for_seldom() -> Iterator[None]:
    """Let the collector run less often within; where it does already, change nothing."""
    before = gc.get_threshold()
    if not before[0] or before[0] >= _SELDOM[0]:
        yield
        return
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
