"""BLEU (Papineni et al. 2002) by sacrebleu, with the tokenizer for the target language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.types import Metric

if TYPE_CHECKING:
    from mtqa.types import Corpus, CorpusMetric


def over(corpus: Corpus) -> CorpusMetric:
    """BLEU over a corpus, with the tokenizer that it names or the one for its language."""
    from mtqa.metrics._sacrebleu import bleu

    return bleu(corpus, name="BLEU", tokenizer=corpus.tokenizer)


METRIC = Metric(over=over)
