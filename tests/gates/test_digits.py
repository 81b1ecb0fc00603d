"""A browser draws the same zeros as a PDF of ours, with the fonts that are embedded in an HTML file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from drawn_glyphs import PLAIN, SLASHED, glyphs, zeros
from gates.conftest import Run
from pepdocs.render.html import screen
from pepdocs.theme import BUILTIN
from sample_pdf import page

pytestmark = pytest.mark.gate

SHEETS = ("shared/variables.css", "shared/blocks.css", "shared/screen.css")
TEXT = '<p>2026 £100 <span class="code">FX-0021</span></p>'
READ = "2026 £100 FX-0021"
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer")


def printed(run: Run, folder: Path, body: str) -> bytes:
    """Return a page with the style sheet of HTML files as the PDF that a browser makes of it."""
    source, target = folder / "page.html", folder / "page.pdf"
    head = f'<meta charset="utf-8"><style>{screen.stylesheet(BUILTIN, SHEETS)}</style>'
    source.write_text(page(f"{head}{body}"), encoding="utf-8")
    browser = os.environ.get("PEPDOCS_CHROMIUM", "chromium")
    profile = f"--user-data-dir={folder / 'profile'}"
    ended = run(browser, *FLAGS, profile, f"--print-to-pdf={target}", source.as_uri())
    assert ended.returncode == 0, ended.stderr
    return target.read_bytes()


def test_a_browser_draws_plain_zeros_in_text_and_slashed_ones_in_codes(run: Run, tmp_path: Path):
    content = printed(run, tmp_path, f"{TEXT}<b>{TEXT}</b>")

    assert zeros(content) == [PLAIN, PLAIN, PLAIN, SLASHED, SLASHED] * 2
    assert "".join(glyph.text for glyph in glyphs(content)) == READ * 2
    assert len({glyph.font for glyph in glyphs(content)}) == 2
