"""The ZIP for Windows does there what pepdocs does elsewhere, to the byte; run under Wine."""

from __future__ import annotations

import shutil
import urllib.request
from pathlib import Path

import pytest
import pyzipper

from gates.documents import ROOT
from gates.wine import LONGEST, PREPARED, Windows, appears
from pepdocs.wording import Speaker
from running import Ran, ran

pytestmark = [pytest.mark.gate, pytest.mark.long]

EXAMPLES = sorted(path for path in (ROOT / "examples").glob("*.yaml") if not path.stem.endswith("-draft"))
EXAMPLE = ROOT / "examples" / "secondary-review.yaml"
ENDINGS = {".pdf", ".docx", ".html"}
OFFICE_ENCRYPTED = b"\xd0\xcf\x11\xe0"
"""How a Word file begins that Office has encrypted."""

PASSWORD = "gwrych llwynog cwmwl 7"


@pytest.fixture(scope="module")
def windows() -> Windows:
    return Windows.prepared()


def documents(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.iterdir() if path.suffix in ENDINGS and path.stem != "summary")
    return {path.name: path.read_bytes() for path in found}


def of_this_system(out: Path, *words: str | Path) -> dict[str, bytes]:
    """Return the documents that the same command makes here."""
    assert ran("build", *words, "--out", out).status == 0
    return documents(out)


def without_pdf(done: Ran) -> bool:
    """Return whether nothing is wrong with a run but that this Windows cannot make PDF."""
    return done.status == 0 or (done.status == 1 and "cannot be made on this computer" in done.out and not done.err)


def test_every_phase_mode_and_format_has_the_same_bytes_as_here(windows: Windows, tmp_path: Path) -> None:
    words = (*EXAMPLES, "--format", "pdf,docx,html", "--jobs", "2")

    done = windows.pepdocs("build", *words, "--out", tmp_path / "there")

    made = documents(tmp_path / "there")
    here = of_this_system(tmp_path / "here", *words)
    assert without_pdf(done), done.said
    assert {name for name in here if not name.endswith(".pdf")} <= made.keys() <= here.keys()
    assert [name for name in made if made[name] != here[name]] == []


def test_a_second_run_makes_nothing_and_one_that_was_killed_is_gone_on_with(windows: Windows, tmp_path: Path) -> None:
    words = (*EXAMPLES, "--format", "docx,html")
    with windows.start(
        "-m", "pepdocs", "build", *map(str, words), "--out", str(tmp_path / "out"), "--jobs", "2"
    ) as run:
        assert appears("*.docx", tmp_path / "out")
        run.kill()
    unfinished = documents(tmp_path / "out")

    resumed, again = (windows.pepdocs("build", *words, "--out", tmp_path / "out") for _ in range(2))

    assert (resumed.status, again.status) == (0, 0), resumed.said
    assert "Documents made: 0" in again.out
    whole = of_this_system(tmp_path / "here", *words)
    assert documents(tmp_path / "out") == whole
    assert 0 < len(unfinished) < len(whole)
    assert unfinished.items() <= whole.items()
    assert not list((tmp_path / "out").glob("*.part"))


def test_a_document_that_is_open_in_another_program_is_told_of_and_made_once_it_is_closed(
    windows: Windows, tmp_path: Path
) -> None:
    plan, out = tmp_path / "plan.yaml", tmp_path / "out"
    shutil.copy(EXAMPLE, plan)
    build = ("build", plan, "--out", out, "--lang", "cy", "--format", "docx")
    windows.pepdocs(*build)
    plan.write_text(plan.read_text(encoding="utf-8").replace("version:", "version: 9 #", 1), encoding="utf-8")
    [document] = out.glob("*.docx")

    with windows.holding(document):
        told = [windows.pepdocs("--iaith", lang, *build) for lang in ("cy", "en")]
    made = windows.pepdocs(*build)

    for lang, done in zip(("cy", "en"), told, strict=True):
        assert done.status == 1
        assert Speaker(lang).text("error.open_elsewhere", file=document.name) in done.out
    assert (made.status, "Documents made: 1" in made.out) == (0, True), made.said


@pytest.mark.parametrize("place", ["Ffeiliau Siân ŵ", "A&B!", "/".join(["folder-of-thirty-characters-xx"] * 12)])
def test_plans_and_documents_may_be_anywhere(windows: Windows, tmp_path: Path, place: str) -> None:
    folder = tmp_path / place
    folder.mkdir(parents=True)
    shutil.copy(EXAMPLE, folder / "cynllun ŷ.yaml")

    done = windows.pepdocs("build", folder, "--out", folder / "out", "--lang", "cy", "--format", "docx")

    assert done.status == 0, done.said
    assert len(documents(folder / "out")) == 1
    assert "\\\\?\\" not in done.said


def test_the_name_of_a_device_is_refused(windows: Windows) -> None:
    done = windows.pepdocs("build", EXAMPLE, "--out", "con")

    assert done.status == 2
    assert "Windows keeps this name for a device" in done.err


@pytest.mark.parametrize("page", ["850", "1252"])
def test_a_pipe_gets_utf8_on_every_console(windows: Windows, page: str) -> None:
    script = (
        f"import os; os.system('chcp {page} >nul & {_cmd('pepdocs.cmd')} check --iaith cy --all {_windows(EXAMPLE)}')"
    )

    done = windows.python("-c", script)

    assert "rhybudd" in done.out
    assert ran("check", "--iaith", "cy", "--all", EXAMPLE).out.count("ŵ") == done.out.count("ŵ") > 0


def _windows(path: Path) -> str:
    return "Z:" + str(path).replace("/", "\\\\")


