"""Plan the steps that each file of a run needs, and turn their results into documents and an outcome."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from pepdocs.base import error_keys, system, write
from pepdocs.base.copies import Copy
from pepdocs.base.errors import Bug, EngineMissing, PepdocsError, SourceError, WriteError
from pepdocs.base.language import Edition
from pepdocs.batch.folder.copy_history import CopyHistory, CopyKey, version_mark
from pepdocs.batch.folder.dependencies import document_dependencies
from pepdocs.batch.folder.history import FinishedFile, deduplicated
from pepdocs.batch.folder.store import ForeignFiles, LosesProtection, Store, WantedDocument
from pepdocs.batch.outcomes import Edited, Failed, Guarded, Made, NotHere, Outcome, RefusedPlan, Why
from pepdocs.batch.workers import steps as work
from pepdocs.batch.workers.steps import ReadPlan
from pepdocs.findings.model import Findings
from pepdocs.generate import Blocked, Request, choices, engine_choice, name
from pepdocs.handover import recipients
from pepdocs.handover.recipients import By
from pepdocs.reading import pictures, source
from pepdocs.render import Format
from pepdocs.schema.pep import Pep
from pepdocs.schema.sections.plan import Status

log = logging.getLogger(__name__)

NO_FINDINGS = Findings()


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What a run makes; `run_digest` covers everything that decides that except the files.

    `clashes` has a finding for each file that is refused because another has the same reference.
    """

    request: Request
    run_digest: str
    password: str = field(default="", repr=False)
    fingerprint: str = ""
    names: bool = False
    by: By | None = None
    clashes: Mapping[Path, Findings] = field(default_factory=dict)

    @property
    def reads_all(self) -> bool:
        """Whether even unchanged plans are read, for the names of children or of recipients."""
        return self.names or self.by is not None


@dataclass(slots=True)
class PlanFile:
    """The state of one file of a run, and in the end its outcome."""

    path: Path
    place: int
    digest: str = ""
    read: ReadPlan | None = field(default=None, repr=False)
    wanted: tuple[WantedDocument, ...] = ()
    why: dict[str, tuple[Why, ...]] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict, repr=False)
    not_here: tuple[NotHere, ...] = ()
    outcome: Outcome | None = None

    @property
    def to_make(self) -> list[WantedDocument]:
        """The documents that are missing or out of date."""
        return [wanted for wanted in self.wanted if self.why[wanted.name]]

    @property
    def is_complete(self) -> bool:
        """Whether every document of `to_make` has been made, or cannot be made on this computer."""
        return len(self.contents) + len(self.not_here) == len(self.to_make)

    def take(self, documents: Sequence[WantedDocument], results: Sequence[bytes | EngineMissing]) -> None:
        """Take the results of a step for the documents that it was to make."""
        for document, result in zip(documents, results, strict=True):
            if isinstance(result, EngineMissing):
                engine = document.dependencies.engine
                self.not_here += (NotHere(document.name, result, engine, document.cause),)
            else:
                self.contents[document.name] = result


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """One call for a worker; `wanted` are the documents of an edition that it makes, none for reading the plan."""

    file: PlanFile
    call: tuple[Any, ...] = field(repr=False)
    wanted: tuple[WantedDocument, ...] = ()
    is_retry: bool = False


