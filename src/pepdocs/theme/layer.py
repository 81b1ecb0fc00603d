"""One folder of a theme, read once and as a whole: no file of it is opened later.

Themes come from strangers, so links are not followed, and the number and size of files are limited.
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

from pepdocs.base import error_keys, system
from pepdocs.base.errors import PepdocsError
from pepdocs.base.suggest import nearest
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code, Finding, Findings, Position, finding
from pepdocs.theme.safety import examine
from pepdocs.theme.safety.finding import LONGEST_NAME, sanitise
from pepdocs.theme.settings import PLAIN_NAME, SETTINGS, UNREAD, ThemeSettings, line_of, read_settings
from pepdocs.theme.unavailable import ANY, Unavailable

KINDS = frozenset({
    ".toml", ".css", ".jinja", ".po", ".docx", ".svg", ".png", ".jpg", ".jpeg", ".md", ".json", ".ttf", ".otf",
})  # fmt: skip
"""The endings of the files that a theme may have; others are ignored."""

TEXTS = (".css", ".jinja", ".po", ".toml", ".json")
"""The endings of texts, which may begin with a byte order mark."""

LARGEST_MB = 5
MOST_FILES = 300
MOST_IGNORED = 20
"""How many files of other kinds are listed."""
MOST_BESIDE = 1000
"""How many themes beside this one are searched for a similar name."""

Rejected = tuple[str, Finding]
"""The name of a file or folder that is not read, and why."""


class ThemeError(PepdocsError):
    """A theme cannot be used; the findings name its files and lines, the first of them in `folder`."""

    def __init__(self, findings: Findings, folder: Path | None = None) -> None:
        super().__init__(error_keys.THEME)
        self.findings = findings
        self.folder = folder

    @property
    def first(self) -> Finding | None:
        """The first finding that keeps the theme from being used, with similar names added."""
        first = next(iter((*self.findings.blocking, *self.findings.items)), None)
        return with_nearest(first, self.folder) if first and self.folder else first


@dataclass(frozen=True, slots=True)
class Layer:
    """The files of a theme's folder by their names in it (`secondary/pep.docx`), and its settings.

    Files that are `unavailable` are in neither; only a theme that is examined for faults has such layers. Files
    called `passed_over` are of kinds that no theme has.
    """

    settings: ThemeSettings
    files: Mapping[str, bytes] = field(repr=False)
    place: Path = Path()
    unavailable: Unavailable = field(default_factory=Unavailable)
    passed_over: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """The SHA-256 digest of all files with their names."""
        parts = (f"{name} {sha256(body).hexdigest()}" for name, body in sorted(self.files.items()))
        return sha256("\n".join(parts).encode()).hexdigest()

    def text(self, name: str) -> str:
        """Return the text of a file; raise `KeyError` if the layer has no such file."""
        return self.files[name].decode("utf-8")

    def line_of(self, key: str) -> int:
        """Return the line of a setting in theme.toml."""
        return line_of(key, self.text(SETTINGS).splitlines())


def read(folder: Path) -> tuple[Layer, Findings]:
    """Return the usable part of the layer in a folder, and everything that is wrong with it.

    Files that are unsafe or cannot be read are left out; an empty theme.toml replaces one that cannot be used.
    """
    rejected: list[Rejected] = []
    of_theme, others = _by_kind(_walk(folder, rejected))
    contents = dict(_read_files(folder, of_theme, rejected))
    names = frozenset(name for name, _ in rejected)
    files, unsafe = examine.safe_files(contents, Unavailable(names))
    unavailable = Unavailable(names | (contents.keys() - files.keys()))
    settings, wrong = _settings(files, unavailable)
    findings = Findings.of((*(reason for _, reason in rejected), *unsafe, *wrong))
    passed_over = tuple(path.relative_to(folder).as_posix() for path in others)
    return Layer(settings, {SETTINGS: b"", **files}, folder, unavailable, passed_over), findings


def with_nearest(found: Finding, folder: Path) -> Finding:
    """Return a finding about the theme in a folder; if it extends a missing theme, with the most similar one beside it.

    The folders beside a theme are listed only here, to help a person, never when a theme is read.
    """
    if found.code != codes.NO_PARENT:
        return found
    beside = islice(folder.parent.glob(f"*/{SETTINGS}"), MOST_BESIDE)
    known = sorted({path.parent.name for path in beside} - {folder.name})
    name = dict(found.facts)["name"]
    near = nearest(name, filter(PLAIN_NAME.fullmatch, known), 0.5)
    return finding(found.code, found.field, found.at, name=name, nearest=near)


def _settings(files: Mapping[str, bytes], unavailable: Unavailable) -> tuple[ThemeSettings, Iterable[Finding]]:
    if SETTINGS in files:
        return read_settings(files[SETTINGS], frozenset(files), unavailable)
    is_known = unavailable.may_be(SETTINGS)
    return UNREAD, () if is_known else (fault(codes.NO_SETTINGS, SETTINGS),)


def fault(code: Code, file: str, line: int = 1, **facts: object) -> Finding:
    """Return a finding about a line of a theme's file, with facts that need no sanitising."""
    return finding(code, sanitise(file, LONGEST_NAME), Position(line, 1), **facts)


