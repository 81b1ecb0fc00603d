"""The kinds of value in a PEP, each with the function that reads it from typed text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar, cast

from pydantic import Discriminator, GetCoreSchemaHandler, Tag
from pydantic_core import PydanticCustomError, core_schema

from pepdocs.base.language import CY, EN
from pepdocs.base.system import is_device
from pepdocs.schema import dates
from pepdocs.schema.declare import Record

LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
PICTURE_FILE = re.compile(r"[^/\\\\:*?\"<>|\0-\x1f\x7f]{1,100}\.(?:png|jpe?g)", re.IGNORECASE)
IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")
RECORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
YES = frozenset({"true", "yes", "y", "ie", "oes", "oedd", "ydy", "ydi", "do", "ydw", "cytuno"})
NO = frozenset(
    {"false", "no", "n", "na", "nac oes", "nag oes", "nac oedd", "nac ydy", "nac ydi", "nag ydy", "naddo", "nac ydw"}
)
CLOCK = r"(\d{1,2})(?:[:.](\d{2}))?"
MORNING = frozenset({"am", "yb", "ybore", "ynybore"})
AFTERNOON = frozenset({"pm", "yp", "yh", "yprynhawn", "ynyprynhawn", "yrhwyr", "ynyrhwyr"})
"""What may stand after a time of the twelve-hour clock, without its spaces and full stops."""
DOUBTFUL_HOURS = frozenset("1234567")
"""Hours that may be of the morning or of the afternoon, if nothing says which."""
YEAR_GROUPS = ("N1", "N2", "R", *(str(year) for year in range(1, 15)))
YEAR_NAMES = {
    "N1": "n1|nursery 1|meithrin 1",
    "N2": "n2|n|nursery|nursery 2|nursery class|meithrin|meithrin 2|dosbarth meithrin|f 1|fs 1|foundation 1",
    "R": "r|rec|reception|reception class|yr|yr r|year r|derbyn|dosbarth derbyn|bl derbyn|blwyddyn derbyn|f 2|fs 2"
    "|foundation 2",
    **{str(year): "|".join(f"{word}{year}" for word in (*"yb", "yr ", "year ", "bl ", "blwyddyn ", "flwyddyn ", ""))
       for year in range(1, 15)},
}  # fmt: skip
"""How people name each year group, in English and in Welsh. A nursery by itself is the year before Reception."""

PER_CENT = ("%", "per cent", "y cant")
HOURS = ("hour", "hours", "hr", "hrs", "h", "awr", "oriau")
DAYS = ("day", "days", "diwrnod", "diwrnodau")
"""Units that may follow a number."""


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
        return bool(PICTURE_FILE.fullmatch(name)) and not name.startswith(".") and not is_device(name)

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
    """Return a date as 2026-03-11, or as people write it: 11/03/2026, 11 March 2026, 11eg o Fawrth 2026.

    A day of the week that does not fit the date is an error, because one of the two is wrong.
    """
    if isinstance(value, date):
        return value
    parts = dates.parts_of(plain(value).strip())
    if not parts:
        raise wrong("date")
    try:
        day = date(*parts[:3])
    except ValueError:
        raise wrong("impossible_date") from None
    if not dates.falls_on(day, parts[3]):
        raise wrong("impossible_date")
    return day


def read_yes_no(value: object) -> bool:
    """Return whether yes was typed, in English or in Welsh."""
    if isinstance(value, bool):
        return value
    word = " ".join(plain(value).casefold().split())
    if word in YES:
        return True
    if word in NO:
        return False
    raise wrong("yes_no")


def _number(value: object, pattern: str, kind: str, most: int | None = None, units: tuple[str, ...] = ()) -> Decimal:
    """Return the number in a text that has a pattern, and one of the units or none after it."""
    if not isinstance(value, Decimal):
        text = plain(value).strip().casefold()
        unit = rf"(?:\s?(?:{'|'.join(units)}))?" if units else ""
        if not re.fullmatch(f"(?:{pattern}){unit}", text, re.ASCII):
            raise wrong(kind)
        value = Decimal(re.sub(r"[^0-9.]", "", text))
    if most is not None and value > most:
        raise wrong(kind)
    return value


def read_percent(value: object) -> Decimal:
    """Return a percentage from 0 to 100 with at most one decimal."""
    return _number(value, r"\d{1,3}(\.\d)?", "percent", most=100, units=PER_CENT)


def read_money(value: object) -> Decimal:
    """Return pounds with at most two decimals, from 0 to 999,999.99."""
    return _number(value, r"(£ ?)?(\d{1,3}(,\d{3})+|\d{1,6})(\.\d{1,2})?", "money")


def read_hours(value: object) -> Decimal:
    """Return a number of hours from 0 to 168 with at most two decimals."""
    return _number(value, r"\d{1,3}(\.\d{1,2})?", "hours", most=168, units=HOURS)


def read_count(value: object) -> int:
    """Return a whole number from 0 to 9,999."""
    return value if isinstance(value, int) else int(_number(value, r"\d{1,4}|\d,\d{3}", "count"))


def read_days(value: object) -> Decimal:
    """Return a number of days, half days included, from 0 to 999.5."""
    return _number(value, r"\d{1,3}(\.5|\.0)?", "days", units=DAYS)


def read_time(value: object) -> time:
    """Return a time of day typed as 13:30, 13.30, 1.30pm or 1:30 y.p.

    An hour from 1 to 7 without a word for the half of the day is ambiguous, so it is an error.
    """
    if isinstance(value, time):
        return value
    match = re.fullmatch(rf"{CLOCK}([ .a-z]*)", plain(value).strip().casefold(), re.ASCII)
    if not match:
        raise wrong("time")
    hour, minute, half = match[1], match[2], re.sub(r"[ .]", "", match[3])
    try:
        return time(_hour(hour, half, alone=minute is None), int(minute or 0))
    except ValueError:
        raise wrong("time") from None


def _hour(typed: str, half: str, *, alone: bool) -> int:
    """Return the hour of the 24-hour clock; `half` is a word for the half of the day, or ""."""
    hour = int(typed)
    if not half and not alone and typed not in DOUBTFUL_HOURS:
        return hour
    if half in MORNING and 1 <= hour <= 12:
        return hour % 12
    if half in AFTERNOON and hour >= 1:
        return hour if hour > 12 else hour % 12 + 12
    raise wrong("time")


def read_identifier(value: object) -> str:
    """Return the id of a person, view, target or sum of money."""
    text = plain(value).strip()
    if not IDENTIFIER.fullmatch(text):
        raise wrong("identifier")
    return text


def read_reference(value: object) -> str:
    """Return what stands where an id belongs; a rule finds out whether there is such an id."""
    return plain(value).strip()


def read_record(value: object) -> str:
    """Return the plan's reference, which is safe in a file name on every system.

    It must not end like the names of documents: X-cy in English would have the name of X side by side.
    """
    text = plain(value)
    unsafe = not RECORD.fullmatch(text) or ".." in text or is_device(text)
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
    """Return a year group, N1, N2, R or 1 to 14, of text such as "Year 10", "Bl. 10" or "Derbyn"."""
    text = plain(value).strip()
    if text.upper() in YEAR_GROUPS:
        return text.upper()
    for code, pattern in _year_patterns().items():
        if pattern.fullmatch(text):
            return code
    raise wrong("year_group", choices=", ".join(YEAR_GROUPS))


@cache
def _year_patterns() -> dict[str, re.Pattern[str]]:
    return {code: re.compile(year_pattern(code, re.escape), re.IGNORECASE) for code in YEAR_GROUPS}


def year_pattern(code: str, spelt: Callable[[str], str]) -> str:
    """Return the pattern of the names of a year group, each word of it as `spelt`."""
    names = (re.findall(r"[a-z]+|\d+", name) for name in YEAR_NAMES[code].split("|"))
    # A zero may stand before the figure of a year: Year 07.
    return "|".join(r"[\s._-]*".join(f"0?{word}" if word == code else spelt(word) for word in name) for name in names)


def read_language_tag(value: object) -> str:
    """Return a BCP 47 language tag."""
    return _tag(plain(value).strip())


def read_name(value: object) -> str:
    """Return a name or reference, which is the same in every language, composed (NFC)."""
    return unicodedata.normalize("NFC", plain(value))


@dataclass(frozen=True, slots=True)
class Reads:
    """Marks a value as what a function returns for what was typed; quicker for pydantic than a validator of its own."""

    read: Callable[[object], object]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Return the validator that pydantic uses: `read`."""
        return core_schema.no_info_plain_validator_function(self.read)


