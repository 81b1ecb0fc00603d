"""LibreOffice, which knows nothing of our library, opens an encrypted Word file with its password only."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from gates.documents import SAMPLE
from pepdocs.handover.encryption import encrypt
from pepdocs.render import Format

pytestmark = [pytest.mark.gate, pytest.mark.slow]

PASSWORD = "Tŷ ŵyn a môr 12"

MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">Sub Convert()
  On Error GoTo Failed
  Dim how(1) As New com.sun.star.beans.PropertyValue
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  how(0).Name = "Password"
  how(0).Value = Environ("ENCRYPTED_PASSWORD")
  how(1).Name = "Hidden"
  how(1).Value = True
  kind(0).Name = "FilterName"
  kind(0).Value = "Text (encoded)"
  doc = StarDesktop.loadComponentFromURL(Environ("ENCRYPTED_FROM"), "_blank", 0, how())
  doc.storeToURL(Environ("ENCRYPTED_TO"), kind())
  doc.close(True)
Failed:
End Sub
</script:module>
"""
"""The command line of LibreOffice takes no password for a file; its own Basic does."""


@pytest.fixture(scope="module")
def soffice(program, tmp_path_factory) -> list[str]:
    """The beginning of a command: LibreOffice with a profile of its own that holds the macro."""
    profile = tmp_path_factory.mktemp("soffice")
    command = [program("soffice"), f"-env:UserInstallation={profile.as_uri()}", "--headless"]
    subprocess.run([*command, "--terminate_after_init"], capture_output=True, timeout=120, check=True)
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(MACRO, encoding="utf-8")
    return command


def shown(soffice: list[str], file: Path, password: str) -> str:
    """Return the text that LibreOffice finds in a file, none where it does not open."""
    text = file.with_suffix(".txt")
    text.unlink(missing_ok=True)
    told = {"FROM": file.as_uri(), "TO": text.as_uri(), "PASSWORD": password}
    environment = {f"ENCRYPTED_{what}": said for what, said in told.items()}
    subprocess.run(
        [*soffice, "macro:///Standard.Module1.Convert"],
        env={**os.environ, "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        timeout=120,
        check=False,
    )
    return text.read_text(encoding="utf-8-sig") if text.exists() else ""


def test_libreoffice_opens_an_encrypted_word_file_with_its_password_only(soffice, documents, tmp_path):
    file = tmp_path / "encrypted.docx"
    file.write_bytes(encrypt(documents.docx(SAMPLE).read_bytes(), Format.DOCX, PASSWORD))

    assert "Cynllun Addysg Personol" in shown(soffice, file, PASSWORD)
    assert shown(soffice, file, "Tŷ ŵyn a môr 13") == ""
