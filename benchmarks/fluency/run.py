"""What models of fluency know, on all sets at once: the figures of docs/fluency.md.

    python benchmarks/fluency/run.py --data ../shared/data
    python benchmarks/fluency/run.py --data ../shared/data --limit 100 --model fluency-e5-small

For each model, beside word frequencies and character n-grams:

    pairs      how often the right one of two sentences has the higher value: lt_examples and
               minimal_pairs by language and their mean, agreement_pairs as a count
    errors     how often a token inside a marked error of a machine translation is worse than one
               outside (AUC over all tokens of a file)
    defects    the share of gross defects found where 1 % of clean segments are flagged, by the
               percentile, or where there is none the value, of the segment and its worst token
    check      the share of clean segments on which the check `fluency` reports something, in the
               languages that no threshold was set by, with what it reports; and the shares of
               gross defects that it finds, and that all checks together find, without a source
    time       of scoring, beside that of encoding: the least of some runs
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

from baselines import CharacterNgrams, WordFrequencies
from defects import DEFECTS, make, read_clean
from language_models import accuracy, auc, read

import mtqa
from mtqa import document_fluency
from mtqa.models import catalogue, default_model, load_model
from mtqa.models._encoding import Encodings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mtqa.models._fluency import FluencyModel

MARKED = ("mqm_bio_dev", "mqm_news_ted_dev")
_RUNS = 4


def pairs(model: FluencyModel, data: Path, limit: int) -> Iterator[str]:
    """Lines of pairwise accuracy, by set and language, and the means over languages."""
    means: dict[str, list[float]] = defaultdict(list)
    counts = [0.0, 0]
    for (name, language), found in sorted(read(data / "fluency").items()):
        drawn = random.Random(1).sample(found, min(limit, len(found)))  # noqa: S311 (a sample)
        texts = [*(pair.good for pair in drawn), *(pair.bad for pair in drawn)]
        values = [one.value for one in model.score(texts, languages=[language] * len(texts))]
        share, half = accuracy(values[: len(drawn)], values[len(drawn) :])
        if name == "agreement_pairs":
            counts = [counts[0] + share * len(drawn), counts[1] + len(drawn)]
        else:
            means[name.partition("/")[0]].append(share)
            yield f"  {name:<24}{language:<4}{len(drawn):>6}  {share:.3f} ±{half:.3f}"
    for name, shares in means.items():
        yield f"  {name:<24}mean {'':<6} {np.mean(shares):.3f}"
    yield f"  {'agreement_pairs':<24}{counts[0]:g} of {counts[1]}"


def errors(model: FluencyModel, data: Path, limit: int) -> Iterator[str]:
    """Lines of the AUC on marked spans; spans in the source (omissions) do not count."""
    for name in MARKED:
        with gzip.open(data / f"qe/{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines]
        rows = random.Random(1).sample(rows, min(20 * limit, len(rows)))  # noqa: S311 (a sample)
        tags = [row["pair"].split("-")[1] for row in rows]
        inside: list[float] = []
        outside: list[float] = []
        for row, one in zip(
            rows, model.score([row["target"] for row in rows], languages=tags), strict=True
        ):
            spans = [s for s in row["error_spans"] if not s.get("in_source")]
            for token in one.tokens:
                hit = any(token.start < s["end"] and s["start"] < token.end for s in spans)
                (inside if hit else outside).append(token.error)
        yield f"  {name:<24}{len(rows):>6}  AUC {auc(inside, outside):.3f}"


def defects(model: FluencyModel, data: Path, limit: int) -> Iterator[str]:
    """Lines of the share of defects found at 1 % of clean segments, over languages with spaces."""
    clean, bad = [], defaultdict(list)
    for language, found in read_clean(data / "clean/ntrex.jsonl.gz", tuned=False).items():
        if language in ("ja", "zh", "th"):
            continue
        for name in DEFECTS:
            some = make(found, name, limit // 4, 1)
            scored = model.score([b for _, b in some], languages=[language] * len(some))
            bad[name] += [_suspicion(one) for one in scored]
        texts = [text for text, _ in random.Random(2).sample(found, min(len(found), limit))]  # noqa: S311
        clean += [_suspicion(one) for one in model.score(texts, languages=[language] * len(texts))]
    limits = np.quantile(np.array(clean), 0.99, axis=0)
    for name, suspicions in bad.items():
        shares = (np.array(suspicions) > limits).mean(axis=0)
        yield f"  {name:<24}{len(suspicions):>6}  " + "  ".join(f"{s:.3f}" for s in shares)
    every = np.array([s for suspicions in bad.values() for s in suspicions])
    shares = (every > limits).mean(axis=0)
    yield f"  {'all defects':<24}{len(every):>6}  " + "  ".join(f"{s:.3f}" for s in shares)


def _suspicion(one: Any) -> tuple[float, float]:
    """Minus the value, and the error of the worst token."""
    return -one.value, max((token.error for token in one.tokens), default=0.0)


def check(data: Path, limit: int) -> Iterator[str]:
    """Lines of what `mtqa check` reports on clean segments and on gross defects."""
    clean, flagged = 0, 0
    found: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for language, pairs in read_clean(data / "clean/ntrex.jsonl.gz", tuned=False).items():
        texts = [text for text, _ in random.Random(3).sample(pairs, min(len(pairs), limit))]  # noqa: S311
        findings = [own for own, _ in _reported(texts, language)]
        clean, flagged = clean + len(texts), flagged + sum(map(bool, findings))
        yield from (f"      {language} {own}" for own in findings if own)
        for name in DEFECTS if language not in ("ja", "zh", "th") else ():
            bad = [b for _, b in make(pairs, name, limit // 10, 1)]
            found[name] += [(bool(own), bool(some)) for own, some in _reported(bad, language)]
    yield f"  clean segments           {clean:>6}  {flagged} flagged, {flagged / clean:.4f}"
    for name, hits in found.items():
        own, some = np.array(hits).mean(axis=0)
        yield f"  {name:<24}{len(hits):>6}  {own:.3f} by the check, {some:.3f} by any"


def _reported(texts: list[str], language: str) -> Iterator[tuple[list[str], list[str]]]:
    """For each text the words that the check `fluency` marks, and the codes of all findings."""
    lines = [" ".join(text.split()) for text in texts]
    result = mtqa.check(target="\n\n".join(lines), target_language=language)
    by_line: dict[int, list[Any]] = defaultdict(list)
    for finding in result.findings:
        by_line[(finding.location.line - 1) // 2].append(finding)
    for number in range(len(texts)):
        own = [f.quote for f in by_line[number] if f.check == "fluency"]
        yield own, [f.code for f in by_line[number]]


def timing(model: Any, data: Path, limit: int) -> str:
    """How long scoring takes beside the encoding that the run does anyway: the best of some runs,
    for other programs on the machine only slow down.
    """
    found = read_clean(data / "clean/ntrex.jsonl.gz", tuned=False)
    pairs = [(text, tag) for tag, rows in found.items() for text, _ in rows[: limit // 4]]
    texts, tags = [text for text, _ in pairs], [tag for _, tag in pairs]
    encoder = load_model(default_model("encoder", catalogue()))
    alone, both = [], []
    for _ in range(_RUNS):
        start = time.process_time()
        Encodings(encoder).of(texts)
        middle = time.process_time()
        model.score(texts, languages=tags, encodings=Encodings(encoder))
        alone.append(middle - start)
        both.append(time.process_time() - middle)
    more = min(both) / min(alone) - 1
    return f"  encoding {min(alone):.2f} s, with scoring {min(both):.2f} s: {more:+.1%}"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", action="append", help="ids of `mtqa models list`")
    parser.add_argument("--limit", type=int, default=200, help="pairs of a set and language")
    parser.add_argument("--no-baselines", action="store_true")
    given = parser.parse_args()
    data: Path = given.data
    models: list[Any] = [document_fluency.load(id_) for id_ in given.model or [None]]
    if not given.no_baselines:
        models += [WordFrequencies(), CharacterNgrams(data / "fluency/native_text.jsonl.gz")]
    for model in models:
        print(model.signature, flush=True)
        for part in (pairs, errors, defects):
            _show(part(model, data, given.limit))
        if hasattr(model, "encoder"):
            _show(check(data, given.limit))
            print(timing(model, data, given.limit))


def _show(lines: Iterator[str] | Sequence[str]) -> None:
    for line in lines:
        print(line, flush=True)


if __name__ == "__main__":
    main()
