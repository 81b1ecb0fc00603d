"""Both engines make the same document of a view: texts, languages, headings, alternative texts, links and bookmarks."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import page as validator
import pikepdf
import pypdfium2
import pytest

from builders import DRAFT, EXAMPLES, POST16, PRIMARY, SECONDARY, TODAY
from evidence_parts import said
from pepdocs import generate
from pepdocs.base.language import Edition, Layout, Mode, Run, Size
from pepdocs.reading import pictures
from pepdocs.render import Format, outline
from pepdocs.render.read_back.compare import missing_parts
from pepdocs.render.typst import engine, inputs
from pepdocs.theme import BUILTIN, PdfEngine, tag
from pepdocs.view.blocks import DocumentView, Value
from sample_views import PHASES, a_hostile_view, a_view
from shared_documents import rendered
from test_fonts import ELSEWHERE

pytestmark = pytest.mark.slow

Told = tuple[str, str, str]
"""The kind of a line, a language, and a text in it."""

QUICK = {(SECONDARY, Edition(Mode.BILINGUAL)), (POST16, Edition(Mode.CY)), (DRAFT, Edition(Mode.EN))}
STANDARD = [(example, Edition(mode)) for example in (PRIMARY, SECONDARY, POST16, DRAFT) for mode in Mode]
BIG = (Size.LARGE, Size.VERY_LARGE)
OTHERS = [
    *((example, Edition(mode, size)) for example in (PRIMARY, SECONDARY) for mode in list(Mode)[:3] for size in BIG),
    *(
        (example, Edition(Mode.BILINGUAL, layout=layout))
        for example in (PRIMARY, SECONDARY)
        for layout in (Layout.BLOCKS, Layout.SECTIONS)
    ),
]


def cases(*editions: tuple[str, Edition]) -> Any:
    """Return a mark that runs a test for examples and editions; most of them in `make long` only."""
    return pytest.mark.parametrize(
        ("example", "edition"),
        [
            pytest.param(*case, id=f"{case[0]}-{case[1].suffix}", marks=() if case in QUICK else pytest.mark.long)
            for case in editions
        ],
    )


@cache
def view_of(example: str, edition: Edition, *, draft: bool = False) -> DocumentView:
    path = EXAMPLES / f"{example}.yaml"
    content = path.read_bytes()
    own = generate.own_fields(BUILTIN)
    shown = pictures.beside(path, content)
    checked = generate.checked(content, today=TODAY, on=None, own=own, shown=shown, copies=(edition.copy,))
    return generate.view_of(checked.pep, edition, draft=draft)


def told(content: bytes) -> list[Told]:
    """Return what a file says to who hears it, run by run, without the pages that the contents name."""
    return list(said(outline(content, Format.PDF)))


def pages(content: bytes) -> int:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def bookmarks(content: bytes) -> list[str]:
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as whole:
        return list(_titles(whole.root))


def _titles(items: Any) -> Iterator[str]:
    for item in items:
        yield " ".join(item.title.split())
        yield from _titles(item.children)


def by_weasyprint(view: DocumentView) -> bytes:
    """Return the document that WeasyPrint makes of a view."""
    return rendered(view, Format.PDF, engine=PdfEngine.WEASYPRINT)


def addresses(content: bytes) -> list[str]:
    """Return where the links of a file lead that leave it, in order."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        links = [link for sheet in pdf.pages for link in sheet.obj.get("/Annots", ())]
        return [str(link["/A"]["/URI"]) for link in links if "/URI" in link.get("/A", {})]


def failures(content: bytes, profile: str = "ua1") -> list[str]:
    """Return the rules of a standard that a file violates, by an independent validator."""
    return [failure.rule_id for failure in validator.validate_pdf_bytes(content, profile=profile).failures]


def strays(content: bytes) -> list[str]:
    """Return the characters that are drawn outside of their page."""
    found = []
    pdf = pypdfium2.PdfDocument(content)
    for sheet in pdf:
        width, height = sheet.get_size()
        text = sheet.get_textpage()
        boxes = [(index, text.get_charbox(index)) for index in range(text.count_chars())]
        found += [
            text.get_text_range(index, 1)
            for index, (left, bottom, right, top) in boxes
            if right > left and (left < 0 or right > width or bottom < 0 or top > height)
        ]
    pdf.close()
    return found


