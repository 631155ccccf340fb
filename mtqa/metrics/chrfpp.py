"""chrF++ (Popović 2017) by sacrebleu: chrF with words and pairs of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.types import Metric

if TYPE_CHECKING:
    from mtqa.types import Corpus, CorpusMetric


def over(corpus: Corpus) -> CorpusMetric:
    """The chrF++ over a corpus."""
    from mtqa.metrics._sacrebleu import chrf

    return chrf(corpus, name="chrF2++", word_order=2)


METRIC = Metric(over=over)
