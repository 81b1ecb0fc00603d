"""A document as it is heard: each line once, in order, with every change of voice and no other."""

from __future__ import annotations

from pepdocs.accessibility.speech import heard
from pepdocs.base.language import Run
from pepdocs.render.read_back.outline import Line

LINES = (
    Line("H1", (Run("Cynllun", "cy-GB"), Run("Plan", "en-GB"))),
    Line("P", (Run("Hello", "en-GB"),)),
    Line("TD", (Run("Helo", "cy-GB"), Run("مرحبا", "ar"), Run("eto", "cy-GB"))),
)


def test_every_line_is_heard_once_and_in_order():
    assert [line.kind for line in heard(LINES)] == ["H1", "P", "TD"]
    assert [[voice.run for voice in line.voices] for line in heard(LINES)] == [list(line.runs) for line in LINES]


def test_the_voice_changes_where_the_language_does_and_nowhere_else():
    changes = [voice.changes for line in heard(LINES) for voice in line.voices]

    assert changes == [True, True, False, True, True, True]


def test_what_is_heard_shows_nothing_in_its_repr():
    (line, *_) = heard(LINES)

    assert "Cynllun" not in repr(line)
