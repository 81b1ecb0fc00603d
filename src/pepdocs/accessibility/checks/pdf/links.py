"""Pictures and links of a PDF."""

from __future__ import annotations

from collections.abc import Iterator

from pepdocs.accessibility import kinds
from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.checks.meaningless import is_name_of_file, says_nothing
from pepdocs.accessibility.pdf.model import Annotation, Document, Element


def pictures(document: Document) -> Iterator[Barrier]:
    """A picture has words, and they say what it shows."""
    for each in document.every:
        if each.kind not in ("Figure", "Formula"):
            continue
        said = (each.alt or each.actual or "").strip()
        if not said:
            yield barrier(kinds.NO_ALT, document.at(each))
        elif is_name_of_file(said):
            yield barrier(kinds.ALT_IS_NAME, document.at(each))


def link_texts(document: Document) -> Iterator[Barrier]:
    """A link says where it leads."""
    notes = _notes(document)
    for link in _links(document):
        descriptions = [notes[p.objgen].contents for p in link.pointers() if p.objgen in notes]
        texts = [document.text(link), *descriptions]
        if any(says_nothing(text) for text in texts) or not any(map(str.strip, texts)):
            yield barrier(kinds.LINK_SAYS_NOTHING, document.at(link))
            continue
        if not all(map(str.strip, descriptions)):
            yield barrier(kinds.LINK_SAYS_NOTHING, document.at(link))


def lost_links(document: Document) -> Iterator[Barrier]:
    """A link is in the structure, and leads somewhere."""
    notes = _notes(document)
    reached = {pointer.objgen for link in _links(document) for pointer in link.pointers()}
    has_structure = bool(document.root.kids)
    for each in notes.values():
        is_lost = has_structure and each.objgen not in reached
        if not each.is_hidden and (is_lost or not each.leads):
            yield barrier(kinds.LINK_LOST, document.on(each.page))
    for link in _links(document):
        if not any(pointer.objgen in notes for pointer in link.pointers()):
            yield barrier(kinds.LINK_LOST, document.at(link))


def _links(document: Document) -> Iterator[Element]:
    return (each for each in document.every if each.kind == "Link")


def _notes(document: Document) -> dict[tuple[int, int], Annotation]:
    """Return the links on the pages by their number in the file."""
    every = (each for page in document.pages for each in page.annotations)
    return {each.objgen: each for each in every if each.kind == "Link"}


CHECKS = (pictures, link_texts, lost_links)
