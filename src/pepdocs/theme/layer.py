"""One folder of a theme, read once and whole: later nothing of it is opened any more.

Themes come from strangers. A folder is read without following a link, and only so much of it.
"""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import islice
from pathlib import Path

from pepdocs.base.errors import PepdocsError
from pepdocs.base.suggest import nearest
from pepdocs.findings import theme as codes
from pepdocs.findings.model import TOP, Code, Finding, Findings, finding
from pepdocs.theme.safety import examine
from pepdocs.theme.safety.finding import LONGEST_NAME, shown
from pepdocs.theme.settings import PLAIN_NAME, UNREAD, Settings, line_of, settings
from pepdocs.theme.unavailable import ANY, NOTHING, LeftOut

SETTINGS = "theme.toml"
KINDS = frozenset({
    ".toml", ".css", ".jinja", ".po", ".docx", ".svg", ".png", ".jpg", ".jpeg", ".md", ".json", ".ttf", ".otf",
})  # fmt: skip
"""The endings of the files that a theme may have; others are passed over."""

TEXTS = (".css", ".jinja", ".po", ".toml", ".json")
"""The endings of texts; the mark that Windows puts before one is none of it."""

LARGEST_MB = 5
MOST_FILES = 300
MOST_PASSED_OVER = 20
"""So many files of other kinds are told of."""
MOST_BESIDE = 1000
"""So many themes are looked at for one whose name is like another."""


Refused = tuple[str, Finding]
"""The name of a file, or of a folder, that is not read, and why."""


class ThemeError(PepdocsError):
    """A theme cannot be used; the findings name its files and lines, the first ones in the `folder`."""

    def __init__(self, findings: Findings, folder: Path | None = None) -> None:
        super().__init__("error.theme")
        self.findings = findings
        self.folder = folder

    @property
    def first(self) -> Finding | None:
        """The first of what keeps the theme from being used, for whoever tells a person."""
        first = next(iter((*self.findings.blocking, *self.findings.items)), None)
        return with_nearest(first, self.folder) if first and self.folder else first


@dataclass(frozen=True, slots=True)
class Layer:
    """The files of a theme's folder by their names in it (`secondary/pep.docx`), and its settings.

    What was `left_out` is in none of them; only whoever looks for faults sees a layer that lacks anything.
    The files called `passed_over` are of kinds that no theme has.
    """

    settings: Settings
    files: Mapping[str, bytes] = field(repr=False)
    place: Path = Path()
    left_out: LeftOut = NOTHING
    passed_over: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The digest of all files with their names."""
        parts = (f"{name} {sha256(body).hexdigest()}" for name, body in sorted(self.files.items()))
        return sha256("\n".join(parts).encode()).hexdigest()

    def text(self, name: str) -> str:
        """Return the text of a file of the layer."""
        return self.files[name].decode("utf-8")

    def line_of(self, key: str) -> int:
        """Return the line of theme.toml on which a setting stands."""
        return line_of(key, self.text(SETTINGS).splitlines())


def read(folder: Path) -> tuple[Layer, Findings]:
    """Return the layer in a folder as far as it can be used, and everything that is wrong with it.

    A file that is unsafe or cannot be read is left out; where that is theme.toml, an empty one takes its place.
    """
    refused: list[Refused] = []
    of_theme, others = _by_kind(_walk(folder, refused))
    typed = dict(_files(folder, of_theme, refused))
    names = frozenset(name for name, _ in refused)
    files, unsafe = examine.examined(typed, LeftOut(names))
    left_out = LeftOut(names | (typed.keys() - files.keys()))
    told, wrong = _settings(files, left_out)
    found = Findings.of((*(each for _, each in refused), *unsafe, *wrong))
    passed_over = tuple(path.relative_to(folder).as_posix() for path in others)
    return Layer(told, {SETTINGS: b"", **files}, folder, left_out, passed_over), found


def with_nearest(found: Finding, place: Path) -> Finding:
    """Return a finding about the theme in a folder; one that there is no such theme beside it, with the nearest.

    Only whoever tells a person of it looks at what is beside a theme: one that is read looks nowhere.
    """
    if found.code != codes.NO_PARENT:
        return found
    beside = islice(place.parent.glob(f"*/{SETTINGS}"), MOST_BESIDE)
    known = sorted({path.parent.name for path in beside} - {place.name})
    name = dict(found.facts)["name"]
    near = nearest(name, filter(PLAIN_NAME.fullmatch, known), 0.5)
    return finding(found.code, found.field, found.at, name=name, nearest=near)


def _settings(files: Mapping[str, bytes], left_out: LeftOut) -> tuple[Settings, Iterable[Finding]]:
    """Return what theme.toml says, and what is wrong with it; the usual where nobody can read it."""
    if SETTINGS in files:
        return settings(files[SETTINGS], frozenset(files), left_out)
    is_known = left_out.may_be(SETTINGS)
    return UNREAD, () if is_known else (fault(codes.NO_SETTINGS, SETTINGS),)


def fault(code: Code, file: str, line: int = 0, **facts: object) -> Finding:
    """Return a finding about a file of a theme."""
    at = TOP if line < 1 else type(TOP)(line, 1)
    return finding(code, shown(file, LONGEST_NAME), at, **facts)


def _by_kind(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return the files of the kinds that a theme may have, one more than it may have at most, and some others."""
    of_theme: list[Path] = []
    others: list[Path] = []
    for path in paths:
        if path.suffix.lower() in KINDS:
            of_theme.append(path)
        elif len(others) < MOST_PASSED_OVER:
            others.append(path)
        if len(of_theme) > MOST_FILES:
            break
    return of_theme, others


