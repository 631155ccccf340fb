"""What each segment can be expected to cost in MQM points, by the embedded model of quality.

Minor errors count 1 and major ones 5, up to 25 a segment. The interval holds four judgements of
five of the translations that the model was calibrated on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.models._judging import embedded, judged
from mtqa.types import Measured, Metric, Score

if TYPE_CHECKING:
    from mtqa.types import Context

NAME = "expected-penalty"


def score(context: Context) -> Measured | None:
    """By unit, and the mean for the document; None where the model has nothing to judge."""
    found = {id_: one for id_, one in judged(context).items() if one.penalty is not None}
    if not found:
        return None
    signature = embedded().signature
    units = {
        id_: Score(
            NAME, one.penalty or 0.0, signature, low=one.low, high=one.high, higher_is_better=False
        )
        for id_, one in found.items()
    }
    mean = sum(one.value for one in units.values()) / len(units)
    document = Score(NAME, round(mean, 2), signature, higher_is_better=False)
    return Measured(document, units)


METRIC = Metric(score, needs="source", needs_model=True)
