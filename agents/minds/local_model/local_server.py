"""The only module that knows xllamacpp: a model's server inside this process, on loopback, while it is needed."""

from __future__ import annotations

import http.client
import os
import secrets
from dataclasses import dataclass
from typing import Any

from agents.errors import InputError
from agents.minds.local_model.local_files import LocalModel, check_ready

_QUIET = -1
_MIB_CACHED = 0
_PATIENCE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Address:
    """Where a server listens: the base of its OpenAI-compatible routes, and the key it asks for."""

    url: str
    key: str


class LocalServer:
    """Serves one GGUF file: it loads when first asked for its address, and is gone after `stop`.

    Args:
        model: What to serve.
        slots: How many requests are worked on together.
        tokens_per_slot: How many tokens, in and out, each of them may have.
    """

    def __init__(self, model: LocalModel, *, slots: int, tokens_per_slot: int) -> None:
        self._model = model
        self._slots = slots
        self._tokens_per_slot = tokens_per_slot
        self._server: Any = None
        self._key = secrets.token_hex(16)

    def address(self) -> Address:
        """Return where it listens, started if it was not.

        Raises:
            InputError: If the file or the package that serves it is missing, or the file holds no model.
        """
        if self._server is None:
            check_ready(self._model)
            server = self._started()
            _answered(server.listening_address)
            self._server = server
        return Address(f"{self._server.listening_address}/v1", self._key)

    def stop(self) -> None:
        """End the server and give its memory back; may be called twice."""
        self._server = None

    def _started(self) -> Any:  # noqa: ANN401 - xllamacpp carries no types
        import xllamacpp

        try:
            return xllamacpp.Server(self._parameters(xllamacpp.CommonParams()))
        except RuntimeError as problem:
            raise InputError(f"{self._model.path} cannot be served: {problem}") from problem

    def _parameters(self, given: Any) -> Any:  # noqa: ANN401 - xllamacpp carries no types
        given.model.path = str(self._model.path)
        given.hostnames = ["127.0.0.1"]
        given.port = 0
        given.api_keys = [self._key]
        given.n_parallel = self._slots
        given.n_ctx = self._slots * self._tokens_per_slot
        threads = max(1, (os.cpu_count() or 1) // 2)  # one that waits for a core holds up all the others
        given.cpuparams.n_threads = given.cpuparams_batch.n_threads = threads
        given.n_threads_http = self._slots + 1
        given.cache_ram_mib = _MIB_CACHED
        given.endpoint_slots = given.endpoint_props = given.ui = False
        given.verbosity = _QUIET
        return given


def _answered(url: str) -> None:
    """Wait until the server answers once: one that is ended before it listens never comes back."""
    connection = http.client.HTTPConnection(url.partition("//")[2], timeout=_PATIENCE_SECONDS)
    try:
        connection.request("GET", "/health")
        connection.getresponse().read()
    finally:
        connection.close()
