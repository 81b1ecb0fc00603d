"""A run that cannot end well does not begin, and says which files are concerned."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from builders import EXAMPLES, SECONDARY
from pepdocs.base.errors import PepdocsError, SourceError
from pepdocs.base.language import Mode
from pepdocs.batch.folder import preflight
from pepdocs.batch.folder.preflight import PER_FILE, SIZES, SPARE, needed_bytes
from pepdocs.generate import Request
from pepdocs.handover.recipients import By
from pepdocs.reading import source
from pepdocs.render import Format

DAY = date(2026, 7, 1)


@pytest.fixture
def plans(tmp_path: Path) -> Callable[..., list[Path]]:
    """`plans(a="FX-1", b="FX-2")` writes files with these references."""

    def write(**records: str) -> list[Path]:
        (tmp_path / "plans").mkdir(exist_ok=True)
        made = []
        for name, record in records.items():
            path = tmp_path / "plans" / f"{name}.yaml"
            path.write_text(f"pepdocs: 2\nrecord: {record}\nchild: {{}}\n", encoding="utf-8")
            made.append(path)
        return made

    return write


def refused(found: list[Path], given: list[Path], out: Path) -> PepdocsError:
    with pytest.raises(PepdocsError) as caught:
        preflight.check_before_run(found, given, Request(out, DAY))
    return caught.value


def test_a_run_that_can_end_well_begins(plans: Callable[..., list[Path]], tmp_path: Path) -> None:
    found = plans(a="FX-1", b="FX-2")

    preflight.check_before_run(found, [tmp_path / "plans"], Request(tmp_path / "out", DAY))


def test_all_files_that_share_a_reference_are_named(plans: Callable[..., list[Path]], tmp_path: Path) -> None:
    found = plans(a="FX-1", b="FX-2", c="fx-1", d="FX-3", e="'FX-3'")

    clashes = preflight.check_before_run(found, found, Request(tmp_path / "out", DAY))

    others = {path: dict(findings.items[0].facts)["files"] for path, findings in clashes.items()}
    assert others == {found[one]: str(found[other]) for one, other in ((0, 2), (2, 0), (3, 4), (4, 3))}


def test_a_file_that_cannot_be_read_to_its_end_has_no_part_in_this(
    plans: Callable[..., list[Path]], tmp_path: Path
) -> None:
    found = plans(a="FX-1", b="FX-1")
    found[1].write_text("pepdocs: 1\nrecord: FX-1\nchild: [\n", encoding="utf-8")

    assert preflight.check_before_run(found, found, Request(tmp_path / "out", DAY)) == {}


@pytest.mark.parametrize("where", [".", "inner", "inner/deeper"])
def test_plans_inside_the_folder_for_documents_are_refused(tmp_path: Path, where: str) -> None:
    folder = tmp_path / "out" / where
    folder.mkdir(parents=True)
    (tmp_path / "link").symlink_to(folder)

    for given in (folder, tmp_path / "link"):
        error = refused([], [given], tmp_path / "out")
        assert error.key == "error.input_inside"
        assert error.facts["folders"] == str(given)


def test_a_folder_for_documents_inside_that_of_the_plans_is_allowed(
    plans: Callable[..., list[Path]], tmp_path: Path
) -> None:
    found = plans(a="FX-1")

    preflight.check_before_run(found, [tmp_path / "plans"], Request(tmp_path / "plans" / "out", DAY))


def test_a_folder_that_cannot_be_written_to_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert refused([], [], tmp_path / "file" / "out").key == "error.folder"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)

    assert refused([], [], tmp_path / "out").key == "error.folder"


def test_a_disk_without_room_is_refused_before_anything_is_written(
    plans: Callable[..., list[Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = plans(a="FX-1", b="FX-2")
    full = shutil.disk_usage(tmp_path)._replace(free=20_100_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)

    error = refused(found, found, tmp_path / "out")

    assert error.key == "error.room"
    assert (error.facts["needed"], error.facts["free"]) == (22, 20)


PLAN = sum(SIZES[form] for form in (Format.PDF, Format.DOCX)) * 3
"""What the documents of a plan take that asks for nothing special."""


def test_documents_that_are_there_already_need_room_only_to_be_replaced(tmp_path: Path) -> None:
    records, request = [f"fx-{number}" for number in range(9)], Request(tmp_path, DAY)
    first = needed_bytes(9, records, request, None)

    for record, name in product(records, ("cy", "en", "cy-en")):
        (tmp_path / f"{record.upper()}-{name}.pdf").touch()
        (tmp_path / f"{record.upper()}-{name}.docx").touch()
    again = needed_bytes(9, records, request, None)
    and_one_more = needed_bytes(10, [*records, "fx-9"], request, None)

    assert first == 9 * PLAN + PLAN + 9 * PER_FILE + SPARE
    assert again == PLAN + 9 * PER_FILE
    assert and_one_more == PLAN + PLAN + 10 * PER_FILE + SPARE


def test_a_run_with_nothing_new_begins_on_a_disk_that_is_nearly_full(
    plans: Callable[..., list[Path]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, out = plans(a="FX-1", b="FX-2"), tmp_path / "out"
    out.mkdir()
    nearly = shutil.disk_usage(tmp_path)._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: nearly)
    assert refused(found, found, out).key == "error.room"

    for record, name in product(("FX-1", "FX-2"), ("cy", "en", "cy-en")):
        (out / f"{record}-{name}.pdf").touch()
        (out / f"{record}-{name}.docx").touch()

    preflight.check_before_run(found, found, Request(out, DAY))


def test_zip_files_need_about_as_much_room_as_what_goes_into_them(tmp_path: Path) -> None:
    asked = Request(tmp_path, DAY, modes=(Mode.CY,), formats=(Format.PDF,))
    (tmp_path / "FX-1-cy.pdf").write_bytes(bytes(70_000))
    (tmp_path / "FX-1-en.pdf").write_bytes(bytes(1_000_000))  # not asked for

    def zipped() -> int:
        without, all_of_it = (needed_bytes(2, ["fx-1", "fx-2"], asked, by) for by in (None, By.SCHOOL))
        return all_of_it - without

    assert zipped() == 70_000 + SIZES[Format.PDF]

    (tmp_path / "school-1.zip").write_bytes(bytes(50_000))
    (tmp_path / "school-2.zip").write_bytes(bytes(30_000))
    (tmp_path / "authority-1.zip").write_bytes(bytes(30_000))

    assert zipped() == 70_000 + SIZES[Format.PDF] - 80_000 + 50_000


# References are found without reading a file to its end.


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("record: FX-1\n", "FX-1"),
        ("a: record\nb: {record: no}\nc:\n- record: no\nrecord: 'yes'\n", "yes"),
        ('{"a": {"record": "x"}, "record": "FX-1", "z": [', "FX-1"),
        ("record: FX-1\nthen: [nonsense\n", "FX-1"),
        ("record:\n  a: b\n", None),
        ("record: [x]\n", None),
        ("- record: x\n", None),
        ("a: [\nrecord: x\n", None),
        ("a: b\n", None),
    ],
)
def test_a_reference_is_found_at_the_top_only(text: str, reference: str | None) -> None:
    assert source.first_text(text.encode(), "record") == reference


def test_it_is_the_one_that_the_plan_is_read_with() -> None:
    content = (EXAMPLES / f"{SECONDARY}.yaml").read_bytes()

    assert source.first_text(content, "record") == "FX-SEC-0147-03"


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00"])
def test_what_is_no_text_has_no_reference(content: bytes) -> None:
    with pytest.raises(SourceError):
        source.first_text(content, "record")
