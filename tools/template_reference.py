"""Writes the reference in docs/templates.md: everything that a template may name.

python tools/template_reference.py            writes it into the page
python tools/template_reference.py --check    says whether it is stale
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

from generated_page import write_or_check
from pepdocs.base.language import Run
from pepdocs.render.word import text as docx_text
from pepdocs.render.word.adapting.borrowed_parts import block_names
from pepdocs.render.word.template import FILTERS_OF_WORD
from pepdocs.schema.declare import ANSWERS
from pepdocs.schema.local.declarations import AUDIENCE, LEVELS, PHASES
from pepdocs.schema.local.fields import ANNOTATIONS, FURTHER, SECTIONS
from pepdocs.theme import package
from pepdocs.theme.baseline import variables
from pepdocs.theme.macros import macros_in
from pepdocs.theme.sandbox.filters import TEMPLATE_FILTERS
from pepdocs.theme.settings import COLOURS
from pepdocs.theme.theme import MACRO_FILES
from pepdocs.view import blocks
from pepdocs.view.chapters import CHAPTERS
from pepdocs.view.compose import PARTS
from pepdocs.wording import Speaker, catalogue

PAGE = Path(__file__).resolve().parent.parent / "docs" / "templates.md"
BEGIN, END = "<!-- written by tools/template_reference.py -->", "<!-- until here -->"

VIEW = (blocks.DocumentView, blocks.Cover, blocks.Chapter, blocks.Section)
PARTS_OF_BLOCKS = (
    Run, blocks.Value, blocks.Fact, blocks.FactLine, blocks.Column, blocks.Row, blocks.ViewPicture, blocks.Answer,
)  # fmt: skip
BLOCKS = (
    blocks.Facts, blocks.Grid, blocks.Records, blocks.Voice, blocks.Space, blocks.Target, blocks.Notice,
)  # fmt: skip

BY_KIND = {kind.__name__.lower(): kind for kind in BLOCKS}
"""The blocks by the names of their macros."""

OF_DOCUMENTS = ("section", "field", "choice", "view", "prompt", "answer")
"""The prefixes of the contexts of texts in documents."""

OF_JINJA = {
    "batch": "The items of a list in rows of so many.",
    "length": "How many there are.",
    "map": "One attribute of each, or a filter applied to each.",
    "join": "Texts in one, with something between them.",
}


def _words(choices: Iterable[str]) -> str:
    return ", ".join(f"`{choice}`" for choice in choices)


def _answers(pair: str) -> str:
    yes, no = (Speaker("cy").text(f"answer:{pair}.{word}") for word in ("yes", "no"))
    return f"`{pair}` ({yes}, {no})"


SETTINGS_OF_FIELDS = {
    "id": "Small letters, digits and underscores: its name under `local:` in a plan. It is needed.",
    "label": "What the form calls it, in both languages. It is needed.",
    "help": "What explains it in a blank plan, in both languages.",
    "kind": f"{_words(ANNOTATIONS)}. Without it: `text`.",
    "options": "The answers of a choice: an `id` each, and its words in both languages.",
    "answers": f"The Welsh yes and no of a `yes_no`: {', '.join(map(_answers, ANSWERS))}.",
    "section": f"The part of the plan where it is shown: {_words(SECTIONS)}. Without it: `{FURTHER}`.",
    "phases": f"{_words(PHASES)}. Without it: all.",
    "level": f"{_words(LEVELS)}. Without it: `may`.",
    "audience": f"Who may see it, with spaces between: {_words(AUDIENCE)}. Without it: `full`, the full record only.",
}
"""The settings of a field and their values."""

_REMARK = re.compile(r"\{#(?:(?!#\}).)*#\}\s*$", re.DOTALL)


def reference() -> str:
    """Return the whole reference."""
    parts = (
        *_classes("### The document", VIEW),
        *_classes("### Blocks", BLOCKS),
        *_classes("### What blocks are made of", PARTS_OF_BLOCKS),
        _chapters(),
        _sections(),
        _settings(),
        _filters("### Filters of HTML templates", _named(TEMPLATE_FILTERS)),
        _filters("### Filters of Word templates", {n: getattr(docx_text, n) for n in FILTERS_OF_WORD}),
        _word_blocks(),
        _macros(),
        _variables(),
        _contexts(),
    )  # fmt: skip
    return "\n\n".join(parts)


def _classes(heading: str, kinds: Iterable[type]) -> Iterator[str]:
    yield heading
    for kind in kinds:
        about = inspect.cleandoc(kind.__doc__ or "").replace("\n\n", "\n").replace("\n", " ")
        yield f"**{kind.__name__}**. {about}"
        rows = [(f"`{field.name}`", _kind(field.type)) for field in fields(kind)]
        rows += [(f"`{name}`", _summary(function)) for name, function in _properties(kind)]
        yield _table(("attribute", "what it is"), rows)


def _properties(kind: type) -> Iterator[tuple[str, Any]]:
    for name, value in vars(kind).items():
        if not name.startswith("_") and (isinstance(value, property) or inspect.isfunction(value)):
            yield name, value.fget if isinstance(value, property) else value


def _kind(annotation: object) -> str:
    """Return the type of an attribute, or its values if they are few."""
    text = str(annotation)
    values = get_args(getattr(blocks, text, None)) or re.findall(r"^Literal\['(\w+)'\]", text)
    if values and all(isinstance(value, str) for value in values):
        return ", ".join(f"`{value}`" if value else "nothing" for value in values)
    return f"`{text}`"


def _summary(function: Callable[..., object]) -> str:
    line = inspect.cleandoc(function.__doc__ or "").partition("\n")[0].removeprefix("Return ")
    return f"{line[:1].upper()}{line[1:]}"


def _named(filters: dict[str, Callable[..., Any]]) -> dict[str, Callable[..., Any]]:
    return dict(sorted(filters.items()))


def _chapters() -> str:
    """Return the chapters of each phase with their sections, in order."""
    rows = [
        (f"`{phase.code}`", f"`{plan.key}`", f"`{plan.title}`", _words(plan.sections))
        for phase, plans in CHAPTERS.items()
        for plan in plans
    ]
    return f"### Chapters\n\n{_table(('phase', 'key', 'context', 'sections'), rows)}"


def _sections() -> str:
    rows = [
        (f"`{key}`", *(Speaker(lang).text(part.title) for lang in ("cy", "en")), f"`{part.title}`")
        for key, part in PARTS.items()
    ]
    return f"### Sections\n\n{_table(('key', 'Cymraeg', 'English', 'context'), rows)}"


def _settings() -> str:
    """Return the settings of an authority's own field."""
    rows = [(f"`{name}`", about) for name, about in SETTINGS_OF_FIELDS.items()]
    return f"### Settings of a field\n\n{_table(('setting', 'what it may be'), rows)}"


