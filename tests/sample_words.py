"""Builders of phrases in the languages of a mode, for the sample views."""

from __future__ import annotations

from dataclasses import dataclass

from pepdocs.base.language import NEUTRAL, Mode, Phrase, Run
from pepdocs.view.blocks import Column, Fact, Facts, Grid, GridStyle, Row, Tone, Value

ONLY_IN = {"cy": ("Yn Gymraeg", "In Welsh"), "en": ("Yn Saesneg", "In English")}

HOSTILE = (
    "{{ 7*7 }} {% raw %} {# no comment #}",
    "&amp; &lt; ]]> </w:t> <script>alert(1)</script> <!-- -->",
    "\"quotes\" 'single' \\ / % \u00a0hard space",
    "emoji 🙂 👩🏽‍🏫 and signs ☐ ☑ ✓ ½ € …",
    "سلمى تحب الرسم",
    "Ŵyn ŷd â ê î ô û ŵ ï Ẁ ẃ ẅ",
    "line one\nline two\n\nparagraph   with   spaces",
)
"""Texts that a renderer may not read as anything but text."""

LONG_WORD = ("Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 9)[:480]
"""One word of 480 letters."""


def long_text(words: int = 8000) -> str:
    """Return a text of so many words in paragraphs of a hundred, all of them different."""
    made = [f"gair{number}" for number in range(1, words + 1)]
    paragraphs = (" ".join(made[start : start + 100]) for start in range(0, words, 100))
    return ".\n".join(paragraphs)


@dataclass(frozen=True, slots=True)
class Words:
    """Makes phrases, values and blocks in the languages of `mode`."""

    mode: Mode

    def both(self, cy: str, en: str) -> Phrase:
        """Return what exists in both languages, in those of the mode."""
        texts = {"cy": cy, "en": en}
        return tuple(Run(texts[lang], lang) for lang in self.mode.languages)

    def value(self, cy: str, en: str, tone: Tone = "said") -> Value:
        """Return a value that exists in both languages."""
        return Value((self.both(cy, en),), tone)

    def gap(self) -> Value:
        """Return what stands where nothing was recorded."""
        return self.value("Heb ei gofnodi", "Not recorded", "gap")

    def none(self) -> Value:
        """Return an explicit none, with who said so."""
        note = self.both("Dywedwyd gan: Elin Ddu", "Stated by: Elin Ddu")
        return Value((self.both("Dim", "None"),), "none", note)

    def only(self, text: str, lang: str) -> Value:
        """Return a text that exists in one language, noted where the document has another."""
        others = [other for other in self.mode.languages if other != lang]
        notes = ONLY_IN.get(lang, ("Iaith arall", "Another language"))
        note = tuple(Run(notes[("cy", "en").index(other)], other) for other in others)
        return Value(((Run(text, lang),),), note=note)

    def listed(self, tone: Tone, *pairs: tuple[str, str]) -> Value:
        """Return short texts that follow one another on a line, such as the names of what is not recorded."""
        return Value(tuple(self.both(*pair) for pair in pairs), tone, form="line")

    def points(self, label: Phrase, *pairs: tuple[str, str]) -> Facts:
        """Return a list of short texts."""
        return Facts((Fact(label, Value(tuple(self.both(*pair) for pair in pairs), form="list")),))

    def prose(self, label: tuple[str, str], text: tuple[str, str]) -> Facts:
        """Return a longer text in both languages."""
        return Facts((Fact(self.both(*label), self.value(*text)),))

    def fact(self, cy: str, en: str, value: Value | str) -> Fact:
        """Return a label and its value; a string is the same in every language."""
        return Fact(self.both(cy, en), name(value) if isinstance(value, str) else value)

    def facts(self, *facts: Fact, title: Phrase = ()) -> Facts:
        """Return facts that belong together."""
        return Facts(facts, title)

    def columns(self, *columns: tuple[str, str, int]) -> tuple[Column, ...]:
        """Return a grid's columns: Welsh header, English header, share of the width."""
        return tuple(Column(self.both(cy, en), share) for cy, en, share in columns)

    def grid(
        self,
        caption: tuple[str, str],
        columns: tuple[tuple[str, str, int], ...],
        rows: tuple[Row, ...],
        style: GridStyle = "plain",
    ) -> Grid:
        """Return a table."""
        return Grid(self.both(*caption), self.columns(*columns), rows, style)


def phrase(text: str, lang: str = NEUTRAL) -> Phrase:
    """Return what is said once."""
    return (Run(text, lang),)


def name(text: str) -> Value:
    """Return a value that is the same in every language."""
    return Value((phrase(text),))


EMPTY = Value(())
"""A value that shows nothing: an empty cell."""
