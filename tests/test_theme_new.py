"""The commands `theme new`, `theme eject` and `theme diff`."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import template_reference
from pepdocs import theme
from pepdocs.authoring.check.templates.word import read
from pepdocs.cli import run
from pepdocs.theme import baseline, css
from running import Ran


@pytest.fixture
def pepdocs(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """`pepdocs("new", folder)` runs a command about themes in this process, in English."""

    def call(*arguments: str | Path) -> Ran:
        status = run(["theme", *(str(argument) for argument in arguments), "--ui-lang", "en"])
        output = capsys.readouterr()
        return Ran(status, output.out, output.err)

    return call


@pytest.fixture
def bro(pepdocs, tmp_path: Path) -> Path:
    """A new theme."""
    folder = tmp_path / "bro"
    assert pepdocs("new", folder, "--name-cy", "Cyngor Bro", "--name-en", "Bro Council").status == 0
    return folder


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_new_theme_is_a_few_small_files(bro: Path):
    assert files(bro) == {
        "theme.toml", "style.css", "logo.svg", "words/cy.po", "words/en.po",
        "README.md", "DARLLENFI.md", "built-on.json",
    }  # fmt: skip
    assert max(path.stat().st_size for path in bro.rglob("*") if path.is_file()) < 10_000


def test_a_new_theme_can_be_used_and_changes_nothing(bro: Path):
    new = theme.load(bro)
    layer = new.layers[0]

    assert layer.settings.name == {"cy": "Cyngor Bro", "en": "Bro Council"}
    assert layer.settings.logo.alt == {"cy": "Logo: Cyngor Bro", "en": "Logo: Bro Council"}
    assert css.read(layer.text("style.css")) == css.StyleSheet((), ())
    assert new.content("primary/pep.docx") == theme.BUILTIN.content("primary/pep.docx")


def test_a_name_may_hold_special_characters_of_toml(pepdocs, tmp_path: Path):
    name = 'Bro "Uchaf" \\ # [a]'
    pepdocs("new", tmp_path / "bro", "--name-cy", name, "--name-en", name)

    assert theme.load(tmp_path / "bro").layers[0].settings.name["cy"] == name


def test_files_are_replaced_only_with_force(pepdocs, bro: Path):
    (bro / "style.css").write_text("h1 { color: #123456 }")

    refused = pepdocs("new", bro)

    assert refused.status == 1
    assert "--force" in refused.err
    assert "#123456" in (bro / "style.css").read_text()
    assert pepdocs("new", bro, "--force").status == 0
    assert "#123456" not in (bro / "style.css").read_text()


def test_a_new_theme_can_extend_another(pepdocs, bro: Path):
    assert pepdocs("new", bro.parent / "ysgol", "--extends", "bro").status == 0

    assert [layer.place.name for layer in theme.load(bro.parent / "ysgol").layers] == ["ysgol", "bro"]


def test_a_new_theme_extends_only_a_theme_beside_it(pepdocs, tmp_path: Path):
    refused = pepdocs("new", tmp_path / "bro", "--extends", "../bro")

    assert refused.status == 1
    assert "small letters" in refused.err
    assert not (tmp_path / "bro").exists()


def test_words_are_copied_from_below_once(pepdocs, bro: Path):
    for _ in range(2):
        assert pepdocs("eject", "words", "choice:Role.lace_coordinator", "--folder", bro).status == 0

    welsh = (bro / "words" / "cy.po").read_text("utf-8")
    assert welsh.count('\nmsgctxt "choice:Role.lace_coordinator"') == 1
    assert 'msgstr "Cydgysylltydd Addysg Plant sy’n Derbyn Gofal"' in welsh
    theme.load(bro)


def test_an_unknown_context_is_answered_with_the_nearest(pepdocs, bro: Path):
    refused = pepdocs("eject", "words", "choice:Role.lace_cordinator", "--folder", bro)

    assert refused.status == 1
    assert "choice:Role.lace_coordinator" in refused.err


def test_the_list_of_chapters_and_the_word_template_have_those_of_the_settings(pepdocs, bro: Path):
    moved = '[[chapters.secondary]]\nkey = "people"\n\n[[chapters.secondary]]\nkey = "my_page"\n'
    (bro / "theme.toml").write_text((bro / "theme.toml").read_text("utf-8") + moved, "utf-8")
    for form in ("html", "docx"):
        assert pepdocs("eject", form, "--phase", "secondary", "--folder", bro).status == 0

    made = theme.load(bro)
    paragraphs = "".join(each.text for each in read(made.content("secondary/pep.docx"))["word/document.xml"])
    for text in (made.text("secondary/pep.html.jinja"), paragraphs):
        assert text.index('chapter("people")') < text.index('chapter("my_page")') < text.index('chapter("targets")')


@pytest.mark.parametrize("phase", ["primary", "secondary", "post16"])
def test_the_list_of_chapters_of_a_phase_extends_the_one_below(pepdocs, bro: Path, phase: str):
    assert pepdocs("eject", "html", "--phase", phase, "--folder", bro).status == 0

    text = theme.load(bro).text(f"{phase}/pep.html.jinja")
    assert text.startswith(f'{{% extends "below/{phase}/pep.html.jinja" %}}')
    assert '{{ chapter("targets") }}' in text


def test_a_word_template_is_copied_with_or_without_its_building_blocks(pepdocs, bro: Path):
    place = bro / "secondary" / "pep.docx"
    assert pepdocs("eject", "docx", "--phase", "secondary", "--folder", bro).status == 0
    short = place.stat().st_size

    assert pepdocs("eject", "docx", "--phase", "secondary", "--folder", bro).status == 1
    whole = pepdocs("eject", "docx", "--phase", "secondary", "--folder", bro, "--force", "--blocks")

    assert whole.status == 0
    assert place.read_bytes() == theme.BUILTIN.content("secondary/pep.docx")
    assert short < place.stat().st_size


def override_each_kind(bro: Path) -> None:
    """Override one thing of each kind."""
    (bro / "macros.html.jinja").write_text("{% macro notice(block) %}{% endmacro %}")
    (bro / "style.css").write_text(":root {\n  --text: 13pt;\n}\nh1 { color: #123456 }\n")
    (bro / "primary").mkdir()
    (bro / "primary" / "pep.html.jinja").write_text('{% extends "below/primary/pep.html.jinja" %}')
    (bro / "words" / "en.po").write_text(
        'msgctxt "choice:Role.lace_coordinator"\n'
        'msgid "Looked After Children in Education (LACE) Coordinator"\nmsgstr "Virtual head"\n'
    )


def test_diff_lists_what_a_theme_overrides_with_file_and_line(pepdocs, bro: Path):
    override_each_kind(bro)

    diff = pepdocs("diff", bro)

    assert diff.status == 0
    assert diff.out.splitlines()[1:] == [
        "style.css:2: colour or size: --text",
        "style.css:1: style sheet: style.css",
        "words/en.po:1: words: choice:Role.lace_coordinator",
        "macros.html.jinja:1: building block: notice",
        "primary/pep.html.jinja:1: template: primary/pep.html.jinja",
        "Overridden: 6. Changed below: 0. No longer there: 0.",
    ]


def change_record(folder: Path, **parts: dict[str, str]) -> None:
    """Change some entries of a theme's baseline."""
    place = folder / baseline.RECORD
    record = json.loads(place.read_text())
    for part, entries in parts.items():
        record[part] |= entries
    place.write_text(json.dumps(record))


