"""The quality of translated documents: what each of their units can be expected to cost, and which
words are suspect. Raw scores of a model; what the check `quality` calls a defect knows thresholds.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import mtqa.models as catalogues
from mtqa.errors import UsageError
from mtqa.files import Options, Task
from mtqa.models._judging import comparable, embedded, judged, judged_by
from mtqa.reading import context_of, target_of
from mtqa.text.toml import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtqa.config import Config
    from mtqa.models._quality import QualityModel, SegmentQuality
    from mtqa.reading import Progress
    from mtqa.types import Context, Location

TASK = "qe"
"""The task of models of quality in models.toml."""


@dataclass(frozen=True, slots=True)
class UnitQuality:
    """A unit with both sides, where its translation begins, and what the model says of it."""

    id: str
    source: str
    target: str
    location: Location
    quality: SegmentQuality


@dataclass(frozen=True, slots=True)
class DocumentQuality:
    """The units of a translation in order. `penalty` is the mean of theirs, None without any;
    `notes` are warnings. `signature` is what reproduces the numbers.
    """

    path: str
    source_language: str
    target_language: str
    signature: str
    units: tuple[UnitQuality, ...]
    notes: tuple[str, ...] = ()

    @property
    def penalty(self) -> float | None:
        """Expected MQM points a unit."""
        known = [u.quality.penalty for u in self.units if u.quality.penalty is not None]
        return sum(known) / len(known) if known else None


def choose_model(id_: str | None, further: Sequence[Path] = ()) -> QualityModel:
    """A model of quality by its id, or the default one, loaded. `further` are more lists of models.

    Raises UsageError if there is none of this id, or if it is for something else; ConfigError and
    ModelError as the catalogue does.
    """
    if id_ is None:
        return embedded()
    known = catalogues.catalogue(further)
    able = {model.id: model for model in known.values() if model.task == TASK}
    if id_ not in able:
        raise UsageError(f"there is no model of quality '{id_}'{nearest(id_, able)}")
    model: QualityModel = catalogues.load_model(able[id_])
    return model


def score(
    target: Path | str,
    source: Path | str | None,
    config: Config,
    *,
    model: str | None = None,
    input_format: str | None = None,
    progress: Progress | None = None,
) -> DocumentQuality:
    """A translation against its source, which a bilingual file holds itself. Strings are texts;
    `model` is an id of `mtqa models list`.

    Raises UsageError without a source, and where the languages are not known or are the same, or,
    with the embedded model, are none that the encoder was made for; else MtqaError.
    """
    options = Options(config, input_format)
    config = config.for_file(target if isinstance(target, Path) else None)
    chosen = choose_model(model, config.models)
    task = Task(target, source)
    document = target_of(task, config, options)
    context = context_of(task, document, config, options, progress=progress)
    if context.source is None:
        raise UsageError(f"{document.raw.path}: quality needs the source: name it with --source")
    tags = context.source.language, document.language
    found = _found(context, chosen)
    if not found and any(unit.source and unit.target for unit in context.units):
        raise UsageError(
            f"{document.raw.path}: no model of quality can judge {tags[1]} against {tags[0]}; "
            "name the languages if they are others"
        )
    notes = list(document.notes)
    if any(one.unseen for one in found.values()):
        notes.append(
            f"the model has learnt from no judged translation of {tags[0]} into {tags[1]}: its"
            " numbers rank segments, but say less about how bad they are"
        )
    units = tuple(_units(context, found))
    return DocumentQuality(document.raw.path, *tags, chosen.signature, units, tuple(notes))


def _found(context: Context, model: QualityModel) -> Mapping[str, SegmentQuality]:
    if model is embedded():
        return judged(context)
    return judged_by(model, context) if comparable(context) else {}


def _units(context: Context, found: Mapping[str, SegmentQuality]) -> Iterator[UnitQuality]:
    for unit in context.units:
        if unit.source and unit.target and unit.id in found:
            place = context.target.location(unit.target)
            yield UnitQuality(unit.id, unit.source.text, unit.target.text, place, found[unit.id])
