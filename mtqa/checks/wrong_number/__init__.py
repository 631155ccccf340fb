"""Compares the numbers of a translation with those of its source, as values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.checks.wrong_number._compare import differences
from mtqa.checks.wrong_number._evidence import evidence
from mtqa.checks.wrong_number._format import foreign_convention, misformatted
from mtqa.checks.wrong_number._measures import mismatches
from mtqa.checks.wrong_number._messages import (
    CODES,
    hit_for_difference,
    hit_for_format,
    hit_for_lost_time,
    hit_for_mismatch,
    hit_for_moment,
)
from mtqa.checks.wrong_number._moments import lost_times, wrong_moments, wrong_names
from mtqa.text.quantities import has_digits, lexicon, may_name, read_fractions
from mtqa.types import UNDETERMINED, Check, Option, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.checks.wrong_number._evidence import Evidence
    from mtqa.types import Context, Hit, Segment, Unit

CONVERT = "convert"


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each number that is changed, missing, added, or written against the locale,
    and for each unit and currency that is another one.
    """
    foreign = foreign_convention(context)
    for unit in units:
        if unit.target is None or unit.target.language == UNDETERMINED:
            continue
        if not _numeric(unit.source, unit.target):
            continue
        target = evidence(unit.target)
        source = evidence(unit.source) if unit.source is not None else None
        if not target.whole or (source is not None and not source.whole):
            continue  # data, not a text
        judged = not foreign and (source is not None or context.source is None)
        hits = [hit_for_format(unit, f) for f in misformatted(target, source)] if judged else []
        if source is not None and context.source is not None:
            hits += _against(unit, source, target, context)
        yield from _apart(hits) if len(hits) > 1 else hits


def _numeric(source: Segment | None, target: Segment) -> bool:
    """Whether there can be anything to tell of: digits on a side, or number words on both."""
    if has_digits(target.text) or (source is not None and has_digits(source.text)):
        return True
    if source is None or not _says_any(source):
        return False
    return _says_any(target) or bool(read_fractions(target.text, target.language))


def _says_any(segment: Segment) -> bool:
    text, language = segment.text, segment.language
    return lexicon(language).speaks(text) or may_name(text, language)


def _against(unit: Unit, source: Evidence, target: Evidence, context: Context) -> Iterator[Hit]:
    """What the source does not say so."""
    for pair in wrong_moments(source, target):
        yield hit_for_moment(unit, pair)
    for clock in lost_times(source, target):
        yield hit_for_lost_time(unit, clock)
    for pair in wrong_names(source, target):
        yield hit_for_moment(unit, pair)
    for mismatch in mismatches(source, target, convert=context.options[CONVERT]):
        yield hit_for_mismatch(unit, mismatch)
    for difference in differences(unit, source, target, context):
        yield hit_for_difference(unit, difference)


def _apart(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits but for those that touch one before them, on either side: a wrong date has wrong
    numbers, too.
    """
    taken: list[Span] = []
    for hit in hits:
        spans = [span for span in (hit.span, *(s for _, s in hit.related)) if span is not None]
        if not any(_touch(one, other) for one in spans for other in taken):
            yield hit
            taken += spans


def _touch(one: Span, other: Span) -> bool:
    return one.side is other.side and one.start < other.end and other.start < one.end


CHECK = Check(
    codes=CODES,
    find=find,
    options={
        CONVERT: Option(
            default=True,
            says="A measure may be given in another unit (50 miles as 80 kilometres). If not, that"
            " is a wrong unit.",
            example="convert = false",
        )
    },
)
