"""Name the links of a finished file by what is written on the page: an address, or a number as somebody typed it.

Typst names them by its own word for a telephone or an e-mail, and a number by its digits without a space.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from pepdocs.base.unbroken import NO_BREAK_SPACE, may_have_link
from pepdocs.theme.sandbox.filters import pieces
from pepdocs.view.blocks import DocumentView, runs

NAMED = re.compile(
    rb"(?<=/URI\()((?:tel|mailto):[^()\\]*)(\)>>[^<>]*/Contents)(?:\((?:[^()\\]|\\.)*\)|<[0-9A-F]*>)", re.DOTALL
)
"""The target of a link to ring or to write to, and its name."""


def written(view: DocumentView) -> dict[str, str]:
    """Return what is written on the page for the target of each link to ring or to write to."""
    texts = {run.text for run in runs(view) if may_have_link(run.text)}
    found = (piece for text in sorted(texts) for piece in pieces(text) if piece.link)
    return {piece.link: piece.text.replace(NO_BREAK_SPACE, " ") for piece in found}


def named(bodies: Mapping[int, bytes], names: Mapping[str, str]) -> dict[int, bytes]:
    """Return the objects of a file with each link to ring or to write to named by its text in `names`."""

    def name(link: re.Match[bytes]) -> bytes:
        text = names.get(link[1].decode("latin-1"), "")
        return b"%b%b(%b)" % (link[1], link[2], text.encode("ascii")) if text.isascii() and text else link[0]

    return {number: NAMED.sub(name, body) if b"/URI(" in body else body for number, body in bodies.items()}
