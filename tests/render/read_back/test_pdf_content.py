"""The quick reader of a page's content finds what a real parser finds, or leaves the page to it."""

from __future__ import annotations

import io

import pikepdf
import pytest

from pace import timed, timely
from pepdocs.base.language import Mode
from pepdocs.render.html import page as html
from pepdocs.render.pdf import document as pdf
from pepdocs.render.read_back.pdf import content as pdf_content
from pepdocs.render.read_back.pdf import document
from pepdocs.render.read_back.pdf.content import END, TextOperation, operations
from pepdocs.render.typst import engine as typst
from sample_pdf import FONTS, MARGINS, RICH, made, opened
from sample_views import a_hostile_view, a_view


def parsed(operation: TextOperation) -> tuple[str, bytes, object]:
    """Return an operation with its properties parsed, to compare differently written ones."""
    kind, name, value = operation
    return ("begin", name, document._properties(value)) if kind in ("tag", "named") else (kind, name, value)


def documents() -> list[bytes]:
    """Return documents of every kind."""
    views = (a_view("primary", Mode.BILINGUAL), a_hostile_view("post16", Mode.CY))
    contents = [pdf.render(html.render(view), html.stylesheets(view), fonts=FONTS) for view in views]
    return [made(RICH, MARGINS), *contents, *map(typst.render, views)]


def test_both_readers_find_the_same_operations():
    for content in documents():
        with opened(content) as file:
            for page in file.pages:
                quick = operations(page.Contents.read_bytes())

                assert quick is not None
                assert [*map(parsed, quick)] == [*map(parsed, document._parse(page))]


def test_both_readers_find_the_same_lines(monkeypatch):
    contents = documents()
    quick = [document.outline(content) for content in contents]

    monkeypatch.setattr(document, "operations", lambda _: None)

    assert [document.outline(content) for content in contents] == quick


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"/Artifact BMC EMC", [TextOperation("tag", b"Artifact"), END]),
        (b"/P\n<</MCID 3>>\nBDC", [TextOperation("named", b"P", b"<</MCID 3>>")]),
        (
            b"/P <</MCID 1/ActualText (a\\) EMC)>> BDC",
            [TextOperation("named", b"P", b"<</MCID 1/ActualText (a\\) EMC)>>")],
        ),
        (b"/F1 12 Tf [<0041> -3 <00 42>] TJ", [TextOperation("font", b"F1"), TextOperation("shown", b"", b"\0A\0B")]),
        (b"<414> Tj", [TextOperation("shown", b"", b"A@")]),
        (b"/P<</MCID 3>>BDC", [TextOperation("named", b"P", b"<</MCID 3>>")]),
        (b"[<00> (] TJ)] TJ", [TextOperation("shown", b"", b"\0] TJ")]),
        (b"/c0 cs BT (EMC) Tj ET", [TextOperation("shown", b"", b"EMC")]),
        *(
            (b"[(%b)] TJ" % written, [TextOperation("shown", b"", meant)])
            for written, meant in [
                (b"a(b(c))d", b"a(b(c))d"),
                (b"a)3(b", b"ab"),
                (b"\\0)3(5", b"\x005"),
                (b"\\101\\53\\0053", b"A+\x053"),
                (b"\\(\\)\\\\\\n\\t", b"()\\\n\t"),
                (b"\\\\000", b"\\000"),
                (b"\\x41\\q\\N{DASH}", b"x41qN{DASH}"),
                (b"a\\\nb", b"ab"),
            ]
        ),
        (b"1 0 0 1 2 3 cm /a1.0 gs 0 0 5 5 re f", []),
    ],
)
def test_text_operations_are_found(content, expected):
    assert operations(content) == expected


@pytest.mark.parametrize("hostile", [b"(", b"[(", b"[(a)", b"((", b"/a ", b"<", b"x ", b"E", b"/P<<", b"[(\\"])
def test_a_long_content_without_an_end_takes_no_long_time(hostile):
    _, seconds = timed(lambda: operations(hostile * (100_000 // len(hostile))))

    assert timely(seconds, 1)


@pytest.mark.parametrize(
    "content",
    [
        b"(a(b(c(d)))) Tj",
        b"(a\rb) Tj",
        b"(a\\\rb) Tj",
        b"(open Tj",
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
def test_ambiguous_content_is_left_to_the_parser(content):
    assert operations(content) is None


def test_a_page_left_to_the_parser_has_the_same_lines():
    content = made("<p>testun</p>")
    with pikepdf.open(io.BytesIO(content)) as file:
        page = file.pages[0]
        page.Contents.write(page.Contents.read_bytes() + b"\n% a remark\n")
        changed = io.BytesIO()
        file.save(changed)

    with opened(changed.getvalue()) as file:
        assert pdf_content.operations(file.pages[0].Contents.read_bytes()) is None
    assert document.outline(changed.getvalue()) == document.outline(content)
