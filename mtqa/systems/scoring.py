"""Systems scored by metrics, with intervals, comparisons and ranks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mtqa import registry
from mtqa.errors import UsageError
from mtqa.systems import significance
from mtqa.text.toml import nearest
from mtqa.types import Corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from mtqa.systems.material import Material
    from mtqa.systems.significance import Array, Comparison
    from mtqa.types import CorpusMetric, Encodings, Metric

WITH_REFERENCE = ("bleu", "chrf", "ter")
WITH_SOURCE = ("adequacy",)
"""The metrics of a run that names none: those that take seconds, and what a source is given for."""

TESTS = {"bootstrap": 1_000, "randomization": 10_000}
"""The tests of significance with their numbers of samples or trials, as in sacrebleu."""


@dataclass(frozen=True, slots=True)
class Resampling:
    """How intervals and significance are computed."""

    test: str = "bootstrap"
    samples: int | None = None
    seed: int = significance.SEED

    @property
    def size(self) -> int:
        """The number of samples or trials of the test."""
        return self.samples or TESTS[self.test]

    @property
    def signature(self) -> str:
        """What reproduces intervals and p-values."""
        if self.test == "bootstrap":
            return f"paired-bootstrap|bs:{self.size}|seed:{self.seed}|holm"
        bootstrap = TESTS["bootstrap"]
        return f"approximate-randomization|ar:{self.size}|bs:{bootstrap}|seed:{self.seed}|holm"


@dataclass(frozen=True, slots=True)
class SystemScore:
    """A system by one metric. `low` and `high` are its 95% interval and `rank` that of its cluster,
    None where there is only one segment; `documents` holds the scores of documents by id.
    """

    value: float
    segments: tuple[float, ...]
    low: float | None = None
    high: float | None = None
    rank: int | None = None
    details: Mapping[str, float] = field(default_factory=dict)
    documents: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scored:
    """All systems by one metric, in the order of the systems."""

    metric: str
    signature: str
    segment_signature: str
    higher_is_better: bool
    systems: tuple[SystemScore, ...]
    comparisons: tuple[Comparison, ...]
    decimals: int
    notes: tuple[str, ...]


def chosen_metrics(
    wanted: Sequence[str], *, references: bool, source: bool, models: bool
) -> list[str]:
    """The metrics of a run: those that are wanted, or the usual ones for what there is.

    Raises UsageError for one that there is not, or that needs what is not given.
    """
    usual = (WITH_REFERENCE if references else ()) + (WITH_SOURCE if source else ())
    names = list(dict.fromkeys(wanted)) or [
        name for name in usual if models or not plug_in(name).needs_model
    ]
    for name in names:
        metric = plug_in(name)
        if metric.needs_model and not models:
            raise UsageError(f"the metric {name} needs a model: leave out --no-models")
        if not (references if metric.needs == "reference" else source):
            raise UsageError(f"the metric {name} needs a --{metric.needs}")
    if not names:
        raise UsageError("without a --reference only a model can score: leave out --no-models")
    return names


def plug_in(name: str) -> Metric:
    """The metric of this name that scores systems. Raises UsageError if there is none."""
    known = [one for one in registry.names("metrics") if registry.load("metrics", one).over]
    if name not in known:
        hint = nearest(name, known) or f" (there are {', '.join(known)})"
        raise UsageError(f"there is no metric '{name}'{hint}")
    metric: Metric = registry.load("metrics", name)
    return metric


def score_systems(
    material: Material,
    metrics: Sequence[str],
    resampling: Resampling,
    *,
    tokenizer: str | None = None,
    models: Sequence[Path] = (),
    progress: Callable[[str, int, int], None] | None = None,
) -> list[Scored]:
    """Every system by every metric. `models` are further lists of models, for the encoder.

    Raises UsageError, InputError and ModelError as the metrics do.
    """
    plug_ins = {name: plug_in(name) for name in metrics}
    needs_model = any(one.needs_model for one in plug_ins.values())
    corpus = Corpus(
        material.references,
        material.sources,
        material.language,
        tokenizer,
        encodings(models) if needs_model else None,
    )
    bound = {name: one.over(corpus) for name, one in plug_ins.items() if one.over}
    total = len(bound) * len(material.systems)
    found = []
    for number, (name, metric) in enumerate(bound.items()):
        statistics = []
        for place, system in enumerate(material.systems):
            if progress is not None:
                progress(
                    f"{name} {material.names[place]}", number * len(material.systems) + place, total
                )
            statistics.append(metric.statistics(system))
        found.append(scored(metric, statistics, resampling, material.documents))
    return found


def encodings(models: Sequence[Path]) -> Encodings:
    """Those of the default encoder: metrics that share them encode each text once."""
    from mtqa.models import catalogue, default_model, load_model
    from mtqa.models._encoding import Encodings

    return Encodings(load_model(default_model("encoder", catalogue(tuple(models)))))


def scored(
    metric: CorpusMetric,
    statistics: Sequence[Array],
    resampling: Resampling,
    documents: Sequence[str] | None = None,
) -> Scored:
    """Systems by one metric, from their sufficient statistics."""
    values = [metric.score(one) for one in statistics]
    bounds, comparisons, ranks = compared(metric, statistics, values, resampling)
    systems = [
        SystemScore(
            value,
            tuple(metric.segments(own)),
            *bounds[place],
            ranks[place],
            metric.details(own),
            _by_document(metric, own, documents),
        )
        for place, (value, own) in enumerate(zip(values, statistics, strict=True))
    ]
    return Scored(
        metric.name,
        metric.signature,
        metric.segment_signature,
        metric.higher_is_better,
        tuple(systems),
        tuple(comparisons),
        metric.decimals,
        metric.notes,
    )


def compared(
    metric: CorpusMetric, statistics: Sequence[Array], values: Sequence[float], wish: Resampling
) -> tuple[Sequence[tuple[float | None, float | None]], Sequence[Comparison], Sequence[int | None]]:
    """Intervals, comparisons of all pairs, and ranks: nothing of the kind for one segment."""
    if len(statistics[0]) < 2:
        return [(None, None)] * len(values), [], [None] * len(values)
    samples = wish.size if wish.test == "bootstrap" else TESTS["bootstrap"]
    sums = significance.resampled_sums(statistics, samples, wish.seed)
    resampled = [metric.scores(one) for one in sums]
    bounds = [significance.interval(one) for one in resampled]
    if wish.test == "bootstrap":
        comparisons = significance.bootstrap(values, resampled, len(statistics[0]))
    else:
        comparisons = significance.randomization(
            values, statistics, metric.scores, trials=wish.size, seed=wish.seed
        )
    ranks = significance.clusters(values, comparisons, higher_is_better=metric.higher_is_better)
    return bounds, comparisons, ranks


def _by_document(
    metric: CorpusMetric, statistics: Array, documents: Sequence[str] | None
) -> dict[str, float]:
    places: dict[str, list[int]] = {}
    for place, name in enumerate(documents or ()):
        places.setdefault(name, []).append(place)
    return {name: metric.score(statistics[chosen]) for name, chosen in places.items()}
