"""The command `why`: how somebody came to know something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from simulation.cli.reading import AsJson, RunFolder, open_run, say_json

if TYPE_CHECKING:
    from agents.talk import Knowledge
    from simulation.cli.paper import Paper
    from simulation.clock import Clock
    from simulation.inquiry.finding import Finder
    from simulation.inquiry.provenance import History, Root, Telling
    from simulation.record import Record
    from simulation.run import Run

Tense = Literal["news", "to come", "over"]
_NEWS = {"keen": "finds it important", "interested": "finds it interesting"}
CHAIN_SCHEMA = "townsfolk-chain/1"
_NAMED = 12


def why(
    folder: RunFolder,
    person: Annotated[str, typer.Argument(metavar="PERSON", help="An id or a name.")],
    claim: Annotated[str, typer.Argument(metavar="CLAIM", help="An id or a title of a claim, or of a topic.")],
    everything: Annotated[bool, typer.Option("--all", help="Every telling the person heard too.")] = False,
    verify: Annotated[bool, typer.Option("--verify", help="Of a topic: ask again without each cause.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say how somebody came to know a claim, or to think of a topic as it does.

    Who told whom, when, where and in which sentence, from the origin on; and what the person made of it.
    """
    from simulation.cli.explaining_opinions import explain_opinion, topic_of
    from simulation.clock import Clock
    from simulation.inquiry.finding import Finder
    from simulation.inquiry.provenance import history

    run = open_run(folder)
    finder = Finder(run.scenario.study)
    who = finder.person(person)
    topic = topic_of(run, claim)
    if topic is not None:
        explain_opinion(run, who, topic, finder, verified=verify, as_json=as_json)
        return
    what = finder.claim(claim)
    with run.record() as record:
        clock = Clock(run.scenario.study.clock)
        answer = _Answer(history(record, what), who, finder, clock, _reason(record, who), _tense(run, record, what))
    if as_json:
        say_json(answer.as_json(everything=everything))
    else:
        answer.print(everything=everything)


def _tense(run: Run, record: Record, claim: str) -> Tense:
    """Return whether the claim is plain news, or an event that is to come or over where the record ends."""
    ends, last = run.setting.claims.facts[claim].ends, record.last_tick()
    if ends is None:
        return "news"
    return "over" if last is not None and last.tick.start + last.tick.seconds >= ends else "to come"


def _reason(record: Record, person: str) -> dict[str, str]:
    """Return the texts of a person's memories by id."""
    return {memory.id: memory.text for whose, memory in record.memories() if whose == person}


