"""The case that mtqa exists for: a real published article."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

import mtqa
from mtqa.types import Document, Finding, Severity

COMMENT_TIME = re.compile(r"\d+vor (Minuten|Tagen)|\d+Vor Stunden")


def quotes(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.quote for finding in findings]


def covered(text: str, findings: tuple[Finding, ...]) -> bool:
    return any(text in quote or quote in text for quote in quotes(findings) if quote)


@pytest.fixture(scope="module")
def unaided(article: Path) -> mtqa.Result:
    return mtqa.check(target=article / "mt.de.txt")


@pytest.fixture(scope="module")
def aided(article: Path) -> mtqa.Result:
    return mtqa.check(
        target=article / "mt.de.txt",
        source=article / "source.zh-Hant.txt",
        references=[article / "ref.de.txt"],
    )


WITHOUT_SOURCE = [
    ("Schwester Mu", Severity.MAJOR),
    ("Dynamic Zone", Severity.MAJOR),
    ("Etikett:", Severity.MAJOR),
    ("Aktie:", Severity.MAJOR),
    ("Vorläufige Zusammenfassung", Severity.MINOR),
    ("Hintergrundergänzung", Severity.MINOR),
    ("Erweiterte Lektüre", Severity.MINOR),
    ("heute (4.)", Severity.MINOR),
    ("aufanalysierenAnalyse", Severity.MAJOR),
    ("Bezos‘", Severity.MINOR),
    ("schlimmste schlechte", Severity.MINOR),
]
WITH_SOURCE = ["Überwachung", "Karte", "Domaininhalt", "Herausgeber"]


@pytest.mark.parametrize(("text", "severity"), WITHOUT_SOURCE, ids=[t for t, _ in WITHOUT_SOURCE])
def test_found_without_a_source(unaided: mtqa.Result, text: str, severity: Severity) -> None:
    found = [f for f in unaided.findings if f.quote and (f.quote in text or text in f.quote)]
    assert [f.severity for f in found] == [severity]


@pytest.mark.parametrize("text", [*(text for text, _ in WITHOUT_SOURCE), *WITH_SOURCE])
def test_found_with_source_and_reference(aided: mtqa.Result, text: str) -> None:
    assert covered(text, aided.findings)


def test_every_comment_time(unaided: mtqa.Result, article: Path) -> None:
    times = [match.group() for match in COMMENT_TIME.finditer((article / "mt.de.txt").read_text())]
    found = [quote for quote in quotes(unaided.findings) if COMMENT_TIME.fullmatch(quote)]
    assert found == times
    assert len(times) == 10


def test_a_finding_leads_home(aided: mtqa.Result, article: Path) -> None:
    lines = (article / "mt.de.txt").read_text(encoding="utf-8").splitlines()
    for finding in aided.findings:
        where = finding.location
        assert lines[where.line - 1][where.column - 1 :].startswith(finding.quote)


def test_it_may_not_be_published(unaided: mtqa.Result, aided: mtqa.Result) -> None:
    assert [unaided.verdict.status, aided.verdict.status] == ["failed", "failed"]


def test_nothing_is_missing_or_added(aided: mtqa.Result) -> None:
    assert not [
        f for f in aided.findings if f.category in ("accuracy/omission", "accuracy/addition")
    ]


def test_the_human_translation_passes(article: Path) -> None:
    result = mtqa.check(target=article / "ref.de.txt")
    assert [f.severity for f in result.findings] in ([], [Severity.MINOR])
    assert result.verdict.status == "passed"


def test_the_human_translation_passes_beside_its_source(article: Path) -> None:
    result = mtqa.check(target=article / "ref.de.txt", source=article / "source.zh-Hant.txt")
    assert [(f.code, f.quote) for f in result.findings if f.severity > Severity.MINOR] == []


BESIDE = {
    "9.2": ("9.2", "9.2 9.3"),
    "13.1": ("13.1", "13.1 13.2"),
    "15.1": ("15.1 15.2 15.3", "15.1"),
    "17.2": ("17.2", "17.2 17.3"),
    "25.1": ("25.1", "25.1 25.2"),
    "33.1": ("33.1", "33.1 33.2"),
    "33.2": ("33.2 33.3", "33.3 33.4"),
}
"""Where sentences of the source (line and place in it) were split: their counterparts in the
translation and in the reference, told by hand. All others stand at the same place in all three.
"""


def places(document: Document) -> dict[int, str]:
    """The line and the place in it of each segment, by where it begins in the file."""
    found: dict[int, str] = {}
    count: Counter[int] = Counter()
    for segment in document.segments:
        line = document.location(segment).line
        count[line] += 1
        found[segment.origins[0].raw_start] = f"{line}.{count[line]}"
    return found


def test_every_sentence_is_in_the_right_unit(aided: mtqa.Result) -> None:
    (judgement,) = aided.judgements
    assert judgement.source is not None
    maps = [places(d) for d in (judgement.source, judgement.target, *judgement.references)]
    found = [
        tuple(
            " ".join(known[o.raw_start] for o in segment.origins if o.raw_start in known)
            for segment, known in zip((u.source, u.target, *u.references), maps, strict=True)
            if segment is not None
        )
        for u in judgement.units
    ]
    assert found == [(place, *BESIDE.get(place, (place, place))) for place in maps[0].values()]
