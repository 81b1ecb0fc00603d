"""Theme files with any content lead to findings, and never to an internal error."""

from __future__ import annotations

import contextlib
import io
import json
import math
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from authoring.check.themes import CATALOGUE, SETTINGS, entry
from authoring.check.themes import write_theme as written
from pepdocs import authority, theme
from pepdocs.authoring import check
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, EN
from pepdocs.batch.workers.inline import InlineExecutor
from pepdocs.cli import run
from pepdocs.cli.theme import check as theme_check
from pepdocs.theme.baseline import RECORD
from pepdocs.theme.settings import COLOURS, KEYS
from pepdocs.wording import Speaker

few = settings(max_examples=60, deadline=None)

letters = st.text(max_size=8) | st.sampled_from(("{x}", "\ud800", "\u202e", "\x00", "\x85", "\ufeff", "'\"\\\n"))
numbers = st.integers() | st.floats() | st.sampled_from((10**400, -1, 0, 2**63))
simple = st.none() | st.booleans() | numbers | letters


def within(keys: st.SearchStrategy[str]) -> st.SearchStrategy[Any]:
    """Return values nested to any depth whose mappings have some keys."""
    return st.recursive(
        simple, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=4), max_leaves=8
    )


records = within(st.sampled_from(("view", "files", "macros", "variables", "style.css", "--deep", "notice")) | letters)
whole_records = st.fixed_dictionaries({"view": simple, "files": records, "macros": records, "variables": records})
setting_keys = st.sampled_from((
    *KEYS, *COLOURS, "file", "alt", CY, EN, "id", "kind", "label", "help", "section", "phases", "level", "audience",
    "options",
))  # fmt: skip
tables = st.dictionaries(setting_keys | letters, within(setting_keys), max_size=5)
fields = st.dictionaries(
    setting_keys, within(setting_keys) | st.sampled_from(("choice", "must", "bus_pass", [])), max_size=9
)
CONTEXTS = ("section:setting", "PEP201.message", "cli:errors", "", "field:targets")
lines = st.lists(
    st.sampled_from((
        *(f'msgctxt "{context}"' for context in CONTEXTS), 'msgid ""', 'msgid "a {n}"', 'msgid_plural "b"', 'msgstr ""',
        'msgstr "x {label} {"', 'msgstr[0] "a"', 'msgstr[5] "b"', '"c"', "", "#, fuzzy", "#~ msgid \"a\"",
        "#| msgid \"a\"",
        "# a", "#: a:1", "#", '"Content-Type: text/plain; charset=no\\n"', '"Plural-Forms: nplurals=9; plural=n/0;\\n"',
        'msgstr "\\x41\\q\\"', 'msgid "\\u0001"', 'msgstr "\t\\a"', "#. x", "#,", "#~", "#|", '"', "msgstr",
    )) | letters,
    max_size=12,
)  # fmt: skip


def toml(value: Any) -> str:
    """Return a value as TOML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{toml(key)} = {toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    if isinstance(value, float):
        return str(value) if math.isfinite(value) else "inf"
    return "2026-02-03" if value is None else json.dumps(value)


def examined(files: dict[str, bytes]) -> str:
    """Return the output of `theme check`, without its documents, and of `theme diff` for the files of a theme."""
    with TemporaryDirectory() as name:
        folder = written(Path(name) / "bro", files)
        loaded, refused = theme.examine(folder)
        faults = check.check(loaded, (), InlineExecutor(60), refused)
        text = "\n".join(line for lang in (CY, EN) for line in theme_check._lines(Speaker(lang), folder, faults))
        with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
            status = run(["theme", "diff", str(folder), "--ui-lang", "en"])
        assert status in {0, 1}, out.getvalue()
        if not refused:
            for step in (authority.own_fields, authority.own_words):
                with contextlib.suppress(PepdocsError):
                    step(loaded)
        output = text + out.getvalue()
        output.encode()
        return output


def as_file(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


@few
@given(records | whole_records)
@example({"view": math.inf, "files": {}, "macros": {}, "variables": {}})
@example({"view": math.nan, "files": {}, "macros": {}, "variables": {}})
@example({"view": 1, "files": {}, "macros": {}, "variables": {"--deep": "\ud800"}})
def test_any_record_is_read_or_reported(record: Any) -> None:
    sheet = b":root { --deep: #102030 }"

    examined({RECORD: json.dumps(record).encode(), "style.css": sheet})


@pytest.mark.parametrize(
    "text", ["", "1e999", '{"view": 1e999', "[" * 9000, '{"view": ' + "9" * 5000 + "}", "\ufeff{}"]
)
def test_a_broken_record_is_reported(text: str) -> None:
    assert "THM501" in examined({RECORD: text.encode()})


@few
@given(tables)
def test_any_setting_is_read_or_reported(settings: dict[str, Any]) -> None:
    text = "\n".join(f"{toml(key)} = {toml(value)}" for key, value in settings.items())

    assert "theme.toml" in examined({"theme.toml": as_file(text)})


@few
@given(st.sampled_from(("field", "require")), fields)
def test_any_field_is_read_or_reported(table: str, settings: dict[str, Any]) -> None:
    text = "\n".join(f"{toml(key)} = {toml(value)}" for key, value in settings.items())

    examined({"theme.toml": as_file(f"{SETTINGS}[[{table}]]\n{text}")})


@few
@given(lines)
def test_any_catalogue_is_read_or_reported(lines: list[str]) -> None:
    examined({"words/cy.po": as_file(CATALOGUE + "\n".join(lines))})


@few
@given(st.sampled_from(CONTEXTS), letters)
def test_any_text_of_a_catalogue_is_read_or_reported(context: str, text: str) -> None:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")

    examined({f"words/{lang}.po": as_file(CATALOGUE + entry(context, escaped)) for lang in (CY, EN)})
