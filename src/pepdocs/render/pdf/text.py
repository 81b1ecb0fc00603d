"""Make the text that is read, copied or searched in a PDF the text that was typed.

The text of glyphs is right only if each is one character and they are in the order typed: Arabic is drawn from its end,
an emoji of several characters is one glyph, and WeasyPrint drops the space at the end of each line. The text of the
glyphs is therefore compared with what was typed, and where they differ, the page gets the typed text as `/ActualText`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pydyf

from pepdocs.base.unbroken import NO_BREAK_HYPHEN
from pepdocs.render.pdf.glyphs import MarkedContent, Stream, marked_contents
from pepdocs.render.pdf.structure.tree import Box, ContentId, Gap, Node, StructureTree

SPACE = " "
WRITTEN = str.maketrans(dict.fromkeys("\t\n\r\f\u0085\u2028\u2029", SPACE) | {NO_BREAK_HYPHEN: "-"})
"""What the text of a page has for the ends of lines, and for a hyphen at which no line ends."""


def note_typed(box: Box, split: Box, skip: int, resume: int | None) -> None:
    """Record on a line that was split from a box of text what was typed there.

    The line itself lacks the space before the break, and may have an extra hyphen.
    """
    source = box.text.encode()
    split.typed = source[skip:resume].decode()
    split.follows_space = source[:skip].endswith((b" ", b"\n"))


def correct_pages(tree: StructureTree, contents: list[Stream], fonts: Iterable[Any]) -> None:
    """Correct the text of the pages' content, and mark what is no part of it as artifacts."""
    by_name = {font.hash.encode(): font for font in fonts}
    pages = [marked_contents(content, by_name) for content in contents]
    spaced = frozenset(_spaced(tree))
    for node in tree.root.walk():
        # The text that replaces a node's also replaces its space.
        if "ActualText" in node.extras and spaced.intersection(node.kids[-1:]):
            node.extras["ActualText"] += SPACE
    for content, typed in tree.texts.items():
        words = typed.translate(WRITTEN).rstrip() + (SPACE if content in spaced else "")
        _correct(contents[content.page], pages[content.page][content.mcid], words)
    for content, properties in tree.artifacts.items():
        start = pages[content.page][content.mcid].start
        contents[content.page][start : start + 2] = ["/Artifact", properties]


def _correct(content: Stream, piece: MarkedContent, wanted: str) -> None:
    """Give one marked content the text `wanted`, with the smallest change."""
    current = piece.text
    if _comparable(current) != _comparable(wanted):
        content[piece.start + 1]["ActualText"] = pydyf.String(wanted)
    elif wanted.endswith(SPACE) and not current.endswith(SPACE):
        _append_space(content, piece, wanted)


def _comparable(text: str) -> str:
    """Return text without spaces at its end, and without no-break spaces, which fonts print as spaces."""
    return text.replace("\u00a0", SPACE).rstrip()


def _append_space(content: Stream, piece: MarkedContent, wanted: str) -> None:
    """Draw a space after the last glyph, or use `/ActualText` if the font has none."""
    glyph = next((glyph for glyph, text in piece.font.to_unicode.items() if text == SPACE), None)
    if glyph is None:
        content[piece.start + 1]["ActualText"] = pydyf.String(wanted)
    else:
        content[piece.end] = content[piece.end].removesuffix(b"] TJ") + b"<%04x>] TJ" % glyph


def _spaced(tree: StructureTree) -> Iterator[ContentId]:
    """Yield the contents that are followed by another word in the same paragraph."""
    before: ContentId | None = None
    is_separate = False
    for part in _parts(tree.root):
        if isinstance(part, Gap):
            is_separate = True
            continue
        if isinstance(part, ContentId) and before and is_separate:
            yield before
        before = part if isinstance(part, ContentId) and part in tree.texts else None
        is_separate = before is not None and tree.texts[before][-1:].isspace()


def _parts(node: Node) -> Iterator[ContentId | Gap | None]:
    """Yield contents and gaps in reading order, with `None` at the edges of paragraphs."""
    for kid in node.kids:
        if isinstance(kid, ContentId | Gap):
            yield kid
        elif isinstance(kid, Node):
            edge = () if kid.kind in ("Span", "Link") else (None,)
            yield from edge
            yield from _parts(kid)
            yield from edge
