"""The HTML editions in a browser: what axe-core finds, wide and narrow, light and dark."""

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
    """Return in how many circumstances the files were looked at, and what was found, by file."""
    chromium = shutil.which("chromium")
    if chromium is None or not MODULES.is_dir():
        raise SystemExit("Chromium or axe-core is missing: run tools/gates/install.sh")
    command = ["node", str(SCRIPT), chromium, *map(str, files)]
    surroundings = {**os.environ, "NODE_PATH": str(MODULES)}
    ended = subprocess.run(command, env=surroundings, capture_output=True, check=True)
    told = json.loads(ended.stdout)
    looks = sum(len(seen["seen"]) for seen in told.values())
    found = {Path(file).stem: _found(seen) for file, seen in sorted(told.items())}
    return {"files": len(told), "looks": looks, "violations": {k: v for k, v in found.items() if v}}


def _found(seen: dict[str, Any]) -> list[str]:
    """Return every rule that was broken, each with its circumstance, and what the browser refused."""
    broken = [f"{name}: {each['rule']}" for name, judged in seen["seen"].items() for each in judged["violations"]]
    wide = [name for name, judged in seen["seen"].items() if "narrow" in name and judged["width"] > 320]
    return [*broken, *(f"{name}: scrolls sideways" for name in wide), *seen["refused"]]
