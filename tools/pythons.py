"""Run the tests of the worker processes on the later versions of Python that pepdocs supports.

    python tools/pythons.py

Each version gets a venv in build/pythons with the versions of constraints.txt. A version that is not on the machine is
skipped and named; with PEPDOCS_PYTHONS=required that is a failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENVS = ROOT / "build" / "pythons"
VERSIONS = ("3.12", "3.13")
TESTS = ("tests/batch", "tests/authoring/preview")
"""What depends on how Python starts and ends processes and threads."""

STAMP = ".ready"
DECIDES_PACKAGES = (ROOT / "pyproject.toml", ROOT / "constraints.txt")
LONGEST_INSTALLATION = 600
LONGEST_TESTS = 900


def main() -> int:
    """Run the tests on every version; the exit status is 0 if all pass."""
    is_required = os.environ.get("PEPDOCS_PYTHONS") == "required"
    return max(test_version(version, is_required=is_required) for version in VERSIONS)


def test_version(version: str, *, is_required: bool) -> int:
    """Run the tests on one version, and print the seconds; return 0 if they pass or it is not there."""
    python = next(filter(None, map(working, candidates(version))), None)
    if python is None:
        print(f"Python {version} is not on this machine: its tests were not run.", flush=True)
        return int(is_required)
    begun = time.monotonic()
    try:
        venv_python = prepared_venv(python, VENVS / version)
        command = [venv_python, "-m", "pytest", "-n", os.environ.get("CORES", "auto"), "-q", *TESTS]
        status = run([*command, "-m", "not long and not gate"], LONGEST_TESTS)
    except subprocess.TimeoutExpired:
        status = 1
    passed = "failed" if status else "passed"
    print(f"Python {version}: {passed} in {time.monotonic() - begun:.0f} seconds.", flush=True)
    return int(bool(status))


def candidates(version: str) -> Iterator[str]:
    """Yield the places where a version may be, those of pyenv last."""
    yield from filter(None, [shutil.which(f"python{version}")])
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from map(str, sorted(pyenv.glob(f"versions/{version}.*/bin/python{version}"), reverse=True))


def working(python: str) -> str | None:
    """Return the path of a Python that starts; pyenv has commands for versions that are not installed."""
    try:
        ended = subprocess.run([python, "-c", ""], check=False, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return None if ended.returncode else python


def prepared_venv(python: str, venv: Path) -> str:
    """Return the Python of a venv with pepdocs and its tests, made anew if what it depends on has changed."""
    stamp, venv_python = venv / STAMP, str(venv / "bin" / "python")
    changed = max(file.stat().st_mtime for file in DECIDES_PACKAGES)
    if stamp.exists() and stamp.stat().st_mtime > changed:
        return venv_python
    install = [venv_python, "-m", "pip", "install", "-q", "--disable-pip-version-check", "-c", "constraints.txt"]
    for command in (
        [python, "-m", "venv", "--clear", str(venv)],
        [*install, "setuptools"],
        [*install, "--no-build-isolation", "--editable", ".[test]"],
    ):
        if run(command, LONGEST_INSTALLATION):
            raise SystemExit(f"The packages for {venv.name} could not be installed.")
    stamp.touch()
    return venv_python


def run(command: Sequence[str], seconds: float) -> int:
    """Run a program in the project's folder, and return its exit status."""
    return subprocess.run(command, check=False, cwd=ROOT, timeout=seconds).returncode


if __name__ == "__main__":
    sys.exit(main())
