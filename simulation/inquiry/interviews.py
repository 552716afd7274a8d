"""Interviews: questions from outside, put to people as they were at a committed tick, without leaving a trace."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from agents.compaction import compacted
from agents.embedding import Embedder
from agents.errors import QuestionError
from agents.memory import Memory, MemoryStream
from agents.minds.base import Mind
from agents.minds.roles import role_of
from agents.minds.rules.answers.wanting import wants_ties, wants_week, wants_words
from agents.minds.rules.asking import claims_in, people_in
from agents.minds.rules.met import is_about_the_day
from agents.minds.rules.reasons import supporting
from agents.minds.rules.words import content_words
from agents.perception import ClaimView, Me
from agents.retrieval import RetrievalWeights, retrieve
from agents.talk import Knowledge, Source
from agents.tasks.base import Outcome, Question
from agents.tasks.interviewing import ANSWER_INTERVIEW, AnswerInterviewInput, InterviewAnswer
from simulation.clock import Tick
from simulation.context import Setting, TickContext
from simulation.draft import Draft
from simulation.engine import make_setting
from simulation.minds import role_models
from simulation.phases.meeting_again import named_encounters, talks_lately
from simulation.reading.loading import changed_study
from simulation.scenario import Study
from simulation.state import State

if TYPE_CHECKING:
    from simulation.run import Run

_CLAIMS_ASKED_ABOUT = 2
_PEOPLE_ASKED_ABOUT = 2
_KNOWN_OF_ONE = 3
_LIKE_A_REASON = 2
_SEEN_OF_AN_EVENT = 2
_MOST_SPOKEN = 12
_MOST_TIES = 12
_A_WEEK = 7
_RELEVANCE_ALONE = RetrievalWeights(recency=0, importance=0, relevance=100)

InterviewQuestion = Question[AnswerInterviewInput, InterviewAnswer]


def setting_at(study: Study, state: State, embedder: Embedder) -> Setting:
    """Return the setting as it was in `state`, with what had been changed in the study by then."""
    return make_setting(changed_study(study, state.changes) if state.changes else study, embedder)


class Interviewer:
    """Puts questions to the people of one state. Neither the state nor any memory is changed by being asked.

    Args:
        setting: What stays the same through the run.
        state: The society after a committed tick.
        now: Simulated seconds at which people are asked; not before the end of that tick.
    """

    def __init__(self, setting: Setting, state: State, now: int) -> None:
        self._setting = setting
        self._state = state
        tick = Tick(max(0, state.tick), now, 0)
        self._context = TickContext(setting, state, tick, _Unasked(), Draft(tick.index))
        self._selves: dict[str, tuple[Me, tuple[ClaimView, ...], tuple[tuple[str, str], ...]]] = {}

    @property
    def when(self) -> str:
        """The simulated date and time at which people are asked."""
        return f"{self._context.moment.date} {self._context.moment.clock}"

    def question(self, person: str, text: str) -> InterviewQuestion:
        """Return `text` as the question that a mind answers for `person`, with what comes to mind on hearing it.

        Raises:
            QuestionError: If nobody of that id is there.
        """
        me, claims, names = self._self(person)
        persona, _ = compacted(me.persona, text, self._setting.embedder)
        given = AnswerInterviewInput(
            me=me if persona is me.persona else replace(me, persona=persona),
            moment=self._context.moment,
            question=text,
            memories=self._recalled(person, text, claims, names),
            claims=claims,
            names=names,
            encounters=named_encounters(self._context, person, people_in(text, names)),
            day=talks_lately(self._context, person, days=_days_of(text)) if is_about_the_day(text) else (),
            opinions=tuple(self._setting.topics.views(self._state.lives[person])),
        )
        return Question(ANSWER_INTERVIEW, person, self._context.tick.index, 0, self._setting.study.seed, given)

    def ask(self, person: str, text: str) -> InterviewAnswer:
        """Return what the rules mind answers for `person` out of the person's memory.

        Raises:
            QuestionError: If nobody of that id is there.
        """
        from agents.minds.rules.interviewing import answer_interview

        return answer_interview(self.question(person, text))

    async def put(self, mind: Mind, person: str, text: str) -> Outcome[InterviewAnswer]:
        """Return what `mind` answers for `person`.

        Raises:
            QuestionError: If nobody of that id is there.
            Paused: If the answer cannot be had now.
        """
        return await mind.answer(self.question(person, text))

    def grounds(self, person: str, claim: str) -> Memory | None:
        """Return the memory that `person`'s decision about `claim` rests on, or one that says as much as its reason.

        None where the person knows nothing of it, has no reason, or remembers nothing that says so.
        """
        stream, knowing = self._state.streams[person], self._state.lives[person].knowledge.get(claim)
        if knowing is None:
            return None
        found = self._behind(stream, knowing)
        words = content_words(knowing.reason)
        saying = knowing.reason_memory or supporting(found, words, len(words))
        return next((memory for memory in found if memory.id == saying), None)

    def held(self, person: str, text: str, outcome: Outcome[InterviewAnswer]) -> Interview:
        """Return the interview in which `text` was answered by `outcome`."""
        stream = self._state.streams[person]
        return Interview(
            person=person,
            name=self._setting.names[person],
            question=text,
            when=self.when,
            answer=outcome.answer,
            memories=tuple(stream[memory] for memory in outcome.answer.memories if memory in stream),
            source=outcome.source,
        )

    def _recalled(
        self, person: str, text: str, claims: tuple[ClaimView, ...], names: tuple[tuple[str, str], ...]
    ) -> tuple[Memory, ...]:
        """Return what comes to mind at `text`, then what is behind the decisions it asks about and seen of events."""
        stream = self._state.streams[person]
        found = {recalled.memory.id: recalled.memory for recalled in self._context.explain(person, text)}
        for other, _ in people_in(text, names)[:_PEOPLE_ASKED_ABOUT]:
            for memory in self._known_of(person, other):
                found.setdefault(memory.id, memory)
        for claim in claims_in(text, claims, names)[:_CLAIMS_ASKED_ABOUT]:
            for memory in (*self._behind(stream, claim.knowing), *_seen_there(stream, claim)):
                found.setdefault(memory.id, memory)
        named = [other for other, _ in people_in(text, names)]
        if wants_words(text):
            for memory in _spoken(stream, text, named, claims_in(text, claims, names)):
                found.setdefault(memory.id, memory)
        if wants_ties(text) or named:
            for memory in self._ties(person, stream, named):
                found.setdefault(memory.id, memory)
        return tuple(found.values())

    def _ties(self, person: str, stream: MemoryStream, named: list[str]) -> list[Memory]:
        """Return what `person` knew of those around it from the beginning, the closest first; only of those `named`."""
        ties = self._state.lives[person].relationships
        order = sorted(ties, key=lambda other: (-ties[other].closeness_e6, other))
        rank = {other: at for at, other in enumerate(order) if other in named or not named}
        facts = [
            one for one in stream if one.kind == "fact" and one.created == 0 and one.about and one.about[0] in rank
        ]
        return sorted(facts, key=lambda memory: (rank[memory.about[0]], memory.id))[:_MOST_TIES]

    def _known_of(self, person: str, other: str) -> list[Memory]:
        """Return what `person` knows of `other` apart from events, and what remains of their talks: the latest."""
        stream = self._state.streams[person]
        facts = [fact.memory for fact in self._state.lives[person].facts.get(other, ())]
        talks = [
            memory for memory in stream if memory.kind in ("summary", "digest", "reflection") and other in memory.about
        ]
        return [stream[one] for one in facts[-_KNOWN_OF_ONE:] if one in stream] + talks[-_KNOWN_OF_ONE:]

    def _behind(self, stream: MemoryStream, knowing: Knowledge) -> list[Memory]:
        """Return the memory that a decision rests on, else those that are most like its reason."""
        if knowing.reason_memory in stream:
            return [stream[knowing.reason_memory]]
        if not knowing.reason:
            return []
        vector = self._setting.embedder.embed([knowing.reason])[0]
        alike = retrieve(stream, vector, self._context.now, k=_LIKE_A_REASON, weights=_RELEVANCE_ALONE)
        return [recalled.memory for recalled in alike]

    def _self(self, person: str) -> tuple[Me, tuple[ClaimView, ...], tuple[tuple[str, str], ...]]:
        if person not in self._state.bodies:
            raise QuestionError(f"{person!r} is not there at {self.when}")
        if person not in self._selves:
            context = self._context
            self._selves[person] = (context.me(person), context.claim_views(person), context.names_known_to(person))
        return self._selves[person]


def _days_of(text: str) -> int:
    return _A_WEEK if wants_week(text) else 2


def _spoken(stream: MemoryStream, text: str, named: list[str], claims: list[ClaimView]) -> list[Memory]:
    """Return what was said that a question is about: to or by those `named`, of the claims, or in its words."""
    words, ids = content_words(text), {claim.id for claim in claims[:_CLAIMS_ASKED_ABOUT]}
    told = [one for one in stream if one.kind in ("said", "heard")]
    mine = [one for one in told if not named or set(named) & set(one.about)]

    def rank(memory: Memory) -> tuple[int, int, int, str]:
        shared = len(words & content_words(memory.text))
        return (-len(ids & set(memory.about)), -shared, -memory.importance, memory.id)

    best = [one for one in mine if ids & set(one.about) or words & content_words(one.text) or named]
    return sorted(best, key=rank)[:_MOST_SPOKEN]


def _seen_there(stream: MemoryStream, claim: ClaimView) -> list[Memory]:
    """Return what one remembers best of having been at an event: what was seen at its place within its hours."""
    if claim.starts is None or claim.ends is None or claim.place is None:
        return []
    hours = range(claim.starts.seconds, claim.ends.seconds)
    seen = [one for one in stream if one.kind == "observation" and one.created in hours and claim.place in one.about]
    return sorted(seen, key=lambda memory: (-memory.importance, memory.created, memory.id))[:_SEEN_OF_AN_EVENT]


class _Unasked:
    """Stands where a tick has its mind: an interview asks one explicitly."""

    name = "none"

    async def answer(self, question: Question) -> Outcome:  # type: ignore[type-arg]
        raise AssertionError(f"an interview asked the tick's mind: {question.task.name}")

    async def close(self) -> None:
        """Do nothing: there is nothing open."""


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview as it went.

    Args:
        person: Who was asked.
        name: What others call this person.
        question: As it was put.
        when: The simulated date and time.
        answer: In words, with yes or no where it can be said so.
        memories: Those it rests on.
        source: Where the words come from.
        model: The model that was asked; "rules" where the rules mind answered.
        prompt: Name and version of the prompt it was asked with; empty for rules.
    """

    person: str
    name: str
    question: str
    when: str
    answer: InterviewAnswer
    memories: tuple[Memory, ...]
    source: Source
    model: str = "rules"
    prompt: str = ""

    def _repr_html_(self) -> str:
        from simulation.notebook.html import interview_html

        return interview_html(self)