def _files(folder: Path, paths: Iterable[Path], refused: list[Refused]) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a theme with its name, and note what may not be read."""
    for number, path in enumerate(paths):
        name = path.relative_to(folder).as_posix()
        if number >= MOST_FILES:
            refused.append((ANY, fault(codes.TOO_MANY_FILES, name, limit=MOST_FILES)))
            return
        body = _body(path)
        if body is None:
            refused.append((name, fault(codes.UNREADABLE_FILE, name)))
        elif len(body) > LARGEST_MB * 1024 * 1024:
            refused.append((name, fault(codes.LARGE_FILE, name, limit=LARGEST_MB)))
        elif path.suffix.lower() not in TEXTS:
            yield name, body
        elif _is_text(body):
            yield name, body.removeprefix(BOM_UTF8)
        else:
            refused.append((name, fault(codes.NO_TEXT, name)))


def _walk(folder: Path, refused: list[Refused]) -> Iterator[Path]:
    """Yield the files of a folder, in order, without following any link."""
    for place, folders, names in os.walk(folder, followlinks=False):
        here = Path(place)
        for path in (here / name for name in sorted((*folders, *names))):
            if path.is_symlink():
                name = path.relative_to(folder).as_posix()
                refused.append((name, fault(codes.LINK, name)))
        folders[:] = sorted(n for n in folders if not _is_left_alone(here / n))
        yield from (here / name for name in sorted(names) if not _is_left_alone(here / name))


def _is_left_alone(path: Path) -> bool:
    return path.name.startswith((".", "~$")) or path.is_symlink()


def _body(path: Path) -> bytes | None:
    """Return the bytes of a plain file, or one more than may be read of a larger one."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            told = os.fstat(file.fileno())
            # A second name may be anywhere on the disk, so the file might be of any folder.
            if not stat.S_ISREG(told.st_mode) or told.st_nlink > 1:
                return None
            return file.read(LARGEST_MB * 1024 * 1024 + 1)
    except OSError:
        return None


def _is_text(body: bytes) -> bool:
    try:
        return "\0" not in body.decode("utf-8")
    except UnicodeDecodeError:
        return False
