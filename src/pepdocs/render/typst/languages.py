"""What Typst cannot name, under codes that it can: languages with a script or variant, and texts beside their glyphs.

Typst knows a language by two or three letters and a region. ISO 639 reserves `qaa` to `qtz` for private use, so what
Typst cannot name is a language from there while the document is compiled, and `structure` puts in the finished file
what that stands for. A text that is drawn in another order than it is read, or as the code points of characters that no
font has, gets a code too, and its own text in the finished file.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from string import ascii_lowercase, ascii_uppercase

from pepdocs.base.language import NEUTRAL, Run
from pepdocs.theme.sandbox.filters import tag as output_tag

PLAIN_TAG = re.compile(r"([a-z]{2,3})(?:-([A-Z]{2}))?")
"""A tag that Typst writes as it is."""

REORDERED = re.compile(
    "[\u0590-\u08ff\u0900-\u0fff\u1000-\u109f\u1780-\u17ff\ufb1d-\ufdff\ufe70-\ufefc"
    "\u200d-\u200f\u202a-\u202e\u2066-\u2069\ufe0f\U00010800-\U00010fff\U0001e800-\U0001efff\U0001f3fb-\U0001f3ff]"
)
"""Characters whose glyphs may stand in another order, or be joined with others: of scripts from right to left, of South
and South-East Asia, of pictures made of several; and marks that change the direction, which Typst leaves out."""


@dataclass(frozen=True, slots=True)
class SpelledText:
    """A text that stands in the file beside what is drawn for it, and its language."""

    text: str = field(repr=False)
    lang: str


@dataclass
class LanguageCodes:
    """The languages of one document, and the codes that stand for something else in it."""

    languages: dict[str, tuple[str, str | None, bool]] = field(default_factory=dict)
    """By tag: the code and the region that Typst is given, and whether it is written from right to left."""

    tags: dict[str, str] = field(default_factory=dict)
    """The language tags that codes stand for."""

    texts: dict[str, SpelledText] = field(default_factory=dict)
    """The texts that codes stand for."""

    def note(self, tag: str) -> None:
        """Give a language a code if it has none yet."""
        if tag == NEUTRAL or tag in self.languages:
            return
        is_from_right = Run("", tag).right_to_left
        if plain := PLAIN_TAG.fullmatch(output_tag(tag)):
            self.languages[tag] = (plain[1], plain[2], is_from_right)
            return
        code, region = self._next()
        self.tags[f"{code}-{region}"] = tag
        self.languages[tag] = (code, region, is_from_right)

    def spell(self, text: str, lang: str) -> tuple[str, str]:
        """Return a code and region for a text; its language is "" if it is that of the text around it."""
        code, region = self._next()
        self.texts[f"{code}-{region}"] = SpelledText(text, output_tag(lang))
        return code, region

    def _next(self) -> tuple[str, str]:
        """Return a code that is not used yet, with one of 676 regions."""
        number, second = divmod(len(self.tags) + len(self.texts), len(ascii_lowercase))
        third, first = divmod(number, len(ascii_lowercase))
        return f"q{ascii_lowercase[third % 20]}{ascii_lowercase[third // 20 % 26]}", (
            ascii_uppercase[first] + ascii_uppercase[second]
        )


def is_reordered(text: str) -> bool:
    """Return whether the glyphs of a text may stand in another order than its characters."""
    return REORDERED.search(text) is not None
