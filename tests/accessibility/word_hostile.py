"""Word files that are none, that are made to do harm, or that hold damaged values."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx

from accessibility.word_xml import ENGLISH, SETTINGS, STYLES, both
from gates.faults_docx import BODY, CORE, Parts, replaced

HOSTILE: dict[str, Callable[[Path], bytes]] = {
    "nothing": lambda _: b"",
    "text": lambda _: b"Nid Word yw hwn.\n" * 50,
    "zeros": lambda _: bytes(10_000),
    "a beginning": lambda sound: sound.read_bytes()[:9000],
    "another zip": lambda _: zipped({"arall.txt": b"Helo."}),
    "a bomb": lambda sound: _with(sound, {"word/extra.xml": b" " * (20 * 1024 * 1024)}),
    "too many parts": lambda sound: _with(sound, {f"word/{n}.bin": b"" for n in range(6000)}),
    "a document type": lambda sound: _with_text(sound, _declared("<!DOCTYPE w []>")),
    "words that grow": lambda sound: _with_text(sound, _declared(_laughs())),
    "another file": lambda sound: _with_text(sound, _declared(_outside())),
    "no body": lambda sound: _with_text(sound, lambda text: text.replace("w:body>", "w:corff>")),
    "not XML": lambda sound: _with_text(sound, lambda text: text.replace("</w:body>", "")),
    "tables without end": lambda sound: _with_text(sound, lambda text: _nested(text, 5000)),
    "tables too deep": lambda sound: _with_text(sound, lambda text: _nested(text, 40)),
}
"""Files that are none, or that are made to do harm."""


def with_holes(sound: Path) -> bytes:
    """Return a file some of whose bytes are lost."""
    content = sound.read_bytes()
    return content[:3000] + bytes(2000) + content[5000:]


DAMAGED: dict[str, Callable[[Parts], object]] = {
    "odd numbers": both(
        replaced(BODY, r'w:firstRow="1"', 'w:firstRow="?"', count=0),
        replaced(BODY, "<w:tblHeader/>", '<w:gridBefore w:val="x"/>', count=0),
        replaced(STYLES, r'(<w:sz w:val=")\d+', r"\1½", count=0),
        replaced(STYLES, r'(<w:outlineLvl w:val=")\d', r"\g<1>-99999999999", count=0),
        replaced(SETTINGS, '(?<=w:val=")15', "²"),
    ),
    "styles in a circle": replaced(
        STYLES, '(w:styleId="Normal">.*?)(?=<w:qFormat)', r'\1<w:basedOn w:val="Heading1"/>'
    ),
    "a style in itself": replaced(STYLES, '(w:basedOn w:val=")[^"]*', r"\1PEPProse", count=0),
    "no styles": lambda parts: parts.pop(STYLES),
    "no settings": lambda parts: parts.pop(SETTINGS),
    "no properties": lambda parts: parts.pop(CORE),
}
"""Damage after which a file can still be read."""


def zipped(parts: dict[str, bytes]) -> bytes:
    """Return some parts as a zip file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return made.getvalue()


def _with(sound: Path, more: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(sound) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return zipped({**parts, **more})


def _with_text(sound: Path, change: Callable[[str], str]) -> bytes:
    with zipfile.ZipFile(sound) as package:
        text = package.read(BODY).decode()
    return _with(sound, {BODY: change(text).encode()})


def _declared(more: str) -> Callable[[str], str]:
    """Return the change that something stands before the document."""
    return lambda text: re.sub(r"<\?xml.*?\?>", lambda declaration: declaration[0] + more, text, count=1)


def _laughs() -> str:
    grown = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE w [<!ENTITY a0 "ha">{grown}]>'


def _outside() -> str:
    return '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def _nested(text: str, times: int) -> str:
    start, end = "<w:tbl><w:tr><w:tc>", "<w:p/></w:tc></w:tr></w:tbl>"
    return text.replace("<w:sectPr>", start * times + end * times + "<w:sectPr>")


def of_somebody_else() -> Any:
    """Return a document that was written with care, and not by us."""
    document = docx.Document()
    document.core_properties.title = "Annual report"
    document.add_heading("Annual report", 0)
    document.add_heading("Introduction", 1)
    document.add_paragraph("This is the report.")
    document.add_paragraph("one", style="List Bullet")
    document.add_paragraph("two", style="List Bullet")
    document.add_heading("Figures", 2)
    table = document.add_table(rows=2, cols=2, style="Table Grid")
    for cell_of, text in zip(table._cells, ("Who", "What", ENGLISH, "Reading"), strict=True):
        cell_of.text = text
    return document
