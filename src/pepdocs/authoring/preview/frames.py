"""What the page shows, as values: a frame for each document, and the state of the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import EDITIONS, Mode
from pepdocs.findings.model import Findings
from pepdocs.render import Format
from pepdocs.theme import Theme

FORMS = (Format.HTML, Format.PDF)
"""The kinds of document that a browser shows, the quicker one first."""

MODES = EDITIONS


@dataclass(frozen=True, slots=True)
class Choice:
    """One document of the page: of which plan, in which mode, as which kind of file."""

    plan: str
    mode: Mode
    form: Format

    @property
    def name(self) -> str:
        """The document's name in addresses: `primary-cy.html`."""
        return f"{self.plan}-{self.mode.suffix}.{self.form.value}"


@dataclass(frozen=True, slots=True)
class Frame:
    """A document, or why there is none; `number` grows with every one that is made.

    `made_of` is the digest of the theme that it was made with, None where it never was.
    """

    number: int = 0
    content: bytes = field(default=b"", repr=False)
    trouble: PepdocsError | None = None
    made_of: str | None = None


@dataclass(frozen=True, slots=True)
class State:
    """All that the page shows at one moment; `revision` grows with every change.

    `theme` is the one that could be read last, `trouble` why the newest cannot be used, and
    `check_trouble` why it could not be examined.
    `is_read` and `is_examined` say that its files have been read, and examined where there is a check.
    """

    revision: int = 0
    theme: Theme | None = None
    trouble: PepdocsError | None = None
    check_trouble: PepdocsError | None = None
    findings: Findings = field(default_factory=Findings)
    is_read: bool = False
    is_examined: bool = False
    frames: Mapping[Choice, Frame] = field(default_factory=dict)

    @property
    def newest(self) -> Theme | None:
        """The theme as its files are now; None while they are read, and where they cannot be used."""
        return self.theme if self.is_read and self.trouble is None else None

    def is_current(self, choice: Choice) -> bool:
        """Whether the frame of a choice shows what the theme is now."""
        newest = self.newest
        return newest is not None and self.frames[choice].made_of == newest.digest
