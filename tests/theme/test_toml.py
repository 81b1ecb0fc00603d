"""What theme.toml may not hold, whatever its texts and remarks say."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pace import timed, timely
from pepdocs.theme.safety import toml

LONG = "9" * 400
RULER = "# " + "_" * 60

said = st.text(st.sampled_from("9_.[{#'\"\\\n x"), max_size=60) | st.sampled_from((LONG, "[" * 50, "." * 50))


def basic(text: str) -> str:
    """Return a text between quotation marks, over several lines where it has a quotation mark at its end."""
    signs = text.replace("\\", "\\\\").replace("\n", "\\n")
    ends = len(signs) - len(signs.rstrip('"'))
    quoted = signs.rstrip('"').replace('"', '\\"')
    more = '"' * ends
    return f'"""{quoted}{more}"""' if 0 < ends < 3 else f'"{quoted}"'


def literal(text: str) -> str:
    """Return a text between single marks, as far as it has none."""
    plain = text.replace("'", "")
    return f"'''{plain}''''" if "\n" in plain else f"'{plain}'"


def remark(text: str) -> str:
    return "1, # " + text.replace("\n", " ") + "\n2"


values = st.lists(
    st.builds(lambda form, text: form(text), st.sampled_from((basic, literal, remark)), said),
    max_size=5,
)


def found(text: str) -> list[tuple[str, int]]:
    return [(each.code.number, each.at.line) for each in toml.faults("theme.toml", text)]


@given(values)
@example(['"""a"""""', "1"])
@example(["'''a'''''", "1"])
def test_texts_and_remarks_are_not_judged_and_what_stands_between_them_is(
    values: list[str],
) -> None:
    text = f"x = [{', '.join(values)}\n]"
    worse = f"x = [{', '.join((*values, LONG))}, 1]"

    assert tomllib.loads(text)
    assert found(text) == []
    assert ("THM461", worse.count("\n") + 1) in found(worse)


@pytest.mark.parametrize("text", [RULER, "# " + "." * 60, "# 1234567890123456", 'a = "1234567890123456"  # [[[['])
def test_a_remark_may_say_anything(text: str) -> None:
    assert found(f"{text}\n") == []


def test_what_is_too_much_is_told_on_its_line() -> None:
    text = f"{RULER}\na = '''\n\n'''\nb = {LONG}\nc = {'[' * 50}\n"

    assert found(text) == [("THM461", 5), ("THM404", 6)]
    assert found("a = 1\n" * toml.MOST_LINES) == []


@pytest.mark.parametrize("text", ['"""' + '\\"' * 32000, '"' * 64000, "'" * 64000, '"\\' * 32000, '"\\"\n' * 16000])
def test_texts_that_never_end_are_soon_looked_through(text: str) -> None:
    _, taken = timed(lambda: found(text))

    assert timely(taken, 1)
