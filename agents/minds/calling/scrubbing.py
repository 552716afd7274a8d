"""Takes keys out of texts that leave the process: error messages above all."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

HIDDEN = "[key]"
_LONGEST = 500
_SECRET_NAMES = re.compile(r"(?:KEY|TOKEN|SECRET|PASSWORD)S?$", re.IGNORECASE)
_SHORTEST_SECRET = 6
_LOOKS_LIKE_A_KEY = re.compile(
    r"(?i:bearer|basic)\s+[\w.~+/=-]{6,}"
    r"|(?i:(?:api|x-api|access|auth|secret)[ _-]?(?:key|token)|authorization)[\"']?\s*(?::|=|is)\s*[\"']?[^\s\"',;]{6,}"
    r"|\b(?:sk|pk|rk|gsk|hf|xai|key|ghp|r8)[-_][\w*.-]{6,}"
    r"|\bAIza[\w-]{20,}"
)


def secrets_here() -> tuple[str, ...]:
    """Return the values in the environment that are keys, tokens or passwords by their names."""
    found = {
        value for name, value in os.environ.items() if len(value) >= _SHORTEST_SECRET and _SECRET_NAMES.search(name)
    }
    return tuple(sorted(found, key=lambda value: (-len(value), value)))


def without_secrets(text: str, secrets: Iterable[str]) -> str:
    """Return `text` without `secrets`: a server may send back the key it was sent."""
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    return text


def scrubbed(text: str) -> str:
    """Return `text` on one line, without secrets of the environment, what looks like a key, and tracebacks."""
    text = without_secrets(text, secrets_here())
    text = text.partition("Traceback (most recent call last)")[0]
    clean = " ".join(_LOOKS_LIKE_A_KEY.sub(HIDDEN, text).split())
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1] + "…"
