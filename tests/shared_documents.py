"""Documents that the tests share: each is built once in a run, by whichever worker needs it first."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path

from filelock import FileLock

from pepdocs.base import write
from pepdocs.render import AUTO, Format, render
from pepdocs.theme import BUILTIN, PdfEngine, Theme
from pepdocs.view.blocks import DocumentView

folders: list[Path] = []
"""The folder of this run of the tests, which `conftest` names; the last one counts."""


def rendered(
    view: DocumentView, form: Format, *, archive: bool = False, theme: Theme = BUILTIN, engine: PdfEngine = AUTO
) -> bytes:
    """Return what `pepdocs.render.render` returns, rendered once for all tests that have an equal view."""
    return rendered_file(view, form, archive=archive, theme=theme, engine=engine).read_bytes()


def rendered_file(
    view: DocumentView, form: Format, *, archive: bool = False, theme: Theme = BUILTIN, engine: PdfEngine = AUTO
) -> Path:
    """Return the path of such a document."""
    choices = (theme.digest.encode(), b"archive" if archive else b"", engine.value.encode())
    key = sha256(b"|".join((pickled(view), *choices))).hexdigest()
    place = folders[-1] / f"{key}.{form.value}"
    made = partial(render, view, form, archive=archive, theme=theme, engine=engine)
    return once(place, lambda: write.artefact(made(), place))


def pickled(value: object) -> bytes:
    """Return a value as bytes that are equal for equal values, whatever parts of it are one object."""
    content = io.BytesIO()
    pickler = pickle.Pickler(content)
    pickler.fast = True
    pickler.dump(value)
    return content.getvalue()


def once(place: Path, build: Callable[[], object]) -> Path:
    """Return a file that `build` writes, built by the first worker that asks while the others wait."""
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{place}.lock"):
            if not place.exists():
                build()
    return place
