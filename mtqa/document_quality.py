"""The quality of translated documents: what each of their units can be expected to cost, and which
words are suspect. Raw scores of a model; what the check `quality` calls a defect knows thresholds.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtqa.errors import UsageError
from mtqa.files import Options, Task
from mtqa.models._judging import embedded, judged
from mtqa.reading import context_of, target_of

if TYPE_CHECKING:
    from pathlib import Path

    from mtqa.config import Config
    from mtqa.models._quality import SegmentQuality
    from mtqa.reading import Progress
    from mtqa.types import Location


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


def score(
    target: Path | str,
    source: Path | str | None,
    config: Config,
    *,
    input_format: str | None = None,
    progress: Progress | None = None,
) -> DocumentQuality:
    """A translation against its source, which a bilingual file holds itself. Strings are texts.

    Raises UsageError without a source, and where the languages are not known, are the same, or
    are none that the encoder was made for; else MtqaError.
    """
    options = Options(config, input_format)
    task = Task(target, source)
    document = target_of(task, config, options)
    context = context_of(task, document, config, options, progress=progress)
    if context.source is None:
        raise UsageError(f"{document.raw.path}: quality needs the source: name it with --source")
    tags = context.source.language, document.language
    found = judged(context)
    if not found and any(unit.source and unit.target for unit in context.units):
        raise UsageError(
            f"{document.raw.path}: no model of quality can judge {tags[1]} against {tags[0]}; "
            "name the languages if they are others"
        )
    units = tuple(
        UnitQuality(
            unit.id, unit.source.text, unit.target.text, document.location(unit.target),
            found[unit.id],
        )
        for unit in context.units
        if unit.source and unit.target and unit.id in found
    )  # fmt: skip
    notes = list(document.notes)
    if any(unit.quality.unseen for unit in units):
        notes.append(
            f"the model has learnt from no judged translation of {tags[0]} into {tags[1]}: its"
            " numbers rank segments, but say less about how bad they are"
        )
    return DocumentQuality(
        document.raw.path, *tags, embedded().signature, units, tuple(notes)
    )  # fmt: skip
