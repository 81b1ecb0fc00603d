"""The steps of a batch: functions from values to values that touch no file and can run anywhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import ParamSpec, TypeVar

from pepdocs import generate
from pepdocs.base import error_keys
from pepdocs.base.copies import Copy
from pepdocs.base.errors import Bug, EngineMissing, PepdocsError, frames
from pepdocs.base.language import Edition
from pepdocs.batch.folder import dependencies
from pepdocs.generate import Examined, Request
from pepdocs.reading.pictures import NO_PICTURES, Pictures
from pepdocs.render import Format
from pepdocs.schema.pep import Pep

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ReadPlan:
    """A plan that was read, with its findings and the digest of what each copy shows."""

    examined: Examined
    digests: Mapping[Copy, str]


def attempt(step: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T | PepdocsError:
    """Return what a step returns, or the error that ended it, fit to be sent between processes.

    A bug comes without its message and the values that it held.
    """
    try:
        return step(*arguments, **named)
    except PepdocsError as error:
        return error.with_traceback(None)
    except MemoryError:
        return PepdocsError(error_keys.MEMORY)
    except Exception as bug:  # noqa: BLE001 - one bug must not cost the others their documents
        return Bug(frames(bug))


def read(content: bytes, request: Request, shown: Pictures = NO_PICTURES) -> ReadPlan:
    """Return the plan in a file's bytes, with its pictures; `Blocked` or `SourceError` if it has errors."""
    examined = generate.examine(content, request, shown)
    return ReadPlan(examined, dependencies.copy_digests(examined.pep, request))


def make(
    pep: Pep, edition: Edition, forms: tuple[Format, ...], request: Request, password: str
) -> tuple[bytes | EngineMissing, ...]:
    """Return an edition in some formats, composed once: each document verified, and encrypted if there is a password.

    In place of a document whose format cannot be made on this computer there is the error that says why. Several
    formats are one step, so that the view that they share is kept no longer than the step.
    """
    contents = generate.in_formats(pep, edition, forms, request)
    if not password:
        return tuple(contents)
    from pepdocs.handover.encryption import encrypt

    return tuple(
        content if isinstance(content, EngineMissing) else encrypt(content, form, password)
        for content, form in zip(contents, forms, strict=True)
    )
