"""The HTML file: the document's words in its order, all in one file that may do nothing but show itself."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import pytest

from pepdocs.base.errors import RenderError
from pepdocs.base.language import Layout, Mode, Run, Size
from pepdocs.render import Format, outline, render
from pepdocs.render.html import page as html
from pepdocs.render.html import screen
from pepdocs.render.read_back.compare import verify
from pepdocs.render.read_back.html import outline as read_back
from pepdocs.render.read_back.outline import Line
from pepdocs.view.arrange import arranged
from pepdocs.view.blocks import DocumentView
from sample_views import PHASES, a_hostile_view, a_view

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


def said(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


@BY_DOCUMENT
def test_a_screen_says_what_paper_says_between_a_link_and_a_foot(phase: str, mode: Mode) -> None:
    view = a_view(phase, mode)

    paper, shown = read_back(html.render(view)), read_back(page(view))

    assert len(paper) > 100
    assert shown[1 : len(paper) + 1] == paper
    assert shown[0].text == " / ".join(run.text for run in view.cover.skip)
    assert said(shown[len(paper) + 1 :]) == [" / ".join(run.text for run in view.cover.footer)]


@BY_SIZE
@BY_DOCUMENT
def test_nothing_of_a_view_is_lost(phase: str, mode: Mode, size: Size) -> None:
    view = arranged(a_view(phase, mode, draft=True), size)

    content = render(view, Format.HTML)

    assert outline(content, Format.HTML) == read_back(content.decode())


@pytest.mark.parametrize("layout", [Layout.BLOCKS, Layout.SECTIONS], ids=lambda way: way.value)
def test_nothing_is_lost_in_another_layout(layout: Layout) -> None:
    view = arranged(a_view(mode=Mode.BILINGUAL), layout=layout)

    content = page(view)

    verify(view, read_back(content))
    assert 'class="sides"' not in content


def test_a_section_in_two_languages_is_one_line_of_the_contents_with_a_link_to_each() -> None:
    view = arranged(a_view(mode=Mode.BILINGUAL), layout=Layout.SECTIONS)

    lines = re.findall(r"<li><a href=.*?</li>", page(view))

    keys = list(dict.fromkeys(part.key for part in view.sections))
    assert [re.findall(r'href="#([^"]*)"', line) for line in lines] == [[f"{key}-cy", f"{key}-en"] for key in keys]


def test_a_text_that_is_lost_is_noticed() -> None:
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
def test_the_file_asks_for_nothing(phase: str, mode: Mode) -> None:
    content = page(a_view(phase, mode))

    addresses = re.findall(r'(?:href|src|action|data)="([^"]*)"', "".join(elements(content)))
    fetched = re.findall(r'url\("?([a-z]+:)', style(content))
    assert addresses
    assert all(address.startswith("#") for address in addresses)
    assert set(fetched) == {"data:"}
    assert "@import" not in style(content)
    assert not {tag.split(" ")[0].rstrip(">") for tag in elements(content)} & {"<script", "<link"}


@BY_DOCUMENT
def test_only_the_one_style_sheet_may_be_used(phase: str, mode: Mode) -> None:
    content = page(a_view(phase, mode))

    (policy,) = POLICY.findall(content)
    digest = base64.b64encode(hashlib.sha256(style(content).encode()).digest()).decode()
    allowed = dict(rule.split(" ", 1) for rule in policy.replace("&#39;", "'").split("; "))
    assert allowed["default-src"] == "'none'"
    assert allowed["style-src"] == f"'sha256-{digest}'"
    assert "unsafe" not in policy
    assert not [tag for tag in elements(content) if " style=" in tag]


def test_what_an_element_looks_like_is_in_the_style_sheet() -> None:
    content = page(a_view())

    numbers = set(re.findall(r' data-look="(\d+)"', content))
    rules = dict(re.findall(r'\[data-look="(\d+)"\] \{ ([^}]*) \}', style(content)))
    assert numbers
    assert numbers == set(rules)
    assert len(set(rules.values())) == len(rules)
    assert any(rule.startswith("background-size: ") for rule in rules.values())


@BY_DOCUMENT
def test_every_size_of_type_follows_the_readers_own(phase: str, mode: Mode) -> None:
    sheet = style(page(a_view(phase, mode)))

    assert re.search(r"--text: [\d.]+rem", sheet)
    assert not re.search(r"[\d.]+pt\b", re.sub(r"url\([^)]*\)", "", sheet))
    assert not re.search(r"font-size: [\d.]", sheet.replace("html { font-size: 100%", ""))


@BY_SIZE
def test_text_is_of_the_size_asked_for(size: Size) -> None:
    sheet = style(page(arranged(a_view(), size)))

    declared = re.findall(r"--text: ([\d.]+)rem", sheet)
    assert float(declared[-1]) * 12 == pytest.approx(size.points)


@BY_DOCUMENT
def test_the_page_has_its_landmarks_once_and_a_link_past_them(phase: str, mode: Mode) -> None:
    found = elements(page(a_view(phase, mode)))

    landmarks = [tag.split(" ")[0].strip("<>") for tag in found]
    for landmark in ("header", "nav", "main", "footer", "h1"):
        assert landmarks.count(landmark) == 1
    assert found[found.index(next(tag for tag in found if tag.startswith("<body"))) + 1] == (
        '<a class="skip" href="#content">'
    )
    assert '<main id="content" tabindex="-1">' in found


def test_a_table_of_records_keeps_its_roles_when_it_is_not_laid_out_as_one() -> None:
    content = page(a_view())

    tables = re.findall(r'<table role="table".*?</table>', content, re.DOTALL)
    assert len(tables) > 5
    for table in tables:
        assert "<caption" in table
        rows = table.count("<tr ")
        assert table.count('role="row"') == rows
        assert table.count('role="rowheader"') == rows - 1
        assert len(re.findall(r"<t[dh] [^>]*role=", table)) == len(re.findall(r"<t[dh][ >]", table))


def test_every_full_cell_of_a_table_names_its_column() -> None:
    content = page(a_view("primary", Mode.EN))

    (table,) = (
        found for found in re.findall(r'<table role="table".*?</table>', content, re.DOTALL) if ">Subjects<" in found
    )
    headers = re.findall(r'role="columnheader"[^>]*>([^<]*)<', table)
    labels = re.findall(r'data-label="([^"]*)"', table)
    assert headers
    assert set(labels) == set(headers)
    assert labels[0] == headers[0]


def test_a_label_is_only_text() -> None:
    view = a_view("primary", Mode.EN)
    dates = view.cover.key_dates
    column = replace(dates.columns[0], label=(Run('"><b>\u2028what', "en"),))
    cover = replace(view.cover, key_dates=replace(dates, columns=(column, *dates.columns[1:])))

    content = page(replace(view, cover=cover))

    assert 'data-label="&#34;&gt;&lt;b&gt;\nwhat"' in content
    assert "<b>" not in content


def test_a_draft_says_so_first_and_last() -> None:
    final, draft = (read_back(page(a_view(mode=Mode.EN, draft=draft))) for draft in (False, True))
    words = a_view(mode=Mode.EN, draft=True).cover.draft[0].text

    assert [n for n, text in enumerate(said(draft)) if text == words] == [1, len(draft) - 2]
    assert words not in said(final)


def test_a_dark_screen_has_colours_of_its_own_for_every_phase() -> None:
    for phase in PHASES:
        sheet = style(page(a_view(phase)))
        dark = sheet.split("(prefers-color-scheme: dark)")[1]

        deep, pale = (re.findall(rf"--{name}: (#\w+)", sheet)[0] for name in ("deep-dark", "pale-dark"))
        assert "--deep: var(--deep-dark)" in dark
        assert contrast(deep, "#161616") >= 7
        assert contrast(deep, pale) >= 7
        assert contrast("#d0d0d0", pale) >= 7


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2 has it, from 1 to 21."""
    lighter, darker = sorted(map(luminance, (one, other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return sum(weight * s for weight, s in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_contrast_is_reckoned_as_the_guidelines_do() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
