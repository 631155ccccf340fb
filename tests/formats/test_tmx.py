"""TMX: languages, variants, ids, broken files."""

from __future__ import annotations

import pytest

from mtqa import registry
from mtqa.errors import InputError
from mtqa.text.decoding import raw_text

TMX = registry.load("formats", "tmx")


def memory(units: str, header: str = 'srclang="en"') -> str:
    return (
        '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4">'
        f'<header adminlang="en" {header}/><body>\n{units}</body></tmx>\n'
    )


def unit(more: str = "", **variants: str) -> str:
    texts = (
        f'<tuv xml:lang="{tag.replace("_", "-")}"><seg>{text}</seg></tuv>'
        for tag, text in variants.items()
    )
    return f"<tu{more}>{''.join(texts)}</tu>\n"


def shown(text: str) -> list[str]:
    """Each unit as `source>target id: source = target`, and its note."""
    return [
        f"{one.source_language}>{one.target_language} {entry.id}:"
        f" {entry.source and entry.source.text} = {entry.target and entry.target.text}"
        f"{' | ' if entry.note else ''}{entry.note}"
        for one in TMX.units(raw_text(text, "x.tmx"))
        for entry in one.entries
    ]


MEMORIES = {
    "two-languages": (memory(unit(en="a &lt; b", de="c")), ["en>de 1: a < b = c"]),
    "several": (
        memory(unit(fr="x", en_US="a", de="b") + unit(en="c", de="d") + unit(en="e", fr="f")),
        ["en>fr 1: a = x", "en>fr 3: e = f", "en>de 1: a = b", "en>de 2: c = d"],
    ),
    "any-source": (memory(unit(de="a", en="b"), 'srclang="*all*"'), ["de>en 1: a = b"]),
    "ids": (
        memory(unit(' tuid="t"', en="a", de="b") + unit(' tuid="t"', en="c", de="d")),
        ["en>de t: a = b", "en>de t(2): c = d"],
    ),
    "empty": (
        memory(unit(en="a", de="") + unit(en="b", de=" ")),
        [
            "en>de 1: a = None",
            "en>de 2: b = None",
        ],
    ),
    "first-variant": (
        memory(unit(en="a", de="b").replace("</tu>", "") + unit(de="c").replace("<tu>", "")),
        ["en>de 1: a = b"],
    ),
    "notes": (
        memory('<tu><note>n &amp; m</note><prop type="x">p</prop>' + unit(en="a", de="b")[4:]),
        ["en>de 1: a = b | n & m"],
    ),
    "tags": (
        memory(unit(en='a <bpt i="1">&lt;b></bpt>b<ept i="1"/><ph x="2"/>', de="<hi>c</hi>")),
        ["en>de 1: a b\ufffc = c"],
    ),
    "old-attribute": (
        memory('<tu><tuv lang="EN"><seg>a</seg></tuv><tuv lang="DE"><seg>b</seg></tuv></tu>'),
        ["en>de 1: a = b"],
    ),
    "one-language": (memory(unit(en="a")), ["en>None 1: a = None"]),
}


@pytest.mark.parametrize(("text", "units"), MEMORIES.values(), ids=MEMORIES)
def test_units(text: str, units: list[str]) -> None:
    assert shown(text) == units


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<xliff/>", "x.tmx:1: the outermost element is <xliff>, not <tmx>"),
        (
            memory("<tu><tuv>"),
            "x.tmx:4: this is not well-formed XML: mismatched tag",
        ),
        (
            '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]><tmx>&x;</tmx>',
            "x.tmx:1: the file has a document type declaration (<!DOCTYPE tmx>), take it out",
        ),
    ],
    ids=["root", "mismatch", "external-entity"],
)
def test_broken_files(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        shown(text)
    assert str(caught.value) == message
