"""Numbers and brackets in theme.toml are limited, except in strings and comments."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pace import timed, timely
from pepdocs.theme.safety import texts

LONG = "9" * 400
RULER = "# " + "_" * 60

texts_ = st.text(st.sampled_from("9_.[{#'\"\\\n x"), max_size=60) | st.sampled_from((LONG, "[" * 50, "." * 50))


def basic(text: str) -> str:
    """Return a basic TOML string, a multi-line one if the text ends with a quotation mark."""
    signs = text.replace("\\", "\\\\").replace("\n", "\\n")
    ends = len(signs) - len(signs.rstrip('"'))
    quoted = signs.rstrip('"').replace('"', '\\"')
    more = '"' * ends
    return f'"""{quoted}{more}"""' if 0 < ends < 3 else f'"{quoted}"'


def literal(text: str) -> str:
    """Return a literal TOML string of a text without its apostrophes."""
    plain = text.replace("'", "")
    return f"'''{plain}''''" if "\n" in plain else f"'{plain}'"


def comment(text: str) -> str:
    return "1, # " + text.replace("\n", " ") + "\n2"


values = st.lists(
    st.builds(lambda form, text: form(text), st.sampled_from((basic, literal, comment)), texts_), max_size=5
)


def faults(text: str) -> list[tuple[str, int]]:
    return [(finding.code.number, finding.at.line) for finding in texts.toml_faults("theme.toml", text)]


@given(values)
@example(['"""a"""""', "1"])
@example(["'''a'''''", "1"])
def test_only_what_is_outside_strings_and_comments_is_examined(values: list[str]) -> None:
    text = f"x = [{', '.join(values)}\n]"
    worse = f"x = [{', '.join((*values, LONG))}, 1]"

    assert tomllib.loads(text)
    assert faults(text) == []
    assert ("THM461", worse.count("\n") + 1) in faults(worse)


@pytest.mark.parametrize("text", [RULER, "# " + "." * 60, "# 1234567890123456", 'a = "1234567890123456"  # [[[['])
def test_a_comment_may_hold_anything(text: str) -> None:
    assert faults(f"{text}\n") == []


def test_a_finding_has_its_line() -> None:
    text = f"{RULER}\na = '''\n\n'''\nb = {LONG}\nc = {'[' * 50}\n"

    assert faults(text) == [("THM461", 5), ("THM404", 6)]
    assert faults("a = 1\n" * texts.MOST_LINES) == []


@pytest.mark.parametrize("text", ['"""' + '\\"' * 32000, '"' * 64000, "'" * 64000, '"\\' * 32000, '"\\"\n' * 16000])
def test_strings_without_end_are_examined_quickly(text: str) -> None:
    _, seconds = timed(lambda: faults(text))

    assert timely(seconds, 1)
