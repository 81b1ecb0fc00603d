"""Each correction of WeasyPrint's structure tree has its effect in the file, and is needed."""

from __future__ import annotations

from contextlib import nullcontext

import page as validator
import pytest

from pepdocs.render.pdf import engine
from sample_pdf import LONG_TABLE, MARGINS, RICH, elements, made, opened, operators, skeleton


@pytest.fixture
def weasyprint_tags(monkeypatch):
    """Leave the structure tree to WeasyPrint."""
    monkeypatch.setattr(engine, "own_structure", nullcontext)


def failures(content: bytes) -> list[str]:
    """Return the rules of PDF/UA-1 that a file violates."""
    report = validator.validate_pdf_bytes(content, profile="ua1")
    return [failure.rule_id for failure in report.failures]


def test_a_rich_document_is_pdf_ua():
    assert failures(made(RICH, MARGINS)) == []


@pytest.mark.usefixtures("weasyprint_tags")
def test_by_itself_weasyprint_does_not_write_pdf_ua():
    assert failures(made(RICH, MARGINS))


def languages(content: bytes) -> list[tuple[str, str]]:
    """Return the kind and language of each element that has a language."""
    with opened(content) as file:
        tagged = elements(file, "P", "H1", "Span", "TD", "Link", "LBody", "Sect")
        return [(str(element.S)[1:], str(element.Lang)) for element in tagged if "/Lang" in element]


MIXED = '<h1 lang="en">Plan</h1><p>Enw: <span lang="en">Name</span> <b lang="">Siân</b></p>'


def test_language_is_written_where_it_changes():
    assert languages(made(MIXED)) == [("H1", "en"), ("Span", "en")]


@pytest.mark.usefixtures("weasyprint_tags")
def test_by_itself_weasyprint_writes_no_language():
    assert languages(made(MIXED)) == []


def test_a_paragraph_in_one_language_has_it_itself():
    content = made('<p><span lang="en">All of it</span></p>')

    assert languages(content) == [("P", "en")]


def test_a_table_over_pages_is_one_table():
    with opened(made(LONG_TABLE)) as file:
        assert len(file.pages) > 1
        assert len(elements(file, "Table")) == 1
        assert len(elements(file, "TR")) == 61


@pytest.mark.usefixtures("weasyprint_tags")
def test_by_itself_weasyprint_splits_a_table_over_pages():
    with opened(made(LONG_TABLE)) as file:
        assert len(elements(file, "Table")) == len(file.pages) > 1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (f"<p>{'gair ' * 2000}</p>", "P"),
        (f"<ul><li>{'gair ' * 2000}</li></ul>", "LI"),
        (f"<section>{'<p>gair</p>' * 90}</section>", "Sect"),
        (f"<ol>{'<li>gair</li>' * 90}</ol>", "L"),
    ],
    ids=["paragraph", "item", "section", "list"],
)
def test_an_element_over_pages_is_one_element(body, kind):
    with opened(made(body)) as file:
        assert len(file.pages) > 1
        assert len(elements(file, kind)) == 1


def test_content_on_another_page_is_referred_to_by_page():
    with opened(made(f"<p>{'gair ' * 2000}</p>")) as file:
        (paragraph,) = elements(file, "P")
        elsewhere = [kid for kid in paragraph.K if not isinstance(kid, int)]

        assert {str(kid.Type) for kid in elsewhere} == {"/MCR"}
        assert {kid.Pg.objgen for kid in elsewhere} == {sheet.obj.objgen for sheet in file.pages[1:]}


def test_a_repeated_table_head_is_an_artifact():
    content = made(LONG_TABLE)

    with opened(content) as file:
        pages = len(file.pages)
        assert len(elements(file, "THead")) == 1
    repeated = [step for step in operators(content, "BDC") if "/Pagination" in step[2][1]]
    assert {number for number, _, _ in repeated} == set(range(1, pages))


def test_every_cell_names_headers_that_exist():
    with opened(made(LONG_TABLE)) as file:
        known = {str(cell.ID) for cell in elements(file, "TH")}
        named = [[str(name) for name in cell.A.Headers] for cell in elements(file, "TD")]

    assert len(named) == 60
    assert all(len(names) == 2 and known.issuperset(names) for names in named)


def test_header_cells_have_a_scope():
    content = made('<table><tr><th>A</th><th scope="row">B</th></tr></table>')

    with opened(content) as file:
        assert [str(cell.A.Scope) for cell in elements(file, "TH")] == ["/Column", "/Row"]


@pytest.mark.usefixtures("weasyprint_tags")
def test_by_itself_weasyprint_writes_no_scope():
    with opened(made("<table><tr><th>A</th></tr></table>")) as file:
        assert "/Scope" not in elements(file, "TH")[0].A


