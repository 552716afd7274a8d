"""The rules of meeting: who can meet, who does, who speaks next, and when it is over."""

from __future__ import annotations

from collections import Counter
from importlib.metadata import EntryPoint
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agents.errors import ScenarioError
from agents.talk import Act, Utterance
from agents.tasks.deciding import Reaction
from simulation.clock import Clock, Tick
from simulation.protocols import Gathering, make_protocol, turns
from simulation.protocols.town import TownLife
from simulation.scenario import PluginProtocol, TownProtocol
from tests.doubles import played, tiny_meetings, tiny_town

TICK = Tick(4, 7200, 1800)
PEOPLE = ("ada", "ben", "cleo", "dov", "esi")


def town(**changes: Any) -> TownLife:
    study = tiny_town(people=5, **changes).study
    assert isinstance(study.protocol, TownProtocol)
    return TownLife(study, Clock(study.clock), study.protocol)


def gathering(reactions: dict[str, Reaction], free: tuple[str, ...] = PEOPLE, **talks: tuple[str, ...]) -> Gathering:
    return Gathering("square", free, tuple(sorted(talks.items())), reactions, {})


def approach(person: str, action: str = "approach") -> Reaction:
    return Reaction.model_validate({"action": action, "person": person, "reason": "to say hello"})


def said(n: int, speaker: str, *addressees: str, ends: bool = False) -> Utterance:
    return Utterance("4/square/ada", n, 4, 7200, speaker, addressees, "Well.", Act.INFORM, ends=ends)


def test_who_approaches_somebody_free_begins_a_talk_and_speaks_first() -> None:
    openings, joinings = town().meet(gathering({"ada": approach("ben")}), TICK)
    assert [opening.participants for opening in openings] == [("ada", "ben")]
    assert openings[0].reason == "to say hello"
    assert not joinings


def test_who_carries_on_or_turns_to_itself_or_to_nobody_begins_nothing() -> None:
    reactions = {"ada": approach("", "carry_on"), "ben": approach("ben"), "cleo": approach("ghost")}
    assert town().meet(gathering(reactions), TICK) == ([], [])


def test_who_is_not_free_begins_nothing() -> None:
    openings, joinings = town().meet(gathering({"ada": approach("ben")}, free=("ben",)), TICK)
    assert not openings
    assert not joinings


@given(st.dictionaries(st.sampled_from(PEOPLE), st.sampled_from(PEOPLE)), st.integers(0, 50))
def test_nobody_is_drawn_into_two_talks(wishes: dict[str, str], index: int) -> None:
    reactions = {person: approach(target) for person, target in wishes.items()}
    openings, _ = town().meet(gathering(reactions), Tick(index, 0, 1800))
    engaged = Counter(person for opening in openings for person in opening.participants)
    assert set(engaged.values()) <= {1}
    for opening in openings:
        assert wishes[opening.participants[0]] == opening.participants[1]


def test_an_open_talk_can_be_joined_until_it_is_full() -> None:
    reactions = {person: approach("ada", "join") for person in ("cleo", "dov", "esi")}
    protocol = town(protocol={"kind": "town", "max_participants": 3})
    _, joinings = protocol.meet(gathering(reactions, free=("cleo", "dov", "esi"), talk=("ada", "ben")), TICK)
    assert [joining.conversation for joining in joinings] == ["talk"]


def test_approaching_somebody_in_a_talk_does_not_break_into_it() -> None:
    _, joinings = town().meet(gathering({"cleo": approach("ada")}, free=("cleo",), talk=("ada", "ben")), TICK)
    assert not joinings


def test_who_comes_first_where_two_want_the_same_is_drawn_by_place_and_tick() -> None:
    reactions = {"ada": approach("cleo"), "ben": approach("cleo")}
    first = {town().meet(gathering(reactions), Tick(index, 0, 1800))[0][0].participants[0] for index in range(20)}
    assert first == {"ada", "ben"}


def test_ticks_of_a_town_are_equal_but_for_the_last() -> None:
    study = tiny_town(clock={"start": "2026-03-02T07:00", "end": "2026-03-02T17:10", "minutes_per_tick": 60}).study
    ticks = list(make_protocol(study, Clock(study.clock)).ticks())
    assert [tick.index for tick in ticks] == list(range(1, 12))
    assert [tick.start for tick in ticks] == list(range(0, 11 * 3600, 3600))
    assert [tick.seconds for tick in ticks] == [3600] * 10 + [600]


def test_meetings_pair_everybody_at_most_once_a_round() -> None:
    study = tiny_meetings(people=5).study
    protocol = make_protocol(study, Clock(study.clock))
    partners: set[tuple[str, ...]] = set()
    alone: Counter[str] = Counter()
    for index in range(1, 60):
        openings, joinings = protocol.meet(gathering({}), Tick(index, 0, 1800))
        engaged = [person for opening in openings for person in opening.participants]
        assert len(engaged) == len(set(engaged)) == 4
        assert not joinings
        partners |= {tuple(sorted(opening.participants)) for opening in openings}
        alone.update(set(PEOPLE) - set(engaged))
    assert len(partners) == 10
    assert set(alone) == set(PEOPLE)


