"""What Windows does differently with files, tried with the errors that it raises."""

from __future__ import annotations

import ctypes
import errno
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path, PureWindowsPath

import pytest

from pepdocs.base import system, write
from pepdocs.base.errors import PepdocsError, WriteError
from pepdocs.cli.build import password
from pepdocs.cli.locale import VARIABLES, chosen_language
from pepdocs.wording import Speaker


class WindowsError(PermissionError):
    """An error with the number that Windows gives it."""

    def __init__(self, number: int) -> None:
        super().__init__(errno.EACCES, "held")
        self.winerror = number


def failing(times: int, error: OSError) -> Callable[[], str]:
    """Return an action that fails so many times."""
    left = iter(range(times))

    def act() -> str:
        if next(left, None) is not None:
            raise error
        return "done"

    return act


@pytest.fixture
def _windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system, "WINDOWS", True)
    monkeypatch.setattr(system, "PATIENCE", 0.05)
    monkeypatch.setattr(system, "PAUSE", 0.001)


def renamed_by_windows(monkeypatch: pytest.MonkeyPatch, held: WindowsError | None = None) -> list[str]:
    """Let files be renamed as on Windows, which refuses what is open; return the names that are taken, as they come."""
    replace, taken = Path.replace, []

    def replaced(path: Path, to: Path) -> Path:
        mine = {str(each.readlink()) for each in Path("/proc/self/fd").iterdir() if each.is_symlink()}
        if held is not None or str(path) in mine:
            raise held or WindowsError(system.SHARING_VIOLATION)
        taken.append(to.name)
        return replace(path, to)

    monkeypatch.setattr(Path, "replace", replaced)
    monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    return taken


@pytest.mark.usefixtures("_windows")
@pytest.mark.parametrize("number", sorted(system.HELD))
def test_windows_waits_for_a_file_that_a_scanner_holds(number: int):
    assert system.patiently(failing(3, WindowsError(number))) == "done"


@pytest.mark.usefixtures("_windows")
@pytest.mark.parametrize("error", [WindowsError(3), FileNotFoundError(errno.ENOENT, "gone")])
def test_windows_does_not_wait_for_what_no_program_holds(error: OSError):
    with pytest.raises(type(error)):
        system.patiently(failing(1, error))


@pytest.mark.usefixtures("_windows")
def test_windows_gives_up_a_file_that_stays_open():
    with pytest.raises(WindowsError):
        system.patiently(failing(10**6, WindowsError(system.SHARING_VIOLATION)))


def test_other_systems_never_wait():
    with pytest.raises(WindowsError):
        system.patiently(failing(1, WindowsError(system.SHARING_VIOLATION)))


@pytest.mark.usefixtures("_windows")
def test_windows_renames_a_file_once_it_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    taken = renamed_by_windows(monkeypatch)

    write.artefacts([(tmp_path / "a.docx", b"one"), (tmp_path / "b.docx", b"two")])
    with write.replacing(tmp_path / "c.zip") as file:
        file.write(b"three")

    assert taken == ["a.docx", "b.docx", "c.zip"]
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "a.docx": b"one", "b.docx": b"two", "c.zip": b"three",
    }  # fmt: skip


def test_a_file_that_is_renamed_while_it_is_open_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    renamed_by_windows(monkeypatch)

    with pytest.raises(WriteError):
        write.artefact(b"one", tmp_path / "a.docx")


@pytest.mark.usefixtures("_windows")
@pytest.mark.parametrize("lang", ["cy", "en"])
@pytest.mark.parametrize("number", sorted(system.HELD))
def test_a_document_that_is_open_in_word_is_said_to_be_open_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, lang: str
):
    document = tmp_path / "a.docx"
    document.write_bytes(b"old")
    renamed_by_windows(monkeypatch, WindowsError(number))

    with pytest.raises(WriteError) as caught:
        write.artefact(b"new", document)

    sentence = Speaker(lang).text(caught.value.key, **caught.value.facts)
    assert caught.value.key == "error.open_elsewhere"
    assert ("ar agor mewn rhaglen arall" if lang == "cy" else "open in another program") in sentence
    assert "a.docx" in sentence
    assert [path.name for path in tmp_path.iterdir()] == ["a.docx"]


@pytest.mark.usefixtures("_windows")
def test_a_file_that_may_not_be_replaced_is_not_said_to_be_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a.docx").write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda *_: False)  # marked as read-only
    renamed_by_windows(monkeypatch, WindowsError(system.ACCESS_DENIED))

    with pytest.raises(WriteError) as caught:
        write.artefact(b"new", tmp_path / "a.docx")

    assert caught.value.key == "error.write"


@pytest.mark.usefixtures("_windows")
def test_a_leftover_that_another_program_holds_is_left_for_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    leftover = tmp_path / ".pepdocs-1.part"
    leftover.write_bytes(b"")

    def unlink(*_: object, **__: object) -> None:
        raise WindowsError(system.SHARING_VIOLATION)

    with monkeypatch.context() as held:
        held.setattr(Path, "unlink", unlink)
        write.sweep(tmp_path)
        assert leftover.exists()

    write.sweep(tmp_path)
    assert not leftover.exists()


DEVICES = ["con", "CON", "nul.yaml", "aux .txt", "com1", "LPT9.x.pdf", "com¹", "conin$", r"C:\plans\prn", r"con\x.yaml"]
NO_DEVICES = ["console", "con-cy.pdf", "com", "com10", "lpt", r"C:\plans\x.con", "contents", ".con"]


