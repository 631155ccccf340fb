"""Translations with what was found in them, in the files that other tools read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mtqa.types import Finding, Judgement


@dataclass(frozen=True, slots=True)
class Writer:
    """WRITER of a module in `exchange/`: the text of a file with one translation in it."""

    write: Callable[[Judgement], str]


def by_unit(judgement: Judgement) -> dict[str | None, list[Finding]]:
    """The findings that nobody has suppressed, by the id of their unit; None: about all of it."""
    found: dict[str | None, list[Finding]] = {}
    for finding in judgement.findings:
        if finding.suppressed is None:
            found.setdefault(finding.segment, []).append(finding)
    return found


def about(findings: Iterable[Finding]) -> list[str]:
    """What findings say, a line each."""
    return [f"{one.severity} {one.code}: {one.message}" for one in findings]
