"""Every word that pepdocs itself says, in Welsh and in English.

`Speaker` says things in one language, for the command line; `Wording` says them in each language
of a mode, for documents.
"""

from __future__ import annotations

from pepdocs.wording.catalogue import MissingWording, Own
from pepdocs.wording.speaker import Speaker, Wording

__all__ = ["MissingWording", "Own", "Speaker", "Wording"]
