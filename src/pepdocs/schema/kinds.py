"""The kinds of value in a PEP, each with the function that reads it from typed text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, ClassVar, TypeVar, cast

from pydantic import BeforeValidator, Discriminator, GetCoreSchemaHandler, Tag
from pydantic_core import PydanticCustomError, core_schema

from pepdocs.base.language import CY, EN
from pepdocs.schema.declare import Record

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
PICTURE_FILE = re.compile(r"[^/\\\\:*?\"<>|\0-\x1f\x7f]{1,100}\.(?:png|jpe?g)", re.IGNORECASE)
IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
RECORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
DEVICE_NAMES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
)
ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january ionawr", "february chwefror", "march mawrth", "april ebrill", "may mai",
            "june mehefin", "july gorffennaf", "august awst", "september medi",
            "october hydref", "november tachwedd", "december rhagfyr",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
YES = frozenset({"true", "yes", "ie", "oes", "ydy", "do", "ydw", "cytuno"})
NO = frozenset({"false", "no", "na", "nac oes", "nac ydy", "naddo", "nac ydw"})
YEAR_GROUPS = ("N1", "N2", "R", *(str(year) for year in range(1, 15)))


def wrong(kind: str, **facts: str) -> PydanticCustomError:
    """Return the error for a value that is not of its `kind`; it never repeats the value."""
    return PydanticCustomError(kind, "wrong kind", facts)


def plain(value: object) -> str:
    """Return a value that is text; raise the error "not_text" for anything else."""
    if isinstance(value, str):
        return value
    raise wrong("not_text")


class Choice(Enum):
    """A closed list of codes. A member's name is its code and its value the English label."""

    @property
    def code(self) -> str:
        """The code in a data file."""
        return self.name.rstrip("_")

    @property
    def context(self) -> str:
        """The context of the label."""
        return f"choice:{self.public_name()}.{self.code}"

    @classmethod
    def public_name(cls) -> str:
        """Return the name of the list in catalogues, the JSON Schema and docs: that of the class by default."""
        return cls.__name__

    @classmethod
    def codes(cls) -> tuple[str, ...]:
        """Return all codes, in order."""
        return tuple(member.code for member in cls)

    @classmethod
    def read(cls, value: object) -> Choice:
        """Return the member whose code was typed; raise the error "choice" if there is none."""
        if isinstance(value, cls):
            return value
        for member in cls:
            if member.code == plain(value).strip():
                return member
        raise wrong("choice", choices=", ".join(cls.codes()))

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)


@dataclass(frozen=True, slots=True, repr=False)
class LocalText:
    """Text as typed, once or once for each language. The tag "" means the plan's `written_in`."""

    texts: tuple[tuple[str, str], ...]

    def said_in(self, lang: str) -> str | None:
        """Return the text in one language, `None` if there is none."""
        return dict(self.texts).get(lang)

    @classmethod
    def read(cls, value: object) -> LocalText:
        """Return text that was typed as a string or as a mapping from language tags."""
        if isinstance(value, cls):
            return value
        if isinstance(value, str):
            return cls((("", value),))
        if not isinstance(value, dict):
            raise wrong("not_text")
        given = {tag: text for tag, text in value.items() if text is not None}
        if not given:
            raise wrong("no_language")
        texts = tuple((_tag(tag), plain(text)) for tag, text in given.items())
        if len(dict(texts)) < len(texts):
            raise wrong("language_tag")  # the same language under two spellings of its tag
        return cls(texts)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)


