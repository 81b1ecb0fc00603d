"""A Word file is the zip file that Python would make of its parts, and what documents have in common is packed once."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest
from PIL import Image

from builders import EXAMPLES, PRIMARY, TODAY
from docx_reading import parts as parts_of
from pepdocs.base.language import Edition, Mode
from pepdocs.generate import view_of
from pepdocs.reading.check import check
from pepdocs.render.word import document, packing
from pepdocs.render.word.packing import FixedPart, zip_parts
from pepdocs.theme import BUILTIN, load
from pepdocs.view.blocks import DocumentView, runs
from sample_views import a_view

RELATIONS = "word/_rels/document.xml.rels"
OWN = {"docProps/core.xml", "word/document.xml", "word/header1.xml", "word/footer1.xml", RELATIONS}
"""The parts in which documents of the same language and size differ; the addresses in a text are relations."""

SETTINGS = """
theme = 1
view = 1
name = {cy = "Sir", en = "County"}
logo = {file = "logo.png", alt = {cy = "Bryn", en = "A hill"}}
"""

NOISE = Random(1).randbytes(70_000)
PARTS: tuple[tuple[str, bytes], ...] = (
    ("[Content_Types].xml", b"<Types/>"),
    ("word/empty.xml", b""),
    ("word/llun-\u0175.png", NOISE),
    ("word/document.xml", b"<w:p/>" * 50_000),
)


def zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """Return the zip file that the standard library makes of parts."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for name, body in parts:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            package.writestr(entry, body)
    return content.getvalue()


def with_picture() -> DocumentView:
    return view_of(check(EXAMPLES / f"{PRIMARY}.yaml", today=TODAY).pep, Edition(Mode.BILINGUAL))


@pytest.fixture
def packed(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The parts that are packed from now on."""
    bodies: list[bytes] = []
    pack = packing.pack

    def noting(body: bytes) -> packing.PackedPart:
        bodies.append(body)
        return pack(body)

    monkeypatch.setattr(packing, "pack", noting)
    return bodies


@pytest.mark.parametrize("fixed", [(), ("word/empty.xml", "word/llun-\u0175.png")], ids=["none", "some"])
@pytest.mark.parametrize("count", range(len(PARTS) + 1))
def test_a_file_has_the_bytes_that_the_standard_library_writes(count: int, fixed: tuple[str, ...]) -> None:
    parts = [(name, FixedPart(body) if name in fixed else body) for name, body in PARTS[:count]]

    assert zip_parts(parts) == zip_parts(parts) == zipped(PARTS[:count])


def test_a_second_document_packs_only_what_is_its_own(packed: list[bytes]) -> None:
    document.render(a_view("secondary", Mode.CY))
    packed.clear()

    second = parts_of(document.render(a_view("secondary", Mode.CY, draft=True)))

    assert {name for name, body in second.items() if body in packed} == OWN
    assert len(packed) == len(OWN)


def test_what_is_kept_packed_tells_nothing_of_a_child() -> None:
    view = with_picture()
    parts = dict(document._parts(document._template(BUILTIN, f"{view.phase}/pep.docx", ()), view))
    kept = {name: body for name, body in parts.items() if isinstance(body, FixedPart)}
    said = {words.encode() for run in runs((view.cover.name, view.cover.footer)) for words in run.text.split("-")}

    assert said
    assert all(any(text in body for body in parts.values()) for text in said)
    assert not any(text in body for text in said for body in kept.values())
    assert {"word/media/child-1.jpeg", *OWN} <= set(parts) - set(kept)
    assert {"word/styles.xml", "word/settings.xml", "word/media/happy.png", "docProps/app.xml"} <= set(kept)


def test_colours_and_logo_of_a_theme_are_packed_once(tmp_path: Path, packed: list[bytes]) -> None:
    (tmp_path / "theme.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "style.css").write_text(":root { --deep: #123456 }", encoding="utf-8")
    Image.new("RGB", (8, 8), "#123456").save(tmp_path / "logo.png")
    theme = load(tmp_path)
    document.render(a_view("secondary", Mode.CY), theme)
    packed.clear()

    second = parts_of(document.render(a_view("secondary", Mode.CY, draft=True), theme))

    assert b"123456" in second["word/styles.xml"]
    assert "word/media/pepdocs-logo.png" in second
    assert {name for name, body in second.items() if body in packed} == OWN | {"[Content_Types].xml"}
