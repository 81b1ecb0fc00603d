"""The HTML of a view has all of it, in order, in its languages, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import get_args

import pytest

from contrast import contrast
from pepdocs import theme
from pepdocs.base.errors import RenderError
from pepdocs.base.language import Mode, Run, Size
from pepdocs.render.html import page as html
from pepdocs.render.read_back.html import outline
from pepdocs.render.read_back.outline import Line
from pepdocs.schema.pep import Phase
from pepdocs.view import compose
from pepdocs.view.arrange import arrange
from pepdocs.view.blocks import Block, DocumentView, Fact, Prose, Records, Value, runs
from sample_views import ORDER, PHASES, a_hostile_view, a_target, a_view, a_view_without
from sample_words import HOSTILE, LONG_WORD, Words, long_text, phrase

EVERY = [(phase, mode) for phase in PHASES for mode in Mode]
BY_SIZE = pytest.mark.parametrize("size", Size, ids=lambda size: size.value)
LISTED = re.compile(r'section\("(\w+)"\)')
COLOUR = re.compile(r"(?<![-\w])color: #([0-9a-f]{6})")
TINT = re.compile(r"background: #([0-9a-f]{6})")


class Page(HTMLParser):
    """The text of a page, and the names and attributes of its elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text = ""
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def values(self, name: str) -> list[str | None]:
        """Return the values of an attribute, in order."""
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def squeezed(text: str) -> str:
    return "".join(text.split())


def lost(view: DocumentView, page: str) -> Run | None:
    """Return the first run of the sections that the page lacks, in order and in its language."""
    page_runs = [run for line in outline(page) for run in line.runs]
    text = "".join(squeezed(run.text) for run in page_runs)
    langs = [run.lang for run in page_runs for _ in squeezed(run.text)]
    place = 0
    for run in runs(view.sections):
        wanted, lang = squeezed(run.text), theme.tag(run.lang or view.lang)
        place = text.find(wanted, place)
        while place >= 0 and set(langs[place : place + len(wanted)]) - {lang}:
            place = text.find(wanted, place + 1)
        if place < 0:
            return run
        place += len(wanted)
    return None


@pytest.mark.parametrize(("phase", "mode"), EVERY)
def test_every_run_is_in_the_page_in_order_and_in_its_language_however_hostile(phase: str, mode: Mode) -> None:
    for view in (a_view(phase, mode), a_hostile_view(phase, mode)):
        assert lost(view, html.render(view)) is None


def test_a_missing_run_is_noticed() -> None:
    view = a_view("primary", Mode.CY)

    assert lost(view, html.render(view).replace("Yr ysgol fawr.", "")) == Run("Yr ysgol fawr.", "cy")


def test_a_run_in_the_wrong_language_is_noticed() -> None:
    view = a_view("primary", Mode.EN)
    page = html.render(view).replace('lang="cy-GB">Yr ysgol fawr.', ">Yr ysgol fawr.")

    assert lost(view, page) == Run("Yr ysgol fawr.", "cy")


def test_runs_out_of_order_are_noticed() -> None:
    view = a_view("primary", Mode.CY)
    reversed_view = replace(view, sections=view.sections[::-1])

    assert lost(reversed_view, html.render(view)) is not None


@pytest.mark.parametrize("text", [*HOSTILE, LONG_WORD], ids=range(len(HOSTILE) + 1))
def test_a_text_keeps_every_character(text: str) -> None:
    page = Page(html.render(a_view_saying(text)))

    assert all(part in page.text for part in text.split("\n\n"))


def test_a_text_makes_no_elements() -> None:
    plain, hostile = a_view_saying("text"), a_view_saying(HOSTILE[1])

    assert Page(html.render(hostile)).elements == Page(html.render(plain)).elements


def test_eight_thousand_words_are_all_in_the_page() -> None:
    view = a_view_saying(long_text(8000))

    assert lost(view, html.render(view)) is None


def test_sixty_targets_are_all_in_the_page() -> None:
    view = a_view("primary", targets=60)

    cards = [attributes for _, attributes in Page(html.render(view)).elements if attributes.get("class") == "tab"]

    assert [str(card["data-label"]).split()[0] for card in cards] == [str(n) for n in range(1, 61)]


@pytest.mark.parametrize("phase", PHASES)
def test_a_phase_lists_its_sections_in_the_views_order(phase: str) -> None:
    listed = LISTED.findall(theme.text(f"{phase}/pep.html.jinja"))

    assert tuple(listed) == compose.ORDER[Phase[phase]]


