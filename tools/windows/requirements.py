"""The libraries that pepdocs needs on Windows, each in one version and with the digest of its wheel.

python tools/windows/requirements.py    writes wheels.txt anew, for the versions of constraints.txt
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name, parse_wheel_filename

HERE = Path(__file__).resolve().parent
CONSTRAINTS = HERE.parent.parent / "constraints.txt"
WHEELS = HERE / "wheels.txt"
HEADING = "# Written by tools/windows/requirements.py: the wheels of the Windows ZIP, by their digests.\n"

PYTHON = "3.13"
PLATFORM = (
    "--platform", "win_amd64", "--python-version", PYTHON, "--implementation", "cp",
    "--abi", f"cp{PYTHON.replace('.', '')}", "--abi", "abi3", "--abi", "none", "--only-binary=:all:",
)  # fmt: skip
"""What pip is asked for, whatever the system that it runs on."""

WINDOWS = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": f"{PYTHON}.0",
    "python_version": PYTHON,
    "sys_platform": "win32",
}
"""The values of the markers of requirements there."""


def needed() -> frozenset[str]:
    """Return the names of all libraries that pepdocs needs on Windows, from what is installed here."""
    found: set[str] = set()
    waiting = [("pepdocs", "")]
    seen = set(waiting)
    while waiting:
        for requirement in required(*waiting.pop()):
            name = canonicalize_name(requirement.name)
            found.add(name)
            further = {(name, extra) for extra in ("", *requirement.extras)} - seen
            seen |= further
            waiting.extend(further)
    return frozenset(found)


def required(name: str, extra: str) -> Iterator[Requirement]:
    """Yield what a library with an extra ("" for none) needs on Windows; nothing of one that is not installed here."""
    try:
        lines = metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return
    for requirement in map(Requirement, lines):
        if requirement.marker is None or requirement.marker.evaluate(WINDOWS | {"extra": extra}):
            yield requirement


def locked() -> dict[str, str]:
    """Return the versions of constraints.txt by the names of libraries."""
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    pairs = (line.split("==") for line in lines if "==" in line)
    return {canonicalize_name(name): version for name, version in pairs}


def main() -> int:
    """Write wheels.txt; return 0."""
    versions = locked()
    wanted = [f"{name}=={versions[name]}" if name in versions else name for name in sorted(needed())]
    with tempfile.TemporaryDirectory() as folder:
        fetch = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", folder]
        subprocess.run([*fetch, *PLATFORM, *wanted], check=True)
        lines = map(line_of, sorted(Path(folder).iterdir(), key=lambda wheel: wheel.name.casefold()))
        WHEELS.write_text(HEADING + "".join(lines), encoding="utf-8")
    return 0


def line_of(wheel: Path) -> str:
    """Return the line of wheels.txt for a wheel."""
    name, version, *_ = parse_wheel_filename(wheel.name)
    return f"{name}=={version} --hash=sha256:{hashlib.sha256(wheel.read_bytes()).hexdigest()}\n"


if __name__ == "__main__":
    raise SystemExit(main())
