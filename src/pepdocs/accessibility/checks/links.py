"""Check the names of pictures, links and form controls, and the targets of links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from pepdocs.accessibility.barriers import Barrier, barrier
from pepdocs.accessibility.pdf.document import PdfDocument
from pepdocs.accessibility.word.document import WordDocument
from pepdocs.findings import accessibility as kinds

PICTURE_WORDS = frozenset(
    "image picture photo photograph graphic figure icon logo img llun delwedd ffotograff ffigur "
    "eicon logo graffig".split()
)
VAGUE_LINKS = frozenset(
    (
        "click here", "click", "here", "link", "this link", "follow this link", "read more", "more",
        "more information", "see here", "go", "this page", "website", "page",
        "yma", "cliciwch yma", "clicia yma", "cliciwch", "clicia", "dolen", "y ddolen", "y ddolen hon",
        "dilynwch y ddolen hon", "darllen mwy", "darllenwch fwy", "mwy", "rhagor", "rhagor o wybodaeth",
        "mwy o wybodaeth", "gweler yma", "y dudalen hon", "gwefan", "y wefan hon", "tudalen",
    )
)  # fmt: skip

PLACE_WORDS = frozenset(
    "adran adrannau dudalen pennawd pennod rhan tudalen chapter figure footnote heading page part section table".split()
)
LINK_WORDS = frozenset("ar at dolen ewch i link neidio neidiwch y yr a go jump link on the to".split())
"""Words of which the description of a link may be made that does not say what is there."""

_WORDS = re.compile(r"[^\W\d_]+")
_FILE_NAME = re.compile(r"[\w.-]+\.(?:png|jpe?g|gif|svg|bmp|tiff?|webp|emf|wmf|pdf)", re.IGNORECASE)
_NUMBERING = re.compile(r"[\s\d._-]+$")
_ADDRESS = re.compile(r"(?:https?://|mailto:|www\.)\S*|[\w-]+(?:\.[\w-]+)+/\S*", re.IGNORECASE)


def pictures(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """A picture has alternative text that says what it shows."""
    for figure in document.figures:
        if not figure.is_decorative and not figure.alt:
            yield barrier(kinds.NO_ALT, figure.at)
        elif not figure.is_decorative and _is_file_name(figure.alt):
            yield barrier(kinds.ALT_IS_NAME, figure.at)


def _is_file_name(alt: str) -> bool:
    """Return whether an alternative text is a file name, or only a word for a picture."""
    return _FILE_NAME.fullmatch(alt) is not None or _NUMBERING.sub("", alt.casefold()) in PICTURE_WORDS


def links(document: PdfDocument | WordDocument) -> Iterator[Barrier]:
    """A link says where it leads, and leads there."""
    for link in document.links:
        texts = (link.text, *link.descriptions)
        has_blank = not any(texts) or not all(map(str.strip, link.descriptions))
        if has_blank or any(map(_is_vague, texts)):
            yield barrier(kinds.LINK_SAYS_NOTHING, link.at)
        if not link.leads:
            yield barrier(kinds.LINK_LOST, link.at)


def _is_vague(text: str) -> bool:
    """Return whether the text of a link is an address, or does not say where it leads."""
    words = " ".join(text.casefold().split()).strip(" .:…→>»")
    return words in VAGUE_LINKS or _ADDRESS.fullmatch(text.strip()) is not None


def places(document: PdfDocument) -> Iterator[Barrier]:
    """The description of a link is more than a page or a number."""
    for link in document.links:
        if any(map(_names_place_only, link.descriptions)):
            yield barrier(kinds.LINK_NAMES_PLACE, link.at)


def _names_place_only(description: str) -> bool:
    """Return whether a description is as `Section, page 2` is, or `Ewch i dudalen 3`."""
    words = set(_WORDS.findall(description.casefold()))
    return bool(words & PLACE_WORDS) and words <= PLACE_WORDS | LINK_WORDS


def lost_annotations(document: PdfDocument) -> Iterator[Barrier]:
    """A visible link annotation has a target, and is part of the structure if there is one."""
    reached = {number for element in document.of_kind("Link") for number in element.references()}
    for annotation in document.annotations("Link"):
        is_lost = bool(document.root.kids) and annotation.objgen not in reached
        if not annotation.is_hidden and (is_lost or not annotation.leads):
            yield barrier(kinds.LINK_LOST, document.on(annotation.page))


def controls(document: WordDocument) -> Iterator[Barrier]:
    """A form control has a name of its own; a shared name is reported once."""
    names = [control.name.casefold() for control in document.controls]
    counts = Counter(names)
    reported: set[str] = set()
    for name, control in zip(names, document.controls, strict=True):
        if not name:
            yield barrier(kinds.CONTROL_NO_NAME, control.at)
        elif counts[name] > 1 and name not in reported:
            reported.add(name)
            yield barrier(kinds.CONTROL_SAME_NAME, control.at)


PDF = (pictures, lost_annotations, links, places)
WORD = (pictures, links, controls)
