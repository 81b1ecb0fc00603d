"""The parts that a PDF and a Word file have in common, as the checks read them."""

from __future__ import annotations

from dataclasses import dataclass, field

from pepdocs.accessibility.barriers import Place
from pepdocs.accessibility.colours import Colour


@dataclass(frozen=True, slots=True)
class TextFormat:
    """The format of a piece of text, with the size of type in points."""

    size: float
    is_bold: bool
    colour: Colour | None
    """`None` if it is not a plain colour, or chosen by the program that shows it."""
    ground: Colour | None
    """The colour behind the text, `None` if it is not a plain one."""


@dataclass(frozen=True, slots=True, eq=False)
class FormattedText:
    """A piece of text in one format."""

    text: str = field(repr=False)
    format: TextFormat


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: its level, 0 if unknown, the text that is read for it, and its language, if that is known."""

    at: Place
    level: int
    text: str = field(repr=False)
    languages: frozenset[str] = frozenset()
    """The languages of its text, without their countries."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with its alternative text."""

    at: Place
    alt: str = field(repr=False)
    is_decorative: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its text, the descriptions of its annotations, and whether its target exists."""

    at: Place
    text: str = field(repr=False)
    leads: bool = True
    descriptions: tuple[str, ...] = field(default=(), repr=False)
    addresses: tuple[str, ...] = field(default=(), repr=False)
    """The web and e-mail addresses that it leads to."""


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A paragraph with its line ends."""

    at: Place
    group: int
    """Equal for paragraphs of which one may continue the other."""
    text: str = field(repr=False)
    linked: tuple[bool, ...] = field(repr=False)
    """For each character whether it is part of a link."""


@dataclass(frozen=True, slots=True, eq=False)
class TableTexts:
    """What a table is called: in texts that are only heard, and in its caption and its header row."""

    at: Place
    heard: tuple[str, ...] = field(repr=False)
    shown: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class FigureTexts:
    """The alternative text of a picture, and the texts beside the picture."""

    at: Place
    alt: str = field(repr=False)
    beside: tuple[str, ...] = field(repr=False)
