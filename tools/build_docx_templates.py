"""Build the Word template of every phase, or say with `--check` whether the committed ones are."""

from __future__ import annotations

import argparse
import io
import sys
import zipfile
from pathlib import Path

from docx_parts.package import parts, template
from docx_parts.phases import PHASES, Phase

TEMPLATES = Path(__file__).parent.parent / "templates"


def main(arguments: list[str] | None = None) -> int:
    """Write the templates, or with `--check` return 1 if one is stale."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where stale")
    parser.add_argument("--templates", type=Path, default=TEMPLATES, help="the folder of phases")
    options = parser.parse_args(arguments)
    return check(options.templates) if options.check else build(options.templates)


def build(folder: Path) -> int:
    """Write every template; return 0."""
    for phase in PHASES:
        path = folder / phase.key / "pep.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(template(phase))
    return 0


def check(folder: Path) -> int:
    """Print which templates are stale; return 1 if any is."""
    stale = [phase.key for phase in PHASES if not is_fresh(folder / phase.key / "pep.docx", phase)]
    for key in stale:
        print(f"templates/{key}/pep.docx is stale: run python tools/build_docx_templates.py")
    return 1 if stale else 0


def is_fresh(path: Path, phase: Phase) -> bool:
    """Return whether a file holds the parts of a phase's template.

    The parts are compared, because the bytes of a ZIP file differ between versions of zlib.
    """
    if not path.exists():
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
            contents = {name: package.read(name) for name in package.namelist()}
    except zipfile.BadZipFile:
        return False
    return list(contents.items()) == list(parts(phase).items())


if __name__ == "__main__":
    sys.exit(main())
