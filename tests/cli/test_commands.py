"""The output and the exit status of each command."""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from builders import DRAFT, EXAMPLES, PRIMARY, SECONDARY
from pepdocs.reading import check
from pepdocs.wording import Speaker
from pepdocs.wording.english.cli import CLICK, HELP
from running import Ran, ran

COMMANDS = {
    "": "pepdocs", "new": "new", "check": "check", "build": "build", "schema": "schema", "doctor": "doctor",
    "copies": "copies", "forget": "forget", "upgrade": "upgrade", "form": "form",
    "verify": "verify", "theme": "theme", "theme new": "theme_new", "theme check": "theme_check",
    "theme preview": "preview", "theme diff": "diff", "theme eject docx": "eject_docx",
    "theme eject words": "eject_words",
}  # fmt: skip
"""Each command and the context of its explanation."""
NAMES_OF_TYPES = re.compile(r"\b(?:INTEGER|FLOAT|RANGE|TEXT|DIRECTORY|PATH|FILE)\b")
SLOT = re.compile(r"\{[^}]*\}|%\(\w+\)s")
Pepdocs = Callable[..., Ran]

WRONG = {
    "no command": [],
    "a command that is none": ["bild"],
    "an option that is none": ["check", "--al", "x"],
    "an option of the program that is none": ["--versio"],
    "no files": ["check"],
    "a choice that is none": ["check", "x", "--format", "xml"],
    "no folder": ["build", "x"],
    "no value": ["build", "x", "--out"],
    "a value too many": ["check", "x", "--all=3"],
    "no workers": ["build", "x", "--out", "y", "--jobs", "0"],
    "workers that are no number": ["build", "x", "--out", "y", "--jobs", "two"],
    "no time": ["build", "x", "--out", "y", "--timeout", "0"],
    "a time that is no number": ["build", "x", "--out", "y", "--timeout", "long"],
    "a language that is none": ["build", "x", "--out", "y", "--lang", "fr"],
    "no language": ["build", "x", "--out", "y", "--lang", ""],
    "a format that is none": ["build", "x", "--out", "y", "--format", "odt"],
    "no phase": ["new", "x"],
    "a phase that is none": ["new", "x", "--phase", "nursery"],
    "copies of no folder": ["copies"],
    "a folder of copies that is none": ["copies", "nowhere"],
    "no reference": ["forget", "--in", "/"],
    "no folder to forget in": ["forget", "FX-1"],
    "a folder for a file": ["new", "/", "--phase", "primary"],
    "an argument too many": ["schema", "z"],
    "two arguments too many": ["schema", "y", "z"],
    "a language of the messages that is none": ["check", "x", "--ui-lang", "fr"],
}


def english_in(output: str) -> list[str]:
    """Return the English sentences of the command line in an output that should be Welsh."""
    english, welsh = Speaker("en"), Speaker("cy")
    words = " ".join(output.split())
    left = []
    for context in (*HELP, *CLICK):
        for piece in SLOT.split(english.unfilled(context)):
            sentence = " ".join(piece.split()).strip(" :.'")
            if len(sentence) > 5 and sentence in words and sentence not in welsh.unfilled(context):
                left.append(sentence)
    return left


# Help.


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_is_in_welsh(pepdocs: Pepdocs, command: str) -> None:
    ran = pepdocs(*command.split(), "--help", "--iaith", "cy")

    assert ran.status == 0
    assert "Defnydd: pepdocs" in ran.out
    assert english_in(ran.out) == []
    assert NAMES_OF_TYPES.findall(ran.out) == []


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_is_in_english(pepdocs: Pepdocs, command: str) -> None:
    ran = pepdocs(*command.split(), "--help", "--iaith", "en")

    assert ran.status == 0
    assert "Usage: pepdocs" in ran.out
    explained = Speaker("en").text(f"cli:{COMMANDS[command]}")
    assert " ".join(explained.split()) in " ".join(ran.out.split())


def test_english_in_welsh_help_is_found() -> None:
    assert english_in("Defnydd: pepdocs\n  -h  Show this\n   help.\n")


def test_the_version_is_shown(pepdocs: Pepdocs) -> None:
    ran = pepdocs("--version")

    assert ran.status == 0
    assert re.fullmatch(r"pepdocs \d+\.\d+\.\d+\n", ran.out)


# Wrong usage.


@pytest.mark.parametrize("arguments", WRONG.values(), ids=WRONG)
def test_wrong_usage_ends_with_2_and_a_welsh_message(pepdocs: Pepdocs, arguments: list[str]) -> None:
    language = [] if "--ui-lang" in arguments else ["--iaith", "cy"]

    ran = pepdocs(*language, *arguments)

    assert ran.status == 2
    assert ran.out == ""
    assert ran.err.strip()
    if language:
        assert english_in(ran.err) == []
        assert "Gwall: " in ran.err


# Checking.


def test_a_plan_without_errors_ends_with_0(pepdocs: Pepdocs, plan: Path) -> None:
    assert pepdocs("check", plan).status == 0


