"""Extract the text operations from a page's content stream with one regular expression.

Most of a content stream positions lines and rectangles; the expression finds the few operations that matter for the
text. If a page has anything that could be mistaken for one of them or hide one, such as brackets within a string, a
comment or an inline image, the page is left to a real parser.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WITHIN = rb"(?:[^()\\\r]++|\\[^\r])*+"
for _ in range(2):
    _WITHIN = rb"(?:[^()\\\r]++|\\[^\r]|\(%b\))*+" % _WITHIN
"""What stands within a literal string: among others pairs of brackets, and pairs within them."""

NAME = rb"[^\s/<>\[\]()%#\x80-\xff]"
"""A character of a plain name."""

STRINGS = rb"<[0-9A-Fa-f\s]*+>|\(%b\)" % _WITHIN

OPERATION = re.compile(
    rb"""
    (?:
        [^/\[<(%"'EBT]++
        | /NAME++(?!\s*<<|\s+BMC\b|\s+[-+.\d]+\s+Tf\b)
        | E(?!MC\b) | T(?![Jjf]\b) | B(?!(?:I|DC|MC)\b)
    )*+
    (?:
        /(?P<tag>NAME+)(?:
            \s*(?P<named><<(?:[^<>()%]|<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*\))*>>)\s*BDC\b
            | \s+[-+.\d]+\s+(?P<font>Tf)\b
            | \s+BMC\b
        )
        | (?P<end>EMC)\b
        | \[(?P<shown>(?:[-+.\d\s]++|STRINGS)*+)\]\s*TJ\b
        | (?P<single>STRINGS)\s*Tj\b
        | (?P<odd>[(%"']|B(?:I|DC|MC)\b|T[Jjf]\b)
        | (?P<other>[/\[<]|\Z)
    )
    """.replace(b"STRINGS", STRINGS).replace(b"NAME", NAME),
    re.VERBOSE | re.DOTALL,
)
"""What does not matter, then an operation that begins or ends marked content or shows text, or what could be mistaken
for one, or a character that begins none. It always matches, so that no content is looked at twice."""

STRING = re.compile(rb"<([^>]*)>|\((%b)\)" % _WITHIN)

NOTHING = b"\\\n"
"""What ends an escape and stands for nothing itself."""

PLAIN_ESCAPES = re.compile(rb"(?:[^\\]++|\\(?:[0-3][0-7]{2}|[nrtbf\\\n]))*+", re.DOTALL)
"""A literal string whose escapes are those of Python's literals too."""

ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b"", b"\r": b"", b"\r\n": b""}


class TextOperation(NamedTuple):
    """An operation of a content stream that matters for the text."""

    kind: str
    """Marked content begins (`tag`, or `named` if it has properties) or comes to its `end`; a `font` is selected;
    text is `shown`."""
    name: bytes = b""
    """The content's tag, or the font's name."""
    value: bytes = b""
    """The content's properties as they are written, or the codes of the text."""


END = TextOperation("end")


def operations(content: bytes) -> list[TextOperation] | None:
    """Return the text operations of a page's content; `None` if it needs a real parser."""
    found: list[TextOperation] = []
    for match in OPERATION.finditer(content):
        kind = match.lastgroup
        if kind == "end":
            found.append(END)
        elif kind in ("shown", "single"):
            found.append(TextOperation("shown", b"", _codes(match[kind])))
        elif kind == "odd":
            return None
        elif kind != "other":
            found.append(TextOperation(kind or "", match["tag"], match["named"] or b""))
    return found


def _codes(shown: bytes) -> bytes:
    """Return the bytes of a string, or of the strings of an array."""
    if b"<" in shown:
        strings = STRING.finditer(shown)
        return b"".join([unescaped(each[2]) if each[1] is None else _hexadecimal(each[1]) for each in strings])
    return unescaped(NOTHING.join([each[2] for each in STRING.finditer(shown)]))


def unescaped(literal: bytes) -> bytes:
    """Return the bytes that a literal string stands for, without its brackets."""
    if b"\\" not in literal:
        return literal
    opened = literal.replace(b"\\(", b"(").replace(b"\\)", b")")
    if PLAIN_ESCAPES.fullmatch(opened):
        return opened.decode("unicode_escape").encode("latin-1")
    return ESCAPE.sub(_unescaped, literal)


def _unescaped(found: re.Match[bytes]) -> bytes:
    code = found[1]
    return bytes([int(code, 8) & 255]) if code.isdigit() else ESCAPED.get(code, code)


def _hexadecimal(digits: bytes) -> bytes:
    """Return the bytes of a hexadecimal string; a missing last digit is 0."""
    text = digits.decode()
    try:
        return bytes.fromhex(text)
    except ValueError:
        whole = "".join(text.split())
        return bytes.fromhex(whole + "0" * (len(whole) % 2))