def test_a_cell_over_two_columns_has_the_headers_of_both():
    head = "<thead><tr><th>A</th><th>B</th></tr></thead>"
    content = made(f'<table>{head}<tr><td colspan="2">x</td></tr></table>')

    with opened(content) as file:
        (cell,) = elements(file, "TD")
        assert [str(name) for name in cell.A.Headers] == [str(header.ID) for header in elements(file, "TH")]
        assert cell.A.ColSpan == 2


@pytest.mark.parametrize(
    "rows",
    [
        '<thead><tr><th>A</th><th>B</th></tr></thead><tr><td rowspan="2">x</td><td>y</td></tr><tr><td>z</td></tr>',
        '<tr><th scope="colgroup">A</th></tr><tr><td>x</td></tr><tr><th scope="colgroup">B</th></tr><tr><td/></tr>',
    ],
    ids=["beside a cell over two rows", "after another header row"],
)
def test_the_last_cell_has_only_the_second_header(rows):
    with opened(made(f"<table>{rows}</table>")) as file:
        last, second = elements(file, "TD")[-1], elements(file, "TH")[1]
        assert [str(name) for name in last.A.Headers] == [str(second.ID)]


def test_identifiers_can_be_looked_up():
    with opened(made(LONG_TABLE)) as file:
        names = list(file.Root.StructTreeRoot.IDTree.Names)
        keys = [str(name) for name in names[::2]]

        assert keys == sorted(keys)
        assert [str(cell.ID) for cell in names[1::2]] == keys
        assert len(keys) == len(elements(file, "TH"))


@pytest.mark.parametrize(
    ("body", "structure"),
    [
        (
            "<table><thead><tr><th>A</th></tr></thead><tfoot><tr><td>z</td></tr></tfoot><tr><td>x</td></tr></table>",
            "Table(THead(TR(TH)) TBody(TR(TD)) TFoot(TR(TD)))",
        ),
        ("<ul><li><p>un</p></li></ul><ol><li>dau</li></ol>", "L(LI(Lbl LBody(P))) L(LI(Lbl LBody))"),
        ("<ul><li>un<ul><li>dau</li></ul></li></ul>", "L(LI(Lbl LBody(L(LI(Lbl LBody)))))"),
        (
            '<table role="presentation"><tr><td><table><tr><th>A</th></tr><tr><td/></tr></table></td></tr></table>',
            "Table(TBody(TR(TH) TR(TD)))",
        ),
        ('<ul role="presentation"><li>un</li><li>dau</li></ul>', "Div(P P)"),
        ("<div>rhydd <em>iawn</em><p>testun</p></div>", "Div(P P)"),
        ("<div><div><p><em>un</em> <b>dau</b></p></div></div>", "P"),
    ],
    ids=[
        "footer last", "labels and bodies", "list in the body of an item", "real table in a layout table",
        "layout list", "text outside paragraphs", "redundant wrappers",
    ],
)  # fmt: skip
def test_the_structure_is_what_pdf_requires(body, structure):
    assert skeleton(made(body)) == structure


def artifacts(content: bytes) -> list[str]:
    """Return the properties of each artifact that has any."""
    return [step[2][1] for step in operators(content, "BDC") if step[2][0] == "/Artifact"]


def test_page_headers_and_footers_are_artifacts():
    header, footer = artifacts(made("<p>Testun</p>", MARGINS))

    assert "/Header" in header
    assert "/Footer" in footer


@pytest.mark.usefixtures("weasyprint_tags")
def test_by_itself_weasyprint_tags_page_headers_as_content():
    assert artifacts(made("<p>Testun</p>", MARGINS)) == []


def test_running_elements_are_artifacts():
    style = ".r { position: running(r) } @page { @top-center { content: element(r) } }"
    content = made('<p class="r">Pen</p><p>Testun</p>', style)

    assert skeleton(content) == "P"
    assert "/Header" in artifacts(content)[0]


@pytest.mark.parametrize(
    "hidden",
    [
        '<p aria-hidden="true">cudd</p>',
        '<p style="visibility: hidden">cudd</p>',
        '<svg xmlns="http://www.w3.org/2000/svg" role="presentation" width="9" height="9"/>',
        '<div aria-hidden="true"><ul><li><a href="https://example.org">x</a></li></ul></div>',
    ],
)
def test_hidden_content_is_not_in_the_structure(hidden):
    content = made(f"<p>Testun</p>{hidden}")

    assert skeleton(content) == "P"
    assert failures(content) == []


LINK = '<p>Gweler <a href="https://www.gov.wales/x" {}>y <b>canllawiau</b> statudol</a>.</p>'


def links(content: bytes) -> list[str]:
    """Return the descriptions of all link areas."""
    with opened(content) as file:
        areas = [area for sheet in file.pages for area in sheet.obj.get("/Annots", [])]
        return [str(area.Contents) for area in areas]


