"""Make e-mail addresses and telephone numbers in a Word file links: what marks one, and the part with its target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Final
from xml.sax.saxutils import quoteattr

from pepdocs.base.unbroken import may_have_link
from pepdocs.render.word.packing import Parts
from pepdocs.theme.sandbox.filters import pieces
from pepdocs.view.blocks import DocumentView, runs

_RELATIONS: Final = "word/_rels/document.xml.rels"
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_END: Final = b"</Relationships>"


def linked_texts(text: str) -> tuple[tuple[str, str], ...]:
    """Return the parts of a text as typed, each with the target of its link, which is empty where it is none."""
    found, place = list[tuple[str, str]](), 0
    for piece in pieces(text):
        for part, target in ((piece.before, ""), (piece.text, piece.link)):
            if part:
                found.append((text[place : place + len(part)], target))
                place += len(part)
    return tuple(found)


def link_key(target: str) -> str:
    """Return the name by which a paragraph refers to a target."""
    return f"rIdLink{sha256(target.encode()).hexdigest()[:16]}"


def targets(view: DocumentView) -> tuple[str, ...]:
    """Return the target of every link in a view, each once."""
    texts = {run.text for run in runs(view) if may_have_link(run.text)}
    return tuple(sorted({target for text in texts for _, target in linked_texts(text) if target}))


def add_links(parts: Parts, links: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the parts of a Word file with the targets of its links added."""
    relations = "".join(
        f'<Relationship Id="{link_key(link)}" Type="{_KIND}" Target={quoteattr(link)} TargetMode="External"/>'
        for link in links
    )
    for name, body in parts:
        yield name, body.replace(_END, relations.encode() + _END, 1) if name == _RELATIONS else body
