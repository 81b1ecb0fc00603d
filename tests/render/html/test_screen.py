"""The HTML file has the whole document in order, loads nothing and runs no scripts."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace

import pytest

from contrast import contrast
from pepdocs.base.errors import RenderError
from pepdocs.base.language import Layout, Mode, Run, Size
from pepdocs.render import Format, outline, render
from pepdocs.render.html import page as html
from pepdocs.render.html import screen
from pepdocs.render.read_back.compare import verify
from pepdocs.render.read_back.html import outline as read_back
from pepdocs.render.read_back.outline import Line
from pepdocs.theme import tag
from pepdocs.view.arrange import arrange
from pepdocs.view.blocks import DocumentView, Grid
from sample_views import PHASES, a_composed_view, a_hostile_view, a_view

EVERY = [(phase, mode) for phase in PHASES for mode in Mode]
BY_DOCUMENT = pytest.mark.parametrize(("phase", "mode"), EVERY)
BY_SIZE = pytest.mark.parametrize("size", Size, ids=lambda size: size.value)
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')
ELEMENT = re.compile(r"<[a-z][^>]*>")


def page(view: DocumentView) -> str:
    return screen.render(view).decode()


def style(content: str) -> str:
    """Return the one style sheet of a page."""
    (sheet,) = STYLE.findall(content)
    return str(sheet)


def elements(content: str) -> list[str]:
    """Return the first tag of every element of a page."""
    return ELEMENT.findall(STYLE.sub("", content))


def texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def spoken(lines: tuple[Line, ...]) -> list[Run]:
    """Return every run of lines, without white space around it."""
    return [Run(run.text.strip(), run.lang) for line in lines for run in line.runs]


@BY_DOCUMENT
def test_a_screen_says_what_paper_says_in_its_order_and_beside_it_only_what_leads_through_it(phase, mode) -> None:
    view = a_view(phase, mode)
    paper, shown = spoken(read_back(html.render(view))), spoken(read_back(page(view)))

    waiting = iter(shown)
    lost = [run for run in paper if run not in waiting]

    cover = view.cover
    assert isinstance(cover.actions, Grid)
    leading = (cover.skip, *(cover.back for _ in view.chapters), cover.footer)
    said = Counter(Run(run.text, tag(run.lang)) for phrase in leading for run in phrase)
    assert len(paper) > 100
    assert lost == []
    # The contents and whom to ring are on paper too, in other places or with other words beside them.
    assert Counter(shown) - Counter(paper) == said
    assert shown[: len(mode.languages)] == [Run(run.text, tag(run.lang)) for run in cover.skip]
    assert shown[-len(mode.languages) :] == [Run(run.text, tag(run.lang)) for run in cover.footer]


@BY_SIZE
@BY_DOCUMENT
def test_nothing_of_a_view_is_lost(phase: str, mode: Mode, size: Size) -> None:
    view = arrange(a_composed_view(phase, mode, draft=True), size)

    content = render(view, Format.HTML)

    assert outline(content, Format.HTML) == read_back(content.decode())


@pytest.mark.parametrize("layout", [Layout.BLOCKS, Layout.SECTIONS], ids=lambda way: way.value)
def test_nothing_is_lost_in_another_layout(layout: Layout) -> None:
    view = arrange(a_composed_view(mode=Mode.BILINGUAL), layout=layout)

    content = page(view)

    verify(view, read_back(content))
    assert 'class="pair' not in content


def test_a_chapter_in_two_languages_is_one_line_of_the_contents_with_a_link_to_each() -> None:
    view = arrange(a_composed_view(mode=Mode.BILINGUAL), layout=Layout.SECTIONS)

    lines = re.findall(r"<li><div><a href=.*?</li>", page(view))

    keys = list(dict.fromkeys(part.key for part in view.chapters))
    assert [re.findall(r'href="#([^"]*)"', line) for line in lines] == [
        [f"chapter-{key}-cy", f"chapter-{key}-en"] for key in keys
    ]


def test_a_missing_text_is_noticed() -> None:
    view = a_view("primary", Mode.CY)

    with pytest.raises(RenderError):
        verify(view, read_back(page(view).replace("Yr ysgol fawr.", "")))


@BY_DOCUMENT
def test_hostile_texts_stay_text(phase: str, mode: Mode) -> None:
    view = a_hostile_view(phase, mode)

    content = page(view)

    verify(view, read_back(content))
    assert not re.search(r"<script|<img|<iframe|\son\w+=", "".join(elements(content)))


def test_equal_input_is_equal_bytes() -> None:
    assert screen.render(a_view()) == screen.render(a_view())


@BY_DOCUMENT
def test_the_file_loads_nothing(phase: str, mode: Mode) -> None:
    content = page(a_view(phase, mode))

    addresses = re.findall(r'(?:href|src|action|data)="([^"]*)"', "".join(elements(content)))
    fetched = re.findall(r'url\("?([a-z]+:)', style(content))
    assert addresses
    assert [address for address in addresses if not re.match("#|tel:|mailto:", address)] == []
    assert set(fetched) == {"data:"}
    assert "@import" not in style(content)
    assert not {tag.split(" ")[0].rstrip(">") for tag in elements(content)} & {"<script", "<link"}


@BY_DOCUMENT
def test_the_policy_allows_only_the_one_style_sheet(phase: str, mode: Mode) -> None:
    content = page(a_view(phase, mode))

    (policy,) = POLICY.findall(content)
    digest = base64.b64encode(hashlib.sha256(style(content).encode()).digest()).decode()
    allowed = dict(rule.split(" ", 1) for rule in policy.replace("&#39;", "'").split("; "))
    assert allowed["default-src"] == "'none'"
    assert allowed["style-src"] == f"'sha256-{digest}'"
    assert "unsafe" not in policy
    assert not [tag for tag in elements(content) if " style=" in tag]


def test_the_rules_of_single_elements_are_in_the_style_sheet() -> None:
    content = page(a_view())

    numbers = set(re.findall(r' data-look="(\d+)"', content))
    rules = dict(re.findall(r'\[data-look="(\d+)"\] \{ ([^}]*) \}', style(content)))
    assert numbers
    assert numbers == set(rules)
    assert len(set(rules.values())) == len(rules)
    assert any(rule.startswith("width: ") for rule in rules.values())


@BY_DOCUMENT
def test_every_font_size_follows_the_readers_own(phase: str, mode: Mode) -> None:
    sheet = style(page(a_view(phase, mode)))

    assert re.search(r"--text: [\d.]+rem", sheet)
    assert not re.search(r"[\d.]+pt\b", re.sub(r"url\([^)]*\)", "", sheet))
    assert not re.search(r"font-size: [\d.]", sheet.replace("html { font-size: 100%", ""))


@BY_SIZE
def test_text_has_the_requested_size(size: Size) -> None:
    sheet = style(page(arrange(a_composed_view(), size)))

    declared = re.findall(r"--text: ([\d.]+)rem", sheet)
    assert float(declared[-1]) * 12 == pytest.approx(size.points)


@BY_DOCUMENT
def test_the_page_has_each_landmark_once_and_a_link_to_skip_them(phase: str, mode: Mode) -> None:
    tags = elements(page(a_view(phase, mode)))

    names = [tag.split(" ")[0].strip("<>") for tag in tags]
    for landmark in ("header", "nav", "main", "footer"):
        assert names.count(landmark) == 1
    assert names.count("h1") == len(mode.languages)
    assert tags[names.index("body") + 1] == '<a class="skip" href="#content">'
    assert '<main id="content" tabindex="-1">' in tags


def test_a_table_of_records_keeps_its_roles_when_it_is_not_laid_out_as_one() -> None:
    content = page(a_view())

    tables = re.findall(r'<table role="table".*?</table>', content, re.DOTALL)
    assert len(tables) > 5
    for table in tables:
        rows = table.count("<tr ")
        assert table.count('role="row"') == rows
        assert table.count('role="rowheader"') == rows - 1
        assert len(re.findall(r"<t[dh] [^>]*role=", table)) == len(re.findall(r"<t[dh][ >]", table))


def test_every_cell_with_text_names_its_column() -> None:
    content = page(a_view("primary", Mode.EN))

    tables = re.findall(r'<table role="table".*?</table>', content, re.DOTALL)
    (table,) = (table for table in tables if ">Subjects<" in table)
    headers = re.findall(r'role="columnheader"[^>]*>\s*<p[^>]*>([^<]*)<', table)
    labels = re.findall(r'data-label="([^"]*)"', table)
    assert headers
    assert set(labels) == set(headers)
    assert labels[0] == headers[0]


def test_a_label_is_escaped() -> None:
    view = a_view("primary", Mode.EN)
    actions = view.cover.actions
    assert isinstance(actions, Grid)
    column = replace(actions.columns[0], label=(Run('"><b>\u2028what', "en"),))
    cover = replace(view.cover, actions=replace(actions, columns=(column, *actions.columns[1:])))

    content = page(replace(view, cover=cover))

    assert 'data-label="&#34;&gt;&lt;b&gt;\nwhat"' in content
    assert "<b>" not in content


def test_a_draft_is_marked_at_the_beginning_and_the_end() -> None:
    final, draft = (read_back(page(a_view(mode=Mode.EN, draft=is_draft))) for is_draft in (False, True))
    words = a_view(mode=Mode.EN, draft=True).cover.draft[0].text

    assert [n for n, text in enumerate(texts(draft)) if text == words] == [1, len(draft) - 2]
    assert words not in texts(final)


def test_every_phase_has_readable_colours_on_a_dark_screen() -> None:
    for phase in PHASES:
        sheet = style(page(a_view(phase)))
        dark = sheet.split("(prefers-color-scheme: dark)")[1]

        deep, pale = (re.findall(rf"--{name}: #(\w+)", sheet)[0] for name in ("deep-dark", "pale-dark"))
        assert "--deep: var(--deep-dark)" in dark
        assert contrast(deep, "161616") >= 7
        assert contrast(deep, pale) >= 7
        assert contrast("d0d0d0", pale) >= 7


def test_a_reference_ends_no_line_and_is_copied_as_it_was_typed() -> None:
    view = a_view("post16")
    content = page(replace(view, cover=replace(view.cover, name=(Run("Plan FX-P16-0021-07, well-being", "en"),))))

    assert 'Plan <span class="reference">FX-P16-0021-07</span>, well-being' in content
    assert ".reference { white-space: nowrap }" in style(content)
