r"""Guard against CSS and pictures that ask for other files or machines, or run something.

CSS and SVG are in one module because a drawing may hold style rules, and a rule may hold a drawing as a data URL.
CSS is read as WeasyPrint reads it, so that `u\72l(` is recognised as `url(`.
"""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import unquote_to_bytes

from lxml import etree

from pepdocs.base.ooxml import parse
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code, Finding
from pepdocs.theme import css
from pepdocs.theme.safety.finding import fault
from pepdocs.theme.safety.picture import KINDS, ending, raster_faults

RULES = frozenset(
    "page media supports container counter-style "
    "top-left-corner top-left top-center top-right top-right-corner "
    "bottom-left-corner bottom-left bottom-center bottom-right bottom-right-corner "
    "left-top left-middle left-bottom right-top right-middle right-bottom footnote".split()
)
"""The at-rules that a theme's style sheet may have."""

FUNCTIONS = frozenset(
    "attr calc clamp cmyk content counter counters cubic-bezier drop-shadow format hsl hsla is lang "
    "leader linear-gradient matrix max min minmax not nth-child nth-last-child nth-of-type nth-last-of-type "
    "radial-gradient repeat repeating-linear-gradient rgb rgba rotate rotatex rotatey running scale scalex "
    "scaley skew skewx skewy string string-set symbols target-counter target-counters target-text "
    "translate translatex translatey translatez var where has hwb inset lab lch oklab oklch color dir fit-content "
    "selector element nth".split()
)
"""The functions that a theme's style sheet may use; `url` may only hold a picture."""

VENDOR_PROPERTY = re.compile(r"-(?!-)(?:weasy|moz|ms|webkit|o)-|behavior$|filter$", re.IGNORECASE)
"""Properties of one program: some of them open files or run something."""

LARGEST_NUMBER = 10_000
DEEPEST = 40
PASTED = frozenset({"ident", "function", "number", "percentage", "dimension", "hash", "url", "() block"})
"""Tokens that must not follow a variable without a space: its value and they would become one word."""

SVG = "http://www.w3.org/2000/svg"
ELEMENTS = frozenset(
    "svg g defs symbol use title desc metadata path circle rect line polyline polygon ellipse text tspan "
    "textPath linearGradient radialGradient stop clipPath mask pattern marker style image".split()
)
"""The elements of a drawing: no script, no animation, no embedded page."""

FOREIGN = re.compile(r"\{http://(?:www\.inkscape\.org|sodipodi\.|www\.w3\.org/1999/02/22-rdf|creativecommons\.org|"
                     r"purl\.org|ns\.adobe\.com)[^}]*\}")  # fmt: skip
"""The metadata of drawing programs, which is not drawn."""

MOST_ELEMENTS = 5_000
MOST_COPIES = 12

_DATA_URL = re.compile(r"data:(image/(?:png|jpeg|svg\+xml))(;base64|;charset=utf-8)?,(.*)", re.DOTALL)
_LOCAL_URL = re.compile(r"url\(\s*(['\"]?)#[\w-]+\1\s*\)")


def css_faults(file: str, text: str, first: int = 1) -> Iterator[Finding]:
    """Yield what a style sheet, or the `style` of one element, may not hold; its first line has the number `first`."""
    if closes := re.search(r"</|<!", text):
        yield fault(codes.CSS_BROKEN, file, first + text.count("\n", 0, closes.start()))
    if text.rfind("/*") > text.rfind("*/") or re.search(r"\s{400}", text):
        yield fault(codes.CSS_BROKEN, file, first + text.count("\n", 0, text.rfind("/*")))
    try:
        yield from _css_tokens(file, css.tokens(text), first - 1)
    except RecursionError:
        yield fault(codes.TOO_DEEP, file, first)


