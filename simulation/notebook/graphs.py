"""A run's record as networkx graphs: who is acquainted, who talked, and who told whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from simulation.events import ConversationOpened, Informed, ParticipantJoined, PersonJoined, Told

if TYPE_CHECKING:
    import networkx as nx

    from simulation.run import Run

OUTSIDE = "(outside)"


class Graphs:
    """The graphs of one run. Nodes are person ids with their names.

    Args:
        run: The run to read.
    """

    def __init__(self, run: Run) -> None:
        self._run = run

    def acquaintance(self, at: int | None = None) -> nx.DiGraph[str]:
        """Return who knows whom after tick `at` (the last one when left out), with kind and closeness in [-1, 1]."""
        graph = self._people()
        for person, life in self._run.state(at).lives.items():
            for other, seen in life.relationships.items():
                graph.add_edge(person, other, kind=seen.kind, closeness=seen.closeness_e6 / 1_000_000, talks=seen.talks)
        return graph

    def talked(self) -> nx.Graph[str]:
        """Return who talked with whom; `conversations` counts how often."""
        import networkx as nx

        graph: nx.Graph[str] = nx.Graph(self._people())
        members: dict[str, list[str]] = {}
        with self._run.record() as record:
            for happened in record.events("conversation_opened", "participant_joined"):
                event = happened.event
                if isinstance(event, ConversationOpened):
                    members[event.conversation] = list(event.participants)
                elif isinstance(event, ParticipantJoined):
                    members[event.conversation].append(event.person)
        for people in members.values():
            for number, person in enumerate(people):
                for other in people[number + 1 :]:
                    before = graph.get_edge_data(person, other, {"conversations": 0})["conversations"]
                    graph.add_edge(person, other, conversations=before + 1)
        return graph

    def told(self, claim: str) -> nx.DiGraph[str]:
        """Return the cascade of `claim`: an edge from each knower's first teller, with the sentence and the time.

        A tree from its origin, with `OUTSIDE` as a further root where an intervention told somebody.

        Raises:
            QuestionError: If there is no such claim.
        """
        import networkx as nx

        from simulation.inquiry.finding import Finder

        wanted = Finder(self._run.scenario.study).claim(claim)
        origin = next(one.origin for one in self._run.scenario.study.claims if one.id == wanted)
        graph: nx.DiGraph[str] = nx.DiGraph()
        graph.add_node(origin)
        with self._run.record() as record:
            for happened in record.events("told", "informed"):
                event = happened.event
                if not isinstance(event, Told | Informed) or event.claim != wanted:
                    continue
                teller, hearer = (event.teller, event.hearer) if isinstance(event, Told) else (OUTSIDE, event.person)
                if hearer not in graph:
                    said = event.utterance if isinstance(event, Told) else event.by
                    graph.add_edge(teller, hearer, utterance=said, seconds=event.seconds)
        return graph

    def _people(self) -> nx.DiGraph[str]:
        import networkx as nx

        graph: nx.DiGraph[str] = nx.DiGraph()
        names = self._run.setting.names
        with self._run.record() as record:
            for happened in record.events("person_joined"):
                if isinstance(happened.event, PersonJoined):
                    graph.add_node(happened.event.person, name=names[happened.event.person])
        return graph
