"""The quality of the units of a run: judged once, whoever asks."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import mtqa.models as catalogues
from mtqa.models._quality import Pair
from mtqa.text.languages import falls_under
from mtqa.types import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtqa.models._quality import QualityModel, SegmentQuality
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
    """The quality of each unit that has both sides, by id, as the embedded model sees it.

    Nothing where there is no source or no encoder, where the languages are not known or the same,
    or where the encoder in use is not the one that the model was made for.
    """
    encodings = context.encodings
    if encodings is None or not (comparable(context) and _known_to(encodings.encoder, context)):
        return {}
    if encodings.signature != embedded().encoder:
        return {}
    if encodings not in _KNOWN:
        _KNOWN[encodings] = judged_by(embedded(), context)
    return _KNOWN[encodings]


def judged_by(model: QualityModel, context: Context) -> Mapping[str, SegmentQuality]:
    """The quality of each unit that has both sides, by id, as a model sees it."""
    assert context.source is not None
    languages = context.source.language, context.target.language
    pairs = {
        unit.id: Pair(unit.source.text, unit.target.text, *languages)
        for unit in context.units
        if unit.source and unit.target
    }
    found = model.score(list(pairs.values()), encodings=context.encodings)
    return dict(zip(pairs, found, strict=True))


def comparable(context: Context) -> bool:
    """Whether there are two sides, in two languages that are known."""
    if context.source is None:
        return False
    source, target = context.source.language, context.target.language
    return UNDETERMINED not in (source, target) and not falls_under(target, source)


def _known_to(encoder: Any, context: Context) -> bool:
    assert context.source is not None
    return bool(encoder.knows(context.source.language) and encoder.knows(context.target.language))