def test_a_plan_with_errors_ends_with_1(pepdocs: Pepdocs) -> None:
    ran = pepdocs("check", EXAMPLES / f"{DRAFT}.yaml")

    assert ran.status == 1
    assert re.search(r"^.+:\d+:\d+: error PEP201 [\w.]+: .+ \(SI 2010/959 ", ran.out, re.MULTILINE)


def test_one_file_that_cannot_be_read_stops_no_other(pepdocs: Pepdocs, plan: Path) -> None:
    (plan.parent / "a.yaml").write_text("- no\n", encoding="utf-8")

    ran = pepdocs("check", plan.parent)

    assert ran.status == 1
    assert "a.yaml:1:1: error PEP011" in ran.out
    assert re.search(rf"^{plan.name}  +0  +[1-9]\d*$", ran.out, re.MULTILINE)


def test_findings_are_in_the_order_of_their_lines(pepdocs: Pepdocs) -> None:
    ran = pepdocs("check", EXAMPLES / f"{DRAFT}.yaml", "--all")

    lines = [int(line) for line in re.findall(r"^\S+?:(\d+):\d+: ", ran.out, re.MULTILINE)]
    assert len(lines) > 20
    assert lines == sorted(lines)


def test_remarks_are_shown_only_when_asked_for(pepdocs: Pepdocs, plan: Path) -> None:
    few, every = pepdocs("check", plan), pepdocs("check", plan, "--all")

    assert ": remark " not in few.out
    assert "--all" in few.out
    assert every.out.count(": remark ") > 5


def test_a_folder_without_plans_is_wrong_usage(pepdocs: Pepdocs, tmp_path: Path) -> None:
    ran = pepdocs("check", tmp_path, "--iaith", "cy")

    assert ran.status == 2
    assert str(tmp_path) in ran.err


def test_a_file_that_does_not_exist_is_reported(pepdocs: Pepdocs) -> None:
    ran = pepdocs("check", "nowhere.yaml")

    assert ran.status == 1
    assert ran.out.startswith("nowhere.yaml:1:1: error PEP001: ")


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")

    done = ran("check", tmp_path / "pipe.yaml", timeout=20)

    assert done.status == 1
    assert "PEP001" in done.out


@pytest.mark.parametrize(("lang", "word"), [("cy", "rhybudd"), ("en", "warning")])
def test_findings_are_in_the_language_asked_for(pepdocs: Pepdocs, plan: Path, lang: str, word: str) -> None:
    assert f": {word} PEP" in pepdocs("check", plan, "--iaith", lang).out


def test_the_locale_decides_the_language_without_an_option(plan: Path) -> None:
    assert "rhybudd" in ran("check", plan, LC_ALL="cy_GB.UTF-8").out
    assert "warning" in ran("check", plan, LC_ALL="C.UTF-8").out


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_json_has_every_finding(pepdocs: Pepdocs, plan: Path, lang: str) -> None:
    ran = pepdocs("check", plan, EXAMPLES / f"{DRAFT}.yaml", "--format", "json", "--iaith", lang)

    whole = json.loads(ran.out)
    assert (ran.status, ran.err) == (1, "")
    assert whole["language"] == lang
    assert [file["file"] for file in whole["files"]] == [str(plan), str(EXAMPLES / f"{DRAFT}.yaml")]
    severities = {finding["severity"] for file in whole["files"] for finding in file["findings"]}
    assert severities == {"error", "warning", "info"}


def test_sarif_has_what_its_standard_requires(pepdocs: Pepdocs, plan: Path) -> None:
    whole = json.loads(pepdocs("check", plan, "--format", "sarif").out)

    assert whole["version"] == "2.1.0"
    (run,) = whole["runs"]
    rules = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert run["tool"]["driver"]["name"] == "pepdocs"
    assert len(run["results"]) > 10
    for result in run["results"]:
        (location,) = result["locations"]
        region = location["physicalLocation"]["region"]
        assert result["message"]["text"]
        assert result["ruleId"] in rules
        assert result["level"] in {"error", "warning", "note"}
        assert region["startLine"] > 0
        assert region["startColumn"] > 0
        assert location["physicalLocation"]["artifactLocation"]["uri"] == plan.as_uri()


