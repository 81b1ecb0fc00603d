"""Every text of pepdocs itself, in Welsh and in English.

`Speaker` returns texts in one language, for the command line; `Wording` returns phrases in each
language of a mode, for documents.
"""

from __future__ import annotations

from pepdocs.wording.catalogue import MissingWording, Own
from pepdocs.wording.speaker import Speaker, Wording

__all__ = ["MissingWording", "Own", "Speaker", "Wording"]
