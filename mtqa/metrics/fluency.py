"""How natural the translation reads, beside native text of its language and of like length.

It is the share of native sentences that are less fluent, from 0 to 1, by the default model of
fluency: .03 means that 97 % of native sentences read better. The document's number is the mean,
weighted by length; those of the units, in order, are its curve.
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
    shares = [one.percentile / 100 for one in found.values()]
    weights = [len(one.tokens) for one in found.values()]
    return Measured(
        named("fluency", float(np.average(shares, weights=weights)), context),
        {unit: named("fluency", share, context) for unit, share in zip(found, shares, strict=True)},
    )


METRIC = Metric(score)
