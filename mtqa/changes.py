"""Which lines have changed since a revision, as git tells."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mtqa.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mtqa.types import Document, Finding, Segment, Unit

_QUIET: Final = ("--literal-pathspecs", "-c", "core.fsmonitor=false")
_HUNK: Final = re.compile(r"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Changes:
    """Ranges of changed lines of a file, in order, both ends included. Where lines were only taken
    out, the range holds the lines on both sides of them.
    """

    ranges: tuple[tuple[int, int], ...]

    def touch(self, first: int, last: int) -> bool:
        """Whether a line from `first` to `last` has changed."""
        place = bisect_left(self.ranges, first, key=lambda lines: lines[1])
        return place < len(self.ranges) and self.ranges[place][0] <= last


def since(base: str, file: Path) -> Changes:
    """What has changed in a file since the working tree left `base` (their common ancestor, if
    `base` has moved on). A file that git does not know is new.

    Raises UsageError where there is no repository, no git or no such revision.
    """
    folder = file.resolve().parent
    revision = _git(
        folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{base}^{{commit}}"
    )
    if revision is None:
        inside = _git(folder, "rev-parse", "--is-inside-work-tree") is not None
        reason = (
            f"git knows no revision '{base}'" if inside else f"{folder} is in no git repository"
        )
        raise UsageError(f"--changed {base}: {reason}")
    start = _git(folder, "merge-base", revision.strip(), "HEAD") or revision
    if not _git(folder, "ls-files", "--", file.name):
        return Changes(((1, 1 << 60),))
    options = ("--no-color", "--no-ext-diff", "--no-textconv", "--unified=0")
    diff = _git(folder, "diff", *options, start.strip(), "--", file.name)
    if diff is None:
        raise UsageError(f"--changed {base}: git cannot compare {file}")
    return Changes(tuple(_range(int(line), length) for line, length in _HUNK.findall(diff)))


def _range(line: int, length: str) -> tuple[int, int]:
    number = int(length or 1)
    return (line, line + number - 1) if number else (line, line + 1)


def _git(folder: Path, *arguments: str) -> str | None:
    """What git prints, or None if it fails."""
    import subprocess

    try:
        done = subprocess.run(  # noqa: S603 (no shell, and git's own arguments)
            # The repository that is checked shall not say what git runs.
            ["git", *_QUIET, "-C", str(folder), *arguments],  # noqa: S607
            capture_output=True,
            check=False,
        )
    except OSError:
        raise UsageError("--changed needs git, which cannot be run") from None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None


def changed_units(
    units: Sequence[Unit],
    *,
    target: Document,
    of_target: Changes,
    source: Document | None,
    of_source: Changes | None,
) -> frozenset[str]:
    """The ids of the units whose source or translation has changed. One without a translation has
    if anything has between the translations around it, unless its source stands in the same file.
    """
    lines = [_lines(target, unit.target) for unit in units]
    together = source is not None and source.raw is target.raw
    of_source = of_target if together else of_source
    found = set()
    for place, unit in enumerate(units):
        there = _lines(source, unit.source) if source else None
        here = lines[place] or (there if together else None) or _gap(lines, place)
        if of_target.touch(*here) or (there and of_source and of_source.touch(*there)):
            found.add(unit.id)
    return frozenset(found)


def within(findings: list[Finding], scope: frozenset[str] | None) -> list[Finding]:
    """The findings in the units of `scope`, and those about the document if there are any units;
    None: all findings.
    """
    if scope is None:
        return findings
    return [f for f in findings if (f.segment in scope if f.segment else scope)]


def _lines(document: Document | None, segment: Segment | None) -> tuple[int, int] | None:
    """The first and the last line of a segment."""
    if document is None or segment is None or not segment.text:
        return None
    start, end = segment.raw_span(0, len(segment.text))
    return document.raw.location(start).line, document.raw.location(max(start, end - 1)).line


def _gap(lines: Sequence[tuple[int, int] | None], place: int) -> tuple[int, int]:
    """The lines between the nearest translations before and after a unit, theirs included."""
    before = next((one[1] for one in reversed(lines[:place]) if one), 1)
    after = next((one[0] for one in lines[place + 1 :] if one), before + 1)
    return min(before, after), max(before, after)