@cases(*STANDARD, *OTHERS)
def test_both_engines_say_the_same_in_the_same_languages(example: str, edition: Edition):
    view = view_of(example, edition)

    content = engine.render(view)

    assert told(content) == told(by_weasyprint(view))
    assert list(missing_parts(view, outline(content, Format.PDF))) == []


def test_a_text_in_another_language_is_told_from_what_was_said():
    view = view_of(DRAFT, Edition(Mode.EN))
    welsh = replace(view, cover=replace(view.cover, title=(Run(view.cover.title[0].text, "cy"),)))

    assert told(engine.render(welsh)) != told(engine.render(view))


@cases(*STANDARD)
def test_both_engines_need_as_many_pages_or_one_more(example: str, edition: Edition):
    view = view_of(example, edition)

    assert abs(pages(engine.render(view)) - pages(by_weasyprint(view))) <= 1


@cases(*OTHERS)
def test_large_print_and_other_layouts_need_as_many_pages_or_one_in_thirty_more(example: str, edition: Edition):
    view = view_of(example, edition)

    usual, other = pages(engine.render(view)), pages(by_weasyprint(view))
    assert abs(usual - other) <= max(1, other // 30)


@cases(*STANDARD, *OTHERS)
def test_a_document_is_pdf_ua_by_an_independent_validator(example: str, edition: Edition):
    assert failures(engine.render(view_of(example, edition))) == []


def test_the_validator_finds_what_is_wrong():
    with pikepdf.open(io.BytesIO(engine.render(view_of(DRAFT, Edition(Mode.EN))))) as pdf:
        del pdf.Root.Lang
        damaged = io.BytesIO()
        pdf.save(damaged)

    assert failures(damaged.getvalue())


@cases((SECONDARY, Edition(Mode.BILINGUAL)), (PRIMARY, Edition(Mode.BILINGUAL, Size.VERY_LARGE)))
def test_nothing_is_drawn_outside_of_a_page(example: str, edition: Edition):
    assert strays(engine.render(view_of(example, edition))) == []


def test_what_is_too_high_for_a_page_goes_on_the_next():
    view = a_view("secondary", Mode.CY)
    long = Value(tuple((Run(f"Rhif {number}.", "cy"),) for number in range(200)), form="list")
    section = view.chapters[0].sections[0]
    voices = [block for block in section.blocks if block.kind == "voice"]
    blocks = (replace(voices[0], words=long),)
    chapter = replace(view.chapters[0], sections=(replace(section, blocks=blocks),))

    content = engine.render(replace(view, chapters=(chapter,)))

    assert pages(content) > 3
    assert strays(content) == []
    assert "Rhif 199." in {text for _, _, text in told(content)}


def test_a_character_off_the_page_is_found():
    with pikepdf.open(io.BytesIO(engine.render(view_of(DRAFT, Edition(Mode.EN))))) as pdf:
        pdf.pages[0].obj.MediaBox = pdf.pages[0].obj.CropBox = pikepdf.Array([0, 0, 300, 842])
        cut = io.BytesIO()
        pdf.save(cut)

    assert strays(cut.getvalue())


@pytest.mark.parametrize("mode", [Mode.CY, Mode.BILINGUAL])
def test_a_view_gives_the_same_bytes_each_time(mode: Mode):
    view = a_view("primary", mode)
    first = engine.render(view)
    engine.render(a_view("post16", mode))
    engine.compiler.cache_clear()

    assert engine.render(view) == first


def test_bookmarks_and_addresses_are_the_same():
    view = view_of(SECONDARY, Edition(Mode.BILINGUAL))
    ours, theirs = engine.render(view), by_weasyprint(view)

    assert bookmarks(ours) == bookmarks(theirs)
    assert addresses(ours) == addresses(theirs) != []


def names_of_links(content: bytes) -> list[str]:
    """Return the names of the links that lead to a place in the document."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        links = [link for sheet in pdf.pages for link in sheet.obj.get("/Annots", ()) if "/Dest" in link]
        return [str(link["/Contents"]) for link in links]


def test_hyphens_are_those_that_people_type_and_search_for():
    content = engine.render(view_of(SECONDARY, Edition(Mode.EN)))
    document = pypdfium2.PdfDocument(content)
    drawn = "".join(sheet.get_textpage().get_text_range() for sheet in document)
    document.close()

    assert "FX-SEC-0147-03" in drawn
    assert "4 Well-being and interests" in [*bookmarks(content), *names_of_links(content)]
    assert "\u2011" not in "".join((drawn, *bookmarks(content), *names_of_links(content)))


def test_a_link_to_ring_or_to_write_to_is_named_by_what_is_written():
    with pikepdf.open(io.BytesIO(engine.render(view_of(SECONDARY, Edition(Mode.BILINGUAL))))) as pdf:
        links = [link for sheet in pdf.pages for link in sheet.obj.get("/Annots", ()) if "/A" in link]
        names = {str(link["/A"]["/URI"]): str(link["/Contents"]) for link in links}

    assert names["tel:019705550110"] == "01970 555 0110"
    assert names["mailto:s.llwyd@bro-aeron.example"] == "s.llwyd@bro-aeron.example"


def test_by_itself_typst_writes_hyphens_that_nobody_types():
    view = view_of(SECONDARY, Edition(Mode.EN))
    writer = inputs.ViewWriter(view, engine.fonts_folder())
    plain = engine.compile_pdf(engine.source(BUILTIN, view), inputs.to_json(writer.document()))

    assert any("\u2011" in text for _, _, text in told(plain))


def test_a_link_of_the_contents_is_named_by_its_chapter():
    view = view_of(SECONDARY, Edition(Mode.BILINGUAL))
    names = names_of_links(engine.render(view))

    assert names == [f"{chapter.number} {run.text}" for chapter in view.chapters for run in chapter.title]
    assert names == names_of_links(by_weasyprint(view))


@pytest.mark.parametrize("title", ["Fy nhŷ (a), b\\", "My (page), x\\", "Ъ, 3"])
def test_a_name_keeps_its_commas_and_brackets(title: str):
    view = a_view("secondary", Mode.CY)
    chapter = replace(view.chapters[0], title=(Run(title, "cy"),))

    assert names_of_links(engine.render(replace(view, chapters=(chapter,)))) == [f"1 {title}"]


@pytest.mark.parametrize("phase", PHASES)
def test_every_kind_of_block_is_told(phase: str):
    view = a_view(phase, Mode.BILINGUAL, draft=True)

    assert told(engine.render(view)) == told(by_weasyprint(view))


def test_hostile_texts_are_nothing_but_text():
    view = a_hostile_view("secondary", Mode.CY)

    assert [text for _, _, text in told(engine.render(view))] == [text for _, _, text in told(by_weasyprint(view))]


def with_text(text: str, lang: str) -> DocumentView:
    """Return a document with a text of somebody's own as its first voice."""
    view = a_view("secondary", Mode.CY)
    section = view.chapters[0].sections[0]
    blocks = [
        replace(block, words=Value(((Run(text, lang),),), "own")) if block.kind == "voice" else block
        for block in section.blocks
    ]
    sections = (replace(section, blocks=tuple(blocks)), *view.chapters[0].sections[1:])
    return replace(view, chapters=(replace(view.chapters[0], sections=sections), *view.chapters[1:]))


MARKUP = '#read("/etc/hosts") #import "@preview/x:0.1.0": * $x$ @label <label> `raw` *b* _e_ = h // c \\u{41}'


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        *((text, "pl") for text in ELSEWHERE.values()),
        ("Mae اسمي محمد yma, 12 oed", "cy"),
        ("عمري 12 سنة، Ysgol Bro", "ar"),
        ("\u200fa\u200e \u2067b\u2069 \u202ac\u202c", "en"),
        ("emoji 👩🏽\u200d🏫 🙂", "en"),
        ("wedi’i \U0001d49c drefnu", "cy"),
        (MARKUP, "en"),
        ("中文", "zh-Hant"),
        ("Dobro jutro", "sr-Latn"),
    ],
)
def test_any_script_is_read_back_as_typed(text: str, lang: str):
    view = with_text(text, lang)

    found = {(language, said) for _, language, said in told(engine.render(view))}

    assert (tag(lang), " ".join(text.split())) in found


