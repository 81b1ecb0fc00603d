"""A template that asks for what a copy withholds gets nothing, and no message names it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import officer
from builders import EXAMPLES, SECONDARY
from pepdocs.theme import resource
from running import Ran, ran

LOCAL = """
local:
  secret: Sentinel seven
  undeclared: Sentinel eight
"""
SETTINGS = """theme = 1
name = { cy = "Sir", en = "County" }
view = 2

[[field]]
id = "secret"
label = { cy = "Cyfrinach", en = "Kept in confidence" }
section = "care"
audience = "school"
"""
WITHHELD = (
    "Gareth Fictional", "Sentinel seven", "Sentinel eight", "Kept in confidence", "£660.00",
    "Persons who must not have contact", "no_contact", "For the designated person",
)  # fmt: skip
"""What the school's copy of the example says, or its templates see, and the carer's copy does not."""

NAMED = (*WITHHELD, "Gareth", "contact", "funding", "secret")
"""What no message may say."""

PAGE = "secondary/pep.html.jinja"
WORD = "secondary/pep.docx"

EVERYTHING = """
{% macro said(lines) %}{% for line in lines %}{% for fact in line.cells %}, {{ fact.label|plain }}
{% for phrase in fact.value.phrases %}{{ phrase|plain }}{% endfor %}{% endfor %}
{% for phrase in line.across.phrases %}{{ phrase|plain }}{% endfor %}{% endfor %}{% endmacro %}
<ol>{% for chapter in view.chapters %}
<li>{{ chapter.key }}, {{ chapter.anchor }}, {{ chapter.number }}, {{ chapter.title|plain }}
{% for part in chapter.sections %}{{ part.key }}, {{ part.title|plain }}, {{ part.intro|plain }}
{% for block in part.blocks %}{{ block.kind }}
{% if block.kind == "facts" %}{{ said(block.lines) }}{% endif %}
{% if block.kind == "records" %}{% for record in block.records %}{{ said(record.lines) }}{% endfor %}{% endif %}
{% if block.kind == "grid" %}{% for row in block.rows %}{% for cell in row.cells %}
{% for phrase in cell.phrases %}{{ phrase|plain }} {% endfor %}{% endfor %}{% endfor %}{% endif %}
{% endfor %}{% endfor %}</li>{% endfor %}</ol>
{{ view.title }} {{ view.record }} {{ view.author }} {{ view.phase }}
"""
BY_KEY = """
{% for key in ("funding", "designated_person", "care", "further") %}
{% for part in view.sections if part.key == key %}<p>{{ key }} {{ part.title|plain }}</p>{% endfor %}
{% endfor %}
"""
ASKS = (
    "view.pep", "pep.care.no_contact", "view.sections[0].pep", 'view["pep"]', "own.secret",
    'view.section("designated_person").blocks',
)  # fmt: skip
"""What a template might ask for that no document has."""


def page(body: str) -> str:
    return f'{{% extends "builtin/{PAGE}" %}}\n{{% block also %}}\n{{{{ super() }}}}\n{body}\n{{% endblock %}}\n'


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., tuple[Ran, Path]]:
    """`made(copy, form, file, content)` builds a copy of the example with a theme that has the file."""
    plan = (EXAMPLES / f"{SECONDARY}.yaml").read_text(encoding="utf-8").partition("\nlocal:")[0]
    (tmp_path / "plan.yaml").write_text(plan + LOCAL, encoding="utf-8")

    def build(copy: str, form: str, file: str, content: str | bytes, lang: str = "") -> tuple[Ran, Path]:
        theme = tmp_path / "sir"
        (theme / file).parent.mkdir(parents=True, exist_ok=True)
        (theme / "theme.toml").write_text(SETTINGS, encoding="utf-8")
        (theme / file).write_bytes(content.encode() if isinstance(content, str) else content)
        out = tmp_path / f"out-{copy}"
        surroundings = {"PEPDOCS_LANG": lang} if lang else {}
        done = ran(
            "build", tmp_path / "plan.yaml", "--theme", theme, "--out", out, "--copy", copy, "--format", form,
            "--lang", "en", **surroundings,
        )  # fmt: skip
        return done, out / f"FX-SEC-0147-03-en-{copy}.{form}"

    return build


def said_in(file: Path) -> str:
    """Return every part of a file as text."""
    if file.suffix == ".html":
        return file.read_text(encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(file.read_bytes())) as package:
        return "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


@pytest.mark.slow
@pytest.mark.parametrize("body", [EVERYTHING, BY_KEY], ids=["everything there is", "sections by their keys"])
def test_a_page_that_prints_all_it_can_reach_prints_nothing_withheld(
    body: str, made: Callable[..., tuple[Ran, Path]]
) -> None:
    (school, whole), (carer, copy) = (made(name, "html", PAGE, page(body)) for name in ("school", "carer"))

    assert (school.status, carer.status) == (0, 0), school.said + carer.said
    assert [text for text in WITHHELD if text in said_in(copy) + carer.said] == []
    assert {"Gareth Fictional", "Sentinel seven", "For the designated person", "£660.00"} <= {
        text for text in WITHHELD if text in said_in(whole)
    }


def asking_word() -> bytes:
    """Return our Word template with paragraphs that print all they can reach, and sections by their keys."""
    lines = (
        "{%p for part in view.chapters %}", "{{ part.key }} {{ part.number }}", "{{r part.title|runs }}",
        "{%p endfor %}",
        '{%p for part in view.sections if part.key == "designated_person" %}', "{{ part.key }}", "{%p endfor %}",
    )  # fmt: skip
    paragraphs = "".join(f"<w:p><w:r><w:t>{line.replace('&', '&amp;')}</w:t></w:r></w:p>" for line in lines)

    def change(parts: dict[str, bytes]) -> None:
        body = parts["word/document.xml"].decode()
        parts["word/document.xml"] = body.replace("<w:body>", f"<w:body>{paragraphs}", 1).encode()

    return officer.changed(resource(WORD).read_bytes(), change)


@pytest.mark.slow
def test_a_word_template_that_prints_all_it_can_reach_prints_nothing_withheld(
    made: Callable[..., tuple[Ran, Path]],
) -> None:
    (school, whole), (carer, copy) = (made(name, "docx", WORD, asking_word()) for name in ("school", "carer"))

    assert (school.status, carer.status) == (0, 0), school.said + carer.said
    assert [text for text in WITHHELD if text in said_in(copy) + carer.said] == []
    assert {"Gareth Fictional", "Sentinel seven", "For the designated person", "£660.00"} <= {
        text for text in WITHHELD if text in said_in(whole)
    }


@pytest.mark.long
@pytest.mark.parametrize("asked", ASKS)
def test_what_no_template_can_reach_is_told_without_its_name(asked: str, made: Callable[..., tuple[Ran, Path]]) -> None:
    done, copy = made("carer", "html", PAGE, page(f"{{{{ {asked} }}}}"))

    assert done.status != 0
    assert not copy.exists()
    assert PAGE in done.said
    assert [text for text in NAMED if text in done.said] == []


@pytest.mark.slow
def test_it_is_told_in_welsh_as_well(made: Callable[..., tuple[Ran, Path]]) -> None:
    done, _ = made("carer", "html", PAGE, page("{{ view.pep.care.no_contact }}"), "cy")

    assert f"{PAGE}; llinell: 4" in done.said
    assert [text for text in NAMED if text in done.said] == []


@pytest.mark.parametrize(("lang", "told"), [("en", "choose"), ("cy", "dewiswch")], ids=["in English", "in Welsh"])
def test_a_copy_that_does_not_exist_is_told_with_those_that_do(lang: str, told: str, tmp_path: Path) -> None:
    done = ran(
        "build", EXAMPLES / f"{SECONDARY}.yaml", "--out", tmp_path / "out", "--copy", "carer,press", PEPDOCS_LANG=lang
    )

    assert done.status == 2
    assert "--copy" in done.said
    assert told in done.said.casefold()
    assert "personal_adviser" in done.said
    assert not (tmp_path / "out").exists()
