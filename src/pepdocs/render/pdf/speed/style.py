"""The styles of a page's elements, worked out less often than WeasyPrint does.

WeasyPrint 70 works out six styles for notes and bullets of every element, of which a document of
ours has no note, and bullets only in lists; it works out the style of every element that says
its language anew; and those of all elements, bullets and margins anew for each document and page.
The names that are used or replaced here are private to that one version;
tests/render/test_pdf_upgrade.py fails when they change.
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

from pepdocs.render.pdf.structure.tags import replaced

find_style_attributes: Callable[..., Iterator[Any]] = engine_css.find_style_attributes
find_stylesheets: Callable[..., Iterator[Any]] = engine_css.find_stylesheets
preprocess_declarations: Callable[..., Any] = engine_css.preprocess_declarations

NOTES = re.compile(r"^::(?:foot)?note-.*\n", re.MULTILINE)
BULLETS = re.compile(r"^::marker(?= {)", re.MULTILINE)
COUNTERS = re.compile(r"^@counter-style .*\n", re.MULTILINE)
"""Left out because they are the engine's, not a sheet's: it knows them from its own sheet."""


def lean(sheet: str) -> str:
    """Return WeasyPrint's own style sheet without styles for what a document of ours has not."""
    without = COUNTERS.sub("", NOTES.sub("", sheet))
    return BULLETS.sub("li::marker", without)


LEAN: Any = CSS(string=lean(UA))


class Page(HTML):  # type: ignore[misc]  # WeasyPrint has no types
    """A page of HTML whose elements start from the leaner sheet."""

    def _ua_stylesheets(self, _forms: bool = False) -> list[Any]:  # noqa: FBT001, FBT002 - theirs
        """Return the style sheets of the engine itself."""
        return [LEAN]


ALIKE = ("lang", "style")
"""Attributes that mean the same on every element."""
STYLING = (*ALIKE, "id", "name", "width", "height")
"""Attributes that the engine makes style declarations of."""

SPECIFICITY = {"lang": (0, 0, 0), "style": (1, 0, 0)}
"""How much a declaration counts by the attribute that makes it."""

APART = frozenset({"anchor", "background_size", "height", "width"})
"""What one element alone is told, such as its width, and none below it inherits."""

KEPT = 9
"""So many kinds of document have their styles kept: three phases in three modes."""
MOST = 1000
"""So many attributes have their declarations kept."""

Tree = dict[Any, Any]
"""The styles of one kind of document, each by what it depends on."""


class Declarations(tuple[Any, ...]):
    """The style declarations that an attribute makes, and what the engine reads in them."""

    read: tuple[Any, ...] | None = None


class Styles:
    """The styles that one engine has worked out: what is styled alike shares one, for good."""

    def __init__(self) -> None:
        self._trees: dict[Any, Tree] = {}
        self._declarations: dict[tuple[str, str], Declarations] = {}

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Have elements that differ in nothing but their text share a style while it lasts."""
        if len(self._declarations) > MOST:
            self._declarations.clear()
        with (
            replaced(engine_css, "find_stylesheets", sheets_within),
            replaced(engine_css, "find_style_attributes", self.declared),
            replaced(engine_css, "preprocess_declarations", read),
            replaced(engine_css.StyleFor, "set_computed_styles", self._setter()),
        ):
            yield

    def declared(
        self,
        tree: Any,
        presentational_hints: bool = False,  # noqa: FBT001, FBT002 - theirs
        base_url: Any = None,
    ) -> Iterator[Any]:
        """Yield what WeasyPrint does, with the same declarations where attributes are the same.

        It takes two elements for alike if the last declarations of each are the same ones, so what
        is made the same are only those of elements that have no other.
        """
        for element in tree.iter():
            said = [(name, value) for name in STYLING if (value := element.get(name))]
            is_alone = len(said) == 1 and said[0][0] in ALIKE and not presentational_hints
            if is_alone:
                yield SPECIFICITY[said[0][0]], element, self._known(element, *said[0]), base_url
            elif said or presentational_hints:
                yield from _declared(element, presentational_hints, base_url)

    def _known(self, element: Any, name: str, value: str) -> Declarations:
        """Return the declarations of an element's only attribute that makes any."""
        known = self._declarations.get((name, value))
        if known is None:
            ((_, _, found, _),) = _declared(element)
            known = self._declarations[name, value] = Declarations(found)
        return known

    def _setter(self) -> Callable[..., None]:
        """Return the method by which WeasyPrint is to work out a style: one of ours is none."""

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
                above, top = (_heir(computed[each, None], cascaded) for each in (parent, root))
                family = Family(above, top, pseudo_type, base_url, style_for)
            style = family.style(style_for.known, cascaded)
            if getattr(element, "tag", "") in CHANGED:
                style, original = style.copy(), style
                style.heir = original
            computed[element, pseudo_type] = style
            if target_collector and style["anchor"]:
                target_collector.collect_anchor(style["anchor"])

        return set_style

    def _tree(self, key: Any) -> Tree:
        """Return the styles of the kind of document whose root this is the key of."""
        tree = self._trees[key] = self._trees.pop(key, {})
        if len(self._trees) > KEPT:
            del self._trees[next(iter(self._trees))]
        return tree


