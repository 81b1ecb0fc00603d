"""Sound PDFs with one fault each, and the kind of barrier that a reader then meets.

The faults that the gates know are used as they are; these are the others. A fault is put into
what pepdocs made, so that everything else about the file is right.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from gates import faults_pdf as known
from gates.documents import ROOT, SAMPLE, SHORT, Case
from pepdocs import Layout, Mode, PdfEngine
from pepdocs.findings import accessibility as kinds
from pepdocs.findings.accessibility import Kind
from sample_pdf import elements

DRAFT = Case(ROOT / "examples" / "england-primary-draft.yaml", Mode.BILINGUAL, engine=PdfEngine.WEASYPRINT)
SECTIONS = replace(DRAFT, layout=Layout.SECTIONS)
WELSH = replace(DRAFT, mode=Mode.CY)

Marks = set[tuple[tuple[int, int], int]]
"""Marked contents: the page's number in the file, and their own."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A fault, the kind of barrier that it is, and the document that it is put into."""

    fault: known.Fault
    kind: Kind
    case: Case = SHORT

    def content(self, sound: Path) -> bytes:
        """Return the bytes of the document with the fault in it."""
        return known.broken(sound, self.fault)

    def __str__(self) -> str:
        return f"{self.kind.number}-{self.fault.__name__}"


# What the file says of itself


