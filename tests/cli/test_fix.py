"""`mtqa fix`: what is safe is put right, and no other byte changes."""

from __future__ import annotations

import codecs
import html
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

import mtqa
from mtqa.cli.fix import fix
from tests.conftest import ROOT

BEFORE = "Das ist Bezos‘ zweite Rakete aus dem Hafen der Stadt."
AFTER = "Das ist Bezos’ zweite Rakete aus dem Hafen der Stadt."


def run(*arguments: str) -> tuple[int, str]:
    given = ["--no-models", "--target-language", "de", *arguments]
    result = CliRunner().invoke(fix, given, catch_exceptions=False)
    return result.exit_code, result.stdout


FILES = {
    "text": ("p.txt", f"{BEFORE}\n\nAnna 53vor Minuten\n", f"{AFTER}\n\nAnna vor 53 Minuten\n"),
    "crlf": ("p.txt", f"Am Kai\t\r\n{BEFORE}\r\n", f"Am Kai\t\r\n{AFTER}\r\n"),
    "no-last-line-end": ("p.txt", BEFORE, AFTER),
    "markdown": ("p.md", f"# Titel\n\n* {BEFORE}\n*   _x_\n", f"# Titel\n\n* {AFTER}\n*   _x_\n"),
    "html": (
        "p.html",
        f"<!doctype html><p  class=a>{BEFORE} A&amp;B<br/></P>",
        f"<!doctype html><p  class=a>{AFTER} A&amp;B<br/></P>",
    ),
    "html-entity": (
        "p.html",
        f"<p>{BEFORE.replace('‘', '&lsquo;')}</p>",
        f"<p>{AFTER}</p>",
    ),
    "html-markup-inside": (
        "p.html",
        f"<p>{BEFORE.replace('Bezos', '<b>Be</b>zos')}</p>",
        f"<p>{BEFORE.replace('Bezos', '<b>Be</b>zos')}</p>",
    ),
}


@pytest.mark.parametrize(("name", "before", "after"), FILES.values(), ids=FILES)
def test_write(name: str, before: str, after: str) -> None:
    Path(name).write_bytes(before.encode())
    assert run("--write", name)[0] == 0
    assert Path(name).read_bytes().decode() == after


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [("utf-8", codecs.BOM_UTF8), ("utf-16-le", codecs.BOM_UTF16_LE), ("cp1252", b"")],
)
def test_the_encoding_stays(encoding: str, mark: bytes) -> None:
    text = "Der Hafen öffnet früh, die Möwen sind schon da. Schöne Grüße! "
    Path("p.txt").write_bytes(mark + (text * 5 + BEFORE).encode(encoding))
    assert run("--write", "p.txt")[0] == 0
    assert Path("p.txt").read_bytes() == mark + (text * 5 + AFTER).encode(encoding)


def test_dry_run_shows_a_diff_and_changes_nothing() -> None:
    lines = [f"Zeile {n} ist lang." for n in range(9)]
    text = "\n".join([*lines, BEFORE, *lines]) + "\n"
    Path("p.txt").write_text(text, encoding="utf-8")
    shown = (
        "--- p.txt\n+++ p.txt\n@@ -7,7 +7,7 @@\n"
        " Zeile 6 ist lang.\n Zeile 7 ist lang.\n Zeile 8 ist lang.\n"
        f"-{BEFORE}\n+{AFTER}\n"
        " Zeile 0 ist lang.\n Zeile 1 ist lang.\n Zeile 2 ist lang.\n"
    )
    assert run("p.txt") == (1, shown)
    assert Path("p.txt").read_text(encoding="utf-8") == text


def test_nothing_to_do() -> None:
    Path("p.txt").write_text(AFTER, encoding="utf-8")
    assert run("p.txt") == (0, "")


def test_only_safe_rules_and_no_suppressed_findings() -> None:
    rule = 'category = "linguistic-conventions/spelling"\nseverity = "minor"\nkind = "replace"\n'
    rule += '[a]\nwhy = "Because."\ntarget.de = { swap = { "Haffen" = "Hafen" }, safe = true }\n'
    rule += '[b]\nwhy = "Because."\ntarget.de = { swap = { "Möve" = "Möwe" } }\n'
    Path("words.toml").write_text(rule, encoding="utf-8")
    Path("mtqa.toml").write_text('rules = ["words.toml"]\n', encoding="utf-8")
    skip = "<!-- mtqa: ignore[words/a] a name -->\n"
    Path("p.md").write_text(f"Der Haffen.\n\nDie Möve.\n\n{skip}Am Haffen.\n", encoding="utf-8")
    assert run("--write", "p.md")[0] == 0
    assert Path("p.md").read_text("utf-8") == f"Der Hafen.\n\nDie Möve.\n\n{skip}Am Haffen.\n"


def test_mode_and_links_stay() -> None:
    Path("real.txt").write_text(BEFORE, encoding="utf-8")
    os.chmod("real.txt", 0o640)
    os.symlink("real.txt", "p.txt")
    assert run("--write", "p.txt")[0] == 0
    assert Path("p.txt").is_symlink()
    assert stat.S_IMODE(os.stat("real.txt").st_mode) == 0o640
    assert Path("real.txt").read_text(encoding="utf-8") == AFTER


