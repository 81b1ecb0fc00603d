"""The macros of a theme override ours of the same name."""

from __future__ import annotations

import pytest

from pepdocs.base.errors import RenderError
from pepdocs.base.language import Mode
from pepdocs.render.html import page as html
from pepdocs.theme import Layer, Theme
from pepdocs.theme.macros import macros_in
from pepdocs.theme.settings import ThemeSettings
from sample_views import a_view

MACROS = "macros.html.jinja"
MARKED = "{% macro notice(block) %}<p>MARK</p>{% endmacro %}"


def page(*texts: str) -> str:
    """Return the page of a theme, given the macros of each layer, the highest first."""
    layers = (Layer(ThemeSettings({}), {MACROS: text.encode()}) for text in texts)
    return html.render(a_view("primary", Mode.BILINGUAL), theme=Theme(tuple(layers)))


@pytest.mark.parametrize(
    "text",
    [f"{{# {MARKED} #}}", f"{{% raw %}}{MARKED}{{% endraw %}}", f"{{{{ '{MARKED}' }}}}", "{#-" + MARKED + "-#}\n"],
)
def test_a_macro_in_a_comment_or_a_text_is_ignored(text: str) -> None:
    assert page(text) == page("")


def test_a_macro_after_a_comment_overrides_ours() -> None:
    assert "MARK" in page("{# {% macro a() %} #}\n" + MARKED)


def test_a_macro_keeps_the_macros_inside_it() -> None:
    inner = "{% macro inner(t) %}<b>{{ t }}</b>{% endmacro %}"
    text = f'{{%- macro notice(block) -%}}\n{inner}<p>{{{{ inner("MARK") }}}}</p>{{% endmacro -%}}\n\n'

    assert [(macro.name, macro.line) for macro in macros_in(f"\r\n{text}")] == [("notice", 2)]
    assert "<p><b>MARK</b></p>" in page(text)


def test_a_macro_may_call_one_of_the_themes_own() -> None:
    own = "{% macro helper(t) %}<b>{{ t }}</b>{% endmacro %}"
    calling = '{% macro notice(block) %}<p>{{ helper("MARK") }}</p>{% endmacro %}'

    assert "<p><b>MARK</b></p>" in page(calling + own)
    assert "<p><i>MARK</i></p>" in page(own.replace("b>", "i>"), calling + own)


def test_a_syntax_error_in_macros_has_file_and_line() -> None:
    with pytest.raises(RenderError) as caught:
        page("\n\n{% macro notice(block) %}{% if %}{% endmacro %}")

    assert caught.value.facts == {"template": MACROS, "line": 3}
