"""The English of what is said of the fields that an authority declares for itself, or asks for."""

from __future__ import annotations

WORDS: dict[str, str | tuple[str, str]] = {
    "level:authority_must": "required by the authority",
    "level:authority_should": "asked for by the authority",
}
