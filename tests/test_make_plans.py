"""Invented plans: valid, varied, nobody twice, and the same bytes every time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

import make_plans
from pepdocs import Format, Mode, Request, build, check
from pepdocs.findings.model import Findings, Severity
from pepdocs.reading.check import Checked
from pepdocs.schema.kinds import said
from pepdocs.schema.pep import Pep, Phase
from plans import fill
from plans.bank import words
from plans.story import KINDS, story
from plans.yaml_text import yaml_text

pytestmark = pytest.mark.slow

TODAY = date(2026, 7, 1)
LATER = date(2027, 1, 15)
MANY = 60


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> tuple[Path, ...]:
    """Sixty plans."""
    return make_plans.make(MANY, tmp_path_factory.mktemp("plans"))


@pytest.fixture(scope="module")
def checked(files) -> Mapping[Path, Checked]:
    """The sixty plans as they are read and checked today."""
    return {file: check(file, today=TODAY) for file in files}


@pytest.fixture(scope="module")
def peps(checked) -> list[Pep]:
    return [each.pep for each in checked.values()]


def blocking(findings: Findings) -> list[tuple[str, str]]:
    return [(finding.code.number, finding.field) for finding in findings.blocking]


def test_nothing_in_any_plan_blocks_a_final_document(checked):
    assert {file.name: blocking(each.findings) for file, each in checked.items()} == {
        f"plan-{number:06}.yaml": [] for number in range(1, MANY + 1)
    }


def test_a_plan_that_does_not_block_today_does_not_block_next_year(files):
    assert [blocking(check(file, today=LATER).findings) for file in files[:12]] == [[]] * 12


def test_a_plan_that_lost_what_the_law_asks_for_would_be_seen(monkeypatch, tmp_path):
    monkeypatch.setitem(words()["texts"], "carers.leisure", [])
    monkeypatch.setattr(fill, "HOW_OFTEN_NONE", 0)
    (file,) = make_plans.make(1, tmp_path)

    assert ("PEP201", "carers.leisure") in blocking(check(file, today=TODAY).findings)


def test_nothing_that_was_typed_is_of_the_wrong_kind(checked):
    told = [finding for each in checked.values() for finding in each.findings.items]

    assert [finding for finding in told if finding.code.number < "PEP2"] == []


def test_some_plans_have_warnings_and_some_have_none(checked):
    warned = {
        any(finding.code.severity is Severity.WARNING for finding in each.findings.items) for each in checked.values()
    }

    assert warned == {True, False}


def test_every_phase_occurs_in_every_jurisdiction_and_language():
    made = {(each.phase, each.law, each.language) for each in (story(number, 1) for number in range(1, len(KINDS) + 1))}

    assert made == set(KINDS)
    assert len(made) == 3 * 2 * 3


def test_a_plan_says_of_itself_what_it_was_made_for(peps):
    for number, pep in enumerate(peps, start=1):
        made_for = story(number, 1)
        assert (pep.form, pep.law) == (made_for.phase, made_for.law)
        assert made_for.language in {"both", pep.written_in.code}


def test_a_plan_in_both_languages_is_mostly_written_in_both():
    both = make_plans.plan(3)
    one = make_plans.plan(1)

    assert both.count(" en: ") + both.count("{cy: ") > 20
    assert story(3, 1).language == "both"
    assert one.count(" en: ") < both.count(" en: ")


def test_first_plans_reviews_and_every_stage_of_schooling_occur(peps):
    kinds = {pep.plan.kind.code for pep in peps if pep.plan.kind}

    assert {"initial", "review", "transition", "new"} <= kinds
    assert {pep.stage.value for pep in peps} == set("EP34X")
    assert {pep.form for pep in peps} == set(Phase)


def test_large_print_and_a_third_language_occur_here_and_there(peps):
    formats = [form.code for pep in peps for form in said(pep.child.accessible_formats)]
    spoken = {
        tag for pep in peps for view in said(pep.voice.views if pep.voice else None) for tag, _ in view.text.texts
    }

    assert {"large_print", "very_large_print"} <= set(formats)
    assert len(formats) < MANY / 2
    assert {"", "cy", "en"} < spoken


def test_the_same_number_and_seed_make_the_same_bytes(files, tmp_path):
    again = make_plans.make(MANY, tmp_path / "again")

    assert [file.name for file in again] == [file.name for file in files]
    assert [file.read_bytes() for file in again] == [file.read_bytes() for file in files]


def test_a_plan_does_not_depend_on_how_many_there_are(files, tmp_path):
    ten = make_plans.make(10, tmp_path / "ten")

    assert [file.read_bytes() for file in ten] == [file.read_bytes() for file in files[:10]]


def test_another_seed_makes_other_plans():
    assert make_plans.plan(7, seed=1) != make_plans.plan(7, seed=2)


def test_no_two_plans_have_the_same_reference(peps):
    assert len({pep.record.casefold() for pep in peps}) == MANY


def test_no_two_plans_are_about_the_same_child(peps):
    children = {(each.child.first_names, each.child.surname, each.child.date_of_birth) for each in peps}

    assert len(children) == MANY


def test_no_file_is_named_after_a_child(files, peps):
    for file, pep in zip(files, peps, strict=True):
        assert file.name.removeprefix("plan-").removesuffix(".yaml") in pep.record
        assert pep.child.surname.split("-")[0].casefold() not in file.name.casefold()


def test_the_shortest_plan_is_less_than_a_third_of_the_longest(files):
    sizes = [file.stat().st_size for file in files]

    assert min(sizes) * 3 < max(sizes)


def test_lists_have_from_one_entry_to_many(peps):
    rows = {len(pep.history.attendance) for pep in peps if isinstance(pep.history.attendance, list)}
    targets = {len(pep.targets) for pep in peps if isinstance(pep.targets, list)}

    assert min(rows) == 1
    assert max(rows) >= 7
    assert min(targets) == 1
    assert max(targets) >= 5


def test_the_shortest_and_the_longest_plan_become_word_documents(files, tmp_path):
    by_size = sorted(files, key=lambda file: file.stat().st_size)

    for file in (by_size[0], by_size[-1]):
        request = Request(out=tmp_path, today=TODAY, modes=(Mode.BILINGUAL,), formats=(Format.DOCX,))
        (made, *_) = build(file, request).artefacts
        assert made.path.read_bytes().startswith(b"PK")


def test_every_sentence_is_there_in_both_languages():
    bank = words()
    listed = [*bank["labels"].values(), *bank["texts"].values(), *bank["lists"].values(), bank["more"]]

    for sentence in (each for entries in listed for each in entries):
        assert sentence.keys() >= {"cy", "en"}
        assert sentence["cy"].strip()
        assert sentence["en"].strip()
        assert "'" not in sentence["cy"] + sentence["en"]


def test_text_of_several_paragraphs_and_signs_of_yaml_are_read_as_they_were_written(tmp_path):
    typed = 'One: "two" # three\n\n- four, {five} [six] ŵ’ / é\n*seven'
    file = tmp_path / "plan.yaml"
    file.write_text(
        yaml_text({"pepdocs": "2", "history": {"conduct": typed}, "child": {"upn": "0012"}}), encoding="utf-8"
    )

    pep = check(file, today=TODAY).pep

    assert dict(pep.history.conduct.texts) == {"": typed}
    assert pep.child.upn == "0012"


def test_the_command_says_how_many_plans_are_where(tmp_path, capsys):
    assert make_plans.main(["2", str(tmp_path / "new" / "plans"), "--seed", "3"]) == 0

    assert "2 plans" in capsys.readouterr().out
    assert len(list((tmp_path / "new" / "plans").glob("plan-*.yaml"))) == 2
