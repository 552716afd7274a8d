"""What an answer may say, given its question: labels become ids, and what the person cannot know is left out.

Where leaving something out takes the sense away (whom to approach, the words of a turn, the number of ratings) the
answer is refused with `Senseless`, and the mind asks again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from agents.minds import judging_prompts
from agents.minds.labels import Labels
from agents.minds.rendering import midnight
from agents.minds.repair import leaves_role
from agents.minds.sections import unescaped
from agents.stories import in_order
from agents.tasks.base import Answer, AnyQuestion
from agents.tasks.claiming import Consideration, ConsiderInput
from agents.tasks.conversing import ConverseInput, Exchange
from agents.tasks.deciding import ReactInput, Reaction
from agents.tasks.guiding import ChooseWayInput, ChosenWay
from agents.tasks.inducing import HabitInduced, InduceHabitInput
from agents.tasks.interviewing import AnswerInterviewInput, InterviewAnswer
from agents.tasks.meeting_again import EpisodeSummary, LiveBetweenInput, LivedThrough, SummariseEpisodeInput
from agents.tasks.narrating import AdjudicateInput, Attempted, AttemptInput, Ruling
from agents.tasks.noting import AdoptedFact, AdoptFactInput, Facts, NoteFactsInput, StoryTold, TellStoryInput
from agents.tasks.opining import UpdatedOpinion, UpdateOpinionInput
from agents.tasks.planning import DayPlan, DetailStepInput, PlanDayInput, RevisePlanInput, Step, StepDetails
from agents.tasks.reflecting import Insight, Insights, PonderInput, ReflectInput, Wonderings
from agents.tasks.remembering import (
    PeriodSummary,
    RateImportanceInput,
    Ratings,
    SummarisePeriodInput,
    SummariseTalkInput,
    TalkSummary,
)
from agents.tasks.speaking import ClaimSaid, MeetingSaid, SayInput, StanceSaid, SubjectAnswer, Turn
from agents.things import ThingView

Out = TypeVar("Out", bound=Answer)
T = TypeVar("T")

_ROLE = re.compile(r"^\W{0,2}(?:assistant|user|system|human|ai|bot|model)\W{0,2}:\*{0,2}\s*", re.IGNORECASE)
_ROLE_INSIDE = re.compile(r"(?:^|\n)\W{0,2}(?:assistant|user|system|human)\W{0,2}:\*{0,2}\s", re.IGNORECASE)
_MARKUP = re.compile(
    r"[{}]|```|<\|"
    r"|</?(?:you|now|people|places|news|memories|heard|said_before|talk|noticed|known_to|promised|plan|day|step|event"
    r"|clashes|to_rate|how_many|asked|problem|schema|think|topic|topics|heard_of_it|wondering|period|known|aspect"
    r"|fact|events|doings|things|tried|attempt|side|manner|first|second|scene|between|session|kept|so_far|options|guidance|passages|examples)>",
    re.IGNORECASE,
)


_ERROR = re.compile(
    r"traceback \(most recent|\b(?:error code|status code|http error|errno)\W{0,2}\d|\binternal server error\b"
    r"|\b\w+(?:Error|Exception):|\brate ?limit(?:ed)? (?:reached|exceeded|error)|\bupstream connect error\b",
    re.IGNORECASE,
)
_STAGE_NAME = re.compile(r"^\W{0,2}(?!(?:St|Dr|Mr|Mrs|Ms)\b)[^\W\d_a-z][\w'’-]+ [^\W\d_a-z][\w'’-]+\W{0,2}: ")


class Senseless(ValueError):
    """An answer of the right type that cannot be meant; the message says why, for the one who is asked again."""


class Check:
    """One pass over one answer.

    Args:
        labels: What the prompt called things.

    `trimmed` is True once something was left out or put right.
    """

    def __init__(self, labels: Labels) -> None:
        self.labels = labels
        self.trimmed = False

    def ids(self, given: Iterable[str], known: Mapping[str, str]) -> tuple[str, ...]:
        """Return the ids that labels in `given` stand for, each once; unknown ones are left out."""
        found = [self.id(label, known) for label in given]
        return tuple(dict.fromkeys(one for one in found if one))

    def id(self, given: str, known: Mapping[str, str]) -> str:
        """Return the id that a label stands for; empty, and trimmed, where it is not known."""
        label = given.strip().strip("[]")
        if not label:
            return ""
        found = known.get(label) or known.get(label.casefold())
        self.trimmed |= found is None
        return found or ""

    def words(self, text: str, own_name: str = "", other_names: Iterable[str] = ()) -> str:
        """Return `text` as somebody could say or think it.

        Raises:
            Senseless: If it is empty, holds raw JSON or tags, speaks for somebody else or as a language model.
        """
        plain = self._without_stage_name(unescaped(text).strip(), own_name)
        if not plain:
            raise Senseless("a text is empty")
        if _MARKUP.search(plain) or _ROLE_INSIDE.search(plain):
            raise Senseless("a text holds JSON, tags or names of roles; write only plain words")
        if _ERROR.search(plain):
            raise Senseless("a text holds the message of an error; write only plain words")
        if leaves_role(plain):
            raise Senseless("a text speaks as a language model; speak as the person you play")
        self._refuse_other_speakers(plain, other_names)
        return plain

    def _refuse_other_speakers(self, plain: str, other_names: Iterable[str]) -> None:
        lines = [line.strip() for line in plain.split("\n")]
        for name in other_names:
            called = (name, name.partition(" ")[0])
            if any(_is_stage_name(word, line) for word in called for line in lines):
                raise Senseless(f"the text speaks for somebody else ({name}); say only your own words")
        if _STAGE_NAME.search(plain):
            raise Senseless("the text begins with a name and a colon; say only your own words")

    def keep(self, value: T, before: T) -> T:
        """Return `value`, noting as trimmed whether it differs from `before`."""
        self.trimmed |= value != before
        return value

    def _without_stage_name(self, text: str, own_name: str) -> str:
        plain = _ROLE.sub("", text, count=1)
        for called in (own_name, own_name.partition(" ")[0]):
            if _is_stage_name(called, plain):
                plain = plain[len(called) + 1 :].strip()
        if len(plain) > 1 and plain[0] == plain[-1] == '"' and '"' not in plain[1:-1]:
            plain = plain[1:-1].strip()
        self.trimmed |= plain != text
        return plain


def _is_stage_name(name: str, text: str) -> bool:
    return bool(name) and text[: len(name) + 1].casefold() == f"{name}:".casefold()


def checked(question: AnyQuestion, answer: Out, labels: Labels) -> tuple[Out, bool]:
    """Return `answer` with ids for labels and without what its question does not allow, and whether it was trimmed.

    Raises:
        Senseless: If the answer cannot be used.
    """
    check = Check(labels)
    return _CHECKS[question.task.name](question.input, answer, check), check.trimmed


def _day_plan(given: PlanDayInput | RevisePlanInput, answer: DayPlan, check: Check) -> DayPlan:
    zero = midnight(given.moment, given.wakes)
    first, last = (given.wakes - zero) // 60, -(-(given.sleeps - zero) // 60)
    if isinstance(given, RevisePlanInput):
        first = max(first, (given.moment.seconds - zero) // 60)
    steps: list[Step] = []
    for step in sorted(answer.steps, key=lambda step: (step.start_minute, step.end_minute)):
        begins = max(step.start_minute, steps[-1].end_minute if steps else first)
        ends = min(step.end_minute, last)
        if begins < ends:
            steps.append(_step(step, begins, ends, check))
    check.trimmed |= [step.start_minute for step in steps] != [step.start_minute for step in answer.steps]
    if not steps:
        raise Senseless(f"no step lies between minute {first} and minute {last}")
    return DayPlan(steps=tuple(steps))


def _step(step: Step, begins: int, ends: int, check: Check) -> Step:
    check.trimmed |= (begins, ends) != (step.start_minute, step.end_minute)
    return step.model_copy(
        update={
            "start_minute": begins,
            "end_minute": ends,
            "activity": check.words(step.activity),
            "place": check.id(step.place, check.labels.places),
            "claim": check.id(step.claim, check.labels.claims),
        }
    )


def _details(_given: DetailStepInput, answer: StepDetails, check: Check) -> StepDetails:
    return StepDetails(activities=tuple(check.words(activity) for activity in answer.activities))


def _reaction(given: ReactInput, answer: Reaction, check: Check) -> Reaction:
    claim = check.id(answer.claim, check.labels.claims)
    if answer.action == "carry_on":
        return answer.model_copy(update={"person": check.keep("", answer.person), "claim": check.keep("", claim)})
    person = check.id(answer.person, check.labels.people)
    if person not in given.may_talk:
        raise Senseless(f"person: there is nobody called {answer.person[:64]!r} who can be talked to now")
    reason = check.words(answer.reason) if answer.reason else ""
    talking = {seen.person for seen in given.view.people if seen.conversation}
    action = check.keep("join" if person in talking else "approach", answer.action)
    return Reaction(action=action, person=person, reason=reason, claim=claim)


def _turn(given: SayInput, answer: Turn, check: Check) -> Turn:
    partners = {partner.id for partner in given.partners}
    addressee = check.id(answer.addressee, check.labels.people)
    others = [name for person, name in given.names if person != given.me.id]
    others += [partner.name for partner in given.partners if partner.name]
    return answer.model_copy(
        update={
            "text": check.words(answer.text, given.me.name, others),
            "subject": _subject(answer.subject, check),
            "claims": _said(given, answer.claims, check),
            "memories": check.ids(answer.memories, check.labels.memories),
            "addressee": check.keep(addressee if addressee in partners else "", addressee),
            "ends": check.keep(answer.ends or given.must_end, answer.ends),
            "stances": _stances(answer.stances, check),
            "meeting": _meeting(answer.meeting, check),
        }
    )


def _said(given: SayInput, claims: Iterable[ClaimSaid], check: Check) -> tuple[ClaimSaid, ...]:
    known = {claim.id: claim.details for claim in given.claims}
    said: dict[str, ClaimSaid] = {}
    for one in claims:
        claim = check.id(one.claim, check.labels.claims)
        details = tuple(detail for detail in known.get(claim, ()) if detail in one.details)
        check.trimmed |= bool(set(one.details) - set(details))
        if claim in known and details:
            said.setdefault(claim, ClaimSaid(claim=claim, details=details))
    return tuple(said.values())


def _stances(stances: Iterable[StanceSaid], check: Check) -> tuple[StanceSaid, ...]:
    said: dict[str, StanceSaid] = {}
    for one in stances:
        topic = check.id(one.topic, check.labels.topics)
        if topic:
            said.setdefault(topic, one.model_copy(update={"topic": topic}))
    return tuple(said.values())


def _meeting(meeting: MeetingSaid | None, check: Check) -> MeetingSaid | None:
    place = check.id(meeting.place, check.labels.places) if meeting is not None else ""
    return meeting.model_copy(update={"place": place}) if meeting is not None and place else None


def _subject(subject: SubjectAnswer | None, check: Check) -> SubjectAnswer | None:
    if subject is None:
        return None
    labels = check.labels
    known = {**labels.people, **labels.places, **labels.claims, **labels.memories, **labels.topics}
    return subject.model_copy(
        update={"ref": check.id(subject.ref, known), "owner": check.id(subject.owner, labels.people)}
    )


def _exchange(given: ConverseInput, answer: Exchange, check: Check) -> Exchange:
    kept, names = [], (given.me.name, given.other.name)
    for n, line in enumerate(answer.turns[: given.turns]):
        text = check.words(line.text, names[n % 2], (names[(n + 1) % 2],))
        kept.append(line.model_copy(update={"text": text}))
    check.trimmed |= len(kept) != len(answer.turns)
    return Exchange(turns=tuple(kept))


def _consideration(given: ConsiderInput, answer: Consideration, check: Check) -> Consideration:
    if answer.attitude == "unconsidered":
        raise Senseless("attitude: say keen, interested, indifferent or doubtful")
    attending = answer.attending if given.claim.is_event else None
    return answer.model_copy(
        update={
            "attending": check.keep(attending, answer.attending),
            "reason": check.words(answer.reason) if answer.reason else "",
            "reason_memory": check.id(answer.reason_memory, check.labels.memories),
        }
    )


def _ratings(given: RateImportanceInput, answer: Ratings, _check: Check) -> Ratings:
    if len(answer.ratings) != len(given.memories):
        raise Senseless(f"ratings: there have to be exactly {len(given.memories)}, not {len(answer.ratings)}")
    return answer


def _summary(_given: SummariseTalkInput, answer: TalkSummary, check: Check) -> TalkSummary:
    return answer.model_copy(update={"text": check.words(answer.text)})


def _period(_given: SummarisePeriodInput, answer: PeriodSummary, check: Check) -> PeriodSummary:
    return PeriodSummary(text=check.words(answer.text))


def _facts(given: NoteFactsInput, answer: Facts, check: Check) -> Facts:
    speakers = {turn.speaker for turn in given.turns}
    kept = []
    for fact in answer.facts:
        person = check.id(fact.person, check.labels.people)
        if person in speakers:
            kept.append(fact.model_copy(update={"person": person, "value": check.words(fact.value)}))
    check.trimmed |= len(kept) != len(answer.facts)
    return Facts(facts=tuple(kept))


def _adopted(given: AdoptFactInput, answer: AdoptedFact, check: Check) -> AdoptedFact:
    return AdoptedFact(value=check.words(answer.value, given.me.name) if answer.value.strip() else "")


def _story(given: TellStoryInput, answer: StoryTold, check: Check) -> StoryTold:
    text = check.words(answer.text, given.me.name) if answer.text.strip() else ""
    if text and not in_order(text, given.events):
        raise Senseless("text: tell the events that stand under events, all of them and in their order")
    return StoryTold(text=text)


def _habit(_given: InduceHabitInput, answer: HabitInduced, check: Check) -> HabitInduced:
    if not answer.do.strip():
        return HabitInduced(do="")
    cites = check.ids(answer.memories, check.labels.memories)
    if not cites:
        raise Senseless("memories: the habit rests on no memory that stands in doings or memories")
    return answer.model_copy(
        update={
            "do": check.words(answer.do),
            "place": check.id(answer.place, check.labels.places),
            "goal": check.words(answer.goal) if answer.goal.strip() else "",
            **{part: tuple(map(check.words, getattr(answer, part))) for part in ("steps", "needs", "leaves")},
            "memories": cites,
        }
    )


def _attempted(given: AttemptInput, answer: Attempted, check: Check) -> Attempted:
    known = _things(given.things)
    thing = check.id(answer.thing, known)
    if not thing:
        return Attempted()
    if not answer.do.strip():
        raise Senseless("do: say what you do with the thing, or leave thing empty")
    return Attempted(thing=thing, do=check.words(answer.do))


def _ruling(given: AdjudicateInput, answer: Ruling, check: Check) -> Ruling:
    if not answer.allowed and not answer.reason.strip():
        raise Senseless("reason: say why it does not work")
    known = _things(given.things)
    changes = [one.model_copy(update={"thing": check.id(one.thing, known)}) for one in answer.changes]
    return answer.model_copy(
        update={
            "changes": tuple(one for one in changes if one.thing) if answer.allowed else (),
            "reason": "" if answer.allowed else check.words(answer.reason),
        }
    )


def _things(things: Iterable[ThingView]) -> dict[str, str]:
    """Return the ids of things by their labels, which are their ids, and by their names."""
    found = {thing.name.casefold(): thing.id for thing in things}
    return {**found, **{thing.id: thing.id for thing in things}}


def _wonderings(_given: PonderInput, answer: Wonderings, check: Check) -> Wonderings:
    return Wonderings(questions=tuple(check.words(question) for question in answer.questions))


def _insights(_given: ReflectInput, answer: Insights, check: Check) -> Insights:
    kept = []
    for insight in answer.insights:
        cites = check.ids(insight.cites, check.labels.memories)
        if cites:
            kept.append(Insight(text=check.words(insight.text), cites=cites))
    if answer.insights and not kept:
        raise Senseless("cites: no insight rests on a memory that stands in memories")
    return Insights(insights=tuple(kept))


def _interview(given: AnswerInterviewInput, answer: InterviewAnswer, check: Check) -> InterviewAnswer:
    memories = check.ids(answer.memories, check.labels.memories)
    text = check.words(answer.text, given.me.name)
    return answer.model_copy(update={"text": text, "memories": memories})


def _opinion(given: UpdateOpinionInput, answer: UpdatedOpinion, check: Check) -> UpdatedOpinion:
    return answer.model_copy(
        update={
            "text": check.words(answer.text, given.me.name),
            "reason": check.words(answer.reason) if answer.reason else "",
        }
    )


def _way(given: ChooseWayInput, answer: ChosenWay, check: Check) -> ChosenWay:
    plain = answer.name.strip().strip("[]").casefold().replace(" ", "_")
    names = {name.casefold(): name for name, _ in given.options}
    if plain not in names:
        raise Senseless(f"name: there is no option {answer.name[:64]!r}")
    return ChosenWay(name=check.keep(names[plain], answer.name))


def _lived(_given: LiveBetweenInput, answer: LivedThrough, check: Check) -> LivedThrough:
    return LivedThrough(events=tuple(check.words(event) for event in answer.events))


def _episode(_given: SummariseEpisodeInput, answer: EpisodeSummary, check: Check) -> EpisodeSummary:
    return EpisodeSummary(text=check.words(answer.text))


_CHECKS: Mapping[str, Callable[[Any, Any, Check], Any]] = {
    "plan_day": _day_plan,
    "detail_step": _details,
    "revise_plan": _day_plan,
    "react": _reaction,
    "say": _turn,
    "converse": _exchange,
    "consider": _consideration,
    "rate_importance": _ratings,
    "summarise_talk": _summary,
    "summarise_period": _period,
    "note_facts": _facts,
    "adopt_fact": _adopted,
    "tell_story": _story,
    "induce_habit": _habit,
    "attempt": _attempted,
    "adjudicate": _ruling,
    "ponder": _wonderings,
    "reflect": _insights,
    "answer_interview": _interview,
    "update_opinion": _opinion,
    "write_post": _turn,
    "argue": _turn,
    "live_between": _lived,
    "choose_way": _way,
    "summarise_episode": _episode,
    **judging_prompts.CHECKS,
}
