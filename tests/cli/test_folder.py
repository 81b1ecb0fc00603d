"""A folder of plans, checked or built: the errors first, then a table, then what many files share."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

import make_plans
from builders import EXAMPLES, PRIMARY, SECONDARY
from cli.offices import QUICK
from pepdocs.base.errors import PepdocsError
from pepdocs.batch import Edited, Failed, Made, Outcome, RefusedPlan
from pepdocs.cli import folder
from pepdocs.cli.build.outcomes import ending
from pepdocs.cli.folder import WIDTH, FileLine, gap, shared, shortened, width
from pepdocs.findings import rules as codes
from pepdocs.findings.model import TOP, Findings, finding
from pepdocs.schema.derived.messages import records
from pepdocs.schema.pep import Pep
from pepdocs.wording import Speaker
from running import Ran, ran

Pepdocs = Callable[..., Ran]
by_language = pytest.mark.parametrize("lang", ["cy", "en"])

UPN = finding(codes.MISSING, "child.upn", TOP, label="field:child.upn")
ANSWER = finding(codes.UNANSWERED, "voice.views[2].response", TOP, label="field:voice.views.response")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of twenty plans, of which six are broken as people break them."""
    place = tmp_path_factory.mktemp("office") / "plans"
    files = make_plans.make(20, place)
    typed = [path.read_text("utf-8") for path in files]
    files[0].write_text("", encoding="utf-8")
    files[3].write_text(typed[3].replace("phase:", "phaes:", 1), encoding="utf-8")
    files[7].write_text(
        re.sub("^  meeting: .*", "  meeting: soon", typed[7], count=1, flags=re.MULTILINE), encoding="utf-8"
    )
    files[11].write_text(re.sub("^phase: .*", "phase: tertiary", typed[11], flags=re.MULTILINE), encoding="utf-8")
    (place / f"{files[9].stem} - Copi.yaml").write_text(typed[9], encoding="utf-8")
    return place


@cache
def checked(office: Path, *options: str) -> Ran:
    """Return what a check of the folder says, which is run once."""
    return ran("check", office, *options)


@cache
def findings_of(office: Path) -> dict[str, list[dict[str, str]]]:
    """Return the findings of each file, as a program gets them."""
    files = json.loads(checked(office, "--format", "json").out)["files"]
    return {Path(file["file"]).name: file["findings"] for file in files}


def table_in(out: str, heading: str) -> list[str]:
    """Return the lines of the table whose first heading this is."""
    lines = out.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"{heading}  "))
    return lines[start : lines.index("", start)]


@by_language
def test_the_errors_of_all_files_come_first_each_with_its_place_and_what_to_do(office: Path, lang: str) -> None:
    done = checked(office, "--iaith", lang)

    lines = done.out[: done.out.index("\n\n")].splitlines()
    errors = [line for line in lines if not line.startswith(" ")]
    wanted = [one for found in findings_of(office).values() for one in found if one["severity"] == "error"]
    word = Speaker(lang).text("cli:severity.error")
    assert done.status == 1
    assert len(wanted) > 5
    assert [re.search(rf":(\d+):\d+: {word} (PEP\d+)", line).groups() for line in errors] == [
        (str(one["line"]), one["code"]) for one in wanted
    ]
    assert len(lines) == 2 * len(errors)


@by_language
def test_then_a_table_counts_the_errors_and_warnings_of_every_file(office: Path, lang: str) -> None:
    say = Speaker(lang).text

    heading, *rows = table_in(checked(office, "--iaith", lang).out, say("summary:column.file"))

    counts = {
        name: [str([one["severity"] for one in found].count(severity)) for severity in ("error", "warning")]
        for name, found in findings_of(office).items()
    }
    assert heading.split() == [say(f"summary:column.{name}") for name in ("file", "errors", "warnings")]
    assert {row.rsplit(maxsplit=2)[0]: row.rsplit(maxsplit=2)[1:] for row in rows} == counts
    assert len(counts) == 21
    assert {len(row) for row in rows} == {len(heading)}
    assert len(heading) <= WIDTH


