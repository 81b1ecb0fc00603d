"""Complete a theme's Word template with parts borrowed from ours: building blocks, styles, pictures.

An officer who moves sections and writes between them does not need the blocks that tables and targets are made of,
and a word processor drops what no page shows. What is missing is copied from our template of the same phase, and
style names and languages that a word processor changed by itself are restored.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from lxml import etree

from pepdocs.base.ooxml import open_package, parse, prefix, q, serialise
from pepdocs.render.word.adapting.paragraphs import text_of
from pepdocs.render.word.adapting.restoring import put_fonts_first, restored
from pepdocs.render.word.packing import zip_parts
from pepdocs.theme import resource

_W: Final = prefix("w")
_R: Final = prefix("r")
_RELATED: Final = q("pr:Relationship")
_TYPES: Final = prefix("ct")
_MACRO: Final = re.compile(r"\{%\s*p\s+macro\s+(\w+)")
_END: Final = re.compile(r"\{%\s*p\s+endmacro\b")
_NAMING: Final = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
_DOCUMENT: Final = "word/document.xml"
_LINKS: Final = "word/_rels/document.xml.rels"
_STYLES: Final = "word/styles.xml"
_LISTED: Final = "[Content_Types].xml"
_TEXTS: Final = re.compile(r"word/(?:document|styles|header\d*|footer\d*)\.xml")


def complete(parts: Mapping[str, bytes], ours: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of a template, completed with what it lacks from ours."""
    trees = {name: parse(body) for name, body in parts.items() if _TEXTS.fullmatch(name)}
    whole = dict(parts)
    if _DOCUMENT in trees and _STYLES in trees:
        _add_styles(trees, parse(ours[_STYLES]))
        borrowed = list(_add_blocks(trees[_DOCUMENT], parse(ours[_DOCUMENT])))
        _add_pictures(whole, ours, borrowed)
    for tree in trees.values():
        put_fonts_first(tree)
    return restored(whole | {name: serialise(tree) for name, tree in trees.items()})


def sections_only(content: bytes) -> bytes:
    """Return our Word template for an officer to edit, without the building blocks, which `complete` adds."""
    parts = open_package(content).parts
    root = parse(parts[_DOCUMENT])
    for node in _block_nodes(root):
        node.getparent().remove(node)
    return zip_parts({**parts, _DOCUMENT: serialise(root)}.items())


def _block_nodes(root: Any) -> list[Any]:
    """Return the paragraphs and tables of the building blocks and of the notes about them."""
    nodes = list(root.find(f"{_W}body").iterchildren(f"{_W}p", f"{_W}tbl"))
    inside = {node for block in blocks(root).values() for node in block}
    first = next((number for number, node in enumerate(nodes) if node in inside), len(nodes))
    while first and _is_note(nodes[first - 1]):
        first -= 1
    return [node for node in nodes[first:] if node in inside or _is_note(node)]


def _is_note(node: Any) -> bool:
    style = node.find(f"{_W}pPr/{_W}pStyle")
    return style is not None and str(style.get(f"{_W}val")).startswith("PEPTemplate")


@lru_cache(maxsize=1)
def block_names() -> frozenset[str]:
    """Return the names of the building blocks of ours that are added to every template without them."""
    parts = open_package(resource("secondary/pep.docx").read_bytes()).parts
    return frozenset(blocks(parse(parts[_DOCUMENT])))


def blocks(root: Any) -> dict[str, list[Any]]:
    """Return the paragraphs and tables of each building block of a document, by its name."""
    nodes: dict[str, list[Any]] = {}
    name = ""
    for node in root.find(f"{_W}body"):
        text = text_of(node) if node.tag == f"{_W}p" else ""
        if begins := _MACRO.search(text):
            name = begins[1]
        if name:
            nodes.setdefault(name, []).append(node)
        if _END.search(text):
            name = ""
    return nodes