def _css_tokens(file: str, tokens: Sequence[Any], before: int, depth: int = 0) -> Iterator[Finding]:
    if depth > DEEPEST:
        yield fault(codes.TOO_DEEP, file, tokens[0].source_line + before if tokens else 1)
        return
    for number, token in enumerate(tokens):
        following = tokens[number + 1] if number + 1 < len(tokens) else None
        line = token.source_line + before
        yield from (fault(code, file, line, **facts) for code, facts in _css_token(token, following))
        is_vendor = token.type == "ident" and VENDOR_PROPERTY.match(token.lower_value)
        if is_vendor and next((item for item in tokens[number + 1 :] if item.type != "whitespace"), None) == ":":
            yield fault(codes.CSS_PROPERTY, file, line, name=token.value)
        yield from _css_tokens(file, css.inside(token), before, depth + 1)


def _css_token(token: Any, following: Any) -> Iterator[tuple[Code, dict[str, object]]]:
    """Yield what is wrong with a token, given the one that follows it."""
    if token.type == "error":
        yield codes.CSS_BROKEN, {}
    elif token.type == "at-keyword" and token.lower_value not in RULES:
        yield codes.CSS_RULE, {"name": token.value}
    elif token.type == "url" and not is_safe_address(token.value):
        yield codes.ADDRESS, {"name": "url"}
    elif token.type == "function":
        yield from _css_function(token, following)
    elif token.type in {"number", "dimension", "percentage"} and abs(token.value) > LARGEST_NUMBER:
        yield codes.CSS_NUMBER, {"limit": LARGEST_NUMBER}


def _css_function(token: Any, following: Any) -> Iterator[tuple[Code, dict[str, object]]]:
    if token.lower_name == "url":
        addresses = [argument.value for argument in token.arguments if argument.type == "string"]
        if len(addresses) != 1 or not is_safe_address(addresses[0]):
            yield codes.ADDRESS, {"name": "url"}
    elif token.lower_name not in FUNCTIONS:
        yield codes.CSS_FUNCTION, {"name": token.name}
    elif token.lower_name == "var" and following is not None and following.type in PASTED:
        yield codes.CSS_BROKEN, {}


def is_safe_address(address: str) -> bool:
    """Return whether an address is the data URL of a picture that a theme may have."""
    match = _DATA_URL.fullmatch(address)
    if not match:
        return False
    content = unquote_to_bytes(match[3])
    try:
        content = b64decode(content) if match[2] == ";base64" else content
    except Error:
        return False
    suffix = next(suffix for suffix, kind in KINDS.items() if kind == match[1])
    return not any(picture_faults(f"address{suffix}", content))


def picture_faults(file: str, content: bytes) -> Iterator[Finding]:
    """Yield what keeps a PNG, JPEG or SVG from being used."""
    yield from (_svg_faults if ending(file) == ".svg" else raster_faults)(file, content)


def _svg_faults(file: str, content: bytes) -> Iterator[Finding]:
    try:
        root = parse(content)
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        yield fault(codes.DOCTYPE if b"<!" in content else codes.PICTURE_KIND, file, line)
        return
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        yield fault(codes.DOCTYPE, file, 1)
    elif root.tag != f"{{{SVG}}}svg":
        yield fault(codes.PICTURE_KIND, file)
    else:
        # A processing instruction may ask for a style sheet.
        for node in (*root.itersiblings(preceding=True), *root.itersiblings(), *root.iter(etree.PI)):
            if node.tag is etree.PI:
                yield fault(codes.DRAWING, file, node.sourceline or 1, name=f"<?{node.target}")
        yield from _svg_elements(file, root)


def _svg_elements(file: str, root: Any) -> Iterator[Finding]:
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
        yield from _svg_attributes(file, node, line)


def _svg_attributes(file: str, node: Any, line: int) -> Iterator[Finding]:
    if node.tag == f"{{{SVG}}}style":
        yield from css_faults(file, _LOCAL_URL.sub("none", "".join(node.itertext())), line)
    for key, value in node.attrib.items():
        name = etree.QName(key).localname
        if name.lower().startswith("on") or name == "base":
            yield fault(codes.DRAWING, file, line, name=name)
        elif name in {"href", "src"}:
            if not value.startswith("#") and not (value[:10] == "data:image" and is_safe_address(value)):
                yield fault(codes.ADDRESS, file, line, name=name)
        elif "(" in value or "\\" in value:
            rules = value if name == "style" else f"x: {value}"
            yield from css_faults(file, _LOCAL_URL.sub("none", rules), line)
