import io
import os
import re
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from mtqa import registry
from mtqa.reports._cells import width
from mtqa.types import FileError, ReportOptions, Result, Score, Verdict
from tests.results import CRITICAL, MAJOR, MINOR, SIGNATURE, Texts, about, at, found, judged

REPORT = registry.load("reports", "terminal")


def written(result, stream=None, **options):
    stream = io.StringIO() if stream is None else stream
    REPORT.write(result, stream, ReportOptions(**options))
    return stream.getvalue()


def one(text, *quotes, status="failed", **more):
    """A result with one translation of one segment, in which the quotes are found."""
    texts = Texts(at("a.de.txt", text))
    findings = [found(texts, 1, quote, "a-check", "is wrong", **more) for quote in quotes]
    judgement = judged(texts, *findings, verdict=Verdict(status), score=Score("mqm", 90, "sig"))
    return Result((judgement,), Verdict(status), (), SIGNATURE)


def body(text):
    """The lines of the first segment."""
    lines = text.splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("── 1 "))
    return lines[start + 1 : lines.index("", start)]


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("terminal-100.txt", {}),
        ("terminal-40.txt", {"width": 40, "limit": 3}),
        ("terminal-80-color.txt", {"width": 80, "color": True}),
    ],
)
def test_snapshot(result, snapshot, name, options):
    snapshot(name, written(result, **options))


@pytest.mark.parametrize("columns", [30, 40, 64, 80, 100, 120])
def test_lines_fit_and_end_in_no_blank(result, columns):
    lines = written(result, width=columns, limit=None).splitlines()
    # Places stay whole, so that a terminal can follow them; so do names of categories.
    broad = [line for line in lines if width(line) > columns]
    assert [
        line for line in broad if not re.match(r"\S+:\d+:\d+$|(?:category)? +\d+ \S+$", line)
    ] == []
    assert [line for line in lines if line != line.rstrip()] == []


def test_nothing_found():
    assert written(one("Alles gut.", status="passed")) == (
        "PASSED\n"
        "\n"
        "a.de.txt  de · 1 segment · 2 words\n"
        "  MQM 90  sig\n"
        "\n"
        "passed: no finding in 1 translation\n"
    )


def test_no_translation_could_be_read():
    errors = (FileError("a\x1b[2J.txt", "there is no such file"),)
    verdict = Verdict("inconclusive", ("no translation could be read",))
    assert written(Result((), verdict, errors, SIGNATURE)) == (
        "INCONCLUSIVE  no translation could be read\n"
        "\n"
        "a\\x1b[2J.txt not read  there is no such file\n"
        "\n"
        "inconclusive: no finding in 0 translations, 1 file not read\n"
    )


def test_suppressed_findings_are_counted_apart():
    text = written(one("Ein Wort.", "Wort", suppressed="house style", status="passed"))
    assert text == (
        "PASSED\n"
        "\n"
        "a.de.txt  de · 1 segment · 2 words\n"
        "  MQM 90  sig\n"
        "\n"
        "severity  1 suppressed\n"
        "\n"
        f"── shown, not counted {'─' * 78}\n"
        "a.de.txt:1:5  major  a-check  Wort  house style\n"
        "\n"
        "passed: no finding in 1 translation, 1 suppressed\n"
    )


@pytest.mark.parametrize(
    ("more", "lines"),
    [
        pytest.param({}, ["a.de.txt:1:5  major  is wrong  a-check"], id="bare"),
        pytest.param(
            {"suggestions": ("Satz", "Text"), "why": "It says so."},
            [
                "a.de.txt:1:5  major  is wrong  a-check",
                "             Wort → Satz or Text",
                "             It says so.",
            ],
            id="suggestions-and-why",
        ),
        pytest.param(
            {"suggestions": ("",), "confidence": 0.5},
            ["a.de.txt:1:5  major  is wrong  a-check (50% sure)", "             Wort → (delete)"],
            id="deletion-and-confidence",
        ),
    ],
)
def test_finding(more, lines):
    segment = ["translation  Ein Wort.", "                 ^^^^"]
    assert body(written(one("Ein Wort.", "Wort", **more))) == [*segment, *lines]


