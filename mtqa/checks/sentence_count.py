"""Finds a text whose translation has far fewer or far more sentences.

Translators join and split sentences. So only what cannot be explained by that is reported: half of
the sentences, and at least two of them, where the lengths of the texts say so, too. With the option
`exact`, any difference is reported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from mtqa.text.lengths import usual
from mtqa.text.prose import prose
from mtqa.text.sentences import spans
from mtqa.types import Check, Code, Example, Hit, Option, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

FEWER = "sentence-count/fewer"
MORE = "sentence-count/more"

_SCANNED = 20_000
_ENDS = ".!?。！？…؟।"
_WORD = regex.compile(r"\p{L}{2,}|[\p{Han}\p{Hiragana}\p{Katakana}]")
_LEAST = 2
_SHORTER, _LONGER = 0.3, 0.45
_WITHOUT_STOPS = frozenset({"th", "lo", "km", "my", "bo"})


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each text, on all of it."""
    if context.source is None or _without_stops(context):
        return
    exact: bool = context.options["exact"]
    for unit in units:
        source, target = unit.source, unit.target
        if source is None or target is None:
            continue
        if not exact and abs(_roughly(source.text) - _roughly(target.text)) < _LEAST:
            continue
        expected, found = _sentences(source), _sentences(target)
        fewer = found < expected
        sure = _differ(expected, found) and _lengths_agree(source, target, fewer=fewer)
        if found and (sure or (exact and found != expected)):
            code = FEWER if fewer else MORE
            detail = {"expected": str(expected), "found": str(found)}
            yield Hit(code, unit.id, Span(Side.TARGET, 0, len(target.text)), (), detail)


def _lengths_agree(source: Segment, target: Segment, *, fewer: bool) -> bool:
    """Whether a translation with fewer sentences is shorter than usual, or with more longer."""
    expected = usual(source.language, target.language)
    if expected is None:
        return False
    deviation = expected.deviation(len(source.text), len(target.text))
    return deviation < -_SHORTER if fewer else deviation > _LONGER


def _without_stops(context: Context) -> bool:
    documents = (context.source, context.target)
    return any(d is not None and d.language.partition("-")[0] in _WITHOUT_STOPS for d in documents)


def _roughly(text: str) -> int:
    """How many sentences there may be, and often a few less."""
    return sum(map(text.count, _ENDS)) if len(text) <= _SCANNED else 0


def _sentences(segment: Segment) -> int:
    """The sentences that have a word."""
    text = prose(segment)[:_SCANNED]
    found = (text[start:end] for start, end in spans(text, segment.language))
    return sum(_WORD.search(sentence) is not None for sentence in found)


def _differ(expected: int, found: int) -> bool:
    fewer, more = sorted((expected, found))
    return more - fewer >= _LEAST and more >= 2 * fewer


_MET = "The council met. It decided on the line. Work begins in May. It will cost little."

CHECK = Check(
    codes={
        FEWER: Code(
            category="accuracy/omission",
            severity=Severity.MINOR,
            message="the source has {expected} sentences, the translation {found}",
            why="Sentences may have been dropped.",
            examples=(
                Example("⟦Der Rat hat über die Linie entschieden.⟧", "de", _MET, "en", paired=True),
                Example("⟦Le conseil s'est réuni. Il a décidé.⟧", "fr", _MET, "en", paired=True),
                Example("⟦議会は路線を決めました。⟧", "ja", _MET, "en", paired=True),
                Example(
                    "Der Rat trat zusammen und beschloss die Linie. Baubeginn ist im Mai, und sie"
                    " wird wenig kosten. Alle freuen sich.",
                    "de",
                    _MET,
                    "en",
                    paired=True,
                ),
                Example(
                    "議会が開かれました。路線が決まりました。工事は五月です。",
                    "ja",
                    _MET,
                    "en",
                    paired=True,
                ),
            ),
        ),
        MORE: Code(
            category="accuracy/addition",
            severity=Severity.MINOR,
            message="the source has {expected} sentences, the translation {found}",
            why="Something may have been added that the author did not write.",
            examples=(
                Example(
                    "⟦Gespeichert. Sie können gehen. Bis bald.⟧",
                    "de",
                    "Your file is saved",
                    "en",
                    paired=True,
                ),
                Example(
                    "⟦Guardado. Puede irse. Hasta pronto.⟧",
                    "es",
                    "Your file is saved.",
                    "en",
                    paired=True,
                ),
                Example(
                    "⟦Сохранено. Можно идти.⟧",
                    "ru",
                    "Your file is saved, you may go.",
                    "en",
                    {"exact": True},
                    paired=True,
                ),
                Example(
                    "Gespeichert. Sie können gehen.", "de", "Saved, you may go.", "en", paired=True
                ),
                Example(
                    "Z. B. Nr. 5 gem. Abs. 3 d. Ges.",
                    "de",
                    "For example number five.",
                    "en",
                    paired=True,
                ),
                Example("他来了。他走了。", "zh-Hans", "He came and he went.", "en", paired=True),
                Example(
                    "Сохранено. Можно идти.",
                    "ru",
                    "Your file is saved, you may go.",
                    "en",
                    paired=True,
                ),
            ),
        ),
    },
    find=find,
    options={
        "exact": Option(
            default=False,
            says="Report every difference in the number of sentences.",
            example="exact = true",
        )
    },
)
