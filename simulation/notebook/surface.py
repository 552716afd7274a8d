"""What a notebook asks a run: people, talks, interviews, causes, forks, steps and pictures. Mixed into `Run`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, cast

from agents.errors import QuestionError

if TYPE_CHECKING:
    from simulation.clock import Tick
    from simulation.engine import Committed
    from simulation.inquiry.interviews import Interview
    from simulation.notebook.plots import Plots
    from simulation.notebook.showing import PersonCard, Talk, Why
    from simulation.run import Run, RunInfo


class Surface:
    """The part of `Run` that is made for exploring. Nothing here changes a record but `step`, `play` and
    `change`."""

    @property
    def _run(self) -> Run:
        return cast("Run", self)

    def all_ticks(self) -> list[Tick]:
        """Return the ticks there will be in the end, without the founding."""
        from simulation.protocols import make_protocol

        run = self._run
        return list(make_protocol(run.final_study, run.setting.clock).ticks())

    @property
    def plots(self) -> Plots:
        """The record as pictures; needs ``townsfolk[notebook]``."""
        from simulation.notebook.plots import Plots

        return Plots(self._run)

    def person(self, word: str) -> PersonCard:
        """Return who is meant by an id, a name or the beginning of either, as it is at the end of the record.

        Raises:
            QuestionError: If nobody or more than one can be meant.
        """
        from simulation.notebook.showing import person_card

        return person_card(self._run, word)

    def talks(self, *people: str, place: str | None = None, claim: str | None = None) -> list[Talk]:
        """Return the conversations, those that all of `people` took part in, in the order in which they began.

        Threads of a forum are among them, where there is one; no `place` has them.

        Raises:
            QuestionError: If a person, the place or the claim is not known.
        """
        from simulation.notebook.showing import talks_of

        return talks_of(self._run, people, place=place, claim=claim)

    def ask(self, person: str, question: str, *, at: str | None = None) -> Interview:
        """Return the interview in which `person` answers `question`; the run stays as it was.

        Args:
            person: The person's id or name, or an unmistakable beginning of either.
            question: In words.
            at: A simulated date and time; the end of what is committed when left out.

        Raises:
            QuestionError: If there is no such person, no question, or the time is not within the record.
            Paused: If the mind's answer cannot be had now.
        """
        from simulation.inquiry.interviews import hold

        return hold(self._run, person, question, at)

    def why(self, person: str, what: str) -> Why:
        """Return how `person` came to know a claim, or to think of a topic as it does.

        Raises:
            QuestionError: If the person, or the claim or topic, is not known.
            JournalError: If the journal is damaged.
        """
        from simulation.notebook.showing import why

        return why(self._run, person, what)

    def fork(
        self,
        folder: str | Path,
        *,
        at: str,
        changes: Mapping[str, Any] | None = None,
    ) -> Run:
        """Return a new run that shares the past of this one up to `at` and differs from there on.

        Args:
            folder: Made new.
            at: A simulated date and time, or a length of time such as ``90m``, ``6h`` or ``2d``.
            changes: New values by key, such as ``{"conduct.sociability": 0.5}``.

        Raises:
            QuestionError: If the run has not come that far, or `at` is no time.
            ScenarioError: If a change cannot be used.
            RunFolderError: If the folder is not free.
        """
        import json

        from simulation.forking import fork

        overrides = [f"{key}={json.dumps(value, ensure_ascii=False)}" for key, value in (changes or {}).items()]
        return fork(self._run, folder, at=seconds_of(self._run, at), overrides=overrides)

    def step(self, ticks: int = 1) -> RunInfo:
        """Go on by so many ticks and return how the run stands; at its end nothing happens any more.

        Raises:
            QuestionError: If `ticks` is below 1.
            Paused: If the run had to stop resumably; what is committed stays.
        """
        if ticks < 1:
            raise QuestionError(f"{ticks} steps cannot be taken; expected 1 or more")
        with self._run.record() as record:
            last = record.last_tick()
        done = -1 if last is None else last.tick.index
        wanted = max(1, done + ticks + (done < 0))  # the founding takes no time and comes with the first step
        later = [tick.start for tick in self.all_ticks() if tick.index > wanted]
        return self._run.advance(until=later[0] if later else None)

    def play(
        self,
        until: str | None = None,
        *,
        stop_when: Callable[[Committed], bool] | None = None,
    ) -> RunInfo:
        """Go on with a progress bar; an interrupted cell loses nothing and can be run again.

        Args:
            until: A simulated date and time, or a length of time such as ``6h``; the end when left out.
            stop_when: Asked after each tick; where it says so, the run stops there.

        Returns:
            How the run stands: its `status` is "done", "stopped" (at `until`) or "interrupted", with the `reason`.

        Raises:
            QuestionError: If `until` is no time.
            Paused: If the run had to stop resumably; what is committed stays.
        """
        from simulation.notebook.bar import Bar

        end = None if until is None else seconds_of(self._run, until)
        total = sum(1 for tick in self.all_ticks() if end is None or tick.start < end)
        with Bar(total) as bar:

            def on_tick(committed: Committed) -> None:
                moment = self._run.setting.clock.moment(committed.tick.start)
                bar.show(committed.tick.index, f"{moment.weekday.capitalize()} {moment.date} {moment.clock}")
                if stop_when is not None and stop_when(committed):
                    raise _Enough(f"stop_when said so at {moment.date} {moment.clock}")

            try:
                return self._run.advance(until=end, on_tick=on_tick)
            except (_Enough, KeyboardInterrupt):
                return self._run.info()

    def change(self, key: str, value: object) -> None:
        """Change the study from the next tick on, in the middle of the run.

        The change is a part of the record, as that of a fork is: a replay makes it again, the reproduce file names it.

        Args:
            key: What `fork` may change too, such as ``conduct.sociability`` or ``places.cafe.capacity``.
            value: The new one, as it would stand in a scenario file.

        Raises:
            ScenarioError: If the change cannot be used, or is to something that only matters at the founding.
            QuestionError: If it is to a setting, or the run is over.
            RunFolderError: If another process is working on the run.
        """
        from simulation.forking import change

        change(self._run, key, value)

    def __enter__(self) -> Self:
        """Return the run, to be stepped, watched and changed within a block."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the block: every committed tick is kept already, and what was raised goes on."""

    def _repr_html_(self) -> str:
        from simulation.notebook.html import run_html

        return run_html(self._run)


class _Enough(KeyboardInterrupt):
    """A watcher has seen what it waited for; the run notes it like an interruption."""


def seconds_of(run: Run, text: str) -> int:
    """Return the simulated seconds of a date and time, or of a length of time from the start.

    Raises:
        QuestionError: If `text` is neither.
    """
    units = {"m": 60, "h": 3600, "d": 86_400}
    if text[:-1].isdigit() and text[-1:] in units:
        return int(text[:-1]) * units[text[-1]]
    try:
        return run.setting.clock.seconds_of(text)
    except ValueError as problem:
        start = run.setting.clock.start.isoformat(timespec="minutes")
        raise QuestionError(f"{text!r} is no time; expected a date such as {start}, or 90m, 6h or 2d") from problem
