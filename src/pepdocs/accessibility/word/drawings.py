"""Drawings in a Word file: pictures, shapes and text boxes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

from pepdocs.accessibility.word.values import child, is_yes
from pepdocs.base.ooxml import q

_SHAPES: Final = tuple(map(q, ("v:shape", "v:rect", "v:roundrect", "v:oval", "v:line", "v:polyline", "v:arc")))
_FLOATING: Final = ("position:absolute", "position:relative")
_RULE: Final = q("o:hr")
"""The attribute of a shape that is a horizontal rule."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing with its alternative text."""

    alt: str = field(default="", repr=False)
    is_decorative: bool = False
    is_floating: bool = False
    is_portable: bool = True
    """Whether every program shows it."""
    boxes: tuple[Any, ...] = ()
    """The contents of its text boxes; a drawing with any needs no alternative text."""


def read_drawing(node: Any) -> list[Drawing]:
    """Return the drawings in a `w:drawing`, a `w:pict` or a `w:object`."""
    return [_frame(frame) for frame in node] if node.tag == q("w:drawing") else _vml(node)


def _frame(frame: Any) -> Drawing:
    properties = child(frame, "wp:docPr")
    boxes = _boxes(frame)
    is_decorative = any(is_yes(node.get("val") or "") for node in frame.iter(q("adec:decorative")))
    return Drawing(
        alt="" if properties is None else (properties.get("descr") or properties.get("title") or "").strip(),
        is_decorative=is_decorative,
        is_floating=frame.tag == q("wp:anchor") and not is_decorative,
        is_portable=not boxes and next(frame.iter(q("dgm:relIds")), None) is None,
        boxes=boxes,
    )


def _vml(node: Any) -> list[Drawing]:
    """Return the shapes that Word wrote until 2007; the first has the text boxes of all."""
    boxes = _boxes(node)
    is_object = node.tag == q("w:object")
    shapes = [shape for shape in node.iter(*_SHAPES) if not is_yes(shape.get(_RULE) or "")]
    if not shapes and (boxes or is_object):
        return [Drawing(is_portable=False, boxes=boxes, is_decorative=not is_object)]
    return [
        Drawing(
            alt=(shape.get("alt") or "").strip(),
            is_floating=any(position in _css(shape) for position in _FLOATING),
            is_portable=not (boxes or is_object or next(shape.iter(q("v:textpath")), None) is not None),
            boxes=boxes if place == 0 else (),
        )
        for place, shape in enumerate(shapes)
    ]


def _css(shape: Any) -> str:
    return (shape.get("style") or "").replace(" ", "").lower()


def _boxes(node: Any) -> tuple[Any, ...]:
    """Return the contents of the text boxes in a drawing that are not inside another one."""
    tag = q("w:txbxContent")
    return tuple(box for box in node.iter(tag) if not _is_inside(box, node, tag))


def _is_inside(box: Any, node: Any, tag: str) -> bool:
    for ancestor in box.iterancestors():
        if ancestor is node:
            return False
        if ancestor.tag == tag:
            return True
    return False
