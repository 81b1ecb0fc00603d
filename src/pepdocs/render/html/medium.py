"""What a document is shown on, as far as its templates have to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from pepdocs.base.language import Phrase


def attribute(name: str, text: str) -> Markup:
    """Return an attribute that says a text, with the space before it; only a text can be said."""
    return Markup(' {}="').format(name) + text + Markup('"')


class Medium(Protocol):
    """What a template has to ask about what it is shown on, since paper and screen differ in it."""

    @property
    def frame(self) -> str:
        """The template of the whole page."""

    @property
    def is_columned(self) -> bool:
        """Whether the contents stand in two columns."""

    def look(self, rules: str) -> str:
        """Return the attribute that gives one element style rules of its own."""

    def role(self, name: str) -> str:
        """Return the attribute that says what a part of a table is."""

    def labelled(self, label: Phrase) -> str:
        """Return the attribute that names a cell's column."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A page to be printed: tables keep their shape, and a style stands at its element."""

    frame: str = "shared/paper.html.jinja"
    is_columned: bool = True

    def look(self, rules: str) -> str:
        """Return the rules as a `style` attribute."""
        return attribute("style", rules)

    def role(self, name: str) -> str:  # noqa: ARG002 - an element of a table says what it is
        """Return nothing."""
        return ""

    def labelled(self, label: Phrase) -> str:  # noqa: ARG002 - the column's header is in sight
        """Return nothing."""
        return ""