def test_meetings_along_ties_pair_only_those_who_know_each_other() -> None:
    study = tiny_meetings(people=5, protocol={"kind": "daily_meetings", "along_ties": True}).study
    protocol = make_protocol(study, Clock(study.clock))
    ring = {person: (PEOPLE[n - 1], PEOPLE[(n + 1) % 5]) for n, person in enumerate(PEOPLE)}
    for index in range(1, 40):
        openings, _ = protocol.meet(Gathering("everywhere", PEOPLE, (), {}, ring), Tick(index, 0, 1800))
        assert openings
        for first, second in (opening.participants for opening in openings):
            assert second in ring[first]
    nobody = Gathering("everywhere", PEOPLE, (), {}, {})
    assert protocol.meet(nobody, TICK) == ([], ())


def test_rounds_of_meetings_stand_at_their_hour_every_day_within_the_clock() -> None:
    clock = {"start": "2026-03-02T19:00", "end": "2026-03-05T18:00"}
    study = tiny_meetings(
        claims=[], clock=clock, protocol={"kind": "daily_meetings", "partners": 3, "time": "18:00"}
    ).study
    ticks = list(make_protocol(study, Clock(study.clock)).ticks())
    moments = [Clock(study.clock).moment(tick.start) for tick in ticks]
    assert [tick.index for tick in ticks] == list(range(1, 7))
    assert [(one.day, one.clock) for one in moments] == [
        (day, clock) for day in (1, 2) for clock in ("18:00", "18:30", "19:00")
    ]


def test_the_one_addressed_speaks_next() -> None:
    people = ("ada", "ben", "cleo")
    assert turns.next_speaker(people, ()) == "ada"
    assert turns.next_speaker(people, (said(0, "ada", "cleo"),)) == "cleo"


def test_where_all_are_addressed_who_was_silent_longest_speaks_next() -> None:
    people = ("ada", "ben", "cleo")
    lines = (said(0, "ada", "ben", "cleo"), said(1, "ben", "ada", "cleo"))
    assert turns.next_speaker(people, lines) == "cleo"
    assert turns.next_speaker(people, (*lines, said(2, "cleo", "ada", "ben"))) == "ada"


def test_once_somebody_took_leave_those_who_have_not_come_first() -> None:
    people = ("ada", "ben", "cleo")
    lines = (said(0, "ada", "ben"), said(1, "ben", "ada", ends=True))
    assert turns.next_speaker(people, lines) in ("ada", "cleo")
    all_but_one = (*lines, said(2, "cleo", "ben", ends=True))
    assert turns.next_speaker(people, all_but_one) == "ada"


@given(st.lists(st.tuples(st.sampled_from(PEOPLE[:3]), st.booleans()), max_size=12))
def test_nobody_speaks_twice_in_a_row_and_a_talk_ends_when_all_took_leave(turn_list: list[tuple[str, bool]]) -> None:
    people = PEOPLE[:3]
    lines: list[Utterance] = []
    for _, ends in turn_list:
        speaker = turns.next_speaker(people, tuple(lines))
        assert speaker in people
        assert not lines or speaker != lines[-1].speaker
        lines.append(said(len(lines), speaker, *(one for one in people if one != speaker), ends=ends))
        gone = {line.speaker for line in lines if line.ends}
        assert turns.is_over(people, tuple(lines)) == (gone == set(people))


class FixedPairs:
    """A protocol as an installed package may offer one: the same two meet in every tick."""

    lives_by_plans = False
    one_gathering = True
    turns_per_tick = 4
    max_turns = 4
    max_participants = 2

    def __init__(self, study: Any, clock: Clock) -> None:
        self._ticks = int(study.protocol.options["ticks"])

    def ticks(self) -> Any:
        return (Tick(index, index * 60, 60) for index in range(1, self._ticks + 1))

    def meet(self, gathering: Gathering, tick: Tick) -> Any:
        from simulation.protocols import Opening

        return [Opening(gathering.free[:2], "because it is the rule")], ()

    def next_speaker(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> str:
        return turns.next_speaker(participants, utterances)

    def is_over(self, participants: tuple[str, ...], utterances: tuple[Utterance, ...]) -> bool:
        return turns.is_over(participants, utterances)


def test_an_installed_package_can_offer_a_protocol(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = EntryPoint("fixed-pairs", "tests.simulation.test_protocols:FixedPairs", "townsfolk.protocols")
    monkeypatch.setattr(EntryPoint, "load", lambda _: FixedPairs)
    monkeypatch.setattr("agents.plugins.entry_points", lambda group: [entry])
    plugin = {"kind": "plugin", "name": "fixed-pairs", "options": {"ticks": 3}}
    tape = played(tiny_town(protocol=plugin))
    opened = [event for _, event in tape.events if event.kind == "conversation_opened"]
    assert len(tape.ticks) == 4
    assert len(opened) == 3
    assert all(event.participants == ("ada", "ben") for event in opened)


def test_a_protocol_that_nobody_offers_is_refused_by_name() -> None:
    study = tiny_town().study.model_copy(update={"protocol": PluginProtocol(kind="plugin", name="tea-party")})
    with pytest.raises(ScenarioError, match="tea-party"):
        make_protocol(study, Clock(study.clock))
