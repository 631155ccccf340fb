"""How natural the translation reads, beside native text of its language.

A unit's number is 0 for a middling native sentence and about -1 where one native sentence in a
hundred is less fluent. The document's number is their mean, weighted by length; those of the units,
in order, are its curve.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mtqa.metrics._native import judged, named
from mtqa.types import Measured, Metric

if TYPE_CHECKING:
    from mtqa.types import Context


def score(context: Context) -> Measured | None:
    """By unit and for the document; None without a calibrated model or without sentences."""
    found = judged(context)
    if not found:
        return None
    weights = [len(one.tokens) for one in found.values()]
    mean = float(np.average([one.value for one in found.values()], weights=weights))
    return Measured(
        named("fluency", mean, context),
        {unit: named("fluency", one.value, context) for unit, one in found.items()},
    )


METRIC = Metric(score)