@pytest.mark.parametrize("lang", ["cy", "en", ""])
def test_characters_without_a_glyph_are_read_back_in_a_list_in_any_language(lang: str):
    items = ("un", "我喜欢学校", "a \U0001d49c b")
    found = {said for _, _, said in told(engine.render(with_list(items, lang)))}

    assert set(items) <= found


def with_list(items: tuple[str, ...], lang: str) -> DocumentView:
    """Return a Welsh document whose first fact that is alone on its line is a list in a language."""
    view = a_view("secondary", Mode.CY)
    value = Value(tuple((Run(item, lang),) for item in items), form="list")
    chapters = list(view.chapters)
    place, section, block = next(
        (place, section, block)
        for place, chapter in enumerate(chapters)
        for section in chapter.sections
        for block in section.blocks
        if block.kind == "facts" and len(block.lines[0].cells) == 1
    )
    line = block.lines[0]
    changed = replace(block, lines=(replace(line, cells=(replace(line.cells[0], value=value),)), *block.lines[1:]))
    blocks = tuple(changed if each is block else each for each in section.blocks)
    sections = tuple(replace(each, blocks=blocks) if each is section else each for each in chapters[place].sections)
    chapters[place] = replace(chapters[place], sections=sections)
    return replace(view, chapters=tuple(chapters))


