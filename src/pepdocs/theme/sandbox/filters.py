"""The filters that a template may apply to what it prints."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from jinja2.filters import FILTERS

from pepdocs.base.unbroken import MAIL, PHONE, may_have_link, unbroken
from pepdocs.view.blocks import FactLine, Facts, Grid, Records, Value, runs

OUTPUT_TAGS = {"cy": "cy-GB", "en": "en-GB"}
"""The language tags in a document for the languages of the form; others are not changed."""

LONG = 650
"""The characters in ten lines of half a page's width."""

LONGEST_WORD = 28
"""No Welsh or English word of a form is longer."""


def tag(lang: str) -> str:
    """Return the tag of a language in a document."""
    return OUTPUT_TAGS.get(lang, lang)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, split at its blank lines."""
    return [part.strip("\n") for part in text.split("\n\n") if part.strip("\n")]


def plain(phrase: tuple[Any, ...]) -> str:
    """Return a phrase on one line, for a bookmark or the margin of a page."""
    return " / ".join(run.text for run in phrase)


def is_long(part: object, limit: int = LONG, whole: int | None = None) -> bool:
    """Return whether a part of the view may break over two pages: a text of it, or all of them, are longer."""
    lengths = [len(run.text) for run in runs(part)]
    return any(length > limit for length in lengths) or (whole is not None and sum(lengths) > whole)


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text: the target of its link, if it is an address or a number to ring, and the space before that."""

    text: str
    link: str = ""
    before: str = ""
    is_endless: bool = False


def pieces(text: str) -> list[Piece]:
    """Return the parts of a text that are links and those between them.

    A date, a postcode and a number to ring have no-break spaces in place of spaces.
    """
    text = unbroken(text)
    if not may_have_link(text):
        return [_between(text)]
    found, end = list[Piece](), 0
    for match in _LINKED.finditer(text):
        if match.start() > end:
            found.append(_between(text[end : match.start()]))
        found.append(Piece(match["mail"] or match["phone"], _link(match), match["space"]))
        end = match.end()
    return [*found, _between(text[end:])] if end < len(text) else found


def _between(text: str) -> Piece:
    return Piece(text, is_endless=is_endless(text))


def _link(match: re.Match[str]) -> str:
    """Return the address that a link leads to."""
    if match["mail"]:
        return f"mailto:{match['mail']}"
    return f"tel:{re.sub(r'[^0-9+]', '', match['phone'])}"


def runs_each(value: Value) -> int:
    """Return the number of runs of each phrase of a value, or 0 if they differ."""
    numbers = {len(phrase) for phrase in value.phrases}
    return numbers.pop() if len(numbers) == 1 else 0


def is_in_languages(line: FactLine) -> bool:
    """Return whether the facts of a line are the same fact in different languages."""
    return len({run.lang for fact in line.cells for run in fact.label[:1]}) > 1


def untitled(block: Facts | Grid | Records) -> Facts | Grid | Records:
    """Return a block without its title or caption, for where the title is printed beside it."""
    return replace(block, caption=()) if isinstance(block, Grid) else replace(block, title=())


def one_by_one(block: Records) -> list[Records]:
    """Return each record of a block as a block of its own, the first with the title."""
    return [
        replace(block, title=() if place else block.title, records=(record,))
        for place, record in enumerate(block.records)
    ]


def is_endless(text: str) -> bool:
    """Return whether a text has a word too long for a line."""
    return any(len(word) > LONGEST_WORD for word in text.split())


def is_plain(value: Value) -> bool:
    """Return whether a value is one paragraph in one language, without a note."""
    if value.note or len(value.phrases) != 1 or len(value.phrases[0]) != 1:
        return False
    return "\n\n" not in value.phrases[0][0].text


_LINKED = re.compile(rf"(?P<space> ?)(?:(?P<mail>{MAIL})|(?P<phone>{PHONE}))")

TEMPLATE_FILTERS: dict[str, Callable[..., Any]] = {
    "batch": FILTERS["batch"],
    "is_endless": is_endless,
    "is_in_languages": is_in_languages,
    "is_long": is_long,
    "is_plain": is_plain,
    "length": FILTERS["length"],
    "one_by_one": one_by_one,
    "paragraphs": paragraphs,
    "pieces": pieces,
    "plain": plain,
    "runs_each": runs_each,
    "tag": tag,
    "untitled": untitled,
}
"""Every filter that a template may use; `batch` and `length` are Jinja's."""
