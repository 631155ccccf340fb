"""The documents of a translation, read and aligned."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa import registry
from mtqa.align import ids
from mtqa.align._units import build_units
from mtqa.config import Config
from mtqa.formats import choose, read_document
from mtqa.text.decoding import decode, raw_text, read_bytes
from mtqa.types import Aligner, Context, Document, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mtqa.baseline import Baseline
    from mtqa.models._encoding import Encoder
    from mtqa.types import Encodings, Format, Link, RawText

    Progress = Callable[[str, int, int], None]
    """Called with what is done next, how much of it is done, and how much there is."""

ALIGNERS = {True: "embedding", False: "length"}
"""The aligner with and without models."""


@dataclass(frozen=True, slots=True)
class Task:
    """One translation to judge. Text given as a string counts as a plain-text file. `language` is
    what the place of the file says that it is in.
    """

    target: Path | str
    source: Path | str | None = None
    references: tuple[Path | str, ...] = ()
    alignment: Path | None = None
    """A corrected alignment of source and target, as `mtqa align` writes it."""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for every translation of a run. `changed` is the git revision since which a
    segment must have changed to be judged.
    """

    config: Config = field(default_factory=Config)
    input_format: str | None = None
    models: bool = True
    jobs: int = 1
    baseline: Baseline | None = None
    changed: str | None = None


def forget() -> None:
    """Read all files anew: they may have changed since the last run."""
    _raw_file.cache_clear()


def target_of(task: Task, config: Config, options: Options) -> Document:
    """The translation itself. Raises MtqaError if it cannot be read."""
    return _read(task.target, Side.TARGET, task.language or config.target_language, options)


def format_of(document: Document, options: Options) -> Format:
    """The format that a document was read with."""
    path = document.raw.path
    name = "text" if path.startswith("<") else choose(path, options.input_format)
    form: Format = registry.load("formats", name)
    return form


def context_of(
    task: Task,
    target: Document,
    config: Config,
    options: Options,
    *,
    prefix: str = "",
    progress: Progress | None = None,
) -> Context:
    """The documents of a translation, read and aligned; `target` is read already. `prefix` begins
    the ids of the units; `progress` is told of tokens. Raises MtqaError.
    """
    source = (
        _read(task.source, Side.SOURCE, config.source_language, options) if task.source else None
    )
    language = task.language or config.target_language
    references = tuple(_read(path, Side.REFERENCE, language, options) for path in task.references)
    others = [document for document in (source, *references) if document is not None]
    encodings = _encodings([target, *others], options, progress) if others else None
    aligner = _aligner(task.alignment, source, target, encodings)
    units = build_units(source, target, references, aligner, encodings)
    units = ids.with_plural_sources(units, source, target)
    units = tuple(replace(unit, id=prefix + unit.id) for unit in units)
    return Context(
        target, source, references, units, rule_directories=config.rules, encodings=encodings
    )


def align_files(
    source: Path, target: Path, options: Options, alignment: Path | None = None
) -> tuple[Document, Document, Sequence[Link]]:
    """Two documents and the links between their segments. Raises MtqaError."""
    first = _read(source, Side.SOURCE, options.config.source_language, options)
    second = _read(target, Side.TARGET, options.config.target_language, options)
    encodings = None if alignment else _encodings([first, second], options)
    aligner = _aligner(alignment, first, second, encodings)
    return first, second, aligner.align(first, second, encodings)


def _aligner(
    alignment: Path | None, source: Document | None, target: Document, encodings: Encodings | None
) -> Aligner:
    """The aligner to use, with what a corrected alignment says of source and target."""
    usual = ids.or_else(registry.load("align", ALIGNERS[encodings is not None]))
    if alignment is None or source is None:
        return usual
    from mtqa.align._exchange import read_alignment

    links = read_alignment(alignment, source, target)

    def align(a: Document, b: Document, encodings: Encodings | None) -> Sequence[Link]:
        return links if a is source and b is target else usual.align(a, b, encodings)

    return Aligner(align)


def _encodings(
    documents: Sequence[Document], options: Options, progress: Progress | None = None
) -> Encodings | None:
    """Everything that is aligned or compared, encoded in one go. Raises ModelError."""
    if not options.models:
        return None
    from mtqa.models._encoding import Encodings

    told = partial(progress, f"tokens of {documents[0].raw.path}") if progress else None
    encodings = Encodings(_encoder(options.config.models), progress=told)
    encodings.add(segment.text for document in documents for segment in document.segments)
    return encodings


@cache
def _encoder(further: tuple[Path, ...]) -> Encoder:
    """The default encoder of the catalogue and of further lists of models, loaded once."""
    from mtqa.models import catalogue, default_model, load_model

    encoder: Encoder = load_model(default_model("encoder", catalogue(further)))
    return encoder


def _format_name(path: Path | str, options: Options) -> str:
    return choose(str(path), options.input_format) if isinstance(path, Path) else "text"


def _read(path: Path | str, side: Side, language: str | None, options: Options) -> Document:
    raw = _raw_file(path) if isinstance(path, Path) else raw_text(path, f"<{side}>")
    name = _format_name(path, options)
    return read_document(raw, side=side, language=language, input_format=name)


@cache
def _raw_file(path: Path) -> RawText:
    """Kept for the length of a run, because many translations share one source."""
    return decode(read_bytes(str(path)), str(path))
