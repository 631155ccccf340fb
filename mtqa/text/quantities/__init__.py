"""The quantities of a text with their values, whatever the language and the script.

Numerals are read by the marks of the locale (Unicode CLDR), number words by the lexicons in
`languages/`. A value is exact (Decimal). What a text merely may mean by its words, such as
"half" for 50 %, is told by `mentioned`.
"""

from __future__ import annotations

from mtqa.text.quantities._facts import facts
from mtqa.text.quantities._lexicon import knows
from mtqa.text.quantities._locale import digit_runs, style_for
from mtqa.text.quantities._mentions import mentioned
from mtqa.text.quantities._quantity import CODE, MONEY, PERCENT, PLAIN, TIME, Quantity
from mtqa.text.quantities._reader import read_quantities
from mtqa.text.quantities._writing import format_number, format_scaled

__all__ = [
    "CODE",
    "MONEY",
    "PERCENT",
    "PLAIN",
    "TIME",
    "Quantity",
    "digit_runs",
    "facts",
    "format_number",
    "format_scaled",
    "knows",
    "mentioned",
    "read_quantities",
    "style_for",
]
