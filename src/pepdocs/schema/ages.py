"""Ages, birthdays, school years and compulsory school age."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

FRIDAY = 4


def age(born: date, day: date) -> int:
    """Return the age in whole years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def years_after(day: date, years: int) -> date:
    """Return the birthday so many years later; somebody born on 29 February has it on 1 March."""
    year = min(day.year + years, date.max.year)
    return date(year, 3, 1) if (day.month, day.day) == (2, 29) and not calendar.isleap(year) else day.replace(year=year)


def months_after(day: date, months: int) -> date:
    """Return the day so many months later, or the last day of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def school_year_eve(day: date) -> date:
    """Return the 31 August before a day's school year, on which age decides the year group."""
    return date(day.year if day.month > 8 else max(day.year - 1, date.min.year), 8, 31)


def school_age_starts(born: date) -> date:
    """Return the first day of compulsory school age: the 31 March, 31 August or 31 December from the 5th birthday."""
    fifth = years_after(born, 5)
    ends = [date(fifth.year, *day) for day in ((3, 31), (8, 31), (12, 31))]
    return next(day for day in ends if day >= fifth)


def school_age_ends(born: date) -> date:
    """Return the last day of compulsory school age: the last Friday in June of the school year of the 16th birthday."""
    sixteenth = years_after(born, 16)
    end_of_june = date(school_year_eve(sixteenth).year + 1, 6, 30)
    return end_of_june - timedelta(days=(end_of_june.weekday() - FRIDAY) % 7)
