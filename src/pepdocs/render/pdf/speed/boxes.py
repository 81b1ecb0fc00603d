"""What WeasyPrint asks of every box again and again, answered from the box's style.

WeasyPrint 70 works out some twenty lengths of a box each time that it lays it out, looks for pictures
and borders of every box, and asks each time whether it stands in the flow of the text. Nearly all
boxes of ours have the same answer as the last box of that style. The names that are replaced are
private to that one version; tests/render/test_pdf_upgrade.py fails when they change.
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

from pepdocs.render.pdf.structure.tags import replaced
from pepdocs.render.pdf.structure.tree import itself

Box = Any
"""A WeasyPrint box: the library has no types."""

Style = Any
"""A WeasyPrint style: a dictionary that can carry notes as attributes."""

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
"""What a style may say as a part of another box's length."""

IN_FLOW = frozenset({"static", "relative"})
SQUARE: dict[str, Any] = {f"border_{corner}_radius": (0, 0) for corner in CORNERS}
BARE: dict[str, Any] = {**SQUARE, "background": None}
"""What a box without a background, a picture or a round corner is told of them."""


@contextmanager
def remembered() -> Iterator[None]:
    """Have WeasyPrint answered by what is known of a style while the context lasts."""
    with ExitStack() as stack:
        for module in (block, inline, page, table):
            stack.enter_context(replaced(module, "resolve_percentages", resolve))
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
            stack.enter_context(replaced(owner, name, ours))
        yield


def _noted(style: Style, name: str, answer: Callable[[Style], Any]) -> Any:
    """Return the answer to a question about a style, worked out when it is first asked."""
    notes: dict[str, Any] = style.__dict__
    if name not in notes:
        notes[name] = answer(style)
    return notes[name]


def resolve(box: Box, containing_block: Any) -> None:
    """Set a box's lengths: those of its style, where none depends on the box around it."""
    notes: dict[str, Any] = box.style.__dict__
    known = notes.get("lengths")
    if known is None:
        known = notes["lengths"] = _lengths(box.style)
    if known:
        itself(box).__dict__.update(known)
    else:
        resolve_percentages(box, containing_block)


def _lengths(style: Style) -> dict[str, Any]:
    """Return the lengths of every box of a style; none where they depend on more than that."""
    said = [style[name] for name in LENGTHS]
    is_fixed = all(each in (None, "auto") or getattr(each, "unit", "") == "px" for each in said)
    if not is_fixed or style["border_collapse"] == "collapse":
        return {}
    probe = boxes.Box("", style, None)
    before = set(vars(probe))
    resolve_percentages(probe, (0, "auto"))
    return {name: length for name, length in vars(probe).items() if name not in before}


def line_height(style: Style) -> tuple[float, float]:
    """Return the height of a line in a style, and its baseline."""
    height: tuple[float, float] = _noted(style, "strut", strut)
    return height


def stands_in_flow(box: Box) -> bool:
    """Whether a box stands where the text before it ends."""
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
    """Return where a line begins, and how wide it may be: as its paragraph, where nothing floats."""
    is_simple = not outer and containing_block.style["direction"] == "ltr"
    if not is_simple or context.excluded_shapes or not isinstance(box, boxes.LineBox):
        return avoid_collisions(context, box, containing_block, outer)
    start = containing_block.content_box_x()
    left, right = start + box.margin_left, start + containing_block.width - box.margin_right
    return left - box.margin_left, box.border_box_y() - box.margin_top, right - left


def below(box: Box, placeholders: bool = False) -> Iterator[Box]:  # noqa: FBT001, FBT002 - theirs
    """Yield a box and all that is in it, in order."""
    waiting = [box]
    while waiting:
        found = itself(waiting.pop()) if placeholders else waiting.pop()
        yield found
        if isinstance(found, boxes.Box):
            waiting.extend(reversed(found.children))


def lay_background(
    sheet: Box,
    box: Box,
    image_of: Callable[..., Any],
    layout_children: bool = True,  # noqa: FBT001, FBT002 - theirs
    style: Style = None,
) -> None:
    """Place the pictures behind a box and those in it."""
    if style is None and box is not sheet and _noted(box.style, "is_bare", _is_bare):
        itself(box).__dict__.update(BARE)
        for child in box.all_children() if layout_children else ():
            lay_background(sheet, child, image_of)
    else:
        layout_box_backgrounds(sheet, box, image_of, layout_children, style)


def _is_bare(style: Style) -> bool:
    """Whether nothing is drawn behind a box of a style, and its corners are square."""
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
        or not _noted(box.style, "is_plain", _is_plain)
    ):
        draw_border(stream, box)


def _is_plain(style: Style) -> bool:
    """Whether a box of a style has no columns, and no picture for a border."""
    is_columned = style["column_width"] != "auto" or style["column_count"] != "auto"
    return not is_columned and style["border_image_source"][0] == "none"


def outline(stream: Any, box: Box) -> None:
    """Draw the outlines of a box and of those in it, if they have any."""
    if box.style["outline_width"]:
        draw_outline(stream, box)
        return
    for child in box.children:
        if isinstance(child, boxes.Box):
            outline(stream, child)
