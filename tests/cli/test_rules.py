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
from mtqa.rules.loader import load
from mtqa.rules.verifier import verify


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


def test_show() -> None:
    shown = run("show", "people/investors/cathie-wood")
    assert "right de: Cathie Wood" in shown
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
