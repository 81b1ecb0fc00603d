"""A journal is read back, however much of it was cut off or damaged."""

from __future__ import annotations

import copy
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pepdocs.base import write
from pepdocs.base.language import Edition, Mode
from pepdocs.batch.folder import history
from pepdocs.batch.folder.copy_history import CopyHistory, CopyKey, copy_line
from pepdocs.batch.folder.dependencies import Dependencies
from pepdocs.batch.folder.history import DocumentRecord, FinishedFile, FolderHistory
from pepdocs.batch.folder.journal import NAME, Journal
from pepdocs.batch.folder.store import Store, WantedDocument
from pepdocs.findings import reading as codes
from pepdocs.findings.model import TOP, Findings, finding
from pepdocs.render import Format

BASIS = Dependencies("p", "r", "t", "w", "c", "e")
FOUND = Findings.of([finding(codes.EMPTY, "child.name", TOP, label="field:child.name")])
FINISHED = FinishedFile("standing", "FX-1", {"FX-1-cy.pdf": "one"}, FOUND, Findings(), version="2")
KEY = CopyKey("FX-1", "carer", "2")
COPY = CopyHistory("2026-06-01", "now", {"carer": "2026-06-02"}, ("now", "before"))


def made(digest: str) -> dict[str, object]:
    return history.making_line({"FX-1-cy.pdf": DocumentRecord(digest, BASIS)})


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path)


def test_what_was_written_is_read_back(journal: Journal) -> None:
    for line in OURS:
        journal.write(line)
    journal.close()

    read = FolderHistory.of(journal.lines())

    assert read.salt == "00"
    assert read.documents == {"FX-1-cy.pdf": DocumentRecord("one", BASIS)}
    assert read.files == {"digest": FINISHED}
    assert read.copies == {KEY: COPY}


def test_an_older_document_is_still_known_for_a_while(journal: Journal) -> None:
    for number in range(20):
        journal.write(made(str(number)))
    journal.close()

    entry = FolderHistory.of(journal.lines()).documents["FX-1-cy.pdf"]

    assert entry.sha256 == "19"
    assert entry.older == tuple(str(number) for number in range(18, 10, -1))
    assert entry.knows("19")
    assert entry.knows("11")
    assert not entry.knows("10")


@pytest.mark.parametrize("cut", range(1, 170, 7))
def test_a_line_that_was_cut_off_is_skipped(journal: Journal, cut: int) -> None:
    journal.write(made("one"))
    journal.write(made("two"))
    journal.close()
    whole = journal.path.read_bytes()
    journal.path.write_bytes(whole[:-cut])

    again = Journal(journal.path.parent)
    again.write(made("three"))
    again.close()

    assert FolderHistory.of(again.lines()).documents["FX-1-cy.pdf"].sha256 == "three"
    assert FolderHistory.of(again.lines()).documents["FX-1-cy.pdf"].older[-1] == "one"


@pytest.mark.parametrize(
    "spoilt",
    [
        b"\x00\xff\n", b"[]\n", b'{"v":1}\n', b'{"v":1,"event":"made"}\n', b"1e999999\n",
        b'{"v":1,"event":"making","documents":[1]}\n', b'{"v":9,"event":"salt","salt":"x"}\n',
        b'{"v":1,"event":"making","documents":{"x":{"sha256":1,"basis":{"plan":1}}}}\n',
        (
            b'{"v":1,"event":"made","digest":"d","standing":"","record":"","documents":{},'
            b'"findings":[["PEP999","",1,1,{}]],"remarks":[]}\n'
        ),
        b"[" * 100_000 + b"\n", b'{"v":1,"event":"salt","salt":"zz"}\n',
        b'{"v":1,"event":"salt","salt":"a"}\n', b'{"v":1,"event":"salt","salt":" "}\n',
    ],
)  # fmt: skip
def test_a_line_that_makes_no_sense_is_skipped(journal: Journal, spoilt: bytes) -> None:
    journal.path.write_bytes(spoilt)
    journal.write(made("one"))
    journal.close()

    read = FolderHistory.of(journal.lines())

    assert set(read.documents) == {"FX-1-cy.pdf"}
    assert read.files == {}
    assert read.salt == ""


JSON = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(),
        st.text(st.characters(exclude_categories=()), max_size=8),
        st.sampled_from(["..", "../x", "a/b", "a\\b", "\0", "x\0.pdf", "\ud800", "é", "FX-1-cy.pdf"]),
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
OURS = [
    history.salt_line("00"), made("one"), history.made_line("digest", FINISHED, "a.yaml"), copy_line(KEY, COPY),
]  # fmt: skip


@st.composite
def spoilt(draw: st.DrawFn) -> Any:
    """Draw a line of ours in which one thing, or the name of one thing, has become something else."""
    line = here = copy.deepcopy({"v": 1, **draw(st.sampled_from(OURS))})
    while True:
        places = list(here) if isinstance(here, dict) else list(range(len(here)))
        place = draw(st.sampled_from(places))
        if not (isinstance(here[place], dict | list) and here[place] and draw(st.booleans())):
            break
        here = here[place]
    if isinstance(here, dict) and draw(st.booleans()):
        here[draw(st.text(st.characters(exclude_categories=()), max_size=8))] = here.pop(place)
    else:
        here[place] = draw(JSON)
    return line


@settings(max_examples=300, deadline=None)
@given(st.lists(spoilt() | JSON, max_size=6))
def test_a_run_goes_on_whatever_its_journal_holds(lines: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as place:
        journal = Journal(Path(place))
        journal.path.write_text("".join(f"{json.dumps(line)}\n" for line in lines), "utf-8")

        store = Store(journal.path.parent)
        before = FolderHistory.of(journal.lines())
        [store.finished(digest, FINISHED.run_digest) for digest in before.files]
        wanted = WantedDocument("FX-1-cy.pdf", (Edition(Mode.CY), Format.PDF), BASIS)
        assert store.why([wanted])[wanted.name]
        store.keep([(wanted, b"made anew")])
        documents = {wanted.name: write.digest(b"made anew")}
        finished = FinishedFile("standing", "FX-1", documents, FOUND, Findings())
        store.finish("another digest", finished, Path("a.yaml"))
        salt = store.salt
        store.journal.close()

        again = Store(journal.path.parent)
        assert again.salt == salt
        assert again.finished("another digest", "standing") == finished
        again.journal.replace(again.history.lines())
        assert FolderHistory.of(journal.lines()).files == again.history.files
        assert FolderHistory.of(journal.lines()).copies == again.history.copies


def test_a_long_journal_becomes_a_short_one_that_says_the_same(journal: Journal) -> None:
    for number in range(1100):
        journal.write(made(str(number % 3)))
    journal.write(history.made_line("digest", FINISHED, "a.yaml"))
    journal.write(copy_line(KEY, COPY))
    journal.write(history.salt_line("00"))
    journal.close()
    before = FolderHistory.of(journal.lines())

    journal.replace(before.lines())

    after = FolderHistory.of(journal.lines())
    assert before.is_long
    assert not after.is_long
    assert (after.documents, after.files, after.copies, after.salt) == (
        before.documents, before.files, before.copies, before.salt,
    )  # fmt: skip
    assert after.copies
    assert [path.name for path in journal.path.parent.iterdir()] == [NAME]


def test_a_journal_is_for_its_owner_only(journal: Journal) -> None:
    journal.write({"event": "salt", "salt": "00"})
    journal.sync()

    journal.close()
    assert journal.path.stat().st_mode & 0o777 == 0o600
    assert json.loads(journal.path.read_text("utf-8")) == {"v": 1, "event": "salt", "salt": "00"}