def _add_blocks(root: Any, ours: Any) -> Iterator[Any]:
    """Add the building blocks that a document lacks or that were damaged, and yield the added nodes."""
    own, body = blocks(root), root.find(f"{_W}body")
    last = body.find(f"{_W}sectPr")
    for name in [name for name, nodes in own.items() if any(map(_lost_a_title, nodes))]:
        for node in own.pop(name):
            body.remove(node)
    for name, nodes in blocks(ours).items():
        for node in nodes if name not in own else ():
            borrowed = copy.deepcopy(node)
            body.append(borrowed) if last is None else last.addprevious(borrowed)
            yield borrowed


def _lost_a_title(node: Any) -> bool:
    """Return whether a box in a block has no title any more, as after LibreOffice 7.4 saved it: nobody hears of it."""
    boxes = node.iter(f"{_W}sdtPr")
    return any(box.find(f"{_W}alias") is None for box in boxes)


def _add_styles(trees: Mapping[str, Any], ours: Any) -> None:
    """Give styles the identifiers that our blocks and filters use, add missing ones, and remove their languages."""
    own, wanted = trees[_STYLES], list(ours.iter(f"{_W}style"))
    new_ids = _new_ids(list(own.iter(f"{_W}style")), wanted)
    for tree in trees.values() if new_ids else ():
        _rename_styles(tree, new_ids)
    known = {_id(style) for style in own.iter(f"{_W}style")}
    own.extend(copy.deepcopy(style) for style in wanted if _id(style) not in known)
    for style in own.iter(f"{_W}style"):
        if style.get(f"{_W}type") != "character":
            _remove_language(style)


def _new_ids(own: list[Any], wanted: list[Any]) -> dict[str, str]:
    """Return new style identifiers by old ones: ours for styles of the same name, others to avoid collisions."""
    exact = {_name(style): style for style in own}
    loose = {name.lower(): style for name, style in exact.items()}
    new_ids = {
        _id(style): _id(ours)
        for ours in wanted
        if (style := exact.get(_name(ours), loose.get(_name(ours).lower()))) is not None and _id(style) != _id(ours)
    }
    taken = set(new_ids.values()) & {_id(style) for style in own} - set(new_ids)
    return new_ids | {key: f"{key}Own" for key in taken}


def _rename_styles(tree: Any, new_ids: Mapping[str, str]) -> None:
    for node in tree.iter(*(f"{_W}{naming}" for naming in _NAMING)):
        node.set(f"{_W}val", new_ids.get(node.get(f"{_W}val"), node.get(f"{_W}val")))
    for style in tree.iter(f"{_W}style"):
        style.set(f"{_W}styleId", new_ids.get(_id(style), _id(style)))


def _remove_language(style: Any) -> None:
    """Remove a style's language, because documents in several languages are made from the template."""
    for node in list(style.iter(f"{_W}lang")):
        node.getparent().remove(node)


def _add_pictures(parts: dict[str, bytes], ours: Mapping[str, bytes], borrowed: list[Any]) -> None:
    pictures = {embed for block in borrowed for node in block.iter() if (embed := node.get(f"{_R}embed"))}
    links = parse(parts[_LINKS])
    missing = pictures - {link.get("Id") for link in links}
    for link in parse(ours[_LINKS]):
        if link.get("Id") in missing:
            name = f"media/lent-{link.get('Target').rpartition('/')[2]}"
            parts[f"word/{name}"] = ours[f"word/{link.get('Target')}"]
            etree.SubElement(links, _RELATED, {**link.attrib, "Target": name})
            parts[_LISTED] = _with_picture_type(parts[_LISTED], name.rpartition(".")[2])
    parts[_LINKS] = serialise(links)


def _with_picture_type(body: bytes, extension: str) -> bytes:
    root = parse(body)
    if extension not in {default.get("Extension") for default in root.iter(f"{_TYPES}Default")}:
        attributes = {"Extension": extension, "ContentType": f"image/{extension}"}
        root.insert(0, root.makeelement(f"{_TYPES}Default", attributes))
    return serialise(root)


def _name(style: Any) -> str:
    name = style.find(f"{_W}name")
    return str(name.get(f"{_W}val")) if name is not None else ""


def _id(style: Any) -> str:
    return str(style.get(f"{_W}styleId"))