def test_diff_lists_what_has_changed_below(pepdocs, bro: Path):
    override_each_kind(bro)
    change_record(
        bro, macros={"notice": "another"}, files={"primary/pep.html.jinja": "another"}, variables={"--text": "11pt"}
    )

    diff = pepdocs("diff", bro)

    assert "Changed below: 3." in diff.out
    assert "    It was: 11pt\n    It is: 12pt" in diff.out
    assert pepdocs("diff", bro, "--accept").status == 0
    assert "Changed below: 0." in pepdocs("diff", bro).out


def test_diff_lists_words_that_have_changed_or_are_gone(pepdocs, bro: Path):
    (bro / "words" / "en.po").write_text(
        'msgctxt "choice:Role.lace_coordinator"\nmsgid "LACE officer"\nmsgstr "Virtual head"\n\n'
        'msgctxt "choice:Role.nobody"\nmsgid "Nobody"\nmsgstr "No one"\n'
    )

    diff = pepdocs("diff", bro).out

    assert "    It was: LACE officer\n    It is: Looked After Children" in diff
    assert "choice:Role.nobody\n    What it overrides is no longer there." in diff


def test_diff_lists_what_has_changed_in_a_layer_below(pepdocs, bro: Path):
    school = bro.parent / "ysgol"
    pepdocs("new", school, "--extends", "bro")
    (school / "macros.html.jinja").write_text("{% macro notice(block) %}{% endmacro %}")

    (bro / "macros.html.jinja").write_text("{% macro notice(block) %}another{% endmacro %}")

    assert "Changed below: 1." in pepdocs("diff", school).out


def test_diff_says_that_a_theme_has_no_record(pepdocs, bro: Path):
    override_each_kind(bro)
    (bro / baseline.RECORD).unlink()

    assert "It is not recorded what was below" in pepdocs("diff", bro).out


@pytest.mark.parametrize("record", ["", "[]", '{"view": 1}', '{"view": 1, "files": []}', "nonsense"])
def test_a_broken_record_is_a_warning(pepdocs, bro: Path, record: str):
    (bro / baseline.RECORD).write_text(record)

    diff = pepdocs("diff", bro)

    assert diff.status == 0
    assert "THM501" in diff.err


def test_diff_says_that_the_version_of_the_view_is_another(pepdocs, bro: Path):
    place = bro / "theme.toml"
    place.write_text(place.read_text("utf-8").replace("view = 2", "view = 7"), "utf-8")

    assert "docs/templates.md" in pepdocs("diff", bro).out


def test_eject_records_only_what_is_below_the_new_file(pepdocs, bro: Path):
    change_record(bro, files={"primary/pep.html.jinja": "another", "secondary/pep.html.jinja": "another"})

    pepdocs("eject", "html", "--phase", "primary", "--folder", bro)

    digests = json.loads((bro / baseline.RECORD).read_text())["files"]
    assert digests["primary/pep.html.jinja"] != "another"
    assert digests["secondary/pep.html.jinja"] == "another"


def test_a_copy_of_a_theme_is_equal_to_it(bro: Path):
    copy = Path(shutil.copytree(bro, bro.parent / "copy"))

    assert theme.load(copy) == theme.load(bro)


def test_the_reference_of_templates_is_up_to_date():
    text = template_reference.PAGE.read_text("utf-8")

    assert template_reference.page(text) == text
    assert "`notice(block)`" in text