def _by_kind(paths: Iterable[Path]) -> tuple[list[Path], list[Path]]:
    """Return the files of the kinds that a theme may have, up to one too many, and the first files of other kinds."""
    of_theme: list[Path] = []
    others: list[Path] = []
    for path in paths:
        if path.suffix.lower() in KINDS:
            of_theme.append(path)
        elif len(others) < MOST_IGNORED:
            others.append(path)
        if len(of_theme) > MOST_FILES:
            break
    return of_theme, others


def _read_files(folder: Path, paths: Iterable[Path], rejected: list[Rejected]) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file of a theme, and collect those that may not be read."""
    for number, path in enumerate(paths):
        name = path.relative_to(folder).as_posix()
        if number >= MOST_FILES:
            rejected.append((ANY, fault(codes.TOO_MANY_FILES, name, limit=MOST_FILES)))
            return
        body = _body(path)
        if body is None:
            rejected.append((name, fault(codes.UNREADABLE_FILE, name)))
        elif len(body) > LARGEST_MB * 1024 * 1024:
            rejected.append((name, fault(codes.LARGE_FILE, name, limit=LARGEST_MB)))
        elif path.suffix.lower() not in TEXTS:
            yield name, body
        elif _is_text(body):
            yield name, body.removeprefix(BOM_UTF8)
        else:
            rejected.append((name, fault(codes.NO_TEXT, name)))


def _walk(folder: Path, rejected: list[Rejected]) -> Iterator[Path]:
    """Yield the files of a folder in order without following links, and collect the links."""
    for directory, folders, names in os.walk(folder, followlinks=False):
        parent = Path(directory)
        for path in (parent / name for name in sorted((*folders, *names))):
            if system.is_link(path):
                name = path.relative_to(folder).as_posix()
                rejected.append((name, fault(codes.LINK, name)))
        folders[:] = sorted(name for name in folders if not _is_ignored(parent / name))
        yield from (parent / name for name in sorted(names) if not _is_ignored(parent / name))


def _is_ignored(path: Path) -> bool:
    return path.name.startswith((".", "~$")) or system.is_link(path)


def _body(path: Path) -> bytes | None:
    """Return the content of a regular file, up to one byte more than it may have; None if it cannot be read."""
    try:
        with os.fdopen(system.open_plainly(path, os.O_RDONLY), "rb") as file:
            status = os.fstat(file.fileno())
            # The second name of a hard link may be in any folder of the disk.
            if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
                return None
            return file.read(LARGEST_MB * 1024 * 1024 + 1)
    except OSError:
        return None


def _is_text(body: bytes) -> bool:
    try:
        return "\0" not in body.decode("utf-8")
    except UnicodeDecodeError:
        return False
