from __future__ import annotations

import json
import math
import shutil
import unicodedata
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

import build_fonts
from drawn_glyphs import PLAIN, SLASHED, contours
from kerning import accented, kerning_subtables
from plain_zero import Contour, OutlineError, contours_of, plain_zeros

FONTS = build_fonts.FONTS
ENTRIES: list[dict[str, Any]] = json.loads(build_fonts.RECORD.read_text(encoding="utf-8"))
MAIN = "Atkinson Hyperlegible Next"
SIGNS = "Noto Sans Symbols 2"
VOWELS = "aeiouwy"
# Circumflex, grave, acute and diaeresis, each on every vowel, in both cases.
WELSH = "".join(f"{vowel}{mark}" for vowel in VOWELS for mark in "\u0302\u0300\u0301\u0308")
TICKS = "☐☑☒✓✔✗✘"
PUNCTUATION = "‘’“”–—…•·£€½%&@§°×"
ELSEWHERE = {
    "Arabic": "اسمي محمد گچپژٹھیک",
    "Hebrew": "שלום",
    "Tigrinya": "ሰላም ትግርኛ",
    "Hindi": "नमस्ते",
    "Bengali": "আমার নাম",
    "Punjabi": "ਸਤਿ ਸ੍ਰੀ",
    "Tamil": "வணக்கம்",
    "Ukrainian": "Привіт ґ",
    "Greek": "Καλημέρα ἄ",
    "Vietnamese": "Nguyễn Việt",
    "Polish": "Łódź ąęć",
    "arrows": "→←↑↓",
    "emoji": "😀🎉👍⚽",
}
SMOOTH = 10
"""Degrees by which the outline of a zero turns at most in one of its points."""
WEIGHTS = pytest.mark.parametrize("weight", [400, 700])
FILES = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry["file"]))


def composed(text: str) -> set[int]:
    """Both cases of the text, each letter as one character."""
    whole = unicodedata.normalize("NFC", text + text.upper())
    return {ord(character) for character in whole}


def covered(*families: str) -> set[int]:
    """The characters that every weight of the families can show."""
    sets = [set(opened(entry).getBestCmap()) for entry in ENTRIES if entry["family"] in families]
    return set.intersection(*sets)


def opened(entry: dict[str, Any]) -> TTFont:
    return TTFont(FONTS / entry["file"])


def text_font(weight: int) -> TTFont:
    return opened(next(e for e in ENTRIES if (e["family"], e["weight"]) == (MAIN, weight)))


def test_the_committed_fonts_are_the_recorded_ones():
    assert build_fonts.stale(FONTS) == ()


@pytest.mark.parametrize(
    ("harm", "fault"),
    [
        (lambda folder: (folder / "noto-sans-400.ttf").write_bytes(b""), "not the file"),
        (lambda folder: (folder / "noto-sans-400.ttf").unlink(), "not there"),
        (lambda folder: (folder / "another.ttf").write_bytes(b""), "not in the record"),
        (lambda folder: (folder / "OFL-noto-sans.txt").unlink(), "no licence"),
    ],
    ids=["changed", "lost", "added", "without licence"],
)
def test_a_font_that_is_not_as_recorded_is_named(tmp_path: Path, harm: Any, fault: str):
    folder = shutil.copytree(FONTS, tmp_path / "fonts")

    harm(folder)

    assert len(found := build_fonts.stale(folder)) == 1
    assert fault in found[0]


def test_the_record_lists_the_fallbacks_in_the_order_of_the_tool():
    listed = [(entry["family"], entry["weight"]) for entry in ENTRIES]

    assert listed == [(family.name, w) for family in build_fonts.FAMILIES for w in family.weights]


def test_one_family_weight_and_style_is_one_file():
    faces = [(entry["family"], entry["weight"], entry["style"]) for entry in ENTRIES]

    assert len(set(faces)) == len(faces) == len(list(FONTS.glob("*.ttf")))


