"""What a theme was built on: digests of what was below it then, so that a change below can be told."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files as resources
from importlib.resources.abc import Traversable

from pepdocs.theme import package
from pepdocs.theme.layer import Layer
from pepdocs.theme.macros import Macro, macros_in
from pepdocs.theme.theme import MACROS, OF_MACROS, STYLE, Theme
from pepdocs.view.blocks import VIEW

RECORD = "built-on.json"
FOLDERS = ("primary", "secondary", "post16", "shared")
ENDINGS = (".jinja", ".css", ".docx")

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_VARIABLE = re.compile(r"(--[\w-]+)\s*:\s*((?:\"[^\"]*\"|'[^']*'|[^;}\"'])+)")


@dataclass(frozen=True, slots=True)
class BuiltOn:
    """What was below a theme: digests of files and macros by name, and the values of variables."""

    view: int = 0
    files: Mapping[str, str] = field(default_factory=dict)
    macros: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)


class Unreadable(Exception):
    """A record is not what `record` writes."""


def record(below: Theme, kept: BuiltOn | None = None, renewed: Iterable[str] = ()) -> bytes:
    """Return the record of what is below a theme now, for its folder.

    Where an earlier one is `kept`, only the files called `renewed` are recorded anew.
    """
    now = present(below)
    said = kept or now
    files = {**said.files, **{name: now.files[name] for name in renewed}}
    written = {
        "view": said.view,
        "files": files,
        "macros": dict(said.macros),
        "variables": dict(said.variables),
    }
    return (json.dumps(written, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def recorded(layer: Layer) -> BuiltOn | None:
    """Return what a layer's record says, None where it has none; `Unreadable` where it says nothing."""
    if RECORD not in layer.files:
        return None
    try:
        written = json.loads(layer.files[RECORD])
        return BuiltOn(_number(written, "view"), *(_texts(written, part) for part in _PARTS))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Unreadable from error


_PARTS = ("files", "macros", "variables")


def _number(written: Mapping[str, object], part: str) -> int:
    found = written[part]
    if type(found) is not int:
        raise TypeError(part)
    return found


def _texts(written: Mapping[str, object], part: str) -> dict[str, str]:
    found = written[part]
    if not isinstance(found, dict) or not all(isinstance(each, str) for each in found.values()):
        raise TypeError(part)
    return found


@lru_cache(maxsize=8)
def present(below: Theme) -> BuiltOn:
    """Return what is below a theme now."""
    names = sorted({*ours(), *(name for layer in below.layers for name in layer.files)})
    digests = {name: _digest(below.content(name)) for name in names if name.endswith(ENDINGS)}
    macros = {each.name: _digest(each.text.encode()) for each in _macros_below(below)}
    return BuiltOn(VIEW, digests, macros, dict(_variables_below(below)))


@lru_cache(maxsize=1)
def ours() -> tuple[str, ...]:
    """Return the names of our own templates, sheets and Word files that a theme may put its own in place of."""
    root = resources(package.TEMPLATES)
    return tuple(f"{name}/{file.name}" for name in FOLDERS for file in _within(root / name))


def _within(folder: Traversable) -> Iterator[Traversable]:
    return (each for each in folder.iterdir() if each.name.endswith(ENDINGS))


def variables(sheet: str) -> dict[str, tuple[int, str]]:
    """Return each variable that a style sheet sets by its name: its line and its value."""
    bare = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), sheet)
    return {
        found[1]: (bare.count("\n", 0, found.start()) + 1, " ".join(found[2].split()))
        for found in _VARIABLE.finditer(bare)
    }


def _macros_below(below: Theme) -> Iterator[Macro]:
    for name in sorted(OF_MACROS):
        yield from macros_in(package.text(name))
    for layer in reversed(below.layers):
        if MACROS in layer.files:
            yield from macros_in(layer.text(MACROS))


def _variables_below(below: Theme) -> dict[str, str]:
    """Return the variables below with their values: those of the phases one after the other."""
    values: dict[str, list[str]] = {}
    sheets = [package.text(name) for name in ours() if name.endswith(".css")]
    for sheet in sheets:
        for name, (_, value) in variables(sheet).items():
            values.setdefault(name, []).append(value)
    for layer in reversed(below.layers):
        for name, (_, own) in own_variables(layer).items():
            values[name] = [own]
    return {name: ", ".join(sorted(set(found))) for name, found in values.items()}


def own_variables(layer: Layer) -> dict[str, tuple[int, str]]:
    """Return the variables that a layer's colours and its style sheet set; a line of 0 is theme.toml's."""
    colours = {name: (0, value) for name, value in layer.settings.colours.items()}
    return colours | (variables(layer.text(STYLE)) if STYLE in layer.files else {})


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]
