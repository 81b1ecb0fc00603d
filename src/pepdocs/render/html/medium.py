"""The media that the HTML templates are made for: paper here, a screen in `screen`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from pepdocs.base.language import Phrase


def attribute(name: str, text: str) -> Markup:
    """Return an HTML attribute with a leading space; `TypeError` if its value is not a string."""
    return Markup(' {}="').format(name) + text + Markup('"')


class Medium(Protocol):
    """What differs between paper and a screen, for the templates."""

    @property
    def frame(self) -> str:
        """The template of the whole page."""

    @property
    def is_paged(self) -> bool:
        """Whether the document has pages, which break between and in its blocks."""

    def back(self, words: Phrase) -> str:
        """Return a link back to the contents, where the contents are out of reach."""

    def fold(self, title: Markup, content: Markup) -> Markup:
        """Return a part of the document that the reader may fold under its title."""

    def look(self, rules: str) -> str:
        """Return the attribute that gives one element style rules of its own."""

    def role(self, name: str) -> str:
        """Return the attribute that gives the ARIA role of a part of a table."""

    def labelled(self, label: Phrase) -> str:
        """Return the attribute that names a cell's column."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A printed page: tables keep their layout, and elements may have a `style` attribute."""

    frame: str = "shared/paper.html.jinja"
    is_paged: bool = True

    def back(self, words: Phrase) -> str:  # noqa: ARG002 - pages are turned
        """Return nothing."""
        return ""

    def fold(self, title: Markup, content: Markup) -> Markup:  # noqa: ARG002 - nothing is folded
        """Return the content."""
        return content

    def look(self, rules: str) -> str:
        """Return the rules as a `style` attribute."""
        return attribute("style", rules)

    def role(self, name: str) -> str:  # noqa: ARG002 - a table element has its role already
        """Return nothing."""
        return ""

    def labelled(self, label: Phrase) -> str:  # noqa: ARG002 - the column's header is in sight
        """Return nothing."""
        return ""
