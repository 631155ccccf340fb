"""Findings that the author of a file has answered: shown, not counted.

A comment `mtqa: ignore[CODE, ...] reason` speaks for the line that it ends, or for the next line
of text when it stands alone. Formats say what a comment looks like; plain text has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, Final

from mtqa.config import covers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from mtqa.types import Document, Finding, Unit

NO_REASON: Final = "no reason given"

_DIRECTIVE = re.compile(r"\s*mtqa:\s*ignore\[([^\]]*)\]\s*(.*?)\s*", re.DOTALL)
_ADDRESSED = re.compile(r"\s*mtqa\s*:")


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment's wish: the codes, or folders of codes, to pass over in one line. It stands itself
    in the line `place`. No codes: it could not be understood.
    """

    line: int
    codes: tuple[str, ...]
    reason: str
    place: int


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
        wish = _DIRECTIVE.fullmatch(match["text"])
        place = line = document.raw.location(match.start()).line
        before = document.raw.text[starts[line - 1] : match.start()]
        if not before.strip():
            line = _next_line(document, match.end())
        codes = wish[1].split(",") if wish else []
        named = tuple(code.strip() for code in codes if code.strip())
        yield Directive(line, named, wish[2] if wish else "", place)


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
        if finding.side is document.side
        and finding.location.path == document.raw.path
        and (wish := next((wish for wish in heard if _answers(wish, finding)), None))
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


def _answers(wish: Directive, finding: Finding) -> bool:
    here = wish.line == finding.location.line
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
    mine = [f for f in findings if f.side is document.side]
    for wish in wishes:
        place = f"{document.raw.path}:{wish.place}"
        if not wish.codes:
            yield f"{place}: a comment that suppresses must read mtqa: ignore[CODE] reason"
        elif reasons and not wish.reason:
            yield f"{place}: the comment gives no reason, so it suppresses nothing"
        else:
            for code in wish.codes:
                alone = replace(wish, codes=(code,))
                if not any(_answers(alone, finding) for finding in mine):
                    yield from _unused(place, code, reach(code))


def _unused(place: str, code: str, reach: Reach) -> Iterator[str]:
    if reach is Reach.UNKNOWN:
        yield f"{place}: there is no check or rule '{code}' to suppress"
    elif reach is Reach.SOUGHT:
        yield f"{place}: nothing is left here for ignore[{code}] to suppress"
