"""The macros of a template as they are written: where each begins, and its whole text.

They are found by Jinja's own reader, so that what stands in a comment or is raw is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

_READER = Environment(autoescape=True, keep_trailing_newline=True)
"""Reads templates without taking anything away; none ever runs in it."""

_LINE_END = re.compile(r"\r\n|\r")


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro that stands in no other: its name, its line, and its text from its first tag to its last."""

    name: str
    line: int
    text: str


def macros_in(text: str) -> Iterator[Macro]:
    """Yield the macros of a template in order, each with those within it."""
    whole, opened = _LINE_END.sub("\n", text), list[tuple[str, int]]()
    for start, end, words in _tags(whole):
        if words[0] == "macro":
            opened.append((words[-1], start))
        elif words[0] == "endmacro" and opened:
            name, first = opened.pop()
            if not opened:
                yield Macro(name, whole.count("\n", 0, first) + 1, whole[first:end].rstrip())


def helpers(text: str, named: str) -> frozenset[str]:
    """Return the names of the macros that a template calls itself; `TemplateSyntaxError` tells its file as `named`."""
    tree = _READER.parse(text, named)
    called = {each.name for each in tree.find_all(nodes.Name) if each.ctx == "load"}
    return frozenset(each.name for each in tree.find_all(nodes.Macro)) & called


def _tags(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the place of each tag, its end, and its first words; up to where nobody understands it."""
    place, start, words = 0, 0, list[str]()
    try:
        for _, kind, value in _READER.lex(text):
            # What Jinja takes away is white space only, and no tag begins with any.
            place = text.index(value, place)
            if kind == "block_begin":
                start, words = place, []
            elif kind == "name":
                words.append(value)
            place += len(value)
            if kind == "block_end" and words:
                yield start, place, tuple(words[:2])
    except TemplateSyntaxError:
        return
