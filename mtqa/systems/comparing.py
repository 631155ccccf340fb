"""Two versions of a translation: what became better or worse, and whether it is a regression."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING

import regex

from mtqa.baseline import Baseline
from mtqa.errors import InputError
from mtqa.files import Task
from mtqa.pipeline import run
from mtqa.reading import context_of, target_of
from mtqa.systems.scoring import Resampling, chosen_metrics, score_systems
from mtqa.types import BaselineState, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.files import Options
    from mtqa.systems.material import Files, Material
    from mtqa.systems.scoring import Scored
    from mtqa.types import Finding, Judgement, Known

_PIECE = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}]"
    r"|[\p{L}\p{N}\p{M}]++|\s++|."
)
"""What is compared: words, and single characters where words have no spaces between them."""


@dataclass(frozen=True, slots=True)
class Change:
    """A segment that differs. `line` is where it begins in the old file; `change` is how much
    better the new one scores by the first metric (negative: worse), None without a metric.
    """

    line: int
    old: str
    new: str
    change: float | None


@dataclass(frozen=True, slots=True)
class Versions:
    """`changes` come worst first. `reasons` say why it is a regression; none: it is not."""

    material: Material
    metrics: tuple[Scored, ...]
    changes: tuple[Change, ...]
    appeared: tuple[Finding, ...]
    disappeared: tuple[Known, ...]
    reasons: tuple[str, ...]


def compare(
    files: Files,
    material: Material,
    metrics: Sequence[str],
    options: Options,
    fail_on: Severity | None,
) -> Versions:
    """The second system of `files` against the first. Raises MtqaError.

    A regression is a new finding at least as severe as `fail_on` (None: findings do not matter), or
    a score that is significantly worse.
    """
    scored: tuple[Scored, ...] = ()
    if metrics:
        models = options.config.models
        scored = tuple(score_systems(material, metrics, Resampling(), models=models))
    appeared, disappeared = _findings(files, options)
    reasons = [*_worse(scored), *_severe(appeared, fail_on)]
    return Versions(
        material,
        scored,
        tuple(_changes(material, scored)),
        tuple(appeared),
        disappeared,
        tuple(reasons),
    )


def usual_metrics(files: Files, *, models: bool) -> list[str]:
    """The metrics of a run that names none; there may be nothing to score against."""
    references, source = bool(files.references), files.source is not None
    if not references and not (source and models):
        return []
    names = chosen_metrics((), references=references, source=source, models=models)
    return ["chrf", *(name for name in names if name != "chrf")] if references else names


def pieces(text: str) -> list[str]:
    """Words, spaces and signs: what a difference is told in."""
    return _PIECE.findall(text)


def difference(old: str, new: str) -> list[tuple[str, str]]:
    """Runs of text that both have ("=", text), the old alone ("-") or the new alone ("+")."""
    a, b = pieces(old), pieces(new)
    found: list[tuple[str, str]] = []
    for kind, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(("=", "".join(a[i:j])))
            continue
        found += [("-", "".join(a[i:j]))] if j > i else []
        found += [("+", "".join(b[k:m]))] if m > k else []
    return found


def _changes(material: Material, scored: Sequence[Scored]) -> list[Change]:
    old, new = material.systems
    gains: list[float | None] = [None] * len(old)
    if scored:
        first = scored[0]
        sign = 1 if first.higher_is_better else -1
        before, after = (one.segments for one in first.systems)
        gains = [sign * (b - a) for a, b in zip(before, after, strict=True)]
    rows = zip(material.lines, old, new, gains, strict=True)
    changes = [Change(*row) for row in rows if row[1] != row[2]]
    if scored:
        return sorted(changes, key=lambda one: one.change or 0.0)
    return sorted(changes, key=lambda one: _likeness(one.old, one.new))


def _likeness(old: str, new: str) -> float:
    return SequenceMatcher(None, pieces(old), pieces(new), autojunk=False).ratio()


def _findings(files: Files, options: Options) -> tuple[list[Finding], tuple[Known, ...]]:
    """What only the new version has, and what only the old one has; suppressed ones are neither."""
    tasks = [Task(path, files.source, files.references) for path in files.systems]
    result = run(tasks, options)
    if result.errors:
        raise InputError(result.errors[0].message, path=result.errors[0].path)
    before, after = (_counted(judgement) for judgement in result.judgements)
    name = str(files.systems[1])
    known = Baseline(Path()).updated({name: before}, critical=True)
    states, gone = known.compare(name, after)
    return [one for one in states if one.baseline is BaselineState.NEW], gone


def _counted(judgement: Judgement) -> list[Finding]:
    return [finding for finding in judgement.findings if finding.suppressed is None]


def _worse(scored: Sequence[Scored]) -> list[str]:
    return [
        f"{one.metric} is significantly worse: {found.difference:+.4g} (p {found.p:.4f})"
        for one in scored
        for found in one.comparisons
        if found.significant and (found.difference < 0) == one.higher_is_better
    ]


def _severe(findings: Sequence[Finding], fail_on: Severity | None) -> list[str]:
    if fail_on is None:
        return []
    count = sum(finding.severity >= fail_on for finding in findings)
    noun = "finding" if count == 1 else "findings"
    return [f"{count} new {noun} of severity {fail_on} or worse"] if count else []


def side_by_side(files: Files, options: Options) -> Material:
    """Both versions, aligned with each other where there is nothing else to align them with."""
    from mtqa.systems.aligned import read_articles
    from mtqa.systems.material import Material

    if files.references or files.source:
        return read_articles(files, options)
    config = options.config.having({"source_language": options.config.target_language})
    old, new = files.systems
    task = Task(new, old)
    context = context_of(task, target_of(task, config, options), config, options)
    assert context.source is not None
    rows = [
        (
            context.source.location(unit.source).line if unit.source else 0,
            unit.source.text if unit.source else "",
            unit.target.text if unit.target else "",
        )
        for unit in context.units
    ]
    lines, before, after = zip(*rows, strict=True)
    names = (str(old), str(new))
    return Material(names, (before, after), (), None, context.target.language, lines)
