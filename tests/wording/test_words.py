"""The words of the documents are those that something says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from extract_messages import texts
from pepdocs import wording
from pepdocs.wording.english import documents
from pepdocs.wording.english import forms as words_forms

SOURCE = Path(wording.__file__).parent.parent
FORMATTED = re.compile(r'f"((?:view|answer):[^"]*)"')


def unsaid(contexts: Iterable[str], code: str) -> list[str]:
    """The contexts that no line of `code` can be asking for."""
    made = [re.sub(r"\\\{[^}]*\\\}", ".+", re.escape(text)) for text in FORMATTED.findall(code)]
    families = [re.compile(pattern) for pattern in made if pattern != "view:.+"]
    return [
        context
        for context in contexts
        if f'"{context}"' not in code
        and f'"{context.removeprefix("view:")}"' not in code
        and not any(family.fullmatch(context) for family in families)
    ]


def written() -> str:
    """All code that says words of documents."""
    files = [*SOURCE.joinpath("view").rglob("*.py"), SOURCE / "generate.py"]
    return "".join(file.read_text(encoding="utf-8") for file in files if file.exists())


def test_every_word_of_the_documents_is_said_somewhere():
    said = [context for context in documents.WORDS if context.startswith(("view:", "answer:"))]

    assert len(said) > 40
    assert unsaid(said, written()) == []


def test_every_word_of_the_forms_is_said_somewhere():
    plain = [context for context in words_forms.WORDS if "@" not in context]

    assert unsaid(plain, written()) == []


def test_a_word_that_nothing_says_is_seen():
    code = 'say("view:page"); say(f"view:done.{code}"); keys = ("what", "who")'

    found = unsaid(["view:page", "view:done.yes", "view:what", "view:spare", "view:donkey"], code)

    assert found == ["view:spare", "view:donkey"]


def test_a_form_of_a_text_has_a_plain_one():
    known = {context for context, _ in texts()}
    forms = [context for context in words_forms.WORDS if "@" in context]

    assert forms
    assert [context for context in forms if context.partition("@")[0] not in known] == []


def test_every_error_that_is_raised_has_its_sentence():
    code = "".join(file.read_text(encoding="utf-8") for file in SOURCE.rglob("*.py"))
    raised = set(re.findall(r'Error\(\s*"(error\.[a-z_.]+)"', code))

    assert len(raised) > 5
    assert raised <= {context for context, _ in texts()}
