"""The filters that a template may apply to what it prints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2.filters import FILTERS

from pepdocs.view.blocks import Value, runs

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


def is_long(part: object, limit: int = LONG) -> bool:
    """Return whether a text in a part of the view is long enough to break over two pages."""
    return any(len(run.text) > limit for run in runs(part))


def is_endless(text: str) -> bool:
    """Return whether a text has a word too long for a line."""
    return any(len(word) > LONGEST_WORD for word in text.split())


def is_plain(value: Value) -> bool:
    """Return whether a value is one paragraph in one language, without a note."""
    if value.note or len(value.phrases) != 1 or len(value.phrases[0]) != 1:
        return False
    return "\n\n" not in value.phrases[0][0].text


TEMPLATE_FILTERS: dict[str, Callable[..., Any]] = {
    "batch": FILTERS["batch"],
    "is_endless": is_endless,
    "is_long": is_long,
    "is_plain": is_plain,
    "length": FILTERS["length"],
    "paragraphs": paragraphs,
    "plain": plain,
    "tag": tag,
}
"""Every filter that a template may use; `batch` and `length` are Jinja's."""
