"""The settings in theme.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from pepdocs.base.language import CY, EN
from pepdocs.base.printable import first_unprintable
from pepdocs.base.suggest import known_settings, nearest
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code, Finding, Position, finding
from pepdocs.theme.safety.picture import is_named
from pepdocs.theme.unavailable import Unavailable
from pepdocs.view.blocks import VIEW

SETTINGS = "theme.toml"
FORMAT = 1
FIRST_VIEW = 1
"""The version of the view that a theme is written for if it names none."""

PLAIN_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}", re.ASCII)
COLOUR = re.compile(r"#[0-9a-fA-F]{6}", re.ASCII)
EXTENDS = re.compile(r"^\s*[\"']?extends\b", re.MULTILINE)


class PdfEngine(Enum):
    """What makes a PDF; `AUTO` is Typst, unless something needs WeasyPrint."""

    AUTO = "auto"
    TYPST = "typst"
    WEASYPRINT = "weasyprint"


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture for the first page: its file in the theme, and its alternative text by language."""

    file: str
    alt: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """The settings of one layer.

    `view` is the version of the view that the templates are written for; `extends` names the theme beside it that it
    extends, "" for ours. `colours` are the values of variables of the style sheets by their names. `fields` are the
    declarations of local fields, `require` the fields of ours that are required more strongly, `withhold` and `show`
    what copies leave out and show on request, `chapters` the chapters of each phase, `parts` the fields moved to
    another part of the form, all as typed. `engine` makes the PDFs, None if the layer leaves that to those below it.

    A setting that is wrong is left out; `extends` is then `UNCLEAR`, and `unclear` names the variables of colours.
    """

    name: Mapping[str, str]
    view: int = VIEW
    extends: str = ""
    logo: Logo | None = None
    colours: Mapping[str, str] = field(default_factory=dict)
    fields: tuple[Mapping[str, Any], ...] = ()
    require: tuple[Mapping[str, Any], ...] = ()
    withhold: tuple[Mapping[str, Any], ...] = ()
    show: tuple[Mapping[str, Any], ...] = ()
    chapters: Mapping[str, Any] = field(default_factory=dict)
    parts: Mapping[str, Any] = field(default_factory=dict)
    engine: PdfEngine | None = None
    unclear: frozenset[str] = frozenset()


UNCLEAR = "?"
"""The value of `extends` if a theme may extend another one and it cannot be told which."""

UNREAD = ThemeSettings({}, extends=UNCLEAR)
"""The settings of a theme whose theme.toml cannot be read."""

COLOURS = {"dark": "--deep", "light": "--pale", "ink": "--ink", "quiet": "--quiet", "line": "--line"}
"""The variable in the style sheets for each colour that a theme may set."""

KEYS: dict[str, type] = {
    "theme": int, "view": int, "name": dict, "extends": str, "logo": dict, "colours": dict, "field": list,
    "require": list, "copies": dict, "chapters": dict, "parts": dict, "engine": str,
}  # fmt: skip


def read_settings(body: bytes, files: frozenset[str], unavailable: Unavailable) -> tuple[ThemeSettings, list[Finding]]:
    """Return the settings in a theme.toml without those that are wrong, and what is wrong with it.

    `files` are the names of the usable files in the folder.
    """
    text = body.decode("utf-8", "replace")
    try:
        typed = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r"line (\d+)", str(error))
        settings = UNREAD if EXTENDS.search(text) else ThemeSettings({})
        return settings, [finding(codes.NO_TOML, SETTINGS, Position(int(place[1]) if place else 1, 1))]
    reader = _SettingsReader(text, typed, files, unavailable)
    return reader.settings(), reader.findings


