"""The room in which templates run, and what they cannot do there."""

from __future__ import annotations

import pytest
from jinja2 import TemplateNotFound, UndefinedError
from jinja2.exceptions import SecurityError, TemplateAssertionError

from pepdocs import theme
from pepdocs.base.errors import RenderError
from pepdocs.base.language import Run


def shown(template: str, **names: object) -> str:
    """Return what a template makes in the room."""
    return theme.sandbox().from_string(template).render(names)


def test_text_is_escaped() -> None:
    assert shown("{{ text }}", text="<b> & 'c'") == "&lt;b&gt; &amp; &#39;c&#39;"


def test_text_is_never_a_template() -> None:
    assert shown("{{ text }}", text="{{ 7*7 }}") == "{{ 7*7 }}"


@pytest.mark.parametrize("code", ["''.__class__", "run.__init__", "[].__class__.__mro__", "run.__slots__"])
def test_the_insides_of_python_are_out_of_reach(code: str) -> None:
    with pytest.raises(SecurityError):
        shown("{{ (" + code + ").x }}", run=Run("text", "cy"))


def test_an_endless_loop_is_refused() -> None:
    with pytest.raises(OverflowError):
        shown("{% for n in range(1000000000) %}{% endfor %}")


@pytest.mark.parametrize("code", ["names.append(1)", "names.clear()"])
def test_nothing_can_be_changed(code: str) -> None:
    with pytest.raises(SecurityError):
        shown("{{ " + code + " }}", names=[1])


def test_a_name_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        shown("{{ nobody }}")


@pytest.mark.parametrize("name", ["safe", "attr", "tojson", "map"])
def test_only_the_few_filters_exist(name: str) -> None:
    with pytest.raises(TemplateAssertionError):
        shown("{{ text|" + name + " }}", text="text")


def test_a_filter_can_be_added_to_a_room_alone() -> None:
    room = theme.sandbox({"doubled": lambda text: text * 2})

    assert room.from_string("{{ 'a'|doubled }}").render() == "aa"
    assert "doubled" not in theme.sandbox().filters


@pytest.mark.parametrize(
    "name",
    [
        "../pyproject.toml",
        "shared/../../pyproject.toml",
        "/etc/hostname",
        "shared",
        "nothing.jinja",
    ],
)
def test_nothing_outside_the_templates_can_be_loaded(name: str) -> None:
    with pytest.raises(TemplateNotFound):
        theme.sandbox().get_template(name)


def test_a_template_cannot_include_what_is_outside() -> None:
    with pytest.raises(TemplateNotFound):
        shown('{% include "../pyproject.toml" %}')


def test_a_template_of_ours_can_be_loaded() -> None:
    assert theme.sandbox().get_template("shared/blocks.html.jinja").name == "shared/blocks.html.jinja"


def test_an_error_names_the_template_and_the_line() -> None:
    with pytest.raises(RenderError) as caught:
        theme.rendered("primary/pep.html.jinja")

    assert caught.value.key == "error.template"
    assert caught.value.facts == {"template": "shared/document.html.jinja", "line": 4}


def test_a_template_that_is_not_there_is_an_error_with_its_name() -> None:
    with pytest.raises(RenderError) as caught:
        theme.rendered("primary/nothing.jinja")

    assert caught.value.facts == {"template": "primary/nothing.jinja", "line": 0}


@pytest.mark.parametrize(("lang", "tag"), [("cy", "cy-GB"), ("en", "en-GB"), ("ar", "ar"), ("cy-GB", "cy-GB")])
def test_a_language_has_the_tag_that_documents_carry(lang: str, tag: str) -> None:
    assert theme.tag(lang) == tag


def test_a_text_is_cut_into_paragraphs_at_blank_lines() -> None:
    assert theme.paragraphs("one\ntwo\n\n\nthree   four\n\n") == ["one\ntwo", "three   four"]


def test_long_texts_may_break_over_a_page() -> None:
    assert theme.is_long((Run("a " * 400, "cy"),))
    assert not theme.is_long((Run("short", "cy"), Run("a " * 300, "en")))


def test_a_word_that_no_line_can_hold_is_known() -> None:
    assert theme.is_endless("a " + "b" * 480)
    assert not theme.is_endless("gwrthgyferbyniadau " * 40)