def interview(run: Run, person: str, question: str, at: str | None = None) -> InterviewAnswer:
    """Return what `person` answers; see `hold`."""
    return hold(run, person, question, at).answer


def hold(run: Run, person: str, question: str, at: str | None = None) -> Interview:
    """Return an interview with `person`, answered by the mind of the run; the record stays as it was.

    A language model's answers are kept in a ledger of their own in the run's folder, made when first needed,
    and count against the run's limits together with what the run itself used.

    Args:
        run: With at least its founding committed.
        person: The person's id or name, or an unmistakable beginning of either.
        question: In words.
        at: A simulated date and time; the end of what is committed when left out.

    Raises:
        QuestionError: If there is no such person, the question is empty, or the time is not within the record.
        Paused: If the mind's answer cannot be had now.
        JournalError: If the journal is damaged.
    """
    from simulation.bridge import Bridge
    from simulation.inquiry.finding import Finder

    asked = " ".join(question.split())
    if not asked:
        raise QuestionError("there is no question; expected some words")
    who = Finder(run.scenario.study).person(person)
    interviewer = interviewer_at(run, at)
    bridge = Bridge()
    try:
        outcome = bridge.run(_put(run, interviewer, who, asked))
    finally:
        bridge.close()
    held = interviewer.held(who, asked, outcome)
    if outcome.source is not Source.MODEL:
        return held
    model = role_models(run.scenario.settings)[role_of(ANSWER_INTERVIEW.name)]
    return replace(held, model=model, prompt=f"{ANSWER_INTERVIEW.name}/{ANSWER_INTERVIEW.version}")


