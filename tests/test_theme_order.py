"""A section that a theme moves is numbered, listed and bookmarked in its new place."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from functools import cache

import pikepdf
import pytest

import officer
from builders import EXAMPLES, PRIMARY, SECONDARY, TODAY
from pepdocs import check, theme
from pepdocs.base.language import EDITIONS, Edition, Layout, Mode, Size
from pepdocs.generate import view_of
from pepdocs.render import Format, outline, render
from pepdocs.render.html import page as html
from pepdocs.render.read_back.outline import Line
from pepdocs.render.word.borrowed_parts import sections_only
from pepdocs.theme import Layer, Theme
from pepdocs.theme.settings import ThemeSettings
from pepdocs.view.blocks import DocumentView

PAGE, WORD = "secondary/pep.html.jinja", "secondary/pep.docx"
NUMBERED = re.compile(r"(\d+) ?(\D.*)")
START = re.compile(r'<ol start="(\d+)"')
SHOWS = '{{% extends "below/{}" %}}\n{{% from "shared/section.html.jinja" import section with context %}}\n'
TO_LAY_OUT = (
    Edition(Mode.BILINGUAL, layout=Layout.BLOCKS),
    Edition(Mode.BILINGUAL, layout=Layout.SECTIONS),
    Edition(Mode.BILINGUAL, Size.LARGE),
)
FORMS = (Format.HTML, Format.DOCX, pytest.param(Format.PDF, marks=pytest.mark.slow))
EVERY_FORM = pytest.mark.parametrize("form", FORMS, ids=lambda form: form.value)
EVERY_EDITION = pytest.mark.parametrize(
    "edition", [*map(Edition, EDITIONS), *TO_LAY_OUT], ids=lambda edition: edition.suffix
)

BOTH = "{{ section('people') }}{{ section('care') }}"
SECTIONS = "{{% block sections %}}{}{{{{ super() }}}}{{% endblock %}}"
WAYS = {
    "loop": SECTIONS.format("{% for key in ['people', 'care'] %}{{ section(key) }}{% endfor %}"),
    "macro": f"{{% macro both() %}}{BOTH}{{% endmacro %}}" + SECTIONS.format("{{ both() }}"),
    "condition": SECTIONS.format(f"{{% if view.is_bilingual %}}{BOTH}{{% endif %}}"),
    "another block": f"{{% block also %}}{BOTH}{{{{ super() }}}}{{% endblock %}}",
}
"""Templates that show the people first, then care, each in another way."""


@cache
def moving() -> Theme:
    """Return a theme that moves the people first in HTML, and what happened first in Word."""
    names = [line for line in theme.text(PAGE).splitlines() if '{{ section("' in line]
    names.sort(key=lambda line: "people" not in line)
    return styled(
        page="{% block sections %}\n" + "\n".join(names) + "\n{% endblock %}",
        word=officer.changed(
            sections_only(theme.resource(WORD).read_bytes()),
            officer.section_moved("what_happened", "my_page"),
            officer.as_word_saves(),
        ),
    )


def styled(page: str = "", word: bytes = b"") -> Theme:
    """Return a theme with some blocks in the pages of a phase, or with a Word template."""
    files = {PAGE: (SHOWS.format(PAGE) + page).encode()} if page else {}
    return Theme((Layer(ThemeSettings({}), files | ({WORD: word} if word else {})),))


@cache
def view(edition: Edition, example: str = SECONDARY) -> DocumentView:
    return view_of(check(EXAMPLES / f"{example}.yaml", today=TODAY).pep, edition)


@cache
def document(edition: Edition, form: Format) -> bytes:
    return render(view(edition), form, theme=moving())


def headings(lines: Iterable[Line]) -> list[tuple[int, str]]:
    """Return the number and title of each section of a document, in order."""
    return [split(line.text) for line in lines if line.kind == "H2" and NUMBERED.match(line.text)]


def split(text: str) -> tuple[int, str]:
    number, title = NUMBERED.fullmatch(text).groups()
    return int(number), squeezed(title)


def squeezed(text: str) -> str:
    return "".join(text.split()).replace("/", "")


def listed(lines: tuple[Line, ...]) -> list[str]:
    """Return the lines of a document's list of contents, those of Word with their numbers."""
    first, second = [place for place, line in enumerate(lines) if line.kind == "H2"][:2]
    between = lines[first + 1 : second]
    return [line.text for line in between if line.kind == "LI" or NUMBERED.match(line.text)]


