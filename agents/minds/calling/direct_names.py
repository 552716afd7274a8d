"""The names of models that are asked directly: ``direct:MODEL@URL``, and which variables hold their keys."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from agents.errors import InputError

DIRECT = "direct"
KEY_VARIABLE = "DIRECT_API_KEY"
_EXPECTED = "expected direct:MODEL@URL, such as direct:qwen@http://127.0.0.1:8000/v1"
_SEPARATOR = re.compile(r"@(?=https?://)")
_NOT_IN_A_NAME = re.compile(r"[^A-Z0-9]+")


@dataclass(frozen=True, slots=True)
class DirectModel:
    """A model of an OpenAI-compatible server.

    Args:
        model: What the server calls it.
        url: The server's base, without a slash at its end, such as ``http://127.0.0.1:8000/v1``.
    """

    model: str
    url: str

    @property
    def server(self) -> str:
        """The server's host, with its port where the URL names one."""
        return urlsplit(self.url).netloc

    @property
    def key_variables(self) -> tuple[str, str]:
        """The environment variables its key may stand in, the server's own first."""
        own = _NOT_IN_A_NAME.sub("_", self.server.upper()).strip("_")
        return f"DIRECT_{own}_API_KEY", KEY_VARIABLE


def is_direct(model: str) -> bool:
    """Return whether `model` names a model that is asked directly.

    Example:
        >>> is_direct("direct:qwen@http://127.0.0.1:8000/v1"), is_direct("openai/gpt-4o-mini")
        (True, False)
    """
    return model.startswith(f"{DIRECT}:")


@cache
def direct_model(name: str) -> DirectModel:
    """Return the model that `name` stands for.

    Raises:
        InputError: If it is not of the form direct:MODEL@URL, or its URL holds more than an address.

    Example:
        >>> direct_model("direct:org/qwen@http://127.0.0.1:8000/v1/")
        DirectModel(model='org/qwen', url='http://127.0.0.1:8000/v1')
    """
    model, *rest = _SEPARATOR.split(name.removeprefix(f"{DIRECT}:"), maxsplit=1)
    if not is_direct(name) or not model.strip() or not rest:
        raise InputError(f"a model that is asked directly needs its server; {_EXPECTED}")
    url = rest[0].rstrip("/").removesuffix("/chat/completions")
    _check_address(url)
    return DirectModel(model, url)


def _check_address(url: str) -> None:
    try:
        parts = urlsplit(url)
        good = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        good = False
    if not good or any(letter.isspace() for letter in url):
        raise InputError(f"the address of a model that is asked directly cannot be read; {_EXPECTED}")
    if parts.username is not None or parts.password is not None or parts.query or parts.fragment:
        raise InputError(
            "the address of a model that is asked directly may hold no user, password or query, which a run's record "
            f"would keep; put its key into the environment variable {KEY_VARIABLE}"
        )