class ProperName(LocalText):
    """The name of an institution or place: the same in every language unless it has official names in both."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, repr=False)
class PictureFile:
    """A PNG or JPEG beside the plan: the name as typed, and the picture itself once it has been read.

    `source` is the picture as a data URL, "" if there is none; `width` and `height` are its size in print, in points.
    """

    name: str
    source: str = ""
    width: float = 0
    height: float = 0

    @classmethod
    def read(cls, value: object) -> PictureFile:
        """Return the file of a plain name that leads nowhere else; raise the error "picture_file" for any other."""
        if isinstance(value, cls):
            return value
        name = plain(value).strip()
        if not cls.is_name(name):
            raise wrong("picture_file")
        return cls(name)

    @classmethod
    def is_name(cls, text: str) -> bool:
        """Return whether a text is the plain name of a PNG or JPEG on every system."""
        name = text.strip()
        stem = name.split(".")[0].rstrip().casefold()
        return bool(PICTURE_FILE.fullmatch(name)) and not name.startswith(".") and stem not in DEVICE_NAMES

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.read)


def _tag(tag: str) -> str:
    """Return a language tag; the tags of Welsh and English lose their region."""
    if not LANGUAGE_TAG.fullmatch(tag):
        raise wrong("language_tag")
    language = tag.split("-", maxsplit=1)[0].lower()
    return language if language in {CY, EN} else tag


def read_date(value: object) -> date:
    """Return a date typed as 2026-03-11, 11/03/2026, 11 March 2026 or 11 Mawrth 2026.

    The numeric form is day first, as is usual in Wales and England. A year of two digits is
    ambiguous, so it is an error.
    """
    if isinstance(value, date):
        return value
    year, month, day = _year_month_day(plain(value).strip())
    try:
        return date(year, month, day)
    except ValueError:
        raise wrong("impossible_date") from None


def _year_month_day(text: str) -> tuple[int, int, int]:
    if ISO_DATE.fullmatch(text):
        year, month, day = text.split("-")
        return int(year), int(month), int(day)
    if match := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", text):
        day, month, year = match.groups()
        return int(year), int(month), int(day)
    if match := re.fullmatch(r"(\d{1,2}) +([^\W\d_]+) +(\d{4})", text):
        day, name, year = match.groups()
        if name.casefold() in MONTHS:
            return int(year), MONTHS[name.casefold()], int(day)
    raise wrong("date")


def read_yes_no(value: object) -> bool:
    """Return whether yes was typed, in English or in Welsh."""
    if isinstance(value, bool):
        return value
    word = plain(value).strip().casefold()
    if word in YES:
        return True
    if word in NO:
        return False
    raise wrong("yes_no")


def _number(value: object, pattern: str, kind: str, most: int | None = None) -> Decimal:
    if not isinstance(value, Decimal):
        text = plain(value).strip()
        if not re.fullmatch(pattern, text, re.ASCII):
            raise wrong(kind)
        value = Decimal(text.replace(",", "").lstrip("£").rstrip("%"))
    if most is not None and value > most:
        raise wrong(kind)
    return value


def read_percent(value: object) -> Decimal:
    """Return a percentage from 0 to 100 with at most one decimal."""
    return _number(value, r"\d{1,3}(\.\d)?%?", "percent", most=100)


def read_money(value: object) -> Decimal:
    """Return pounds with at most two decimals, from 0 to 999,999.99."""
    return _number(value, r"£?(\d{1,3}(,\d{3})+|\d{1,6})(\.\d{1,2})?", "money")


def read_hours(value: object) -> Decimal:
    """Return a number of hours from 0 to 168 with at most two decimals."""
    return _number(value, r"\d{1,3}(\.\d{1,2})?", "hours", most=168)


def read_count(value: object) -> int:
    """Return a whole number from 0 to 9,999."""
    return value if isinstance(value, int) else int(_number(value, r"\d{1,4}", "count"))


def read_days(value: object) -> Decimal:
    """Return a number of days, half days included, from 0 to 999.5."""
    return _number(value, r"\d{1,3}(\.5|\.0)?", "days")


def read_identifier(value: object) -> str:
    """Return the id of a person, view, target or sum of money."""
    text = plain(value).strip()
    if not IDENTIFIER.fullmatch(text):
        raise wrong("identifier")
    return text


def read_record(value: object) -> str:
    """Return the plan's reference, which is safe in a file name on every system.

    It must not end like the names of documents: X-cy in English would have the name of X side by side.
    """
    text = plain(value)
    stem = text.split(".")[0].casefold()
    unsafe = not RECORD.fullmatch(text) or ".." in text or stem in DEVICE_NAMES
    if unsafe or text.casefold().endswith((".", "-cy", "-en")):
        raise wrong("record")
    return text


def read_school_year(value: object) -> str:
    """Return a school year as 2025/26."""
    match = re.fullmatch(r"(20\d{2}) ?[/–-] ?(?:20)?(\d{2})", plain(value).strip(), re.ASCII)
    if not match or (int(match[1]) + 1) % 100 != int(match[2]):
        raise wrong("school_year")
    return f"{match[1]}/{match[2]}"


def read_year_group(value: object) -> str:
    """Return a year group: N1, N2, R or 1 to 14."""
    text = plain(value).strip().upper()
    if text not in YEAR_GROUPS:
        raise wrong("year_group", choices=", ".join(YEAR_GROUPS))
    return text


def read_language_tag(value: object) -> str:
    """Return a BCP 47 language tag."""
    return _tag(plain(value).strip())


def read_name(value: object) -> str:
    """Return a name or reference, which is the same in every language, composed (NFC)."""
    return unicodedata.normalize("NFC", plain(value))


Text = LocalText
Name = Annotated[str, BeforeValidator(read_name)]
Date = Annotated[date, BeforeValidator(read_date)]
YesNo = Annotated[bool, BeforeValidator(read_yes_no)]
Percent = Annotated[Decimal, BeforeValidator(read_percent)]
Money = Annotated[Decimal, BeforeValidator(read_money)]
Hours = Annotated[Decimal, BeforeValidator(read_hours)]
Days = Annotated[Decimal, BeforeValidator(read_days)]
Count = Annotated[int, BeforeValidator(read_count)]
Identifier = Annotated[str, BeforeValidator(read_identifier)]
RecordName = Annotated[str, BeforeValidator(read_record)]
SchoolYear = Annotated[str, BeforeValidator(read_school_year)]
YearGroup = Annotated[str, BeforeValidator(read_year_group)]
LanguageTag = Annotated[str, BeforeValidator(read_language_tag)]


@dataclass(frozen=True, slots=True)
class PointsAt:
    """Marks an identifier as that of a person, view, target or sum of money."""

    what: str


Person = Annotated[str, BeforeValidator(read_identifier), PointsAt("people")]
"""The id of a person in `people`, or `child`, or the code of a role."""
ViewId = Annotated[str, BeforeValidator(read_identifier), PointsAt("views")]
TargetId = Annotated[str, BeforeValidator(read_identifier), PointsAt("targets")]
FundingId = Annotated[str, BeforeValidator(read_identifier), PointsAt("funding")]


class NoneStated(Record):
    """An explicit none: there is nothing to record, and who said so."""

    path: ClassVar[str] = "none"
    none_stated_by: Person


class NotPracticable(Record):
    """Why a value could not reasonably be found out (England only: SI 2010/959 reg 5 and Sch 1)."""

    path: ClassVar[str] = "not_practicable"
    not_practicable: Text


T = TypeVar("T")

# pydantic adds these to the location of an error to name the alternative that it tried. They cannot
# be keys of a file, because control characters are an error when a file is read.
SAID_MARK, NONE_MARK, REASON_MARK = "\0said", "\0none", "\0reason"


def _state(value: object) -> str:
    if isinstance(value, NoneStated) or (isinstance(value, dict) and "none_stated_by" in value):
        return NONE_MARK
    if isinstance(value, NotPracticable) or (isinstance(value, dict) and "not_practicable" in value):
        return REASON_MARK
    return SAID_MARK


Stated = Annotated[
    Annotated[T, Tag(SAID_MARK)] | Annotated[NoneStated, Tag(NONE_MARK)] | Annotated[NotPracticable, Tag(REASON_MARK)],
    Discriminator(_state),
]
"""A value, an explicit none, or the reason why there is neither."""


def is_said(value: object) -> bool:
    """Return whether a value was recorded: it is not missing, an explicit none or a reason."""
    return value is not None and not isinstance(value, NoneStated | NotPracticable)


def said(value: object) -> tuple[Any, ...]:
    """Return the items of a list, none if it is missing, an explicit none or a reason."""
    return tuple(cast("list[Any]", value)) if isinstance(value, list | tuple) else ()
