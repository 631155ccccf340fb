"""How much of the source's meaning the translation has, by the encoder's token states.

It is 1 for a text compared with itself; good translations reach about .5 to .8, depending on the
languages. Units that nobody translated (the text of the source itself) have no number: it would
be perfect.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.errors import UsageError
from mtqa.metrics._soft import SoftOverlap, compare
from mtqa.text.languages import falls_under
from mtqa.types import UNDETERMINED, Measured, Metric

if TYPE_CHECKING:
    from mtqa.types import Context, Corpus, CorpusMetric, Unit


def score(context: Context) -> Measured | None:
    """By unit and for the document; None without encodings or a source in another language, and
    for languages that the model was not made for.
    """
    source = context.source
    if context.encodings is None or source is None:
        return None
    language = source.language
    own = context.target.language
    if language == UNDETERMINED or falls_under(own, language):
        return None
    if not (context.encodings.encoder.knows(language) and context.encodings.encoder.knows(own)):
        return None
    pairs = {unit.id: pair for unit in context.units if (pair := _pair(unit))}
    return compare(pairs, context.encodings, name="adequacy")


def _pair(unit: Unit) -> tuple[str, str] | None:
    if unit.source is None or unit.target is None:
        return None
    source, target = unit.source.text, unit.target.text
    if not any(map(str.isalpha, target)) or source.casefold() == target.casefold():
        return None
    return source, target


def over(corpus: Corpus) -> CorpusMetric:
    """Adequacy over a corpus. Raises UsageError without a source."""
    if corpus.sources is None or corpus.encodings is None:
        raise UsageError("the metric adequacy needs a source and an encoder")
    return SoftOverlap("adequacy", [corpus.sources], corpus.encodings)


METRIC = Metric(score, over, needs="source", needs_model=True)
