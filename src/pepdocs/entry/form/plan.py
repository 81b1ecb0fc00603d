"""A plan as the form needs it: its phase, its country, its reference, and its tree as it was typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pepdocs.base import error_keys
from pepdocs.base.errors import PepdocsError
from pepdocs.reading import formats, parse, source
from pepdocs.reading.nodes import Mapping, Node, Sequence
from pepdocs.schema.declare import Jurisdiction
from pepdocs.schema.kinds import RECORD
from pepdocs.schema.pep import FORMAT, JurisdictionChoice, Pep, Phase, WrittenIn

HEADER = ("pepdocs", "record", "jurisdiction", "phase", "written_in")
"""The fields that every form holds, whoever fills it in: without them nothing else can be understood."""

BLANK = "blank"
"""What stands in a file's name for the reference of a plan that has none yet."""


@dataclass(frozen=True, slots=True)
class Served:
    """Where a form saves that a server on this computer shows: the file's ETag when it was read, and its name."""

    etag: str
    name: str


@dataclass(frozen=True, slots=True)
class FormPlan:
    """A plan to be filled in; `tree` is what was typed, as mappings, lists and text, `record` "" if there is none.

    `pep` is the whole plan as it was read, on which depends what a part of it is asked for.
    """

    phase: Phase
    jurisdiction: Jurisdiction
    record: str
    tree: dict[str, Any] = field(repr=False)
    pep: Pep = field(default_factory=Pep, repr=False)
    served: Served | None = None

    @property
    def name(self) -> str:
        """What the form's file is called after: the plan's reference if it is one."""
        return self.record if RECORD.fullmatch(self.record) else f"{BLANK}-{self.phase.code}-{self.jurisdiction.name}"


def read_plan(path: Path) -> FormPlan:
    """Return the plan in a file; raise what `plan_of` raises."""
    return plan_of(source.content(path))


def plan_of(content: bytes) -> FormPlan:
    """Return the plan in a file's bytes.

    Raise `SourceError` if it is not readable, and `PepdocsError` if it is of an earlier format or does not say its
    phase and jurisdiction, on which depends what a form asks for.
    """
    located = source.read(content)
    root = located.root
    if formats.version(root) != FORMAT:
        raise PepdocsError(error_keys.FORM_FORMAT, limit=FORMAT)
    tree = as_typed(root)
    codes = [tree.get(key) for key in ("phase", "jurisdiction", "record")]
    phase, jurisdiction, record = (code.strip() if isinstance(code, str) else "" for code in codes)
    if phase not in Phase.codes() or jurisdiction not in JurisdictionChoice.codes():
        raise PepdocsError(error_keys.FORM_HEADER)
    return FormPlan(Phase[phase], Jurisdiction[jurisdiction], record, tree, parse.pep(located).pep)


def blank_plan(phase: Phase, jurisdiction: Jurisdiction, lang: str) -> FormPlan:
    """Return a plan that holds only what the form must know from the start; it is written in a language."""
    known = {"pepdocs": str(FORMAT), "jurisdiction": jurisdiction.name, "phase": phase.code}
    return FormPlan(phase, jurisdiction, "", known | {"written_in": WrittenIn[lang].code})


def as_typed(node: Node) -> Any:
    """Return what a node of a file holds as mappings, lists and text; a key without a value has None."""
    if isinstance(node, Mapping):
        return {entry.key.text: as_typed(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [as_typed(item) for item in node.items]
    return None if node.is_null else node.text
