"""Saying things in one language, and in each language of a mode."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal

import pytest

from pepdocs.base.language import NEUTRAL, Mode, Run
from pepdocs.wording import MissingWording, Speaker, Wording, catalogue
from pepdocs.wording.catalogue import Entry
from pepdocs.wording.speaker import filled


def test_each_language_of_the_mode_speaks_in_its_order():
    assert Wording(Mode.BILINGUAL).say("view:title") == (
        Run("Cynllun Addysg Personol", "cy"),
        Run("Personal Education Plan", "en"),
    )


def test_a_mode_of_one_language_says_things_once():
    assert Wording(Mode.EN).say("view:title") == (Run("Personal Education Plan", "en"),)


def test_what_both_languages_say_alike_is_said_once():
    assert Wording(Mode.BILINGUAL).say("view:cymraeg") == (Run("Cymraeg", NEUTRAL),)


def test_slots_are_filled_with_facts():
    assert Speaker("cy").text("view:none_stated_by", who="Elin") == "Dywedwyd gan: Elin"


@pytest.mark.parametrize("hostile", ["{who}", "{0.__class__}", "{}", "%s", "\\1", "{who!r}"])
def test_a_fact_is_never_read_as_a_slot(hostile: str):
    assert filled("Said by: {who}", "en", {"who": hostile}) == f"Said by: {hostile}"


def test_braces_that_are_no_slot_stay():
    assert filled("{cy: ..., en: ...} {who}", "en", {"who": "x"}) == "{cy: ..., en: ...} x"


def test_a_date_in_a_slot_is_written_in_full():
    assert filled("Dyddiad: {day}", "cy", {"day": date(2026, 3, 1)}) == "Dyddiad: 1 Mawrth 2026"


def test_a_slot_without_a_fact_is_a_mistake_of_ours():
    with pytest.raises(KeyError, match="who"):
        filled("{who}", "en", {})


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_missing_text_is_missed_and_named(lang: str):
    with pytest.raises(MissingWording) as raised:
        Speaker(lang).text("view:no.such.text")

    assert raised.value.facts == {"context": "view:no.such.text", "lang": lang}


@pytest.mark.parametrize(
    "entry",
    [Entry("x", ("X",)), Entry("x", ("X",), ("",)), Entry("x", ("X",), ("Y",), fuzzy=True)],
    ids=["absent", "empty", "fuzzy"],
)
def test_what_is_not_surely_translated_is_missing(entry: Entry):
    with pytest.raises(MissingWording):
        catalogue.find({"x": entry}, "cy", "x")


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


def test_speaking_does_not_load_the_library_of_dates():
    program = (
        "import sys; from pepdocs.wording import Speaker; Speaker('cy').text('view:title');"
        "assert 'babel' not in sys.modules"
    )

    finished = subprocess.run([sys.executable, "-c", program], check=False, capture_output=True)

    assert finished.returncode == 0, finished.stderr
