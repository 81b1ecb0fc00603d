"""Sets up `.venv` with the exact versions of constraints.txt, and Pango where it may.

    tools/setup.sh            what pepdocs needs
    tools/setup.sh test dev   the same with the named extras of pyproject.toml

Runs before anything is installed, so it uses the standard library alone.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PACKAGES = ("python3-venv",)
PANGO_PACKAGES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0")
# The doctor is installed by then.
PANGO_LOADS = "import sys; from pepdocs.doctor import pango; sys.exit(not pango().ok)"

BEGINS = "Yn paratoi .venv: munud neu ddau. / Setting up .venv: a minute or two."
NO_VENV = """\
Mae angen modiwl venv Python i osod pepdocs; nid yw ar y cyfrifiadur hwn.
pepdocs needs Python's venv module to be set up; this computer does not have it.
  Debian, Ubuntu:  apt-get install python3-venv
  Fedora:          dnf install python3
  macOS:           brew install python
  Windows:         winget install Python.Python.3.13"""
NO_PANGO = """\
Nid yw Pango a HarfBuzz ar y cyfrifiadur hwn. Dim ond themâu sydd â'u rheolau arddull neu eu templedi eu hunain sydd eu
hangen, ar gyfer PDF, a'r profion sy'n gwneud dogfennau felly; hebddynt caiff y profion hynny eu hepgor.
This computer does not have Pango and HarfBuzz. Only themes with style rules or templates of their own need
them, for PDF, and the tests that make such documents; without them those tests are skipped.
  Debian, Ubuntu:  apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
  Fedora:          dnf install pango harfbuzz
  macOS:           brew install pango
  Windows:         MSYS2 (UCRT64): pacman -S mingw-w64-ucrt-x86_64-pango"""
NO_PACKAGES = """\
Ni ellid gosod y llyfrgelloedd Python; mae'r rheswm uchod.
The Python libraries could not be installed; the reason stands above."""


class SetupError(Exception):
    """Set-up cannot go on; the text says what to do, in Welsh and in English."""


def main(extras: Sequence[str]) -> int:
    """Set up; return 0 if everything is there."""
    print(BEGINS, flush=True)
    try:
        make_venv()
        install(extras)
        ensure_pango()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def make_venv() -> None:
    """Make `.venv` unless it exists and works."""
    if runs([venv_python(), "-m", "pip", "--version"]):
        return
    if not venv_available() and not apt_install(VENV_PACKAGES):
        raise SetupError(NO_VENV)
    if not runs([sys.executable, "-m", "venv", "--clear", str(VENV)], quiet=False):
        raise SetupError(NO_VENV)


def venv_available() -> bool:
    """Return whether this Python can make a venv with pip, which Debian packages separately."""
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def install(extras: Sequence[str]) -> None:
    """Install pepdocs from this folder, with every library in its exact version."""
    pip = [venv_python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    exact = ["--constraint", str(ROOT / "constraints.txt")]
    wanted = f".[{','.join(extras)}]" if extras else "."
    # The build backend comes first and from the same list, so that the build is exact too.
    builds = [*pip, *exact, "setuptools"]
    ours = [*pip, *exact, "--no-build-isolation", "--editable", wanted]
    if not (runs(builds, quiet=False) and runs(ours, quiet=False)):
        raise SetupError(NO_PACKAGES)


def ensure_pango() -> None:
    """Install Pango and HarfBuzz if they are missing; say who needs them where that is impossible."""
    loads = [venv_python(), "-c", PANGO_LOADS]
    if not runs(loads) and not (apt_install(PANGO_PACKAGES) and runs(loads)):
        print(NO_PANGO, file=sys.stderr)


def apt_install(packages: Sequence[str]) -> bool:
    """Install system packages as root with apt-get; return whether that worked."""
    apt = shutil.which("apt-get")
    if apt is None or not is_root():
        return False
    command = [apt, "install", "--yes", "--quiet", "--no-install-recommends", *packages]
    return runs([apt, "update", "--quiet"], quiet=False) and runs(command, quiet=False)


def is_root() -> bool:
    """Return whether we may install system packages; False on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def venv_python() -> str:
    """Return the path of the Python of `.venv`."""
    windows = VENV / "Scripts" / "python.exe"
    return str(windows if os.name == "nt" else VENV / "bin" / "python")


def runs(command: Sequence[str], *, quiet: bool = True) -> bool:
    """Run a program in the project's folder; return whether it exists and succeeded.

    Its output is shown only if it fails and is not run quietly.
    """
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        process = subprocess.run(
            command,
            check=False,
            cwd=ROOT,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
    except OSError:
        return False
    if process.returncode and not quiet:
        sys.stderr.buffer.write(process.stdout)
    return process.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
