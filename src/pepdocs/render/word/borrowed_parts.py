"""What a theme's Word template leaves to ours: building blocks, styles, a picture.

An officer who moves sections and writes between them needs none of the blocks that tables and targets
are made of, and a word processor forgets what no page shows. What is missing is lent by our template of
the same phase; what a word processor has renamed or said of languages by itself is put right.
"""

from __future__ import annotations

import copy
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from lxml import etree

from pepdocs.render.word.finish import zipped
from pepdocs.theme import resource

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATED: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_MACRO: Final = re.compile(r"\{%\s*p\s+macro\s+(\w+)")
_END: Final = re.compile(r"\{%\s*p\s+endmacro\b")
_NEW_SIDE: Final = re.compile(rb'(<w:lvlJc w:val=)"start"')
_NEW_CHARSET: Final = re.compile(rb' w:characterSet="[^"]*"')
_NAMING: Final = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
_DOCUMENT: Final = "word/document.xml"
_LINKS: Final = "word/_rels/document.xml.rels"
_STYLES: Final = "word/styles.xml"
_LISTED: Final = "[Content_Types].xml"
_TEXTS: Final = re.compile(r"word/(?:document|styles|header\d*|footer\d*)\.xml")

Parts = dict[str, bytes]


def completed(parts: Mapping[str, bytes], ours: Mapping[str, bytes]) -> Parts:
    """Return the parts of a template with what it leaves to ours."""
    trees = {name: _parsed(body) for name, body in parts.items() if _TEXTS.fullmatch(name)}
    made = dict(parts)
    if _DOCUMENT in trees and _STYLES in trees:
        _lend_styles(trees, _parsed(ours[_STYLES]))
        lent = [*_lend_blocks(trees[_DOCUMENT], _parsed(ours[_DOCUMENT]))]
        _lend_pictures(made, ours, lent)
    made |= {name: _written(tree) for name, tree in trees.items()}
    return {name: _respelt(name, body) for name, body in made.items()}


def _respelt(name: str, body: bytes) -> bytes:
    """Return a part with what LibreOffice spells in a newer way than all versions of Word read."""
    if name == "word/numbering.xml":
        return _NEW_SIDE.sub(rb'\1"left"', body)
    return _NEW_CHARSET.sub(b"", body) if name == "word/fontTable.xml" else body


