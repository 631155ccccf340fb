"""TER (Snover et al. 2006) by sacrebleu: edits per word of the reference, fewer are better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.types import Metric

if TYPE_CHECKING:
    from mtqa.types import Corpus, CorpusMetric


def over(corpus: Corpus) -> CorpusMetric:
    """TER over a corpus."""
    from mtqa.metrics._sacrebleu import ter

    return ter(corpus)


METRIC = Metric(over=over)
