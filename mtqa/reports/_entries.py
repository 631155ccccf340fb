"""Findings with what surrounds them, for reports that list them one by one."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from mtqa.reports._places import end_of, segment_of
from mtqa.types import Side

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mtqa.types import FileError, Finding, Judgement, Result, Unit

ROOTS: Final = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR", "WORKSPACE")
"""Where GitHub, GitLab and Jenkins tell a job the directory of its checkout."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding; `translation` is the index of its judgement in the result."""

    finding: Finding
    judgement: Judgement
    translation: int
    units: Mapping[str, Unit]
    """All units of the judgement by their id."""

    @property
    def unit(self) -> Unit | None:
        """The unit that the finding is about, or None."""
        return self.units.get(self.finding.segment or "")

    @property
    def end(self) -> tuple[int, int]:
        """The line and the column after the last character of the finding, in its file."""
        return end_of(self.finding, self.unit, self.judgement)

    @property
    def path(self) -> str:
        """The file that it stands in, as a service knows it."""
        return repository_path(self.finding.location.path)

    def text(self, side: Side) -> str:
        """What its unit says on a side, or nothing; of several references the first that speaks."""
        if self.unit is None:
            return ""
        is_reference = side is Side.REFERENCE
        slots = self.unit.references if is_reference else (segment_of(self.unit, side),)
        return next((segment.text for segment in slots if segment is not None), "")


def entries(result: Result) -> Iterator[Entry]:
    """All findings in the order of the files."""
    for index, judgement in enumerate(result.judgements):
        units = {unit.id: unit for unit in judgement.units}
        for finding in judgement.findings:
            yield Entry(finding, judgement, index, units)


def worst_first(found: Iterable[Entry]) -> list[Entry]:
    """What counts before what does not, then by severity; otherwise the order stays."""
    return sorted(found, key=lambda e: (not e.finding.counts, -e.finding.severity))


def error_place(error: FileError) -> tuple[str, int | None]:
    """The file of an error, as a service knows it, and its line if the error tells one."""
    path, colon, line = error.path.rpartition(":")
    if colon and line.isdecimal():
        return repository_path(path), int(line)
    return repository_path(error.path), None


def suggested(finding: Finding) -> str:
    """What could stand instead, in quotation marks; nothing if there is no suggestion."""
    return " or ".join(f"“{text}”" if text else "(delete)" for text in finding.suggestions)


def repository_path(path: str) -> str:
    """A path from the root of the checkout, where a service says where that is, or else from the
    current directory, with slashes. A path elsewhere, and standard input, stay as they are.
    """
    if path == "-" or path.startswith("<"):
        return path
    here = os.getcwd()
    root = next((os.environ[name] for name in ROOTS if os.environ.get(name)), here)
    if not _inside(here, root):
        root = here
    whole = os.path.normpath(os.path.join(here, path))
    return PurePath(os.path.relpath(whole, root) if _inside(whole, root) else path).as_posix()


def _inside(path: str, folder: str) -> bool:
    return PurePath(path).is_relative_to(os.path.normpath(folder))


def status(finding: Finding) -> str:
    """Whether a finding counts, and why not: open, suppressed or baseline."""
    if finding.suppressed is not None:
        return "suppressed"
    return "baseline" if finding.accepted else "open"


def remark(finding: Finding) -> str:
    """Why a finding does not count, as a sentence without its stop; nothing if it counts."""
    if finding.suppressed is not None:
        return f"suppressed: {finding.suppressed}"
    return "in the baseline" if finding.accepted else ""
