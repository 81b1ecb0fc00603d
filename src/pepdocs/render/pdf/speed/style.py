"""Compute the styles of a page's elements less often than WeasyPrint does.

WeasyPrint 70 computes six styles for the notes and list markers of every element, although our documents have no notes,
and markers only in lists; it computes the style of every element with a `lang` attribute separately; and the styles of
all elements, markers and margins again for each document and page. The names that are used or replaced here are private
to that version; tests/render/pdf/test_upgrade.py fails when they change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

from weasyprint import CSS, HTML
from weasyprint import css as engine_css
from weasyprint.html import UA

from pepdocs.render.pdf.structure.tags import patch

find_style_attributes: Callable[..., Iterator[Any]] = engine_css.find_style_attributes
find_stylesheets: Callable[..., Iterator[Any]] = engine_css.find_stylesheets
preprocess_declarations: Callable[..., Any] = engine_css.preprocess_declarations

NOTES = re.compile(r"^::(?:foot)?note-.*\n", re.MULTILINE)
BULLETS = re.compile(r"^::marker(?= {)", re.MULTILINE)
COUNTERS = re.compile(r"^@counter-style .*\n", re.MULTILINE)
"""Removed because the engine takes counter styles from its own sheet in any case."""


def lean_sheet(sheet: str) -> str:
    """Return WeasyPrint's own style sheet without styles for what our documents do not have."""
    without = COUNTERS.sub("", NOTES.sub("", sheet))
    return BULLETS.sub("li::marker", without)


LEAN: Any = CSS(string=lean_sheet(UA))


