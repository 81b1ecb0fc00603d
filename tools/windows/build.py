"""Builds dist/pepdocs-<version>-windows.zip, with which pepdocs runs on Windows without being installed.

    python tools/windows/build.py

It needs osslsigncode, which is a package of Debian, to verify the signatures of Python.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator
from pathlib import Path
from string import Template

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from windows import interpreter, libraries  # noqa: E402 - found by the line above
from windows.interpreter import PYTHON  # noqa: E402 - the same

FILES = Path(__file__).resolve().parent / "files"
TEXTS = ("README.txt", "DARLLENFI.txt")
DATE = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the ZIP, so that the same parts make the same bytes."""

LARGEST_MB = 110
LONGEST_NAME = 120
"""The most characters of a path in the ZIP: it may be unzipped in a deep folder, and 260 is what Windows takes."""


def main() -> int:
    """Build the ZIP; return 0."""
    if shutil.which("osslsigncode") is None:
        print("osslsigncode is missing: apt-get install osslsigncode", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        put(Path(folder))
        print(pack(Path(folder), ROOT / "dist" / f"pepdocs-{version()}-windows.zip"))
    return 0


def version() -> str:
    """Return the version of pepdocs."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])


def put(folder: Path) -> None:
    """Put everything that the ZIP holds into a folder."""
    for name in ("python", "site"):
        (folder / name).mkdir()
    interpreter.put(folder / "python")
    put_files(folder)
    libraries.put(folder / "site")
    (folder / "LICENCES.txt").write_text(licences(folder), encoding="utf-8-sig", newline="\r\n")


def put_files(folder: Path) -> None:
    """Put the files to start pepdocs with, and those to read, into a folder."""
    for file in FILES.glob("*.cmd"):
        shutil.copy(file, folder)
    shutil.copy(FILES / "dropped.py", folder / "site")
    facts = {"version": version(), "python": PYTHON.version, "day": PYTHON.day}
    for name in TEXTS:
        text = Template((FILES / name).read_text(encoding="utf-8")).substitute(facts)
        (folder / name).write_text(text, encoding="utf-8-sig", newline="\r\n")


def licences(folder: Path) -> str:
    """Return whose everything in the folder is."""
    ours = f"pepdocs {version()}: MIT\nPython {PYTHON.version}: PSF-2.0\n    python/LICENSE.txt\n\n"
    return f"{ours}{libraries.licences(folder / 'site')}"


def pack(folder: Path, archive: Path) -> str:
    """Pack a folder as a ZIP file, and return a line about it; `ValueError` if it is too large, or a path too long."""
    archive.parent.mkdir(exist_ok=True)
    names = []
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, path in _entries(folder):
            names.append(name)
            entry = zipfile.ZipInfo(name, DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, path.read_bytes())
    megabytes, longest = archive.stat().st_size / 1_000_000, max(names, key=len)
    if megabytes > LARGEST_MB or len(longest) > LONGEST_NAME:
        raise ValueError(f"{megabytes:.0f} MB; {longest}")
    return f"{archive.name}: {megabytes:.1f} MB, {len(names)} files, longest path {len(longest)} characters"


def _entries(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the name in the ZIP and the path of each file, in order."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    yield from ((f"pepdocs/{path.relative_to(folder).as_posix()}", path) for path in paths)


if __name__ == "__main__":
    raise SystemExit(main())
