"""Claims as the world knows them, and as each person does: the catalogue, and the view a mind is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from agents.minds.rules.speech.words import inside
from agents.minds.rules.words import clipped, first_name, has_name
from agents.perception import ClaimView, Moment
from agents.plan import PlanStep
from agents.planning import minute_of
from agents.talk import DETAILS, Detail, Knowledge
from agents.tone import Tone, tone_of
from simulation.clock import SECONDS_PER_DAY, Clock
from simulation.places import Geography
from simulation.scenario import Claim, Study
from simulation.specs.intervention_spec import Join

_LONGEST_TITLE = 100


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A claim with its times worked out and its texts completed.

    Args:
        spec: As the scenario gives it.
        title: A noun phrase.
        first_person: The sentence as its origin says it.
        starts: When the event begins, simulated seconds; None where it is no event.
        ends: When it ends.
        tone: Whether it is good or bad news: as the scenario says, else as its words sound.
    """

    spec: Claim
    title: str
    first_person: str
    starts: int | None = None
    ends: int | None = None
    tone: Tone = "neutral"

    @property
    def details(self) -> tuple[Detail, ...]:
        """The details there are to know."""
        if self.spec.event is not None:
            return DETAILS
        return ("what", "who")

    def step(self) -> PlanStep | None:
        """Return the commitment of somebody who attends; None where it is no event."""
        event = self.spec.event
        if event is None or self.starts is None or self.ends is None:
            return None
        activity = event.activity or f"at {self.title}"
        return PlanStep(self.starts, self.ends, activity, event.place, "commitment", self.spec.id, fixed=True)


class Claims:
    """The catalogue of a study's claims."""

    def __init__(self, study: Study, clock: Clock, geography: Geography) -> None:
        newcomers = [spec.person for spec in study.interventions if isinstance(spec, Join)]
        self._names = {person.slug: person.name for person in (*study.people, *newcomers)}
        self._clock = clock
        self._geography = geography
        self.facts = {claim.id: _facts(claim, self._names[claim.origin], clock) for claim in study.claims}

    def view(
        self,
        knowing: Knowledge,
        *,
        knower: str,
        known_to: tuple[str, ...],
        partners: tuple[str, ...],
        call: Callable[[str], str | None],
    ) -> ClaimView:
        """Return the claim as `knower` knows it, without what it was not told.

        Args:
            knowing: How it is known.
            knower: Person id.
            known_to: Who, as far as the knower can tell, knows it.
            partners: Those the knower is talking with; all of them have to know it for `partner_knows`.
            call: What the knower calls somebody by person id; None for those whose name it does not know.
        """
        facts = self.facts[knowing.claim]
        spec, event = facts.spec, facts.spec.event
        knows_who = knower == spec.origin or "who" in knowing.details
        knows_where = event is not None and "where" in knowing.details
        knows_when = event is not None and "when" in knowing.details
        informed = set(known_to) | ({spec.origin} if knows_who else set())
        return ClaimView(
            id=spec.id,
            text=spec.text,
            title=facts.title,
            first_person=facts.first_person,
            origin=spec.origin if knows_who else None,
            origin_name=self._origin_name(facts, knowing, knower, call) if knows_who else None,
            about=(spec.origin,) if knows_who else (),
            appeals_to=spec.appeals_to,
            interest=spec.interest,
            secret=spec.secret,
            is_event=event is not None,
            place=event.place if event and knows_where else None,
            place_name=self._geography.name(event.place) if event and knows_where else None,
            starts=self._moment(facts.starts) if knows_when else None,
            ends=self._moment(facts.ends) if knows_when else None,
            knowing=knowing,
            teller_name=call(knowing.teller) if knowing.teller else None,
            partner_knows=bool(partners) and all(partner in informed for partner in partners),
            tone=facts.tone,
        )

    def _origin_name(
        self, facts: ClaimFacts, knowing: Knowledge, knower: str, call: Callable[[str], str | None]
    ) -> str | None:
        """Return the origin's name; None where only the origin, a stranger, told it, and never said its name."""
        origin = facts.spec.origin
        name = self._names[origin]
        is_said = name.split()[0] in f"{facts.spec.text} {facts.title}"
        return name if origin == knower or knowing.teller != origin or is_said else call(origin)

    def _moment(self, seconds: int | None) -> Moment | None:
        return None if seconds is None else self._clock.moment(seconds)


def _facts(claim: Claim, origin_name: str, clock: Clock) -> ClaimFacts:
    starts = ends = None
    if claim.event is not None:
        starts = clock.seconds_at(claim.event.day - 1, minute_of(claim.event.start))
        ends = clock.seconds_at(claim.event.day - 1, minute_of(claim.event.end))
        ends += SECONDS_PER_DAY if ends <= starts else 0
    return ClaimFacts(
        spec=claim,
        title=claim.title or _title(claim, origin_name),
        first_person=claim.first_person or in_first_person(claim.text, origin_name),
        starts=starts,
        ends=ends,
        tone=claim.tone or tone_of(claim.text),
    )


def _title(claim: Claim, origin_name: str) -> str:
    """Return what a claim without a title is called: the news about its origin only where it tells of it."""
    if claim.event is not None:
        return f"{origin_name}'s plan"
    if has_name(claim.text, first_name(origin_name)):
        return f"the news about {origin_name}"
    return f"the news that {clipped(inside(claim.text), _LONGEST_TITLE)}"


_VERBS = {"is": "am", "has": "have", "was": "was", "wants": "want", "will": "will", "plans": "plan", "does": "do"}


def in_first_person(text: str, name: str) -> str:
    """Return a third-person sentence as its subject would say it, or unchanged where that cannot be told.

    Example:
        >>> in_first_person("Mara is giving a supper", "Mara Holm")
        'I am giving a supper'
        >>> in_first_person("The mill will close", "Mara")
        'The mill will close'
    """
    for called in (name, first_name(name)):
        head, _, rest = text.removeprefix(called).strip().partition(" ")
        if text.startswith(f"{called} ") and head in _VERBS and rest:
            return f"I {_VERBS[head]} {rest}"
    return text