Text = LocalText
Name = Annotated[str, Reads(read_name)]
Date = Annotated[date, Reads(read_date)]
YesNo = Annotated[bool, Reads(read_yes_no)]
Percent = Annotated[Decimal, Reads(read_percent)]
Money = Annotated[Decimal, Reads(read_money)]
Hours = Annotated[Decimal, Reads(read_hours)]
Days = Annotated[Decimal, Reads(read_days)]
Count = Annotated[int, Reads(read_count)]
Time = Annotated[time, Reads(read_time)]
Identifier = Annotated[str, Reads(read_identifier)]
RecordName = Annotated[str, Reads(read_record)]
SchoolYear = Annotated[str, Reads(read_school_year)]
YearGroup = Annotated[str, Reads(read_year_group)]
LanguageTag = Annotated[str, Reads(read_language_tag)]


@dataclass(frozen=True, slots=True)
class PointsAt:
    """Marks an identifier as that of a person, view, target or sum of money."""

    what: str


@dataclass(frozen=True, slots=True)
class CodeOrText:
    """Marks a text that may also be one of a list's codes, which is then shown in its words."""

    choice: type[Choice]

    def read(self, value: object) -> Choice | LocalText:
        """Return the member whose code was typed, or else the text."""
        try:
            return self.choice.read(value)
        except PydanticCustomError:
            return LocalText.read(value)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Return the validator that pydantic uses: `read`."""
        return core_schema.no_info_plain_validator_function(self.read)


Person = Annotated[str, Reads(read_reference), PointsAt("people")]
"""The id of a person in `people`, or `child`, or the code of a role."""
ViewId = Annotated[str, Reads(read_reference), PointsAt("views")]
TargetId = Annotated[str, Reads(read_reference), PointsAt("targets")]
FundingId = Annotated[str, Reads(read_reference), PointsAt("funding")]


SAYS_WHO, SAYS_WHY = "none_stated_by", "not_practicable"
"""The keys of an explicit none and of a reason."""


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
    if isinstance(value, NoneStated) or (isinstance(value, dict) and SAYS_WHO in value):
        return NONE_MARK
    if isinstance(value, NotPracticable) or (isinstance(value, dict) and SAYS_WHY in value):
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