@pytest.mark.usefixtures("_windows")
@pytest.mark.parametrize("path", DEVICES)
def test_the_name_of_a_device_is_known_anywhere_in_a_path(path: str):
    assert system.device_name(PureWindowsPath(path))


@pytest.mark.usefixtures("_windows")
@pytest.mark.parametrize("path", NO_DEVICES)
def test_a_name_that_only_resembles_a_device_is_free(path: str):
    assert system.device_name(PureWindowsPath(path)) == ""


@pytest.mark.parametrize("path", DEVICES)
def test_elsewhere_every_name_is_free(path: str):
    assert system.device_name(PureWindowsPath(path)) == ""


@pytest.mark.usefixtures("_windows")
@pytest.mark.parametrize("words", [("build", "x.yaml", "--out", "con"), ("new", "nul.yaml", "--phase", "primary")])
def test_a_command_refuses_the_name_of_a_device(pepdocs, words: tuple[str, ...]):
    done = pepdocs("--iaith", "en", *words)

    assert done.status == 2
    assert "Windows keeps this name for a device" in done.err


class JunctionStatus:
    """What Windows says of a junction, which it takes for a folder."""

    st_mode = 0o040777
    st_reparse_tag = system.MOUNT_POINT


def test_a_junction_is_a_link_and_a_folder_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "link").symlink_to(tmp_path)

    assert system.is_link(tmp_path / "link")
    assert not system.is_link(tmp_path)
    assert not system.is_link(tmp_path / "absent")
    monkeypatch.setattr(Path, "lstat", lambda _: JunctionStatus())
    assert system.is_link(tmp_path)


@pytest.mark.parametrize("can_refuse", [True, False])
def test_a_link_is_opened_on_no_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_refuse: bool):
    file, link = tmp_path / "file", tmp_path / "link"
    file.write_bytes(b"\r\n\x1a")
    link.symlink_to(file)
    if not can_refuse:
        monkeypatch.delattr(os, "O_NOFOLLOW")

    with os.fdopen(system.open_plainly(file, os.O_RDONLY), "rb") as plain:
        assert plain.read() == b"\r\n\x1a"
    with pytest.raises(OSError, match="symbolic links"):
        system.open_plainly(link, os.O_RDONLY)


LONG_FOLDER = "\\".join(["folder"] * 25)


@pytest.mark.usefixtures("_windows")
@pytest.mark.parametrize(
    ("path", "in_full"),
    [
        (rf"C:\{LONG_FOLDER}", rf"\\?\C:\{LONG_FOLDER}"),
        (rf"\\server\share\{LONG_FOLDER}", rf"\\?\UNC\server\share\{LONG_FOLDER}"),
        (rf"C:\{LONG_FOLDER}\..\x", rf"\\?\C:\{LONG_FOLDER.removesuffix('folder')}x"),
        (rf"\\?\C:\{LONG_FOLDER}", rf"\\?\C:\{LONG_FOLDER}"),
        (r"C:\plans", r"C:\plans"),
        ("plans", "plans"),
    ],
)
def test_a_long_path_is_written_so_that_windows_takes_it(path: str, in_full: str):
    assert str(system.extended(Path(path))) == in_full


@pytest.mark.parametrize("path", [rf"C:\{LONG_FOLDER}", rf"\\server\share\{LONG_FOLDER}", r"C:\plans", "plans", "/x/y"])
def test_people_are_shown_the_path_that_they_typed(path: str, request: pytest.FixtureRequest):
    assert system.shown(path) == path
    assert system.extended(Path(path)) == Path(path)
    request.getfixturevalue("_windows")
    assert system.shown(system.extended(Path(path))) == path


def test_a_path_that_the_system_cannot_follow_is_taken_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "link").symlink_to(tmp_path / "file")
    assert system.real(tmp_path / "link") == tmp_path / "file"

    def refused(_path: Path) -> str:
        raise WindowsError(206)

    monkeypatch.setattr(os.path, "realpath", refused)
    assert system.real(tmp_path / "x" / ".." / "link") == tmp_path / "link"


class Kernel:
    """The functions of Windows that say in which language it speaks."""

    def GetUserDefaultUILanguage(self) -> int:  # noqa: N802 - as Windows calls it
        return 0x0452

    def LCIDToLocaleName(self, number: int, name, _room: int, _flags: int) -> None:  # noqa: N802 - as above
        name.value = {0x0452: "cy-GB"}[number]


@pytest.mark.usefixtures("_windows")
def test_where_windows_speaks_welsh_pepdocs_does(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ctypes, "WinDLL", lambda _: Kernel(), raising=False)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)

    assert chosen_language(["check"]) == "cy"
    monkeypatch.setenv("PEPDOCS_LANG", "en")
    assert chosen_language(["check"]) == "en"


@pytest.mark.usefixtures("_windows")
@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_a_password_is_not_asked_for_where_there_is_no_console(monkeypatch: pytest.MonkeyPatch, stream):
    monkeypatch.setattr(sys, "stdin", stream)
    monkeypatch.setattr(password, "_prompt", lambda *_: pytest.fail("a password was asked for"))

    with pytest.raises(PepdocsError) as caught:
        password.read(Speaker("en"), None, for_archive=False)

    assert caught.value.key == "error.no_terminal"
