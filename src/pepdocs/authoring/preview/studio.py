"""Makes the documents of a theme again and again, in one thread; the page reads what there is at any time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from pepdocs.authoring.preview.bench import Bench
from pepdocs.authoring.preview.frames import FORMS, MODES, Choice, Frame, State
from pepdocs.authoring.preview.plans import Plan
from pepdocs.authoring.preview.steps import made, read
from pepdocs.authoring.preview.watch import Watch
from pepdocs.base.errors import PepdocsError
from pepdocs.findings.model import Findings
from pepdocs.generate import Request
from pepdocs.render import Format
from pepdocs.theme import Theme

TURN = 0.15
"""Seconds between two looks at the workers and at the files."""


@dataclass(frozen=True, slots=True)
class Check:
    """What examines the theme in a folder, and the worker that does it."""

    step: Callable[[Path], Findings]
    bench: Bench


@dataclass(frozen=True, slots=True)
class Workers:
    """Who reads the theme and makes its documents, and what examines it, if anything does."""

    makers: Bench
    check: Check | None = None


class Studio:
    """The documents of a theme in a folder: of every plan, in every mode and form that was asked for."""

    def __init__(
        self,
        folder: Path,
        plans: Sequence[Plan],
        request: Request,
        workers: Workers,
        watch: Watch | None = None,
    ) -> None:
        self.plans = tuple(plans)
        self._folder, self._request, self._watch = folder, request, watch
        self._bench, self._check = workers.makers, workers.check
        self._asked = {FORMS[0]}
        self._begun: set[Choice] = set()
        self._is_checked = self._check is None
        self._closed = threading.Event()
        choices = [Choice(p.key, mode, form) for form in FORMS for p in plans for mode in MODES]
        self.state = State(frames=dict.fromkeys(choices, Frame()))

    def ask(self, form: Format) -> None:
        """Have documents of this form made too, from now on."""
        self._asked.add(form)

    def document(self, name: str) -> bytes | None:
        """Return the newest document by its name; None where there is none."""
        frames = self.state.frames
        return next((frames[c].content or None for c in frames if c.name == name), None)

    def work(self) -> None:
        """Make documents until the studio is closed, then end the workers."""
        try:
            self._begin()
            while not self._closed.wait(TURN):
                self._turn()
        finally:
            for bench in self._benches():
                bench.close()

    def close(self) -> None:
        """Have the work end soon."""
        self._closed.set()

    def _benches(self) -> Iterator[Bench]:
        yield self._bench
        if self._check is not None:
            yield self._check.bench

    def _folders(self) -> tuple[Path, ...]:
        """Return the folders of the theme and of those that it builds on, as far as they are known."""
        layers = self.state.theme.layers if self.state.theme else ()
        return tuple(dict.fromkeys((self._folder, *(layer.place for layer in layers))))

    def _begin(self) -> None:
        """Read the theme anew; what is still being made of the old one is dropped."""
        for bench in self._benches():
            bench.clear()
        self._begun.clear()
        if self._watch is not None:
            self._watch.begin(self._folders())
        self._show(is_read=False, is_examined=False)
        self._bench.start(self._read, read, self._folder)

    def _turn(self) -> None:
        if self._watch is not None and self._watch.has_rested(self._folders()):
            self._begin()
        for bench in self._benches():
            bench.settle()
        if (theme := self.state.newest) is not None:
            self._go_on(theme)

    def _go_on(self, theme: Theme) -> None:
        """Give work to free workers: first the documents, and when all are made, the check."""
        for choice in self._due():
            if not self._bench.is_free:
                return
            self._make(choice, theme)
        if self._bench.is_idle and not self._is_checked and self._check is not None:
            self._is_checked = True
            self._check.bench.start(self._examined, self._check.step, self._folder)

    def _due(self) -> list[Choice]:
        """Return the documents that have to be made and are not being made yet."""
        state = self.state
        asked = (choice for choice in state.frames if choice.form in self._asked)
        return [each for each in asked if each not in self._begun and not state.is_current(each)]

    def _make(self, choice: Choice, theme: Theme) -> None:
        self._begun.add(choice)
        plan = next(plan for plan in self.plans if plan.key == choice.plan)
        request = replace(self._request, theme=theme)
        keep = partial(self._keep, choice, theme.digest)
        self._bench.start(keep, made, plan.content, choice, request)

    def _keep(self, choice: Choice, digest: str, outcome: Any) -> None:
        """Show a document, or why there is none."""
        number = self.state.revision + 1
        if isinstance(outcome, PepdocsError):
            frame = Frame(number, trouble=outcome, made_of=digest)
        else:
            frame = Frame(number, outcome, made_of=digest)
        self._show(frames={**self.state.frames, choice: frame})

    def _read(self, outcome: Any) -> None:
        """Take over the theme that was read, or show why it cannot be used."""
        self._is_checked = self._check is None
        was_sound = self.state.trouble is None
        news: dict[str, Any] = {"is_read": True, "check_trouble": None}
        if isinstance(outcome, PepdocsError):
            found = getattr(outcome, "findings", Findings())
            news |= {"trouble": outcome, "findings": found, "is_examined": True}
        else:
            news |= {"theme": outcome, "trouble": None, "is_examined": self._is_checked}
            # What the last check found stays in sight until the next one has ended.
            news |= {} if was_sound else {"findings": Findings()}
        self._show(**news)

    def _examined(self, outcome: Any) -> None:
        """Show what the check found, or why it came to nothing."""
        if isinstance(outcome, PepdocsError):
            self._show(check_trouble=outcome, is_examined=True)
        else:
            self._show(findings=outcome, is_examined=True)

    def _show(self, **news: Any) -> None:
        self.state = replace(self.state, revision=self.state.revision + 1, **news)