class _Answer:
    """How one person knows one claim, ready to be said."""

    def __init__(
        self,
        history: History,
        person: str,
        finder: Finder,
        clock: Clock,
        memories: dict[str, str],
        tense: Tense,
    ) -> None:
        self._history = history
        self._person = person
        self._names = finder
        self._clock = clock
        self._memories = memories
        self._tense = tense

    def as_json(self, *, everything: bool) -> dict[str, Any]:
        """Return the answer as JSON values."""
        chain = self._history.chain(self._person)
        value: dict[str, Any] = {
            "schema": CHAIN_SCHEMA,
            "person": self._person,
            "claim": self._history.claim,
            "knows": chain is not None,
            "root": self._root_json(chain),
            "chain": [self._telling_json(telling) for telling in chain or ()],
            "knowledge": self._knowledge_json(self._history.knowledge.get(self._person)),
            "knowers": [
                {"person": one, "time": self._time(knowing.seconds), "teller": knowing.teller}
                for one, knowing in self._history.knowledge.items()
            ],
        }
        if everything:
            value["heard"] = [self._telling_json(telling) for telling in self._history.heard_by(self._person)]
        return value

    def _root_json(self, chain: tuple[Telling, ...] | None) -> dict[str, Any] | None:
        root = self._root(chain)
        return (
            None if root is None else {"person": root.person, "time": self._time(root.seconds), "by": root.by or None}
        )

    def _root(self, chain: tuple[Telling, ...] | None) -> Root | None:
        """Return where the chain begins, None where the person does not know."""
        if chain is None:
            return None
        return self._history.roots[chain[0].teller if chain else self._person]

    def _telling_json(self, telling: Telling) -> dict[str, Any]:
        return {
            "teller": telling.teller,
            "hearer": telling.hearer,
            "time": self._time(telling.seconds),
            "place": telling.place,
            "conversation": telling.said.conversation,
            "utterance": telling.said.id,
            "text": telling.said.text,
            "details": list(telling.details),
        }

    def _knowledge_json(self, knowing: Knowledge | None) -> dict[str, Any] | None:
        if knowing is None:
            return None
        return {
            "since": self._time(knowing.seconds),
            "details": list(knowing.details),
            "attitude": knowing.attitude,
            "passes_on": knowing.passes_on,
            "attending": knowing.attending,
            "reason": knowing.reason,
            "reason_memory": knowing.reason_memory or None,
            "reason_memory_text": self._memories.get(knowing.reason_memory),
        }

    def _time(self, seconds: int) -> str:
        moment = self._clock.moment(seconds)
        return f"{moment.date}T{moment.clock}"

    def print(self, *, everything: bool) -> None:
        """Print the answer in sentences."""
        from simulation.cli.paper import Paper

        paper = Paper()
        paper.line((f"{self._name(self._person)} and {self._names.claim_name(self._history.claim)}", "bold"))
        chain = self._history.chain(self._person)
        if chain is None:
            self._print_unknown(paper)
            return
        self._print_root(paper, chain)
        for number, telling in enumerate(chain, start=1):
            self._print_telling(paper, telling, f"{number}. ")
        self._print_attitude(paper)
        if everything:
            self._print_everything_heard(paper)

    def _print_unknown(self, paper: Paper) -> None:
        from simulation.cli.text import together

        paper.line(f"{self._name(self._person)} does not know it: nobody has told {self._name(self._person)}.")
        knowers = [self._name(one) for one in self._history.knowledge]
        if not knowers:
            paper.line("Nobody does: the run has not begun.")
            return
        more = [f"{len(knowers) - _NAMED} more"] if len(knowers) > _NAMED else []
        paper.line(f"{len(knowers)} know it, in the order of learning: {together([*knowers[:_NAMED], *more])}.")
        last = list(self._history.knowledge.values())[-1]
        paper.line(f"The last of them learnt it on {self._when(last.seconds)}.")

    def _print_root(self, paper: Paper, chain: tuple[Telling, ...]) -> None:
        root = self._root(chain)
        if root is None:
            return
        name, moment = self._name(root.person), self._when(root.seconds)
        if root.by:
            paper.line(f"{name} learnt of it from outside ({root.by}), {moment}.")
        else:
            paper.line(f"It began with {name}, {moment}.")

    def _print_telling(self, paper: Paper, telling: Telling, number: str = "") -> None:
        from simulation.cli.text import together

        paper.line(
            f"{number}{self._name(telling.teller)} told {self._name(telling.hearer)}, "
            f"{self._when(telling.seconds)}, at {self._names.place_name(telling.place)}",
            indent=2,
            hang=len(number),
        )
        paper.line((f"“{telling.said.text}”", "italic"), indent=2 + len(number) + 2)
        paper.line((f"{together(telling.details)}  [{telling.said.id}]", "dim"), indent=2 + len(number) + 2)

    def _print_attitude(self, paper: Paper) -> None:
        knowing = self._history.knowledge[self._person]
        name = self._name(self._person)
        if knowing.attitude == "unconsidered":
            paper.line(f"{name} has not thought about it yet.")
            return
        passing = "means to tell others" if knowing.passes_on else "does not mean to tell others"
        means = ("meant", "did not mean") if self._tense == "over" else ("means", "does not mean")
        going = {True: f", {means[0]} to come", False: f", {means[1]} to come", None: ""}[knowing.attending]
        finds = f"is {knowing.attitude}"
        if self._tense == "news":
            finds = _NEWS.get(knowing.attitude, finds)
        paper.line(f"{name} {finds}, {passing}{going}; knows {', '.join(knowing.details)}.")
        if knowing.reason:
            paper.line(f"Reason: {knowing.reason}", indent=2)
        if knowing.reason_memory in self._memories:
            paper.line((f"from memory: {self._memories[knowing.reason_memory]}", "dim"), indent=4)

    def _print_everything_heard(self, paper: Paper) -> None:
        heard = self._history.heard_by(self._person)
        paper.line(f"Heard {len(heard)} times:" if len(heard) != 1 else "Heard once:")
        for telling in heard:
            self._print_telling(paper, telling)

    def _name(self, person: str) -> str:
        return self._names.person_name(person)

    def _when(self, seconds: int) -> str:
        from simulation.cli.text import when

        return when(self._clock, seconds)


COMMANDS = (why,)
