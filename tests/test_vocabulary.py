"""The project uses the words of its field: no private vocabulary returns to code, tests or docs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SEARCHED = ("src", "tests", "tools", "docs", "templates", "benchmarks")
ENDINGS = {".py", ".md", ".html", ".css", ".cjs", ".js", ".toml", ".sh"}

USER_TEXTS = ("src/pepdocs/wording/english/", "tests/golden/", "tests/sample_", "docs/fields.md")
"""Texts for users and sample plans: a child may have a quiet desk at home."""

PRIVATE = {
    "seat": "worker",
    "desk": "planner",
    "stock": "inventory",
    "ledger": "history",
    "lent": "borrowed",
    "tongue": "language",
    "teller": "phrasing",
    "parcel": "archive",
    "seal": "encrypt",
    "sealed": "encrypted",
    "dressed": "styled",
    "crew": "workers",
    "bench": "pool",
    "studio": "maker",
    "conduct": "run",
    "stand_in": "fallback",
    "built_on": "baseline",
    "left_out": "unavailable",
    "docx_given": "properties",
    "pdf_ink": "graphics state",
    "pdf_plane": "geometry",
}
"""Each word that was used in a sense of its own, and the word of the field."""

MEANT = {
    "conduct": (
        "src/pepdocs/schema/law.py",
        "src/pepdocs/schema/sections/history.py",
        "src/pepdocs/schema/sections/wellbeing.py",
        "src/pepdocs/schema/figures.py",
        "src/pepdocs/entry/form/assets/",
        "docs/data-format.md",
        "docs/minimum-content.md",
        "tests/rules/",
        "tests/view/test_learning.py",
        "tests/real_form_rows.py",
        "tests/test_blank.py",
        "tests/test_make_plans.py",
    ),
    "bench": ("docs/performance.md", "benchmarks/"),
    "lent": ("src/pepdocs/render/word/adapting/borrowed_parts.py",),
}
"""Where a word is meant: a child's conduct at school, `make bench`, and a file name inside the Word files of themes."""

PATTERN = re.compile(rf"(?<![a-z])({'|'.join(PRIVATE)})(?:s|es)?(?![a-z])")


def uses(path: str, text: str) -> Iterator[str]:
    """Yield each use of a private word in a text, in names and prose alike, with its line."""
    for number, line in enumerate(text.splitlines(), 1):
        words = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", line).lower()
        for word in PATTERN.findall(words):
            if not path.startswith(MEANT.get(word, ("-",))):
                yield f"{path}:{number} {word}, which is {PRIVATE[word]}"


def searched_files() -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file that is searched; the path is searched too."""
    for path in sorted(path for folder in SEARCHED for path in (ROOT / folder).rglob("*")):
        name = path.relative_to(ROOT).as_posix()
        if path.suffix in ENDINGS and path != Path(__file__).resolve() and not name.startswith(USER_TEXTS):
            yield name, path.read_text(encoding="utf-8")


def test_no_private_vocabulary_is_used():
    files = dict(searched_files())

    assert len(files) > 400
    assert [use for name, text in files.items() for use in (*uses(name, text), *uses(name, name))] == []


@pytest.mark.parametrize("word", PRIVATE)
def test_a_private_word_is_seen_in_prose_and_in_names(word: str):
    camel = "".join(part.title() for part in word.split("_"))

    for text in (word, f"The {word}s,", f"def a_{word}_of():", f"class My{camel}s:", word.title()):
        assert list(uses("src/x.py", f"\n{text}")) == [f"src/x.py:2 {word}, which is {PRIVATE[word]}"], text


def test_other_words_are_not_taken_for_private_ones():
    assert list(uses("src/x.py", "silent desktop stockings benchmark seats_")) == ["src/x.py:1 seat, which is worker"]
    assert list(uses("docs/performance.md", "`make bench`")) == []
