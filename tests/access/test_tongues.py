"""Which of the two languages a text reads as: sure where it can be, and silent elsewhere."""

from __future__ import annotations

import polib
import pytest

from gates.documents import ROOT
from pepdocs.accessibility.language_guess import exists, has_lost_letter, looks, primary

LONG = 10
"""So many words should mostly be enough."""


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
def test_a_sentence_reads_as_its_language(text: str, language: str):
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
def test_names_numbers_short_and_mixed_texts_are_left_alone(text: str):
    assert looks(text) is None


def test_a_quotation_does_not_count():
    said = "She said “dw i ddim eisiau mynd i’r ysgol heddiw am fy mod i wedi blino” and then left us."

    assert looks(said) in ("en", None)
    assert looks(said.replace("“", "").replace("”", "")) != "en"


def test_every_text_of_our_catalogue_reads_as_its_language_or_as_none():
    texts = [(entry.msgid, entry.msgstr) for entry in polib.pofile(ROOT / "translations/cy.po")]

    assert len(texts) > 1000
    assert [english for english, _ in texts if looks(english) == "cy"] == []
    assert [welsh for _, welsh in texts if looks(welsh) == "en"] == []


def test_most_long_texts_of_our_catalogue_are_told_apart():
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
def test_a_lost_letter_is_seen(text: str):
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
def test_a_question_has_lost_nothing(text: str):
    assert not has_lost_letter(text)


@pytest.mark.parametrize("tag", ["cy", "cy-GB", "en-gb", "zh-Hant-TW", "ckb", "es-419", "sl-rozaj"])
def test_a_tag_exists(tag: str):
    assert exists(tag)


@pytest.mark.parametrize("tag", ["", "welsh", "en-UK", "xx", "cy_GB", "english-GB", "c", "en-", "12"])
def test_a_tag_does_not_exist(tag: str):
    assert not exists(tag)


def test_a_tag_has_a_language_in_it():
    assert [primary(tag) for tag in ("cy-GB", "EN", "en_US", "")] == ["cy", "en", "en", ""]
