"""Builds `templates/fonts`: one static TrueType file for each family and weight.

    python tools/build_fonts.py            fetches the sources with npm and writes the fonts
    python tools/build_fonts.py --check    says whether the committed fonts are the recorded ones
    python tools/build_fonts.py --rebuild  builds once more and compares byte by byte

The sources are split web fonts. Two split files under one family name print wrong Welsh without
an error, so each weight is joined into one file here, and the result is committed.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from kerning import accented, spread_kerning
from plain_zero import OutlineError, plain_zeros

ROOT = Path(__file__).resolve().parent.parent
FONTS = ROOT / "templates" / "fonts"
RECORD = FONTS / "fonts.json"
SOURCES = ROOT / "tools" / "fonts"
FETCHED = ROOT / "build" / "fonts"
# Seconds since 1904, the epoch of the format: 1 January 2025. A fixed date makes builds reproducible.
MODIFIED = 3818534400
WINDOWS_ENGLISH = (3, 1, 0x409)
DESCRIPTION = (
    "Modified for pepdocs: the digit zero is plain, and the feature zero has the slashed one; "
    "the hyphen that does not break (U+2011) is drawn as the other one."
)
NOTICE = """\
These fonts are a Modified Version, made for pepdocs by tools/build_fonts.py: the digit zero is drawn without a slash,
and the font feature "zero" has the slashed one; the hyphen that does not break (U+2011) is drawn as the other one. The
authors named below had no part in it.

"""
LATIN, LATIN_EXT = "latin", "latin-ext"

Ranges = tuple[tuple[int, int], ...]
EVERYTHING: Ranges = ((0x20, 0x10FFFF),)
# Every fallback keeps the spaces, because Pango draws the space beside a sign in the font of the sign.
SPACES: Ranges = ((0x20, 0x20), (0xA0, 0xA0))
# Boxes to tick, shapes, dingbats and small arrows; not the braille, domino and mahjong tiles.
SIGNS: Ranges = (*SPACES, (0x2190, 0x21FF), (0x2300, 0x23FF), (0x25A0, 0x27BF), (0x2B00, 0x2BFF))
MATHEMATICS: Ranges = (*SPACES, (0x2032, 0x2037), (0x2100, 0x214F), (0x2190, 0x22FF))
# The digits are the first half of a keycap such as 1 + U+20E3.
DIGITS: Ranges = ((0x23, 0x23), (0x2A, 0x2A), (0x30, 0x39))
EMOJI: Ranges = (*SPACES, *DIGITS, (0x200D, 0x200D), (0x20E3, 0x20E3), (0x2100, 0x10FFFF))


@dataclass(frozen=True)
class Family:
    """One family of the fallback chain and the split files that it is joined from."""

    name: str
    package: str
    parts: tuple[str, ...]
    weights: tuple[int, ...] = (400, 700)
    keep: Ranges = EVERYTHING
    is_text: bool = False
    """Whether it is the family of our texts, in which the zero is plain and a hyphen may keep a word whole."""

    @property
    def slug(self) -> str:
        """The family as part of a file name."""
        return self.name.lower().replace(" ", "-")


# In the order of fallback. Every licence here is OFL 1.1 without a reserved font name.
FAMILIES = (
    Family("Atkinson Hyperlegible Next", "atkinson-hyperlegible-next", (LATIN, LATIN_EXT), is_text=True),
    Family(
        "Noto Sans",
        "noto-sans",
        parts=(*(LATIN, LATIN_EXT, "vietnamese", "greek", "greek-ext"), *("cyrillic", "cyrillic-ext", "devanagari")),
    ),
    Family("Noto Sans Symbols 2", "noto-sans-symbols-2", ("symbols",), (400,), SIGNS),
    Family("Noto Sans Math", "noto-sans-math", (LATIN,), (400,), MATHEMATICS),
    Family("Noto Sans Arabic", "noto-sans-arabic", ("arabic",)),
    Family("Noto Sans Hebrew", "noto-sans-hebrew", ("hebrew",)),
    Family("Noto Sans Ethiopic", "noto-sans-ethiopic", ("ethiopic",)),
    Family("Noto Sans Bengali", "noto-sans-bengali", ("bengali",)),
    Family("Noto Sans Gurmukhi", "noto-sans-gurmukhi", ("gurmukhi",)),
    Family("Noto Sans Tamil", "noto-sans-tamil", ("tamil",)),
    Family("Noto Emoji", "noto-emoji", ("emoji",), (400,), EMOJI),
)


class FontError(Exception):
    """The fonts could not be built, or are not the recorded ones."""


def main(argv: list[str] | None = None) -> int:
    """Build, check or rebuild the fonts; return 0 if they are as recorded."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--check", action="store_true", help="compare with the record")
    choice.add_argument("--rebuild", action="store_true", help="build again and compare")
    options = parser.parse_args(argv)
    try:
        if options.check:
            faults = stale(FONTS)
        elif options.rebuild:
            faults = differences()
        else:
            build_all(fetch(), FONTS)
            faults = stale(FONTS)
    except FontError as error:
        faults = (str(error),)
    for fault in faults:
        print(f"build_fonts: {fault}", file=sys.stderr)
    return 1 if faults else 0


