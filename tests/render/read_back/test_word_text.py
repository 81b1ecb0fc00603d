"""The quick reader of Word files finds the lines that the other one finds, whatever was done to a file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from random import Random
from typing import Any

import pytest
from lxml import etree

from docx_reading import W, packed, parts, without_languages
from pepdocs import render
from pepdocs.base.errors import RenderError
from pepdocs.base.language import Mode
from pepdocs.render import Format, render_unverified
from pepdocs.render.read_back import word, word_text
from pepdocs.render.read_back.compare import missing_parts
from pepdocs.render.read_back.outline import AnyLine, PlainLine
from pepdocs.view.blocks import DocumentView
from sample_views import PHASES, a_hostile_view, a_view

DOCUMENT = "word/document.xml"
CHAPTERS = {"my_page", "targets", "progress", "people"}
FILES = 240
TEXT = re.compile(rb"<w:t[^>]*>([^<]{4,})</w:t>")
MOVED = ("p", "r", "t", "tr", "tc", "tbl", "pStyle", "sdt", "drawing", "br", "hyperlink", "sdtContent", "noBreakHyphen")
"""The elements that are dropped, repeated, moved or taken from around what is in them."""

FIELD = '<w:r xmlns:w="{}"><w:fldChar w:fldCharType="{}"/></w:r>'


@cache
def a_document() -> tuple[DocumentView, dict[str, bytes]]:
    view = a_view("primary", targets=1)
    view = replace(view, chapters=tuple(chapter for chapter in view.chapters if chapter.key in CHAPTERS))
    return view, parts(render_unverified(view, Format.DOCX))


# What is done to the bytes of a document.


def without_a_text(body: bytes, chance: Random) -> bytes:
    text = chance.choice(list(TEXT.finditer(body)))
    return body[: text.start(1)] + body[text.end(1) :]


def with_two_texts_exchanged(body: bytes, chance: Random) -> bytes:
    first, second = sorted(chance.sample(list(TEXT.finditer(body)), 2), key=lambda text: text.start())
    between = body[first.end(1) : second.start(1)]
    return body[: first.start(1)] + second[1] + between + first[1] + body[second.end(1) :]


def with_a_wrong_byte(body: bytes, chance: Random) -> bytes:
    place = chance.randrange(len(body))
    return body[:place] + chance.choice((b"<", b">", b"&", b'"', b"x", b" ", b"\xff")) + body[place + 1 :]


def cut_off(body: bytes, chance: Random) -> bytes:
    return body[: chance.randrange(len(body))]


# What is done to its elements.


def dropped(node: Any, _: Random) -> None:
    node.getparent().remove(node)


def repeated(node: Any, _: Random) -> None:
    node.addnext(etree.fromstring(etree.tostring(node)))


def moved(node: Any, chance: Random) -> None:
    places = list(node.getroottree().iter(f"{W}p", f"{W}r", f"{W}tc"))
    while node in (place := chance.choice(places), *place.iterancestors()):
        pass
    place.insert(chance.randrange(len(place) + 1), node)


def unwrapped(node: Any, _: Random) -> None:
    for child in node:
        node.addprevious(child)
    dropped(node, _)


def in_a_field(node: Any, chance: Random) -> None:
    namespace = W.strip("{}")
    node.addprevious(etree.fromstring(FIELD.format(namespace, "begin")))
    if chance.random() < 0.7:
        node.addnext(etree.fromstring(FIELD.format(namespace, "end")))


def in_another_style(node: Any, chance: Random) -> None:
    for style in node.iter(f"{W}pStyle"):
        style.set(f"{W}val", chance.choice(("Heading1", "Heading2", "Heading3", "PEPCell", "nothing", "")))


BYTES = (without_a_text, with_two_texts_exchanged, with_a_wrong_byte, cut_off)
ELEMENTS = (dropped, repeated, moved, unwrapped, in_a_field, in_another_style)


def with_elements(change: Callable[[Any, Random], None]) -> Callable[[bytes, Random], bytes]:
    def changed(body: bytes, chance: Random) -> bytes:
        root = etree.fromstring(body)
        change(chance.choice(list(root.iter(*(W + name for name in MOVED)))), chance)
        return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))

    return changed


def damaged_files() -> Iterator[tuple[str, bytes]]:
    """Yield files to each of which one to three things were done, and the name of the last."""
    chance = Random(20261130)
    changes = {change.__name__: change for change in BYTES}
    changes |= {change.__name__: with_elements(change) for change in ELEMENTS}
    _, package = a_document()
    for number in range(FILES):
        body = package[DOCUMENT]
        for _ in range(number % 3):
            body = with_elements(chance.choice(ELEMENTS))(body, chance)
        name = sorted(changes)[number % len(changes)]
        yield name, packed({**package, DOCUMENT: changes[name](body, chance)})


def outcome(read: Callable[[bytes], tuple[AnyLine, ...]], content: bytes) -> tuple[AnyLine, ...] | type[Exception]:
    try:
        return read(content)
    except (etree.XMLSyntaxError, AttributeError) as error:
        return type(error)


@pytest.mark.slow
def test_both_readers_agree_on_damaged_files() -> None:
    view, _ = a_document()
    seen: Counter[str] = Counter()
    for name, content in damaged_files():
        slow = outcome(lambda content: without_languages(word.outline(content)), content)
        quick = outcome(word_text.outline, content)

        assert quick == slow, name
        seen["unreadable" if isinstance(slow, type) else "missed" if [*missing_parts(view, slow)] else "whole"] += 1

    assert seen["unreadable"] > FILES / 10
    assert seen["missed"] > FILES / 4
    assert seen["whole"] > FILES / 10


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("phase", PHASES)
def test_both_readers_agree_on_what_we_make(phase: str, mode: Mode) -> None:
    for view in (a_view(phase, mode), a_hostile_view(phase, mode)):
        content = render_unverified(view, Format.DOCX)

        assert word_text.outline(content) == without_languages(word.outline(content))


def test_a_word_file_that_lost_a_text_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    view, package = a_document()
    body = package[DOCUMENT].replace(b"Yr ysgol fawr.", b"", 1)
    assert body != package[DOCUMENT]
    monkeypatch.setattr(render, "render_unverified", lambda *_, **__: packed({**package, DOCUMENT: body}))

    with pytest.raises(RenderError) as stopped:
        render.render(view, Format.DOCX)

    assert stopped.value.facts == {"section": "my_page"}


def test_a_line_does_not_show_its_text_to_a_log() -> None:
    assert "Rhododendron" not in repr(PlainLine("P", "Rhododendron"))