def sections_only(content: bytes) -> bytes:
    """Return our Word template without its building blocks, which ours lends: what an officer edits."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = _parsed(parts[_DOCUMENT])
    for node in _about_blocks(root):
        node.getparent().remove(node)
    return zipped((parts | {_DOCUMENT: _written(root)}).items())


def _about_blocks(root: Any) -> list[Any]:
    """Return everything that is a building block, or tells about one."""
    nodes = list(root.find(f"{_W}body").iterchildren(f"{_W}p", f"{_W}tbl"))
    inside = {node for each in blocks(root).values() for node in each}
    first = next((number for number, node in enumerate(nodes) if node in inside), len(nodes))
    while first and _is_note(nodes[first - 1]):
        first -= 1
    return [node for node in nodes[first:] if node in inside or _is_note(node)]


def _is_note(node: Any) -> bool:
    style = node.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and str(style.get(f"{_W}val")).startswith("PEPTemplate")


@lru_cache(maxsize=1)
def block_names() -> frozenset[str]:
    """Return the names of the building blocks that ours lends to every template that has none so called."""
    with zipfile.ZipFile(io.BytesIO(resource("secondary/pep.docx").read_bytes())) as package:
        return frozenset(blocks(_parsed(package.read(_DOCUMENT))))


def blocks(root: Any) -> dict[str, list[Any]]:
    """Return the paragraphs and tables of each building block of a document, by its name."""
    found: dict[str, list[Any]] = {}
    name = ""
    for node in root.find(f"{_W}body"):
        text = "".join(t.text or "" for t in node.iter(f"{_W}t")) if node.tag == f"{_W}p" else ""
        if begins := _MACRO.search(text):
            name = begins[1]
        if name:
            found.setdefault(name, []).append(node)
        if _END.search(text):
            name = ""
    return found


def _lend_blocks(root: Any, ours: Any) -> Iterator[Any]:
    """Add the building blocks that a document does not have, and yield what was added."""
    own, body = blocks(root), root.find(f"{_W}body")
    last = body.find(f"{_W}sectPr")
    for name, nodes in blocks(ours).items():
        for node in nodes if name not in own else ():
            lent = copy.deepcopy(node)
            body.append(lent) if last is None else last.addprevious(lent)
            yield lent


def _lend_styles(trees: Mapping[str, Any], ours: Any) -> None:
    """Give styles the names that our blocks and filters use, add missing ones, and no language."""
    own, wanted = trees[_STYLES], list(ours.iter(f"{_W}style"))
    renamed = _renamed(list(own.iter(f"{_W}style")), wanted)
    for tree in trees.values() if renamed else ():
        _rename(tree, renamed)
    known = {_id(style) for style in own.iter(f"{_W}style")}
    own.extend(copy.deepcopy(style) for style in wanted if _id(style) not in known)
    for style in own.iter(f"{_W}style"):
        if style.get(f"{_W}type") != "character":
            _say_no_language(style)


def _renamed(own: list[Any], wanted: list[Any]) -> dict[str, str]:
    """Return which keys of styles are to become others: ours, or ones that make room for ours."""
    exact = {_name(style): style for style in own}
    loose = {name.lower(): style for name, style in exact.items()}
    found = {
        _id(style): _id(ours)
        for ours in wanted
        if (style := exact.get(_name(ours), loose.get(_name(ours).lower()))) is not None and _id(style) != _id(ours)
    }
    taken = set(found.values()) & {_id(style) for style in own} - set(found)
    return found | {key: f"{key}Own" for key in taken}


def _rename(tree: Any, renamed: Mapping[str, str]) -> None:
    for node in tree.iter(*(f"{_W}{naming}" for naming in _NAMING)):
        node.set(f"{_W}val", renamed.get(node.get(f"{_W}val"), node.get(f"{_W}val")))
    for style in tree.iter(f"{_W}style"):
        style.set(f"{_W}styleId", renamed.get(_id(style), _id(style)))


def _say_no_language(style: Any) -> None:
    """Leave a style's language to the document, which is made in several."""
    for node in list(style.iter(f"{_W}lang")):
        node.getparent().remove(node)


def _lend_pictures(parts: Parts, ours: Mapping[str, bytes], lent: list[Any]) -> None:
    """Add the pictures that lent blocks show."""
    shown = {node.get(f"{_R}embed") for each in lent for node in each.iter() if _is_picture(node)}
    links = _parsed(parts[_LINKS])
    shown -= {link.get("Id") for link in links}
    for link in _parsed(ours[_LINKS]):
        if link.get("Id") in shown:
            name = f"media/lent-{link.get('Target').rpartition('/')[2]}"
            parts[f"word/{name}"] = ours[f"word/{link.get('Target')}"]
            etree.SubElement(links, _RELATED, {**link.attrib, "Target": name})
            parts[_LISTED] = _listing(parts[_LISTED], name.rpartition(".")[2])
    parts[_LINKS] = _written(links)


def _is_picture(node: Any) -> bool:
    return bool(node.get(f"{_R}embed"))


def _listing(body: bytes, ending: str) -> bytes:
    """Return the list of a file's kinds of parts, with pictures of this kind among them."""
    root = _parsed(body)
    known = {each.get("Extension") for each in root.iter(f"{_TYPES}Default")}
    if ending not in known:
        made = {"Extension": ending, "ContentType": f"image/{ending}"}
        root.insert(0, root.makeelement(f"{_TYPES}Default", made))
    return _written(root)


def _name(style: Any) -> str:
    named = style.find(f"{_W}name")
    return str(named.get(f"{_W}val")) if named is not None else ""


def _id(style: Any) -> str:
    return str(style.get(f"{_W}styleId"))


def _parsed(body: bytes) -> Any:
    return etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True))


def _written(root: Any) -> bytes:
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))