def test_one_file_cannot_be_read() -> None:
    Path("p.txt").write_text(BEFORE, encoding="utf-8")
    assert run("--write", "gone.txt", "p.txt")[0] == 2
    assert Path("p.txt").read_text(encoding="utf-8") == AFTER


def test_the_published_article(article: Path) -> None:
    Path("p.de.txt").write_bytes((article / "mt.de.txt").read_bytes())
    assert run("p.de.txt")[0] == 1
    assert run("--write", "p.de.txt")[0] == 0
    assert run("p.de.txt") == (0, "")
    assert safe_findings("p.de.txt") == []


ARTICLES = sorted((ROOT / "corpora" / "marked").iterdir())
WRITTEN = {
    "txt": lambda text: text,
    "md": lambda text: text,
    "html": lambda text: "".join(
        f"<p>{html.escape(line)}</p>\n" if line else "\n" for line in text.split("\n")
    ),
}


@pytest.mark.parametrize("suffix", WRITTEN)
@pytest.mark.parametrize("folder", ARTICLES, ids=lambda folder: folder.name)
def test_our_articles(folder: Path, suffix: str) -> None:
    path = Path(f"p.de.{suffix}")
    before = WRITTEN[suffix]((folder / "mt.de.txt").read_text(encoding="utf-8"))
    path.write_bytes(before.encode())
    wrong = {finding.location.line for finding in safe_findings(str(path))}
    assert len(wrong) >= 2
    code, shown = run(str(path))
    assert code == 1
    assert run("--write", str(path)) == (0, shown)
    after = path.read_bytes().decode()
    changed = changed_lines(before, after)
    assert changed == wrong
    assert safe_findings(str(path)) == []
    assert run(str(path)) == (0, "")


def safe_findings(path: str) -> list[mtqa.Finding]:
    """What could be put right unseen in a file."""
    result = mtqa.check(target=Path(path), target_language="de", models=False)
    return [finding for finding in result.findings if finding.safe]


def changed_lines(before: str, after: str) -> set[int]:
    """The numbers of the lines that differ between two texts of as many lines."""
    pairs = zip(before.split("\n"), after.split("\n"), strict=True)
    return {number for number, (old, new) in enumerate(pairs, 1) if old != new}


PREAMBLE = {
    "text": ("p.txt", "Here is the translation:\n\nEin Boot.\n", "Ein Boot.\n"),
    "crlf": ("p.txt", "Here is the translation:\r\n\r\nEin Boot.\r\n", "Ein Boot.\r\n"),
    "in-line": ("p.txt", "Hier ist die Übersetzung: Ein Boot.\n", "Ein Boot.\n"),
    "markdown": ("p.md", "Here is the translation:\n\n# Ein Boot\n", "# Ein Boot\n"),
    "at-the-end": (
        "p.txt",
        "Ein Boot.\n\nI hope this helps!\n",
        "Ein Boot.\n\n",
    ),
    "html": (
        "p.html",
        "<p>Sure, here is the translation:</p><p>Ein Caf&amp;eacute;.</p>",
        "<p></p><p>Ein Café.</p>",
    ),
}


@pytest.mark.parametrize(("name", "before", "after"), PREAMBLE.values(), ids=PREAMBLE)
def test_what_a_model_said_is_taken_out(name: str, before: str, after: str) -> None:
    Path(name).write_bytes(before.encode())
    assert run("--write", name)[0] == 0
    assert Path(name).read_bytes().decode() == after


UNSEEN = {
    "name": ("Laut Schwester Mu fällt der Kurs.", "Laut Cathie Wood fällt der Kurs."),
    "name-after-article": ("Laut der Holzschwester fällt der Kurs.", None),
    "lead-in": ("Vorherige Zusammenfassung: Der Kurs fiel.", "Was bisher geschah: Der Kurs fiel."),
    "twice-said": ("Der Kurs fiel wieder erneut.", "Der Kurs fiel erneut."),
    "superlative": ("Er war der einzigste Gast.", "Er war der einzige Gast."),
    "entity": ("Die Stra&szlig;e ist nass.", "Die Straße ist nass."),
    "counter": ("12Kommentare", "12 Kommentare"),
    "share-bar": ("Auf teilen Facebook", "Auf Facebook teilen"),
    "date": ("Am 3 Mai war er da.", "Am 3. Mai war er da."),
}


@pytest.mark.parametrize(("before", "after"), UNSEEN.values(), ids=UNSEEN)
def test_which_rules_are_safe(before: str, after: str | None) -> None:
    text = "Der Hafen der Stadt ist alt.\n\n{}\n"
    Path("p.txt").write_text(text.format(before), encoding="utf-8")
    assert run("--write", "p.txt")[0] == 0
    assert Path("p.txt").read_text(encoding="utf-8") == text.format(after or before)
