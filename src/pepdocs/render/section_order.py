"""Sections are numbered and listed in the order in which a document shows them, which a theme may change.

A template may name its sections one by one, in a loop or a macro, or for one language only, and a theme's Word
template may have another order than its pages. So the order is read from what the template made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from pepdocs.view.blocks import DocumentView

Made = TypeVar("Made")


def settled(view: DocumentView, make: Callable[[DocumentView], Made], shown: Callable[[Made], Iterable[str]]) -> Made:
    """Return what is made of a view whose sections stand in the order in which it shows them.

    `shown` reads the sections' anchors from what was made. Where a template turns round whatever order it is
    given, the view keeps ours.
    """
    made = make(view)
    moved = ordered(view, shown(made))
    if moved is view:
        return made
    again = make(moved)
    return again if ordered(moved, shown(again)) is moved else made


def ordered(view: DocumentView, anchors: Iterable[str]) -> DocumentView:
    """Return the view with its sections in the order of these anchors, numbered anew; itself where it is so already.

    A section without an anchor among them keeps its place, and twins stay together.
    """
    keys = {part.anchor: part.key for part in view.sections}
    ours = tuple(dict.fromkeys(keys.values()))
    shown = dict.fromkeys(keys[anchor] for anchor in anchors if anchor in keys)
    following = iter(shown)
    wanted = tuple(next(following) if key in shown else key for key in ours)
    if wanted == ours:
        return view
    numbers = {key: number for number, key in enumerate(wanted, 1)}
    sections = sorted(view.sections, key=lambda part: numbers[part.key])
    numbered = tuple(replace(part, number=str(numbers[part.key])) for part in sections)
    return replace(view, sections=numbered)
