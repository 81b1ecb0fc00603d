"""Forms that somebody filled in and returned, as the page of a form saves them."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from builders import EXAMPLES
from pepdocs.base.copies import Part
from pepdocs.rewrite.changes import Tree
from pepdocs.rewrite.edit import tree_of
from pepdocs.schema.parts import only

PAGE = (
    '<!DOCTYPE html><html lang="cy"><body><script>document.getElementById("pepdocs-answers")'
    '</script><script type="application/json" id="pepdocs-answers">{}</script></body></html>'
)


def example(name: str) -> bytes:
    return (EXAMPLES / f"{name}.yaml").read_bytes()


def envelope(content: bytes, change: Callable[[Tree], object], *parts: Part) -> dict[str, Any]:
    """Return the answers of somebody who changed the fields of some parts, or of the whole plan if there are none."""
    tree = tree_of(content)
    base = only(tree, parts) if parts else tree
    plan = copy.deepcopy(base)
    change(plan)
    names = [part.value for part in parts] or None
    return {"pepdocs_form": 1, "part": names, "record": tree["record"], "base": base, "plan": plan}


def as_page(answers: Any) -> bytes:
    text = json.dumps(answers, ensure_ascii=False).replace("<", "\\u003c")
    return PAGE.replace("{}", text, 1).encode()


def saved(folder: Path, answers: Any, name: str = "returned.html") -> Path:
    path = folder / name
    path.write_bytes(as_page(answers) if name.endswith("html") else json.dumps(answers).encode())
    return path