def structure_is_gone(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def structure_is_not_owned_to(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def structure_is_suspect(pdf: pikepdf.Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


def metadata_are_gone(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Metadata"]


def pages_are_pictures(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        page.obj.Contents = pdf.make_stream(b"")


# Languages


def language_does_not_exist(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = String("welsh")


def language_of_a_part_does_not_exist(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[9].Lang = String("en-UK")


def document_is_in_the_other_language(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Lang = String("en-GB")


def part_is_in_the_other_language(pdf: pikepdf.Pdf) -> None:
    longest = max(elements(pdf, "P"), key=lambda element: "/Lang" in element and len(_numbers(element)))
    longest.Lang = String("cy-GB")


def structure_is_in_another_language(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Document")[0].Lang = String("fr")


def metadata_are_in_another_language(pdf: pikepdf.Pdf) -> None:
    _metadata_languages(pdf, "de")


def metadata_promise_a_language(pdf: pikepdf.Pdf) -> None:
    _metadata_languages(pdf, "cy-GB", "en-GB", "fr")


def _metadata_languages(pdf: pikepdf.Pdf, *tags: str) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:language"] = set(tags)


# Headings, bookmarks and order


def there_are_no_headings(pdf: pikepdf.Pdf) -> None:
    for heading in elements(pdf, "H1", "H2", "H3", "H4"):
        heading.S = Name.P


def first_heading_is_of_the_second_level(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H1")[0].S = Name.H2


def there_are_two_titles(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "H2")[3].S = Name.H1


def bookmarks_are_gone(pdf: pikepdf.Pdf) -> None:
    del pdf.Root["/Outlines"]


def bookmark_says_something_else(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.Last.First.Title = String("Pennod arall")


def bookmark_leads_to_another_page(pdf: pikepdf.Pdf) -> None:
    pdf.Root.Outlines.Last.First.Dest = Array([pdf.pages[-1].obj, Name.Fit])


def bookmarks_leave_out_a_section(pdf: pikepdf.Pdf) -> None:
    first = pdf.Root.Outlines.Last.First
    first.Next = first.Next.Next


def tab_key_follows_the_rows(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Tabs = Name.R


def cells_of_a_row_change_places(pdf: pikepdf.Pdf) -> None:
    row = elements(pdf, "TR")[1]
    row.K = Array(reversed(list(row.K)))


def sections_change_places(pdf: pikepdf.Pdf) -> None:
    parent = elements(pdf, "Sect")[0].P
    kids = list(parent.K)
    kids[-1], kids[-2] = kids[-2], kids[-1]
    parent.K = Array(kids)


# Tables and lists


def table_has_no_header(pdf: pikepdf.Pdf) -> None:
    for cell in elements(pdf, "TH"):
        cell.S = Name.TD


def cell_names_a_header_that_is_not_there(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "TD")[0].A = Dictionary(O=Name.Table, Headers=Array([String("nowhere")]))


def table_stands_in_a_table(pdf: pikepdf.Pdf) -> None:
    first, second = elements(pdf, "Table")[:2]
    _take_out(second)
    _add(first.K[-1].K[-1].K[-1], second)


def table_has_no_name(pdf: pikepdf.Pdf) -> None:
    _take_out(elements(pdf, "Caption")[0])


def list_holds_a_paragraph(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "LI")[0].S = Name.P


def item_holds_a_paragraph(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "LBody")[0].S = Name.P


# Pictures and links


def picture_is_named_after_its_file(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Figure")[0].Alt = String("IMG_0042.JPG")


def picture_says_that_it_is_one(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Figure")[0].Alt = String("Llun 3")


def link_says_click_here(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "Link")[0].ActualText = String("Cliciwch yma")


def link_is_not_in_the_structure(pdf: pikepdf.Pdf) -> None:
    link = elements(pdf, "Link")[0]
    link.K = Array([kid for kid in link.K if not (_is_dictionary(kid) and "/Obj" in kid)])


def link_leads_nowhere(pdf: pikepdf.Pdf) -> None:
    note = next(known._links(pdf))
    for key in ("/A", "/Dest"):
        if key in note:
            del note[key]
    note.Dest = String("nowhere")


# What is seen


def text_is_pale(pdf: pikepdf.Pdf) -> None:
    _edit(pdf.pages[2], lambda step: [0.7, 0.7, 0.7] if step == "rg" else None)


def ground_is_dark(pdf: pikepdf.Pdf) -> None:
    _before(pdf, pdf.pages[2], b"/Artifact BMC q 0.2 0.2 0.2 rg 0 0 595 842 re f Q EMC ")


def text_is_not_painted(pdf: pikepdf.Pdf) -> None:
    _before(pdf, pdf.pages[2], b"3 Tr ")


def text_lets_everything_through(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[2]
    page.obj.Resources.ExtGState = Dictionary(Nothing=Dictionary(ca=0))
    _before(pdf, page, b"/Nothing gs ")


def text_is_covered(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[2]
    page.contents_add(b"/Artifact BMC q 1 0 0 1 0 0 cm 1 g 0 0 2000 2000 re f Q EMC", prepend=False)


def ground_is_colours(pdf: pikepdf.Pdf) -> None:
    _before(pdf, pdf.pages[2], b"/Artifact BMC q /Colours sh Q EMC ")


def type_is_tiny(pdf: pikepdf.Pdf) -> None:
    _set_type(pdf, _marks(elements(pdf, "P")[5:6]), lambda name, size: (name, size / 2))


def one_language_of_the_headings_is_smaller(pdf: pikepdf.Pdf) -> None:
    _set_type(pdf, _marks(_english(pdf, "H2")), lambda name, size: (name, size * 0.8))


def one_language_of_a_heading_is_lighter(pdf: pikepdf.Pdf) -> None:
    _set_type(pdf, _marks(_english(pdf, "H2")[2:3]), lambda _, size: (_light(pdf), size))


def headings_of_one_language_are_smaller(pdf: pikepdf.Pdf) -> None:
    _set_type(pdf, _marks(_english(pdf, "H2")), lambda name, size: (name, size * 0.8))


def one_language_of_the_texts_is_smaller(pdf: pikepdf.Pdf) -> None:
    _set_type(pdf, _marks(_english(pdf, "P")), lambda name, size: (name, size * 0.8))


def text_runs_off_the_page(pdf: pikepdf.Pdf) -> None:
    _before(pdf, pdf.pages[2], b"1 0 0 1 300 0 cm ")


def page_is_trimmed(pdf: pikepdf.Pdf) -> None:
    pdf.pages[2].obj.CropBox = Array([0, 0, 300, 842])


def text_is_cut_by_its_box(pdf: pikepdf.Pdf) -> None:
    _before(pdf, pdf.pages[2], b"0 0 100 842 re W n ")


# Characters and fonts


def one_letter_says_nothing(pdf: pikepdf.Pdf) -> None:
    _letter(pdf, "y", "")


def letter_is_of_private_use(pdf: pikepdf.Pdf) -> None:
    _letter(pdf, "y", "\ue042")


def letter_is_unknown(pdf: pikepdf.Pdf) -> None:
    _letter(pdf, "y", "\ufffd")


def letter_is_a_question_mark(pdf: pikepdf.Pdf) -> None:
    _letter(pdf, "ŵ", "?")


def glyph_is_missing(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[2]
    page.contents_coalesce()
    content = re.sub(rb"\[<[0-9a-fA-F]{4}", b"[<0000", page.obj.Contents.read_bytes(), count=1)
    page.obj.Contents = pdf.make_stream(content)


def box_stands_alone(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[6].ActualText = String("☒")


# The structure of the file


def rule_is_not_set_aside(pdf: pikepdf.Pdf) -> None:
    _rewrite(pdf, pdf.pages[2], rb"/Artifact\s+BMC", b"/Span BMC")


def text_is_omitted_of_the_structure(pdf: pikepdf.Pdf) -> None:
    _take_out(elements(pdf, "P")[7])


def header_is_read_as_text(pdf: pikepdf.Pdf) -> None:
    document = elements(pdf, "Document")[0]
    for page in pdf.pages:
        mark = b"/P <</MCID 9000>> BDC"
        _rewrite(pdf, page, rb"/Artifact\s*<<[^>]*/Pagination[^>]*>>\s*BDC", mark, most=1)
        part = Dictionary(Type=Name.MCR, Pg=page.obj, MCID=9000)
        paragraph = Dictionary(Type=Name.StructElem, S=Name.P, P=document, Pg=page.obj, K=part)
        _add(document, pdf.make_indirect(paragraph))


def kind_is_unknown(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[8].S = Name.Sentence


BROKEN = (
    Broken(known.title_is_gone, kinds.NO_TITLE),
    Broken(metadata_are_gone, kinds.NO_TITLE),
    Broken(known.title_is_not_shown, kinds.TITLE_NOT_SHOWN),
    Broken(structure_is_gone, kinds.NOT_TAGGED),
    Broken(structure_is_not_owned_to, kinds.NOT_TAGGED),
    Broken(known.does_not_say_pdf_ua, kinds.NOT_PDF_UA),
    Broken(structure_is_suspect, kinds.VALIDATOR),
    Broken(pages_are_pictures, kinds.EMPTY),
    Broken(known.document_has_no_language, kinds.NO_LANGUAGE),
    Broken(language_does_not_exist, kinds.ODD_LANGUAGE),
    Broken(language_of_a_part_does_not_exist, kinds.ODD_LANGUAGE),
    Broken(known.parts_have_no_language, kinds.WRONG_LANGUAGE),
    Broken(document_is_in_the_other_language, kinds.WRONG_LANGUAGE, WELSH),
    Broken(part_is_in_the_other_language, kinds.WRONG_LANGUAGE, DRAFT),
    Broken(structure_is_in_another_language, kinds.LANGUAGES_DIFFER),
    Broken(metadata_are_in_another_language, kinds.LANGUAGES_DIFFER),
    Broken(metadata_promise_a_language, kinds.LANGUAGE_UNUSED),
    Broken(there_are_no_headings, kinds.NO_HEADING),
    Broken(first_heading_is_of_the_second_level, kinds.FIRST_HEADING),
    Broken(known.heading_level_is_skipped, kinds.HEADING_SKIPPED),
    Broken(known.headings_are_in_no_structure, kinds.HEADING_EMPTY),
    Broken(there_are_two_titles, kinds.SEVERAL_TITLES),
    Broken(bookmarks_are_gone, kinds.NO_BOOKMARKS),
    Broken(bookmark_says_something_else, kinds.BOOKMARKS_DIFFER),
    Broken(bookmark_leads_to_another_page, kinds.BOOKMARKS_DIFFER),
    Broken(bookmarks_leave_out_a_section, kinds.BOOKMARKS_DIFFER),
    Broken(known.paragraphs_change_places, kinds.READING_ORDER),
    Broken(cells_of_a_row_change_places, kinds.READING_ORDER),
    Broken(sections_change_places, kinds.READING_ORDER),
    Broken(tab_key_follows_the_rows, kinds.TAB_ORDER),
    Broken(table_has_no_header, kinds.TABLE_NO_HEADER),
    Broken(known.header_cells_head_nothing, kinds.CELL_NO_HEADER),
    Broken(cell_names_a_header_that_is_not_there, kinds.CELL_NO_HEADER),
    Broken(known.table_is_cut_at_a_page, kinds.TABLE_SPLIT, SAMPLE),
    Broken(known.row_lacks_a_cell, kinds.ROWS_UNEVEN),
    Broken(table_stands_in_a_table, kinds.TABLE_NESTED),
    Broken(list_holds_a_paragraph, kinds.LIST_BROKEN),
    Broken(item_holds_a_paragraph, kinds.LIST_BROKEN),
    Broken(table_has_no_name, kinds.TABLE_NO_NAME),
    Broken(known.picture_says_nothing, kinds.NO_ALT),
    Broken(picture_is_named_after_its_file, kinds.ALT_IS_NAME),
    Broken(picture_says_that_it_is_one, kinds.ALT_IS_NAME),
    Broken(known.link_says_nothing, kinds.LINK_SAYS_NOTHING),
    Broken(known.link_says_its_address, kinds.LINK_SAYS_NOTHING),
    Broken(link_says_click_here, kinds.LINK_SAYS_NOTHING),
    Broken(link_is_not_in_the_structure, kinds.LINK_LOST),
    Broken(link_leads_nowhere, kinds.LINK_LOST),
    Broken(text_is_pale, kinds.LOW_CONTRAST),
    Broken(ground_is_dark, kinds.LOW_CONTRAST),
    Broken(text_is_not_painted, kinds.UNSEEN),
    Broken(text_lets_everything_through, kinds.UNSEEN),
    Broken(text_is_covered, kinds.UNSEEN),
    Broken(ground_is_colours, kinds.UNKNOWN_CONTRAST),
    Broken(type_is_tiny, kinds.SMALL_TYPE),
    Broken(one_language_of_the_headings_is_smaller, kinds.LESS_PROMINENT),
    Broken(one_language_of_a_heading_is_lighter, kinds.LESS_PROMINENT),
    Broken(headings_of_one_language_are_smaller, kinds.LESS_PROMINENT, SECTIONS),
    Broken(one_language_of_the_texts_is_smaller, kinds.LESS_PROMINENT),
    Broken(text_runs_off_the_page, kinds.CUT_OFF),
    Broken(page_is_trimmed, kinds.CUT_OFF),
    Broken(text_is_cut_by_its_box, kinds.CUT_OFF),
    Broken(known.glyphs_say_nothing, kinds.NO_UNICODE),
    Broken(one_letter_says_nothing, kinds.NO_UNICODE),
    Broken(glyph_is_missing, kinds.NO_GLYPH),
    Broken(known.font_is_not_embedded, kinds.NOT_EMBEDDED),
    Broken(letter_is_a_question_mark, kinds.WELSH_LOST),
    Broken(letter_is_of_private_use, kinds.PRIVATE_CHARACTER),
    Broken(letter_is_unknown, kinds.PRIVATE_CHARACTER),
    Broken(box_stands_alone, kinds.SYMBOL_ALONE),
    Broken(known.text_is_not_tagged, kinds.UNMARKED),
    Broken(rule_is_not_set_aside, kinds.UNMARKED),
    Broken(text_is_omitted_of_the_structure, kinds.UNMARKED),
    Broken(header_is_read_as_text, kinds.SAID_TWICE),
    Broken(kind_is_unknown, kinds.ROLE_UNKNOWN),
)


# Files that nobody should have to open


def encrypted(sound: Path) -> bytes:
    """Return a document that only a password opens."""
    return _saved(sound, encryption=pikepdf.Encryption(user="gair", owner="arall"))


def silenced(sound: Path) -> bytes:
    """Return a document whose rights forbid to read it aloud."""
    nothing = pikepdf.Permissions(accessibility=False, extract=False)
    rights = pikepdf.Encryption(owner="arall", R=3, allow=nothing, aes=False, metadata=False)
    return _saved(sound, encryption=rights)


def hostile(sound: Path) -> dict[str, bytes]:
    """Return files that are none, or that have no end."""
    content = sound.read_bytes()
    return {
        "nothing": b"",
        "text": b"Nid PDF yw hwn.\n" * 50,
        "a beginning": content[: len(content) // 3],
        "zeros": bytes(10_000),
        "holes": content[:2000] + bytes(2000) + content[4000:],
        "a tree in itself": known.broken(sound, _tree_in_itself),
        "a tree without end": known.broken(sound, _tree_without_end),
        "values of the wrong kind": known.broken(sound, _wrong_kinds),
        "a page that swells": known.broken(sound, _page_that_swells),
        "a form in itself": known.broken(sound, _form_in_itself),
        "a table without end": known.broken(sound, _table_without_end),
    }


def _tree_in_itself(pdf: pikepdf.Pdf) -> None:
    _add(elements(pdf, "Part")[0], elements(pdf, "Document")[0])


def _tree_without_end(pdf: pikepdf.Pdf) -> None:
    kid = pdf.Root.StructTreeRoot.K[0]
    for _ in range(5000):
        kid = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Div, K=Array([kid])))
    pdf.Root.StructTreeRoot.K = Array([kid])


def _wrong_kinds(pdf: pikepdf.Pdf) -> None:
    elements(pdf, "P")[0].Alt = Array([1, 2])
    pdf.Root.ViewerPreferences = String("?")
    pdf.Root.Lang = 7
    pdf.pages[0].obj.Annots = Dictionary()
    pdf.pages[1].obj.Resources = Array([])
    pdf.pages[2].obj.CropBox = Array([Name.A, 0, True, String("?")])
    pdf.Root.Outlines.First = Name.Nowhere


def _page_that_swells(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.Contents = pdf.make_stream(b"0 0 m " * 2_000_000)


def _form_in_itself(pdf: pikepdf.Pdf) -> None:
    form = pdf.make_stream(b"/X Do /X Do", Type=Name.XObject, Subtype=Name.Form)
    form.Resources = Dictionary(XObject=Dictionary(X=form))
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=form)
    _before(pdf, pdf.pages[0], b"/X Do ")


def _table_without_end(pdf: pikepdf.Pdf) -> None:
    for cell in elements(pdf, "TD", "TH"):
        cell.A = Dictionary(O=Name.Table, ColSpan=10**9, RowSpan=10**9)


# Ways to change a file


def _saved(sound: Path, **options: Any) -> bytes:
    made = io.BytesIO()
    with pikepdf.open(sound) as pdf:
        pdf.save(made, **options)
    return made.getvalue()


def _is_dictionary(thing: Any) -> bool:
    return isinstance(thing, Dictionary)


def _add(parent: Any, kid: Any) -> None:
    kids = parent.get("/K", Array())
    parent.K = Array([*(kids if isinstance(kids, Array) else [kids]), kid])


def _take_out(element: Any) -> None:
    kids = element.P.K
    element.P.K = Array([kid for kid in kids if getattr(kid, "objgen", None) != element.objgen])


def _numbers(element: Any, page: Any = None) -> Marks:
    """Return the marked contents of an element."""
    page = element.get("/Pg", page)
    marks: Marks = set()
    kids = element.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int):
            marks.add((page.objgen, kid))
        elif "/MCID" in kid:
            marks.add((kid.get("/Pg", page).objgen, int(kid.MCID)))
        elif "/S" in kid:
            marks |= _numbers(kid, page)
    return marks


def _lang(element: Any) -> str:
    """Return the language of an element, or of what it stands in."""
    while "/Lang" not in element and "/P" in element:
        element = element.P
    return str(element.get("/Lang", ""))


def _marks(some: Iterable[Any]) -> Marks:
    return {mark for element in some for mark in _numbers(element)}


def _english(pdf: pikepdf.Pdf, kind: str) -> list[Any]:
    """Return the elements of a kind that are in English."""
    return [element for element in elements(pdf, kind) if _lang(element) == "en-GB"]


def _light(pdf: pikepdf.Pdf) -> Name:
    """Return what a font that is not bold is called on the pages."""
    fonts = pdf.pages[2].obj.Resources.Font
    return next(Name(name) for name, font in fonts.items() if "Bold" not in str(font.BaseFont))


def _set_type(pdf: pikepdf.Pdf, marks: Marks, change: Callable[[Any, float], tuple[Any, float]]) -> None:
    """Set some marked contents in another font or size."""
    for page in pdf.pages:
        steps: list[Any] = []
        mark = -1
        for step in pikepdf.parse_content_stream(page):
            name, operands = str(step.operator), list(step.operands)
            if name == "BDC" and _is_dictionary(operands[1]):
                mark = int(operands[1].get("/MCID", -1))
            if name == "Tf" and (page.obj.objgen, mark) in marks:
                operands = list(change(operands[0], float(operands[1])))
            steps.append((operands, step.operator))
        page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(steps))


def _edit(page: pikepdf.Page, change: Callable[[str], list[Any] | None]) -> None:
    """Give some steps of a page other operands."""
    steps = [
        (change(str(step.operator)) or list(step.operands), step.operator)
        for step in pikepdf.parse_content_stream(page)
    ]
    page.obj.Contents.write(pikepdf.unparse_content_stream(steps))


def _before(pdf: pikepdf.Pdf, page: pikepdf.Page, content: bytes) -> None:
    """Do something before everything else on a page."""
    page.contents_coalesce()
    page.obj.Contents = pdf.make_stream(content + page.obj.Contents.read_bytes())


def _rewrite(pdf: pikepdf.Pdf, page: pikepdf.Page, old: bytes, new: bytes, *, most: int = 0) -> None:
    page.contents_coalesce()
    content = re.sub(old, new, page.obj.Contents.read_bytes(), count=most)
    page.obj.Contents = pdf.make_stream(content)


def _letter(pdf: pikepdf.Pdf, letter: str, instead: str) -> None:
    """Let the codes of a letter say something else."""
    old, new = (text.encode("utf-16-be").hex().encode() for text in (letter, instead))
    says = re.compile(rb"(<[0-9a-f]{4}>\s*)<" + old + rb">", re.IGNORECASE)
    for font in known._fonts(pdf):
        if "/ToUnicode" in font:
            table = font.ToUnicode.read_bytes()
            font.ToUnicode = pdf.make_stream(says.sub(rb"\1<" + new + rb">", table))
