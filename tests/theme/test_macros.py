"""The macros of a theme: what takes the place of ours, and what only looks like it."""

from __future__ import annotations

import pytest

from pepdocs.base.errors import RenderError
from pepdocs.base.language import Mode
from pepdocs.render.html import page as html
from pepdocs.theme import Layer, Theme
from pepdocs.theme.macros import macros_in
from pepdocs.theme.settings import Settings
from sample_views import a_view

MACROS = "macros.html.jinja"
MARKED = "{% macro notice(block) %}<p>MARK</p>{% endmacro %}"


def page(*texts: str) -> str:
    """Return the page of a theme with such macros, the highest layer's first."""
    layers = (Layer(Settings({}), {MACROS: text.encode()}) for text in texts)
    return html.render(a_view("primary", Mode.BILINGUAL), theme=Theme(tuple(layers)))


@pytest.mark.parametrize(
    "text",
    [
        f"{{# {MARKED} #}}",
        f"{{% raw %}}{MARKED}{{% endraw %}}",
        f"{{{{ '{MARKED}' }}}}",
        "{#-" + MARKED + "-#}\n",
    ],
)
def test_a_macro_in_a_comment_or_a_text_is_none(text: str) -> None:
    assert page(text) == page("")


def test_a_macro_after_a_comment_takes_the_place_of_ours() -> None:
    assert "MARK" in page("{# {% macro a() %} #}\n" + MARKED)


def test_a_macro_has_the_macros_that_stand_in_it() -> None:
    inner = "{% macro inner(t) %}<b>{{ t }}</b>{% endmacro %}"
    text = f'{{%- macro notice(block) -%}}\n{inner}<p>{{{{ inner("MARK") }}}}</p>{{% endmacro -%}}\n\n'

    assert [(each.name, each.line) for each in macros_in(f"\r\n{text}")] == [("notice", 2)]
    assert "<p><b>MARK</b></p>" in page(text)


def test_a_macro_may_call_one_of_the_themes_own() -> None:
    own = "{% macro helper(t) %}<b>{{ t }}</b>{% endmacro %}"
    calling = '{% macro notice(block) %}<p>{{ helper("MARK") }}</p>{% endmacro %}'

    assert "<p><b>MARK</b></p>" in page(calling + own)
    assert "<p><i>MARK</i></p>" in page(own.replace("b>", "i>"), calling + own)


def test_macros_that_are_not_understood_are_an_error_with_their_file_and_line() -> None:
    with pytest.raises(RenderError) as caught:
        page("\n\n{% macro notice(block) %}{% if %}{% endmacro %}")

    assert caught.value.facts == {"template": MACROS, "line": 3}
