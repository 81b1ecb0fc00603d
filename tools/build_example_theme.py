"""Builds the generated files of the example themes: a Word template that an officer has edited, and baselines.

python tools/build_example_theme.py            writes themes/*/secondary/pep.docx and built-on.json
python tools/build_example_theme.py --check    says whether the Word template is stale
"""

from __future__ import annotations

import argparse
import io
import sys
import zipfile
from pathlib import Path

import officer
from pepdocs import theme
from pepdocs.render.word.adapting.borrowed_parts import sections_only
from pepdocs.theme.baseline import RECORD, record

THEMES = Path(__file__).resolve().parent.parent / "themes"
EDITED = THEMES / "dyffryn-aeron" / "secondary" / "pep.docx"
GOOD = ("cymru-ynghyd", "dyffryn-aeron", "ysgol-nant-y-felin")
HILL, RIVER, SKY = (0x5B, 0x2A, 0x6E), (0x14, 0x52, 0x4B), (0xFF, 0xFF, 0xFF)
ALT = {"cy": "Cyngor Sir Dyffryn Aeron: dau fryn ac afon", "en": "Dyffryn Aeron County Council: two hills and a river"}
BEFORE_TARGETS = {
    "cy": "Y dysgwr sy’n dewis y targedau gyda ni. Cewch help gan Gydlynydd yr Ysgol Rithwir.",
    "en": "The learner chooses the targets with us. The Virtual School Coordinator can help.",
}


def edited() -> bytes:
    """Return our secondary template after the edits of an officer and of Word."""
    ours = sections_only(theme.resource("secondary/pep.docx").read_bytes())
    return officer.changed(
        ours,
        officer.chapter_moved("people", "targets"),
        officer.said_before("targets", BEFORE_TARGETS),
        officer.picture_first(officer.png(hills()), ALT, (60, 40)),
        officer.header_says("Cyngor Sir Dyffryn Aeron", "cy"),
        officer.style_coloured("Heading2", "5B2A6E"),
        officer.as_word_saves(),
    )


def hills(width: int = 96, height: int = 64) -> list[list[officer.Pixel]]:
    """Return the pixels of two hills above a river."""
    tops = [min(abs(x - 30) * 1.3 + 12, abs(x - 68) * 1.1 + 22) for x in range(width)]
    return [[_pixel(y, tops[x]) for x in range(width)] for y in range(height)]


def _pixel(y: int, top: float) -> officer.Pixel:
    if 51 <= y <= 57:
        return RIVER
    return HILL if top <= y <= 46 else SKY


def is_fresh() -> bool:
    """Return whether the Word template holds the parts that `edited` makes."""
    return EDITED.exists() and _parts(EDITED.read_bytes()) == _parts(edited())


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def main() -> int:
    """Write the files, or check them; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; complain")
    if parser.parse_args().check:
        print("The example theme is fresh." if is_fresh() else "stale: tools/build_example_theme.py")
        return 0 if is_fresh() else 1
    EDITED.write_bytes(edited())
    for name in GOOD:
        below = theme.Theme(theme.load(THEMES / name).layers[1:])
        (THEMES / name / RECORD).write_bytes(record(below))
    return 0


if __name__ == "__main__":
    sys.exit(main())
