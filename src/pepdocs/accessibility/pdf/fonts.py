"""The fonts of a PDF: what their codes say, how wide they are, and whether they are there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Dictionary, Name, Stream

from pepdocs.accessibility.pdf.values import entries, entry, items, name, number
from pepdocs.render.read_back.pdf.alphabet import MOST, Alphabet, alphabet

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
SUBSET = re.compile(r"^[A-Z]{6}\+")
SPEAKABLE = re.compile(r"[A-Za-z][A-Za-z0-9 ._-]{0,39}")

CODINGS = {
    "WinAnsiEncoding": "cp1252",
    "MacRomanEncoding": "mac_roman",
    "StandardEncoding": "latin_1",
}
ENCODED = ("Type1", "MMType1", "TrueType")
FORCE_BOLD = 1 << 18
SYMBOLIC = 1 << 2


@dataclass(frozen=True, slots=True)
class Shown:
    """What a string of codes says, and how far it moves on, in parts of the size of the type."""

    text: str
    advance: float
    spaces: int
    count: int
    unknown: bool
    """Whether one of the codes does not say which character it is."""
    missing: bool
    """Whether one of the codes draws the empty box of the font."""


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """One font of a file."""

    name: str
    is_bold: bool = False
    is_embedded: bool = True
    letters: Alphabet = field(default_factory=Alphabet)
    widths: Mapping[int, float] = field(default_factory=dict)
    usual: float = 0.5
    absent: frozenset[int] = frozenset()
    """Codes that draw the empty box."""
    ascent: float = 0.8
    descent: float = -0.2

    def read(self, codes: bytes) -> Shown:
        """Return what a string of codes says."""
        drawn = self.letters.numbers(codes)
        said = [self.letters.texts.get(code, "") for code in drawn]
        return Shown(
            "".join([each or "\ufffd" for each in said]),
            sum([self.widths.get(code, self.usual) for code in drawn]),
            drawn.count(32) if self.letters.width == 1 else 0,
            len(drawn),
            "" in said,
            not self.absent.isdisjoint(drawn),
        )


def font(thing: Any) -> Font:
    """Return a font as it is in the file."""
    inner = next(items(entry(thing, "/DescendantFonts")), None)
    described = entry(inner or thing, "/FontDescriptor")
    base = SUBSET.sub("", name(entry(thing, "/BaseFont")))
    widths, usual = _composite(inner) if inner is not None else _simple(thing, described)
    embedded = name(entry(thing, "/Subtype")) == "Type3" or any(entry(described, key) is not None for key in PROGRAMS)
    return Font(
        name=_family(base, described),
        is_bold=_is_bold(base, described),
        is_embedded=embedded,
        letters=_letters(thing, inner, described),
        widths=widths,
        usual=usual,
        absent=_absent(thing, inner) if embedded else frozenset(),
        ascent=_part(described, "/Ascent", 0.8),
        descent=min(_part(described, "/Descent", -0.2), 0.0),
    )


def _family(base: str, described: Any) -> str:
    """Return the name of a font, as far as it can be told."""
    family = str(entry(described, "/FontFamily") or base)
    return family if SPEAKABLE.fullmatch(family) else "?"


def _part(described: Any, key: str, otherwise: float) -> float:
    """Return a measure of a font in parts of its size, if it is a likely one."""
    measure = number(entry(described, key)) / 1000
    return measure if 0.05 < abs(measure) < 2 else otherwise


def _is_bold(base: str, described: Any) -> bool:
    """Return whether a font is bold."""
    heavy = number(entry(described, "/FontWeight")) >= 600
    forced = int(number(entry(described, "/Flags"))) & FORCE_BOLD
    return heavy or bool(forced) or BOLD.search(base) is not None


def _letters(thing: Any, inner: Any, described: Any) -> Alphabet:
    """Return what the codes say: by the font's table, else by its encoding if it has a known one."""
    try:
        own = alphabet(thing)
    except (ValueError, IndexError, StopIteration, AttributeError, OverflowError):
        own = Alphabet()
    if inner is not None:
        return Alphabet(2 if own.width == 1 and not own.texts else own.width, own.texts)
    return Alphabet(1, {**_encoded(thing, described), **own.texts})


