"""XLIFF: units and segments, inline tags, states, limits, dialects, broken files."""

from __future__ import annotations

import pytest

from mtqa import registry
from mtqa.errors import InputError
from mtqa.text.decoding import raw_text
from mtqa.types import Demand

XLIFF = registry.load("formats", "xliff")


def old(units: str, file: str = 'source-language="en" target-language="de"') -> str:
    return (
        '<?xml version="1.0"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"'
        ' xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" xmlns:mq="MQXliff">\n'
        f'<file original="a.html" {file}><body>{units}</body></file></xliff>\n'
    )


def new(units: str) -> str:
    return (
        '<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="en"'
        ' xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0" trgLang="de">\n'
        f'<file id="f">{units}</file></xliff>\n'
    )


def unit(source: str, target: str, more: str = "") -> str:
    return f'<trans-unit id="1"{more}><source>{source}</source>{target}</trans-unit>'


def side(block) -> str | None:
    """The text of a block with its tags in ⟨⟩, which stand for what they hold."""
    if block is None:
        return None
    text = block.text
    for inline in reversed(block.inlines):
        text = f"{text[: inline.start]}⟨{inline.value}⟩{text[inline.end :]}"
    return text.replace("\n", "⏎")


def shown(text: str) -> list[str]:
    """Each unit as `id: source = target`, and what else is said of it."""
    rows = []
    for entry in XLIFF.units(raw_text(text, "x.xlf"))[0].entries:
        row = f"{entry.id}: {side(entry.source)} = {side(entry.target)}"
        marks = [entry.state, entry.note]
        marks += [] if entry.translatable else ["not judged"]
        marks += [] if entry.finished else ["not finished"]
        limits = entry.source and entry.source.limits
        marks += [f"at most {limits.characters}"] if limits else []
        rows.append(" | ".join([row, *filter(None, marks)]))
    return rows


UNITS = {
    "1.2": (
        old(unit("a", '<target state="final">b</target>')),
        ["1: a = b | final"],
    ),
    "entities-and-sections": (
        old(unit("a &amp; b&#x1F600;&#10;", "<target>x<![CDATA[<y> &amp;]]><!-- n -->z</target>")),
        ["1: a & b😀⏎ = x<y> &amp;z"],
    ),
    "paired-tags": (
        old(unit('a <g id="1">b <g id="2"/></g>', '<target><g ctype="x" id="1">b</g></target>')),
        [
            '1: a ⟨<g id="1">⟩b ⟨<g id="2">⟩⟨</g>⟩⟨</g>⟩ = ⟨<g id="1">⟩b⟨</g>⟩',
        ],
    ),
    "codes": (
        old(unit('<bpt id="1">&lt;b></bpt>a<ept id="1"/> <ph id="2">%s<sub>x</sub></ph>', "")),
        ['1: ⟨<bpt id="1"/>⟩a⟨<ept id="1"/>⟩ ⟨<ph id="2"/>⟩ = None'],
    ),
    "note-and-maximum": (
        old(unit("a", "<target/><note>n &lt; m</note>", ' maxwidth="20" size-unit="char"')),
        ["1: a = None | n < m | at most 20"],
    ),
    "pixels-are-no-characters": (old(unit("a", "", ' maxwidth="20"')), ["1: a = None"]),
    "alternatives": (
        old(
            unit(
                "a", "<target>b</target><alt-trans><source>c</source><target>d</target></alt-trans>"
            )
        ),
        ["1: a = b"],
    ),
    "not-to-be-translated": (
        old(f'<group translate="no"><group>{unit("a", "")}</group></group>'),
        ["1: a = None | not judged"],
    ),
    "translate-again": (
        old('<group translate="no">' + unit("a", "", ' translate="yes"') + "</group>"),
        ["1: a = None"],
    ),
    "needs-translation": (
        old(unit("a", '<target state="needs-translation">a</target>')),
        ["1: a = a | needs-translation | not finished"],
    ),
    "marked-segments": (
        old(
            unit(
                "A. B.",
                '<seg-source><g id="1"><mrk mtype="seg" mid="7">A.</mrk> <mrk mtype="seg" mid="8">'
                'B.</mrk></g></seg-source><target><g id="1"><mrk mid="7" mtype="seg">C.</mrk> '
                '<mrk mtype="seg" mid="8"/></g></target><sdl:seg-defs><sdl:seg id="7"'
                ' conf="Draft"/></sdl:seg-defs>',
            )
        ),
        ['1/7: ⟨<g id="1">⟩A. = ⟨<g id="1">⟩C. | Draft', "1/8: B.⟨</g>⟩ = None"],
    ),
    "memoq": (
        old(unit("a", "<target>b</target>", ' mq:status="NotStarted" mq:maxlengthchars="9"')),
        ["1: a = b | NotStarted | not finished | at most 9"],
    ),
    "several-files": (
        old(unit("a", "")).replace(
            "</file>",
            f'</file><file original="b" target-language="de">{unit("b", "")}</file>'
            f'<file original="b" target-language="de">{unit("c", "")}</file>',
        ),
        ["a.html#1: a = None", "b#1: b = None", "b(2)#1: c = None"],
    ),
    "2.1": (
        new(
            '<unit id="u" slr:sizeRestriction="0,20"><notes><note>n</note></notes>'
            '<segment state="reviewed"><source>a</source><target>b</target></segment>'
            "<ignorable><source> </source></ignorable></unit>"
        ),
        ["u: a = b | reviewed | n | at most 20"],
    ),
    "2.1-segments": (
        new(
            '<unit id="u"><segment id="s"><source>a</source></segment>'
            "<segment><source>b</source><target>c</target></segment></unit>"
        ),
        ["u/s: a = None", "u/2: b = c"],
    ),
    "2.1-tags": (
        new(
            '<unit id="u"><originalData><data id="b">&lt;b></data><data id="s">%s</data>'
            '</originalData><segment><source>a<pc id="1"><ph id="2" dataRef="b"/>b</pc>'
            '<sc id="3"/>c<ec startRef="3"/><ph id="4" dataRef="s"/><ph id="5" type="fmt"'
            ' subType="xlf:lb"/><mrk id="6" type="term">d</mrk><cp hex="1F"/></source></segment>'
            "</unit>"
        ),
        [
            (
                'u: a⟨<pc id="1">⟩⟨<ph id="2"/>⟩b⟨</pc>⟩⟨<sc id="3"/>⟩c⟨<ec startRef="3"/>⟩'
                '⟨<ph id="4"/>⟩⟨<ph id="5"/>⟩d\x1f = None'
            )
        ],
    ),
    "matches": (
        new(
            '<unit id="u"><mtc:matches xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0"><mtc:match>'
            "<source>x</source><target>y</target></mtc:match></mtc:matches>"
            "<segment><source>a</source></segment></unit>"
        ),
        ["u: a = None"],
    ),
    "prefixed": (
        (
            '<x:xliff version="1.2" xmlns:x="urn:oasis:names:tc:xliff:document:1.2"><x:file>'
            '<x:body><x:trans-unit id="1"><x:source>a</x:source></x:trans-unit></x:body></x:file>'
            "</x:xliff>"
        ),
        ["1: a = None"],
    ),
}