class _SettingsReader:
    """Reads the settings one by one and collects what is wrong with them."""

    def __init__(self, text: str, typed: Mapping[str, Any], files: frozenset[str], unavailable: Unavailable) -> None:
        self.findings: list[Finding] = []
        self._lines = text.splitlines()
        self._files = files
        self._unavailable = unavailable
        self._has_extends = "extends" in typed
        self._typed = self._known(typed, KEYS, "")

    def settings(self) -> ThemeSettings:
        typed = self._typed
        if typed.get("theme", FORMAT) != FORMAT:
            self._note(codes.WRONG_FORMAT, "theme", wanted=FORMAT)
        typed_colours = typed.get("colours", {})
        colours = dict(self._colours(typed_colours))
        copies = self._known(typed.get("copies", {}), {"withhold": list, "show": list}, "copies.")
        return ThemeSettings(
            name=self._both("name", typed.get("name")),
            view=typed.get("view", FIRST_VIEW),
            extends=self._extends(typed.get("extends")),
            logo=self._logo(typed.get("logo")),
            colours=colours,
            fields=_tables(typed.get("field", ())),
            require=_tables(typed.get("require", ())),
            withhold=_tables(copies.get("withhold", ())),
            show=_tables(copies.get("show", ())),
            chapters=typed.get("chapters", {}),
            parts=typed.get("parts", {}),
            engine=self._engine(typed.get("engine")),
            unclear=frozenset(COLOURS[key] for key in typed_colours if key in COLOURS) - colours.keys(),
        )

    def _extends(self, name: str | None) -> str:
        if name is None:
            return UNCLEAR if self._has_extends else ""
        if name and not PLAIN_NAME.fullmatch(name):
            self._note(codes.NO_PLAIN_NAME, "extends")
            return UNCLEAR
        return name

    def _engine(self, value: str | None) -> PdfEngine | None:
        """Return the engine with a name, None if there is none or it is wrong."""
        if value is None or value in {engine.value for engine in PdfEngine}:
            return None if value is None else PdfEngine(value)
        self._note(codes.NO_SUCH_ENGINE, "engine", nearest=nearest(value, [engine.value for engine in PdfEngine]))
        return None

    def _known(self, typed: Mapping[str, Any], kinds: Mapping[str, type], within: str) -> dict[str, Any]:
        """Return the settings that exist and have a value of the right type."""
        return known_settings(typed.items(), kinds, within, self._note)

    def _both(self, setting: str, value: Any) -> dict[str, str]:
        """Return a text in both languages, each on one line."""
        typed = value if isinstance(value, dict) else {}
        texts = {lang: " ".join(str(typed.get(lang, "")).split()) for lang in (CY, EN)}
        key = setting.rpartition(".")[2]
        if not all(texts.values()):
            self._note(codes.BOTH_LANGUAGES, key, setting=setting)
        elif sign := first_unprintable("".join(texts.values())):
            self._note(codes.UNSEEN_SIGN, key, sign=f"U+{ord(sign):04X}")
        return texts

    def _logo(self, value: Any) -> Logo | None:
        """Return the logo, None if anything is wrong with it."""
        if value is None:
            return None
        before = len(self.findings)
        known = self._known(value, {"file": str, "alt": dict}, "logo.")
        file = known.get("file", "")
        is_lost = self._unavailable.may_be(file)
        if not (is_named(file, self._files) or is_lost):
            self._note(codes.NO_SUCH_FILE, "file", setting="logo.file")
        alt = self._both("logo.alt", known.get("alt"))
        return Logo(file, alt) if len(self.findings) == before and not is_lost else None

    def _colours(self, value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        for key, colour in self._known(value, dict.fromkeys(COLOURS, str), "colours.").items():
            if COLOUR.fullmatch(colour):
                yield COLOURS[key], colour
            else:
                self._note(codes.NO_COLOUR, key, setting=f"colours.{key}")

    def _note(self, code: Code, key: str, **facts: object) -> None:
        self.findings.append(finding(code, SETTINGS, Position(line_of(key, self._lines), 1), **facts))


def _tables(typed: Iterable[Any]) -> tuple[Mapping[str, Any], ...]:
    return tuple(table for table in typed if isinstance(table, dict))


def line_of(key: str, lines: Sequence[str]) -> int:
    """Return the number of the first line that begins with the name of a setting, 1 if there is none."""
    start = re.compile(rf"\s*\[*\s*(?:\"|')?{re.escape(key)}\b")
    return next((number for number, line in enumerate(lines, 1) if start.match(line)), 1)
