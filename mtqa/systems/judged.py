"""Rows with human judgements, and how well metrics agree with them."""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mtqa.errors import InputError, UsageError
from mtqa.systems import agreement
from mtqa.systems.scoring import encodings, plug_in
from mtqa.types import Corpus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from mtqa.types import CorpusMetric, Encodings


@dataclass(frozen=True, slots=True)
class Row:
    """A translation that humans have judged; more is better."""

    pair: str
    system: str
    source: str
    target: str
    references: tuple[str, ...]
    item: tuple[str, ...]
    human: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """One metric on one language pair. `rows` is how many translations it is about; `accuracy` and
    `tied_accuracy` are those of translations of one source (see `same_source_accuracy`);
    `systems` is how many pairs of systems it orders as humans do, and of how many.
    """

    pair: str
    metric: str
    signature: str
    rows: int
    pearson: float | None
    spearman: float | None
    kendall: float | None
    accuracy: float | None
    tied_accuracy: float | None
    threshold: float | None
    systems: tuple[int, int]


def read_rows(path: Path, human: str) -> list[Row]:
    """The rows of a JSON Lines file, gzipped or not; `human` is the field of the judgement.

    Each has `source`, `target`, the judgement, and as far as they are known `pair`, `system`,
    `references` (a list or an object), `doc_id` and `seg_id`. Raises InputError with the line.
    """
    try:
        data = path.read_bytes()
        text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8")
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=str(path)) from None
    except (EOFError, UnicodeDecodeError):
        raise InputError("is no JSON Lines file in UTF-8", path=str(path)) from None
    rows = [
        _row(line, human, str(path), number)
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip()
    ]
    if not rows:
        raise InputError("has no rows", path=str(path))
    return rows


def _row(line: str, human: str, path: str, number: int) -> Row:
    def refuse(sentence: str) -> InputError:
        return InputError(sentence, path=path, line=number)

    try:
        data: Any = json.loads(line)
    except ValueError:
        raise refuse("is not JSON") from None
    if not isinstance(data, dict):
        raise refuse("is no JSON object")
    source, target, value = data.get("source"), data.get("target"), data.get(human)
    if not isinstance(source, str) or not isinstance(target, str):
        raise refuse("needs 'source' and 'target', each a string")
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != value:
        raise refuse(f"needs '{human}', a number: how humans judge the translation")
    given = data.get("references") or ()
    references = tuple(given.values() if isinstance(given, dict) else given)
    if isinstance(given, str) or not all(isinstance(one, str) for one in references):
        raise refuse("'references' must hold strings")
    item = (str(data.get("doc_id", "")), str(data.get("seg_id", "")), source)
    pair, system = str(data.get("pair", "")), str(data.get("system", ""))
    return Row(pair, system, source, target, references, item, float(value))


def kept(rows: Sequence[Row]) -> tuple[list[Row], list[str]]:
    """What can be judged, and what was done to it in sentences: several judgements of one
    translation are averaged, and "systems" that are the reference itself are left out.
    """
    references: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for row in rows:
        references[row.pair, *row.item].update(row.references)
    same: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        same.setdefault((row.pair, row.system, row.item, row.target), []).append(row)
    merged = [_averaged(group) for group in same.values()]
    copied: defaultdict[tuple[str, str], list[bool]] = defaultdict(list)
    for row in merged:
        copied[row.pair, row.system].append(row.target in references[row.pair, *row.item])
    human = {key for key, found in copied.items() if all(found)}
    left = [row for row in merged if (row.pair, row.system) not in human]
    notes = [f"{system} ({pair}) is the reference itself and left out" for pair, system in human]
    if len(merged) < len(rows):
        twice = len(rows) - len(merged)
        notes.append(f"{twice} further judgements of the same translation are averaged with it")
    return left, notes


def _averaged(group: Sequence[Row]) -> Row:
    return replace(group[0], human=sum(row.human for row in group) / len(group))


def evaluate(
    rows: Sequence[Row],
    metrics: Sequence[str],
    models: Sequence[Path] = (),
    progress: Callable[[str, int, int], None] | None = None,
) -> Iterator[Agreement]:
    """Each metric on each language pair; one that needs a reference takes the rows that have one.

    Raises UsageError for a metric that there is not, or where no row has a reference.
    """
    shared = encodings(models) if any(plug_in(name).needs_model for name in metrics) else None
    pairs = list(dict.fromkeys(row.pair for row in rows))
    if not any(row.references for row in rows) and any(
        plug_in(name).needs == "reference" for name in metrics
    ):
        raise UsageError("no row has a reference: choose --metric adequacy")
    for number, pair in enumerate(pairs):
        for place, name in enumerate(metrics):
            if progress is not None:
                done = number * len(metrics) + place
                progress(f"{pair} {name}", done, len(pairs) * len(metrics))
            chosen = [row for row in rows if row.pair == pair]
            if plug_in(name).needs == "reference":
                chosen = [row for row in chosen if row.references]
            if chosen:
                yield _agreement(pair, name, chosen, shared)


def _agreement(pair: str, name: str, rows: Sequence[Row], shared: Encodings | None) -> Agreement:
    most = max((len(row.references) for row in rows), default=0)
    streams = tuple(
        tuple(row.references[place] if place < len(row.references) else None for row in rows)
        for place in range(most)
    )
    corpus = Corpus(
        streams, tuple(row.source for row in rows), pair.rpartition("-")[2], encodings=shared
    )
    over = plug_in(name).over
    assert over is not None
    metric = over(corpus)
    statistics = metric.statistics([row.target for row in rows])
    sign = 1.0 if metric.higher_is_better else -1.0
    values = [sign * value for value in metric.segments(statistics)]
    human = [row.human for row in rows]
    found = agreement.same_source_accuracy(human, values, [row.item for row in rows])
    plain, tied, threshold = found or (None, None, None)
    return Agreement(
        pair,
        metric.name,
        metric.segment_signature,
        len(rows),
        agreement.pearson(human, values),
        agreement.spearman(human, values),
        agreement.kendall(human, values),
        plain,
        tied,
        threshold,
        _by_system(rows, metric, statistics, sign),
    )


def _by_system(
    rows: Sequence[Row], metric: CorpusMetric, statistics: Any, sign: float
) -> tuple[int, int]:
    """Systems are compared on the sources that all of them have translated."""
    places: defaultdict[str, dict[tuple[str, ...], int]] = defaultdict(dict)
    for place, row in enumerate(rows):
        places[row.system][row.item] = place
    shared = set.intersection(*(set(own) for own in places.values()))
    if len(places) < 2 or not shared:
        return 0, 0
    chosen = [[own[item] for item in sorted(shared)] for own in places.values()]
    return agreement.pairwise_accuracy(
        [sum(rows[place].human for place in own) / len(own) for own in chosen],
        [sign * metric.score(statistics[own]) for own in chosen],
    )
