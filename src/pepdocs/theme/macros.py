"""The macros in the source of a template.

They are found with Jinja's lexer, so that what stands in a comment or in `raw` is not taken for a macro.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import Environment, TemplateSyntaxError, nodes

_PARSER = Environment(autoescape=True, keep_trailing_newline=True)
"""Parses templates and keeps every character; no template is rendered in it."""

_LINE_END = re.compile(r"\r\n|\r")


@dataclass(frozen=True, slots=True)
class Macro:
    """A macro at the top level of a template: its name, its line, and its text from its first tag to its last."""

    name: str
    line: int
    text: str


def macros_in(text: str) -> Iterator[Macro]:
    """Yield the macros at the top level of a template in order, each with the macros inside it."""
    source, opened = _LINE_END.sub("\n", text), list[tuple[str, int]]()
    for start, end, words in _tags(source):
        if words[0] == "macro":
            opened.append((words[-1], start))
        elif words[0] == "endmacro" and opened:
            name, first = opened.pop()
            if not opened:
                yield Macro(name, source.count("\n", 0, first) + 1, source[first:end].rstrip())


def called_macros(text: str, file: str) -> frozenset[str]:
    """Return the names of the macros that a template defines and uses; a `TemplateSyntaxError` names the file."""
    tree = _PARSER.parse(text, file)
    used = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "load"}
    return frozenset(macro.name for macro in tree.find_all(nodes.Macro)) & used


def _tags(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the start, the end and the first two words of each tag, up to the first syntax error."""
    place, start, words = 0, 0, list[str]()
    try:
        for _, kind, value in _PARSER.lex(text):
            # Jinja drops white space only, and no tag begins with any.
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
