"""What the model of quality knows: the figures of docs/quality.md.

    python benchmarks/quality/run.py --data ../shared/data
    python benchmarks/quality/run.py --data ../shared/data --limit 100 --only direct

    direct     correlation with direct assessments of da_test20, pair by pair, beside the task
               baseline and the best system of the shared task
    marked     correlation with MQM penalties of mqm_general23_test, same-source pairwise accuracy,
               AUC of "has a major error", beside published figures and the human ceiling
    spans      AUC of tokens in error spans, F1 of the characters marked
    critical   AUC of critical errors, in two pairs of the training and two that it never saw
    broken     how often a segment loses rank when it is broken, by the way it is broken
    alarms     the share of human translations that the checks would flag
    time       seconds for 1,000 segments, encoding included

`--half` computes the states in bfloat16, as training does: three times as fast where a processor
has it, and the figures are the same to the second digit. `--states` takes those that training has
kept on disk, as far as it has.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
import time
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from agreement import area, kendall, pairwise, pearson, spearman
from breaking import WAYS, broken, pairs_of
from cached import CachedEncodings

from mtqa.models import catalogue, default_model, load_model
from mtqa.models._encoding import Encodings
from mtqa.models._quality import Pair
from mtqa.models.quality._network import SCORES, TARGET

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.models.quality import EmbeddedQuality

TASK = {
    "en-de": (0.15, 0.55), "en-zh": (0.19, 0.54), "ro-en": (0.69, 0.91), "et-en": (0.48, 0.82),
    "ne-en": (0.39, 0.82), "si-en": (0.37, 0.68), "ru-en": (0.55, 0.81),
}  # fmt: skip
"""Baseline and best system of the shared task of 2020, Pearson."""

PUBLISHED = {
    "en-de": "BLEU .19 chrF .23 BERTScore .33 COMET .43 CometKiwi .48 GEMBA-MQM .50 MetricX-QE .63",
    "zh-en": "BLEU .12 chrF .06 BERTScore .24 COMET .40 CometKiwi .44 GEMBA-MQM .45 MetricX-QE .65",
}
CEILING = {"en-de": "two raters .54", "zh-en": "two raters .44"}


def rows_of(data: Path, name: str, limit: int) -> list[dict[str, Any]]:
    """The rows of a file of qe/, at most so many of each language pair."""
    with gzip.open(data / f"qe/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    groups = defaultdict(list)
    for row in rows:
        groups[row["pair"]].append(row)
    draw = random.Random(1)  # noqa: S311 (a sample, no secret)
    return [row for some in groups.values() for row in draw.sample(some, min(limit, len(some)))]


def judged(model: EmbeddedQuality, rows: list[dict[str, Any]], encodings: Encodings) -> list[Any]:
    """Encodings and raw outputs for each row."""
    pairs = [Pair(row["source"], row["target"], *row["pair"].split("-")) for row in rows]
    found: list[Any] = []
    for start in range(0, len(pairs), 256):
        found += model.read(pairs[start : start + 256], encodings)
    return found


def column(found: list[Any], name: str) -> Any:
    """A score of all pairs."""
    return np.array([one.scores[SCORES.index(name)] for _, _, one in found])


def direct(model: EmbeddedQuality, data: Path, limit: int, encodings: Encodings) -> Iterator[str]:
    """Lines of da_test20."""
    rows = rows_of(data, "da_test20", limit)
    values = column(judged(model, rows, encodings), "direct")
    human = np.array([row["z_mean"] for row in rows])
    pairs = np.array([row["pair"] for row in rows])
    means = []
    yield "  pair       n  Pearson Spearman Kendall   task baseline, best"
    for pair, (baseline, best) in TASK.items():
        own = pairs == pair
        three = [f(human[own], values[own]) for f in (pearson, spearman, kendall)]
        means.append(three)
        shown = "   ".join(f"{one:.3f}" for one in three)
        yield f"  {pair}  {own.sum():>5}   {shown}     {baseline:.2f}, {best:.2f}"
    shown = "   ".join(f"{one:.3f}" for one in np.mean(means, axis=0))
    best = np.mean([two for _, two in TASK.values()])
    yield f"  mean   {len(rows):>5}   {shown}     {best:.2f} (best)"


def marked(model: EmbeddedQuality, data: Path, limit: int, encodings: Encodings) -> Iterator[str]:
    """Lines of mqm_general23_test."""
    rows = rows_of(data, "mqm_general23_test", limit)
    found = judged(model, rows, encodings)
    values = -column(found, "penalty")
    human = np.array([row["human_score"] for row in rows])
    major = np.array(
        [any(s["severity"] in ("major", "critical") for s in row["error_spans"]) for row in rows]
    )
    pairs = np.array([row["pair"] for row in rows])
    groups = [(row["pair"], row["doc_id"], row["seg_id"]) for row in rows]
    for pair, others in PUBLISHED.items():
        own = np.flatnonzero(pairs == pair)
        accuracy, count = pairwise([groups[n] for n in own], human[own], values[own])
        three = [f(human[own], values[own]) for f in (pearson, spearman, kendall)]
        shown = " ".join(f"{one:.3f}" for one in three)
        yield f"  {pair} {len(own):>5}  Pearson Spearman Kendall {shown}"
        yield f"        same-source pairwise accuracy {accuracy:.3f} ({count} pairs)"
        yield f"        AUC has a major error {area(-values[own], major[own]):.3f}"
        yield f"        published Pearson: {others}; human ceiling {CEILING[pair]}"


def span_figures(
    model: EmbeddedQuality, data: Path, limit: int, encodings: Encodings
) -> Iterator[str]:
    """Lines of tokens and characters in marked spans."""
    for name in ("mqm_news_ted_dev", "mqm_bio_dev", "mqm_general23_test"):
        rows = rows_of(data, name, limit)
        logits, majors, labels, bad = [], [], [], []
        hit = seen = gold = 0
        least = float(model.calibration.thresholds[0])
        for row, (_, target, one) in zip(rows, judged(model, rows, encodings), strict=True):
            own = [s for s in row["error_spans"] if not s.get("in_source")]
            marks = np.zeros((len(target.spans), 2), bool)
            for span in own:
                inside = (target.spans[:, 0] < span["end"]) & (target.spans[:, 1] > span["start"])
                marks[:, 0] |= inside & (span["severity"] != "neutral")
                marks[:, 1] |= inside & (span["severity"] in ("major", "critical"))
            labels.append(marks[:, 0])
            bad.append(marks[:, 1])
            logits.append(one.target[:, TARGET.index("minor")])
            majors.append(one.target[:, TARGET.index("major")])
            told = model.suspects(
                row["target"], row["pair"].split("-")[1], target.spans, one.target, least
            )
            true = {
                n for s in own if s["severity"] != "neutral" for n in range(s["start"], s["end"])
            }
            found = {n for one_ in told for n in range(one_.start, one_.end)}
            hit, seen, gold = hit + len(true & found), seen + len(found), gold + len(true)
        error = area(np.concatenate(logits), np.concatenate(labels))
        worst = area(np.concatenate(majors), np.concatenate(bad))
        f1 = 2 * hit / max(1, seen + gold)
        yield (
            f"  {name:<20} {len(rows):>5}  token AUC any {error:.3f}, major {worst:.3f};"
            f" characters P {hit / max(1, seen):.3f} R {hit / max(1, gold):.3f} F1 {f1:.3f}"
        )


def critical(model: EmbeddedQuality, data: Path, limit: int, encodings: Encodings) -> Iterator[str]:
    """Lines of critical_dev."""
    rows = rows_of(data, "critical_dev", limit)
    found = judged(model, rows, encodings)
    values = column(found, "logarithm")
    bad = np.array([row["label"] == "ERR" for row in rows])
    pairs = np.array([row["pair"] for row in rows])
    for pair in sorted(set(pairs)):
        own = pairs == pair
        yield f"  {pair} {own.sum():>5}  AUC has a critical error {area(values[own], bad[own]):.3f}"


def broken_ranks(
    model: EmbeddedQuality, data: Path, limit: int, encodings: Encodings
) -> Iterator[str]:
    """Lines of broken segments: whether the broken one costs more than it did."""
    good = pairs_of(data / "clean/ntrex.jsonl.gz", languages=10)
    for way in WAYS:
        made = broken(good, way, min(limit, 1000))
        before, after = (
            model.score([pair[n] for pair in made], encodings=encodings) for n in (0, 1)
        )
        lost = np.mean([_cost(b) > _cost(a) for a, b in zip(before, after, strict=True)])
        yield f"  {way:<18} {len(made):>5}  loses rank {100 * lost:.1f} %"


def _cost(one: Any) -> tuple[bool, float]:
    return one.guard is not None, one.penalty - (one.assessment or 0) / 1000


def alarms(model: EmbeddedQuality, data: Path, limit: int, encodings: Encodings) -> Iterator[str]:
    """Lines of human translations into languages that no threshold looked at."""
    good = pairs_of(data / "clean/ntrex.jsonl.gz", languages=99)
    draw = random.Random(3)  # noqa: S311 (a sample, no secret)
    some = draw.sample(good, min(3 * limit, len(good)))
    flagged = spans = guarded = 0
    for one, pair in zip(model.score(some, encodings=encodings), some, strict=True):
        least, major = model.calibration.alarm(pair.target_language)
        guarded += one.guard is not None
        flagged += one.guard is None and (one.assessment or 0) < least
        spans += one.guard is None and any(s.major > major for s in one.spans if not s.in_source)
    yield (
        f"  {len(some)} segments: quality {100 * flagged / len(some):.2f} %,"
        f" suspect-span {100 * spans / len(some):.2f} %, guards {100 * guarded / len(some):.2f} %"
    )


def timing(model: EmbeddedQuality, data: Path, limit: int, encodings: Encodings) -> Iterator[str]:
    """A line of seconds, of processor time, for segments of news."""
    del encodings
    good = pairs_of(data / "clean/ntrex.jsonl.gz", languages=1)[: min(limit, 1000)]
    encoder = load_model(default_model("encoder", catalogue()))
    own = Encodings(encoder, layers=model.layers)
    wall, start = time.perf_counter(), time.process_time()
    own.add(text for pair in good for text in pair[:2])
    middle = time.process_time()
    model.score(good, encodings=own)
    end = time.process_time()
    yield (
        f"  {len(good)} segments: encoding {middle - start:.1f} s, judging {end - middle:.1f} s"
        f" of processor time, {time.perf_counter() - wall:.1f} s on the clock"
    )


PARTS = {
    "direct": direct,
    "marked": marked,
    "spans": span_figures,
    "critical": critical,
    "broken": broken_ranks,
    "alarms": alarms,
    "time": timing,
}


def main() -> None:
    """Prints the parts that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--limit", type=int, default=10**9, help="segments of a language pair")
    parser.add_argument("--only", nargs="*", choices=PARTS, default=list(PARTS))
    parser.add_argument("--half", action="store_true", help="states in bfloat16")
    parser.add_argument("--states", type=Path, help="folder of states that training has kept")
    given = parser.parse_args()
    model = load_model(default_model("qe", catalogue()))
    encoder = load_model(default_model("encoder", catalogue()))
    if given.half:
        from training.fluency.states import in_half_precision

        in_half_precision(encoder)
    print(model.signature)
    for name in given.only:
        print(name, flush=True)
        encodings = CachedEncodings(encoder, given.states) if given.states else Encodings(encoder)
        for line in PARTS[name](model, given.data, given.limit, encodings):
            print(line, flush=True)


if __name__ == "__main__":
    main()
