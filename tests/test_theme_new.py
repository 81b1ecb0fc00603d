"""A new theme, what is put into one, and what `theme diff` says of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import template_reference
from pepdocs import theme
from pepdocs.cli import run
from pepdocs.theme import baseline
from running import Ran


@pytest.fixture
def pepdocs(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`pepdocs("new", folder)` runs a command about themes in this process, in English."""

    def call(*arguments: str | Path) -> Ran:
        status = run(["theme", *(str(argument) for argument in arguments), "--ui-lang", "en"])
        said = capsys.readouterr()
        return Ran(status, said.out, said.err)

    return call


@pytest.fixture
def bro(pepdocs, tmp_path: Path) -> Path:
    """A new theme."""
    folder = tmp_path / "bro"
    assert pepdocs("new", folder, "--name-cy", "Cyngor Bro", "--name-en", "Bro Council").status == 0
    return folder


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def without_its_remarks(sheet: str) -> str:
    return sheet[: sheet.index("/*")] + sheet[sheet.index("*/") + 2 :]


def test_a_new_theme_is_a_few_small_files(bro: Path):
    assert files(bro) == {
        "theme.toml", "style.css", "logo.svg", "words/cy.po", "words/en.po",
        "README.md", "DARLLENFI.md", "built-on.json",
    }  # fmt: skip
    assert max(path.stat().st_size for path in bro.rglob("*") if path.is_file()) < 10_000


def test_a_new_theme_can_be_used_and_changes_nothing_yet(bro: Path):
    made = theme.loaded(bro)

    assert made.layers[0].settings.name == {"cy": "Cyngor Bro", "en": "Bro Council"}
    assert without_its_remarks(made.layers[0].text("style.css")).strip() == ""
    assert made.content("primary/pep.docx") == theme.BUILTIN.content("primary/pep.docx")


def test_a_logo_is_described_in_both_languages(bro: Path):
    logo = theme.loaded(bro).layers[0].settings.logo

    assert logo is not None
    assert logo.alt == {"cy": "Logo: Cyngor Bro", "en": "Logo: Bro Council"}


def test_a_name_may_hold_what_means_something_in_toml(pepdocs, tmp_path: Path):
    name = 'Bro "Uchaf" \\ # [a]'
    pepdocs("new", tmp_path / "bro", "--name-cy", name, "--name-en", name)

    assert theme.loaded(tmp_path / "bro").layers[0].settings.name["cy"] == name


def test_nothing_that_is_there_is_replaced_unless_asked(pepdocs, bro: Path):
    (bro / "style.css").write_text("h1 { color: #123456 }")

    refused = pepdocs("new", bro)

    assert refused.status == 1
    assert "--force" in refused.err
    assert "#123456" in (bro / "style.css").read_text()
    assert pepdocs("new", bro, "--force").status == 0
    assert "#123456" not in (bro / "style.css").read_text()


def test_a_theme_can_begin_over_another(pepdocs, bro: Path):
    assert pepdocs("new", bro.parent / "ysgol", "--extends", "bro").status == 0

    assert [layer.place.name for layer in theme.loaded(bro.parent / "ysgol").layers] == [
        "ysgol",
        "bro",
    ]


def test_a_theme_that_is_not_beside_cannot_be_built_on(pepdocs, tmp_path: Path):
    told = pepdocs("new", tmp_path / "bro", "--extends", "../bro")

    assert told.status == 1
    assert "small letters" in told.err
    assert not (tmp_path / "bro").exists()


def test_words_are_put_in_as_they_are_below_and_once(pepdocs, bro: Path):
    for _ in range(2):
        assert pepdocs("eject", "words", "choice:Role.lace_coordinator", "--folder", bro).status == 0

    welsh = (bro / "words" / "cy.po").read_text("utf-8")
    assert welsh.count('\nmsgctxt "choice:Role.lace_coordinator"') == 1
    assert 'msgstr "Cydgysylltydd Addysg Plant sy’n Derbyn Gofal"' in welsh
    theme.loaded(bro)


def test_a_context_that_does_not_exist_is_answered_with_the_nearest(pepdocs, bro: Path):
    told = pepdocs("eject", "words", "choice:Role.lace_cordinator", "--folder", bro)

    assert told.status == 1
    assert "choice:Role.lace_coordinator" in told.err


@pytest.mark.parametrize("phase", ["primary", "secondary", "post16"])
def test_the_sections_of_a_phase_are_put_in_over_those_below(pepdocs, bro: Path, phase: str):
    assert pepdocs("eject", "html", "--phase", phase, "--folder", bro).status == 0

    text = theme.loaded(bro).text(f"{phase}/pep.html.jinja")
    assert text.startswith(f'{{% extends "below/{phase}/pep.html.jinja" %}}')
    assert '{{ section("targets") }}' in text


def test_a_word_template_is_put_in_with_its_building_blocks_or_without(pepdocs, bro: Path):
    place = bro / "secondary" / "pep.docx"
    assert pepdocs("eject", "docx", "--phase", "secondary", "--folder", bro).status == 0
    short = place.stat().st_size

    assert pepdocs("eject", "docx", "--phase", "secondary", "--folder", bro).status == 1
    whole = pepdocs("eject", "docx", "--phase", "secondary", "--folder", bro, "--force", "--blocks")

    assert whole.status == 0
    assert place.read_bytes() == theme.BUILTIN.content("secondary/pep.docx")
    assert short < place.stat().st_size


