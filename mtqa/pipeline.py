"""The order of the stages: read, align, find, suppress, score, gate. Reports come after."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa import __version__, gate, registry, scoring
from mtqa.align._units import build_units
from mtqa.config import Config, covers
from mtqa.errors import MtqaError, UsageError
from mtqa.finding import find
from mtqa.formats import choose, read_document
from mtqa.rules.compiled import known_languages, refresh, rule_ids
from mtqa.suppression import suppress
from mtqa.text.decoding import decode, raw_text, read_bytes
from mtqa.text.languages import fallbacks, falls_under
from mtqa.text.toml import nearest
from mtqa.types import (
    UNDETERMINED,
    Aligner,
    Context,
    Document,
    FileError,
    Judgement,
    Result,
    Side,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mtqa.models._encoding import Encoder
    from mtqa.models._encoding import Encodings as EncodingsOfRun
    from mtqa.models._fluencies import Fluencies
    from mtqa.models._fluency import FluencyModel
    from mtqa.types import Encodings, Format, Link, Measured, RawText

    Progress = Callable[[str, int, int], None]
    """Called with what is done next, how many translations are done, and how many there are."""

ALIGNERS = {True: "embedding", False: "length"}
"""The aligner with and without models."""


@dataclass(frozen=True, slots=True)
class Task:
    """One translation to judge. Text given as a string counts as a plain-text file."""

    target: Path | str
    source: Path | str | None = None
    references: tuple[Path | str, ...] = ()
    alignment: Path | None = None
    """A corrected alignment of source and target, as `mtqa align` writes it."""


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for every translation of a run."""

    config: Config = field(default_factory=Config)
    input_format: str | None = None
    models: bool = True
    jobs: int = 1


def run(tasks: Sequence[Task], options: Options, progress: Progress | None = None) -> Result:
    """Judge translations. A file that cannot be read becomes an error of the result, and the
    other translations are still judged; only an unusable configuration raises (MtqaError).
    """
    _raw_file.cache_clear()
    refresh()
    _validate(options.config)
    judgements, errors = [], []
    for done, (task, outcome) in enumerate(_outcomes(tasks, options)):
        if progress is not None:
            progress(str(task.target), done, len(tasks))
        if isinstance(outcome, FileError):
            errors.append(outcome)
        else:
            judgements.append(outcome)
            errors += outcome.errors
    verdict = gate.combine([judgement.verdict for judgement in judgements])
    return Result(tuple(judgements), verdict, tuple(dict.fromkeys(errors)), signature(options))


def signature(options: Options) -> str:
    """What must be the same for two runs to be comparable."""
    return f"mtqa:{__version__}|aligner:{ALIGNERS[options.models]}"


def _outcomes(
    tasks: Sequence[Task], options: Options
) -> Iterator[tuple[Task, Judgement | FileError]]:
    if options.jobs <= 1 or len(tasks) <= 1:
        for number, task in enumerate(tasks, start=1):
            yield task, _attempt(task, options, number, len(tasks))
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(options.jobs, len(tasks))) as pool:
        numbers = range(1, len(tasks) + 1)
        total = len(tasks)
        results = pool.map(_attempt, tasks, [options] * total, numbers, [total] * total)
        yield from zip(tasks, results, strict=True)


def _attempt(task: Task, options: Options, number: int, total: int) -> Judgement | FileError:
    """`number` of `total` keeps the ids of units apart where there are several translations."""
    try:
        return judge(task, options, prefix=f"{number}." if total > 1 else "")
    except MtqaError as error:
        path = error.path or str(task.target)
        place = path if error.line is None else f"{path}:{error.line}"
        return FileError(place, error.message)


def judge(task: Task, options: Options, *, prefix: str = "") -> Judgement:
    """Everything about one translation. Raises MtqaError if a file cannot be read."""
    config = options.config
    target = _read(task.target, Side.TARGET, config.target_language, options)
    source = (
        _read(task.source, Side.SOURCE, config.source_language, options) if task.source else None
    )
    references = tuple(
        _read(path, Side.REFERENCE, config.target_language, options) for path in task.references
    )
    others = [document for document in (source, *references) if document is not None]
    encodings = _encodings(options)
    fluency = _fluency(target, encodings, config)
    if encodings is not None and others:
        encodings.add(segment.text for one in (target, *others) for segment in one.segments)
    aligner = _aligner(task.alignment, source, target, encodings if others else None)
    units = build_units(source, target, references, aligner, encodings if others else None)
    units = tuple(replace(unit, id=prefix + unit.id) for unit in units)
    context = Context(
        target,
        source,
        references,
        units,
        rule_directories=config.rules,
        encodings=encodings,
        fluency=fluency,
    )
    findings = find(context, config, models=options.models)
    form: Format = registry.load("formats", _format_name(task.target, options))
    findings = suppress(findings, document=target, comment=form.comment)
    score = scoring.mqm(findings, target=target, source=source)
    measured = _measure(context)
    verdict = gate.judge(findings, fail_on=config.fail_on, words=scoring.word_count(target))
    return Judgement(
        target=target,
        source=source,
        references=references,
        units=units,
        findings=tuple(findings),
        scores=(*((score,) if score else ()), *(found.document for found in measured)),
        unit_scores={
            unit.id: scores
            for unit in units
            if (scores := tuple(m.units[unit.id] for m in measured if unit.id in m.units))
        },
        verdict=verdict,
        notes=_notes(context),
        errors=tuple(context.errors),
    )


