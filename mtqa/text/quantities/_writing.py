"""Writes numbers as a locale does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.text.quantities._lexicon import lexicon
from mtqa.text.quantities._locale import style_for

if TYPE_CHECKING:
    from decimal import Decimal

    from mtqa.text.quantities._locale import Style

_DIGITS = 6


def format_number(value: Decimal, tag: str, *, grouped: bool = True) -> str:
    """Digits as the locale of a BCP-47 tag writes them; four digits are not grouped by a space."""
    style = style_for(tag)
    whole, _, fraction = f"{value:f}".partition(".")
    if grouped and len(whole) > (4 if style.group == " " else 3):
        whole = _group(whole, style)
    return f"{whole}{style.decimal}{fraction}" if fraction else whole


def format_scaled(value: Decimal, tag: str) -> str | None:
    """With the largest word for a power of ten that fits ("12,6 Millionen"); None where the
    language inflects it, or has none.
    """
    for scale, word in sorted(lexicon(tag).scales.items(), reverse=True):
        digits = value / scale
        if digits > 1 and len(digits.normalize().as_tuple().digits) <= _DIGITS:
            gap = "" if tag.partition("-")[0] in {"ko", "ja", "zh"} else " "
            return f"{format_number(digits.normalize(), tag)}{gap}{word}"
    return None


def _group(whole: str, style: Style) -> str:
    mark = "\u00a0" if style.group == " " else style.group
    rest, last = whole[:-3], whole[-3:]
    step = 2 if style.indian else 3
    parts = [rest[max(i - step, 0) : i] for i in range(len(rest), 0, -step)][::-1]
    return mark.join([*parts, last])
