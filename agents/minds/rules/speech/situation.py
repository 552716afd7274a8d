"""What the speaker is faced with: whom it talks to, what was said, and what it owes to the turn before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from agents.canonical import E6
from agents.minds.rules.speech.doings import alike, said_by
from agents.minds.rules.speech.grammar import full_forms
from agents.minds.rules.speech.heard import question_of_words
from agents.minds.rules.speech.subjects import Asked, asked_of, plain_ref, question_in, split_ref
from agents.minds.rules.speech.words import first_name, to_you
from agents.minds.rules.words import word_set
from agents.perception import ClaimView, Me, Moment
from agents.relationship import Relationship
from agents.talk import Act, Source, Utterance
from agents.tasks.base import Question
from agents.tasks.speaking import Encounter, Partner, SayInput, Turn

_FAMILIAR_E6 = 200_000
_INTIMATE_E6 = 650_000
_HOUSEHOLD = word_set(
    """spouse husband wife partner flatmate housemate roommate family mother father daughter son sister brother
    grandmother grandfather mother-in-law father-in-law parent child twin lodger landlady landlord"""
)
_OURS = (Source.COMPOSED, Source.VOICED)
"""Turns of this grammar note every question they put; one that ends in a question mark without a note is rhetorical."""
_REPLIES = frozenset({Act.ANSWER, Act.ACCEPT, Act.DECLINE, Act.RESPOND, Act.AGREE, Act.DISAGREE, Act.THANK})


@dataclass(frozen=True)
class Situation:
    """A turn's input, read. `partner` is whom to address, `last` the turn to respond to, None at the beginning."""

    question: Question[SayInput, Turn]
    partner: Partner
    last: Utterance | None

    @property
    def given(self) -> SayInput:
        """The input as it came."""
        return self.question.input

    @property
    def me(self) -> Me:
        """The speaker."""
        return self.question.input.me

    @property
    def now(self) -> Moment:
        """The moment of speaking."""
        return self.question.input.moment

    @property
    def tie(self) -> Relationship | None:
        """How the speaker sees the one addressed; None for a stranger."""
        return self.partner.relationship

    @property
    def group(self) -> bool:
        """Whether more than one other is here."""
        return len(self.given.partners) > 1

    @cached_property
    def mine(self) -> tuple[Utterance, ...]:
        """The speaker's own turns in this conversation."""
        return tuple(turn for turn in self.given.transcript if turn.speaker == self.me.id)

    @cached_property
    def asked(self) -> Asked | None:
        """The question the speaker owes an answer to."""
        turn = self.last
        if turn is None or not self._means_me(turn):
            return None
        if turn.subject is not None and turn.source in _OURS:
            return question_in(turn)
        return question_in(turn) or question_of_words(turn, self.recent_claim, self.names)

    def _means_me(self, turn: Utterance) -> bool:
        asked = question_in(turn)
        if asked is not None and asked.owner and len(turn.addressees) > 1:
            return asked.owner in (self.me.id, turn.speaker) or asked.owner not in turn.addressees
        return not turn.addressees or self.me.id in turn.addressees

    @cached_property
    def recent_claim(self) -> str:
        """The claim spoken of last in this conversation; empty where none was."""
        for turn in reversed(self.given.transcript):
            if turn.subject is not None and turn.subject.kind == "claim" and turn.subject.ref:
                return split_ref(plain_ref(turn.subject.ref))[0]
            if turn.claims:
                return turn.claims[-1].claim
        return ""

    @cached_property
    def answered(self) -> Asked | None:
        """The question that the turn before answered, where it was one of the speaker's."""
        turn = self.last
        if turn is None or turn.subject is None or turn.act not in _REPLIES:
            return None
        return asked_of(turn.subject)

    @cached_property
    def touched(self) -> frozenset[tuple[str, ...]]:
        """What has been dealt with, as (kind, owner), (kind, ref) and (kind, owner, ref) with its aspect or text."""
        keys: set[tuple[str, ...]] = set()
        for turn in self.given.transcript:
            for said in turn.claims:
                keys.add(("claim", said.claim))
            if turn.subject is not None:
                _note(keys, asked_of(turn.subject))
                if "?" in turn.subject.ref:
                    asked = question_in(turn)
                    if asked is not None:
                        _note(keys, asked)
        return frozenset(keys)

    def has_touched(self, kind: str, owner: str = "", ref: str = "") -> bool:
        """Return whether this has come up in the conversation already; what is left empty may be anything."""
        if owner and ref:
            return (kind, owner, ref) in self.touched
        return (kind, owner or ref) in self.touched if owner or ref else (kind,) in self.touched

    def depth(self, kind: str, owner: str) -> int:
        """Return how many sides of somebody's thing have been asked about."""
        return sum(
            1 for key in self.touched if key[0] == kind and len(key) == 3 and key[1] == owner and key[2][0] == ":"
        )

    @cached_property
    def said_texts(self) -> str:
        """Everything said so far in small letters, to see whether something has been mentioned."""
        return "\n".join(turn.text.lower() for turn in self.given.transcript)

    @cached_property
    def all_said(self) -> str:
        """Every line of this conversation and of the speaker's last ones, in full forms, each between line breaks."""
        lines = [turn.text for turn in self.given.transcript]
        return "\n".join(("", *map(full_forms, (*lines, *self.given.recent_lines)), ""))

    @cached_property
    def names(self) -> dict[str, str]:
        """Names by id of everybody the speaker knows by name."""
        return dict(self.given.names) | {other.id: other.name for other in self.given.partners if other.name}

    @cached_property
    def encounters(self) -> dict[str, Encounter]:
        """When the speaker last came upon those in sight and those spoken of, by id."""
        return {met.person: met for met in self.given.encounters}

    @cached_property
    def here(self) -> frozenset[str]:
        """Ids of those in sight: the ones in this talk, the speaker, and others beside them."""
        beside = (met.person for met in self.given.encounters if met.here)
        return frozenset((self.me.id, *(partner.id for partner in self.given.partners), *beside))

    def talked_with(self, person: str) -> int | None:
        """Return when the last talk with `person` ended, as far as is known; None before the first."""
        met = self.encounters.get(person)
        ties = {partner.id: partner.relationship for partner in self.given.partners}
        tie = ties.get(person)
        return met.talked if met is not None else tie.last_talk if tie is not None else None

    def seen_or_talked(self, person: str) -> int | None:
        """Return when `person` was last seen or talked with; None where nothing is known of it."""
        met = self.encounters.get(person)
        seen = met.seen.created if met is not None and met.seen is not None else None
        return max((at for at in (seen, self.talked_with(person)) if at is not None), default=None)

    @cached_property
    def claims(self) -> dict[str, ClaimView]:
        """The claims the speaker knows, by id."""
        return {claim.id: claim for claim in self.given.claims}

    @cached_property
    def conversation(self) -> str:
        """The id of this conversation; empty before anything was said."""
        return self.given.transcript[0].conversation if self.given.transcript else ""

    @property
    def closeness_e6(self) -> int:
        """How close the speaker feels to the one addressed."""
        return self.tie.closeness_e6 if self.tie else 0

    @property
    def familiar(self) -> bool:
        """Whether the two know each other more than by sight."""
        return self.tie is not None and (self.tie.familiarity_e6 >= _FAMILIAR_E6 or self.closeness_e6 > E6 // 5)

    @property
    def intimate(self) -> bool:
        """Whether the two share so much that neither would ask who the other is."""
        return self.tie is not None and self.tie.familiarity_e6 >= _INTIMATE_E6

    @property
    def household(self) -> bool:
        """Whether the two live together or are family."""
        return self.tie is not None and self.tie.kind.casefold() in _HOUSEHOLD

    @property
    def at_home(self) -> bool:
        """Whether the two meet where they live: they do not part as people do who go their ways."""
        return self.household and self.me.place is not None and self.me.place.kind == "home"

    @cached_property
    def echoed(self) -> bool:
        """Whether somebody has given back another's words in this talk already; once is enough."""
        before = ""
        for turn in self.given.transcript:
            if len(before) > 3 and turn.text.lower().count(before):
                return True
            before = to_you(turn.subject.text).lower() if turn.subject is not None else ""
        return False

    @cached_property
    def together(self) -> bool:
        """Whether the two are seen at the same thing, so that neither tells the other of it."""
        theirs, mine = self.partner.activity.strip(), self.me.activity.strip()
        return alike(
            said_by(theirs, self.partner.name or "", self.me.name), said_by(mine, self.me.name, self.partner.name)
        )

    def has_said(self, words: str) -> bool:
        """Return whether this was said in this talk, in the first person or the second."""
        return bool(words) and (words.lower() in self.said_texts or to_you(words).lower() in self.said_texts)

    @property
    def winds_down(self) -> bool:
        """Whether leave must be taken with this turn, so that all others can still answer it."""
        return self.given.must_end or self.given.turns_left <= len(self.given.partners) + 1

    @property
    def left_behind(self) -> bool:
        """Whether the one addressed has taken leave with the turn before."""
        return self.last is not None and self.last.ends

    def called(self, name: str, *, formal: bool) -> str:
        """Return how the speaker calls somebody: the given name where that is plain and mistakes nobody."""
        short = first_name(name)
        if formal or short == name:
            return name
        alike = [other for other in self.names.values() if first_name(other) == short]
        return short if len(alike) <= 1 and first_name(self.me.name) != short else name


def _note(keys: set[tuple[str, ...]], about: Asked) -> None:
    kind, owner, full = about.kind, about.owner, about.full_ref
    keys.add((kind,))
    if full:
        keys.update(((kind, full), (kind, owner, full)))
        if about.ref:
            keys.update(((kind, about.ref), (kind, owner, about.ref)))
    if owner:
        keys.add((kind, owner))
        if about.text:
            keys.add((kind, owner, about.text))


def read(question: Question[SayInput, Turn]) -> Situation:
    """Return the situation that `question` puts its speaker in."""
    given = question.input
    last = _to_answer(given)
    return Situation(question, _addressed(given, last), last)


def _to_answer(given: SayInput) -> Utterance | None:
    """The newest turn of others since the speaker's own last one that is for the speaker, else the newest at all."""
    since: list[Utterance] = []
    for turn in reversed(given.transcript):
        if turn.speaker == given.me.id:
            break
        since.append(turn)
    asks_me = (turn for turn in since if turn.addressees == (given.me.id,) and _asks(turn))
    return next(asks_me, since[0] if since else None)


def _asks(turn: Utterance) -> bool:
    return question_in(turn) is not None or turn.text.rstrip().endswith("?")


def _addressed(given: SayInput, last: Utterance | None) -> Partner:
    by_id = {partner.id: partner for partner in given.partners}
    return by_id.get(last.speaker if last else "", given.partners[0])