def titles(view: DocumentView, *first: str) -> list[str]:
    """Return the titles of a view's sections, those of some keys first."""
    sections = sorted(view.sections, key=lambda part: part.key not in first)
    return [squeezed("".join(run.text for run in part.title)) for part in sections]


@EVERY_FORM
@EVERY_EDITION
def test_the_numbers_of_sections_ascend_where_one_was_moved(edition: Edition, form: Format):
    sections = headings(outline(document(edition, form), form))
    moved = "what_happened" if form is Format.DOCX else "people"

    numbers = [number for number, _ in sections]
    assert [title for _, title in sections] == titles(view(edition), moved)
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, max(numbers) + 1))


@EVERY_FORM
@EVERY_EDITION
def test_the_contents_list_the_sections_in_order(edition: Edition, form: Format):
    lines = outline(document(edition, form), form)

    if form is Format.DOCX:
        assert [split(text) for text in listed(lines)] == headings(lines)
    else:
        assert squeezed("".join(listed(lines))) == "".join(title for _, title in headings(lines))


def test_the_second_column_of_contents_continues_the_numbers_of_the_first():
    page = html.render(view(Edition(Mode.CY)), theme=moving())

    first, second = (int(number) for number in START.findall(page))
    column = page.split(f'<ol start="{second}"')[0].split(f'<ol start="{first}"')[1]
    assert (first, second) == (1, 1 + column.count("<li>"))


@pytest.mark.slow
def test_the_bookmarks_of_a_pdf_are_numbered_in_order():
    edition = Edition(Mode.BILINGUAL)
    with pikepdf.open(io.BytesIO(document(edition, Format.PDF))) as file, file.open_outline() as marks:
        bookmarks = [mark.title for root in marks.root for mark in (root, *root.children)]

    numbered = [split(title) for title in bookmarks if NUMBERED.match(title)]
    assert numbered == headings(outline(document(edition, Format.PDF), Format.PDF))


@pytest.mark.parametrize("page", WAYS.values(), ids=WAYS)
def test_the_order_of_a_template_is_followed(page: str):
    shown = html.render(view(Edition(Mode.BILINGUAL)), theme=styled(page))

    first = titles(view(Edition(Mode.BILINGUAL)), "people")[0]
    second = titles(view(Edition(Mode.BILINGUAL)), "care")[0]
    lines = outline(shown.encode(), Format.HTML)
    assert headings(lines)[:2] == [(1, first), (2, second)]
    assert squeezed("".join(listed(lines))).startswith(first + second)


def test_a_theme_that_moves_nothing_makes_the_same_page_as_ours():
    bilingual = view(Edition(Mode.BILINGUAL))

    for page in ("", "{% block also %}{{ super() }}{% endblock %}"):
        assert html.render(bilingual, theme=styled(page)) == html.render(bilingual)


def test_each_format_follows_its_own_template():
    aeron = theme.load(EXAMPLES.parent / "themes" / "dyffryn-aeron")
    edition = Edition(Mode.CY)

    def keys(example: str, form: Format) -> list[str]:
        whole = view(edition, example)
        sections = headings(outline(render(whole, form, theme=aeron), form))
        named = dict(zip(titles(whole), whole.sections, strict=True))
        assert [number for number, _ in sections[:3]] == [1, 2, 3]
        return [named[title].key for _, title in sections[:3]]

    assert keys(PRIMARY, Format.HTML) == ["my_page", "people", "what_happened"]
    assert keys(PRIMARY, Format.DOCX) == ["my_page", "what_happened", "targets"]
    assert keys(SECONDARY, Format.DOCX) == ["my_page", "people", "what_happened"]
    assert keys(SECONDARY, Format.HTML) == ["my_page", "what_happened", "targets"]
