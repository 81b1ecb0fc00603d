"""The text that is read, copied or searched in a PDF is the text that was typed."""

from __future__ import annotations

import re
from contextlib import nullcontext

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from pepdocs.render.pdf import engine
from pepdocs.render.pdf.fonts import uncovered_characters
from pepdocs.render.read_back.outline import compact_text
from pepdocs.render.read_back.pdf.document import outline
from sample_pdf import FONTS, made, operators

NARROW = "p, td, li, h1 { width: 30mm }"


@pytest.fixture
def weasyprint_tags(monkeypatch):
    """Leave the structure tree to WeasyPrint."""
    monkeypatch.setattr(engine, "own_structure", nullcontext)


def read(body: str, style: str = "") -> list[str]:
    """Return the text of each line of a page, read back."""
    return [line.text for line in outline(made(body, style))]


SENTENCE = "Bydd Siân Ŵyn yn darllen â’i ffrind am ddeg munud bob dydd, difficult office, AV To."


def test_spaces_at_line_ends_are_kept():
    assert read(f"<p>{SENTENCE}</p>", NARROW) == [SENTENCE]


@pytest.mark.usefixtures("weasyprint_tags")
def test_by_itself_weasyprint_joins_words_at_line_ends():
    assert read(f"<p>{SENTENCE}</p>", NARROW) != [SENTENCE]


def test_a_space_is_drawn_instead_of_using_actual_text():
    content = made(f"<p>{SENTENCE}</p>", NARROW)

    assert not [step for step in operators(content, "BDC") if "/ActualText" in step[2][1]]


@pytest.mark.parametrize(
    "word",
    ["x" * 480, "a-" * 60 + "b", "cyd\u00adweithio" * 20, "a\u200bb" * 60, "a/b/" * 60 + "c"],
    ids=["long", "hyphens", "soft-hyphens", "zero-width", "slashes"],
)
def test_a_break_inside_a_word_adds_nothing(word):
    assert read(f"<p>cyn {word} wedyn</p>", NARROW) == [f"cyn {word} wedyn"]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<b>un</b> <i>dau</i>", "un dau"),
        ("<b>un </b><i>dau</i>", "un dau"),
        ("un<br>dau", "un dau"),
        ("un\n\n   dau", "un dau"),
        ("a<b>b</b>c", "abc"),
        ('<span style="display:block">un</span><span style="display:block">dau</span>', "un dau"),
        ('<span style="white-space:pre-line">un\ndau</span>', "un dau"),
        ("un\u00a0dau", "un\u00a0dau"),
        ('<a href="https://example.org">un</a> dau', "un dau"),
        ('<span data-actualtext="un">x</span> dau', "un dau"),
    ],
)
def test_words_are_separated_as_in_the_page(markup, text):
    assert read(f"<p>{markup}</p>") == [" ".join(text.split())]


@pytest.mark.parametrize(
    "text",
    [
        "مرحبا بكم في المدرسة",
        "שלום עולם",
        "Dywedodd مرحبا بكم wrth 3 ffrind",
        "👩‍👩‍👧 a 👍🏽 a 🏴󠁧󠁢󠁷󠁬󠁳󠁿 a 🇬🇧",
        "☐ ☑ ☒ ✓ ½ – …",
        "{{ 7*7 }} {% raw %} &amp; ]]> </w:t> (a) C:\\d",
        "fflam, difficult, office, ﬂ",
    ],
)
def test_any_script_is_read_back_as_typed(text):
    assert not uncovered_characters(text, fonts=FONTS) - {"ﬂ"}
    typed = text.replace("ﬂ", "fl")

    assert read(f"<p>{escape(typed)}</p>") == [typed]
    assert read(f"<p>{escape(typed)}</p>", NARROW) == [typed]


@pytest.mark.usefixtures("weasyprint_tags")
def test_by_itself_weasyprint_reverses_arabic():
    assert read("<p>مرحبا بكم في المدرسة</p>") != ["مرحبا بكم في المدرسة"]


def test_a_glyph_first_used_as_a_part_has_its_own_character_later():
    content = made("<p>un\u00a0dau</p><p>tri pedwar</p>")

    assert outline(content)[1].text == "tri pedwar"
    assert not [step for step in operators(content, "BDC") if "/ActualText" in step[2][1]]


WORDS = st.sampled_from(
    ["ŵyn", "Tŷ", "office", "&amp;", "مرحبا", "שלום", "👩‍👩‍👧", "x" * 90, "a-b", "(c)", "\\", "1/2", "]]>"]
)
PLACES = (
    "<h1>{}</h1>",
    "<ul><li>{}</li></ul>",
    "<table><tr><td>{}</td></tr></table>",
    '<table role="presentation"><tr><td><p lang="en">{}</p></td></tr></table>',
    "<p><b>{}</b></p>",
)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(WORDS, min_size=1, max_size=30), min_size=5, max_size=5))
def test_everything_typed_is_in_the_file_in_order(texts):
    typed = [" ".join(words) for words in texts]
    body = "".join(place.format(escape(text)) for place, text in zip(PLACES, typed, strict=True))

    content = made(body, NARROW)

    assert [line.text for line in outline(content)] == typed
    assert compact_text(outline(content)) == re.sub(r"\s", "", "".join(typed))
