"""The order of the stages: read, align, find, suppress, score, gate. Reports come after."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa import __version__, gate, registry, scoring
from mtqa.align._units import build_units
from mtqa.config import Config, covers
from mtqa.errors import MtqaError, UsageError
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
    Finding,
    Judgement,
    Location,
    Result,
    Side,
    Span,
    Unit,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mtqa.models._encoding import Encoder
    from mtqa.types import Check, Code, Encodings, Format, Hit, Link, Measured, RawText

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
    encodings = _encodings([target, *others], options) if others else None
    aligner = _aligner(task.alignment, source, target, encodings)
    units = build_units(source, target, references, aligner, encodings)
    units = tuple(replace(unit, id=prefix + unit.id) for unit in units)
    context = Context(
        target, source, references, units, rule_directories=config.rules, encodings=encodings
    )
    findings = _find(context, options)
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
    encodings = None if alignment else _encodings([first, second], options)
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


def _encodings(documents: Sequence[Document], options: Options) -> Encodings | None:
    """Everything that is aligned or compared, encoded in one go. Raises ModelError."""
    if not options.models:
        return None
    from mtqa.models._encoding import Encodings

    encodings = Encodings(_encoder(options.config.models))
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
    known = known_languages(context.rule_directories)
    if language != UNDETERMINED and not known.intersection(fallbacks(language)):
        notes.append(f"no rule knows the language {language}: only language-neutral checks ran")
    return tuple(notes)


def _find(context: Context, options: Options) -> list[Finding]:
    findings: list[Finding] = []
    units = {unit.id: unit for unit in context.units}
    for name in registry.names("checks"):
        check: Check = registry.load("checks", name)
        if _runs(check, context, options):
            codes = check.codes_for(context) if check.codes_for else check.codes
            findings += [
                _stamp(name, codes[hit.code], hit, units, context, options)
                for hit in check.find(_judged(check, context), context)
                if options.config.selected(hit.code)
            ]
    return _fingerprinted(_in_order(findings, context))


def _runs(check: Check, context: Context, options: Options) -> bool:
    if check.needs_model and not options.models:
        return False
    language = context.target.language
    if check.languages is not None and not any(falls_under(language, t) for t in check.languages):
        return False
    return bool(check.codes_for) or any(options.config.selected(code) for code in check.codes)


def _judged(check: Check, context: Context) -> Iterable[Unit]:
    if check.kinds is None:
        return context.units
    return [unit for unit in context.units if unit.target and unit.target.kind in check.kinds]


def _stamp(
    name: str, code: Code, hit: Hit, units: dict[str, Unit], context: Context, options: Options
) -> Finding:
    """A hit with its category, severity, message and place."""
    location, quote, span = _place(hit, units, context)
    wishes = (options.config.severity_for(hit.code), hit.severity, code.severity)
    return Finding(
        check=name,
        code=hit.code,
        category=code.category,
        severity=next(s for s in wishes if s is not None),
        message=code.message.format_map({"quote": quote, **hit.detail}),
        why=code.why,
        location=location,
        side=span.side,
        segment=hit.unit,
        start=span.start,
        end=span.end,
        quote=quote,
        related=hit.related,
        suggestions=hit.suggestions,
        confidence=hit.confidence,
        safe=hit.safe,
    )


def _place(hit: Hit, units: dict[str, Unit], context: Context) -> tuple[Location, str, Span]:
    span = hit.span or Span(Side.TARGET, 0, 0)
    if hit.unit is None:
        return Location(context.target.raw.path, 1, 1), "", Span(span.side, 0, 0)
    unit = units[hit.unit]
    document, segment = context.target, unit.target
    if span.side is Side.SOURCE and context.source is not None:
        document, segment = context.source, unit.source
    elif span.side is Side.REFERENCE:
        document = context.references[span.reference]
        segment = unit.references[span.reference]
    assert segment is not None
    if hit.span is None:
        span = replace(span, end=len(segment.text))
    quote = segment.text[span.start : span.end]
    return document.location(segment, span.start), quote, span


def _in_order(findings: Iterable[Finding], context: Context) -> list[Finding]:
    """By place; of findings on the same words for the same kind of error, the most severe."""
    best: dict[object, Finding] = {}
    for finding in findings:
        key: object = (finding.segment, finding.side, finding.start, finding.end, finding.category)
        if finding.segment is None:
            key = (key, finding.code)
        if key not in best or finding.severity > best[key].severity:
            best[key] = finding
    order = {unit.id: place for place, unit in enumerate(context.units)}
    return sorted(
        best.values(),
        key=lambda f: (order.get(f.segment or "", -1), f.side, f.start, f.end, f.code),
    )


def _fingerprinted(findings: Iterable[Finding]) -> list[Finding]:
    """With fingerprints of code and quote, which survive moved lines and edits elsewhere."""
    seen: Counter[str] = Counter()
    marked = []
    for finding in findings:
        key = f"{finding.code}\n{finding.side}\n{' '.join(finding.quote.split())}"
        seen[key] += 1
        digest = hashlib.sha256(f"{key}\n{seen[key]}".encode("utf-8", "surrogatepass"))
        marked.append(replace(finding, fingerprint=digest.hexdigest()[:16]))
    return marked


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
