"""Names that Word gives to what is in its files, and the values that stand beside them."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

_SPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "dgm": "http://schemas.openxmlformats.org/drawingml/2006/diagram",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "dc": "http://purl.org/dc/elements/1.1/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "pr": "http://schemas.openxmlformats.org/package/2006/relationships",
}

_STRICT: Final = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _SPACES["w"].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": _SPACES["wp"].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": _SPACES["a"].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": _SPACES["r"].encode(),
}
"""What a file calls the same names that was saved as Strict Open XML."""

_OFF: Final = frozenset({"0", "false", "off", "none"})


@cache
def q(name: str) -> str:
    """Return a name such as `w:p` as lxml writes it."""
    space, local = name.split(":")
    return f"{{{_SPACES[space]}}}{local}"


def usual(content: bytes) -> bytes:
    """Return a part with the names that most files use."""
    for strict, name in _STRICT.items():
        content = content.replace(strict, name)
    return content


def attribute(node: Any, name: str) -> str:
    """Return an attribute, nothing where there is no node or it has none."""
    return str(node.get(q(name)) or "") if node is not None else ""


def value(node: Any, path: str = "") -> str:
    """Return the value of a node, or of what is found in it at a path such as `w:pPr/w:jc`."""
    return attribute(child(node, path) if path else node, "w:val")


def child(node: Any, path: str) -> Any:
    """Return what is found in a node at a path, or `None`."""
    return node.find("/".join(map(q, path.split("/")))) if node is not None else None


def is_on(node: Any) -> bool:
    """Return whether a property is there and not switched off."""
    return node is not None and attribute(node, "w:val").lower() not in _OFF


def is_yes(said: str) -> bool:
    """Return whether the value of an attribute means yes."""
    return said.lower() in {"1", "true", "on", "t"}


def whole(said: str, otherwise: int = 0) -> int:
    """Return a whole number that is not absurd, `otherwise` where it is none."""
    text = said.strip()
    known = text.removeprefix("-").isascii() and text.removeprefix("-").isdigit()
    return int(text) if known and len(text) < 10 else otherwise
