"""A run's record as pictures, drawn with matplotlib in colours that colour-blind readers can tell apart.

Each method returns a figure, with a title, units and a legend; a notebook shows it, ``savefig`` keeps it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from agents.errors import QuestionError
from agents.minds.rules.words import first_name
from simulation.notebook.drawing import (
    GREY,
    OKABE_ITO,
    ROW_INCHES,
    beside,
    colour,
    dash,
    drawable,
    empty,
    fitting,
    patched,
    subplots,
    timed,
    whole_numbers,
)

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from simulation.run import Run

__all__ = ["OKABE_ITO", "Plots"]

_NAMES_UNTIL = 60
_SPREAD = 2.0
_PERSON: dict[str, Any] = {"color": GREY, "lw": 0.7}
_PLACES_COLOURED = len(OKABE_ITO) - 1


class Plots:
    """The pictures of one run. Each call reads the record anew.

    Args:
        run: The run to read.
    """

    def __init__(self, run: Run) -> None:
        self._run = run
        self._names = run.setting.names

    def diffusion(self, claim: str | None = None) -> Figure:
        """Return how many people know each claim over time, and below it the cascade of one: who told whom.

        Args:
            claim: An id or a title; the first one when left out.

        Raises:
            QuestionError: If there is no such claim, or the scenario has none.
        """
        from simulation.inquiry.finding import Finder

        claims = self._run.final_study.claims
        if not claims:
            raise QuestionError("no claim goes round in this scenario")
        finder = Finder(self._run.final_study)
        chosen = finder.claim(claim) if claim else claims[0].id
        knowers = {one.id: self._learnt(one.id) for one in claims}
        rows = max(3, len(knowers[chosen]))
        figure, (above, below) = subplots(2, heights=(3.2, rows * ROW_INCHES))
        for number, (one, learnt) in enumerate(knowers.items()):
            times = sorted(learnt.values())
            above.step(
                [*times, self._end()],
                [*range(1, len(times) + 1), len(times)],
                where="post",
                label=fitting(finder.claim_name(one), 30, end=9),
                color=colour(number),
                linestyle=dash(number),
            )
        above.set_title("How the news went round")
        above.set_ylabel(f"people who know (of {len(self._run.final_study.people)})")
        above.set_ylim(0, 1.05 * max(2, *(len(learnt) for learnt in knowers.values())))
        whole_numbers(above.yaxis)
        beside(above)
        below.set_title(f"Who first told whom of {fitting(finder.claim_name(chosen), 44, end=9)}")
        self._cascade(below, chosen, knowers[chosen])
        first, last = self._time(0), self._end()
        for axis in (above, below):  # the last to learn of it have their names beyond the end
            timed(axis, first - (last - first) * 0.012, last + (last - first) * 0.22)
        return figure

    def social(self) -> Figure:
        """Return who knows whom at the founding and at the end, in the same places; new ties are dashed."""
        import networkx as nx

        figure, axes = subplots(1, 2, heights=(5.2,))
        after, before = self._run.graphs.acquaintance(), self._run.graphs.acquaintance(at=0)
        everybody = nx.compose(nx.Graph(after), nx.Graph(before))
        many = len(everybody) > _NAMES_UNTIL
        spots = nx.spring_layout(everybody, seed=1, k=_SPREAD / max(1.0, len(everybody) ** 0.5), iterations=120)
        for axis, graph, title in ((axes[0], before, "at the founding"), (axes[1], after, "at the end")):
            plain = nx.Graph(graph)
            self._ties(axis, plain, nx.Graph(before), spots)
            nx.draw_networkx_nodes(plain, spots, ax=axis, node_size=14 if many else 50, node_color=OKABE_ITO[0])
            for person in () if many else plain:
                spot = {"textcoords": "offset points", "ha": "center", "fontsize": 7}
                axis.annotate(self._short(person), spots[person], (0, 5), **spot)
            axis.set_title(f"Who knows whom {title}: {plain.number_of_edges()} {_ties(plain.number_of_edges())}")
            axis.margins(0.12)
            axis.set_axis_off()
        said = "thicker: closer; dashed: new since the founding"
        figure.supxlabel(f"{said}; {len(everybody)} people, too many for names" if many else said, fontsize=8)
        return figure

    def day(self, day: int = 1) -> Figure:
        """Return who was where on a day of the scenario, counted from 1: a row per person, a colour per place.

        Raises:
            QuestionError: If the record has no such day.
        """
        import pandas as pd

        stays = self._run.tables.positions()
        if not len(stays):
            raise QuestionError(_NOTHING)
        first = pd.Timestamp(self._run.setting.clock.start.date()) + pd.Timedelta(days=day - 1)
        last, now = first + pd.Timedelta(days=1), self._end()
        stays = stays.assign(left=stays["left"].fillna(now))
        stays = stays[(stays["came"] < last) & (stays["left"] > first)]
        if day < 1 or not len(stays):
            raise QuestionError(f"the record has no day {day}; days count from 1")
        people = sorted(stays["person"].unique(), key=self._called)
        figure, (axis,) = subplots(1, heights=(1.2 + len(people) * ROW_INCHES,))
        looks, used = self._looks(stays), set()
        for row, person in enumerate(people):
            for stay in stays[stays["person"] == person].itertuples():
                came, left = max(stay.came, first), min(stay.left, last)
                place = stay.place if stay.place in looks else ""
                used.add(place)
                axis.barh(row, left - came, left=came, height=0.8, **looks[place])
        axis.set_yticks(range(len(people)), [fitting(self._called(person), 28) for person in people], fontsize=8)
        axis.set_ylim(len(people) - 0.4, -0.6)
        axis.set_title(f"Who was where on {first:%A}, {first.day} {first:%B %Y} (gaps: on the way)")
        timed(axis, first, last, form="%H:%M", most=9)
        patched(
            axis, [(fitting(self._place(place), 30, end=9), look) for place, look in looks.items() if place in used]
        )
        return figure

    def moods(self, *people: str) -> Figure:
        """Return the valence of moods over time: of `people`, or of everybody with the mean.

        Raises:
            QuestionError: If a person is not known, or nothing has happened yet.
        """
        from simulation.inquiry.finding import Finder

        finder = Finder(self._run.final_study)
        wanted = [finder.person(word) for word in people]
        table = self._run.tables.moods()
        if not len(table):
            raise QuestionError(_NOTHING)
        moods = self._course(table, "valence")
        figure, (axis,) = subplots(1, heights=(3.6,))
        if wanted:
            for number, person in enumerate(wanted):
                style = {"color": colour(number), "linestyle": dash(number), "label": fitting(self._called(person))}
                axis.step(moods.index, moods[person], where="post", **style)
        else:
            _everybody(axis, moods)
        axis.set(title="Mood over time", ylabel="valence (-1 to 1)", ylim=(-1.05, 1.05))
        beside(axis)
        timed(axis, self._time(0), self._end())
        return figure

    def opinions(self, topic: str | None = None) -> Figure:
        """Return how opinions on a topic went, a line per person, and how they were spread first and last.

        Raises:
            QuestionError: If there is no such topic, or the scenario has none.
        """
        from simulation.inquiry.finding import Named, find

        topics = [Named(one.id, one.title) for one in self._run.final_study.topics]
        if not topics:
            raise QuestionError("nobody has opinions on anything in this scenario: it has no topics")
        chosen = find("topic", topic, topics) if topic else topics[0].id
        title = next(one.name for one in topics if one.id == chosen)
        table = self._run.tables.opinions()
        table = table[table["topic"] == chosen] if len(table) else table
        figure, (left, right) = subplots(1, 2, heights=(4.0,), widths=(2, 1))
        left.set(
            title=f"Opinions on {fitting(title, 36, end=9)}", ylabel="stance (-1 against, 1 for)", ylim=(-1.05, 1.05)
        )
        right.set(title="How they are spread", xlabel="people", ylim=(-1.05, 1.05))
        timed(left, self._time(0), self._end(), most=4)
        if not len(table):
            empty(left, "nobody has an opinion on it yet")
            empty(right, "no opinions")
            return figure
        stances = self._course(table, "stance")
        _everybody(left, stances)
        beside(left)
        edges = [round(-1 + 0.2 * number, 1) for number in range(11)]
        ends = [stances.bfill().iloc[0].dropna(), stances.iloc[-1].dropna()]
        right.hist(
            ends, bins=edges, orientation="horizontal", label=["first", "last"], color=[OKABE_ITO[1], OKABE_ITO[0]]
        )
        beside(right)
        whole_numbers(right.xaxis)
        return figure

    def costs(self) -> Figure:
        """Return what the calls of a model came to by task: tokens, and US dollars where prices are known."""
        calls = self._run.tables.costs()
        figure, (axis,) = subplots(1, heights=(2.8,))
        axis.set_title("What the calls of a model came to, by task")
        axis.set_xlabel("tokens")
        if not len(calls):
            empty(axis, "no calls: this mind asks no model")
            return figure
        tokens = calls.groupby("task")[["prompt_tokens", "answer_tokens"]].sum()
        cost = calls.groupby("task")["cost_usd"].sum(min_count=1)
        axis.barh(tokens.index, tokens["prompt_tokens"], color=OKABE_ITO[0], label="asked")
        axis.barh(
            tokens.index, tokens["answer_tokens"], left=tokens["prompt_tokens"], color=OKABE_ITO[1], label="answered"
        )
        for row, task in enumerate(tokens.index):
            price = "price unknown" if cost[task] != cost[task] else f"${cost[task]:.4f}"
            axis.text(tokens.loc[task].sum(), row, f" {price}", va="center", fontsize=8)
        axis.margins(x=0.2)
        beside(axis)
        return figure

    def _learnt(self, claim: str) -> dict[str, Any]:
        """Return by person, in the order of learning, when it learnt of `claim`."""
        from simulation.inquiry.provenance import history

        with self._run.record() as record:
            knowledge = history(record, claim).knowledge
        return {person: self._time(known.seconds) for person, known in knowledge.items()}

    def _cascade(self, axis: Axes, claim: str, learnt: dict[str, Any]) -> None:
        """Draw the tree of first tellings: to the right goes time, everybody who knows has a row."""
        graph = self._run.graphs.told(claim)
        rows: dict[str, int] = {}
        pending = [node for node in reversed(list(graph)) if graph.in_degree(node) == 0]
        while pending:
            node = pending.pop()
            rows[node] = len(rows)
            pending.extend(
                sorted(graph.successors(node), key=lambda one: graph.edges[node, one]["seconds"], reverse=True)
            )
        for teller, hearer in graph.edges:
            start, end = learnt.get(teller, self._time(0)), learnt[hearer]
            axis.plot([start, start, end], [rows[teller], rows[hearer], rows[hearer]], color=GREY, lw=1)
        for node, row in rows.items():
            when = learnt.get(node, self._time(0))
            axis.plot(when, row, "o", color=OKABE_ITO[4], markersize=5)
            axis.annotate(fitting(self._called(node)), (when, row), (6, -3), textcoords="offset points", fontsize=8)
        axis.set_ylim(len(rows) - 0.4, -0.6)
        axis.set_yticks([])

    def _ties(self, axis: Axes, graph: nx.Graph[str], before: nx.Graph[str], spots: dict[str, Any]) -> None:
        """Draw the ties of `graph`: thicker where closer, dashed and coloured where there was none before."""
        import networkx as nx

        if not graph.number_of_edges():
            axis.text(0.5, 0.02, "nobody knows anybody", ha="center", transform=axis.transAxes, color="#555555")
        for new in (False, True):
            edges = [(one, other) for one, other in graph.edges if before.has_edge(one, other) is not new]
            near = [0.4 + 2 * max(0.0, graph.edges[edge]["closeness"]) for edge in edges]
            shade, style = (OKABE_ITO[4], "dashed") if new else (GREY, "solid")
            nx.draw_networkx_edges(graph, spots, edgelist=edges, ax=axis, width=near, edge_color=shade, style=style)

    def _course(self, table: pd.DataFrame, column: str) -> pd.DataFrame:
        """Return `column` by time and person, each value staying until the next, up to the end of the record."""
        wide = table.pivot_table(index="time", columns="person", values=column, aggfunc="last").ffill()
        wide.loc[self._end()] = wide.iloc[-1]
        return wide

    def _looks(self, stays: pd.DataFrame) -> dict[str, dict[str, Any]]:
        """Return how the bar of each place looks: homes are grey, the seven most visited others have a colour."""
        homes = {place.slug for place in self._run.final_study.places if place.kind == "home"}
        others = stays[~stays["place"].isin(homes)]["place"].value_counts()
        looks: dict[str, dict[str, Any]] = {
            place: {"facecolor": OKABE_ITO[number]} for number, place in enumerate(others.index[:_PLACES_COLOURED])
        }
        looks |= {place: {"facecolor": "#E3E3E3"} for place in sorted(homes)}
        looks[""] = {"facecolor": GREY, "hatch": "//", "edgecolor": "white"}
        return looks

    def _place(self, place: str) -> str:
        from simulation.inquiry.finding import Finder

        if not place:
            return "elsewhere"
        homes = {one.slug for one in self._run.final_study.places if one.kind == "home"}
        return "a home" if place in homes else Finder(self._run.final_study).place_name(place)

    def _called(self, person: str) -> str:
        return drawable(self._names.get(person, person), person)

    def _short(self, person: str) -> str:
        return fitting(first_name(self._called(person)), 18)

    def _time(self, seconds: int) -> Any:  # noqa: ANN401 - a pandas timestamp
        import pandas as pd

        moment = self._run.setting.clock.moment(seconds)
        return pd.Timestamp(f"{moment.date}T{moment.clock}")

    def _end(self) -> Any:  # noqa: ANN401 - a pandas timestamp
        with self._run.record() as record:
            last = record.last_tick()
        return self._time(last.tick.start + last.tick.seconds if last else 0)


_NOTHING = "nothing has happened in this run yet; go on with it first"


def _everybody(axis: Axes, course: pd.DataFrame) -> None:
    """Draw a thin line for each person and a strong one for the mean; the more people, the fainter."""
    faint = {**_PERSON, "alpha": min(1.0, _NAMES_UNTIL / max(1, len(course.columns)))}
    for number, person in enumerate(course.columns):
        axis.step(course.index, course[person], where="post", label="one person" if number == 0 else None, **faint)
    axis.step(course.index, course.mean(axis=1), where="post", color=OKABE_ITO[0], lw=2.5, label="mean")


def _ties(number: int) -> str:
    return "tie" if number == 1 else "ties"
