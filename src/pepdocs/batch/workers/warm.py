"""Load what every step needs; worker processes are copies of one that has imported this module.

A blank plan of each phase is made into documents, so that fonts, catalogues, templates and style sheets are read,
parsed and compiled.
"""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path

from pepdocs import generate
from pepdocs.base.language import CY, Edition, Mode
from pepdocs.reading.check import checked
from pepdocs.render import Format
from pepdocs.schema import Phase
from pepdocs.schema.declare import Jurisdiction
from pepdocs.schema.derived.blank import blank
from pepdocs.wording import Speaker

DAY = date(2026, 9, 1)


def _make_blank_documents() -> None:
    for phase in Phase:
        content = blank(phase, Jurisdiction.wales, Speaker(CY).text)
        pep = checked(content.encode(), today=DAY).pep
        request = generate.Request(out=Path(), today=DAY, draft=True)
        for form in (Format.PDF, Format.DOCX):
            generate.document(pep, Edition(Mode.BILINGUAL), form, request)


_make_blank_documents()
# What is loaded now stays: a collection of garbage would copy its memory in every worker.
gc.collect()
gc.freeze()
