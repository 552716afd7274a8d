"""Answers to questions from outside: about oneself, about others, about what was told, and about what nobody knows."""

from __future__ import annotations
