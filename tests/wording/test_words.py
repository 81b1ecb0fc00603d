"""The declared texts are those that the code uses."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from pepdocs import wording
from pepdocs.base import error_keys
from pepdocs.wording.english import documents, forms
from pepdocs.wording.english.sources import texts

SOURCE = Path(wording.__file__).parent.parent
FORMATTED = re.compile(r'f"((?:view|answer):[^"]*)"')


def unused(contexts: Iterable[str], code: str) -> list[str]:
    """Return the contexts that no line of `code` can use."""
    patterns = [re.sub(r"\\\{[^}]*\\\}", ".+", re.escape(text)) for text in FORMATTED.findall(code)]
    families = [re.compile(pattern) for pattern in patterns if pattern != "view:.+"]
    return [
        context
        for context in contexts
        if f'"{context}"' not in code
        and f'"{context.removeprefix("view:")}"' not in code
        and not any(family.fullmatch(context) for family in families)
    ]


def source_of_views() -> str:
    """Return all code that uses texts of documents."""
    files = [*SOURCE.joinpath("view").rglob("*.py"), SOURCE / "generate.py"]
    return "".join(file.read_text(encoding="utf-8") for file in files if file.exists())


def test_every_text_of_the_documents_and_forms_is_used():
    contexts = [context for context in documents.WORDS if context.startswith(("view:", "answer:"))]
    contexts += [context for context in forms.WORDS if "@" not in context]

    assert len(contexts) > 60
    assert unused(contexts, source_of_views()) == []


def test_an_unused_text_is_found():
    code = 'say("view:page"); say(f"view:done.{code}"); keys = ("what", "who")'

    contexts = unused(["view:page", "view:done.yes", "view:what", "view:spare", "view:donkey"], code)

    assert contexts == ["view:spare", "view:donkey"]


def test_every_variant_has_a_plain_text():
    known = {context for context, _ in texts()}
    variants = [context for context in forms.WORDS if "@" in context]

    assert variants
    assert [context for context in variants if context.partition("@")[0] not in known] == []


def test_every_key_of_an_error_has_a_text():
    keys = {key for name, key in vars(error_keys).items() if name.isupper()}

    assert len(keys) > 50
    assert keys <= {context for context, _ in texts()}


def test_the_keys_of_errors_are_written_once():
    paths = [path for path in SOURCE.rglob("*.py") if path != SOURCE / "base" / "error_keys.py"]

    assert len(paths) > 200
    assert [path.name for path in paths if '"error.' in path.read_text(encoding="utf-8")] == []