def test_why_is_told_once():
    text = written(one("eins zwei", "eins", "zwei", why="Because of this."))
    assert text.count("Because of this.") == 1


def test_what_was_left_out_is_told():
    texts = Texts(at("a.de.txt", *(f"Satz {number}" for number in range(20))))
    findings = [found(texts, number, "Satz", "c", "m") for number in range(1, 21)]
    findings += [found(texts, 20, "19", "c", "m", severity=MINOR)]
    findings += [about(texts, "doc", f"m{number}") for number in range(12)]
    judgement = judged(texts, *findings, verdict=Verdict("failed"), score=Score("mqm", 0, "s"))
    text = written(Result((judgement,) * 12, Verdict("failed"), (), SIGNATURE), limit=10)
    assert "… and 2 more translations\n" in text
    assert "… and 230 more segments with 232 findings: --format json lists all\n" in text
    assert "… and 134 more findings: --format json lists all\n" in text
    assert "more" not in written(one("Ein Wort.", "Wort"), limit=1)


def test_many_findings_in_one_segment():
    words = [f"w{number}" for number in range(10, 30)]
    text = written(one(" ".join(words), *words))
    assert body(text)[-1] == "… and 12 more findings here"


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("terminal", "environment", "color", "expected"),
    [
        pytest.param(True, {}, None, True, id="terminal"),
        pytest.param(False, {}, None, False, id="pipe"),
        pytest.param(True, {"NO_COLOR": "1"}, None, False, id="no-color"),
        pytest.param(True, {"NO_COLOR": ""}, None, True, id="no-color-empty"),
        pytest.param(True, {"TERM": "dumb"}, None, False, id="dumb-terminal"),
        pytest.param(False, {"FORCE_COLOR": "1"}, None, True, id="force-color"),
        pytest.param(
            False, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, None, False, id="no-color-is-stronger"
        ),
        pytest.param(True, {}, False, False, id="option-off"),
        pytest.param(False, {"NO_COLOR": "1", "TERM": "dumb"}, True, True, id="option-on"),
    ],
)
def test_color(monkeypatch, terminal, environment, color, expected):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    stream = Terminal() if terminal else io.StringIO()
    text = written(one("Ein Wort.", "Wort"), stream, color=color)
    assert ("\x1b[" in text) is expected
    assert ("^^^^" in text) is not expected


def test_color_only_adds_to_the_text():
    colored = written(one("Ein Wort.", "Wort"), color=True)
    plain = written(one("Ein Wort.", "Wort"), color=False).replace(" " * 17 + "^^^^\n", "")
    assert re.sub(r"\x1b\[[\d;]*m", "", colored).replace(" FAILED ", "FAILED") == plain


def rule(text):
    return next(len(line) for line in text.splitlines() if line.startswith("──"))


@pytest.mark.parametrize(
    ("environment", "columns", "expected"),
    [
        pytest.param({}, None, 100, id="pipe"),
        pytest.param({"COLUMNS": "72"}, None, 72, id="environment"),
        pytest.param({"COLUMNS": "wide"}, None, 100, id="environment-nonsense"),
        pytest.param({"COLUMNS": "72"}, 50, 50, id="option"),
        pytest.param({}, 500, 120, id="not-too-wide-to-read"),
        pytest.param({}, 3, 30, id="not-too-narrow-to-read"),
    ],
)
def test_width(monkeypatch, environment, columns, expected):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert rule(written(one("Ein Wort.", "Wort"), width=columns)) == expected


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="the system has no pseudo terminals")
def test_width_and_color_of_a_terminal():
    import termios

    reader, writer = os.openpty()
    termios.tcsetwinsize(writer, (24, 57))
    with open(writer, "w", encoding="utf-8") as terminal:
        REPORT.write(one("Ein Wort.", "Wort"), terminal, ReportOptions())
        terminal.flush()
        text = os.read(reader, 10_000).decode("utf-8").replace("\r\n", "\n")
    os.close(reader)
    assert "\x1b[1;31mmajor\x1b[0m" in text
    assert rule(re.sub(r"\x1b\[[\d;]*m", "", text)) == 57


