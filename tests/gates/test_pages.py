"""Finished pages have none of the faults that readers of earlier designs tripped over."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from gates import finished_pages
from gates.documents import EVERY, ROOT, Case, Documents, pep
from pepdocs.accessibility.pdf import reading
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.base.language import Size
from pepdocs.render.html.page import font_stack
from pepdocs.render.pdf.document import render
from pepdocs.schema.kinds import said

BOX = frozenset({"Blwch i’w dicio", "Box to tick", "Blwch wedi’i dicio", "Ticked box"})


@cache
def read(path: Path) -> PdfDocument:
    """Return a finished PDF as the checks of accessibility read it."""
    return reading.read(path.read_bytes())


@EVERY
@pytest.mark.parametrize("check", finished_pages.CHECKS, ids=lambda check: check.__name__)
def test_no_page_has_the_fault(case: Case, check: finished_pages.Check, documents: Documents) -> None:
    assert not list(check(read(documents.pdf(case))))


@EVERY
def test_no_text_is_smaller_than_the_design_allows(case: Case, documents: Documents) -> None:
    if case.size is Size.STANDARD:
        assert not set(finished_pages.small_type(read(documents.pdf(case))))


@EVERY
def test_there_is_one_box_for_each_action(case: Case, documents: Documents) -> None:
    plan = pep(case.example)
    targets = sum(len(target.actions or ()) for target in said(plan.targets))
    changes = said(plan.change.changes) if plan.change else ()
    assert finished_pages.boxes(read(documents.pdf(case)), BOX) == targets + sum(
        len(said(change.actions)) for change in changes
    )


@EVERY
def test_every_page_says_how_confidential_it_is(case: Case, documents: Documents) -> None:
    meeting = pep(case.example).meeting
    marking = meeting.confidentiality if meeting else None
    texts = [text for _, text in marking.texts] if marking else ["Cyfrinachol", "Confidential"]
    feet = finished_pages.edges(read(documents.pdf(case)))
    assert feet
    assert [number for number, foot in enumerate(feet, 1) if not any(text in foot for text in texts)] == []


# Each check finds its fault in a page that has it, and none in the same page without it.

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>A page</title></head>'
    "<body><main><h1>A form</h1>{}</main></body></html>"
)
SHEET = (
    "@page { size: 300pt 400pt; margin: 60pt 30pt } body { font-size: 12pt } .next { break-before: page }"
    "p, h1, h2, h4 { margin: 0 } thead { display: table-header-group }"
)
ROWS = "<table><tr><th>Name</th></tr>{}</table>"
ROW = "<tr{}><td>A row</td></tr>"
FILLER = "<p>Text that fills the page.</p>" * 9

FAULTS = {
    finished_pages.heads_without_what_follows: (
        FILLER + "<h2>A heading</h2><p class=next>Text</p>" + FILLER,
        FILLER + "<h2 class=next>A heading</h2><p>Text</p>" + FILLER,
    ),
    finished_pages.thin_pages: (
        "<p class=next>Little</p><p class=next>The last page</p>",
        FILLER + "<p class=next>The last page</p>",
    ),
    finished_pages.rows_alone: (
        FILLER + ROWS.format(ROW.format("") * 2 + ROW.format(" class=next")),
        FILLER + ROWS.format(ROW.format("") * 2 + ROW.format(" class=next") + ROW.format("")),
    ),
    finished_pages.broken_words: (
        "<p style='width: 90pt'>Meeting of 25 March 2026</p>" + FILLER,
        "<p style='width: 90pt'>Meeting of 25\u00a0March\u00a02026</p>" + FILLER,
    ),
    finished_pages.targets_without_their_tab: (
        FILLER + "<h4>2 Literacy</h4><p>Text</p><p class=next>More of it</p>" + FILLER,
        FILLER
        + "<table role=presentation><thead><tr><th><h4>2 Literacy</h4></th></tr></thead><tbody><tr><td>Text</td></tr>"
        "<tr class=next><td>More of it</td></tr></tbody></table>" + FILLER,
    ),
    finished_pages.small_type: ("<p style='font-size: 8pt'>Small</p>", "<p>Large enough</p>"),
}


def a_page(content: str) -> PdfDocument:
    """Return a finished PDF of a few elements."""
    return reading.read(render(PAGE.format(content), (font_stack(), SHEET), fonts=ROOT / "templates" / "fonts"))


@pytest.mark.parametrize("check", FAULTS, ids=lambda check: check.__name__)
def test_each_check_finds_its_fault(check: finished_pages.Check) -> None:
    faulty, _ = FAULTS[check]
    assert list(check(a_page(faulty)))


@pytest.mark.parametrize("check", FAULTS, ids=lambda check: check.__name__)
def test_no_check_finds_a_fault_where_there_is_none(check: finished_pages.Check) -> None:
    _, sound = FAULTS[check]
    assert not list(check(a_page(sound)))
