"""A view as one HTML file for a browser: nothing to fetch, nothing that runs, nothing that asks."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field
from functools import cache, lru_cache
from hashlib import sha256

from markupsafe import Markup

from pepdocs import theme
from pepdocs.base.language import Phrase
from pepdocs.render.fallback_fonts import LINE_ENDS
from pepdocs.render.html import page as html
from pepdocs.render.html import sheets
from pepdocs.render.html.medium import attribute
from pepdocs.theme import BUILTIN, Theme
from pepdocs.view.blocks import DocumentView

POLICY = "default-src 'none'; style-src 'sha256-{}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
"""What the file lets a browser do: show itself, with this one style sheet."""

FAMILY = "Atkinson Hyperlegible Next"
FACES = {400: "atkinson-hyperlegible-next-400.ttf", 700: "atkinson-hyperlegible-next-700.ttf"}
"""The fonts that come in the file, by weight; a reader's machine has others for other scripts."""

FACE = '@font-face {{ font-family: "{}"; font-weight: {}; src: url("data:font/ttf;base64,{}") format("truetype") }}'

POINTS = re.compile(r"(?<![\w.#-])(\d*\.?\d+)pt\b")
STANDARD = 12
"""Points of the size of type that a browser shows unless its reader wants another."""


@dataclass(slots=True)
class Screen:
    """A browser: an element may have no style of its own, so that its rules join the style sheet."""

    sheet: str
    frame: str = "shared/screen.html.jinja"
    is_columned: bool = False
    wanted: dict[str, int] = field(default_factory=dict)
    """The rules that elements asked for, numbered."""

    def look(self, rules: str) -> str:
        """Return the attribute by which the style sheet finds an element with these rules."""
        number = self.wanted.setdefault("" + rules, len(self.wanted) + 1)
        return attribute("data-look", str(number))

    def role(self, name: str) -> str:
        """Return the role that a part of a table keeps when it is no longer laid out as one."""
        return attribute("role", name)

    def labelled(self, label: Phrase) -> str:
        """Return the column's name, to be shown where its header is not in sight; nothing where it has none."""
        if not label:
            return ""
        return attribute("data-label", theme.plain(label).translate(LINE_ENDS))

    def styles(self) -> Markup:
        """Return the whole style sheet, with all that has been asked for so far."""
        looks = (f'[data-look="{number}"] {{ {rules} }}' for rules, number in self.wanted.items())
        # What is in it is ours alone: no text of a document ever reaches a rule.
        return Markup("\n".join((self.sheet, *map(relative, looks), "")))  # noqa: S704

    def policy(self) -> str:
        """Return the policy that lets a browser use this style sheet and nothing else."""
        digest = sha256(self.styles().encode()).digest()
        return POLICY.format(b64encode(digest).decode())


def render(view: DocumentView, dress: Theme = BUILTIN) -> bytes:
    """Return the document as the bytes of an HTML file, the same for equal input."""
    sheet = stylesheet(dress, names(view))
    page = html.render(view, shown, shown, lambda: Screen(sheet), dress)
    return page.lstrip().encode()


def names(view: DocumentView) -> tuple[str, ...]:
    """Return the names of the style sheets of a screen, in order."""
    return (*sheets.looks(view), "shared/screen.css", *sheets.sizes(view))


def shown(text: str) -> str:
    """Return a text with the ends of lines that a browser knows."""
    return text.translate(LINE_ENDS)


@lru_cache(maxsize=32)
def stylesheet(dress: Theme, listed: tuple[str, ...]) -> str:
    """Return style sheets as one for a browser: with our fonts, and every length in its reader's size."""
    texts = filter(None, (sheets.bare(sheets.dressed(dress, name)) for name in listed))
    return "\n".join((face_rules(), relative("\n".join(texts))))


def relative(rules: str) -> str:
    """Return style rules with lengths as parts of the reader's own size of type, not as points."""
    return POINTS.sub(lambda found: f"{float(found[1]) / STANDARD:.4g}rem", rules)


@cache
def face_rules() -> str:
    """Return the rules that hold our fonts themselves."""
    files = ((weight, theme.resource(f"fonts/{name}").read_bytes()) for weight, name in FACES.items())
    return "\n".join(FACE.format(FAMILY, weight, b64encode(content).decode()) for weight, content in files)
