"""The documents of a translation, read and aligned."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa import registry
from mtqa.align import ids
from mtqa.align._units import build_units
from mtqa.errors import InputError, UsageError
from mtqa.files import Task, format_at, format_name, pairs_in, raw_file
from mtqa.formats import read_document
from mtqa.formats._counterparts import links, with_references, with_source
from mtqa.text.decoding import raw_text
from mtqa.text.inlines import with_shared
from mtqa.types import Aligner, Context, Document, Side

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mtqa.config import Config
    from mtqa.files import Options
    from mtqa.formats._bilingual import Pairs
    from mtqa.models._encoding import Encoder
    from mtqa.models._encoding import Encodings as EncodingsOfRun
    from mtqa.models._fluency import FluencyModel
    from mtqa.types import Encodings, Fluencies, Format, Link

    Progress = Callable[[str, int, int], None]
    """Called with what is done next, how much of it is done, and how much there is."""

ALIGNERS = {True: "embedding", False: "length"}
"""The aligner with and without models."""


def target_of(task: Task, config: Config, options: Options) -> Document:
    """The translation itself. Raises MtqaError if it cannot be read."""
    pairs = _own_pairs(task, config, options)
    if pairs is not None:
        return pairs.target
    return _read(task.target, Side.TARGET, task.language or config.target_language, options)


def format_of(document: Document, options: Options) -> Format:
    """The format that a document was read with."""
    path = document.raw.path
    return format_at(path if path.startswith("<") else Path(path), options)


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
    pairs = _own_pairs(task, config, options)
    source: Document | None
    if pairs is not None:
        pairs = _completed(pairs, task, config, options)
        source, references, units = pairs.source, pairs.references, pairs.units
        encodings, fluency = _models([target, source, *references], options, progress)
    else:
        source, references = _others(task, config, options)
        others = [document for document in (source, *references) if document is not None]
        encodings, fluency = _models([target, *others], options, progress)
        aligner = _aligner(task.alignment, source, target, encodings)
        units = build_units(source, target, references, aligner, encodings)
        units = ids.completed(units, source, target, references)
    if prefix:
        units = tuple(replace(unit, id=prefix + unit.id) for unit in units)
    return Context(
        target,
        source,
        references,
        tuple(map(with_shared, units)),
        rule_directories=config.rules,
        encodings=encodings,
        fluency=fluency,
        paired=pairs is not None or (source is not None and ids.applies(source, target)),
    )


def _others(
    task: Task, config: Config, options: Options
) -> tuple[Document | None, tuple[Document, ...]]:
    """The source and the references of a translation."""
    language = task.language or config.target_language
    source = task.source and _read(task.source, Side.SOURCE, config.source_language, options)
    references = (_read(path, Side.REFERENCE, language, options) for path in task.references)
    return source or None, tuple(references)


def _own_pairs(task: Task, config: Config, options: Options) -> Pairs | None:
    """What the translation holds, if it is a bilingual file."""
    if not isinstance(task.target, Path) or format_at(task.target, options).units is None:
        return None
    language = task.only or task.language or config.target_language
    return pairs_in(task.target, options.input_format, config.source_language, language)


def _completed(pairs: Pairs, task: Task, config: Config, options: Options) -> Pairs:
    """With what other bilingual files say. Raises UsageError for anything else that is given."""
    if task.alignment is not None:
        raise UsageError(f"{task.target} says itself what belongs together: no --alignment fits it")
    assert isinstance(task.target, Path)
    name = format_name(task.target, options)

    def read(path: Path | str, source: str | None, target: str | None, likely: str) -> Pairs:
        if not isinstance(path, Path) or format_at(path, options).units is None:
            message = "only a file with source and translation in it fits one of that kind"
            raise UsageError(f"{message}: {path} is none, {task.target} is")
        return pairs_in(path, options.input_format, source, target, likely)

    def same(path: Path | str) -> bool:
        return format_name(path, options) == name

    if task.source is not None:
        other = read(task.source, None, config.source_language, pairs.source.language)
        pairs = with_source(pairs, other, ids=same(task.source))
    wanted = task.language or config.target_language
    others = [
        (read(path, config.source_language, wanted, pairs.target.language), same(path))
        for path in task.references
    ]
    return with_references(pairs, others)


def align_files(
    source: Path, target: Path | None, options: Options, alignment: Path | None = None
) -> tuple[Document, Document, Sequence[Link]]:
    """Two documents and the links between their segments; a bilingual file needs no other one.
    Raises MtqaError.
    """
    task = Task(target or source, source if target else None, alignment=alignment)
    pairs = _own_pairs(task, options.config, options)
    if pairs is not None:
        pairs = _completed(pairs, task, options.config, options)
        return pairs.source, pairs.target, links(pairs)
    if target is None:
        raise UsageError(f"{source} holds one text only: name its translation, too")
    first = _read(source, Side.SOURCE, options.config.source_language, options)
    second = _read(target, Side.TARGET, options.config.target_language, options)
    encodings = None
    if options.models and not alignment:
        encodings = _encodings([first], options)
        encodings.add(segment.text for one in (first, second) for segment in one.segments)
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


def _models(
    documents: Sequence[Document], options: Options, progress: Progress | None
) -> tuple[EncodingsOfRun, Fluencies | None] | tuple[None, None]:
    """What models say of the texts, the translation being the first document: everything encoded
    once, and how fluent the translation is. Raises ModelError.
    """
    if not options.models:
        return None, None
    encodings = _encodings(documents, options, progress)
    # Fluency first: it needs states of the translation that are not kept.
    fluency = _fluency(documents[0], encodings, options.config)
    encodings.add(segment.text for document in documents for segment in document.segments)
    return encodings, fluency


def _encodings(
    documents: Sequence[Document], options: Options, progress: Progress | None = None
) -> EncodingsOfRun:
    """The encodings of a run, which hold nothing yet. Where there are two sides to compare, they
    keep the layers that quality is judged by. Raises ModelError.
    """
    from mtqa.models._encoding import Encodings
    from mtqa.models.quality._inputs import LAYERS

    told = partial(progress, f"tokens of {documents[0].raw.path}") if progress else None
    encoder = _encoder(options.config.models)
    layers = LAYERS if len(documents) > 1 and encoder.layers >= max(LAYERS) else ()
    return Encodings(encoder, layers=layers, progress=told)


def _fluency(target: Document, encodings: Encodings, config: Config) -> Fluencies | None:
    """How fluent the translation is, by the default model; None where that model was trained on
    another encoder than the one of this machine, or the encoder does not know the language.
    Raises ModelError.
    """
    from mtqa.models._fluencies import Fluencies

    model = _fluency_model(config.models)
    usable = getattr(model, "encoder", encodings.signature) == encodings.signature
    if not usable or not encodings.encoder.knows(target.language):
        return None
    found = Fluencies(model, target.language, encodings)
    found.add(segment.text for segment in target.segments)
    return found


@cache
def _fluency_model(further: tuple[Path, ...]) -> FluencyModel:
    """The default model of fluency of the catalogue and of further lists, loaded once."""
    from mtqa.models import catalogue, default_model, load_model

    model: FluencyModel = load_model(default_model("fluency", catalogue(further)))
    return model


@cache
def _encoder(further: tuple[Path, ...]) -> Encoder:
    """The default encoder of the catalogue and of further lists of models, loaded once."""
    from mtqa.models import catalogue, default_model, load_model

    encoder: Encoder = load_model(default_model("encoder", catalogue(further)))
    return encoder


def _read(path: Path | str, side: Side, language: str | None, options: Options) -> Document:
    name = format_name(path, options)
    if format_at(path, options).units is not None:
        raise InputError(
            "this file holds source and translation: give it as the translation", path=str(path)
        )
    raw = raw_file(path, name) if isinstance(path, Path) else raw_text(path, f"<{side}>")
    return read_document(raw, side=side, language=language, input_format=name)
