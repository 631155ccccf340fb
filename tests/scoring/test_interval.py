"""The interval of a score: its gamma quantiles against printed tables, its coverage against
resamples of human annotations.
"""

from __future__ import annotations

import gzip
import json
import random
from collections import defaultdict
from itertools import chain

import pytest

from mtqa.scoring.interval import Evidence, _standard_quantile
from mtqa.text import words
from tests.conftest import ROOT

ANNOTATIONS = ROOT.parent / "shared" / "data" / "qe" / "mqm_general23_test.jsonl.gz"
RESAMPLES = 2_000
MAJOR = 5.0

# Abramowitz and Stegun 1964, table 26.8: percentage points of the chi-square distribution, which
# is twice a gamma distribution with half as large a shape.
CHI_SQUARE = {
    1: (0.000982069, 5.02389),
    2: (0.0506356, 7.37776),
    5: (0.831211, 12.8325),
    10: (3.24697, 20.4831),
    30: (16.7908, 46.9792),
    100: (74.2219, 129.561),
}


@pytest.mark.parametrize("degrees", CHI_SQUARE)
def test_quantiles(degrees: int) -> None:
    made = [2 * _standard_quantile(degrees / 2, share) for share in (0.025, 0.975)]
    assert made == pytest.approx(CHI_SQUARE[degrees], rel=1e-5)


def test_no_error_in_a_text() -> None:
    # As if one major error had been seen: an exponential distribution, whose 97.5 % quantile is
    # -ln .025 = 3.689 times its mean.
    low, high = Evidence.of([(0, 60), (0, 40)], MAJOR).bounds(0.95)
    assert (low, high) == (0, pytest.approx(5 * 3.68888 / 100, rel=1e-5))


def test_errors_that_cost_nothing() -> None:
    assert Evidence.of([(0, 60), (0, 40)], 0).bounds(0.95) == (0, 0)


def test_one_segment() -> None:
    low, high = Evidence.of([(5, 100)], MAJOR).bounds(0.95)
    assert 0 < low < 0.05 < high


def test_longer_texts_are_surer() -> None:
    evidence = Evidence.of([(5, 20), (0, 25), (1, 30), (0, 15)], MAJOR)
    widths = [high - low for low, high in (evidence.times(n).bounds(0.95) for n in (1, 4, 16, 64))]
    assert widths == sorted(widths, reverse=True)
    assert widths[2] / widths[3] == pytest.approx(2, rel=0.05)


def test_more_confidence_is_wider() -> None:
    evidence = Evidence.of([(5, 20), (0, 25), (1, 30)], MAJOR)
    bounds = [evidence.bounds(confidence) for confidence in (0.5, 0.8, 0.95, 0.99)]
    assert sorted(bounds, reverse=True) == bounds
    assert sorted(high for _, high in bounds) == [high for _, high in bounds]


@pytest.fixture(scope="module")
def annotated():
    """(points, size) of the segments of each system and article in real MQM annotations."""
    if not ANNOTATIONS.is_file():
        pytest.skip("the MQM annotations are not beside this checkout")
    found = defaultdict(lambda: defaultdict(list))
    with gzip.open(ANNOTATIONS, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            count = words.characters if row["pair"].startswith("zh") else words.count
            points = max(-row["human_score"], 0.0)
            system = found[row["pair"], row["campaign"]]
            system[row["doc_id"]].append((points, count(row["source"])))
    return found


def coverage(documents, size=None):
    """Percent of resamples, each of a document drawn at random, whose interval covers its score."""
    draw = random.Random(2023)
    covered = 0
    for _ in range(RESAMPLES):
        document = draw.choice(documents)
        sample = draw.choices(document, k=size or len(document))
        low, high = Evidence.of(sample, MAJOR).bounds(0.95)
        points, length = map(sum, zip(*document, strict=True))
        covered += low <= points / length <= high
    return 100 * covered / RESAMPLES


@pytest.mark.parametrize("size", [20, 50, 100, None], ids=lambda size: f"{size or 'all'}-segments")
def test_coverage_of_systems(annotated, size) -> None:
    documents = [[*chain(*articles.values())] for articles in annotated.values()]
    assert 93 <= coverage(documents, size) <= 97


def test_coverage_of_articles(annotated) -> None:
    documents = [a for articles in annotated.values() for a in articles.values()]
    assert 93 <= coverage(documents) <= 97
