"""Check what pepdocs needs on this machine, and say how to install what is missing."""

from __future__ import annotations

import hashlib
import json
import platform
import re
import secrets
import shutil
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

MESSAGES = {
    "doctor.python.ok": "Python {version}",
    "doctor.python.old": "Python {version} is too old: pepdocs needs {wanted} or later",
    "doctor.python.mend.debian": "As root, run: apt-get install python3 python3-venv",
    "doctor.python.mend.fedora": "As root, run: dnf install python3",
    "doctor.python.mend.macos": "Run: brew install python",
    "doctor.python.mend.windows": "Run: winget install Python.Python.3.13",
    "doctor.python.mend.other": "Install Python 3.11 or later",
    "doctor.pango.ok": "Pango and HarfBuzz, with which WeasyPrint makes PDFs",
    "doctor.pango.missing": (
        "Pango or HarfBuzz is missing; only themes with style rules or page templates of their own need them, for PDF"
    ),
    "doctor.pango.mend.debian": ("As root, run: apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
    "doctor.pango.mend.fedora": "As root, run: dnf install pango harfbuzz",
    "doctor.pango.mend.macos": "Run: brew install pango",
    "doctor.pango.mend.windows": (
        "Other documents need nothing more. For the PDFs of such a theme, have MSYS2 installed by an administrator, "
        "then run in its UCRT64 window: pacman -S mingw-w64-ucrt-x86_64-pango"
    ),
    "doctor.pango.mend.other": "Install Pango 1.44 and HarfBuzz 4.1, or later",
    "doctor.engine.ok": "{library} {version}",
    "doctor.engine.missing": "{library} is missing: pepdocs needs version {wanted}",
    "doctor.engine.other": "{library} {version} is not the tested version, {wanted}",
    "doctor.fonts.ok": "Fonts: {count} files, as they were made",
    "doctor.fonts.missing": "Fonts that are missing or have been changed: {files}",
    "doctor.templates.ok": "Templates for every phase",
    "doctor.templates.missing": "Templates that are missing: {files}",
    "doctor.catalogues.ok": "The words of both languages",
    "doctor.catalogues.missing": "Words that are missing: {files}",
    "doctor.install.mend": "Install pepdocs again; in a copy of its source, run: make setup",
    "doctor.folder.ok": "This folder can be written to",
    "doctor.folder.closed": "This folder cannot be written to",
    "doctor.folder.mend": "Go to a folder of your own, or name one with --out",
    "doctor.program.ok": "{program}, which only the tests of pepdocs use",
    "doctor.program.missing": "{program} is not installed; only the tests of pepdocs use it",
    "doctor.programs.mend.debian": (
        "If you wish to run every test, as root: apt-get install libreoffice-writer poppler-utils qpdf"
    ),
    "doctor.programs.mend.fedora": (
        "If you wish to run every test, as root: dnf install libreoffice-writer poppler-utils qpdf"
    ),
    "doctor.programs.mend.macos": ("If you wish to run every test: brew install libreoffice poppler qpdf"),
    "doctor.programs.mend.windows": "If you wish to run every test, use Linux or macOS",
    "doctor.programs.mend.other": ("If you wish to run every test, install LibreOffice, Poppler and QPDF"),
    "doctor.summary.ok": "Nothing is missing.",
    "doctor.summary.missing": "Something is missing. How to mend it stands under each point.",
}
"""The English of every sentence of this module, by its key in the catalogue."""

OLDEST_PYTHON = (3, 11)
ENGINES = ("typst", "weasyprint", "docxtpl")
PROGRAMS = ("soffice", "pdftotext", "qpdf")
PHASES = ("primary", "secondary", "post16")
PHASE_KINDS = (".jinja", ".docx")
CATALOGUES = ("cy.po",)
# This module warns if HarfBuzz-Subset is missing.
LOAD_PANGO = ("-W", "error::DeprecationWarning:weasyprint.text.ffi", "-c", "import weasyprint")
LONGEST_LOAD = 120
"""Seconds that loading the libraries that set type may take."""

SYSTEMS = {"darwin": "macos", "win32": "windows"}
FAMILIES = {"debian": "debian", "ubuntu": "debian", "fedora": "fedora", "rhel": "fedora"}


@dataclass(frozen=True, slots=True)
class MachineCheck:
    """The result of one check.

    `key` names the sentence with the result, `mend` the one that says what to do ("" if nothing); `facts` fill the
    slots of both. What is not `needed` may be missing.
    """

    name: str
    key: str
    facts: dict[str, str] = field(default_factory=dict)
    mend: str = ""
    needed: bool = True

    @property
    def ok(self) -> bool:
        """Whether nothing has to be done."""
        return not self.mend


def checks(folder: Path = Path()) -> tuple[MachineCheck, ...]:
    """Return the results of all checks of this machine and of the folder for documents."""
    templates = resources.files("pepdocs.templates")
    return (
        python(sys.version_info[:3]),
        pango(),
        *(engine(library) for library in ENGINES),
        fonts(templates / "fonts"),
        phase_templates(templates),
        catalogues(resources.files("pepdocs.translations")),
        writable(folder),
        *(program(name) for name in PROGRAMS),
    )


def healthy(checks: Iterable[MachineCheck]) -> bool:
    """Return whether nothing that is needed is missing."""
    return all(check.ok for check in checks if check.needed)


def python(version: tuple[int, ...]) -> MachineCheck:
    """Check that Python is recent enough."""
    facts = {"version": dotted(version), "wanted": dotted(OLDEST_PYTHON)}
    if version[:2] >= OLDEST_PYTHON:
        return MachineCheck("python", "doctor.python.ok", facts)
    return MachineCheck("python", "doctor.python.old", facts, f"doctor.python.mend.{system()}")


def dotted(version: tuple[int, ...]) -> str:
    """Return a version as people write it: 3.11.7."""
    return ".".join(str(part) for part in version)


def pango() -> MachineCheck:
    """Check in a process of its own that the libraries that set type can be loaded."""
    command = [sys.executable, *LOAD_PANGO]
    with suppress(subprocess.TimeoutExpired):
        ended = subprocess.run(command, check=False, capture_output=True, timeout=LONGEST_LOAD)  # noqa: S603 - our own
        if ended.returncode == 0:
            return MachineCheck("pango", "doctor.pango.ok", needed=False)
    return MachineCheck("pango", "doctor.pango.missing", mend=f"doctor.pango.mend.{system()}", needed=False)


def engine(library: str) -> MachineCheck:
    """Check that an engine is installed in the one version that is tested."""
    wanted = pinned(library, metadata.requires("pepdocs") or [])
    facts = {"library": library, "wanted": wanted}
    try:
        facts["version"] = metadata.version(library)
    except metadata.PackageNotFoundError:
        return MachineCheck(library, "doctor.engine.missing", facts, "doctor.install.mend")
    if facts["version"] == wanted:
        return MachineCheck(library, "doctor.engine.ok", facts)
    return MachineCheck(library, "doctor.engine.other", facts, "doctor.install.mend")


def pinned(library: str, requirements: Iterable[str]) -> str:
    """Return the one version of a library that the requirements allow, "" if they allow several."""
    pattern = re.compile(rf"{re.escape(library)}==([\w.]+)")
    matches = (pattern.match(requirement) for requirement in requirements)
    return next((match[1] for match in matches if match), "")


def fonts(folder: Traversable) -> MachineCheck:
    """Check that every recorded font is there, byte for byte."""
    record = folder / "fonts.json"
    if not record.is_file():
        return lacking("fonts", [record.name])
    recorded = {font["file"]: font["sha256"] for font in json.loads(record.read_text(encoding="utf-8"))}
    wrong = [name for name, sha256 in recorded.items() if digest(folder / name) != sha256]
    if wrong:
        return lacking("fonts", wrong)
    return MachineCheck("fonts", "doctor.fonts.ok", {"count": str(len(recorded))})


def digest(file: Traversable) -> str:
    """Return the SHA-256 of a file, "" if there is none."""
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""


def phase_templates(folder: Traversable) -> MachineCheck:
    """Check that every phase has a template for PDF and one for Word."""
    wrong = [f"{phase}/*{kind}" for phase in PHASES for kind in PHASE_KINDS if not holds(folder / phase, kind)]
    return lacking("templates", wrong) if wrong else MachineCheck("templates", "doctor.templates.ok")


def holds(folder: Traversable, kind: str) -> bool:
    """Return whether a folder has a file with this ending."""
    return folder.is_dir() and any(file.name.endswith(kind) for file in folder.iterdir())


def catalogues(folder: Traversable) -> MachineCheck:
    """Check that the catalogues of both languages are there."""
    wrong = [name for name in CATALOGUES if not (folder / name).is_file()]
    if wrong:
        return lacking("catalogues", wrong)
    return MachineCheck("catalogues", "doctor.catalogues.ok")


def lacking(name: str, files: list[str]) -> MachineCheck:
    """Return the failed check of files of ours, with their names."""
    facts = {"files": ", ".join(files)}
    return MachineCheck(name, f"doctor.{name}.missing", facts, "doctor.install.mend")


def writable(folder: Path) -> MachineCheck:
    """Check that a file can be made in the folder; none is left there."""
    attempt = folder / f".pepdocs-{secrets.token_hex(8)}.part"
    try:
        attempt.touch(exist_ok=False)
        attempt.unlink()
    except OSError:
        return MachineCheck("folder", "doctor.folder.closed", mend="doctor.folder.mend")
    return MachineCheck("folder", "doctor.folder.ok")


def program(name: str) -> MachineCheck:
    """Check that a program that only the tests use is installed."""
    facts = {"program": name}
    if shutil.which(name):
        return MachineCheck(name, "doctor.program.ok", facts, needed=False)
    mend = f"doctor.programs.mend.{system()}"
    return MachineCheck(name, "doctor.program.missing", facts, mend, needed=False)


def system() -> str:
    """Return the kind of this machine: debian, fedora, macos, windows or other."""
    # `platform.system` asks Windows by a service that takes seconds.
    return SYSTEMS.get(sys.platform) or linux_family(os_release() if sys.platform == "linux" else {})


def os_release() -> dict[str, str]:
    """Return what a Linux machine says about itself, empty if nothing."""
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def linux_family(release: dict[str, str]) -> str:
    """Return the family of a Linux machine from its description."""
    names = [release.get("ID", ""), *release.get("ID_LIKE", "").split()]
    return next((FAMILIES[name] for name in names if name in FAMILIES), "other")
