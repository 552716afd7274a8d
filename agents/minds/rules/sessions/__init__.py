"""Sessions in the rules mind: talk of people who meet again, and know what the other told them.

`speak_in_session` is a pure function of its question. A session is a row of *items*: something told, recalled, asked,
looked up or done. Each item has an owner, whose thing it is, and goes through steps; the subject of a turn names the
item and the step it has come to as ``~kind/owner/key#step``. A turn first gives the item that is open its next step
(`steps`), then raises another where that one is done (`agenda` says which, `raising` puts it into words).

The tilde keeps these refs apart from those of other talk: no id of anything begins with one.
"""

from __future__ import annotations

from agents.minds.rules.sessions.speaking import speak_in_session

__all__ = ["speak_in_session"]
