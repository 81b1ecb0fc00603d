"""HTML is read back as lines."""

from __future__ import annotations

from pepdocs.base.language import Run
from pepdocs.render.read_back.html import outline
from pepdocs.render.read_back.outline import Line

PAGE = """<!DOCTYPE html><html lang="cy-GB"><head><title>Teitl</title></head><body>
<h1>Un &amp; dau / <span lang="en-GB">One</span></h1>
<p>Tri<br><span lang="en-GB">Three</span></p>
<table role="presentation"><tr><td>Chwith</td><td lang="en-GB"><p>Right</p></td></tr></table>
<table><caption>Tabl</caption><tr><th scope="col">Pen</th></tr>
<tr><td><p>Pedwar</p><p>Pump</p></td></tr></table>
<ul><li>Chwech</li></ul>
<svg><title>Hapus</title><circle cx="1" cy="1" r="1"/></svg></body></html>"""


def cy(kind: str, text: str) -> Line:
    """Return a line in Welsh."""
    return Line(kind, (Run(text, "cy-GB"),))


def test_a_page_is_read_as_lines_with_kinds_and_languages() -> None:
    assert outline(PAGE) == (
        Line("H1", (Run("Un & dau / ", "cy-GB"), Run("One", "en-GB"))),
        Line("P", (Run("Tri ", "cy-GB"), Run("Three", "en-GB"))),
        cy("P", "Chwith"),
        Line("P", (Run("Right", "en-GB"),)),
        cy("Caption", "Tabl"),
        cy("TH", "Pen"),
        cy("TD", "Pedwar"),
        cy("TD", "Pump"),
        cy("LI", "Chwech"),
        cy("Figure", "Hapus"),
    )


def test_the_head_of_a_page_is_not_read() -> None:
    assert outline("<html><head><title>Teitl</title></head><body></body></html>") == ()


def test_a_page_is_read_from_bytes_too() -> None:
    assert outline(PAGE.encode()) == outline(PAGE)