class Planner:
    """Plan the steps of files, and turn their results into outcomes.

    `recipients` maps the references of the plans that were read to their recipients, "" if a plan names none, and
    `copy_digests` to the digests of what their copies show, if there are recipients. `refused` are the references of
    plans that were refused, as far as they can be told.
    """

    def __init__(self, settings: RunSettings, store: Store) -> None:
        self._settings, self._store = settings, store
        self._claimed: dict[str, Path] = {}
        self.recipients: dict[str, str] = {}
        self.copy_digests: dict[str, Mapping[Copy, str]] = {}
        self.refused: set[str] = set()

    def begin(self, file: PlanFile) -> Iterator[PlannedStep]:
        """Yield the first step of a file; none if its documents are up to date, which gives it its outcome."""
        return self._attempted(file, self._begun(file))

    def take(self, step: PlannedStep, result: Any) -> Iterator[PlannedStep]:
        """Take the result of a step, and yield the steps that are needed next."""
        return self._attempted(step.file, self._taken(step, result))

    def _attempted(self, file: PlanFile, steps: Iterator[PlannedStep]) -> Iterator[PlannedStep]:
        """Yield a file's next steps; an error becomes the file's outcome."""
        try:
            yield from steps
        except (SourceError, Blocked) as error:
            self._note_refused(file)
            self.end(file, RefusedPlan(file.path, error.findings + self._clash(file)))
        except ForeignFiles as error:
            self.end(file, Edited(file.path, error.paths))
        except LosesProtection as error:
            self.end(file, Guarded(file.path, error.documents))
        except PepdocsError as error:
            self.fail(file, error)

    def _begun(self, file: PlanFile) -> Iterator[PlannedStep]:
        content = source.content(file.path)
        shown = pictures.beside(file.path, content)
        file.digest = write.digest(content + pictures.fingerprint(shown))
        known = self._store.finished(file.digest, self._settings.run_digest)
        if known is None or self._settings.reads_all or self._clash(file).items:
            yield PlannedStep(file, (work.read, content, self._settings.request, shown))
        else:
            self._finished(file, known)

    def _taken(self, step: PlannedStep, result: Any) -> Iterator[PlannedStep]:
        file = step.file
        if isinstance(result, PepdocsError):
            raise result
        if step.wanted:
            file.take(step.wanted, result)
        else:
            yield from self._planned(file, result)
        if file.is_complete:
            self._finish(file)

    def _note_refused(self, file: PlanFile) -> None:
        with suppress(SourceError):
            self.refused.add((source.first_text(source.content(file.path), "record") or "").strip())

    def fail(self, file: PlanFile, error: PepdocsError) -> None:
        """End a file with an error; the place of a bug is logged."""
        if isinstance(error, Bug):
            log.error("%r: %s", file.path.name, error.where)
        self.end(file, Failed(file.path, error, ours=isinstance(error, Bug)))

    def _planned(self, file: PlanFile, read: ReadPlan) -> Iterator[PlannedStep]:
        """Yield a step for each edition of a plan that has to be made, in the formats that are missing."""
        pep, request = read.examined.pep, self._settings.request
        if self._clash(file).items:
            raise Blocked(read.examined.findings)
        if self._claimed.setdefault(str(pep.record).casefold(), file.path) != file.path:
            raise PepdocsError(error_keys.SAME_RECORD, files=system.shown(file.path))
        if by := self._settings.by:
            self.recipients[str(pep.record)] = recipients.recipient(pep, by) or ""
            self.copy_digests[str(pep.record)] = read.digests
        file.read = read
        file.wanted = tuple(self._wanted(read, choice) for choice in choices(pep, request))
        file.why = self._store.why(file.wanted)
        for edition, group in groupby(file.to_make, key=lambda wanted: wanted.choice[0]):
            documents = tuple(group)
            forms = tuple(wanted.choice[1] for wanted in documents)
            yield PlannedStep(file, (work.make, pep, edition, forms, request, self._settings.password), documents)

    def _wanted(self, read: ReadPlan, choice: tuple[Edition, Format]) -> WantedDocument:
        """Return a document of a plan that was asked for."""
        pep, request = read.examined.pep, self._settings.request
        dependencies = document_dependencies(read.digests, pep, choice, request, self._settings.fingerprint)
        cause = engine_choice(pep, request).cause if choice[1] is Format.PDF else None
        return WantedDocument(name(pep, *choice, request), choice, dependencies, cause.value if cause else "")

    def _clash(self, file: PlanFile) -> Findings:
        """Return the finding of a file whose reference another has too."""
        return self._settings.clashes.get(file.path, NO_FINDINGS)

    def _finish(self, file: PlanFile) -> None:
        """Store the documents of a file that were made."""
        contents = file.contents
        if documents := [(wanted, contents[wanted.name]) for wanted in file.to_make if wanted.name in contents]:
            self._store.keep(documents, _record(file))
        not_here = {document.name for document in file.not_here}
        names = [wanted.name for wanted in file.wanted if wanted.name not in not_here]
        examined = _read(file).examined
        plan = examined.pep.plan
        finished = FinishedFile(
            self._settings.run_digest,
            _record(file),
            {document.path.name: document.sha256 for document in self._store.kept(names)},
            deduplicated(examined.findings),
            deduplicated(examined.remarks),
            version=version_mark((plan and plan.version) or "", self._store.salt),
        )
        self._note_copies(file, finished)
        self._finished(file, finished)

    def _note_copies(self, file: PlanFile, finished: FinishedFile) -> None:
        """Note the copies of a version of a plan, and the day on which any was made anew."""
        read, request = _read(file), self._settings.request
        is_final = read.examined.pep.plan is not None and read.examined.pep.plan.status is Status.final
        made = {wanted.choice[0].copy for wanted in file.to_make if wanted.name in file.contents}
        for copy in dict.fromkeys(wanted.choice[0].copy for wanted in file.wanted if wanted.name in finished.documents):
            key = CopyKey(finished.record, copy.value, finished.version)
            content = read.digests[copy] if is_final and not request.draft else ""
            history = self._store.history.copies.get(key, CopyHistory())
            self._store.note_copy(key, history.made_anew(content, request.today if copy in made else None))

    def _finished(self, file: PlanFile, finished: FinishedFile) -> None:
        """End a file whose documents are in the folder, as far as this computer can make them."""
        if file.not_here:
            self._store.note(_not_here_line(file))
        else:
            self._store.finish(file.digest, finished, file.path)
        documents = tuple(
            replace(document, why=file.why.get(document.path.name, ()))
            for document in self._store.kept(finished.documents)
        )
        child = _child(file.read.examined.pep) if file.read and self._settings.names else ""
        findings, remarks = finished.findings, finished.remarks
        self.end(file, Made(file.path, finished.record, documents, findings, remarks, child, file.not_here))

    def end(self, file: PlanFile, outcome: Outcome) -> None:
        """Give a file its outcome, and release all that it held."""
        file.outcome = outcome
        file.read, file.contents = None, {}
        if not isinstance(outcome, Made):
            # No later run needs this line. A disk that has no room for it has none for the next file either.
            with suppress(WriteError):
                self._store.note(_line(file, outcome))