@pytest.mark.parametrize(("phase", "mode"), EVERY)
def test_sections_are_in_the_views_order(phase: str, mode: Mode) -> None:
    view = a_view(phase, mode)

    assert Page(html.render(view)).values("id") == [section.key for section in view.sections]


def test_a_section_that_the_view_lacks_is_nowhere() -> None:
    view = a_view_without("aln", "funding")

    page = Page(html.render(view))

    assert "aln" not in page.values("id")
    assert "#aln" not in page.values("href")


def test_every_contents_line_leads_to_a_section() -> None:
    page = Page(html.render(a_view()))

    assert page.values("href") == [f"#{key}" for key in page.values("id")]


def test_every_kind_of_block_has_a_macro() -> None:
    kinds = {kind.__dataclass_fields__["kind"].default for kind in get_args(Block)}
    macros = re.findall(r"macro (\w+)\(block\)", theme.text("shared/blocks.html.jinja"))

    assert len(kinds) == 9
    assert kinds <= set(macros)


def test_a_kind_of_block_without_a_macro_is_an_error() -> None:
    @dataclass(frozen=True)
    class Picture:
        kind: str = "picture"

    view = a_view()
    section = replace(view.sections[0], blocks=(Picture(),))  # type: ignore[arg-type]

    with pytest.raises(RenderError) as caught:
        html.render(replace(view, sections=(section,)))

    assert caught.value.facts["template"] == "shared/section.html.jinja"


def test_an_error_repeats_nothing_of_the_child() -> None:
    broken = replace(a_view(), cover=None)  # type: ignore[arg-type]

    with pytest.raises(RenderError) as caught:
        html.render(broken)

    assert caught.value.facts == {"template": "shared/paper.html.jinja", "line": 10}
    assert "Ŵyn" not in str(caught.value)


@pytest.mark.parametrize(("mode", "lang"), [(Mode.CY, "cy-GB"), (Mode.EN, "en-GB"), (Mode.BILINGUAL, "cy-GB")])
def test_the_page_is_in_its_main_language(mode: Mode, lang: str) -> None:
    page = html.render(a_view(mode=mode))

    assert page.lstrip().startswith(f'<!DOCTYPE html>\n<html lang="{lang}">')


def test_right_to_left_text_is_marked() -> None:
    page = html.render(a_view())

    assert f'lang="ar" dir="rtl">{HOSTILE[4]}<' in page


def test_the_title_and_author_are_the_views() -> None:
    view = replace(a_view(), title="<A & B>", author='"C"')

    page = html.render(view)

    assert "<title>&lt;A &amp; B&gt;</title>" in page
    assert '<meta name="author" content="&#34;C&#34;"/>' in page


def test_every_picture_has_the_word_for_its_feeling() -> None:
    pictures = [line for line in outline(html.render(a_view("primary", Mode.EN))) if line.kind == "Figure"]

    assert [line.text for line in pictures] == ["Happy", "Worried", "Sad", "Excited", "Unsure", "Angry"]


def test_every_text_passes_through_the_filters() -> None:
    view = a_view()

    page = html.render(view, lambda _: "¤", lambda _: "¤")

    texts = [line.text for line in outline(page)]
    assert not [text for text in texts if re.sub(r"[¤/\d ]", "", text)]


@pytest.mark.parametrize(("phase", "mode"), EVERY)
def test_headings_never_skip_a_level(phase: str, mode: Mode) -> None:
    lines = outline(html.render(a_view(phase, mode)))

    levels = heading_levels(lines)

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert skipped(lines) == []


def heading_levels(lines: tuple[Line, ...]) -> list[int]:
    return [int(line.kind[1]) for line in lines if re.fullmatch(r"H\d", line.kind)]


@BY_SIZE
@pytest.mark.parametrize(("phase", "mode"), EVERY)
def test_every_size_has_all_of_the_view(phase: str, mode: Mode, size: Size) -> None:
    view = arrange(a_view(phase, mode), size)
    page = html.render(view)

    assert lost(view, page) is None
    assert skipped(outline(page)) == []


def skipped(lines: tuple[Line, ...]) -> list[int]:
    """Return the levels of the headings that are more than one below the heading before them."""
    return [after for before, after in pairwise(heading_levels(lines)) if after > before + 1]


