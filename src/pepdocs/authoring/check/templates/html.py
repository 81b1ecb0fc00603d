"""Check the HTML templates of a theme: invalid syntax, and names that do not exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from functools import cache

from jinja2 import TemplateNotFound, TemplateSyntaxError, meta, nodes
from jinja2.sandbox import SandboxedEnvironment

from pepdocs.authoring.check.faults import excerpt, line_finding, nearest
from pepdocs.authoring.check.templates import trees
from pepdocs.authoring.check.templates.trees import constant, defined_names, file_references, is_whole, parse_template
from pepdocs.authoring.check.templates.vocabulary import (
    CONTEXT,
    GLOBALS,
    SECTIONS,
    attributes,
    chapter_titles,
    packaged_files,
)
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code, Finding
from pepdocs.theme import BUILTIN, Theme
from pepdocs.theme.macros import called_macros, macros_in
from pepdocs.theme.sandbox.failures import SEPARATOR
from pepdocs.theme.theme import MACRO_FILES, MACROS, OURS, environment, replaceable_macros

DEEPEST = 12
"""Most levels of templates that extend one another."""

MEDIA = ("shared/paper.html.jinja", "shared/screen.html.jinja")
"""What a template extends if the medium decides."""

CALLED_WITH_CHAPTERS = ("chapter", "chapter_head", "heading")
"""The macros and functions that take the key of a chapter."""

DOCUMENT = "shared/document.html.jinja"
"""The template that extends those of the media, and defines names for them."""


def faults(theme: Theme, layer: int, name: str) -> Iterator[Finding]:
    """Yield the faults of a template of a layer."""
    text = theme.layers[layer].text(name)
    try:
        tree = environment(theme).parse(text, name)
    except TemplateSyntaxError as error:
        yield _syntax_error(name, text, error.lineno)
        return
    if name == MACROS:
        tree = _macros_only(tree)
    scope = TemplateScope(theme, f"{layer}{SEPARATOR}{name}", tree)
    for target, line in trees.cycles(theme, scope.full):
        yield line_finding(codes.ASKS_ITSELF, name, line, name=target)
    if name == MACROS:
        yield from _other_arguments(tree)
    for code, unknown, line, known in scope.unknown():
        yield line_finding(code, name, line, name=unknown, nearest=nearest(unknown, known))


def _other_arguments(tree: nodes.Template) -> Iterator[Finding]:
    """Yield the macros that take the place of ours and lack an argument with which ours is called."""
    ours = _arguments_of_ours()
    for macro in tree.find_all(nodes.Macro):
        named = {argument.name for argument in macro.args[1:]}
        wanted = ours.get(macro.name, ())
        if len(macro.args) < len(wanted) or not named >= {*wanted[1:]}:
            signature = f"{macro.name}({', '.join(wanted)})"
            yield line_finding(codes.OTHER_ARGUMENTS, MACROS, macro.lineno, name=macro.name, ours=signature)


@cache
def _arguments_of_ours() -> dict[str, tuple[str, ...]]:
    """Return the names of the arguments of our macros that a theme may replace, by the macro's name."""
    trees = (parse_template(BUILTIN, f"{OURS}{SEPARATOR}{name}") for name in sorted(MACRO_FILES))
    return {
        macro.name: tuple(argument.name for argument in macro.args)
        for tree in trees
        if tree
        for macro in tree.find_all(nodes.Macro)
    }


def _macros_only(tree: nodes.Template) -> nodes.Template:
    """Return the template of macros without what is outside them, which is not used."""
    macros = nodes.Template(list(tree.find_all(nodes.Macro)), lineno=1)
    if tree.environment is not None:
        macros.set_environment(tree.environment)
    return macros


def _syntax_error(name: str, text: str, line: int) -> Finding:
    lines = text.splitlines()
    return line_finding(codes.SYNTAX, name, line, text=excerpt(lines[line - 1]) if 0 < line <= len(lines) else "")


Unknown = tuple[Code, str, int, frozenset[str]]
"""An unknown name: the kind of finding, the name, its line, and the known names."""


class TemplateScope:
    """A template and the files that it uses."""

    def __init__(self, theme: Theme, full: str, tree: nodes.Template) -> None:
        self.theme, self.full, self.tree = theme, full, tree
        self.name = full.partition(SEPARATOR)[2]

    def unknown(self) -> Iterator[Unknown]:
        """Yield every name that does not exist, except those that an unreadable file may define."""
        yield from filters(self.tree, environment(self.theme))
        yield from _files(self)
        yield from sections(self.tree, chapter_titles(self.theme))
        if is_whole(self.theme, self.full):
            yield from variables(self.tree, CONTEXT | _names_around(self))
            yield from after_dots(self.tree, _defined_in(*_trees(self), *_imported(self)))
            yield from _blocks(self)
        if self.name == MACROS:
            yield from _macros(self)

    def template(self, name: str) -> nodes.Template | None:
        """Return the template that a name refers to; None if it does not exist or has invalid syntax."""
        return parse_template(self.theme, self.theme.resolved(name, self.full))

    def above(self) -> Iterator[str]:
        """Yield the full names of the templates that this one extends directly."""
        for node in self.tree.find_all(nodes.Extends):
            target = constant(node.template)
            for name in (target,) if target else MEDIA:
                yield self.theme.resolved(name, self.full)


def filters(tree: nodes.Template, environment: SandboxedEnvironment) -> Iterator[Unknown]:
    """Yield the filters and tests that a template uses and its environment lacks."""
    for node in tree.find_all((nodes.Filter, nodes.Test)):
        known = environment.filters if isinstance(node, nodes.Filter) else environment.tests
        if node.name not in known:
            yield codes.UNKNOWN_FILTER, node.name, node.lineno, frozenset(known)


