"""The structure of Word files as assistive technology reads it; each check must find a planted fault."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from lxml import etree

from contrast import contrast
from docx_reading import W, body, packed, parts, with_part
from pepdocs.base.language import Mode
from pepdocs.render.word.document import render
from pepdocs.view.blocks import Block, Facts, Grid, Records
from sample_views import PHASES, a_hostile_view, a_view

EVERY = [(phase, mode) for phase in PHASES for mode in Mode]
DOCUMENT = "word/document.xml"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
STYLES = "word/styles.xml"


@cache
def a_draft(phase: str, mode: Mode) -> bytes:
    return render(a_view(phase, mode, draft=True))


@cache
def a_hostile_document(mode: Mode) -> bytes:
    view = a_hostile_view("primary", mode)
    chapter = view.chapters[0]
    titled = tuple(replace(section, title=chapter.title) for section in chapter.sections)
    return render(replace(view, chapters=(replace(chapter, sections=titled), *view.chapters[1:])))


def values(root: Any, path: str) -> list[str]:
    return [node.get(f"{W}val") for node in root.iterfind(f".//{path.replace('w:', W)}")]


def broken_headings(content: bytes) -> Iterator[str]:
    before = 0
    for paragraph in body(content).iter(f"{W}p"):
        style = next(iter(values(paragraph, "w:pStyle")), "")
        level = int(style[-1]) if style.startswith("Heading") else 0
        if level and level > before + 1:
            yield "a skipped heading level"
        if level and not "".join(paragraph.itertext()).strip():
            yield "an empty heading"
        if level and paragraph.getparent().tag != f"{W}body":
            yield "a heading that is not in the navigation pane"
        before = level or before


def broken_tables(content: bytes) -> Iterator[str]:
    for table in body(content).iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        if any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows):
            yield "a row may split"
        if len({len(row.findall(f"{W}tc")) for row in rows} | {grid_columns(table)}) > 1:
            yield "rows of different length"
        if values(table, "w:tblCaption") or values(table, "w:tblDescription"):
            yield "a title beside the caption above"
        if any(node.tag in {f"{W}gridSpan", f"{W}vMerge"} for node in table.iter()):
            yield "merged cells"
        yield from broken_head(table, rows[0])


def broken_head(table: Any, first: Any) -> Iterator[str]:
    """Yield what is wrong with the first row of a table, which heads it or is one of a table for looks only."""
    is_marked = first.find(f"{W}trPr/{W}tblHeader") is not None
    if has_headers(table) and not is_marked:
        yield "no header row"
    if is_marked and not has_headers(table):
        yield "the header row is not declared"
    if is_marked and any(not "".join(cell.itertext()).strip() for cell in first.findall(f"{W}tc")):
        yield "an empty header cell"


def has_headers(table: Any) -> bool:
    return bool(table.find(f"{W}tblPr/{W}tblLook").get(f"{W}firstRow") == "1")


def touching_tables(content: bytes) -> Iterator[str]:
    for table in body(content).iter(f"{W}tbl"):
        after = table.getnext()
        if after is not None and after.tag == f"{W}tbl" and (has_headers(table) or has_headers(after)):
            yield "two tables that Word joins"


def grid_columns(table: Any) -> int:
    return len(table.findall(f"{W}tblGrid/{W}gridCol"))


def broken_numbers(content: bytes) -> Iterator[str]:
    root = body(content)
    boxes = [value for control in root.iter(f"{W}sdtPr") for value in values(control, "w:id")]
    tags = [value for control in root.iter(f"{W}sdtPr") for value in values(control, "w:tag")]
    pictures = [node.get("id") for node in root.iter("{*}docPr")]
    marks = [node.get(f"{W}id") for node in root.iter(f"{W}bookmarkStart")]
    for name, numbers in {"id": boxes, "tag": tags, "picture": pictures, "mark": marks}.items():
        if any(count > 1 for count in Counter(numbers).values()):
            yield f"a {name} is used twice"
    if any(not "".join(values(control, "w:alias")).strip() for control in root.iter(f"{W}sdtPr")):
        yield "a box without a title"


def broken_links(content: bytes) -> Iterator[str]:
    root = body(content)
    places = {node.get(f"{W}name") for node in root.iter(f"{W}bookmarkStart")}
    links = list(root.iter(f"{W}hyperlink"))
    if {anchor for link in links if (anchor := link.get(f"{W}anchor"))} != places:
        yield "contents and chapters differ"
    relations = etree.fromstring(parts(content)["word/_rels/document.xml.rels"])
    external = {node.get("Id") for node in relations if node.get("TargetMode") == "External"}
    if {key for link in links if (key := link.get(f"{R}id"))} - external:
        yield "a link that leads nowhere"


def broken_pictures(content: bytes) -> Iterator[str]:
    for properties in body(content).iter("{*}docPr"):
        is_decorative = properties.find(".//{*}decorative") is not None
        if not properties.get("descr") and not is_decorative:
            yield "a picture without alternative text"
        if properties.get("descr") and is_decorative:
            yield "a decorative picture with words"


def broken_paragraphs(content: bytes) -> Iterator[str]:
    for paragraph in body(content).iter(f"{W}p"):
        has_content = "".join(paragraph.itertext()).strip() or next(paragraph.iter(f"{W}drawing"), None) is not None
        is_rule = values(paragraph, "w:pStyle") == ["PEPAfterTable"]
        if not has_content and not is_rule and paragraph.getparent().tag == f"{W}body":
            yield "a blank paragraph"
        if not values(paragraph, "w:pStyle"):
            yield "a paragraph without a style"
        for run in paragraph.iterfind(f".//{W}rPr"):
            names = {node.tag for node in run} - {f"{W}rStyle", f"{W}lang", f"{W}rtl"}
            if names:
                yield "formatting that is not a style"


def broken_styles(content: bytes) -> Iterator[str]:
    known = {node.get(f"{W}styleId") for node in etree.fromstring(parts(content)[STYLES])}
    root = body(content)
    used = {v for kind in ("pStyle", "rStyle", "tblStyle") for v in values(root, f"w:{kind}")}
    if used - known:
        yield "a style that does not exist"


def broken_words(content: bytes) -> Iterator[str]:
    for name, part in parts(content).items():
        if not name.endswith(".png") and re.search(rb"\{\{|\{%|PEPTemplate(?!.*w:style)", part):
            yield "a tag is left over"


CHECKS = (
    broken_headings, broken_tables, touching_tables, broken_numbers, broken_links, broken_pictures, broken_paragraphs,
    broken_styles,
)  # fmt: skip

A_TABLE = '<w:tbl><w:tblPr><w:tblLook w:firstRow="1"/></w:tblPr></w:tbl>'

FAULTS: list[tuple[Callable[[bytes], Iterator[str]], str, str, str]] = [
    (broken_headings, '"Heading1"', '"PEPNote"', "a skipped heading level"),
    (broken_tables, "<w:tblHeader/>", "", "no header row"),
    (broken_tables, "<w:cantSplit/>", "", "a row may split"),
    (broken_tables, 'w:firstRow="1"', 'w:firstRow="0"', "the header row is not declared"),
    (broken_tables, "<w:tr><w:trPr>", "<w:tr><w:tc/><w:trPr>", "rows of different length"),
    (broken_tables, "<w:tblLook ", '<w:tblCaption w:val="x"/><w:tblLook ', "a title beside the caption above"),
    (broken_tables, "<w:tcPr>", "<w:tcPr><w:vMerge/>", "merged cells"),
    (broken_headings, '"PEPFact"', '"Heading4"', "a heading that is not in the navigation pane"),
    (touching_tables, "</w:tbl>", "</w:tbl>" + A_TABLE, "two tables that Word joins"),
    (broken_numbers, '<w:id w:val="', '<w:id w:val="1" w:x="', "a id is used twice"),
    (broken_numbers, '<w:tag w:val="', '<w:tag w:val="1" w:x="', "a tag is used twice"),
    (broken_numbers, '<wp:docPr id="', '<wp:docPr id="1" x="', "a picture is used twice"),
    (broken_numbers, "<w:alias w:val=", '<w:alias w:val="" w:x=', "a box without a title"),
    (broken_links, 'w:anchor="chapter_targets"', 'w:anchor="x"', "contents and chapters differ"),
    (broken_links, 'w:hyperlink r:id="', 'w:hyperlink r:id="x', "a link that leads nowhere"),
    (broken_pictures, '<adec:decorative val="1"/>', "", "a picture without alternative text"),
    (broken_pictures, 'descr=""', 'descr="x"', "a decorative picture with words"),
    (broken_paragraphs, "</w:body>", "<w:p/></w:body>", "a blank paragraph"),
    (broken_paragraphs, "</w:rPr>", "<w:b/></w:rPr>", "formatting that is not a style"),
    (broken_styles, '"PEPFact"', '"PEPWorth"', "a style that does not exist"),
]


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize(("phase", "mode"), EVERY)
def test_a_document_is_sound(check: Callable[[bytes], Iterator[str]], phase: str, mode: Mode) -> None:
    assert list(check(a_draft(phase, mode))) == []


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("mode", list(Mode))
def test_a_hostile_document_is_sound(check: Callable[[bytes], Iterator[str]], mode: Mode) -> None:
    assert list(check(a_hostile_document(mode))) == []


@pytest.mark.parametrize(("check", "old", "new", "finding"), FAULTS, ids=[f[3] for f in FAULTS])
def test_a_fault_is_found(check: Callable[[bytes], Iterator[str]], old: str, new: str, finding: str) -> None:
    faulty = with_part(render(a_view("primary")), DOCUMENT, old, new)

    assert finding in set(check(faulty))


@pytest.mark.parametrize(("phase", "mode"), EVERY)
def test_no_tag_is_left_over(phase: str, mode: Mode) -> None:
    assert list(broken_words(a_draft(phase, mode))) == []


def test_a_tag_that_is_left_over_is_found() -> None:
    left = parts(render(a_view())) | {"word/header1.xml": b"<w:t>{{ view }}</w:t>"}

    assert list(broken_words(packed(left))) == ["a tag is left over"]


@pytest.mark.parametrize(("phase", "mode"), EVERY)
def test_every_part_is_well_formed(phase: str, mode: Mode) -> None:
    for name, content in parts(render(a_hostile_view(phase, mode))).items():
        if not name.endswith(".png"):
            etree.fromstring(content)


def test_blocks_that_end_in_tables_never_touch() -> None:
    view = a_view("secondary")
    kinds = {block.kind: untitled(block) for section in view.sections for block in section.blocks}
    blocks = [block for first in kinds.values() for second in kinds.values() for block in (first, second)]
    section = replace(view.sections[0], blocks=tuple(blocks))
    chapter = replace(view.chapters[0], sections=(section,))

    assert len(kinds) > 5
    assert list(touching_tables(render(replace(view, chapters=(chapter,))))) == []


def untitled(block: Block) -> Block:
    """Return a block without the words above it that would keep it apart from the one before."""
    if isinstance(block, Facts | Records):
        return replace(block, title=())
    return replace(block, caption=()) if isinstance(block, Grid) else block


@pytest.mark.parametrize("mode", [Mode.BILINGUAL, Mode.ENGLISH_FIRST])
def test_no_slash_is_between_two_languages(mode: Mode) -> None:
    package = parts(render(a_view("secondary", mode, draft=True)))

    texts = [
        re.sub(r"<[^>]*>", "", package[name].decode()) for name in package if name.startswith("word/") and "xml" in name
    ]

    assert [text for text in texts if " / " in text] == []


def test_the_faces_of_feelings_are_decorative_since_their_words_are_there() -> None:
    faces = list(body(render(a_view("primary", Mode.CY))).iter("{*}docPr"))

    assert faces
    assert {face.get("descr") for face in faces} == {""}


def test_no_type_is_smaller_than_eleven_points_but_at_the_edges_of_a_page() -> None:
    styles = etree.fromstring(parts(render(a_view("secondary")))[STYLES])

    small = [
        style.get(f"{W}styleId")
        for style in styles.iter(f"{W}style")
        for size in values(style, "w:sz")[:1]
        if int(size) < 22
    ]

    assert small == ["Header", "Footer", "PEPTableEnd"]


def test_right_to_left_text_is_marked() -> None:
    document = body(render(a_view("primary", Mode.CY)))

    [paragraph] = [p for p in document.iter(f"{W}p") if "سلمى" in "".join(p.itertext())]

    assert paragraph.find(f"{W}pPr/{W}bidi") is not None
    assert paragraph.find(f"{W}r/{W}rPr/{W}rtl") is not None
    assert paragraph.find(f"{W}r/{W}rPr/{W}lang").get(f"{W}bidi") == "ar"


def test_no_colour_on_white_or_tint_is_fainter_than_seven_to_one() -> None:
    for phase in PHASES:
        styles = parts(render(a_view(phase)))[STYLES].decode()
        grounds = {"FFFFFF", *re.findall(r'w:fill="([0-9A-F]{6})"', styles)}
        colours = set(re.findall(r'<w:color w:val="([0-9A-F]{6})"', styles))

        assert min(contrast(colour, ground) for colour in colours for ground in grounds) >= 7


def test_a_faint_colour_is_noticed() -> None:
    assert contrast("777777", "FFFFFF") < 4.6 < contrast("595959", "FFFFFF")