def overridden(bro: Path) -> None:
    """Override one thing of each kind."""
    (bro / "macros.html.jinja").write_text("{% macro notice(block) %}{% endmacro %}")
    (bro / "style.css").write_text(":root {\n  --text: 13pt;\n}\nh1 { color: #123456 }\n")
    (bro / "primary").mkdir()
    (bro / "primary" / "pep.html.jinja").write_text('{% extends "below/primary/pep.html.jinja" %}')
    (bro / "words" / "en.po").write_text(
        'msgctxt "choice:Role.lace_coordinator"\n'
        'msgid "Looked After Children in Education (LACE) Coordinator"\nmsgstr "Virtual head"\n'
    )


def test_diff_says_what_a_theme_overrides_with_file_and_line(pepdocs, bro: Path):
    overridden(bro)

    told = pepdocs("diff", bro)

    assert told.status == 0
    assert told.out.splitlines()[1:] == [
        "style.css:2: colour or size: --text",
        "style.css:1: style sheet: style.css",
        "words/en.po:1: words: choice:Role.lace_coordinator",
        "macros.html.jinja:1: building block: notice",
        "primary/pep.html.jinja:1: template: primary/pep.html.jinja",
        "Overridden: 6. Changed below: 0. No longer there: 0.",
    ]


def earlier(folder: Path, change: Callable[[dict[str, dict[str, str]]], None]) -> None:
    """Change what a theme's record says was below it."""
    place = folder / baseline.RECORD
    written = json.loads(place.read_text())
    change(written)
    place.write_text(json.dumps(written))


def test_diff_says_what_has_changed_below_since(pepdocs, bro: Path):
    overridden(bro)

    def change(written: dict[str, dict[str, str]]) -> None:
        written["macros"]["notice"] = "another"
        written["files"]["primary/pep.html.jinja"] = "another"
        written["variables"]["--text"] = "11pt"

    earlier(bro, change)
    told = pepdocs("diff", bro)

    assert "Changed below: 3." in told.out
    assert "    It was: 11pt\n    It is: 12pt" in told.out
    assert pepdocs("diff", bro, "--accept").status == 0
    assert "Changed below: 0." in pepdocs("diff", bro).out


def test_diff_says_that_words_were_others_or_are_gone(pepdocs, bro: Path):
    (bro / "words" / "en.po").write_text(
        'msgctxt "choice:Role.lace_coordinator"\nmsgid "LACE officer"\nmsgstr "Virtual head"\n\n'
        'msgctxt "choice:Role.nobody"\nmsgid "Nobody"\nmsgstr "No one"\n'
    )

    told = pepdocs("diff", bro).out

    assert "    It was: LACE officer\n    It is: Looked After Children" in told
    assert "choice:Role.nobody\n    What it overrides is no longer there." in told


def test_diff_says_what_a_layer_below_has_changed(pepdocs, bro: Path):
    school = bro.parent / "ysgol"
    pepdocs("new", school, "--extends", "bro")
    (school / "macros.html.jinja").write_text("{% macro notice(block) %}{% endmacro %}")

    (bro / "macros.html.jinja").write_text("{% macro notice(block) %}another{% endmacro %}")

    assert "Changed below: 1." in pepdocs("diff", school).out


def test_a_theme_without_a_record_is_not_said_to_be_up_to_date(pepdocs, bro: Path):
    overridden(bro)
    (bro / baseline.RECORD).unlink()

    assert "It is not recorded what was below" in pepdocs("diff", bro).out


@pytest.mark.parametrize("record", ["", "[]", '{"view": 1}', '{"view": 1, "files": []}', "nonsense"])
def test_a_record_that_says_nothing_is_a_warning(pepdocs, bro: Path, record: str):
    (bro / baseline.RECORD).write_text(record)

    told = pepdocs("diff", bro)

    assert told.status == 0
    assert "THM501" in told.err


def test_diff_says_that_the_view_is_another(pepdocs, bro: Path):
    place = bro / "theme.toml"
    place.write_text(place.read_text("utf-8").replace("view = 1", "view = 7"), "utf-8")

    assert "docs/templates.md" in pepdocs("diff", bro).out


def test_putting_something_in_records_what_is_below_it_now_and_nothing_else(pepdocs, bro: Path):
    def change(written: dict[str, dict[str, str]]) -> None:
        written["files"]["primary/pep.html.jinja"] = "another"
        written["files"]["secondary/pep.html.jinja"] = "another"

    earlier(bro, change)
    pepdocs("eject", "html", "--phase", "primary", "--folder", bro)

    files_then = json.loads((bro / baseline.RECORD).read_text())["files"]
    assert files_then["primary/pep.html.jinja"] != "another"
    assert files_then["secondary/pep.html.jinja"] == "another"


def test_a_copy_of_a_theme_elsewhere_is_the_same_theme(bro: Path):
    copy = Path(shutil.copytree(bro, bro.parent / "copy"))

    assert theme.loaded(copy) == theme.loaded(bro)


def test_the_reference_of_templates_says_what_there_is():
    written = template_reference.PAGE.read_text("utf-8")

    assert template_reference.page(written) == written
    assert "`notice(block)`" in written
