"""Texts as WordprocessingML: languages, directions, paragraphs, and layout."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pepdocs.base.language import Mode, Run
from pepdocs.render.word import text as docx_text
from pepdocs.render.word.template import environment
from pepdocs.view.blocks import Answer, Column, Fact, FactLine, Grid, Row, Value
from sample_views import a_view
from sample_words import phrase

VIEW = a_view("primary", Mode.CY)
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


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Cyfarfod 13 Mawrth 2026", "Cyfarfod 13\u00a0Mawrth\u00a02026"),
        ("Ffoniwch 01970 555 0101", "Ffoniwch 01970\u00a0555\u00a00101"),
        ("Aberaeron SA46 0BJ", "Aberaeron SA46\u00a00BJ"),
        ("Cynllun FX-SEC-0147-03", "Cynllun FX[-]SEC[-]0147[-]03"),
        ("well-being, 3 of 4", "well-being, 3 of 4"),
    ],
)
def test_a_date_a_number_and_a_reference_stay_on_their_line(text: str, written: str) -> None:
    xml = docx_text.run_xml(Run(text, "cy"), "cy").replace("<w:noBreakHyphen/>", "[-]")

    assert re.sub("<[^>]*>", "", xml) == written


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


def filtered(expression: str, **values: Any) -> str:
    """Return what a template makes of an expression."""
    return environment().from_string(f"{{{{ {expression} }}}}").render(view=VIEW, **values)


def paragraphs_of(xml: str) -> list[tuple[str, str]]:
    """Return the style and the text of each paragraph."""
    found = re.findall(r'<w:p><w:pPr><w:pStyle w:val="(\w+)"/>(?:<w:\w+/>)*</w:pPr>(.*?)</w:p>', xml)
    return [(style, re.sub(r"<[^>]*>", "", content)) for style, content in found]


def both(cy: str, en: str) -> tuple[Run, ...]:
    return (Run(cy, "cy"), Run(en, "en"))


FACT_CASES = {
    "one line": (Value((phrase("Elin"),)), [("PEPFact", "Pwy Elin")]),
    "several on a line": (Value((phrase("Elin"), phrase("01970")), form="line"), [("PEPFact", "Pwy Elin, 01970")]),
    "missing fields": (
        Value((phrase("Nod"), phrase("Dyddiad")), "gap", form="line"),
        [("PEPFact", "Pwy Nod; Dyddiad")],
    ),
    "paragraphs": (Value((phrase("un\n\ndau"),)), [("PEPFact", "Pwy un"), ("PEPValue", "dau")]),
    "a list": (
        Value((phrase("un"), phrase("dau")), form="list"),
        [("PEPFact", "Pwy:"), ("ListBullet", "un"), ("ListBullet", "dau")],
    ),
    "a list of one": (Value((phrase("un"),), form="list"), [("PEPFact", "Pwy un")]),
    "a remark": (Value((phrase("Dim"),), "none", phrase("yn ôl Elin")), [("PEPFact", "Pwy Dim (yn ôl Elin)")]),
    "only a remark": (Value(note=phrase("Yn Saesneg")), [("PEPFact", "Pwy Yn Saesneg")]),
    "nothing": (Value(), [("PEPFact", "Pwy:")]),
}


@pytest.mark.parametrize(("value", "paragraphs"), FACT_CASES.values(), ids=FACT_CASES)
def test_a_fact_is_its_label_and_value_on_a_line_and_the_rest_below(
    value: Value, paragraphs: list[tuple[str, str]]
) -> None:
    fact = Fact(phrase("Pwy", "cy"), value)

    assert paragraphs_of(filtered('f|paras("PEPFact", false, false)', f=fact)) == paragraphs


def test_the_label_of_a_fact_is_in_a_style_of_its_own() -> None:
    xml = filtered('f|paras("PEPFact", false, false)', f=Fact(phrase("Pwy", "cy"), Value((phrase("Elin"),))))

    assert re.findall(r'<w:rStyle w:val="PEPLabel"/></w:rPr><w:t [^>]*>([^<]*)', xml) == ["Pwy"]


def test_no_paragraph_has_words_of_two_languages() -> None:
    cell = Value((both("Cam 1", "Step 1"), both("Cam 2", "Step 2")), form="line")

    assert paragraphs_of(filtered('v|paras("PEPCell", true, false)', v=cell)) == [
        ("PEPCell", "Cam 1, Cam 2"),
        ("PEPCell", "Step 1, Step 2"),
    ]


def test_a_cell_has_a_paragraph_even_if_it_is_empty() -> None:
    assert paragraphs_of(filtered('v|paras("PEPCell", true, false)', v=Value())) == [("PEPCell", "")]


@pytest.mark.parametrize(
    ("answer", "lines"),
    [
        (Answer("done", both("Cafodd ei wneud", "It was done"), both("Nia.", "Nia told me.")), 2),
        (Answer("waiting", both("Dim ateb eto", "No answer yet")), 2),
        (Answer("unknown", (), both("Nia.", "Nia told me.")), 2),
        (Answer("unknown", ()), 0),
    ],
    ids=["word and told", "word", "told", "neither"],
)
def test_what_became_of_a_wish_is_told_in_each_language(answer: Answer, lines: int) -> None:
    said = filtered('a|state|join("|")', a=answer)

    texts = [re.sub(r"<[^>]*>", "", line) for line in said.split("|") if line]
    assert len(texts) == lines
    assert [text for text in texts if not text.endswith((".", ". "))] == []


def test_what_became_of_a_wish_has_a_shape_beside_its_word() -> None:
    words = {"done": "Cafodd ei wneud", "not_done": "Ni chafodd ei wneud"}
    answers = [Answer(state, (Run(word, "cy"),)) for state, word in words.items()]

    lines = [docx_text.state({"view": VIEW}, answer)[0] for answer in answers]

    assert [re.sub("<[^>]*>", "", line) for line in lines] == ["✔ Cafodd ei wneud. ", "✘ Ni chafodd ei wneud. "]


def test_facts_that_run_on_are_one_paragraph() -> None:
    line = FactLine(
        (Fact(phrase("Enw", "cy"), Value((phrase("Cadi"),))), Fact(phrase("Oed", "cy"), Value((phrase("9"),))))
    )

    assert re.sub(r"<[^>]*>", "", filtered("l|run_on", l=line)) == "Enw Cadi   Oed 9"


def a_table(*columns: Column) -> Grid:
    return Grid(phrase("Caption"), columns, (Row(tuple(Value(()) for _ in columns)),))


def test_columns_share_the_width() -> None:
    table = a_table(Column(phrase("a"), 60), Column(phrase("b"), 30), Column(phrase("c"), 10))

    shares = [int(share) for share in re.findall(r'w:w="(\d+)"', filtered("t|grid(9638)", t=table))]

    assert shares == sorted(shares, reverse=True)
    assert 9630 < sum(shares) <= 9638


def test_a_space_to_draw_fits_a_page() -> None:
    assert docx_text.height(2) * 5 == docx_text.height(10)
    assert docx_text.height(1000) == docx_text.height(34) < 13_000


def test_the_title_of_a_box_is_no_longer_than_word_allows() -> None:
    assert docx_text.short("x" * 64) == "x" * 64
    assert docx_text.short("x" * 65) == "x" * 63 + "…"


def test_a_phrase_is_one_line_for_a_property() -> None:
    assert docx_text.plain((Run("un\ndau", "cy"), Run("one  two", "en"))) == "un dau – one two"


@pytest.mark.parametrize("key", ["my_page", "é" * 50, 'a" b'])
def test_a_bookmark_has_a_valid_name(key: str) -> None:
    name = docx_text.bookmark(key)

    assert name.isidentifier()
    assert name.isascii()
    assert len(name) <= 40
