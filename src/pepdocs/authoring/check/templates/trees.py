"""The templates of a theme taken apart: what they ask for, what they give, and on which line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jinja2 import TemplateNotFound, TemplateSyntaxError, nodes

from pepdocs.theme import Theme
from pepdocs.theme.sandbox.environment import APART
from pepdocs.theme.theme import room

ENDING = ".jinja"
QUOTED = re.compile(r"[\"']([\w./-]{1,120})[\"']")

Naming = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport
"""What names a file."""


def names(theme: Theme, layer: int) -> Iterator[str]:
    """Yield the names of a layer's templates, in order."""
    yield from (name for name in sorted(theme.layers[layer].files) if name.endswith(ENDING))


@lru_cache(maxsize=256)
def parsed(theme: Theme, full: str) -> nodes.Template | None:
    """Return a template by its full name; nothing where there is none, or it is not understood."""
    try:
        return room(theme).parse(theme.source(full)[0], full)
    except (TemplateNotFound, TemplateSyntaxError, KeyError, OSError, ValueError):
        return None


def constant(node: nodes.Node | None) -> str:
    """Return the text that an expression is, "" where it is none."""
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""


def naming(tree: nodes.Template) -> Iterator[Naming]:
    """Yield what names a file, in order."""
    yield from (node for node in tree.find_all(nodes.Stmt) if isinstance(node, Naming))


def _targets(tree: nodes.Template) -> Iterator[str]:
    """Yield the files that a template names, in order."""
    yield from filter(None, (constant(node.template) for node in naming(tree)))


def is_whole(theme: Theme, full: str) -> bool:
    """Whether all that a template asks for, and what that asks for, is there and understood."""
    waiting, seen = [full], set[str]()
    while waiting:
        this = waiting.pop()
        if this not in seen:
            seen.add(this)
            tree = parsed(theme, this)
            targets = tuple(_targets(tree)) if tree else ()
            if tree is None or any(map(theme.lacks, targets)):
                return False
            waiting.extend(theme.resolved(target, this) for target in targets)
    return True


def circles(theme: Theme, full: str) -> Iterator[tuple[str, int]]:
    """Yield the files that a template asks for without condition and that ask for it in turn, with their lines."""
    for node in _always(theme, full):
        target = constant(node.template)
        if full in _reached(theme, theme.resolved(target, full)):
            yield target, node.lineno


def _reached(theme: Theme, full: str) -> frozenset[str]:
    """Return a template and all that it asks for without condition, and that those ask for, by their full names."""
    waiting, seen = [full], set[str]()
    while waiting:
        this = waiting.pop()
        if this not in seen:
            seen.add(this)
            asked = (constant(node.template) for node in _always(theme, this))
            waiting.extend(theme.resolved(target, this) for target in asked)
    return frozenset(seen)


def _always(theme: Theme, full: str) -> Iterator[Naming]:
    """Yield what names a file in a template, and is no matter of a condition."""
    tree = parsed(theme, full)
    if tree is not None:
        maybe = {id(node) for part in tree.find_all(nodes.If) for node in part.find_all(nodes.Stmt)}
        yield from (node for node in naming(tree) if constant(node.template) and id(node) not in maybe)


def called(theme: Theme, layer: int) -> frozenset[str]:
    """Return the names of all files that the templates of a layer ask for."""
    asked = (_asked(theme, layer, name) for name in names(theme, layer))
    return frozenset(target.removeprefix("below/") for each in asked for target in each)


def _asked(theme: Theme, layer: int, name: str) -> Iterator[str]:
    """Yield the files that a template names, or whatever is in quotation marks where it is not understood."""
    tree = parsed(theme, f"{layer}{APART}{name}")
    if tree is None:
        yield from QUOTED.findall(theme.layers[layer].text(name))
    else:
        yield from _targets(tree)


def given(tree: nodes.Template) -> frozenset[str]:
    """Return the names that a template gives to the files around it."""
    return frozenset(name for node in tree.body for name in _of(node))


def _of(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Macro):
        yield node.name
    elif isinstance(node, nodes.Import):
        yield node.target
    elif isinstance(node, nodes.FromImport):
        yield from (each[1] if isinstance(each, tuple) else each for each in node.names)
    elif isinstance(node, nodes.Assign | nodes.AssignBlock):
        yield from (each.name for each in node.target.find_all(nodes.Name))
        if isinstance(node.target, nodes.Name):
            yield node.target.name


def line_of_macro(theme: Theme, layer: int, name: str, macro: str) -> int:
    """Return the line on which a template of a layer begins a macro, 0 where it has none."""
    tree = parsed(theme, f"{layer}{APART}{name}")
    macros = tree.find_all(nodes.Macro) if tree else ()
    return next((node.lineno for node in macros if node.name == macro), 0)


def line_of_section(theme: Theme, layer: int, name: str, key: str) -> int:
    """Return the line on which a template of a layer shows a section, or its sections, or its first."""
    tree = parsed(theme, f"{layer}{APART}{name}")
    if tree is None:
        return 1
    for node in tree.find_all(nodes.Call):
        if key and node.args and constant(node.args[0]) == key:
            return node.lineno
    blocks = [node.lineno for node in tree.find_all(nodes.Block) if node.name == "sections"]
    return min(blocks, default=1)
