"""The recipients of plans, the names of their archives, and the list that says whose archive is whose."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from pepdocs.base import system
from pepdocs.base.copies import Copy
from pepdocs.base.language import CY, EN
from pepdocs.base.postcode import POSTCODE
from pepdocs.schema.kinds import LocalText, said
from pepdocs.schema.people import Role
from pepdocs.schema.pep import Pep
from pepdocs.wording import Speaker

LISTING = "recipients.csv"
"""The file name of the list of recipients, beside the archives."""

PAIR = " / "
TOKEN_BYTES = 6
"""Among ten thousand recipients, the chance that two have the same token is below one in a million."""

TOKEN = re.compile(rf"[0-9a-f]{{{2 * TOKEN_BYTES}}}")

FORMULA = ("=", "+", "-", "@")
BOM = "\ufeff"
"""Tells Excel that the file is UTF-8."""


class By(Enum):
    """The kind of recipient for whom archives are made."""

    SCHOOL = "school"
    SOCIAL_WORKER = "social_worker"
    AUTHORITY = "authority"
    CARER = "carer"
    OFFICER = "officer"

    @property
    def own_copy(self) -> Copy:
        """The copy that is made for this kind of recipient: an authority's is the full record."""
        return Copy.FULL if self is By.AUTHORITY else Copy(self.value)

    def packed(self, copies: Collection[Copy]) -> Copy | None:
        """Return which of the copies is packed: the recipient's own, else the full record if it may be handed over.

        `None` if each shows something that is not for the recipient.
        """
        if self.own_copy in copies:
            return self.own_copy
        return Copy.FULL if Copy.FULL in copies and self in MAY_HAVE_ALL else None


MAY_HAVE_ALL = frozenset({By.SCHOOL, By.SOCIAL_WORKER, By.AUTHORITY})
"""The kinds of recipient who may be handed the full record where it is asked for."""


@dataclass(frozen=True, slots=True)
class RecipientArchive:
    """An archive: its file name, its recipient and the number of its documents."""

    archive: str
    recipient: str = field(repr=False)
    documents: int


def recipient(pep: Pep, by: By) -> str | None:
    """Return the recipient of a plan, `None` if it names none.

    Recipients with the same name are told apart if the plans allow it, schools by the postcode of their address, social
    workers by their email: to send a plan to a stranger is worse than to send two archives to one person. Carers
    without an email have an archive for each plan, because theirs are the names of private people.
    """
    return _RECIPIENTS[by](pep)


def token(name: str, by: By, salt: bytes) -> str:
    """Return a name for a recipient's archive that reveals nothing: `school-3f9ac2d1b07e`.

    It is the same for names that differ only in capitals, spaces and the form of apostrophes. Without the `salt`, the
    random text of the run's folder, nobody can find the school by trying the names of all schools.
    """
    if not salt:
        raise ValueError("without a salt, the name of an archive tells the school")
    digest = hashlib.blake2b(_normal(name).encode(), key=salt[:64], digest_size=TOKEN_BYTES)
    return f"{prefix(by)}{digest.hexdigest()}"


def prefix(by: By) -> str:
    """Return the beginning of the names of all archives of a kind."""
    return f"{by.value.replace('_', '-')}-"


def archive_paths(folder: Path, *kinds: By) -> list[Path]:
    """Return the archives in a folder, of some kinds or of all, in the order in which they were made."""
    paths = [
        path
        for by in kinds or By
        for path in folder.glob(f"{prefix(by)}*.zip")
        if TOKEN.fullmatch(path.stem.removeprefix(prefix(by))) and path.is_file() and not system.is_link(path)
    ]
    return sorted(paths, key=lambda path: (path.stat().st_mtime_ns, path.name))


def read_listing(content: bytes) -> dict[str, str]:
    """Return the recipients in a list by their archives, also if an office has saved it in another encoding."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")
    rows = csv.reader(io.StringIO(text.replace("\0", ""), newline=""))
    return {row[0]: row[1] for row in rows if len(row) > 1 and row[0].endswith(".zip")}


def listing(archives: Iterable[RecipientArchive]) -> bytes:
    """Return the list of archives and recipients as a CSV file that Excel opens.

    It is for the office only: it names schools and people who work with looked after children.
    """
    rows = sorted((archive.archive, archive.recipient, str(archive.documents)) for archive in archives)
    text = io.StringIO(newline="")
    table = csv.writer(text)
    table.writerow(_headings())
    table.writerows([_cell(value) for value in row] for row in rows)
    return (BOM + text.getvalue()).encode()


def _school(pep: Pep) -> str | None:
    setting = pep.setting
    if setting is None or not isinstance(setting.name, LocalText):
        return None
    postcode = POSTCODE.search(_named(setting.address) or "")
    parts = (_named(setting.name), " ".join(postcode.groups()).upper() if postcode else None)
    return ", ".join(part for part in parts if part) or None


def _social_worker(pep: Pep) -> str | None:
    return _person(pep, Role.social_worker)


def _officer(pep: Pep) -> str | None:
    return _person(pep, Role.iro)


def _carer(pep: Pep) -> str | None:
    return _person(pep, Role.carer, otherwise=f" ({pep.record})")


def _person(pep: Pep, role: Role, otherwise: str = "") -> str | None:
    """Return the name of the first person in a role who is named, with the email, or else with what is given."""
    for person in said(pep.people):
        if person.role is role and person.name:
            name, email = _spaced(person.name), _spaced(person.email or "")
            return f"{name} <{email}>" if email else (name and f"{name}{otherwise}") or None
    return None


def _authority(pep: Pep) -> str | None:
    return _named(pep.plan.responsible_authority) if pep.plan else None


_RECIPIENTS: dict[By, Callable[[Pep], str | None]] = {
    By.SCHOOL: _school,
    By.SOCIAL_WORKER: _social_worker,
    By.AUTHORITY: _authority,
    By.CARER: _carer,
    By.OFFICER: _officer,
}


def _named(name: LocalText | None) -> str | None:
    """Return a name in every language in which it is given, on one line and always in the same order."""
    texts = (_spaced(text) for _, text in sorted(name.texts)) if name else ()
    return PAIR.join(dict.fromkeys(text for text in texts if text)) or None


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _normal(name: str) -> str:
    """Return the form that the spellings of one recipient's name have in common."""
    plain = unicodedata.normalize("NFKC", name).casefold().replace("’", "'")
    return _spaced(plain)


def _headings() -> Iterator[str]:
    for column in ("archive", "recipient", "documents"):
        yield PAIR.join(Speaker(lang).text(f"handover:{column}") for lang in (CY, EN))


def _cell(text: str) -> str:
    """Return a text for a cell, on one line, that no program reads as a formula."""
    plain = _spaced(text)
    return f"'{plain}" if unicodedata.normalize("NFKC", plain).startswith(FORMULA) else plain
