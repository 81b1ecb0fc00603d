"""Extract the text operations from a page's content stream with one regular expression.

Most of a content stream positions lines and rectangles; the expression finds the few operations that matter for the
text. If a page has anything that could be mistaken for one of them or hide one, such as a literal string, a comment or
an inline image, the page is left to a real parser.
"""

from __future__ import annotations

import re
from typing import NamedTuple

OPERATION = re.compile(
    rb"""
    /(?P<tag>[^\s/<>\[\]()%#\x80-\xff]+)\s+(?:
        BMC\b
        | (?P<named><<(?:[^<>()%]|<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*\))*>>)\s*BDC\b
        | [-+.\d]+\s+(?P<font>Tf)\b
    )
    | (?P<end>EMC)\b
    | \[(?P<shown>[^\[\]()%]*)\]\s*TJ\b
    | <(?P<single>[0-9A-Fa-f\s]*)>\s*Tj\b
    | (?P<odd>[(%"']|B(?:I|DC|MC)\b|T[Jjf]\b)
    """,
    re.VERBOSE | re.DOTALL,
)
"""An operation that begins or ends marked content or shows text; or anything that could be mistaken for one."""

HEXADECIMAL = re.compile(rb"<([^>]*)>")


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
        elif kind == "shown":
            found.append(TextOperation("shown", b"", _codes(b"".join(HEXADECIMAL.findall(match[kind])))))
        elif kind == "single":
            found.append(TextOperation("shown", b"", _codes(match[kind])))
        elif kind == "odd":
            return None
        else:
            found.append(TextOperation(kind or "", match["tag"], match["named"] or b""))
    return found


def _codes(digits: bytes) -> bytes:
    """Return the bytes of a hexadecimal string; a missing last digit is 0."""
    text = digits.decode()
    try:
        return bytes.fromhex(text)
    except ValueError:
        whole = "".join(text.split())
        return bytes.fromhex(whole + "0" * (len(whole) % 2))