@by_language
def test_then_the_gaps_that_many_share_are_counted_the_commonest_first(office: Path, lang: str) -> None:
    say, files = Speaker(lang).text, findings_of(office)

    lines = checked(office, "--iaith", lang).out.splitlines()

    start = lines.index(say("cli:shared_gaps"))
    gaps = lines[start + 1 : lines.index("", start)]
    counts = [int(first[1]) for line in gaps[:-1] if (first := re.match(r" {2,3}(\d+) ", line))]
    without_trigger = sum(any(one["field"] == "plan.trigger" for one in found) for found in files.values())
    assert counts == sorted(counts, reverse=True)
    assert min(counts) > 1
    label = f"{say('field:plan')} – {say('field:plan.trigger')}"
    assert f"  {say('cli:shared', count=f'{without_trigger:>2}', total=21, what=label)}" in gaps
    assert re.fullmatch(r"  \D+\d+\D*", gaps[-1])


def test_a_check_of_many_is_short_and_says_how_to_see_all_of_it(office: Path) -> None:
    short, each = checked(office), checked(office, "--each")

    assert Speaker("en").text("cli:see_each") in short.out
    assert short.status == each.status == 1
    assert len(short.out.splitlines()) < 80 < len(each.out.splitlines())
    warnings = sum(one["severity"] == "warning" for found in findings_of(office).values() for one in found)
    assert ": warning PEP" not in short.out
    assert each.out.count(": warning PEP") == warnings > 100


def test_one_file_is_checked_line_by_line_with_or_without_the_option(pepdocs: Pepdocs) -> None:
    path = EXAMPLES / f"{SECONDARY}.yaml"

    plain, each = pepdocs("check", path), pepdocs("check", path, "--each")

    assert plain.out == each.out
    assert ": warning PEP" in plain.out
    assert Speaker("en").text("cli:see_each") not in plain.out


def test_remarks_are_counted_in_a_column_of_their_own_only_when_asked_for(office: Path) -> None:
    few, every = checked(office).out, checked(office, "--all").out

    assert table_in(few, "File")[0].split() == ["File", "Errors", "Warnings"]
    assert table_in(every, "File")[0].split() == ["File", "Errors", "Warnings", "Remarks"]


@by_language
def test_a_check_says_which_files_have_one_reference(office: Path, lang: str) -> None:
    say = Speaker(lang).text

    out = checked(office, "--iaith", lang).out

    plan, copy = office / "plan-000010.yaml", office / "plan-000010 - Copi.yaml"
    for one, other, name in ((plan, copy, "original"), (copy, plan, "copy")):
        told = out[out.index(f"{one}:") :].splitlines()
        assert told[0].endswith(say("PEP050.message", files=other))
        assert say(f"cli:same.{name}") in told[1]
        assert say("cli:same.content") in told[1]


def test_other_programs_are_told_of_a_shared_reference_too(office: Path) -> None:
    found = findings_of(office)

    (clash,) = [one for one in found["plan-000010.yaml"] if one["code"] == "PEP050"]
    assert clash["message"].endswith("plan-000010 - Copi.yaml")
    assert Speaker("en").text("cli:same.original") in clash["hint"]
    assert "PEP050" not in {one["code"] for one in found["plan-000002.yaml"]}


