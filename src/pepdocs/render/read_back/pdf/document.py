"""Read a finished PDF back: its structure, its text and its fonts.

The reader knows nothing of how the file was made. As a screen reader does, it follows the file's structure tree into
the pages' content, and turns codes into text by the fonts' own ToUnicode maps.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from pepdocs.base.language import Run
from pepdocs.render.read_back.outline import Line, line
from pepdocs.render.read_back.pdf.character_map import CharacterMap, character_map, string_bytes
from pepdocs.render.read_back.pdf.content import END, TextOperation, operations

INLINE = frozenset({"", "Span", "Link"})
"""Kinds of elements that are part of a line; marked content itself has no kind."""
NAMING = frozenset({"H1", "H2", "H3", "H4", "H5", "H6", "TH", "TD", "LI", "Lbl", "Caption", "Figure"})
"""Kinds of elements that give their paragraphs their kind."""

OPERATORS = "BDC BMC EMC Tf Tj TJ"
REPLACEMENTS = ("/ActualText", "/Alt")
"""Entries that replace the text of an element."""

ARTIFACT = b"Artifact"
MARKER = re.compile(r"[•◦▪]|\d{1,3}\.")
"""The bullet or number of an item of a list."""

NUMBER_ALONE = re.compile(rb"<<\s*/MCID\s+(\d+)\s*>>")
SUBSET = re.compile(r"^[A-Z]{6}\+")


def outline(content: bytes) -> tuple[Line, ...]:
    """Return the document's paragraphs, headings, cells and pictures in reading order.

    The bullets and numbers of lists are not included, because they are generated; the labels of facts are.
    """
    with pikepdf.open(io.BytesIO(content)) as pdf:
        tree = pdf.Root.get("/StructTreeRoot")
        if tree is None:
            return ()
        return tuple(_PdfReader(pdf).lines(tree, "P", str(pdf.Root.get("/Lang", ""))))


def fonts(content: bytes) -> frozenset[str]:
    """Return the families of the fonts that the file embeds or refers to."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        dictionaries = (item for item in pdf.objects if isinstance(item, Dictionary))
        fonts = (item for item in dictionaries if item.get("/Type") == Name.Font)
        return frozenset(_family(font) for font in fonts if "/DescendantFonts" not in font)


def _family(font: Any) -> str:
    """Return a font's family, or its whole name if the file does not give the family."""
    descriptor = font.get("/FontDescriptor", Dictionary())
    name = SUBSET.sub("", str(font.get("/BaseFont", "/"))[1:])
    return str(descriptor.get("/FontFamily", name))


@dataclass(frozen=True, slots=True)
class ContentFrame:
    """Marked content that is open while a page is read; its number is `None` if it is not part of the text."""

    number: int | None
    is_replaced: bool = False
    """Whether its text is replaced by its `/ActualText`."""


class _PdfReader:
    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pages = {page.obj.objgen: page for page in pdf.pages}
        self._texts: dict[tuple[int, int], dict[int, str]] = {}
        self._maps: dict[tuple[int, int], CharacterMap] = {}

    def lines(self, element: Any, within: str, lang: str) -> Iterator[Line]:
        """Yield the lines of an element that is not itself part of a line."""
        pieces: list[Run] = []
        for kid in _kids(element):
            kind = _kind(kid)
            if kind in INLINE:
                pieces.extend(self._pieces(kid, element, lang))
                continue
            yield from _line(within, pieces)
            pieces = []
            place = kind if kind in NAMING else within
            inside = self._block(kid, place, _lang(kid, lang))
            for inner in _joined(inside) if kind == "Caption" else inside:
                if kind != "Lbl" or not MARKER.fullmatch(inner.text.strip()):
                    yield inner
        yield from _line(within, pieces)

    def _block(self, element: Any, place: str, lang: str) -> Iterator[Line]:
        """Yield the lines of an element, or its replacement text as one line."""
        replacement = next((name for name in REPLACEMENTS if name in element), None)
        if replacement is None:
            yield from self.lines(element, place, lang)
        else:
            yield from _line(place, [Run(str(element[replacement]), lang)])

    def _pieces(self, kid: Any, parent: Any, lang: str) -> Iterator[Run]:
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
        """Return the text of a page's marked content with this number."""
        key = page.objgen
        if key not in self._texts:
            self._texts[key] = self._read(self._pages[key])
        return self._texts[key].get(number, "")

    def _read(self, page: pikepdf.Page) -> dict[int, str]:
        """Return the text of each marked content of a page, by number."""
        texts: dict[int, str] = {}
        stack = [ContentFrame(None)]
        characters = CharacterMap()
        for operation in _operations(page):
            kind, name, value = operation
            if kind == "shown":
                if (content := stack[-1]).number is not None and not content.is_replaced:
                    texts[content.number] += characters.decode(value)
            elif kind == "end":
                stack.pop()
            elif kind == "font":
                characters = self._map(page.obj.Resources.Font[f"/{name.decode()}"])
            else:
                stack.append(_open_content(operation, stack[-1], texts))
        return texts

    def _map(self, font: Any) -> CharacterMap:
        if font.objgen not in self._maps:
            self._maps[font.objgen] = character_map(font)
        return self._maps[font.objgen]


