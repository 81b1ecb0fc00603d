"""The HTML templates of a theme as they are written: what Jinja does not understand, what does not exist."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from jinja2 import TemplateNotFound, TemplateSyntaxError, meta, nodes
from jinja2.sandbox import SandboxedEnvironment

from pepdocs.authoring.check.faults import found, nearest, quoted
from pepdocs.authoring.check.templates import trees
from pepdocs.authoring.check.templates.trees import constant, given, is_whole, naming, parsed
from pepdocs.authoring.check.templates.vocabulary import (
    CONTEXT,
    GLOBALS,
    SECTIONS,
    attributes,
    packaged,
)
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code, Finding
from pepdocs.theme import Theme
from pepdocs.theme.macros import helpers, macros_in
from pepdocs.theme.sandbox.environment import APART
from pepdocs.theme.theme import MACROS, OF_MACROS, OURS, of_ours, room

DEEPEST = 12
"""So many templates may build on one another."""

BUILT_ON = ("shared/paper.html.jinja", "shared/screen.html.jinja")
"""What a template builds on that names no file, but asks the medium."""

DRESSED = "shared/document.html.jinja"
"""What builds on the frames: it names things for them."""


def faults(theme: Theme, layer: int, name: str) -> Iterator[Finding]:
    """Yield what is wrong with a template of a layer as it is written."""
    text = theme.layers[layer].text(name)
    try:
        tree = room(theme).parse(text, name)
    except TemplateSyntaxError as error:
        yield unclear(name, text, error.lineno)
        return
    if name == MACROS:
        tree = _macros_alone(tree)
    sight = Sight(theme, f"{layer}{APART}{name}", tree)
    yield from (found(codes.ASKS_ITSELF, name, line, name=target) for target, line in trees.circles(theme, sight.full))
    yield from (
        found(code, name, line, name=said, nearest=nearest(said, known)) for code, said, line, known in sight.unknown()
    )


def _macros_alone(tree: nodes.Template) -> nodes.Template:
    """Return the template of macros without what stands outside them, which nothing uses."""
    alone = nodes.Template(list(tree.find_all(nodes.Macro)), lineno=1)
    if tree.environment is not None:
        alone.set_environment(tree.environment)
    return alone


def unclear(name: str, text: str, line: int) -> Finding:
    """Return that a line of a template is not understood."""
    lines = text.splitlines()
    said = lines[line - 1] if 0 < line <= len(lines) else ""
    return found(codes.SYNTAX, name, line, text=quoted(said))


Unknown = tuple[Code, str, int, frozenset[str]]
"""A name that is not known: its kind of finding, the name, its line, and the names there are."""


class Sight:
    """What a template sees of the files around it."""

    def __init__(self, theme: Theme, full: str, tree: nodes.Template) -> None:
        self.theme, self.full, self.tree = theme, full, tree
        self.room: SandboxedEnvironment = room(theme)
        self.name = full.partition(APART)[2]

    def unknown(self) -> Iterator[Unknown]:
        """Yield every name that does not exist; none that a file may give which is left out, or not understood."""
        yield from filters(self.tree, self.room)
        yield from _files(self)
        yield from sections(self.tree)
        if is_whole(self.theme, self.full):
            yield from variables(self.tree, CONTEXT | _around(self))
            around = (given(tree) for tree in (*_trees(self), *_imported(self)))
            yield from after_dots(self.tree, frozenset().union(*around))
            yield from _blocks(self)
        if self.name == MACROS:
            yield from _macros(self)

    def above(self) -> Iterator[str]:
        """Yield the full names of the templates that this one builds on directly."""
        for node in self.tree.find_all(nodes.Extends):
            target = constant(node.template)
            for each in (target,) if target else BUILT_ON:
                yield self.theme.resolved(each, self.full)


def filters(tree: nodes.Template, room: SandboxedEnvironment) -> Iterator[Unknown]:
    """Yield the filters and tests that a template uses and its room has not."""
    kinds: tuple[tuple[type[nodes.Node], frozenset[str]], ...] = (
        (nodes.Filter, frozenset(room.filters)),
        (nodes.Test, frozenset(room.tests)),
    )
    for kind, known in kinds:
        for node in tree.find_all(kind):
            name = str(getattr(node, "name", ""))
            if name not in known:
                yield codes.UNKNOWN_FILTER, name, node.lineno, known


def _files(sight: Sight) -> Iterator[Unknown]:
    """Yield the files and the macros in them that a template names and nobody has."""
    for node in naming(sight.tree):
        target = constant(node.template)
        if not target or sight.theme.lacks(target):
            continue
        tree = parsed(sight.theme, sight.theme.resolved(target, sight.full))
        if tree is None:
            if not _is_there(sight.theme, target, sight.full):
                yield codes.NO_TEMPLATE, target, node.lineno, packaged()
        elif isinstance(node, nodes.FromImport):
            known = given(tree)
            for each in node.names:
                wanted = each[0] if isinstance(each, tuple) else each
                if wanted not in known:
                    yield codes.UNKNOWN_NAME, wanted, node.lineno, known


def _is_there(theme: Theme, target: str, full: str) -> bool:
    try:
        theme.source(theme.resolved(target, full))
    except (TemplateNotFound, KeyError, OSError, ValueError):
        return False
    return True


def variables(tree: nodes.Template, known: frozenset[str]) -> Iterator[Unknown]:
    """Yield the names that a template uses and that nothing gives, each where it is used first."""
    used = meta.find_undeclared_variables(_without_strange(tree))
    for name in sorted(used - known - GLOBALS):
        lines = [each.lineno for each in tree.find_all(nodes.Name) if each.name == name]
        yield codes.UNKNOWN_NAME, name, min(lines, default=1), known


def _without_strange(tree: nodes.Template) -> nodes.Template:
    """Return a template in which every filter and test is one that exists: Jinja looks no further after one."""
    # The room that the tree knows is not copied with it: it holds every template compiled so far.
    plain = deepcopy(tree, {id(tree.environment): tree.environment})
    for found_ in plain.find_all((nodes.Filter, nodes.Test)):
        found_.name = "length" if isinstance(found_, nodes.Filter) else "defined"
    return plain


def _around(sight: Sight) -> frozenset[str]:
    """Return what the files around a template give it."""
    if sight.name == MACROS:
        ours = (parsed(sight.theme, f"{OURS}{APART}{name}") for name in OF_MACROS)
        return frozenset().union(*(given(tree) for tree in ours if tree))
    return frozenset().union(*(given(tree) for tree in _trees(sight)), _given_by(sight.theme, DRESSED))


def _given_by(theme: Theme, name: str) -> frozenset[str]:
    tree = parsed(theme, theme.resolved(name, ""))
    return given(tree) if tree else frozenset()


def _trees(sight: Sight, depth: int = 0) -> Iterator[nodes.Template]:
    """Yield a template and all that it builds on."""
    yield sight.tree
    for full in sight.above():
        tree = parsed(sight.theme, full)
        if tree is not None and depth < DEEPEST:
            yield from _trees(Sight(sight.theme, full, tree), depth + 1)


def after_dots(tree: nodes.Template, around: frozenset[str]) -> Iterator[Unknown]:
    """Yield what stands after a dot and is nothing that the view, or a file `around`, has."""
    own = {each.attr for each in tree.find_all(nodes.NSRef)}
    own |= {each.key for each in tree.find_all(nodes.Keyword)}
    for node in tree.find_all(nodes.Getattr):
        if node.attr not in attributes() | own | around:
            yield codes.UNKNOWN_ATTRIBUTE, node.attr, node.lineno, attributes()


def _imported(sight: Sight) -> Iterator[nodes.Template]:
    """Yield the templates whose macros a template has, by a name of its own or by one of those below it."""
    fulls = {sight.theme.resolved(name, "") for name in OF_MACROS}
    for node in sight.tree.find_all(nodes.Import):
        if target := constant(node.template):
            fulls.add(sight.theme.resolved(target, sight.full))
    yield from (tree for full in sorted(fulls) if (tree := parsed(sight.theme, full)))


def _blocks(sight: Sight) -> Iterator[Unknown]:
    """Yield the blocks that take the place of none."""
    below = [tree for tree in _trees(sight) if tree is not sight.tree]
    known = frozenset(block.name for tree in below for block in tree.find_all(nodes.Block))
    if not below:
        return
    inner = {block.name for outer in sight.tree.find_all(nodes.Block) for block in outer.find_all(nodes.Block)}
    for block in sight.tree.find_all(nodes.Block):
        if block.name not in known | inner:
            yield codes.UNKNOWN_BLOCK, block.name, block.lineno, known


def sections(tree: nodes.Template) -> Iterator[Unknown]:
    """Yield the sections that a template asks for and no document has."""
    for node in tree.find_all(nodes.Call):
        called = getattr(node.node, "name", "") or getattr(node.node, "attr", "")
        key = constant(node.args[0]) if node.args else ""
        if called in ("section", "heading", "blocks") and key and key not in SECTIONS:
            yield codes.UNKNOWN_SECTION, key, node.lineno, frozenset(SECTIONS)


def _macros(sight: Sight) -> Iterator[Unknown]:
    """Yield the macros that take the place of none, and that no other one calls."""
    number = int(sight.full.partition(APART)[0])
    below = (layer.text(MACROS) for layer in sight.theme.layers[number + 1 :] if MACROS in layer.files)
    known = of_ours().union(each.name for text in below for each in macros_in(text))
    text = sight.theme.layers[number].text(MACROS)
    called = helpers(text, sight.name)
    for each in macros_in(text):
        if each.name not in known | called:
            yield codes.UNKNOWN_MACRO, each.name, each.line, known
