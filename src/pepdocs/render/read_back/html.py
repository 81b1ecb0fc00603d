"""Our own HTML read back: its headings, paragraphs, cells and pictures, and their languages."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from pepdocs.base.language import Run
from pepdocs.render.read_back.outline import Line, line

PLACES = {f"h{level}": f"H{level}" for level in range(1, 7)} | {
    "caption": "Caption",
    "li": "LI",
    "svg": "Figure",
    "td": "TD",
    "th": "TH",
}
"""Elements whose paragraphs are named for them."""

CELLS = frozenset({"td", "th"})
INLINE = frozenset({"a", "br", "span", "title"})
"""Elements that do not end a line; a title is that of a picture."""

VOID = frozenset({"br", "col", "meta"})
UNSEEN = frozenset({"head"})


@dataclass(frozen=True, slots=True)
class Opened:
    """An element that is open: what its lines are called, and what holds within it."""

    tag: str
    place: str
    lang: str
    is_for_looks: bool = False
    """Whether it is, or is within, a table that only arranges."""
    is_unseen: bool = False


def outline(html: str | bytes) -> tuple[Line, ...]:
    """Return the document's paragraphs, headings, cells and pictures in reading order.

    A run without a language of its own has that of what it stands in.
    """
    reader = _Reader()
    reader.feed(html if isinstance(html, str) else html.decode())
    reader.close()
    return tuple(reader.lines)


class _Reader(HTMLParser):
    """Collects lines while the parser calls."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._opened = [Opened("", "P", "")]
        self._pieces: list[Run] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, and begin a line where it is a block."""
        if tag not in INLINE:
            self._end_line()
        if tag == "br":
            self._pieces.append(Run("\n", self._opened[-1].lang))
        if tag not in VOID:
            self._opened.append(_opened(tag, dict(attrs), self._opened[-1]))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and end the line where it was a block."""
        if tag not in INLINE:
            self._end_line()
        if tag not in VOID:
            self._opened.pop()

    def handle_data(self, data: str) -> None:
        if not self._opened[-1].is_unseen:
            self._pieces.append(Run(data, self._opened[-1].lang))

    def _end_line(self) -> None:
        """Keep the line that is open, if it holds any text."""
        whole = line(self._opened[-1].place, self._pieces)
        self._pieces = []
        if whole is not None:
            self.lines.append(whole)


def _opened(tag: str, attributes: dict[str, str | None], within: Opened) -> Opened:
    """Return the element that begins with `tag` within another."""
    is_for_looks = within.is_for_looks or attributes.get("role") == "presentation"
    place = within.place if tag in CELLS and is_for_looks else PLACES.get(tag, within.place)
    lang = attributes.get("lang") or within.lang
    return Opened(tag, place, lang, is_for_looks, within.is_unseen or tag in UNSEEN)
