"""A Word file in large type: every size that it names grows, small ones most."""

from __future__ import annotations

import re
from typing import Final

from pepdocs.base.language import Size

GROWTH: Final = {
    Size.LARGE.value: ((12, 18), (14, 20), (17, 22), (22, 26), (30, 32)),
    Size.VERY_LARGE.value: ((12, 24), (14, 26), (17, 28), (22, 32), (30, 36)),
}
"""For each size of a document: type of up to so many points becomes type of so many."""

EDGE: Final = 18
"""Points of what stands at the edges of a page, in every large size."""

_SIZE: Final = r'<w:sz(?:Cs)? w:val="(\d+)"'
_TYPE: Final = re.compile(_SIZE)
_EDGE_OR_TYPE: Final = re.compile(
    rf'<w:style [^>]*?w:styleId="(?:Header|Footer|PEPDraftBand)".*?</w:style>|{_SIZE}', re.DOTALL
)


def enlarged(source: str, size: str) -> str:
    """Return a part of a Word file, or its styles, with the type that a document of `size` has."""
    if size not in GROWTH:
        return source
    return _EDGE_OR_TYPE.sub(lambda found: _resized(found, size), source)


def _resized(found: re.Match[str], size: str) -> str:
    if found[1] is None:
        return _TYPE.sub(lambda each: _with(each, EDGE * 2), found[0])
    return _with(found, _grown(int(found[1]), size))


def _with(found: re.Match[str], halves: int) -> str:
    """Return an element that names a size, with another size: so many half points."""
    return found[0].replace(f'"{found[1]}"', f'"{halves}"')


def _grown(halves: int, size: str) -> int:
    """Return the half points that so many become; a larger size than we know stays."""
    return next((new * 2 for old, new in GROWTH[size] if halves <= old * 2), halves)
