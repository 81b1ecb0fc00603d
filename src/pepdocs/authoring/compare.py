"""What a theme overrides, and whether what is below has changed since the theme was made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pepdocs.base.language import CY, EN
from pepdocs.theme.baseline import ENDINGS, RECORD, BuiltOn, own_variables, present
from pepdocs.theme.layer import SETTINGS, Layer
from pepdocs.theme.macros import macros_in
from pepdocs.theme.theme import MACROS, STYLE, Theme

Kind = Literal["variable", "style", "message", "macro", "template", "word", "field", "logo"]
State = Literal["same", "changed", "gone", "own", "unknown"]
"""What has become of the thing below: as it was, another, no more there, never there, not recorded."""

Below = Callable[[str, str], str]
"""Tells what is said below, in a language and a context; "" where nothing is."""


@dataclass(frozen=True, slots=True)
class Override:
    """One thing that a theme puts in the place of what is below, with its file and line.

    `was` and `now` say what it was below when the theme was made, and is, where that can be said.
    """

    kind: Kind
    name: str
    file: str
    line: int
    state: State
    was: str = ""
    now: str = ""


def overrides(
    theme: Theme, before: BuiltOn | None, words: Mapping[str, Mapping[str, str]], below: Below
) -> Iterator[Override]:
    """Yield all that the highest layer of a theme overrides, file by file.

    `before` is what was below it when it was made; `words` holds, by language and context, what its
    overlays say that the English below was.
    """
    layer, now = theme.layers[0], present(Theme(theme.layers[1:]))
    yield from _settings(layer)
    yield from _variables(layer, before, now)
    yield from _style(layer)
    for lang in (CY, EN):
        yield from _messages(layer, lang, words.get(lang, {}), below)
    yield from _macros(layer, before, now)
    yield from _files(layer, before, now)


def _settings(layer: Layer) -> Iterator[Override]:
    if layer.settings.logo:
        yield Override("logo", layer.settings.logo.file, SETTINGS, _line(layer, "[logo]"), "own")
    for each in layer.settings.fields:
        name = str(each.get("id", ""))
        yield Override("field", name, SETTINGS, _line(layer, f'"{name}"'), "own")


def _variables(layer: Layer, before: BuiltOn | None, now: BuiltOn) -> Iterator[Override]:
    then = before.variables if before else None
    for name, (line, _) in own_variables(layer).items():
        file = STYLE if line else SETTINGS
        place = line or _line(layer, "[colours]")
        state = _state(name, then, now.variables)
        was = then.get(name, "") if then else ""
        yield Override("variable", name, file, place, state, was, now.variables.get(name, ""))


def _style(layer: Layer) -> Iterator[Override]:
    """Yield the style sheet where it says more than the values of variables."""
    sheet = layer.text(STYLE) if STYLE in layer.files else ""
    bare = re.sub(r"/\*.*?\*/|:root\s*\{[^}]*\}", "", sheet, flags=re.DOTALL)
    if bare.strip():
        yield Override("style", STYLE, STYLE, 1, "own")


def _messages(layer: Layer, lang: str, words: Mapping[str, str], below: Below) -> Iterator[Override]:
    file = f"words/{lang}.po"
    for context, english in words.items():
        now = below(EN, context)
        yield Override(
            "message", context, file, _line(layer, f'msgctxt "{context}"', file),
            _said(english, now), english, now,
        )  # fmt: skip


def _said(was: str, now: str) -> State:
    if not now:
        return "gone"
    if not was:
        return "unknown"
    return "same" if was == now else "changed"


def _macros(layer: Layer, before: BuiltOn | None, now: BuiltOn) -> Iterator[Override]:
    text = layer.text(MACROS) if MACROS in layer.files else ""
    for macro in {each.name: each for each in macros_in(text)}.values():
        state = _state(macro.name, before.macros if before else None, now.macros)
        yield Override("macro", macro.name, MACROS, macro.line, state)


def _files(layer: Layer, before: BuiltOn | None, now: BuiltOn) -> Iterator[Override]:
    for name in sorted(layer.files):
        if name.endswith(ENDINGS) and name not in (STYLE, MACROS, RECORD):
            kind: Kind = "word" if name.endswith(".docx") else "template"
            state = _state(name, before.files if before else None, now.files)
            yield Override(kind, name, name, 1, state)


def _state(name: str, before: Mapping[str, str] | None, now: Mapping[str, str]) -> State:
    if before is None:
        return "unknown" if name in now else "own"
    if name not in now:
        return "gone" if name in before else "own"
    if name not in before:
        return "changed"
    return "same" if before[name] == now[name] else "changed"


def _line(layer: Layer, sought: str, file: str = SETTINGS) -> int:
    """Return the line of a file of a layer on which something first stands, apart from remarks; 1 where it does not."""
    lines: Iterable[str] = layer.text(file).splitlines() if file in layer.files else ()
    said = (number for number, line in enumerate(lines, 1) if sought in line.partition("#")[0])
    return next(said, 1)
