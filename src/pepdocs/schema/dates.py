"""Dates as people write them in English and in Welsh.

In figures the day comes before the month, as is usual in Wales and England, unless the year stands first.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import cache

ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")

MONTHS = (
    "january jan ionawr ion",
    "february feb chwefror chwef chw",
    "march mar mawrth fawrth maw",
    "april apr ebrill ebr",
    "may mai fai",
    "june jun mehefin fehefin meh",
    "july jul gorffennaf orffennaf ngorffennaf gorff gor",
    "august aug awst",
    "september sept sep medi fedi",
    "october oct hydref hyd",
    "november nov tachwedd dachwedd nhachwedd thachwedd tach",
    "december dec rhagfyr ragfyr rhag",
)
"""The names of each month: in full, abbreviated, and as other Welsh words mutate them."""

WEEKDAYS = (
    "monday mon llun",
    "tuesday tues tue mawrth maw",
    "wednesday weds wed mercher mer",
    "thursday thurs thur thu iau",
    "friday fri gwener gwe",
    "saturday sat sadwrn sad",
    "sunday sun sul",
)

ORDINALS = "st nd rd th af il ail ydd ed fed eg ain"
"""What follows the figure of a day: 1st, 1af, 10fed."""

YEAR, NUMBER, GAP = r"([0-9]{4})", r"([0-9]{1,2})", r"[\s.,/-]*"

Spelt = Callable[[str], str]
"""Returns the pattern of a word."""


def patterns(spelt: Spelt) -> dict[str, str]:
    """Return the patterns of a date by the order of its parts, such as "dmy"; each has four groups.

    The first group is a day of the week, which may be absent. A time of day after the date is not looked at.
    """
    any_of = {
        name: "|".join(spelt(word) for words in names for word in words.split())
        for name, names in {"month": MONTHS, "weekday": WEEKDAYS, "ordinal": (ORDINALS,)}.items()
    }
    article, of, whose = (_optional(spelt, words) for words in ("the y yr", "of o", "mis fis"))
    day, month = rf"{NUMBER}(?:{any_of['ordinal']})?", rf"({any_of['month']})"
    before = rf"(?:{_optional(spelt, 'on ar')}{_optional(spelt, 'dydd ddydd')}({any_of['weekday']})[.,]?\s+)?"
    parts = {
        "ymd": rf"{YEAR}[-/.]{NUMBER}[-/.]{NUMBER}",
        "dmy": rf"{NUMBER}\s?[-/.]\s?{NUMBER}\s?[-/.]\s?{YEAR}",
        "dMy": rf"{article}{day}{GAP}{of}{whose}{month}{GAP}{YEAR}",
        "Mdy": rf"{month}{GAP}{day}[\s.,/-]+{YEAR}",
    }
    return {order: f"{before}{pattern}{_time(spelt)}" for order, pattern in parts.items()}


def _optional(spelt: Spelt, words: str) -> str:
    return rf"(?:(?:{'|'.join(map(spelt, words.split()))})\s+)?"


def _time(spelt: Spelt) -> str:
    """Return the pattern of a time of day; one in another time zone may be of another day, so it is none."""
    half = "|".join(map(spelt, ("am", "pm", "yb", "yp", "yh")))
    hour, minutes = r"(?:[01]?[0-9]|2[0-3])", r"(?:[:.][0-5][0-9]){1,2}(?:\.[0-9]+)?"
    clock = rf"{hour}(?:{minutes}(?:\s?(?:{half}))?|\s?(?:{half}))"
    return rf"(?:(?:[Tt]|,?\s+{_optional(spelt, 'at am')}){clock}|[Tt]00:00(?::00(?:\.0+)?)?(?:[Zz]|[+]00:00))?"


def parts_of(text: str) -> tuple[int, int, int, int | None] | None:
    """Return the year, month, day and weekday (from 0) of a date, None if the text is not one.

    A year of two digits is ambiguous, so it is none.
    """
    if ISO_DATE.fullmatch(text):
        year, month, day = text.split("-")
        return int(year), int(month), int(day), None
    for order, pattern in _compiled().items():
        if match := pattern.fullmatch(text):
            weekday, *parts = (part and part.casefold() for part in match.groups())
            of = dict(zip(order.lower(), parts, strict=True))
            month = of["m"]
            number = int(month) if month.isdigit() else _index(MONTHS, month) + 1
            return int(of["y"]), number, int(of["d"]), _index(WEEKDAYS, weekday) if weekday else None
    return None


def falls_on(day: date, weekday: int | None) -> bool:
    """Return whether a date falls on a weekday (from 0), if one is given."""
    return weekday is None or day.weekday() == weekday


@cache
def _compiled() -> dict[str, re.Pattern[str]]:
    return {order: re.compile(pattern, re.IGNORECASE) for order, pattern in patterns(re.escape).items()}


def _index(names: tuple[str, ...], name: str) -> int:
    return next(number for number, words in enumerate(names) if name in words.split())
