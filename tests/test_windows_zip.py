"""The ZIP for Windows: what is in it, by whose digest and signature, and how the names of dropped files are read."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from windows import build, interpreter, libraries, requirements
from windows.interpreter import UnsignedError

NAMED = "Dogfennau - Documents.cmd"
_spec = importlib.util.spec_from_file_location("dropped", build.FILES / "dropped.py")
assert _spec is not None
assert _spec.loader is not None
dropped = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(dropped)


def wheels() -> dict[str, str]:
    lines = requirements.WHEELS.read_text(encoding="utf-8").splitlines()[1:]
    pairs = (Requirement(line.partition(" --hash")[0]) for line in lines)
    return {pair.name: str(pair.specifier).removeprefix("==") for pair in pairs}


def test_every_library_that_windows_needs_has_a_wheel_and_no_other_has():
    assert set(wheels()) == requirements.needed(), "run: make lock, or tools/windows/requirements.py"


def test_the_wheels_are_of_the_versions_that_are_tested_elsewhere():
    locked = requirements.locked()

    assert {name: version for name, version in wheels().items() if locked.get(name, version) != version} == {}


def test_a_requirement_of_another_system_is_no_requirement(monkeypatch: pytest.MonkeyPatch):
    lines = [
        "a; sys_platform == 'win32'",
        "b; sys_platform == 'linux'",
        "c; extra == 'more'",
        "d; python_version < '3.13'",
    ]
    monkeypatch.setattr(requirements.metadata, "requires", lambda _: lines)

    assert [each.name for each in requirements.required("x", "")] == ["a"]
    assert [each.name for each in requirements.required("x", "more")] == ["a", "c"]


def test_every_wheel_has_a_digest():
    lines = requirements.WHEELS.read_text(encoding="utf-8").splitlines()[1:]

    assert len(lines) > 30
    assert all(len(line.partition(" --hash=sha256:")[2]) == 64 for line in lines)


@pytest.mark.gate
def test_a_program_without_the_signature_is_refused(tmp_path: Path, program):
    program("osslsigncode")
    unsigned = tmp_path / "python.exe"
    unsigned.write_bytes(b"MZ" + bytes(1000))

    with pytest.raises(UnsignedError, match=r"python\.exe"):
        interpreter.verify(unsigned)


def signed(monkeypatch: pytest.MonkeyPatch, said: str, status: int = 0) -> None:
    ended = subprocess.CompletedProcess([], status, said, "")
    monkeypatch.setattr(interpreter.subprocess, "run", lambda *_, **__: ended)


WHOLE = "Current message digest    : AB\nCalculated message digest : AB\n"
OTHER = "Current message digest    : AB\nCalculated message digest : AC\n"


def test_a_program_that_the_foundation_signed_is_taken(monkeypatch: pytest.MonkeyPatch):
    signed(monkeypatch, f"{WHOLE}Subject: /CN=Python Software Foundation")

    interpreter.verify(Path("python.exe"))


@pytest.mark.parametrize(
    ("name", "said", "status"),
    [
        ("python.exe", f"{OTHER}Subject: /CN=Python Software Foundation", 0),
        ("python.exe", f"{WHOLE}Subject: /CN=Somebody", 0),
        ("python.exe", f"{WHOLE}Subject: /CN=Python Software Foundation", 1),
        ("python.exe", "", 0),
        ("vcruntime140.dll", OTHER, 1),
    ],
)
def test_any_other_program_is_refused(monkeypatch: pytest.MonkeyPatch, name: str, said: str, status: int):
    signed(monkeypatch, said, status)

    with pytest.raises(UnsignedError):
        interpreter.verify(Path(name))


def test_the_runtime_of_microsoft_is_held_by_its_own_digest(monkeypatch: pytest.MonkeyPatch):
    signed(monkeypatch, WHOLE, 1)

    interpreter.verify(Path("vcruntime140.dll"))


@pytest.mark.parametrize(
    ("name", "is_unneeded"),
    [
        ("bin/weasyprint", True),
        ("fontTools/tests/test_x.py", True),
        ("babel/locale-data/fr.dat", True),
        ("babel/locale-data/cy_GB.dat", False),
        ("babel/locale-data/en_001.dat", False),
        ("pepdocs/cli/__init__.py", False),
        ("pepdocs/templates/fonts/OFL.txt", False),
        ("lxml-6.dist-info/licenses/LICENSE.txt", False),
        ("lxml-6.dist-info/METADATA", False),
    ],
)
def test_only_what_nobody_needs_is_deleted(name: str, is_unneeded: bool):
    assert libraries.is_unneeded(name) is is_unneeded


def a_library(site: Path, metadata: str, *texts: str) -> None:
    about = site / "x-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Name: x\nVersion: 1\n{metadata}\n", encoding="utf-8")
    for text in texts:
        (about / text).touch()


@pytest.mark.parametrize(
    ("metadata", "name"),
    [
        ("License-Expression: MIT", "MIT"),
        ("Classifier: License :: OSI Approved :: BSD License", "BSD License"),
        ("License: MIT\n  in full", "MIT"),
    ],
)
def test_a_library_is_listed_with_its_licence(tmp_path: Path, metadata: str, name: str):
    a_library(tmp_path, metadata, "LICENSE")

    assert libraries.licences(tmp_path).endswith(f"\nx 1: {name}\n    site/x-1.dist-info/LICENSE\n")


def test_a_library_without_a_licence_stops_the_build(tmp_path: Path):
    a_library(tmp_path, "")

    with pytest.raises(ValueError, match="x-1"):
        libraries.licences(tmp_path)


def test_the_same_files_make_the_same_bytes_whenever_they_were_written(tmp_path: Path):
    archives = []
    for number in (1, 2):
        folder = tmp_path / str(number)
        (folder / "site").mkdir(parents=True)
        for name in ("b", "a", "site/c")[:: 1 if number == 1 else -1]:
            (folder / name).write_bytes(name.encode())
        build.pack(folder, tmp_path / f"{number}.zip")
        archives.append((tmp_path / f"{number}.zip").read_bytes())

    assert archives[0] == archives[1]
    assert zipfile.ZipFile(tmp_path / "1.zip").namelist() == ["pepdocs/a", "pepdocs/b", "pepdocs/site/c"]


def test_a_path_that_is_too_long_stops_the_build(tmp_path: Path):
    folder = tmp_path / "x"
    folder.mkdir()
    (folder / ("n" * build.LONGEST_NAME)).touch()

    with pytest.raises(ValueError, match="nnn"):
        build.pack(folder, tmp_path / "x.zip")


def test_the_texts_to_read_name_the_versions_in_both_languages(tmp_path: Path):
    (tmp_path / "site").mkdir()

    build.put_files(tmp_path)

    for name in build.TEXTS:
        text = (tmp_path / name).read_text(encoding="utf-8-sig")
        assert f"pepdocs {build.version()}" in text
        assert interpreter.PYTHON.version in text
        assert "$" not in text
    assert (tmp_path / NAMED).read_bytes().count(b"\r\n") == (tmp_path / NAMED).read_bytes().count(b"\n")
    assert (tmp_path / NAMED).read_bytes().isascii()


BEFORE = rf'C:\Windows\system32\cmd.exe /c ""C:\pepdocs\{NAMED}" '


@pytest.mark.parametrize(
    ("names", "paths"),
    [
        (r'C:\x\plan.yaml"', [r"C:\x\plan.yaml"]),
        (r'"C:\x y\plan.yaml""', [r"C:\x y\plan.yaml"]),
        (r'C:\x\A&B.yaml"', [r"C:\x\A&B.yaml"]),
        (
            r'"C:\x y\A&B!%.yaml" C:\x\^.yaml "C:\Ffeiliau Siân ŵ""',
            [r"C:\x y\A&B!%.yaml", r"C:\x\^.yaml", r"C:\Ffeiliau Siân ŵ"],
        ),
        ('"', []),
    ],
)
def test_the_names_of_dropped_files_are_read_as_the_explorer_writes_them(names: str, paths: list[str]):
    assert dropped.dropped(BEFORE + names, NAMED) == paths


def test_a_console_in_which_the_script_is_typed_holds_no_dropped_names():
    assert dropped.dropped(r'"C:\Windows\system32\cmd.exe"', NAMED) == []


def test_documents_of_a_plan_are_beside_it_and_those_of_a_folder_in_it(tmp_path: Path):
    folder, plan, other = tmp_path / "plans", tmp_path / "a.yaml", tmp_path / "b.yaml"
    folder.mkdir()

    assert dropped.folders([folder, plan, other]) == {
        folder / dropped.OUT: [folder],
        tmp_path / dropped.OUT: [plan, other],
    }


def test_dropped_plans_get_their_documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys):
    shutil.copy(build.ROOT / "examples" / "secondary-review.yaml", tmp_path / "A&B!.yaml")
    made = []
    monkeypatch.setattr("pepdocs.cli.run", lambda words: made.append(words) or (tmp_path / dropped.OUT).mkdir() or 0)
    monkeypatch.setattr(dropped.sys, "argv", ["dropped", NAMED, "ignored"])
    monkeypatch.setenv("PEPDOCS_COMMAND", f'{BEFORE}{tmp_path / "A&B!.yaml"}"')

    assert dropped.main() == 0

    assert made == [["build", str(tmp_path / "A&B!.yaml"), "--out", str(tmp_path / dropped.OUT)]]
    said = capsys.readouterr().out
    assert all(text in said for text in (*dropped.PLACE, str(tmp_path / dropped.OUT)))


def test_nothing_dropped_is_explained_in_both_languages(monkeypatch: pytest.MonkeyPatch, capsys):
    monkeypatch.setattr(dropped.sys, "argv", ["dropped", NAMED])
    monkeypatch.delenv("PEPDOCS_COMMAND", raising=False)

    assert dropped.main() == 2
    said = capsys.readouterr().out
    assert all(text in said for text in dropped.NOTHING)


@pytest.mark.parametrize(("name", "command"), [(NAMED, "build"), (dropped.OPEN, "fill")], ids=["documents", "open"])
def test_each_file_that_plans_are_dropped_on_does_what_its_name_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, command: str
):
    began: list[str] = []
    monkeypatch.setattr(dropped, "started", lambda *arguments: began.append(arguments[0]) or 0)
    monkeypatch.setattr(dropped.sys, "argv", ["dropped", name, str(tmp_path)])
    monkeypatch.setattr(dropped.sys, "stdin", None)

    assert dropped.main() == 0
    assert began == [command]
    assert (build.FILES / name).is_file()
