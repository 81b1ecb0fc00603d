"""A finished PDF read back: its structure, its text as readers get it, and its fonts.

Nothing here knows how the file was made. It follows the file's own structure tree into the pages'
content and turns glyphs into text by the fonts' own tables, as a screen reader does.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from pepdocs.language import Run
from pepdocs.render.outline import Line, line
from pepdocs.render.pdf_alphabet import Alphabet, alphabet

HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
INLINE = frozenset({"", "Span", "Link"})
"""Kinds that are part of a line; content itself has none."""
CELLS = frozenset({"TH", "TD", "LI", "Caption"})
"""Kinds whose paragraphs are named for them."""

OPERATORS = "BDC BMC EMC Tf Tj TJ"
SUBSET = re.compile(r"^[A-Z]{6}\+")


def outline(content: bytes) -> tuple[Line, ...]:
    """Return the document's paragraphs, headings, cells and pictures in reading order.

    Bullets and numbers of lists are left out: they are made, not written.
    """
    with pikepdf.open(io.BytesIO(content)) as pdf:
        tree = pdf.Root.get("/StructTreeRoot")
        if tree is None:
            return ()
        return tuple(_Reader(pdf).lines(tree, "P", str(pdf.Root.get("/Lang", ""))))


def fonts(content: bytes) -> frozenset[str]:
    """Return the families of the fonts that the file brings with it or asks for."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = (thing for thing in pdf.objects if isinstance(thing, Dictionary))
        named = (thing for thing in found if thing.get("/Type") == Name.Font)
        return frozenset(_family(font) for font in named if "/DescendantFonts" not in font)


def _family(font: Any) -> str:
    """Return a font's family, or its whole name where the file does not say."""
    described = font.get("/FontDescriptor", Dictionary())
    name = SUBSET.sub("", str(font.get("/BaseFont", "/"))[1:])
    return str(described.get("/FontFamily", name))


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked content that is open while a page is read; `None` is no part of the text."""

    number: int | None
    is_said: bool = False
    """Whether its text is already known, whatever it draws."""


class _Reader:
    """Reads the structure of one open file."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen: page for page in pdf.pages}
        self._texts: dict[tuple[int, int], dict[int, str]] = {}
        self._alphabets: dict[tuple[int, int], Alphabet] = {}

    def lines(self, element: Any, within: str, lang: str) -> Iterator[Line]:
        """Yield the lines of an element that is no part of a line itself."""
        pieces: list[Run] = []
        for kid in _kids(element):
            kind = _kind(kid)
            if kind in INLINE:
                pieces.extend(self._pieces(kid, element, lang))
                continue
            yield from _closed(within, pieces)
            pieces = []
            if kind != "Lbl":
                yield from self._below(kid, _place(kind, within), _lang(kid, lang))
        yield from _closed(within, pieces)

    def _below(self, element: Any, place: str, lang: str) -> Iterator[Line]:
        """Yield an element's lines, or the words that stand for all of it."""
        instead = element.get("/ActualText", element.get("/Alt"))
        if instead is None:
            yield from self.lines(element, place, lang)
        else:
            yield from _closed(place, [Run(str(instead), lang)])

    def _pieces(self, kid: Any, parent: Any, lang: str) -> Iterator[Run]:
        """Yield the text of a part of a line."""
        if not isinstance(kid, Dictionary):
            yield Run(self._text(parent.Pg, int(kid)), lang)
        elif "/MCID" in kid:
            page = kid.Pg if "/Pg" in kid else parent.Pg
            yield Run(self._text(page, int(kid.MCID)), lang)
        elif "/ActualText" in kid:
            yield Run(str(kid.ActualText), _lang(kid, lang))
        else:
            for part in _kids(kid):
                yield from self._pieces(part, kid, _lang(kid, lang))

    def _text(self, page: Any, number: int) -> str:
        """Return what a marked content of a page says."""
        if page.objgen not in self._texts:
            self._texts[page.objgen] = self._read(self._pages[page.objgen])
        return self._texts[page.objgen].get(number, "")

    def _read(self, page: pikepdf.Page) -> dict[int, str]:
        """Return what each marked content of a page says, by number."""
        said: dict[int, str] = {}
        opened = [Marked(None)]
        letters = Alphabet()
        for step in pikepdf.parse_content_stream(page, OPERATORS):
            operands, name = list(step.operands), str(step.operator)
            if name == "EMC":
                opened.pop()
            elif name in ("BDC", "BMC"):
                opened.append(_opened(operands, opened[-1], said))
            elif name == "Tf":
                letters = self._font(page.obj.Resources.Font[str(operands[0])])
            elif (now := opened[-1]).number is not None and not now.is_said:
                said[now.number] += letters.text(operands[0])
        return said

    def _font(self, font: Any) -> Alphabet:
        """Return what a font's codes say, looked up once a file."""
        if font.objgen not in self._alphabets:
            self._alphabets[font.objgen] = alphabet(font)
        return self._alphabets[font.objgen]


def _opened(operands: list[Any], outer: Marked, said: dict[int, str]) -> Marked:
    """Return the marked content that begins, and note what it says of itself."""
    named: Any = operands[1] if len(operands) > 1 and isinstance(operands[1], Dictionary) else {}
    if operands[0] == Name.Artifact:
        return Marked(None)
    number = int(named["/MCID"]) if "/MCID" in named else outer.number
    if number is None:
        return outer
    said.setdefault(number, "")
    if "/ActualText" in named and not outer.is_said:
        said[number] += str(named["/ActualText"])
    return Marked(number, is_said=outer.is_said or "/ActualText" in named)


def _kids(element: Any) -> Iterator[Any]:
    """Yield what is directly below an element."""
    kids = element.get("/K")
    if isinstance(kids, Array):
        yield from kids
    elif kids is not None:
        yield kids


def _kind(kid: Any) -> str:
    """Return the kind of a structure element; content has none."""
    return str(kid.S)[1:] if isinstance(kid, Dictionary) and "/S" in kid else ""


def _place(kind: str, within: str) -> str:
    """Return what the lines of an element are called."""
    if kind in HEADINGS or kind in CELLS or kind == "Figure":
        return kind
    return within


def _lang(element: Any, lang: str) -> str:
    """Return the language of an element that stands in text of the language `lang`."""
    return str(element.Lang) if "/Lang" in element else lang


def _closed(kind: str, pieces: list[Run]) -> Iterator[Line]:
    """Yield the pieces of a line that is complete, if they hold any text."""
    whole = line(kind, pieces)
    if whole is not None:
        yield whole
