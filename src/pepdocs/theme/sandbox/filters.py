"""What a template may do with a text besides showing it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2.filters import FILTERS

from pepdocs.view.blocks import Value, runs

OUTPUT_TAGS = {"cy": "cy-GB", "en": "en-GB"}
"""The tags that a document carries for the languages of the form; others stand as they are."""

LONG = 650
"""So many characters fill ten lines of half a page's width."""


ENDLESS = 28
"""The longest Welsh and English words of a form are shorter than this."""


def tag(lang: str) -> str:
    """Return the language tag that a document carries for `lang`."""
    return OUTPUT_TAGS.get(lang, lang)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, cut at its blank lines."""
    return [part.strip("\n") for part in text.split("\n\n") if part.strip("\n")]


def plain(phrase: tuple[Any, ...]) -> str:
    """Return a phrase as one line, for a bookmark or a page's margin."""
    return " / ".join(run.text for run in phrase)


def is_long(part: object, limit: int = LONG) -> bool:
    """Return whether one text below `part` is so long that it may break over a page."""
    return any(len(run.text) > limit for run in runs(part))


def is_endless(text: str) -> bool:
    """Return whether a text has a word that no line can hold."""
    return any(len(word) > ENDLESS for word in text.split())


def is_plain(value: Value) -> bool:
    """Return whether a value is one paragraph in one language, with no remark."""
    if value.note or len(value.phrases) != 1 or len(value.phrases[0]) != 1:
        return False
    return "\n\n" not in value.phrases[0][0].text


FILTERS_OF_OURS: dict[str, Callable[..., Any]] = {
    "batch": FILTERS["batch"],
    "is_endless": is_endless,
    "is_long": is_long,
    "is_plain": is_plain,
    "length": FILTERS["length"],
    "paragraphs": paragraphs,
    "plain": plain,
    "tag": tag,
}
"""Every filter that a template may use; `batch` and `length` are Jinja's own."""
