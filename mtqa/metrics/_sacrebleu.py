"""Metrics of sacrebleu over a corpus: its numbers and its signatures, to the last digit.

sacrebleu (Post 2018, A Call for Clarity in Reporting BLEU Scores) counts; what is vectorised here
are the formulas that make a score of summed counts, so that resampling is cheap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from mtqa.errors import InputError, UsageError
from mtqa.metrics import _tokenizers

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sacrebleu.metrics.base import Metric as SacrebleuMetric

    from mtqa.types import Corpus

Array = np.ndarray[Any, np.dtype[Any]]


@dataclass(frozen=True, slots=True)
class Counted:
    """A metric of sacrebleu bound to its references; see `CorpusMetric`.

    `alone` scores segments by themselves, as `sacrebleu --sentence-level` does.
    """

    name: str
    whole: SacrebleuMetric
    alone: SacrebleuMetric
    formula: Callable[[Array], Array]
    parts: Callable[[Any], Mapping[str, float]]
    higher_is_better: bool = True
    notes: tuple[str, ...] = ()
    decimals: int = 2

    @property
    def signature(self) -> str:
        """That of sacrebleu, for the whole corpus."""
        return f"{self.name}|{self.whole.get_signature()}"

    @property
    def segment_signature(self) -> str:
        """That of sacrebleu, for single segments."""
        return f"{self.name}|{self.alone.get_signature()}"

    def statistics(self, hypotheses: Sequence[str]) -> Array:
        """Counts of matches and lengths. sacrebleu has no public way to them."""
        counts = self.whole._extract_corpus_statistics(hypotheses, None)  # noqa: SLF001
        return np.array(counts, dtype=np.float64)

    def score(self, statistics: Array) -> float:
        """What `corpus_score` of sacrebleu gives."""
        return float(self._of(self.whole, statistics.sum(0)).score)

    def scores(self, sums: Array) -> Array:
        """The same for many corpora at once, up to rounding."""
        return self.formula(sums)

    def segments(self, statistics: Array) -> list[float]:
        """What `sentence_score` of sacrebleu gives."""
        return [float(self._of(self.alone, row).score) for row in statistics]

    def details(self, statistics: Array) -> Mapping[str, float]:
        """What sacrebleu says of the corpus beside the score."""
        return self.parts(self._of(self.whole, statistics.sum(0)))

    @staticmethod
    def _of(metric: SacrebleuMetric, row: Array) -> Any:
        return metric._compute_score_from_stats(row.tolist())  # noqa: SLF001


def references_of(corpus: Corpus) -> list[Sequence[str]]:
    """The references as sacrebleu takes them. Raises UsageError without any."""
    if not corpus.references:
        raise UsageError("this metric needs a --reference")
    # A segment without a reference in one stream is None there, which sacrebleu leaves out.
    return list(corpus.references)  # type: ignore[arg-type]


def bleu(corpus: Corpus, *, name: str, tokenizer: str | None) -> Counted:
    """BLEU with a tokenizer, or with the one for the language of the corpus.

    Raises UsageError or InputError if the tokenizer cannot be used.
    """
    from sacrebleu.metrics.bleu import BLEU

    notes: tuple[str, ...] = ()
    if tokenizer is None:
        tokenizer, notes = _tokenizers.choose(corpus.language)
    _tokenizers.refuse_if_unusable(tokenizer)
    references = references_of(corpus)
    try:
        # force: a warning of sacrebleu about tokenized text goes to its log, it changes no number.
        whole = BLEU(tokenize=tokenizer, force=True, references=references)
        alone = BLEU(tokenize=tokenizer, force=True, effective_order=True)
    except (OSError, RuntimeError) as error:
        raise InputError(f"the tokenizer {tokenizer} cannot be loaded: {error}") from None
    alone.num_refs = whole.num_refs
    return Counted(name, whole, alone, bleu_scores, _bleu_parts, notes=notes)


def bleu_scores(sums: Array) -> Array:
    """BLEU of rows of counts: lengths of hypothesis and reference, matches and totals by order.

    Smoothing "exp" of sacrebleu: the k-th order without a match counts as 1/2^k matches.
    """
    own, other = sums[:, 0], sums[:, 1]
    order = (sums.shape[1] - 2) // 2
    right, total = sums[:, 2 : 2 + order], sums[:, 2 + order :]
    zeros = (right == 0) & (total > 0)
    smooth = np.where(zeros, 0.5 ** np.cumsum(zeros, axis=1), right)
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(100 * smooth / total).mean(axis=1)
        brevity = np.where(own < other, 1 - other / own, 0.0)
        found = np.exp(logs + brevity)
    usable = right.any(axis=1) & (total > 0).all(axis=1)
    return np.asarray(np.where(usable, found, 0.0))


def _bleu_parts(score: Any) -> dict[str, float]:
    orders = {f"precision_{n}": value for n, value in enumerate(score.precisions, start=1)}
    return {**orders, "brevity_penalty": score.bp, "length_ratio": score.ratio}


def chrf(corpus: Corpus, *, name: str, word_order: int) -> Counted:
    """The character n-gram F score; with words up to `word_order`, chrF++."""
    from sacrebleu.metrics.chrf import CHRF

    metric = CHRF(word_order=word_order, references=references_of(corpus))
    return Counted(name, metric, metric, chrf_scores, lambda _: {})


def chrf_scores(sums: Array) -> Array:
    """The chrF of rows of counts: of hypothesis, reference and matches, by order; recall counts
    twice (beta 2), and orders that one side has not are left out.
    """
    own, other, right = (sums[:, start::3] for start in range(3))
    known = (own > 0) & (other > 0)
    orders = np.maximum(known.sum(axis=1), 1)
    precision = (np.where(known, right, 0) / np.maximum(own, 1)).sum(axis=1) / orders
    recall = (np.where(known, right, 0) / np.maximum(other, 1)).sum(axis=1) / orders
    bottom = 4 * precision + recall
    return np.asarray(100 * 5 * precision * recall / np.where(bottom > 0, bottom, 1))


def ter(corpus: Corpus) -> Counted:
    """The translation edit rate; for Chinese script over characters."""
    from sacrebleu.metrics.ter import TER

    split = _tokenizers.asian(corpus.language)
    metric = TER(normalized=split, asian_support=split, references=references_of(corpus))
    return Counted("TER", metric, metric, ter_scores, lambda _: {}, higher_is_better=False)


def ter_scores(sums: Array) -> Array:
    """The TER of rows of numbers: edits and the mean length of the references."""
    edits, lengths = sums[:, 0], sums[:, 1]
    rates = np.where(lengths > 0, edits / np.where(lengths > 0, lengths, 1), edits > 0)
    return np.asarray(100 * rates)
