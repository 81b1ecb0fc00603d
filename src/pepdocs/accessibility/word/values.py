"""Elements and attributes of Word XML read tolerantly: what is missing or malformed has a default."""

from __future__ import annotations

from typing import Any, Final

from pepdocs.base.ooxml import q

_OFF: Final = frozenset({"0", "false", "off", "none"})


def attribute(node: Any, name: str) -> str:
    """Return an attribute, or "" if there is no node or it has none."""
    return str(node.get(q(name)) or "") if node is not None else ""


def value(node: Any, path: str = "") -> str:
    """Return the `w:val` of a node, or of its descendant at a path such as `w:pPr/w:jc`."""
    return attribute(child(node, path) if path else node, "w:val")


def child(node: Any, path: str) -> Any:
    """Return the descendant of a node at a path, or `None`."""
    return node.find("/".join(map(q, path.split("/")))) if node is not None else None


def is_on(node: Any) -> bool:
    """Return whether a property is present and not switched off."""
    return node is not None and attribute(node, "w:val").lower() not in _OFF


def is_yes(text: str) -> bool:
    """Return whether the value of an attribute means yes."""
    return text.lower() in {"1", "true", "on", "t"}


def whole(text: str, default: int = 0) -> int:
    """Return a whole number of fewer than ten characters, or `default`."""
    stripped = text.strip()
    digits = stripped.removeprefix("-")
    return int(stripped) if digits.isascii() and digits.isdigit() and len(stripped) < 10 else default
