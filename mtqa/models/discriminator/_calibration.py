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

SHARES = (
    0, 0.2, 0.5, 1, 2, 3, 5, 7.5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80, 85,
    90, 95, 100,
)  # fmt: skip
"""The shares of native sentences, in percent, whose values are kept: dense where it matters."""

LENGTHS = (12, 30)
"""Bounds in tokens between short, middling and long sentences."""

SHARPNESS = np.array([4.0, 4.0, 2.0])
"""How much each of the `signs` counts, once it is far out."""

ANY = "*"
"""The tag under which all languages together are kept."""

RELATIVES = {
    "ast": "es", "be": "uk", "bs": "sr", "fy": "nl", "hr": "sr", "is": "da", "lb": "de", "mk": "bg",
    "ms": "id", "nn": "nb", "no": "nb", "oc": "ca", "yue": "zh",
}  # fmt: skip


def signs(text: float, faults: Array) -> Array:
    """What tells a faulty text: its own logit, that of its worst token, and the log of the sum over
    its tokens of how improbable it is that they are right.
    """
    total = float(np.logaddexp(0, faults.astype(np.float64)).sum())
    return np.array([text, faults.max(), np.log(max(total, 1e-6))])


@dataclass(frozen=True, slots=True)
class Calibration:
    """`levels` (languages, 3, 2): for each of the `signs`, that of the middle native sentence, and
    how much more one in a hundred exceeds; `values` (languages, lengths, SHARES): the values
    of native sentences; `token` (languages, 2): slope and offset from the logit of a mark to log
    odds.
    """

    languages: tuple[str, ...]
    levels: Array
    values: Array
    token: Array

    def language(self, tag: str) -> str:
        """The language whose native text stands for this one; ANY where there is none."""
        base = tag.partition("-")[0]
        known = (base, RELATIVES.get(base, ANY))
        return next((one for one in known if one in self.languages), ANY)

    def _row(self, tag: str) -> int:
        return self.languages.index(self.language(tag))

    def value(self, text: float, faults: Array, tag: str) -> float:
        """The fluency of a text: 0 for the middle native sentence, about -1 where one in a hundred
        of them is less fluent. The sign that is furthest from native text counts most.
        """
        middle, spread = self.levels[self._row(tag)].T
        far = SHARPNESS * (signs(text, faults) - middle) / spread
        return float(np.log(len(far)) - np.logaddexp.reduce(far)) / float(SHARPNESS.max())

    def percentile(self, value: float, tag: str, tokens: int) -> float:
        """The share of native sentences of like length that are less fluent, in percent."""
        table = self.values[self._row(tag), bisect_right(LENGTHS, tokens)]
        return round(float(np.interp(value, table, SHARES)), 1)

    def errors(self, faults: Array, marks: Array, tag: str) -> Array:
        """How probable it is that a token is wrong: that a linguist would mark it in a translation,
        or that it is one of the faults which were made for training. The worst token of one native
        sentence in a hundred has even odds of such a fault.
        """
        row = self._row(tag)
        slope, offset = self.token[row].tolist()
        marked = _logistic(slope * marks.astype(np.float64) + offset)
        made = _logistic(faults.astype(np.float64) - float(self.levels[row, 1].sum()))
        found: Array = 1 - (1 - marked) * (1 - made)
        return found


def _logistic(logits: Array) -> Array:
    found: Array = 1 / (1 + np.exp(-logits))
    return found
