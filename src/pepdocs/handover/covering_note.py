"""The text for the e-mail that an archive is sent with, in Welsh and in English, without a name or a reference."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pepdocs.base.copies import Copy
from pepdocs.base.language import CY, EN
from pepdocs.handover.recipients import BOM, TOKEN, By, prefix
from pepdocs.schema.sections.meeting import CopyEdition
from pepdocs.wording import Speaker

LINE_END = "\r\n"
"""What every editor of Windows takes for the end of a line."""

BETWEEN_LANGUAGES = "* * *"


def covering_note(copy: Copy, documents: int, *, encrypted: bool) -> bytes:
    """Return the text for an archive with so many documents of a copy."""
    parts = ("\n\n".join(_paragraphs(Speaker(lang), copy, documents, encrypted=encrypted)) for lang in (CY, EN))
    text = f"\n\n{BETWEEN_LANGUAGES}\n\n".join(parts)
    return (BOM + f"{text}\n".replace("\n", LINE_END)).encode()


def _paragraphs(speaker: Speaker, copy: Copy, documents: int, *, encrypted: bool) -> Iterator[str]:
    yield speaker.text("handover:note.subject")
    yield speaker.count("handover:note.attached", documents)
    whose = speaker.text("handover:note.copy", copy=speaker.text(CopyEdition.of(copy).context))
    extent = "handover:note.full" if copy is Copy.FULL else "view:copy.not_full"
    yield f"{whose} {speaker.text(extent)}"
    yield speaker.text("handover:note.confidential")
    if encrypted:
        yield speaker.text("handover:note.password")
    yield speaker.text("handover:note.mistake")


def note_path(archive: Path) -> Path:
    """Return the place of the text for an archive."""
    return archive.with_suffix(".txt")


def lone_notes(folder: Path) -> list[Path]:
    """Return the texts in a folder whose archives are gone."""
    return [
        path
        for by in By
        for path in sorted(folder.glob(f"{prefix(by)}*.txt"))
        if TOKEN.fullmatch(path.stem.removeprefix(prefix(by)))
        and path.is_file()
        and not path.with_suffix(".zip").exists()
    ]
