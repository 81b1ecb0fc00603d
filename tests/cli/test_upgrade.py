"""`pepdocs upgrade` says what became of each file, in both languages, and nothing of what it says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from running import Ran

Pepdocs = Callable[..., Ran]
HEADER = "pepdocs: 1\nrecord: FX-1\njurisdiction: wales\nphase: secondary\nwritten_in: en\n"
WORDS = {
    "en": ("rewritten in the present format", "already in the present format", "none"),
    "cy": ("wedi’i hailysgrifennu yn y fformat presennol", "yn y fformat presennol yn barod", "nad oes dim"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a plan of each kind."""
    (tmp_path / "new.yaml").write_text(HEADER.replace("1", "2", 1), "utf-8")
    (tmp_path / "old.yaml").write_text(f"{HEADER}child:\n  accessible_formats: []\n  known_as: Rhododendron\n", "utf-8")
    (tmp_path / "windows.yaml").write_bytes(f"{HEADER}child: {{known_as: Rhododendrôn}}\n".encode("cp1252"))
    return tmp_path


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_each_file_of_a_folder_is_told_of(pepdocs: Pepdocs, folder: Path, lang: str) -> None:
    ran = pepdocs("--ui-lang", lang, "upgrade", folder)

    rewritten, as_it_is, none = WORDS[lang]
    lines = {
        path: [line for line in ran.out.splitlines() if f"{path}.yaml:" in line] for path in ("new", "old", "windows")
    }
    assert ran.status == 0
    assert [as_it_is in line for line in lines["new"]] == [True]
    assert rewritten in lines["old"][0]
    assert "old.yaml:7: " in lines["old"][1]
    assert none in lines["old"][1]
    assert "UTF-8" in lines["windows"][0]
    assert "ŵ" in ran.out
    assert "odendr" not in ran.said


def test_a_second_run_finds_nothing_to_do(pepdocs: Pepdocs, folder: Path) -> None:
    pepdocs("upgrade", folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    ran = pepdocs("--ui-lang", "en", "upgrade", folder)

    assert ran.out.count("already in the present format") == 3
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_dry_run_says_what_would_be_done(pepdocs: Pepdocs, folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    ran = pepdocs("--ui-lang", "en", "upgrade", "--dry-run", folder)

    assert ran.out.count("would be rewritten") == 2
    assert ran.out.count("would be saved as UTF-8") == 1
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_file_that_cannot_be_rewritten_stops_no_other(pepdocs: Pepdocs, folder: Path) -> None:
    (folder / "both.yaml").write_text(f"{HEADER}change: {{kind: other, changes: [{{what: x}}]}}\n", "utf-8")
    (folder / "broken.yaml").write_text("a: [\n", "utf-8")

    ran = pepdocs("--ui-lang", "en", "upgrade", folder)

    assert ran.status == 1
    assert "both.yaml:6:10: warning PEP141" in ran.out
    assert "broken.yaml:1:4: error PEP008" in ran.out
    assert "old.yaml: rewritten" in ran.out
    assert "kind: other" in (folder / "both.yaml").read_text("utf-8")


def test_check_says_which_command_mends_a_code_page(pepdocs: Pepdocs, folder: Path) -> None:
    ran = pepdocs("--ui-lang", "en", "check", folder / "windows.yaml")

    assert ran.status == 1
    assert "windows.yaml:6:29: error PEP026" in ran.out
    assert "pepdocs upgrade" in ran.out

    pepdocs("upgrade", folder / "windows.yaml")

    assert "PEP026" not in pepdocs("check", folder / "windows.yaml").out


def test_the_remark_about_the_format_is_shown_with_all(pepdocs: Pepdocs, folder: Path) -> None:
    assert "pepdocs upgrade" in pepdocs("--ui-lang", "en", "check", "--all", folder / "old.yaml").out
    assert "pepdocs upgrade" not in pepdocs("--ui-lang", "en", "check", folder / "old.yaml").out


def test_a_folder_without_plans_is_wrong_usage(pepdocs: Pepdocs, tmp_path: Path) -> None:
    assert pepdocs("upgrade", tmp_path).status == 2
