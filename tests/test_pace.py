"""A bound of time grows where a machine is slow, and only there."""

from __future__ import annotations

import time

import pytest

import pace


@pytest.mark.parametrize(("times", "most"), [(0.5, 2), (1, 2), (1.5, 3), (3, 6)])
def test_a_bound_is_longer_where_the_yardstick_is_and_never_shorter(monkeypatch, times, most):
    monkeypatch.setattr(pace, "slowness", lambda: times)

    assert pace.timely(most - 0.01, 2)
    assert not pace.timely(most + 0.01, 2)


def test_only_work_is_counted():
    assert pace.timed(lambda: time.sleep(0.2))[1] < 0.1
    assert pace.timed(lambda: sum(range(3_000_000)))[1] > 0.001


def test_this_machine_is_of_a_speed_that_can_be():
    assert 0.1 < pace.slowness() < 50
