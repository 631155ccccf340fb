"""TMX 1.4 (LISA OSCAR): memories of translations, into several languages at once.

A unit of the memory that has no variant in a language says nothing of a translation into it. Of
several variants in a language the first one counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mtqa.formats._inline_tags import Inlines, Text
from mtqa.formats._xml_content import escape_xml, plain
from mtqa.formats._xml_tags import open_xml, tags
from mtqa.text.languages import falls_under, known
from mtqa.types import Bilingual, Entry, Format

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtqa.formats._xml_tags import Tag
    from mtqa.types import RawText

_VARIANT = re.compile(
    r"""<tuv\b(?:[^>"']++|"[^"]*+"|'[^']*+')*?\s(?:xml:)?lang\s*=\s*(?:"([^"]*)"|'([^']*)')"""
)
_HEADER = re.compile(
    r"""<header\b(?:[^>"']++|"[^"]*+"|'[^']*+')*?\ssrclang\s*=\s*(?:"([^"]*)"|'([^']*)')"""
)


def read(raw: RawText) -> Sequence[Bilingual]:
    """The units of a memory for each language that it has beside its source language.

    Where it says that every language may be the source (*all*), the first one is. Raises InputError
    for what is not well-formed or no TMX.
    """
    header = _HEADER.search(raw.text)
    stated = known((header[1] or header[2] or "").strip()) if header else None
    seen = {
        tag: None for found in _VARIANT.findall(raw.text) if (tag := known(found[0] or found[1]))
    }
    source = stated or next(iter(seen), None)
    targets: list[str | None] = [tag for tag in seen if source is None or not _same(tag, source)]
    return [
        Bilingual(_entries(raw, source, target), source, target) for target in targets or [None]
    ]


def _same(tag: str, other: str) -> bool:
    """Whether one of two languages is a variety of the other: en-US of en."""
    return falls_under(tag, other) or falls_under(other, tag)


@dataclass(slots=True)
class _Unit:
    """A unit of the memory: its name, if it has one, what is noted, and its variants by tag."""

    id: str
    notes: list[str] = field(default_factory=list)
    variants: dict[str, Text | None] = field(default_factory=dict)

    def variant(self, language: str | None) -> Text | None:
        """The text in a language, or else in a variety of it; None: the first one."""
        if language is None or not self.variants:
            return next(iter(self.variants.values()), None)
        if language in self.variants:
            return self.variants[language]
        return next((text for tag, text in self.variants.items() if _same(tag, language)), None)


def _entries(raw: RawText, source: str | None, target: str | None) -> Iterator[Entry]:
    """The units that have a variant in the target language; None: all of them."""
    names: dict[str, int] = {}
    for number, unit in enumerate(_units(raw), start=1):
        if target is not None and target not in unit.variants:
            continue
        name = unit.id or str(number)
        seen = names[name] = names.get(name, 0) + 1
        key = name if seen == 1 else f"{name}({seen})"
        first = unit.variant(source)
        second = unit.variants[target] if target is not None else None
        yield Entry(
            key,
            first.block("", key) if first else None,
            second.block("", key) if second else None,
            note="\n".join(unit.notes),
        )


def _units(raw: RawText) -> Iterator[_Unit]:
    reader = _Reader(raw)
    for tag in tags(raw, "tmx", {}, doctype=True):
        if reader.inlines is not None and tag.name != "seg":
            reader.inlines.take(tag)
            continue
        if tag.opens:
            reader.start(tag)
        if tag.closes:
            reader.end(tag)
            if tag.name == "tu":
                yield reader.unit


class _Reader:
    """Goes through the tags of a memory. `inlines` are those of the text that is being read."""

    def __init__(self, raw: RawText) -> None:
        self.unit = _Unit("")
        self.inlines: Inlines | None = None
        self._raw = raw
        self._language = ""
        self._begun = 0

    def start(self, tag: Tag) -> None:
        """A start tag outside of any text."""
        self._begun = tag.end
        if tag.name == "tu":
            self.unit = _Unit(tag.attributes.get("tuid", ""))
        elif tag.name == "tuv":
            self._language = _language(tag.attributes)
        elif tag.name == "seg":
            self.inlines = Inlines(self._raw.text, tag.end, {})

    def end(self, tag: Tag) -> None:
        """An end tag outside of any text, or that of a text."""
        if self.inlines is not None:
            if not tag.opens:
                self.inlines.content.read(tag.start)
            self.unit.variants.setdefault(self._language, self.inlines.text())
            self.inlines = None
        elif tag.name == "note" and not tag.opens:
            self.unit.notes.append(plain(self._raw.text[self._begun : tag.start]).strip())


def _language(attributes: Mapping[str, str]) -> str:
    stated = attributes.get("xml:lang") or attributes.get("lang", "")
    return known(stated) or stated


FORMAT = Format(
    suffixes=(".tmx",),
    units=read,
    unescape=plain,
    escape_at=escape_xml,
    open=open_xml,
)
