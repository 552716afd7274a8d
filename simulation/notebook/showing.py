"""People, conversations and causes as a cell shows them: values with a table for a notebook and words for paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from agents.affect import mood_word
from agents.memory import Memory
from agents.opinion import in_words
from agents.persona import Persona
from simulation.events import Planned
from simulation.inquiry.finding import Finder, Named, everybody, find
from simulation.inquiry.threads import all_said
from simulation.inquiry.transcript import Selection, Transcript

_NAMES_SHOWN = 5

if TYPE_CHECKING:
    from simulation.inquiry.provenance import Telling
    from simulation.run import Run


@dataclass(frozen=True, slots=True)
class PersonCard:
    """A person at the end of the record.

    Args:
        persona: As the scenario describes it.
        when: The simulated date and time.
        place: The name of the place; "on the way" where it is at none, "gone" where it left.
        activity: What it does.
        mood: A word.
        plan: The last one made, in lines such as "09:00 baking bread, the bakery".
        knows: Titles of the claims it knows.
        memories: All of them, oldest first.
    """

    persona: Persona
    when: str
    place: str
    activity: str
    mood: str
    plan: tuple[str, ...]
    knows: tuple[str, ...]
    memories: tuple[Memory, ...]

    def __repr__(self) -> str:
        return f"{self.persona.name}, {self.when}: {self.activity}, {self.place}; feels {self.mood}"

    def _repr_html_(self) -> str:
        from simulation.notebook.html import person_html

        return person_html(self)


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation, or a thread of a forum, with the names and times in words.

    Args:
        held: The conversation as it was held; its `topic` is set where it is a thread.
        when: The simulated date and time at which it began.
        place: The name of the place; "the forum" with what the thread is about.
        names: What those who took part are called, by id.
        memories: The texts of the memories that its lines were built from, by id.
    """

    held: Transcript
    when: str
    place: str
    names: dict[str, str]
    memories: dict[str, str]

    @property
    def lines(self) -> list[tuple[str, str]]:
        """Who said what."""
        return [(self.names[said.speaker], said.text) for said in self.held.utterances]

    def __repr__(self) -> str:
        names, more = list(self.names.values()), len(self.names) - _NAMES_SHOWN
        who = [*names[:_NAMES_SHOWN], f"{more} more"] if more > 1 else names
        head = f"{self.when}, {self.place}: {', '.join(who)}"
        return "\n".join([head, *(f"  {name}: {text}" for name, text in self.lines)])

    def _repr_html_(self) -> str:
        from simulation.notebook.html import talk_html

        return talk_html(self)


@dataclass(frozen=True, slots=True)
class Step:
    """One step on the way to what somebody knows or thinks.

    Args:
        when: The simulated date and time.
        who: What it came from: a name, or what it was from outside.
        words: The sentence; empty where there was none.
        to: Whom it reached, or what the person thought after it.
    """

    when: str
    who: str
    words: str
    to: str


@dataclass(frozen=True, slots=True)
class Why:
    """How somebody came to know a claim, or to think of a topic as it does.

    Args:
        name: Who it is.
        what: The title of the claim or topic.
        steps: In order of time; empty where the person knows nothing of it, or began it.
        knows: Whether it knows of it, or has a view, at all.
    """

    name: str
    what: str
    steps: tuple[Step, ...]
    knows: bool

    def __repr__(self) -> str:
        if not self.knows:
            return f"{self.name} knows nothing of {self.what}"
        lines = [f"{one.when}  {one.who} → {one.to}: {one.words}" for one in self.steps]
        return "\n".join([f"{self.name} and {self.what}:", *(lines or ["it began here"])])

    def _repr_html_(self) -> str:
        from simulation.notebook.html import why_html

        return why_html(self)


def person_card(run: Run, word: str) -> PersonCard:
    """Return `run.person(word)`; see there."""
    study, clock, state = run.final_study, run.setting.clock, run.state()
    finder = Finder(study)
    who = finder.person(word)
    persona = next(one for one in everybody(study) if one.slug == who)
    life, body = state.lives.get(who), state.bodies.get(who)
    with run.record() as record:
        last = record.last_tick()
        plans = [
            one.event.plan
            for one in record.events("planned")
            if isinstance(one.event, Planned) and one.event.person == who
        ]
    now = last.tick.start + last.tick.seconds if last else 0
    return PersonCard(
        persona=persona,
        when=_when(run, now),
        place="gone" if body is None else finder.place_name(body.place) if body.place else "on the way",
        activity=body.activity if body else "",
        mood=mood_word(life.mood) if life else "",
        plan=tuple(
            f"{clock.moment(s.start).clock} {s.activity}, {finder.place_name(s.place)}"
            for s in (plans[-1].steps if plans else ())
        ),
        knows=tuple(finder.claim_name(claim) for claim in (life.knowledge if life else ())),
        memories=tuple(state.streams[who]) if who in state.streams else (),
    )


