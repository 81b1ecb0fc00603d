"""Writes constraints.txt: every library of pepdocs and its tests in one exact version.

python tools/lock.py          the newest versions that pyproject.toml allows
python tools/lock.py --here   the versions that this environment has
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CONSTRAINTS = ROOT / "constraints.txt"
HEADING = "# Written by `make lock`: what set-up installs, exactly. The ranges are in pyproject.toml.\n"
# These make the environment and are not part of it.
NOT_OURS = ("pepdocs", "pip", "wheel")


def main(argv: list[str] | None = None) -> int:
    """Write the file; return 0."""
    parser = argparse.ArgumentParser(description="Write constraints.txt.")
    parser.add_argument("--here", action="store_true", help="lock what is installed here")
    options = parser.parse_args(argv)
    frozen = freeze(sys.executable) if options.here else newest()
    CONSTRAINTS.write_text(HEADING + frozen, encoding="utf-8")
    return 0


def newest() -> str:
    """Return the libraries of a new environment without the lock."""
    with tempfile.TemporaryDirectory() as folder:
        venv.create(folder, with_pip=True)
        python = str(Path(folder) / "bin" / "python")
        install = [python, "-m", "pip", "install", "--quiet", f"{ROOT}[test,dev]"]
        subprocess.run(install, check=True)
        return freeze(python)


def freeze(python: str) -> str:
    """Return every library of an environment with its version, one on each line."""
    skipped = [word for name in NOT_OURS for word in ("--exclude", name)]
    command = [python, "-m", "pip", "freeze", "--all", "--exclude-editable", *skipped]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    raise SystemExit(main())
