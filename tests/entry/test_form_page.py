"""The form is one file that holds everything a person needs, and that a browser lets load or send nothing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from builders import EXAMPLES, PRIMARY, SECONDARY, left_in, written
from pepdocs.authority import own_fields
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import CY, EN
from pepdocs.entry.form import FormPlan, blank_plan, form, read_plan
from pepdocs.entry.form.model import model
from pepdocs.entry.form.page import asset_texts, digest
from pepdocs.schema.declare import Jurisdiction
from pepdocs.schema.derived.messages import all_fields
from pepdocs.schema.local.fields import STAGES
from pepdocs.schema.pep import Phase
from pepdocs.schema.sections.voice import ASKED
from pepdocs.theme import load
from pepdocs.wording.english.offline_form import HELP, NO_HELP
from running import ran

LARGEST = 400_000
THEME = Path(__file__).parents[2] / "themes" / "dyffryn-aeron"
SHAPES = [(phase, jurisdiction) for phase in Phase for jurisdiction in Jurisdiction]
WORDS_OF_A_DATA_FILE = re.compile(r"\bids?\b|none_stated|\{|\btag\b|\bcodes?\b from", re.IGNORECASE)


def plan(example: str = SECONDARY) -> FormPlan:
    return read_plan(EXAMPLES / f"{example}.yaml")


def page(of: FormPlan | None = None, lang: str = EN) -> str:
    return form(of or plan(), lang).decode()


def data(html: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="pepdocs-{name}">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def paths(fields: list[dict[str, Any]], at: str = "") -> set[str]:
    found = set()
    for field in fields:
        path = f"{at}.{field['key']}".removeprefix(".")
        found |= {path, *paths(field.get("fields", []), path)}
    return found


@pytest.mark.parametrize(("phase", "jurisdiction"), SHAPES)
def test_every_field_of_a_phase_is_in_its_form(phase: Phase, jurisdiction: Jurisdiction):
    fields = {
        path for path, field in all_fields().items() if set(field.item.stages + field.item.also) & set(STAGES[phase])
    }
    inner = {path for path in fields if any(path.startswith(f"{other}.") for other in all_fields().keys() - fields)}

    assert fields - inner - paths(model(phase, jurisdiction)["root"]) <= {"action", *within_other_paths()}
    assert len(fields) > 250


def within_other_paths() -> set[str]:
    """Return the paths of fields by the group that several places share, which are in the form at each place."""
    return {path for path in all_fields() if path.startswith("action.")}


def test_every_word_of_the_form_is_in_both_languages():
    words = model(Phase.secondary, Jurisdiction.wales)["words"]

    assert all(len(texts) == 2 and all(texts) for texts in words.values())
    assert words["form:save"] == ["Cadw", "Save"]
    assert sum(welsh != english for welsh, english in words.values()) > 0.95 * len(words)


def test_no_help_of_the_form_speaks_of_ids_or_braces():
    words = model(Phase.secondary, Jurisdiction.wales)["words"]
    helps = {context: texts[1] for context, texts in words.items() if context.startswith(("help:", "form:help."))}

    assert len(helps) > 150
    assert {path for path in (*HELP, *NO_HELP) if path not in all_fields()} == set()
    assert {context for context, text in helps.items() if WORDS_OF_A_DATA_FILE.search(text)} <= {"help:review.of"}


def test_a_child_is_asked_something_at_every_stage():
    for phase in Phase:
        asked = model(phase, Jurisdiction.wales)["asked"]
        assert set(asked) == set(STAGES[phase])
        assert all(len(prompts) >= 5 for prompts in asked.values())
    assert len(ASKED) == 5


@pytest.mark.parametrize("example", sorted(path.stem for path in EXAMPLES.glob("*.yaml")))
def test_a_form_is_one_small_file_without_any_address(example: str):
    html = page(plan(example))

    assert len(html.encode()) < LARGEST
    assert set(re.findall(r"[a-z]+://[^\s\"'<]+", html)) == {"http://www.w3.org/2000/svg"}
    assert re.findall(r"<(?:link|iframe|img|base|object|form)\b|\bon\w+=", html.split("<body>")[0]) == []


def test_a_browser_runs_only_the_forms_own_script():
    html = page()
    (policy,) = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    (script,) = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    (style,) = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    rules = policy.replace("&#x27;", "'").split("; ")

    assert rules == [
        "default-src 'none'", f"script-src '{digest(script)}'", f"style-src '{digest(style)}'", "img-src data:",
        "base-uri 'none'", "form-action 'none'", "require-trusted-types-for 'script'", "trusted-types 'none'",
    ]  # fmt: skip


def test_the_scripts_make_no_markup_and_ask_for_no_network():
    scripts = "".join(asset_texts(".js"))

    assert len(scripts) > 50_000
    words = (
        r"innerHTML|outerHTML\s*=|insertAdjacentHTML|document\.write|\beval\b|new Function|fetch\(|XMLHttp|WebSocket"
        r"|localStorage|sessionStorage|indexedDB|</script|<!--"
    )
    assert re.findall(words, scripts) == []
    assert re.findall(words, "x.innerHTML = fetch('')") == ["innerHTML", "fetch("]


def test_a_hostile_plan_stays_data():
    tree = written(SECONDARY)
    tree["plan"]["place"] = "</script><script>alert(1)</script><!-- \u2028"
    tree["__proto__"] = {"polluted": "yes"}
    html = page(FormPlan(Phase.secondary, Jurisdiction.wales, "FX-1", tree))

    assert html.count("<script") == html.count("</script>") == 3
    assert data(html, "answers")["plan"] == tree


def test_a_form_gives_back_the_plan_as_it_went_out():
    answers = data(page(), "answers")

    assert list(answers) == ["pepdocs_form", "part", "record", "base", "plan"]
    assert (answers["pepdocs_form"], answers["part"], answers["record"]) == (1, None, "FX-SEC-0147-03")
    assert answers["base"] == answers["plan"] == written(SECONDARY)


def test_a_blank_form_knows_its_phase_and_country_only():
    answers = data(page(blank_plan(Phase.primary, Jurisdiction.england, CY)), "answers")

    assert answers["plan"] == {"pepdocs": "2", "jurisdiction": "england", "phase": "primary", "written_in": "cy"}
    assert answers["record"] == ""


def test_a_form_has_the_fields_the_name_and_the_colours_of_an_authority():
    theme = load(THEME)
    html = form(plan(), theme=theme).decode()
    made = data(html, "model")

    assert len(html.encode()) < LARGEST
    assert {field["key"] for field in made["local"]} == {field.key for field in own_fields(theme).fields} != set()
    assert made["authority"]["name"] == dict(theme.layers[0].settings.name)
    assert made["authority"]["logo"]["source"].startswith("data:image/")
    assert all(colour in html for colour in theme.layers[0].settings.colours.values())


def test_a_plan_of_an_earlier_format_or_without_a_phase_is_refused(tmp_path):
    for name, text, key in (
        ("old", "pepdocs: 1\nphase: primary\njurisdiction: wales\n", "error.form_format"),
        ("no-phase", "pepdocs: 2\njurisdiction: wales\n", "error.form_header"),
        ("odd", "pepdocs: 2\njurisdiction: [wales]\nphase: {a: b}\n", "error.form_header"),
    ):
        file = tmp_path / f"{name}.yaml"
        file.write_text(text)
        with pytest.raises(PepdocsError) as refused:
            read_plan(file)
        assert refused.value.key == key


def test_a_plan_of_a_form_does_not_show_what_it_holds():
    assert "Cadi" not in repr(plan())


# The command


def test_the_command_makes_a_form_of_each_plan(tmp_path):
    told = ran("form", str(EXAMPLES), "--out", str(tmp_path / "out"), "--ui-lang", "en")

    assert told.status == 0
    assert left_in(tmp_path / "out") == [
        "FX-ENG-0308-01-form.html", "FX-P16-0021-07-form.html", "FX-PRI-0093-01-form.html", "FX-SEC-0147-03-form.html",
    ]  # fmt: skip
    assert (tmp_path / "out" / "FX-SEC-0147-03-form.html").stat().st_mode & 0o077 == 0
    assert '<html lang="en">' in (tmp_path / "out" / "FX-SEC-0147-03-form.html").read_text(encoding="utf-8")


def test_the_command_makes_a_blank_form(tmp_path):
    told = ran("form", "--phase", "post16", "--out", str(tmp_path), "--lang", "cy")

    assert told.status == 0
    assert left_in(tmp_path) == ["blank-post16-wales-form.html"]


def test_a_form_that_is_there_is_kept_because_somebody_may_have_written_in_it(tmp_path):
    command = ("form", str(EXAMPLES / f"{PRIMARY}.yaml"), "--out", str(tmp_path), "--ui-lang", "en")
    ran(*command)
    (file,) = tmp_path.iterdir()
    file.write_text("filled in")

    told = ran(*command)

    assert told.status == 1
    assert "already" in told.err
    assert file.read_text() == "filled in"
    assert ran(*command, "--force").status == 0
    assert file.read_text() != "filled in"


def test_the_command_tells_of_a_plan_that_has_no_form_and_makes_the_others(tmp_path):
    (tmp_path / "bad.yaml").write_text("pepdocs: 2\nphase: primary\n")
    good = EXAMPLES / f"{PRIMARY}.yaml"

    told = ran("form", str(tmp_path / "bad.yaml"), str(good), "--out", str(tmp_path / "out"), "--ui-lang", "en")

    assert told.status == 1
    assert "does not say its phase" in told.err
    assert left_in(tmp_path / "out") == ["FX-PRI-0093-01-form.html"]


def test_the_command_wants_a_plan_or_a_phase(tmp_path):
    told = ran("form", "--out", str(tmp_path), "--ui-lang", "en")

    assert told.status == 1
    assert "--phase" in told.err
