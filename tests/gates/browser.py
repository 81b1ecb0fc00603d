"""HTML files as a browser shows them: what axe-core finds, and how wide a page becomes."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gates.documents import ROOT

BROWSE = Path(__file__).with_name("browse.cjs")
MODULES = ROOT / "build" / "gates" / "node_modules"
NEEDED = ("axe-core", "playwright-core")

NARROW = 320
"""CSS pixels of the narrowest page that has to be read without scrolling sideways (WCAG 1.4.10)."""

POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')


@dataclass(frozen=True, slots=True)
class Shown:
    """A file in one circumstance: wide or narrow, light or dark."""

    rules: tuple[str, ...]
    """The rules of axe-core that it breaks."""
    width: int
    """How wide the page is, in CSS pixels."""
    styles: int
    """How many style rules the browser let in."""
    fonts: int
    """How many fonts it shows."""
    squeezed: int
    """How many texts are in a strip as narrow as a letter."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file in every circumstance, and what the browser refused to do for it."""

    shown: dict[str, Shown]
    refused: tuple[str, ...]
    first: tuple[str, int]
    """Where the first link leads that the keyboard reaches, and how wide it then is."""
    down: float | None
    """After how many screens of a telephone the first chapter begins, if the page has chapters."""

    @property
    def rules(self) -> set[str]:
        """Every rule that is broken in some circumstance, with the circumstance."""
        return {f"{name}: {rule}" for name, each in self.shown.items() for rule in each.rules}


def browse(node: str, chromium: str, files: Iterable[Path]) -> dict[str, Seen]:
    """Return each file as it is seen, by its name; one browser shows them all."""
    command = [node, str(BROWSE), chromium, *map(str, files)]
    ended = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "NODE_PATH": str(MODULES)}
    )
    assert ended.returncode == 0, ended.stderr
    return {Path(file).stem: _seen(told) for file, told in json.loads(ended.stdout).items()}


def _seen(told: dict) -> Seen:
    shown = {
        name: Shown(
            tuple(found["rule"] for found in each["violations"]),
            each["width"],
            each["rules"],
            each["fonts"],
            each["squeezed"],
        )
        for name, each in told["seen"].items()
    }
    first = told["first"]["at"], told["first"]["width"]
    return Seen(shown, tuple(told["refused"]), first, told["down"])


def problems(seen: dict[str, Seen], of_one: Callable[[Seen], Iterable[str]]) -> dict[str, list[str]]:
    """Return what is wrong with each page as a browser shows it: of any page, then `of_one` of a kind."""
    found = {name: [*_of_any(each), *of_one(each)] for name, each in seen.items()}
    return {name: told for name, told in found.items() if told}


def _of_any(page: Seen) -> Iterator[str]:
    yield from sorted(page.rules)
    yield from (f"refused: {words}" for words in page.refused)
    if page.shown["narrow"].width > NARROW:
        yield "scrolls sideways"
    yield from (f"{name}: text in a narrow strip" for name, each in page.shown.items() if each.squeezed)


# Faults, each a page made worse. Without its policy a page may be styled by whoever spoils it.

Fault = Callable[[str], str]


def page_has_no_language(page: str) -> str:
    return re.sub(r'<html lang="[^"]*">', "<html>", page)


def part_has_an_unknown_language(page: str) -> str:
    return page.replace('<p class="label" lang="en-GB"', '<p class="label" lang="welsh"', 1)


def picture_says_nothing(page: str) -> str:
    return re.sub(r"(<svg[^>]*>)<title>[^<]*</title>", r"\1", page)


def text_is_pale(page: str) -> str:
    return re.sub(r"--ink: #\w+", "--ink: #999999", POLICY.sub("", page))


def dark_text_is_dim(page: str) -> str:
    return POLICY.sub("", page).replace("--ink: #f2f2f2", "--ink: #666666")


def link_says_nothing(page: str) -> str:
    return re.sub(r'(<a href="#[\w-]+"[^>]*>).*?</a>', r"\1</a>", page, count=3)


def list_holds_something_else(page: str) -> str:
    return re.sub(r"<li>(.*?)</li>", r"<div>\1</div>", page, count=1)


def page_has_no_title(page: str) -> str:
    return re.sub(r"<title>[^<]*</title>\n<meta name=\"author\"", '<meta name="author"', page)


def caption_is_as_narrow_as_a_letter(page: str) -> str:
    return POLICY.sub("", page).replace("</style>", ".grid caption { display: table-caption !important }</style>")


def text_stands_outside(page: str) -> str:
    return page.replace("</body>", "<p>Lost</p></body>")


FAULTS: dict[str, tuple[Fault, str]] = {
    "no-language": (page_has_no_language, "wide: html-has-lang"),
    "unknown-language": (part_has_an_unknown_language, "wide: valid-lang"),
    "silent-picture": (picture_says_nothing, "wide: svg-img-alt"),
    "pale-text": (text_is_pale, "wide: color-contrast"),
    "dim-in-the-dark": (dark_text_is_dim, "dark: color-contrast"),
    "silent-link": (link_says_nothing, "wide: link-name"),
    "odd-list": (list_holds_something_else, "wide: list"),
    "no-title": (page_has_no_title, "wide: document-title"),
    "narrow-caption": (caption_is_as_narrow_as_a_letter, "narrow: text in a narrow strip"),
    "outside": (text_stands_outside, "wide: region"),
}
"""Each fault and the rule that it breaks, where."""


def too_wide(page: str) -> str:
    """Return a page that scrolls sideways on a narrow screen."""
    return POLICY.sub("", page).replace("</style>", "main { min-width: 600px }</style>")


def styled_by_another(page: str) -> str:
    """Return a page whose style sheet is not the one that its policy allows."""
    return page.replace("</style>", "p { color: red }</style>")
