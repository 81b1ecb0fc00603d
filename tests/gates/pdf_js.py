"""PDFs as pdf.js reads them, the engine of Firefox: what is drawn, and what the structure says, page by page."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from gates.browser import MODULES
from gates.reading import pieces

READ = Path(__file__).with_name("read_pdf.cjs")
PACKAGE = MODULES / "pdfjs-dist"

INLINE = frozenset({"Span", "Link", "Quote", "Em", "Strong", "Code", "Reference", "Sub"})
LABEL, MARK = "Lbl", re.compile(r"[•◦▪–\-\d.\s]*")
"""The kind of labels, and which are numbers and bullets of lists: a reader makes those itself as often as not."""
DASHES = ("-", "–", "—")


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page: the text of each marked content in the order in which it is drawn, and the structure."""

    drawn: dict[str, str]
    tree: dict[str, Any]

    @property
    def read(self) -> list[str]:
        """The marked contents with text in the order of the structure."""
        return [mark for mark in _marks(self.tree) if self.drawn.get(mark, "").strip()]

    @property
    def is_in_order(self) -> bool:
        """Whether everything that is drawn is in the structure, once and in the same order."""
        return self.read == [mark for mark, text in self.drawn.items() if text.strip()]

    def text(self, element: dict[str, Any]) -> str:
        """Return the text of an element, with a line end around each block in it."""
        if element.get("type"):
            return self.drawn.get(element.get("id", ""), "")
        text = "".join(map(self.text, element.get("children", ())))
        if element.get("role") == LABEL and MARK.fullmatch(text):
            return "\n"
        return text if element.get("role") in INLINE else f"\n{text}\n"


def read(node: str, files: Iterable[Path]) -> list[list[ReadPage]]:
    """Return the pages of each file."""
    ended = subprocess.run(
        [node, READ, *files],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "NODE_PATH": str(MODULES)},
    )
    assert ended.returncode == 0, ended.stderr
    return [[ReadPage(dict(page["marks"]), page["tree"] or {}) for page in pages] for pages in json.loads(ended.stdout)]


def _marks(element: dict[str, Any]) -> Iterator[str]:
    if element.get("type") == "content":
        yield element["id"]
    for kid in element.get("children", ()):
        yield from _marks(kid)


def disordered(pages: Iterable[ReadPage]) -> list[int]:
    """Return the numbers of the pages that are drawn in another order than they are read in."""
    return [number for number, page in enumerate(pages, 1) if not page.is_in_order]


def text(pages: Iterable[ReadPage]) -> str:
    """Return the text of the structure without the labels of lists."""
    return "\n".join(page.text(page.tree) for page in pages)


def headings(pages: Iterable[ReadPage]) -> list[tuple[str, str]]:
    """Return the headings, each with its level as `H2`."""
    return [(element["role"], page.text(element)) for page in pages for element in _headings(page.tree)]


def _headings(element: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if element.get("role", "") in {f"H{level}" for level in range(1, 7)}:
        yield element
    for kid in element.get("children", ()):
        yield from _headings(kid)


def joined_words(read: str, heard: str) -> list[str]:
    """Return the words that are apart as heard and not as read, or the first that is read otherwise."""
    return _differences(list(pieces(heard)), list(pieces(read)), is_fault=lambda _: True)


def broken_words(read: str, heard: str) -> list[str]:
    """Return the words that are one as heard and not as read; a word may break at a dash, and an address may not."""
    return _differences(
        list(pieces(read)), list(pieces(heard)), is_fault=lambda parts: "@" in parts or not _is_at_dash(parts)
    )


def _is_at_dash(parts: str) -> bool:
    return parts.partition(" ")[0].endswith(DASHES)


def _differences(apart: list[str], together: list[str], *, is_fault: Callable[[str], bool]) -> list[str]:
    """Return where two words of the first list follow each other without a space in the second."""
    assert "".join(apart) == "".join(together), _first_difference("".join(apart), "".join(together))
    ends = set(_ends(together))
    places = zip(_ends(apart), pairwise(apart), strict=False)
    neighbours = [" ".join(pair) for end, pair in places if end not in ends]
    return [parts for parts in neighbours if is_fault(parts)]


def _ends(words: list[str]) -> Iterator[int]:
    """Yield after how many letters each word ends."""
    place = 0
    for word in words:
        place += len(word)
        yield place


def _first_difference(one: str, other: str) -> str:
    """Return the surroundings of the first letter in which two texts differ."""
    place = next((place for place, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), 0)
    return f"{one[max(0, place - 20) : place + 20]!r} and {other[max(0, place - 20) : place + 20]!r}"
