"""Everything that a PDF says, in its structure or not: drawn text, strings, names, metadata and embedded files."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Stream

from pepdocs.render.read_back.pdf.character_map import CharacterMap, character_map, string_bytes
from pepdocs.render.read_back.pdf.content import TextOperation, operations, unescaped

SHOWING = "BDC BMC EMC Tf Tj TJ ' \""
SPLIT = "\x1f"
"""Stands between two pieces of drawn text: a word may go on across it, or another begin."""

LITERAL = re.compile(rb"\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
HEXADECIMAL = re.compile(rb"<([0-9A-Fa-f\s]+)>")
NAME = re.compile(rb"/([^\s/<>\[\](){}%]{4,})")
HASH = re.compile(rb"#([0-9A-Fa-f]{2})")
LANGUAGE = re.compile("\x1b[^\x1b]*\x1b")
"""A change of language within a string in UTF-16."""

PICTURE = "/Image"

DAMAGE = (
    pikepdf.PdfError, ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, RuntimeError,
    TypeError, ValueError,
)  # fmt: skip
"""What reading a damaged file may raise, since any value may be in any place."""


@dataclass(slots=True)
class PdfParts:
    """What a PDF says: its texts, and the content of its metadata, embedded files and other streams."""

    texts: list[str] = field(default_factory=list, repr=False)
    files: list[bytes] = field(default_factory=list, repr=False)
    """Embedded files and metadata, each to be read as what it is."""
    data: list[bytes] = field(default_factory=list, repr=False)
    """Streams that are neither, such as fonts and pictures."""


def read(content: bytes) -> PdfParts:
    """Return everything that a PDF says; `pikepdf.PdfError` or another error of its reader if it is damaged."""
    parts = PdfParts()
    written = bytearray()
    with pikepdf.open(io.BytesIO(content)) as pdf:
        drawing = _Drawing()
        for page in pdf.pages:
            parts.texts += drawing.texts(page, page.obj.get("/Contents"), page.resources)
        drawn = drawing.streams
        for thing in pdf.objects:
            if isinstance(thing, Stream):
                written += thing.stream_dict.unparse(resolved=True)
                _sort(thing, drawn, drawing, parts)
            elif isinstance(thing, Dictionary | pikepdf.Array | pikepdf.String | Name):
                written += thing.unparse(resolved=True)
            written += b"\n"
        written += pdf.trailer.unparse(resolved=True)
    parts.texts += _strings(bytes(written))
    return parts


def _sort(thing: Stream, drawn: set[tuple[int, int]], drawing: _Drawing, parts: PdfParts) -> None:
    """Add what a stream holds to the parts of its file."""
    if thing.objgen in drawn:
        return
    kind, subtype = str(thing.get("/Type", "")), str(thing.get("/Subtype", ""))
    if subtype == PICTURE:
        parts.data.append(thing.read_raw_bytes())
    elif subtype == "/Form" or "/PatternType" in thing:
        parts.texts += drawing.texts(thing, thing, thing.get("/Resources", Dictionary()))
    elif kind in {"/Metadata", "/EmbeddedFile"} or subtype == "/XML":
        parts.files.append(thing.read_bytes())
    elif kind not in {"/XRef", "/ObjStm"}:
        parts.data.append(_unpacked(thing))


def _unpacked(thing: Stream) -> bytes:
    try:
        return thing.read_bytes()
    except pikepdf.PdfError:
        return thing.read_raw_bytes()


class _Drawing:
    """Reads drawn text; each font once."""

    def __init__(self) -> None:
        self.streams: set[tuple[int, int]] = set()
        self._fonts: dict[tuple[int, int], CharacterMap] = {}

    def texts(self, owner: Any, content: Any, resources: Any) -> Iterator[str]:
        """Yield the text of each marked content of a page or form, and text that nothing marks."""
        self.streams.update(each.objgen for each in _streams(content))
        pieces: list[str] = []
        properties = bytearray()
        letters = CharacterMap()
        for kind, name, value in _operations(owner, content):
            if kind == "shown":
                pieces.append(letters.decode(value))
            elif kind == "font":
                letters = self._letters(resources.get("/Font", Dictionary()).get(f"/{name.decode()}"))
            else:
                if pieces:
                    yield SPLIT.join(pieces)
                    pieces = []
                properties += value
        yield SPLIT.join(pieces)
        yield from _strings(bytes(properties))

    def _letters(self, font: Any) -> CharacterMap:
        if not isinstance(font, Dictionary):
            return LATIN
        if font.objgen not in self._fonts:
            self._fonts[font.objgen] = _letters(font)
        return self._fonts[font.objgen]


def _letters(font: Any) -> CharacterMap:
    """Return the characters of a font's codes: by its own table, or else as most programs encode them."""
    own = character_map(font)
    if own.texts:
        return own
    return UNICODE if "/DescendantFonts" in font else LATIN


class _Utf16(CharacterMap):
    """Codes that are characters of UTF-16."""

    def decode(self, codes: bytes) -> str:
        return codes.decode("utf-16-be", "replace")


LATIN = CharacterMap(1, {code: bytes([code]).decode("cp1252", "replace") for code in range(256)})
UNICODE = _Utf16()


def _streams(content: Any) -> Iterator[Stream]:
    if isinstance(content, Stream):
        yield content
    elif content is not None:
        yield from (each for each in content if isinstance(each, Stream))


def _operations(owner: Any, content: Any) -> list[TextOperation]:
    """Return the operations of a page or form that matter for its text, those that draw in one way or another."""
    quick = operations(content.read_bytes()) if isinstance(content, Stream) else None
    return list(_parsed(owner)) if quick is None else quick


def _parsed(owner: Any) -> Iterator[TextOperation]:
    for instruction in pikepdf.parse_content_stream(owner, SHOWING):
        operands, operator = list(instruction.operands), str(instruction.operator)
        if operator in {"BDC", "BMC", "EMC"}:
            inside = operands[-1].unparse() if operands and isinstance(operands[-1], Dictionary) else b""
            yield TextOperation("named", value=inside)
        elif operator == "Tf":
            yield TextOperation("font", str(operands[0])[1:].encode())
        else:
            yield TextOperation("shown", value=string_bytes(operands[-1]))


def _strings(written: bytes) -> Iterator[str]:
    """Yield each string and name of objects as they are written, once."""
    for literal in dict.fromkeys(LITERAL.findall(written)):
        yield _text(unescaped(literal))
    written = LITERAL.sub(b"", written)
    for digits in dict.fromkeys(HEXADECIMAL.findall(written)):
        whole = b"".join(digits.split())
        yield _text(bytes.fromhex((whole + b"0" * (len(whole) % 2)).decode()))
    for name in dict.fromkeys(NAME.findall(written)):
        yield HASH.sub(lambda code: bytes.fromhex(code[1].decode()), name).decode("utf-8", "replace")


def _text(string: bytes) -> str:
    """Return the text of a string."""
    if string.startswith((b"\xfe\xff", b"\xff\xfe")):
        return LANGUAGE.sub("", string.decode("utf-16", "replace"))
    if string.startswith(b"\xef\xbb\xbf"):
        return string[3:].decode("utf-8", "replace")
    return string.decode("pdfdoc", "replace")
