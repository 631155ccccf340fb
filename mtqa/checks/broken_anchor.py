"""Finds links to a place of the page that the translation does not have.

Headings of Markdown are the targets of links by their own words. So a link that was left as it is
leads nowhere once its heading is translated, and so does one whose words were translated alone.
"""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mtqa.types import Check, Code, Example, Hit, Scope, Severity, Side, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Context, Document, Segment, Unit

CODE = "broken-anchor"

_HTML_LINK = re.compile(
    r"""<a\s[^<>]{0,500}?href\s*=\s*["']?\#([^"'\s<>]{1,200})["']?[^<>]{0,500}>""", re.I
)
_HTML_TARGET = re.compile(r"""[\s](?:id|name)\s*=\s*["']?([^"'\s<>]{1,200})""", re.I)
_MARKDOWN_LINK = re.compile(r"\]\(<?#([^\s()<>\"]{1,200})>?[^()\n]{0,100}\)")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t]+(.{1,500}?)(?:[ \t]+#+)?[ \t]*$", re.M)
_UNDERLINED = re.compile(r"^(?![ \t]*[-=#>*+|])(.{1,500})\n {0,3}(?:=+|-{2,})[ \t]*$", re.M)
_OWN_NAME = re.compile(r"\s*\{[^{}]{0,100}?#([\w-]{1,100})[^{}]{0,100}\}\s*$")
_LINK_TEXT = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)|[*`]|<[^<>]*>")
_DROPPED = re.compile(r"[^\w\- ]+")
_TOP = frozenset({"top", ""})


def find(units: Iterable[Unit], context: Context) -> Iterator[Hit]:
    """One hit for each link, on its words.

    A link counts as broken if the page has other links to its places that work, or if the source
    has it and there it works.
    """
    target = context.target
    if target.segments and target.segments[0].key is not None:
        return
    text = target.raw.text
    if "#" not in text:
        return
    links = [*_HTML_LINK.finditer(text), *_MARKDOWN_LINK.finditer(text)]
    places = _places(target)
    broken = [link for link in links if _name(link[1]) not in places]
    if not broken:
        return
    others = _names(context.source) & _places(context.source) if context.source else set()
    works = len(broken) < len(links)
    units = list(units)
    for link in sorted(broken, key=lambda match: match.start()):
        name = _name(link[1])
        if (name in others or works) and not _broken_too(name, context.source):
            yield from _hits(link, units, name)


def _name(written: str) -> str:
    return unquote(unescape(written)).casefold()


def _names(document: Document) -> set[str]:
    text = document.raw.text
    links = (*_HTML_LINK.finditer(text), *_MARKDOWN_LINK.finditer(text))
    return {_name(link[1]) for link in links}


def _broken_too(name: str, source: Document | None) -> bool:
    """Whether the source has the same link, and it leads nowhere either."""
    return source is not None and name in _names(source) and name not in _places(source)


def _places(document: Document) -> set[str]:
    """What links to places of a document may name: ids, and headings as GitHub names them."""
    text = document.raw.text
    found = {_name(match[1]) for match in _HTML_TARGET.finditer(text)} | _TOP
    seen: Counter[str] = Counter()
    headings = [*_HEADING.finditer(text), *_UNDERLINED.finditer(text)]
    for heading in sorted(headings, key=lambda match: match.start()):
        words = heading[1]
        if own := _OWN_NAME.search(words):
            found.add(own[1].casefold())
            words = words[: own.start()]
        plain = _DROPPED.sub("", _LINK_TEXT.sub(r"\1", words).strip().casefold())
        slug = plain.replace(" ", "-")
        found.add(f"{slug}-{seen[slug]}" if seen[slug] else slug)
        seen[slug] += 1
    return found


def _hits(link: re.Match[str], units: Iterable[Unit], name: str) -> Iterator[Hit]:
    """A hit on the words of a link, if a unit has them."""
    if link[0].startswith("]"):
        start, end = link.string.rfind("[", 0, link.start()) + 1, link.start()
    else:
        start, end = link.end(), link.string.find("<", link.end())
    for unit in units:
        if unit.target is not None and (place := _within(unit.target, start, end)):
            yield Hit(CODE, unit.id, Span(Side.TARGET, *place), detail={"name": name})
            return


def _within(segment: Segment, start: int, end: int) -> tuple[int, int] | None:
    """The range of a segment's text that was written between two places of the file."""
    first = last = None
    for origin in segment.origins:
        left, right = max(start, origin.raw_start), min(end, origin.raw_end)
        if left < right:
            same = origin.end - origin.start == origin.raw_end - origin.raw_start
            shift = origin.start - origin.raw_start
            first = (left + shift if same else origin.start) if first is None else first
            last = right + shift if same else origin.end
    return None if first is None or last is None or first >= last else (first, last)


_GUIDE = "# Guide\n\nFirst see [Setting up](#setting-up), please.\n\n## Setting up\n\nDo this.\n"

CHECK = Check(
    codes={
        CODE: Code(
            category="design-and-markup/link",
            severity=Severity.MINOR,
            message="the link “{quote}” leads to “#{name}”, which is not on this page",
            why="Headings are named by their own words. When they are translated, links to them"
            " must change, too.",
            examples=(
                Example(
                    "# Anleitung\n\nSiehe zuerst [⟦Einrichten⟧](#setting-up), bitte.\n\n"
                    "## Einrichten\n\nTun Sie dies.\n",
                    "de",
                    _GUIDE,
                    "en",
                ),
                Example(
                    "# Guide\n\nVoyez d'abord [⟦Installer⟧](#setting-up), svp.\n\n"
                    "## Installer\n\nFaites ceci.\n",
                    "fr",
                    _GUIDE,
                    "en",
                ),
                Example(
                    "# 指南\n\n请先看[⟦设置⟧](#setting-up)一节。\n\n## 设置\n\n请这样做。\n",
                    "zh-Hans",
                    _GUIDE,
                    "en",
                ),
                Example(
                    "# Руководство\n\nСм. [⟦Настройка⟧](#setting-up), пожалуйста.\n\n"
                    "## Настройка\n\nСделайте это.\n",
                    "ru",
                    _GUIDE,
                    "en",
                ),
                Example(
                    "# Guía\n\n[Uno](#uno) y [⟦dos⟧](#two).\n\n## Uno\n\nSí.\n\n## Dos\n\nNo.\n",
                    "es",
                ),
                Example(
                    '<h2 id="eins">Eins</h2>\n<a href="#eins">Eins</a>\n'
                    '<a href="#zwo">⟦Zwei⟧</a>\n',
                    "de",
                ),
                Example(
                    "# Anleitung\n\nSiehe zuerst [Einrichten](#einrichten), bitte.\n\n"
                    "## Einrichten\n\nTun Sie dies.\n",
                    "de",
                    _GUIDE,
                    "en",
                ),
                Example(
                    "# Guide\n\nVoyez d'abord [Installer](#setting-up), svp.\n\n"
                    "## Installer {#setting-up}\n\nFaites ceci.\n",
                    "fr",
                    _GUIDE,
                    "en",
                ),
                Example(
                    "# 指南\n\n请先看[设置](#设置)一节。\n\n## 设置\n\n请这样做。\n",
                    "zh-Hans",
                    _GUIDE,
                    "en",
                ),
                Example("# Guía\n\n[Dos](#two).\n\n## Uno\n\nSí.\n", "es"),
                Example('<h2 id="eins">Eins</h2>\n<a href="#eins">Eins</a>\n', "de"),
                Example("Farbe #fff und Kanal #allgemein, Nr. #5.\n", "de"),
            ),
        )
    },
    find=find,
    scope=Scope.DOCUMENT,
)
