"""The HTML of a view has all of it, in order, in its languages, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import get_args

import pytest

from builders import DRAFT, FINISHED, SECONDARY
from contrast import contrast
from pepdocs import theme
from pepdocs.base.errors import RenderError
from pepdocs.base.language import CY, Layout, Mode, Run, Size
from pepdocs.render.html import page as html
from pepdocs.render.read_back.compare import verify
from pepdocs.render.read_back.html import outline
from pepdocs.render.read_back.outline import Line as ReadLine
from pepdocs.view.arrange import arrange
from pepdocs.view.blocks import Block, DocumentView, Fact, FactLine, Facts, Grid, Records, Value, Voice, runs
from pepdocs.wording import Speaker
from sample_views import PHASES, a_composed_view, a_hostile_view, a_target, a_view, a_view_without
from sample_words import HOSTILE, LONG_WORD, Words, long_text, phrase
from showing import a_view as an_example

EVERY = [(phase, mode) for phase in PHASES for mode in Mode]
BY_SIZE = pytest.mark.parametrize("size", Size, ids=lambda size: size.value)
SLASH = re.compile(r"\s/|/\s")
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
    """Return the first run of the chapters that the page lacks, in order and in its language.

    Each language is read by itself, with what is in no language of the document: side by side, they alternate.
    """
    page_runs = [run for line in outline(page) for run in line.runs]
    text = "".join(squeezed(run.text) for run in page_runs)
    langs = [run.lang for run in page_runs for _ in squeezed(run.text)]
    tags = set(map(theme.tag, view.languages))
    for language in view.languages:
        others = set(view.languages) - {language}
        place = 0
        for run in (run for run in runs(view.chapters) if run.lang not in others):
            place = after(run, text, langs, place, {theme.tag(run.spoken_in)} if run.spoken_in else tags)
            if place < 0:
                return run
    return None


def after(run: Run, text: str, langs: list[str], place: int, allowed: set[str]) -> int:
    """Return where a run ends that begins at `place` or later and is in a language that is allowed, or -1."""
    wanted = squeezed(run.text)
    place = text.find(wanted, place)
    while place >= 0 and set(langs[place : place + len(wanted)]) - allowed:
        place = text.find(wanted, place + 1)
    return place + len(wanted) if place >= 0 else -1


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
    reversed_view = replace(view, chapters=view.chapters[::-1])

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

    tabs = [line for line in outline(html.render(view)) if line.kind == "H4" and line.text[0].isdigit()]

    areas = ("Llythrennedd", "Literacy")
    assert [line.text for line in tabs] == [f"{number} {area}" for number in range(1, 61) for area in areas]


@pytest.mark.parametrize(("phase", "mode"), EVERY)
def test_chapters_are_in_the_views_order(phase: str, mode: Mode) -> None:
    view = a_view(phase, mode)

    assert Page(html.render(view)).values("id") == [chapter.anchor for chapter in view.chapters]


def test_a_chapter_that_the_view_lacks_is_nowhere() -> None:
    view = a_view_without("wellbeing", "at_home")

    page = Page(html.render(view))

    assert "chapter-people" in page.values("id")
    assert "chapter-wellbeing" not in page.values("id")
    assert "#chapter-wellbeing" not in page.values("href")


@pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
def test_every_contents_line_leads_to_a_chapter_in_each_language(mode: Mode) -> None:
    page = Page(html.render(a_view(mode=mode)))

    links = [link for link in page.values("href") if str(link).startswith("#")]
    assert links == [f"#{key}" for key in page.values("id") for _ in mode.languages]
    assert len(links) == 9 * len(mode.languages)


@pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
def test_a_chapter_has_a_heading_for_each_language(mode: Mode) -> None:
    view = a_view(mode=mode)

    heads = [line for line in outline(html.render(view)) if line.kind == "H2"]

    titles = [run for chapter in view.chapters for run in chapter.title]
    assert [line.text for line in heads if line.text[0].isdigit()] == [
        f"{chapter.number} {run.text}" for chapter in view.chapters for run in chapter.title
    ]
    assert len(titles) == 9 * len(mode.languages)
    assert [line for line in heads if len(line.runs) > 1] == []


@pytest.mark.parametrize("example", [*FINISHED, DRAFT])
@pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
def test_no_slash_stands_between_the_languages(example: str, mode: Mode) -> None:
    lines = outline(html.render(arrange(an_example(example, mode))))

    assert len(lines) > 100
    assert [line.text for line in lines if SLASH.search(line.text)] == []


def test_a_slash_between_languages_would_be_noticed() -> None:
    assert SLASH.search("Enw / Name")
    assert not SLASH.search("2025/26")


def test_every_kind_of_block_has_a_macro() -> None:
    kinds = {kind.__dataclass_fields__["kind"].default for kind in get_args(Block)}
    macros = re.findall(r"macro (\w+)\(block\b", theme.text("shared/blocks.html.jinja"))

    assert len(kinds) == 7
    assert kinds <= set(macros)


def test_a_kind_of_block_without_a_macro_is_an_error() -> None:
    @dataclass(frozen=True)
    class Picture:
        kind: str = "picture"

    view = a_view()
    section = replace(view.sections[0], blocks=(Picture(),))  # type: ignore[arg-type]
    chapter = replace(view.chapters[0], sections=(section,))

    with pytest.raises(RenderError) as caught:
        html.render(replace(view, chapters=(chapter,)))

    assert caught.value.facts["template"] == "shared/section.html.jinja"


def test_an_error_repeats_nothing_of_the_child() -> None:
    broken = replace(a_view(), cover=None)  # type: ignore[arg-type]

    with pytest.raises(RenderError) as caught:
        html.render(broken)

    assert caught.value.facts == {"template": "shared/paper.html.jinja", "line": 11}
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


def test_a_feeling_is_said_in_words_beside_its_drawing() -> None:
    view = a_view("primary", Mode.EN)
    feelings = [block.feeling for block in view.section("my_page").blocks if isinstance(block, Voice) and block.feeling]

    page = html.render(view)

    drawings = re.findall(r"<svg [^>]*>", page[page.index('id="chapter-my_page"') :])
    assert len(feelings) == 6
    assert [tag for tag in drawings if 'aria-hidden="true"' not in tag and "artifact" not in tag] == []
    said = [line.text for line in outline(page)]
    assert [word for word in ("Happy", "Worried", "Sad", "Excited", "Unsure", "Angry")
            if not any(text.startswith(f"{word} ·") for text in said)] == []  # fmt: skip


@pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
def test_the_answer_to_each_of_the_childs_views_is_right_below_it(mode: Mode) -> None:
    view = arrange(an_example(SECONDARY, mode))
    voices = [block for block in view.section("my_page").blocks if isinstance(block, Voice)]

    text = " ".join(line.text for line in outline(html.render(view)))

    place, found = text.index(voices[0].words.phrases[0][0].text), 0
    for voice in voices:
        assert voice.answer is not None
        for part in (voice.words.phrases[0][0].text, voice.answer.word[0].text, voice.answer.told[0].text):
            place, found = text.index(part, place), found + 1
    assert found == 15


def test_every_text_passes_through_the_filters() -> None:
    view = a_view()

    page = html.render(view, lambda _: "¤", lambda _: "¤")

    texts = [line.text for line in outline(page)]
    assert [text for text in texts if re.sub(r"[¤\d ,;.·()]", "", text)] == []


@pytest.mark.parametrize(("phase", "mode"), EVERY)
def test_headings_never_skip_a_level(phase: str, mode: Mode) -> None:
    lines = outline(html.render(a_view(phase, mode)))

    levels = heading_levels(lines)

    assert levels[0] == 1
    assert levels.count(1) == len(mode.languages)
    assert skipped(lines) == []


def heading_levels(lines: tuple[ReadLine, ...]) -> list[int]:
    return [int(line.kind[1]) for line in lines if re.fullmatch(r"H\d", line.kind)]


@BY_SIZE
@pytest.mark.parametrize(("phase", "mode"), EVERY)
def test_every_size_has_all_of_the_view(phase: str, mode: Mode, size: Size) -> None:
    view = arrange(a_composed_view(phase, mode), size)
    page = html.render(view)

    assert lost(view, page) is None
    assert skipped(outline(page)) == []


def skipped(lines: tuple[ReadLine, ...]) -> list[int]:
    """Return the levels of the headings that are more than one below the heading before them."""
    return [after for before, after in pairwise(heading_levels(lines)) if after > before + 1]


def test_a_skipped_level_is_noticed() -> None:
    assert skipped((ReadLine("H1", ()), ReadLine("P", ()), ReadLine("H3", ()))) == [3]


def test_a_table_in_large_type_is_read_record_by_record() -> None:
    first, second = phrase("Who", "en"), phrase("What", "en")
    records = tuple(
        Facts(lines=tuple(FactLine((fact,)) for fact in (Fact(first, says(who)), Fact(second, says(what)))))
        for who, what in (("Ann", "Reads"), ("Ben", "Draws"))
    )
    view = a_view_with(Records(phrase("Tasks", "en"), records))

    lines = outline(html.render(replace(view, size="large")))

    assert [line.text for line in lines[-9:]] == ["Tasks", *"Who Ann What Reads Who Ben What Draws".split()]


def says(text: str) -> Value:
    return Value((phrase(text, "en"),))


def test_room_to_write_is_left_where_a_record_is_signed() -> None:
    record = Facts(lines=(FactLine((Fact(phrase("Signature", "en"), Value((), "write")),)),))

    page = html.render(a_view_with(Records(phrase("Agreed", "en"), (record,))))

    assert page.count('<div class="write"></div>') == 1


@pytest.mark.parametrize("mode", Mode, ids=lambda mode: mode.suffix)
def test_each_action_on_the_cover_has_one_box_with_its_words(mode: Mode) -> None:
    view = arrange(an_example(SECONDARY, mode))
    assert isinstance(view.cover.actions, Grid)

    boxes = [line.text for line in outline(html.render(view)) if line.kind == "Figure"]

    word = Speaker(view.lang).text("view:box_to_tick")
    assert boxes.count(word) == len(view.cover.actions.rows) == 6


def a_view_with(block: Block) -> DocumentView:
    """Return a document of one section with one block in it."""
    return a_view_of((block,), Mode.EN)


def a_view_of(blocks: tuple[Block, ...], mode: Mode) -> DocumentView:
    view = a_composed_view("primary", mode)
    chapter = view.chapters[0]
    section = replace(chapter.sections[0], blocks=blocks)
    return replace(a_view("primary", mode), chapters=(replace(chapter, sections=(section,)),))


def test_every_table_is_for_layout_or_has_headers() -> None:
    page = html.render(a_view())

    tables = [*innermost(page)]
    records = [table for table in tables if 'role="presentation"' not in table]

    assert len(records) > 5
    assert [table for table in records if 'scope="col"' not in table] == []
    rows = [row for table in records for row in re.findall(r"<tr(?! class=\"group\").*?</tr>", table, re.DOTALL)]
    assert [row for row in rows if row.count('scope="row"') != 1 and 'scope="col"' not in row] == []


def innermost(page: str) -> Iterator[str]:
    """Yield every table that has no table in it."""
    return (found.group() for found in re.finditer(r"<table(?:(?!<table).)*?</table>", page, re.DOTALL))


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
    """Return a document of one section with one text in it, once as a fact and once in a target."""
    w = Words(Mode.CY)
    value = Value((phrase(text, "cy"),))
    label = phrase("Label", "cy")
    card = replace(a_target(w, 1), text=FactLine((Fact((), value),)), facts=(), actions=None)
    return a_view_of((Facts(lines=(FactLine((Fact(label, value),)),)), card), Mode.CY)


@pytest.mark.parametrize("layout", Layout, ids=lambda layout: layout.value)
def test_every_layout_of_an_example_has_all_of_it(layout: Layout) -> None:
    view = arrange(an_example(SECONDARY, Mode.BILINGUAL), layout=layout)

    page = html.render(view)

    verify(view, outline(page))
    assert lost(view, page) is None


@pytest.mark.parametrize("layout", Layout, ids=lambda layout: layout.value)
def test_a_text_in_one_language_is_printed_once_in_every_layout(layout: Layout) -> None:
    only = {"leisure.would_help": {"en": "A lift home on Mondays only."}}
    view = arrange(an_example(SECONDARY, Mode.BILINGUAL, **only), layout=layout)

    texts = [line.text for line in outline(html.render(view))]

    assert sum("A lift home on Mondays only." in text for text in texts) == 1
    told = Speaker(CY).text("view:in_en_part" if layout is Layout.SECTIONS else "view:in_en")
    assert [text for text in texts if told in text]
