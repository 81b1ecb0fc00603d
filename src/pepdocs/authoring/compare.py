"""List what a theme overrides, and whether the overridden parts have changed since the theme was made."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from pepdocs.base.language import CY, EN
from pepdocs.theme.baseline import ENDINGS, RECORD, Baseline, current, own_variables
from pepdocs.theme.layer import Layer
from pepdocs.theme.macros import macros_in
from pepdocs.theme.settings import SETTINGS
from pepdocs.theme.theme import MACROS, STYLE, Theme

Kind = Literal["variable", "style", "message", "macro", "template", "word", "field", "logo"]
ChangeState = Literal["same", "changed", "gone", "own", "unknown"]
"""The overridden part is unchanged, changed or removed; never existed; or was not recorded."""


@dataclass(frozen=True, slots=True)
class Override:
    """A part of a theme that replaces one of the layers below, with its file and line.

    `was` and `now` are the part below when the theme was made and as it is, where they are texts.
    """

    kind: Kind
    name: str
    file: str
    line: int
    state: ChangeState
    was: str = ""
    now: str = ""


def overrides(
    theme: Theme, before: Baseline | None, words: Mapping[str, Mapping[str, str]], english: Mapping[str, str]
) -> Iterator[Override]:
    """Yield what the highest layer of a theme overrides, file by file.

    `before` is the baseline recorded when the theme was made; `words` holds the English texts that its
    catalogues record, by language and context; `english` holds the texts below it as they are now.
    """
    layer, now = theme.layers[0], current(Theme(theme.layers[1:]))
    yield from _settings(layer)
    yield from _variables(layer, before, now)
    yield from _style(layer)
    for lang in (CY, EN):
        yield from _messages(layer, lang, words.get(lang, {}), english)
    yield from _macros(layer, before, now)
    yield from _files(layer, before, now)


def _settings(layer: Layer) -> Iterator[Override]:
    if layer.settings.logo:
        yield Override("logo", layer.settings.logo.file, SETTINGS, _line(layer, "[logo]"), "own")
    for field in layer.settings.fields:
        name = str(field.get("id", ""))
        yield Override("field", name, SETTINGS, _line(layer, f'"{name}"'), "own")


def _variables(layer: Layer, before: Baseline | None, now: Baseline) -> Iterator[Override]:
    then = before.variables if before else None
    for name, (line, _) in own_variables(layer).items():
        file = STYLE if line else SETTINGS
        place = line or _line(layer, "[colours]")
        state = _state(name, then, now.variables)
        was = then.get(name, "") if then else ""
        yield Override("variable", name, file, place, state, was, now.variables.get(name, ""))


def _style(layer: Layer) -> Iterator[Override]:
    """Yield the style sheet if it has more than the values of variables."""
    sheet = layer.text(STYLE) if STYLE in layer.files else ""
    bare = re.sub(r"/\*.*?\*/|:root\s*\{[^}]*\}", "", sheet, flags=re.DOTALL)
    if bare.strip():
        yield Override("style", STYLE, STYLE, 1, "own")


def _messages(layer: Layer, lang: str, words: Mapping[str, str], english: Mapping[str, str]) -> Iterator[Override]:
    file = f"words/{lang}.po"
    for context, was in words.items():
        now = english.get(context, "")
        line = _line(layer, f'msgctxt "{context}"', file)
        yield Override("message", context, file, line, _message_state(was, now), was, now)


def _message_state(was: str, now: str) -> ChangeState:
    if not now:
        return "gone"
    if not was:
        return "unknown"
    return "same" if was == now else "changed"


def _macros(layer: Layer, before: Baseline | None, now: Baseline) -> Iterator[Override]:
    text = layer.text(MACROS) if MACROS in layer.files else ""
    for macro in {macro.name: macro for macro in macros_in(text)}.values():
        state = _state(macro.name, before.macros if before else None, now.macros)
        yield Override("macro", macro.name, MACROS, macro.line, state)


def _files(layer: Layer, before: Baseline | None, now: Baseline) -> Iterator[Override]:
    for name in sorted(layer.files):
        if name.endswith(ENDINGS) and name not in (STYLE, MACROS, RECORD):
            kind: Kind = "word" if name.endswith(".docx") else "template"
            state = _state(name, before.files if before else None, now.files)
            yield Override(kind, name, name, 1, state)


def _state(name: str, before: Mapping[str, str] | None, now: Mapping[str, str]) -> ChangeState:
    if before is None:
        return "unknown" if name in now else "own"
    if name not in now:
        return "gone" if name in before else "own"
    if name not in before:
        return "changed"
    return "same" if before[name] == now[name] else "changed"


def _line(layer: Layer, text: str, file: str = SETTINGS) -> int:
    """Return the first line of a layer's file that has a text outside comments, or 1."""
    lines = layer.text(file).splitlines() if file in layer.files else []
    return next((number for number, line in enumerate(lines, 1) if text in line.partition("#")[0]), 1)
