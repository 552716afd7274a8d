"""A run's record as pictures, drawn with matplotlib in colours that colour-blind readers can tell apart.

Each method returns a figure, with a title, units and a legend; a notebook shows it, ``savefig`` keeps it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from agents.errors import QuestionError

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from simulation.run import Run

OKABE_ITO = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#D55E00", "#56B4E9", "#F0E442", "#000000")
"""The palette of M. Okabe and K. Ito, "Color Universal Design", 2008; the most distinct come first."""

_DASHES = ("-", "--", "-.", ":")
_GREY = "#9AA0A6"
_WIDE = 9.0
_ROW_INCHES = 0.24


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
        figure, (above, below) = _subplots(2, heights=(3.2, rows * _ROW_INCHES))
        for number, (one, learnt) in enumerate(knowers.items()):
            times = sorted(learnt.values())
            above.step(
                [*times, self._end()],
                [*range(1, len(times) + 1), len(times)],
                where="post",
                label=finder.claim_name(one),
                color=_colour(number),
                linestyle=_DASHES[number % len(_DASHES)],
            )
        above.set_title("How the news went round")
        above.set_ylabel(f"people who know (of {len(self._run.final_study.people)})")
        above.set_ylim(bottom=0)
        above.legend(loc="upper left", fontsize=8)
        _dates(above)
        self._cascade(below, chosen, knowers[chosen])
        below.set_title(f"Who first told whom of {finder.claim_name(chosen)}")
        below.set_xlim(above.get_xlim())
        return figure

    def social(self) -> Figure:
        """Return who knows whom at the founding and at the end, in the same places; thicker lines are closer ties."""
        import networkx as nx

        figure, axes = _subplots(1, 2, heights=(5.0,))
        after, before = self._run.graphs.acquaintance(), self._run.graphs.acquaintance(at=0)
        spots = nx.spring_layout(nx.Graph(after), seed=1)
        for axis, graph, title in ((axes[0], before, "at the founding"), (axes[1], after, "at the end")):
            plain = nx.Graph(graph)
            near = [0.4 + 2 * max(0.0, data["closeness"]) for _, _, data in plain.edges(data=True)]
            nx.draw_networkx_edges(plain, spots, ax=axis, width=near, edge_color=_GREY)
            nx.draw_networkx_nodes(plain, spots, ax=axis, node_size=60, node_color=OKABE_ITO[0])
            names = {person: self._short(person) for person in plain}
            nx.draw_networkx_labels(plain, spots, names, ax=axis, font_size=7, verticalalignment="bottom")
            axis.set_title(f"Who knows whom {title}: {plain.number_of_edges()} ties")
            axis.set_axis_off()
        return figure

    def day(self, day: int = 1) -> Figure:
        """Return who was where on a day of the scenario, counted from 1: a row per person, a colour per place.

        Raises:
            QuestionError: If the record has no such day.
        """
        import pandas as pd

        stays = self._run.tables.positions()
        first = pd.Timestamp(self._run.setting.clock.start.date()) + pd.Timedelta(days=day - 1)
        last, now = first + pd.Timedelta(days=1), self._end()
        stays = stays.assign(left=stays["left"].fillna(now)) if len(stays) else stays
        stays = stays[(stays["came"] < last) & (stays["left"] > first)] if len(stays) else stays
        if day < 1 or not len(stays):
            raise QuestionError(f"the record has no day {day}; days count from 1")
        people = sorted(stays["person"].unique(), key=self._called)
        figure, (axis,) = _subplots(1, heights=(1.2 + len(people) * _ROW_INCHES,))
        looks = self._looks(stays)
        for row, person in enumerate(people):
            for stay in stays[stays["person"] == person].itertuples():
                came, left = max(stay.came, first), min(stay.left, last)
                axis.barh(row, left - came, left=came, height=0.8, **looks.get(stay.place, looks[""]))
        axis.set_yticks(range(len(people)), [self._called(person) for person in people], fontsize=8)
        axis.invert_yaxis()
        axis.set_xlim(first, last)
        axis.set_title(f"Who was where on {first:%A, %d %B %Y} (gaps: on the way)")
        _dates(axis, "%H:%M")
        _legend_of(axis, [(self._place(place), look) for place, look in looks.items()])
        return figure

    def moods(self, *people: str) -> Figure:
        """Return the valence of moods over time: of `people`, or of everybody with the mean.

        Raises:
            QuestionError: If a person is not known.
        """
        from simulation.inquiry.finding import Finder

        finder = Finder(self._run.final_study)
        wanted = [finder.person(word) for word in people]
        moods = self._run.tables.moods().pivot_table(index="time", columns="person", values="valence", aggfunc="last")
        moods = moods.ffill()
        figure, (axis,) = _subplots(1, heights=(3.6,))
        for number, person in enumerate(wanted or moods.columns):
            style = {"color": _colour(number), "label": self._called(person)} if wanted else {"color": _GREY, "lw": 0.6}
            axis.step(moods.index, moods[person], where="post", **style)
        if not wanted:
            axis.step(moods.index, moods.mean(axis=1), where="post", color=OKABE_ITO[0], lw=2.5, label="mean")
        axis.set(title="Mood over time", ylabel="valence (-1 to 1)", ylim=(-1.05, 1.05))
        axis.legend(fontsize=8)
        _dates(axis)
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
        stances = self._stances(table[table["topic"] == chosen] if len(table) else table)
        figure, (left, right) = _subplots(1, 2, heights=(4.0,), widths=(2, 1))
        for person in stances.columns:
            left.step(stances.index, stances[person], where="post", color=_GREY, lw=0.7)
        if len(stances):
            left.step(stances.index, stances.mean(axis=1), where="post", color=OKABE_ITO[0], lw=2.5, label="mean")
            left.legend(fontsize=8)
            edges = [round(-1 + 0.2 * number, 1) for number in range(11)]
            ends = [stances.bfill().iloc[0].dropna(), stances.iloc[-1].dropna()]
            labels, colours = ["first", "last"], [OKABE_ITO[1], OKABE_ITO[0]]
            right.hist(ends, bins=edges, orientation="horizontal", label=labels, color=colours)
            right.legend(fontsize=8)
        left.set(title=f"Opinions on {title}", ylabel="stance (-1 against, 1 for)", ylim=(-1.05, 1.05))
        right.set(title="How they are spread", xlabel="people", ylim=(-1.05, 1.05))
        _dates(left)
        return figure

    def costs(self) -> Figure:
        """Return what the calls of a model came to by task: tokens, and US dollars where prices are known."""
        calls = self._run.tables.costs()
        figure, (axis,) = _subplots(1, heights=(2.8,))
        axis.set_title("What the calls of a model came to, by task")
        axis.set_xlabel("tokens")
        if not len(calls):
            axis.text(0.5, 0.5, "no calls: this mind asks no model", ha="center", transform=axis.transAxes)
            axis.set_yticks([])
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
        axis.legend(fontsize=8)
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
            axis.plot([start, start, end], [rows[teller], rows[hearer], rows[hearer]], color=_GREY, lw=1)
        for node, row in rows.items():
            when = learnt.get(node, self._time(0))
            axis.plot(when, row, "o", color=OKABE_ITO[4], markersize=5)
            axis.annotate(self._called(node), (when, row), (6, -3), textcoords="offset points", fontsize=8)
        axis.set_ylim(len(rows) - 0.4, -0.6)
        axis.set_yticks([])
        axis.margins(x=0.15)
        _dates(axis)

    def _stances(self, table: pd.DataFrame) -> pd.DataFrame:
        import pandas as pd

        if not len(table):
            return pd.DataFrame()
        wide = table.pivot_table(index="time", columns="person", values="stance", aggfunc="last").ffill()
        wide.loc[self._end()] = wide.iloc[-1]
        return wide

    def _looks(self, stays: pd.DataFrame) -> dict[str, dict[str, Any]]:
        """Return how the bar of each place looks: homes are grey, the seven most visited others have a colour."""
        homes = {place.slug for place in self._run.final_study.places if place.kind == "home"}
        others = stays[~stays["place"].isin(homes)]["place"].value_counts()
        looks: dict[str, dict[str, Any]] = {
            place: {"facecolor": OKABE_ITO[number]} for number, place in enumerate(others.index[: len(OKABE_ITO) - 1])
        }
        looks |= {place: {"facecolor": "#E3E3E3"} for place in sorted(homes)}
        looks[""] = {"facecolor": _GREY, "hatch": "//", "edgecolor": "white"}
        return looks

    def _place(self, place: str) -> str:
        from simulation.inquiry.finding import Finder

        if not place:
            return "elsewhere"
        homes = {one.slug for one in self._run.final_study.places if one.kind == "home"}
        return "a home" if place in homes else Finder(self._run.final_study).place_name(place)

    def _called(self, person: str) -> str:
        return self._names.get(person, person)

    def _short(self, person: str) -> str:
        return self._called(person).split()[0]

    def _time(self, seconds: int) -> Any:  # noqa: ANN401 - a pandas timestamp
        import pandas as pd

        moment = self._run.setting.clock.moment(seconds)
        return pd.Timestamp(f"{moment.date}T{moment.clock}")

    def _end(self) -> Any:  # noqa: ANN401 - a pandas timestamp
        with self._run.record() as record:
            last = record.last_tick()
        return self._time(last.tick.start + last.tick.seconds if last else 0)


def _colour(number: int) -> str:
    return OKABE_ITO[number % len(OKABE_ITO)]


def _subplots(
    rows: int, columns: int = 1, *, heights: Sequence[float], widths: Sequence[float] = ()
) -> tuple[Figure, Any]:
    """Return a figure with its axes in one row or one column; it belongs to nobody but the caller.

    Raises:
        QuestionError: If matplotlib is not installed.
    """
    try:
        from matplotlib import pyplot
    except ImportError as problem:
        raise QuestionError("plots need matplotlib: pip install 'townsfolk[notebook]'") from problem
    ratios = {"height_ratios": heights} | ({"width_ratios": widths} if widths else {})
    figure, axes = pyplot.subplots(
        rows, columns, figsize=(_WIDE, sum(heights)), layout="constrained", squeeze=False, gridspec_kw=ratios
    )
    pyplot.close(figure)
    return figure, axes.ravel()


def _dates(axis: Axes, form: str = "%a %H:%M") -> None:
    from matplotlib.dates import AutoDateLocator, DateFormatter

    axis.xaxis.set_major_locator(AutoDateLocator(maxticks=8))  # type: ignore[no-untyped-call]
    axis.xaxis.set_major_formatter(DateFormatter(form))  # type: ignore[no-untyped-call]
    axis.set_xlabel("simulated time")
    axis.grid(axis="x", alpha=0.3)


def _legend_of(axis: Axes, looks: Iterable[tuple[str, dict[str, Any]]]) -> None:
    from matplotlib.patches import Patch

    patches = {name: Patch(label=name, **look) for name, look in looks}
    axis.legend(handles=list(patches.values()), fontsize=8, loc="upper left", bbox_to_anchor=(1.0, 1.0))
