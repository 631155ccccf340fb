"""What the network reads of a text: states of some layers of the encoder, standardized."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from mtqa.models._encoding import Array

LAYERS = (4, 6, 8, 10, 12)
"""The layers of the encoder that are read."""

STEP = 1 / 24
"""The fineness, in standard deviations, that states are kept with in training."""

_FARTHEST = 127 * STEP


@dataclass(frozen=True, slots=True)
class Scale:
    """Means and standard deviations (inputs,) of states over many texts. A few dimensions of the
    encoder have a large mean in every text, which would drown all others in a cosine.
    """

    mean: Array
    deviation: Array


def standardized(states: Array, scale: Scale) -> Array:
    """States (tokens, inputs) in standard deviations from their mean, outliers clipped."""
    found: Array = np.clip(
        (states.astype(np.float32) - scale.mean) / scale.deviation, -_FARTHEST, _FARTHEST
    )
    return found
