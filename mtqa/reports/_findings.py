"""Findings, and the segments they stand in, as blocks of lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from mtqa.reports._cells import line_width, wrap
from mtqa.reports._excerpt import is_right_to_left
from mtqa.reports._overview import plural
from mtqa.reports._places import key_of, place
from mtqa.reports._texts import WIDE, WIDEST, one_below_the_other, side_by_side

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.reports._cells import Line
    from mtqa.reports._ranking import RankedUnit
    from mtqa.reports._sheet import Sheet
    from mtqa.types import Finding, Judgement, Unit

MOST_FINDINGS: Final = 8
"""Findings that are spelled out of one segment."""

_LONGEST_TEXT, _LONGEST_QUOTE, _LONGEST_KEY = 300, 40, 50
_MOST_RELATED = 2


@dataclass(frozen=True, slots=True)
class Blocks:
    """Turns findings into lines. Why a code matters is told once: `told` remembers which were."""

    sheet: Sheet
    wide: bool = False
    told: set[str] = field(default_factory=set)
    units: dict[int, dict[str, Unit]] = field(default_factory=dict)

    def segment(self, number: int, ranked: RankedUnit, judgement: Judgement) -> Iterator[Line]:
        """A segment under its rank: its texts with the spans marked, then its findings."""
        cost = plural(ranked.penalty, "penalty point") if ranked.findings else "suspected"
        key = key_of(ranked.unit)
        yield self.title(f"{number}  {_clip(key, _LONGEST_KEY)}" if key else str(number), cost)
        if self.wide and self.sheet.columns >= WIDEST:
            yield from side_by_side(ranked, judgement, self.sheet)
        else:
            yield from one_below_the_other(ranked, judgement, self.sheet, self._indent)
        if ranked.models:
            suspicion = self.sheet.text("; ".join(ranked.models))
            yield from self._indented(
                suspicion, self.sheet.text("models".ljust(self._indent), "dim")
            )
        for finding in ranked.findings[:MOST_FINDINGS]:
            yield from self.finding(finding, judgement)
        if len(ranked.findings) > MOST_FINDINGS:
            more = plural(len(ranked.findings) - MOST_FINDINGS, "more finding")
            yield from self.more(f"{more} here")

    def finding(self, finding: Finding, judgement: Judgement) -> Iterator[Line]:
        """Where and what is wrong, with its code; then what is right, and why it matters."""
        text = self.sheet.text
        where = self.sheet.place(finding.location)
        what = text(str(finding.severity), str(finding.severity)) + text("  ")
        what += text(_clip(finding.message)) + text("  ") + text(finding.code, "dim")
        if finding.confidence < 1:
            what += text(f" ({finding.confidence:.0%} sure)", "dim")
        if line_width(where) > self.sheet.columns // 2:
            yield where
            yield from self._indented(what)
        else:
            yield from self._indented(what, where + text("  "))
        yield from self._suggestions(finding)
        yield from self._related(finding, judgement)
        if finding.code not in self.told and finding.why:
            self.told.add(finding.code)
            yield from self._indented(text(_clip(finding.why), "dim"))

    def brief(self, finding: Finding) -> Iterator[Line]:
        """A finding on one line where it fits: where, how bad, what, and what is right."""
        text = self.sheet.text
        line = self.sheet.place(finding.location) + text("  ")
        line += text(str(finding.severity), str(finding.severity)) + text("  ")
        line += text(_clip(finding.message))
        if finding.suggestions and not all(s and s in finding.message for s in finding.suggestions):
            line += text("  ") + self.sheet.sign("→") + text(" ")
            line += text(_clip(finding.suggestions[0], _LONGEST_QUOTE) or "(delete)", "right")
        yield from self._wrapped(line + text("  ") + text(finding.code, "dim"))

    def suspected(self, ranked: RankedUnit, judgement: Judgement) -> Iterator[Line]:
        """On one line what models say of a segment."""
        if ranked.models and ranked.unit.target is not None:
            text = self.sheet.text
            line = self.sheet.place(judgement.target.location(ranked.unit.target)) + text("  ")
            yield from self._wrapped(line + text(f"models  {'; '.join(ranked.models)}", "dim"))

    def answered(self, finding: Finding) -> Iterator[Line]:
        """A finding that does not count, in short, and what speaks for it."""
        text = self.sheet.text
        reason = "in the baseline" if finding.suppressed is None else finding.suppressed
        line = (
            self.sheet.place(finding.location)
            + text("  ")
            + text(f"{finding.severity}  {finding.code}", "dim")
        )
        if finding.quote:
            line += text("  ") + text(_clip(finding.quote, _LONGEST_QUOTE))
        yield from self._wrapped(line + text("  ") + text(_clip(reason), "dim"))

    def title(self, text: str, remark: str = "") -> Line:
        """A rule across the sheet that names what follows."""
        sheet = self.sheet
        head = sheet.sign("─") * 2 + sheet.text(f" {text} ", "strong")
        tail = sheet.text(f" {remark} ", "dim") + sheet.sign("─") * 2 if remark else []
        rule = sheet.columns - line_width(head) - line_width(tail)
        return head + sheet.sign("─") * rule + tail

    def more(self, text: str) -> Iterator[Line]:
        """What was left out."""
        cells = self.sheet.sign("…") + self.sheet.text(f" and {text}", "dim")
        yield from wrap(cells, self.sheet.columns)

    def _wrapped(self, cells: Line) -> Iterator[Line]:
        first, *others = wrap(cells, self.sheet.columns - self._indent, self.sheet.columns)
        yield first
        yield from (self.sheet.text(" " * self._indent) + line for line in others)

    def _suggestions(self, finding: Finding) -> Iterator[Line]:
        """The right renderings, unless the message has named them all."""
        if all(right and right in finding.message for right in finding.suggestions):
            return
        text = self.sheet.text
        line: Line = []
        if 0 < len(finding.quote) <= _LONGEST_QUOTE and not is_right_to_left(finding.quote):
            line += text(finding.quote, "wrong") + text(" ")
        line += self.sheet.sign("→") + text(" ")
        for index, suggestion in enumerate(finding.suggestions):
            line += text(" or ", "dim") if index else []
            line += text(_clip(suggestion), "right") if suggestion else text("(delete)", "right")
        yield from self._indented(line)

    def _related(self, finding: Finding, judgement: Judgement) -> Iterator[Line]:
        """What the finding refers to in other segments."""
        elsewhere = [
            place(unit, span, judgement)
            for id_, span in finding.related
            if id_ != finding.segment and (unit := self._unit(id_, judgement))
        ]
        for found in [found for found in elsewhere if found is not None][:_MOST_RELATED]:
            text = self.sheet.text
            quote = text("  ") + text(_clip(found.quote, _LONGEST_QUOTE))
            yield from self._indented(
                text("see ", "dim") + self.sheet.place(found.location) + quote
            )

    def _unit(self, id_: str, judgement: Judgement) -> Unit | None:
        key = id(judgement)
        if key not in self.units:
            self.units[key] = {unit.id: unit for unit in judgement.units}
        return self.units[key].get(id_)

    @property
    def _indent(self) -> int:
        return 13 if self.sheet.columns >= WIDE else 5

    def _indented(self, cells: Line, head: Line | None = None) -> Iterator[Line]:
        """Lines that begin where the texts do, the first one with `head` instead."""
        margin = self.sheet.text(" " * self._indent)
        room = self.sheet.columns - self._indent
        lines = wrap(cells, room, self.sheet.columns - line_width(head) if head else room)
        yield (head or margin) + lines[0]
        yield from (margin + line for line in lines[1:])


def _clip(text: str, longest: int = _LONGEST_TEXT) -> str:
    return text if len(text) <= longest else text[:longest].rstrip() + " …"
