"""Number and list the sections in the order in which a document shows them, which a theme may change.

A template may name its sections one by one, in a loop or a macro, or for one language only, and a theme's Word
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
    """Return the document that `make` makes of the view with its sections in the order in which it shows them.

    `anchors_of` reads the anchors of the sections from a document. If a template reorders whatever it is given,
    the view keeps its own order.
    """
    document = make(view)
    reordered = reorder(view, anchors_of(document))
    if reordered is view:
        return document
    second = make(reordered)
    return second if reorder(reordered, anchors_of(second)) is reordered else document


def reorder(view: DocumentView, anchors: Iterable[str]) -> DocumentView:
    """Return the view with its sections in the order of the anchors and renumbered; the same view if nothing moves.

    A section that is not among the anchors keeps its place, and the language versions of a section stay together.
    """
    keys = {section.anchor: section.key for section in view.sections}
    current = tuple(dict.fromkeys(keys.values()))
    shown = dict.fromkeys(keys[anchor] for anchor in anchors if anchor in keys)
    following = iter(shown)
    wanted = tuple(next(following) if key in shown else key for key in current)
    if wanted == current:
        return view
    numbers = {key: number for number, key in enumerate(wanted, 1)}
    sections = sorted(view.sections, key=lambda section: numbers[section.key])
    return replace(view, sections=tuple(replace(section, number=str(numbers[section.key])) for section in sections))
