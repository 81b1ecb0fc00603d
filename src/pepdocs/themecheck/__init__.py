"""What is wrong with a theme: in its files as they are written, and in the documents that it makes."""

from __future__ import annotations

from pepdocs.themecheck.faults import Fault, Where
from pepdocs.themecheck.whole import check

__all__ = ["Fault", "Where", "check"]
