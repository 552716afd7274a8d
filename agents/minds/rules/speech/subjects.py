"""What a turn is about, written so that the next speaker can read exactly what was asked or told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from agents.talk import Act, Subject, SubjectKind, Utterance
from agents.tasks.speaking import SubjectAnswer

_REF_LIMIT = 200
_TEXT_LIMIT = 600
_OWNER_LIMIT = 64
_KINDS = frozenset(get_args(SubjectKind))


@dataclass(frozen=True, slots=True)
class Asked:
    """A question: of which kind, whose thing, about which item (`ref`) and which side of it (`aspect`).

    `found` is what an answer came to, where that is one of a few words: "yes", "no", "maybe".
    """

    kind: SubjectKind
    owner: str = ""
    ref: str = ""
    aspect: str = ""
    text: str = ""
    found: str = ""

    @property
    def full_ref(self) -> str:
        """The item and the side of it as one ref: "supper:when", ":why", "supper" or ""."""
        return f"{self.ref}:{self.aspect}" if self.aspect else self.ref


def as_subject(asked: Asked, text: str = "") -> SubjectAnswer:
    """Return the subject of a question, or of the answer to it when `text` is what was answered."""
    ref = f"{asked.full_ref}={asked.found}" if asked.found else asked.full_ref
    return subject(asked.kind, ref=ref, text=text or asked.text, owner=asked.owner)


def subject(kind: SubjectKind, *, ref: str = "", text: str = "", owner: str = "") -> SubjectAnswer:
    """Return a subject with every part cut to what the answer's type takes."""
    return SubjectAnswer(kind=kind, ref=ref[:_REF_LIMIT], text=text[:_TEXT_LIMIT], owner=owner[:_OWNER_LIMIT])


def with_question(about: SubjectAnswer | None, asked: Asked) -> SubjectAnswer:
    """Return `about` with the question that the turn ends with noted behind a question mark in its ref."""
    base = about or subject("other")
    tail = f"?{asked.kind}@{asked.owner}@{asked.full_ref}"
    room = _REF_LIMIT - len(tail)
    ref = base.ref if len(base.ref) <= room else ""
    return base.model_copy(update={"ref": f"{ref}{tail}"})


def plain_ref(ref: str) -> str:
    """Return a subject's ref without the question that may be noted in it."""
    return ref.partition("?")[0]


def question_in(utterance: Utterance) -> Asked | None:
    """Return the question that `utterance` leaves open by its act and subject, None where there is none."""
    about = utterance.subject
    if about is None:
        return None
    noted = about.ref.partition("?")[2]
    if noted:
        return _noted(noted, about)
    if utterance.act is Act.INVITE and about.kind == "claim":
        return Asked(
            "claim", utterance.addressees[0] if utterance.addressees else "", about.ref, "attending", about.text
        )
    if utterance.act is Act.ASK:
        return asked_of(about)
    return None


def asked_of(about: Subject | SubjectAnswer) -> Asked:
    """Return what a subject asks for, or which question it answers."""
    plain = plain_ref(about.ref)
    ref, aspect = split_ref(plain)
    return Asked(about.kind, about.owner, ref, aspect, about.text, plain.partition("=")[2])


def split_ref(ref: str) -> tuple[str, str]:
    """Return the item and the side of it ("supper:when" gives "supper" and "when")."""
    item, _, aspect = ref.partition("=")[0].partition(":")
    return item, aspect


def _noted(noted: str, about: Subject) -> Asked | None:
    kind, _, rest = noted.partition("@")
    owner, _, ref = rest.partition("@")
    if kind not in _KINDS:
        return None
    item, aspect = split_ref(ref)
    text = about.text if kind == about.kind and (not item or item == split_ref(plain_ref(about.ref))[0]) else ""
    return Asked(kind, owner, item, aspect, text)  # type: ignore[arg-type]
