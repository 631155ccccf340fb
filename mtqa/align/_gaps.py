"""Evidence that a text has no counterpart: what stands around it is too short to contain one."""

from __future__ import annotations

from math import log

from mtqa.align._cost import SENTENCES


def absence(*, missing: float, around: float, facing: float, scale: float) -> float:
    """The log-odds that `missing` letters were left out rather than merged into what stands next
    to them.

    The neighbours, `around` letters, face `facing` letters of the other document; `scale` is the
    log of how much longer that document is in general. The lengths decide as in Gale and Church
    (1993). Neighbours of no length prove nothing: 0.
    """
    if around <= 0 or facing <= 0:
        return 0.0
    longer = log(1 + missing / around)
    found = log(facing / around) - scale
    return longer * (longer - 2 * found) / (2 * SENTENCES.variance(around + facing))
