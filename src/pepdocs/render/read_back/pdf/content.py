"""A page's content read for its text alone, at a glance.

Most of a page's content says where lines and rectangles go. One expression finds the few statements
that matter to a reader. Where a page has anything that could be taken for one of them or hide one,
such as text in brackets, a comment or a picture among the statements, it is left to a real parser.
"""

from __future__ import annotations

import re
from typing import NamedTuple

STATEMENT = re.compile(
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
"""A statement that begins, ends or shows text; or anything that could be mistaken for one."""

HEXADECIMAL = re.compile(rb"<([^>]*)>")


class Step(NamedTuple):
    """What a statement means for a reader."""

    kind: str
    """`tag` or `named` content begins, or comes to its `end`; a `font` follows, or text is `shown`."""
    name: bytes = b""
    """The content's tag, or the font's name."""
    value: bytes = b""
    """The content's properties as they are written, or the codes of the text."""


END = Step("end")


def steps(content: bytes) -> list[Step] | None:
    """Return the steps of a page's content; nothing where only a real parser could tell them."""
    found: list[Step] = []
    for statement in STATEMENT.finditer(content):
        kind = statement.lastgroup
        if kind == "end":
            found.append(END)
        elif kind == "shown":
            found.append(Step("shown", b"", _codes(b"".join(HEXADECIMAL.findall(statement[kind])))))
        elif kind == "single":
            found.append(Step("shown", b"", _codes(statement[kind])))
        elif kind == "odd":
            return None
        else:
            found.append(Step(kind or "", statement["tag"], statement["named"] or b""))
    return found


def _codes(digits: bytes) -> bytes:
    """Return the bytes that digits stand for; where the last one is alone, a nought follows it."""
    written = digits.decode()
    try:
        return bytes.fromhex(written)
    except ValueError:
        whole = "".join(written.split())
        return bytes.fromhex(whole + "0" * (len(whole) % 2))
