"""The fonts of a PDF: the characters of their codes, their widths, and whether they are embedded."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pikepdf import Array, Name, Stream

from pepdocs.accessibility.pdf.values import entry, items, name, number, numbers
from pepdocs.render.read_back.pdf.character_map import MAX_RANGE, CharacterMap, character_map

PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
SUBSET = re.compile(r"^[A-Z]{6}\+")
PLAIN_NAME = re.compile(r"[A-Za-z][A-Za-z0-9 ._-]{0,39}")

ENCODINGS = {"WinAnsiEncoding": "cp1252", "MacRomanEncoding": "mac_roman", "StandardEncoding": "latin_1"}
ENCODED = ("Type1", "MMType1", "TrueType")
FORCE_BOLD = 1 << 18
SYMBOLIC = 1 << 2


@dataclass(frozen=True, slots=True)
class DecodedText:
    """A decoded string: its text, and its advance in units of the size of type."""

    text: str
    advance: float
    spaces: int
    count: int
    has_unknown: bool
    """Whether one of the codes does not map to a character."""
    has_notdef: bool
    """Whether one of the codes draws the empty box of the font."""


@dataclass(frozen=True, slots=True, eq=False)
class Font:
    """A font."""

    name: str
    is_bold: bool = False
    is_embedded: bool = True
    letters: CharacterMap = field(default_factory=CharacterMap)
    widths: Mapping[int, float] = field(default_factory=dict)
    default_width: float = 0.5
    notdef: frozenset[int] = frozenset()
    """The codes that draw the empty box."""
    ascent: float = 0.8
    descent: float = -0.2

    def decode(self, string: bytes) -> DecodedText:
        """Return the text and the measures of a string."""
        codes = self.letters.numbers(string)
        texts = [self.letters.texts.get(code, "") for code in codes]
        return DecodedText(
            "".join([text or "\ufffd" for text in texts]),
            sum([self.widths.get(code, self.default_width) for code in codes]),
            codes.count(32) if self.letters.width == 1 else 0,
            len(codes),
            "" in texts,
            not self.notdef.isdisjoint(codes),
        )


NO_FONT = Font("?")
"""The font before any is chosen."""


def read_font(thing: Any) -> Font:
    """Return the font of a font dictionary."""
    descendant = next(items(entry(thing, "/DescendantFonts")), None)
    descriptor = entry(descendant or thing, "/FontDescriptor")
    base = SUBSET.sub("", name(entry(thing, "/BaseFont")))
    widths, default = _simple_widths(thing, descriptor) if descendant is None else _composite_widths(descendant)
    is_embedded = name(entry(thing, "/Subtype")) == "Type3" or any(
        entry(descriptor, key) is not None for key in PROGRAMS
    )
    return Font(
        name=_family(base, descriptor),
        is_bold=_is_bold(base, descriptor),
        is_embedded=is_embedded,
        letters=_letters(thing, descendant, descriptor),
        widths=widths,
        default_width=default,
        notdef=_notdef(thing, descendant) if is_embedded else frozenset(),
        ascent=_measure(descriptor, "/Ascent", 0.8),
        descent=min(_measure(descriptor, "/Descent", -0.2), 0.0),
    )


def _family(base: str, descriptor: Any) -> str:
    """Return the family of a font, "?" for a name that may hold anything."""
    family = str(entry(descriptor, "/FontFamily") or base)
    return family if PLAIN_NAME.fullmatch(family) else "?"


def _measure(descriptor: Any, key: str, default: float) -> float:
    """Return a measure in units of the size of type, or `default` if it is implausible."""
    measure = number(entry(descriptor, key)) / 1000
    return measure if 0.05 < abs(measure) < 2 else default


def _is_bold(base: str, descriptor: Any) -> bool:
    is_heavy = number(entry(descriptor, "/FontWeight")) >= 600
    is_forced = bool(int(number(entry(descriptor, "/Flags"))) & FORCE_BOLD)
    return is_heavy or is_forced or BOLD.search(base) is not None


def _letters(thing: Any, descendant: Any, descriptor: Any) -> CharacterMap:
    """Return the characters of the codes, by the font's own table or else by its encoding."""
    try:
        own = character_map(thing)
    except (ValueError, IndexError, StopIteration, AttributeError, OverflowError):
        own = CharacterMap()
    if descendant is not None:
        return CharacterMap(2 if own.width == 1 and not own.texts else own.width, own.texts)
    return CharacterMap(1, {**_encoded(thing, descriptor), **own.texts})


def _encoded(thing: Any, descriptor: Any) -> dict[int, str]:
    encoding = entry(thing, "/Encoding")
    base = name(encoding) or name(entry(encoding, "/BaseEncoding"))
    is_symbolic = bool(int(number(entry(descriptor, "/Flags"))) & SYMBOLIC)
    texts: dict[int, str] = {}
    if name(entry(thing, "/Subtype")) in ENCODED and (base or not is_symbolic):
        codec = ENCODINGS.get(base, "latin_1")
        texts = {code: bytes([code]).decode(codec, "replace") for code in range(32, 256)}
    texts.update(_differences(encoding))
    return {code: text for code, text in texts.items() if text and text != "\ufffd"}


def _differences(encoding: Any) -> Iterator[tuple[int, str]]:
    """Yield the codes to which an encoding gives other glyphs, and the characters of these."""
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


def _notdef(thing: Any, descendant: Any) -> frozenset[int]:
    """Return the codes that draw glyph 0, the empty box."""
    if descendant is None or name(entry(thing, "/Encoding")) not in ("Identity-H", "Identity-V"):
        return frozenset()
    glyphs = entry(descendant, "/CIDToGIDMap")
    if not isinstance(glyphs, Stream):
        return frozenset({0})
    table = glyphs.read_bytes()[: 2 * MAX_RANGE]
    pairs = zip(table[::2], table[1::2], strict=False)
    return frozenset(code for code, pair in enumerate(pairs) if pair == (0, 0))


def _simple_widths(thing: Any, descriptor: Any) -> tuple[dict[int, float], float]:
    """Return the widths of a font with one byte per character, and the default width."""
    first = int(number(entry(thing, "/FirstChar")))
    scale = 0.001
    if name(entry(thing, "/Subtype")) == "Type3":
        matrix = numbers(entry(thing, "/FontMatrix"))
        scale = abs(matrix[0]) if matrix else scale
    listed = enumerate(items(entry(thing, "/Widths")), first)
    widths = {code: number(width) * scale for code, width in listed if code < 256}
    return widths, number(entry(descriptor, "/MissingWidth"), 500) / 1000


def _composite_widths(descendant: Any) -> tuple[dict[int, float], float]:
    """Return the widths of a font with several bytes per character, and the default width."""
    widths: dict[int, float] = {}
    listed = list(items(entry(descendant, "/W")))
    place = 0
    while place + 1 < len(listed) and len(widths) <= MAX_RANGE:
        first, second = int(number(listed[place])), listed[place + 1]
        if isinstance(second, Array):
            widths.update((first + step, number(width)) for step, width in enumerate(second))
            place += 2
        else:
            last = min(int(number(second)), first + MAX_RANGE)
            width = number(listed[place + 2]) if place + 2 < len(listed) else 1000.0
            widths.update(dict.fromkeys(range(first, last + 1), width))
            place += 3
    scaled = {code: width / 1000 for code, width in widths.items()}
    return scaled, number(entry(descendant, "/DW"), 1000) / 1000
