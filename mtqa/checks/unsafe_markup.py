"""Finds what a translation could do harm with: scripts, event handlers, `javascript:` addresses and
embedded pages that the source does not have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import regex

from mtqa.text.traits import ANGLE, COLON, traits
from mtqa.types import Check, Code, Example, Hit, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Segment, Unit

CODE = "unsafe-markup"

_UNSAFE = regex.compile(
    r"""(?i)
    <\s?/?\s?(?:script|iframe|object|embed|applet|frameset|base|meta|link|form|svg\s[^<>]{0,200}?on)
        (?=[\s/>])[^<>]{0,500}>?
    | <[a-z][^<>]{0,500}?\s(?P<handler>on[a-z]{3,20})\s?=\s?[^<>]{0,500}>?
    | (?<==\s{0,3}["']?\s{0,3})(?:java|vb)\s?script\s?:[^<>\s"']{0,500}
    | ^\s{0,5}(?:java|vb)script:[^<>\s"']{1,500}
    | (?<==\s{0,3}["']?\s{0,3})data\s?:\s?(?:text/html|image/svg)[^<>\s"']{0,500}
    | \[[^\[\]\n]{0,200}\]\(\s{0,5}(?:java|vb)script:[^\s<>]{0,500}
    | style\s?=\s?["'][^"'<>]{0,500}?(?:expression\s?\(|javascript:)[^"'<>]{0,500}""",
    regex.VERBOSE,
)
_ADDRESS = regex.compile(r"script\s?:")
_BLANKS = regex.compile(r"\s+")


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:  # noqa: ARG001 (its shape)
    """One hit for each piece of markup that the source of its unit does not have."""
    for unit in units:
        if unit.target is not None and _may_be_unsafe(unit.target):
            known = {_plain(written) for written, _ in _pieces(unit.source)}
            for written, span in _pieces(unit.target):
                if _plain(written) not in known:
                    yield Hit(CODE, unit.id, span, detail={"markup": written})


def _may_be_unsafe(segment: Segment) -> bool:
    """Whether there is a tag or an address of a script; nearly all texts have neither."""
    found = traits(segment.text)
    if found & ANGLE or (found & COLON and _ADDRESS.search(segment.text.lower())):
        return True
    return any(inline.value for inline in segment.inlines)


def _pieces(segment: Segment | None) -> Iterator[tuple[str, Span]]:
    """What is unsafe in a text, and in the tags that its format took out of it."""
    if segment is None:
        return
    for match in _UNSAFE.finditer(segment.text):
        yield match[0].strip(), Span(Side.TARGET, *match.span())
    for inline in segment.inlines:
        written = segment.text[inline.start : inline.end]
        if inline.value and inline.value != written and _UNSAFE.search(inline.value):
            yield inline.value, Span(Side.TARGET, inline.start, inline.end)


def _plain(written: str) -> str:
    """Without what may differ between languages: capitals and blanks."""
    return _BLANKS.sub("", written.lower())


CHECK = Check(
    codes={
        CODE: Code(
            category="design-and-markup/markup-tag",
            severity=Severity.CRITICAL,
            message="the source has nothing like “{markup}”, which runs code or loads a page",
            why="A translation is shown as it is; a script in it runs for every reader.",
            examples=(
                Example("Hallo ⟦<script>⟧alert(1)⟦</script>⟧", "de", "Hello", "en"),
                Example('⟦<img src="x" onerror="alert(1)">⟧ Hola', "es", "Hello", "en"),
                Example(
                    'Voir <a href="⟦javascript:alert(1)⟧">ici</a>',
                    "fr",
                    'See <a href="/">here</a>',
                    "en",
                ),
                Example('点击⟦<iframe src="//example.net">⟧', "zh-Hans", "Click", "en"),
                Example("Нажмите ⟦[сюда](javascript:go())⟧", "ru", "Click [here](/go)", "en"),
                Example('⟦<b onclick="go()">⟧Los</b>', "de", "<b>Go</b>", "en"),
                Example("Ein <b>fettes</b> Wort", "de", "A <b>bold</b> word", "en"),
                Example('<b onclick="go()">Los</b>', "de", '<b onclick="go()">Go</b>', "en"),
                Example("JavaScript: die Grundlagen", "de", "JavaScript: the basics", "en"),
                Example("Le script est prêt < 5 minutes", "fr", "The script is ready", "en"),
                Example("スクリプトの内容：onlyなど", "ja", "The content of the script", "en"),
                Example("Описание: data: 5", "ru", "Description: data: 5", "en"),
            ),
        )
    },
    find=find,
)
