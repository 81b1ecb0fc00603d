"""The texts of a view as JSON for the Typst templates.

A text is a list of paragraphs, and a paragraph a list of pieces: each a string, or an object with a `link`, a long
`word`, or what is `drawn` for a text that stands beside it under a `code`. A list of one string is that string.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

from pepdocs.base.language import Phrase, Run, Size
from pepdocs.base.unbroken import NO_BREAK_HYPHEN
from pepdocs.render.fallback_fonts import LINE_ENDS, code_points
from pepdocs.render.pdf.fonts import split_by_coverage
from pepdocs.render.typst.languages import LanguageCodes, is_reordered
from pepdocs.theme.sandbox.filters import Piece, paragraphs, pieces, plain, runs_each
from pepdocs.view.blocks import DocumentView, Value

Json = dict[str, Any]

LONGEST_WHOLE_WORD = {Size.STANDARD.value: 16, Size.LARGE.value: 16, Size.VERY_LARGE.value: 14}
"""The letters of a word that has room in any column; a longer one may be broken where it has none."""

DRAWN = frozenset({"tick", "ticked", "write"})
"""The tones of values that are drawn, as a box to tick or room to write in."""

GAPS = frozenset({"gap", "none"})
"""The tones of what is not recorded or does not exist."""


@dataclass
class TextWriter:
    """Writes the texts of one view; `codes` collects what Typst cannot name."""

    view: DocumentView
    fonts: Path
    codes: LanguageCodes = field(default_factory=LanguageCodes)

    def lang(self, tag: str) -> str:
        """Return a language tag, and make sure that the table of languages has it."""
        self.codes.note(tag)
        return tag

    def run(self, run: Run) -> Json:
        """Return a text with its language."""
        # The space keeps two lines apart for who copies or hears them.
        texts = [text.replace("\n", " \n") for text in paragraphs(run.text.translate(LINE_ENDS))] or [""]
        written = [self.paragraph(text, run.spoken_in) for text in texts]
        return {"lang": self.lang(run.spoken_in), "text": _alone(written)}

    def phrase(self, phrase: Phrase) -> list[Json]:
        """Return the texts of a phrase."""
        return [self.run(run) for run in phrase]

    def phrases(self, phrases: Iterable[Phrase]) -> list[list[Json]]:
        """Return the texts of several phrases."""
        return [self.phrase(phrase) for phrase in phrases]

    def paragraph(self, text: str, lang: str) -> list[Any] | str:
        """Return the pieces of a paragraph; only one, with its text beside it, if it is drawn in another order."""
        if is_reordered(text):
            drawn = "".join(part if is_covered else code_points(part) for part, is_covered in self.split(text))
            return [{"drawn": drawn, "code": self.codes.spell(text, lang)}]
        return _alone([shown for piece in pieces(text) for shown in self.piece(piece, lang)])

    def split(self, text: str) -> list[tuple[str, bool]]:
        """Return the parts of a text, each with whether our fonts can print it."""
        return split_by_coverage(text, fonts=self.fonts)

    def piece(self, piece: Piece, lang: str) -> list[Any]:
        """Return a link, or the parts of a text that is none."""
        if piece.link:
            return [{"before": piece.before, "link": piece.link, "words": self.covered(piece.text, lang)}]
        return self.covered(piece.text, lang)

    def covered(self, text: str, lang: str) -> list[Any]:
        """Return a text as what our fonts can print, and characters that they cannot."""
        shown: list[Any] = []
        for part, is_covered in self.split(text):
            shown += self.words(part) if is_covered else [self.character(letter, lang) for letter in part]
        return shown

    def words(self, text: str) -> list[Any]:
        """Return a text whose hyphens end no line, and with its long words on their own.

        Both hyphens have one glyph. A text has one of the two only, so that the file has no second meaning for it.
        """
        limit = LONGEST_WHOLE_WORD[self.view.size]
        text = text.replace("-", NO_BREAK_HYPHEN)
        words = text.split(" ")
        if all(len(word) <= limit for word in words):
            return [text]
        parts: list[Any] = [part for word in words for part in (" ", _shown_word(word, limit))][1:]
        return [part for is_text, same in groupby(parts, _is_text) for part in (["".join(same)] if is_text else same)]

    def character(self, letter: str, lang: str) -> Json:
        """Return what is drawn for a character that no font of ours has."""
        return {"drawn": code_points(letter), "code": self.codes.spell(letter, lang)}

    def value(self, value: Value) -> Json:
        """Return a value, with the number of runs of its phrases if they all have as many."""
        return {
            "phrases": self.phrases(value.phrases), "tone": value.tone, "form": value.form,
            "note": self.phrase(value.note), "each": runs_each(value), "shape": _shape(value),
            "faint": value.tone in GAPS, "alt": _alternative(value),
        }  # fmt: skip


def _alone(parts: list[Any]) -> list[Any] | str:
    """Return the only part if it is a plain text, which Typst shows in fewer steps than a list of one."""
    return parts[0] if len(parts) == 1 and isinstance(parts[0], str) else parts


def _alternative(value: Value) -> str:
    """Return the words of a box to tick, which are read out and not drawn; "" for any other value."""
    return plain(value.phrases[0][:1]) if value.tone in DRAWN and value.phrases else ""


def _is_text(part: object) -> bool:
    return isinstance(part, str)


def _shape(value: Value) -> str:
    """Return how a value stands beside its label: `inline` if it is words on the label's line, `drawn`, or `block`."""
    if value.tone in DRAWN:
        return "drawn"
    is_one = len(value.phrases) == 1 and len(paragraphs(value.phrases[0][0].text)) <= 1
    return "inline" if is_one or value.form == "line" or not value.phrases else "block"


def _shown_word(word: str, limit: int) -> str | Json:
    """Return what is between two spaces: a string, or an object if it may be broken."""
    return {"word": word} if len(word) > limit else word
