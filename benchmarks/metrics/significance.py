"""How long the paired bootstrap takes, beside sacrebleu's, on the same invented texts.

    python benchmarks/metrics/significance.py [SYSTEMS SEGMENTS SAMPLES]

Both begin with the statistics counted: for sacrebleu the time of counting them once more for each
system is taken off, for its paired test counts within the measured call. mtqa compares all pairs of
systems and ranks them, sacrebleu every system with the first.
"""

from __future__ import annotations

import sys
import time

import numpy as np
from sacrebleu.metrics import BLEU, CHRF
from sacrebleu.significance import PairedTest

from mtqa import registry
from mtqa.systems.scoring import Resampling, compared
from mtqa.types import Corpus


def texts(systems: int, segments: int) -> tuple[list[str], list[list[str]]]:
    """Sentences of 20 invented words, and systems that get ever more of them wrong."""
    generator = np.random.default_rng(1)
    words = np.array(["".join(generator.choice(list("abcdeinrst"), 6)) for _ in range(2_000)])
    sentences = generator.choice(words, size=(segments, 20))
    outputs = []
    for number in range(systems):
        wrong = generator.random(sentences.shape) < 0.3 + number / 50
        garbled = np.where(wrong, generator.choice(words, size=sentences.shape), sentences)
        outputs.append([" ".join(row) for row in garbled])
    return [" ".join(row) for row in sentences], outputs


def main() -> None:
    """Print seconds and ratios."""
    systems, segments, samples = map(int, sys.argv[1:] or (10, 2_000, 1_000))
    references, outputs = texts(systems, segments)
    for name, theirs in (("bleu", BLEU()), ("chrf", CHRF())):
        metric = registry.load("metrics", name).over(Corpus((tuple(references),), language="en"))
        begun = time.perf_counter()
        statistics = [metric.statistics(one) for one in outputs]
        counting = time.perf_counter() - begun
        values = [metric.score(one) for one in statistics]
        begun = time.perf_counter()
        _, comparisons, _ = compared(metric, statistics, values, Resampling(samples=samples))
        own = time.perf_counter() - begun
        begun = time.perf_counter()
        named = [(str(number), one) for number, one in enumerate(outputs)]
        PairedTest(named, {name: theirs}, [references], test_type="bs", n_samples=samples)()
        other = time.perf_counter() - begun - counting
        print(
            f"{name}: {systems} systems x {segments} segments x {samples} samples:"
            f" mtqa {own:.2f} s ({len(comparisons)} pairs),"
            f" sacrebleu {other:.2f} s ({systems - 1} pairs), ratio {own / other:.3f};"
            f" counting {counting:.1f} s"
        )


if __name__ == "__main__":
    main()
