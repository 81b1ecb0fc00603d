"""Workers without processes: a step runs when the builder asks for what has ended."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pepdocs.authoring.preview.state import PreviewDocument
from pepdocs.batch.workers.steps import attempt

Maker = Callable[[PreviewDocument], Any]


class InlineWorkers:
    """Reads themes as a worker does; instead of making documents, calls `maker`."""

    def __init__(self, maker: Maker = lambda choice: choice.name.encode()) -> None:
        self.maker = maker
        self.cleared = 0
        self.steps: list[Callable[[], None]] = []

    is_free = True

    @property
    def is_idle(self) -> bool:
        return not self.steps

    def start(self, then: Callable[[Any], None], step: Callable[..., Any], *arguments: Any) -> None:
        if step.__name__ == "make_document":
            self.steps.append(lambda: then(self.maker(arguments[1])))
        else:
            self.steps.append(lambda: then(attempt(step, *arguments)))

    def settle(self) -> None:
        steps, self.steps = self.steps, []
        for step in steps:
            step()

    def clear(self) -> None:
        self.cleared += bool(self.steps)
        self.close()

    def close(self) -> None:
        self.steps = []
