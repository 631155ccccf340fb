"""XLIFF 1.2 and 2.0 to 2.2 (OASIS), and what Trados Studio and memoQ make of it.

Each segment is a unit: of XLIFF 2 a `segment`, of XLIFF 1.2 a `trans-unit`, or where it is cut into
segments (`seg-source`) each of those. Alternative translations are not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mtqa.formats._inline_tags import Inlines
from mtqa.formats._strings import fault
from mtqa.formats._xliff_demands import MODULES, PREFIXES, Demands
from mtqa.formats._xliff_units import Segment, Unit
from mtqa.formats._xml_content import escape_xml, plain
from mtqa.formats._xml_tags import open_xml, tags
from mtqa.text.languages import hint, known
from mtqa.types import Bilingual, Format, Limits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from mtqa.formats._xml_tags import Tag
    from mtqa.types import Entry, RawText

_CORE: Final = "urn:oasis:names:tc:xliff:document:"
_PREFIXES: Final = {
    **{_CORE + version: "" for version in ("1.0", "1.1", "1.2", "2.0", "2.1", "2.2")},
    "urn:oasis:names:tc:xliff:sizerestriction:2.0": "slr:",
    "http://sdl.com/FileTypes/SdlXliff/1.0": "sdl:",
    "MQXliff": "mq:",
    **PREFIXES,
}
_LANGUAGE = re.compile(
    r"""\s(?:(source-language|srcLang)|target-language|trgLang)\s*=\s*(?:"([^"]*)"|'([^']*)')"""
)
_FILE = re.compile(r"<(?:[\w.-]+:)?file\s")
_SIZE = re.compile(r"(?:\d*\s*,)?\s*(\d{1,9})")
_SIDES: Final = {"source": 0, "seg-source": 0, "target": 1}


def read(raw: RawText) -> Sequence[Bilingual]:
    """The units of a file, for each language that it is translated into. Raises InputError for
    what is not well-formed or is no XLIFF.
    """
    sources, targets = _languages(raw.text)
    source = next(iter(sources), None)
    if len(targets) < 2:
        target = next(iter(targets), None) or hint(raw.path)
        return [Bilingual(_entries(raw, None), source, target)]
    return [Bilingual(_entries(raw, target), source, target) for target in targets]


def _languages(text: str) -> tuple[dict[str, None], dict[str, None]]:
    """The languages of sources and targets that a file states, each once."""
    sources: dict[str, None] = {}
    targets: dict[str, None] = {}
    for found in _LANGUAGE.finditer(text):
        tag = known(found[2] or found[3] or "")
        if tag is not None:
            (sources if found[1] else targets).setdefault(tag)
    return sources, targets


def _entries(raw: RawText, language: str | None) -> Iterator[Entry]:
    """The units of those of its files that are translated into `language`; None: of all."""
    reader = _Reader(raw, several=sum(1 for _ in _FILE.finditer(raw.text)) > 1)
    for tag in tags(raw, "xliff", _PREFIXES):
        if (unit := reader.take(tag)) and language in {None, reader.language}:
            yield from unit.entries()


