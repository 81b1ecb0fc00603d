"""A Word file is read back as lines with kinds and languages, even after it was edited.

The reader that leaves the languages out finds the same lines in every file of these tests.
"""

from __future__ import annotations

import pytest
from lxml import etree

from docx_reading import packed, without_languages
from pepdocs.base.language import Run
from pepdocs.render.read_back import word_text
from pepdocs.render.read_back.outline import Line
from pepdocs.render.read_back.word import margins, outline

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
ENGLISH = '<w:rStyle w:val="English"/>'
STYLES = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="cy-GB"/></w:rPr>
</w:rPrDefault></w:docDefaults>
<w:style w:styleId="Base"><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>
<w:style w:styleId="Part"><w:basedOn w:val="Base"/></w:style>
<w:style w:styleId="Dot"><w:pPr><w:numPr/></w:pPr></w:style>
<w:style w:styleId="Cap"><w:name w:val="caption"/></w:style>
<w:style w:styleId="English"><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:style>
<w:style w:styleId="Saesneg"><w:basedOn w:val="English"/></w:style></w:styles>"""


def read(body: str) -> tuple[Line, ...]:
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    content = packed({"word/styles.xml": STYLES.encode(), "word/document.xml": document.encode()})
    lines = outline(content)
    assert word_text.outline(content) == without_languages(lines)
    return lines


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def a_paragraph(style: str, *runs: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{"".join(runs)}</w:p>'


def a_run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(("style", "kind"), [("Part", "H2"), ("Dot", "LI"), ("Cap", "Caption"), ("none", "P")])
def test_a_paragraphs_kind_is_that_of_its_style_or_the_styles_base(style: str, kind: str) -> None:
    assert read(a_paragraph(style, a_run("gair"))) == (Line(kind, (Run("gair", "cy-GB"),)),)


@pytest.mark.parametrize(
    ("properties", "lang"),
    [
        ("", "cy-GB"),
        ('<w:rStyle w:val="English"/>', "en-GB"),
        ('<w:rStyle w:val="Saesneg"/>', "en-GB"),
        ('<w:rStyle w:val="English"/><w:lang w:val="pl"/>', "pl"),
        ('<w:rtl/><w:lang w:val="pl" w:bidi="ar"/>', "ar"),
    ],
)
def test_the_innermost_language_counts(properties: str, lang: str) -> None:
    [line] = read(a_paragraph("none", a_run("gair", properties)))

    assert line.runs == (Run("gair", lang),)


def test_a_paragraphs_style_may_set_the_language() -> None:
    [line] = read(a_paragraph("Saesneg", a_run("word")))

    assert line.runs == (Run("word", "en-GB"),)


def test_header_cells_and_first_cells_of_a_declared_table_are_headers() -> None:
    cell = f"<w:tc>{a_paragraph('none', a_run('x'))}</w:tc>"
    look = '<w:tblPr><w:tblLook w:firstColumn="1"/></w:tblPr>'
    header = f"<w:tr><w:trPr><w:tblHeader/></w:trPr>{cell}{cell}</w:tr>"

    lines = read(f"<w:tbl>{look}{header}<w:tr>{cell}{cell}</w:tr></w:tbl>")

    assert [line.kind for line in lines] == ["TH", "TH", "TH", "TD"]


def test_a_cell_is_one_line() -> None:
    cell = f"<w:tc>{a_paragraph('none', a_run('un'))}{a_paragraph('none', a_run('dau'))}</w:tc>"

    assert texts(read(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")) == ["un dau"]


def test_a_computed_field_is_not_text() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>7</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    [line] = read(a_paragraph("none", a_run("Tudalen "), field, a_run(" o")))

    assert line.text == "Tudalen o"


def test_an_open_field_hides_only_the_rest_of_its_own_paragraph() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    first = a_paragraph("none", a_run("Cynnwys"), begin, a_run(" 3"))

    assert texts(read(first + a_paragraph("none", a_run("Tri")))) == ["Cynnwys", "Tri"]


def test_tab_stops_and_the_properties_of_a_paragraphs_end_are_ignored() -> None:
    looks = '<w:tabs><w:tab w:pos="9"/></w:tabs><w:rPr><w:rtl/><w:lang w:val="pl"/></w:rPr>'
    paragraph = f"<w:p><w:pPr>{looks}</w:pPr>{a_run('gair')}</w:p>"

    assert read(paragraph) == (Line("P", (Run("gair", "cy-GB"),)),)


def test_a_line_break_and_a_tab_separate_words() -> None:
    run = "<w:r><w:t>un</w:t><w:br/><w:t>dau</w:t><w:tab/><w:t>tri</w:t></w:r>"

    assert texts(read(a_paragraph("none", run))) == ["un dau tri"]


def test_a_run_without_a_language_has_that_of_its_style() -> None:
    [line] = read(a_paragraph("none", a_run("word", f'{ENGLISH}<w:lang w:eastAsia="ja-JP"/>')))

    assert line.runs == (Run("word", "en-GB"),)


def test_a_pictures_description_is_before_the_line_that_it_is_in() -> None:
    picture = f'<w:r><w:drawing xmlns:wp="{WP}"><wp:docPr descr="{{}}"/></w:drawing></w:r>'
    described = a_paragraph("none", a_run("gair"), picture.format("llun"), picture.format(""))

    assert [(line.kind, line.text) for line in read(described)] == [("Figure", "llun"), ("P", "gair")]


def test_the_symbol_of_a_tick_box_is_not_text() -> None:
    box = f'<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="{W14}"/></w:sdtPr><w:sdtContent>{{}}</w:sdtContent></w:sdt>'

    [line] = read(a_paragraph("none", box.format(a_run("☐")), a_run(" Gwnaed")))

    assert line.text == "Gwnaed"


def test_a_table_in_a_cell_is_read_once_and_in_its_place() -> None:
    def a_table(*cells: str) -> str:
        return f"<w:tbl><w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr></w:tbl>"

    un, dau, tri, pedwar = (a_paragraph("none", a_run(word)) for word in "un dau tri pedwar".split())

    assert texts(read(a_table(un + a_table(dau) + tri, pedwar))) == ["un", "dau", "tri", "pedwar"]


def test_a_text_box_belongs_to_the_line_that_it_is_in() -> None:
    box = f"<w:r><w:drawing><w:txbxContent>{a_paragraph('Dot', a_run('dau'))}</w:txbxContent></w:drawing></w:r>"

    lines = read(a_paragraph("none", a_run("un"), box, a_run(" tri")))

    assert [(line.kind, line.text) for line in lines] == [("P", "un dau tri")]


def test_text_in_a_control_or_a_link_is_text() -> None:
    inside = f"<w:sdt><w:sdtContent>{a_run('un')}</w:sdtContent></w:sdt>"
    link = f"<w:hyperlink>{a_run(' dau')}</w:hyperlink>"
    around = f"<w:sdt><w:sdtContent>{a_paragraph('none', a_run('tri'))}</w:sdtContent></w:sdt>"

    assert texts(read(a_paragraph("none", inside, link) + around)) == ["un dau", "tri"]


def test_header_and_footer_are_read_separately() -> None:
    parts = {"word/styles.xml": STYLES, "word/document.xml": f"<w:document {W}><w:body/></w:document>"}
    for name in ("footer", "header"):
        paragraph = a_paragraph("none", a_run(name))
        parts[f"word/{name}1.xml"] = f"<w:hdr {W}>{paragraph}</w:hdr>"

    content = packed({name: text.encode() for name, text in parts.items()})

    assert texts(margins(content)) == ["header", "footer"]
    assert outline(content) == ()


def test_a_malformed_file_is_refused() -> None:
    with pytest.raises(etree.XMLSyntaxError):
        read("<w:p>")


def test_a_hyphen_that_ends_no_line_is_read_as_it_was_typed() -> None:
    [line] = read(a_paragraph("none", "<w:r><w:t>FX</w:t><w:noBreakHyphen/><w:t>PRI</w:t></w:r>"))

    assert line.runs == (Run("FX-PRI", "cy-GB"),)
