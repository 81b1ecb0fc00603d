"""Faults put into a sound PDF, so that a gate can show that it notices them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from sample_pdf import elements

Fault = Callable[[pikepdf.Pdf], None]

MARKED = re.compile(rb"/\w+\s*<<[^>]*/MCID \d+[^>]*>>\s*BDC")


def broken(sound: Path, fault: Fault) -> bytes:
    """Return the bytes of a sound file with a fault in it."""
    with pikepdf.open(sound) as pdf:
        fault(pdf)
        made = io.BytesIO()
        pdf.save(made)
    return made.getvalue()


def title_is_not_shown(pdf: pikepdf.Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def title_is_gone(pdf: pikepdf.Pdf) -> None:
    metadata = re.sub(rb"(?s)<dc:title>.*?</dc:title>", b"", pdf.Root.Metadata.read_bytes())
    pdf.Root.Metadata = pdf.make_stream(metadata, Type=Name.Metadata, Subtype=Name.XML)
    del pdf.docinfo["/Title"]


def does_not_say_pdf_ua(pdf: pikepdf.Pdf) -> None:
    metadata = pdf.Root.Metadata.read_bytes().replace(b"pdfuaid:part", b"pdfuaid:past")
    pdf.Root.Metadata = pdf.make_stream(metadata, Type=Name.Metadata, Subtype=Name.XML)


def heading_level_is_skipped(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H2")[1].S = Name.H4


def picture_says_nothing(pdf: pikepdf.Pdf) -> None:
    del elements(pdf, "Figure")[0]["/Alt"]


def header_cells_head_nothing(pdf: pikepdf.Pdf) -> None:
    for cell in elements(pdf, "TH", "TD"):
        for key in ("/A", "/ID"):
            if key in cell:
                del cell[key]


def row_lacks_a_cell(pdf: pikepdf.Pdf) -> None:
    row = elements(pdf, "TR")[-1]
    row.K = Array(list(row.K)[:-1])


def link_says_nothing(pdf: pikepdf.Pdf) -> None:
    del next(_links(pdf))["/Contents"]


def link_says_its_address(pdf: pikepdf.Pdf) -> None:
    next(_links(pdf)).Contents = String("https://example.org/a-page")


def text_is_not_tagged(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[1]
    page.contents_coalesce()
    content = MARKED.sub(b"/Span BMC", page.obj.Contents.read_bytes(), count=1)
    page.obj.Contents = pdf.make_stream(content)


def headings_are_in_no_structure(pdf: pikepdf.Pdf) -> None:
    for heading in elements(pdf, "H1", "H2", "H3"):
        heading.K = Array()


def document_has_no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Lang"]


def parts_have_no_language(pdf: pikepdf.Pdf) -> None:
    for element in pdf.objects:
        if isinstance(element, Dictionary) and "/Lang" in element and element.get("/S"):
            del element["/Lang"]


def one_language_is_lost(place: int) -> Fault:
    """Return the fault that one of the marked parts has no language of its own any more."""

    def lost(pdf: pikepdf.Pdf) -> None:
        marked = _with_language(pdf)
        del marked[place * (len(marked) - 1) // 100]["/Lang"]

    return lost


def table_is_cut_at_a_page(pdf: pikepdf.Pdf) -> None:
    """Make what stands on the table's next page a table of its own, as the engine does."""
    table, rows = next(_over_pages(pdf))
    first, last = _page(rows[0]), _page(rows[-1])
    other = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Table, P=table.P, Pg=last))
    other.K = Array([row for row in rows if _page(row).objgen == last.objgen])
    rows[0].P.K = Array([row for row in rows if _page(row).objgen == first.objgen])
    table.Pg = first
    kids = list(table.P.K)
    kids.insert([kid.objgen for kid in kids].index(table.objgen) + 1, other)
    table.P.K = Array(kids)


def paragraphs_change_places(pdf: pikepdf.Pdf) -> None:
    for parent in elements(pdf, "Sect", "Div", "Part"):
        kids = parent.get("/K")
        if isinstance(kids, Array) and len(kids) > 3:
            parent.K = Array(reversed(list(kids)))


def glyphs_say_nothing(pdf: pikepdf.Pdf) -> None:
    for font in _fonts(pdf):
        if "/ToUnicode" in font:
            del font["/ToUnicode"]


def words_are_on_no_page(pdf: pikepdf.Pdf) -> None:
    del pdf.pages[-1]


def font_is_not_embedded(pdf: pikepdf.Pdf) -> None:
    for described in pdf.objects:
        if isinstance(described, Dictionary) and "/FontFile2" in described:
            del described["/FontFile2"]


def font_is_foreign(pdf: pikepdf.Pdf) -> None:
    for font in _fonts(pdf):
        font.BaseFont = Name("/Comic-Sans")


def there_are_no_fonts(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj.Resources = Dictionary()


def name_is_in_the_metadata(name: str) -> Fault:
    """Return the fault that the file's own description names somebody."""

    def named(pdf: pikepdf.Pdf) -> None:
        pdf.docinfo["/Subject"] = String(f"Cynllun {name}")

    return named


def name_is_at_the_top_of_a_page(pdf: pikepdf.Pdf) -> None:
    """Set everything on the cover aside, as if it were a running header."""
    page = pdf.pages[0]
    page.contents_coalesce()
    header = b"/Artifact <</Type /Pagination /Subtype /Header>> BDC"
    page.obj.Contents = pdf.make_stream(MARKED.sub(header, page.obj.Contents.read_bytes()))


def _links(pdf: pikepdf.Pdf) -> Iterator[Any]:
    notes = (note for page in pdf.pages for note in page.obj.get("/Annots", ()))
    return (note for note in notes if note.get("/Subtype") == Name.Link)


def _fonts(pdf: pikepdf.Pdf) -> Iterator[Any]:
    found = (thing for thing in pdf.objects if isinstance(thing, Dictionary))
    return (thing for thing in found if thing.get("/Type") == Name.Font)


def _with_language(pdf: pikepdf.Pdf) -> list[Any]:
    """Return the elements that change the language, but for those of the contents."""
    kinds = ("P", "Span", "LBody", "TH", "TD", "H1", "H2", "H3")
    inner = [part for part in elements(pdf, *kinds) if "/Lang" in part]
    return [part for part in inner if part.P.get("/S") != Name.Link]


def _over_pages(pdf: pikepdf.Pdf) -> Iterator[tuple[Any, list[Any]]]:
    """Yield the tables that begin on one page and end on another, with the rows of their bodies."""
    for table in elements(pdf, "Table"):
        for body in (kid for kid in table.K if Name.TBody == kid.S):
            rows = list(body.K)
            if _page(rows[0]).objgen != _page(rows[-1]).objgen:
                yield table, rows


def _page(element: Any) -> Any:
    """Return the page on which an element begins."""
    return element.Pg if "/Pg" in element else _page(element.K[0])
