"""Personal Education Plans as accessible documents, in Welsh and in English.

    from datetime import date
    from pathlib import Path
    from pepdocs import Mode, Request, build

    build(Path("plan.yaml"), Request(out=Path("documents"), on=date.today(), modes=(Mode.CY,)))

What this module lists is the public API. Everything else may change.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pepdocs.base.errors import PepdocsError
    from pepdocs.base.language import Layout, Mode, Size
    from pepdocs.findings.model import Finding, Findings, Severity
    from pepdocs.generate import Blocked, Request, Written, build
    from pepdocs.reading.check import Checked, check
    from pepdocs.render import Format
    from pepdocs.schema.pep import Phase

__all__ = [
    "Blocked",
    "Checked",
    "Finding",
    "Findings",
    "Format",
    "Layout",
    "Mode",
    "PepdocsError",
    "Phase",
    "Request",
    "Severity",
    "Size",
    "Written",
    "build",
    "check",
]

_HOMES = {
    "Blocked": "pepdocs.generate",
    "Checked": "pepdocs.reading.check",
    "Finding": "pepdocs.findings.model",
    "Findings": "pepdocs.findings.model",
    "Format": "pepdocs.render",
    "Layout": "pepdocs.base.language",
    "Mode": "pepdocs.base.language",
    "PepdocsError": "pepdocs.base.errors",
    "Phase": "pepdocs.schema.pep",
    "Request": "pepdocs.generate",
    "Severity": "pepdocs.findings.model",
    "Size": "pepdocs.base.language",
    "Written": "pepdocs.generate",
    "build": "pepdocs.generate",
    "check": "pepdocs.reading.check",
}
"""The module of each public name, imported when the name is first used."""


def __getattr__(name: str) -> Any:
    """Return a public name from its module."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(_HOMES[name]), name)
