"""A theme as a whole: its layers over our own files, and how each of them overrides those below."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from hashlib import sha256
from itertools import takewhile
from pathlib import Path, PurePosixPath

from jinja2 import TemplateError
from jinja2.sandbox import SandboxedEnvironment

from pepdocs.base import error_keys, system
from pepdocs.base.errors import RenderError
from pepdocs.base.suggest import NONE_NEAR
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Findings
from pepdocs.theme import package
from pepdocs.theme.changes import VARIABLES
from pepdocs.theme.layer import Layer, ThemeError, fault, read
from pepdocs.theme.macros import called_macros, macros_in
from pepdocs.theme.safety.picture import KINDS
from pepdocs.theme.sandbox.environment import Filters, sandboxed_environment
from pepdocs.theme.sandbox.failures import SEPARATOR, place_of, reason
from pepdocs.theme.settings import SETTINGS, UNCLEAR, PdfEngine
from pepdocs.theme.unavailable import ANY, Unavailable
from pepdocs.view.blocks import VIEW

BUILTIN_PREFIX, BELOW_PREFIX = "builtin/", "below/"
OURS = "builtin"
STYLE, MACROS = "style.css", "macros.html.jinja"

MACRO_FILES = frozenset(f"shared/{name}.html.jinja" for name in ("blocks", "words", "faces", "section"))
"""Our files whose macros a theme may replace one by one."""

LOGO_STYLE = ".front .logo img { height: 16mm; max-width: 70mm }\n"
"""The size of a logo, unless a theme sets another one."""

EARLIER_VARIABLES = "".join(f"  {name}: var({now});\n" for name, now in VARIABLES.items() if now.startswith("--"))
"""The variables that a theme of an earlier version may use, with the values of those in their place."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a theme: its file, its content, and its alternative text in a language."""

    file: str
    content: bytes = field(repr=False)
    alt: str
    lang: str

    @property
    def kind(self) -> str:
        """The media type: `image/png`."""
        return KINDS[PurePosixPath(self.file).suffix.lower()]

    @property
    def source(self) -> str:
        """The picture as a data URL."""
        return f"data:{self.kind};base64,{b64encode(self.content).decode()}"


@dataclass(frozen=True, eq=False)
class Theme:
    """The layers of a theme, the highest first; none for our own. Themes with equal files are equal."""

    layers: tuple[Layer, ...] = ()

    @cached_property
    def digest(self) -> str:
        """The SHA-256 digest of everything in the theme, "" for ours."""
        parts = "\n".join(layer.digest for layer in self.layers)
        return sha256(parts.encode()).hexdigest() if parts else ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Theme) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def content(self, name: str) -> bytes:
        """Return a file of the highest layer that has it; raise `TemplateNotFound` if none has."""
        for layer in self.layers:
            if name in layer.files:
                return layer.files[name]
        return package.resource(name).read_bytes()

    def layers_of(self, name: str) -> tuple[Layer, ...]:
        """Return the layers that have a file, the highest first."""
        return tuple(layer for layer in self.layers if name in layer.files)

    def text(self, name: str) -> str:
        """Return the text of a file of the highest layer that has it; raise `TemplateNotFound` if none has."""
        return self.content(name).decode("utf-8") if self.layers else package.text(name)

    def lacks(self, name: str) -> bool:
        """Return whether a file that a template loads may be unavailable, or one that would override it."""
        if name.startswith(BUILTIN_PREFIX):
            return False
        if name.startswith(BELOW_PREFIX):
            return any(layer.unavailable.may_be(ANY) for layer in self.layers)
        above = takewhile(lambda layer: name not in layer.files, self.layers)
        return any(layer.unavailable.may_be(name) for layer in above)

    def styles(self) -> str:
        """Return the CSS that the layers add to our style sheets, the lowest layer's first."""
        return "\n".join(_style(layer) for layer in reversed(self.layers))

    @property
    def engine(self) -> PdfEngine:
        """The PDF engine that the highest layer which names one asks for."""
        return next((layer.settings.engine for layer in self.layers if layer.settings.engine), PdfEngine.AUTO)

    def logo(self, lang: str) -> Picture | None:
        """Return the logo of the highest layer that has one, with its alternative text in a language."""
        for layer in self.layers:
            if logo := layer.settings.logo:
                return Picture(logo.file, layer.files[logo.file], logo.alt[lang], lang)
        return None

    def catalogues(self, lang: str) -> Iterator[str]:
        """Yield the message catalogues in a language, the lowest layer's first."""
        for layer in reversed(self.layers):
            if f"words/{lang}.po" in layer.files:
                yield layer.text(f"words/{lang}.po")

    def render(self, name: str, **names: object) -> str:
        """Return what a template prints when it is given `names`; raise `RenderError` where it fails.

        The error holds the template's name and line, and nothing of what was printed.
        """
        full = self.resolved(name, "")
        try:
            return environment(self).get_template(full).render(names)
        except (TemplateError, OverflowError) as error:
            where, line = place_of(error, full)
            file = where.partition(SEPARATOR)[2] or where
            failed = RenderError(error_keys.TEMPLATE, template=file, line=line)
            failed.reason = reason(error)
            raise failed from error

    def resolved(self, name: str, parent: str) -> str:
        """Return the full name, layer and file, of a template that `parent` loads by `name`."""
        first = 0
        if name.startswith(BUILTIN_PREFIX):
            return f"{OURS}{SEPARATOR}{name.removeprefix(BUILTIN_PREFIX)}"
        if name.startswith(BELOW_PREFIX):
            layer = parent.partition(SEPARATOR)[0]
            first = int(layer) + 1 if layer.isdecimal() else len(self.layers)
            name = name.removeprefix(BELOW_PREFIX)
        for number, layer_ in enumerate(self.layers[first:], first):
            if name in layer_.files:
                return f"{number}{SEPARATOR}{name}"
        return f"{OURS}{SEPARATOR}{name}"

    def source(self, full: str) -> tuple[str, str, None]:
        """Return the source of a template by its full name, and the name that its errors show."""
        layer, _, name = full.partition(SEPARATOR)
        if layer != OURS:
            return self.layers[int(layer)].text(name), full, None
        text = package.text(name)
        if name in MACRO_FILES:
            text = "\n".join((text, *self._overriding_macros(text)))
        return text, name, None

    def _overriding_macros(self, ours: str) -> Iterator[str]:
        """Yield the macros of the layers that override those in a text, the lowest first, and those that they call."""
        layers = [(number, layer) for number, layer in enumerate(self.layers) if MACROS in layer.files]
        names = frozenset(macro.name for macro in macros_in(ours)) if layers else frozenset()
        for number, layer in reversed(layers):
            text = layer.text(MACROS)
            names |= called_macros(text, f"{number}{SEPARATOR}{MACROS}") - replaceable_macros()
            yield from (macro.text for macro in macros_in(text) if macro.name in names)


