"""Findings that the author of a file has answered: shown, not counted.

A comment `mtqa: ignore[CODE, ...] reason` speaks for the line that it ends, or for the next line
of text when it stands alone. Formats say what a comment looks like; plain text has none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mtqa.config import covers
from mtqa.types import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mtqa.types import Document, Finding

_DIRECTIVE = re.compile(r"\s*mtqa:\s*ignore\[([^\]]*)\]\s*(.*?)\s*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Directive:
    """A comment's wish: the codes, or folders of codes, to pass over in one line."""

    line: int
    codes: tuple[str, ...]
    reason: str


def directives(document: Document, comment: str) -> Iterator[Directive]:
    """The wishes in a document whose comments match the expression `comment`."""
    starts = document.raw.line_starts
    for match in re.finditer(comment, document.raw.text, re.DOTALL):
        wish = _DIRECTIVE.fullmatch(match["text"])
        if wish is None:
            continue
        line = document.raw.location(match.start()).line
        before = document.raw.text[starts[line - 1] : match.start()]
        if not before.strip():
            line = _next_line(document, match.end())
        codes = tuple(code.strip() for code in wish[1].split(",") if code.strip())
        yield Directive(line, codes, wish[2] or "no reason given")


def _next_line(document: Document, offset: int) -> int:
    text = document.raw.text
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return document.raw.location(min(offset, max(len(text) - 1, 0))).line


def suppress(
    findings: Iterable[Finding], *, document: Document, comment: str | None
) -> list[Finding]:
    """The same findings, those that a comment of the translation answers marked with its reason."""
    wishes = list(directives(document, comment)) if comment else []
    return [
        replace(finding, suppressed=reason) if (reason := _answer(finding, wishes)) else finding
        for finding in findings
    ]


def _answer(finding: Finding, wishes: list[Directive]) -> str | None:
    for wish in wishes:
        here = finding.side is Side.TARGET and wish.line == finding.location.line
        if here and any(covers(code, finding.code) for code in wish.codes):
            return wish.reason
    return None
