"""The command line and the library that reads it use the language that was asked for."""

from __future__ import annotations

import ast
from pathlib import Path

import click
import pytest

from pepdocs.cli.locale import chosen_language, localized_click
from pepdocs.wording.english.cli import CLICK

VARIABLES = ("PEPDOCS_LANG", "LC_ALL", "LC_MESSAGES", "LANG")

NEVER_SHOWN = frozenset(
    {
        # Prompts, editors, pagers and progress bars of click's own: we use none.
        "d", "Do you want to continue?", "Confirm the action without prompting.",
        "Press any key to continue...", "Repeat for confirmation", "Error: invalid input",
        "Error: The two entered values do not match.", "Unknown color {colour!r}",
        "{editor}: Editing failed", "{editor}: Editing failed: {e}", "Show the version and exit.",
        # Completion in a shell.
        "Couldn't detect Bash version, shell completion is not supported.",
        "Shell completion is not supported for Bash versions older than 4.4.",
        # Mistakes of a programmer.
        "Value must be an iterable.", "Name '{name}' defined twice",
        "Could not determine name for option with declarations {decls!r}",
        (
            "No options defined but a name was passed ({name}). Did you mean to declare an argument"
            " instead? Did you mean to pass '--{name}'?"
        ),
        "Arguments take exactly one parameter declaration, got {length}: {decls}.",
        "Boolean option {decl!r} cannot use the same flag for true/false.",
        "Invalid start character for option ({option})", "Unknown standard stream '{name}'",
        # Kinds of option that we have none of.
        "deprecated", "DeprecationWarning: The command {name!r} is deprecated.{extra_message}",
        "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}",
        "env var: {var}", "(dynamic)", "Takes {nargs} values but 1 was given.",
        "Takes {nargs} values but {len} were given.",
        "Option {name!r} requires {nargs} arguments.", "Argument {name!r} takes {nargs} values.",
        "{len_type} values are required, but {len_value} was given.",
        "{len_type} values are required, but {len_value} were given.",
        "{value!r} does not match the format {format}.",
        "{value!r} does not match the formats {formats}.",
        "{value} is not in the range {range}.", "{value!r} is not a valid {number_type}.",
        "{value!r} is not a valid boolean. Recognized values: {states}",
        "{value!r} is not a valid UUID.", "{name} {filename!r} is not executable.",
        # Names of types, which our sentences leave out.
        "file", "directory", "path", "Choice({choices})",
        # What click says where it has nothing to say.
        "unknown error", "Missing parameter: {param_name}", "Missing {param_type}",
        "Could not open file {filename!r}: {message}", "Windows error: {error}",
    }
)  # fmt: skip
"""Messages of click that never appear in pepdocs."""


def messages_of_click() -> set[str]:
    """Return every message that click gets from gettext."""
    messages = set()
    for path in Path(click.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"_", "ngettext"}:
                texts = (argument.value for argument in node.args if isinstance(argument, ast.Constant))
                messages |= {text for text in texts if isinstance(text, str)}
    return messages


@pytest.fixture(autouse=True)
def _no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)


def test_every_message_of_click_is_translated() -> None:
    ours = {context.removeprefix("click:") for context in CLICK}

    assert len(messages_of_click()) > 60
    assert messages_of_click() - NEVER_SHOWN <= ours


def test_no_exception_is_left_for_a_message_that_click_no_longer_has() -> None:
    assert messages_of_click() >= NEVER_SHOWN


def test_click_has_its_own_messages_again_afterwards() -> None:
    from click import exceptions

    before = vars(exceptions)["_"]
    with localized_click("cy"):
        assert vars(exceptions)["_"]("Usage:") == "Defnydd:"

    assert vars(exceptions)["_"] is before


@pytest.mark.parametrize(
    ("arguments", "lang"),
    [
        (["check", "x", "--iaith", "cy"], "cy"),
        (["check", "x", "--iaith=cy"], "cy"),
        (["--ui-lang", "cy", "check"], "cy"),
        (["--ui-lang=en", "check"], "en"),
        (["check", "--iaith"], "en"),
        (["check", "--iaith", "fr"], "en"),
        (["check", "cy"], "en"),
        ([], "en"),
    ],
    ids=" ".join,
)
def test_the_command_line_chooses_the_language(arguments: list[str], lang: str) -> None:
    assert chosen_language(arguments) == lang


@pytest.mark.parametrize(
    ("locale", "lang"), [("cy_GB.UTF-8", "cy"), ("cy", "cy"), ("en_GB.UTF-8", "en"), ("C", "en"), ("cs_CZ", "en")]
)
def test_the_locale_chooses_if_the_command_line_does_not(
    monkeypatch: pytest.MonkeyPatch, locale: str, lang: str
) -> None:
    monkeypatch.setenv("LANG", locale)

    assert chosen_language(["check"]) == lang


def test_our_variable_precedes_the_locale_and_an_option_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("PEPDOCS_LANG", "cy")

    assert chosen_language(["check"]) == "cy"
    assert chosen_language(["check", "--iaith", "en"]) == "en"
