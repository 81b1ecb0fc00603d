"""Fields of a plan as a map names them, `history.attendance[year=2025/26].percent`, and their values in a tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pepdocs.base.language import CY, EN
from pepdocs.findings.model import Loc
from pepdocs.rewrite.changes import Tree
from pepdocs.schema.declare import Declared, by_key
from pepdocs.schema.derived.messages import field_at
from pepdocs.schema.derived.shape import READERS, Shape, shape
from pepdocs.schema.kinds import SAYS_WHO, SAYS_WHY
from pepdocs.wording import Speaker

STEP = re.compile(r"([a-z0-9_]+)(?:\[([^\[\]]+)\])?(?:\.|$)")
CONDITION = re.compile(r"\s*([a-z_]+)\s*=\s*(.*?)\s*")
NEVER = frozenset({"pepdocs", "record", "jurisdiction", "phase", "written_in"})
"""The header of a plan, which no table changes."""

TEXTS = ("text", "proper_name")
BETWEEN = " › "
SINGLE = {*TEXTS, "choice", *READERS.values()}
"""The kinds of value that a cell can hold."""

MEANINGS: dict[str, Any] = {kind: read for read, kind in READERS.items()}


class NoFieldError(Exception):
    """A path names no field that one cell can hold."""


class SeveralError(Exception):
    """Several entries of a list answer a condition, so that it is not known which one is meant."""


class ContradictionError(Exception):
    """The plan has an explicit none, or something of another kind, where an entry or a value is to be."""


@dataclass(frozen=True, slots=True)
class PathStep:
    """A key, and for a list what the values of one of its entries are; none for a group or a value."""

    key: str
    wanted: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class FieldPath:
    """A field of a plan, with the `form` of its values; `lang` is the language of a text, "" that of the plan."""

    steps: tuple[PathStep, ...]
    form: Shape
    lang: str = ""

    @property
    def keys(self) -> str:
        """The path of the field's declaration: `history.attendance.percent`."""
        return ".".join(step.key for step in self.steps)

    def label(self, speaker: Speaker) -> str:
        """Return the labels on the way to the field, and by what its entry of a list is found."""
        keys = self.keys.split(".")
        parts = []
        for number, step in enumerate(self.steps, 1):
            found = field_at(".".join(keys[:number]))
            wanted = f" ({', '.join(value for _, value in step.wanted)})" if step.wanted else ""
            parts.append(f"{speaker.text(f'field:{found.path}') if found else step.key}{wanted}")
        return BETWEEN.join((*parts, *([self.lang] if self.lang else [])))


def field_path(text: str) -> FieldPath:
    """Return the field that a text names; raise `NoFieldError` if no plan has it or no cell can hold it."""
    steps = tuple(_steps(text))
    lang = steps[-1].key if len(steps) > 1 and steps[-1] in (PathStep(CY), PathStep(EN)) else ""
    steps = steps[:-1] if lang else steps
    found = _declared(steps)
    form = shape(found.annotation)
    if form.listed or form.kind not in SINGLE or found.key == "id" or (lang and form.kind not in TEXTS):
        raise NoFieldError
    return FieldPath(steps, form, lang)


def _steps(text: str) -> Iterator[PathStep]:
    at = 0
    while at < len(text):
        match = STEP.match(text, at)
        if not match:
            raise NoFieldError
        yield PathStep(match[1], tuple(_conditions(match[2])) if match[2] else ())
        at = match.end()
    if not text or text.endswith("."):
        raise NoFieldError


def _conditions(text: str) -> Iterator[tuple[str, str]]:
    for one in text.split(","):
        match = CONDITION.fullmatch(one)
        if not match or not match[2]:
            raise NoFieldError
        yield match[1], match[2]


def _declared(steps: tuple[PathStep, ...]) -> Declared:
    """Return the declaration of the last field; each list on the way needs a condition, and nothing else has one."""
    found = None
    for number, step in enumerate(steps, 1):
        found = field_at(".".join(one.key for one in steps[:number]))
        if found is None or found.path in NEVER:
            raise NoFieldError
        form = shape(found.annotation)
        has_fields = form.record is not None and all(key in by_key(form.record) for key, _ in step.wanted)
        if (form.listed and number < len(steps)) != bool(step.wanted) or (step.wanted and not has_fields):
            raise NoFieldError
    if found is None:
        raise NoFieldError
    return found


