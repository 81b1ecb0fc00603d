"""What is drawn in a Word file: pictures, shapes, and boxes of text that stand beside the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from pepdocs.accessibility.word.names import child, is_yes, q

_SHAPES: Final = tuple(map(q, ("v:shape", "v:rect", "v:roundrect", "v:oval", "v:line", "v:polyline", "v:arc")))
_BESIDE: Final = ("position:absolute", "position:relative")
_LINE: Final = "{urn:schemas-microsoft-com:office:office}hr"
"""What marks a shape that is no more than a line across the page."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Something drawn: the words for it, and what is odd about it."""

    said: str = field(default="", repr=False)
    is_decorative: bool = False
    is_floating: bool = False
    is_kept: bool = True
    """Whether every program shows it."""
    boxes: tuple[Any, ...] = ()
    """The text that stands in it, as it is in the file; such a thing needs no other words."""


def drawing(node: Any) -> Iterator[Drawn]:
    """Yield what is in a `w:drawing`."""
    for frame in node:
        about = child(frame, "wp:docPr")
        boxes = _boxes(frame)
        decorative = any(is_yes(each.get("val") or "") for each in frame.iter(q("adec:decorative")))
        yield Drawn(
            said="" if about is None else (about.get("descr") or about.get("title") or "").strip(),
            is_decorative=decorative,
            is_floating=frame.tag == q("wp:anchor") and not decorative,
            is_kept=not boxes and next(frame.iter(q("dgm:relIds")), None) is None,
            boxes=boxes,
        )


def picture(node: Any) -> Iterator[Drawn]:
    """Yield what is in a `w:pict` or a `w:object`, as Word drew until 2007."""
    boxes = _boxes(node)
    is_object = node.tag == q("w:object")
    shapes = [each for each in node.iter(*_SHAPES) if not is_yes(each.get(_LINE) or "")]
    for place, shape in enumerate(shapes):
        style = (shape.get("style") or "").replace(" ", "").lower()
        lettered = next(shape.iter(q("v:textpath")), None) is not None
        own = boxes if place == 0 else ()
        yield Drawn(
            said=(shape.get("alt") or "").strip(),
            is_floating=any(each in style for each in _BESIDE),
            is_kept=not (lettered or boxes or is_object),
            boxes=own,
        )
    if not shapes and (boxes or is_object):
        yield Drawn(is_kept=False, boxes=boxes, is_decorative=not is_object)


def _boxes(node: Any) -> tuple[Any, ...]:
    """Return the texts in something drawn, those that stand in another one left to it."""
    box = q("w:txbxContent")
    found = node.iter(box)
    return tuple(each for each in found if not _is_inside(each, node, box))


def _is_inside(box: Any, node: Any, tag: str) -> bool:
    for above in box.iterancestors():
        if above is node:
            return False
        if above.tag == tag:
            return True
    return False