def test_a_name_in_sarif_is_a_uri(pepdocs: Pepdocs, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(plan, plan.parent / "tŷ haf.yaml")
    monkeypatch.chdir(plan.parent)

    whole = json.loads(pepdocs("check", "tŷ haf.yaml", "--format", "sarif").out)

    locations = [result["locations"][0] for result in whole["runs"][0]["results"]]
    uris = {location["physicalLocation"]["artifactLocation"]["uri"] for location in locations}
    assert uris == {"t%C5%B7%20haf.yaml"}


# Names of files.


@pytest.mark.parametrize("name", ["ŵy a thŷ.yaml", "-x.yaml", "a b.yml", "ΑΒΓ.YAML", "'q\".json"])
def test_a_file_may_have_any_name(pepdocs: Pepdocs, plan: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    plan.rename(plan.parent / name)
    monkeypatch.chdir(plan.parent)

    for arguments in (["--", name], ["."]):
        done = pepdocs("check", *arguments)
        assert done.status == 0
        assert f"{name}:" in done.out


@pytest.mark.parametrize("name", ["a\nb.yaml", "a\x1b[31mb.yaml", "a\u202eb.yaml", "a\tb.yaml"])
@pytest.mark.parametrize("command", [["check"], ["build", "--out", "out", "--format", "docx"]])
def test_a_name_cannot_control_a_terminal(
    pepdocs: Pepdocs, plan: Path, monkeypatch: pytest.MonkeyPatch, name: str, command: list[str]
) -> None:
    path = plan.parent / name
    path.write_text("- no\n", encoding="utf-8")
    monkeypatch.chdir(plan.parent)

    done = pepdocs(*command, path)

    assert done.status == 1
    assert "a\N{REPLACEMENT CHARACTER}" in done.out
    assert name not in done.said
    assert not set(done.said) & set(name) & set("\x1b\u202e\t")


def test_a_name_that_is_no_text_is_shown(plan: Path) -> None:
    path = plan.parent / "x\udcff.yaml"
    plan.rename(path)

    text, as_json = ran("check", path), ran("check", path, "--format", "json")

    assert (text.status, as_json.status) == (0, 0)
    assert "x\N{REPLACEMENT CHARACTER}.yaml:" in text.out
    assert json.loads(as_json.out)["files"][0]["file"] == str(path)


def test_welsh_can_be_piped_even_if_the_locale_cannot_encode_it(plan: Path) -> None:
    done = ran("check", plan, "--iaith", "cy", PYTHONUTF8="0", PYTHONIOENCODING="cp1252")

    assert done.status == 0
    assert "Enw’r" in done.out or "ŵ" in done.out or "ŷ" in done.out


# A bug of ours.


def test_a_bug_ends_with_3_and_quotes_nothing_of_the_file(
    pepdocs: Pepdocs, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ValueError(plan.read_text(encoding="utf-8"))

    monkeypatch.setattr(check, "check", broken)

    done = pepdocs("check", plan, "--iaith", "cy")

    assert done.status == 3
    assert done.err.startswith(Speaker("cy").text("error.bug"))
    assert "ValueError" in done.err
    assert " in broken" in done.err
    assert "Cadi" not in done.said
    assert "Traceback" not in done.said


def test_an_interruption_is_reported_in_a_sentence(
    pepdocs: Pepdocs, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(check, "check", interrupted)

    done = pepdocs("check", plan, "--iaith", "cy")

    assert done.status == 1
    assert done.err.strip() == Speaker("cy").text("error.interrupted")


# Other commands.


def test_a_blank_plan_is_for_its_owner_only_and_never_over_another(pepdocs: Pepdocs, tmp_path: Path) -> None:
    path = tmp_path / "deep" / "new.yaml"
    first = pepdocs("new", path, "--phase", "primary", "--lang", "cy")
    again = pepdocs("new", path, "--phase", "post16")
    forced = pepdocs("new", path, "--phase", "post16", "--force")

    assert (first.status, again.status, forced.status) == (0, 1, 0)
    assert str(path) in again.err
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert "phase: post16" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_short_form_is_for_a_kind_of_plan(pepdocs: Pepdocs, tmp_path: Path, lang: str) -> None:
    form = tmp_path / "new.yaml"

    ran = pepdocs("--ui-lang", lang, "new", form, "--phase", "primary", "--short", "--kind", "initial")

    text = form.read_text("utf-8")
    assert ran.status == 0
    assert "pepdocs: 2\n" in text
    assert "  kind: initial\n" in text
    assert "previous:" not in text
    assert "pronouns:" not in text
    assert pepdocs("new", form, "--phase", "primary", "--kind", "third").status == 2


def test_the_schema_is_printed_or_written(pepdocs: Pepdocs, tmp_path: Path) -> None:
    printed, written = pepdocs("schema"), pepdocs("schema", "--out", tmp_path / "pep.json")

    assert (printed.status, written.status) == (0, 0)
    assert json.loads(printed.out) == json.loads((tmp_path / "pep.json").read_text("utf-8"))


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_the_doctor_has_a_result_in_each_language(pepdocs: Pepdocs, lang: str) -> None:
    done = pepdocs("doctor", "--iaith", lang)

    well, not_well = (Speaker(lang).text(f"cli:{result}") for result in ("all_well", "not_well"))
    assert (done.status, done.out.splitlines()[-1]) in {(0, well), (1, not_well)}


def test_a_file_that_is_named_twice_is_checked_once(pepdocs: Pepdocs) -> None:
    named = pepdocs("check", *(EXAMPLES / f"{name}.yaml" for name in (PRIMARY, SECONDARY)))
    twice = pepdocs("check", *[EXAMPLES / f"{name}.yaml" for name in (PRIMARY, SECONDARY)] * 2)

    assert named.out == twice.out
