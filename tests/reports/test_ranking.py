from dataclasses import replace

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


NUMBERS = ("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")
LONG = Texts(at("t.txt", *[f"{word} longer text" for word in NUMBERS]))
USUAL = [0.50, 0.52, 0.48, 0.51, 0.49, 0.53, 0.47, 0.50, 0.52]


def measured(*findings, **metrics):
    """A judgement of ten segments with the scores of metrics in their order."""
    made = judged(LONG, *findings, verdict=Verdict("passed"), score=Score("mqm", 0, "x"))
    scores = {
        unit.id: tuple(
            Score(name, values[number], "sig", higher_is_better=name != "ter")
            for name, values in metrics.items()
            if number < len(values)
        )
        for number, unit in enumerate(made.units)
    }
    return Result((replace(made, unit_scores=scores),), Verdict("passed"), (), SIGNATURE)


def replaced(result, old, new):
    """The result with another text of one segment."""
    (judgement,) = result.judgements
    units = [
        replace(unit, target=replace(unit.target, text=unit.target.text.replace(old, new)))
        for unit in judgement.units
    ]
    return replace(result, judgements=(replace(judgement, units=tuple(units)),))


def on(unit, **more):
    return found(LONG, unit, NUMBERS[unit - 1], "c", "m", **more)


def ranking(result):
    return [(one.unit.id, one.risk, *one.reasons) for one in worst_first(result)]


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        pytest.param(measured(adequacy=[*USUAL, 0.45]), [], id="nothing-unusual"),
        pytest.param(
            measured(adequacy=[*USUAL, 0.2]),
            [("u10", 5, "adequacy 0.2, usual here 0.5")],
            id="a-metric-suspects",
        ),
        pytest.param(measured(adequacy=[*USUAL, 0.9]), [], id="unusually-good"),
        pytest.param(
            measured(ter=[*USUAL, 0.9]),
            [("u10", 5, "ter 0.9, usual here 0.505")],
            id="less-is-better",
        ),
        pytest.param(
            replaced(measured(adequacy=[*USUAL, 0.2]), "j longer text", "Warte."),
            [],
            id="too-short-to-tell",
        ),
        pytest.param(measured(adequacy=[0.5, 0.51, 0.49, 0.1]), [], id="too-few-to-tell"),
        pytest.param(measured(adequacy=[0.5] * 9 + [0.1]), [], id="no-spread"),
        pytest.param(
            measured(adequacy=[*USUAL, 0.2], reference=[*USUAL, 0.55]),
            [
                ("u10", 3.5, "adequacy 0.2, usual here 0.5",
                 "but reference 0.55, usual here 0.505: models disagree")
            ],
            id="metrics-disagree",
        ),
        pytest.param(
            measured(adequacy=[*USUAL, 0.2], reference=[*USUAL, 0.1]),
            [("u10", 5, "reference 0.1, usual here 0.5", "adequacy 0.2, usual here 0.5")],
            id="metrics-agree",
        ),
        pytest.param(
            measured(fluency=[*USUAL, 0.2]),
            [("u10", 1, "fluency 0.2, usual here 0.5")],
            id="wording-is-minor",
        ),
        pytest.param(
            measured(adequacy=[*USUAL, 0.2], fluency=[*USUAL, 0.55]),
            [("u10", 5, "adequacy 0.2, usual here 0.5")],
            id="fluent-but-wrong",
        ),
        pytest.param(
            measured(adequacy=[*USUAL, 0.55], fluency=[*USUAL, 0.2]),
            [("u10", 1, "fluency 0.2, usual here 0.5")],
            id="right-but-not-fluent",
        ),
        pytest.param(
            measured(on(1), on(2, severity=MINOR), on(3, confidence=0.5), adequacy=[*USUAL, 0.2]),
            [
                ("u1", 5, "checks: 1 major"),
                ("u10", 5, "adequacy 0.2, usual here 0.5"),
                ("u3", 2.5, "checks: 1 major"),
                ("u2", 1, "checks: 1 minor"),
            ],
            id="findings-and-suspicions-in-one-order",
        ),
        pytest.param(
            measured(on(10, severity=MINOR), adequacy=[*USUAL, 0.2]),
            [("u10", 6, "checks: 1 minor", "adequacy 0.2, usual here 0.5")],
            id="both-add-up",
        ),
    ],
)  # fmt: skip
def test_models(result, expected):
    assert ranking(result) == expected


def test_rules_and_checks_are_told_apart():
    rule = replace(finding(1, "aa", CRITICAL), check="rules")
    result = Result((judgement(rule, finding(1, "bb")),), Verdict("failed"), (), SIGNATURE)
    assert ranking(result) == [("u1", 30, "rules: 1 critical", "checks: 1 major")]


def test_order_is_stable():
    result = measured(on(4), on(2), on(9), adequacy=[*USUAL, 0.2])
    assert [one[0] for one in ranking(result)] == ["u2", "u4", "u9", "u10"]
