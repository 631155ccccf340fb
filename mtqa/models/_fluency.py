"""What every model of fluency gives: how natural a sentence is, and which of its tokens are not.

The embedded discriminator, masked and causal language models all have this one shape, so that
commands, checks and benchmarks need not know which of them they use.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.types import Encodings


@dataclass(frozen=True, slots=True)
class TokenFluency:
    """A token, `text[start:end]` in code points, and its badness: higher is worse.

    Language models give surprisal in bits.
    """

    start: int
    end: int
    error: float


@dataclass(frozen=True, slots=True)
class SentenceFluency:
    """A text as a model of fluency sees it.

    `tokens` stand in the order of the text. `value` is higher for more fluent text and comparable
    between texts of one language and one model. `percentile`, from 0 to 100, is the share of
    native sentences of that language that are less fluent; None where this is not calibrated.
    """

    tokens: tuple[TokenFluency, ...]
    value: float
    percentile: float | None = None


class FluencyModel(Protocol):
    """A loaded model of fluency. `signature` names its weights and its way to compute."""

    signature: str

    def score(
        self,
        texts: Sequence[str],
        *,
        languages: Sequence[str],
        encodings: Encodings | None = None,
    ) -> Sequence[SentenceFluency]:
        """One result per text, in order; `languages` holds a BCP-47 tag for each.

        `encodings` are those of the run, for models that judge the states of the encoder, which
        encode the texts themselves when they get none; others leave them alone. A text over the
        model's window is scored in windows, never cut. A text in which the model sees nothing
        (it is empty, or all white space) has no tokens and the value 0.
        """
