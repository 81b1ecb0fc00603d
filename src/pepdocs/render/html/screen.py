"""Render a view as one HTML file for a browser, which loads nothing else and runs no scripts."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass, field
from functools import cache, lru_cache
from hashlib import sha256

from markupsafe import Markup

from pepdocs import theme
from pepdocs.base.language import Phrase
from pepdocs.base.unbroken import between_references
from pepdocs.render.fallback_fonts import LINE_ENDS
from pepdocs.render.html import page as html
from pepdocs.render.html import sheets
from pepdocs.render.html.medium import attribute
from pepdocs.theme import BUILTIN, Theme
from pepdocs.view.blocks import DocumentView

POLICY = "default-src 'none'; style-src 'sha256-{}'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
"""The content security policy: nothing but this one style sheet and embedded images and fonts."""

FAMILY = "Atkinson Hyperlegible Next"
FACES = {400: "atkinson-hyperlegible-next-400.ttf", 700: "atkinson-hyperlegible-next-700.ttf"}
"""The embedded fonts by weight; for other scripts, the reader's machine has fonts."""

FACE = '@font-face {{ font-family: "{}"; font-weight: {}; src: url("data:font/ttf;base64,{}") format("truetype") }}'

BACK = Markup('<a href="#contents" lang="{}">{}</a>')
"""A link back to the contents, with its language and its words."""

REFERENCE = Markup('<span class="reference">{}</span>')
"""A reference, at whose hyphens no line ends."""

FOLD = Markup('<details class="fold">\n<summary>{}</summary>\n{}\n</details>')
"""A part that may be folded: its title, and what is under it."""

POINTS = re.compile(r"(?<![\w.#])(?<!\w-)(\d*\.?\d+)pt\b")
STANDARD = 12
"""A browser's default font size in points."""


@dataclass(slots=True)
class Screen:
    """A browser: style attributes are not allowed, so elements' own rules are added to the style sheet."""

    sheet: str
    frame: str = "shared/screen.html.jinja"
    is_paged: bool = False
    wanted: dict[str, int] = field(default_factory=dict)
    """The rules that elements have of their own, numbered."""

    def back(self, words: Phrase) -> str:
        """Return a paragraph with a link back to the contents in each language."""
        links = (BACK.format(theme.tag(run.lang), run.text) for run in words)
        return Markup('<p class="back">{}</p>').format(Markup(" ").join(links))

    def fold(self, title: Markup, content: Markup) -> Markup:
        """Return the content under its title, by which a reader folds it."""
        return FOLD.format(title, content)

    def look(self, rules: str) -> str:
        """Return the attribute by which the style sheet selects elements with these rules."""
        number = self.wanted.setdefault("" + rules, len(self.wanted) + 1)
        return attribute("data-look", str(number))

    def role(self, name: str) -> str:
        """Return the ARIA role that a part of a table keeps when it is no longer laid out as one."""
        return attribute("role", name)

    def labelled(self, label: Phrase) -> str:
        """Return the column's name, shown where its header is not in sight, a line for each language; or nothing."""
        if not label:
            return ""
        return attribute("data-label", "\n".join(normalise_line_ends(run.text) for run in label))

    def styles(self) -> Markup:
        """Return the whole style sheet, with the rules of all elements so far."""
        looks = (f'[data-look="{number}"] {{ {rules} }}' for rules, number in self.wanted.items())
        # All of it is ours: no text of a document ever reaches a rule.
        return Markup("\n".join((self.sheet, *map(to_rem, looks), "")))  # noqa: S704

    def policy(self) -> str:
        """Return the content security policy that allows this style sheet and no other."""
        digest = sha256(self.styles().encode()).digest()
        return POLICY.format(b64encode(digest).decode())


def render(view: DocumentView, theme: Theme = BUILTIN) -> bytes:
    """Return the document as the bytes of an HTML file, equal for equal input."""
    sheet = stylesheet(theme, sheet_names(view))
    page = html.render(view, shown, normalise_line_ends, lambda: Screen(sheet), theme)
    return page.lstrip().encode()


def sheet_names(view: DocumentView) -> tuple[str, ...]:
    """Return the names of the style sheets of a screen, in order."""
    return (*sheets.base_sheets(view), "shared/screen.css", *sheets.size_sheets(view))


def shown(text: str) -> str:
    """Return a text with line ends that a browser recognises, or markup in which its references are kept whole."""
    parts = between_references(normalise_line_ends(text))
    if len(parts) == 1:
        return parts[0]
    return Markup("").join(REFERENCE.format(part) if place % 2 else part for place, part in enumerate(parts))


def normalise_line_ends(text: str) -> str:
    """Return a text with line ends that a browser recognises."""
    return text.translate(LINE_ENDS)


@lru_cache(maxsize=32)
def stylesheet(theme: Theme, names: tuple[str, ...]) -> str:
    """Return style sheets as one for a browser: with our fonts, and lengths in `rem` instead of points."""
    texts = filter(None, (sheets.strip_comments(sheets.sheet_text(theme, name)) for name in names))
    return "\n".join((face_rules(), to_rem("\n".join(texts))))


def to_rem(rules: str) -> str:
    """Return style rules with points replaced by `rem`, so that lengths follow the reader's font size."""
    return POINTS.sub(lambda length: f"{float(length[1]) / STANDARD:.4g}rem", rules)


@cache
def face_rules() -> str:
    """Return the `@font-face` rules with the font files embedded."""
    files = ((weight, theme.resource(f"fonts/{name}").read_bytes()) for weight, name in FACES.items())
    return "\n".join(FACE.format(FAMILY, weight, b64encode(content).decode()) for weight, content in files)
