"""Guard against HTML templates that load other files, use private names, grow without end or hold unsafe markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme.safety import page as safety_page
from pepdocs.theme.safety import visibility
from pepdocs.theme.safety.css_svg import css_faults
from pepdocs.theme.safety.finding import fault

NAMED = re.compile(r"[\w-]+(?:/[\w-]+)*(?:\.[\w-]+)*\.(?:jinja|css)", re.ASCII)
"""The names by which a template may load another file: none leads out of the theme's folder."""

FRAMES = frozenset({"shared/paper.html.jinja", "shared/screen.html.jinja"})
"""Our files with the content security policy of a page."""

GROWING = frozenset("center encode expandtabs format format_map join ljust replace rjust translate zfill".split())
"""The methods that make a long text of a short one."""

LONGEST_RANGE = 10_000

_OUTPUT = "\ue000"
"""The placeholder for whatever a template prints."""

_OPENS = re.compile(r"<(?=[a-zA-Z/!?\ue000])")
_TAG = re.compile(r"<(/?)([^\s>/<\"'=]*)((?:\"[^\"<]*\"|'[^'<]*'|[^'\"<>])*)>?")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(\"[^\"<]*\"|'[^'<]*'|[^\s\"'<>]+))?")


def faults(file: str, text: str) -> Iterator[Finding]:
    """Yield what a template may not hold."""
    if file in FRAMES:
        yield fault(codes.FRAME, file)
        return
    try:
        tree = _parser().parse(text)
        yield from _jinja(file, tree)
        yield from _markup(file, _page(text))
    except TemplateSyntaxError:
        return  # reported with its line when the template is used
    except (RecursionError, MemoryError):
        yield fault(codes.TOO_DEEP, file)


@cache
def _parser() -> Environment:
    """Return an environment that parses templates and never renders one."""
    return Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)


def _jinja(file: str, tree: nodes.Template) -> Iterator[Finding]:
    """Yield the files outside the theme, the private names and the expressions that grow without end."""
    for loading in tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)):
        yield from _loaded(file, loading)
    for access in tree.find_all((nodes.Getattr, nodes.Getitem)):
        name = _name(access)
        if name.startswith("_"):
            yield fault(codes.HIDDEN_NAME, file, access.lineno, name=name)
        elif name in GROWING:
            yield fault(codes.GROWS, file, access.lineno, name=name)
    for expression in tree.find_all((nodes.Pow, nodes.Mul, nodes.Mod, nodes.Call)):
        if sign := _growth(expression):
            yield fault(codes.GROWS, file, expression.lineno, name=sign)


def _loaded(file: str, node: Any) -> Iterator[Finding]:
    """Yield what is wrong with the names of the files that a statement loads."""
    template = node.template
    for name in template.items if isinstance(template, nodes.List | nodes.Tuple) else [template]:
        if not isinstance(name, nodes.Const):
            if not _is_frame(name):
                yield fault(codes.COMPUTED, file, node.lineno)
        elif not NAMED.fullmatch(str(name.value)):
            yield fault(codes.LEADS_OUT, file, node.lineno, name=name.value)


def _is_frame(node: nodes.Node) -> bool:
    """Return whether a name is `medium.frame`, as in our templates."""
    return (
        isinstance(node, nodes.Getattr)
        and node.attr == "frame"
        and isinstance(node.node, nodes.Name)
        and node.node.name == "medium"
    )


def _name(node: nodes.Node) -> str:
    """Return the name of an attribute or a constant key, "" for a computed key."""
    if isinstance(node, nodes.Getattr):
        return node.attr
    argument = node.arg if isinstance(node, nodes.Getitem) else None
    return str(argument.value) if isinstance(argument, nodes.Const) else ""


def _growth(node: nodes.Node) -> str:
    """Return the sign of an operation that can grow without end, "" for any other."""
    if isinstance(node, nodes.Pow):
        return "**"
    if isinstance(node, nodes.Mul | nodes.Mod):
        is_text = any(_is_text(side) for side in (node.left, node.right))
        return node.operator if is_text else ""
    return "range" if _is_long_range(node) else ""


def _is_long_range(node: nodes.Node) -> bool:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return False
    bounds = (argument.value for argument in node.args if isinstance(argument, nodes.Const))
    longest = max((abs(bound) for bound in bounds if isinstance(bound, int)), default=0)
    return node.node.name == "range" and longest > LONGEST_RANGE


def _is_text(node: nodes.Node) -> bool:
    is_listed = isinstance(node, nodes.List | nodes.Tuple)
    return is_listed or (isinstance(node, nodes.Const) and isinstance(node.value, str))


def _page(text: str) -> str:
    """Return the markup of a template, each line where it was, with a placeholder for what it prints."""
    written: list[str] = []
    line = 1
    for number, kind, value in _parser().lex(text):
        written.append("\n" * (number - line))
        line = max(number, line)
        markup = value if kind == "data" else _OUTPUT if kind == "variable_begin" else ""
        written.append(markup)
        line += markup.count("\n")
    return "".join(written)


def _markup(file: str, page: str) -> Iterator[Finding]:
    """Yield the elements and attributes that a page may not have."""
    line, before = 1, 0
    for opened in _OPENS.finditer(page):
        line += page.count("\n", before, opened.start())
        before = opened.start()
        tag = _TAG.match(page, before)
        if tag is None or page[before + 1] in "!?":
            yield fault(codes.MARKUP, file, line)
            continue
        name = tag[2].lower()
        if _OUTPUT not in name and name not in safety_page.ELEMENTS:
            yield fault(codes.ELEMENT, file, line, name=name)
        for attribute in _ATTRIBUTE.finditer(tag[3]):
            at = line + tag[0].count("\n", 0, tag.start(3) - before + attribute.start())
            yield from _attribute(file, at, attribute[1].lower(), (attribute[2] or "").strip("\"'"))


def _attribute(file: str, line: int, key: str, value: str) -> Iterator[Finding]:
    if key.strip(_OUTPUT) == "" or key.startswith(("data-", "aria-")):
        return
    if key in {"href", "src"}:
        if not (value.startswith(_OUTPUT) or safety_page.is_safe(key, value)):
            yield fault(codes.ADDRESS, file, line, name=key)
    elif key not in safety_page.ATTRIBUTES:
        yield fault(codes.ATTRIBUTE, file, line, name=key)
    elif key in {"style", "fill", "stroke", "clip-path"}:
        rules = value.replace(_OUTPUT, "0")
        yield from css_faults(file, rules if key == "style" else f"x: {rules}", line)
        if key == "style":
            yield from visibility.faults(file, rules, line, is_element=True)
