"""Words as WordprocessingML: languages, directions, paragraphs, and what fits where."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pepdocs.base.language import Run
from pepdocs.render.word import text as docx_text
from pepdocs.view.blocks import (
    Block,
    Column,
    Fact,
    Facts,
    Grid,
    Notice,
    Points,
    Prose,
    Row,
    Section,
    Space,
    Target,
    Value,
)
from sample_words import phrase

TEXT = st.text(st.characters(blacklist_categories=("Cs", "Cc"), whitelist_characters="\n\t"))


@pytest.mark.parametrize(
    ("lang", "properties"),
    [
        ("cy", ""),
        ("", ""),
        ("en", '<w:rPr><w:rStyle w:val="English"/><w:lang w:val="en-GB"/></w:rPr>'),
        ("pl", '<w:rPr><w:lang w:val="pl"/></w:rPr>'),
        ("ar", '<w:rPr><w:rtl/><w:lang w:bidi="ar"/></w:rPr>'),
    ],
)
def test_a_run_says_its_language_where_it_is_not_the_documents(lang: str, properties: str) -> None:
    made = docx_text.run_xml(Run("gair", lang), "cy")

    assert made == f'<w:r>{properties}<w:t xml:space="preserve">gair</w:t></w:r>'


def test_a_language_tag_is_written_as_an_attribute() -> None:
    assert 'w:val="&#34;&gt;"' in docx_text.run_xml(Run("x", '">'), "cy")


def test_arabic_inside_welsh_is_marked_and_the_welsh_is_not() -> None:
    made = docx_text.run_xml(Run("Enw: سلمى علي, o Aberaeron", "cy"), "cy")

    assert made.count("<w:r>") == 3
    assert '<w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">سلمى علي</w:t>' in made


@given(TEXT)
def test_paragraphs_joined_again_are_the_text(text: str) -> None:
    assert "\n\n".join(docx_text.paragraphs(text)) == text


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("one", ["one"]),
        ("one\ntwo", ["one\ntwo"]),
        ("one\n\ntwo", ["one", "two"]),
        ("one\n\n\ntwo", ["one", "\ntwo"]),
        ("\n\none\n\n", ["\n\none\n\n"]),
    ],
)
def test_an_empty_line_parts_paragraphs(text: str, parted: list[str]) -> None:
    assert docx_text.paragraphs(text) == parted


def a_pair(cy: str, en: str) -> Value:
    return Value(((Run(cy, "cy"), Run(en, "en")),))


def test_texts_of_as_many_paragraphs_stand_in_rows() -> None:
    rows = docx_text.beside(a_pair("un\n\ndau", "one\n\ntwo"))

    assert rows == (
        ((Run("un", "cy"),), (Run("one", "en"),)),
        ((Run("dau", "cy"),), (Run("two", "en"),)),
    )


def test_texts_of_different_paragraphs_stand_in_one_row() -> None:
    rows = docx_text.beside(a_pair("un\n\ndau", "one and two"))

    assert rows == (((Run("un\n\ndau", "cy"),), (Run("one and two", "en"),)),)


@pytest.mark.parametrize(
    "value",
    [
        Value((phrase("once", "en"),)),
        Value(()),
        Value(((Run("Heb ei gofnodi", "cy"), Run("Not recorded", "en")),), "gap"),
        Value(((Run("un", "cy"), Run("one", "en")), phrase("twice"))),
        a_pair("x" * (docx_text.LONGEST_BESIDE + 1), "y"),
    ],
    ids=["one run", "nothing", "a gap", "not every phrase", "too long"],
)
def test_what_has_no_twin_or_is_long_does_not_stand_beside(value: Value) -> None:
    assert docx_text.beside(value) == ()


def a_table(*columns: Column) -> Grid:
    return Grid(phrase("Caption"), columns, (Row(tuple(Value(()) for _ in columns)),))


def test_columns_share_the_width() -> None:
    table = a_table(Column(phrase("a"), 60), Column(phrase("b"), 30), Column(phrase("c"), 10))

    shares = [int(share) for share in re.findall(r'w:w="(\d+)"', docx_text.grid(table, 9638))]

    assert shares == sorted(shares, reverse=True)
    assert 9630 < sum(shares) <= 9638


def a_section(*blocks: Block) -> Section:
    return Section("x", "1", phrase("X"), blocks)


FACTS = Facts((Fact(phrase("a"), Value((phrase("b"),))),))
NOTICE = Notice(phrase("note"))
SPACE = Space(phrase("draw"), 3)
TABLE = a_table(Column(phrase("a"), 100))
NOTED = Value(((Run("un", "cy"), Run("one", "en")),), note=phrase("note"))
TARGET = Target("1", (), Value(()), FACTS.facts, (), ((), (), (), ()), ())


@pytest.mark.parametrize(
    ("above", "touches"),
    [
        (FACTS, True),
        (TABLE, True),
        (SPACE, True),
        (TARGET, True),
        (Prose(phrase("text"), a_pair("un", "one")), True),
        (Points(phrase("text"), a_pair("un", "one")), True),
        (Prose(phrase("text"), NOTED), False),
        (Prose(phrase("text"), Value((phrase("once"),))), False),
        (replace(TARGET, answers=(Value((phrase("said"),)),)), False),
        (NOTICE, False),
    ],
    ids=lambda made: type(made).__name__,
)
def test_a_block_below_a_table_is_known(above: Block, touches: bool) -> None:
    assert docx_text.joined(a_section(above, FACTS)) == ((above, False), (FACTS, touches))


def test_a_room_to_draw_fits_a_page() -> None:
    assert docx_text.height(2) * 5 == docx_text.height(10)
    assert docx_text.height(1000) == docx_text.height(34) < 13_000


@pytest.mark.parametrize(("percent", "length"), [(0, 1), (50, 500), (100, 1000), (140, 1000)])
def test_a_bar_is_as_long_as_its_share(percent: float, length: int) -> None:
    assert docx_text.bar(percent, 1000) == length


def test_a_title_of_a_box_is_as_short_as_word_can_read() -> None:
    assert docx_text.short("x" * 64) == "x" * 64
    assert docx_text.short("x" * 65) == "x" * 63 + "…"


def test_a_phrase_is_one_line_where_a_property_needs_one() -> None:
    assert docx_text.plain((Run("un\ndau", "cy"), Run("one  two", "en"))) == "un dau / one two"


@pytest.mark.parametrize("key", ["my_page", "é" * 50, 'a" b'])
def test_a_bookmark_has_a_name_that_word_allows(key: str) -> None:
    name = docx_text.bookmark(key)

    assert name.isidentifier()
    assert name.isascii()
    assert len(name) <= 40
