"""How sure a rate of penalty points is, by the gamma interval of Fay and Feuer.

Fay and Feuer (1997, "Confidence intervals for directly standardized rates", Statistics in Medicine
16) bound a weighted sum of rare events by two gamma distributions, the upper one as if one event
more had been seen. It suits penalty points: they are skewed, often rare, and cannot be negative; a
text without an error gets an interval too.

Two things are ours, because errors come in clusters. The variance is taken between segments, as
that of a ratio (Cochran 1977, Sampling Techniques, 6.4), and drawn towards that of independent
segments with the weight of half a segment, so that two or three do not pretend to be sure. The
event more costs what those seen cost on average, but no less than a major error.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

NAME: Final = "gamma"
"""How signatures call this interval."""

_PRIOR: Final = 0.5
"""Segments that the variance of independent ones counts for."""

_STEPS, _TERMS = 60, 10_000
_PRECISION, _EXACT = 1e-10, 1e-15


@dataclass(frozen=True, slots=True)
class Rest:
    """Segments without points: how many there are, their sizes and the squares of these, added
    up.
    """

    number: int = 0
    size: float = 0.0
    squares: float = 0.0

    @classmethod
    def of(cls, sizes: Sequence[float]) -> Rest:
        """Segments by their sizes; those without any do not count."""
        some = [size for size in sizes if size]
        return cls(len(some), sum(some), sum(size * size for size in some))

    def __add__(self, other: Rest) -> Rest:
        return Rest(
            self.number + other.number, self.size + other.size, self.squares + other.squares
        )

    def __sub__(self, other: Rest) -> Rest:
        return Rest(
            self.number - other.number, self.size - other.size, self.squares - other.squares
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an interval of penalty points needs: their sum and its variance, the size of the text
    (words or characters), and what one event more would cost.
    """

    points: float
    variance: float
    size: float
    event: float

    @classmethod
    def of(
        cls, segments: Sequence[tuple[float, float]], event: float, rest: Rest | None = None
    ) -> Evidence:
        """From (points, size) of each segment, at least one; `event` is the least cost. `rest` are
        further segments without points.
        """
        rest = rest or Rest()
        points = sum(cost for cost, _ in segments)
        size = sum(length for _, length in segments) + rest.size
        squares = sum(cost * cost for cost, _ in segments)
        number, rate = len(segments) + rest.number, points / size
        varied = sum((cost - rate * length) ** 2 for cost, length in segments)
        apart = number * (varied + rate * rate * rest.squares)
        variance = (apart + _PRIOR * squares) / (number - 1 + _PRIOR)
        typical = squares / points if points else 0.0
        return cls(points, variance, size, max(event, typical))

    def times(self, factor: float) -> Evidence:
        """The same kind of text, `factor` times as long."""
        return Evidence(
            self.points * factor, self.variance * factor, self.size * factor, self.event
        )

    def bounds(self, confidence: float) -> tuple[float, float]:
        """Lower and upper bound of the points per word (or character)."""
        if not self.event:
            return 0.0, 0.0  # errors that cost nothing say nothing
        tail = (1 - confidence) / 2
        low = _quantile(self.points, self.variance, tail) if self.points else 0.0
        high = _quantile(self.points + self.event, self.variance + self.event**2, 1 - tail)
        return low / self.size, high / self.size


def _quantile(mean: float, variance: float, share: float) -> float:
    """Of the gamma distribution with this mean and variance."""
    shape = mean * mean / variance
    return variance / mean * _standard_quantile(shape, share)


def _standard_quantile(shape: float, share: float) -> float:
    """Of the gamma distribution with scale 1: Newton's method in the logarithm, kept in bounds.

    It starts from Wilson and Hilferty 1931, where that is no use from the first term of the series.
    """
    start = 1 - 1 / (9 * shape) + _normal_quantile(share) / (3 * math.sqrt(shape))
    if start > 0.1:
        x = shape * start**3
    else:
        x = math.exp((math.log(share) + math.lgamma(shape + 1)) / shape)
    if not x:
        return 0.0
    low, high = 0.0, math.inf
    for _ in range(_STEPS):
        error = _share_below(shape, x) - share
        low, high = (x, high) if error < 0 else (low, x)
        density = math.exp(shape * math.log(x) - x - math.lgamma(shape))
        step = x * math.exp(-error / density) if density > abs(error) else math.inf
        if not low < step < high:
            step = (low + high) / 2 if high < math.inf else 2 * x
        if abs(step - x) <= _PRECISION * x:
            return step
        x = step
    return x


def _normal_quantile(share: float) -> float:
    """To within .003 (Abramowitz and Stegun 1964, 26.2.22): enough to start from."""
    t = math.sqrt(-2 * math.log(min(share, 1 - share)))
    z = t - (2.30753 + 0.27061 * t) / (1 + 0.99229 * t + 0.04481 * t * t)
    return z if share > 0.5 else -z


def _share_below(shape: float, x: float) -> float:
    """The regularized lower incomplete gamma function: a series below the mean, above it a
    continued fraction (Lentz's method; DLMF 8.11.4 and 8.9.2).
    """
    factor = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    if x < shape + 1:
        term = total = 1 / shape
        divisor = shape
        while term > total * _EXACT:
            divisor += 1
            term *= x / divisor
            total += term
        return factor * total
    divisor = x + 1 - shape
    upper, lower = math.inf, 1 / divisor
    fraction = lower
    for number in range(1, _TERMS):
        weight = number * (shape - number)
        divisor += 2
        upper = divisor + weight / upper
        lower = 1 / (divisor + weight * lower)
        fraction *= upper * lower
        if abs(upper * lower - 1) < _EXACT:
            break
    return 1 - factor * fraction
