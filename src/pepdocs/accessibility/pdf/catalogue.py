"""What a PDF says of itself: title, languages, standards, bookmarks, and where links lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from pepdocs.accessibility.pdf.model import Annotation, Bookmark, Facts
from pepdocs.accessibility.pdf.values import (
    Objgen,
    entries,
    entry,
    items,
    name,
    number,
    objgen,
    words,
)

MOST_BOOKMARKS = 5000
HIDDEN = 2

Targets = Mapping[str, Any]
"""Where each named place of a file is."""


def facts(pdf: pikepdf.Pdf) -> Facts:
    """Return what a file says of itself."""
    root = pdf.Root
    metadata = _metadata(pdf)
    spoken = metadata.get("languages", "")
    return Facts(
        title=metadata.get("title", "").strip(),
        shows_title=entry(root, "/ViewerPreferences", "/DisplayDocTitle") is True,
        lang=words(entry(root, "/Lang")) or "",
        languages=tuple(spoken.split()),
        says_pdf_ua=bool(metadata.get("part")),
        is_tagged=_is_tagged(root),
    )


def _is_tagged(root: Any) -> bool:
    """Return whether a file has a structure, and says so."""
    marked = entry(root, "/MarkInfo", "/Marked") is True
    return marked and any(True for _ in items(entry(root, "/StructTreeRoot", "/K")))


def _metadata(pdf: pikepdf.Pdf) -> dict[str, str]:
    """Return what the metadata say; damaged ones say nothing."""
    if entry(pdf.Root, "/Metadata") is None:
        return {}
    try:
        read = pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
        languages = read.get("dc:language") or ""
        spoken = languages.split() if isinstance(languages, str) else sorted(map(str, languages))
        return {
            "title": str(read.get("dc:title") or ""),
            "languages": " ".join(spoken),
            "part": str(read.get("pdfuaid:part") or ""),
        }
    except (ValueError, SyntaxError, KeyError):
        return {}


def targets(pdf: pikepdf.Pdf) -> Targets:
    """Return the named places of a file."""
    old = dict(_old_names(entry(pdf.Root, "/Dests")))
    tree = entry(pdf.Root, "/Names", "/Dests")
    return old if not isinstance(tree, Dictionary) else {**old, **_new_names(tree)}


def _old_names(thing: Any) -> Iterator[tuple[str, Any]]:
    return ((key[1:], place) for key, place in entries(thing))


def _new_names(tree: Any) -> dict[str, Any]:
    """Return the names of a tree of names; a damaged one has none."""
    found: dict[str, Any] = {}
    waiting, seen = [tree], set[Objgen]()
    while waiting and len(found) < 100_000:
        branch = waiting.pop()
        if objgen(branch) in seen:
            continue
        seen.add(objgen(branch) if objgen(branch) != (0, 0) else (-len(seen), 0))
        waiting.extend(items(entry(branch, "/Kids")))
        listed = list(items(entry(branch, "/Names")))
        pairs = zip(listed[::2], listed[1::2], strict=False)
        found.update((words(key) or "", place) for key, place in pairs)
    return found


def page_of(place: Any, named: Targets, pages: Mapping[Objgen, int]) -> int:
    """Return the page that a place is on; 0 where it is nowhere."""
    for _ in range(4):
        if isinstance(place, Dictionary):
            place = entry(place, "/D")
        elif isinstance(place, Array):
            return _page_in(place, pages)
        elif isinstance(place, Name):
            place = named.get(name(place))
        else:
            place = named.get(words(place) or "")
    return 0


def _page_in(place: Any, pages: Mapping[Objgen, int]) -> int:
    first = next(items(place), None)
    return pages.get(objgen(first), 0)


def bookmarks(pdf: pikepdf.Pdf, pages: Mapping[Objgen, int], named: Targets) -> tuple[Bookmark, ...]:
    """Return the list of parts, in its order."""
    found: list[Bookmark] = []
    seen: set[Objgen] = set()
    waiting = [entry(pdf.Root, "/Outlines", "/First")]
    while waiting and len(found) < MOST_BOOKMARKS:
        thing = waiting.pop()
        if not isinstance(thing, Dictionary) or objgen(thing) in seen:
            continue
        seen.add(objgen(thing))
        place = entry(thing, "/Dest") or entry(thing, "/A", "/D")
        found.append(Bookmark(words(entry(thing, "/Title")) or "", page_of(place, named, pages)))
        waiting += [entry(thing, "/Next"), entry(thing, "/First")]
    return tuple(found)


def notes(sheet: Any, number_of: int, pages: Mapping[Objgen, int], named: Targets) -> tuple[Annotation, ...]:
    """Return what can be followed or filled in on a page."""
    return tuple(
        Annotation(
            page=number_of,
            kind=name(entry(thing, "/Subtype")),
            objgen=objgen(thing),
            contents=words(entry(thing, "/Contents")) or "",
            leads=_leads(thing, pages, named),
            is_hidden=bool(int(number(entry(thing, "/F"))) & HIDDEN),
        )
        for thing in items(entry(sheet, "/Annots"))
        if isinstance(thing, Dictionary)
    )


def _leads(thing: Any, pages: Mapping[Objgen, int], named: Targets) -> bool:
    """Return whether a link leads anywhere."""
    action = entry(thing, "/A")
    kind = name(entry(action, "/S"))
    if kind == "URI":
        return bool((words(entry(action, "/URI")) or "").strip())
    if kind not in ("", "GoTo"):
        return True
    return page_of(entry(thing, "/Dest") or entry(action, "/D"), named, pages) > 0
