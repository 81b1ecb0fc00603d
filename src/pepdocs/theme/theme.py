"""A theme as a whole: its layers over ours, and what each of them puts in the place of what is below."""

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

from pepdocs.base.errors import RenderError
from pepdocs.base.suggest import NONE_NEAR
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Findings
from pepdocs.theme import package
from pepdocs.theme.layer import SETTINGS, Layer, ThemeError, fault, read
from pepdocs.theme.macros import helpers, macros_in
from pepdocs.theme.sandbox.environment import APART, Filters, place_of, sandbox
from pepdocs.theme.sandbox.reasons import reason
from pepdocs.theme.settings import UNCLEAR
from pepdocs.theme.unavailable import ANY, LeftOut

BUILTIN_PREFIX, BELOW_PREFIX = "builtin/", "below/"
OURS = "builtin"
STYLE, MACROS = "style.css", "macros.html.jinja"

OF_MACROS = frozenset(f"shared/{name}.html.jinja" for name in ("blocks", "words", "faces", "section"))
"""Our files whose macros a theme may replace one by one."""

PICTURES = {
    ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".svg": "image/svg+xml",
}  # fmt: skip

LOGO = ".front .logo img { height: 16mm; max-width: 70mm }\n"
"""How large a logo is, unless a theme says otherwise."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of a theme: its file, its bytes, and what it shows in a language."""

    file: str
    content: bytes = field(repr=False)
    alt: str
    lang: str

    @property
    def kind(self) -> str:
        """What kind of picture it is, as the web names it."""
        return PICTURES[PurePosixPath(self.file).suffix.lower()]

    @property
    def source(self) -> str:
        """The picture as an address that holds it."""
        return f"data:{self.kind};base64,{b64encode(self.content).decode()}"


@dataclass(frozen=True, eq=False)
class Theme:
    """The layers of a theme, the highest first; without any it is ours. Equal files make equal themes."""

    layers: tuple[Layer, ...] = ()

    @cached_property
    def digest(self) -> str:
        """The digest of everything in the theme, "" for ours."""
        parts = "\n".join(layer.digest for layer in self.layers)
        return sha256(parts.encode()).hexdigest() if parts else ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Theme) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)

    def content(self, name: str) -> bytes:
        """Return a file, of the highest layer that has it; `TemplateNotFound` where none has."""
        for layer in self.layers:
            if name in layer.files:
                return layer.files[name]
        return package.resource(name).read_bytes()

    def text(self, name: str) -> str:
        """Return the text of a file, of the highest layer that has it."""
        return self.content(name).decode("utf-8") if self.layers else package.text(name)

    def lacks(self, name: str) -> bool:
        """Whether a file that a template asks for, or one above it in its place, may have been left out."""
        if name.startswith(BUILTIN_PREFIX):
            return False
        if name.startswith(BELOW_PREFIX):
            return any(layer.left_out.may_be(ANY) for layer in self.layers)
        above = takewhile(lambda layer: name not in layer.files, self.layers)
        return any(layer.left_out.may_be(name) for layer in above)

    def styles(self) -> str:
        """Return what the layers add to the style sheets, the lowest first."""
        return "\n".join(_style(layer) for layer in reversed(self.layers))

    def logo(self, lang: str) -> Picture | None:
        """Return the logo of the highest layer that has one, with what it shows in a language."""
        for layer in self.layers:
            if told := layer.settings.logo:
                return Picture(told.file, layer.files[told.file], told.alt[lang], lang)
        return None

    def catalogues(self, lang: str) -> Iterator[str]:
        """Yield the catalogues of words in a language, the lowest layer's first."""
        for layer in reversed(self.layers):
            if f"words/{lang}.po" in layer.files:
                yield layer.text(f"words/{lang}.po")

    def rendered(self, name: str, **names: object) -> str:
        """Return what the template called `name` makes of `names`; `RenderError` where it fails.

        The error tells the template's name and line, and nothing of what was shown.
        """
        full = self.resolved(name, "")
        try:
            return room(self).get_template(full).render(names)
        except (TemplateError, OverflowError) as error:
            where, line = place_of(error, full)
            file = where.partition(APART)[2] or where
            failed = RenderError("error.template", template=file, line=line)
            failed.reason = reason(error)
            raise failed from error

    def resolved(self, name: str, parent: str) -> str:
        """Return the full name of a template that another one names: its layer, and its name there."""
        first = 0
        if name.startswith(BUILTIN_PREFIX):
            return f"{OURS}{APART}{name.removeprefix(BUILTIN_PREFIX)}"
        if name.startswith(BELOW_PREFIX):
            layer = parent.partition(APART)[0]
            first = int(layer) + 1 if layer.isdecimal() else len(self.layers)
            name = name.removeprefix(BELOW_PREFIX)
        for number, layer_ in enumerate(self.layers[first:], first):
            if name in layer_.files:
                return f"{number}{APART}{name}"
        return f"{OURS}{APART}{name}"

    def source(self, full: str) -> tuple[str, str, None]:
        """Return the source of a template by its full name, and the name that its errors show."""
        layer, _, name = full.partition(APART)
        if layer != OURS:
            return self.layers[int(layer)].text(name), full, None
        text = package.text(name)
        if name in OF_MACROS:
            text = "\n".join((text, *self._macros(text)))
        return text, name, None

    def _macros(self, ours: str) -> Iterator[str]:
        """Yield the macros of the layers that take the place of ours, the lowest first, and those that they call."""
        layers = [each for each in enumerate(self.layers) if MACROS in each[1].files]
        names = frozenset(each.name for each in macros_in(ours)) if layers else frozenset()
        for number, layer in reversed(layers):
            text = layer.text(MACROS)
            names |= helpers(text, f"{number}{APART}{MACROS}") - of_ours()
            yield from (each.text for each in macros_in(text) if each.name in names)


