"""A chapter that a theme moves is numbered, listed and bookmarked in its new place."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from functools import cache
from itertools import takewhile

import pikepdf
import pytest

import officer
from builders import EXAMPLES, SECONDARY, TODAY
from pepdocs import check, theme
from pepdocs.base.language import EDITIONS, Edition, Layout, Mode, Size
from pepdocs.generate import view_of
from pepdocs.render import Format, outline, render
from pepdocs.render.html import page as html
from pepdocs.render.read_back.outline import Line
from pepdocs.render.word.adapting.borrowed_parts import sections_only
from pepdocs.schema.pep import Pep, Phase
from pepdocs.theme import Layer, Theme
from pepdocs.theme.settings import SETTINGS, ThemeSettings, read_settings
from pepdocs.theme.unavailable import Unavailable
from pepdocs.view.blocks import DocumentView
from pepdocs.view.chapters import CHAPTERS

PAGE, WORD = "secondary/pep.html.jinja", "secondary/pep.docx"
NUMBERED = re.compile(r"(\d+) ?(\D.*)")
SHOWS = '{{% extends "below/{}" %}}\n{{% from "shared/section.html.jinja" import chapter with context %}}\n'
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

BOTH = "{{ chapter('people') }}{{ chapter('record') }}"
SECTIONS = "{{% block sections %}}{}{{{{ super() }}}}{{% endblock %}}"
WAYS = {
    "loop": SECTIONS.format("{% for key in ['people', 'record'] %}{{ chapter(key) }}{% endfor %}"),
    "macro": f"{{% macro both() %}}{BOTH}{{% endmacro %}}" + SECTIONS.format("{{ both() }}"),
    "condition": SECTIONS.format(f"{{% if view.is_bilingual %}}{BOTH}{{% endif %}}"),
    "another block": f"{{% block also %}}{BOTH}{{{{ super() }}}}{{% endblock %}}",
}
"""Templates that show the people first, then the record, each in another way."""


@cache
def moving() -> Theme:
    """Return a theme that moves the people first in HTML, and the targets first in Word."""
    keys = sorted((plan.key for plan in CHAPTERS[Phase.secondary]), key=lambda key: key != "people")
    return styled(
        page="{% block sections %}\n" + "\n".join(f'{{{{ chapter("{key}") }}}}' for key in keys) + "\n{% endblock %}",
        word=officer.changed(
            sections_only(theme.resource(WORD).read_bytes()),
            officer.chapter_moved("targets", "my_page"),
            officer.as_word_saves(),
        ),
    )


def styled(page: str = "", word: bytes = b"") -> Theme:
    """Return a theme with some blocks in the pages of a phase, or with a Word template."""
    files = {PAGE: (SHOWS.format(PAGE) + page).encode()} if page else {}
    return Theme((Layer(ThemeSettings({}), files | ({WORD: word} if word else {})),))


@cache
def view(edition: Edition, example: str = SECONDARY) -> DocumentView:
    return view_of(pep(example), edition)


@cache
def pep(example: str) -> Pep:
    return check(EXAMPLES / f"{example}.yaml", today=TODAY).pep


@cache
def document(edition: Edition, form: Format) -> bytes:
    return render(view(edition), form, theme=moving())


def headings(lines: Iterable[Line]) -> list[tuple[int, str]]:
    """Return the number and title of each chapter of a document, in order, once for each of its languages."""
    return [split(line.text) for line in lines if line.kind == "H2" and NUMBERED.match(line.text)]


def split(text: str) -> tuple[int, str]:
    number, title = NUMBERED.fullmatch(text).groups()
    return int(number), squeezed(title)


def squeezed(text: str) -> str:
    return "".join(text.split())


def listed(lines: Iterable[Line]) -> str:
    """Return the text before the first chapter of a document, which ends with the list of contents."""
    before = takewhile(lambda line: line.kind != "H2" or not NUMBERED.match(line.text), lines)
    return squeezed("".join(line.text for line in before))


def titles(view: DocumentView, *first: str) -> list[str]:
    """Return the titles of a view's chapters in each language, those of some keys first."""
    chapters = sorted(view.chapters, key=lambda part: part.key not in first)
    return [squeezed(run.text) for part in chapters for run in part.title]


