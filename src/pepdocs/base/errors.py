"""Errors of a run, as opposed to findings about a PEP (see `findings`)."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from pepdocs.base import error_keys

if TYPE_CHECKING:
    from pepdocs.findings.model import Findings


class PepdocsError(Exception):
    """The run cannot go on, for a reason that the user can do something about.

    `key` names the sentence in the message catalogue; `facts` fill its placeholders and hold only names of files,
    limits and names from the schema, never what was typed in a PEP.
    """

    def __init__(self, key: str, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class Bug(PepdocsError):
    """A fault of the program, with where it happened and without its message, which may quote a PEP."""

    def __init__(self, where: str) -> None:
        super().__init__(error_keys.BUG)
        self.where = where


class SourceError(PepdocsError):
    """A file is not readable YAML or JSON; the findings say where and why."""

    def __init__(self, findings: Findings) -> None:
        super().__init__(error_keys.SOURCE)
        self.findings = findings


class RenderError(PepdocsError):
    """A document could not be made, or is incomplete.

    `reason` is the context of the sentence that says why a template failed, "" if that is not known.
    """

    reason = ""


class EngineMissing(RenderError):
    """This computer lacks a library without which documents of one format cannot be made; others can."""


class WriteError(PepdocsError):
    """A finished document could not be written to its place."""


def frames(bug: BaseException) -> str:
    """Return the type and the stack of an exception, without its message, which may quote a PEP."""
    stack = traceback.extract_tb(bug.__traceback__)
    steps = [f"{step.filename}:{step.lineno} in {step.name}" for step in stack]
    return "\n  ".join([type(bug).__name__, *steps])
