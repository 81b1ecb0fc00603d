"""Pictures of a theme: PNG and JPEG of a size that fits, and drawings that only draw."""

from __future__ import annotations

import io
import re
import struct
import zlib
from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Container, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote, unquote_to_bytes
from warnings import catch_warnings

from lxml import etree

from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme.safety.finding import fault

KINDS = {".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml"}
"""The pictures that a theme may have, with what a data address calls them."""

MOST_POINTS = 16_000_000
"""A picture of 4,000 by 4,000 points; more fills the memory of a small machine."""

MOST_ELEMENTS = 5_000
MOST_COPIES = 12
DEEPEST = 40

SVG = "http://www.w3.org/2000/svg"
ELEMENTS = frozenset(
    "svg g defs symbol use title desc metadata path circle rect line polyline polygon ellipse text tspan "
    "textPath linearGradient radialGradient stop clipPath mask pattern marker style image".split()
)
"""What a drawing may be made of: no program, no animation, no page within it."""

FOREIGN = re.compile(r"\{http://(?:www\.inkscape\.org|sodipodi\.|www\.w3\.org/1999/02/22-rdf|creativecommons\.org|"
                     r"purl\.org|ns\.adobe\.com)[^}]*\}")  # fmt: skip
"""What drawing programs write about themselves, which is not drawn."""

_ADDRESS = re.compile(r"data:(image/(?:png|jpeg|svg\+xml))(;base64|;charset=utf-8)?,(.*)", re.DOTALL)
_BROKEN = (
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    LookupError,
    TypeError,
    struct.error,
    zlib.error,
)
"""What the reader of pictures says of one that is not what it seems."""

_FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF})
_PARSER: Any = {
    "resolve_entities": False,
    "no_network": True,
    "huge_tree": False,
    "load_dtd": False,
}


def is_safe_address(said: str) -> bool:
    """Whether an address is a picture itself, and one that a theme may have."""
    found = _ADDRESS.fullmatch(said)
    if not found:
        return False
    content = unquote_to_bytes(found[3])
    try:
        content = b64decode(content) if found[2] == ";base64" else content
    except Error:
        return False
    ending = next(ending for ending, kind in KINDS.items() if kind == found[1])
    return not any(faults(f"address{ending}", content))


def is_named(said: str, files: Container[str]) -> bool:
    """Whether an address is the name of a picture in the theme."""
    return said in files and _ending(said) in KINDS


def address(file: str, content: bytes) -> str:
    """Return the address that is a picture of the theme itself."""
    # Marks of base64 that style sheets read as something else are written out.
    return f"data:{KINDS[_ending(file)]};base64,{quote(b64encode(content), safe='=')}"


def faults(file: str, content: bytes) -> Iterator[Finding]:
    """Yield what keeps a picture from being used."""
    if _ending(file) == ".svg":
        yield from _drawing(file, content)
        return
    size = _png(content) if _ending(file) == ".png" else _jpeg(content)
    if size is None:
        yield fault(codes.PICTURE_KIND, file)
    elif size[0] * size[1] > MOST_POINTS or not all(size):
        yield fault(codes.PICTURE_SIZE, file, limit=f"{MOST_POINTS:,}")
    else:
        yield from _torn(file, content)


def _torn(file: str, content: bytes) -> Iterator[Finding]:
    """Yield that a PNG or JPEG, of a size that fits, cannot be read to its end."""
    from PIL import Image

    broken = (*_BROKEN, Image.DecompressionBombError)
    try:
        with _strictly(), Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
            picture.load()
    except broken:
        yield fault(codes.PICTURE_TORN, file)


@contextmanager
def _strictly() -> Iterator[None]:
    """Read pictures to their ends while the context lasts: the engine of PDF lets the reader take torn ones."""
    from PIL import ImageFile

    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with catch_warnings(action="ignore"):
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _ending(name: str) -> str:
    return f".{name.rpartition('.')[2].lower()}"


def _png(content: bytes) -> tuple[int, int] | None:
    """Return the width and height of a PNG, nothing where it is none."""
    if content[:8] != b"\x89PNG\r\n\x1a\n" or content[12:16] != b"IHDR" or len(content) < 33:
        return None
    width, height = struct.unpack(">II", content[16:24])
    return width, height


def _jpeg(content: bytes) -> tuple[int, int] | None:
    """Return the width and height of a JPEG, nothing where it is none."""
    place = 2
    while content[:2] == b"\xff\xd8" and place + 9 <= len(content) and content[place] == 0xFF:
        mark, length = content[place + 1], int.from_bytes(content[place + 2 : place + 4], "big")
        if mark in _FRAMES:
            height, width = struct.unpack(">HH", content[place + 5 : place + 9])
            return width, height
        place += 2 + length if mark not in {0xFF, 0x01} else 1
    return None


def _drawing(file: str, content: bytes) -> Iterator[Finding]:
    try:
        root = etree.fromstring(content, etree.XMLParser(**_PARSER))
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        yield fault(codes.DOCTYPE if b"<!" in content else codes.PICTURE_KIND, file, line)
        return
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        yield fault(codes.DOCTYPE, file, 1)
    elif root.tag != f"{{{SVG}}}svg":
        yield fault(codes.PICTURE_KIND, file)
    else:
        yield from _instructions(file, root)
        yield from _elements(file, root)


def _instructions(file: str, root: Any) -> Iterator[Finding]:
    """Yield the instructions around a drawing, such as one that asks for a style sheet."""
    around = (*root.itersiblings(preceding=True), *root.itersiblings(), *root.iter(etree.PI))
    for node in around:
        if node.tag is etree.PI:
            yield fault(codes.DRAWING, file, node.sourceline or 1, name=f"<?{node.target}")


def _elements(file: str, root: Any) -> Iterator[Finding]:
    copies = 0
    for number, node in enumerate(root.iter(etree.Element)):
        name = etree.QName(node)
        if FOREIGN.match(node.tag):
            continue
        line = node.sourceline or 1
        if name.namespace != SVG or name.localname not in ELEMENTS:
            yield fault(codes.DRAWING, file, line, name=name.localname)
        copies += name.localname == "use"
        if number > MOST_ELEMENTS or copies > MOST_COPIES or sum(1 for _ in node.iterancestors()) > DEEPEST:
            yield fault(codes.TOO_DEEP, file, line)
            return
        yield from _attributes(file, node, line)


def _attributes(file: str, node: Any, line: int) -> Iterator[Finding]:
    # A sheet of rules is read by the same eyes as any other.
    from pepdocs.theme.safety import css

    local = re.compile(r"url\(\s*(['\"]?)#[\w-]+\1\s*\)")
    if node.tag == f"{{{SVG}}}style":
        yield from css.faults(file, local.sub("none", "".join(node.itertext())), line)
    for key, value in node.attrib.items():
        name = etree.QName(key).localname
        if name.lower().startswith("on") or name == "base":
            yield fault(codes.DRAWING, file, line, name=name)
        elif name in {"href", "src"}:
            if not value.startswith("#") and not (value[:10] == "data:image" and is_safe_address(value)):
                yield fault(codes.ADDRESS, file, line, name=name)
        elif "(" in value or "\\" in value:
            rules = value if name == "style" else f"x: {value}"
            yield from css.faults(file, local.sub("none", rules), line)
