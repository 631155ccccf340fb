"""Garbage waits while many units are made, and Python's own ways are back afterwards."""

from __future__ import annotations

import gc
import weakref

import pytest

from mtqa.patience import patience


class Ring:
    """Refers to itself, so that only the collector takes it away."""

    def __init__(self) -> None:
        """One object, one cycle."""
        self.own = self


@pytest.fixture(autouse=True)
def usual_ways():
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.parametrize("usual", [(700, 10, 10), (2_000_000, 5, 5), (0, 10, 10)])
def test_the_thresholds_come_back(usual: tuple[int, int, int]) -> None:
    gc.set_threshold(*usual)
    with patience():
        assert gc.get_threshold()[0] == (max(usual[0], 1_000_000) if usual[0] else 0)
    assert gc.get_threshold() == usual
    assert gc.get_freeze_count() == 0


def test_they_come_back_after_an_error() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), patience():
        raise KeyError
    assert gc.get_threshold() == before


def test_cycles_are_still_collected_later() -> None:
    with patience():
        ring = weakref.ref(Ring())
    gc.collect()
    assert ring() is None
