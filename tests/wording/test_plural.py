"""The plural forms of both languages, held against CLDR."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable

import pytest
from babel import Locale

from pepdocs.wording import catalogue
from pepdocs.wording.plural import CATEGORIES, HEADERS, index

NUMBERS = (*range(31), 100, 101, 106, 1000)
LOCALES = {"cy": "cy", "en": "en_GB"}


def by_header(header: str) -> Callable[[int], int]:
    """The function that gettext makes of a `Plural-Forms` line."""
    return gettext.c2py(header.split("plural=")[1].rstrip(";"))


def by_cldr(lang: str, number: int) -> str:
    return Locale.parse(LOCALES[lang]).plural_form(number)


@pytest.mark.parametrize("lang", CATEGORIES)
def test_the_header_agrees_with_cldr(lang: str):
    choose = by_header(HEADERS[lang])

    chosen = [CATEGORIES[lang][choose(number)] for number in NUMBERS]

    assert chosen == [by_cldr(lang, number) for number in NUMBERS]


@pytest.mark.parametrize("lang", CATEGORIES)
def test_the_index_agrees_with_cldr(lang: str):
    chosen = [CATEGORIES[lang][index(lang, number)] for number in NUMBERS]

    assert chosen == [by_cldr(lang, number) for number in NUMBERS]


@pytest.mark.parametrize("lang", CATEGORIES)
def test_the_header_counts_its_forms(lang: str):
    assert f"nplurals={len(CATEGORIES[lang])};" in HEADERS[lang]


def test_the_header_that_other_tools_write_for_welsh_would_be_caught():
    common = "nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;"

    chosen = [by_header(common)(number) for number in NUMBERS]

    assert chosen != [index("cy", number) for number in NUMBERS]


@pytest.mark.parametrize("lang", CATEGORIES)
def test_the_catalogue_has_our_header(lang: str):
    content = catalogue.write(lang, [])

    unfolded = re.sub(r'"\n"', "", content)

    assert f"Plural-Forms: {HEADERS[lang]}" in unfolded


@pytest.mark.parametrize("lang", CATEGORIES)
def test_every_counted_text_has_every_form(lang: str):
    counted = [message for message in catalogue.load(lang).values() if message.counts]

    assert counted
    assert {len(message.texts) for message in counted} == {len(CATEGORIES[lang])}
