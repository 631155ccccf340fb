import pytest

from mtqa.reports._ranking import unplaced, worst_first
from mtqa.types import Result, Score, Severity, Side, Verdict
from tests.results import CRITICAL, MAJOR, MINOR, SIGNATURE, Texts, about, at, found, judged

TEXTS = Texts(at("t.txt", "aa bb", "cc dd", "ee ff"), at("s.txt", "11 22", "33 44", "55 66"))
NEUTRAL = Severity.NEUTRAL


def judgement(*findings):
    return judged(TEXTS, *findings, verdict=Verdict("failed"), score=Score("mqm", 0, "x"))


def finding(unit, quote, severity=MAJOR, **more):
    return found(TEXTS, unit, quote, quote, "m", severity=severity, **more)


@pytest.mark.parametrize(
    ("findings", "expected"),
    [
        pytest.param([], [], id="none"),
        pytest.param(
            [finding(1, "aa", MINOR), finding(2, "cc"), finding(3, "ee", CRITICAL)],
            [("u3", ["ee"]), ("u2", ["cc"]), ("u1", ["aa"])],
            id="by-penalty",
        ),
        pytest.param(
            [finding(3, "ee"), finding(1, "aa")],
            [("u1", ["aa"]), ("u3", ["ee"])],
            id="ties-in-document-order",
        ),
        pytest.param(
            [finding(1, "aa"), *[finding(2, q, MINOR) for q in ("c", "cc", "d", "dd", "c ", " d")]],
            [("u2", ["c", "cc", "c ", " d", "d", "dd"]), ("u1", ["aa"])],
            id="penalties-add-up",
        ),
        pytest.param(
            [finding(1, "aa", CRITICAL, suppressed="known"), finding(2, "cc", MINOR)],
            [("u2", ["cc"])],
            id="suppressed-is-not-ranked",
        ),
        pytest.param(
            [finding(2, "dd", NEUTRAL), finding(1, "bb", MINOR)],
            [("u1", ["bb"]), ("u2", ["dd"])],
            id="neutral-comes-last",
        ),
        pytest.param(
            [finding(1, "22", side=Side.SOURCE), finding(1, "bb", MINOR), finding(1, "aa")],
            [("u1", ["aa", "22", "bb"])],
            id="inside-a-unit-severity-then-translation-first",
        ),
        pytest.param([about(TEXTS, "spelling", "m")], [], id="document-finding-is-in-no-unit"),
    ],
)
def test_worst_first(findings, expected):
    result = Result((judgement(*findings),), Verdict("failed"), (), SIGNATURE)
    ranking = worst_first(result)
    assert [(one.unit.id, [f.code for f in one.findings]) for one in ranking] == expected


def test_worst_first_over_translations():
    first = judgement(finding(1, "aa"), finding(2, "cc", CRITICAL))
    second = judgement(finding(3, "ee"), finding(1, "bb", CRITICAL), finding(1, "aa", MINOR))
    ranking = worst_first(Result((first, second), Verdict("failed"), (), SIGNATURE))
    assert [(r.translation, r.unit.id, r.penalty) for r in ranking] == [
        (1, "u1", 26),
        (0, "u2", 25),
        (0, "u1", 5),
        (1, "u3", 5),
    ]


def test_unplaced():
    stray = finding(2, "cc", CRITICAL)
    lost = judgement(about(TEXTS, "spelling", "m"), finding(1, "aa"), stray)
    kept = type(lost)(**{**{s: getattr(lost, s) for s in lost.__slots__}, "units": lost.units[:1]})
    assert [f.code for f in unplaced(kept)] == ["cc", "spelling"]