@pytest.mark.parametrize(
    ("encoding", "lines"),
    [
        ("utf-8", ["translation  „電“ → ü", "              ^^"]),
        ("cp1252", [r"translation  „\u96fb“ \u2192 ü", "              ^^^^^^"]),
        ("ascii", [r"translation  \u201e\u96fb\u201c \u2192 \xfc", "                   ^^^^^^"]),
    ],
)
def test_encoding_of_the_stream(encoding, lines):
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding=encoding, newline="\n")
    REPORT.write(one("„電“ → ü", "電"), stream, ReportOptions())
    stream.flush()
    assert [line for line in lines if line not in raw.getvalue().decode(encoding)] == []


HOSTILE = "\x1b]0;x\x07\x1b[2J\x9b31m\r\u202eabc\u2066\u2028\x00\ud800[red]a[/red] :smile: {0} %s"


def test_texts_of_others_do_nothing():
    texts = Texts(at(HOSTILE, HOSTILE), at(HOSTILE, HOSTILE))
    finding = replace(
        found(texts, 1, HOSTILE, HOSTILE, HOSTILE, why=HOSTILE, suggestions=(HOSTILE,)),
        category=HOSTILE,
    )
    judgement = judged(
        texts,
        finding,
        replace(finding, segment=None),
        verdict=Verdict("failed", (HOSTILE,)),
        score=Score(HOSTILE, 1.0, HOSTILE),
        notes=(HOSTILE,),
    )
    errors = (FileError(HOSTILE, HOSTILE),)
    result = Result((judgement,), Verdict("failed", (HOSTILE,)), errors, SIGNATURE)
    text = written(result, color=False)
    assert (
        set(re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800]", text))
        == set()
    )
    assert text.count("[red]a[/red] :smile: {0} %s") > 5
    colored = written(result, color=True)
    assert set(re.findall(r"\x1b(?!\[[\d;]*m)", colored)) == set()