@pytest.mark.parametrize("phase", PHASES)
def test_an_archive_conforms_to_both_standards_and_tells_no_day(phase: str):
    content = engine.render(a_view(phase, Mode.BILINGUAL), archive=True)

    assert failures(content, "2a") == []
    assert failures(content, "ua1") == []
    assert b"1970" not in content
    assert told(content) == told(engine.render(a_view(phase, Mode.BILINGUAL)))


def test_another_document_is_no_archive():
    assert failures(engine.render(a_view("primary", Mode.CY)), "2a")


def test_the_template_holds_nothing_of_the_plan():
    one, other = (replace(a_view("primary", Mode.CY), title=title) for title in ("Un", "Dau"))

    assert engine.source(BUILTIN, one) == engine.source(BUILTIN, other)
    assert inputs.ViewWriter(one, engine.fonts_folder()).document()["title"] == "Un"


Tree = dict[str, list[Any]]


def cells(content: bytes) -> Tree:
    """Return the cells of a file's tables by their kinds."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found: Tree = {"TH": [], "TD": []}
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and str(item.get("/S", "/"))[1:] in found:
                attributes = item.get("/A", {})
                names = [str(name) for name in attributes.get("/Headers", ())]
                found[str(item["/S"])[1:]].append((str(attributes.get("/Scope", "")), str(item.get("/ID", "")), names))
        return found


def test_rows_have_their_heads_and_cells_name_them():
    found = cells(engine.render(view_of(SECONDARY, Edition(Mode.CY))))
    heads = {name: scope for scope, name, _ in found["TH"]}

    assert {"/Row", "/Column"} == set(heads.values())
    assert all({heads[name] for name in names} == {"/Row", "/Column"} for _, _, names in found["TD"])


def test_by_itself_typst_writes_no_heads_of_rows_and_no_lists_of_facts():
    view = view_of(SECONDARY, Edition(Mode.CY))
    writer = inputs.ViewWriter(view, engine.fonts_folder())
    plain = engine.compile_pdf(engine.source(BUILTIN, view), inputs.to_json(writer.document()))

    assert "/Row" not in {scope for scope, _, _ in cells(plain)["TH"]}
    assert kinds(plain).count("/LI") < kinds(engine.render(view)).count("/LI") / 2
    assert "/Quote" in kinds(plain)
    assert "/Quote" not in kinds(engine.render(view))


def kinds(content: bytes) -> list[str]:
    """Return the kinds of the elements of a file."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [str(item["/S"]) for item in pdf.objects if isinstance(item, pikepdf.Dictionary) and "/S" in item]
