"""Personal Education Plans as accessible documents, in Welsh and in English.

    from datetime import date
    from pathlib import Path
    from pepdocs import Mode, Request, build

    build(Path("plan.yaml"), Request(out=Path("documents"), today=date.today(), modes=(Mode.CY,)))

What this module lists is the public API (see docs/api.md). Everything else may change.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pepdocs.accessibility import ExaminedFile
    from pepdocs.accessibility import examine as examine_file
    from pepdocs.accessibility.barriers import Barrier
    from pepdocs.base.errors import PepdocsError
    from pepdocs.base.files import sources as find_plans
    from pepdocs.base.language import Layout, Mode, Size
    from pepdocs.batch import (
        Batch,
        BatchOptions,
        Edited,
        Failed,
        Guarded,
        Made,
        NotHere,
        Overwrite,
        RefusedPlan,
        open_batch,
    )
    from pepdocs.batch.handover import HandOver, hand_over
    from pepdocs.batch.themes import load_theme
    from pepdocs.findings.model import Finding, Findings, Severity
    from pepdocs.generate import Blocked, Request, Written, build
    from pepdocs.handover.recipients import By as RecipientKind
    from pepdocs.reading.check import Checked, check
    from pepdocs.render import Format
    from pepdocs.rewrite.files import UpgradedFile, upgrade
    from pepdocs.schema.pep import Phase
    from pepdocs.summary.details import RunDetails
    from pepdocs.summary.files import FinishedRun, write_summary
    from pepdocs.theme import PdfEngine, Theme, ThemeError

__all__ = [
    "Barrier",
    "Batch",
    "BatchOptions",
    "Blocked",
    "Checked",
    "Edited",
    "ExaminedFile",
    "Failed",
    "Finding",
    "Findings",
    "FinishedRun",
    "Format",
    "Guarded",
    "HandOver",
    "Layout",
    "Made",
    "Mode",
    "NotHere",
    "Overwrite",
    "PdfEngine",
    "PepdocsError",
    "Phase",
    "RecipientKind",
    "RefusedPlan",
    "Request",
    "RunDetails",
    "Severity",
    "Size",
    "Theme",
    "ThemeError",
    "UpgradedFile",
    "Written",
    "build",
    "check",
    "examine_file",
    "find_plans",
    "hand_over",
    "load_theme",
    "open_batch",
    "upgrade",
    "write_summary",
]

_HOMES = {
    "Barrier": "pepdocs.accessibility.barriers",
    "Batch": "pepdocs.batch",
    "BatchOptions": "pepdocs.batch",
    "Blocked": "pepdocs.generate",
    "Checked": "pepdocs.reading.check",
    "Edited": "pepdocs.batch",
    "PdfEngine": "pepdocs.theme",
    "ExaminedFile": "pepdocs.accessibility",
    "Failed": "pepdocs.batch",
    "Finding": "pepdocs.findings.model",
    "Findings": "pepdocs.findings.model",
    "FinishedRun": "pepdocs.summary.files",
    "Format": "pepdocs.render",
    "Guarded": "pepdocs.batch",
    "HandOver": "pepdocs.batch.handover",
    "Layout": "pepdocs.base.language",
    "Made": "pepdocs.batch",
    "Mode": "pepdocs.base.language",
    "NotHere": "pepdocs.batch",
    "Overwrite": "pepdocs.batch",
    "PepdocsError": "pepdocs.base.errors",
    "Phase": "pepdocs.schema.pep",
    "RecipientKind": "pepdocs.handover.recipients",
    "RefusedPlan": "pepdocs.batch",
    "Request": "pepdocs.generate",
    "RunDetails": "pepdocs.summary.details",
    "Severity": "pepdocs.findings.model",
    "Size": "pepdocs.base.language",
    "Theme": "pepdocs.theme",
    "ThemeError": "pepdocs.theme",
    "UpgradedFile": "pepdocs.rewrite.files",
    "Written": "pepdocs.generate",
    "build": "pepdocs.generate",
    "check": "pepdocs.reading.check",
    "examine_file": "pepdocs.accessibility",
    "find_plans": "pepdocs.base.files",
    "hand_over": "pepdocs.batch.handover",
    "load_theme": "pepdocs.batch.themes",
    "open_batch": "pepdocs.batch",
    "upgrade": "pepdocs.rewrite.files",
    "write_summary": "pepdocs.summary.files",
}
"""The module of each public name, imported when the name is first used."""

_NAMES_THERE = {"RecipientKind": "By", "examine_file": "examine", "find_plans": "sources"}
"""The names in their modules of those that have another name here."""


def __getattr__(name: str) -> Any:
    """Return a public name from its module."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), _NAMES_THERE.get(name, name))
