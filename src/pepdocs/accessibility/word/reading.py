"""Read a Word file from its bytes into what the checks use."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from pepdocs.accessibility.word.blocks import BodyReader
from pepdocs.accessibility.word.document import WordDocument
from pepdocs.accessibility.word.inline import Targets
from pepdocs.accessibility.word.model import WordProperties
from pepdocs.accessibility.word.package import DamagedWordError, Relation, WordPackage, open_word
from pepdocs.accessibility.word.styles import WordStyles, read_styles
from pepdocs.accessibility.word.values import attribute, child, is_yes, value, whole
from pepdocs.base.ooxml import q

_MARGINS: Final = ("footer", "header")
_NOTES: Final = {"footnotes": "w:footnote", "endnotes": "w:endnote"}
_CHANGES: Final = tuple(
    map(q, ("w:ins", "w:del", "w:moveFrom", "w:moveTo", "w:commentReference", "w:cellIns", "w:cellDel"))
)
_PROTECTION: Final = frozenset({"readOnly", "forms"})
_SEPARATOR: Final = re.compile(r"[\s,;]+")
_WORD_2007: Final = 12


@dataclass(frozen=True, slots=True)
class RelatedParts:
    """The parts that a part refers to."""

    package: WordPackage
    relations: dict[str, Relation]

    def of_kind(self, kind: str) -> Iterator[tuple[str, Any]]:
        """Yield the name and the root of each part of a kind, such as the headers."""
        relations = (one for one in self.relations.values() if one.kind == kind and not one.is_outside)
        for name in dict.fromkeys(relation.target for relation in relations):
            root = self.package.root(name)
            if root is not None:
                yield name, root

    def first(self, kind: str) -> Any:
        """Return the root of the first part of a kind, or `None`."""
        return next((root for _, root in self.of_kind(kind)), None)


def read(content: bytes) -> WordDocument:
    """Return a Word file as the checks read it.

    Raises `DamagedWordError`, or another one of `examine.DAMAGE` for a damaged file.
    """
    package = open_word(content)
    main = package.root(package.document)
    body = child(main, "w:body")
    if body is None:
        raise DamagedWordError("no text")
    parts = RelatedParts(package, package.relations(package.document))
    styles = read_styles(parts.first("styles"))
    bookmarks = frozenset(_attributes(main, "w:bookmarkStart", "w:name"))
    item_styles = frozenset(_named_styles(parts.first("numbering")))
    reader = BodyReader(styles, Targets(bookmarks, parts.relations), item_styles)
    reader.read(body)
    _read_beside(parts, reader)
    return WordDocument(
        properties=_properties(parts, styles, main),
        paragraphs=tuple(reader.paragraphs),
        tables=tuple(reader.tables),
        figures=tuple(reader.figures),
        links=tuple(reader.links),
        controls=tuple(reader.controls),
        floating=tuple(reader.floating),
        not_portable=tuple(reader.not_portable),
    )


def _read_beside(parts: RelatedParts, reader: BodyReader) -> None:
    """Read the headers, footers and notes."""
    bookmarks = reader.targets.bookmarks
    reader.heading = ""
    for kind in (*_MARGINS, *_NOTES):
        for name, root in parts.of_kind(kind):
            reader.targets = Targets(bookmarks, parts.package.relations(name))
            if kind in _MARGINS:
                reader.read(root, is_margin=True)
                continue
            for note in root.iter(q(_NOTES[kind])):
                if not attribute(note, "w:type"):
                    reader.read(note)


def _properties(parts: RelatedParts, styles: WordStyles, main: Any) -> WordProperties:
    settings = parts.first("settings")
    core = RelatedParts(parts.package, parts.package.relations("")).first("core-properties")
    default_run = {**styles.run, **styles.run_of(styles.defaults.get("paragraph", ""))}
    protection = child(settings, "w:documentProtection")
    return WordProperties(
        title=_core_text(core, "dc:title"),
        language=default_run.get("lang", "").strip(),
        theme_language=value(settings, "w:themeFontLang").strip(),
        languages=tuple(filter(None, _SEPARATOR.split(_core_text(core, "dc:language")))),
        compatibility=_compatibility(settings),
        is_protected=attribute(protection, "w:edit") in _PROTECTION and is_yes(attribute(protection, "w:enforcement")),
        is_tracked=next(main.iter(*_CHANGES), None) is not None,
        has_duplicates=_has_duplicates(parts.package, styles, main),
    )


def _core_text(core: Any, name: str) -> str:
    node = child(core, name)
    return (node.text or "").strip() if node is not None else ""


def _compatibility(settings: Any) -> int:
    """Return the version of Word that a file asks for; Word 2007 if it asks for none."""
    nodes = settings.iter(q("w:compatSetting")) if settings is not None else ()
    modes = (whole(value(node)) for node in nodes if attribute(node, "w:name") == "compatibilityMode")
    return max(modes, default=_WORD_2007)


def _has_duplicates(package: WordPackage, styles: WordStyles, main: Any) -> bool:
    """Return whether two parts, styles, controls, pictures, bookmarks or paragraphs share an identifier."""
    identifiers: tuple[Iterable[str], ...] = (
        _attributes(main, "w:bookmarkStart", "w:name"),
        _attributes(main, "w:bookmarkStart", "w:id"),
        (value(node, "w:id") for node in main.iter(q("w:sdtPr"))),
        (str(node.get("id") or "") for node in main.iter(q("wp:docPr"))),
        _attributes(main, "w:p", "w14:paraId"),
        package.names,
        styles.keys,
    )
    return any(number > 1 for some in identifiers for name, number in Counter(some).items() if name)


def _named_styles(numbering: Any) -> Iterator[str]:
    """Yield the keys of the styles that the levels of the numbering name."""
    levels = numbering.iter(q("w:lvl")) if numbering is not None else ()
    return (value(level, "w:pStyle") for level in levels)


def _attributes(main: Any, tag: str, name: str) -> Iterator[str]:
    return (attribute(node, name) for node in main.iter(q(tag)))