def _cmd(name: str) -> str:
    return _windows(PREPARED / "pepdocs" / name)


def test_dropped_plans_get_their_documents_beside_them(windows: Windows, tmp_path: Path) -> None:
    shutil.copy(EXAMPLE, tmp_path / "plan A&B.yaml")
    script = _cmd("Dogfennau - Documents.cmd")
    explorer = (
        f'import subprocess; subprocess.run(r\'cmd.exe /c ""{script}" "{_windows(tmp_path / "plan A&B.yaml")}""\')'
    )

    done = windows.python("-c", explorer.replace("\\\\", "\\"))

    assert "The documents are here:" in done.out
    assert len(documents(tmp_path / "Dogfennau - Documents")) >= 3


def test_an_encrypted_archive_opens_here(windows: Windows, tmp_path: Path) -> None:
    (tmp_path / "password.txt").write_text(PASSWORD, encoding="utf-8")
    lock = ("--zip-by", "school", "--encrypt", "--password-file", tmp_path / "password.txt")

    done = windows.pepdocs("build", EXAMPLE, "--out", tmp_path / "out", "--format", "docx", "--lang", "cy", *lock)

    [archive] = (tmp_path / "out").glob("*.zip")
    assert done.status == 0, done.said
    with pyzipper.AESZipFile(archive) as opened:
        opened.setpassword(PASSWORD.encode())
        contents = [opened.read(name) for name in opened.namelist()]
    assert len(contents) == 1
    assert all(content.startswith(OFFICE_ENCRYPTED) for content in contents)


BREAK = """
import pathlib, signal, sys, threading, time, _thread
from pepdocs.cli import main

def asked():
    while not any(pathlib.Path(sys.argv[-1]).glob("*.docx")):
        time.sleep(0.02)
    _thread.interrupt_main(signal.SIGBREAK)

threading.Thread(target=asked, daemon=True).start()
main()
"""
"""Runs pepdocs, and does what Ctrl-Break does once there is a document; Wine sends no keys to a program in a pipe."""


def test_a_run_answers_ctrl_break(windows: Windows, tmp_path: Path) -> None:
    done = windows.python("-c", BREAK, "build", *EXAMPLES, "--format", "docx", "--jobs", "1", "--out", tmp_path / "out")

    assert done.status == 1, done.said
    assert "To go on, run the same command again" in done.out
    assert documents(tmp_path / "out")
    assert not [name for name in documents(tmp_path / "out") if name.startswith("FX-SEC")]


def test_every_other_command_works(windows: Windows, tmp_path: Path) -> None:
    plan, theme, out = tmp_path / "new.yaml", tmp_path / "theme", tmp_path / "out"
    windows.pepdocs("build", EXAMPLE, "--out", out, "--format", "docx,html", "--copy", "full,carer")
    document = next(out.glob("*-en.docx"))
    commands = {
        0: [
            ("check", EXAMPLE), ("new", plan, "--phase", "primary"), ("schema",), ("copies", out),
            ("theme", "new", theme, "--name-cy", "Sir", "--name-en", "County"), ("theme", "diff", theme),
            ("theme", "eject", "html", "--phase", "primary", "--folder", theme), ("upgrade", "--dry-run", EXAMPLE),
            ("forget", "FX-SEC-0147-03", "--in", out, "--write"), ("--version",), ("--help",),
        ],
    }  # fmt: skip
    read = windows.pepdocs("verify", document)
    assert (read.status, read.err) == (ran("verify", document).status, "")

    ends = [(words, windows.pepdocs(*words)) for words in commands[0]]

    assert [(words, done.said) for words, done in ends if done.status != 0] == []
    assert not documents(out)


def test_a_theme_is_checked_without_a_word_of_the_engine(windows: Windows, tmp_path: Path) -> None:
    windows.pepdocs("theme", "new", tmp_path / "theme", "--name-cy", "Sir", "--name-en", "County")

    done = windows.pepdocs("theme", "check", tmp_path / "theme")

    assert "THM236" in done.out or done.status == 0
    assert done.err == ""
    assert "WeasyPrint" not in done.said


def test_what_the_computer_lacks_is_said(windows: Windows) -> None:
    done = windows.pepdocs("doctor")

    assert "Fonts: " in done.out
    assert done.err == ""


def test_a_preview_of_a_theme_shows_its_page(windows: Windows, tmp_path: Path) -> None:
    windows.pepdocs("theme", "new", tmp_path / "theme", "--name-cy", "Sir", "--name-en", "County")

    with windows.start("-m", "pepdocs", "theme", "preview", tmp_path / "theme") as preview:
        assert preview.stdout is not None
        address = next(word for line in preview.stdout for word in line.split() if word.startswith("http://127.0.0.1"))
        page = urllib.request.urlopen(address, timeout=LONGEST).read()
        preview.kill()

    assert b"<html" in page


def test_the_folder_of_the_program_stays_as_it_was(windows: Windows, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in (PREPARED / "pepdocs").rglob("*")}

    windows.pepdocs("build", EXAMPLE, "--out", tmp_path / "out", "--format", "docx", "--lang", "cy")
    windows.python("-m", "dropped", "x.cmd")

    assert {path: path.stat().st_mtime_ns for path in (PREPARED / "pepdocs").rglob("*")} == before


def test_windows_takes_a_limit_of_memory_and_ends_it(windows: Windows) -> None:
    limits = "from pepdocs.batch.workers.job_object import limit_memory; print([limit_memory(n) for n in (2**31, 0)])"

    assert windows.python("-c", limits).out.strip() == "[True, True]"
