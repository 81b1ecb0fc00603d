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
from pikepdf import Array, Dictionary, Name, Object, Stream

from pepdocs.base.language import Run
from pepdocs.render.read_back.outline import Line, line
from pepdocs.render.read_back.pdf.alphabet import Alphabet, alphabet, codes
from pepdocs.render.read_back.pdf.content import END, Step, steps

HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
INLINE = frozenset({"", "Span", "Link"})
"""Kinds that are part of a line; content itself has none."""
CELLS = frozenset({"TH", "TD", "LI", "Caption"})
"""Kinds whose paragraphs are named for them."""

OPERATORS = "BDC BMC EMC Tf Tj TJ"
INSTEAD = ("/ActualText", "/Alt")
"""What an element may be said to say, whatever is in it."""

ARTIFACT = b"Artifact"
NUMBER_ALONE = re.compile(rb"<<\s*/MCID\s+(\d+)\s*>>")
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
        instead = next((name for name in INSTEAD if name in element), None)
        if instead is None:
            yield from self.lines(element, place, lang)
        else:
            yield from _closed(place, [Run(str(element[instead]), lang)])

    def _pieces(self, kid: Any, parent: Any, lang: str) -> Iterator[Run]:
        """Yield the text of a part of a line."""
        if not isinstance(kid, Dictionary):
            yield Run(self._text(parent["/Pg"], int(kid)), lang)
        elif "/MCID" in kid:
            page = (kid if "/Pg" in kid else parent)["/Pg"]
            yield Run(self._text(page, int(kid["/MCID"])), lang)
        elif "/ActualText" in kid:
            yield Run(str(kid["/ActualText"]), _lang(kid, lang))
        else:
            for part in _kids(kid):
                yield from self._pieces(part, kid, _lang(kid, lang))

    def _text(self, page: Any, number: int) -> str:
        """Return what a marked content of a page says."""
        place = page.objgen
        if place not in self._texts:
            self._texts[place] = self._read(self._pages[place])
        return self._texts[place].get(number, "")

    def _read(self, page: pikepdf.Page) -> dict[int, str]:
        """Return what each marked content of a page says, by number."""
        said: dict[int, str] = {}
        opened = [Marked(None)]
        letters = Alphabet()
        for step in _steps(page):
            kind, name, value = step
            if kind == "shown":
                if (now := opened[-1]).number is not None and not now.is_said:
                    said[now.number] += letters.says(value)
            elif kind == "end":
                opened.pop()
            elif kind == "font":
                letters = self._font(page.obj.Resources.Font[f"/{name.decode()}"])
            else:
                opened.append(_opened(step, opened[-1], said))
        return said

    def _font(self, font: Any) -> Alphabet:
        """Return what a font's codes say, looked up once a file."""
        if font.objgen not in self._alphabets:
            self._alphabets[font.objgen] = alphabet(font)
        return self._alphabets[font.objgen]


def _opened(step: Step, outer: Marked, said: dict[int, str]) -> Marked:
    """Return the marked content that begins, and note what it says of itself."""
    if step.name == ARTIFACT:
        return Marked(None)
    number, actual = _named(step.value)
    number = outer.number if number is None else number
    if number is None:
        return outer
    said.setdefault(number, "")
    if actual is not None and not outer.is_said:
        said[number] += actual
    return Marked(number, is_said=outer.is_said or actual is not None)


def _named(properties: bytes) -> tuple[int | None, str | None]:
    """Return the number that a list of properties gives its content, and the text in its stead."""
    if plain := NUMBER_ALONE.fullmatch(properties):
        return int(plain[1]), None
    named: Any = Object.parse(properties) if properties else Dictionary()
    number = int(named["/MCID"]) if "/MCID" in named else None
    return number, str(named["/ActualText"]) if "/ActualText" in named else None


def _steps(page: pikepdf.Page) -> list[Step]:
    """Return the steps of a page's content."""
    written = page.obj.get("/Contents")
    found = steps(written.read_bytes()) if isinstance(written, Stream) else None
    return list(_parsed(page)) if found is None else found


def _parsed(page: pikepdf.Page) -> Iterator[Step]:
    """Yield the steps of a page's content, whatever else is in it."""
    for step in pikepdf.parse_content_stream(page, OPERATORS):
        operands, name = list(step.operands), str(step.operator)
        if name == "EMC":
            yield END
        elif name in ("BDC", "BMC"):
            named = operands[1].unparse() if isinstance(operands[-1], Dictionary) else b""
            yield Step("named", _written(operands[0]), named)
        elif name == "Tf":
            yield Step("font", _written(operands[0]))
        else:
            yield Step("shown", value=codes(operands[0]))


def _written(name: Any) -> bytes:
    """Return a name as a page's content has it, without the stroke before it."""
    return str(name)[1:].encode()


def _kids(element: Any) -> Iterator[Any]:
    """Yield what is directly below an element."""
    if "/K" not in element:
        return
    kids = element["/K"]
    if isinstance(kids, Array):
        yield from kids
    else:
        yield kids


def _kind(kid: Any) -> str:
    """Return the kind of a structure element; content has none."""
    return str(kid["/S"])[1:] if isinstance(kid, Dictionary) and "/S" in kid else ""


def _place(kind: str, within: str) -> str:
    """Return what the lines of an element are called."""
    if kind in HEADINGS or kind in CELLS or kind == "Figure":
        return kind
    return within


def _lang(element: Any, lang: str) -> str:
    """Return the language of an element that stands in text of the language `lang`."""
    return str(element["/Lang"]) if "/Lang" in element else lang


def _closed(kind: str, pieces: list[Run]) -> Iterator[Line]:
    """Yield the pieces of a line that is complete, if they hold any text."""
    whole = line(kind, pieces)
    if whole is not None:
        yield whole
