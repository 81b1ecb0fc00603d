"""The guess of a text's language: made with enough evidence, and not without."""

from __future__ import annotations

import polib
import pytest

from gates.documents import ROOT
from pepdocs.accessibility.language_guess import exists, has_lost_letter, looks, primary
from pepdocs.base.term_language import term_language

LONG = 10
"""The words that are mostly enough."""


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Mae’r cynllun hwn amdanat ti, ac mae’n dweud beth fydd yn digwydd nesaf.", "cy"),
        ("Hoffwn i weld fy mrawd bob wythnos, ond dydy hynny ddim yn bosibl eto.", "cy"),
        ("Dw i ddim eisiau i bawb wybod fy mod i mewn gofal.", "cy"),
        ("This plan is about you, and it says what will happen next.", "en"),
        ("She would like to see her brother every week, but that is not possible yet.", "en"),
        ("Cadi came for the first half and chose what Nia would say for her in the second.", "en"),
    ],
)
def test_the_language_of_a_sentence_is_guessed(text: str, language: str):
    assert looks(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "14 (9 + 5) = 100%",
        "Siân Llwyd",
        "Dyddiad y cyfarfod",
        "Date of meeting",
        "the the the the the",
        "yn yn yn yn yn",
        "Ysgol Bro Aeron, Ysgol y Preseli, Pen-y-bont ar Ogwr, Betws-y-Coed, Llanfair-ym-Muallt",
        "Cymdeithas Pêl-droed Cymru a Chyngor Celfyddydau Cymru",
        "The Duke of Edinburgh’s Award, Young Farmers and the Scouts",
        "Ei hoff lyfr yw the boy in the striped pyjamas, ac mae wedi ei ddarllen ddwywaith.",
        "https://www.gov.wales/the-education-of-children-who-are-looked-after-and-their-plans",
    ],
)
def test_names_numbers_short_and_mixed_texts_have_no_guess(text: str):
    assert looks(text) is None


def test_a_quotation_does_not_count():
    text = "She said “dw i ddim eisiau mynd i’r ysgol heddiw am fy mod i wedi blino” and then left us."

    assert looks(text) in ("en", None)
    assert looks(text.replace("“", "").replace("”", "")) != "en"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Children’s Services", "en"),
        ("Children's Services", "en"),
        ("Foster care /", "en"),
        ("she/her", "en"),
        ("they / them", "en"),
        ("Gwasanaethau Plant", "cy"),
        ("Gwasanaethau Plant a Theuluoedd", "cy"),
        ("hi/ei", "cy"),
        ("fe/fo", "cy"),
    ],
)
def test_the_language_of_a_name_or_pronoun_is_guessed(text: str, language: str):
    assert term_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ysgol",
        "School",
        "Hi",
        "Ysgol Bro Aeron",
        "Aberaeron School",
        "CAMHS Team",
        "A, AC",
        "2027,2030-203A,20AC",
        "Plant a staff",
        "Gwasanaethau Children",
        "Health Board (PTHB)",
    ],
)
def test_a_name_with_a_place_or_a_sign_has_no_guess(text: str):
    assert term_language(text) == ""


def test_a_long_text_of_one_word_is_judged_quickly():
    assert term_language("a" * 1_000_000) == ""


@pytest.mark.parametrize("guess", [looks, term_language], ids=["texts", "terms"])
def test_no_text_of_our_catalogue_is_guessed_wrongly(guess):
    texts = [(entry.msgid, entry.msgstr) for entry in polib.pofile(ROOT / "translations/cy.po")]

    assert len(texts) > 1000
    assert [english for english, _ in texts if guess(english) == "cy"] == []
    assert [welsh for _, welsh in texts if guess(welsh) == "en"] == []
    assert {guess(text) or "" for pair in texts for text in pair} == {"cy", "en", ""}


def test_most_long_texts_of_our_catalogue_are_guessed():
    texts = [(entry.msgid, entry.msgstr) for entry in polib.pofile(ROOT / "translations/cy.po")]
    english = [text for text, _ in texts if len(text.split()) >= LONG]
    welsh = [text for _, text in texts if len(text.split()) >= LONG]

    assert sum(looks(text) == "en" for text in english) > 0.6 * len(english)
    assert sum(looks(text) == "cy" for text in welsh) > 0.6 * len(welsh)


@pytest.mark.parametrize(
    "text",
    [
        "Adeiladwyd t? newydd",
        "y g?r a'r wraig",
        "yn si?r",
        "Gr?p",
        "g?yl y gwanwyn",
        "d?r oer",
        "?yn yn y cae",
        "t\ufffd mawr",
        "Å·",
    ],
)
def test_a_lost_letter_is_found(text: str):
    assert has_lost_letter(text)


@pytest.mark.parametrize(
    "text",
    [
        "Pwy wyt ti? Beth sy’n bod?",
        "Yes or no? (see a?)",
        "https://example.org/a?b=c&d?e",
        "Why?Because",
        "Pam?achos bod rhaid, a sut?mae hynny",
        "y tŷ, y gŵr a’r dŵr",
        "Beth yw’r ateb?!",
    ],
)
def test_a_question_has_no_lost_letter(text: str):
    assert not has_lost_letter(text)


@pytest.mark.parametrize("tag", ["cy", "cy-GB", "en-gb", "zh-Hant-TW", "ckb", "es-419", "sl-rozaj"])
def test_a_tag_exists(tag: str):
    assert exists(tag)


@pytest.mark.parametrize("tag", ["", "welsh", "en-UK", "xx", "cy_GB", "english-GB", "c", "en-", "12"])
def test_a_tag_does_not_exist(tag: str):
    assert not exists(tag)


def test_a_tag_has_a_language_in_it():
    assert [primary(tag) for tag in ("cy-GB", "EN", "en_US", "")] == ["cy", "en", "en", ""]
