"""What the tests of a batch share: how it is asked for quickly, and what it left."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

from builders import left_in

QUICK = ("--format", "docx", "--lang", "en", "--size", "standard", "--jobs", "1")
PASSWORD = "tri gair ar wahân, ŵ"
ASCII_PASSWORD = "three words apart"


def password_file(tmp_path: Path, password: str = PASSWORD) -> Path:
    path = tmp_path / "password"
    path.write_text(f"{password}\n", encoding="utf-8")
    path.chmod(0o600)
    return path


def archives(out: Path) -> dict[str, list[str]]:
    """Return what is in each archive, by who it is for."""
    found = {}
    for name, recipient, number in _rows(out):
        with zipfile.ZipFile(out / name) as archive:
            found[recipient] = archive.namelist()
        assert len(found[recipient]) == int(number)
    return found


def left_in_documents(out: Path) -> list[str]:
    return [name for name in left_in(out) if name.endswith((".docx", ".pdf"))]


def listed(out: Path) -> list[str]:
    return [row[0] for row in _rows(out)]


def _rows(out: Path) -> list[list[str]]:
    """Return what the list of recipients says, without its head."""
    return list(csv.reader(io.StringIO((out / "recipients.csv").read_text("utf-8-sig"))))[1:]
