"""What a wrong number is reported as."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.checks.wrong_number import _examples as examples
from mtqa.text.quantities import PERCENT, PLAIN, WEEKDAY, Quantity, format_number, format_scaled
from mtqa.types import Code, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from decimal import Decimal

    from mtqa.checks.wrong_number._compare import Difference
    from mtqa.checks.wrong_number._format import Misformat
    from mtqa.checks.wrong_number._measures import Mismatch
    from mtqa.checks.wrong_number._moments import Pair
    from mtqa.text.quantities import Clock
    from mtqa.types import Unit

CHANGED = "wrong-number/changed"
MISSING = "wrong-number/missing"
ADDED = "wrong-number/added"
FORMAT = "wrong-number/format"
UNIT = "wrong-number/unit"
CURRENCY = "wrong-number/currency"

_TEN = 10
_NAMED = 3
_SMALL = 100
_UNGROUPED = 10_000
"""Numbers with fewer digits may be years, which have no mark."""


def hit_for_format(unit: Unit, fault: Misformat) -> Hit:
    """About a numeral, with the right way to write it."""
    assert fault.quantity.numeral is not None
    return Hit(
        code=FORMAT,
        unit=unit.id,
        span=Span(Side.TARGET, *fault.quantity.numeral),
        detail={"right": fault.right},
        suggestions=(fault.right,),
    )


def hit_for_difference(unit: Unit, difference: Difference) -> Hit:
    """About a number that changed, got lost or came in."""
    assert unit.source is not None
    assert unit.target is not None
    source, target = difference.source, difference.target
    if target is None:
        assert source is not None
        detail = {"value": _shown(source)}
        span = Span(Side.SOURCE, source.start, source.end)
        return Hit(code=MISSING, unit=unit.id, span=span, detail=detail, severity=_severity(source))
    span = Span(Side.TARGET, target.start, target.end)
    if source is None:
        return Hit(code=ADDED, unit=unit.id, span=span, detail={"value": _shown(target)})
    right = _right(source.value, target, unit.target.text, unit.target.language)
    return Hit(
        code=CHANGED,
        unit=unit.id,
        span=span,
        related=((unit.id, Span(Side.SOURCE, source.start, source.end)),),
        detail={
            "value": _shown(target),
            "source": unit.source.text[source.start : source.end],
            "right": _shown(source),
        },
        suggestions=(right,) if right else (),
        severity=Severity.CRITICAL if difference.factor >= _TEN else Severity.MAJOR,
    )


def hit_for_mismatch(unit: Unit, mismatch: Mismatch) -> Hit:
    """About a number that counts another thing than in the source."""
    source, target = mismatch.source, mismatch.target
    return Hit(
        code=CURRENCY if mismatch.currency else UNIT,
        unit=unit.id,
        span=Span(Side.TARGET, target.start, target.end),
        related=((unit.id, Span(Side.SOURCE, source.start, source.end)),),
        detail={"unit": _counted(target), "right": _counted(source)},
    )


def _counted(quantity: Quantity) -> str:
    """What a number counts, or may count."""
    if quantity.kind == PERCENT:
        return "per cent"
    return " or ".join(sorted(quantity.units)[:_NAMED]) or "no unit"


def hit_for_moment(unit: Unit, pair: Pair) -> Hit:
    """About a date or a time of day that is another one in the source. Translators of news often
    count days from another one, so that a wrong day of the week is minor.
    """
    assert unit.source is not None
    source, target = pair
    return Hit(
        code=CHANGED,
        unit=unit.id,
        span=Span(Side.TARGET, target.start, target.end),
        related=((unit.id, Span(Side.SOURCE, source.start, source.end)),),
        detail={
            "value": str(target),
            "source": unit.source.text[source.start : source.end],
            "right": str(source),
        },
        severity=Severity.MINOR if str(target).startswith(WEEKDAY) else None,
    )


def hit_for_lost_time(unit: Unit, clock: Clock) -> Hit:
    """About a time of day that the translation does not tell."""
    span = Span(Side.SOURCE, clock.start, clock.end)
    detail = {"value": str(clock)}
    return Hit(code=MISSING, unit=unit.id, span=span, detail=detail, severity=Severity.MINOR)


def _severity(lost: Quantity) -> Severity:
    """A small count may be left out on purpose; a measure or a large number hardly is."""
    small = lost.kind == PLAIN and lost.scale == 1 and lost.value < _SMALL
    return Severity.MINOR if small else Severity.MAJOR


def _shown(quantity: Quantity) -> str:
    """With English separators, which the messages are written with."""
    plain = quantity.scale == 1 and quantity.value < _UNGROUPED
    shown = f"{quantity.value:f}" if plain else f"{quantity.value:,f}"
    shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
    return f"{shown} %" if quantity.kind == PERCENT else shown


def _right(value: Decimal, target: Quantity, text: str, language: str) -> str | None:
    """The text of a quantity with another value."""
    if target.scale != 1 and target.scale % 1000 == 0:
        number = format_scaled(value, language)
    else:
        number = format_number(value.normalize(), language, grouped=value >= _UNGROUPED)
    return None if number is None else number + text[target.stop : target.end]


CODES = {
    CHANGED: Code(
        category="accuracy/mistranslation",
        severity=Severity.MAJOR,
        message="“{quote}” is {value}; the source says “{source}”, which is {right}",
        why="A number became another one. The words for large numbers are false friends (a billion"
        " is a Milliarde, 億 is a hundred million), and digits and decimal marks get lost or"
        " swapped. By a factor of ten or more it is critical.",
        examples=examples.CHANGED,
    ),
    MISSING: Code(
        category="accuracy/omission",
        severity=Severity.MAJOR,
        message="“{quote}” of the source, which is {value}, is missing in the translation",
        why="The source has a precise number that neither the translation nor what stands around"
        " it says in any form. A count below a hundred may be left out on purpose: that is minor.",
        examples=examples.MISSING,
    ),
    ADDED: Code(
        category="accuracy/addition",
        severity=Severity.MINOR,
        message="“{quote}”, which is {value}, is not in the source",
        why="The translation has a precise number that neither the source nor what stands around"
        " it says in any form.",
        examples=examples.ADDED,
    ),
    UNIT: Code(
        category="accuracy/mistranslation",
        severity=Severity.MAJOR,
        message="“{quote}” is in {unit}, and in {right} in the source",
        why="The number is that of the source, but it counts something else: miles for kilometres,"
        " hours for minutes, or the percent sign is gone. A unit may be converted, but then the"
        " number changes with it.",
        examples=examples.UNIT,
    ),
    CURRENCY: Code(
        category="accuracy/mistranslation",
        severity=Severity.MAJOR,
        message="“{quote}” is in {unit}, and in {right} in the source",
        why="The amount is that of the source, but in another currency, which is another price.",
        examples=examples.CURRENCY,
    ),
    FORMAT: Code(
        category="locale-conventions/number-format",
        severity=Severity.MINOR,
        message="“{quote}” should be written “{right}”",
        why="Languages use other marks for decimals and thousands (Unicode CLDR): 48,250 is more"
        " than forty-eight thousand in English, and not even forty-nine in German. Where both"
        " readings are possible, the source decides.",
        examples=examples.FORMAT,
    ),
}
