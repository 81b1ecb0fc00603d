"""Languages, and text that knows which one it is in."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

CY = "cy"
EN = "en"
NEUTRAL = ""
"""The tag of text that is the same in every language: a name, a number, a reference."""

RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True, slots=True)
class Run:
    """Text and the BCP 47 tag of its language (`NEUTRAL` where it has none of its own).

    What it says is not in its `repr`: a child may have said it.
    """

    text: str = field(repr=False)
    lang: str

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self.lang.split("-")[0].lower() in RIGHT_TO_LEFT


Phrase = tuple[Run, ...]
"""One thing said once in each language of the mode, in the mode's order.

A phrase of one run says what is the same in both languages, or exists in one of them only.
"""


class Mode(Enum):
    """Which languages a document is in, in order."""

    CY = ("cy",)
    EN = ("en",)
    BILINGUAL = ("cy", "en")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages' tags, in the order in which they are shown."""
        languages: tuple[str, ...] = self.value
        return languages

    @property
    def suffix(self) -> str:
        """The mode as a file name ends: `cy`, `en` or `cy-en`."""
        return "-".join(self.value)

    @property
    def is_bilingual(self) -> bool:
        """Whether both languages stand side by side."""
        return len(self.value) > 1
