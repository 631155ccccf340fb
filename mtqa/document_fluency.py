"""The fluency of whole documents: raw scores of their segments, by one model.

What the check `fluency` calls a defect is another matter: it knows thresholds and what to spare.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import mtqa.models as catalogues
from mtqa.errors import UsageError
from mtqa.formats import choose, read_document
from mtqa.text.decoding import decode, raw_text, read_bytes
from mtqa.text.languages import identify, standardize
from mtqa.text.toml import nearest
from mtqa.types import Kind, Location, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from mtqa.models import Model
    from mtqa.models._fluency import FluencyModel, SentenceFluency, TokenFluency
    from mtqa.types import Document

TASKS = ("fluency", "masked-lm", "causal-lm")
"""The tasks of models that judge fluency, the default one first."""

_TOGETHER = 64  # segments, after which progress is told


@dataclass(frozen=True, slots=True)
class SegmentFluency:
    """A segment, and what the model says of it. `location` is where it begins in the file."""

    text: str
    language: str
    kind: Kind
    location: Location
    fluency: SentenceFluency

    def worst(self, limit: int) -> tuple[TokenFluency, ...]:
        """At most `limit` tokens, the worst first."""
        ranked = sorted(self.fluency.tokens, key=lambda token: -token.error)
        return tuple(ranked[:limit])


@dataclass(frozen=True, slots=True)
class DocumentFluency:
    """A document's segments. `value` is the mean of theirs, each weighing as much as it has
    tokens; None where the model sees no token. `signature` is what reproduces the numbers.
    """

    path: str
    language: str
    signature: str
    segments: tuple[SegmentFluency, ...]
    notes: tuple[str, ...] = ()

    @property
    def value(self) -> float | None:
        """Higher is more fluent; comparable within one language and one signature."""
        weights = [len(segment.fluency.tokens) for segment in self.segments]
        values = [segment.fluency.value for segment in self.segments]
        total = sum(weights)
        if not total:
            return None
        return sum(w * v for w, v in zip(weights, values, strict=True)) / total


def choose_model(id_: str | None, further: Sequence[Path] = ()) -> Model:
    """A model of fluency by its id, or the default one. `further` are more lists of models.

    Raises UsageError if there is none of this id, if it is for something else, or if there is no
    default; ConfigError and ModelError as the catalogue does.
    """
    known = catalogues.catalogue(further)
    able = {model.id: model for model in known.values() if model.task in TASKS}
    if id_ is None:
        if not any(model.default for model in able.values() if model.task == TASKS[0]):
            raise UsageError(f"name a model of fluency with --model: {', '.join(able)}")
        return catalogues.default_model(TASKS[0], known)
    if id_ not in known:
        raise UsageError(f"there is no model '{id_}'{nearest(id_, able)}")
    if id_ not in able:
        raise UsageError(
            f"the model {id_} is for the task '{known[id_].task}' and knows nothing of fluency; "
            f"these do: {', '.join(able)}"
        )
    return able[id_]


@cache
def load(id_: str | None, further: tuple[Path, ...] = ()) -> FluencyModel:
    """The model of `choose_model`, loaded once. Raises what it raises, and ModelError."""
    model: FluencyModel = catalogues.load_model(choose_model(id_, further))
    return model


def read(text: Path | str, *, language: str | None, input_format: str | None) -> Document:
    """A file, or a string that is the text itself. `language` None means: identify it.

    Raises InputError for a file that cannot be read.
    """
    if isinstance(text, str):
        raw, name = raw_text(text, "<text>"), input_format or "text"
    else:
        name = choose(str(text), input_format)
        raw = decode(read_bytes(str(text)), str(text))
    return read_document(raw, side=Side.TARGET, language=language, input_format=name)


def score_document(
    document: Document, model: FluencyModel, progress: Callable[[int, int], None] | None = None
) -> DocumentFluency:
    """All segments of a document. `progress` is told how many are done and how many there are."""
    segments = [
        (one.text, one.language, one.kind, document.location(one)) for one in document.segments
    ]
    scored = tuple(_scored(segments, model, progress))
    return DocumentFluency(
        document.raw.path, document.language, model.signature, scored, document.notes
    )


def score_texts(
    texts: Sequence[str], model: FluencyModel, *, language: str | None = None
) -> DocumentFluency:
    """Texts that are segments already, scored as they are, of one language."""
    tag = standardize(language) if language else identify("\n".join(texts))[0]
    segments = [
        (text, tag, Kind.PROSE, Location("<texts>", number, 1))
        for number, text in enumerate(texts, start=1)
    ]
    return DocumentFluency("<texts>", tag, model.signature, tuple(_scored(segments, model, None)))


def _scored(
    segments: Sequence[tuple[str, str, Kind, Location]],
    model: FluencyModel,
    progress: Callable[[int, int], None] | None,
) -> Iterator[SegmentFluency]:
    for start in range(0, len(segments), _TOGETHER):
        if progress is not None:
            progress(start, len(segments))
        part = segments[start : start + _TOGETHER]
        texts, languages = [one[0] for one in part], [one[1] for one in part]
        found = model.score(texts, languages=languages)
        for segment, fluency in zip(part, found, strict=True):
            yield SegmentFluency(*segment, fluency)
