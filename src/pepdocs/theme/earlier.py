"""Themes that were written for an earlier version of the view: what they ask for that is gone, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jinja2 import Environment, TemplateSyntaxError, nodes

from pepdocs.base import error_keys
from pepdocs.base.errors import RenderError
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code, Finding
from pepdocs.theme import changes, css
from pepdocs.theme.layer import Layer, fault
from pepdocs.theme.sandbox.failures import GONE
from pepdocs.theme.theme import BELOW_PREFIX, BUILTIN_PREFIX, MACROS, Theme, replaceable_macros
from pepdocs.view.blocks import VIEW

_PARSER = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
"""Parses templates; no template is rendered in it."""

_CLASS = re.compile(r"\.(-?[A-Za-z_][\w-]*)")
_CONTEXT = re.compile(r'\s*msgctxt\s+"(.*)"\s*$')
_PHASES = ("primary/", "secondary/", "post16/")

Gone = tuple[str, int, str]
"""A name that is gone, its line, and what to write instead."""


def is_earlier(layer: Layer) -> bool:
    """Return whether a layer was written for an earlier version of the view."""
    return layer.settings.view < VIEW


def faults(layer: Layer) -> Iterator[Finding]:
    """Yield everything that a layer of an earlier version asks for and that is gone, with its file and line."""
    if not is_earlier(layer):
        return
    for name in sorted(layer.files):
        if name.endswith(".jinja"):
            yield from _findings(codes.GONE, name, in_template(layer.text(name), name))
            yield from _findings(codes.GONE_MACRO, name, _macros(layer.text(name)) if name == MACROS else ())
        elif name.endswith(".css"):
            yield from _findings(codes.GONE_CLASS, name, _classes(layer.text(name)))
            yield from _findings(codes.GONE_VARIABLE, name, _variables(layer.text(name)))
        elif name.endswith(".po"):
            yield from _findings(codes.GONE_TEXT, name, _contexts(layer.text(name)))


def _findings(code: Code, file: str, gone: Iterator[Gone] | tuple[()]) -> Iterator[Finding]:
    for name, line, instead in dict.fromkeys(gone):
        yield fault(code, file, line, name=name, version=changes.VERSION, instead=instead)


def check_page(theme: Theme, page: str) -> None:
    """Raise `RenderError` if a template of a theme of which a page is made asks for what is gone."""
    for file, line in _first_gone(theme, page):
        failed = RenderError(error_keys.TEMPLATE, template=file, line=line)
        failed.reason = GONE
        raise failed


@lru_cache(maxsize=16)
def _first_gone(theme: Theme, page: str) -> tuple[tuple[str, int], ...]:
    """Return the file and line of the first use of what is gone in the templates of a page, if there is any."""
    others = tuple(phase for phase in _PHASES if not page.startswith(phase))
    for layer in filter(is_earlier, theme.layers):
        for name in sorted(layer.files):
            if name.endswith(".jinja") and not name.startswith(others):
                for _, line, _ in in_template(layer.text(name), name):
                    return ((name, line),)
    return ()


# Templates


def in_template(text: str, name: str) -> Iterator[Gone]:
    """Yield what a template of version 1 asks for and that is gone; nothing if it has invalid syntax."""
    try:
        tree = _PARSER.parse(text, name)
    except (TemplateSyntaxError, RecursionError):
        return
    own = {macro.name for macro in tree.find_all(nodes.Macro)}
    if name == MACROS:
        tree = nodes.Template(list(tree.find_all(nodes.Macro)), lineno=1)
    found = (*_imported(tree), *_called(tree, own), *_read(tree), *_of_blocks(tree), *_of_sections(tree))
    yield from sorted(found, key=lambda gone: gone[1])
    if name == MACROS:
        yield from _signatures(tree)


def _imported(tree: nodes.Template) -> Iterator[Gone]:
    """Yield the macros that are imported from a file of ours that has them no longer."""
    for node in tree.find_all(nodes.FromImport):
        file = node.template.value if isinstance(node.template, nodes.Const) else ""
        if str(file).removeprefix(BUILTIN_PREFIX).removeprefix(BELOW_PREFIX).startswith("shared/"):
            for imported in node.names:
                name = imported[0] if isinstance(imported, tuple) else imported
                if name in changes.MACROS:
                    yield name, node.lineno, changes.MACROS[name]


def _called(tree: nodes.Template, own: set[str]) -> Iterator[Gone]:
    """Yield the calls of macros that are gone or take other arguments, and of sections outside chapters."""
    for node in tree.find_all(nodes.Call):
        name = _name(node.node)
        count = len(node.args) + len(node.kwargs)
        if name in own:
            continue
        if name in changes.MACROS:
            yield name, node.lineno, changes.MACROS[name]
        elif name in changes.CALLS:
            fewest, most, instead = changes.CALLS[name]
            if not fewest <= count <= most:
                yield name, node.lineno, instead
        elif name == "section" and node.args:
            key = node.args[0].value if isinstance(node.args[0], nodes.Const) else ""
            chapter = changes.CHAPTERS.get(str(key), "")
            yield name, node.lineno, f'chapter("{chapter}")' if chapter else "chapter(key)"


def _read(tree: nodes.Template) -> Iterator[Gone]:
    """Yield the attributes that nothing has, and those of the cover that hold something else."""
    own = {node.attr for node in tree.find_all(nodes.NSRef)} | {node.key for node in tree.find_all(nodes.Keyword)}
    for node in tree.find_all(nodes.Getattr):
        if node.attr in changes.ATTRIBUTES and node.attr not in own:
            yield node.attr, node.lineno, changes.ATTRIBUTES[node.attr]
        elif node.attr in changes.OF_COVER and _name(node.node) == "cover":
            yield f"cover.{node.attr}", node.lineno, changes.OF_COVER[node.attr]


def _of_blocks(tree: nodes.Template) -> Iterator[Gone]:
    """Yield the attributes that the block of a macro does not have, or that hold something else."""
    for macro in tree.find_all(nodes.Macro):
        block = macro.args[0].name if macro.args else ""
        for node in macro.find_all(nodes.Getattr):
            instead = changes.OF_BLOCKS.get((macro.name, node.attr), "")
            if instead and isinstance(node.node, nodes.Name) and node.node.name == block:
                yield f"{block}.{node.attr}", node.lineno, instead


def _of_sections(tree: nodes.Template) -> Iterator[Gone]:
    """Yield the attributes of a loop over sections that chapters have now."""
    for loop in tree.find_all(nodes.For):
        if _name(loop.iter) == "sections" and isinstance(loop.target, nodes.Name):
            for node in loop.find_all(nodes.Getattr):
                if node.attr in changes.OF_SECTIONS and _name(node.node) == loop.target.name:
                    yield f"{loop.target.name}.{node.attr}", node.lineno, changes.OF_SECTIONS[node.attr]


def _signatures(tree: nodes.Template) -> Iterator[Gone]:
    """Yield the macros that take the place of ours with other arguments."""
    for macro in tree.find_all(nodes.Macro):
        if macro.name in changes.CALLS:
            fewest, _, instead = changes.CALLS[macro.name]
            if len(macro.args) != fewest:
                yield macro.name, macro.lineno, instead


def _macros(text: str) -> Iterator[Gone]:
    """Yield the macros that took the place of ours and that nothing uses."""
    try:
        tree = _PARSER.parse(text, MACROS)
    except (TemplateSyntaxError, RecursionError):
        return
    used = {_name(node.node) for node in tree.find_all(nodes.Call)}
    for macro in tree.find_all(nodes.Macro):
        if macro.name in changes.MACROS.keys() - used - replaceable_macros():
            yield macro.name, macro.lineno, changes.MACROS[macro.name]


def _name(node: nodes.Node) -> str:
    """Return the name of a variable, or the last one after dots; "" for anything else."""
    if isinstance(node, nodes.Name):
        return node.name
    return node.attr if isinstance(node, nodes.Getattr) else ""


# Style sheets and words


def _classes(sheet: str) -> Iterator[Gone]:
    """Yield the classes in a sheet that no element has."""
    for rule in css.read(sheet).rules:
        line = min((declared.line for declared in rule.declarations), default=1)
        for name in (name for selector in rule.selectors for name in _CLASS.findall(selector)):
            if name in changes.CLASSES:
                yield name, line, changes.CLASSES[name]


def _variables(sheet: str) -> Iterator[Gone]:
    """Yield the variables in a sheet that ours have no longer."""
    for item in css.declarations(sheet):
        for name, instead in changes.VARIABLES.items():
            if item.name == name or re.search(rf"var\(\s*{name}\b", item.value):
                yield name, item.line, instead


def _contexts(catalogue: str) -> Iterator[Gone]:
    for number, line in enumerate(catalogue.splitlines(), 1):
        match = _CONTEXT.match(line)
        if match and match[1] in changes.CONTEXTS:
            yield f"“{match[1]}”", number, changes.NOTHING