BUILTIN = Theme()
"""Ours, without any layer over it."""


@lru_cache(maxsize=16)
def room(theme: Theme, filters: tuple[tuple[str, object], ...] = ()) -> SandboxedEnvironment:
    """Return the room in which the templates of a theme run."""
    more: Filters = dict(filters)  # type: ignore[arg-type]
    made = sandbox(more, theme.source)
    made.resolve = theme.resolved
    return made


def loaded(folder: Path) -> Theme:
    """Return the theme in a folder with all that it builds on; `ThemeError` where it cannot be used."""
    made, found = examined(folder)
    if found:
        rest = (each for told in found.values() for each in told.items)
        first = next(iter(found))
        raise ThemeError(Findings(tuple(dict.fromkeys((*found[first].items, *rest)))), first)
    return made


def examined(folder: Path) -> tuple[Theme, dict[Path, Findings]]:
    """Return the theme in a folder as far as it can be used, and what keeps it from being used, by layers' folders.

    What it builds on are folders beside it, by their names: a theme leads nowhere else. Where one of them cannot
    be used, none is, and any file may be missing.
    """
    first, found = read(folder.resolve())
    layers, told = [first], {first.place: found}
    while layers[-1].settings.extends:
        layer, place, wrong = _below(layers)
        told[place] = told.get(place, Findings()) + wrong
        if layer is None:
            layers = [replace(first, left_out=LeftOut(first.left_out.names | {ANY}))]
            break
        layers.append(layer)
    return Theme(tuple(layers)), {place: each for place, each in told.items() if each.items}


def _below(layers: Sequence[Layer]) -> tuple[Layer | None, Path, Findings]:
    """Return the layer that the lowest one builds on, or nothing, and what is wrong in which folder."""
    name, place = layers[-1].settings.extends, layers[-1].place
    if name == UNCLEAR:
        return None, place, Findings()
    below = place.parent / name
    line = layers[-1].line_of("extends")
    if any(layer.place == below for layer in layers):
        return None, place, Findings.of([fault(codes.CIRCLE, SETTINGS, line, name=name)])
    if below.is_symlink() or not (below / SETTINGS).is_file():
        told = fault(codes.NO_PARENT, SETTINGS, line, name=name, nearest=NONE_NEAR)
        return None, place, Findings.of([told])
    layer, found = read(below)
    return None if found.items else layer, below, found


def _style(layer: Layer) -> str:
    """Return the colours of a layer's settings, and its style sheet."""
    colours = "".join(f"  {name}: {value};\n" for name, value in layer.settings.colours.items())
    sheet = layer.text(STYLE) if STYLE in layer.files else ""
    logo = LOGO if layer.settings.logo else ""
    return f":root {{\n{colours}}}\n{logo}{sheet}"


@cache
def of_ours() -> frozenset[str]:
    """Return the names of our macros that a theme may replace."""
    texts = map(package.text, OF_MACROS)
    return frozenset(each.name for text in texts for each in macros_in(text))
