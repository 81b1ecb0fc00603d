from __future__ import annotations

import json
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont

import build_fonts
from kerning import accented, kerning_subtables

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


@pytest.mark.parametrize("weight", [400, 700])
def test_accented_letters_are_kerned_as_their_base_letters(weight: int):
    font = opened(next(e for e in ENTRIES if (e["family"], e["weight"]) == (MAIN, weight)))
    names = font.getBestCmap()

    plain = kern(font, names[ord("T")], names[ord("y")])

    assert plain < 0
    assert kern(font, names[ord("T")], names[ord("ŷ")]) == plain
    assert accented(font)[names[ord("ŷ")]] == names[ord("y")]


def kern(font: TTFont, first: str, second: str) -> int:
    """How much closer two letters stand, by the first subtable that speaks of the first letter."""
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
            return int(value.XAdvance) if value else 0
    return 0
