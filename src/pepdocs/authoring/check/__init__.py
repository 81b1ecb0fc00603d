"""Find the faults of a theme: in its files and in the documents that it makes."""

from __future__ import annotations

from pepdocs.authoring.check.examine import check
from pepdocs.authoring.check.faults import Fault, Where

__all__ = ["Fault", "Where", "check"]
