"""The sandbox in which templates run, and what they cannot do there."""

from __future__ import annotations

import pytest
from jinja2 import TemplateNotFound, UndefinedError
from jinja2.exceptions import SecurityError, TemplateAssertionError

from pepdocs import theme
from pepdocs.base.errors import RenderError
from pepdocs.base.language import Run


def printed(template: str, **names: object) -> str:
    return theme.sandboxed_environment().from_string(template).render(names)


def test_text_is_escaped() -> None:
    assert printed("{{ text }}", text="<b> & 'c'") == "&lt;b&gt; &amp; &#39;c&#39;"


def test_text_is_never_a_template() -> None:
    assert printed("{{ text }}", text="{{ 7*7 }}") == "{{ 7*7 }}"


FILTERS = ("safe", "attr", "tojson", "map")
REFUSED = {
    "the class of a text": ("{{ (''.__class__).x }}", SecurityError),
    "the classes of a list": ("{{ ([].__class__.__mro__).x }}", SecurityError),
    "a private method": ("{{ (run.__init__).x }}", SecurityError),
    "a private attribute": ("{{ (run.__slots__).x }}", SecurityError),
    "a change of a list": ("{{ names.append(1) }}", SecurityError),
    "emptying a list": ("{{ names.clear() }}", SecurityError),
    "an endless loop": ("{% for n in range(1000000000) %}{% endfor %}", OverflowError),
    "an unknown name": ("{{ nobody }}", UndefinedError),
    "a file outside the templates": ('{% include "../pyproject.toml" %}', TemplateNotFound),
    **{f"the filter {name}": (f"{{{{ text|{name} }}}}", TemplateAssertionError) for name in FILTERS},
}


@pytest.mark.parametrize(("template", "error"), REFUSED.values(), ids=REFUSED)
def test_what_a_template_may_not_do_is_an_error(template: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        printed(template, run=Run("text", "cy"), names=[1], text="text")


def test_a_filter_can_be_added_to_one_environment() -> None:
    environment = theme.sandboxed_environment({"doubled": lambda text: text * 2})

    assert environment.from_string("{{ 'a'|doubled }}").render() == "aa"
    assert "doubled" not in theme.sandboxed_environment().filters


@pytest.mark.parametrize(
    "name", ["../pyproject.toml", "shared/../../pyproject.toml", "/etc/hostname", "shared", "nothing.jinja"]
)
def test_nothing_outside_the_templates_can_be_loaded(name: str) -> None:
    with pytest.raises(TemplateNotFound):
        theme.sandboxed_environment().get_template(name)


def test_a_template_of_ours_can_be_loaded() -> None:
    assert theme.sandboxed_environment().get_template("shared/blocks.html.jinja").name == "shared/blocks.html.jinja"


@pytest.mark.parametrize(
    ("name", "failing", "line"),
    [
        ("primary/pep.html.jinja", "shared/document.html.jinja", 3),
        ("primary/nothing.jinja", "primary/nothing.jinja", 0),
    ],
)
def test_an_error_names_the_template_and_the_line(name: str, failing: str, line: int) -> None:
    with pytest.raises(RenderError) as caught:
        theme.render(name)

    assert caught.value.key == "error.template"
    assert caught.value.facts == {"template": failing, "line": line}


@pytest.mark.parametrize(("lang", "tag"), [("cy", "cy-GB"), ("en", "en-GB"), ("ar", "ar"), ("cy-GB", "cy-GB")])
def test_a_language_has_the_tag_of_documents(lang: str, tag: str) -> None:
    assert theme.tag(lang) == tag


def test_a_text_is_split_into_paragraphs_at_blank_lines() -> None:
    assert theme.paragraphs("one\ntwo\n\n\nthree   four\n\n") == ["one\ntwo", "three   four"]


def test_long_texts_may_break_over_a_page() -> None:
    assert theme.is_long((Run("a " * 400, "cy"),))
    assert not theme.is_long((Run("short", "cy"), Run("a " * 300, "en")))


def test_a_word_too_long_for_a_line_is_recognised() -> None:
    assert theme.is_endless("a " + "b" * 480)
    assert not theme.is_endless("gwrthgyferbyniadau " * 40)
