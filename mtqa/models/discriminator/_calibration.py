"""What the numbers of the side network mean in a language, measured on native text.

A sentence's logit depends on its language and its length; so does how often native text looks
wrong. Languages without native text of their own use that of a related one, or of all.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mtqa.models._encoding import Array

LENGTHS = (12, 30)
"""Bounds in tokens between short, middling and long sentences."""

ANY = "*"
"""The tag under which all languages together are kept."""

RELATIVES = {
    "af": "nl", "ast": "es", "be": "ru", "bg": "ru", "bs": "sl", "fy": "nl", "he": "ar",
    "hr": "sl", "is": "da", "lb": "de", "ms": "id", "nb": "da", "nn": "da", "no": "da", "oc": "ca",
    "ro": "it", "sk": "cs", "sr": "sl", "yue": "zh",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Calibration:
    """`values` (languages, lengths, quantiles): the fluency values of native sentences at evenly
    spaced shares from 0 to 1; `worst` (languages,): the logit that the worst token of one native
    sentence in a hundred exceeds; `token` (languages, 2): slope and offset from logit to log odds.
    """

    languages: tuple[str, ...]
    values: Array
    worst: Array
    token: Array

    def language(self, tag: str) -> str:
        """The language whose native text stands for this one; ANY where there is none."""
        base = tag.partition("-")[0]
        known = (base, RELATIVES.get(base, ANY))
        return next((one for one in known if one in self.languages), ANY)

    def percentile(self, value: float, tag: str, tokens: int) -> float:
        """The share of native sentences of like length that are less fluent, in percent."""
        table = self.values[self.languages.index(self.language(tag)), bisect_right(LENGTHS, tokens)]
        shares = np.linspace(0, 100, len(table))
        return round(float(np.interp(value, table, shares)), 1)

    def probabilities(self, logits: Array, tag: str) -> Array:
        """How probable it is that a linguist would mark a token of a machine translation."""
        slope, offset = self.token[self.languages.index(self.language(tag))].tolist()
        found: Array = 1 / (1 + np.exp(-(slope * logits.astype(np.float64) + offset)))
        return found

    def threshold(self, tag: str) -> float:
        """The probability that the worst token of one native sentence in a hundred exceeds."""
        worst = self.worst[self.languages.index(self.language(tag))]
        return float(self.probabilities(np.array([worst]), tag)[0])