CHANGED = ("html", "body")
"""Elements whose style WeasyPrint changes as it goes."""


@dataclass(frozen=True, slots=True)
class Family:
    """What styles depend on besides the declarations of their elements."""

    above: Any
    root: Any
    pseudo_type: Any
    base_url: Any
    style_for: Any

    def key(self, cascaded: Any) -> Any:
        """Return what tells a style from all others of its kind of document."""
        start: Any = id(self.above)
        if self.above is None:
            sheets = self.style_for._sheets  # noqa: SLF001 - their only name
            start = tuple(sheet for sheet, _, _ in sheets)
        said = tuple(
            # Values of a sheet are the same objects as long as it is kept.
            (name, value if isinstance(value, str) else id(value), str(weight))
            for name, (value, weight) in cascaded.items()
        )
        return start, self.pseudo_type, self.base_url, said

    def style(self, known: Tree, cascaded: Any) -> Any:
        """Return the style of an element with these declarations, which a like one may have had."""
        key = self.key(cascaded)
        style = known.get(key)
        if style is None:
            style = known[key] = self._made(cascaded)
            if not APART.isdisjoint(cascaded) and self.pseudo_type is None:
                rest = {name: said for name, said in cascaded.items() if name not in APART}
                style.heir = self.style(known, rest)
        return style

    def _made(self, cascaded: Any) -> Any:
        """Return a new style of these declarations."""
        return engine_css.ComputedStyle(
            self.above, cascaded, self.pseudo_type, self.root, self.base_url,
            self.style_for.font_config, self.style_for.initial_page_sizes,
        )  # fmt: skip


def _heir(style: Any, cascaded: Any) -> Any:
    """Return the style that an element with these declarations inherits from."""
    takes = any(name in cascaded and cascaded[name][0] == "inherit" for name in APART)
    return style if takes else getattr(style, "heir", style)


def sheets_within(page: Any, *options: Any) -> Iterator[Any]:
    """Return the style sheets that a page itself names, as WeasyPrint does, if there may be any."""
    tree = page.etree_element
    is_any = any(True for tag in ("style", "link") for _ in tree.iter(tag))
    return find_stylesheets(page, *options) if is_any else iter(())


def read(base_url: Any, declarations: Any, prelude: Any = None) -> Any:
    """Return what WeasyPrint reads in style declarations; in known ones only once.

    What it complains about it reads every time.
    """
    if prelude is not None or not isinstance(declarations, Declarations):
        return preprocess_declarations(base_url, declarations, prelude)
    if declarations.read is None:
        found = tuple(preprocess_declarations(base_url, declarations))
        if len(declarations) != 1 or not found:
            return found
        declarations.read = found
    return declarations.read


def _declared(
    element: Any,
    presentational_hints: bool = False,  # noqa: FBT001, FBT002 - as theirs
    base_url: Any = None,
) -> Iterator[Any]:
    """Yield what WeasyPrint does for one element, whatever is in it."""
    alone = ET.Element(element.tag, element.attrib)
    for specificity, _, found, base in find_style_attributes(alone, presentational_hints, base_url):
        yield specificity, element, found, base