def _files(scope: TemplateScope) -> Iterator[Unknown]:
    """Yield the files that a template refers to, and the macros that it imports, that do not exist."""
    for node in file_references(scope.tree):
        target = constant(node.template)
        if not target or scope.theme.lacks(target):
            continue
        tree = scope.template(target)
        if tree is None:
            if not _exists(scope.theme, target, scope.full):
                yield codes.NO_TEMPLATE, target, node.lineno, packaged_files()
        elif isinstance(node, nodes.FromImport):
            known = defined_names(tree)
            names = (name[0] if isinstance(name, tuple) else name for name in node.names)
            yield from ((codes.UNKNOWN_NAME, name, node.lineno, known) for name in names if name not in known)


def _exists(theme: Theme, target: str, full: str) -> bool:
    try:
        theme.source(theme.resolved(target, full))
    except (TemplateNotFound, KeyError, OSError, ValueError):
        return False
    return True


def variables(tree: nodes.Template, known: frozenset[str]) -> Iterator[Unknown]:
    """Yield the names that a template uses and nothing defines, each where it is first used."""
    used = meta.find_undeclared_variables(_with_known_filters(tree))
    for name in sorted(used - known - GLOBALS):
        lines = [node.lineno for node in tree.find_all(nodes.Name) if node.name == name]
        yield codes.UNKNOWN_NAME, name, min(lines, default=1), known


def _with_known_filters(tree: nodes.Template) -> nodes.Template:
    """Return a template in which every filter and test exists, since Jinja stops at an unknown one."""
    # The tree's environment is not copied: it holds every template compiled so far.
    copy = deepcopy(tree, {id(tree.environment): tree.environment})
    for node in copy.find_all((nodes.Filter, nodes.Test)):
        node.name = "length" if isinstance(node, nodes.Filter) else "defined"
    return copy


def _names_around(scope: TemplateScope) -> frozenset[str]:
    """Return the names that other files define for a template."""
    if scope.name == MACROS:
        return _defined_in(*(parse_template(scope.theme, f"{OURS}{SEPARATOR}{name}") for name in MACRO_FILES))
    return _defined_in(*_trees(scope), parse_template(scope.theme, scope.theme.resolved(DOCUMENT, "")))


def _defined_in(*templates: nodes.Template | None) -> frozenset[str]:
    return frozenset().union(*(defined_names(template) for template in templates if template))


def _trees(scope: TemplateScope, depth: int = 0) -> Iterator[nodes.Template]:
    """Yield a template and all those that it extends."""
    yield scope.tree
    for full in scope.above():
        tree = parse_template(scope.theme, full)
        if tree is not None and depth < DEEPEST:
            yield from _trees(TemplateScope(scope.theme, full, tree), depth + 1)


def after_dots(tree: nodes.Template, around: frozenset[str]) -> Iterator[Unknown]:
    """Yield the attributes that neither the view nor the names `around` a template have."""
    own = {node.attr for node in tree.find_all(nodes.NSRef)} | {node.key for node in tree.find_all(nodes.Keyword)}
    for node in tree.find_all(nodes.Getattr):
        if node.attr not in attributes() | own | around:
            yield codes.UNKNOWN_ATTRIBUTE, node.attr, node.lineno, attributes()


def _imported(scope: TemplateScope) -> Iterator[nodes.Template]:
    """Yield the templates whose macros a template can use: those that it imports, and the built-in ones."""
    fulls = {scope.theme.resolved(name, "") for name in MACRO_FILES}
    for node in scope.tree.find_all(nodes.Import):
        if target := constant(node.template):
            fulls.add(scope.theme.resolved(target, scope.full))
    yield from (tree for full in sorted(fulls) if (tree := parse_template(scope.theme, full)))


def _blocks(scope: TemplateScope) -> Iterator[Unknown]:
    """Yield the blocks that override none."""
    below = [tree for tree in _trees(scope) if tree is not scope.tree]
    known = frozenset(block.name for tree in below for block in tree.find_all(nodes.Block))
    if not below:
        return
    inner = {block.name for outer in scope.tree.find_all(nodes.Block) for block in outer.find_all(nodes.Block)}
    for block in scope.tree.find_all(nodes.Block):
        if block.name not in known | inner:
            yield codes.UNKNOWN_BLOCK, block.name, block.lineno, known


def sections(tree: nodes.Template, chapters: Mapping[str, str]) -> Iterator[Unknown]:
    """Yield the sections that a template shows and no document has, and the chapters that are not among `chapters`."""
    for node in tree.find_all(nodes.Call):
        called = getattr(node.node, "name", "") or getattr(node.node, "attr", "")
        key = constant(node.args[0]) if node.args else ""
        if called == "section" and key and key not in SECTIONS:
            yield codes.UNKNOWN_SECTION, key, node.lineno, frozenset(SECTIONS)
        elif called in CALLED_WITH_CHAPTERS and key and key not in chapters:
            yield codes.UNKNOWN_CHAPTER, key, node.lineno, frozenset(chapters)


def _macros(scope: TemplateScope) -> Iterator[Unknown]:
    """Yield the macros that override none and that no other macro calls."""
    number = int(scope.full.partition(SEPARATOR)[0])
    below = (layer.text(MACROS) for layer in scope.theme.layers[number + 1 :] if MACROS in layer.files)
    known = replaceable_macros().union(macro.name for text in below for macro in macros_in(text))
    text = scope.theme.layers[number].text(MACROS)
    called = called_macros(text, scope.name)
    for macro in macros_in(text):
        if macro.name not in known | called:
            yield codes.UNKNOWN_MACRO, macro.name, macro.line, known
