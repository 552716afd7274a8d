"""One question of every task, about a small market town, for tests of minds; and doubles that are real classes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from agents.affect import Mood
from agents.facts import Fact
from agents.guidance import Guidance, Passage
from agents.memory import Memory
from agents.minds.base import Failure, Reply, Request
from agents.opinion import SCALE, Opinion, OpinionView
from agents.perception import ClaimView, Me, Moment, PlaceView, Seen, View
from agents.persona import (
    BigFive,
    Habit,
    Judgement,
    LifeContext,
    Persona,
    PersonalIdentity,
    SocialIdentity,
    SpeakingStyle,
)
from agents.plan import Plan, PlanStep
from agents.relationship import Relationship
from agents.sessions import Known, SessionView
from agents.talk import Act, Knowledge, Utterance
from agents.tasks import (
    ADJUDICATE,
    ADOPT_FACT,
    ANSWER_INTERVIEW,
    ARGUE,
    ATTEMPT,
    CHOOSE_WAY,
    CONSIDER,
    CONVERSE,
    DETAIL_STEP,
    INDUCE_HABIT,
    JUDGE_AGREEMENT,
    JUDGE_DIALOGUE,
    JUDGE_PAIR,
    JUDGE_PORTRAYAL,
    LIVE_BETWEEN,
    MEND_TURN,
    NOTE_FACTS,
    PLAN_DAY,
    PONDER,
    RATE_IMPORTANCE,
    REACT,
    REFLECT,
    REVISE_PLAN,
    SAY,
    SUMMARISE_EPISODE,
    SUMMARISE_PERIOD,
    SUMMARISE_TALK,
    TELL_STORY,
    UPDATE_OPINION,
    WRITE_POST,
)
from agents.tasks.base import AnyQuestion, Question
from agents.tasks.claiming import ConsiderInput
from agents.tasks.conversing import ConverseInput
from agents.tasks.deciding import ReactInput
from agents.tasks.guiding import ChooseWayInput
from agents.tasks.inducing import Doing, InduceHabitInput
from agents.tasks.interviewing import AnswerInterviewInput
from agents.tasks.judging import (
    JudgeAgreementInput,
    JudgeDialogueInput,
    JudgePairInput,
    JudgePortrayalInput,
    MendTurnInput,
    SpokenOf,
)
from agents.tasks.meeting_again import LiveBetweenInput, SummariseEpisodeInput
from agents.tasks.narrating import AdjudicateInput, AttemptInput
from agents.tasks.noting import AdoptFactInput, NoteFactsInput, TellStoryInput
from agents.tasks.opining import HeardStance, UpdateOpinionInput
from agents.tasks.planning import DetailStepInput, PlanDayInput, RevisePlanInput
from agents.tasks.publishing import ArgueInput
from agents.tasks.reflecting import PonderInput, ReflectInput
from agents.tasks.remembering import RateImportanceInput, SummarisePeriodInput, SummariseTalkInput, ToRate
from agents.tasks.speaking import Encounter, Partner, SayInput
from agents.things import Attempt, Possibility, ThingView

HOUR = 3600
DAY = 24 * HOUR
NOW = Moment(DAY + 10 * HOUR, 1, 600, "saturday", "2026-02-14")
WAKING = Moment(DAY + 7 * HOUR, 1, 420, "saturday", "2026-02-14")

MILL = PlaceView("mill", "The Mill", "work", True, 0, 480, 1080)
SQUARE = PlaceView("square", "Market Square", "square", True, 5)
HOME = PlaceView("tor-house", "Tor House", "home", True, 8)

PERSONA = Persona(
    id="orla",
    name="Orla Quist",
    description="Keeps the mill and most of its secrets.",
    social=SocialIdentity(age=51, pronouns="she", occupation="miller", groups=("choir",), origin="the hills"),
    personal=PersonalIdentity(
        traits=BigFive(extraversion=0.9, neuroticism=0.1),
        values=("honesty",),
        likes=("old maps",),
        dislikes=("gossip",),
        skills=("mending",),
        style=SpeakingStyle(verbosity=0.1, phrases=("mark my words",)),
    ),
    context=LifeContext(
        home="tor-house",
        habits=(Habit(do="grinding flour", at="mill", start="08:00", end="12:00", days=("monday",), fixed=True),),
        goals=("repair the wheel",),
        facts=("I grew up in the hills.",),
    ),
)
STEP = PlanStep(DAY + 8 * HOUR, DAY + 12 * HOUR, "grinding flour", "mill", "habit", fixed=True)
SUPPER_STEP = PlanStep(DAY + 18 * HOUR, DAY + 20 * HOUR, "going to the supper", "square", "commitment", "supper")
MEETING_STEP = PlanStep(
    DAY + 13 * HOUR, DAY + 14 * HOUR, "meeting Pavo", "square", "commitment", "meeting/44/mill/pavo/3", others=("pavo",)
)
PLAN = Plan(
    1,
    DAY + 7 * HOUR,
    DAY + 22 * HOUR,
    (replace(STEP, end=DAY + 9 * HOUR), replace(STEP, start=DAY + 9 * HOUR), MEETING_STEP, SUPPER_STEP),
)
IN_VAIN = Attempt("mill", "wheel", "stopping the wheel", False, "The wheel is stuck.", DAY)
ME = Me("orla", PERSONA, Mood(), MILL, "grinding flour", None, STEP, SUPPER_STEP, (SUPPER_STEP,))
BUSY = replace(ME, plan=PLAN, commitments=(SUPPER_STEP, MEETING_STEP), attempts=(IN_VAIN,))
FRIEND = Relationship("friend", 800_000, 600_000, 4, HOUR)

MEMORIES = (
    Memory("orla/40/0", "heard", "Pavo said the bridge would be closed.", DAY + 2 * HOUR, 5),
    Memory("orla/12/1", "observation", "The wheel broke.", 5 * HOUR, 7),
    Memory("orla/9/0", "said", "Orla told Pavo about the choir.", 4 * HOUR, 3),
)
SUPPER = ClaimView(
    id="supper",
    text="Pavo is giving a supper",
    title="Pavo's supper",
    first_person="I am giving a supper",
    origin="pavo",
    origin_name="Pavo Renn",
    about=("pavo",),
    appeals_to=("choir",),
    interest=6,
    secret=True,
    is_event=True,
    place="square",
    place_name="Market Square",
    starts=replace(NOW, seconds=DAY + 18 * HOUR, minute=1080),
    ends=replace(NOW, seconds=DAY + 20 * HOUR, minute=1200),
    knowing=Knowledge("supper", "pavo", "c/1", HOUR, ("what", "who", "where"), "keen", True, True, "I like company"),
    teller_name="Pavo Renn",
)
OWN_NEWS = replace(
    SUPPER,
    id="wheel-sale",
    text="Orla is selling the wheel",
    first_person="I am selling the wheel",
    origin="orla",
    origin_name="Orla Quist",
    is_event=False,
    place_name=None,
    starts=None,
    ends=None,
    teller_name=None,
    knowing=Knowledge("wheel-sale", None, None, 0, ("what", "who")),
)
PAVO = Partner("pavo", "Pavo Renn", "mending a net", FRIEND, MEMORIES[:1], ("Pavo Renn likes cold tea.",))
STRANGER = Partner("klaus-secretname", None, "waiting", None)
NAMES = (("pavo", "Pavo Renn"), ("tilda", "Tilda Moe"))


def said(speaker: str, text: str, n: int = 0) -> Utterance:
    """Return a turn of the conversation that all questions about talk share."""
    return Utterance("50/mill/pavo", n, 50, NOW.seconds, speaker, ("orla",), text, Act.TELL)


BYPASS = OpinionView(
    "bypass", "the bypass", "The bypass should be built", SCALE, 6, Opinion(300_000, 400_000, "the mill needs it")
)
SESSION = SessionView(
    me_id="orla",
    episode="mill",
    number=2,
    of=3,
    gap_seconds=90 * DAY,
    since_seconds=90 * DAY,
    relationship="neighbours",
    roles=(("orla", "neighbour"), ("pavo", "neighbour")),
    attended=(1,),
    summary="First, as neighbours: I talked with Pavo Renn about his boat.",
    summary_memory="orla/8/9",
    news=(Memory("orla/45/0", "observation", "I sprained my wrist at the sluice.", 40_000, 4, ("orla",)),),
    known=(Known("pavo", "Pavo Renn", "like", "cold tea", "orla/8/0", 900),),
)
GUIDANCE = Guidance(
    skill="knowledge",
    instruction="Tell something you have read.",
    exemplars=(("Why is the sea salt?", "The rivers carry it down."),),
    strategy="question",
    advice="Ask how it is.",
    passages=(Passage("mills", "the book of mills", 0, 30, "The oldest mill has nine wheels."),),
    language="Dutch",
)
MET = (
    Encounter("tilda", True, "buying flour", DAY + 8 * HOUR),
    Encounter(
        "pavo", seen=Memory("orla/44/0", "observation", "Pavo Renn is mending a net.", DAY + 9 * HOUR, 2, ("pavo",))
    ),
)
SAYING = SayInput(
    me=BUSY,
    moment=NOW,
    partners=(PAVO, STRANGER),
    opener="pavo",
    reason="",
    opening_claim="",
    transcript=(said("pavo", "Morning, Orla!"), said("klaus-secretname", "Hello.", 1)),
    memories=MEMORIES[1:],
    claims=(SUPPER, OWN_NEWS),
    names=NAMES,
    recent_lines=("The wheel broke again.",),
    must_end=False,
    turns_left=6,
    opinions=(BYPASS,),
    places=(MILL, SQUARE),
    replies=(("Are the wheels turning?", "They never stand still."),),
    favourite_words=("wheel", "flour"),
    session=SESSION,
    guidance=GUIDANCE,
    encounters=MET,
)
REACTING = ReactInput(
    me=ME,
    view=View(
        NOW,
        (
            Seen("tilda", "Tilda Moe", "buying flour", None, FRIEND, 900),
            Seen("klaus-secretname", None, "waiting", "50/mill/klaus", None, None),
            Seen("pavo", "Pavo Renn", "sleeping", None, FRIEND, 3 * DAY),
        ),
        (MILL, SQUARE),
        NAMES,
    ),
    fresh=MEMORIES[:1],
    memories=MEMORIES[1:],
    claims=(SUPPER,),
    known_to=(("supper", "tilda"),),
    may_talk=("tilda", "klaus-secretname"),
)
EVENTS = ("found a chart in a drawer", "followed it to a wall")
OFTEN = Doing("buying soap", "square", 3, 660, ("orla/2/9", "orla/12/9", "orla/22/9"))
TURNING = Possibility(
    "turning the wheel", ("grinding flour",), ("still",), (("brook", "high"),), ("miller",), "turning",
    (("brook", "low"),), "",
)  # fmt: skip
THINGS = (ThingView("wheel", "the wheel", "still", (TURNING,)), ThingView("brook", "the brook", "high"))
TEA = Fact("pavo", "like", "cold tea", "Pavo Renn likes cold tea.", "orla/9/0", "9/mill/pavo/0", 900)
OBJECTION = HeardStance("40/mill/pavo/2", "pavo", "Pavo", "I am against the bypass.", -700_000, 600_000, FRIEND)
STUBBORN = replace(
    ME,
    persona=PERSONA.model_copy(
        update={"personal": PERSONA.personal.model_copy(update={"judgement": Judgement(stubbornness=0.9)})}
    ),
)
INPUTS: tuple[tuple[Any, Any], ...] = (
    (
        PLAN_DAY,
        PlanDayInput(ME, WAKING, WAKING.seconds, DAY + 22 * HOUR, (MILL, SQUARE, HOME), (SUPPER_STEP,), MEMORIES),
    ),
    (DETAIL_STEP, DetailStepInput(ME, NOW, STEP)),
    (
        REVISE_PLAN,
        RevisePlanInput(
            ME,
            NOW,
            WAKING.seconds,
            DAY + 22 * HOUR,
            (MILL, SQUARE, HOME),
            (STEP,),
            (SUPPER_STEP,),
            "The mill is on fire.",
        ),
    ),
    (REACT, REACTING),
    (SAY, SAYING),
    (
        CONVERSE,
        ConverseInput(
            ME,
            replace(ME, id="pavo", persona=Persona(id="pavo", name="Pavo Renn")),
            NOW,
            FRIEND,
            (said("pavo", "Morning, Orla!"),),
            (("orla", "Orla Quist"), ("pavo", "Pavo Renn")),
            4,
            must_end=False,
        ),
    ),
    (CONSIDER, ConsiderInput(ME, NOW, SUPPER, FRIEND, FRIEND, MEMORIES, (STEP,), True)),
    (
        RATE_IMPORTANCE,
        RateImportanceInput(ME, (ToRate("heard", "The bridge is closed."), ToRate("observation", "Rain."))),
    ),
    (SUMMARISE_TALK, SummariseTalkInput(ME, NOW, (PAVO,), SAYING.transcript)),
    (SUMMARISE_PERIOD, SummarisePeriodInput(ME, NOW, "the week from 2026-02-02", MEMORIES)),
    (NOTE_FACTS, NoteFactsInput(ME, NOW, SAYING.transcript, (TEA,), NAMES)),
    (ADOPT_FACT, AdoptFactInput(ME, NOW, "What is it you dream of?", "goal")),
    (TELL_STORY, TellStoryInput(ME, NOW, "How did you come to like old maps?", "I like old maps.", EVENTS)),
    (INDUCE_HABIT, InduceHabitInput(ME, WAKING, (MILL, SQUARE), (OFTEN,), MEMORIES[:1])),
    (ATTEMPT, AttemptInput(BUSY, NOW, tuple(one.from_outside for one in THINGS))),
    (ADJUDICATE, AdjudicateInput(ME, NOW, MILL, THINGS, "wheel", "turning the wheel", ("Pavo Renn",))),
    (PONDER, PonderInput(ME, NOW, MEMORIES, NAMES)),
    (REFLECT, ReflectInput(ME, NOW, MEMORIES, NAMES, "What do I want?")),
    (WRITE_POST, replace(SAYING, opinions=(BYPASS,), partners=(PAVO,), transcript=SAYING.transcript[:1])),
    (ARGUE, ArgueInput(**{one.name: getattr(SAYING, one.name) for one in fields(SAYING)}, side_e6=-700_000)),
    (UPDATE_OPINION, UpdateOpinionInput(STUBBORN, NOW, BYPASS, -600_000, (OBJECTION,), MEMORIES)),
    (CHOOSE_WAY, ChooseWayInput(ME, NOW, "skill", (("chit_chat", "Chat."),), SAYING.transcript, NAMES)),
    (LIVE_BETWEEN, LiveBetweenInput(ME, NOW, 90 * DAY, MEMORIES)),
    (SUMMARISE_EPISODE, SummariseEpisodeInput(ME, NOW, SESSION, (PAVO,), SESSION.summary, MEMORIES)),
    (JUDGE_DIALOGUE, JudgeDialogueInput(ME, (SpokenOf("Orla", ("I like tea.",)),), ((0, "I can't stand tea."),))),
    (JUDGE_AGREEMENT, JudgeAgreementInput(ME, ("At noon.", "At twelve.", "On Friday."))),
    (JUDGE_PAIR, JudgePairInput(ME, ("A: Hello.", "B: Morning!"), ("A: Hello.", "B: Hello. Hello."))),
    (JUDGE_PORTRAYAL, JudgePortrayalInput(ME, ("What fun! Let's meet everybody!",))),
    (MEND_TURN, MendTurnInput(ME, ("Pavo Renn: Tea?",), "Good day. I hate tea.", "I hate tea.", "I like tea.")),
    (
        ANSWER_INTERVIEW,
        AnswerInterviewInput(
            BUSY, NOW, "Do you know of a supper?", MEMORIES, (SUPPER,), NAMES, MET, MEMORIES[:1], (BYPASS,)
        ),
    ),
)


def question(task: Any, given: Any | None = None, *, n: int = 0, person: str = "orla", tick: int = 50) -> AnyQuestion:
    """Return a question of `task`; its input is the one above unless `given`."""
    found = {one.name: values for one, values in INPUTS}[task.name]
    return Question(task, person, tick, n, 7, found if given is None else given)


def every_question() -> list[AnyQuestion]:
    """Return one question of every task."""
    return [question(task) for task, _ in INPUTS]


class MemoryStore:
    """An answer store in memory, with the requests beside the replies."""

    def __init__(self) -> None:
        self.kept: dict[str, tuple[Request, Reply]] = {}

    def find(self, key: str) -> Reply | None:
        return self.kept[key][1] if key in self.kept else None

    def keep(self, request: Request, reply: Reply) -> None:
        self.kept[request.key] = (request, reply)


class Scripted:
    """A provider that gives prepared replies in turn, the last one again and again; plain texts become replies."""

    def __init__(self, replies: Iterable[Reply | Failure | str]) -> None:
        self.replies: Sequence[Reply | Failure] = [
            Reply(one, prompt_tokens=10, answer_tokens=5) if isinstance(one, str) else one for one in replies
        ]
        self.requests: list[Request] = []
        self.closed = False

    async def complete(self, request: Request) -> Reply | Failure:
        self.requests.append(request)
        return self.replies[min(len(self.requests), len(self.replies)) - 1]

    async def close(self) -> None:
        self.closed = True
