"""What the numbers of the network mean, measured on judged translations it did not learn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mtqa.models._encoding import Array

MOST = 25.0
"""The highest penalty of a segment, as in the guidelines of MQM annotation."""


ANY = "*"
"""The tag under which all languages together are kept."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """`penalties` (4, steps): raw penalties, and for each the mean of the humans' ones and the two
    bounds of four fifths of them. `tokens` (3, 2): slope and offset from logit to log odds of
    tokens in an error, in a major error, and of source tokens not translated. `thresholds` (3,):
    the probability of an error from which words are a suspect span, of a major error from which
    it is called one, and of words not translated. `alarms` (languages, 2): the assessment below
    which, and the probability of a major error of the worst token above which one translation in
    200 of humans into each of the `languages` lies.
    """

    penalties: Array
    tokens: Array
    thresholds: Array
    languages: tuple[str, ...]
    alarms: Array

    def alarm(self, tag: str) -> tuple[float, float]:
        """Below which assessment, and above which probability of a major error of some word, what a
        human has translated seldom lies.
        """
        base = tag.partition("-")[0]
        row = self.alarms[self.languages.index(base if base in self.languages else ANY)]
        return float(row[0]), float(row[1])

    def penalty(self, raw: float) -> tuple[float, float, float]:
        """The expected MQM penalty and its bounds."""
        xs, means, lows, highs = self.penalties
        mean, low, high = (float(np.interp(raw, xs, ys)) for ys in (means, lows, highs))
        return mean, min(low, mean), max(high, mean)

    def probabilities(self, logits: Array, row: int) -> Array:
        """How probable it is that humans would mark a token."""
        slope, offset = self.tokens[row].tolist()
        found: Array = 1 / (1 + np.exp(-(slope * logits.astype(np.float64) + offset)))
        return found
