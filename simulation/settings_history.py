"""Which settings a run was carried out with from which tick on: what a replay needs to ask as it was asked then."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from agents.errors import JournalError
from simulation.scenario import Settings

META_KEY = "settings"


@dataclass(frozen=True, slots=True)
class SettingsHistory:
    """Settings by the first tick that was worked out with them; there is always an entry for tick 0."""

    since: tuple[tuple[int, Settings], ...]

    @property
    def latest(self) -> Settings:
        """The settings that were last in force."""
        return self.since[-1][1]

    def at(self, tick: int) -> Settings:
        """Return the settings that tick `tick` was worked out with."""
        return next(settings for first, settings in reversed(self.since) if first <= tick)

    def changed(self, tick: int, settings: Settings) -> SettingsHistory:
        """Return the history with `settings` in force from `tick` on."""
        before = tuple((first, kept) for first, kept in self.since if first < tick)
        if before and before[-1][1] == settings:
            return SettingsHistory(before)
        return SettingsHistory((*before, (tick if before else 0, settings)))

    @property
    def text(self) -> str:
        """The history as JSON text, for the journal's header."""
        return json.dumps({str(first): settings.model_dump(mode="json") for first, settings in self.since})


def settings_history(meta: Mapping[str, str], otherwise: Settings) -> SettingsHistory:
    """Return the history in the header `meta` of a journal; `otherwise` from the beginning where it holds none.

    Raises:
        JournalError: If what the header holds cannot be read.
    """
    if META_KEY not in meta:
        return SettingsHistory(((0, otherwise),))
    try:
        kept = {int(first): json.dumps(one) for first, one in json.loads(meta[META_KEY]).items()}
        return SettingsHistory(
            tuple((first, Settings.model_validate_json(kept[first])) for first in (0, *sorted(kept.keys() - {0})))
        )
    except (AttributeError, KeyError, ValueError) as problem:
        raise JournalError(f"the settings in the journal's header cannot be read: {problem!r}") from problem