def test_a_skipped_level_is_noticed() -> None:
    assert skipped((Line("H1", ()), Line("P", ()), Line("H3", ()))) == [3]


def test_a_table_in_large_type_is_read_record_by_record() -> None:
    first, second = phrase("Who", "en"), phrase("What", "en")
    rows = tuple(
        (Fact(first, Value((phrase(who, "en"),))), Fact(second, Value((phrase(what, "en"),))))
        for who, what in (("Ann", "Reads"), ("Ben", "Draws"))
    )
    view = a_view_with(Records(phrase("Tasks", "en"), rows))

    lines = outline(html.render(replace(view, size="large")))

    assert [(line.kind, line.text) for line in lines[-9:]] == [
        ("H3", "Tasks"),
        *(("P", text) for text in "Who Ann What Reads Who Ben What Draws".split()),
    ]


def test_room_to_write_is_left_where_a_record_is_signed() -> None:
    rows = ((Fact(phrase("Signature", "en"), Value((), "write")),),)

    page = html.render(a_view_with(Records(phrase("Agreed", "en"), rows)))

    assert page.count('<div class="write"></div>') == 1


def test_a_step_of_a_target_has_its_box() -> None:
    step = (Fact(phrase("Done", "en"), Value((phrase("Yes", "en"),), "tick")),)
    target = replace(a_target(Words(Mode.EN), 1), actions=(), headings=(), steps=(step,))

    page = html.render(a_view_with(target))

    assert re.search(r'<p class="value tick"[^>]*>Yes</p>', page)
    assert "<h4" in page


def a_view_with(block: Block) -> DocumentView:
    """Return a document of one section with one block in it."""
    view = a_view_without(*ORDER["primary"][1:], mode=Mode.EN)
    return replace(view, sections=(replace(view.sections[0], blocks=(block,)),))


def test_every_table_is_for_layout_or_has_a_caption_and_headers() -> None:
    page = html.render(a_view())

    tables = re.findall(r"<table.*?</table>", page, re.DOTALL)
    records = [table for table in tables if 'role="presentation"' not in table]

    assert len(records) > 5
    assert all(table.count("<table") == 1 for table in tables)
    assert all("<caption" in table and 'scope="col"' in table for table in records)
    assert all(table.count('scope="row"') == table.count("<tr") - 1 for table in records)


def test_no_block_is_in_a_link() -> None:
    links = re.findall(r"<a [^>]*>(.*?)</a>", html.render(a_view()), re.DOTALL)

    assert links
    assert not [link for link in links if re.search(r"<(?!/?span)", link)]


def test_similar_documents_have_the_same_style_sheets() -> None:
    first, second = a_view("primary", targets=1), a_view("primary", targets=60)

    assert html.stylesheets(first) == html.stylesheets(second)


def test_phases_pairs_and_drafts_look_different() -> None:
    views = [a_view(phase, mode, draft=draft) for phase, mode in EVERY for draft in (True, False)]

    # Welsh alone and English alone look the same.
    assert len({html.stylesheets(view) for view in views}) == 3 * 2 * 2


def test_every_font_family_is_in_the_font_stack() -> None:
    families = re.findall(r'"family": "([^"]+)"', theme.text("fonts/fonts.json"))

    assert families
    assert all(f'"{family}"' in html.font_stack() for family in families)


def test_contrast_is_computed_as_the_guidelines_define_it() -> None:
    assert contrast("000000", "ffffff") == pytest.approx(21)
    assert contrast("777777", "ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("phase", PHASES)
def test_every_text_colour_is_readable_on_every_tint(phase: str) -> None:
    sheet = "\n".join(html.stylesheets(a_view(phase)))
    texts = set(COLOUR.findall(sheet)) - {"ffffff"}

    tints = {tint for tint in TINT.findall(sheet) if tint != "1c1c1c"} | {"ffffff"}

    assert len(tints) > 1
    assert min(contrast(text, tint) for text in texts for tint in tints) >= 7


def a_view_saying(text: str) -> DocumentView:
    """Return a document of one section with one text in it, once as prose and once in a target."""
    w = Words(Mode.CY)
    value = Value((phrase(text, "cy"),))
    blocks = (Prose(phrase("Label", "cy"), value), replace(a_target(w, 1), text=value))
    view = a_view_without(*ORDER["primary"][1:], mode=Mode.CY)
    return replace(view, sections=(replace(view.sections[0], blocks=blocks),))