@pytest.mark.parametrize(("text", "units"), UNITS.values(), ids=UNITS)
def test_units(text: str, units: list[str]) -> None:
    assert shown(text) == units


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ('<x id="1"/>', "a\ufffcb"),
        ('<x id="1" ctype="lb"/>', "a\nb"),
        ('<x id="1" equiv-text="&lt;b&gt;"/>', "ab"),
        ('<x id="1" equiv-text="{{ name }}"/>', "a\ufffcb"),
        ('<ph id="1">&lt;br/></ph>', "a\nb"),
        ('<ph id="1">&lt;img src="a"></ph>', "a\ufffcb"),
        ('<it id="1" pos="open">x</it>', "ab"),
    ],
)
def test_what_a_reader_sees_of_a_code(code: str, text: str) -> None:
    (entry,) = XLIFF.units(raw_text(old(unit(f"a{code}b", "")), "x.xlf"))[0].entries
    assert entry.source.text == text


@pytest.mark.parametrize(
    ("text", "path", "languages"),
    [
        (old(""), "x.xlf", [("en", "de")]),
        (old("", "source-language='en'"), "messages.fr.xlf", [("en", "fr")]),
        (old("", 'source-language="en_US" target-language="x-!"'), "x.xlf", [("en-US", None)]),
        (new(""), "x.xlf", [("en", "de")]),
        (
            old(unit("a", "")).replace(
                "</file>", f'</file><file target-language="fr">{unit("b", "")}</file>'
            ),
            "x.xlf",
            [("en", "de"), ("en", "fr")],
        ),
    ],
    ids=["1.2", "file-name", "no-tag", "2.1", "several"],
)
def test_languages(text: str, path: str, languages: list[tuple[str, str]]) -> None:
    found = XLIFF.units(raw_text(text, path))
    assert [(one.source_language, one.target_language) for one in found] == languages


def test_files_in_several_languages() -> None:
    french = f'</file><file target-language="fr" original="b">{unit("b", "")}</file>'
    text = old(unit("a", "")).replace("</file>", french)
    found = XLIFF.units(raw_text(text, "x.xlf"))
    assert [[entry.id for entry in one.entries] for one in found] == [["a.html#1"], ["b#1"]]


