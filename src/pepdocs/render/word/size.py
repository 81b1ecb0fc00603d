"""Enlarge the type of a Word file: every size that it names grows, small ones most, and lines stand further apart."""

from __future__ import annotations

import re
from typing import Final

from pepdocs.base.language import Size

GROWTH: Final = {
    Size.LARGE.value: ((12, 18), (14, 20), (17, 22), (22, 26), (30, 32)),
    Size.VERY_LARGE.value: ((12, 24), (14, 26), (17, 28), (22, 32), (30, 36)),
}
"""For each size of document: type of up to so many points is set in so many."""

EDGE: Final = 18
"""Points of the type in page headers and footers, in every large size."""

LEADING: Final = 1.1
"""How much further apart the lines of a large document are, in relation to its type."""

_SIZE: Final = r'<w:sz(?:Cs)? w:val="(\d+)"'
_TYPE: Final = re.compile(_SIZE)
_LINE: Final = re.compile(r'w:line="(\d+)" w:lineRule="auto"')
_EDGE_OR_TYPE: Final = re.compile(
    rf'<w:style [^>]*?w:styleId="(?:Header|Footer|PEPDraftBand)".*?</w:style>|{_SIZE}', re.DOTALL
)


def enlarge(source: str, size: str) -> str:
    """Return a part of a Word file with the type sizes, and the space between lines, of a document of `size`."""
    if size not in GROWTH:
        return source
    return _LINE.sub(_further_apart, _EDGE_OR_TYPE.sub(lambda match: _resize(match, size), source))


def _further_apart(match: re.Match[str]) -> str:
    return f'w:line="{round(int(match[1]) * LEADING)}" w:lineRule="auto"'


def _resize(match: re.Match[str], size: str) -> str:
    if match[1] is None:
        return _TYPE.sub(lambda element: _with_size(element, EDGE * 2), match[0])
    halves = int(match[1])
    return _with_size(match, next((new * 2 for old, new in GROWTH[size] if halves <= old * 2), halves))


def _with_size(element: re.Match[str], halves: int) -> str:
    """Return an element that names a size, with another size in half points."""
    return element[0].replace(f'"{element[1]}"', f'"{halves}"')
