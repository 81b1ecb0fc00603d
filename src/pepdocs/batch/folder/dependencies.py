"""What a document depends on, as digests: where none has changed, it need not be made again."""

from __future__ import annotations

import ctypes
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from pepdocs.base.language import Edition
from pepdocs.batch.outcomes import Why
from pepdocs.generate import Request, is_draft
from pepdocs.render import Format
from pepdocs.schema.pep import Pep

LENGTH = 20
"""So many hexadecimal digits tell two digests apart: 80 bits."""

ENGINES = (
    "weasyprint", "pydyf", "tinycss2", "tinyhtml5", "fonttools", "pikepdf", "docxtpl", "jinja2", "lxml", "babel",
)  # fmt: skip
"""The libraries whose work shows in a document."""

SHAPERS = {
    "pango": (("libpango-1.0.so.0", "libpango-1.0.0.dylib", "libpango-1.0-0.dll"), "pango_version_string"),
    "harfbuzz": (("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"), "hb_version_string"),
}  # fmt: skip
"""The system's libraries that set type: their files on each system, and what tells their version."""


TURNS = {"password": (Why.ENCRYPTED, Why.OPENED), "draft": (Why.DRAFT, Why.FINAL)}
"""What it is called where something comes to a document that had none of it, and where it goes."""


@dataclass(frozen=True, slots=True)
class Basis:
    """The digest of each thing that a document depends on. The fields are named as in `Why`.

    `draft` is "draft" where it is one because of what was asked for, and not of its plan.
    """

    plan: str
    request: str
    templates: str
    words: str
    program: str
    engines: str
    password: str = ""
    draft: str = ""

    def changes(self, since: Basis) -> tuple[Why, ...]:
        """Return what is different from what it was."""
        names = [field.name for field in fields(self)]
        turned = [(name, getattr(since, name), getattr(self, name)) for name in names]
        return tuple(_change(name, old, new) for name, old, new in turned if new != old)

    def told(self) -> dict[str, str]:
        """Return the digests by their names, as they are kept."""
        return asdict(self)


def _change(name: str, old: str, new: str) -> Why:
    """Return what a change is called."""
    comes, goes = TURNS.get(name, (None, None))
    turn = goes if old and not new else comes if new and not old else None
    return turn or Why(name)


def basis(digest: str, pep: Pep, choice: tuple[Edition, Format], request: Request, password: str) -> Basis:
    """Return what one document of a PEP depends on; `digest` is the PEP's, `password` a fingerprint.

    The day of the run is not among it: no document shows it.
    """
    edition, form = choice
    return Basis(
        plan=digest,
        request=short(edition.suffix, form.value, str(request.archive)),
        templates=short(templates(pep.form.code), request.theme.digest),
        words=words(),
        program=program(),
        engines=engines(),
        password=password,
        draft="draft" if request.draft and not is_draft(pep) else "",
    )


def plan_digest(pep: Pep) -> str:
    """Return the digest of all that a PEP holds, however its file is laid out."""
    return short(pep.model_dump_json())


def standing(request: Request, password: str) -> str:
    """Return the digest of all that decides what becomes of a file, but the file itself."""
    asked = json.dumps(
        [
            request.on.isoformat(), [mode.suffix for mode in request.modes],
            [form.value for form in request.formats], request.draft,
            [size.value for size in request.sizes], request.layout.value, request.archive,
        ]
    )  # fmt: skip
    dress = request.theme.digest
    return short(asked, templates(), dress, words(), program(), engines(), password)


def short(*texts: str) -> str:
    """Return one digest of several texts."""
    return sha256("\0".join(texts).encode()).hexdigest()[:LENGTH]


@cache
def templates(phase: str = "") -> str:
    """Return the digest of the templates, styles and fonts of a phase, or of all phases."""
    folder = files("pepdocs.templates")
    parts = [folder / "shared", folder / "fonts", folder / phase] if phase else [folder]
    return short(*(_content(part) for part in parts))


@cache
def words() -> str:
    """Return the digest of both catalogues.

    A document in one language says in the other that it is to be had in that one too, and both
    decide what shape its tables have.
    """
    return _content(files("pepdocs.translations"), (".po",))


@cache
def program() -> str:
    """Return the digest of pepdocs' own version and code."""
    return short(version("pepdocs"), _content(files("pepdocs"), (".py",)))


@cache
def engines() -> str:
    """Return the digest of the versions of all that sets type or packs a file."""
    return short(*(f"{name} {version(name)}" for name in ENGINES), *_shapers(SHAPERS))


def _shapers(known: Mapping[str, tuple[tuple[str, ...], str]]) -> Iterable[str]:
    for name, (places, asked) in known.items():
        yield f"{name} {next(filter(None, (_version(place, asked) for place in places)), '')}"


def _version(place: str, asked: str) -> str:
    try:
        tell = getattr(ctypes.CDLL(place), asked)
    except (OSError, AttributeError):
        return ""
    tell.restype = ctypes.c_char_p
    return bytes(tell()).decode("ascii", "replace")


def _content(place: Traversable, endings: tuple[str, ...] = ("",)) -> str:
    """Return the digest of a file, or of every file below a folder with its name."""
    if place.is_file():
        return sha256(place.read_bytes()).hexdigest()[:LENGTH]
    inside = sorted(place.iterdir(), key=lambda each: each.name)
    return short(
        *(
            f"{each.name} {_content(each, endings)}"
            for each in inside
            if each.name != "__pycache__" and (each.is_dir() or each.name.endswith(endings))
        )
    )