BROKEN = {
    "no-xml": ("Text", "x.xlf:1: this is not well-formed XML: syntax error"),
    "root": ("<html/>", "x.xlf:1: the outermost element is <html>, not <xliff>"),
    "version": ('<xliff version="3.0"/>', "x.xlf:1: XLIFF of version '3.0' is not known"),
    "truncated": (old(unit("a", ""))[:-30], "x.xlf:3: this is not well-formed XML: unclosed token"),
    "cut-between": (
        old(unit("a", "")).partition("</body>")[0],
        "x.xlf:3: this is not well-formed XML: no element found",
    ),
    "mismatch": (
        "<xliff>\n<file>\n</xliff>",
        "x.xlf:3: this is not well-formed XML: mismatched tag",
    ),
    "doctype": (
        '<!DOCTYPE xliff SYSTEM "http://example.org/x.dtd"><xliff/>',
        "x.xlf:1: the file has a document type declaration (<!DOCTYPE xliff>), take it out",
    ),
    "bomb": (
        (
            '<?xml version="1.0"?>\n<!DOCTYPE xliff [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>\n'
            "<xliff>&b;</xliff>"
        ),
        "x.xlf:2: the file has a document type declaration (<!DOCTYPE xliff>), take it out",
    ),
    "entity": (old(unit("&nbsp;", "")), "x.xlf:3: this is not well-formed XML: undefined entity"),
    "deep": (
        "<xliff>\n" + "<group>" * 10_000 + "</group>" * 10_000 + "</xliff>",
        "x.xlf:2: nested more than 100 levels deep",
    ),
    "prefix": ("<xliff>\n<a:b/></xliff>", "x.xlf:2: this is not well-formed XML: unbound prefix"),
}


@pytest.mark.parametrize(("text", "message"), BROKEN.values(), ids=BROKEN)
def test_broken_files(text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        shown(text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("content", "encoding", "message"),
    [
        ('<?xml version="1.0" encoding="iso-8859-1"?><a>ä</a>'.encode("latin-1"), "iso8859-1", ""),
        ('<?xml version="1.0" encoding="UTF-16"?><a>ä</a>'.encode("utf-16"), "utf-16-le", ""),
        ("<a>ä</a>".encode("utf-16-be"), "utf-16-be", ""),
        (b'<?xml version="1.0" encoding="UTF-16"?><a/>', "utf-8", ""),
        (
            b'<?xml version="1.0" encoding="klingon"?><a/>',
            "",
            "x.xlf:1: the XML declaration names the encoding 'klingon', which is not known",
        ),
        (
            b'<?xml version="1.0" encoding="utf-8"?>\n<a>\xff</a>',
            "",
            "x.xlf:2: the bytes at offset 42 are not valid UTF-8",
        ),
    ],
    ids=["latin-1", "utf-16", "no-mark", "only-said", "unknown", "bytes"],
)
def test_encodings(content: bytes, encoding: str, message: str) -> None:
    try:
        assert XLIFF.open(content, "x.xlf").encoding == encoding
    except InputError as error:
        assert str(error) == message  # noqa: PT017 (either may be expected)


@pytest.mark.parametrize(
    ("file", "text", "written"),
    [
        ("<a>x</a>", "a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<a><![CDATA[x]]></a>", "a < b & c", "a < b & c"),
        ("<a><![CDATA[x]]></a>", "a ]]> b", None),
        ("<a><![CDATA[y]]>x</a>", "&", "&amp;"),
        ("<a><!-- <![CDATA[ -->x</a>", "&", "&amp;"),
    ],
    ids=["text", "section", "end-of-section", "after-a-section", "comment"],
)
def test_how_a_fix_is_written(file: str, text: str, written: str | None) -> None:
    assert XLIFF.escape_at(text, file, file.index("x")) == written


MODULES = (
    '<unit id="{}" xmlns:val="urn:oasis:names:tc:xliff:validation:2.0"'
    ' xmlns:g="urn:oasis:names:tc:xliff:glossary:2.0">'
    "{}<segment><source>a</source></segment></unit>"
)


def rules(*written: str) -> str:
    return f"<val:validation>{''.join(f'<val:rule {rule}/>' for rule in written)}</val:validation>"


def test_demands_hold_where_they_stand() -> None:
    glossary = (
        "<g:glossary><g:glossEntry><g:term>quay</g:term><g:translation>Kai</g:translation>"
        "<g:definition>where ships land</g:definition><g:translation>Ufer</g:translation>"
        "</g:glossEntry><g:glossEntry><g:term>boat</g:term></g:glossEntry></g:glossary>"
    )
    text = new(
        rules('isPresent="®" occurs="1"', 'endsWith="." caseSensitive="no"')
        + MODULES.format(1, glossary + rules('isNotPresent="x"'))
        + MODULES.format(2, rules('isPresent="®" occurs="1" disabled="yes"'))
        + MODULES.format(3, "")
    ).replace("<file ", '<file xmlns:val="urn:oasis:names:tc:xliff:validation:2.0" ')
    of_file = (Demand("has", "®", times=1), Demand("ends", ".", exact=False))
    term = Demand("term", "quay", ("Kai", "Ufer"), exact=False)
    found = [entry.demands for entry in XLIFF.units(raw_text(text, "x.xlf"))[0].entries]
    assert found == [(*of_file, term, Demand("lacks", "x")), of_file[1:], of_file]
