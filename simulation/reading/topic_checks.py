"""What the shape of topics and rules cannot say: that names lead somewhere and numbers fit each other."""

from __future__ import annotations

from collections.abc import Iterator

from simulation.reading.problems import KeyPath, Problem, nearest
from simulation.scenario import DebateProtocol, Study


def topic_problems(study: Study, people: set[str]) -> Iterator[Problem]:
    """Yield what is wrong with the topics and rules of `study`, in which `people` live or will live."""
    claims = {claim.id for claim in study.claims}
    of_claim: set[str] = set()
    for at, topic in enumerate(study.topics):
        path: KeyPath = ("topics", at)
        if topic.id in claims:
            yield Problem(f"{topic.id!r} is the id of a claim too", (*path, "id"), "an id of its own for each")
        if topic.claim is not None and topic.claim not in claims:
            yield Problem(f"there is no claim {topic.claim!r}", (*path, "claim"), nearest(topic.claim, claims))
        if topic.claim is not None and topic.claim in of_claim:
            yield Problem(f"the claim {topic.claim!r} has two topics", (*path, "claim"), "one topic for each claim")
        of_claim.add(topic.claim or "")
        for person in sorted(set(topic.first.given) - people):
            yield Problem(f"there is no person {person!r}", (*path, "first", "given", person), nearest(person, people))
        draw = topic.first.draw
        if draw is not None and draw.low > draw.high:
            yield Problem(f"'low' {draw.low} is above 'high'", (*path, "first", "draw", "low"), f"at most {draw.high}")
    for at, claim in enumerate(study.claims):
        if claim.denies is not None and (claim.denies not in claims or claim.denies == claim.id):
            others = claims - {claim.id}
            problem = f"there is no other claim {claim.denies!r} to deny"
            expected = nearest(claim.denies, others) or "the id of another claim"
            yield Problem(problem, ("claims", at, "denies"), expected)
    yield from _debate(study, people)
    rule = study.opinion_rule
    if rule.kind == "backfire" and rule.epsilon > rule.reject:
        yield Problem("a view would attract and repel at once", ("opinion_rule", "reject"), f"at least {rule.epsilon}")


def _debate(study: Study, people: set[str]) -> Iterator[Problem]:
    spec = study.protocol
    if not isinstance(spec, DebateProtocol):
        return
    topics = {topic.id for topic in study.topics}
    if spec.topic not in topics:
        yield Problem(f"there is no topic {spec.topic!r}", ("protocol", "topic"), nearest(spec.topic, topics))
    if not spec.speakers_for and not spec.speakers_against:
        yield Problem("nobody speaks", ("protocol",), "speakers_for, speakers_against or both")
    for side, speakers in (("speakers_for", spec.speakers_for), ("speakers_against", spec.speakers_against)):
        for at, person in enumerate(speakers):
            if person not in people:
                yield Problem(f"there is no person {person!r}", ("protocol", side, at), nearest(person, people))
            if person in spec.speakers_for and person in spec.speakers_against and side == "speakers_against":
                yield Problem(f"{person!r} speaks for and against", ("protocol", side, at), "one side for each")
