"""Load what every step needs and WeasyPrint, for the workers of a run whose PDFs it makes.

What this computer has no engine for is left out.
"""

from __future__ import annotations

import gc
from pathlib import Path

from pepdocs import generate
from pepdocs.batch.workers.warm import DAY, EDITION, blank_plans
from pepdocs.render import Format
from pepdocs.theme import PdfEngine


def _load() -> None:
    request = generate.Request(out=Path(), today=DAY, draft=True, engine=PdfEngine.WEASYPRINT)
    for pep in blank_plans():
        tuple(generate.in_formats(pep, EDITION, (Format.PDF,), request))


_load()
gc.collect()
gc.freeze()
