"""What became of each file of a run."""

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
    PASSWORD = "password"  # noqa: S105 - names a reason
    ENCRYPTED = "encrypted"
    OPENED = "opened"
    DRAFT = "draft"
    FINAL = "final"
    INTERRUPTED = "interrupted"
    FORCED = "forced"


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a file: where it is, its digest, and why it was made; unchanged without a reason."""

    path: Path
    sha256: str
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A file whose documents are there: made now, or unchanged since they were made.

    `record` is the plan's reference, `remarks` are about this choice of documents. The child's
    name is there only where it was asked for.
    """

    source: Path
    record: str
    documents: tuple[Document, ...]
    findings: Findings
    remarks: Findings
    child: str = field(default="", repr=False)

    @property
    def made(self) -> tuple[Document, ...]:
        """The documents that were made now."""
        return tuple(document for document in self.documents if document.why)

    @property
    def unchanged(self) -> bool:
        """Whether every document was there already."""
        return not self.made

    @property
    def warnings(self) -> int:
        """How many warnings the plan has."""
        return len(self.findings.graded(Severity.WARNING))


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was refused because of what is in it."""

    source: Path
    findings: Findings


@dataclass(frozen=True, slots=True)
class Edited:
    """A file none of whose documents were made: some of `paths` were changed by hand, or damaged."""

    source: Path
    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Guarded:
    """A file none of whose documents were made: these would be open, or drafts, and are not so now."""

    source: Path
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that failed for another reason. `ours` is true where the fault is in pepdocs."""

    source: Path
    error: PepdocsError
    ours: bool = False


Outcome = Made | Refused | Edited | Guarded | Failed
