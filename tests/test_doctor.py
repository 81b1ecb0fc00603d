from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from pepdocs import doctor

SYSTEMS = ("debian", "fedora", "macos", "windows", "other")
SLOT = re.compile(r"{(\w+)}")


def a_font_folder(folder: Path, content: bytes = b"a font") -> Path:
    (folder / "one.ttf").write_bytes(content)
    entry = {"file": "one.ttf", "sha256": hashlib.sha256(b"a font").hexdigest()}
    (folder / "fonts.json").write_text(json.dumps([entry]), encoding="utf-8")
    return folder


def a_template_folder(folder: Path) -> Path:
    for phase in doctor.PHASES:
        (folder / phase).mkdir()
        (folder / phase / "pep.html.jinja").touch()
        (folder / phase / "pep.docx").touch()
    return folder


def broken(tmp_path: Path) -> list[doctor.MachineCheck]:
    """A failed check of every kind."""
    return [
        doctor.python((3, 9, 2)),
        doctor.engine("no-such-engine"),
        doctor.engine("pytest"),
        doctor.fonts(tmp_path),
        doctor.phase_templates(tmp_path),
        doctor.catalogues(tmp_path),
        doctor.writable(tmp_path / "absent"),
        doctor.program("no-such-program"),
    ]


def test_this_machine_can_make_documents():
    found = {check.name: check for check in doctor.checks()}

    assert all(found[name].ok for name in ("python", "typst", "weasyprint", "docxtpl", "fonts"))


@pytest.mark.pango
def test_this_machine_can_make_the_documents_of_every_theme():
    assert doctor.pango().ok


def test_every_sentence_is_in_the_messages_and_has_its_facts(tmp_path: Path):
    for check in (*doctor.checks(), *broken(tmp_path)):
        for key in filter(None, (check.key, check.mend)):
            assert set(SLOT.findall(doctor.MESSAGES[key])) <= check.facts.keys()


def test_every_failed_check_says_how_to_mend_it(tmp_path: Path):
    for check in broken(tmp_path):
        assert not check.ok
        assert check.mend in doctor.MESSAGES


@pytest.mark.parametrize("thing", ["python", "pango", "programs"])
def test_there_is_advice_for_every_system(thing: str):
    assert {f"doctor.{thing}.mend.{system}" for system in SYSTEMS} <= doctor.MESSAGES.keys()


def test_an_old_python_is_named():
    check = doctor.python((3, 10, 14))

    assert check.key == "doctor.python.old"
    assert check.facts == {"version": "3.10.14", "wanted": "3.11"}


def test_libraries_that_cannot_be_loaded_are_seen(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(doctor, "LOAD_PANGO", ("-c", "raise OSError"))

    check = doctor.pango()

    assert (check.ok, check.key) == (False, "doctor.pango.missing")
    assert doctor.healthy([check])


def test_pango_is_tried_without_loading_it_here(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(doctor, "LOAD_PANGO", ("-c", "pass"))

    assert doctor.pango().ok


def test_an_engine_of_another_version_is_seen():
    assert doctor.engine("pytest").key == "doctor.engine.other"


def test_a_missing_engine_is_seen():
    assert doctor.engine("no-such-engine").key == "doctor.engine.missing"


def test_the_wanted_version_comes_from_our_own_requirements():
    requirements = ["rich>=13", "weasyprint==70.0", 'pytest>=8; extra == "test"']

    assert doctor.pinned("weasyprint", requirements) == "70.0"
    assert doctor.pinned("rich", requirements) == ""


def test_whole_fonts_are_counted(tmp_path: Path):
    check = doctor.fonts(a_font_folder(tmp_path))

    assert (check.ok, check.facts) == (True, {"count": "1"})


def test_a_changed_font_is_named(tmp_path: Path):
    check = doctor.fonts(a_font_folder(tmp_path, b"another font"))

    assert (check.ok, check.facts) == (False, {"files": "one.ttf"})


def test_a_lost_font_is_named(tmp_path: Path):
    folder = a_font_folder(tmp_path)
    (folder / "one.ttf").unlink()

    assert doctor.fonts(folder).facts == {"files": "one.ttf"}


def test_fonts_without_a_record_are_not_trusted(tmp_path: Path):
    assert doctor.fonts(tmp_path).facts == {"files": "fonts.json"}


def test_a_lost_template_is_named(tmp_path: Path):
    folder = a_template_folder(tmp_path)
    assert doctor.phase_templates(folder).ok
    (folder / "post16" / "pep.docx").unlink()

    assert doctor.phase_templates(folder).facts == {"files": "post16/*.docx"}


def test_a_lost_catalogue_is_named(tmp_path: Path):
    assert doctor.catalogues(tmp_path).facts == {"files": "cy.po"}
    (tmp_path / "cy.po").touch()

    assert doctor.catalogues(tmp_path).ok


def test_trying_a_folder_leaves_nothing_behind(tmp_path: Path):
    assert doctor.writable(tmp_path).ok

    assert not list(tmp_path.iterdir())


def test_what_only_the_tests_use_may_be_missing():
    check = doctor.program("no-such-program")

    assert not check.ok
    assert doctor.healthy([check])


def test_what_is_needed_may_not_be_missing(tmp_path: Path):
    assert not doctor.healthy([doctor.python((3, 11, 0)), doctor.fonts(tmp_path)])


@pytest.mark.parametrize(
    ("release", "family"),
    [
        ({"ID": "debian"}, "debian"),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, "debian"),
        ({"ID": "rocky", "ID_LIKE": "rhel centos fedora"}, "fedora"),
        ({"ID": "arch"}, "other"),
        ({}, "other"),
    ],
)
def test_the_family_of_a_linux_machine_is_known(release: dict[str, str], family: str):
    assert doctor.linux_family(release) == family


@pytest.mark.parametrize(("name", "kind"), [("darwin", "macos"), ("win32", "windows")])
def test_other_systems_are_known(monkeypatch: pytest.MonkeyPatch, name: str, kind: str):
    monkeypatch.setattr("sys.platform", name)

    assert doctor.system() == kind
