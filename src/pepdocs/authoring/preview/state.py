"""The content of the preview's page as values: plans, documents, a frame for each, and the whole state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from pathlib import Path

from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import Mode
from pepdocs.findings.model import Findings
from pepdocs.reading import pictures, source
from pepdocs.reading.pictures import Pictures
from pepdocs.render import Format
from pepdocs.theme import Theme

FORMS = (Format.HTML, Format.PDF)
"""The forms of document that a browser shows, the quicker one first."""


@dataclass(frozen=True, slots=True)
class PreviewDocument:
    """One document of the page: its plan, mode and form."""

    plan: str
    mode: Mode
    form: Format

    @property
    def name(self) -> str:
        """The document's name in addresses: `primary-cy.html`."""
        return f"{self.plan}-{self.mode.suffix}.{self.form.value}"


@dataclass(frozen=True, slots=True)
class Frame:
    """A document's content, or the error that prevented it; `number` grows with every one that is made.

    `made_of` is the digest of the theme that it was made with, None if it was never made.
    """

    number: int = 0
    content: bytes = field(default=b"", repr=False)
    trouble: PepdocsError | None = None
    made_of: str | None = None


@dataclass(frozen=True, slots=True)
class PreviewState:
    """The content of the page at one moment; `revision` grows with every change.

    `theme` is the last that could be read, `trouble` the error in reading its files as they are now, and
    `check_trouble` the error in examining them. `is_read` is whether these files have been read, `is_examined`
    whether they have been examined, if there is a check.
    """

    revision: int = 0
    theme: Theme | None = None
    trouble: PepdocsError | None = None
    check_trouble: PepdocsError | None = None
    findings: Findings = field(default_factory=Findings)
    is_read: bool = False
    is_examined: bool = False
    frames: Mapping[PreviewDocument, Frame] = field(default_factory=dict)

    @property
    def newest(self) -> Theme | None:
        """The theme of the files as they are now; None if they are not read yet or cannot be used."""
        return self.theme if self.is_read and self.trouble is None else None

    def is_current(self, document: PreviewDocument) -> bool:
        """Return whether a document's frame was made with the newest theme."""
        newest = self.newest
        return newest is not None and self.frames[document].made_of == newest.digest


EXAMPLES = {"primary": "primary-initial.yaml", "secondary": "secondary-review.yaml", "post16": "post16-pathway.yaml"}
"""The example of each phase."""

DAY = date(2026, 6, 1)
"""The day that counts as today for the examples."""


@dataclass(frozen=True, slots=True)
class PreviewPlan:
    """A plan's bytes as they were typed, and its pictures; `title` is the context of its name on the page."""

    key: str
    title: str
    content: bytes = field(repr=False)
    pictures: Pictures = field(default_factory=dict, repr=False)


def examples() -> tuple[PreviewPlan, ...]:
    """Return the fictional plans that come with pepdocs, one of each phase."""
    folder = files("pepdocs.examples")
    return tuple(_plan(phase, f"choice:Phase.{phase}", Path(str(folder / name))) for phase, name in EXAMPLES.items())


def single_plan(path: Path) -> tuple[PreviewPlan, ...]:
    """Return a user's plan as the only one, without its name, which may be a child's."""
    return (_plan("plan", "preview:yours", path),)


def _plan(key: str, title: str, path: Path) -> PreviewPlan:
    content = source.content(path)
    return PreviewPlan(key, title, content, pictures.beside(path, content))
