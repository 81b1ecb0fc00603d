"""The kinds of some barriers, and those that functions report by the names in their code."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from inspect import isfunction
from types import CodeType
from typing import Any

from pepdocs.accessibility.barriers import Barrier
from pepdocs.findings import accessibility as kinds
from pepdocs.findings.accessibility import Kind


def codes(report: str) -> set[str]:
    """Return the numbers of the barriers in a JSON report."""
    return {barrier["code"] for file in json.loads(report)["files"] for barrier in file["barriers"]}


def numbers(barriers: tuple[Barrier, ...]) -> set[str]:
    """Return the numbers of the kinds of some barriers."""
    return {barrier.kind.number for barrier in barriers}


def reported(functions: Iterable[Callable[..., Any]]) -> set[Kind]:
    """Return the kinds that functions, or others of their modules that they call, report."""
    reports: set[Kind] = set()
    waiting, seen = list(functions), set()
    while waiting:
        function: Any = waiting.pop()
        seen.add(function)
        for name in _names(function.__code__):
            if isinstance(kind := getattr(kinds, name, None), Kind):
                reports.add(kind)
            called = function.__globals__.get(name)
            if isfunction(called) and called.__module__ == function.__module__ and called not in seen:
                waiting.append(called)
    return reports


def _names(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _names(constant)
