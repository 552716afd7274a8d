"""The live view as rows of text for a window of any size. Pure: what it shows is given, nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from agents.perception import MINUTES_PER_DAY
from agents.persona import Persona
from agents.planning import minute_of
from simulation.cli.palette import colours_of
from simulation.cli.text import counted, plain
from simulation.clock import Clock
from simulation.inquiry.board import Board, Said
from simulation.inquiry.finding import everybody
from simulation.scenario import Study

_TWO_COLUMNS = 100
_NAME_CELLS = 22
_DOING_CELLS = (28, 20, 14, 11)
_LEAST_CELLS = 6
_ROWS_A_LINE = 3
_WRAPPING = Console(width=80, color_system=None)


@dataclass(frozen=True, slots=True)
class Spent:
    """What a language model has been asked so far; `cost_usd` is None where a price is not known."""

    calls: int = 0
    cost_usd: float | None = 0.0


@dataclass(frozen=True, slots=True)
class Pace:
    """How far the run is: ticks done of those to do, and how long the rest may take in seconds; None when unknown."""

    done: int
    total: int
    seconds_left: float | None = None


class View:
    """Lays a board out. Names and colours are worked out once.

    Args:
        study: What is run.
        with_model: Whether a language model is asked, so that calls and cost matter.
    """

    def __init__(self, study: Study, *, with_model: bool = False) -> None:
        self._study = study
        self._clock = Clock(study.clock)
        self._with_model = with_model
        people = everybody(study)
        self._names = {person.slug: plain(person.name) for person in people}
        self._short = short_names(self._names)
        self._colours = colours_of(sorted(self._names))
        self._places = {place.slug: plain(place.name) for place in study.places}
        self._homes = {place.slug for place in study.places if place.kind == "home"}
        self._expected = expected_minutes(people)
        self._titles = {claim.id: plain(claim.title or claim.text) for claim in study.claims}

    def rows(
        self, board: Board, pace: Pace, spent: Spent, width: int, height: int, lines: Sequence[Said] | None = None
    ) -> list[Text]:
        """Return exactly `height` rows of at most `width` cells.

        Args:
            board: What is to be seen.
            pace: How far the run is.
            spent: What the model was asked.
            width: Of the window, in cells.
            height: Of the window, in rows.
            lines: The lines of talk to show, in place of the board's newest.
        """
        head = [self._headline(board, width), self._progress(pace, width)]
        foot = self._footer(board, spent, width)
        space = height - len(head) - len(foot)
        if board.tick < 0:
            rows = [*head, Text(), Text().append("about to begin", "dim")]
        elif space < 4:
            rows = [*head, *foot]
        else:
            body = self._body(board, list(board.lines if lines is None else lines), width, space - 2)
            rows = [*head, Text(), *body, Text(), *foot]
        fitted = [_cut(row, width) for row in rows[:height]]
        return [*fitted, *(Text() for _ in range(height - len(fitted)))]

    def _headline(self, board: Board, width: int) -> Text:
        moment = self._clock.moment(board.seconds)
        left = Text.assemble((plain(self._study.name), "bold"), "  ", f"{moment.weekday.capitalize()} {moment.date}  ")
        left.append(moment.clock, "bold")
        days = self._clock.moment(max(0, self._clock.seconds - 1)).day + 1
        return _spread(left, Text().append(f"day {moment.day + 1} of {days}", "dim"), width)

    def _progress(self, pace: Pace, width: int) -> Text:
        share = min(1.0, pace.done / max(1, pace.total))
        left = "" if pace.seconds_left is None else f"  {time_left(pace.seconds_left)}"
        words = f"  {int(100 * share):3d} %{left.ljust(16)}"
        cells = max(4, width - len(words))
        full = int(cells * share)
        return Text.assemble(("━" * full, COLOUR_DONE), ("─" * (cells - full), "dim"), words)

    def _footer(self, board: Board, spent: Spent, width: int) -> list[Text]:
        counts = board.counts
        words = [
            counted(counts["conversation_opened"], "conversation"),
            counted(counts["uttered"], "line"),
            counted(counts["told"], "telling"),
            counted(counts["remembered"], "memory", "memories"),
        ]
        if self._with_model:
            cost = "cost unknown" if spent.cost_usd is None else f"${spent.cost_usd:.2f}"
            words += [counted(spent.calls, "model call"), cost]
        return [*self._knowledge(board, width), Text().append(_joined(words, " · ", width), "dim")]

    def _knowledge(self, board: Board, width: int) -> list[Text]:
        people = max(1, len(self._names))
        known = [
            Text.assemble(
                (f"{len(board.knowers.get(claim, ())):,} of {people:,}", "bold"), " know ", _short_cells(title, 40)
            )
            for claim, title in self._titles.items()
        ]
        rows: list[Text] = []
        for one in known:
            if rows and rows[-1].cell_len + one.cell_len + 3 <= width:
                rows[-1].append("   ").append_text(one)
            elif len(rows) < 2:
                rows.append(one)
        return rows

    def _body(self, board: Board, lines: list[Said], width: int, height: int) -> list[Text]:
        if width >= _TWO_COLUMNS:
            left = width // 2
            places = self._who_is_where(board, left, height)
            talk = self._talk(lines, width - left - 3, height)
            return _beside(places, talk, left, height)
        places = self._who_is_where(board, width, max(2, height * 3 // 5))
        talk = self._talk(lines, width, height - len(places) - 1)
        return [*places, Text(), *talk]

    def _who_is_where(self, board: Board, width: int, height: int) -> list[Text]:
        groups = self._groups(board, height)
        column = min(_NAME_CELLS, max(8, width * 2 // 5), max(cell_len(name) for name, _ in groups))
        return [self._place_row(board, name, people, column, width) for name, people in groups]

    def _groups(self, board: Board, height: int) -> list[tuple[str, list[str]]]:
        """Return as many groups of people as there are rows: places, and what is no single place."""
        awake = {
            place: [person for person in board.present.get(place, ()) if person not in board.asleep]
            for place in self._places
        }
        together = len(self._places) + 2 > height
        shown = [place for place in self._places if not (together and place in self._homes)]
        rest = [("on the way", list(board.present.get(None, ()))), ("asleep", list(board.asleep))]
        if together and self._homes:
            rest.insert(0, ("at home", [one for place in self._places if place in self._homes for one in awake[place]]))
        room = max(0, height - len(rest))
        if len(shown) > room:
            busiest = sorted(shown, key=lambda place: -self._expected[place])[: max(0, room - 1)]
            elsewhere = [one for place in shown if place not in busiest for one in awake[place]]
            rest.insert(0, ("elsewhere", elsewhere))
            shown = [place for place in shown if place in busiest]
        return [*((self._places[place], awake[place]) for place in shown), *rest][:height]

    def _place_row(self, board: Board, name: str, people: list[str], column: int, width: int) -> Text:
        row = Text().append(_padded(name, column), "" if people else "dim")
        row.append(f"{len(people) or '·':>5}  ", "bold" if people else "dim")
        room = width - row.cell_len
        if len(people) * _LEAST_CELLS <= room:
            for doing_cells in _DOING_CELLS:
                full = self._people(board, people, doing_cells)
                if full.cell_len <= room:
                    return row.append_text(full)
        return row.append_text(self._people(board, people, 0, room))

    def _people(self, board: Board, people: list[str], doing_cells: int, room: int | None = None) -> Text:
        """Return people with what they do, or, where `room` is given, as many names as it holds."""
        words = Text()
        doings = {person: self._doing(board, person) for person in people} if doing_cells else {}
        between = "; " if any(doings.values()) else ", "
        for number, person in enumerate(people):
            one = Text(between if number else "")
            style = self._colours.get(person, "")
            one.append(self._short.get(person, person), f"bold {style}" if person in board.talking else style)
            if doings.get(person):
                one.append(f" {_short_cells(doings[person], doing_cells)}", "dim")
            tail = f" +{len(people) - number}"
            if (
                room is not None
                and words.cell_len + one.cell_len + (len(tail) if number + 1 < len(people) else 0) > room
            ):
                return words.append(tail, "dim")
            words.append_text(one)
        return words

    def _doing(self, board: Board, person: str) -> str:
        if person in board.asleep:
            return ""
        if board.places.get(person) is None:
            return f"to {self._places.get(board.heading.get(person, ''), '')}"
        return plain(board.doing.get(person, ""))

    def _talk(self, lines: list[Said], width: int, height: int) -> list[Text]:
        """Return the newest lines, the last at the bottom, under the place they were said at."""
        found: list[list[Text]] = []
        left = height
        for number in range(len(lines) - 1, -1, -1):
            said = lines[number]
            rows = self._said(said, width)
            if number == 0 or lines[number - 1].conversation != said.conversation:
                rows = [self._place_line(said), *rows]
            if len(rows) > left:
                if not found or len(rows) - left == 1:
                    found.append(rows[-left:] if left else [])
                break
            left -= len(rows)
            found.append(rows)
        rows = [row for block in reversed(found) for row in block]
        return [*rows, *(Text() for _ in range(height - len(rows)))]

    def _place_line(self, said: Said) -> Text:
        moment = self._clock.moment(said.seconds)
        return Text().append(f"{moment.clock} {self._places.get(said.place, said.place)}", "dim")

    def _said(self, said: Said, width: int) -> list[Text]:
        text = Text.assemble(
            (f"{self._short.get(said.speaker, said.speaker)}:", f"bold {self._colours.get(said.speaker, '')}"),
            f" {plain(said.text)}",
        )
        rows = list(text.wrap(_WRAPPING, max(8, width - 4)))
        if len(rows) > _ROWS_A_LINE:
            rows = rows[:_ROWS_A_LINE]
            rows[-1].rstrip()
            rows[-1].append(" …")
        for number, row in enumerate(rows):
            row.rstrip()
            row.pad_left(4 if number else 2)
        return rows


COLOUR_DONE = "#009E73"


def expected_minutes(people: Iterable[Persona]) -> Counter[str]:
    """Return by place how long the habits of `people` keep them there on a day, in minutes of all together."""
    minutes: Counter[str] = Counter()
    for person in people:
        for habit in person.context.habits:
            if habit.at:
                minutes[habit.at] += (minute_of(habit.end) - minute_of(habit.start)) % MINUTES_PER_DAY
    return minutes


def short_names(names: dict[str, str]) -> dict[str, str]:
    """Return by id the first name of each where it is nobody else's, else the whole name.

    Example:
        >>> short_names({"a": "Ann Lee", "b": "Bo Lee", "c": "Bo Ray", "d": "Dr. Di Lee"})
        {'a': 'Ann', 'b': 'Bo Lee', 'c': 'Bo Ray', 'd': 'Di'}
    """
    from agents.minds.rules.speech.words import first_name

    first = {person: first_name(name) if name.split() else person for person, name in names.items()}
    seen: dict[str, int] = {}
    for word in first.values():
        seen[word] = seen.get(word, 0) + 1
    return {person: word if seen[word] == 1 else names[person] for person, word in first.items()}


def time_left(seconds: float) -> str:
    """Return in words how long the rest takes.

    Example:
        >>> time_left(4.2), time_left(200), time_left(8000)
        ('5 s left', '4 min left', '2 h 14 min left')
    """
    whole = int(seconds) + 1
    if whole < 100:
        return f"{whole} s left"
    minutes = -(-whole // 60)
    return f"{minutes} min left" if minutes < 100 else f"{minutes // 60} h {minutes % 60} min left"


def _joined(words: Sequence[str], between: str, width: int) -> str:
    """Return as many of `words` as fit."""
    while len(words) > 1 and cell_len(between.join(words)) > width:
        words = words[:-1]
    return between.join(words)


def _short_cells(text: str, cells: int) -> str:
    """Return `text`, cut to `cells` with an ellipsis where it is wider."""
    if cell_len(text) <= cells:
        return text
    shown = Text(text)
    shown.truncate(cells, overflow="ellipsis")
    return shown.plain


def _padded(text: str, cells: int) -> str:
    shown = _short_cells(text, cells)
    return shown + " " * (cells - cell_len(shown))


def _cut(row: Text, width: int) -> Text:
    row.truncate(width, overflow="ellipsis")
    return row


def _spread(left: Text, right: Text, width: int) -> Text:
    """Return `left` and `right` at the two ends of a row; `right` is left out where there is no room."""
    gap = width - left.cell_len - right.cell_len
    return left.append(" " * gap).append_text(right) if gap >= 2 else left


def _beside(left: list[Text], right: list[Text], cells: int, height: int) -> list[Text]:
    """Return two columns as rows."""
    rows = []
    for number in range(height):
        row = left[number].copy() if number < len(left) else Text()
        row.truncate(cells, overflow="ellipsis", pad=True)
        row.append("   ")
        if number < len(right):
            row.append_text(right[number])
        rows.append(row)
    return rows
