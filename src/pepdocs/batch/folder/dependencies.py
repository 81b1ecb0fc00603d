"""The digests of everything that a document depends on: while none changes, it need not be made again."""

from __future__ import annotations

import ctypes
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache, lru_cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from pepdocs.authority import declared_fields
from pepdocs.base.copies import Copy
from pepdocs.base.language import Edition
from pepdocs.batch.outcomes import Why
from pepdocs.generate import Request, engine_choice, is_draft
from pepdocs.render import Format
from pepdocs.schema.local.fields import LocalFields
from pepdocs.schema.pep import Pep
from pepdocs.schema.situation import own_day
from pepdocs.theme import PdfEngine, Theme
from pepdocs.theme.layer import Layer
from pepdocs.theme.settings import SETTINGS
from pepdocs.view.copies import reduced, withheld_by

LENGTH = 20
"""Hexadecimal digits of a digest: 80 bits."""

COMMON = ("fonttools", "jinja2", "babel", "pillow", "tinycss2")
ENGINES = {
    PdfEngine.TYPST.value: ("typst", "pikepdf", *COMMON),
    PdfEngine.WEASYPRINT.value: ("weasyprint", "pydyf", "tinyhtml5", "pikepdf", *COMMON),
    "": ("docxtpl", "lxml", "pikepdf", *COMMON),
}
"""The libraries that a document's content depends on, by the engine of a PDF, "" for anything else."""

SHAPERS = {
    "pango": (("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll"), "pango_version_string"),
    "harfbuzz": (("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"), "hb_version_string"),
}  # fmt: skip
"""The system's libraries with which WeasyPrint sets type: their files, and the function that returns their version."""

NAMED_CHANGES = {"password": (Why.ENCRYPTED, Why.OPENED), "draft": (Why.DRAFT, Why.FINAL)}
"""The reasons if a dependency is new for a document, and if it is gone."""


@dataclass(frozen=True, slots=True)
class Dependencies:
    """The digest of each thing that a document depends on; the fields are named as in `Why`.

    `draft` is "draft" if the document is a draft because the run makes drafts, not because of its plan. `engine` is the
    engine of a PDF by its name; journals of earlier versions have none.
    """

    plan: str
    request: str
    templates: str
    words: str
    program: str
    engines: str
    password: str = ""
    draft: str = ""
    engine: str = ""

    def changes(self, since: Dependencies) -> tuple[Why, ...]:
        """Return what has changed since then."""
        pairs = [(field.name, getattr(since, field.name), getattr(self, field.name)) for field in fields(self)]
        return tuple(_change(name, old, new) for name, old, new in pairs if new != old)


def _change(name: str, old: str, new: str) -> Why:
    if name in NAMED_CHANGES and not (old and new):
        return NAMED_CHANGES[name][0 if new else 1]
    return Why(name)


def document_dependencies(
    digests: Mapping[Copy, str], pep: Pep, choice: tuple[Edition, Format], request: Request, password: str
) -> Dependencies:
    """Return what one document of a PEP depends on; `digests` are those of its copies, `password` is a fingerprint.

    The day of the run is not included: no document shows it.
    """
    edition, form = choice
    engine = engine_choice(pep, request).engine.value if form is Format.PDF else ""
    return Dependencies(
        plan=digests[edition.copy],
        request=short_digest(edition.suffix, form.value, str(request.archive)),
        templates=short_digest(templates_digest(pep.form.code), theme_digest(request.theme)),
        words=words_digest(),
        program=program_digest(),
        engines=engines_digest(engine),
        password=password,
        draft="draft" if request.draft and not is_draft(pep) else "",
        engine=engine,
    )


def copy_digests(pep: Pep, request: Request) -> dict[Copy, str]:
    """Return the digest of what each copy of a PEP shows, independent of the layout of its file.

    So a change makes anew only the copies that show it, whether it is one of the plan or of who may see a field.
    """
    own = declared_fields(request.theme)[0]
    return {copy: _copy_digest(pep, copy, own) for copy in request.copies}


