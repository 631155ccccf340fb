"""Charts of characters: bars with intervals, and distributions."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH = 50
_BINS = 25
_LEVELS = " ▁▂▃▄▅▆▇█"
_NAME = 30


def bars(
    names: Sequence[str],
    rows: Sequence[tuple[float, float | None, float | None]],
    digits: int = 2,
) -> str:
    """A bar from 0 for each value; ├ and ┤ are the ends of its interval."""
    top = max([*(high or value for value, _, high in rows), 1e-9])
    width = min(max(map(len, names)), _NAME)
    lines = []
    for name, (value, low, high) in zip(names, rows, strict=True):
        drawn = list(("█" * _cell(value, top)).ljust(_WIDTH + 1))
        if low is not None and high is not None:
            drawn[_cell(low, top)], drawn[_cell(high, top)] = "├", "┤"
        text = "".join(drawn).rstrip()
        lines.append(f"  {_cut(name, width)} {value:8.{digits}f} {text}\n")
    return "".join(lines)


def _cell(value: float, top: float) -> int:
    return round(_WIDTH * max(value, 0) / top)


def histogram(names: Sequence[str], values: Sequence[Sequence[float]]) -> str:
    """How many segments have which score: all systems on one axis, each with its own height."""
    low, high = min(map(min, values)), max(map(max, values))
    counts = [_counted(one, low, high) for one in values]
    width = min(max(map(len, names)), _NAME)
    lines = []
    for name, own, count in zip(names, values, counts, strict=True):
        most = max(count)
        drawn = "".join(_LEVELS[-(-number * (len(_LEVELS) - 1) // most)] for number in count)
        lines.append(f"  {_cut(name, width)} ▕{drawn}▏ median {median(own):.4g}\n")
    axis = f"{low:.4g}".ljust(_BINS - len(f"{high:.4g}")) + f"{high:.4g}"
    return "".join(lines) + f"  {' ' * width}  {axis}\n"


def _counted(values: Sequence[float], low: float, high: float) -> list[int]:
    counts = [0] * _BINS
    for value in values:
        share = (value - low) / (high - low) if high > low else 0.0
        counts[min(int(share * _BINS), _BINS - 1)] += 1
    return counts


def _cut(name: str, width: int) -> str:
    """The end of a name tells systems apart better than its beginning."""
    return name.ljust(width) if len(name) <= width else f"…{name[1 - width :]}"
