"""Languages, text tagged with its language, and the editions of a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, lru_cache
from itertools import product

from pepdocs.base.copies import Copy
from pepdocs.base.term_language import term_language

CY = "cy"
EN = "en"
NEUTRAL = ""
"""The tag of text that is the same in every language, such as a name or a number."""

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Run:
    """Text and the BCP 47 tag of its language, or `NEUTRAL`.

    The text is not in the `repr`, since it may describe a child.
    """

    text: str = field(repr=False)
    lang: str

    @property
    def spoken_in(self) -> str:
        """The language that it is read out in: its own, or that of a name made of known words; "" for any."""
        return self.lang or term_language(self.text)

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return _is_right_to_left(self.lang)


@lru_cache(maxsize=256)
def _is_right_to_left(lang: str) -> bool:
    return lang.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT


Phrase = tuple[Run, ...]
"""The same text once in each language of the mode, in the mode's order.

A phrase of one run is the same in both languages, or exists in one of them only.
"""


class Mode(Enum):
    """The languages of a document, in order."""

    CY = ("cy",)
    EN = ("en",)
    BILINGUAL = ("cy", "en")
    ENGLISH_FIRST = ("en", "cy")

    @property
    def languages(self) -> tuple[str, ...]:
        """The language tags in the order in which they are shown."""
        languages: tuple[str, ...] = self.value
        return languages

    @property
    def suffix(self) -> str:
        """The end of a file name: `cy`, `en`, `cy-en` or `en-cy`."""
        return "-".join(self.value)

    @property
    def is_bilingual(self) -> bool:
        """Whether the document has two languages."""
        return len(self.value) > 1


NAMED = {"cy": Mode.CY, "en": Mode.EN, "bilingual": Mode.BILINGUAL}
"""The modes by the names that people choose them by."""

EDITIONS = tuple(NAMED.values())
"""The modes of the documents that are made by default, Welsh first."""


class Layout(Enum):
    """How a document shows two languages, as the Welsh Language Commissioner's design advice names it.

    Two of its six layouts are left out: facing pages drift apart as soon as one language is longer, and a screen shows
    one page at a time; tilted or back-to-back documents have to be turned, which no screen reader does.
    """

    COLUMNS = "columns"
    """Parallel columns: each text beside its translation."""
    BLOCKS = "blocks"
    """Block by block: each text above its translation, over the whole width."""
    SECTIONS = "sections"
    """Top and bottom: each section in one language, then in the other."""
    SEPARATE = "separate"
    """A document for each language."""


class Size(Enum):
    """The size of a document's type."""

    STANDARD = "standard"
    LARGE = "large"
    VERY_LARGE = "very-large"

    @property
    def points(self) -> int:
        """The size of ordinary text in points."""
        return POINTS[self]


POINTS = {Size.STANDARD: 12, Size.LARGE: 18, Size.VERY_LARGE: 24}


@dataclass(frozen=True, slots=True)
class Edition:
    """One document of a plan: its languages, the size of its type, its layout, and whose copy it is."""

    mode: Mode
    size: Size = Size.STANDARD
    layout: Layout = Layout.COLUMNS
    copy: Copy = Copy.FULL

    @property
    def suffix(self) -> str:
        """The end of a file name: `cy`, `cy-en-blocks`, `en-carer-large`."""
        has_layout = self.mode.is_bilingual and self.layout is not Layout.COLUMNS
        layout = self.layout.value if has_layout else ""
        size = self.size.value if self.size is not Size.STANDARD else ""
        copy = self.copy.value if self.copy is not Copy.FULL else ""
        return "-".join(part for part in (self.mode.suffix, copy, layout, size) if part)


def editions(
    modes: Iterable[Mode], sizes: Iterable[Size], layout: Layout, copies: Iterable[Copy] = (Copy.FULL,)
) -> tuple[Edition, ...]:
    """Return the edition of every copy in every size and mode, each once, in order."""
    if layout is Layout.SEPARATE:
        modes = (Mode((language,)) for mode in modes for language in mode.languages)
    chosen = tuple(modes)
    every = product(copies, tuple(sizes), chosen)
    return tuple(dict.fromkeys(Edition(mode, size, layout, copy) for copy, size, mode in every))


def named_edition(name: str) -> Edition | None:
    """Return the edition in the name of a document's file, without its ending; None if there is none."""
    named = named_document(name)
    return named[1] if named else None


def named_document(name: str) -> tuple[str, Edition] | None:
    """Return the plan's reference and the edition in the name of a document's file, without its ending; else None.

    A name can be read in one way only, since no reference ends like an edition in one language.
    """
    words = name.removesuffix("-archive").split("-")
    for place in range(max(1, len(words) - MOST_WORDS), len(words)):
        if edition := _by_suffix().get("-".join(words[place:])):
            return "-".join(words[:place]), edition
    return None


@cache
def _by_suffix() -> dict[str, Edition]:
    """Return every edition by the end of its file names; of those with the same, the plainest."""
    found: dict[str, Edition] = {}
    for parts in product(Mode, Size, Layout, Copy):
        edition = Edition(*parts)
        found.setdefault(edition.suffix, edition)
    return found


MOST_WORDS = max(suffix.count("-") + 1 for suffix in _by_suffix())
