"""Number and list the chapters in the order in which a document shows them, which a theme may change.

A template may name its chapters one by one, in a loop or a macro, or for one language only, and a theme's Word
template may have another order than its pages. The order is therefore read from the rendered document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from pepdocs.view.blocks import DocumentView

Document = TypeVar("Document")


def make_in_order(
    view: DocumentView, make: Callable[[DocumentView], Document], anchors_of: Callable[[Document], Iterable[str]]
) -> Document:
    """Return the document that `make` makes of the view with its chapters in the order in which it shows them.

    `anchors_of` reads the anchors of the chapters from a document. If a template reorders whatever it is given,
    the view keeps its own order.
    """
    document = make(view)
    reordered = reorder(view, anchors_of(document))
    if reordered is view:
        return document
    second = make(reordered)
    return second if reorder(reordered, anchors_of(second)) is reordered else document


def reorder(view: DocumentView, anchors: Iterable[str]) -> DocumentView:
    """Return the view with its chapters in the order of the anchors and renumbered; the same view if nothing moves.

    A chapter that is not among the anchors keeps its place, and the language versions of a chapter stay together.
    """
    keys = {chapter.anchor: chapter.key for chapter in view.chapters}
    current = tuple(dict.fromkeys(keys.values()))
    shown = dict.fromkeys(keys[anchor] for anchor in anchors if anchor in keys)
    following = iter(shown)
    wanted = tuple(next(following) if key in shown else key for key in current)
    if wanted == current:
        return view
    numbers = {key: number for number, key in enumerate(wanted, 1)}
    chapters = sorted(view.chapters, key=lambda chapter: numbers[chapter.key])
    return replace(view, chapters=tuple(replace(chapter, number=str(numbers[chapter.key])) for chapter in chapters))
