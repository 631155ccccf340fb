"""What tokens of a pair say without the encoder: how rare they are, whether the other side has
them, and whether they are numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mtqa.models._encoding import Array

NAMES = ("rareness", "shared", "digit", "digit not shared", "capital", "begins a word")
"""The clues of a token, in the order of the columns."""

_RAREST = 20.0


def clues(text: str, spans: Array, ids: Array, others: Array, rareness: Array) -> Array:
    """(tokens, len(NAMES)) float32, for a text's tokens of half-open `spans` beside the ids of
    the tokens of the `others`, those of the other side. `rareness` (tokens,) is minus the natural
    logarithm of how probable each is in any text.
    """
    rows = np.zeros((len(ids), len(NAMES)), np.float32)
    shared = np.isin(ids, others)
    forms = [text[start:end] for start, end in spans.tolist()]
    digit = np.array([any(map(str.isdigit, form)) for form in forms], bool)
    rows[:, 0] = np.minimum(rareness, _RAREST) / _RAREST
    rows[:, 1] = shared
    rows[:, 2] = digit
    rows[:, 3] = digit & ~shared
    rows[:, 4] = [form[:1].isupper() for form in forms]
    rows[1:, 5] = spans[1:, 0] > spans[:-1, 1]
    rows[:1, 5] = 1
    return rows
