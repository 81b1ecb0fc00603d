"""One file's way through a run: read, planned, made, kept; whatever goes wrong is its outcome alone."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from pepdocs.base import write
from pepdocs.base.errors import Bug, PepdocsError, SourceError, WriteError
from pepdocs.batch.folder.dependencies import basis
from pepdocs.batch.folder.history import Finished, lean
from pepdocs.batch.folder.store import Foreign, Losing, Store, Wanted
from pepdocs.batch.outcomes import Edited, Failed, Guarded, Made, Outcome, Refused, Why
from pepdocs.batch.workers import steps as work
from pepdocs.batch.workers.steps import Read
from pepdocs.generate import Blocked, Request, choices, name
from pepdocs.handover import recipients
from pepdocs.handover.recipients import By
from pepdocs.reading import source
from pepdocs.schema.pep import Pep

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run makes: `standing` is the digest of all that decides that, but the files.

    Where the children's `names` are wanted, or whom documents go to `by`, every plan is read again.
    """

    request: Request
    standing: str
    password: str = field(default="", repr=False)
    fingerprint: str = ""
    names: bool = False
    by: By | None = None

    @property
    def anew(self) -> bool:
        """Whether plans are read again although nothing in them has changed."""
        return self.names or self.by is not None


@dataclass(slots=True)
class File:
    """A file on its way: what is known of it, what is still awaited, and in the end its outcome."""

    path: Path
    place: int
    digest: str = ""
    read: Read | None = field(default=None, repr=False)
    wanted: tuple[Wanted, ...] = ()
    why: dict[str, tuple[Why, ...]] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict, repr=False)
    outcome: Outcome | None = None

    @property
    def to_make(self) -> list[Wanted]:
        """The documents that are not there yet, or not any more, or not as they would be now."""
        return [wanted for wanted in self.wanted if self.why[wanted.name]]

    @property
    def is_complete(self) -> bool:
        """Whether every document that had to be made has been."""
        return len(self.contents) == len(self.to_make)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing for a worker to do. `wanted` is the document that it makes; reading makes none."""

    file: File
    call: tuple[Any, ...] = field(repr=False)
    wanted: Wanted | None = None
    again: bool = False


class Desk:
    """Says which steps a file needs, and makes an outcome of what comes back.

    `recipients` are whom the plans that were read go to, by their references: "" where one says nobody.
    """

    def __init__(self, settings: Settings, store: Store) -> None:
        self._settings, self._store = settings, store
        self._claimed: dict[str, Path] = {}
        self.recipients: dict[str, str] = {}

    def begin(self, file: File) -> Iterator[Step]:
        """Yield the first step of a file.

        One that was finished before, and would become the same again, needs none and is done.
        """
        return self._attempted(file, self._begun(file))

    def take(self, step: Step, result: Any) -> Iterator[Step]:
        """Take what came of a step, and yield those that are needed next."""
        return self._attempted(step.file, self._taken(step, result))

    def _attempted(self, file: File, steps: Iterator[Step]) -> Iterator[Step]:
        """Yield a file's next steps; what goes wrong with one is the file's outcome."""
        try:
            yield from steps
        except (SourceError, Blocked) as refused:
            self.end(file, Refused(file.path, refused.findings))
        except Foreign as foreign:
            self.end(file, Edited(file.path, foreign.paths))
        except Losing as losing:
            self.end(file, Guarded(file.path, losing.documents))
        except PepdocsError as error:
            self.fail(file, error)

    def _begun(self, file: File) -> Iterator[Step]:
        content = source.content(file.path)
        file.digest = write.digest(content)
        known = self._store.finished(file.digest, self._settings.standing)
        if known is None or self._settings.anew:
            yield Step(file, (work.read, content, self._settings.request))
        else:
            self._finished(file, known)

    def _taken(self, step: Step, result: Any) -> Iterator[Step]:
        file = step.file
        if isinstance(result, PepdocsError):
            raise result
        if step.wanted is None:
            yield from self._planned(file, result)
        else:
            file.contents[step.wanted.name] = result
        if file.is_complete:
            self._finish(file)

    def fail(self, file: File, error: PepdocsError) -> None:
        """Give a file up because of an error; where it was in a bug of ours is logged."""
        if isinstance(error, Bug):
            log.error("%r: %s", file.path.name, error.where)
        self.end(file, Failed(file.path, error, ours=isinstance(error, Bug)))

    def _planned(self, file: File, read: Read) -> Iterator[Step]:
        """Decide which documents of a plan have to be made, and yield a step for each."""
        pep, request = read.examined.pep, self._settings.request
        if self._claimed.setdefault(str(pep.record).casefold(), file.path) != file.path:
            raise PepdocsError("error.same_record", files=str(file.path))
        if by := self._settings.by:
            self.recipients[str(pep.record)] = recipients.recipient(pep, by) or ""
        file.read = read
        file.wanted = tuple(
            Wanted(
                name(pep, *choice, request),
                choice,
                basis(read.digest, pep, choice, request, self._settings.fingerprint),
            )
            for choice in choices(pep, request)
        )
        file.why = self._store.why(file.wanted)
        for wanted in file.to_make:
            call = (work.make, pep, wanted.choice, request, self._settings.password)
            yield Step(file, call, wanted)

    def _finish(self, file: File) -> None:
        """Put a file's documents in their places."""
        if made := [(wanted, file.contents[wanted.name]) for wanted in file.to_make]:
            self._store.keep(made)
        assert file.read is not None  # noqa: S101 - for the type checker
        examined, names = file.read.examined, [wanted.name for wanted in file.wanted]
        finished = Finished(
            self._settings.standing,
            str(examined.pep.record),
            {each.path.name: each.sha256 for each in self._store.whole(names)},
            lean(examined.findings),
            lean(examined.remarks),
        )
        self._finished(file, finished)

    def _finished(self, file: File, finished: Finished) -> None:
        """Give a file its outcome whose documents are in their places."""
        self._store.finish(file.digest, finished, file.path)
        documents = tuple(
            replace(each, why=file.why.get(each.path.name, ())) for each in self._store.whole(finished.documents)
        )
        child = _child(file.read.examined.pep) if file.read and self._settings.names else ""
        made = Made(file.path, finished.record, documents, finished.findings, finished.remarks, child)
        self.end(file, made)

    def end(self, file: File, outcome: Outcome) -> None:
        """Give a file its outcome, and let go of all that it held."""
        file.outcome = outcome
        file.read, file.contents = None, {}
        if not isinstance(outcome, Made):
            # No later run needs this line. A disk that has no room for it has none for the next file either.
            with suppress(WriteError):
                self._store.note(_line(file, outcome))


def _child(pep: Pep) -> str:
    """Return the child's name as the cover of a document has it."""
    names = (pep.child.first_names, pep.child.surname) if pep.child else ()
    return " ".join(name for name in names if name)


def _line(file: File, outcome: Refused | Edited | Guarded | Failed) -> dict[str, object]:
    """Return the journal's line for a file that got no documents."""
    line: dict[str, object] = {"digest": file.digest, "source": str(file.path)}
    if isinstance(outcome, Refused):
        codes = sorted({each.code.number for each in outcome.findings.blocking})
        return line | {"event": "refused", "codes": codes}
    if isinstance(outcome, Edited):
        return line | {"event": "edited", "documents": [path.name for path in outcome.paths]}
    if isinstance(outcome, Guarded):
        names = [each.path.name for each in outcome.documents]
        return line | {"event": "guarded", "documents": names}
    return line | {"event": "failed", "reason": outcome.error.key}