def test_the_recorded_sources_are_the_locked_ones():
    locked = json.loads((build_fonts.SOURCES / "package-lock.json").read_text(encoding="utf-8"))
    sources = {
        f"npm {name.removeprefix('node_modules/')} {package['version']}"
        for name, package in locked["packages"].items()
        if name
    }

    assert {entry["source"] for entry in ENTRIES} == sources


@FILES
def test_a_font_is_static_truetype_that_may_be_embedded(entry: dict[str, Any]):
    font = opened(entry)

    assert font.flavor is None
    assert "glyf" in font
    assert "fvar" not in font
    assert font["OS/2"].fsType == 0


@FILES
def test_a_font_has_the_name_and_weight_of_the_record(entry: dict[str, Any]):
    font = opened(entry)

    assert font["name"].getDebugName(1) == entry["family"]
    assert font["name"].getDebugName(2) == ("Bold" if entry["weight"] == 700 else "Regular")
    assert font["OS/2"].usWeightClass == entry["weight"]


@FILES
def test_a_font_has_the_recorded_number_of_characters_and_a_space(entry: dict[str, Any]):
    characters = opened(entry).getBestCmap()

    assert len(characters) == entry["characters"]
    assert 0x20 in characters


@FILES
def test_the_licence_reserves_no_name(entry: dict[str, Any]):
    licence = (FONTS / entry["licence_file"]).read_text(encoding="utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "with Reserved Font Name" not in licence


def test_the_main_family_has_every_welsh_letter_in_both_cases():
    assert len(composed(WELSH)) == len(VOWELS) * 4 * 2

    assert composed(WELSH) <= covered(MAIN)


def test_the_main_family_has_ascii_and_the_punctuation_of_forms():
    assert set(range(0x20, 0x7F)) <= covered(MAIN)
    assert {ord(character) for character in PUNCTUATION} <= covered(MAIN)


def test_the_signs_have_every_box_and_tick():
    assert {ord(character) for character in TICKS} <= covered(SIGNS)


@pytest.mark.parametrize("text", ELSEWHERE.values(), ids=ELSEWHERE)
def test_other_languages_and_signs_are_shown_by_some_family(text: str):
    everything = set().union(*(covered(family.name) for family in build_fonts.FAMILIES))

    assert {ord(character) for character in text} <= everything


def test_a_missing_letter_is_noticed():
    assert not composed("漢") <= covered(MAIN)


@WEIGHTS
def test_accented_letters_are_kerned_as_their_base_letters(weight: int):
    font = text_font(weight)
    names = font.getBestCmap()

    plain = kern(font, names[ord("T")], names[ord("y")])

    assert plain < 0
    assert kern(font, names[ord("T")], names[ord("ŷ")]) == plain
    assert accented(font)[names[ord("ŷ")]] == names[ord("y")]


@FILES
def test_a_redrawn_font_says_so_in_its_names_and_its_licence(entry: dict[str, Any]):
    is_redrawn = entry["family"] == MAIN
    licence = (FONTS / entry["licence_file"]).read_text(encoding="utf-8")

    assert entry["redrawn"] == ("0" if is_redrawn else "")
    assert opened(entry)["name"].getDebugName(10) == (build_fonts.DESCRIPTION if is_redrawn else None)
    assert licence.startswith(build_fonts.NOTICE) == is_redrawn


@WEIGHTS
@pytest.mark.parametrize("figures", ["", "tnum"], ids=["proportional", "tabular"])
def test_a_zero_is_plain_and_the_feature_zero_gives_a_slashed_one_as_wide(weight: int, figures: str):
    font = text_font(weight)
    plain = substitutes(font, figures).get(zero_of(font), zero_of(font))

    slashed = substitutes(font, "zero")[plain]

    assert (contours(font, plain), contours(font, slashed)) == (PLAIN, SLASHED)
    assert font["hmtx"][slashed] == font["hmtx"][plain]


@WEIGHTS
def test_every_script_and_language_has_the_slashed_zero(weight: int):
    table = text_font(weight)["GSUB"].table
    scripts = [record.Script for record in table.ScriptList.ScriptRecord]
    languages = [script.DefaultLangSys for script in scripts]
    languages += [record.LangSys for script in scripts for record in script.LangSysRecord]
    tags = [[table.FeatureList.FeatureRecord[index].FeatureTag for index in each.FeatureIndex] for each in languages]

    assert len(tags) > len(scripts) > 1
    assert all(each.count("zero") == 1 for each in tags)


@WEIGHTS
def test_a_slashed_zero_is_kerned_as_a_plain_one(weight: int):
    font = text_font(weight)
    plain, slashed = zero_of(font), substitutes(font, "zero")[zero_of(font)]
    names = [font.getBestCmap()[code] for code in range(0x21, 0x7F)]

    pairs = [(kern(font, name, plain), kern(font, plain, name)) for name in names]

    assert any(before for before, _ in pairs)
    assert any(after for _, after in pairs)
    assert [(kern(font, name, slashed), kern(font, slashed, name)) for name in names] == pairs
    assert kern(font, slashed, slashed) == kern(font, plain, plain)


@WEIGHTS
def test_a_plain_zero_is_the_slashed_one_with_its_counter_whole(weight: int):
    font = text_font(weight)
    outside, counter = zero_contours(font, zero_of(font))
    slashed, *parts = zero_contours(font, substitutes(font, "zero")[zero_of(font)])

    assert outside == slashed
    assert extent(counter) == extent([point for part in parts for point in part])
    assert max(turns(counter)) < SMOOTH


@WEIGHTS
def test_the_corners_at_a_slash_are_noticed(weight: int):
    font = text_font(weight)
    _, *parts = zero_contours(font, substitutes(font, "zero")[zero_of(font)])

    assert [sum(turn > SMOOTH for turn in turns(part)) for part in parts] == [2, 2]


def test_a_zero_without_a_slash_is_not_redrawn():
    with pytest.raises(OutlineError, match="three contours, not 2"):
        plain_zeros(text_font(400))


def zero_of(font: TTFont) -> str:
    return font.getBestCmap()[ord("0")]


def zero_contours(font: TTFont, name: str) -> list[Contour]:
    return contours_of(font["glyf"][name], font["glyf"])


def extent(contour: Contour) -> tuple[int, ...]:
    """The left, right, lower and upper ends of a contour."""
    across, up = zip(*(place for place, _ in contour), strict=True)
    return min(across), max(across), min(up), max(up)


def turns(contour: Contour) -> list[float]:
    """By how many degrees a contour turns at each point that it passes through."""
    around = [contour[-1], *contour, contour[0]]
    angles = [math.atan2(y - v, x - u) for ((u, v), _), ((x, y), _) in pairwise(around)]
    differences = [math.degrees(after - before) for before, after in pairwise(angles)]
    return [abs((turn + 180) % 360 - 180) for turn, (_, passes) in zip(differences, contour, strict=True) if passes]


def substitutes(font: TTFont, feature: str) -> dict[str, str]:
    """The glyphs that a feature replaces one by one, with those it puts in their places."""
    table = font["GSUB"].table
    indexes = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == feature
        for index in record.Feature.LookupListIndex
    }
    lookups = [table.LookupList.Lookup[index] for index in sorted(indexes)]
    return {old: new for lookup in lookups for part in lookup.SubTable for old, new in part.mapping.items()}


def kern(font: TTFont, first: str, second: str) -> int:
    """How much closer two letters stand, by the first subtable that moves them."""
    for table in kerning_subtables(font["GPOS"].table):
        if first not in table.Coverage.glyphs:
            continue
        if table.Format == 1:
            records = table.PairSet[table.Coverage.glyphs.index(first)].PairValueRecord
            values = [r.Value1 for r in records if r.SecondGlyph == second]
        else:
            row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)]
            cell = row.Class2Record[table.ClassDef2.classDefs.get(second, 0)]
            values = [cell.Value1]
        for value in values:
            if value and value.XAdvance:
                return int(value.XAdvance)
    return 0