def _filters(heading: str, filters: dict[str, Callable[..., Any]]) -> str:
    rows = [(f"`{name}`", OF_JINJA.get(name) or _summary(function)) for name, function in filters.items()]
    return f"{heading}\n\n{_table(('filter', 'what comes back'), rows)}"


def _word_blocks() -> str:
    names = ", ".join(f"`{name}`" for name in sorted(block_names()))
    return f"### Building blocks of Word templates\n\n{names}."


def _macros() -> str:
    rows = [row for name in sorted(MACRO_FILES) for row in _of_file(name)]
    return f"### Macros\n\n{_table(('macro', 'in', 'what it shows'), rows)}"


def _of_file(name: str) -> Iterator[tuple[str, ...]]:
    text = package.text(name)
    for macro in macros_in(text):
        opening = macro.text[macro.text.index("macro") + 5 : macro.text.index("%}")].strip(" -")
        remark = _REMARK.search(text[: text.index(macro.text)])
        own = " ".join(remark[0].strip().strip("{#}").split()) if remark else ""
        about = own or (_summary(BY_KIND[macro.name]) if macro.name in BY_KIND else "")
        yield f"`{opening or macro.name}`", f"`{name}`", about


def _variables() -> str:
    sheet = variables(package.text("shared/variables.css"))
    short = {variable: key for key, variable in COLOURS.items()}
    names = {**dict.fromkeys(short, "by phase"), **{n: v for n, (_, v) in sheet.items()}}
    rows = [
        (f"`{name}`", "a drawing" if value.startswith("url") else value, f"`{short[name]}`" if name in short else "")
        for name, value in names.items()
    ]  # fmt: skip
    return f"### Variables of the style sheets\n\n{_table(('variable', 'value', 'in theme.toml'), rows)}"


def _contexts() -> str:
    known = catalogue.load("en")
    rows = []
    for start in OF_DOCUMENTS:
        contexts = [key for key in known if key.startswith(f"{start}:")]
        if contexts:
            rows.append((f"`{start}:`", str(len(contexts)), f"`{contexts[0]}`"))
    return f"### Contexts of words\n\n{_table(('begins with', 'how many', 'for example'), rows)}"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |" for row in lines)


def page(written: str) -> str:
    """Return the page with the present reference."""
    before, _, rest = written.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n\n{reference()}\n\n{END}{after}"


def main() -> int:
    """Write the reference into the page, or check it; return the exit status."""
    return write_or_check(__doc__, PAGE, page(PAGE.read_text(encoding="utf-8")))


if __name__ == "__main__":
    sys.exit(main())
