"""The digit zero is plain in dates, money and text, and has a slash in references and numbers such as the UPN."""

from __future__ import annotations

import pytest

from drawn_glyphs import PLAIN, SLASHED, Glyph, glyphs, zeros
from pepdocs.render.html import screen, sheets
from pepdocs.render.pdf import document
from pepdocs.render.read_back.pdf.document import outline
from pepdocs.theme import BUILTIN
from sample_pdf import FONTS, STYLE, made, page
from sample_views import PHASES, a_view

TEXT = '<p>2026 £100 <span class="code">FX-0021</span></p>'
READ = "2026 £100 FX-0021"
DRAWN = [PLAIN, PLAIN, PLAIN, SLASHED, SLASHED]
BLOCKS = sheets.assemble(BUILTIN, ("shared/variables.css", "shared/blocks.css"))
RULE = ".code { font-variant-numeric: slashed-zero }"


@pytest.mark.parametrize(("weight", "suffix"), [(400, ""), (700, "-Bold")])
def test_zeros_are_plain_in_text_and_slashed_in_codes(weight: int, suffix: str):
    content = made(TEXT, f"{BLOCKS} p {{ font-weight: {weight} }}")

    assert zeros(content) == DRAWN
    assert {glyph.font for glyph in glyphs(content)} == {f"Atkinson-Hyperlegible-Next{suffix}"}


@pytest.mark.parametrize("weight", [400, 700])
def test_both_zeros_are_read_back_as_the_digit(weight: int):
    content = made(TEXT, f"{BLOCKS} p {{ font-weight: {weight} }}")

    assert [line.text for line in outline(content)] == [READ]
    assert "".join(glyph.text for glyph in glyphs(content)) == READ
    assert b"ActualText" not in content


def test_without_the_class_every_zero_is_plain():
    assert zeros(made(TEXT)) == [PLAIN] * len(DRAWN)


@pytest.mark.parametrize(
    ("body", "drawn"),
    [
        ('<p class="code">00</p>', [SLASHED, SLASHED]),
        ('<p><span class="code">0</span>0</p>', [SLASHED, PLAIN]),
        ('<p class="code">0<b>0</b></p>', [SLASHED, SLASHED]),
        ('<p class="code" style="font-variant-numeric: slashed-zero tabular-nums">0</p>', [SLASHED]),
        ('<p style="font-variant-numeric: tabular-nums">0</p>', [PLAIN]),
        ('<p class="code" lang="ar" dir="rtl">مرحبا 0</p>', [SLASHED]),
    ],
    ids=["only codes", "code first", "both weights", "tabular code", "tabular text", "beside Arabic"],
)
def test_zeros_are_told_apart_wherever_they_stand(body: str, drawn: list[int]):
    assert zeros(made(body, BLOCKS)) == drawn


def test_an_archived_pdf_has_both_zeros():
    content = document.render(page(TEXT), (STYLE, BLOCKS), fonts=FONTS, archive=True)

    assert zeros(content) == DRAWN


def test_no_other_glyph_of_a_code_is_changed():
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ-123456789"

    assert glyphs(made(f'<p class="code">{letters}</p>', BLOCKS)) == glyphs(made(f"<p>{letters}</p>"))


def test_a_glyph_is_told_from_one_of_another_shape():
    assert glyphs(made("<p>8O</p>")) == [
        Glyph("Atkinson-Hyperlegible-Next", "8", 3),
        Glyph("Atkinson-Hyperlegible-Next", "O", 2),
    ]


@pytest.mark.parametrize("phase", PHASES)
def test_every_document_has_the_rule_for_codes_on_paper_and_on_a_screen(phase: str):
    view = a_view(phase)

    assert RULE in sheets.assemble(BUILTIN, sheets.base_sheets(view))
    assert RULE in screen.stylesheet(BUILTIN, screen.sheet_names(view))
