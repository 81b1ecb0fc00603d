"""Replace characters that no font of ours has, and hyphens at which a word would break, for a PDF.

The page shows the character's code point, as [U+1D49C]; text that is copied or read aloud has the character itself.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup

from pepdocs.base.unbroken import with_whole_words
from pepdocs.render.pdf.fonts import split_by_coverage

LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n\n"})
"""Unicode's line and paragraph separators, which the engine would draw as characters."""

SPAN = Markup('<span data-actualtext="{}">{}</span>')


def plain_fallback(fonts: Path) -> Callable[[str], str]:
    """Return a function that replaces missing characters where there is no markup, such as in a page margin."""
    return lambda text: "".join(
        piece if is_covered else code_points(piece)
        for piece, is_covered in split_by_coverage(text.translate(LINE_ENDS), fonts=fonts)
    )


def html_fallback(fonts: Path) -> Callable[[str], str]:
    """Return a function that returns a text with whole words, or markup in which missing characters are replaced."""

    def replace_missing(text: str) -> str:
        text = with_whole_words(text.translate(LINE_ENDS))
        pieces = split_by_coverage(text, fonts=fonts)
        if all(is_covered for _, is_covered in pieces):
            return text
        return Markup("").join(piece if is_covered else _spans(piece) for piece, is_covered in pieces)

    return replace_missing


def _spans(text: str) -> Markup:
    return Markup("").join(SPAN.format(character, code_points(character)) for character in text)


def code_points(text: str) -> str:
    """Return the code points of characters, as they are drawn in place of them."""
    return "".join(f"[U+{ord(character):04X}]" for character in text)
