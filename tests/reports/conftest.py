"""One result for all reports: every severity, side and script, and what could break a layout.

Snapshots lie in the folder of that name. `MTQA_UPDATE_SNAPSHOTS=1 pytest tests/reports` writes
them anew; what has changed is then for `git diff` and a reader to judge.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mtqa.reports._entries import ROOTS
from mtqa.reports._sheet import LINKING_SIGNS
from mtqa.types import (
    BaselineState,
    FileError,
    Known,
    Penalty,
    Quality,
    Result,
    Score,
    Severity,
    Side,
    Verdict,
)
from tests.documents import heading, label
from tests.reports.awkward import assessed, awkward, quality
from tests.results import CRITICAL, MINOR, SIGNATURE, Texts, about, at, found, judged

GITHUB = ("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")
LINKS = ("FORCE_HYPERLINK", "TERM_PROGRAM", "VTE_VERSION", *LINKING_SIGNS)

CHINESE = at(
    "press/tide.zh-Hant.txt",
    heading("潮汐電廠獲准動工，工程師仍有疑慮"),
    "（前情提要：木頭姐再度加碼海洋能源）",
    "據《海岸日報》今（4）日報導，電廠已通過監管，預計 2028 年併網。",
    label("標籤："),
    "👩‍🔬 研究團隊說：「這座電廠每年可供電十二萬戶。」",
    "不過，當地漁民擔心水流改變會影響漁獲，並要求業者逐年公布監測資料。",
    "營運商在說明會上表示，渦輪機將分三階段安裝：第一階段測試海流，第二階段連接變電站，"
    "第三階段才會全面發電；若冬季風暴延誤工程，整個時程可能再延後兩年，"
    "屆時補貼條件也必須與政府重新協商。",
    side=Side.SOURCE,
    language="zh-Hant",
)
GERMAN_SCORE = Score(
    "mqm", 71.72, "mqm2|weights:0/1/5/25|source-characters:198|points:56", 41.1, 87.5
)
GERMAN = at(
    "press/tide.de.txt",
    heading("Gezeitenkraftwerk darf gebaut werden, Ingenieure haben noch Bedenken"),
    "(Vorläufige Zusammenfassung: Schwester Mu stockt bei Meeresenergie erneut auf)",
    "Wie die Küstenzeitung heute (4.) meldet, hat das Kraftwerk die Überwachung bestanden; "
    "2028 soll es ans Netz gehen.",
    label("Etikett:"),
    "👩‍🔬 Das Team sagt: „Das Kraftwerk beliefert jedes Jahr 120.000 Haushalte mit "
    'gru\u0308nem Strom."',
    "",
    "Der Betreiber erklärte bei der Vorstellung, die Turbinen würden in drei Stufen eingebaut: "
    "Zuerst werde die Strömung gemessen, danach das Umspannwerk angeschlossen, und erst in der "
    "dritten Stufe laufe die volle Stromerzeugung; falls Winterstürme die Arbeiten verzögern, "
    "könne sich der gesamte Zeitplan um weitere zwei Jahre verschieben, und die Bedingungen der "
    "Beihilfe aufanalysierenAnalyse müssten mit der Regierung neu ausgehandelt werden.",
)
REFERENCE = at(
    "press/tide.ref.de.txt",
    heading("Baugenehmigung für das Gezeitenkraftwerk – doch Ingenieure zweifeln"),
    "(Was bisher geschah: Cathie Wood kauft weitere Anteile an der Meeresenergie)",
    "Wie die Küstenzeitung am 4. Mai berichtete, hat die Aufsicht das Kraftwerk genehmigt. "
    "2028 soll es ans Netz gehen.",
    label("Schlagwörter:"),
    "",
    "Fischer vor Ort fürchten allerdings um ihren Fang und fordern jährliche Messberichte.",
    "",
    side=Side.REFERENCE,
)
ENGLISH = at(
    "app/strings.en.txt",
    "The plant opens on Monday.",
    "Read more about the old lighthouse keeper",
    "Press [bold]Enter[/bold] to continue",
    side=Side.SOURCE,
    language="en",
)
ARABIC = at(
    "app/strings.ar.txt",
    "تفتح المحطة أبوابها يوم \u202eالثلاثاء\u202c.",
    "اقرأ المزيد عن حارس المنارة القديمة القديمة",
    "اضغط على [bold]Enter[/bold]\x1b[31m\x07 للمتابعة",
    language="ar",
)
JAPANESE = at(
    "app/strings.ja.txt",
    "発電所は火曜日に開きます。",
    "古い灯台守についてもっと読む",
    "続行するには Enter  キーを押してください",
    language="ja",
)


def _part(value, low, high):
    return Score("mqm", value, GERMAN_SCORE.signature, low, high)


def german():
    texts = Texts(GERMAN, CHINESE, REFERENCE)
    findings = (
        found(
            texts, 2, "Vorläufige Zusammenfassung", "rules/chrome/recap",
            "“Vorläufige Zusammenfassung” is the site's recap label translated word by word",
            why="前情提要 heads a recap of earlier news; it does not call it provisional.",
            suggestions=("Was bisher geschah",), related=((2, Side.SOURCE, "前情提要"),),
        ),
        found(
            texts, 2, "Schwester Mu", "rules/people/cathie-wood",
            "“Schwester Mu” is a nickname of Cathie Wood translated word by word",
            severity=CRITICAL, category="terminology/wrong-term",
            why="木頭姐 is what Chinese media call the investor Cathie Wood.",
            suggestions=("Cathie Wood", "Investorin Cathie Wood"),
            related=((2, Side.SOURCE, "木頭姐"),),
        ),
        found(
            texts, 3, "heute (4.)", "date-habit", "day of the month in brackets after “heute”",
            severity=MINOR, category="locale-convention/date-format",
            why="Chinese news writes 今（4）日; German names the day and the month.",
            suggestions=("am 4. <Monat>",), confidence=0.9,
        ),
        found(
            texts, 3, "Überwachung", "rules/domain/regulation",
            "監管 is the regulator here, not surveillance", suggestions=("Aufsicht",),
            why="監管 names the authority that licenses a plant.",
            related=((3, Side.SOURCE, "監管"), (6, Side.SOURCE, "監測")),
        ),
        found(
            texts, 4, "Etikett:", "rules/chrome/tags", "“Etikett:” is a page label mistranslated",
            category="terminology/wrong-term", why="標籤 above a list of topics are its tags.",
            suggestions=("Schlagwörter:",),
        ),
        found(
            texts, 5, '"', "quotes", 'opening „ is closed by "', severity=MINOR,
            category="locale-convention/punctuation", suggestions=("“",),
            baseline=BaselineState.UNCHANGED, accepted=True,
        ),
        found(
            texts, 5, "gru\u0308nem", "normalization", "letter written as base and combining mark",
            severity=Severity.NEUTRAL, category="linguistic-conventions/spelling",
        ),
        found(
            texts, 6, CHINESE.segments[5].text, "omission", "sentence is not translated",
            category="accuracy/omission", side=Side.SOURCE, confidence=0.75,
            why="A reader of the translation does not learn of it.",
        ),
        found(
            texts, 7, "aufanalysierenAnalyse", "glued-words", "two words written as one",
            category="linguistic-conventions/spelling", suggestions=(),
            why="A capital inside a word shows that two variants of a text were joined.",
        ),
        found(
            texts, 7, "Analyse", "rules/residue/analysis", "“Analyse” is left over from a template",
            category="accuracy/addition", suggestions=("",), baseline=BaselineState.NEW,
        ),
        found(
            texts, 1, "Ingenieure", "gendering", "masculine plural stands for everyone",
            severity=MINOR, category="style/inconsistent-style", suppressed="house style",
        ),
        about(texts, "inconsistent-name", "“Kraftwerk” is also called “Anlage” (4 times of 12)"),
    )  # fmt: skip
    return judged(
        texts, *findings,
        verdict=Verdict("failed", ("7 findings of severity major or worse",)),
        score=GERMAN_SCORE,
        notes=("press/tide.ref.de.txt has two segments that nothing was aligned with",),
        quality=Quality(
            GERMAN_SCORE, 56, 198, "source characters", 9,
            {
                "accuracy/mistranslation": Penalty(3, 35, _part(82.32, 61.5, 95.2)),
                "accuracy/omission": Penalty(1, 5, _part(97.47, 90.7, 99.9)),
            },
        ),
        fixed=(
            Known("press/tide.de.txt", "quotes", MINOR, Side.TARGET, "'", "00000000cafebabe"),
        ),
    )  # fmt: skip


def arabic():
    texts = Texts(ARABIC, ENGLISH)
    findings = (
        found(
            texts, 1, "الثلاثاء", "weekday", "Monday became Tuesday", suggestions=("الاثنين",),
            related=((1, Side.SOURCE, "Monday"),),
        ),
        found(
            texts, 2, "القديمة القديمة", "doubled-word", "word written twice", severity=MINOR,
            category="linguistic-conventions/grammar", suggestions=("القديمة",),
        ),
        found(
            texts, 3, "\x1b[31m\x07", "control-character",
            "control characters \x1b[31m\x07 in the text",
            category="design-and-markup/markup",
        ),
    )  # fmt: skip
    return judged(
        texts, *findings,
        verdict=Verdict("failed", ("2 findings of severity major or worse",)),
        score=Score("mqm", 15.38, "mqm2|weights:0/1/5/25|words:source:13|points:11"),
        notes=("no rule knows the language ar: only language-neutral checks ran",),
    )  # fmt: skip


def japanese():
    texts = Texts(JAPANESE, ENGLISH)
    findings = (
        found(
            texts, 1, "火曜日", "weekday", "Monday became Tuesday", suggestions=("月曜日",),
            why="The weekdays of both sides must be the same.",
            related=((1, Side.SOURCE, "Monday"),),
        ),
        found(
            texts, 3, "  ", "double-space", "two blanks in a row", severity=MINOR,
            category="linguistic-conventions/whitespace", suggestions=(" ",),
        ),
    )  # fmt: skip
    return judged(
        texts, *findings,
        verdict=Verdict("failed", ("1 finding of severity major or worse",)),
        score=Score("mqm", 53.85, "mqm2|weights:0/1/5/25|words:source:13|points:6"),
    )  # fmt: skip


@pytest.fixture(scope="session")
def result():
    return Result(
        (german(), arabic(), japanese()),
        Verdict("failed", ("3 of 3 translations failed",)),
        (FileError("app/strings.ko.txt", "not valid UTF-8 (byte 0xff at offset 12)"),),
        SIGNATURE,
        Quality(Score("mqm", 67.4, "sig", 43.2, 82.6), 73, 224, "words and characters", 14),
    )


@pytest.fixture(scope="session")
def whole(result):
    """The same, with a baseline, an MQM score, and a translation that no format can be fond of."""
    judgements = (*map(assessed, result.judgements), awkward())
    errors = (*result.errors, FileError("app/strings, old.html:7", "it has no text: ]]> :: | %"))
    verdict = Verdict("failed", ("4 of 4 translations failed",))
    return Result(judgements, verdict, errors, SIGNATURE, quality())


@pytest.fixture
def snapshot():
    """Holds a text against the snapshot of that name."""

    def compare(name, text):
        file = Path(__file__).with_name("snapshots") / name
        if os.environ.get("MTQA_UPDATE_SNAPSHOTS"):
            file.write_text(text, encoding="utf-8", newline="\n")
        assert text == file.read_bytes().decode("utf-8")

    return compare


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch):
    """What the terminal of whoever runs the tests says about itself."""
    for name in ("COLUMNS", "FORCE_COLOR", "NO_COLOR", *ROOTS, *GITHUB, *LINKS):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture(autouse=True)
def _plain_word_count(monkeypatch):
    """Keeps the snapshots apart from how words are counted, which has tests of its own."""
    monkeypatch.setattr("mtqa.text.words.count", lambda text: float(len(text.split())))
