"""The share of sentences that read worse than 95 % of native sentences of like length.

In native text it is .05; more says that the text was not written by somebody at home in the
language, or was translated word by word.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.metrics._native import judged, named
from mtqa.types import Measured, Metric

if TYPE_CHECKING:
    from mtqa.types import Context

WORST = 5.0
"""The percentile under which a sentence counts."""


def score(context: Context) -> Measured | None:
    """For the document only; None without a calibrated model or without sentences."""
    found = judged(context)
    if not found:
        return None
    share = sum(one.percentile < WORST for one in found.values()) / len(found)
    return Measured(named("disfluent", share, context, higher_is_better=False), {})


METRIC = Metric(score)
