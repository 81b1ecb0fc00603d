"""Every example in every mode: the documents that the gates judge, made as a user makes them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pepdocs import Format, Layout, Mode, Request, Size, build, check
from pepdocs.base.language import EDITIONS, Edition
from pepdocs.generate import view_of
from pepdocs.schema.pep import Pep
from pepdocs.view.blocks import DocumentView

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
TODAY = date(2026, 7, 1)


@dataclass(frozen=True, slots=True)
class Case:
    """One example in one edition."""

    example: Path
    mode: Mode
    size: Size = Size.STANDARD
    layout: Layout = Layout.COLUMNS

    @property
    def suffix(self) -> str:
        return Edition(self.mode, self.size, self.layout).suffix

    @property
    def is_draft(self) -> bool:
        return self.example.stem.endswith("-draft")

    def __str__(self) -> str:
        return f"{self.example.stem}-{self.suffix}"


_PRIMARY, _POST16 = (ROOT / "examples" / f"{name}.yaml" for name in ("primary-initial", "post16-pathway"))
USUAL = [Case(example, mode) for example in EXAMPLES for mode in EDITIONS]
_LARGE = [
    Case(_PRIMARY, Mode.BILINGUAL, Size.LARGE),
    Case(_POST16, Mode.CY, Size.LARGE),
    Case(EXAMPLES[-1], Mode.BILINGUAL, Size.VERY_LARGE),
]
"""The rest of the large editions is built and judged for docs/evidence.md."""

_OTHERWISE = [
    Case(EXAMPLES[-1], Mode.ENGLISH_FIRST),
    Case(EXAMPLES[-1], Mode.BILINGUAL, layout=Layout.BLOCKS),
    Case(EXAMPLES[-1], Mode.BILINGUAL, layout=Layout.SECTIONS),
]
CASES = [*USUAL, *_LARGE, *_OTHERWISE]
EVERY = pytest.mark.parametrize(
    "case",
    [*USUAL, *(pytest.param(each, marks=pytest.mark.long) for each in CASES if each not in USUAL)],
    ids=str,
)
BOTH = pytest.mark.parametrize("form", Format, ids=lambda form: form.value)

SAMPLE = Case(ROOT / "examples" / "primary-initial.yaml", Mode.BILINGUAL)
"""The document that faults are put into: it has pictures, tables, lists, links, two languages."""


@cache
def pep(example: Path) -> Pep:
    """Return what an example says."""
    return check(example, on=TODAY).pep


@cache
def view(case: Case) -> DocumentView:
    """Return what a document has to say."""
    edition = Edition(case.mode, case.size, case.layout)
    return view_of(pep(case.example), edition, draft=case.is_draft)


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents in a folder of the test run, each made when it is first asked for.

    The workers of a test run share the folder. A document appears in it whole or not at all, so
    two workers in need of the same one at the same time lose a second, and nothing else.
    """

    folder: Path

    def file(self, case: Case, form: Format) -> Path:
        """Return where a document is."""
        name = f"{pep(case.example).record}-{case.suffix}.{form.value}"
        place = self.folder / name
        if not place.exists():
            self._build(case, form)
        return place

    def pdf(self, case: Case) -> Path:
        """Return where a PDF is."""
        return self.file(case, Format.PDF)

    def docx(self, case: Case) -> Path:
        """Return where a Word file is."""
        return self.file(case, Format.DOCX)

    def _build(self, case: Case, form: Format) -> None:
        asked = Request(
            self.folder,
            TODAY,
            (case.mode,),
            (form,),
            draft=case.is_draft,
            sizes=(case.size,),
            layout=case.layout,
        )
        build(case.example, asked)
