"""Formats by translate-toolkit, which is an extra."""

from __future__ import annotations

import sys

import pytest

from mtqa.errors import InputError
from mtqa.formats.toolkit import escape, read
from mtqa.text.decoding import raw_text

FILES = {
    "php": (
        "a.php",
        "<?php\n$lang['a'] = 'It\\'s';\n$b = 'Zwei';\nreturn array('c' => 'Drei');\n",
        [("$lang['a']", "It's", 2), ("$b", "Zwei", 3), ("return->'c'", "Drei", 4)],
        "phply",
    ),
    "dtd": (
        "a.dtd",
        '<!ENTITY a.b "Eins">\n<!ENTITY a.c "Zwei">\n',
        [("a.b", "Eins", 1), ("a.c", "Zwei", 2)],
        "translate",
    ),
    "rc": (
        "a.rc",
        'STRINGTABLE\nBEGIN\n  IDS_A "Eins"\nEND\n',
        [("STRINGTABLE.IDS_A", "Eins", 3)],
        "pyparsing",
    ),
    "ini": (
        "a.ini",
        "[s]\na=Eins\nb=Zwei\n",
        [("[s]a", "Eins", 2), ("[s]b", "Zwei", 3)],
        "iniparse",
    ),
}


@pytest.mark.parametrize("case", FILES.values(), ids=FILES)
def test_texts_and_their_lines(case: tuple[str, str, list[tuple[str, str, int]], str]) -> None:
    name, text, found, package = case
    pytest.importorskip("translate")
    pytest.importorskip(package)
    raw = raw_text(text, name)
    assert [
        (block.key, block.text, raw.location(block.origins[0].raw_start).line)
        for block in read(raw)
    ] == found


@pytest.mark.parametrize("case", [FILES["php"], FILES["rc"], FILES["ini"]])
def test_without_the_extra(case: tuple[str, str, object, str], monkeypatch) -> None:
    name, text, _, package = case
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InputError) as caught:
        read(raw_text(text, name))
    suffix = name[1:]
    assert str(caught.value) == (
        f"{name}: {suffix} files need translate-toolkit ({package} is missing):"
        " pip install 'mtqa[formats]'"
    )


def test_what_translate_toolkit_cannot_read() -> None:
    pytest.importorskip("iniparse")
    with pytest.raises(InputError, match="translate-toolkit cannot read it: "):
        read(raw_text("[[[", "a.ini"))


def test_an_unknown_suffix() -> None:
    with pytest.raises(InputError) as caught:
        read(raw_text("a", "a.x"))
    assert str(caught.value) == (
        "a.x: the suffix tells how to read it, one of .php, .rc, .dtd, .wxl, .ini"
    )


@pytest.mark.parametrize(("text", "written"), [("Eins zwei", "Eins zwei"), ("it's", None)])
def test_what_can_be_written(text: str, written: str | None) -> None:
    assert escape(text) == written
