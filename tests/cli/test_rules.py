"""`mtqa rules`: what a user sees of the rules, and makes of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from mtqa import registry
from mtqa.cli.rules import rules
from mtqa.errors import InputError, UsageError
from mtqa.rules.glossaries import read
from mtqa.rules.glossaries.writer import write
from mtqa.rules.loader import CATALOGUE, load
from mtqa.rules.statistics import count
from mtqa.rules.verifier import verify
from tests.conftest import run_mtqa


def run(*arguments: str) -> str:
    result = CliRunner().invoke(rules, arguments, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.output


@pytest.mark.parametrize("kind", registry.names("rules.kinds"))
def test_a_new_rule_proves_itself(kind: str) -> None:
    for name in ("first", "second"):
        run("new", "qa/words.toml", name, "--kind", kind, "--source-language", "en")
    loaded = load(Path("qa"))
    assert [rule.id for rule in loaded] == ["words/first", "words/second"]
    assert list(verify(loaded)) == []


def test_a_name_is_taken() -> None:
    run("new", "words.toml", "pier")
    with pytest.raises(UsageError, match=r"there is a rule 'pier' already"):
        run("new", "words.toml", "pier")


def test_stats() -> None:
    lines = run("stats").splitlines()
    assert lines[0].endswith("rules, each about one concept")
    assert {"theme", "kind", "target language", "coverage"} <= set(lines)


def test_what_the_catalogue_covers() -> None:
    counts = count(load(CATALOGUE))
    assert counts.rules >= 900
    assert counts.in_two >= 850
    assert counts.from_chinese >= 600
    assert counts.chrome >= 110
    assert counts.chrome_whole >= 50
    assert counts.themes["idioms"] >= 70
    assert set(counts.kinds) == set(registry.names("rules.kinds"))
    assert min(counts.kinds.values()) >= 10


def test_show() -> None:
    shown = run("show", "people/investors/cathie-wood").splitlines()
    assert "  right de: Cathie Wood" in shown
    assert "  fixed unseen de" in shown
    assert any(line.startswith("  finds de: ⟦Schwester Mu⟧") for line in shown)
    with pytest.raises(UsageError, match=r"did you mean 'people/investors/cathie-wood'"):
        run("show", "people/investors/cathie-woods")


CSV = "en,de,bad de,note\nport,Hafen|Seehafen,Portwein,Ships only.\nSpaceX,SpaceX,,\n"
TBX = """<?xml version="1.0"?>
<martif type="TBX"><text><body>
<termEntry id="1"><descrip type="definition">Ships only.</descrip>
<langSet xml:lang="en"><tig><term>port</term></tig></langSet>
<langSet xml:lang="de"><tig><term>Hafen</term></tig><tig><term>Seehafen</term></tig>
<tig><term>Portwein</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote>
</tig></langSet></termEntry>
<termEntry id="2"><langSet xml:lang="en"><tig><term>SpaceX</term></tig></langSet>
<langSet xml:lang="de"><tig><term>SpaceX</term></tig></langSet></termEntry>
</body></text></martif>
"""
TBX3 = (
    TBX.replace("martif", "tbx")
    .replace("termEntry", "conceptEntry")
    .replace("langSet", "langSec")
    .replace("tig>", "termSec>")
    .replace('<tbx type="TBX">', '<tbx xmlns="urn:iso:std:iso:30042:ed-2" type="TBX-Basic">')
)


@pytest.mark.parametrize(("name", "text"), [("g.csv", CSV), ("g.tbx", TBX), ("h.tbx", TBX3)])
def test_import(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")
    run("import", name, "--source-language", "en", "-o", "rules/terms.toml")
    loaded = load(Path("rules"))
    assert [(rule.id, rule.kind, rule.required) for rule in loaded] == [
        ("terms/port", "pair", True),
        ("terms/spacex", "preserve", True),
    ]
    port = loaded[0]
    assert (port.why, port.trigger["en"].literals) == ("Ships only.", ("port",))
    assert port.targets["de"].bad.literals == ("Portwein",)
    assert port.targets["de"].good == ("Hafen", "Seehafen")
    assert list(verify(loaded)) == []


def test_a_term_cannot_break_out_of_its_string() -> None:
    term = 'a "b" \\ c\x7f\n[x]'
    Path("g.csv").write_text(f'en,de\n"{term.replace(chr(34), chr(34) * 2)}",Hafen\n', "utf-8")
    path = Path("terms.toml")
    path.write_text(write(read(Path("g.csv")), source="en", origin='g"\n[y].csv'), "utf-8")
    (rule,) = load(path)
    assert rule.trigger["en"].literals == (" ".join(term.split()),)


CONDITIONS = """\
category = "terminology/wrong-term"
severity = "minor"
kind = "forbid"
[pier]
why = "Our house style says Mole."
segments = ["label", "heading"]
whole = true
neighbours = ["Hafen"]
unless-neighbours = ["Schiff"]
unless-source = ["bridge"]
domain = ["Meer"]
target.de = { bad = ["Pier"], unless = ["Boot"], context = ["Kai"], safe = true, good = ["Mole"] }
"""


def test_show_names_every_condition() -> None:
    Path("words.toml").write_text(CONDITIONS, encoding="utf-8")
    assert run("show", "words/pier", "--rules", "words.toml").splitlines() == [
        "words/pier  (forbid, minor, terminology/wrong-term)",
        "  Our house style says Mole.",
        "  wrong de: Pier",
        "  right de: Mole",
        "  only in segments: heading, label",
        "  only where it is the whole segment",
        "  only near: Hafen",
        "  not near: Schiff",
        "  not where the source has: bridge",
        "  only in documents with: Meer",
        "  only beside de: Kai",
        "  not beside de: Boot",
        "  fixed unseen de",
        "  defined in words.toml:4",
    ]


def test_a_glossary_without_the_source_language() -> None:
    Path("g.csv").write_text(CSV, encoding="utf-8")
    message = r"^g\.csv: no concept has a term in 'fr' and one in another language$"
    with pytest.raises(InputError, match=message):
        run("import", "g.csv", "--source-language", "fr")


RULE = """\
category = "terminology/wrong-term"
severity = "minor"
kind = "replace"

