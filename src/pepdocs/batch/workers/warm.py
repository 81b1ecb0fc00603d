"""Load what every step needs; worker processes are copies of one that has imported this module.

A blank plan of each phase is made into documents, so that fonts, catalogues, templates and style sheets are read,
parsed and compiled. Typst only gets ready: a process that is forked after its first document would wait for ever.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pepdocs import generate
from pepdocs.base.language import CY, Edition, Mode
from pepdocs.reading.check import checked
from pepdocs.render import Format
from pepdocs.render.read_back.pdf import document as _read_back  # noqa: F401 - every PDF is read back
from pepdocs.render.typst import engine
from pepdocs.schema import Phase
from pepdocs.schema.declare import Jurisdiction
from pepdocs.schema.derived.blank import blank
from pepdocs.schema.pep import Pep
from pepdocs.wording import Speaker

DAY = date(2026, 9, 1)
EDITION = Edition(Mode.BILINGUAL)


def blank_plans() -> Iterator[Pep]:
    """Yield a blank plan of each phase."""
    for phase in Phase:
        content = blank(phase, Jurisdiction.wales, Speaker(CY).text)
        yield checked(content.encode(), today=DAY).pep


def _load() -> None:
    request = generate.Request(out=Path(), today=DAY, draft=True)
    for pep in blank_plans():
        tuple(generate.in_formats(pep, EDITION, (Format.DOCX,), request))
        engine.prepare(generate.view_of(pep, EDITION, draft=True))


# There are as many workers as cores, so Typst takes one thread in each.
os.environ.setdefault("RAYON_NUM_THREADS", "1")
_load()
# What is loaded now stays: a collection of garbage would copy its memory in every worker.
gc.collect()
gc.freeze()
