"""A page's content read at a glance says what a real parser says, or says that it cannot."""

from __future__ import annotations

import io

import pikepdf
import pytest

from pepdocs.base.language import Mode
from pepdocs.render.html import page as html
from pepdocs.render.pdf import document as pdf
from pepdocs.render.read_back.pdf import content as pdf_content
from pepdocs.render.read_back.pdf import document
from pepdocs.render.read_back.pdf.content import END, Step, steps
from sample_pdf import FONTS, MARGINS, RICH, made, opened
from sample_views import a_hostile_view, a_view


def as_told(step: Step) -> tuple[str, bytes, object]:
    """Return a step as it counts for a reader, however its properties are written."""
    kind = "opened" if step.kind in ("tag", "named") else step.kind
    value = document._named(step.value) if kind == "opened" else step.value
    return kind, step.name, value


def documents() -> list[bytes]:
    """Return documents of every kind."""
    views = (a_view("primary", Mode.BILINGUAL), a_hostile_view("post16", Mode.CY))
    made_of = [pdf.render(html.render(view), html.stylesheets(view), fonts=FONTS) for view in views]
    return [made(RICH, MARGINS), *made_of]


def test_both_ways_of_reading_find_the_same():
    for content in documents():
        with opened(content) as file:
            for page in file.pages:
                quick = steps(page.Contents.read_bytes())

                assert quick is not None
                assert [*map(as_told, quick)] == [*map(as_told, document._parsed(page))]


def test_a_file_says_the_same_whichever_way_it_is_read(monkeypatch):
    contents = documents()
    quick = [document.outline(content) for content in contents]

    monkeypatch.setattr(document, "steps", lambda _: None)

    assert [document.outline(content) for content in contents] == quick


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (b"/Artifact BMC EMC", [Step("tag", b"Artifact"), END]),
        (b"/P\n<</MCID 3>>\nBDC", [Step("named", b"P", b"<</MCID 3>>")]),
        (b"/P <</MCID 1/ActualText (a\\) EMC)>> BDC", None),
        (b"/F1 12 Tf [<0041> -3 <00 42>] TJ", [Step("font", b"F1"), Step("shown", b"", b"\0A\0B")]),
        (b"<414> Tj", [Step("shown", b"", b"A@")]),
        (b"1 0 0 1 2 3 cm /a1.0 gs 0 0 5 5 re f", []),
    ],
)
def test_what_matters_to_a_reader_is_found(content, found):
    if found is None:
        found = [Step("named", b"P", content.removeprefix(b"/P ").removesuffix(b" BDC"))]

    assert steps(content) == found


@pytest.mark.parametrize(
    "content",
    [
        b"(text) Tj",
        b"[(text)] TJ",
        b"[<00> (] TJ)] TJ",
        b"% EMC\n",
        b"BI /W 1 ID x EI",
        b"/P /Named BDC EMC",
        b"/P <</A (a(b)c)>> BDC",
        b"/P <</A <</B 1>>>> BDC",
        b"/F#31 12 Tf",
        b"/F\xc3\xa9 12 Tf",
        b"<00> '",
    ],
)
def test_what_could_be_mistaken_is_left_to_the_parser(content):
    assert steps(content) is None


def test_a_page_that_cannot_be_read_at_a_glance_is_read_all_the_same():
    content = made("<p>testun</p>")
    with pikepdf.open(io.BytesIO(content)) as file:
        page = file.pages[0]
        page.Contents.write(page.Contents.read_bytes() + b"\n% a remark\n")
        changed = io.BytesIO()
        file.save(changed)

    with opened(changed.getvalue()) as file:
        assert pdf_content.steps(file.pages[0].Contents.read_bytes()) is None
    assert document.outline(changed.getvalue()) == document.outline(content)
