"""Many PEPs: one outcome each, in order, and one bad file never stops the rest."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pepdocs.errors import PepdocsError, SourceError, frames
from pepdocs.findings import Findings
from pepdocs.generate import Blocked, Written
from pepdocs.write import Artefact

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Made:
    """A file whose documents were made."""

    source: Path
    artefacts: tuple[Artefact, ...]
    findings: Findings
    remarks: Findings


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was refused because of what is in it."""

    source: Path
    findings: Findings


@dataclass(frozen=True, slots=True)
class Failed:
    """A file that failed for another reason. `ours` is true where the fault is in pepdocs."""

    source: Path
    error: PepdocsError
    ours: bool = False


Outcome = Made | Refused | Failed


def run(paths: Iterable[Path], make: Callable[[Path], Written]) -> Iterator[Outcome]:
    """Make each source's documents, yielding one outcome per source, in order."""
    for path in paths:
        try:
            written = make(path)
            yield Made(path, written.artefacts, written.findings, written.remarks)
        except (SourceError, Blocked) as refused:
            yield Refused(path, refused.findings)
        except PepdocsError as error:
            yield Failed(path, error)
        except Exception as bug:  # noqa: BLE001 - one bug must not cost the others their documents
            log.error("%r: %s", path.name, frames(bug))  # noqa: TRY400 - the message may quote a PEP
            yield Failed(path, PepdocsError("error.bug"), ours=True)
