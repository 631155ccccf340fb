import io
import re

import pytest

from mtqa import registry
from mtqa.reports._entries import repository_path
from mtqa.types import FileError, ReportOptions, Result, Verdict
from tests.results import CRITICAL, MAJOR, MINOR, SIGNATURE, Texts, at, found, judged

COMMAND = re.compile(r"::(error|warning|notice) ([^\n]*?)::([^\n]*)\n")


def written(result):
    stream = io.StringIO()
    registry.load("reports", "github").write(result, stream, ReportOptions())
    return stream.getvalue()


def commands(text):
    """The commands as the runner reads them: level, properties, message."""
    read = []
    for level, properties, message in COMMAND.findall(text):
        pairs = dict(part.split("=", 1) for part in properties.split(","))
        read.append((level, {key: unescaped(v) for key, v in pairs.items()}, unescaped(message)))
    return read


def unescaped(text):
    """As the runner does: the percent sign last."""
    for escape, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, char)
    return text


def one(text, *findings, errors=()):
    texts = Texts(at("a.de.txt", text))
    made = [found(texts, 1, quote, "c", message, severity=s) for quote, message, s in findings]
    judgement = judged(texts, *made, verdict=Verdict("failed"), score=None)
    return Result((judgement,), Verdict("failed", ("why, 100%",)), tuple(errors), SIGNATURE)


def test_every_line_is_a_command_or_our_own_words(whole):
    rest = COMMAND.sub("", written(whole))
    assert rest == "and 8 more findings\nmtqa: failed: 4 of 4 translations failed\n"


def test_texts_come_back_whole():
    text = written(one("Ein, Wort: 100%", ("Ein, Wort: 100%", "a,b:c %0A\r\nd ::error::e", MINOR)))
    assert commands(text) == [
        (
            "warning",
            {
                "file": "a.de.txt",
                "line": "1",
                "endLine": "1",
                "title": "minor c",
                "col": "1",
                "endColumn": "16",
            },
            "a,b:c %0A\r\nd ::error::e",
        )
    ]
    assert text.endswith("\nmtqa: failed: why, 100%25\n")


def test_a_range_over_lines_has_no_columns():
    ((_, place, _),) = commands(written(one("zwei\nZeilen", ("zwei\nZeilen", "m", MAJOR))))
    assert place == {"file": "a.de.txt", "line": "1", "endLine": "2", "title": "major c"}


def test_only_so_many_of_a_level_and_the_worst_of_them():
    words = [f"w{number:02}" for number in range(30)]
    findings = [(word, word, MINOR if n % 2 else MAJOR) for n, word in enumerate(words)]
    findings.append(("w00 ", "worst", CRITICAL))
    text = written(one(" ".join(words), *findings))
    shown = commands(text)
    assert [level for level, _, _ in shown] == ["error"] * 10 + ["warning"] * 10
    assert shown[0][2] == "worst"
    assert "\nand 11 more findings\n" in text


def test_unreadable_files_come_first():
    text = written(
        one("Ein Wort", errors=[FileError("b.txt:3", "is no text"), FileError("c", "x")])
    )
    assert commands(text) == [
        ("error", {"file": "b.txt", "line": "3"}, "is no text"),
        ("error", {"file": "c"}, "x"),
    ]


@pytest.mark.parametrize(
    ("path", "folder", "expected"),
    [
        ("a.txt", ".", "a.txt"),
        ("./b/../a.txt", ".", "a.txt"),
        ("a.txt", "sub", "sub/a.txt"),
        ("../a.txt", "sub", "a.txt"),
        ("../../a.txt", "sub", "../../a.txt"),
        ("-", "sub", "-"),
        ("<target>", "sub", "<target>"),
    ],
)
def test_paths_are_those_of_the_checkout(path, folder, expected, tmp_path, monkeypatch):
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path / folder)
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path))
    assert repository_path(path) == expected
    absolute = tmp_path / folder / path
    if ".." not in path and path[0] not in "-<":
        assert repository_path(str(absolute)) == expected


def test_a_root_elsewhere_is_none_of_ours(tmp_path, monkeypatch):
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "other"))
    assert repository_path("a.txt") == "a.txt"
