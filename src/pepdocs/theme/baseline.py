"""The baseline of a theme: digests of what it was made over, so that later changes below it can be reported."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files as resources

from pepdocs.theme import css, package
from pepdocs.theme.layer import Layer
from pepdocs.theme.macros import Macro, macros_in
from pepdocs.theme.theme import MACRO_FILES, MACROS, STYLE, Theme
from pepdocs.view.blocks import VIEW

RECORD = "built-on.json"
FOLDERS = ("primary", "secondary", "post16", "shared")
ENDINGS = (".jinja", ".css", ".docx")


@dataclass(frozen=True, slots=True)
class Baseline:
    """What is below a theme: digests of files and macros by name, and the values of variables."""

    view: int = 0
    files: Mapping[str, str] = field(default_factory=dict)
    macros: Mapping[str, str] = field(default_factory=dict)
    variables: Mapping[str, str] = field(default_factory=dict)


class UnreadableBaseline(Exception):
    """The file of a baseline is not what `record` writes."""


def record(below: Theme, kept: Baseline | None = None, renewed: Iterable[str] = ()) -> bytes:
    """Return the file of a baseline for what is below a theme now.

    If an earlier baseline is `kept`, only the digests of the files called `renewed` are new.
    """
    now = current(below)
    old = kept or now
    baseline = replace(old, files={**old.files, **{name: now.files[name] for name in renewed}})
    return (json.dumps(asdict(baseline), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def read_record(layer: Layer) -> Baseline | None:
    """Return the baseline of a layer, None if it has none; raise `UnreadableBaseline` if it cannot be read."""
    if RECORD not in layer.files:
        return None
    try:
        typed = json.loads(layer.files[RECORD])
        return Baseline(_number(typed["view"]), *(_texts(typed[part]) for part in ("files", "macros", "variables")))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnreadableBaseline from error


def _number(value: object) -> int:
    if type(value) is not int:
        raise TypeError
    return value


def _texts(value: object) -> dict[str, str]:
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise TypeError
    return value


@lru_cache(maxsize=8)
def current(below: Theme) -> Baseline:
    """Return the baseline of a theme that was made now over another one."""
    names = sorted({*ours(), *(name for layer in below.layers for name in layer.files)})
    digests = {name: _digest(below.content(name)) for name in names if name.endswith(ENDINGS)}
    macros = {macro.name: _digest(macro.text.encode()) for macro in _macros_below(below)}
    return Baseline(VIEW, digests, macros, _variables_below(below))


@lru_cache(maxsize=1)
def ours() -> tuple[str, ...]:
    """Return the names of our templates, style sheets and Word files, which a theme may override."""
    root = resources(package.TEMPLATES)
    return tuple(
        f"{name}/{file.name}" for name in FOLDERS for file in (root / name).iterdir() if file.name.endswith(ENDINGS)
    )


def variables(sheet: str) -> dict[str, tuple[int, str]]:
    """Return the line and the value of each variable that a style sheet sets, by its name."""
    declarations = (item for item in css.declarations(sheet) if item.name.startswith("--"))
    return {item.name: (item.line, " ".join(item.value.split())) for item in declarations}


def _macros_below(below: Theme) -> Iterator[Macro]:
    for name in sorted(MACRO_FILES):
        yield from macros_in(package.text(name))
    for layer in reversed(below.layers):
        if MACROS in layer.files:
            yield from macros_in(layer.text(MACROS))


def _variables_below(below: Theme) -> dict[str, str]:
    """Return the values of the variables below a theme; those that differ between phases are joined."""
    values: dict[str, set[str]] = {}
    sheets = (package.text(file) for file in ours() if file.endswith(".css"))
    for sheet in sheets:
        for name, (_, value) in variables(sheet).items():
            values.setdefault(name, set()).add(value)
    for layer in reversed(below.layers):
        values |= {name: {value} for name, (_, value) in own_variables(layer).items()}
    return {name: ", ".join(sorted(distinct)) for name, distinct in values.items()}


def own_variables(layer: Layer) -> dict[str, tuple[int, str]]:
    """Return the line and value of each variable that a layer sets, by its name; line 0 for one in theme.toml."""
    colours = {name: (0, value) for name, value in layer.settings.colours.items()}
    return colours | (variables(layer.text(STYLE)) if STYLE in layer.files else {})


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()[:16]
