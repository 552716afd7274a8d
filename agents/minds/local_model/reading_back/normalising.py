"""From the clauses of a text to one form of them: what English can say in several ways is put in one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from agents.minds.local_model.reading_back.clauses import Adjunct, Clause, Doing, Part, Thing
from agents.minds.local_model.reading_back.words import TIME_NOUNS, word_set

NOBODY_SAID = Thing(("someone",))
_GIVING = word_set("give tell show lend send write sell teach offer bring owe pass promise pay")
_HANGING = word_set("because if unless although though while when whenever before after until since once as")
_HEDGES = frozenset({"think", "hope", "fear"})
_MOMENTS = word_set("hear tell say see meet forget lose find buy sell end decide arrive leave break promise")
_NO_FOR_ANY = {"any": "no", "anything": "nothing", "anyone": "nobody"}
_WITH_EITHER = word_set("like love hate begin continue")
_UNSURE = word_set("know wonder ask doubt check")
_EVENT_VERBS = frozenset({"be", "begin", "happen"})
_WHEN_WHERE = frozenset({"time", "at", "in", "on", "from", "until", "by", "near", "next_to", "after", "before"})
_PLAIN = {"and": "", "but": ""}


def put_in_one_form(sentences: Sequence[Sequence[Clause]]) -> tuple[Clause, ...]:
    """Return the clauses of all sentences in one form and order."""
    ordered = [clause for one in sentences for clause in _ordered(_unsure(list(one)))]
    shared = _with_subjects(ordered)
    changed = [_each(clause) for clause in shared]
    return tuple(_merged(_heard(changed)))


def _each(clause: Clause) -> Clause:
    for change in _CHANGES:
        clause = change(clause)
    return clause


def _unsure(found: list[Clause]) -> list[Clause]:
    """Return "I do not know if" as "I do not know whether"."""
    for at in range(1, len(found)):
        open_question = _last_verb(found[at - 1]) in _UNSURE and not found[at - 1].adjuncts
        if found[at].link == "if" and open_question and found[at - 1].mood != "request":
            found[at] = replace(found[at], link="whether")
    return found


def _ordered(found: list[Clause]) -> list[Clause]:
    """Return the clauses of one sentence: "so" as "because", main clauses and hedges in front."""
    for at, clause in enumerate(found):
        if clause.link == "so" and at:
            reason = replace(found[at - 1], link="because")
            found[at - 1 : at + 1] = [replace(clause, link=found[at - 1].link), reason]
    if len(found) > 1 and found[0].link in _HANGING and found[1].link == "":
        found[:2] = [replace(found[1], mood=found[1].mood), replace(found[0], mood="state")]
    if len(found) > 1 and found[-1].link == "" and _is_hedge(found[-1]):
        found = [found[-1], replace(found[0], link="that"), *found[1:-1]]
    return [replace(clause, link=_PLAIN.get(clause.link, clause.link)) for clause in found]


def _is_hedge(clause: Clause) -> bool:
    match clause.core:
        case (Thing(("i",)), Doing(lemma=lemma)):
            return lemma in _HEDGES and not clause.adjuncts
    return False


def _with_subjects(found: Sequence[Clause]) -> list[Clause]:
    """Return the clauses, each verb without a subject given that of the one before, and its helpers."""
    result: list[Clause] = []
    for at, clause in enumerate(found):
        before = result[-1] if at else None
        result.append(_continued(clause, before) if before is not None else clause)
    return [replace(clause, core=tuple(_finite(part) for part in clause.core)) for clause in result]


def _continued(clause: Clause, before: Clause) -> Clause:
    shares = clause.mood == "state" and clause.core and isinstance(clause.core[0], Doing) and clause.link in {"", "or"}
    subject = before.core[0] if before.core and isinstance(before.core[0], Thing) else None
    verbs = [part for part in before.core if isinstance(part, Doing)]
    if not shares or subject is None or not verbs:
        return clause
    first, *rest = clause.core
    assert isinstance(first, Doing)  # noqa: S101 - asked for above
    if first.tense == "base":
        first = replace(first, modality=first.modality or verbs[-1].modality, tense=verbs[-1].tense)
    return replace(clause, core=(subject, first, *rest), mood=before.mood)


def _finite(part: Part) -> Part:
    return replace(part, tense="present") if isinstance(part, Doing) and part.tense == "base" else part


def _active(clause: Clause) -> Clause:
    """Return a passive clause with the doer first; "somebody" where it names none."""
    match clause.core:
        case (Thing() as patient, Doing(passive=True) as doing, *rest):
            agents = [one for one in clause.adjuncts if one.how == "by" and not _is_when(one.words)]
            doer = Thing(agents[0].words) if agents else NOBODY_SAID
            left = tuple(one for one in clause.adjuncts if one not in agents[:1])
            core = (doer, replace(doing, passive=False), patient, *rest)
            return replace(clause, core=core, adjuncts=left)
    return clause


def _is_when(words: Sequence[str]) -> bool:
    return words[0][:1] == "T" or any(word in TIME_NOUNS or word.endswith("day") for word in words)


def _to_somebody(clause: Clause) -> Clause:
    """Return "give me this" as "give this to me"."""
    core = list(clause.core)
    for at in range(len(core) - 2):
        verb, whom, what = core[at : at + 3]
        if isinstance(verb, Doing) and verb.lemma in _GIVING and isinstance(whom, Thing) and isinstance(what, Thing):
            kept = (*core[: at + 1], what, *core[at + 3 :])
            given = Adjunct(verb.lemma, "to", whom.words)
            return replace(clause, core=kept, adjuncts=tuple(sorted((*clause.adjuncts, given))))
    return clause


def _named(clause: Clause) -> Clause:
    """Return "my name is Ann" as "I am Ann"."""
    match clause.core:
        case (Thing(("my", "name")), Doing(lemma="be") as doing, Thing() as name):
            return replace(clause, core=(Thing(("i",)), doing, name))
    return clause


def _at_once(clause: Clause) -> Clause:
    """Return "I have heard" as "I heard", for what is done in a moment."""
    core = tuple(
        replace(part, tense="past")
        if isinstance(part, Doing) and part.tense == "perfect" and part.lemma in _MOMENTS
        else part
        for part in clause.core
    )
    return replace(clause, core=core)


def _proposed(clause: Clause) -> Clause:
    """Return "shall we" as "let us"."""
    proposes = any(isinstance(part, Doing) and part.modality == "let" for part in clause.core)
    return replace(clause, mood="request") if proposes else clause


def _denied(clause: Clause) -> Clause:
    """Return "I do not have any money" as "I have no money", and "not any more" as "no longer"."""
    core = list(clause.core)
    at = next((n for n, part in enumerate(core) if isinstance(part, Doing) and part.negated), None)
    if at is None:
        return clause
    doing, rest = core[at], core[at + 1 :]
    assert isinstance(doing, Doing)  # noqa: S101 - asked for above
    adverbs = [one for one in clause.adjuncts if one.how == "adverb" and one.words in {("any_more",), ("ever",)}]
    if rest and isinstance(rest[0], Thing) and rest[0].words[0] in _NO_FOR_ANY:
        thing = Thing((_NO_FOR_ANY[rest[0].words[0]], *rest[0].words[1:]))
        core[at : at + 2] = [replace(doing, negated=False), thing]
        return replace(clause, core=tuple(core))
    if len(adverbs) != 1:
        return clause
    left = [one for one in clause.adjuncts if one is not adverbs[0]]
    if adverbs[0].words == ("any_more",):
        core[at] = replace(doing, negated=False)
        left.append(replace(adverbs[0], words=("no_longer",)))
    return replace(clause, core=tuple(core), adjuncts=tuple(sorted(left)))


def _liked(clause: Clause) -> Clause:
    """Return "I like to swim" as "I like swimming", and so for what is loved, hated, begun and gone on with."""
    core = list(clause.core)
    for at in range(len(core) - 1):
        first, second = core[at : at + 2]
        if isinstance(first, Doing) and isinstance(second, Doing) and first.lemma in _WITH_EITHER:
            kept = first.modality == "" and second.tense == "infinitive" and not second.negated
            core[at + 1] = replace(second, tense="ing") if kept else second
    return replace(clause, core=tuple(core))


def _unjoined(clause: Clause) -> Clause:
    """Return the adjuncts as a sorted tuple."""
    return replace(clause, adjuncts=tuple(sorted(clause.adjuncts)))


_CHANGES: tuple[Callable[[Clause], Clause], ...] = (
    _active,
    _to_somebody,
    _named,
    _at_once,
    _proposed,
    _denied,
    _liked,
    _unjoined,
)


def _heard(found: list[Clause]) -> list[Clause]:
    """Return "I heard from Ann that" as "Ann told me that", and what is said "according to Ann" likewise."""
    result: list[Clause] = []
    for clause in found:
        told_by = [one for one in clause.adjuncts if one.how == "according_to"]
        if told_by:
            left = tuple(one for one in clause.adjuncts if one not in told_by)
            result.append(Clause(clause.link, clause.mood, (Thing(told_by[0].words), Doing("say"))))
            result.append(replace(clause, link="that", adjuncts=left))
        else:
            result.append(_told_me(clause))
    return result


def _told_me(clause: Clause) -> Clause:
    sources = [one for one in clause.adjuncts if one.how == "from"]
    match clause.core:
        case (Thing(("i",)), Doing(lemma="hear", negated=False) as doing) if sources:
            left = tuple(one for one in clause.adjuncts if one not in sources)
            told = replace(doing, lemma="tell", tense="past" if doing.tense == "perfect" else doing.tense)
            return replace(clause, core=(Thing(sources[0].words), told, Thing(("i",))), adjuncts=left)
    return clause


def _merged(found: Sequence[Clause]) -> list[Clause]:
    """Return the clauses; one that only says where or when "it" is goes into the one before."""
    result: list[Clause] = []
    for clause in found:
        verb = _last_verb(result[-1]) if result and result[-1].mood == "state" else ""
        if verb and _only_places(clause):
            moved = tuple(replace(one, anchor=verb) for one in clause.adjuncts)
            last = result[-1]
            result[-1] = replace(last, adjuncts=tuple(sorted((*last.adjuncts, *moved))))
        else:
            result.append(clause)
    return result


def _last_verb(clause: Clause) -> str:
    return next((part.lemma for part in reversed(clause.core) if isinstance(part, Doing)), "")


def _only_places(clause: Clause) -> bool:
    match clause.core:
        case (Thing(("it",)), Doing(lemma=lemma, negated=False, modality="" | "will", tense="present")):
            plain = all(one.how in _WHEN_WHERE for one in clause.adjuncts)
            return (
                clause.mood == "state"
                and clause.link == ""
                and lemma in _EVENT_VERBS
                and plain
                and bool(clause.adjuncts)
            )
    return False
