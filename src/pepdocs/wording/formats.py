"""Dates, numbers and money as each language writes them.

Only long dates are formatted: short ones have years of two digits, and abbreviated ones confuse
March with Tuesday in Welsh (both "Maw"). Lists and counted units are missing because the
library's Welsh for them is wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, time
    from decimal import Decimal

LOCALES = {"cy": "cy", "en": "en_GB"}
LONG_DATE = "d MMMM y"
TIME_OF_DAY = "h:mm aaaa"
EN_DASH = "\N{EN DASH}"
SCHOOL_YEAR = re.compile(r"\b(\d{4})[/-](\d{2})\b")


def long_date(day: date, lang: str) -> str:
    """Return `day` in full: "1 Mawrth 2026", "1 March 2026"."""
    from babel.dates import format_date  # slow to import, and rarely needed by a check

    return format_date(day, LONG_DATE, locale=LOCALES[lang])


def time_of_day(clock: time, lang: str) -> str:
    """Return `clock` with the half of the day: "1:30 yh", "1:30 pm"."""
    from babel.dates import format_time

    return format_time(clock, TIME_OF_DAY, locale=LOCALES[lang])


def number(value: Decimal | int, lang: str) -> str:
    """Return `value` with groups of three digits: "1,234.5"."""
    if isinstance(value, int) and 0 <= value < 1000:
        return str(value)  # the same in both languages; the library is slow to import
    from babel.numbers import format_decimal

    return format_decimal(value, "#,##0.###", locale=LOCALES[lang])


def percent(value: Decimal | int, lang: str) -> str:
    """Return a percentage with its sign: "93.5%"."""
    return f"{number(value, lang)}%"


def money(pounds: Decimal | int, lang: str) -> str:
    """Return an amount in pounds and pence: "£1,234.50"."""
    from babel.numbers import format_currency

    return format_currency(pounds, "GBP", locale=LOCALES[lang])


def school_year(typed: str) -> str:
    """Return a school year as both languages print it: "2026/27" becomes "2026–27"."""
    return SCHOOL_YEAR.sub(rf"\1{EN_DASH}\2", typed)


def language_name(tag: str, lang: str) -> str:
    """Return the name in `lang` of the language `tag`, or the tag if it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        name = Locale.parse(tag, sep="-").get_display_name(LOCALES[lang])
    except (UnknownLocaleError, ValueError):
        name = None
    return name[0].upper() + name[1:] if name else tag
