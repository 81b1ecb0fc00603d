"""Pictures and links of a PDF."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pepdocs.access import kinds
from pepdocs.access.barriers import Barrier, barrier
from pepdocs.access.pdf_model import Annotation, Document, Element

FILE_NAME = re.compile(r"[\w.-]+\.(?:png|jpe?g|gif|svg|bmp|tiff?|webp|emf|wmf|pdf)", re.IGNORECASE)
ONLY_A_PICTURE = frozenset(
    "image picture photo photograph graphic figure icon logo img llun delwedd ffotograff ffigur "
    "eicon logo graffig".split()
)
NUMBERED = re.compile(r"[\s\d._-]+$")

ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S*|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)
SAYS_NOTHING = frozenset(
    (
        "click here", "click", "here", "link", "this link", "follow this link", "read more", "more",
        "more information", "see here", "go", "this page", "website", "page",
        "yma", "cliciwch yma", "clicia yma", "cliciwch", "clicia", "dolen", "y ddolen", "y ddolen hon",
        "dilynwch y ddolen hon", "darllen mwy", "darllenwch fwy", "mwy", "rhagor", "rhagor o wybodaeth",
        "mwy o wybodaeth", "gweler yma", "y dudalen hon", "gwefan", "y wefan hon", "tudalen",
    )
)  # fmt: skip


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


def is_name_of_file(said: str) -> bool:
    """Return whether the words for a picture name a file, or say no more than that it is one."""
    bare = NUMBERED.sub("", said.casefold())
    return FILE_NAME.fullmatch(said) is not None or bare in ONLY_A_PICTURE


def says_nothing(text: str) -> bool:
    """Return whether the text of a link is an address, or does not say where it leads."""
    bare = " ".join(text.casefold().split()).strip(" .:…→>»")
    return bare in SAYS_NOTHING or ADDRESS.fullmatch(text.strip()) is not None


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
