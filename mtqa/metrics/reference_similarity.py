"""How close the translation comes to the best of its references, by the encoder's token states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.errors import UsageError
from mtqa.metrics._soft import SoftOverlap, compare
from mtqa.text.languages import falls_under
from mtqa.types import Measured, Metric, Score

if TYPE_CHECKING:
    from mtqa.types import Context, Corpus, CorpusMetric


def score(context: Context) -> Measured | None:
    """By unit and for the document; None without encodings or references in its language, and
    for a language that the model was not made for.
    """
    if context.encodings is None or not context.encodings.encoder.knows(context.target.language):
        return None
    language = context.target.language.partition("-")[0]
    measured = [
        found
        for index, reference in enumerate(context.references)
        if falls_under(reference.language, language)
        and (found := compare(_pairs(context, index), context.encodings, name="reference"))
    ]
    if not measured:
        return None
    units: dict[str, Score] = {}
    for found in measured:
        for unit, value in found.units.items():
            units[unit] = max(units.get(unit, value), value, key=lambda one: one.value)
    return Measured(max((f.document for f in measured), key=lambda one: one.value), units)


def _pairs(context: Context, index: int) -> dict[str, tuple[str, str]]:
    return {
        unit.id: (reference.text, unit.target.text)
        for unit in context.units
        if unit.target is not None
        and (reference := unit.references[index]) is not None
        and any(map(str.isalpha, unit.target.text))
    }


def over(corpus: Corpus) -> CorpusMetric:
    """Similarity with the best reference over a corpus. Raises UsageError without a reference."""
    if not corpus.references or corpus.encodings is None:
        raise UsageError("the metric reference-similarity needs a reference and an encoder")
    return SoftOverlap("reference", corpus.references, corpus.encodings)


METRIC = Metric(score, over, needs_model=True)