def _open_content(operation: TextOperation, outer: ContentFrame, texts: dict[int, str]) -> ContentFrame:
    """Return the marked content that begins, and add its replacement text to `texts`."""
    if operation.name == ARTIFACT:
        return ContentFrame(None)
    number, actual = _properties(operation.value)
    number = outer.number if number is None else number
    if number is None:
        return outer
    texts.setdefault(number, "")
    if actual is not None and not outer.is_replaced:
        texts[number] += actual
    return ContentFrame(number, is_replaced=outer.is_replaced or actual is not None)


def _properties(source: bytes) -> tuple[int | None, str | None]:
    """Return the number in the properties of marked content, and the replacement text."""
    if plain := NUMBER_ALONE.fullmatch(source):
        return int(plain[1]), None
    properties: Any = Object.parse(source) if source else Dictionary()
    number = int(properties["/MCID"]) if "/MCID" in properties else None
    return number, str(properties["/ActualText"]) if "/ActualText" in properties else None


def _operations(page: pikepdf.Page) -> list[TextOperation]:
    contents = page.obj.get("/Contents")
    quick = operations(contents.read_bytes()) if isinstance(contents, Stream) else None
    return list(_parse(page)) if quick is None else quick


def _parse(page: pikepdf.Page) -> Iterator[TextOperation]:
    """Yield the text operations of any page."""
    for instruction in pikepdf.parse_content_stream(page, OPERATORS):
        operands, name = list(instruction.operands), str(instruction.operator)
        if name == "EMC":
            yield END
        elif name in ("BDC", "BMC"):
            properties = operands[1].unparse() if isinstance(operands[-1], Dictionary) else b""
            yield TextOperation("named", _name(operands[0]), properties)
        elif name == "Tf":
            yield TextOperation("font", _name(operands[0]))
        else:
            yield TextOperation("shown", value=string_bytes(operands[0]))


def _name(name: Any) -> bytes:
    """Return a PDF name without its leading slash."""
    return str(name)[1:].encode()


def _kids(element: Any) -> Iterator[Any]:
    kids = element.get("/K", ())
    yield from kids if isinstance(kids, Array | tuple) else (kids,)


def _kind(kid: Any) -> str:
    """Return the kind of a structure element; nothing for marked content."""
    return str(kid["/S"])[1:] if isinstance(kid, Dictionary) and "/S" in kid else ""


def _lang(element: Any, lang: str) -> str:
    """Return the language of an element, or else that of its parent."""
    return str(element["/Lang"]) if "/Lang" in element else lang


def _joined(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield a caption as one line, with a space between its paragraphs, if it is in several languages."""
    runs = [run for inner in lines for run in (*inner.runs, Run(" ", inner.runs[-1].lang))]
    yield from _line("Caption", runs)


def _line(kind: str, pieces: list[Run]) -> Iterator[Line]:
    whole = line(kind, pieces)
    if whole is not None:
        yield whole
