"""Saying things in one language, and in each language of a mode."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from pepdocs.base.language import NEUTRAL, Mode, Run
from pepdocs.wording import MissingWording, Speaker, Wording, catalogue
from pepdocs.wording.catalogue import Message
from pepdocs.wording.slots import filled


def test_a_phrase_has_the_languages_of_the_mode_in_order():
    assert Wording(Mode.BILINGUAL).say("view:title") == (
        Run("Cynllun Addysg Personol", "cy"),
        Run("Personal Education Plan", "en"),
    )


def test_a_mode_of_one_language_has_one_run():
    assert Wording(Mode.EN).say("view:title") == (Run("Personal Education Plan", "en"),)


def test_equal_texts_of_both_languages_are_one_neutral_run():
    assert Wording(Mode.BILINGUAL).say("choice:Inspectorate.estyn") == (Run("Estyn", NEUTRAL),)


def test_slots_are_filled_with_facts():
    assert Speaker("cy").text("view:none_stated_by", who="Elin") == "Dywedwyd gan: Elin"


@pytest.mark.parametrize("hostile", ["{who}", "{0.__class__}", "{}", "%s", "\\1", "{who!r}"])
def test_a_fact_is_never_read_as_a_slot(hostile: str):
    assert filled("Said by: {who}", "en", {"who": hostile}) == f"Said by: {hostile}"


def test_braces_that_are_not_slots_stay():
    assert filled("{cy: ..., en: ...} {who}", "en", {"who": "x"}) == "{cy: ..., en: ...} x"


def test_a_date_in_a_slot_is_written_in_full():
    assert filled("Dyddiad: {day}", "cy", {"day": date(2026, 3, 1)}) == "Dyddiad: 1 Mawrth 2026"


def test_a_slot_without_a_fact_raises_an_error():
    with pytest.raises(KeyError, match="who"):
        filled("{who}", "en", {})


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_missing_text_raises_an_error_that_names_it(lang: str):
    with pytest.raises(MissingWording) as raised:
        Speaker(lang).text("view:no.such.text")

    assert raised.value.facts == {"context": "view:no.such.text", "lang": lang}


@pytest.mark.parametrize(
    "message",
    [Message("x", ("X",)), Message("x", ("X",), ("",)), Message("x", ("X",), ("Y",), fuzzy=True)],
    ids=["absent", "empty", "fuzzy"],
)
def test_an_empty_or_fuzzy_text_is_missing(message: Message):
    with pytest.raises(MissingWording):
        catalogue.find({"x": message}, "cy", "x")


def test_a_count_takes_the_form_of_its_number():
    assert [Speaker("en").count("cli:errors", number) for number in (1, 2, 1000)] == [
        "1 error",
        "2 errors",
        "1,000 errors",
    ]


def test_dates_and_figures_of_a_document_are_phrases():
    both = Wording(Mode.BILINGUAL)

    assert both.date(date(2026, 3, 1)) == (Run("1 Mawrth 2026", "cy"), Run("1 March 2026", "en"))
    assert both.money(Decimal("1234.5")) == (Run("£1,234.50", NEUTRAL),)
    assert both.percent(Decimal("93.5")) == (Run("93.5%", NEUTRAL),)
    assert Wording(Mode.CY).number(7) == (Run("7", NEUTRAL),)


def test_a_text_without_dates_does_not_load_babel():
    program = (
        "import sys; from pepdocs.wording import Speaker; Speaker('cy').text('view:title');"
        "assert 'babel' not in sys.modules"
    )

    finished = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)

    assert finished.returncode == 0, finished.stderr