@pytest.mark.parametrize("name", ["field:x.yaml", "a{b}.yaml", "a\x1b[31mb.yaml"])
def test_the_name_of_the_other_file_is_shown_whatever_it_is(
    pepdocs: Pepdocs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for file in (name, "plan.yaml"):
        Path(file).write_bytes((EXAMPLES / f"{SECONDARY}.yaml").read_bytes())

    done = pepdocs("check", ".")

    assert f"another file too: {name.replace(chr(27), chr(0xFFFD))}\n" in done.out
    assert "\x1b" not in done.said


@by_language
def test_a_folder_without_errors_says_so_and_ends_with_0(pepdocs: Pepdocs, lang: str) -> None:
    done = pepdocs("check", EXAMPLES / f"{PRIMARY}.yaml", EXAMPLES / f"{SECONDARY}.yaml", "--iaith", lang)

    say = Speaker(lang).text
    assert done.status == 0
    assert done.out.startswith(say("summary:column.file"))
    assert say("cli:files_with_errors", count=0, total=2) in done.out


# The table.


def test_a_long_name_keeps_its_beginning_and_its_end() -> None:
    name = shortened("a-very-long-name-of-a-plan-that-nobody-needs-0147.yaml", 21)

    assert name == "a-very-lon…-0147.yaml"
    assert shortened("short.yaml", 21) == "short.yaml"


@pytest.mark.parametrize("name", ["x" * 300, "ŵ" * 90, "w\N{COMBINING CIRCUMFLEX ACCENT}" * 90, "案" * 60])
def test_a_table_is_aligned_within_80_columns_whatever_the_names(name: str) -> None:
    rows = [FileLine(Path("plans") / file, (0, 12)) for file in (f"{name}.yaml", "b.yaml")]

    lines = list(folder.files_table(Speaker("cy"), ["Gwallau", "Rhybuddion"], rows, more="cli:further_files"))

    assert {width(line) for line in lines} <= {WIDTH, WIDTH - 1}
    assert "…" in lines[1]
    assert lines[1].endswith(" 0          12")


def test_the_folder_of_all_files_is_not_repeated_in_every_line() -> None:
    rows = [FileLine(Path("office") / name, (0,)) for name in ("a/plan.yaml", "b/plan.yaml")]

    lines = list(folder.files_table(Speaker("en"), ["Errors"], rows, more="cli:further_files"))

    assert [line.split() for line in lines] == [["File", "Errors"], ["a/plan.yaml", "0"], ["b/plan.yaml", "0"]]


def test_of_very_many_files_those_with_errors_are_listed_first_and_the_others_counted() -> None:
    rows = [FileLine(Path(f"{number}.yaml"), (int(number > 140), 1)) for number in range(150)]

    lines = list(folder.files_table(Speaker("en"), ["Errors", "Warnings"], rows, more="cli:further_files"))

    assert [line.split()[0] for line in lines[1:10]] == [f"{number}.yaml" for number in range(141, 150)]
    assert (len(lines), lines[-1]) == (102, Speaker("en").text("cli:further_files", count=50))


# What several files share.


def test_a_gap_of_one_file_alone_is_not_shared_and_a_file_counts_once() -> None:
    assert list(shared(Speaker("en"), [[UPN, UPN], [], []])) == []

    (lines,) = shared(Speaker("en"), [[UPN, UPN], [UPN], []])

    assert lines == ["Not recorded in several files:", "  2 of 3: Details – Unique Pupil Number (UPN)"]


def test_gaps_and_other_findings_are_kept_apart() -> None:
    gaps, others = shared(Speaker("en"), [[UPN, ANSWER]] * 2)

    assert len(gaps) == len(others) == 2
    assert others[1].endswith("something that the child said has no answer: Answer")


@by_language
@pytest.mark.parametrize("number", [1, 2])
def test_kinds_that_are_not_listed_are_counted(lang: str, number: int) -> None:
    alone = [finding(codes.MISSING, f"child.{key}", TOP, label=f"field:child.{key}") for key in ("uln", "pronouns")]

    (lines,) = shared(Speaker(lang), [[UPN, *alone[:number]], [UPN]])

    wanted = {"cy": ["Mathau eraill: 1", "Mathau eraill: 2"], "en": ["and 1 more kind", "and 2 more kinds"]}
    assert lines[-1] == f"  {wanted[lang][number - 1]}"


def test_the_same_label_in_two_parts_of_a_plan_is_two_gaps() -> None:
    address = [
        finding(codes.MISSING, f"{part}.address", TOP, label=f"field:{part}.address") for part in ("child", "setting")
    ]
    known = [one for one in address if dict(one.facts)["label"] in {f"field:{path}" for path in _paths()}]

    assert len({gap(Speaker("en"), one) for one in known}) == len(known) > 0


@by_language
def test_every_field_of_a_plan_is_named_after_the_part_it_belongs_to(lang: str) -> None:
    for path in _paths():
        said = gap(Speaker(lang), finding(codes.MISSING, path, TOP, label=f"field:{path}"))

        assert said.endswith(Speaker(lang).text(f"field:{path}"))


def _paths() -> list[str]:
    from pepdocs.schema.declare import declared
    from pepdocs.schema.derived.messages import field_path

    return [field_path(record, field.key) for record in records() if record is not Pep for field in declared(record)]


# The end of a build.


@by_language
def test_a_build_ends_with_why_files_were_refused_and_no_line_about_each_that_was_made(
    pepdocs: Pepdocs, plans: Path, tmp_path: Path, lang: str
) -> None:
    say = Speaker(lang).text

    done = pepdocs("--iaith", lang, "build", plans, "--out", tmp_path / "out", *QUICK)

    lines = done.out.splitlines()
    documents, rest = lines[: lines.index("")], lines[lines.index("") + 1 :]
    assert len(documents) == 2
    assert all(line.endswith("-en.docx") for line in documents)
    assert rest[0].startswith(f"{plans / 'bad.yaml'}:1:1: {say('cli:severity.error')} PEP")
    assert not [line for line in rest if line.endswith(".docx")]
    assert table_in(done.out, say("summary:column.file"))[1].split()[:2] == [
        "bad.yaml", say("summary:state.refused").split()[0]
    ]  # fmt: skip
    assert len(table_in(done.out, say("summary:column.file"))) == 2
    assert f": {say('cli:severity.warning')} PEP" not in done.out


@by_language
def test_every_kind_of_outcome_without_documents_is_explained(lang: str) -> None:
    say = Speaker(lang).text
    outcomes: tuple[Outcome, ...] = (
        Made(Path("m.yaml"), "FX-1", (), Findings.of([UPN]), Findings()),
        RefusedPlan(
            Path("r.yaml"), Findings.of([UPN, finding(codes.INDISPENSABLE, "phase", TOP, label="field:phase")])
        ),
        Edited(Path("e.yaml"), (Path("out/FX-3-cy.pdf"),)),
        Failed(Path("f.yaml"), PepdocsError("error.memory")),
    )

    lines = list(ending(Speaker(lang), outcomes, alone=False))

    table = table_in("\n".join(lines), say("summary:column.file"))
    assert [line.split()[0] for line in table[1:]] == ["r.yaml", "e.yaml", "f.yaml"]
    assert f"f.yaml: {say('error.memory')}" in lines
    assert any(line.startswith("e.yaml: ") and "FX-3-cy.pdf" in line for line in lines)
    assert f"r.yaml:1:1: {say('cli:severity.error')} PEP209" in "\n".join(lines)
    assert f"  {say('cli:shared', count=2, total=4, what=gap(Speaker(lang), UPN))}" in lines


def test_the_gaps_of_drafts_are_counted_too() -> None:
    gaps = Findings.of([finding(codes.INDISPENSABLE, "phase", TOP, label="field:phase")])
    outcomes = tuple(Made(Path(f"{number}.yaml"), f"FX-{number}", (), gaps, Findings()) for number in range(3))

    lines = list(ending(Speaker("en"), outcomes, alone=False))

    assert "  3 of 3: Phase" in lines
    assert not [line for line in lines if "error PEP" in line]
