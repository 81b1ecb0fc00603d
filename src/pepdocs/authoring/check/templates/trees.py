"""Parse the templates of a theme: the files that they refer to, the names that they define, and their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jinja2 import TemplateNotFound, TemplateSyntaxError, nodes

from pepdocs.authoring.check.templates.vocabulary import TYPST
from pepdocs.theme import Theme
from pepdocs.theme.sandbox.failures import SEPARATOR
from pepdocs.theme.theme import environment

ENDING = ".jinja"
QUOTED = re.compile(r"[\"']([\w./-]{1,120})[\"']")

FileReference = nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport


def names(theme: Theme, layer: int) -> Iterator[str]:
    """Yield the names of a layer's templates in order, without those for Typst, which nothing uses."""
    for name in sorted(theme.layers[layer].files):
        if name.endswith(ENDING) and not name.endswith(TYPST):
            yield name


@lru_cache(maxsize=256)
def parse_template(theme: Theme, full: str) -> nodes.Template | None:
    """Return a template by its full name; None if it does not exist or has invalid syntax."""
    try:
        return environment(theme).parse(theme.source(full)[0], full)
    except (TemplateNotFound, TemplateSyntaxError, KeyError, OSError, ValueError):
        return None


def constant(node: nodes.Node | None) -> str:
    """Return the text of an expression that is a constant text, or ""."""
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""


def file_references(tree: nodes.Template) -> Iterator[FileReference]:
    """Yield the tags of a template that refer to a file, in order."""
    yield from (node for node in tree.find_all(nodes.Stmt) if isinstance(node, FileReference))


def _targets(tree: nodes.Template) -> Iterator[str]:
    yield from filter(None, (constant(node.template) for node in file_references(tree)))


def is_whole(theme: Theme, full: str) -> bool:
    """Return whether a template and all that it refers to, directly or not, exist and have valid syntax."""
    trees = (parse_template(theme, this) for this in _reachable(theme, full))
    return all(tree is not None and not any(map(theme.lacks, _targets(tree))) for tree in trees)


def cycles(theme: Theme, full: str) -> Iterator[tuple[str, int]]:
    """Yield the files that a template unconditionally refers to and that refer back to it, with the lines."""
    for node in _references(theme, full, is_unconditional=True):
        target = constant(node.template)
        if full in _reachable(theme, theme.resolved(target, full), is_unconditional=True):
            yield target, node.lineno


def _reachable(theme: Theme, full: str, *, is_unconditional: bool = False) -> Iterator[str]:
    """Yield the full names of a template and of all that it refers to, directly or not."""
    waiting, seen = [full], set[str]()
    while waiting:
        this = waiting.pop()
        if this not in seen:
            seen.add(this)
            yield this
            references = _references(theme, this, is_unconditional=is_unconditional)
            waiting.extend(theme.resolved(constant(node.template), this) for node in references)


def _references(theme: Theme, full: str, *, is_unconditional: bool = False) -> Iterator[FileReference]:
    """Yield a template's references to named files, or only those that are in no condition."""
    if tree := parse_template(theme, full):
        branches = tree.find_all(nodes.If) if is_unconditional else ()
        conditional = {id(node) for branch in branches for node in branch.find_all(nodes.Stmt)}
        for node in file_references(tree):
            if constant(node.template) and id(node) not in conditional:
                yield node


def requested_files(theme: Theme, layer: int) -> frozenset[str]:
    """Return the names of all files that the templates of a layer refer to.

    From a template with invalid syntax, that is every text in quotation marks.
    """
    requested = set[str]()
    for name in names(theme, layer):
        tree = parse_template(theme, f"{layer}{SEPARATOR}{name}")
        requested.update(_targets(tree) if tree else QUOTED.findall(theme.layers[layer].text(name)))
    return frozenset(target.removeprefix("below/") for target in requested)


def defined_names(tree: nodes.Template) -> frozenset[str]:
    """Return the names that a template defines for other files."""
    return frozenset(name for node in tree.body for name in _defined_by(node))


def _defined_by(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Macro):
        yield node.name
    elif isinstance(node, nodes.Import):
        yield node.target
    elif isinstance(node, nodes.FromImport):
        yield from (name[1] if isinstance(name, tuple) else name for name in node.names)
    elif isinstance(node, nodes.Assign | nodes.AssignBlock):
        yield from (target.name for target in node.target.find_all(nodes.Name))
        if isinstance(node.target, nodes.Name):
            yield node.target.name


def line_of_macro(theme: Theme, layer: int, name: str, macro: str) -> int:
    """Return the line of a macro in a layer's template, or 0."""
    tree = parse_template(theme, f"{layer}{SEPARATOR}{name}")
    macros = tree.find_all(nodes.Macro) if tree else ()
    return next((node.lineno for node in macros if node.name == macro), 0)


def line_of_chapter(theme: Theme, layer: int, name: str, key: str) -> int:
    """Return the line on which a layer's template shows a chapter, or its block of chapters, or 1."""
    tree = parse_template(theme, f"{layer}{SEPARATOR}{name}")
    if tree is None:
        return 1
    for node in tree.find_all(nodes.Call):
        if key and node.args and constant(node.args[0]) == key:
            return node.lineno
    blocks = [node.lineno for node in tree.find_all(nodes.Block) if node.name == "sections"]
    return min(blocks, default=1)
