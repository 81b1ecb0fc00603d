"""Read the text of a finished Word file back, in little more than half the time that `word` takes with its languages.

Both readers find the same lines in the same order. This one tells only what the comparison with a view needs: which
lines head a chapter, which are the words of a picture, and what each says.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from pepdocs.base.ooxml import q
from pepdocs.render.read_back import word
from pepdocs.render.read_back.compare import CHAPTER, FIGURE
from pepdocs.render.read_back.outline import PlainLine

OTHER: Final = "P"
"""The kind of every line that neither heads a chapter nor is the words of a picture."""

_PARAGRAPH: Final = q("w:p")
_STYLE: Final = q("w:pStyle")
_RUN: Final = q("w:r")
_TEXT: Final = q("w:t")
_FIELD: Final = q("w:fldChar")
_INSTRUCTION: Final = q("w:instrText")
_PICTURE: Final = q("wp:docPr")
_BOX: Final = q("w:alias")
_CHECKBOX: Final = q("w14:checkbox")
_VALUE: Final = q("w:val")
_FIELD_KIND: Final = q("w:fldCharType")
_SEPARATORS: Final = {q("w:br"): " ", q("w:tab"): " ", q("w:noBreakHyphen"): "-"}
"""What each element between texts stands for."""


def outline(content: bytes) -> tuple[PlainLine, ...]:
    """Return the lines of a Word file's body, in reading order; it fails where `word.outline` does."""
    body, styles = word.body_of(content)
    return tuple(_TextReader(styles.of_kind(CHAPTER)).read(body))


class _TextReader:
    """Collects the lines of a part in one pass."""

    def __init__(self, headings: Collection[str]) -> None:
        self._headings = headings
        self._lines: list[PlainLine] = []
        self._pieces: list[str] = []
        self._owner: Any = None
        self._kind = OTHER
        self._is_own_line = False

    def read(self, part: Any) -> list[PlainLine]:
        """Return the lines of a part.

        Most elements are told apart here, since calling a function for each would take as long as all the rest. Runs
        are passed by unless there are fields, which end before a run.
        """
        handlers = {_PARAGRAPH: self._begin, _STYLE: self._style, _PICTURE: self._picture, _BOX: self._box}
        pieces, hidden = self._pieces, _texts_in_tick_boxes(part)
        fields = (_RUN, _FIELD, _INSTRUCTION) if part.find(f".//{_FIELD}") is not None else ()
        is_text, is_field, is_contents = not fields, False, False
        for node in part.iter(_TEXT, *fields, *_SEPARATORS, *handlers):
            tag = node.tag
            if tag == _TEXT:
                if is_text and node not in hidden:
                    pieces.append(node.text or "")
            elif tag == _RUN:
                is_text = not is_field
            elif tag == _FIELD:
                is_field, is_text = word.hides_text(node.get(_FIELD_KIND), is_contents=is_contents), False
            elif tag == _INSTRUCTION:
                is_contents = word.is_of_contents(node)
            elif tag in _SEPARATORS:
                pieces += _SEPARATORS[tag] if is_text and node not in hidden else ""
            else:
                is_field, is_text = is_field and tag != _PARAGRAPH, is_text or tag == _PARAGRAPH
                handlers[tag](node)
        self._end()
        return self._lines

    def _begin(self, paragraph: Any) -> None:
        """Begin a line, unless the paragraph continues the line of its cell."""
        owner = word.owner_of(paragraph)
        self._is_own_line = owner is paragraph
        if owner is self._owner:
            self._pieces.append(" ")
            return
        self._end()
        self._owner, self._kind = owner, OTHER

    def _style(self, node: Any) -> None:
        if self._is_own_line:
            self._kind = CHAPTER if node.get(_VALUE) in self._headings else OTHER

    def _picture(self, node: Any) -> None:
        """Add a picture's alternative text before the line that is open."""
        if text := node.get("descr"):
            self._lines.append(PlainLine(FIGURE, text))

    def _box(self, node: Any) -> None:
        """Add the title of a box to tick, which is read out in its place."""
        if node.getparent().find(_CHECKBOX) is not None:
            self._lines.append(PlainLine(FIGURE, str(node.get(_VALUE) or "")))

    def _end(self) -> None:
        """Keep the line that is open, if it holds any text."""
        if words := "".join(self._pieces).split():
            self._lines.append(PlainLine(self._kind, " ".join(words)))
        self._pieces.clear()


def _texts_in_tick_boxes(part: Any) -> frozenset[Any]:
    """Return the elements that hold or separate texts in tick boxes."""
    return frozenset(text for run in word.runs_in_tick_boxes(part) for text in run.iter(_TEXT, *_SEPARATORS))
