"""Rebuild the documents of a theme in one thread; the page can read the present state at any time."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from pepdocs.authoring.preview.changes import ChangeDetector
from pepdocs.authoring.preview.runner import StepRunner
from pepdocs.authoring.preview.state import FORMS, Frame, PreviewDocument, PreviewPlan, PreviewState
from pepdocs.authoring.preview.tasks import make_document, read_theme
from pepdocs.base.errors import PepdocsError
from pepdocs.base.language import EDITIONS
from pepdocs.findings.model import Findings
from pepdocs.generate import Request
from pepdocs.render import Format
from pepdocs.theme import Theme

TURN = 0.15
"""Seconds between two checks of the workers and the files."""


@dataclass(frozen=True, slots=True)
class CheckTask:
    """The function that examines the theme in a folder, and the worker that runs it."""

    step: Callable[[Path], Findings]
    runner: StepRunner


@dataclass(frozen=True, slots=True)
class BuilderWorkers:
    """The workers that read the theme and make its documents, and the check, if any."""

    makers: StepRunner
    check: CheckTask | None = None


class Builder:
    """Builds the documents of a theme in a folder: each plan in every mode and in each requested form."""

    def __init__(
        self,
        folder: Path,
        plans: Sequence[PreviewPlan],
        request: Request,
        workers: BuilderWorkers,
        changes: ChangeDetector | None = None,
    ) -> None:
        self.plans = tuple(plans)
        self._folder, self._request, self._changes = folder, request, changes
        self._runner, self._check = workers.makers, workers.check
        self._forms = {FORMS[0]}
        self._started: set[PreviewDocument] = set()
        self._is_checked = self._check is None
        self._closed = threading.Event()
        documents = [PreviewDocument(plan.key, mode, form) for form in FORMS for plan in plans for mode in EDITIONS]
        self.state = PreviewState(frames=dict.fromkeys(documents, Frame()))

    def request(self, form: Format) -> None:
        """Build documents of this form too, from now on."""
        self._forms.add(form)

    def document(self, name: str) -> bytes | None:
        """Return the newest content of the document with a name, or None."""
        frames = self.state.frames
        return next((frames[document].content or None for document in frames if document.name == name), None)

    def work(self) -> None:
        """Build documents until the builder is closed, then end the workers."""
        try:
            self._restart()
            while not self._closed.wait(TURN):
                self._turn()
        finally:
            for runner in self._runners():
                runner.close()

    def close(self) -> None:
        """End the work soon."""
        self._closed.set()

    def _runners(self) -> Iterator[StepRunner]:
        yield self._runner
        if self._check is not None:
            yield self._check.runner

    def _folders(self) -> tuple[Path, ...]:
        """Return the folders of the theme and of those that it extends, as far as they are known."""
        layers = self.state.theme.layers if self.state.theme else ()
        return tuple(dict.fromkeys((self._folder, *(layer.place for layer in layers))))

    def _restart(self) -> None:
        """Read the theme again, and drop the unfinished documents of the old one."""
        for runner in self._runners():
            runner.clear()
        self._started.clear()
        if self._changes is not None:
            self._changes.reset(self._folders())
        self._update(is_read=False, is_examined=False)
        self._runner.start(self._on_read, read_theme, self._folder)

    def _turn(self) -> None:
        """Restart if the files have changed, take over what has ended, and start what is due."""
        if self._changes is not None and self._changes.has_changed(self._folders()):
            self._restart()
        for runner in self._runners():
            runner.settle()
        if (theme := self.state.newest) is not None:
            self._start_due(theme)

    def _start_due(self, theme: Theme) -> None:
        """Start documents on the free workers and, when all are made, the check."""
        for document in self._due():
            if not self._runner.is_free:
                return
            self._make(document, theme)
        if self._runner.is_idle and not self._is_checked and self._check is not None:
            self._is_checked = True
            self._check.runner.start(self._on_examined, self._check.step, self._folder)

    def _due(self) -> list[PreviewDocument]:
        """Return the requested documents that are outdated and not started."""
        state = self.state
        requested = (document for document in state.frames if document.form in self._forms)
        return [document for document in requested if document not in self._started and not state.is_current(document)]

    def _make(self, document: PreviewDocument, theme: Theme) -> None:
        self._started.add(document)
        plan = next(plan for plan in self.plans if plan.key == document.plan)
        request = replace(self._request, theme=theme)
        self._runner.start(partial(self._on_made, document, theme.digest), make_document, plan, document, request)

    def _on_made(self, document: PreviewDocument, digest: str, outcome: Any) -> None:
        """Show a document, or the error that prevented it."""
        result = {"trouble": outcome} if isinstance(outcome, PepdocsError) else {"content": outcome}
        frame = Frame(self.state.revision + 1, made_of=digest, **result)
        self._update(frames={**self.state.frames, document: frame})

    def _on_read(self, outcome: Any) -> None:
        """Take over the theme that was read, or show the error."""
        self._is_checked = self._check is None
        changes: dict[str, Any] = {"is_read": True, "check_trouble": None}
        if isinstance(outcome, PepdocsError):
            findings = getattr(outcome, "findings", Findings())
            changes |= {"trouble": outcome, "findings": findings, "is_examined": True}
        else:
            changes |= {"theme": outcome, "trouble": None, "is_examined": self._is_checked}
            # The findings of the last check stay visible until the next one has ended.
            changes |= {} if self.state.trouble is None else {"findings": Findings()}
        self._update(**changes)

    def _on_examined(self, outcome: Any) -> None:
        """Show the findings of the check, or the error that prevented it."""
        result = {"check_trouble": outcome} if isinstance(outcome, PepdocsError) else {"findings": outcome}
        self._update(is_examined=True, **result)

    def _update(self, **changes: Any) -> None:
        self.state = replace(self.state, revision=self.state.revision + 1, **changes)