class LeanPage(HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A page of HTML that starts from the leaner sheet."""

    def _ua_stylesheets(self, _forms: bool = False) -> list[Any]:  # noqa: FBT001, FBT002 - theirs
        return [LEAN]


ALIKE = ("lang", "style")
"""Attributes that mean the same on every element."""
STYLING = (*ALIKE, "id", "name", "width", "height")
"""Attributes that the engine makes style declarations of."""

SPECIFICITY = {"lang": (0, 0, 0), "style": (1, 0, 0)}
"""The specificity of a declaration by the attribute that makes it."""

NOT_INHERITED = frozenset({"anchor", "background_size", "height", "width"})
"""Properties of single elements that their descendants do not inherit."""

MAX_TREES = 9
"""The number of kinds of document whose styles are cached: three phases in three modes."""
MAX_DECLARATIONS = 1000
"""The number of attributes whose declarations are cached."""

Tree = dict[Any, Any]
"""The styles of one kind of document, each by its key."""


class Declarations(tuple[Any, ...]):
    """The style declarations of an attribute, with the engine's cached interpretation of them."""

    interpreted: tuple[Any, ...] | None = None


class StyleCache:
    """The styles that one engine has computed, shared by elements of equal style in all documents."""

    def __init__(self) -> None:
        self._trees: dict[Any, Tree] = {}
        self._declarations: dict[tuple[str, str], Declarations] = {}

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Make elements that differ only in their text share a style while the context lasts."""
        if len(self._declarations) > MAX_DECLARATIONS:
            self._declarations.clear()
        with (
            patch(engine_css, "find_stylesheets", sheets_within),
            patch(engine_css, "find_style_attributes", self.declared),
            patch(engine_css, "preprocess_declarations", read_declarations),
            patch(engine_css.StyleFor, "set_computed_styles", self._setter()),
        ):
            yield

    def declared(
        self,
        tree: Any,
        presentational_hints: bool = False,  # noqa: FBT001, FBT002 - theirs
        base_url: Any = None,
    ) -> Iterator[Any]:
        """Yield what WeasyPrint does, but with the same declaration objects for equal attributes.

        WeasyPrint treats two elements as alike if the last declarations of each are the same objects, so these are
        shared only by elements that have no others.
        """
        for element in tree.iter():
            attributes = [(name, value) for name in STYLING if (value := element.get(name))]
            if len(attributes) == 1 and attributes[0][0] in ALIKE and not presentational_hints:
                declarations = self._cached(element, *attributes[0])
                yield SPECIFICITY[attributes[0][0]], element, declarations, base_url
            elif attributes or presentational_hints:
                yield from _declared(element, presentational_hints, base_url)

    def _cached(self, element: Any, name: str, value: str) -> Declarations:
        """Return the declarations of an element's only attribute that makes any."""
        cached = self._declarations.get((name, value))
        if cached is None:
            ((_, _, declarations, _),) = _declared(element)
            cached = self._declarations[name, value] = Declarations(declarations)
        return cached

    def _setter(self) -> Callable[..., None]:
        """Return a replacement for WeasyPrint's method: a function, because a bound method would not bind."""

        def set_style(  # noqa: PLR0913, PLR0917 - theirs
            style_for: Any, element: Any, parent: Any, root: Any = None,
            pseudo_type: Any = None, base_url: Any = None, target_collector: Any = None,
        ) -> None:  # fmt: skip
            computed = style_for.get_computed_styles()
            cascaded = style_for.get_cascaded_styles().get((element, pseudo_type), {})
            if element == root and pseudo_type is None:
                top = engine_css.InitialStyle(style_for.font_config)
                family = Family(None, top, pseudo_type, base_url, style_for)
                style_for.known = self._tree(family.key(cascaded))
            else:
                above, top = (_inherited_from(computed[ancestor, None], cascaded) for ancestor in (parent, root))
                family = Family(above, top, pseudo_type, base_url, style_for)
            style = family.style(style_for.known, cascaded)
            if getattr(element, "tag", "") in CHANGED:
                style, original = style.copy(), style
                style.inheritable = original
            computed[element, pseudo_type] = style
            if target_collector and style["anchor"]:
                target_collector.collect_anchor(style["anchor"])

        return set_style

    def _tree(self, key: Any) -> Tree:
        """Return the styles of the kind of document whose root this is the key of."""
        tree = self._trees[key] = self._trees.pop(key, {})
        if len(self._trees) > MAX_TREES:
            del self._trees[next(iter(self._trees))]
        return tree


CHANGED = ("html", "body")
"""Elements whose style WeasyPrint changes during layout."""


@dataclass(frozen=True, slots=True)
class Family:
    """What a style depends on besides the declarations of its element."""

    above: Any
    root: Any
    pseudo_type: Any
    base_url: Any
    style_for: Any

    def key(self, cascaded: Any) -> Any:
        """Return a key that identifies a style within its kind of document."""
        start: Any = id(self.above)
        if self.above is None:
            sheets = self.style_for._sheets  # noqa: SLF001 - their only name
            start = tuple(sheet for sheet, _, _ in sheets)
        declared = tuple(
            # Values of a sheet are the same objects as long as it is cached.
            (name, value if isinstance(value, str) else id(value), str(weight))
            for name, (value, weight) in cascaded.items()
        )
        return start, self.pseudo_type, self.base_url, declared

    def style(self, known: Tree, cascaded: Any) -> Any:
        """Return the style of an element with these declarations, cached for similar elements."""
        key = self.key(cascaded)
        style = known.get(key)
        if style is None:
            style = known[key] = self._compute(cascaded)
            if not NOT_INHERITED.isdisjoint(cascaded) and self.pseudo_type is None:
                rest = {name: value for name, value in cascaded.items() if name not in NOT_INHERITED}
                style.inheritable = self.style(known, rest)
        return style

    def _compute(self, cascaded: Any) -> Any:
        return engine_css.ComputedStyle(
            self.above, cascaded, self.pseudo_type, self.root, self.base_url,
            self.style_for.font_config, self.style_for.initial_page_sizes,
        )  # fmt: skip


def _inherited_from(style: Any, cascaded: Any) -> Any:
    """Return the style that an element with these declarations inherits from, given its parent's."""
    inherits_all = any(name in cascaded and cascaded[name][0] == "inherit" for name in NOT_INHERITED)
    return style if inherits_all else getattr(style, "inheritable", style)


def sheets_within(page: Any, *options: Any) -> Iterator[Any]:
    """Return the style sheets in a page, as WeasyPrint does, if it has any element for them."""
    tree = page.etree_element
    has_sheets = any(True for tag in ("style", "link") for _ in tree.iter(tag))
    return find_stylesheets(page, *options) if has_sheets else iter(())


def read_declarations(base_url: Any, declarations: Any, prelude: Any = None) -> Any:
    """Return WeasyPrint's interpretation of style declarations, cached for shared ones.

    Declarations that it complains about are interpreted again each time, so that it complains again.
    """
    if prelude is not None or not isinstance(declarations, Declarations):
        return preprocess_declarations(base_url, declarations, prelude)
    if declarations.interpreted is None:
        interpreted = tuple(preprocess_declarations(base_url, declarations))
        if len(declarations) != 1 or not interpreted:
            return interpreted
        declarations.interpreted = interpreted
    return declarations.interpreted


def _declared(
    element: Any,
    presentational_hints: bool = False,  # noqa: FBT001, FBT002 - as theirs
    base_url: Any = None,
) -> Iterator[Any]:
    """Yield the declarations of one element, as WeasyPrint does, without those of its descendants."""
    alone = ET.Element(element.tag, element.attrib)
    for specificity, _, declarations, base in find_style_attributes(alone, presentational_hints, base_url):
        yield specificity, element, declarations, base