BUILTIN = Theme()
"""Our own theme, without layers."""


@lru_cache(maxsize=16)
def environment(theme: Theme, filters: tuple[tuple[str, object], ...] = ()) -> SandboxedEnvironment:
    """Return the environment in which the templates of a theme run, with some filters of their own."""
    more: Filters = dict(filters)  # type: ignore[arg-type]
    sandbox = sandboxed_environment(more, theme.source)
    sandbox.resolve = theme.resolved
    return sandbox


def load(folder: Path) -> Theme:
    """Return the theme in a folder with all that it extends; raise `ThemeError` if it cannot be used."""
    theme, findings = examine(folder)
    if findings:
        first = next(iter(findings))
        items = (item for layer in findings.values() for item in layer.items)
        raise ThemeError(Findings(tuple(dict.fromkeys((*findings[first].items, *items)))), first)
    return theme


def examine(folder: Path) -> tuple[Theme, dict[Path, Findings]]:
    """Return the usable part of the theme in a folder, and what keeps it from being used, by the folders of layers.

    A theme extends folders beside it, by their names only. If one of them cannot be used, only the theme's own
    layer is returned, and any file counts as unavailable.
    """
    first, wrong = read(folder.resolve())
    layers, findings = [first], {first.place: wrong}
    while layers[-1].settings.extends:
        layer, place, wrong = _extended(layers)
        findings[place] = findings.get(place, Findings()) + wrong
        if layer is None:
            layers = [replace(first, unavailable=Unavailable(first.unavailable.names | {ANY}))]
            break
        layers.append(layer)
    return Theme(tuple(layers)), {place: wrong for place, wrong in findings.items() if wrong.items}


def _extended(layers: Sequence[Layer]) -> tuple[Layer | None, Path, Findings]:
    """Return the layer that the lowest one extends, or None, and what is wrong in which folder."""
    name, place = layers[-1].settings.extends, layers[-1].place
    if name == UNCLEAR:
        return None, place, Findings()
    below = place.parent / name
    line = layers[-1].line_of("extends")
    if any(layer.place == below for layer in layers):
        return None, place, Findings.of([fault(codes.CIRCLE, SETTINGS, line, name=name)])
    if system.is_link(below) or not (below / SETTINGS).is_file():
        missing = fault(codes.NO_PARENT, SETTINGS, line, name=name, nearest=NONE_NEAR)
        return None, place, Findings.of([missing])
    layer, findings = read(below)
    return None if findings.items else layer, below, findings


def _style(layer: Layer) -> str:
    """Return the colours in a layer's settings and its style sheet as one style sheet."""
    colours = "".join(f"  {name}: {value};\n" for name, value in layer.settings.colours.items())
    sheet = layer.text(STYLE) if STYLE in layer.files else ""
    logo = LOGO_STYLE if layer.settings.logo else ""
    earlier = EARLIER_VARIABLES if layer.settings.view < VIEW else ""
    return f":root {{\n{earlier}{colours}}}\n{logo}{sheet}"


@cache
def replaceable_macros() -> frozenset[str]:
    """Return the names of our macros that a theme may replace."""
    return frozenset(macro.name for file in MACRO_FILES for macro in macros_in(package.text(file)))