@pytest.mark.parametrize(
    ("attribute", "description"),
    [
        ("", "y canllawiau statudol"),
        ('title="Canllawiau ar wefan"', "Canllawiau ar wefan"),
        ('title="Canllawiau" aria-label="Llywodraeth Cymru"', "Llywodraeth Cymru"),
    ],
    ids=["text", "title", "label"],
)
def test_a_link_is_described(attribute, description):
    assert links(made(LINK.format(attribute))) == [description]


@pytest.mark.usefixtures("weasyprint_tags")
def test_by_itself_weasyprint_describes_a_link_by_its_address():
    assert links(made(LINK.format("")))[0] == "https://www.gov.wales/x"


def test_a_link_over_lines_is_one_area_with_a_part_for_each_line():
    content = made(f'<p>{"gair " * 12}<a href="https://example.org">{"dolen " * 12}</a></p>')

    with opened(content) as file:
        (area,) = file.pages[0].Annots
        left, bottom, right, top = (float(number) for number in area.Rect)
        corners = [float(number) for number in area.QuadPoints]
    assert skeleton(content) == "P(Link)"
    assert len(corners) == 2 * 8
    assert (min(corners[::2]), max(corners[::2])) == (left, right)
    assert (min(corners[1::2]), max(corners[1::2])) == (bottom, top)
    assert failures(content) == []


def test_every_link_area_refers_to_its_link():
    with opened(made(LINK.format(""))) as file:
        (area,) = file.pages[0].Annots
        numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
        parents = dict(zip(numbers[::2], numbers[1::2], strict=True))

        assert str(parents[int(area.StructParent)].S) == "/Link"


@pytest.mark.usefixtures("weasyprint_tags")
def test_by_itself_weasyprint_writes_no_body_of_a_list_item():
    assert failures(made("<ul><li><p>un</p></li></ul>"))


def test_a_list_has_its_numbering():
    with opened(made("<ul><li>a</li></ul><ol><li>b</li></ol>")) as file:
        numberings = [str(element.A.ListNumbering) for element in elements(file, "L")]

    assert numberings == ["/Disc", "/Decimal"]


SIDE_BY_SIDE = (
    '<table role="presentation"><tr><td lang="cy"><p>Chwith</p></td><td lang="en"><p>Right</p></td></tr></table>'
)


def test_a_layout_table_is_not_a_table():
    content = made(SIDE_BY_SIDE)

    assert skeleton(content) == "Div(P P)"
    assert languages(content) == [("P", "en")]
    assert failures(content) == []


@pytest.mark.usefixtures("weasyprint_tags")
def test_by_itself_weasyprint_tags_a_layout_table_as_a_table():
    assert skeleton(made(SIDE_BY_SIDE)).startswith("Table")


@pytest.mark.usefixtures("weasyprint_tags")
def test_by_itself_weasyprint_wraps_every_line():
    assert "Span" in skeleton(made("<p>un</p>"))


PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">'
    '<title>Wyneb hapus</title><rect width="40" height="20"/></svg>'
)


def test_a_picture_has_its_description_and_position():
    with opened(made(PICTURE)) as file:
        (figure,) = elements(file, "Figure")
        left, bottom, right, top = (float(number) for number in figure.A.BBox)

    assert str(figure.Alt) == "Wyneb hapus"
    assert (left, top) == pytest.approx((20 * 72 / 25.4, 841.89 - 20 * 72 / 25.4), abs=0.1)
    assert (right - left, top - bottom) == pytest.approx((30, 15), abs=0.1)


def test_an_abbreviation_has_its_expansion():
    with opened(made('<p>Y <abbr title="cynllun addysg personol">CAP</abbr></p>')) as file:
        (span,) = elements(file, "Span")

    assert str(span.E) == "cynllun addysg personol"


def test_text_can_be_replaced_by_another():
    with opened(made('<p>Ydy: <span data-actualtext="wedi’i dicio">☒</span></p>')) as file:
        (span,) = elements(file, "Span")

    assert str(span.ActualText) == "wedi’i dicio"


def test_all_content_is_in_the_structure_or_an_artifact():
    content = made(RICH, MARGINS)
    tagged = [step for step in operators(content, "BDC") if "/MCID" in step[2][1]]

    with opened(content) as file:
        numbers = list(file.Root.StructTreeRoot.ParentTree.Nums)
        arrays = [array for array in numbers[1::2] if hasattr(array, "__len__")]
        known = sum(entry is not None for array in arrays[: len(file.pages)] for entry in array)

    assert known == len(tagged) > 100


def test_weasyprint_is_restored():
    from weasyprint import pdf as engine_pdf
    from weasyprint.layout import inline
    from weasyprint.pdf import tags

    made("<p>x</p>")

    assert engine_pdf.add_tags is tags.add_tags
    assert inline.split_text_box.__module__ == "weasyprint.layout.inline"
