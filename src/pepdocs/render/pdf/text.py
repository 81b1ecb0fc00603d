"""What a PDF's pages say when they are read, copied or searched: what was typed, exactly.

A page holds glyphs. Their text is right only where one glyph is one character in the order typed:
Arabic is drawn from its end, an emoji of several characters is one drawing, and WeasyPrint drops
the space at the end of each line. What was drawn is therefore compared with what was typed, and
where the two differ the page says what was typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pydyf

from pepdocs.render.pdf.glyphs import Drawn, Stream, drawn
from pepdocs.render.pdf.structure.tree import Box, Gap, Mark, Node, Tree

SPACE = " "
LINE_BREAKS = str.maketrans(dict.fromkeys("\t\n\r\f\u0085\u2028\u2029", SPACE))


def note_typed(box: Box, split: Box, skip: int, resume: int | None) -> None:
    """Note on a line split from a box of text what was typed there.

    The line itself has lost the space before the break, and may have gained a hyphen.
    """
    source = box.text.encode()
    split.typed = source[skip:resume].decode()
    split.follows_space = source[:skip].endswith((b" ", b"\n"))


def mend_pages(tree: Tree, contents: list[Stream], fonts: Iterable[Any]) -> None:
    """Make the pages' content say what was typed, and set aside what is no part of it."""
    by_name = {font.hash.encode(): font for font in fonts}
    pages = [drawn(content, by_name) for content in contents]
    spaced = frozenset(_spaced(tree))
    for node in tree.root.walk():
        # What is said in a node's stead takes the place of its space, too.
        if "ActualText" in node.extras and spaced.intersection(node.kids[-1:]):
            node.extras["ActualText"] += SPACE
    for mark, typed in tree.texts.items():
        words = typed.translate(LINE_BREAKS).rstrip() + (SPACE if mark in spaced else "")
        _say(contents[mark.page], pages[mark.page][mark.mcid], words)
    for mark, why in tree.artifacts.items():
        start = pages[mark.page][mark.mcid].start
        contents[mark.page][start : start + 2] = ["/Artifact", why]


def _say(content: Stream, piece: Drawn, wanted: str) -> None:
    """Make one marked content say what is wanted, changing as little as can be."""
    said = piece.text
    if _plain(said) != _plain(wanted):
        content[piece.start + 1]["ActualText"] = pydyf.String(wanted)
    elif wanted.endswith(SPACE) and not said.endswith(SPACE):
        _append_space(content, piece, wanted)


def _plain(text: str) -> str:
    """Return text without the space at its end, and with one kind of space."""
    # Fonts print a hard space with the glyph of a space.
    return text.replace("\u00a0", SPACE).rstrip()


def _append_space(content: Stream, piece: Drawn, wanted: str) -> None:
    """Draw a space after the last glyph, or say it where the font has none."""
    glyph = next((glyph for glyph, text in piece.font.to_unicode.items() if text == SPACE), None)
    if glyph is None:
        content[piece.start + 1]["ActualText"] = pydyf.String(wanted)
    else:
        content[piece.end] = content[piece.end].removesuffix(b"] TJ") + b"<%04x>] TJ" % glyph


def _spaced(tree: Tree) -> Iterator[Mark]:
    """Yield the marks that another word follows in the same paragraph."""
    before: Mark | None = None
    is_apart = False
    for part in _parts(tree.root):
        if isinstance(part, Gap):
            is_apart = True
            continue
        if isinstance(part, Mark) and before and is_apart:
            yield before
        before = part if isinstance(part, Mark) and part in tree.texts else None
        is_apart = before is not None and tree.texts[before][-1:].isspace()


def _parts(node: Node) -> Iterator[Mark | Gap | None]:
    """Yield content and gaps in reading order, with nothing at the edges of paragraphs."""
    for kid in node.kids:
        if isinstance(kid, Mark | Gap):
            yield kid
        elif isinstance(kid, Node):
            is_inline = kid.kind in ("Span", "Link")
            yield from () if is_inline else (None,)
            yield from _parts(kid)
            yield from () if is_inline else (None,)
