"""Findings that the author of a file has answered: shown, not counted.

A comment `mtqa: ignore[CODE, ...] reason` speaks for the line that it ends, or for the next line
of text when it stands alone. Formats say what a comment looks like; plain text has none. In a
bilingual file a line of a note says the same of its unit.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from mtqa.config import covers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mtqa.types import Document, Finding, Side, Unit

NO_REASON: Final = "no reason given"

_DIRECTIVE = re.compile(r"\s*mtqa:\s*ignore\[([^\]]*)\]\s*(.*?)\s*", re.DOTALL)
_ADDRESSED = re.compile(r"\s*mtqa\s*:")


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment's wish: the codes, or folders of codes, to pass over in one line, or in the unit
    whose note it is. It stands itself in the line `place`. No codes: it could not be understood.
    """

    line: int
    codes: tuple[str, ...]
    reason: str
    place: int
    unit: str | None = None


class Reach(Enum):
    """Whether a code could have been found in a run."""

    UNKNOWN = "there is no such code"
    IDLE = "nothing looked for it"
    SOUGHT = "it was looked for"


def directives(document: Document, comment: str) -> Iterator[Directive]:
    """The wishes in a document whose comments match the expression `comment`."""
    starts = document.raw.line_starts
    for match in re.finditer(comment, document.raw.text, re.DOTALL):
        if not _ADDRESSED.match(match["text"]):
            continue
        place = line = document.raw.location(match.start()).line
        before = document.raw.text[starts[line - 1] : match.start()]
        if not before.strip():
            line = _next_line(document, match.end())
        yield Directive(line, *_wish(match["text"]), place)


def noted(units: Iterable[Unit], document: Document) -> Iterator[Directive]:
    """The wishes in the notes of units, which have a segment in a document."""
    for unit in units:
        segment = unit.target or unit.source
        if "mtqa" not in unit.note or segment is None:
            continue
        line = document.location(segment).line
        for text in filter(_ADDRESSED.match, unit.note.splitlines()):
            yield Directive(line, *_wish(text), line, unit.id)


def _wish(text: str) -> tuple[tuple[str, ...], str]:
    """The codes and the reason of a comment; no codes if it cannot be understood."""
    wish = _DIRECTIVE.fullmatch(text)
    if wish is None:
        return (), ""
    return tuple(code.strip() for code in wish[1].split(",") if code.strip()), wish[2]


def _next_line(document: Document, offset: int) -> int:
    text = document.raw.text
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return document.raw.location(min(offset, max(len(text) - 1, 0))).line


def suppress(
    findings: Iterable[Finding], wishes: Sequence[Directive], document: Document, *, reasons: bool
) -> list[Finding]:
    """The same findings, those in `document` that a comment answers marked with its reason. With
    `reasons` a comment without one answers nothing.
    """
    heard = [wish for wish in wishes if wish.reason or not reasons]
    return [
        replace(finding, suppressed=wish.reason or NO_REASON)
        if finding.location.path == document.raw.path
        and (wish := next((w for w in heard if _answers(w, finding, document.side)), None))
        else finding
        for finding in findings
    ]


def in_the_making(findings: Iterable[Finding], units: Iterable[Unit]) -> list[Finding]:
    """The same findings, those in units marked of which the file says that they are not finished:
    programs do not use a fuzzy message, and somebody will translate it yet.
    """
    states = {unit.id: unit.unfinished for unit in units if unit.unfinished}
    if not states:
        return list(findings)
    return [
        replace(finding, suppressed=f"the file says that this is not finished: {state}")
        if (state := states.get(finding.segment or ""))
        else finding
        for finding in findings
    ]


def _answers(wish: Directive, finding: Finding, side: Side) -> bool:
    if wish.unit is not None:
        here = wish.unit == finding.segment
    else:
        here = finding.side is side and wish.line == finding.location.line
    return here and any(covers(code, finding.code) for code in wish.codes)


def complaints(
    wishes: Sequence[Directive],
    findings: Sequence[Finding],
    document: Document,
    *,
    reasons: bool,
    reach: Callable[[str], Reach],
) -> Iterator[str]:
    """Sentences about comments of a document that do nothing: `findings` are all of the run."""
    for wish in wishes:
        place = f"{document.raw.path}:{wish.place}"
        if not wish.codes:
            yield f"{place}: a comment that suppresses must read mtqa: ignore[CODE] reason"
        elif reasons and not wish.reason:
            yield f"{place}: the comment gives no reason, so it suppresses nothing"
        else:
            for code in wish.codes:
                alone = replace(wish, codes=(code,))
                if not any(_answers(alone, finding, document.side) for finding in findings):
                    yield from _unused(place, code, reach(code))


def _unused(place: str, code: str, reach: Reach) -> Iterator[str]:
    if reach is Reach.UNKNOWN:
        yield f"{place}: there is no check or rule '{code}' to suppress"
    elif reach is Reach.SOUGHT:
        yield f"{place}: nothing is left here for ignore[{code}] to suppress"
