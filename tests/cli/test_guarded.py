"""An encrypted document is not replaced by an open one, nor a final one by a draft, unless that is asked for."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import SECONDARY
from cli.offices import QUICK, password_file
from pepdocs.wording import Speaker
from running import Ran

Pepdocs = Callable[..., Ran]
Words = tuple[str | Path, ...]
by_language = pytest.mark.parametrize("lang", ["cy", "en"])


@pytest.fixture
def words(plans: Path, out: Path) -> Words:
    return ("build", plans / f"{SECONDARY}.yaml", "--out", out, *QUICK)


@pytest.fixture
def locked(tmp_path: Path) -> Words:
    return ("--encrypt", "--password-file", password_file(tmp_path))


@pytest.fixture
def document(out: Path) -> Path:
    return out / "FX-SEC-0147-03-en.docx"


@by_language
def test_an_encrypted_document_is_not_replaced_by_an_open_one(
    pepdocs: Pepdocs, words: Words, locked: Words, document: Path, lang: str
) -> None:
    pepdocs(*words, *locked)
    before = document.read_bytes()

    for option in ((), ("--keep-edited",)):
        done = pepdocs("--iaith", lang, *words, *option)

        assert done.status == 1
        assert Speaker(lang).text("cli:guarded.opened", files=document) in done.out
        assert document.read_bytes() == before
        assert not zipfile.is_zipfile(document)


@by_language
def test_with_force_it_is_replaced_and_both_turns_are_said_for_what_they_are(
    pepdocs: Pepdocs, words: Words, locked: Words, document: Path, lang: str
) -> None:
    pepdocs(*words)
    asked = ("--iaith", lang, *words, "--explain")

    encrypted = pepdocs(*asked, *locked)
    opened = pepdocs(*asked, "--force")

    assert (encrypted.status, opened.status) == (0, 0)
    assert zipfile.is_zipfile(document)
    for done, why, other in ((encrypted, "encrypted", "opened"), (opened, "opened", "encrypted")):
        assert Speaker(lang).text(f"summary:why.{why}") in done.out
        assert Speaker(lang).text(f"summary:why.{other}") not in done.out
        assert Speaker(lang).text("summary:why.password") not in done.out


def test_an_encrypted_document_that_is_gone_stands_in_nobodys_way(
    pepdocs: Pepdocs, words: Words, locked: Words, document: Path
) -> None:
    pepdocs(*words, *locked)
    document.unlink()

    assert pepdocs(*words).status == 0
    assert zipfile.is_zipfile(document)


def test_the_other_plans_of_a_run_have_their_documents(
    pepdocs: Pepdocs, words: Words, locked: Words, plans: Path, out: Path
) -> None:
    pepdocs(*words, *locked)

    done = pepdocs("build", plans, "--out", out, *QUICK)

    assert (out / "FX-PRI-0093-01-en.docx").exists()
    assert f"{Speaker('en').text('summary:files.guarded')}: 1" in done.out
    for lang in ("cy", "en"):
        told = Speaker(lang).text("summary:guarded.opened", file="FX-SEC-0147-03-en.docx")
        assert told in (out / "summary.csv").read_text("utf-8-sig")
        advice = Speaker(lang).text("summary:next.guarded")
        assert advice in (out / "summary.html").read_text("utf-8")


@by_language
def test_a_final_document_is_not_replaced_by_a_draft(pepdocs: Pepdocs, words: Words, document: Path, lang: str) -> None:
    pepdocs(*words)
    before = document.read_bytes()
    asked = ("--iaith", lang, *words, "--explain")

    refused = pepdocs(*asked, "--draft")
    kept = document.read_bytes()
    forced = pepdocs(*asked, "--draft", "--force")
    back = pepdocs(*asked)

    assert (refused.status, forced.status, back.status) == (1, 0, 0)
    assert Speaker(lang).text("cli:guarded.draft", files=document) in refused.out
    assert Speaker(lang).text("summary:why.draft") in forced.out
    assert Speaker(lang).text("summary:why.final") in back.out
    assert kept == before == document.read_bytes()


def test_a_plan_that_says_itself_that_it_is_a_draft_is_the_same_with_and_without_the_option(
    pepdocs: Pepdocs, words: Words, plans: Path
) -> None:
    plan = plans / f"{SECONDARY}.yaml"
    final = plan.read_text("utf-8")
    plan.write_text(final.replace("status: final", "status: draft", 1), encoding="utf-8")
    assert plan.read_text("utf-8") != final
    pepdocs(*words)

    done = pepdocs(*words, "--draft")

    assert done.status == 0
    assert Speaker("en").text("cli:made", count=0) in done.out
