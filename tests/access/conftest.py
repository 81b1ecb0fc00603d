"""What the tests of finished documents share."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _garbage() -> Iterator[None]:
    """Let the rest of the tests be collected as before: a run of the command switches that off."""
    yield
    gc.enable()