class _Reader:
    """Goes through the tags of a file and gathers its units."""

    def __init__(self, raw: RawText, *, several: bool) -> None:
        """`several`: the file holds several ones, whose units may have the same ids."""
        self.language: str | None = None
        self._raw = raw
        self._several = several
        self._files: dict[str, int] = {}
        self._file = ""
        self._names: list[str] = [""]
        self._translate = [True]
        self._demands = Demands()
        self._unit: Unit | None = None
        self._inlines: Inlines | None = None
        self._inside = 0
        self._begun = 0

    def take(self, tag: Tag) -> Unit | None:
        """Go on past a tag; the unit that it ends, if it does."""
        if self._inlines is not None and (self._inside or tag.opens):
            self._inside += tag.opens - tag.closes
            self._inlines.take(tag)
            return None
        if tag.opens:
            self._start(tag)
        return self._end(tag) if tag.closes else None

    def _start(self, tag: Tag) -> None:
        attributes = tag.attributes
        stated = attributes.get("translate")
        self._translate.append(self._translate[-1] if stated is None else stated != "no")
        parent = self._names[-1]
        self._names.append(tag.name)
        if tag.name in MODULES:
            self._demands.start(tag, len(self._names))
            self._begun = tag.end
        elif self._unit is not None:
            self._start_part(self._unit, tag, parent)
        elif tag.name in {"trans-unit", "unit"}:
            self._unit = self._new_unit(tag)
        elif tag.name == "file":
            self._start_file(attributes)
        elif tag.name == "xliff":
            version = attributes.get("version", "1.2")
            if not version.startswith(("1.", "2.")):
                raise fault(self._raw, tag.start, f"XLIFF of version '{version}' is not known")
            self.language = known(attributes.get("trgLang", ""))

    def _end(self, tag: Tag) -> Unit | None:
        depth = len(self._names)
        self._names.pop()
        self._translate.pop()
        unit = self._unit
        if tag.name in MODULES:
            self._demands.end(tag.name, self._written(tag).strip(), depth)
            return None
        if unit is not None and tag.name in {"trans-unit", "unit"}:
            unit.demands = self._demands.now()
        if self._demands.held:
            self._demands.leave(depth)
        if unit is None:
            return None
        if self._inlines is not None:
            self._end_side(unit, tag)
        elif tag.name == "note" and self._begun:
            unit.notes.append(self._written(tag).strip())
        elif tag.name == "data":
            unit.codes[next(reversed(unit.codes), "")] = self._written(tag)
        elif tag.name in {"trans-unit", "unit"}:
            self._unit = None
            return unit
        return None

    def _start_file(self, attributes: Mapping[str, str]) -> None:
        self.language = known(attributes.get("target-language", "")) or self.language
        name = attributes.get("original") or attributes.get("id", "")
        number = self._files[name] = self._files.get(name, 0) + 1
        self._file = (f"{name}#" if number == 1 else f"{name}({number})#") if self._several else ""

    def _new_unit(self, tag: Tag) -> Unit:
        attributes = tag.attributes
        name = attributes.get("id") or attributes.get("resname")
        name = name or f"line {self._raw.location(tag.start).line}"
        unit = Unit(self._file + name, self._translate[-1], _limits(attributes))
        if tag.name == "trans-unit":
            unit.segments.append(Segment("", attributes.get("mq:status", "")))
        return unit

    def _start_part(self, unit: Unit, tag: Tag, parent: str) -> None:
        name, attributes = tag.name, tag.attributes
        if name == "segment" and parent == "unit":
            unit.segments.append(Segment(attributes.get("id", ""), attributes.get("state", "")))
        elif name in _SIDES and parent in {"trans-unit", "segment"}:
            self._inlines = Inlines(self._raw.text, tag.end, unit.codes)
            if name == "target" and "state" in attributes:
                unit.segments[-1].state = attributes["state"]
        elif name == "note":
            self._begun = tag.end if parent in {"trans-unit", "notes"} else 0
        elif name == "data" and parent == "originalData":
            unit.codes[attributes.get("id", "")] = ""
            self._begun = tag.end
        elif name == "sdl:seg":
            unit.states[attributes.get("id", "")] = attributes.get("conf", "")

    def _end_side(self, unit: Unit, tag: Tag) -> None:
        assert self._inlines is not None
        inlines, self._inlines = self._inlines, None
        if not tag.opens:
            inlines.content.read(tag.start)
        unit.segments[-1].sides[_SIDES[tag.name]] = inlines.text(unit.limits)

    def _written(self, tag: Tag) -> str:
        """The text of the element that ends here."""
        return plain(self._raw.text[self._begun : tag.start])


def _limits(attributes: Mapping[str, str]) -> Limits | None:
    """How long the text of a unit may be, where that is told in characters."""
    size = attributes.get("slr:sizeRestriction") or attributes.get("mq:maxlengthchars", "")
    if attributes.get("size-unit") == "char":
        size = attributes.get("maxwidth", "")
    found = _SIZE.fullmatch(size)
    return Limits(characters=int(found[1])) if found else None


FORMAT = Format(
    suffixes=(".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"),
    units=read,
    unescape=plain,
    escape_at=escape_xml,
    open=open_xml,
)
