"""Speech without a language model: what is owed is read off the transcript, planned, and put into words."""

from __future__ import annotations

from agents.minds.rules.speech.compose import speak

__all__ = ["speak"]