def fetch() -> Path:
    """Install the locked font packages with npm; return the folder that holds them."""
    npm = shutil.which("npm")
    if npm is None:
        raise FontError("npm is needed to fetch the font packages; install Node.js")
    FETCHED.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(SOURCES / name, FETCHED / name)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]
    if subprocess.run(command, cwd=FETCHED, check=False).returncode:
        raise FontError("npm could not fetch the font packages")
    return FETCHED / "node_modules" / "@fontsource"


def build_all(packages: Path, target: Path) -> None:
    """Write every font, its licence and the record into the target folder."""
    target.mkdir(parents=True, exist_ok=True)
    for old in (*target.glob("*.ttf"), *target.glob("OFL-*.txt")):
        old.unlink()
    entries = [entry for family in FAMILIES for entry in build_family(family, packages / family.package, target)]
    text = json.dumps(entries, indent=2, ensure_ascii=False) + "\n"
    (target / RECORD.name).write_text(text, encoding="utf-8")


def build_family(family: Family, package: Path, target: Path) -> list[dict[str, Any]]:
    """Write a file for each weight and the licence; return the entries for the record."""
    version = json.loads((package / "package.json").read_text(encoding="utf-8"))["version"]
    licence = f"OFL-{family.slug}.txt"
    text = (package / "LICENSE").read_text(encoding="utf-8")
    (target / licence).write_text(NOTICE + text if family.is_text else text, encoding="utf-8")
    return [
        {
            "family": family.name,
            "weight": weight,
            "style": "normal",
            "source": f"npm @fontsource/{family.package} {version}",
            "licence": "OFL-1.1",
            "licence_file": licence,
            "redrawn": "0" if family.is_text else "",
            **build_weight(family, weight, package, target),
        }
        for weight in family.weights
    ]


def build_weight(family: Family, weight: int, package: Path, target: Path) -> dict[str, Any]:
    """Write one weight as one file; return its name, digest and number of characters."""
    parts = [package / "files" / f"{family.package}-{p}-{weight}-normal.woff2" for p in family.parts]
    font = thin(joined(parts), family.keep)
    slashed = slashed_zeros(font) if family.is_text else {}
    if family.is_text:
        add_no_break_hyphen(font)
        font["name"].setName(DESCRIPTION, 10, *WINDOWS_ENGLISH)
    spread_kerning(font, accented(font) | slashed)
    rename(font, family.name, weight)
    path = target / f"{family.slug}-{weight}.ttf"
    font["head"].modified = font["head"].created = MODIFIED
    font.recalcTimestamp = False
    font.save(path)
    return {"file": path.name, "sha256": digest(path), "characters": len(font.getBestCmap())}


