"""The quality of the units of a run: judged once, whoever asks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import mtqa.models as catalogues
from mtqa.models._quality import Pair
from mtqa.text.languages import falls_under
from mtqa.types import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from mtqa.models._quality import SegmentQuality
    from mtqa.models.quality import EmbeddedQuality
    from mtqa.types import Context

_KNOWN: WeakKeyDictionary[Any, Mapping[str, SegmentQuality]] = WeakKeyDictionary()


@cache
def embedded() -> EmbeddedQuality:
    """The default model of quality, loaded once. Raises ConfigError or ModelError."""
    models = catalogues.catalogue()
    model: EmbeddedQuality = catalogues.load_model(catalogues.default_model("qe", models))
    return model


def judged(context: Context) -> Mapping[str, SegmentQuality]:
    """The quality of each unit that has both sides, by id.

    Nothing where there is no source or no encoder, where the languages are not known or the same,
    or where the encoder in use is not the one that the model was made for.
    """
    encodings = context.encodings
    if encodings is None or not _fits(context):
        return {}
    if encodings not in _KNOWN:
        _KNOWN[encodings] = _judged(context)
    return _KNOWN[encodings]


def _fits(context: Context) -> bool:
    if context.source is None or context.encodings is None:
        return False
    source, target = context.source.language, context.target.language
    if UNDETERMINED in (source, target) or falls_under(target, source):
        return False
    encoder = context.encodings.encoder
    return bool(encoder.knows(source) and encoder.knows(target))


def _judged(context: Context) -> Mapping[str, SegmentQuality]:
    model = embedded()
    if context.encodings is None or context.encodings.signature != model.encoder:
        return {}
    assert context.source is not None
    languages = context.source.language, context.target.language
    units = [unit for unit in context.units if unit.source and unit.target]
    pairs = [
        Pair(unit.source.text, unit.target.text, *languages)
        for unit in units
        if unit.source and unit.target
    ]
    found = model.score(pairs, encodings=context.encodings)
    return {unit.id: one for unit, one in zip(units, found, strict=True)}
