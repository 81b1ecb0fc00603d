"""Languages, and text that knows which one it is in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache

CY = "cy"
EN = "en"
NEUTRAL = ""
"""The tag of text that is the same in every language: a name, a number, a reference."""

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Run:
    """Text and the BCP 47 tag of its language (`NEUTRAL` where it has none of its own).

    What it says is not in its `repr`: a child may have said it.
    """

    text: str = field(repr=False)
    lang: str

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return _is_right_to_left(self.lang)


@lru_cache(maxsize=256)
def _is_right_to_left(lang: str) -> bool:
    return lang.split("-", maxsplit=1)[0].lower() in RIGHT_TO_LEFT


Phrase = tuple[Run, ...]
"""One thing said once in each language of the mode, in the mode's order.

A phrase of one run says what is the same in both languages, or exists in one of them only.
"""


class Mode(Enum):
    """Which languages a document is in, in order."""

    CY = ("cy",)
    EN = ("en",)
    BILINGUAL = ("cy", "en")
    ENGLISH_FIRST = ("en", "cy")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages' tags, in the order in which they are shown."""
        languages: tuple[str, ...] = self.value
        return languages

    @property
    def suffix(self) -> str:
        """The mode as a file name ends: `cy`, `en`, `cy-en` or `en-cy`."""
        return "-".join(self.value)

    @property
    def is_bilingual(self) -> bool:
        """Whether both languages stand side by side."""
        return len(self.value) > 1


EDITIONS = (Mode.CY, Mode.EN, Mode.BILINGUAL)
"""What is made of a plan unless something else is asked for: Welsh comes first."""


class Layout(Enum):
    """How a document shows two languages, as the Welsh Language Commissioner's design advice names it.

    Two of its six layouts are left out. Facing pages part as soon as one language is longer, and a
    screen shows one page; tilted or back-to-back documents have to be turned, which no screen
    reader does.
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
    """How large the type of a document is; `points` is that of its text."""

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
    """One document of a plan: its languages, how they are laid out, and the size of its type."""

    mode: Mode
    size: Size = Size.STANDARD
    layout: Layout = Layout.COLUMNS

    @property
    def suffix(self) -> str:
        """The edition as a file name ends: `cy`, `cy-en-blocks`, `en-large`."""
        layout = self.layout.value if self._has_choice else ""
        size = self.size.value if self.size is not Size.STANDARD else ""
        return "-".join(part for part in (self.mode.suffix, layout, size) if part)

    @property
    def _has_choice(self) -> bool:
        return self.mode.is_bilingual and self.layout is not Layout.COLUMNS


def editions(modes: Iterable[Mode], sizes: Iterable[Size], layout: Layout) -> tuple[Edition, ...]:
    """Return each edition once: every mode in every size, in order."""
    apart = layout is Layout.SEPARATE
    parts = [each for mode in modes for each in (_parted(mode) if apart else (mode,))]
    made = (Edition(mode, size, layout) for size in sizes for mode in parts)
    return tuple(dict.fromkeys(made))


def _parted(mode: Mode) -> Iterator[Mode]:
    """Yield the mode of each of a mode's languages."""
    yield from (Mode((language,)) for language in mode.languages)


def named_edition(name: str) -> Edition | None:
    """Return the edition that a document's file name, without its ending, tells of."""
    known = (Edition(mode, size, way) for mode in Mode for size in Size for way in Layout)
    fits = [each for each in known if name.removesuffix("-archive").endswith(f"-{each.suffix}")]
    return max(fits, key=lambda each: len(each.suffix), default=None)
