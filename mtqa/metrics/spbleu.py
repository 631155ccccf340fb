"""spBLEU (Goyal et al. 2022): BLEU over the SentencePiece tokens of FLORES-200, the same for all
languages. The model is a file that sacrebleu keeps; it is not fetched here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.types import Metric

if TYPE_CHECKING:
    from mtqa.types import Corpus, CorpusMetric


def over(corpus: Corpus) -> CorpusMetric:
    """SpBLEU over a corpus. Raises InputError if the model is not here."""
    from mtqa.metrics._sacrebleu import bleu

    return bleu(corpus, name="spBLEU", tokenizer="flores200")


METRIC = Metric(over=over)
