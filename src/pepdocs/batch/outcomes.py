"""The outcomes of a run: what became of each file."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from pepdocs.base.errors import PepdocsError
from pepdocs.findings.model import Findings, Severity


class Why(Enum):
    """Why a document was made again; the value names its sentence in the catalogue."""

    NEW = "new"
    MISSING = "missing"
    PLAN = "plan"
    REQUEST = "request"
    TEMPLATES = "templates"
    WORDS = "words"
    PROGRAM = "program"
    ENGINES = "engines"
    ENGINE = "engine"
    PASSWORD = "password"  # noqa: S105 - names a reason
    ENCRYPTED = "encrypted"
    OPENED = "opened"
    DRAFT = "draft"
    FINAL = "final"
    INTERRUPTED = "interrupted"
    FORCED = "forced"


@dataclass(frozen=True, slots=True)
class KeptDocument:
    """A document in the folder: its path, its digest, and why it was made; unchanged if there is no reason.

    `engine` is that of a PDF, and `cause` says why it is not the usual one ("rule"); each is "" if there is none.
    """

    path: Path
    sha256: str
    why: tuple[Why, ...] = ()
    engine: str = ""
    cause: str = ""


@dataclass(frozen=True, slots=True)
class NotHere:
    """A document that cannot be made on this computer: the name of its file, and the error that says why.

    `engine` and `cause` are as in `KeptDocument`.
    """

    name: str
    error: PepdocsError
    engine: str = ""
    cause: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A file whose documents are in the folder: made now, or unchanged.

    `record` is the plan's reference, `remarks` are about this choice of documents. `child` is the child's name, ""
    unless names were asked for. Documents that are `not_here` were asked for too, but need an engine that this computer
    lacks; an older one of the same name may be in the folder.
    """

    source: Path
    record: str
    documents: tuple[KeptDocument, ...]
    findings: Findings
    remarks: Findings
    child: str = field(default="", repr=False)
    not_here: tuple[NotHere, ...] = ()

    @property
    def made(self) -> tuple[KeptDocument, ...]:
        """The documents that were made now."""
        return tuple(document for document in self.documents if document.why)

    @property
    def unchanged(self) -> bool:
        """Whether no document had to be made now."""
        return not self.made and not self.not_here

    @property
    def warnings(self) -> int:
        """How many warnings the plan has."""
        return len(self.findings.graded(Severity.WARNING))


@dataclass(frozen=True, slots=True)
class RefusedPlan:
    """A file that was refused because of errors in its plan."""

    source: Path
    findings: Findings


@dataclass(frozen=True, slots=True)
class Edited:
    """A file for which nothing was made, because the documents at `paths` were changed by hand or damaged."""

    source: Path
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Guarded:
    """A file for which nothing was made, because `documents` would lose their encryption or become drafts."""

    source: Path
    documents: tuple[KeptDocument, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that failed for another reason; `ours` means that the fault is in pepdocs."""

    source: Path
    error: PepdocsError
    ours: bool = False


Outcome = Made | RefusedPlan | Edited | Guarded | Failed
