"""What a layout is: a published form that dialogues are written in and read from."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

from agents.errors import InputError
from simulation.dialogues.corpus import Corpus
from simulation.dialogues.reading import Files, json_line, json_lines, only_file, records
from simulation.dialogues.splitting import Shares

Rec = TypeVar("Rec")
Model = TypeVar("Model", bound=BaseModel)


class Row(BaseModel):
    """The base of records: immutable; what a file of others has beyond the layout is left out."""

    model_config = ConfigDict(frozen=True, extra="ignore", populate_by_name=True)


@dataclass(frozen=True, slots=True)
class Wishes:
    """How a layout is to be filled.

    Args:
        speaker: Id or name of the person whose part is to be learnt, for layouts with two roles; left out, it is
            whoever answers first in each dialogue.
        shares: Into which parts, if any, the dialogues are to be split.
    """

    speaker: str = ""
    shares: Shares | None = None


NO_WISHES = Wishes()


@dataclass(frozen=True, slots=True)
class Filled(Generic[Rec]):
    """The records of a layout, and in words what of the corpus did not fit into it."""

    records: tuple[Rec, ...]
    left_out: tuple[str, ...] = ()


class Layout(ABC, Generic[Rec]):
    """A form to write dialogues in and to read them from."""

    name: ClassVar[str]
    title: ClassVar[str]
    suffix: ClassVar[str] = ".jsonl"
    """What files of the layout end in; empty for a layout that is a folder."""
    needs: ClassVar[str] = ""
    """The shape of a run that fills it, in words; empty where any does."""
    splits_itself: ClassVar[bool] = False
    """Whether parts stand in one folder with what is said of all of them."""

    def counted(self, some: Sequence[Rec]) -> int:
        """Return how many records there are, as users count them."""
        return len(some)

    def fill(self, corpus: Corpus, wishes: Wishes = NO_WISHES) -> Filled[Rec]:  # noqa: ARG002 - frozen, a default
        """Return the dialogues of `corpus` as records of this layout.

        Raises:
            InputError: If the corpus has not the shape the layout is for; it says what is missing.
        """
        raise InputError(f"the layout {self.name} is read only: dialogues of others, not ours")

    @abstractmethod
    def write(self, some: Sequence[Rec]) -> dict[str, bytes]:
        """Return the files that hold these records, by path; a layout of one file has it under the empty path."""

    @abstractmethod
    def read(self, files: Files, where: str) -> list[Rec]:
        """Return the records in `files`.

        Args:
            files: By path; a single file under the empty path.
            where: What the file or folder is called, for errors.

        Raises:
            InputError: If they are not of this layout; it names file, line and field.
        """

    @abstractmethod
    def corpus(self, some: Sequence[Rec], where: str) -> Corpus:
        """Return the dialogues that the records hold.

        Raises:
            InputError: If the records contradict each other.
        """

    @abstractmethod
    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a record, or of several kinds of records under ``$defs``."""

    def refused(self, missing: str) -> InputError:
        """Return the error that says what a corpus lacks to fill this layout."""
        needs = f" is for {self.needs}, and" if self.needs else ":"
        return InputError(f"the layout {self.name}{needs} {missing}")


class LinesLayout(Layout[Model]):
    """A layout whose file is JSON lines, a record each; a JSON array of records is read too."""

    record: type[Model]

    def write(self, some: Sequence[Model]) -> dict[str, bytes]:
        """Return the one file."""
        return {"": as_lines(some)}

    def read(self, files: Files, where: str) -> list[Model]:
        """Return the records in the one file."""
        _, content = only_file(files, self.name)
        return list(records(self.record, json_lines(content, where)))

    def schema(self) -> dict[str, Any]:
        """Return the JSON Schema of a line."""
        return published(self.name, self.record)


def as_lines(some: Iterable[BaseModel]) -> bytes:
    """Return records as JSON lines, keys in the order of declaration."""
    return "".join(json_line(dumped(one)) + "\n" for one in some).encode()


def dumped(record: BaseModel) -> Mapping[str, Any]:
    """Return a record as it is written: under its public names, without what was never set to anything."""
    return record.model_dump(mode="json", by_alias=True)


def published(name: str, *kinds: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema of records of one kind, or of several with each under ``$defs``."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"townsfolk-layout/{name}/1"}
    if len(kinds) == 1:
        return head | kinds[0].model_json_schema(by_alias=True)
    defs: dict[str, Any] = {}
    for kind in kinds:
        schema = kind.model_json_schema(by_alias=True)
        defs |= schema.pop("$defs", {})
        defs[kind.__name__] = schema
    return head | {"$defs": defs, "anyOf": [{"$ref": f"#/$defs/{kind.__name__}"} for kind in kinds]}
