"""Cache by style what WeasyPrint computes repeatedly for every box.

WeasyPrint 70 computes some twenty lengths of a box each time that it lays it out, looks for pictures and borders of
every box, and checks each time whether it is in the flow of the text. For nearly all of our boxes the answer depends on
their style alone. The names that are replaced are private to that version; tests/render/pdf/test_upgrade.py fails when
they change.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from weasyprint import draw as engine_draw
from weasyprint.draw import border as engine_border
from weasyprint.formatting_structure import boxes
from weasyprint.layout import background as engine_background
from weasyprint.layout import block, inline, page, table

from pepdocs.render.pdf.structure.tags import patch
from pepdocs.render.pdf.structure.tree import unwrap

Box = Any
"""A WeasyPrint box, for which the library has no types."""

Style = Any
"""A WeasyPrint style: a dictionary on which we keep cached values as attributes."""

resolve_percentages: Callable[..., None] = block.resolve_percentages
strut: Callable[..., tuple[float, float]] = inline.strut
is_in_normal_flow: Callable[..., bool] = boxes.Box.is_in_normal_flow
layout_box_backgrounds: Callable[..., None] = engine_background.layout_box_backgrounds
avoid_collisions: Callable[..., tuple[float, float, float]] = inline.avoid_collisions
draw_border: Callable[..., None] = engine_border.draw_border
draw_outline: Callable[..., None] = engine_border.draw_outline

SIDES = ("top", "right", "bottom", "left")
CORNERS = ("top_left", "top_right", "bottom_right", "bottom_left")

LENGTHS = (
    "width", "height", "min_width", "min_height", "max_width", "max_height",
    *(f"{kind}_{side}" for kind in ("margin", "padding") for side in SIDES),
)  # fmt: skip
"""Lengths that a style may give as a percentage of another box's."""

IN_FLOW = frozenset({"static", "relative"})
SQUARE: dict[str, Any] = {f"border_{corner}_radius": (0, 0) for corner in CORNERS}
BARE: dict[str, Any] = {**SQUARE, "background": None}
"""The attributes of a box without a background, a picture or a round corner."""


@contextmanager
def reuse_answers() -> Iterator[None]:
    """Make WeasyPrint use values cached by style while the context lasts."""
    with ExitStack() as stack:
        for module in (block, inline, page, table):
            stack.enter_context(patch(module, "resolve_percentages", resolve))
        for owner, name, ours in (
            (inline, "strut", line_height),
            (inline, "avoid_collisions", room_for),
            (boxes.Box, "is_in_normal_flow", stands_in_flow),
            (boxes.Box, "descendants", below),
            (engine_background, "layout_box_backgrounds", lay_background),
            (engine_draw, "draw_border", border),
            (engine_draw, "draw_outline", outline),
            (engine_border, "draw_outline", outline),
        ):
            stack.enter_context(patch(owner, name, ours))
        yield


def _cached(style: Style, name: str, compute: Callable[[Style], Any]) -> Any:
    """Return a value that depends on a style alone, computed once."""
    cache: dict[str, Any] = style.__dict__
    if name not in cache:
        cache[name] = compute(style)
    return cache[name]


def resolve(box: Box, containing_block: Any) -> None:
    """Set a box's lengths: those of its style, if none depends on the box around it."""
    if lengths := _cached(box.style, "lengths", _lengths):
        unwrap(box).__dict__.update(lengths)
    else:
        resolve_percentages(box, containing_block)


def _lengths(style: Style) -> dict[str, Any]:
    """Return the lengths of every box of a style; none if they depend on more than the style."""
    values = [style[name] for name in LENGTHS]
    is_fixed = all(value in (None, "auto") or getattr(value, "unit", "") == "px" for value in values)
    if not is_fixed or style["border_collapse"] == "collapse":
        return {}
    probe = boxes.Box("", style, None)
    before = set(vars(probe))
    resolve_percentages(probe, (0, "auto"))
    return {name: length for name, length in vars(probe).items() if name not in before}


def line_height(style: Style) -> tuple[float, float]:
    """Return the height and baseline of a line in a style."""
    height: tuple[float, float] = _cached(style, "strut", strut)
    return height


def stands_in_flow(box: Box) -> bool:
    """Return whether a box is in the normal flow."""
    style = box.style
    if style["float"] == "none" and style["position"] in IN_FLOW:
        return True
    return is_in_normal_flow(box)


def room_for(
    context: Any,
    box: Box,
    containing_block: Box,
    outer: bool = True,  # noqa: FBT001, FBT002 - theirs
) -> tuple[float, float, float]:
    """Return the position and available width of a line: those of its paragraph, if nothing floats."""
    is_simple = not outer and containing_block.style["direction"] == "ltr"
    if not is_simple or context.excluded_shapes or not isinstance(box, boxes.LineBox):
        return avoid_collisions(context, box, containing_block, outer)
    start = containing_block.content_box_x()
    left, right = start + box.margin_left, start + containing_block.width - box.margin_right
    return left - box.margin_left, box.border_box_y() - box.margin_top, right - left


def below(box: Box, placeholders: bool = False) -> Iterator[Box]:  # noqa: FBT001, FBT002 - theirs
    """Yield a box and its descendants, in order."""
    stack = [box]
    while stack:
        current = unwrap(stack.pop()) if placeholders else stack.pop()
        yield current
        if isinstance(current, boxes.Box):
            stack.extend(reversed(current.children))


def lay_background(
    sheet: Box,
    box: Box,
    image_of: Callable[..., Any],
    layout_children: bool = True,  # noqa: FBT001, FBT002 - theirs
    style: Style = None,
) -> None:
    """Lay out the backgrounds of a box and its descendants."""
    if style is None and box is not sheet and _cached(box.style, "is_bare", _is_bare):
        unwrap(box).__dict__.update(BARE)
        for child in box.all_children() if layout_children else ():
            lay_background(sheet, child, image_of)
    else:
        layout_box_backgrounds(sheet, box, image_of, layout_children, style)


def _is_bare(style: Style) -> bool:
    """Return whether a box of a style has no background, and square corners."""
    pictures = (style["border_image_source"], style["mask_border_source"])
    colour = style["background_color"]
    colour = style["color"] if colour == "currentcolor" else colour
    return (
        all(kind == "none" for kind, *_ in (*pictures, *style["background_image"]))
        and style["visibility"] != "hidden"
        and colour.alpha == 0
        and not style["box_shadow"]
        and all((0, "px") in style[name] for name in SQUARE)
    )


def border(stream: Any, box: Box) -> None:
    """Draw a box's border, if it has one."""
    if (
        box.border_top_width
        or box.border_bottom_width
        or box.border_left_width
        or box.border_right_width
        or not _cached(box.style, "is_plain", _is_plain)
    ):
        draw_border(stream, box)


def _is_plain(style: Style) -> bool:
    """Return whether a box of a style has no columns, and no border image."""
    is_columned = style["column_width"] != "auto" or style["column_count"] != "auto"
    return not is_columned and style["border_image_source"][0] == "none"


def outline(stream: Any, box: Box) -> None:
    """Draw the outlines of a box and its descendants, if they have any."""
    if box.style["outline_width"]:
        draw_outline(stream, box)
        return
    for child in box.children:
        if isinstance(child, boxes.Box):
            outline(stream, child)
