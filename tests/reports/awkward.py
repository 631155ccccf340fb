"""A translation whose texts, file name and findings hold what the one or the other format cannot
take as it is: markup, separators, formulas, commands, control characters, letters beyond the BMP.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mtqa.types import BaselineState, Known, Penalty, Quality, Score, Severity, Side, Verdict
from tests.results import CRITICAL, MINOR, Texts, about, at, found, judged

if TYPE_CHECKING:
    from mtqa.types import Judgement

SIGNATURE = "mqm2|weights:0/1/5/25|words:source words:40|points:31"

SOURCE = at(
    "app/a b, 100% [x]#1.en.md",
    'See ]]> and </script> & "quotes" | pipes.',
    "=SUM(A1) is a formula, @octocat: see #12.",
    "::error file=x::boo\nsecond line, 50% off",
    "The 𠮷 house <v>opens</v> `now`.",
    "Old and known.",
    "Fixed price.",
    side=Side.SOURCE,
    language="en",
)
TARGET = at(
    "app/a b, 100% [x]#1.de.md",
    'Siehe ]]> und </script> & "Zitate" | Striche.',
    '=SUMME(A1;"x") ist eine Formel, @octocat: siehe #12 :tada:.',
    "::error file=x::buh\nzweite Zeile, 50% Rabatt, ::stop-commands::t",
    "Das 𠮷-Haus <v>öffnet</v> `jetzt`\x00\ufffe \u202eumgedreht\u202c.",
    "Alt und bekannt, alt und kritisch.",
    "Fester Preis, fester Preis.",
)
TEXTS = Texts(TARGET, SOURCE)


def quality() -> Quality:
    """An MQM score with its interval."""
    score = Score("mqm", 22.5, SIGNATURE, 3.25, 41.75)
    part = Score("mqm", 35.0, SIGNATURE, 10.0, None)
    return Quality(
        score, 31, 40, "source words", 3, {"accuracy/mistranslation": Penalty(2, 26, part)}
    )


def assessed(judgement: Judgement) -> Judgement:
    """The judgement with a score, in a run with a baseline."""
    states = tuple(replace(f, baseline=f.baseline or BaselineState.NEW) for f in judgement.findings)
    return replace(judgement, findings=states, quality=judgement.quality or quality())


def awkward() -> Judgement:
    """A judgement of such a translation."""
    findings = (
        found(
            TEXTS, 1, "]]> und </script> & \"Zitate\" |", "rules/a|b/c,d",
            "“]]>” & </script> | \"quoted\", `code`, *bold*, [link](x)",
            why="Because: <b>bold</b> & ]]>, 100%.", suggestions=("]]> | \"x\"", "<i>"),
        ),
        found(
            TEXTS, 2, "=SUMME(A1;\"x\")", "formula", "=HYPERLINK(\"http://example.org\";\"x\")",
            severity=MINOR, suggestions=("-1", "@x"), why="+1 for @octocat and #12 :tada:",
        ),
        found(
            TEXTS, 3, "::error file=x::buh\nzweite Zeile", "commands",
            "two lines:\n::error::second, 50%\r\nthird", suggestions=("a\tb\nc",),
            related=((3, Side.SOURCE, "::error"), (4, Side.SOURCE, "𠮷")),
        ),
        found(TEXTS, 4, "𠮷-Haus <v>öffnet</v>", "beyond-bmp", "𠮷 is beyond the BMP"),
        found(
            TEXTS, 4, "\x00\ufffe \u202eumgedreht\u202c", "control",
            "NUL \x00, \ufffe, \u202ebidi\u202c", severity=Severity.NEUTRAL,
        ),
        replace(
            found(TEXTS, 5, "Alt", "old", "known of old"),
            baseline=BaselineState.UNCHANGED, accepted=True, points=0.0,
        ),
        replace(
            found(TEXTS, 5, "kritisch", "old", "known of old and critical", severity=CRITICAL),
            baseline=BaselineState.UNCHANGED,
        ),
        replace(
            found(TEXTS, 6, "Fester", "capital", "is no sentence", suggestions=("fester",)),
            safe=True,
        ),
        replace(
            found(TEXTS, 6, "fester", "capital", "would be markup", suggestions=("<b>",)), safe=True
        ),
        found(
            TEXTS, 6, "Preis", "price", "means prize", suppressed="as agreed | <!-- a, b -->: 100%"
        ),
        replace(about(TEXTS, "inconsistent-name", "a finding without a segment"), fingerprint="1"),
    )  # fmt: skip
    judgement = judged(
        TEXTS, *findings,
        verdict=Verdict("failed", ("5 findings | of severity major or worse",)),
        score=Score("chrf", 61.25, "chrf2"), notes=("a note about\ntwo lines",),
    )  # fmt: skip
    unit_scores = {"u1": (Score("chrf", 50.5, "chrf2"),), "u3": (Score("chrf", 70.0, "chrf2"),)}
    gone = Known(TARGET.raw.path, "gone", MINOR, Side.TARGET, "weg", "00000000000000aa")
    return replace(
        assessed(judgement),
        unit_scores=unit_scores,
        fixed=(gone,),
        scope=frozenset(u.id for u in judgement.units),
    )
