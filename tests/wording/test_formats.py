"""Dates, numbers and money in both languages."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from pepdocs.wording import formats


@pytest.mark.parametrize(
    ("day", "lang", "expected"),
    [
        (date(2026, 3, 1), "cy", "1 Mawrth 2026"),
        (date(2026, 3, 1), "en", "1 March 2026"),
        (date(2026, 2, 7), "cy", "7 Chwefror 2026"),
        (date(2026, 2, 7), "en", "7 February 2026"),
    ],
)
def test_dates_are_written_in_full(day: date, lang: str, expected: str):
    assert formats.long_date(day, lang) == expected


@pytest.mark.parametrize(
    ("clock", "welsh", "english"),
    [
        (time(9, 5), "9:05 yb", "9:05 am"),
        (time(12), "12:00 yh", "12:00 pm"),
        (time(13, 30), "1:30 yh", "1:30 pm"),
        (time(0, 15), "12:15 yb", "12:15 am"),
    ],
)
def test_times_have_the_half_of_the_day(clock: time, welsh: str, english: str):
    assert (formats.time_of_day(clock, "cy"), formats.time_of_day(clock, "en")) == (welsh, english)


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_no_month_is_abbreviated(lang: str):
    months = {formats.long_date(date(2026, month, 9), lang) for month in range(1, 13)}

    assert len(months) == 12
    assert not any("Maw " in month or "Mar " in month for month in months)


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_figures_are_equal_in_both_languages(lang: str):
    assert formats.money(Decimal("1234.5"), lang) == "£1,234.50"
    assert formats.percent(Decimal("93.5"), lang) == "93.5%"
    assert formats.percent(Decimal("93.0"), lang) == "93%"
    assert formats.number(Decimal("1234567.891"), lang) == "1,234,567.891"


@pytest.mark.parametrize("typed", ["2026/27", "2026-27", "2026–27"])
def test_a_school_year_has_an_en_dash(typed: str):
    assert formats.school_year(typed) == "2026–27"


def test_text_that_is_not_a_school_year_is_unchanged():
    assert formats.school_year("Y7, 12026/27 and 2026/278") == "Y7, 12026/27 and 2026/278"


@pytest.mark.parametrize(
    ("tag", "lang", "expected"),
    [
        ("cy", "cy", "Cymraeg"),
        ("cy", "en", "Welsh"),
        ("ar", "cy", "Arabeg"),
        ("uk", "en", "Ukrainian"),
        ("x-no-such", "cy", "x-no-such"),
        ("qqz", "en", "qqz"),
    ],
)
def test_a_language_is_called_by_its_name(tag: str, lang: str, expected: str):
    assert formats.language_name(tag, lang) == expected