def align_files(
    source: Path, target: Path, options: Options, alignment: Path | None = None
) -> tuple[Document, Document, Sequence[Link]]:
    """Two documents and the links between their segments. Raises MtqaError."""
    first = _read(source, Side.SOURCE, options.config.source_language, options)
    second = _read(target, Side.TARGET, options.config.target_language, options)
    encodings = None if alignment else _encodings(options)
    if encodings is not None:
        encodings.add(segment.text for one in (first, second) for segment in one.segments)
    aligner = _aligner(alignment, first, second, encodings)
    return first, second, aligner.align(first, second, encodings)


def _aligner(
    alignment: Path | None, source: Document | None, target: Document, encodings: Encodings | None
) -> Aligner:
    """The aligner to use, with what a corrected alignment says of source and target."""
    usual: Aligner = registry.load("align", ALIGNERS[encodings is not None])
    if alignment is None or source is None:
        return usual
    from mtqa.align._exchange import read_alignment

    links = read_alignment(alignment, source, target)

    def align(a: Document, b: Document, encodings: Encodings | None) -> Sequence[Link]:
        return links if a is source and b is target else usual.align(a, b, encodings)

    return Aligner(align)


def _encodings(options: Options) -> EncodingsOfRun | None:
    """The encodings of a run, which hold nothing yet. Raises ModelError."""
    if not options.models:
        return None
    from mtqa.models._encoding import Encodings

    return Encodings(_encoder(options.config.models))


def _fluency(target: Document, encodings: Encodings | None, config: Config) -> Fluencies | None:
    """How fluent the translation is, by the default model; None without models, or where that
    model was trained on another encoder than the one of this machine.
    """
    if encodings is None:
        return None
    from mtqa.models._fluencies import Fluencies

    model = _fluency_model(config.models)
    if getattr(model, "encoder", encodings.signature) != encodings.signature:
        return None
    found = Fluencies(model, target.language, encodings)
    found.add(segment.text for segment in target.segments)
    return found


@cache
def _fluency_model(further: tuple[Path, ...]) -> FluencyModel:
    """The default model of fluency, loaded once."""
    from mtqa.models import catalogue, default_model, load_model

    model: FluencyModel = load_model(default_model("fluency", catalogue(further)))
    return model


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


def _measure(context: Context) -> list[Measured]:
    if context.encodings is None:
        return []
    metrics = [registry.load("metrics", name) for name in registry.names("metrics")]
    return [found for metric in metrics if (found := metric.score(context))]


def _notes(context: Context) -> tuple[str, ...]:
    documents = [context.target, *([context.source] if context.source else []), *context.references]
    notes = [note for document in documents for note in document.notes]
    language = context.target.language
    notes += [
        f"{reference.raw.path} is in {reference.language}, the translation in {language}"
        for reference in context.references
        if not falls_under(reference.language, language.split("-")[0])
    ]
    native = context.fluency.calibrated_on if context.fluency else None
    if native is not None and native != language.partition("-")[0]:
        others = "all languages" if native == "*" else native
        notes.append(f"no native {language} was at hand: fluency is measured by that of {others}")
    known = known_languages(context.rule_directories)
    if language != UNDETERMINED and not known.intersection(fallbacks(language)):
        notes.append(f"no rule knows the language {language}: only language-neutral checks ran")
    return tuple(notes)


def _validate(config: Config) -> None:
    """Raises UsageError for a name that is no check, rule or folder of rules."""
    wanted = (*config.select, *config.ignore, *config.severity)
    if not wanted:
        return
    codes = all_codes(config)
    for name in wanted:
        if not any(covers(name, code) for code in codes):
            raise UsageError(f"there is no check or rule '{name}'{nearest(name, codes)}")


def all_codes(config: Config) -> set[str]:
    """The codes of all checks and rules, whatever their language."""
    codes = rule_ids(config.rules)
    for name in registry.names("checks"):
        codes.update(registry.load("checks", name).codes)
    return codes
