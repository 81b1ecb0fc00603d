"""What whoever runs a batch sees: what was made and why, what was left, what is handed over."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from builders import PRIMARY, SECONDARY, left_in
from cli.offices import ASCII_PASSWORD, PASSWORD, QUICK, archives, left_in_documents, listed, password_file
from pepdocs.base.errors import PepdocsError
from pepdocs.batch import MEMORY, TIMEOUT, Failed
from pepdocs.cli.build.options import EXECUTORS, MEMORIES, MOST_JOBS, RECIPIENTS, TIMES
from pepdocs.cli.build.outcomes import ending
from pepdocs.handover.archives import document_names
from pepdocs.handover.encryption import decrypt
from pepdocs.handover.recipients import By
from pepdocs.render import Format
from pepdocs.wording import Speaker
from pepdocs.wording.english.batch import HELP
from running import Ran, on_a_terminal, ran

Pepdocs = Callable[..., Ran]
CHILD = "Catrin Haf Tŷ-Gwyn"


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_run_ends_with_what_became_of_every_file(pepdocs: Pepdocs, plans: Path, out: Path, lang: str) -> None:
    say = Speaker(lang).text

    done = pepdocs("--iaith", lang, "build", plans, "--out", out, *QUICK)

    assert done.status == 1
    summary = done.out[done.out.index(say("cli:made", count=2)) :]
    assert f"{say('summary:files.refused')}: 1\n{say('summary:files.warned')}: 2\n" in summary
    assert say("cli:summary_written", path=out / "summary.html") in summary
    assert {"summary.html", "summary.csv", "summary.xlsx"} <= {each.name for each in out.iterdir()}


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_second_run_makes_nothing_and_says_so(pepdocs: Pepdocs, plans: Path, out: Path, lang: str) -> None:
    pepdocs("build", plans, "--out", out, *QUICK)

    done = pepdocs("--iaith", lang, "build", plans, "--out", out, *QUICK)

    assert Speaker(lang).text("cli:made", count=0) in done.out
    assert Speaker(lang).text("cli:kept", count=2) in done.out
    assert "FX-SEC-0147-03-en.docx" not in done.out


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_why_a_document_was_made_again_is_said_where_that_is_asked(
    pepdocs: Pepdocs, plans: Path, out: Path, lang: str
) -> None:
    pepdocs("build", plans, "--out", out, *QUICK)
    (out / "FX-SEC-0147-03-en.docx").unlink()
    plan = plans / f"{PRIMARY}.yaml"
    text = plan.read_text("utf-8").replace("pronouns: ", "pronouns: x", 1)
    assert text != plan.read_text("utf-8")
    plan.write_text(text, encoding="utf-8")

    words = ("--iaith", lang, "build", plans, "--out", out, *QUICK)
    done = pepdocs(*words, "--explain")

    lines = done.out.splitlines()
    for name, why in (("FX-PRI-0093-01", "plan"), ("FX-SEC-0147-03", "missing")):
        place = lines.index(str(out / f"{name}-en.docx"))
        assert lines[place + 1] == f"    {Speaker(lang).text(f'summary:why.{why}')}"


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_document_that_was_changed_by_hand_is_told_of_with_what_to_do(
    pepdocs: Pepdocs, plans: Path, out: Path, lang: str
) -> None:
    words = ("--iaith", lang, "build", plans / f"{SECONDARY}.yaml", "--out", out, *QUICK)
    document = out / "FX-SEC-0147-03-en.docx"
    pepdocs(*words)
    whole = document.read_bytes()
    document.write_bytes(b"edited")

    left = pepdocs(*words)
    kept = document.read_bytes()
    forced = pepdocs(*words, "--force")
    document.write_bytes(b"edited again")
    beside = pepdocs(*words, "--keep-edited")

    assert [done.status for done in (left, forced, beside)] == [1, 0, 0]
    assert Speaker(lang).text("cli:edited_what", files=document) in left.out
    assert kept == b"edited"
    assert document.read_bytes() == whole
    assert left_in(out) == [document.name, f"{document.name}.edited"]
    assert (out / f"{document.name}.edited").read_bytes() == b"edited again"


def test_a_quiet_run_says_only_the_summary(pepdocs: Pepdocs, plans: Path, out: Path) -> None:
    done = pepdocs("build", plans, "--out", out, *QUICK, "--quiet")

    assert done.out.startswith(f"{plans / 'bad.yaml'}:1:1: error PEP")
    assert not [line for line in done.out.splitlines() if line.endswith(".docx")]
    assert Speaker("en").text("cli:made", count=2) in done.out


def test_one_plan_alone_needs_no_summary_in_files(pepdocs: Pepdocs, plans: Path, out: Path) -> None:
    pepdocs("build", plans / f"{SECONDARY}.yaml", "--out", out, *QUICK)

    assert not list(out.glob("summary*"))


def test_names_are_in_the_summary_only_where_they_are_asked_for(pepdocs: Pepdocs, plans: Path, out: Path) -> None:
    words = ("build", plans, "--out", out, *QUICK)
    pepdocs(*words)
    without = (out / "summary.html").read_text("utf-8")

    done = pepdocs(*words, "--names")

    assert CHILD not in without
    assert CHILD in (out / "summary.html").read_text("utf-8")
    assert CHILD in (out / "summary.csv").read_text("utf-8-sig")
    assert CHILD not in done.said + (out / "pepdocs-batch.jsonl").read_text("utf-8")


def test_several_workers_make_what_one_makes(pepdocs: Pepdocs, plans: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2"):
        pepdocs("build", plans, "--out", tmp_path / jobs, *QUICK[:-1], jobs)

    made = [{name: (tmp_path / jobs / name).read_bytes() for name in left_in(tmp_path / jobs)} for jobs in ("1", "2")]
    assert len(made[0]) == 2
    assert made[0] == made[1]


def test_a_bar_does_not_swallow_what_goes_into_a_pipe(plans: Path, out: Path) -> None:
    shown = on_a_terminal("build", plans, "--out", out, *QUICK)

    assert str(out / "FX-SEC-0147-03-en.docx") in shown.out


# Handing over.


def test_everybody_gets_their_own_archive(pepdocs: Pepdocs, plans: Path, out: Path) -> None:
    done = pepdocs("build", plans, "--out", out, *QUICK, "--zip-by", "school")

    found = archives(out)
    assert sorted(chain(*found.values())) == ["FX-PRI-0093-01-en-school.docx", "FX-SEC-0147-03-en-school.docx"]
    assert len(found) == 2
    assert Speaker("en").text("cli:archives", count=2) in done.out
    assert not [name for name in found if name in done.said]
    assert {path.stat().st_mode & 0o777 for path in out.glob("*.zip")} == {0o600}


def test_an_archive_holds_what_was_there_already_too(pepdocs: Pepdocs, plans: Path, out: Path) -> None:
    pepdocs("build", plans, "--out", out, *QUICK)

    pepdocs("build", plans, "--out", out, *QUICK, "--zip-by", "authority")

    assert sorted(chain(*archives(out).values())) == left_in_documents(out)


def test_a_damaged_journal_stops_no_run(pepdocs: Pepdocs, plans: Path, out: Path) -> None:
    out.mkdir()
    spoilt = [b"[" * 100_000, b'{"v":1,"event":"salt","salt":"zz"}']
    (out / "pepdocs-batch.jsonl").write_bytes(b"\n".join(spoilt))

    done = pepdocs("build", plans, "--out", out, *QUICK, "--zip-by", "school")

    assert done.status == 1  # one of the plans has errors
    assert Speaker("en").text("cli:archives", count=2) in done.out


def test_an_archive_of_an_earlier_run_that_is_for_nobody_is_told_of(pepdocs: Pepdocs, plans: Path, out: Path) -> None:
    words = ("build", plans, "--out", out, *QUICK, "--copy", "full", "--zip-by", "school")
    pepdocs(*words)
    before = {path.name for path in out.glob("*.zip")}
    (stale,) = (name for name in before if "FX-SEC-0147-03-en.docx" in document_names(out / name))
    (plans / f"{SECONDARY}.yaml").unlink()
    (out / "FX-SEC-0147-03-en.docx").unlink()

    done = pepdocs(*words)

    assert Speaker("en").text("cli:stale_archives", files=stale) in done.out
    assert set(listed(out)) == before


@pytest.mark.slow
def test_documents_open_with_their_password_only(pepdocs: Pepdocs, plans: Path, out: Path, tmp_path: Path) -> None:
    options = ("--encrypt", "--password-file", password_file(tmp_path))
    words = ("build", plans / f"{SECONDARY}.yaml", "--out", out, "--lang", "en", *options)

    first, again = pepdocs(*words), pepdocs(*words)

    assert first.status == again.status == 0
    assert Speaker("en").text("cli:made", count=0) in again.out
    for form in (Format.PDF, Format.DOCX):
        content = (out / f"FX-SEC-0147-03-en.{form.value}").read_bytes()
        assert decrypt(content, form, PASSWORD)
    assert PASSWORD not in (out / "pepdocs-batch.jsonl").read_text("utf-8") + first.said


def test_another_password_makes_documents_anew(pepdocs: Pepdocs, plans: Path, out: Path, tmp_path: Path) -> None:
    words = ("build", plans / f"{SECONDARY}.yaml", "--out", out, *QUICK, "--explain", "--encrypt")
    pepdocs(*words, "--password-file", password_file(tmp_path))

    done = pepdocs(*words, "--password-file", password_file(tmp_path, ASCII_PASSWORD))

    assert Speaker("en").text("summary:why.password") in done.out
    content = (out / "FX-SEC-0147-03-en.docx").read_bytes()
    assert decrypt(content, Format.DOCX, ASCII_PASSWORD)


def test_a_password_is_asked_for_twice_and_shown_at_neither_time(
    pepdocs: Pepdocs, plans: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter([PASSWORD, PASSWORD, PASSWORD, "another of the same length"])
    monkeypatch.setattr("click.termui.hidden_prompt_func", lambda _: next(typed))
    words = ("build", plans / f"{SECONDARY}.yaml", "--out", out, *QUICK, "--encrypt")

    same, different = pepdocs(*words), pepdocs(*words)

    assert (same.status, different.status) == (0, 1)
    assert Speaker("en").text("error.password_differs") in different.err
    assert PASSWORD not in same.said + different.said


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_password_is_asked_for_at_a_terminal_only(plans: Path, out: Path, lang: str) -> None:
    done = ran("build", plans, "--out", out, *QUICK, "--encrypt", "--iaith", lang, stdin="x\nx\n")

    assert done.status == 1
    assert Speaker(lang).text("error.no_terminal") in done.err
    assert "Warning" not in done.said
    assert not out.exists()


@pytest.mark.parametrize("lang", ["cy", "en"])
def test_whoever_stops_at_the_question_for_a_password_is_told_that_nothing_has_begun(
    pepdocs: Pepdocs, plans: Path, out: Path, monkeypatch: pytest.MonkeyPatch, lang: str
) -> None:
    def stopped(_prompt: str) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("click.termui.hidden_prompt_func", stopped)

    done = pepdocs("build", plans, "--out", out, *QUICK, "--encrypt", "--iaith", lang)

    assert done.status == 1
    assert Speaker(lang).text("error.not_begun") in done.err
    assert not out.exists()


@pytest.mark.parametrize(
    ("options", "key"),
    [
        (("--encrypt", "--format", "html"), "error.encrypt_html"),
        (("--encrypt", "--archive"), "error.encrypt_archive"),
        (("--password-file", "x"), "error.password_unused"),
        (("--executor", "dask"), "error.scheduler"),
        (("--scheduler", "tcp://127.0.0.1:1"), "error.scheduler"),
        (("--executor", "dask", "--scheduler", "tcp://127.0.0.1:1", "--encrypt"), "error.scheduler_open"),
    ],
)
def test_options_that_do_not_fit_together_are_refused_in_a_sentence(
    pepdocs: Pepdocs, plans: Path, out: Path, options: tuple[str, ...], key: str
) -> None:
    for lang in ("cy", "en"):
        done = pepdocs("--iaith", lang, "build", plans, "--out", out, *options)

        assert done.status == 1
        assert Speaker(lang).text(key) in done.err
        assert not out.exists()


WRONG = {
    "--timeout": ("nan", "inf", "-inf", "1e30", "86401", "0.09", "0", "-1", "x", ""),
    "--memory": ("255", "9" * 30, "1e4"),
    "--jobs": ("0", "101", "nan"),
}
BOUNDS = {"--timeout": TIMES, "--memory": MEMORIES, "--jobs": (1, MOST_JOBS)}


@pytest.mark.parametrize("option", WRONG)
@pytest.mark.parametrize("lang", ["cy", "en"])
def test_a_limit_that_makes_no_sense_is_wrong_usage(
    pepdocs: Pepdocs, plans: Path, out: Path, lang: str, option: str
) -> None:
    least, most = BOUNDS[option]
    context = "error.number" if option == "--timeout" else "error.whole_number"

    for value in WRONG[option]:
        done = pepdocs("--iaith", lang, "build", plans, "--out", out, f"{option}={value}")

        assert done.status == 2
        assert Speaker(lang).text(context, least=least, most=most) in done.err
        assert not out.exists()


def test_the_widest_limits_are_allowed(pepdocs: Pepdocs, plans: Path, out: Path) -> None:
    limits = ("--timeout", TIMES[1], "--memory", MEMORIES[1])

    done = pepdocs("build", plans / f"{SECONDARY}.yaml", "--out", out, *QUICK, *limits)

    assert done.status == 0


def test_there_is_no_way_to_give_a_password_on_the_command_line(pepdocs: Pepdocs) -> None:
    shown = pepdocs("build", "--help").out

    assert "--password-file" in shown
    assert "--password " not in shown


def test_what_the_help_says_is_so() -> None:
    assert HELP["cli:option.timeout"].endswith(f" {TIMEOUT}.")
    assert HELP["cli:option.memory"].endswith(f" {MEMORY}.")
    assert set(RECIPIENTS) == {by.value for by in By}
    assert set(EXECUTORS) == {"local", "dask"}


def test_of_very_many_files_the_first_are_listed() -> None:
    outcomes = tuple(Failed(Path(f"{n}.yaml"), PepdocsError("error.memory")) for n in range(60))

    for lang in ("cy", "en"):
        lines = list(ending(Speaker(lang), outcomes, alone=False))
        assert len([line for line in lines if ".yaml: " in line]) == 50
        assert Speaker(lang).text("cli:more_files", count=10) in lines
