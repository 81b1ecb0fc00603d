"""Small pages made into PDFs, and ways to look into what came out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf

from pepdocs.render.pdf import document

FONTS = Path(__file__).parent.parent / "templates" / "fonts"

STYLE = """
@page { size: A4; margin: 20mm }
html { font-family: "Atkinson Hyperlegible Next", "Noto Sans", "Noto Sans Arabic",
  "Noto Sans Hebrew", "Noto Sans Symbols 2", "Noto Emoji"; font-size: 12pt; line-height: 1.5 }
body { margin: 0 }
svg { display: block }
table { table-layout: fixed; width: 100% }
p, li, td { overflow-wrap: anywhere }
"""

ROWS = "".join(
    f'<tr><th scope="row">Targed {number}</th><td><p>Darllen bob dydd.</p></td></tr>' for number in range(60)
)
LONG_TABLE = (
    '<table><caption>Targedau</caption><thead><tr><th scope="col">Rhif</th>'
    f'<th scope="col">Beth</th></tr></thead><tbody>{ROWS}</tbody></table>'
)

RICH = f"""
<h1>Cynllun Addysg Personol</h1>
<p>Gweler <a href="https://www.gov.wales/addysg">y <strong>canllawiau</strong></a> a
<a href="#targedau">y targedau</a>.</p>
<p lang="ar" dir="rtl">مرحبا بكم في المدرسة</p>
<p><abbr title="cynllun addysg personol">CAP</abbr> <span lang="en">in English</span></p>
<ul><li>un</li><li><p>dau</p><ul><li>nyth</li></ul></li></ul><ol><li>cyntaf</li></ol>
<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><title>Wyneb hapus</title>
<circle cx="20" cy="20" r="18"/></svg>
<section id="targedau"><h2>Targedau</h2>{LONG_TABLE}</section>
<table role="presentation"><tr><td lang="cy"><p>Chwith</p></td>
<td lang="en"><p>Right</p></td></tr></table>
"""

MARGINS = """
@page { @top-left { content: "Pen" } @bottom-right { content: "Troed " counter(page) } }
"""


def page(body: str, title: str = "Prawf") -> str:
    """Return a whole page of HTML in Welsh."""
    return f'<!DOCTYPE html><html lang="cy"><head><title>{title}</title></head><body>{body}</body></html>'


def made(body: str, style: str = "") -> bytes:
    """Return a page with this body as a PDF."""
    return document.render(page(body), (STYLE, style), fonts=FONTS)


def opened(content: bytes) -> pikepdf.Pdf:
    """Return a PDF to look into."""
    return pikepdf.open(io.BytesIO(content))


def elements(file: pikepdf.Pdf, *kinds: str) -> list[Any]:
    """Return the structure elements of these kinds, in reading order."""
    return [element for element in _below(file.Root.StructTreeRoot) if str(element.S)[1:] in kinds]


def skeleton(content: bytes) -> str:
    """Return the kinds of all structure elements, nested in brackets, without the document's."""
    with opened(content) as file:
        return " ".join(_spelt(kid) for kid in _elements(file.Root.StructTreeRoot.K[0]))


def _spelt(element: Any) -> str:
    """Return an element's kind, and those below it in brackets."""
    below = " ".join(_spelt(kid) for kid in _elements(element))
    kind = str(element.S)[1:]
    return f"{kind}({below})" if below else kind


def _below(element: Any) -> Iterator[Any]:
    """Yield every structure element below one."""
    for kid in _elements(element):
        yield kid
        yield from _below(kid)


def _elements(element: Any) -> list[Any]:
    """Return the structure elements directly below one."""
    kids = element.get("/K", [])
    every = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [kid for kid in every if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]


def operators(content: bytes, *names: str) -> list[tuple[int, str, list[Any]]]:
    """Return each such step of the pages' content: page, operator, operands."""
    with opened(content) as file:
        return [
            (number, str(step.operator), [str(operand) for operand in step.operands])
            for number, sheet in enumerate(file.pages)
            for step in pikepdf.parse_content_stream(sheet)
            if str(step.operator) in names
        ]
