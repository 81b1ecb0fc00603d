"""Which engine makes the PDFs of a theme, and why, in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pepdocs.cli.report import printable_path
from pepdocs.wording import Speaker

if TYPE_CHECKING:
    from pepdocs.render.engines import Cause
    from pepdocs.theme import PdfEngine, Theme

SETTING = "engine"

DRAWN_BY_WEASYPRINT = ("rule", "template")
"""The causes that Typst, where it is asked for, does not use; it makes no document with a value that it cannot use."""


@dataclass(frozen=True, slots=True)
class EngineReason:
    """A place in a theme's files that only WeasyPrint can draw, or that names the engine."""

    cause: Cause
    folder: Path
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class PhaseEngine:
    """The engine of a phase's PDFs, and the places in the theme that decide it or that it does not use."""

    phase: str
    engine: PdfEngine
    reasons: tuple[EngineReason, ...]


def engines_of(theme: Theme) -> tuple[PhaseEngine, ...]:
    """Return the engine of each phase with a theme."""
    from pepdocs.schema.pep import Phase

    return tuple(_of_phase(theme, phase.code) for phase in Phase)


def _of_phase(theme: Theme, phase: str) -> PhaseEngine:
    from pepdocs.render import engines

    needed = (
        EngineReason(need.cause, theme.layers[need.layer].place, need.file, need.line)
        for need in engines.needs(theme, phase)
    )
    return PhaseEngine(phase, engines.choose(theme, phase).engine, (*_asked(theme), *needed))


def _asked(theme: Theme) -> Iterator[EngineReason]:
    """Yield the setting that names the engine, if there is one."""
    from pepdocs.render.engines import Cause
    from pepdocs.theme import PdfEngine
    from pepdocs.theme.settings import SETTINGS

    named = next((layer for layer in theme.layers if layer.settings.engine), None)
    if named is not None and named.settings.engine is not PdfEngine.AUTO:
        yield EngineReason(Cause.ASKED, named.place, SETTINGS, named.line_of(SETTING))


def engine_lines(speaker: Speaker, folder: Path, phases: Iterable[PhaseEngine]) -> Iterator[str]:
    """Yield which engine makes the PDFs of which phases, each followed by the places that decide it."""
    by_engine: dict[PdfEngine, list[PhaseEngine]] = {}
    for phase in phases:
        by_engine.setdefault(phase.engine, []).append(phase)
    for engine, same in by_engine.items():
        context = f"cli:theme_engine.{engine.value}"
        yield speaker.text(context, phases=", ".join(phase.phase for phase in same))
        for reason in dict.fromkeys(reason for phase in same for reason in phase.reasons):
            yield f"    {_place(folder, reason)}: {speaker.text(_context(engine, reason))}"


def _context(engine: PdfEngine, reason: EngineReason) -> str:
    """Return the context of what is said of a place: that it decides the engine, or that the engine does not use it."""
    is_ignored = engine.value == "typst" and reason.cause.value in DRAWN_BY_WEASYPRINT
    return "cli:theme_engine.ignored" if is_ignored else f"cli:theme_engine.cause.{reason.cause.value}"


def _place(folder: Path, reason: EngineReason) -> str:
    home = folder if reason.folder == folder.resolve() else folder.parent / reason.folder.name
    return f"{printable_path(home / reason.file)}:{reason.line}"


def engine_entry(folder: Path, phase: PhaseEngine) -> dict[str, Any]:
    """Return the engine of a phase for JSON."""
    reasons = [{"cause": reason.cause.value, "place": _place(folder, reason)} for reason in phase.reasons]
    return {"phase": phase.phase, "engine": phase.engine.value, "reasons": reasons}
