"""What theme.toml says of a theme."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from pepdocs.base.language import CY, EN
from pepdocs.base.printable import unseen
from pepdocs.base.suggest import nearest
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code, Finding, Position, finding
from pepdocs.theme.safety import picture
from pepdocs.theme.unavailable import NOTHING, LeftOut

NAME = "theme.toml"
FORMAT = 1
PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)
COLOUR = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)
SAYS_EXTENDS = re.compile(r"^\s*[\"']?extends\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture for the first page: its file in the theme, and what it shows, in each language."""

    file: str
    alt: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a theme says of itself.

    `view` is the version of the view that its templates are written for; `extends` names the theme
    beside it that it builds on, "" for ours. `colours` are values of variables of the style sheets by their
    names. `fields` are the declarations of local fields, `require` the fields of ours that are asked
    for more strongly, both as they were typed. What cannot be used is as if it were not there; `extends` is then
    `UNCLEAR`, and `unclear` has the variables of colours.
    """

    name: Mapping[str, str]
    view: int = 1
    extends: str = ""
    logo: Logo | None = None
    colours: Mapping[str, str] = field(default_factory=dict)
    fields: tuple[Mapping[str, Any], ...] = ()
    require: tuple[Mapping[str, Any], ...] = ()
    unclear: frozenset[str] = frozenset()


UNCLEAR = "?"
"""What stands for the name of a theme below, where there may be one and nobody can tell which."""

UNREAD = Settings({}, extends=UNCLEAR)
"""What is taken for the settings where theme.toml cannot be read."""

COLOURS = {
    "dark": "--deep",
    "light": "--pale",
    "ink": "--ink",
    "quiet": "--quiet",
    "line": "--line",
}
"""The colours that a theme may set, with the variable that each is in the style sheets."""

KEYS: dict[str, type] = {
    "theme": int, "view": int, "name": dict, "extends": str, "logo": dict, "colours": dict, "field": list,
    "require": list,
}  # fmt: skip


def settings(body: bytes, files: frozenset[str], left_out: LeftOut = NOTHING) -> tuple[Settings, list[Finding]]:
    """Return what theme.toml says, and everything that is wrong with it: what is wrong is left out."""
    text = body.decode("utf-8", "replace")
    try:
        typed = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r"line (\d+)", str(error))
        usual = UNREAD if SAYS_EXTENDS.search(text) else Settings({})
        return usual, [_fault(codes.NO_TOML, int(place[1]) if place else 1)]
    reader = _Reader(text, typed, files, left_out)
    return reader.settings(), reader.found


class _Reader:
    """Reads the settings one by one, and notes what is wrong with each."""

    def __init__(self, text: str, typed: Mapping[str, Any], files: frozenset[str], left_out: LeftOut) -> None:
        self.found: list[Finding] = []
        self._lines = text.splitlines()
        self._files = files
        self._left_out = left_out
        self._says_extends = "extends" in typed
        self._typed = self._known(typed, KEYS, "")

    def settings(self) -> Settings:
        typed = self._typed
        if typed.get("theme", FORMAT) != FORMAT:
            self._note(codes.WRONG_FORMAT, "theme", wanted=FORMAT)
        typed_colours = typed.get("colours", {})
        colours = dict(self._colours(typed_colours))
        return Settings(
            name=self._both("name", typed.get("name")),
            view=typed.get("view", 1),
            extends=self._extends(typed.get("extends")),
            logo=self._logo(typed.get("logo")),
            colours=colours,
            fields=tuple(each for each in typed.get("field", ()) if isinstance(each, dict)),
            require=tuple(each for each in typed.get("require", ()) if isinstance(each, dict)),
            unclear=frozenset(COLOURS[key] for key in typed_colours if key in COLOURS) - colours.keys(),
        )

    def _extends(self, name: str | None) -> str:
        """Return the name of the theme below."""
        if name is None:
            return UNCLEAR if self._says_extends else ""
        if name and not PLAIN_NAME.fullmatch(name):
            self._note(codes.NO_PLAIN_NAME, "extends")
            return UNCLEAR
        return name

    def _known(self, typed: Mapping[str, Any], kinds: Mapping[str, type], within: str) -> dict[str, Any]:
        """Return the settings that there are, of the kind that each must have."""
        known = {}
        for key, value in typed.items():
            if key not in kinds:
                self._note(codes.NO_SUCH_SETTING, key, nearest=nearest(key, kinds))
            elif type(value) is not kinds[key]:
                self._note(codes.WRONG_KIND, key, setting=f"{within}{key}")
            else:
                known[key] = value
        return known

    def _both(self, setting: str, value: Any) -> dict[str, str]:
        """Return a text in both languages, on one line each."""
        texts = value if isinstance(value, dict) else {}
        said = {lang: " ".join(str(texts.get(lang, "")).split()) for lang in (CY, EN)}
        key = setting.rpartition(".")[2]
        if not all(said.values()):
            self._note(codes.BOTH_LANGUAGES, key, setting=setting)
        elif sign := unseen("".join(said.values())):
            self._note(codes.UNSEEN_SIGN, key, sign=f"U+{ord(sign):04X}")
        return said

    def _logo(self, value: Any) -> Logo | None:
        """Return the logo, nothing where anything is wrong with it."""
        if value is None:
            return None
        before = len(self.found)
        told = self._known(value, {"file": str, "alt": dict}, "logo.")
        file = told.get("file", "")
        is_lost = self._left_out.may_be(file)
        if not (picture.is_named(file, self._files) or is_lost):
            self._note(codes.NO_SUCH_FILE, "file", setting="logo.file")
        alt = self._both("logo.alt", told.get("alt"))
        return Logo(file, alt) if len(self.found) == before and not is_lost else None

    def _colours(self, value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for key, colour in self._known(value, dict.fromkeys(COLOURS, str), "colours.").items():
            if COLOUR.fullmatch(colour):
                yield COLOURS[key], colour
            else:
                self._note(codes.NO_COLOUR, key, setting=f"colours.{key}")

    def _note(self, code: Code, key: str, **facts: object) -> None:
        self.found.append(_fault(code, self._line(key), **facts))

    def _line(self, key: str) -> int:
        return line_of(key, self._lines)


def line_of(key: str, lines: Sequence[str]) -> int:
    """Return the line on which a setting stands, the first that begins with its name."""
    begins = re.compile(rf"\s*\[*\s*(?:\"|')?{re.escape(key)}\b")
    return next((number for number, line in enumerate(lines, 1) if begins.match(line)), 1)


def _fault(code: Code, line: int, **facts: object) -> Finding:
    return finding(code, NAME, Position(line, 1), **facts)
