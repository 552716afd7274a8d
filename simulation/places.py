"""Places: how far they are from each other, when they are open, and how many fit in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from agents.perception import MINUTES_PER_DAY, PlaceView
from agents.planning import minute_of
from agents.things import Possibility, ThingView
from simulation.scenario import Place
from simulation.specs.thing_spec import ThingAction


class Geography:
    """The places of a study and the ways between them.

    Args:
        places: With ids set.
        travel_minutes: Between two places that do not say how near they are.
    """

    def __init__(self, places: tuple[Place, ...], travel_minutes: int) -> None:
        self.places = {place.slug: place for place in places}
        self._travel_minutes = travel_minutes
        self._near: dict[tuple[str, str], int] = {}
        self._order = {place: number for number, place in enumerate(self.places)}
        self._public = [place for place, spec in self.places.items() if spec.kind != "home"]
        for place in places:
            for near in place.near:
                self._near[place.slug, near.place] = near.minutes
                self._near.setdefault((near.place, place.slug), near.minutes)

    def open_to(self, home: str) -> list[str]:
        """Return the ids of the places that who lives at `home` may go to, in order: all but the homes of others."""
        if self.places[home].kind != "home":
            return self._public
        at = bisect_left(self._public, self._order[home], key=self._order.__getitem__)
        return [*self._public[:at], home, *self._public[at:]]

    def is_open_to(self, home: str, place: str) -> bool:
        """Return whether who lives at `home` may go to `place` without further reason; not where there is none such."""
        return place == home or (place in self.places and self.places[place].kind != "home")

    def minutes_between(self, origin: str, destination: str) -> int:
        """Return the minutes on foot from `origin` to `destination`; 0 where they are one."""
        if origin == destination:
            return 0
        return self._near.get((origin, destination), self._travel_minutes)

    def is_open(self, place: str, minute: int) -> bool:
        """Return whether `place` is open at `minute` of the day."""
        hours = self.places[place].hours
        if hours is None:
            return True
        opens, closes = minute_of(hours.opens), minute_of(hours.closes)
        if opens < closes:
            return opens <= minute < closes
        return minute >= opens or minute < closes

    def name(self, place: str) -> str:
        """Return what people call `place`."""
        return self.places[place].name

    def capacity(self, place: str) -> int | None:
        """Return how many fit into `place`, None where there is no limit."""
        return self.places[place].capacity

    def ids(self, place: str) -> tuple[str, ...]:
        """Return the ids of the things at `place`, in the scenario's order."""
        return tuple(thing.id for thing in self.places[place].things)

    def thing_name(self, place: str, thing: str) -> str:
        """Return what people call a thing at `place`; its id where there is none of that id."""
        return next((one.name for one in self.places[place].things if one.id == thing), thing)

    def things(self, place: str, states: Mapping[str, str] | None = None) -> tuple[ThingView, ...]:
        """Return the things at `place`; `states` says by id how they are, where that is not as at the beginning."""
        now = states or {}
        return tuple(
            ThingView(one.id, one.name, now.get(one.id) or one.state, tuple(map(_possibility, one.can)))
            for one in self.places[place].things
        )

    def view(self, place: str, origin: str | None, minute: int) -> PlaceView:
        """Return `place` as somebody at `origin` sees it at `minute` of the day."""
        spec = self.places[place]
        hours = spec.hours
        return PlaceView(
            id=place,
            name=spec.name,
            kind=spec.kind,
            open=self.is_open(place, minute % MINUTES_PER_DAY),
            minutes_away=self.minutes_between(origin, place) if origin else self._travel_minutes,
            opens=minute_of(hours.opens) if hours else None,
            closes=minute_of(hours.closes) if hours else None,
        )


def _possibility(action: ThingAction) -> Possibility:
    return Possibility(
        do=action.do.rstrip("."),
        suits=action.suits,
        when=action.when,
        needs=tuple(sorted(action.needs.items())),
        by=action.by,
        becomes=action.becomes or "",
        leaves=tuple(sorted(action.leaves.items())),
        refusal=action.refusal or "",
    )