@EVERY_FORM
@EVERY_EDITION
def test_the_numbers_of_chapters_ascend_where_one_was_moved(edition: Edition, form: Format):
    chapters = headings(outline(document(edition, form), form))
    moved = "targets" if form is Format.DOCX else "people"

    numbers = [number for number, _ in chapters]
    assert [title for _, title in chapters] == titles(view(edition), moved)
    assert numbers == sorted(numbers)
    assert set(numbers) == set(range(1, max(numbers) + 1))


@EVERY_FORM
@EVERY_EDITION
def test_the_contents_list_the_chapters_in_order(edition: Edition, form: Format):
    lines = outline(document(edition, form), form)

    # The first entry of Word's contents is within a field, whose text is not read back.
    entries = headings(lines)[1 if form is Format.DOCX else 0 :]
    places = [listed(lines).rfind(f"{number}{title}") for number, title in entries]
    assert -1 not in places
    assert places == sorted(places)


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

    people, record = (titles(view(Edition(Mode.BILINGUAL)), key)[:2] for key in ("people", "record"))
    lines = outline(shown.encode(), Format.HTML)
    assert headings(lines)[:4] == [(1, people[0]), (1, people[1]), (2, record[0]), (2, record[1])]


def test_a_theme_that_moves_nothing_makes_the_same_page_as_ours():
    bilingual = view(Edition(Mode.BILINGUAL))

    for page in ("", "{% block also %}{{ super() }}{% endblock %}"):
        assert html.render(bilingual, theme=styled(page)) == html.render(bilingual)


DECLARED = """
name = { cy = "Sir", en = "County" }

[[chapters.secondary]]
key = "people"
sections = ["people", "care"]

[[chapters.secondary]]
key = "free_time"
sections = ["leisure"]
title = { cy = "Amser rhydd", en = "Free time" }
"""


@cache
def declared() -> Theme:
    """Return a theme whose settings move chapters and a section, and make a chapter of its own."""
    settings, findings = read_settings(DECLARED.encode(), frozenset(), Unavailable())
    assert findings == []
    return Theme((Layer(settings, {SETTINGS: DECLARED.encode()}),))


@EVERY_FORM
@EVERY_EDITION
def test_every_format_follows_the_chapters_in_the_settings(edition: Edition, form: Format):
    shown = view_of(pep(SECONDARY), edition, theme=declared())

    assert [part.key for part in shown.chapters if part.lang in ("", shown.lang)][:3] == [
        "people",
        "free_time",
        "my_page",
    ]
    assert headings(outline(render(shown, form, theme=declared()), form)) == [
        (int(part.number), squeezed(run.text)) for part in shown.chapters for run in part.title
    ]


def test_a_section_that_the_settings_move_has_its_heading_in_its_new_chapter():
    people, free_time, *_ = view_of(pep(SECONDARY), Edition(Mode.EN), theme=declared()).chapters

    assert [(part.key, [run.text for run in part.title]) for part in people.sections] == [
        ("people", []),
        ("care", ["Care and placement"]),
    ]
    assert [run.text for run in free_time.title] == ["Free time"]


def test_each_format_follows_its_own_template():
    pages = Theme((*moving().layers, *declared().layers))
    edition = Edition(Mode.CY)

    def keys(form: Format) -> list[str]:
        shown = view_of(pep(SECONDARY), edition)
        named = dict(zip(titles(shown), shown.chapters, strict=True))
        chapters = headings(outline(render(shown, form, theme=pages), form))
        assert [number for number, _ in chapters[:3]] == [1, 2, 3]
        return [named[title].key for _, title in chapters[:3]]

    assert keys(Format.HTML) == ["people", "my_page", "targets"]
    assert keys(Format.DOCX) == ["targets", "my_page", "at_school"]
