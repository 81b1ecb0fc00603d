"""The text for the e-mail that a recipient's ZIP file is sent with."""

from __future__ import annotations

import pytest

from pepdocs.base.copies import Copy
from pepdocs.handover.covering_note import BETWEEN_LANGUAGES, covering_note
from pepdocs.schema.sections.meeting import CopyEdition
from pepdocs.wording import Speaker

by_copy = pytest.mark.parametrize("copy", Copy, ids=lambda copy: copy.value)


def halves(copy: Copy, documents: int = 3, *, encrypted: bool = False) -> dict[str, str]:
    """Return the part of a text in each language, as it is in one line."""
    text = covering_note(copy, documents, encrypted=encrypted).decode("utf-8-sig")
    welsh, english = text.split(BETWEEN_LANGUAGES)
    return {"cy": " ".join(welsh.split()), "en": " ".join(english.split())}


@by_copy
def test_it_says_in_welsh_and_then_in_english_what_is_attached_and_whose_copy_it_is(copy: Copy) -> None:
    for lang, said in halves(copy).items():
        say = Speaker(lang)
        assert say.count("handover:note.attached", 3) in said
        assert say.text("handover:note.copy", copy=say.text(CopyEdition.of(copy).context)) in said
        assert said.startswith(say.text("handover:note.subject"))
        assert say.text("handover:note.confidential") in said
        assert said.endswith(say.text("handover:note.mistake"))


@by_copy
def test_it_says_whether_this_is_the_full_record(copy: Copy) -> None:
    for lang, said in halves(copy).items():
        say = Speaker(lang).text
        assert (say("handover:note.full") in said) == (copy is Copy.FULL)
        assert (say("view:copy.not_full") in said) == (copy is not Copy.FULL)


@pytest.mark.parametrize("encrypted", [True, False])
def test_it_says_how_the_password_comes_only_if_there_is_one(encrypted: bool) -> None:
    for lang, said in halves(Copy.CARER, encrypted=encrypted).items():
        assert (Speaker(lang).text("handover:note.password") in said) == encrypted


def test_one_document_is_not_called_several() -> None:
    assert "1 document." in halves(Copy.CARER, 1)["en"]
    assert "2 documents." in halves(Copy.CARER, 2)["en"]


def test_notepad_shows_it_as_it_is() -> None:
    content = covering_note(Copy.CARER, 3, encrypted=True)

    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n") > 10
