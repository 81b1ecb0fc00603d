"""A Word file read once, from its bytes to what the checks see."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from pepdocs.accessibility.word.blocks import Reader
from pepdocs.accessibility.word.inline import Targets
from pepdocs.accessibility.word.looks import Around, look
from pepdocs.accessibility.word.model import Document, Facts
from pepdocs.accessibility.word.names import attribute, child, is_yes, q, value, whole
from pepdocs.accessibility.word.package import Damaged, Package, Relation, opened
from pepdocs.accessibility.word.styles import Styles, styles

_EDGES: Final = frozenset({"header", "footer"})
_NOTES: Final = {"footnotes": "w:footnote", "endnotes": "w:endnote"}
_CHANGES: Final = tuple(
    map(
        q,
        (
            "w:ins",
            "w:del",
            "w:moveFrom",
            "w:moveTo",
            "w:commentReference",
            "w:cellIns",
            "w:cellDel",
        ),
    )
)
_FORBIDDING: Final = frozenset({"readOnly", "forms"})
_SEVERAL: Final = re.compile(r"[\s,;]+")


def read(content: bytes) -> Document:
    """Return a file as the checks see it.

    Raises `Damaged`, or for a damaged file whatever it breaks: see `docx.DAMAGE`.
    """
    package = opened(content)
    main = package.root(package.document)
    body = child(main, "w:body")
    if body is None:
        raise Damaged("no text")
    relations = package.relations(package.document)
    known = styles(_part(package, relations, "styles"))
    reader = Reader(known, Targets(frozenset(_bookmarks(main)), relations))
    reader.read(body)
    _besides(package, relations, reader)
    usual = look(known, Around(), known.defaults.get("paragraph", ""))
    return Document(
        facts=_facts(package, relations, known, main),
        usual=usual,
        paragraphs=tuple(reader.paragraphs),
        tables=tuple(reader.tables),
        pictures=tuple(reader.pictures),
        links=tuple(reader.links),
        boxes=tuple(reader.boxes),
        floating=tuple(reader.floating),
        not_kept=tuple(reader.not_kept),
    )


def _part(package: Package, relations: dict[str, Relation], kind: str) -> Any:
    """Return the root of the part of a kind, such as the styles; `None` where there is none."""
    return next((root for _, root in _parts(package, relations, kind)), None)


def _parts(package: Package, relations: dict[str, Relation], kind: str) -> Iterator[tuple[str, Any]]:
    names = dict.fromkeys(each.target for each in relations.values() if each.kind == kind and not each.is_outside)
    yield from ((name, package.root(name)) for name in names if name in package.parts)


def _besides(package: Package, relations: dict[str, Relation], reader: Reader) -> None:
    """Read what stands at the edges of the pages, and the notes."""
    bookmarks = reader.targets.bookmarks
    reader.heading = ""
    for kind in sorted(_EDGES):
        for name, root in _parts(package, relations, kind):
            reader.targets = Targets(bookmarks, package.relations(name))
            reader.read(root, is_edge=True)
    for kind, note in _NOTES.items():
        for name, root in _parts(package, relations, kind):
            reader.targets = Targets(bookmarks, package.relations(name))
            for each in root.iter(q(note)):
                if not attribute(each, "w:type"):
                    reader.read(each)


def _bookmarks(main: Any) -> Iterator[str]:
    return (attribute(each, "w:name") for each in main.iter(q("w:bookmarkStart")))


def _facts(package: Package, relations: dict[str, Relation], known: Styles, main: Any) -> Facts:
    settings = _part(package, relations, "settings")
    core = next((root for _, root in _parts(package, package.relations(""), "core-properties")), None)
    usual = {**known.run, **known.run_of(known.defaults.get("paragraph", ""))}
    languages = _SEVERAL.split(_said(core, "dc:language"))
    return Facts(
        title=_said(core, "dc:title"),
        main=usual.get("lang", "").strip(),
        theme=value(settings, "w:themeFontLang").strip(),
        languages=tuple(each for each in languages if each),
        compatibility=_compatibility(settings),
        is_protected=_is_protected(settings),
        is_tracked=next(main.iter(*_CHANGES), None) is not None,
        has_twins=_has_twins(package, known, main),
    )


def _said(core: Any, name: str) -> str:
    """Return what a file's properties say, nothing where they say nothing."""
    found = core.find(q(name)) if core is not None else None
    return (found.text or "").strip() if found is not None else ""


def _compatibility(settings: Any) -> int:
    """Return the version of Word that a file asks for; Word 2007 where it asks for none."""
    found = settings.iter(q("w:compatSetting")) if settings is not None else ()
    modes = (each for each in found if attribute(each, "w:name") == "compatibilityMode")
    return max((whole(value(each)) for each in modes), default=12)


def _is_protected(settings: Any) -> bool:
    node = child(settings, "w:documentProtection")
    forbids = attribute(node, "w:edit") in _FORBIDDING
    return forbids and is_yes(attribute(node, "w:enforcement"))


def _has_twins(package: Package, known: Styles, main: Any) -> bool:
    """Return whether two parts, styles, boxes, pictures or bookmarks have one name or number."""
    marks = (
        (attribute(each, "w:name") for each in main.iter(q("w:bookmarkStart"))),
        (attribute(each, "w:id") for each in main.iter(q("w:bookmarkStart"))),
        (value(each, "w:id") for each in main.iter(q("w:sdtPr"))),
        (str(each.get("id") or "") for each in main.iter(q("wp:docPr"))),
        (attribute(each, "w14:paraId") for each in main.iter(q("w:p"))),
        package.names,
        known.keys,
    )
    return any(_is_twice(each) for each in marks)


def _is_twice(names: Any) -> bool:
    return any(number > 1 for name, number in Counter(names).items() if name)