def test_heavy_modules_are_imported_late():
    code = (
        "import sys, mtqa.reports.terminal, mtqa.reports.json;"
        "print([name for name in ('rich', 'jsonschema', 'torch') if name in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "[]\n"


def test_ten_thousand_segments():
    texts = Texts(at("a.de.txt", *["Ein Wort zu viel."] * 10_000))
    findings = [found(texts, n, "Wort", "c", "m", severity=CRITICAL) for n in range(1, 10_001)]
    judgement = judged(texts, *findings, verdict=Verdict("failed"), score=Score("mqm", 0, "s"))
    begun = time.process_time()
    text = written(Result((judgement,), Verdict("failed"), (), SIGNATURE))
    assert text.count("a.de.txt:") == 10
    assert time.process_time() - begun < 5


def long(*findings):
    """Forty segments; `findings` are numbers of segments and severities."""
    texts = Texts(at("a.de.txt", *(f"Satz {number} hier." for number in range(1, 41))))
    found_ = [found(texts, n, "Satz", "c", f"m{n}", severity=level) for n, level in findings]
    judgement = judged(texts, *found_, verdict=Verdict("failed"), score=Score("mqm", 90, "sig"))
    return Result((judgement,), Verdict("failed"), (), SIGNATURE)


def test_sparkline_shows_where_it_is_bad():
    result = long((1, MINOR), (20, CRITICAL), (40, MAJOR))
    bars = "▂" + "▁" * 18 + "█" + "▁" * 19 + "▃"
    assert f"  {bars}  penalty along the text\n" in written(result)
    narrow = next(line for line in written(result, width=34).splitlines() if "█" in line)
    assert narrow == "  ▂" + "▁" * 13 + "█" + "▁" * 14 + "▃"


def test_sparkline_in_ascii():
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", newline="\n")
    REPORT.write(long((1, CRITICAL)), stream, ReportOptions())
    stream.flush()
    assert f"  #{'_' * 39}  penalty" in raw.getvalue().decode("ascii")


def test_no_sparkline_of_a_clean_or_short_text():
    assert "▁" not in written(long()) + written(one("Ein Wort.", "Wort"))


def test_disfluency_shows_where_it_reads_badly():
    judgement = long().judgements[0]
    values = {7: -2.0, 8: -0.4, 30: -1.2}
    scores = {
        unit.id: (Score("fluency", values.get(number, 0.1), "sig"),)
        for number, unit in enumerate(judgement.units)
    }
    result = replace(long(), judgements=(replace(judgement, unit_scores=scores),))
    bars = "▁" * 7 + "█▃" + "▁" * 21 + "▆" + "▁" * 9
    assert f"  {bars}  disfluency along the text\n" in written(result)


def test_no_disfluency_of_text_like_a_native_one():
    judgement = long().judgements[0]
    scores = {unit.id: (Score("fluency", -0.9, "sig"),) for unit in judgement.units}
    result = replace(long(), judgements=(replace(judgement, unit_scores=scores),))
    assert "disfluency" not in written(result)


def test_compact_layout_has_a_line_for_each_finding():
    text = written(long((3, MINOR), (7, CRITICAL)), layout="compact")
    assert text.splitlines()[-4:] == [
        "a.de.txt:7:1  critical  m7  c",
        "a.de.txt:3:1  minor  m3  c",
        "",
        "failed: 2 findings (1 critical, 1 minor) in 1 translation",
    ]


def test_wide_layout_has_texts_side_by_side(result):
    lines = written(result, layout="wide", width=160, limit=1).splitlines()
    place = next(i for i, line in enumerate(lines) if line.startswith("── 1 "))
    assert lines[place + 1].split() == ["source", "translation", "reference"]
    assert re.split(" {3,}", lines[place + 2]) == [
        "（前情提要：木頭姐再度加碼海洋能源）",
        "(Vorläufige Zusammenfassung: Schwester Mu stockt",
        "(Was bisher geschah: Cathie Wood kauft weitere",
    ]
    assert max(width(line) for line in lines if line.startswith("──")) == 160
    assert "── 1 " in written(result, layout="wide", width=60, limit=1)


def test_groups_have_titles_and_limits_of_their_own():
    result = long((1, MINOR), (2, MINOR), (3, MAJOR))
    lines = written(result, group_by="severity", limit=1, layout="compact").splitlines()
    start = lines.index("major  1 finding")
    assert lines[start:-2] == [
        "major  1 finding",
        "",
        "a.de.txt:3:1  major  m3  c",
        "",
        "minor  2 findings",
        "",
        "a.de.txt:1:1  minor  m1  c",
        "",
        "… and 1 more segment with 1 finding: --format json lists all",
    ]


@pytest.mark.parametrize(
    ("environment", "terminal", "linked"),
    [
        pytest.param({}, True, False, id="unknown"),
        pytest.param({"TERM_PROGRAM": "vscode"}, True, True, id="vscode"),
        pytest.param({"TERM": "xterm-kitty"}, True, True, id="kitty"),
        pytest.param({"VTE_VERSION": "6800"}, True, True, id="gnome"),
        pytest.param({"VTE_VERSION": "4200"}, True, False, id="old-gnome"),
        pytest.param({"WT_SESSION": "1"}, True, True, id="windows-terminal"),
        pytest.param({"FORCE_HYPERLINK": "1"}, True, True, id="forced"),
        pytest.param({"TERM_PROGRAM": "vscode", "FORCE_HYPERLINK": "0"}, True, False, id="off"),
        pytest.param({"TERM_PROGRAM": "vscode"}, False, False, id="pipe"),
        pytest.param({"TERM_PROGRAM": "vscode", "NO_COLOR": "1"}, True, False, id="no-color"),
    ],
)
def test_places_are_links_where_the_terminal_knows_them(
    monkeypatch, tmp_path, environment, terminal, linked
):
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    text = written(one("Ein Wort.", "Wort"), Terminal() if terminal else io.StringIO())
    assert (f"{(tmp_path / 'a.de.txt').as_uri()}#1\x1b\\" in text) is linked
    assert ("\x1b]8;" in text) is linked
    assert "a.de.txt:1:5" in text