def _copy_digest(pep: Pep, copy: Copy, own: LocalFields) -> str:
    """Return the digest of a copy: what is left of the plan, and what decides which gaps are shown."""
    withholding = withheld_by(pep, own)
    shown = [field.key for field in own.fields if withholding.may_show(field.declared, copy)]
    decided = json.dumps([shown, *withholding.of(copy)])
    return short_digest(reduced(pep, copy, own).model_dump_json(exclude_none=True), str(own_day(pep)), decided)


@lru_cache(maxsize=16)
def theme_digest(theme: Theme) -> str:
    """Return the digest of a theme but for who may see a field, which the digest of each copy has."""
    return short_digest(*(_layer_digest(layer) for layer in theme.layers)) if theme.layers else ""


def _layer_digest(layer: Layer) -> str:
    settings = tomllib.loads(layer.text(SETTINGS))
    settings.pop("copies", None)
    for field in settings.get("field", ()):
        field.pop("audience", None)
    parts = (f"{name} {sha256(body).hexdigest()}" for name, body in sorted(layer.files.items()) if name != SETTINGS)
    return short_digest(json.dumps(settings, default=str), *parts)


def run_digest(request: Request, password: str) -> str:
    """Return the digest of everything that decides the outcome of a file except the file itself."""
    choices = json.dumps(
        [
            str(request.today), str(request.on), [mode.suffix for mode in request.modes],
            [form.value for form in request.formats], request.draft,
            [size.value for size in request.sizes], request.layout.value, [copy.value for copy in request.copies],
            request.archive, request.engine.value,
        ]
    )  # fmt: skip
    libraries = map(engines_digest, ENGINES)
    own = (templates_digest(), request.theme.digest, words_digest(), program_digest())
    return short_digest(choices, *own, *libraries, password)


def short_digest(*texts: str) -> str:
    """Return one digest of several texts."""
    return sha256("\0".join(texts).encode()).hexdigest()[:LENGTH]


@cache
def templates_digest(phase: str = "") -> str:
    """Return the digest of the templates, styles and fonts of a phase, or of all phases."""
    folder = files("pepdocs.templates")
    parts = [folder / "shared", folder / "fonts", folder / phase] if phase else [folder]
    return short_digest(*(_content(part) for part in parts))


@cache
def words_digest() -> str:
    """Return the digest of the Welsh catalogue; English is declared in the code, which `program` covers.

    Every document depends on both languages: one in Welsh says in English that it is to be had in English too,
    and both decide what shape its tables have.
    """
    return _content(files("pepdocs.translations") / "cy.po")


@cache
def program_digest() -> str:
    """Return the digest of the version and code of pepdocs."""
    return short_digest(version("pepdocs"), _content(files("pepdocs"), (".py",)))


@cache
def engines_digest(engine: str) -> str:
    """Return the digest of the versions of all libraries that set type or pack a file with an engine."""
    shapers = _shapers(SHAPERS) if engine == PdfEngine.WEASYPRINT.value else ()
    return short_digest(*(f"{name} {version(name)}" for name in ENGINES[engine]), *shapers)


def _shapers(libraries: Mapping[str, tuple[tuple[str, ...], str]]) -> Iterable[str]:
    for name, (file_names, function) in libraries.items():
        yield f"{name} {next(filter(None, (_version(file, function) for file in file_names)), '')}"


def _version(file: str, function: str) -> str:
    try:
        version_string = getattr(ctypes.CDLL(file), function)
    except (OSError, AttributeError):
        return ""
    version_string.restype = ctypes.c_char_p
    return bytes(version_string()).decode("ascii", "replace")


def _content(path: Traversable, endings: tuple[str, ...] = ("",)) -> str:
    """Return the digest of a file, or of the names and contents of all files below a folder."""
    if path.is_file():
        return sha256(path.read_bytes()).hexdigest()[:LENGTH]
    return short_digest(
        *(
            f"{child.name} {_content(child, endings)}"
            for child in sorted(path.iterdir(), key=lambda child: child.name)
            if child.name != "__pycache__" and (child.is_dir() or child.name.endswith(endings))
        )
    )
