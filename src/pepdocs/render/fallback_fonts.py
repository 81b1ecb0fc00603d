"""What stands in a PDF for a character that no font of ours has.

The page shows its number in Unicode, as [U+1D49C]; whoever copies or listens gets the character.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from markupsafe import Markup

from pepdocs.render.pdf.document import covered

LINE_ENDS = str.maketrans({"\u2028": "\n", "\u2029": "\n\n"})
"""Unicode's own ends of a line and of a paragraph, which the engine would draw as characters."""

SPAN = Markup('<span data-actualtext="{}">{}</span>')


def plain(fonts: Path) -> Callable[[str], str]:
    """Return how a text is shown where there is no markup, such as the margin of a page."""
    return lambda text: "".join(
        piece if printable else _numbers(piece) for piece, printable in covered(text.translate(LINE_ENDS), fonts=fonts)
    )


def marked(fonts: Path) -> Callable[[str], str]:
    """Return how a text is shown on the page: itself, or markup with its characters' numbers."""

    def shown(text: str) -> str:
        text = text.translate(LINE_ENDS)
        pieces = covered(text, fonts=fonts)
        if all(printable for _, printable in pieces):
            return text
        return Markup("").join(_piece(piece, printable=printable) for piece, printable in pieces)

    return shown


def _piece(piece: str, *, printable: bool) -> str:
    """Return printable text as it is, to be escaped, and any other character as a marked number."""
    if printable:
        return piece
    return Markup("").join(SPAN.format(character, _numbers(character)) for character in piece)


def _numbers(text: str) -> str:
    return "".join(f"[U+{ord(character):04X}]" for character in text)