def slashed_zeros(font: TTFont) -> dict[str, str]:
    """Make the zeros of a font plain; return the names of the slashed ones, each with that of its plain zero."""
    try:
        return plain_zeros(font)
    except OutlineError as error:
        raise FontError(str(error)) from error


def add_no_break_hyphen(font: TTFont) -> None:
    """Draw the hyphen at which no line ends (U+2011) as the other one."""
    for table in font["cmap"].tables:
        if table.isUnicode() and ord("-") in table.cmap:
            table.cmap[0x2011] = table.cmap[ord("-")]


def joined(parts: list[Path]) -> TTFont:
    """Return the split files as one font, uncompressed."""
    with tempfile.TemporaryDirectory() as folder:
        plain = [unpacked(part, Path(folder)) for part in parts]
        font = Merger().merge(plain) if len(plain) > 1 else TTFont(plain[0])
        path = Path(folder) / "joined.ttf"
        font.save(path)
        return TTFont(path, lazy=False, recalcTimestamp=False)


def unpacked(part: Path, folder: Path) -> str:
    """Write a web font as TrueType; return its path."""
    if not part.is_file():
        raise FontError(f"the font package lacks {part.name}")
    font = TTFont(part)
    font.flavor = None
    path = folder / part.with_suffix(".ttf").name
    font.save(path)
    return str(path)


def thin(font: TTFont, keep: Ranges) -> TTFont:
    """Reduce a font to the characters to keep and the features that shape them, and return it."""
    options = Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.name_IDs = [0]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[c for c in font.getBestCmap() if wanted(c, keep)])
    subsetter.subset(font)
    return font


def wanted(character: int, keep: Ranges) -> bool:
    """Return whether a character is in one of the ranges."""
    return any(first <= character <= last for first, last in keep)


def rename(font: TTFont, family: str, weight: int) -> None:
    """Name the font after its family and weight, so that each name belongs to one file."""
    style = "Bold" if weight == 700 else "Regular"
    full = f"{family} {style}"
    names = {1: family, 2: style, 3: f"pepdocs: {full}", 4: full, 5: "Version 1.000"}
    names |= {6: f"{family}-{style}".replace(" ", ""), 13: "SIL Open Font License, Version 1.1"}
    for number, text in names.items():
        font["name"].setName(text, number, *WINDOWS_ENGLISH)
    font["OS/2"].usWeightClass = weight
    bold = weight == 700
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def stale(folder: Path) -> tuple[str, ...]:
    """Return the differences between the fonts in a folder and their record."""
    entries = json.loads((folder / RECORD.name).read_text(encoding="utf-8"))
    recorded = {entry["file"]: entry["sha256"] for entry in entries}
    present = {path.name: digest(path) for path in folder.glob("*.ttf")}
    licences = {entry["licence_file"] for entry in entries}
    return (
        *(f"{name}: recorded but not there" for name in sorted(recorded.keys() - present.keys())),
        *(f"{name}: not in the record" for name in sorted(present.keys() - recorded.keys())),
        *(
            f"{name}: not the file that was recorded"
            for name in sorted(recorded.keys() & present.keys())
            if recorded[name] != present[name]
        ),
        *(f"{name}: no licence" for name in sorted(licences) if not (folder / name).is_file()),
    )


def differences() -> tuple[str, ...]:
    """Return the differences between the committed fonts and a new build."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder)
        build_all(fetch(), fresh)
        names = sorted({path.name for place in (fresh, FONTS) for path in place.iterdir()})
        return tuple(f"{name}: a fresh build differs" for name in names if not same_file(fresh / name, FONTS / name))


def same_file(one: Path, other: Path) -> bool:
    """Return whether both files exist with the same bytes."""
    return one.is_file() and other.is_file() and one.read_bytes() == other.read_bytes()


if __name__ == "__main__":
    raise SystemExit(main())
