"""Read our own HTML back as lines: headings, paragraphs, cells and pictures with their languages."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

from pepdocs.base.language import Run
from pepdocs.render.read_back.outline import Line, line

CAPTION = "Caption"
PLACES = {f"h{level}": f"H{level}" for level in range(1, 7)} | {
    "caption": CAPTION, "li": "LI", "dt": "Lbl", "dd": "LI", "svg": "Figure", "td": "TD", "th": "TH",
}  # fmt: skip
"""The kinds of lines in some elements; in others a line is of the kind of the element around it."""

CELLS = frozenset({"td", "th"})
INLINE = frozenset({"a", "br", "path", "circle", "rect", "span", "strong", "title"})
"""Elements that do not end a line; a `title` is that of a picture."""

VOID = frozenset({"br", "col", "meta"})


@dataclass(frozen=True, slots=True)
class OpenElement:
    """An open element: the kind of its lines, and what its descendants inherit."""

    tag: str
    place: str
    lang: str
    is_layout: bool = False
    """Whether it is, or is directly in, a table that is only for layout."""
    is_hidden: bool = False


def outline(html: str | bytes) -> tuple[Line, ...]:
    """Return the document's paragraphs, headings, cells and pictures in reading order.

    A run without a language of its own has that of the element around it.
    """
    reader = _HtmlReader()
    reader.feed(html if isinstance(html, str) else html.decode())
    reader.close()
    return tuple(reader.lines)


class _HtmlReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._open = [OpenElement("", "P", "")]
        self._pieces: list[Run] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._end_at(tag)
        if tag == "img" and (text := dict(attrs).get("alt")):
            lang = dict(attrs).get("lang") or self._open[-1].lang
            self.lines.append(Line("Figure", (Run(text, lang),)))
        if tag == "br":
            self._pieces.append(Run("\n", self._open[-1].lang))
        if tag not in VOID:
            self._open.append(_open_element(tag, dict(attrs), self._open[-1]))

    def handle_endtag(self, tag: str) -> None:
        self._end_at(tag)
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not self._open[-1].is_hidden:
            self._pieces.append(Run(data, self._open[-1].lang))

    def _end_at(self, tag: str) -> None:
        """End the line at a tag; a caption is one line, whatever is in it."""
        if self._open[-1].place == CAPTION and tag not in {"caption", *INLINE}:
            self._pieces.append(Run(" ", self._open[-1].lang))
        elif tag not in INLINE:
            self._end_line()

    def _end_line(self) -> None:
        if whole := line(self._open[-1].place, self._pieces):
            self.lines.append(whole)
        self._pieces = []


def _open_element(tag: str, attributes: dict[str, str | None], parent: OpenElement) -> OpenElement:
    is_layout = attributes.get("role") == "presentation" or (parent.is_layout and tag != "table")
    place = parent.place if tag in CELLS and is_layout else PLACES.get(tag, parent.place)
    lang = attributes.get("lang") or parent.lang
    return OpenElement(tag, place, lang, is_layout, parent.is_hidden or tag == "head")
