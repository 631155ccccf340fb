"""The units whose fluency can be compared with that of native sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mtqa.text import words
from mtqa.types import Kind, Score

if TYPE_CHECKING:
    from mtqa.types import Context

FEWEST = 3
"""Words that a unit has at least: what is shorter is hardly a sentence."""


def judged(context: Context) -> dict[str, Any]:
    """By unit id, the fluency of units of prose; empty without a calibrated model."""
    if context.fluency is None:
        return {}
    units = [
        (unit.id, unit.target.text)
        for unit in context.units
        if unit.target is not None
        and unit.target.kind is Kind.PROSE
        and words.count(unit.target.text) >= FEWEST
    ]
    found = context.fluency.of([text for _, text in units])
    pairs = zip(units, found, strict=True)
    return {unit: one for (unit, _), one in pairs if one.percentile is not None}


def named(name: str, value: float, context: Context, *, higher_is_better: bool = True) -> Score:
    """A score with what reproduces it."""
    assert context.fluency is not None
    native = context.fluency.calibrated_on
    signature = f"{name}|{context.fluency.signature}|native:{native}"
    return Score(name, round(value, 4), signature, higher_is_better=higher_is_better)
