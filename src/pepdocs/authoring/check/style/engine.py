"""What the PDF engine does not take of a theme's style sheets, declaration by declaration."""

from __future__ import annotations

from collections.abc import Iterator

from pepdocs.authoring.check.documents.comparison import Seen
from pepdocs.authoring.check.faults import quoted
from pepdocs.authoring.check.style import sheets
from pepdocs.authoring.check.style.sheets import Rule
from pepdocs.findings import theme as codes
from pepdocs.render import takes
from pepdocs.theme import Theme

ENDING = ".css"


def refused(theme: Theme, phase: str) -> Iterator[Seen]:
    """Yield each declaration of a theme that the engine complains about, with its file and line."""
    known = sheets.dressed(theme, phase)
    for name in _names(theme):
        for rule in filter(_is_printed, sheets.read(theme.text(name)).rules):
            for each in rule.declarations:
                value = sheets.resolved(each.value, known)
                if not (each.name.startswith("--") or takes(f"p {{ {each.name}: {value} }}")):
                    said = quoted(f"{each.name}: {value}")
                    yield Seen(codes.NO_VALUE, facts=(("property", said),), file=name, line=each.line)


def _names(theme: Theme) -> list[str]:
    """Return the names of the sheets that any layer has."""
    return sorted({name for layer in theme.layers for name in layer.files if name.endswith(ENDING)})


def _is_printed(rule: Rule) -> bool:
    """Whether a rule is about elements on paper."""
    return "screen" not in rule.media and not rule.selectors[0].startswith("@")