def _read(file: PlanFile) -> ReadPlan:
    """Return the plan of a file that has been read."""
    assert file.read is not None  # noqa: S101 - for the type checker
    return file.read


def _record(file: PlanFile) -> str:
    return str(_read(file).examined.pep.record)


def _child(pep: Pep) -> str:
    """Return the child's name as on the cover of a document."""
    names = (pep.child.first_names, pep.child.surname) if pep.child else ()
    return " ".join(name for name in names if name)


def _not_here_line(file: PlanFile) -> dict[str, object]:
    """Return the journal's line for a file of which another computer can make more documents."""
    names = [document.name for document in file.not_here]
    return {"event": "not_here", "digest": file.digest, "source": str(file.path), "documents": names}


def _line(file: PlanFile, outcome: RefusedPlan | Edited | Guarded | Failed) -> dict[str, object]:
    """Return the journal's line for a file without documents."""
    line: dict[str, object] = {"digest": file.digest, "source": str(file.path)}
    if isinstance(outcome, RefusedPlan):
        codes = sorted({finding.code.number for finding in outcome.findings.blocking})
        return line | {"event": "refused", "codes": codes}
    if isinstance(outcome, Edited):
        return line | {"event": "edited", "documents": [path.name for path in outcome.paths]}
    if isinstance(outcome, Guarded):
        return line | {"event": "guarded", "documents": [document.path.name for document in outcome.documents]}
    return line | {"event": "failed", "reason": outcome.error.key}
