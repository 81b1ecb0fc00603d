"""What a theme's HTML template asks for, read when the theme is read, so that its line can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes

from pepdocs.findings import theme as codes
from pepdocs.findings.model import Finding
from pepdocs.theme.safety import css, visibility
from pepdocs.theme.safety import page as safety_page
from pepdocs.theme.safety.finding import fault

NAMED = re.compile(r"[\w-]+(?:/[\w-]+)*(?:\.[\w-]+)*\.(?:jinja|css)", re.ASCII)
"""The names by which a template may ask for another file: never out of the theme's folder."""

FRAMES = frozenset({"shared/paper.html.jinja", "shared/screen.html.jinja"})
"""Our files that say what a browser may do with a page."""

GROWING = frozenset("center encode expandtabs format format_map join ljust replace rjust translate zfill".split())
"""What makes a long text of a short one."""

LONGEST_RANGE = 10_000

_SAID = "\ue000"
"""What stands for whatever a template shows."""

_OPENS = re.compile(r"<(?=[a-zA-Z/!?\ue000])")
_TAG = re.compile(r"<(/?)([^\s>/<\"'=]*)((?:\"[^\"<]*\"|'[^'<]*'|[^'\"<>])*)>?")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(\"[^\"<]*\"|'[^'<]*'|[^\s\"'<>]+))?")


def faults(file: str, text: str) -> Iterator[Finding]:
    """Yield what a template asks for that it may not."""
    if file in FRAMES:
        yield fault(codes.FRAME, file)
        return
    try:
        tree = _room().parse(text)
        yield from _jinja(file, tree)
        yield from _markup(file, _page(text))
    except TemplateSyntaxError:
        return  # it can make nothing, and says so itself where it is used
    except (RecursionError, MemoryError):
        yield fault(codes.TOO_DEEP, file)


@cache
def _room() -> Environment:
    """Return a room in which templates are read, and none ever runs."""
    return Environment(trim_blocks=True, lstrip_blocks=True, autoescape=True)


def _jinja(file: str, tree: nodes.Template) -> Iterator[Finding]:
    """Yield the names of files that lead out, the insides of Python, and what grows without end."""
    asking = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
    for other in tree.find_all(asking):
        yield from _asked(file, other)
    for each in tree.find_all((nodes.Getattr, nodes.Getitem)):
        name = _name(each)
        if name.startswith("_"):
            yield fault(codes.HIDDEN_NAME, file, each.lineno, name=name)
        elif name in GROWING:
            yield fault(codes.GROWS, file, each.lineno, name=name)
    for part in tree.find_all((nodes.Pow, nodes.Mul, nodes.Mod, nodes.Call)):
        if sign := _growth(part):
            yield fault(codes.GROWS, file, part.lineno, name=sign)


def _asked(file: str, node: Any) -> Iterator[Finding]:
    """Yield what is wrong with the name of another file."""
    asked = node.template
    each = asked.items if isinstance(asked, nodes.List | nodes.Tuple) else [asked]
    for name in each:
        if not isinstance(name, nodes.Const):
            if not _is_frame(name):
                yield fault(codes.COMPUTED, file, node.lineno)
        elif not NAMED.fullmatch(str(name.value)):
            yield fault(codes.LEADS_OUT, file, node.lineno, name=name.value)


def _is_frame(node: nodes.Node) -> bool:
    """Whether a template names the frame of the page, as ours does."""
    return (
        isinstance(node, nodes.Getattr)
        and node.attr == "frame"
        and isinstance(node.node, nodes.Name)
        and node.node.name == "medium"
    )


def _name(node: nodes.Node) -> str:
    """Return the name of an attribute that is asked for, "" where it is not written."""
    if isinstance(node, nodes.Getattr):
        return node.attr
    argument = node.arg if isinstance(node, nodes.Getitem) else None
    return str(argument.value) if isinstance(argument, nodes.Const) else ""


def _growth(node: nodes.Node) -> str:
    """Return the sign of what grows without end, "" where nothing does."""
    if isinstance(node, nodes.Pow):
        return "**"
    if isinstance(node, nodes.Mul | nodes.Mod):
        is_text = any(_is_text(side) for side in (node.left, node.right))
        return node.operator if is_text else ""
    return "range" if _is_long_range(node) else ""


def _is_long_range(node: nodes.Node) -> bool:
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name):
        return False
    bounds = (each.value for each in node.args if isinstance(each, nodes.Const))
    longest = max((abs(each) for each in bounds if isinstance(each, int)), default=0)
    return node.node.name == "range" and longest > LONGEST_RANGE


def _is_text(node: nodes.Node) -> bool:
    is_listed = isinstance(node, nodes.List | nodes.Tuple)
    return is_listed or (isinstance(node, nodes.Const) and isinstance(node.value, str))


def _page(text: str) -> str:
    """Return what a template writes itself, each line where it was, a mark for what it shows."""
    written: list[str] = []
    line = 1
    for number, kind, value in _room().lex(text):
        written.append("\n" * (number - line))
        line = max(number, line)
        said = value if kind == "data" else _SAID if kind == "variable_begin" else ""
        written.append(said)
        line += said.count("\n")
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
        if _SAID not in name and name not in safety_page.ELEMENTS:
            yield fault(codes.ELEMENT, file, line, name=name)
        for found in _ATTRIBUTE.finditer(tag[3]):
            at = line + tag[0].count("\n", 0, tag.start(3) - before + found.start())
            yield from _attribute(file, at, found[1].lower(), (found[2] or "").strip("\"'"))


def _attribute(file: str, line: int, key: str, value: str) -> Iterator[Finding]:
    """Yield what is wrong with an attribute as it is written."""
    if key.strip(_SAID) == "" or key.startswith(("data-", "aria-")):
        return
    if key in {"href", "src"}:
        if not (value.startswith(_SAID) or safety_page.is_safe(key, value)):
            yield fault(codes.ADDRESS, file, line, name=key)
    elif key not in safety_page.ATTRIBUTES:
        yield fault(codes.ATTRIBUTE, file, line, name=key)
    elif key in {"style", "fill", "stroke", "clip-path"}:
        rules = value.replace(_SAID, "0")
        yield from css.faults(file, rules if key == "style" else f"x: {rules}", line)
        if key == "style":
            yield from visibility.faults(file, rules, line, is_element=True)
