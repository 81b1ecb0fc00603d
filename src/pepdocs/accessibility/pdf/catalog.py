"""The catalog of a PDF: properties, named destinations, bookmarks, and the annotations of its pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from pepdocs.accessibility.pdf.model import Bookmark, Objgen, PdfAnnotation, PdfProperties
from pepdocs.accessibility.pdf.values import entries, entry, items, name, number, objgen, words

MAX_BOOKMARKS = 5000
MAX_NAMES = 100_000
MAX_STEPS = 4
"""The indirections by which a destination may be given."""
HIDDEN = 2
"""The flag of a hidden annotation (ISO 32000-1, 12.5.3)."""


def read_properties(pdf: pikepdf.Pdf) -> PdfProperties:
    """Return the properties of a file."""
    root = pdf.Root
    metadata = _metadata(pdf)
    is_marked = entry(root, "/MarkInfo", "/Marked") is True
    return PdfProperties(
        title=metadata.get("title", "").strip(),
        shows_title=entry(root, "/ViewerPreferences", "/DisplayDocTitle") is True,
        lang=words(entry(root, "/Lang")) or "",
        languages=tuple(metadata.get("languages", "").split()),
        is_pdf_ua=bool(metadata.get("part")),
        is_tagged=is_marked and any(True for _ in items(entry(root, "/StructTreeRoot", "/K"))),
    )


def _metadata(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Return the XMP metadata that matter here; none if they are damaged."""
    if entry(pdf.Root, "/Metadata") is None:
        return {}
    try:
        metadata = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
        languages = metadata.get("dc:language") or ""
        tags = languages.split() if isinstance(languages, str) else sorted(map(str, languages))
        return {
            "title": str(metadata.get("dc:title") or ""),
            "languages": " ".join(tags),
            "part": str(metadata.get("pdfuaid:part") or ""),
        }
    except (ValueError, SyntaxError, KeyError):
        return {}


@dataclass(frozen=True, slots=True)
class Destinations:
    """The pages of a file by their objects, and its named destinations."""

    pages: Mapping[Objgen, int]
    named: Mapping[str, Any]

    def page(self, target: Any) -> int:
        """Return the page of a destination, 0 if there is none."""
        for _ in range(MAX_STEPS):
            if isinstance(target, Dictionary):
                target = entry(target, "/D")
            elif isinstance(target, Array):
                return self.pages.get(objgen(next(items(target), None)), 0)
            else:
                target = self.named.get(name(target) if isinstance(target, Name) else words(target) or "")
        return 0


def read_destinations(pdf: pikepdf.Pdf) -> Destinations:
    """Return the destinations of a file."""
    named = {key[1:]: target for key, target in entries(entry(pdf.Root, "/Dests"))}
    tree = entry(pdf.Root, "/Names", "/Dests")
    if isinstance(tree, Dictionary):
        named.update(_name_tree(tree))
    return Destinations({page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}, named)


def _name_tree(tree: Any) -> dict[str, Any]:
    """Return the entries of a name tree; a damaged one may end early."""
    named: dict[str, Any] = {}
    waiting, seen = [tree], set[Objgen]()
    while waiting and len(named) < MAX_NAMES:
        branch = waiting.pop()
        if objgen(branch) in seen:
            continue
        seen.add(objgen(branch) if objgen(branch) != (0, 0) else (-len(seen), 0))
        waiting.extend(items(entry(branch, "/Kids")))
        listed = list(items(entry(branch, "/Names")))
        pairs = zip(listed[::2], listed[1::2], strict=False)
        named.update((words(key) or "", target) for key, target in pairs)
    return named


def read_bookmarks(pdf: pikepdf.Pdf, destinations: Destinations) -> tuple[Bookmark, ...]:
    """Return the document outline, in its order."""
    bookmarks: list[Bookmark] = []
    seen: set[Objgen] = set()
    waiting = [entry(pdf.Root, "/Outlines", "/First")]
    while waiting and len(bookmarks) < MAX_BOOKMARKS:
        thing = waiting.pop()
        if not isinstance(thing, Dictionary) or objgen(thing) in seen:
            continue
        seen.add(objgen(thing))
        target = entry(thing, "/Dest") or entry(thing, "/A", "/D")
        bookmarks.append(Bookmark(words(entry(thing, "/Title")) or "", destinations.page(target)))
        waiting += [entry(thing, "/Next"), entry(thing, "/First")]
    return tuple(bookmarks)


def read_annotations(page: Any, number_of: int, destinations: Destinations) -> tuple[PdfAnnotation, ...]:
    """Return the annotations of a page."""
    return tuple(
        PdfAnnotation(
            page=number_of,
            kind=name(entry(thing, "/Subtype")),
            objgen=objgen(thing),
            contents=words(entry(thing, "/Contents")) or "",
            address=(words(entry(thing, "/A", "/URI")) or "").strip(),
            leads=_leads(thing, destinations),
            is_hidden=bool(int(number(entry(thing, "/F"))) & HIDDEN),
        )
        for thing in items(entry(page, "/Annots"))
        if isinstance(thing, Dictionary)
    )


def _leads(annotation: Any, destinations: Destinations) -> bool:
    """Return whether a link has a target that exists; only addresses and places in the file can lack one."""
    action = entry(annotation, "/A")
    kind = name(entry(action, "/S"))
    if kind == "URI":
        return bool((words(entry(action, "/URI")) or "").strip())
    if kind not in ("", "GoTo"):
        return True
    return destinations.page(entry(annotation, "/Dest") or entry(action, "/D")) > 0
