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
    from pepdocs.checking import Checked, check
    from pepdocs.errors import PepdocsError
    from pepdocs.findings import Finding, Findings, Severity
    from pepdocs.generate import Blocked, Request, Written, build
    from pepdocs.language import Layout, Mode, Size
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
    "Blocked": "generate",
    "Checked": "checking",
    "Finding": "findings",
    "Findings": "findings",
    "Format": "render",
    "Layout": "language",
    "Mode": "language",
    "PepdocsError": "errors",
    "Phase": "schema.pep",
    "Request": "generate",
    "Severity": "findings",
    "Size": "language",
    "Written": "generate",
    "build": "generate",
    "check": "checking",
}


def __getattr__(name: str) -> Any:
    """Return a public name from the module where it lives, imported when first asked for."""
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"pepdocs.{_HOMES[name]}"), name)
