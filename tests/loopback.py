"""A small OpenAI-compatible server on loopback for tests: it answers whatever a function of the request says."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any

from tests.plausible import schema_answer

__all__ = ["Body", "Loopback", "Response", "plausible", "schema_answer"]

Body = Mapping[str, Any]


@dataclass(frozen=True)
class Response:
    """What the server answers.

    Args:
        text: The content of the message; None sends null.
        status: Anything but 200 sends `text` as the message of an error.
        finish: The finish reason.
        refusal: The refusal field of the message.
        headers: Sent besides the usual ones.
        delay_ms: How long to wait before answering.
        cut: True closes the connection in the middle of the answer.
        raw: Sent as the whole body instead, whatever it is; bytes as they are.
        content_type: What the body is said to be.
        chunks: Sent as the body in chunks instead; without the last, empty one where `cut`.
        message: Fields of the message besides, or in place of, the usual ones.
        answer: Fields of the whole answer, the same; None takes one out.
    """

    text: str | None = ""
    status: int = 200
    finish: str = "stop"
    refusal: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    delay_ms: int = 0
    cut: bool = False
    raw: str | bytes | None = None
    content_type: str = "application/json"
    chunks: tuple[bytes, ...] = ()
    message: Mapping[str, Any] = field(default_factory=dict)
    answer: Mapping[str, Any] = field(default_factory=dict)


def plausible(body: Body) -> Response:
    """Answer like a model that always fits the schema, as a function of the request."""
    return Response(schema_answer(body))


class Loopback:
    """The server, in threads of its own on an ephemeral port; use it as a context manager.

    Args:
        respond: The answer as a function of the request's body; it may be called from several threads.

    `requests` holds the bodies in order of arrival, `seen_headers` their headers, `most_at_once` how many were
    being answered together at most. What `respond` raises is raised again when the server is left. `directly` says
    whether tests are to ask it directly, where they ask the `model`.
    """

    def __init__(self, respond: Callable[[Body], Response], *, directly: bool = False) -> None:
        self.respond = respond
        self.directly = directly
        self.requests: list[Body] = []
        self.seen_headers: list[dict[str, str]] = []
        self.errors: list[Exception] = []
        self.most_at_once = 0
        self._at_once = 0
        self._lock = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.loopback = self
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        """What OPENAI_API_BASE has to be."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    @property
    def model(self) -> str:
        """The name of a model here: through litellm, or directly."""
        return f"direct:test@{self.url}" if self.directly else "openai/test"

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables that lead litellm's ``openai/`` models here, with a key for either way."""
        keys = {"OPENAI_API_KEY": "sk-loopback-0000", "DIRECT_API_KEY": "sk-loopback-0000"}
        return {"OPENAI_API_BASE": self.url, "OPENAI_BASE_URL": self.url, **keys}

    @property
    def count(self) -> int:
        """How many requests came in."""
        return len(self.requests)

    def __enter__(self) -> Loopback:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if error is None and self.errors:
            raise self.errors[0]

    def stop(self) -> None:
        """Stop listening and close every connection; may be called twice."""
        if self._thread.is_alive():
            self._server.shutdown()
            self._thread.join()
        self._server.server_close()
        self._server.close_connections()

    def answer(self, body: Body, headers: dict[str, str]) -> Response:
        """Return what `respond` says, keeping count."""
        with self._lock:
            self.requests.append(body)
            self.seen_headers.append(headers)
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            response = self.respond(body)
            time.sleep(response.delay_ms / 1000)
            return response
        except Exception as error:  # noqa: BLE001  # of the test's own function: shown when the server is left
            self.errors.append(error)
            return Response(f"the test's respond failed: {error!r}", status=400)
        finally:
            with self._lock:
                self._at_once -= 1


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 128
    loopback: Loopback

    def __init__(self, *args: Any) -> None:
        self._connections: set[socket.socket] = set()
        super().__init__(*args)

    def process_request(self, request: Any, client_address: Any) -> None:
        self._connections.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        self._connections.discard(request)
        super().shutdown_request(request)

    def close_connections(self) -> None:
        for connection in list(self._connections):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: clients that go away are a part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = 1 << 16
    server: _Server

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        body = json.loads(self.rfile.read(length))
        headers = {name.lower(): value for name, value in self.headers.items()}
        response = self.server.loopback.answer(body, headers)
        self._send(response, response.raw if response.raw is not None else _payload(body, response))

    def _send(self, response: Response, body: str | bytes) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(response.status)
        self.send_header("Content-Type", response.content_type)
        length = ("Transfer-Encoding", "chunked") if response.chunks else ("Content-Length", str(len(data)))
        for name, value in (length, *response.headers.items()):
            self.send_header(name, value)
        self.end_headers()
        if response.chunks:
            data = b"".join(f"{len(one):x}\r\n".encode() + one + b"\r\n" for one in response.chunks)
            self.wfile.write(data[:-5] if response.cut else data + b"0\r\n\r\n")
        else:
            self.wfile.write(data[: len(data) // 2] if response.cut else data)
        self.wfile.flush()
        self.close_connection = self.close_connection or response.cut

    def log_message(self, *args: Any) -> None:
        """Keep quiet."""


def _payload(body: Body, response: Response) -> str:
    if response.status != 200:
        return json.dumps({"error": {"message": response.text, "type": "error", "code": response.status}})
    prompt = sum(len(str(message["content"])) for message in body["messages"]) // 4
    answer = len(response.text or "") // 4
    message = {"role": "assistant", "content": response.text, "refusal": response.refusal, **response.message}
    given = {
        "id": "chatcmpl-loopback",
        "object": "chat.completion",
        "created": 1,
        "model": body["model"],
        "choices": [{"index": 0, "message": message, "finish_reason": response.finish}],
        "usage": {"prompt_tokens": prompt, "completion_tokens": answer, "total_tokens": prompt + answer},
        **response.answer,
    }
    return json.dumps({key: value for key, value in given.items() if value is not None})
