"""The documents of a translation, read and aligned."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa import registry
from mtqa.align import ids
from mtqa.align._units import build_units
from mtqa.config import Config
from mtqa.errors import InputError, MtqaError, UsageError
from mtqa.formats import choose, read_document
from mtqa.formats._bilingual import (
    Pairs,
    choices,
    links,
    read_pairs,
    select,
    with_references,
    with_source,
)
from mtqa.text.decoding import decode, raw_text, read_bytes
from mtqa.text.inlines import with_shared
from mtqa.types import UNDETERMINED, Aligner, Context, Document, Side

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
    only: str | None = None
    """Of several translations in the file, the name of the one to judge."""


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
    _pairs.cache_clear()


def expanded(tasks: Sequence[Task], options: Options) -> list[Task]:
    """The same, with a task for each translation in a file that holds several, as far as nothing
    says which of them is meant.
    """
    return [one for task in tasks for one in _by_language(task, options)]


def _by_language(task: Task, options: Options) -> list[Task]:
    path = task.target
    if task.only or not isinstance(path, Path):
        return [task]
    try:
        form = _format(path, options)
        found = form.units(_raw_file(path, _name(path, options))) if form.units else ()
        wanted = task.language or options.config.for_file(path).target_language
        chosen = choices(found, wanted) if len(found) > 1 else []
    except MtqaError:  # Whoever judges the file comes upon it, too, and says so.
        return [task]
    return [replace(task, only=name) for name in chosen] or [task]


def target_of(task: Task, config: Config, options: Options) -> Document:
    """The translation itself. Raises MtqaError if it cannot be read."""
    pairs = _own_pairs(task, config, options)
    if pairs is not None:
        return pairs.target
    return _read(task.target, Side.TARGET, task.language or config.target_language, options)


def format_of(document: Document, options: Options) -> Format:
    """The format that a document was read with."""
    path = document.raw.path
    return _format(path if path.startswith("<") else Path(path), options)


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
        encodings = _encodings([target, source, *references], options, progress)
    else:
        source, references = _others(task, config, options)
        others = [document for document in (source, *references) if document is not None]
        encodings = _encodings([target, *others], options, progress) if others else None
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
    if not isinstance(task.target, Path) or _format(task.target, options).units is None:
        return None
    language = task.only or task.language or config.target_language
    return _pairs(task.target, options.input_format, config.source_language, language)


def _completed(pairs: Pairs, task: Task, config: Config, options: Options) -> Pairs:
    """With what other bilingual files say. Raises UsageError for anything else that is given."""
    if task.alignment is not None:
        raise UsageError(f"{task.target} says itself what belongs together: no --alignment fits it")
    assert isinstance(task.target, Path)
    name = _name(task.target, options)

    def read(path: Path | str, source: str | None, target: str | None) -> Pairs:
        if not isinstance(path, Path) or _format(path, options).units is None:
            message = "only a file with source and translation in it fits one of that kind"
            raise UsageError(f"{message}: {path} is none, {task.target} is")
        return _pairs(path, options.input_format, source, target)

    def same(path: Path | str) -> bool:
        return _name(path, options) == name

    if task.source is not None:
        other = read(task.source, None, config.source_language)
        pairs = with_source(pairs, other, ids=same(task.source))
    language = None if pairs.target.language == UNDETERMINED else pairs.target.language
    others = [
        (read(path, config.source_language, language), same(path)) for path in task.references
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


def _name(path: Path | str, options: Options) -> str:
    return choose(str(path), options.input_format) if isinstance(path, Path) else "text"


def _format(path: Path | str, options: Options) -> Format:
    form: Format = registry.load("formats", _name(path, options))
    return form


def _read(path: Path | str, side: Side, language: str | None, options: Options) -> Document:
    name = _name(path, options)
    if _format(path, options).units is not None:
        raise InputError(
            "this file holds source and translation: give it as the translation", path=str(path)
        )
    raw = _raw_file(path, name) if isinstance(path, Path) else raw_text(path, f"<{side}>")
    return read_document(raw, side=side, language=language, input_format=name)


@cache
def _raw_file(path: Path, name: str) -> RawText:
    """Kept for the length of a run, because many translations share one source."""
    form: Format = registry.load("formats", name)
    content = read_bytes(str(path))
    return form.open(content, str(path)) if form.open else decode(content, str(path))


@lru_cache(maxsize=4)
def _pairs(path: Path, input_format: str | None, source: str | None, target: str | None) -> Pairs:
    """Kept while one translation is judged, which asks for it several times."""
    name = choose(str(path), input_format)
    form: Format = registry.load("formats", name)
    assert form.units is not None
    raw = _raw_file(path, name)
    found = form.units(raw)
    chosen = select(found, target, raw.path)
    stated = target if len(found) == 1 else chosen.target_language
    return read_pairs(raw, chosen, source_language=source, target_language=stated)