def talks_of(run: Run, people: Sequence[str], *, place: str | None, claim: str | None) -> list[Talk]:
    """Return `run.talks(...)`; see there."""
    finder, clock = Finder(run.final_study), run.setting.clock
    selection = Selection(
        people=tuple(finder.person(word) for word in people),
        place=None if place is None else finder.place(place),
        claim=None if claim is None else finder.claim(claim),
    )
    with run.record() as record:
        found = [one for one in all_said(record) if selection.takes(one, clock)]
        wanted = {memory for one in found for said in one.utterances for memory in said.memories}
        texts = {memory.id: memory.text for _, memory in record.memories() if memory.id in wanted}
    return [_talk(run, finder, one, texts) for one in found]


def why(run: Run, person: str, what: str) -> Why:
    """Return `run.why(person, what)`; see there."""
    finder = Finder(run.final_study)
    who = finder.person(person)
    topics = [Named(topic.id, topic.title) for topic in run.final_study.topics]
    claims = {claim.id.casefold() for claim in run.final_study.claims}
    if topics and what.casefold() not in claims and any(_means(what, topic) for topic in topics):
        return _why_so(run, finder, who, find("topic", what, topics))
    return _why_known(run, finder, who, finder.claim(what))


def _means(word: str, topic: Named) -> bool:
    return word.casefold() in (topic.id.casefold(), topic.name.casefold())


def _why_known(run: Run, finder: Finder, who: str, claim: str) -> Why:
    from simulation.inquiry.provenance import history

    with run.record() as record:
        past = history(record, claim)
    chain = past.chain(who)
    first = (chain[0].teller if chain else who) if chain is not None else ""
    root = past.roots.get(first)
    outside = [Step(_when(run, root.seconds), root.by, "", finder.person_name(first))] if root and root.by else []
    steps = [*outside, *(_told(run, finder, telling) for telling in chain or ())]
    return Why(finder.person_name(who), finder.claim_name(claim), tuple(steps), chain is not None)


def _told(run: Run, finder: Finder, telling: Telling) -> Step:
    names = finder.person_name(telling.teller), finder.person_name(telling.hearer)
    return Step(_when(run, telling.seconds), names[0], telling.said.text, names[1])


def _why_so(run: Run, finder: Finder, who: str, topic: str) -> Why:
    from simulation.inquiry.provenance_opinions import opinion_history

    title, scale = next((one.title, one.scale) for one in run.final_study.topics if one.id == topic)
    with run.record() as record:
        shifts = opinion_history(record, who, topic)
    steps = [
        Step(
            _when(run, shift.seconds), finder.person_name(cause.speaker) if cause.speaker else cause.id, cause.text, so
        )
        for shift in shifts
        for so in [_in_words(shift.event.opinion.stance_e6, scale)]
        for cause in shift.causes
    ]
    return Why(finder.person_name(who), title, tuple(steps), bool(shifts))


def _in_words(stance_e6: int, scale: Sequence[str]) -> str:
    return f"{in_words(stance_e6, scale)} ({stance_e6 / 1_000_000:+.2f})"


def _talk(run: Run, finder: Finder, held: Transcript, texts: dict[str, str]) -> Talk:
    names = {person: finder.person_name(person) for person in held.participants}
    used = {memory for said in held.utterances for memory in said.memories}
    own = {memory: text for memory, text in texts.items() if memory in used}
    titles = {topic.id: topic.title for topic in run.final_study.topics}
    forum = f"the forum, {titles.get(held.topic, held.topic)}" if held.topic else "the forum"
    place = finder.place_name(held.place) if held.topic is None else forum
    return Talk(held, _when(run, held.seconds), place, names, own)


def _when(run: Run, seconds: int) -> str:
    moment = run.setting.clock.moment(seconds)
    return f"{moment.weekday.capitalize()} {moment.date} {moment.clock}"
