"""Texts as WordprocessingML: languages, directions, paragraphs, and layout."""

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
)  # fmt: skip
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
def test_a_run_has_its_language_if_it_is_not_the_documents(lang: str, properties: str) -> None:
    xml = docx_text.run_xml(Run("gair", lang), "cy")

    assert xml == f'<w:r>{properties}<w:t xml:space="preserve">gair</w:t></w:r>'


def test_a_language_tag_is_escaped() -> None:
    assert 'w:val="&#34;&gt;"' in docx_text.run_xml(Run("x", '">'), "cy")


def test_arabic_inside_welsh_is_marked_and_the_welsh_is_not() -> None:
    xml = docx_text.run_xml(Run("Enw: سلمى علي, o Aberaeron", "cy"), "cy")

    assert xml.count("<w:r>") == 3
    assert '<w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">سلمى علي</w:t>' in xml


@given(TEXT)
def test_paragraphs_joined_again_are_the_text(text: str) -> None:
    assert "\n\n".join(docx_text.paragraphs(text)) == text


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("one", ["one"]),
        ("one\ntwo", ["one\ntwo"]),
        ("one\n\ntwo", ["one", "two"]),
        ("one\n\n\ntwo", ["one", "\ntwo"]),
        ("\n\none\n\n", ["\n\none\n\n"]),
    ],
)
def test_an_empty_line_separates_paragraphs(text: str, paragraphs: list[str]) -> None:
    assert docx_text.paragraphs(text) == paragraphs


def a_pair(cy: str, en: str) -> Value:
    return Value(((Run(cy, "cy"), Run(en, "en")),))


@pytest.mark.parametrize(
    ("cy", "en", "rows"),
    [
        ("un\n\ndau", "one\n\ntwo", [("un", "one"), ("dau", "two")]),
        ("un\n\ndau", "one and two", [("un\n\ndau", "one and two")]),
    ],
    ids=["equal numbers of paragraphs", "different numbers"],
)
def test_a_text_is_beside_its_translation_paragraph_by_paragraph(cy: str, en: str, rows: list[tuple[str, str]]) -> None:
    pairs = tuple(((Run(left, "cy"),), (Run(right, "en"),)) for left, right in rows)

    assert docx_text.beside(a_pair(cy, en)) == pairs


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
def test_an_untranslated_or_long_text_is_not_side_by_side(value: Value) -> None:
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
    ids=lambda block: type(block).__name__,
)
def test_a_block_below_a_table_is_known(above: Block, touches: bool) -> None:
    assert docx_text.joined(a_section(above, FACTS)) == ((above, False), (FACTS, touches))


def test_a_space_to_draw_fits_a_page() -> None:
    assert docx_text.height(2) * 5 == docx_text.height(10)
    assert docx_text.height(1000) == docx_text.height(34) < 13_000


@pytest.mark.parametrize(("percent", "length"), [(0, 1), (50, 500), (100, 1000), (140, 1000)])
def test_a_bar_is_as_long_as_its_share(percent: float, length: int) -> None:
    assert docx_text.bar(percent, 1000) == length


def test_the_title_of_a_box_is_no_longer_than_word_allows() -> None:
    assert docx_text.short("x" * 64) == "x" * 64
    assert docx_text.short("x" * 65) == "x" * 63 + "…"


def test_a_phrase_is_one_line_for_a_property() -> None:
    assert docx_text.plain((Run("un\ndau", "cy"), Run("one  two", "en"))) == "un dau / one two"


@pytest.mark.parametrize("key", ["my_page", "é" * 50, 'a" b'])
def test_a_bookmark_has_a_valid_name(key: str) -> None:
    name = docx_text.bookmark(key)

    assert name.isidentifier()
    assert name.isascii()
    assert len(name) <= 40
