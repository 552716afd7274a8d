"""The page of a run served on loopback: the page itself, and on request the rows of the ticks it does not have."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from agents.errors import QuestionError, TownsfolkError
from simulation.report.data import PageData, json_text
from simulation.report.page import page_of

if TYPE_CHECKING:
    from simulation.run import Run

HOST = "127.0.0.1"
_HEADERS = {
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Content-Security-Policy": "frame-ancestors 'none'",
}


class PageServer(ThreadingHTTPServer):
    """Serves the page of one run. Reading goes on where it stopped, one request at a time.

    Args:
        run: The run to show; whoever works on it is not disturbed.
        port: 0 for a free one.

    Raises:
        OSError: If the port is taken.
    """

    daemon_threads = True

    def __init__(self, run: Run, port: int = 0) -> None:
        super().__init__((HOST, port), _Handler)
        self._data = PageData(run)
        self._lock = threading.Lock()

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
        return f"http://{HOST}:{self.server_port}/"

    def page(self) -> str:
        """Return the page with everything that is committed.

        Raises:
            JournalError: If the journal is damaged.
        """
        with self._lock:
            return page_of(self._data.whole(live=True))

    def ticks(self, after: int) -> str:
        """Return as JSON how the run stands, and the rows of all ticks later than `after`.

        Raises:
            JournalError: If the journal is damaged.
        """
        with self._lock:
            return json_text(self._data.since(after))

    def wait(self) -> None:
        """Serve until the caller is interrupted."""
        threading.Event().wait()


@contextmanager
def serve(run: Run, port: int = 0) -> Iterator[PageServer]:
    """Serve the page of `run` in a thread of its own for as long as the block lasts.

    Raises:
        QuestionError: If the port cannot be had.
    """
    try:
        server = PageServer(run, port)
    except OSError as problem:
        raise QuestionError(f"port {port} cannot be had: {problem.strerror}; leave it out for a free one") from problem
    thread = threading.Thread(target=server.serve_forever, name="townsfolk-page", daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    """Answers ``/`` with the page and ``/ticks?after=N`` with what is new; nothing else, and nobody from elsewhere."""

    server: PageServer
    server_version = "townsfolk"
    sys_version = ""

    def do_GET(self) -> None:
        """Answer a request."""
        wanted = urlsplit(self.path)
        if self.headers.get("Host") not in {
            f"{HOST}:{self.server.server_port}",
            f"localhost:{self.server.server_port}",
        }:
            self._answer(403, "text/plain", "this page is for this machine")  # a name of somebody else led here
        elif wanted.path == "/":
            self._try("text/html", self.server.page)
        elif wanted.path == "/ticks":
            after = parse_qs(wanted.query).get("after", ["-1"])[0]
            self._try("application/json", lambda: self.server.ticks(int(after)))
        else:
            self._answer(404, "text/plain", "there is nothing here")

    def _try(self, kind: str, content: Callable[[], str]) -> None:
        try:
            text = content()
        except ValueError as problem:
            self._answer(400, "text/plain", str(problem))
        except TownsfolkError as problem:
            self._answer(500, "text/plain", str(problem))
        else:
            self._answer(200, kind, text)

    def _answer(self, status: int, kind: str, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        for name, value in {
            **_HEADERS,
            "Content-Type": f"{kind}; charset=utf-8",
            "Content-Length": str(len(body)),
        }.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a request a second is no news."""
