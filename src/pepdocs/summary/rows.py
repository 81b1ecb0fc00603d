"""One row for each file of a run: its state, its documents, and the reasons."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from pepdocs.base.printable import seen
from pepdocs.batch.outcomes import Edited, Failed, Guarded, Made, Outcome, Refused
from pepdocs.findings.model import Findings, Severity
from pepdocs.summary import reasons
from pepdocs.summary.reasons import Reason


class State(Enum):
    """What became of a file, those first that somebody has to do something about.

    Each file has one state, so that their numbers add up to that of the files. The last two are of
    what is in the folder besides: documents of no plan of the run, and what opens without a password.
    """

    FAILED = "failed"
    REFUSED = "refused"
    EDITED = "edited"
    GUARDED = "guarded"
    WARNED = "warned"
    MADE = "made"
    UNCHANGED = "unchanged"
    LEFT_OVER = "left_over"
    OPEN = "open"


TO_LOOK_AT = (State.FAILED, State.REFUSED, State.EDITED, State.GUARDED, State.WARNED)
BESIDES = (State.LEFT_OVER, State.OPEN)


@dataclass(frozen=True, slots=True)
class Row:
    """What became of one file. The child's name is `None` where names were not asked for.

    `documents` are the names of all that are there, `made` is how many of them were made now, and
    `why` says why. `errors` and `warnings` count findings; `reasons` says them, errors first.
    """

    file: str
    record: str
    state: State
    documents: tuple[str, ...] = ()
    made: int = 0
    errors: int = 0
    warnings: int = 0
    reasons: tuple[Reason, ...] = ()
    why: tuple[Reason, ...] = ()
    child: str | None = field(default=None, repr=False)

    @property
    def told(self) -> tuple[Reason, ...]:
        """What is said of the file: its findings or its error, else why its documents were made."""
        return self.reasons or self.why


def rows(outcomes: Iterable[Outcome], *, names: Mapping[Path, str] | None = None) -> tuple[Row, ...]:
    """Return a row for each outcome, in order; with `names`, the child's name by the source's path."""
    return tuple(_row(outcome, _child(outcome, names)) for outcome in outcomes)


def besides(state: State, files: Iterable[str], *, names: bool) -> tuple[Row, ...]:
    """Return a row for each file of the folder that is there besides what the run made."""
    return tuple(Row(seen(file), "", state, child="" if names else None) for file in files)


def _child(outcome: Outcome, names: Mapping[Path, str] | None) -> str | None:
    return None if names is None else seen(names.get(outcome.source, ""))


def _row(outcome: Outcome, child: str | None) -> Row:
    file = seen(str(outcome.source))
    match outcome:
        case Made():
            return _made(outcome, file, child)
        case Refused(findings=findings):
            return _refused(findings, file, child)
        case Edited(paths=paths):
            return Row(file, "", State.EDITED, reasons=reasons.of_edited(paths), child=child)
        case Guarded(documents=documents):
            lost = reasons.of_losing(documents)
            return Row(file, "", State.GUARDED, reasons=lost, child=child)
        case Failed(error=error):
            why = (reasons.of_error(error),)
            return Row(file, "", State.FAILED, reasons=why, child=child)


def _refused(findings: Findings, file: str, child: str | None) -> Row:
    blocking = findings.blocking
    return Row(
        file,
        "",
        State.REFUSED,
        errors=len(blocking),
        warnings=len(findings.graded(Severity.WARNING)),
        reasons=reasons.of_findings(blocking),
        child=child,
    )


def _made(made: Made, file: str, child: str | None) -> Row:
    """Return the row of a file with documents: a draft may have errors, which are its gaps."""
    gaps = made.findings.blocking
    warnings = (
        *made.findings.graded(Severity.WARNING),
        *made.remarks.graded(Severity.WARNING),
    )
    return Row(
        file,
        seen(made.record),
        _state(made, found=bool(gaps or warnings)),
        tuple(seen(document.path.name) for document in made.documents),
        made=len(made.made),
        errors=len(gaps),
        warnings=len(warnings),
        reasons=reasons.of_findings((*gaps, *warnings)),
        why=reasons.of_making(why for document in made.made for why in document.why),
        child=child,
    )


def _state(made: Made, *, found: bool) -> State:
    if found:
        return State.WARNED
    return State.UNCHANGED if made.unchanged else State.MADE
