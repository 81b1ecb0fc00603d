"""Checks the HTML editions with axe-core in a browser, wide and narrow, light and dark."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "tests" / "gates" / "browse.cjs"
MODULES = ROOT / "build" / "gates" / "node_modules"


def violations(files: list[Path]) -> dict[str, Any]:
    """Return the number of files and of checks, and the violations by file."""
    chromium = shutil.which("chromium")
    if chromium is None or not MODULES.is_dir():
        raise SystemExit("Chromium or axe-core is missing: run tools/gates/install.sh")
    command = ["node", str(SCRIPT), chromium, *map(str, files)]
    surroundings = {**os.environ, "NODE_PATH": str(MODULES)}
    process = subprocess.run(command, env=surroundings, capture_output=True, check=True)
    pages = json.loads(process.stdout)
    looks = sum(len(seen["seen"]) for seen in pages.values())
    faults = {Path(file).stem: _found(seen) for file, seen in sorted(pages.items())}
    return {"files": len(pages), "looks": looks, "violations": {k: v for k, v in faults.items() if v}}


def _found(seen: dict[str, Any]) -> list[str]:
    """Return every broken rule with the circumstance, and everything that the browser refused."""
    broken = [
        f"{name}: {violation['rule']}" for name, judged in seen["seen"].items() for violation in judged["violations"]
    ]
    wide = [name for name, judged in seen["seen"].items() if "narrow" in name and judged["width"] > 320]
    return [*broken, *(f"{name}: scrolls sideways" for name in wide), *seen["refused"]]