def value_of(tree: Tree, path: FieldPath) -> str | None:
    """Return what a plan says in a field, None if it says nothing; raise `SeveralError` or `ContradictionError`."""
    here: Any = tree
    for step in path.steps:
        here = _group(here).get(step.key)
        if step.wanted:
            place = _entry(here, step, path)
            here = None if place is None else here[place]
        if here is None:
            return None
    return _text(here, path, tree)


def _group(here: Any) -> Tree:
    if not isinstance(here, dict) or SAYS_WHO in here or SAYS_WHY in here:
        raise ContradictionError
    return here


def _entry(entries: Any, step: PathStep, path: FieldPath) -> int | None:
    """Return the number of the entry that a step wants, None if there is none."""
    if entries is None:
        return None
    if not isinstance(entries, list):
        raise ContradictionError
    found = [number for number, one in enumerate(entries) if isinstance(one, dict) and _answers(one, step, path)]
    if len(found) > 1:
        raise SeveralError
    return found[0] if found else None


def _answers(entry: Tree, step: PathStep, path: FieldPath) -> bool:
    before = path.steps[: path.steps.index(step) + 1]
    at = ".".join(one.key for one in before)
    return all(_is_same(field_at(f"{at}.{key}"), entry.get(key), value) for key, value in step.wanted)


def _is_same(declared: Declared | None, typed: Any, wanted: str) -> bool:
    if not isinstance(typed, str) or declared is None:
        return False
    form = shape(declared.annotation)
    return bool(means(form, typed) == means(form, wanted))


def means(form: Shape, text: str) -> Any:
    """Return what a text says in a field, so that 11/03/2026 and 2026-03-11 are the same."""
    try:
        return MEANINGS[form.kind](text) if form.kind in MEANINGS else " ".join(text.split())
    except ValueError:
        return text


def _text(value: Any, path: FieldPath, tree: Tree) -> str | None:
    """Return the text of a value, that of a language if it is in several."""
    written_in = str(tree.get("written_in") or "")
    if isinstance(value, dict) and path.form.kind in TEXTS:
        found = _group(value).get(path.lang or written_in)
        return found if isinstance(found, str) else None
    if not isinstance(value, str):
        raise ContradictionError
    return None if path.lang not in ("", written_in) else value


def put(tree: Tree, path: FieldPath, text: str) -> Loc:
    """Change what a tree says in a field, in place, and return where it stands there.

    Raise `SeveralError` or `ContradictionError` if it cannot stand there.
    """
    here: Any = tree
    loc: Loc = ()
    for step in path.steps[:-1]:
        held = _group(here)
        if held.get(step.key) is None:
            held[step.key] = [] if step.wanted else {}
        here, loc = held[step.key], (*loc, step.key)
        if step.wanted:
            place = _entry(here, step, path)
            if place is None:
                here.append(_new_entry(here, step, path))
                place = len(here) - 1
            here, loc = here[place], (*loc, place)
    last = path.steps[-1].key
    held = _group(here)
    held[last] = _with_text(held.get(last), path, text, str(tree.get("written_in") or ""))
    return (*loc, last)


def _new_entry(entries: list[Any], step: PathStep, path: FieldPath) -> Tree:
    """Return an entry that answers a condition, with an id of its own if entries of the list have ids."""
    entry = dict(step.wanted)
    before = path.steps[: path.steps.index(step) + 1]
    if "id" in entry or field_at(".".join((*(one.key for one in before), "id"))) is None:
        return entry
    taken = {one.get("id") for one in entries if isinstance(one, dict)}
    stem = re.sub(r"[^A-Za-z0-9_-]", "", step.wanted[0][1]).lstrip("0123456789_-")[:30] or "entry"
    numbered = (stem if number == 1 else f"{stem}{number}" for number in range(1, len(taken) + 2))
    return {"id": next(name for name in numbered if name not in taken), **entry}


def _with_text(held: Any, path: FieldPath, text: str, written_in: str) -> Any:
    """Return a value with a text in it, beside that of the other language if there is one."""
    if path.form.kind not in TEXTS:
        return text
    if isinstance(held, dict):
        return {**_group(held), path.lang or written_in: text}
    if path.lang in ("", written_in):
        return text
    return {path.lang: text} if held is None else {written_in: held, path.lang: text}
