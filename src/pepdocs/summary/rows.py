"""The rows of a summary, one for each file of a run: its state, its documents, and the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from pepdocs.base import system
from pepdocs.base.printable import printable
from pepdocs.batch.outcomes import Edited, Failed, Guarded, Made, Outcome, RefusedPlan
from pepdocs.findings.model import Findings, Severity
from pepdocs.findings.rules import TEXT_LANGUAGES
from pepdocs.summary import reasons
from pepdocs.summary.reasons import Reason


class FileState(Enum):
    """The state of a file after a run, those first that need somebody to do something.

    Each file has exactly one. The last two are for other files in the folder: documents of no plan of the
    run, and files that open without a password.
    """

    FAILED = "failed"
    REFUSED = "refused"
    EDITED = "edited"
    GUARDED = "guarded"
    NOT_HERE = "not_here"
    WARNED = "warned"
    MADE = "made"
    UNCHANGED = "unchanged"
    LEFT_OVER = "left_over"
    OPEN = "open"


TO_LOOK_AT = (
    FileState.FAILED, FileState.REFUSED, FileState.EDITED, FileState.GUARDED, FileState.NOT_HERE, FileState.WARNED,
)  # fmt: skip
FOLDER_STATES = (FileState.LEFT_OVER, FileState.OPEN)


@dataclass(frozen=True, slots=True)
class FileRow:
    """One file of a summary. `child` is its child's name, or None if names were not asked for.

    `documents` are the names of all its documents, `made` is how many of them were made now, and `why` the
    reasons for that. `errors` and `warnings` count findings; `reasons` are these findings, errors first, after the
    reasons why documents cannot be made on this computer. `in_both` is
    the percentage of the plan's texts that are in both languages, None without documents. `engines` are the contexts of
    the sentences that say which engine made each PDF, and why.
    """

    file: str
    record: str
    state: FileState
    documents: tuple[str, ...] = ()
    made: int = 0
    errors: int = 0
    warnings: int = 0
    in_both: int | None = None
    reasons: tuple[Reason, ...] = ()
    why: tuple[Reason, ...] = ()
    child: str | None = field(default=None, repr=False)
    engines: tuple[str, ...] = ()

    @property
    def explanation(self) -> tuple[Reason, ...]:
        """The reasons to show: findings or an error, else why documents were made."""
        return self.reasons or self.why


def rows(outcomes: Iterable[Outcome], *, names: Mapping[Path, str] | None = None) -> tuple[FileRow, ...]:
    """Return a row for each outcome, in order; `names` are the children's names by the source's path."""
    return tuple(_row(outcome, _child(outcome, names)) for outcome in outcomes)


def folder_rows(state: FileState, files: Iterable[str], *, names: bool) -> tuple[FileRow, ...]:
    """Return a row for each of the other files in the folder."""
    return tuple(FileRow(printable(file), "", state, child="" if names else None) for file in files)


def _child(outcome: Outcome, names: Mapping[Path, str] | None) -> str | None:
    return None if names is None else printable(names.get(outcome.source, ""))


def _row(outcome: Outcome, child: str | None) -> FileRow:
    file = printable(system.shown(outcome.source))
    match outcome:
        case Made():
            return _made(outcome, file, child)
        case RefusedPlan(findings=findings):
            return _refused(findings, file, child)
        case Edited(paths=paths):
            return FileRow(file, "", FileState.EDITED, reasons=reasons.of_edited(paths), child=child)
        case Guarded(documents=documents):
            lost = reasons.of_losing(documents)
            return FileRow(file, "", FileState.GUARDED, reasons=lost, child=child)
        case Failed(error=error):
            why = (reasons.of_error(error),)
            return FileRow(file, "", FileState.FAILED, reasons=why, child=child)


def _refused(findings: Findings, file: str, child: str | None) -> FileRow:
    blocking = findings.blocking
    return FileRow(
        file,
        "",
        FileState.REFUSED,
        errors=len(blocking),
        warnings=len(findings.graded(Severity.WARNING)),
        reasons=reasons.of_findings(blocking),
        child=child,
    )


def _in_both(findings: Findings) -> int:
    """Return the percentage of texts in both languages, which the findings give if it is not 100."""
    shares = (dict(each.facts)["limit"] for each in findings.items if each.code is TEXT_LANGUAGES)
    return int(next(shares, "100"))


def _made(made: Made, file: str, child: str | None) -> FileRow:
    """Return the row of a file with documents, which may have errors if it is a draft: its gaps."""
    gaps = made.findings.blocking
    warnings = (*made.findings.graded(Severity.WARNING), *made.remarks.graded(Severity.WARNING))
    return FileRow(
        file,
        printable(made.record),
        _state(made, has_findings=bool(gaps or warnings)),
        tuple(printable(document.path.name) for document in made.documents),
        made=len(made.made),
        errors=len(gaps),
        warnings=len(warnings),
        in_both=_in_both(made.findings),
        reasons=(*reasons.of_not_here(made.not_here), *reasons.of_findings((*gaps, *warnings))),
        why=reasons.of_making(why for document in made.made for why in document.why),
        child=child,
        engines=tuple(reasons.engine_context(document) for document in made.documents if document.engine),
    )


def _state(made: Made, *, has_findings: bool) -> FileState:
    if made.not_here:
        return FileState.NOT_HERE
    if has_findings:
        return FileState.WARNED
    return FileState.UNCHANGED if made.unchanged else FileState.MADE
