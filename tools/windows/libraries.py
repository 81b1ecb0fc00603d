"""The libraries and pepdocs itself in the Windows ZIP: installed by digest, without what nobody needs; licences."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from email import message_from_string
from email.message import Message
from fnmatch import fnmatch
from pathlib import Path

import pythons
from windows.requirements import PLATFORM, PYTHON, WHEELS

ROOT = Path(__file__).resolve().parent.parent.parent
PARTS = ("src", "templates", "translations", "examples")
LITTER = shutil.ignore_patterns("__pycache__", "*.egg-info", "*.pyc")

UNNEEDED = {
    "bin/*": "programs for Unix",
    "*/tests/*": "tests of libraries",
    "*.pyi": "types, for those who write programs",
    "*.pyx": "sources of compiled modules",
    "*.pxd": "the same",
    "*.h": "the same",
    "*.c": "the same",
    "lxml/includes/*": "the same",
    "*.dist-info/RECORD": "for pip, which does not manage this folder",
    "*.dist-info/direct_url.json": "the same; it names a folder of the computer that built the ZIP",
    "babel/locale-data/*": "other languages; those of the next table stay",
    "PIL/_avif*": "a kind of picture that pepdocs refuses",
    "PIL/_webp*": "the same",
    "PIL/_imagingtk*": "for windows on a screen",
}
"""What is left out, by the pattern of its path, with the reason."""

NEEDED = (
    "babel/locale-data/root.dat",
    "babel/locale-data/cy*.dat",
    "babel/locale-data/en.dat",
    "babel/locale-data/en_001.dat",
    "babel/locale-data/en_GB.dat",
)
"""What stays although a pattern of the other table has it."""

LICENCES = (
    "The libraries in the folder site, with their licences. The texts of these are in the files that are named.\n"
)


def put(site: Path) -> None:
    """Put the libraries and pepdocs into a folder, with bytecode of all there if this computer has the same Python."""
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-compile", "--target", str(site)]
    subprocess.run([*install, *PLATFORM, "--require-hashes", "--requirement", str(WHEELS)], check=True)
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([*install, "--no-index", str(own_wheel(Path(folder)))], check=True)
    delete_unneeded(site)
    if not compile_all(site):
        print(f"Without bytecode, because Python {PYTHON} is not here: a start takes longer.", file=sys.stderr)


def own_wheel(folder: Path) -> Path:
    """Return the wheel of pepdocs, built in a folder from a copy, so that nothing of an older build gets into it."""
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=LITTER)
    for file in (*ROOT.glob("*.md"), ROOT / "LICENSE", ROOT / "pyproject.toml", ROOT / "setup.py"):
        shutil.copy(file, folder)
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", folder / "dist", folder], check=True)
    [wheel] = (folder / "dist").iterdir()
    return wheel


def delete_unneeded(site: Path) -> None:
    """Delete what nobody needs."""
    for path in sorted(site.rglob("*"), reverse=True):
        name = path.relative_to(site).as_posix()
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
        elif path.is_file() and is_unneeded(name):
            path.unlink()


def is_unneeded(name: str) -> bool:
    """Return whether a file of the folder is left out, by its path."""
    return any(fnmatch(name, each) for each in UNNEEDED) and not any(fnmatch(name, each) for each in NEEDED)


def compile_all(site: Path) -> bool:
    """Compile all modules, for a quick start where nothing may be written; return whether this computer could.

    The bytecode is never compared with its source, because unzipping sets the times of files anew.
    """
    python = next(filter(None, map(pythons.working, pythons.candidates(PYTHON))), None)
    if python is None:
        return False
    how = ["-q", "--invalidation-mode", "unchecked-hash", "-s", str(site), "-p", "site"]
    # Whether a library has a module that does not compile, as a template for others, is no matter.
    subprocess.run([python, "-m", "compileall", *how, str(site)], check=False, capture_output=True)
    return True


def licences(site: Path) -> str:
    """Return the list of libraries with their licences; `ValueError` if one says nothing of its licence."""
    return LICENCES + "".join(map(_licence, sorted(site.glob("*.dist-info"), key=lambda path: path.name.casefold())))


def _licence(about: Path) -> str:
    facts = message_from_string((about / "METADATA").read_text(encoding="utf-8"))
    texts = sorted(path.relative_to(about.parent).as_posix() for path in about.rglob("*") if _is_licence(path))
    name = licence_name(facts)
    if not name and not texts:
        raise ValueError(about.name)
    return "".join(
        (f"\n{facts['Name']} {facts['Version']}: {name or 'see the text'}\n", *(f"    site/{text}\n" for text in texts))
    )


def licence_name(facts: Message) -> str:
    """Return the name of a licence in the metadata of a library, "" if there is none."""
    classifiers = (line for line in facts.get_all("Classifier", []) if line.startswith("License ::"))
    short = str(facts["License"] or "").splitlines()
    known = facts["License-Expression"] or next(classifiers, "").rpartition(" :: ")[2] or (short[0] if short else "")
    return str(known).strip()


def _is_licence(path: Path) -> bool:
    return path.is_file() and path.name.upper().startswith(("LICEN", "COPYING", "NOTICE", "AUTHORS"))
