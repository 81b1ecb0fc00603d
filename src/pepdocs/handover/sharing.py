"""Which document goes into whose archive: as its plan says where that was read, else as before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from pepdocs.handover import archives as parcels
from pepdocs.handover import recipients
from pepdocs.handover.recipients import By


def addresses(to: Mapping[str, str], by: By, salt: bytes) -> dict[str, str]:
    """Return the archives of plans by their references, of whom they go `to`; "" where a plan says nobody."""
    return {record: f"{recipients.token(name, by, salt)}.zip" if name else "" for record, name in to.items()}


def shared(documents: Mapping[str, str], known: Mapping[str, str], before: Mapping[str, str]) -> dict[str, list[str]]:
    """Return the names of documents by the archive that each goes into.

    `documents` has the references of their plans, `known` the archives of plans that were read. A
    document of another plan stays in the archive in which it lay `before`; if in none, it goes nowhere.
    Of two names that only capitals tell apart, that of a plan that was read is taken.
    """
    shares: dict[str, dict[str, str]] = {}
    for name in sorted(documents, key=lambda name: documents[name] not in known):
        if archive := known.get(documents[name], before.get(name, "")):
            shares.setdefault(archive, {}).setdefault(name.casefold(), name)
    return {archive: sorted(names.values()) for archive, names in shares.items()}


def lay(archives: Iterable[Path]) -> dict[str, str]:
    """Return in which archive each document lies; in several, in the last of them."""
    return {name: path.name for path in archives for name in parcels.names(path)}
