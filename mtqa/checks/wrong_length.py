"""Finds a translation that is much shorter or longer than is usual between the two languages.

The limits are those that no human translation in the calibration data passes, or hardly any
(training/length_ratios.py); they are wider for short texts, where one word makes a difference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.text.lengths import usual
from mtqa.types import Check, Code, Example, Hit, Kind, Option, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.text.lengths import Usual
    from mtqa.types import Context, Segment, Unit

SHORT = "wrong-length/short"
LONG = "wrong-length/long"

_LEAST = 20
"""Characters from which on the length of a source tells that of its translation."""

# Limits of the logarithm of a ratio divided by the usual one: for long texts, what is added for
# short ones (divided by the length of the source), and what is in scripts like Chinese.
_TOO_SHORT = (0.62, 10.0, 0.15)
_TOO_LONG = (0.75, 11.0, 0.30)
_NOT_MEASURED = 0.15
_SURE = 0.5
_CONFIDENT = 0.5


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each text, on all of it: major where nobody can have meant it."""
    if context.source is None:
        return
    expected = usual(context.source.language, context.target.language)
    if expected is None:
        return
    tolerance: float = context.options["tolerance"]
    for unit in units:
        source, target = unit.source, unit.target
        if source is None or target is None or len(source.text) < _LEAST:
            continue
        length, found = _length(source), _length(target)
        if length < _LEAST or found == 0 or unit.confidence < _CONFIDENT:
            continue
        if Kind.METADATA in (source.kind, target.kind):
            continue
        deviation = expected.deviation(length, found)
        code = SHORT if deviation < 0 else LONG
        beyond = abs(deviation) / tolerance - _limit(code, length, expected)
        if beyond > 0:
            severity = None if beyond > _SURE else Severity.MINOR
            usually = round(expected.length(length))
            detail = {"found": str(found), "usual": str(usually)}
            span = Span(Side.TARGET, 0, len(target.text))
            yield Hit(code, unit.id, span, (), detail, severity=severity)


def _length(segment: Segment) -> int:
    """Characters that are prose."""
    return len(segment.text.strip()) - sum(i.end - i.start for i in segment.inlines)


def _limit(code: str, length: int, expected: Usual) -> float:
    base, short, dense = _TOO_SHORT if code == SHORT else _TOO_LONG
    limit = base + short / length
    return limit + dense * expected.dense + _NOT_MEASURED * (not expected.measured)


_FORD = (
    "Mayor Helen Ford said on Tuesday that work would begin in March and cost 84 million pounds."
)

CHECK = Check(
    codes={
        SHORT: Code(
            category="accuracy/omission",
            severity=Severity.MAJOR,
            message="{found} characters, where some {usual} are usual: something may be missing",
            why="Translations into this language have a usual length. This one is so much shorter"
            " that a part of the source must be missing.",
            examples=(
                Example("⟦Bürgermeisterin Helen Ford sprach.⟧", "de", _FORD, "en", paired=True),
                Example("⟦La maire a parlé.⟧", "fr", _FORD, "en", paired=True),
                Example("⟦市长说话了。⟧", "zh-Hans", _FORD, "en", paired=True),
                Example("⟦Мэр выступила.⟧", "ru", _FORD, "en", paired=True),
                Example(
                    "Bürgermeisterin Ford sagte am Dienstag, im März gehe es los, für 84 Millionen"
                    " Pfund.",
                    "de",
                    _FORD,
                    "en",
                    paired=True,
                ),
                Example(
                    "市长海伦·福特周二表示，工程将于三月开工，耗资8400万英镑。",
                    "zh-Hans",
                    _FORD,
                    "en",
                    paired=True,
                ),
                Example("Speichern", "de", "Save the file now", "en", paired=True),
            ),
        ),
        LONG: Code(
            category="accuracy/addition",
            severity=Severity.MAJOR,
            message="{found} characters, where some {usual} are usual: something may be added",
            why="Translations into this language have a usual length. This one is so much longer"
            " that it must say something that the source does not.",
            examples=(
                Example(
                    f"⟦{_FORD} {_FORD} {_FORD}⟧",
                    "en",
                    "Bürgermeisterin Ford sprach am Dienstag.",
                    "de",
                    paired=True,
                ),
                Example(
                    "⟦Ihre Datei wurde soeben erfolgreich auf unserem Server in Frankfurt"
                    " gespeichert und steht Ihnen dort zur Verfügung.⟧",
                    "de",
                    "Your file has been saved.",
                    "en",
                    paired=True,
                ),
                Example(
                    "⟦お客様のファイルは正常にサーバーに保存されました。この後は、ブラウザーを閉じて電源を切って"
                    "もかまいません。ご不明な点がありましたら、いつでも当社の窓口までお問い合わせください。⟧",
                    "ja",
                    "Your file has been saved.",
                    "en",
                    paired=True,
                ),
                Example(
                    "Ihre Datei wurde erfolgreich gespeichert.",
                    "de",
                    "Your file has been saved.",
                    "en",
                    paired=True,
                ),
                Example(
                    "ファイルが正常に保存されました。",
                    "ja",
                    "Your file has been saved.",
                    "en",
                    paired=True,
                ),
                Example("Rückgängig machen", "de", "Undo", "en", paired=True),
            ),
        ),
    },
    find=find,
    options={
        "tolerance": Option(
            default=1.0,
            says="Multiplies how far lengths may be from the usual ones (on a logarithmic scale).",
            example="tolerance = 1.5",
        )
    },
)
