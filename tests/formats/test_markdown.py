"""Markdown: blocks, inline text with its places, tables, front matter."""

from __future__ import annotations

import time

import pytest

from tests.formats.shown import read, shown, written

BLOCKS = {
    "headings": (
        "# Eins #\n\nZwei\n===\n\nDrei\n---\n\n### # vier ###\n",
        [
            "heading1 heading Eins",
            "heading1 heading Zwei",
            "heading2 heading Drei",
            "heading3 heading # vier",
        ],
    ),
    "paragraphs": (
        "Ein\nAbsatz.\n\nNoch einer.",
        ["paragraph prose Ein Absatz.", "paragraph prose Noch einer."],
    ),
    "chinese-line-end": ("他來了，\n真的。", ["paragraph prose 他來了，真的。"]),
    "hard-breaks": ("Eins  \nzwei\\\ndrei<br>vier", ["paragraph prose Eins⏎zwei⏎drei⏎vier"]),
    "emphasis": (
        "**Fett**, *kursiv*, ~~weg~~, a_b, 2 * 3",
        ["paragraph prose Fett, kursiv, weg, a_b, 2 * 3"],
    ),
    "links": (
        "[Text](https://a.b 'Titel') und [Ref][r] <https://x.y/ü> https://c.de.\n\n[r]: http://a",
        ["paragraph prose Text und Ref ⟨https://x.y/ü⟩ ⟨https://c.de⟩."],
    ),
    "image": (
        "Vor ![Ein *Bild*](b.png) nach.",
        ["paragraph prose Vor  nach.", "attribute caption Ein Bild"],
    ),
    "only-an-image": ("![Bild](b.png)", ["attribute caption Bild"]),
    "code": (
        "Setze `x = 1` und <kbd>Strg</kbd>.\n\n```\nnichts\n```\n\n    nichts",
        ["paragraph prose Setze ⟨x = 1⟩ und ⟨Strg⟩."],
    ),
    "code-over-lines": ("`` a`b\n  c ``", ["paragraph prose ⟨a`b c⟩"]),
    "html": (
        "<div>\nnichts\n</div>\n\n<!-- nichts -->\n\nEin <b>Wort</b>.",
        ["paragraph prose Ein Wort."],
    ),
    "entities-and-escapes": (r"A &amp; B &#x1F600; \* \a", [r"paragraph prose A & B 😀 * \a"]),
    "lists": (
        "- Eins\n  weiter\n  1. Zwei\n- Drei",
        ["list-item prose Eins weiter", "list-item prose Zwei", "list-item prose Drei"],
    ),
    "quotes": ("> Eins\n> zwei\nfaul", ["quote prose Eins zwei faul"]),
    "table": (
        "| Kopf | A\\|B |\n|---|---|\n| eins *zwei* drei vier. | `x \\| y` |\n| | leer |",
        [
            "table-cell label Kopf",
            "table-cell label A|B",
            "table-cell prose eins zwei drei vier.",
            "table-cell label ⟨x | y⟩",
            "table-cell label leer",
        ],
    ),
    "yaml": (
        (
            '---\ntitle: "Der \\"Hafen\\""\ndate: 2026-01-01\ntags: [a, b]\n'
            "description: >-\n  Früh am\n  Morgen.\n---\nText."
        ),
        [
            'attribute1 heading Der "Hafen"',
            "attribute prose Früh am Morgen.",
            "paragraph prose Text.",
        ],
    ),
    "toml": (
        "+++\ntitle = 'Der Hafen'\ndraft = true\n+++\nText.",
        ["attribute1 heading Der Hafen", "paragraph prose Text."],
    ),
    "no-front-matter": (
        "---\n\nEin Satz.\n\n---\n\nNoch einer.",
        ["paragraph prose Ein Satz.", "paragraph prose Noch einer."],
    ),
    "footnotes": (
        (
            "Ein Satz.[^1] Noch[^b] einer.[^x]\n\n[^1]: Eine Anmerkung *hier*,\nganz kurz.\n"
            "[^b]: Zwei.\n\n    Drei.\n\nVier."
        ),
        [
            "paragraph prose Ein Satz.⟨⟩ Noch⟨⟩ einer.[^x]",
            "paragraph prose Eine Anmerkung hier, ganz kurz.",
            "paragraph prose Zwei.",
            "paragraph prose Drei.",
            "paragraph prose Vier.",
        ],
    ),
    "footnote-in-a-list": (
        "- Eins[^1]\n- [^1]: Zwei\n",
        ["list-item prose Eins⟨⟩", "list-item prose Zwei"],
    ),
}


@pytest.mark.parametrize(("text", "blocks"), BLOCKS.values(), ids=BLOCKS)
def test_blocks(text: str, blocks: list[str]) -> None:
    assert shown("markdown", text) == blocks


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        pytest.param("A &amp; *b*", [["A ", "&amp;", " ", "b"]], id="entity"),
        pytest.param(r"a\*b", [["a", "*b"]], id="escape"),
        pytest.param("> a\r\n> b", [["a", "\r\n> ", "b"]], id="quote"),
        pytest.param("- a  \n  b", [["a", "  \n  ", "b"]], id="hard-break"),
        pytest.param("# a # a #", [["a # a"]], id="heading"),
        pytest.param("> # a", [["a"]], id="heading-in-quote"),
        pytest.param("x | x\n-|-\nx | x", [["x"], ["x"], ["x"], ["x"]], id="table-without-bars"),
        pytest.param("> |a|b\\|c|\n> |-|-|", [["a"], ["b", "|c"]], id="table-in-quote"),
        pytest.param("[a](a 'a') a", [["a", " a"]], id="link"),
        pytest.param("*a*a**a**", [["a", "a", "a"]], id="emphasis"),
    ],
)
def test_pieces_of_the_file(text: str, pieces: list[list[str]]) -> None:
    assert written("markdown", text) == pieces


@pytest.mark.parametrize(
    ("text", "places"),
    [
        pytest.param("[a](a) *a*", [1, 8], id="link"),
        pytest.param("a\n\n- a\n\n> a", [0, 5, 10], id="blocks"),
        pytest.param("|a|a|\n|-|-|\n|a|a|", [1, 3, 13, 15], id="table"),
        pytest.param("---\ntitle: a\n---\na", [11, 17], id="front-matter"),
        pytest.param("![a](a)a", [7, 2], id="image"),
    ],
)
def test_places_of_equal_texts(text: str, places: list[int]) -> None:
    _, blocks = read("markdown", text)
    origins = [o for block in blocks for o in block.origins]
    assert [o.raw_start for o in origins if text[o.raw_start : o.raw_end].strip()] == places


def test_a_language_in_the_front_matter_is_that_of_every_block() -> None:
    _, blocks = read("markdown", "---\nlang: de-AT\n---\n# Titel\n\nText.")
    assert [block.language for block in blocks] == ["de-AT", "de-AT"]


@pytest.mark.parametrize("unit", ["[", "![", "*a ", "`a", "> ", "<a ", "_a", "~~a", "\\*", "|a|"])
def test_time_grows_with_length_only(unit: str) -> None:
    before = time.process_time()
    read("markdown", unit * (60_000 // len(unit)) + "x")
    assert time.process_time() - before < 10
