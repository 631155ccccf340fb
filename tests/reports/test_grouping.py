"""In which order and in which groups segments are reported."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtqa.reports._grouping import SUSPECTED, Group, grouped
from mtqa.types import ReportOptions, Result, Score, Severity, Verdict
from tests.results import CRITICAL, MINOR, SIGNATURE, Texts, at, found, judged

FIRST = Texts(at("a.de.txt", "eins zwei", "drei vier", "fünf sechs"))
SECOND = Texts(at("b.fr.txt", "un deux", language="fr"))


@pytest.fixture
def result():
    score, verdict = Score("mqm", 50, "s"), Verdict("failed")
    first = judged(
        FIRST,
        found(FIRST, 1, "eins", "rules/a", "m", severity=MINOR, category="style/awkward"),
        found(FIRST, 2, "drei", "rules/b", "m", severity=CRITICAL, confidence=0.1),
        found(FIRST, 2, "vier", "checks/c", "m", severity=MINOR, category="style/awkward"),
        found(FIRST, 3, "fünf", "checks/c", "m", category="style/awkward", confidence=0.9),
        verdict=verdict, score=score,
    )  # fmt: skip
    second = judged(SECOND, found(SECOND, 1, "deux", "rules/a", "m"), verdict=verdict, score=score)
    return Result((first, second), verdict, (), SIGNATURE)


def told(groups: list[Group]):
    def shown(unit):
        return unit.translation, unit.unit.id, [finding.quote for finding in unit.findings]

    return [(group.title, list(map(shown, group.units))) for group in groups]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("risk", [(1, "u1"), (0, "u3"), (0, "u2"), (0, "u1")]),
        ("penalty", [(0, "u2"), (1, "u1"), (0, "u3"), (0, "u1")]),
        ("severity", [(0, "u2"), (1, "u1"), (0, "u3"), (0, "u1")]),
        ("confidence", [(1, "u1"), (0, "u2"), (0, "u1"), (0, "u3")]),
        ("place", [(0, "u1"), (0, "u2"), (0, "u3"), (1, "u1")]),
    ],
)
def test_sort(result, sort, order):
    (group,) = grouped(result, ReportOptions(sort=sort))
    assert group.title == ""
    assert [(unit.translation, unit.unit.id) for unit in group.units] == order


@pytest.mark.parametrize(
    ("group_by", "groups"),
    [
        pytest.param("translation", [
            ("a.de.txt", [(0, "u3", ["fünf"]), (0, "u2", ["drei", "vier"]), (0, "u1", ["eins"])]),
            ("b.fr.txt", [(1, "u1", ["deux"])]),
        ], id="translation"),
        pytest.param("language", [
            ("de", [(0, "u3", ["fünf"]), (0, "u2", ["drei", "vier"]), (0, "u1", ["eins"])]),
            ("fr", [(1, "u1", ["deux"])]),
        ], id="language"),
        pytest.param("severity", [
            ("critical", [(0, "u2", ["drei"])]),
            ("major", [(1, "u1", ["deux"]), (0, "u3", ["fünf"])]),
            ("minor", [(0, "u2", ["vier"]), (0, "u1", ["eins"])]),
        ], id="severity"),
        pytest.param("category", [
            ("accuracy/mistranslation", [(1, "u1", ["deux"]), (0, "u2", ["drei"])]),
            ("style/awkward", [(0, "u3", ["fünf"]), (0, "u2", ["vier"]), (0, "u1", ["eins"])]),
        ], id="category"),
        pytest.param("check", [
            ("rules", [(1, "u1", ["deux"]), (0, "u2", ["drei"]), (0, "u1", ["eins"])]),
            ("checks", [(0, "u3", ["fünf"]), (0, "u2", ["vier"])]),
        ], id="check"),
        pytest.param("code", [
            ("rules/a", [(1, "u1", ["deux"]), (0, "u1", ["eins"])]),
            ("checks/c", [(0, "u3", ["fünf"]), (0, "u2", ["vier"])]),
            ("rules/b", [(0, "u2", ["drei"])]),
        ], id="code"),
    ],
)  # fmt: skip
def test_group(result, group_by, groups):
    assert told(grouped(result, ReportOptions(group_by=group_by))) == groups


def test_what_only_models_suspect_has_a_group_of_its_own():
    texts = Texts(at("a.de.txt", *(f"Ein Satz mit der Nummer {n}" for n in range(12))))
    made = judged(texts, verdict=Verdict("passed"), score=Score("mqm", 100, "s"))
    values = [0.8 + n / 1000 for n in range(11)] + [0.1]
    scores = {f"u{n}": (Score("x", value, "s"),) for n, value in enumerate(values, 1)}
    result = Result((replace(made, unit_scores=scores),), Verdict("passed"), (), SIGNATURE)
    groups = grouped(result, ReportOptions(group_by="category"))
    assert told(groups) == [(SUSPECTED, [(0, "u12", [])])]


def test_nothing_found_is_no_group():
    made = judged(FIRST, verdict=Verdict("passed"), score=Score("mqm", 100, "s"))
    result = Result((made,), Verdict("passed"), (), SIGNATURE)
    for by in (None, "code"):
        assert grouped(result, ReportOptions(group_by=by)) == []


def test_penalty_is_that_of_the_group(result):
    critical, _, minor = grouped(result, ReportOptions(group_by="severity"))
    assert Severity.CRITICAL is critical.units[0].findings[0].severity
    assert (critical.units[0].penalty, minor.units[0].penalty) == (25, 1)
