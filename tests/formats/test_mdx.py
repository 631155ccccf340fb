"""MDX: what is Markdown in it, and what is code."""

from __future__ import annotations

import pytest

from tests.formats.shown import shown

BLOCKS = {
    "modules": (
        'import A from "a"\nexport const b = {\n  c: 1\n}\n\nEins.\n\nexport default C\n',
        ["paragraph prose Eins."],
    ),
    "words-that-look-like-modules": (
        "Wir import nichts.\n\nWas wir\nexport nennen.\n".replace("\nexport", "\n export"),
        ["paragraph prose Wir import nichts.", "paragraph prose Was wir export nennen."],
    ),
    "component": (
        '<Note type="x">\n  Eins **zwei**.\n\n  - Drei\n</Note>\n',
        ["paragraph prose Eins zwei.", "list-item prose Drei"],
    ),
    "attributes": (
        '<Card title="Eins" alt=\'Zwei\' href="x" a={b > "c"} />\n\nDrei.\n',
        ["paragraph prose Drei.", "attribute label Eins", "attribute caption Zwei"],
    ),
    "tag-in-a-sentence": (
        "Eins <Tip text={<b>x</b>}>zwei</Tip> drei <A.B c>vier</A.B>.",
        ["paragraph prose Eins zwei drei vier."],
    ),
    "expressions": (
        "Eins {a.b} zwei.\n\n{list.map((x) => <li>{x}</li>)}\n\nDrei {/* nie */}vier.",
        ["paragraph prose Eins ⟨{a.b}⟩ zwei.", "paragraph prose Drei vier."],
    ),
    "code": (
        "Eins `<A {b}>` zwei.\n\n```jsx\n<A b={c}>\n```\n\n    Drei.\n",
        ["paragraph prose Eins ⟨<A {b}>⟩ zwei.", "paragraph prose Drei."],
    ),
    "html": ("<div>Eins<br/>zwei</div>\n", ["paragraph prose Eins⏎zwei"]),
    "tag-over-lines": (
        'Eins.\n\n<Tabs\n  items={[\n    "a",\n\n    "b"]}\n  label="Zwei"\n/>\n\nDrei.',
        ["paragraph prose Eins.", "paragraph prose Drei.", "attribute label Zwei"],
    ),
    "front-matter": (
        "---\ntitle: Eins {x}\n---\n\nZwei.",
        ["attribute1 heading Eins ⟨{x}⟩", "paragraph prose Zwei."],
    ),
    "fragment": (
        "<>\nEins.\n</>\n\nZwei <>drei</>.",
        ["paragraph prose Eins.", "paragraph prose Zwei <>drei."],
    ),
    "no-tags": ("1 < 2 und 4 > 3 {offen", ["paragraph prose 1 < 2 und 4 > 3 {offen"]),
}


@pytest.mark.parametrize(("text", "blocks"), BLOCKS.values(), ids=BLOCKS)
def test_blocks(text: str, blocks: list[str]) -> None:
    assert shown("mdx", text) == blocks


def test_a_long_file_takes_no_longer_than_its_length() -> None:
    text = "Ein <A b={c}>Wort</A> und {d}. " * 4_000
    assert len(shown("mdx", text)[0]) > 40_000
    assert shown("mdx", "{" * 5_000) == [f"paragraph prose {'{' * 5_000}"]
    assert shown("mdx", "<A " * 5_000)[0].startswith("paragraph prose <A")
