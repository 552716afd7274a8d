"""Topics as the world knows them: the catalogue, the first opinions, and the rules a study names."""

from __future__ import annotations

from collections.abc import Mapping

from agents.canonical import E6
from agents.inner import InnerLife
from agents.opinion import Opinion, OpinionView, Voiced, bounded, rounded
from agents.opinion_rules import (
    SEIZ,
    SIR,
    Backfire,
    ClaimRule,
    Deffuant,
    DeGroot,
    FriedkinJohnsen,
    HegselmannKrause,
    OpinionRule,
    Threshold,
    Voter,
)
from agents.opinion_rules.brought import brought_claim_rule, brought_opinion_rule
from agents.persona import Persona
from agents.streams import Stream
from simulation.scenario import Study
from simulation.specs.topic_spec import ClaimRuleSpec, DrawnStances, OpinionRuleSpec, Topic

_NORMAL_PARTS = 12
_ORIGIN_CONFIDENCE_E6 = 900_000


class Topics:
    """The catalogue of a study's topics, with its rules made.

    `rule` and `claim_rule` are None where the person's own mind decides.
    """

    def __init__(self, study: Study) -> None:
        self.specs: dict[str, Topic] = {topic.id: topic for topic in sorted(study.topics, key=lambda one: one.id)}
        self.of_claim: dict[str, str] = {topic.claim: topic.id for topic in study.topics if topic.claim}
        self.implied: dict[str, tuple[str, int]] = _implied(study, self.of_claim)
        self.rule = make_opinion_rule(study.opinion_rule)
        self.claim_rule = make_claim_rule(study.claim_rule)
        self.daily = study.opinion_rule.when == "end_of_day"
        self.trust_by_closeness = study.opinion_rule.trust == "closeness"
        self._seed = study.seed
        self._origins = {claim.id: claim.origin for claim in study.claims}

    def view(self, topic: str, opinion: Opinion | None) -> OpinionView:
        """Return a topic as somebody sees it who holds `opinion`."""
        spec = self.specs[topic]
        return OpinionView(topic, spec.title, spec.proposition, spec.scale, spec.interest, opinion, spec.claim)

    def views(self, life: InnerLife) -> tuple[OpinionView, ...]:
        """Return the topics as somebody sees them, in order of id.

        A topic about a claim is seen only by those who know the claim or have an opinion on it.
        """
        return tuple(
            self.view(topic, life.opinions.get(topic))
            for topic, spec in self.specs.items()
            if spec.claim is None or spec.claim in life.knowledge or topic in life.opinions
        )

    def voiced_by_telling(self, claim: str, opinion_on: Mapping[str, Opinion]) -> Voiced | None:
        """Return the stance that somebody with these opinions voices by telling `claim`; None where it says nothing.

        Who tells a claim stands for what it believes of it; where minds decide, whoever believes it at all sounds
        half way surer than it is, since telling is asserting. Who tells a denial stands for disbelief.
        """
        topic, sign = self.implied.get(claim, ("", 0))
        if not sign:
            return None
        opinion = opinion_on.get(topic)
        if sign < 0 and (opinion is None or opinion.stance_e6 >= 0):
            return Voiced(topic, -E6 // 2)
        if opinion is None:
            return None
        asserts = self.rule is None and sign > 0 and opinion.stance_e6 > 0
        stance = (opinion.stance_e6 + E6) // 2 if asserts else opinion.stance_e6
        return Voiced(topic, stance, opinion.confidence_e6)

    def first_opinions(self, person: Persona) -> dict[str, Opinion]:
        """Return what `person` thinks when it comes into the world, by topic id; topics without one are left out."""
        found = {topic: self._first(spec, person) for topic, spec in self.specs.items()}
        return {topic: opinion for topic, opinion in found.items() if opinion is not None}

    def _first(self, spec: Topic, person: Persona) -> Opinion | None:
        first, stream = spec.first, Stream(self._seed, "first-opinion", person.slug, 0, list(self.specs).index(spec.id))
        sure = round(first.confidence * E6)
        if person.slug in first.given:
            return Opinion(round(first.given[person.slug] * E6), sure)
        if spec.claim is not None and self._origins.get(spec.claim) == person.slug:
            return Opinion(E6, _ORIGIN_CONFIDENCE_E6, "I know it first-hand")
        leaning = _leaning(spec, person)
        if leaning is not None:
            stance, reason = leaning
            return Opinion(bounded(stance + _normal(stream, round(first.spread * E6))), sure, reason)
        if first.draw is None or not stream.chance(round(first.share * E6)):
            return None
        return Opinion(drawn_stance(first.draw, stream), sure)


def _implied(study: Study, of_claim: Mapping[str, str]) -> dict[str, tuple[str, int]]:
    """Return what telling a claim says about a topic, by claim: the topic, and 1 for true or -1 for a denial."""
    found = {claim: (topic, 1) for claim, topic in of_claim.items()}
    for claim in study.claims:
        if claim.denies is not None and claim.denies in of_claim and claim.id not in found:
            found[claim.id] = (of_claim[claim.denies], -1)
    return found


def _leaning(spec: Topic, person: Persona) -> tuple[int, str] | None:
    """Return the mean leaning of what `person` has, with the reason it gives; None where nothing applies."""
    social, personal = person.social, person.personal
    forms = (
        ("{} matters to me", personal.values),
        ("I belong to {}", social.groups),
        ("I like {}", personal.likes),
        ("of my work as {}", (social.occupation,) if social.occupation else ()),
    )
    found = [
        (round(spec.first.leanings[word] * E6), form.format(word))
        for form, words in forms
        for word in words
        if word in spec.first.leanings
    ]
    if not found:
        return None
    strongest = max(found, key=lambda one: (abs(one[0]), one[1]))
    return rounded(sum(stance for stance, _ in found), len(found)), strongest[1]


def drawn_stance(draw: DrawnStances, stream: Stream) -> int:
    """Return a stance drawn from the distribution, in millionths."""
    if draw.shape == "uniform":
        low, high = round(draw.low * E6), round(draw.high * E6)
        return low + stream.below(high - low + 1)
    mean = round(draw.mean * E6)
    if draw.shape == "two_camps" and stream.chance(E6 // 2):
        mean = -mean
    return bounded(mean + _normal(stream, round(draw.spread * E6)))


def _normal(stream: Stream, deviation: int) -> int:
    """Return a draw that is close to normal around 0: the sum of twelve even draws."""
    if not deviation:
        return 0
    total = sum(stream.below(E6) for _ in range(_NORMAL_PARTS)) - _NORMAL_PARTS * E6 // 2
    return rounded(total * deviation, E6)


def make_opinion_rule(spec: OpinionRuleSpec) -> OpinionRule | None:
    """Return the rule that `spec` names, None where the mind decides.

    Raises:
        PluginMissing: If it names one that neither a package nor this process has.
    """
    if spec.name is not None:
        return brought_opinion_rule(spec.name, spec.options)
    epsilon, mu, own = round(spec.epsilon * E6), round(spec.mu * E6), round(spec.self_weight * E6)
    rules: dict[str, OpinionRule] = {
        "deffuant": Deffuant(epsilon, mu),
        "hegselmann_krause": HegselmannKrause(epsilon),
        "degroot": DeGroot(own),
        "friedkin_johnsen": FriedkinJohnsen(own),
        "voter": Voter(),
        "backfire": Backfire(epsilon, round(spec.reject * E6), mu),
    }
    return rules.get(spec.kind)


def make_claim_rule(spec: ClaimRuleSpec) -> ClaimRule | None:
    """Return the rule that `spec` names, None where the mind decides.

    Raises:
        PluginMissing: If it names one that neither a package nor this process has.
    """
    if spec.name is not None:
        return brought_claim_rule(spec.name, spec.options)
    chances = [round(share * E6) for share in (spec.beta, spec.p, spec.b, spec.l, spec.rho, spec.epsilon)]
    rules: dict[str, ClaimRule] = {
        "sir": SIR(chances[0], round(spec.gamma * E6)),
        "seiz": SEIZ(*chances),
        "threshold": Threshold(round(spec.share * E6), spec.number),
    }
    return rules.get(spec.kind)
