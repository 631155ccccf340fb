"""The order of the stages: read, align, find, suppress, score, gate. Reports come after."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa import __version__, gate, registry, scoring
from mtqa.changes import changed_units, since, within
from mtqa.config import Config, covers
from mtqa.errors import MtqaError, UsageError
from mtqa.files import Options, Task, expanded, forget
from mtqa.finding import all_codes, find, find_across, in_order, sought
from mtqa.patience import patience
from mtqa.reading import (
    ALIGNERS,
    align_files,
    context_of,
    format_of,
    target_of,
)
from mtqa.rules.compiled import known_languages, refresh
from mtqa.suppression import Reach, complaints, directives, in_the_making, noted, suppress
from mtqa.text.languages import fallbacks, falls_under
from mtqa.text.toml import nearest
from mtqa.types import (
    UNDETERMINED,
    Context,
    Document,
    FileError,
    Judgement,
    Result,
    Side,
    TokenScores,
    Verdict,
)

__all__ = ["Options", "Task", "align_files", "judge", "run"]

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.reading import Progress
    from mtqa.suppression import Directive
    from mtqa.types import Finding, Known, Measured, Metric, Quality


@patience()
def run(tasks: Sequence[Task], options: Options, progress: Progress | None = None) -> Result:
    """Judge translations. A file that cannot be read becomes an error of the result, and the
    other translations are still judged; only an unusable configuration raises (MtqaError).
    """
    forget()
    refresh()
    _validate(options, tasks)
    tasks = expanded(tasks, options)
    judged: list[tuple[Task, Judgement]] = []
    errors = []
    for task, outcome in _outcomes(tasks, options, progress):
        if isinstance(outcome, FileError):
            errors.append(outcome)
        else:
            judged.append((task, outcome))
            errors += outcome.errors
    configs = [_config_of(task, options, one.target.language) for task, one in judged]
    judgements = _compared_with_others(judged, configs, options)
    verdict = gate.combine([judgement.verdict for judgement in judgements])
    return Result(
        tuple(judgements),
        verdict,
        tuple(dict.fromkeys(errors)),
        signature(options),
        _overall(judgements, configs),
    )


def _overall(judgements: Sequence[Judgement], configs: Sequence[Config]) -> Quality | None:
    """The quality of all translations together."""
    if len(judgements) == 1:
        return judgements[0].quality
    return scoring.quality(judgements, [config.scoring for config in configs])


def signature(options: Options) -> str:
    """What must be the same for two runs to be comparable."""
    return f"mtqa:{__version__}|aligner:{ALIGNERS[options.models]}"


def _outcomes(
    tasks: Sequence[Task], options: Options, progress: Progress | None
) -> Iterator[tuple[Task, Judgement | FileError]]:
    total = len(tasks)
    tell = progress or (lambda _name, _done, _total: None)
    if options.jobs <= 1 or total <= 1:
        for done, task in enumerate(tasks):
            tell(str(task.target), done, total)
            yield task, _attempt(task, options, done + 1, total, progress)
        return
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(min(options.jobs, total)) as pool:
        results = pool.map(_attempt, tasks, [options] * total, range(1, total + 1), [total] * total)
        for done, (task, outcome) in enumerate(zip(tasks, results, strict=True), start=1):
            tell(str(task.target), done, total)
            yield task, outcome


def _attempt(
    task: Task, options: Options, number: int, total: int, progress: Progress | None = None
) -> Judgement | FileError:
    """`number` of `total` keeps the ids of units apart where there are several translations."""
    try:
        prefix = f"{number}." if total > 1 else ""
        return judge(task, options, prefix=prefix, progress=progress)
    except MtqaError as error:
        path = error.path or str(task.target)
        place = path if error.line is None else f"{path}:{error.line}"
        return FileError(place, error.message)


def judge(
    task: Task, options: Options, *, prefix: str = "", progress: Progress | None = None
) -> Judgement:
    """Everything about one translation. Raises MtqaError if a file cannot be read."""
    target = target_of(task, _config_of(task, options), options)
    config = _config_of(task, options, target.language)
    context = context_of(task, target, config, options, prefix=prefix, progress=progress)
    found = find(context, config, models=options.models)
    findings, remarks = _answered(found, context, config, options)
    scope = _scope(task, context, options)
    findings, fixed = _compared(within(findings, scope), task, context, config, options)
    measured = _measure(context)
    judgement = Judgement(
        target=target,
        source=context.source,
        references=context.references,
        units=context.units,
        findings=tuple(scoring.stamped(findings, config.scoring.scheme())),
        scores=tuple(one.document for one in measured),
        unit_scores={
            unit.id: scores
            for unit in context.units
            if (scores := tuple(one.units[unit.id] for one in measured if unit.id in one.units))
        },
        verdict=Verdict(gate.INCONCLUSIVE),
        notes=(*_notes(context), *remarks, *_scoped(scope, context, options)),
        errors=tuple(context.errors),
        fixed=() if scope is not None else fixed,
        scope=scope,
        token_scores=_token_scores(context),
    )
    return _concluded(judgement, config)


def _compared_with_others(
    judged: Sequence[tuple[Task, Judgement]], configs: Sequence[Config], options: Options
) -> list[Judgement]:
    """The judgements, with what shows only where all translations are seen together."""
    if len(judged) < 2:
        return [judgement for _, judgement in judged]
    contexts = [Context(one.target, one.source, one.references, one.units) for _, one in judged]
    found = find_across(contexts, configs, models=options.models)
    return [
        _extended(judgement, more, task, context, config, options) if more else judgement
        for (task, judgement), more, context, config in zip(
            judged, found, contexts, configs, strict=True
        )
    ]


def _extended(
    judgement: Judgement,
    more: list[Finding],
    task: Task,
    context: Context,
    config: Config,
    options: Options,
) -> Judgement:
    """A judgement with more findings, and what follows from them."""
    answered, _ = _answered(more, context, config, options)
    findings = in_order([*judgement.findings, *within(answered, judgement.scope)], context)
    findings, fixed = _compared(findings, task, context, config, options)
    extended = replace(
        judgement,
        findings=tuple(scoring.stamped(findings, config.scoring.scheme())),
        fixed=() if judgement.scope is not None else fixed,
    )
    return _concluded(extended, config)


def _config_of(task: Task, options: Options, language: str | None = None) -> Config:
    path = task.target if isinstance(task.target, Path) else None
    return options.config.for_file(path, language)


def _answered(
    findings: list[Finding], context: Context, config: Config, options: Options
) -> tuple[list[Finding], list[str]]:
    """The findings, those that a comment or the state of their unit answers marked, and what is to
    be said of comments.
    """
    findings = in_the_making(findings, context.units)
    reasons = config.reasons_required
    wishes = [*_directives(context.target, options), *noted(context.units, context.target)]
    findings = suppress(findings, wishes, context.target, reasons=reasons)
    if context.source is not None:
        asides = _directives(context.source, options)
        findings = suppress(findings, asides, context.source, reasons=reasons)

    def reach(code: str) -> Reach:
        return _reach(code, context, config, options)

    return findings, list(
        complaints(wishes, findings, context.target, reasons=reasons, reach=reach)
    )


def _reach(code: str, context: Context, config: Config, options: Options) -> Reach:
    if not any(covers(code, known) for known in all_codes(config)):
        return Reach.UNKNOWN
    looked = sought(code, context, config, models=options.models)
    return Reach.SOUGHT if looked else Reach.IDLE


def _directives(document: Document, options: Options) -> list[Directive]:
    comment = format_of(document, options).comment
    return list(directives(document, comment)) if comment else []


def _scope(task: Task, context: Context, options: Options) -> frozenset[str] | None:
    """The units to judge in a run about changes. Raises UsageError where git cannot tell."""
    if options.changed is None:
        return None
    if not isinstance(task.target, Path):
        raise UsageError("--changed needs files")
    source = task.source if isinstance(task.source, Path) else None
    return changed_units(
        context.units,
        target=context.target,
        of_target=since(options.changed, task.target),
        source=context.source,
        of_source=since(options.changed, source) if source else None,
    )


def _compared(
    findings: list[Finding], task: Task, context: Context, config: Config, options: Options
) -> tuple[list[Finding], tuple[Known, ...]]:
    """The findings as the baseline sees them, and what it knows, was looked for and not found."""
    if options.baseline is None:
        return findings, ()
    states, missing = options.baseline.compare(task.target, findings, task.only)
    idle = {one.code for one in missing if _reach(one.code, context, config, options) is Reach.IDLE}
    return states, tuple(one for one in missing if one.code not in idle)


def _scoped(scope: frozenset[str] | None, context: Context, options: Options) -> list[str]:
    if scope is None:
        return []
    number = f"{len(scope)} of {len(context.units)} segments"
    return [f"only what has changed since {options.changed} is judged: {number}"]


def _concluded(judgement: Judgement, config: Config) -> Judgement:
    """With its score and its verdict."""
    before = judgement.quality.score if judgement.quality else None
    metrics = tuple(score for score in judgement.scores if score is not before)
    quality = scoring.quality([judgement], [config.scoring])
    scores = ((quality.score,) if quality else ()) + metrics
    judged = replace(judgement, quality=quality, scores=scores)
    return replace(judged, verdict=gate.judge(judged, config))


def _measure(context: Context) -> list[Measured]:
    if context.encodings is None:
        return []
    metrics: list[Metric] = [registry.load("metrics", name) for name in registry.names("metrics")]
    return [found for metric in metrics if metric.score and (found := metric.score(context))]


def _token_scores(context: Context) -> dict[str, tuple[TokenScores, ...]]:
    """By unit, what the model of fluency says of each token of the translation."""
    fluency = context.fluency
    if fluency is None:
        return {}
    units = [(unit.id, unit.target.text) for unit in context.units if unit.target is not None]
    found = fluency.of([text for _, text in units])
    return {
        unit: (TokenScores("fluency", Side.TARGET, tokens),)
        for (unit, _), one in zip(units, found, strict=True)
        if (tokens := tuple((token.start, token.end, token.error) for token in one.tokens))
    }


def _notes(context: Context) -> tuple[str, ...]:
    documents = [context.target, *([context.source] if context.source else []), *context.references]
    notes = [note for document in documents for note in document.notes]
    language = context.target.language
    notes += [
        f"{reference.raw.path} is in {reference.language}, the translation in {language}"
        for reference in context.references
        if not falls_under(reference.language, language.split("-")[0])
    ]
    notes += _unknown_to_the_model(documents, context)
    native = context.fluency.calibrated_on if context.fluency else None
    if native is not None and language != UNDETERMINED and native != language.partition("-")[0]:
        others = "all languages" if native == "*" else native
        notes.append(f"no native {language} was at hand: fluency is measured by that of {others}")
    known = known_languages(context.rule_directories)
    if language != UNDETERMINED and not known.intersection(fallbacks(language)):
        notes.append(f"no rule knows the language {language}: only language-neutral checks ran")
    return tuple(notes)


def _unknown_to_the_model(documents: Sequence[Document], context: Context) -> list[str]:
    if context.encodings is None:
        return []
    return [
        f"the model {context.encodings.encoder.signature.partition(':')[0]} was not made for"
        f" {document.language} ({document.raw.path}): it aligns less surely and judges nothing"
        for document in documents
        if document.language != UNDETERMINED
        and not context.encodings.encoder.knows(document.language)
    ]


def _validate(options: Options, tasks: Sequence[Task]) -> None:
    """Raises UsageError for a name that is no check, rule or folder of rules, and for a revision
    that git does not know.
    """
    config = options.config
    wanted = [*config.select, *config.ignore, *config.severity]
    for override in config.overrides:
        for key in ("select", "ignore", "severity"):
            wanted += override.values.get(key, ())
    codes = all_codes(config) if wanted else set()
    for name in wanted:
        if not any(covers(name, code) for code in codes):
            raise UsageError(f"there is no check or rule '{name}'{nearest(name, codes)}")
    first = tasks[0].target if tasks else None
    if options.changed is not None and isinstance(first, Path) and first.exists():
        since(options.changed, first)
