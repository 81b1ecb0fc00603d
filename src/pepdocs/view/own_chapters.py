"""Reads the chapters that the layers of a theme declare for a phase, with a finding for everything that is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pepdocs.base.language import CY, EN
from pepdocs.base.suggest import NONE_NEAR, known_settings, nearest
from pepdocs.findings import theme as codes
from pepdocs.findings.model import Code, Finding, Findings, Position, finding
from pepdocs.schema.local.declarations import FILE, KEY, MOST_FOUND, cannot_be_shown
from pepdocs.schema.local.fields import Both
from pepdocs.schema.pep import Phase
from pepdocs.view.chapters import CHAPTERS, ChapterPlan, Chapters

SETTINGS: dict[str, type] = {"key": str, "sections": list, "title": dict}
LONGEST = 80
"""The largest number of characters in a title."""


@dataclass(frozen=True, slots=True)
class LayerChapters:
    """What one layer declares of chapters, as typed, by phase, and the text of its theme.toml."""

    typed: Mapping[str, Any]
    text: str


@dataclass(frozen=True, slots=True)
class OwnChapters:
    """The chapters of each phase, and the texts of the titles that an authority gave them, by context."""

    plans: Chapters = field(default_factory=lambda: CHAPTERS)
    words: Mapping[str, Both] = field(default_factory=dict)


def own_chapters(layers: Iterable[LayerChapters]) -> tuple[OwnChapters, Findings]:
    """Return the chapters of a theme, given its layers, lowest first, and everything that is wrong with them.

    Of each phase the highest layer's are used. What is wrong is left out; a section that no chapter names stays in
    its own chapter, at the end, and a chapter that is not named comes after those that are.
    """
    plans, words, findings = dict(CHAPTERS), dict[str, Both](), list[Finding]()
    for layer in layers:
        known = {phase.code: phase for phase in Phase}
        for name, typed in layer.typed.items():
            reader = _PhaseReader(layer.text, name)
            if name not in known:
                reader.note(codes.NO_SUCH_SETTING, name, nearest=nearest(name, known))
            elif not isinstance(typed, list) or not all(isinstance(entry, dict) for entry in typed):
                reader.note(codes.WRONG_KIND, name, setting=f"chapters.{name}")
            else:
                plans[known[name]] = _completed(tuple(reader.plans(typed, known[name])), CHAPTERS[known[name]])
            words |= reader.words
            findings += reader.findings
    return OwnChapters(plans, words), Findings.of(findings)


def _completed(named: tuple[ChapterPlan, ...], ours: tuple[ChapterPlan, ...]) -> tuple[ChapterPlan, ...]:
    """Return the named chapters with the sections left to them, then those of ours to which any are left."""
    taken = {section for plan in named for section in plan.sections}
    left = {plan.key: tuple(section for section in plan.sections if section not in taken) for plan in ours}
    keys = {plan.key for plan in named}
    whole = (replace(plan, sections=(*plan.sections, *left.get(plan.key, ()))) for plan in named)
    rest = (replace(plan, sections=left[plan.key]) for plan in ours if plan.key not in keys)
    return tuple(plan for plan in (*whole, *rest) if plan.sections)


class _PhaseReader:
    """Reads the chapters of one phase in one layer, and collects what is wrong with each."""

    def __init__(self, text: str, phase: str) -> None:
        self.findings: list[Finding] = []
        self.words: dict[str, Both] = {}
        self._phase = phase
        self._lines = text.splitlines()
        self._begins = tuple(_begins(self._lines, phase))
        self._number = 0

    def plans(self, typed: Iterable[Mapping[str, Any]], phase: Phase) -> Iterator[ChapterPlan]:
        """Yield the usable chapters in order, each with the sections that it names."""
        ours = {plan.key: plan for plan in CHAPTERS[phase]}
        keys, taken = set[str](), set[str]()
        for self._number, entry in enumerate(typed):
            if len(self.findings) >= MOST_FOUND:
                return
            known = self._known(entry)
            key = known.get("key", "")
            if not KEY.fullmatch(key):
                self.note(codes.NO_CHAPTER_KEY, "key")
            elif key in keys:
                self.note(codes.SAME_CHAPTER, "key", name=key)
            elif (plan := self._plan(key, known, ours, taken)) is not None:
                keys.add(key)
                taken |= {*plan.sections}
                yield plan

    def _plan(
        self, key: str, known: Mapping[str, Any], ours: Mapping[str, ChapterPlan], taken: set[str]
    ) -> ChapterPlan | None:
        """Return a chapter, or None if it is not one of ours and has no section."""
        sections = tuple(self._sections(key, known.get("sections", []), ours, taken))
        if key in ours:
            return replace(ours[key], title=self._title(key, known, ours[key].title), sections=sections)
        if not sections:
            self.note(codes.NO_SECTIONS, "sections" if "sections" in known else "key", name=key)
            return None
        return ChapterPlan(key, self._title(key, known, ""), sections)

    def _sections(self, key: str, typed: list[Any], ours: Mapping[str, ChapterPlan], taken: set[str]) -> Iterator[str]:
        """Yield the sections of a chapter that there are and that no other chapter has."""
        home = {section: plan for plan in ours.values() for section in plan.sections}
        used = set(taken)
        for section in typed:
            name = section if isinstance(section, str) and KEY.fullmatch(section) else NONE_NEAR
            if section not in home:
                self.note(codes.UNKNOWN_SECTION, "sections", name=name, nearest=nearest(name, home))
            elif section in used:
                self.note(codes.SAME_SECTION, "sections", name=name)
            elif key != home[section].key and (home[section].is_apart or (key in ours and ours[key].is_apart)):
                self.note(codes.STAYS_APART, "sections", name=home[section].key if home[section].is_apart else key)
            else:
                used.add(section)
                yield section

    def _title(self, key: str, known: Mapping[str, Any], usual: str) -> str:
        """Return the context of a chapter's title: the usual one if there is one and the theme gives none."""
        if usual and "title" not in known:
            return usual
        context = f"chapter:{self._phase}.{key}"
        self.words[context] = self._both(known) or Both(key, key)
        return context

    def _both(self, known: Mapping[str, Any]) -> Both | None:
        """Return the title that a theme gives a chapter, or None if anything is wrong with it."""
        place, setting = ("title" if "title" in known else "key"), f"chapters.{self._phase}.title"
        texts = [" ".join(str(known.get("title", {}).get(lang, "")).split()) for lang in (CY, EN)]
        if not all(texts):
            self.note(codes.BOTH_LANGUAGES, place, setting=setting)
        elif any(cannot_be_shown(text, LONGEST) for text in texts):
            self.note(codes.NO_SHOWN_TEXT, place, setting=setting, limit=LONGEST)
        else:
            return Both(*texts)
        return None

    def _known(self, typed: Mapping[str, Any]) -> dict[str, Any]:
        """Return the settings of a chapter that are known and of the right type."""
        return known_settings(typed.items(), SETTINGS, f"chapters.{self._phase}.", self.note)

    def note(self, code: Code, key: str, **facts: object) -> None:
        """Collect a finding at the line of a setting of the present chapter."""
        if len(self.findings) < MOST_FOUND:
            self.findings.append(finding(code, FILE, Position(self._line(key), 1), **facts))

    def _line(self, key: str) -> int:
        """Return the line of a setting in the present chapter, or the line on which the chapter begins."""
        if self._number >= len(self._begins):
            return next((n for n, line in enumerate(self._lines, 1) if line.lstrip().startswith("[[chapters")), 1)
        begin = self._begins[self._number]
        named = re.compile(rf"\s*[\"']?{re.escape(key)}\b")
        following = self._lines[begin:]
        for number, line in enumerate(following, begin + 1):
            if line.lstrip().startswith("["):
                break
            if named.match(line):
                return number
        return begin


def _begins(lines: Iterable[str], phase: str) -> Iterator[int]:
    """Return the lines on which the chapters of a phase begin, counted from 1."""
    head = re.compile(rf"\s*\[\[\s*[\"']?chapters[\"']?\s*\.\s*[\"']?{re.escape(phase)}[\"']?\s*\]\]")
    return (number for number, line in enumerate(lines, 1) if head.match(line))