async def _put(run: Run, interviewer: Interviewer, person: str, question: str) -> Outcome[InterviewAnswer]:
    from simulation.inquiry.interview_ledger import interviewed_mind

    async with interviewed_mind(run) as mind:
        return await interviewer.put(mind, person, question)


def interviewer_at(run: Run, at: str | None = None) -> Interviewer:
    """Return who puts questions to the people of `run` as they were at `at`; see `state_at`.

    Raises:
        QuestionError: If nothing is committed, or the time is not within the record.
        JournalError: If the journal is damaged.
    """
    state, now = state_at(run, at)
    return Interviewer(setting_at(run.scenario.study, state, run.setting.embedder), state, now)


def state_at(run: Run, at: str | None = None) -> tuple[State, int]:
    """Return the society as it was at `at`, the end of the record when left out, and that time in simulated seconds.

    A tick that was not over at `at` has not happened yet.

    Raises:
        QuestionError: If nothing is committed, or the time is not within the record.
        JournalError: If the journal is damaged.
    """
    with run.record() as record:
        ticks = [row.tick for row in record.ticks()]
        if not ticks:
            raise QuestionError(f"{run.folder} has no committed tick; there is nobody to ask yet")
        last = ticks[-1].start + ticks[-1].seconds
        now = last if at is None else _seconds_of(run, at, last)
        over = max(tick.index for tick in ticks if tick.start + tick.seconds <= now)
        return record.state(run.setting.embedder.dimensions, over), now


def _seconds_of(run: Run, at: str, last: int) -> int:
    """Return the simulated seconds of `at`, within 0 and `last`.

    Raises:
        QuestionError: If it is no date, or not within the record.
    """
    clock = run.setting.clock
    try:
        now = clock.seconds_of(at)
    except (ValueError, TypeError):
        now = -1
    if 0 <= now <= last:
        return now
    first, end = (f"{moment.date}T{moment.clock}" for moment in (clock.moment(0), clock.moment(last)))
    raise QuestionError(f"{at!r} is not within the record; expected a date and time from {first} to {end}")
