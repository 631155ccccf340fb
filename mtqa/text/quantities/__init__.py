"""The quantities of a text with their values, whatever the language and the script.

Numerals are read by the marks of the locale (Unicode CLDR), number words by the lexicons in
`languages/`. A value is exact (Decimal). What a text merely may mean by its words, such as
"half" for 50 %, is told by `mentioned`.
"""

from __future__ import annotations

from mtqa.text.quantities._calendar import Date, dates_agree
from mtqa.text.quantities._clock import Clock, clocks_agree
from mtqa.text.quantities._facts import facts
from mtqa.text.quantities._fractions import Fraction, fractions_agree, read_fractions
from mtqa.text.quantities._lexicon import knows, lexicon
from mtqa.text.quantities._locale import digit_runs, style_for
from mtqa.text.quantities._mentions import mentioned
from mtqa.text.quantities._names import MONTH, WEEKDAY, Name, may_name, read_names
from mtqa.text.quantities._quantity import (
    CODE,
    MONEY,
    ORDINAL,
    PERCENT,
    PLAIN,
    ROMAN,
    TIME,
    Quantity,
)
from mtqa.text.quantities._reader import Reading, has_digits, read, read_quantities
from mtqa.text.quantities._serials import Serial, serials_agree
from mtqa.text.quantities._units import is_currency, ratio, usual
from mtqa.text.quantities._writing import format_number, format_scaled

__all__ = [
    "CODE",
    "MONEY",
    "MONTH",
    "ORDINAL",
    "PERCENT",
    "PLAIN",
    "ROMAN",
    "TIME",
    "WEEKDAY",
    "Clock",
    "Date",
    "Fraction",
    "Name",
    "Quantity",
    "Reading",
    "Serial",
    "clocks_agree",
    "dates_agree",
    "digit_runs",
    "facts",
    "format_number",
    "format_scaled",
    "fractions_agree",
    "has_digits",
    "is_currency",
    "knows",
    "lexicon",
    "may_name",
    "mentioned",
    "ratio",
    "read",
    "read_fractions",
    "read_names",
    "read_quantities",
    "serials_agree",
    "style_for",
    "usual",
]