def _encoded(thing: Any, described: Any) -> dict[int, str]:
    """Return what the codes of a font of one byte a character say by its encoding."""
    encoding = entry(thing, "/Encoding")
    base = name(encoding) or name(entry(encoding, "/BaseEncoding"))
    symbolic = bool(int(number(entry(described, "/Flags"))) & SYMBOLIC)
    texts: dict[int, str] = {}
    if name(entry(thing, "/Subtype")) in ENCODED and (base or not symbolic):
        coding = CODINGS.get(base, "latin_1")
        texts = {code: bytes([code]).decode(coding, "replace") for code in range(32, 256)}
    texts.update(_differences(encoding))
    return {code: text for code, text in texts.items() if text and text != "\ufffd"}


def _differences(encoding: Any) -> Iterator[tuple[int, str]]:
    """Yield the codes to which an encoding gives other glyphs, and what these are."""
    if entry(encoding, "/Differences") is None:
        return
    from fontTools import agl

    code = 0
    for item in items(entry(encoding, "/Differences")):
        if isinstance(item, Name):
            yield code, agl.toUnicode(name(item))
            code += 1
        else:
            code = int(number(item))


def _absent(thing: Any, inner: Any) -> frozenset[int]:
    """Return the codes that draw the empty box, which is a font's glyph 0."""
    if inner is None:
        return frozenset()
    glyphs = entry(inner, "/CIDToGIDMap")
    identity = name(entry(thing, "/Encoding")) in ("Identity-H", "Identity-V")
    if not identity:
        return frozenset()
    if not isinstance(glyphs, Stream):
        return frozenset({0})
    table = glyphs.read_bytes()[: 2 * MOST]
    pairs = zip(table[::2], table[1::2], strict=False)
    return frozenset(code for code, pair in enumerate(pairs) if pair == (0, 0))


def _simple(thing: Any, described: Any) -> tuple[dict[int, float], float]:
    """Return the widths of a font of one byte a character, and the usual one."""
    first = int(number(entry(thing, "/FirstChar")))
    scale = 0.001
    if name(entry(thing, "/Subtype")) == "Type3":
        matrix = [number(item) for item in items(entry(thing, "/FontMatrix"))]
        scale = abs(matrix[0]) if matrix else scale
    listed = enumerate(items(entry(thing, "/Widths")), first)
    widths = {code: number(width) * scale for code, width in listed if code < 256}
    return widths, number(entry(described, "/MissingWidth"), 500) / 1000


def _composite(inner: Any) -> tuple[dict[int, float], float]:
    """Return the widths of a font of several bytes a character, and the usual one."""
    widths: dict[int, float] = {}
    listed = list(items(entry(inner, "/W")))
    place = 0
    while place + 1 < len(listed) and len(widths) <= MOST:
        first, second = int(number(listed[place])), listed[place + 1]
        if isinstance(second, Array):
            widths.update((first + step, number(width)) for step, width in enumerate(second))
            place += 2
        else:
            last = min(int(number(second)), first + MOST)
            width = number(listed[place + 2]) if place + 2 < len(listed) else 1000.0
            widths.update(dict.fromkeys(range(first, last + 1), width))
            place += 3
    parts = {code: width / 1000 for code, width in widths.items()}
    return parts, number(entry(inner, "/DW"), 1000) / 1000


def fonts_in(resources: Any) -> Iterator[tuple[str, Dictionary]]:
    """Yield the fonts of a page's resources by the names that it gives them."""
    for key, thing in entries(entry(resources, "/Font")):
        if isinstance(thing, Dictionary):
            yield key, thing
