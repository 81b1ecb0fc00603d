"""A template can print texts and numbers only, in whatever way it tries to print something else."""

from __future__ import annotations

import re
from itertools import product

import pytest
from jinja2 import TemplateError

from pepdocs.base.language import Mode
from pepdocs.render.html import page, screen
from pepdocs.render.html.medium import Medium, Paper
from pepdocs.render.word import template
from pepdocs.theme import sandboxed_environment
from pepdocs.view.columns import widths
from sample_views import a_view

INSIDES = re.compile(r"0x[0-9a-f]{6}|object at|function|View\(|Run\(|Cover\(|Macro|Namespace|Block")
"""Parts of the `repr` of Python's objects."""

OBJECTS = (
    "view", "view.cover", "view.section", "shown", "labels_of", "medium", "medium.look", "self", "self.also",
    "namespace", "namespace(x=1)", "range(2)", '"x".upper', "a", "loop", "[shown]", "(view,)", '{"x": shown}',
    "[[a]]", "view.sections", "namespace(text=shown, lang=shown, number=shown)",
)  # fmt: skip

SHOWING = (
    "X", 'X ~ ""', '"" ~ X', '"x" ~ 1 ~ X', '(X ~ "")|length', '[X] ~ ""', '(X ~ "") is string', "X if true",
    'X + ""', '"" + X', '"%s" % X', '"%s" % [X]', "X * 2", 'X["__str__"]()', 'X["__repr__"]()', '"".join([X])',
    '"{}".format(X)', '"{0!r}".format(X)', '("a"|plain)["format"](X)', '"a".replace("a", X)', "caller",
    "b(X)", "c(X)", "(b(X) ~ 1)",
)  # fmt: skip
"""Expressions that are refused with any object in place of X."""

TAKING = (
    "shown(X)", "printable(X)", "medium.look(X)", "medium.role(X)", "medium.labelled(X)", "medium.labelled([X])",
    "medium.look([X])", "X|plain", "[X]|plain", "X|tag", "X|paragraphs|length", "X|is_long", "X|is_plain",
    "X|is_endless", "X|length", "X == X", "X < X", "X in [X]", "X is sameas(X)", "X is callable",
    "([1, 2, 3]|batch(2, X)|length)", "medium.labelled([namespace(text=X)])", "medium.wanted|length",
)  # fmt: skip
"""Expressions that accept any object and print nothing of it."""

FILTERS = ("string", "format", "replace", "upper", "trim", "escape", "e", "urlize", "list", "pprint", "safe",
           "default", "first", "tojson", "title", "indent", "wordwrap", "xmlattr", "forceescape", "join")  # fmt: skip

OF_WORD = (
    '[X]|join', '"a,b"|join(X)', '[[X]]|map("join")|join', '[[X]]|map("length")|join', "X|join", '"a"|join(d=X)',
    'view.sections|join("", attribute="blocks")', "X|short", "X|plain", "X|runs", "X|lines", "[X]|runs", "X|link",
    "X|titled", 'view|paras(X, false, false)', 'view.title|paras(X, false, false)', 'heading(X)', "X|height",
    "X|bar(2)", 'X|grid(2)', '[namespace(text="a", lang=X, right_to_left=false)]|runs', "dict(a=X)",
    "dict(a=X).values()", '[namespace(text=X, lang="cy", right_to_left=false)]|lines',
    'namespace(number=X, title=(), lang="cy", anchor="a")|link', '[X, X]|map("tag")|join',
    "(" + "X, " * 70 + ")|short",
)  # fmt: skip
WORDS = ("view", "heading", "view.cover", "dict", "namespace", "[heading]", "dict(a=heading)", "a")

MACROS = (
    "{% macro a() %}{% endmacro %}{% macro b(x) %}{{ x }}{% endmacro %}{% macro c(x) %}{{ varargs ~ x }}{% endmacro %}"
)


VIEW = a_view("primary", Mode.CY)
PAPER, SCREEN = Paper(), screen.Screen("")


def printed(expression: str, thing: str, medium: Medium = PAPER) -> str | None:
    """Return what a page prints of an object, None if that is refused."""
    doors = {"printable": page.unchanged, "labels_of": page.column_labels, "widths": widths}
    shown = page.unchanged if medium is PAPER else screen.shown
    body = f"{MACROS}{{% for n in [1] %}}{{{{ {expression.replace('X', thing)} }}}}{{% endfor %}}"
    source = f"{{% block also %}}{body}{{% endblock %}}"
    try:
        return sandboxed_environment().from_string(source).render(view=VIEW, medium=medium, shown=shown, **doors)
    except (TemplateError, OverflowError):
        return None


@pytest.mark.parametrize("expression", SHOWING)
def test_no_expression_prints_an_object(expression: str) -> None:
    assert {thing: printed(expression, thing) for thing in OBJECTS} == dict.fromkeys(OBJECTS)


@pytest.mark.parametrize("expression", TAKING)
def test_an_expression_that_accepts_an_object_prints_nothing_of_it(expression: str) -> None:
    texts = [printed(expression, *arguments) or "" for arguments in product(OBJECTS, (PAPER, SCREEN))]

    assert not any(map(INSIDES.search, texts))


@pytest.mark.parametrize("name", FILTERS)
def test_no_filter_prints_an_object(name: str) -> None:
    assert not any(printed(f"X|{name}", thing) for thing in OBJECTS)


@pytest.mark.parametrize("expression", OF_WORD)
def test_no_tag_in_word_prints_an_object(expression: str) -> None:
    environment = template.environment()
    for thing in WORDS:
        source = f"{MACROS}{{{{ {expression.replace('X', thing)} }}}}"
        try:
            text = environment.from_string(source).render(view=VIEW)
        except (TemplateError, OverflowError):
            continue
        assert not INSIDES.search(text)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ('"a" ~ 1 ~ 2.5 ~ none ~ true', "a12.5NoneTrue"),
        ('"<" ~ m()', "&lt;<b>"),
        ('"a" + "<"', "a&lt;"),
        ("[1, 'b', m()]|join('<')", "1&lt;b&lt;<b>"),
    ],
)
def test_texts_and_numbers_are_joined(written: str, shown: str) -> None:
    environment = sandboxed_environment({"join": len})
    source = f"{{% macro m() %}}<b>{{% endmacro %}}{{{{ {written} }}}}"

    assert environment.from_string(source).render() == shown
