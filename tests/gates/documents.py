"""Every example in every mode: the documents that the gates judge, built as a user builds them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from pepdocs import Format, Layout, Mode, PdfEngine, Request, Size, build, check
from pepdocs.base.language import EDITIONS, Edition
from pepdocs.generate import view_of
from pepdocs.schema.pep import Pep
from pepdocs.view.blocks import DocumentView
from shared_documents import once, rendered_file

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
    engine: PdfEngine = PdfEngine.AUTO
    sections: tuple[str, ...] = ()
    """The sections that are kept; all of them if none is named."""

    @property
    def suffix(self) -> str:
        return Edition(self.mode, self.size, self.layout).suffix

    @property
    def is_draft(self) -> bool:
        return self.example.stem.endswith("-draft")

    def __str__(self) -> str:
        engine = "" if self.engine is PdfEngine.AUTO else f"-{self.engine.value}"
        return f"{self.example.stem}-{self.suffix}{engine}"


_PRIMARY, _POST16 = (ROOT / "examples" / f"{name}.yaml" for name in ("primary-initial", "post16-pathway"))
USUAL = [Case(example, mode) for example in EXAMPLES for mode in EDITIONS]
_LARGE = [
    Case(_PRIMARY, Mode.BILINGUAL, Size.LARGE),
    Case(_POST16, Mode.CY, Size.LARGE),
    Case(EXAMPLES[-1], Mode.BILINGUAL, Size.VERY_LARGE),
]
"""The other large editions are built and judged for docs/evidence.md."""

_OTHERWISE = [
    Case(EXAMPLES[-1], Mode.ENGLISH_FIRST),
    Case(EXAMPLES[-1], Mode.BILINGUAL, layout=Layout.BLOCKS),
    Case(EXAMPLES[-1], Mode.BILINGUAL, layout=Layout.SECTIONS),
]
_BY_WEASYPRINT = [
    Case(EXAMPLES[-1], Mode.BILINGUAL, engine=PdfEngine.WEASYPRINT),
    Case(_PRIMARY, Mode.CY, engine=PdfEngine.WEASYPRINT),
    Case(_POST16, Mode.EN, Size.LARGE, engine=PdfEngine.WEASYPRINT),
]
"""Typst makes the PDFs of all other cases."""

CASES = [*USUAL, *_LARGE, *_OTHERWISE, *_BY_WEASYPRINT]
FEW = [case for case in USUAL if case.mode is Mode.BILINGUAL or case.example == EXAMPLES[-1]] + _BY_WEASYPRINT[:1]
EVERY = pytest.mark.parametrize(
    "case", [pytest.param(case, marks=() if case in FEW else pytest.mark.long) for case in CASES], ids=str
)
"""Every example in both languages, and one in each language, whenever the tests run; the others in `make long`."""

BOTH = pytest.mark.parametrize("form", Format, ids=lambda form: form.value)

SAMPLE = Case(ROOT / "examples" / "primary-initial.yaml", Mode.BILINGUAL, engine=PdfEngine.WEASYPRINT)
"""The document that faults are put into: it has pictures, tables, lists, links and two languages.

The faults know how WeasyPrint writes a file.
"""

SHORT = replace(SAMPLE, sections=("my_page", "targets", "progress", "people"))
"""The part of it with all of these, for tests that examine a document once for every fault."""


@cache
def pep(example: Path) -> Pep:
    """Return the PEP of an example."""
    return check(example, today=TODAY).pep


@cache
def view(case: Case) -> DocumentView:
    """Return the view of a document."""
    edition = Edition(case.mode, case.size, case.layout)
    whole = view_of(pep(case.example), edition, draft=case.is_draft)
    if not case.sections:
        return whole
    chapters = (
        replace(chapter, sections=tuple(section for section in chapter.sections if section.key in case.sections))
        for chapter in whole.chapters
    )
    return replace(whole, chapters=tuple(chapter for chapter in chapters if chapter.sections))


@dataclass(frozen=True, slots=True)
class Documents:
    """The documents of the examples in a folder that all workers of a test run share."""

    folder: Path

    def file(self, case: Case, form: Format) -> Path:
        """Return the path of a document, built when it is first asked for."""
        if case.sections:
            return rendered_file(view(case), form, engine=case.engine)
        folder = self.folder / case.engine.value
        place = folder / f"{pep(case.example).record}-{case.suffix}.{form.value}"
        request = Request(
            folder,
            TODAY,
            (case.mode,),
            (form,),
            draft=case.is_draft,
            sizes=(case.size,),
            layout=case.layout,
            engine=case.engine,
        )
        return once(place, lambda: build(case.example, request))

    def pdf(self, case: Case) -> Path:
        """Return the path of a PDF."""
        return self.file(case, Format.PDF)

    def docx(self, case: Case) -> Path:
        """Return the path of a Word file."""
        return self.file(case, Format.DOCX)
