"""A document as a screen reader reads it: each line once, in order, with every change of voice."""

from __future__ import annotations

from pepdocs.accessibility import spoken
from pepdocs.base.language import Run
from pepdocs.render.read_back.outline import Line

LINES = (
    Line("H1", (Run("Cynllun", "cy-GB"), Run("Plan", "en-GB"))),
    Line("P", (Run("Hello", "en-GB"),)),
    Line("TD", (Run("Helo", "cy-GB"), Run("مرحبا", "ar"), Run("eto", "cy-GB"))),
)


def test_every_line_is_spoken_once_and_in_order():
    assert [line.kind for line in spoken(LINES)] == ["H1", "P", "TD"]
    assert [[voice.run for voice in line.voices] for line in spoken(LINES)] == [list(line.runs) for line in LINES]


def test_the_voice_changes_with_the_language_only():
    changes = [voice.changes for line in spoken(LINES) for voice in line.voices]

    assert changes == [True, True, False, True, True, True]


def test_the_repr_of_a_spoken_line_hides_its_text():
    (line, *_) = spoken(LINES)

    assert "Cynllun" not in repr(line)
