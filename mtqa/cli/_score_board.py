"""What a comparison of systems has to tell, whatever form it is told in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtqa.systems import preference
from mtqa.systems.significance import FEWEST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.systems.material import Material
    from mtqa.systems.scoring import Resampling, Scored

_FEW = 50
"""Segments below which intervals are rough."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A system against the baseline by one metric. `agreement` is how often humans prefer what the
    metric prefers at such a difference, where that is published.
    """

    metric: str
    system: str
    baseline: str
    value: float
    p: float
    corrected: float
    significant: bool
    better: bool
    agreement: float | None

    @property
    def verdict(self) -> str:
        """In a word or two: better, worse, or not to be told."""
        if not self.significant:
            return "not significant"
        return "better" if self.better else "worse"


@dataclass(frozen=True, slots=True)
class Board:
    """The systems by all metrics. `baseline` is the place of the system to compare with."""

    material: Material
    metrics: tuple[Scored, ...]
    resampling: Resampling
    segments: bool = False
    chart: bool = False
    baseline: int = 0

    @property
    def size(self) -> int:
        """The number of segments."""
        return len(self.material.lines)

    @property
    def notes(self) -> list[str]:
        """What the reader must know before the numbers."""
        notes = [*self.material.notes, *(note for one in self.metrics for note in one.notes)]
        if self.size == 1:
            notes.append("there is one segment: no interval and no significance can be told")
        elif self.size < FEWEST:
            notes.append(f"{self.size} segments are too few to call a difference significant")
        elif self.size < _FEW:
            notes.append(f"there are only {self.size} segments: the intervals are rough")
        return notes

    def differences(self) -> Iterator[Difference]:
        """Every other system against the baseline, metric by metric."""
        names = self.material.names
        for scored in self.metrics:
            for one in scored.comparisons:
                if self.baseline not in (one.a, one.b):
                    continue
                other = one.b if one.a == self.baseline else one.a
                value = one.difference if one.a == self.baseline else -one.difference
                yield Difference(
                    scored.metric,
                    names[other],
                    names[self.baseline],
                    value,
                    one.p,
                    one.corrected,
                    one.significant,
                    (value > 0) == scored.higher_is_better,
                    preference.accuracy(scored.metric, value),
                )
