"""A finished PDF is read back as lines."""

from __future__ import annotations

import io

import pikepdf
import pytest

from pepdocs.base.language import Run
from pepdocs.render.read_back.outline import Line, compact_text, line, text
from pepdocs.render.read_back.pdf.document import fonts, outline
from sample_pdf import made


def test_each_line_has_the_kind_of_its_element():
    body = (
        "<h1>Teitl</h1><p>testun</p><ul><li>un</li><li><p>dau</p></li></ul>"
        "<table><caption>Enw</caption><tr><th>pen</th><td>cell</td><td><p>a</p><p>b</p></td>"
        "</tr></table><table role='presentation'><tr><td>chwith</td></tr></table>"
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>llun</title>'
        '<rect width="9" height="9"/></svg>'
    )

    assert text(outline(made(body))).splitlines() == [
        "H1       cy Teitl",
        "P        cy testun",
        "LI       cy un",
        "LI       cy dau",
        "Caption  cy Enw",
        "TH       cy pen",
        "TD       cy cell",
        "TD       cy a",
        "TD       cy b",
        "P        cy chwith",
        "Figure   cy llun",
    ]


def test_runs_carry_their_language():
    body = '<p>Enw / <span lang="en">Full <b>name</b></span> <a href="#a">dolen</a></p><p id="a">x</p>'

    assert outline(made(body))[0] == Line("P", (Run("Enw / ", "cy"), Run("Full name ", "en"), Run("dolen", "cy")))


def test_a_line_over_pages_is_one_line():
    words = " ".join(f"gair{number}" for number in range(2000))

    assert [line.text for line in outline(made(f"<p>{words}</p>"))] == [words]


def test_page_headers_are_not_lines():
    style = '@page { @top-center { content: "Pen" } }'

    assert [line.text for line in outline(made("<p>testun</p>", style))] == ["testun"]


def test_a_file_without_structure_has_no_lines():
    blank = io.BytesIO()
    with pikepdf.new() as file:
        file.add_blank_page()
        file.save(blank)

    assert outline(blank.getvalue()) == ()
    assert fonts(blank.getvalue()) == frozenset()


def test_the_fonts_of_a_file_are_named():
    used = fonts(made("<p>a <b>b</b> ☒</p>"))

    assert used == {"Atkinson Hyperlegible Next", "Noto Sans Symbols 2"}


def test_a_font_that_is_not_embedded_is_named_too():
    with pikepdf.open(io.BytesIO(made("<p>a</p>"))) as file:
        helvetica = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        file.make_indirect(helvetica)
        file.pages[0].Resources.Font["/F"] = file.make_indirect(helvetica)
        changed = io.BytesIO()
        file.save(changed)

    assert "Helvetica" in fonts(changed.getvalue())


CMAP = b"""1 begincodespacerange <00> <ff> endcodespacerange
1 beginbfchar <01> <0041> endbfchar
2 beginbfrange <02> <03> <0062> <04> <05> [<0078> <00790079>] endbfrange"""


def foreign(stream: bytes) -> bytes:
    """Return a handmade file, with a font of one byte per character."""
    with pikepdf.new() as file:
        sheet = file.add_blank_page()
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, BaseFont=pikepdf.Name.X, ToUnicode=file.make_stream(CMAP))
        sheet.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        sheet.obj.Contents = file.make_stream(b"/F 9 Tf " + stream)
        sheet.obj.Resources.Font.F = file.make_indirect(font)
        paragraph = pikepdf.Dictionary(S=pikepdf.Name.P, K=0, Pg=sheet.obj)
        file.Root.StructTreeRoot = pikepdf.Dictionary(K=paragraph)
        content = io.BytesIO()
        file.save(content)
    return content.getvalue()


@pytest.mark.parametrize(
    ("stream", "read"),
    [
        (b"/P <</MCID 0>> BDC <0102030405> Tj EMC", "Abcxyy"),
        (b"/P <</MCID 0>> BDC [<01> -200 <02>] TJ EMC", "Ab"),
        (b"/P <</MCID 0 /ActualText (text)>> BDC <01> Tj EMC", "text"),
        (b"/P <</MCID 0>> BDC /Span <</ActualText (in)>> BDC <01> Tj EMC <02> Tj EMC", "inb"),
        (b"/P <</MCID 0>> BDC <01> Tj /Artifact BMC <02> Tj EMC EMC", "A"),
        (b"/P <</MCID 0>> BDC <09> Tj EMC", "\ufffd"),
    ],
    ids=["codes", "kerning", "replaced", "replaced inside", "artifact inside", "unknown code"],
)
def test_other_writers_files_are_read_too(stream, read):
    assert [line.text for line in outline(foreign(stream))] == [read]


def test_white_space_is_normalised():
    pieces = [Run("  a \n b", "cy"), Run(" ", "en"), Run("c", "cy"), Run("\td ", "en")]

    assert line("P", pieces) == Line("P", (Run("a b c ", "cy"), Run("d", "en")))


def test_pieces_without_text_are_no_line():
    assert line("P", [Run(" \n", "cy")]) is None


def test_adjacent_pieces_of_one_language_are_one_run():
    assert line("P", [Run("a", "cy"), Run("b", "cy")]) == Line("P", (Run("ab", "cy"),))


def test_lines_are_written_out_with_their_languages():
    lines = [Line("H1", (Run("Enw ", "cy"), Run("Name", "en"))), Line("TD", (Run("1", ""),))]

    assert text(lines) == "H1       cy Enw | en Name\nTD       - 1\n"


def test_compact_text_has_no_white_space():
    assert compact_text([Line("P", (Run("a b\u00a0c", "cy"),)), Line("P", (Run("d", "cy"),))]) == "abcd"
