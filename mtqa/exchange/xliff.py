"""XLIFF 2.1, the findings as ITS 2.0 locQualityIssue annotations on their words.

Spans are the annotations `mrk`, and where two of them cross, `sm` and `em` (XLIFF 2.1, 4.7.3 and
5.9.9). What is about the whole translation, and every message once more, is a note.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from mtqa.exchange import Writer, about, by_unit
from mtqa.reports._xml import document, element, safe
from mtqa.types import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mtqa.types import Finding, Judgement, Segment, Unit

_HEAD = {
    "xmlns": "urn:oasis:names:tc:xliff:document:2.0",
    "xmlns:its": "http://www.w3.org/2005/11/its",
    "version": "2.1",
    "its:version": "2.0",
}
_PRESERVE = {"xml:space": "preserve"}


def write(judgement: Judgement) -> str:
    """All units with a source; without a source document, their translations alone as sources."""
    found = by_unit(judgement)
    source = judgement.source.language if judgement.source else judgement.target.language
    root = element("xliff", {**_HEAD, "srcLang": source, "trgLang": judgement.target.language})
    file = element("file", {"id": "f1", "original": judgement.target.raw.path})
    root.append(file)
    if found.get(None):
        file.append(_notes(found[None]))
    for number, unit in enumerate(judgement.units, start=1):
        file.append(_unit(f"u{number}", unit, found.get(unit.id, []), judgement))
        file[-1].tail = "\n"
    return document(root, indent=False)


def _unit(id_: str, unit: Unit, findings: Sequence[Finding], judgement: Judgement) -> ET.Element:
    made = element("unit", {"id": id_, "name": unit.id})
    if findings:
        made.append(_notes(findings))
    source, target = unit.source, unit.target
    if judgement.source is None:
        source, target = target, None
    segment = ET.SubElement(made, "segment", {"id": "s1"})
    sides = (("source", source, Side.SOURCE), ("target", target, Side.TARGET))
    marks = _Numbers()
    for name, text, side in sides:
        own = side if judgement.source is not None else Side.TARGET
        if text is not None:
            spans = [f for f in findings if f.side is own and f.end > f.start]
            segment.append(_marked(name, text, spans, marks))
        elif name == "source":
            segment.append(element(name, _PRESERVE))
    return made


def _notes(findings: Iterable[Finding]) -> ET.Element:
    notes = element("notes")
    notes.extend(element("note", {"category": "mtqa"}, line) for line in about(findings))
    return notes


class _Numbers:
    """Ids that are new in a unit."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> str:
        self._last += 1
        return f"m{self._last}"


@dataclass(slots=True)
class _Open:
    """An annotation that has begun: `mrk`, or None where it crosses another and has ends."""

    finding: Finding
    id: str
    element: ET.Element | None


def _marked(
    name: str, segment: Segment, findings: Sequence[Finding], numbers: _Numbers
) -> ET.Element:
    """A side of a unit with its annotations."""
    root = element(name, _PRESERVE)
    text, stack, done = segment.text, [root], 0
    crossing = _crossing(findings)
    waiting = sorted(findings, key=lambda f: (f.start, -f.end))
    places = sorted({place for f in findings for place in (f.start, f.end)})
    opened: list[_Open] = []
    for place in places:
        _append(stack[-1], text[done:place])
        done = place
        for one in [one for one in reversed(opened) if one.finding.end == place]:
            if one.element is None:
                ET.SubElement(stack[-1], "em", {"startRef": one.id})
            else:
                stack.pop()
            opened.remove(one)
        for finding in [f for f in waiting if f.start == place]:
            id_ = numbers.next()
            crosses = id(finding) in crossing
            made = ET.SubElement(stack[-1], "sm" if crosses else "mrk", _issue(finding, id_))
            opened.append(_Open(finding, id_, None if crosses else made))
            if not crosses:
                stack.append(made)
    _append(stack[-1], text[done:])
    return root


def _crossing(findings: Sequence[Finding]) -> set[int]:
    """The findings whose words begin inside those of another one and end outside of them."""
    return {
        id(one)
        for one in findings
        for other in findings
        if other.start < one.start < other.end < one.end
    }


def _append(parent: ET.Element, text: str) -> None:
    """Text after what is in an element already."""
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + safe(text)
    else:
        parent.text = (parent.text or "") + safe(text)


def _issue(finding: Finding, id_: str) -> dict[str, str]:
    facts = _facts()
    parts = finding.category.split("/")
    names = ("/".join(parts[:end]) for end in range(len(parts), 0, -1))
    kind = next((facts["types"][name] for name in names if name in facts["types"]), "uncategorized")
    return {
        "id": id_,
        "type": "its:generic",
        "its:locQualityIssueType": str(kind),
        "its:locQualityIssueComment": safe(f"{finding.message} ({finding.code})"),
        "its:locQualityIssueSeverity": str(facts["severities"][str(finding.severity)]),
    }


@cache
def _facts() -> dict[str, dict[str, str | int]]:
    return tomllib.loads(Path(__file__).with_name("xliff.toml").read_text("utf-8"))


WRITER = Writer(write=write)
