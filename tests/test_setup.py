from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

import setup

ROOT = Path(__file__).parent.parent


class Machine:
    """A machine on which programs only seem to run."""

    def __init__(self, *failing: str) -> None:
        self.failing = failing
        self.ran: list[str] = []

    def runs(self, command: Sequence[str], **_how: bool) -> bool:
        line = " ".join(command)
        self.ran.append(line)
        return not any(word in line for word in self.failing)

    def asked(self, word: str) -> bool:
        return any(word in line for line in self.ran)


@pytest.fixture
def on(monkeypatch: pytest.MonkeyPatch):
    def use(machine: Machine, *, root: bool = True, apt: bool = True) -> Machine:
        monkeypatch.setattr(setup, "runs", machine.runs)
        monkeypatch.setattr(setup, "is_root", lambda: root)
        monkeypatch.setattr(shutil, "which", lambda _: "apt-get" if apt else None)
        return machine

    return use


def test_a_ready_machine_gets_the_exact_libraries_and_no_system_packages(on):
    machine = on(Machine())

    assert setup.main(["test"]) == 0
    assert machine.asked(".[test]")
    assert machine.asked("--constraint")
    assert not machine.asked("apt-get")


def test_root_on_debian_is_given_pango(on, monkeypatch: pytest.MonkeyPatch):
    machine = on(Machine())
    tries = iter([False, True])
    monkeypatch.setattr(
        setup,
        "runs",
        lambda command, **how: next(tries) if setup.PANGO_LOADS in command else machine.runs(command, **how),
    )

    assert setup.main([]) == 0
    assert machine.asked("install --yes --quiet --no-install-recommends libpango-1.0-0")


@pytest.mark.parametrize(("root", "apt"), [(False, True), (True, False)])
def test_others_are_told_who_needs_pango_and_set_up_goes_on(on, capsys: pytest.CaptureFixture[str], root, apt):
    machine = on(Machine("doctor"), root=root, apt=apt)

    assert setup.main([]) == 0
    assert capsys.readouterr().err.strip() == setup.NO_PANGO
    assert not machine.asked("apt-get")


def test_a_python_without_venv_is_explained(on, monkeypatch, capsys: pytest.CaptureFixture[str]):
    on(Machine("pip --version"), root=False)
    monkeypatch.setattr(setup, "venv_available", lambda: False)

    assert setup.main([]) == 1
    assert capsys.readouterr().err.strip() == setup.NO_VENV


def test_root_on_debian_is_given_venv(on, monkeypatch: pytest.MonkeyPatch):
    machine = on(Machine("pip --version"))
    monkeypatch.setattr(setup, "venv_available", lambda: False)

    assert setup.main([]) == 0
    assert machine.asked("python3-venv")
    assert machine.asked("-m venv")


def test_a_failed_installation_is_explained(on, capsys: pytest.CaptureFixture[str]):
    on(Machine("--editable"))

    assert setup.main([]) == 1
    assert capsys.readouterr().err.strip() == setup.NO_PACKAGES


@pytest.mark.parametrize("sentence", [setup.NO_VENV, setup.NO_PANGO])
def test_there_is_advice_for_every_system(sentence: str):
    assert all(name in sentence for name in ("Debian", "Fedora", "macOS", "Windows"))


def test_a_missing_program_does_not_run():
    assert not setup.runs(["no-such-program"])
    assert setup.runs([sys.executable, "-c", "pass"])


@pytest.mark.parametrize(("quiet", "shown"), [(True, ""), (False, "the reason")])
def test_the_output_of_a_failing_program_is_shown_unless_quiet(
    capfdbinary: pytest.CaptureFixture[bytes], quiet: bool, shown: str
):
    assert not setup.runs([sys.executable, "-c", "exit('the reason')"], quiet=quiet)

    assert capfdbinary.readouterr().err.decode().strip() == shown


def test_the_output_of_a_successful_program_is_not_shown(capfdbinary: pytest.CaptureFixture[bytes]):
    assert setup.runs([sys.executable, "-c", "print('noise')"], quiet=False)

    assert capfdbinary.readouterr() == (b"", b"")


def test_setup_reports_that_python_is_too_old(tmp_path: Path):
    for name in ("dirname", "cat"):
        (tmp_path / name).symlink_to(shutil.which(name) or "")

    ended = subprocess.run(
        ["/bin/sh", str(ROOT / "tools" / "setup.sh")],
        env={"PATH": str(tmp_path)},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )

    assert ended.returncode == 1
    assert "Mae angen Python 3.11" in ended.stderr
    assert "pepdocs needs Python 3.11" in ended.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such bits")
@pytest.mark.parametrize("script", [".ci/run", "tools/setup.sh", "tools/gates/install.sh"])
def test_the_scripts_can_be_run(script: str):
    assert os.access(ROOT / script, os.X_OK)
