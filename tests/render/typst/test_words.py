"""Texts as the Typst templates are given them, and what is kept on one page."""

from __future__ import annotations

from typing import Any

import pytest

from pepdocs.base.language import Mode, Run, Size
from pepdocs.render.typst import engine
from pepdocs.render.typst.languages import LanguageCodes, SpelledText, is_reordered
from pepdocs.render.typst.room import Room
from pepdocs.render.typst.words import TextWriter
from sample_views import a_view
from test_fonts import ELSEWHERE

STANDARD = Room(Size.STANDARD.value, beside=False)


@pytest.fixture
def writer() -> TextWriter:
    return TextWriter(a_view("secondary", Mode.CY), engine.fonts_folder())


def pieces(writer: TextWriter, text: str, lang: str = "en") -> list[Any]:
    (paragraph,) = writer.run(Run(text, lang))["text"]
    return paragraph


def test_a_plain_text_is_written_as_it_is(writer):
    assert writer.run(Run("Read every day.", "en"))["text"] == "Read every day."


def test_paragraphs_are_apart_and_a_new_line_keeps_a_space(writer):
    assert writer.run(Run("one\ntwo\n\nthree", "en"))["text"] == ["one \ntwo", "three"]


def test_an_address_and_a_number_are_links(writer):
    found = pieces(writer, "Ring 01970 555 0110 or elin@ysgol.example")

    assert [piece["link"] for piece in found if isinstance(piece, dict)] == [
        "tel:019705550110",
        "mailto:elin@ysgol.example",
    ]


def test_a_long_word_may_be_broken_and_no_other(writer):
    assert pieces(writer, "ab Llanfairpwllgwyngyll cd") == ["ab ", {"word": "Llanfairpwllgwyngyll"}, " cd"]


def test_a_character_without_a_glyph_is_drawn_as_its_code_point(writer):
    before, drawn, after = pieces(writer, "a \U0001d49c b")

    assert (before, drawn["drawn"], after) == ("a ", "[U+1D49C]", " b")
    assert writer.codes.texts["-".join(drawn["code"])] == SpelledText("\U0001d49c", "en-GB")


def test_a_text_from_right_to_left_stands_beside_what_is_drawn(writer):
    (drawn,) = pieces(writer, "اسمي محمد", "ar")

    assert writer.codes.texts["-".join(drawn["code"])] == SpelledText("اسمي محمد", "ar")


def test_scripts_that_are_drawn_in_another_order_are_known():
    known = {name for name, text in ELSEWHERE.items() if is_reordered(text)}

    assert known == {"Arabic", "Hebrew", "Hindi", "Bengali", "Punjabi", "Tamil"}


def test_each_text_has_a_code_of_its_own():
    codes = LanguageCodes()
    given = {codes.spell(str(number), "") for number in range(20_000)}

    assert len(given) == len(codes.texts) == 20_000
    assert all("qaa" <= code <= "qtz" and len(region) == 2 for code, region in given)


@pytest.mark.parametrize(("tag", "told"), [("cy", ("cy", "GB")), ("pl", ("pl", None)), ("pt-BR", ("pt", "BR"))])
def test_a_language_that_typst_knows_has_its_own_code(tag: str, told: tuple[str, str | None]):
    codes = LanguageCodes()
    codes.note(tag)

    assert codes.languages[tag] == (*told, False)
    assert codes.tags == {}


def test_what_surely_fits_is_kept_whole_and_what_may_not_is_measured():
    short, many, long = (Run("a" * 40, "en"),), tuple(Run("a", "en") for _ in range(60)), (Run("a" * 900, "en"),)

    assert [STANDARD.keep(part, 650) for part in (short, many, long)] == ["whole", "measure", "break"]
    assert Room(Size.VERY_LARGE.value, beside=True).lines(short) > STANDARD.lines(short)


def test_a_word_with_a_hyphen_stays_on_one_line(writer):
    assert writer.run(Run("Plan FX-PRI-01, new", "en"))["text"] == "Plan FX\u2011PRI\u201101, new"