[pier]
why = "Our house style says Mole."
target.de = { bad = ["Pier"], good = ["Mole"] }

[[pier.match]]
de = "Am ⟦Pier⟧ liegt ein Boot."

[[pier.no_match]]
de = "Pierre liegt im Boot."
"""
NO_MATCH = '[[pier.no_match]]\nde = "Pierre liegt im Boot."\n'
REFUSED = {
    "unknown-key": ("why =", "whi =", 2, 6, "rule 'pier': unknown key 'whi', did you mean 'why'?"),
    "duplicate-id": (
        "[pier]", '[pier]\nwhy = "x"\n[pier]', 2, 7, "is not TOML: Cannot declare ('pier',) twice"
    ),
    "invalid-pattern": (
        'bad = ["Pier"]', 'pattern = ["Pier("]', 2, 7,
        "rule 'pier': the pattern cannot be compiled: missing ) at position 5",
    ),
    "missing-example": (NO_MATCH, "", 1, 5, "rule 'words/pier': has no no_match example"),
    "failing-example": (
        "⟦Pier⟧", "⟦Kai⟧", 1, 9, "rule 'words/pier': finds nothing instead of “Kai”"
    ),
    "re-triggering-fix": (
        '["Mole"]', '["Pier 7"]', 1, 9,
        "rule 'words/pier': still fires when “Pier” is replaced by its suggestion “Pier 7”",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "line", "message"), REFUSED.values(), ids=REFUSED)
def test_verify_refuses(old: str, new: str, code: int, line: int, message: str) -> None:
    assert RULE.count(old) == 1
    Path("words.toml").write_text(RULE.replace(old, new), encoding="utf-8")
    done = run_mtqa("rules", "verify", "words.toml")
    said = done.stdout if code == 1 else done.stderr.removeprefix("mtqa: ")
    assert done.returncode == code
    assert said.startswith(f"words.toml:{line}: {message}")


def test_the_same_id_twice() -> None:
    for name in ("a", "b"):
        Path(name).mkdir()
        Path(name, "words.toml").write_text(RULE, encoding="utf-8")
    done = run_mtqa("rules", "verify", "a", "b")
    assert done.returncode == 1
    assert done.stdout == ("b/words.toml:5: rule 'words/pier': the id is taken by a/words.toml:5\n")


SECRET = '<!DOCTYPE t [<!ENTITY e SYSTEM "secret.txt">]><martif><termEntry><langSet xml:lang="de">'
SECRET += "<tig><term>x&e;</term></tig></langSet></termEntry></martif>"


def test_entities_are_left_alone() -> None:
    Path("secret.txt").write_text("secret", encoding="utf-8")
    Path("g.tbx").write_text(SECRET, encoding="utf-8")
    assert [concept.terms for concept in read(Path("g.tbx"))] == [{"de": ["x&e;"]}]


FAULTS = [
    ("g.tbx", TBX.replace("</body>", ""), 10, "is not XML"),
    ("g.tbx", "<a>\n</a>", 1, "is not TBX: there is no concept in it"),
    ("g.tbx", TBX.replace('xml:lang="de"><tig><term>H', 'xml:lang="zz9"><tig><term>H'), 5, "'zz9'"),
    ("g.csv", CSV.replace("bad de", "bat de"), 1, "the column 'bat de' is neither a language"),
    ("g.csv", CSV.replace("SpaceX,SpaceX,,", "SpaceX,SpaceX"), 3, "the line has 2 columns, the"),
    ("g.csv", "en,note\nport,x\n", 1, "there must be a column for two languages at least"),
    ("g.csv", 'en,de\n"port,Hafen\n', 2, "is not CSV"),
    ("g.csv", "en,de\n", None, "the glossary has no term"),
    ("g.txt", "x", None, "the suffix is of no kind of glossary"),
]


@pytest.mark.parametrize(("name", "text", "line", "message"), FAULTS, ids=range(len(FAULTS)))
def test_a_broken_glossary(name: str, text: str, line: int | None, message: str) -> None:
    Path(name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read(Path(name))
    assert (caught.value.path, caught.value.line) == (name, line)
    assert message in caught.value.message
