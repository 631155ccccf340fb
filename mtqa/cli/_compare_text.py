"""What `mtqa compare` tells, for a person and for programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mtqa import __version__
from mtqa.cli._tables import shown
from mtqa.systems.comparing import difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mtqa.systems.comparing import Change, Versions

_COLORS = {"-": "\x1b[31m", "+": "\x1b[32m"}
_MARKS = {"-": ("[-", "-]"), "+": ("{+", "+}")}


def as_text(versions: Versions, *, limit: int, color: bool) -> str:
    """The verdict, scores, findings, and the segments that changed, the worst first."""
    return "".join(f"{line}\n" for line in _lines(versions, limit, color=color))


def _lines(versions: Versions, limit: int, *, color: bool) -> Iterator[str]:
    old, new = map(shown, versions.material.names)
    yield f"{old} -> {new}"
    yield from _scores(versions)
    for title, findings in (
        ("new findings", versions.appeared),
        ("findings that are gone", versions.disappeared),
    ):
        if findings:
            yield f"\n{title}: {len(findings)}"
            yield from (f"  {one.severity}  {one.code}  {shown(one.quote)}" for one in findings)
    yield from _segments(versions, limit, color=color)
    yield "\nsignatures" if versions.metrics else ""
    yield from (f"  {scored.signature}" for scored in versions.metrics)
    verdict = "; ".join(versions.reasons)
    yield f"regression: {verdict}" if verdict else "no regression"


def _scores(versions: Versions) -> Iterator[str]:
    for scored in versions.metrics:
        old, new = (one.value for one in scored.systems)
        told = "".join(f", p {one.p:.4f}" for one in scored.comparisons)
        yield f"  {scored.metric} {old:.4g} -> {new:.4g} ({new - old:+.4g}{told})"


def _segments(versions: Versions, limit: int, *, color: bool) -> Iterator[str]:
    changes = versions.changes
    count, total = len(changes), len(versions.material.lines)
    better = sum((one.change or 0) > 0 for one in changes)
    worse = sum((one.change or 0) < 0 for one in changes)
    told = f": {better} better, {worse} worse" if versions.metrics else ""
    yield f"\n{count} of {total} segments differ{told}"
    for one in _told(changes, limit):
        change = "" if one.change is None else f" {one.change:+.4g}"
        yield f"\n  line {one.line}{change}"
        yield f"  {marked(one.old, one.new, color=color)}"
    if count > limit:
        yield f"\n  {count - limit} more (--limit)"


def _told(changes: tuple[Change, ...], limit: int) -> tuple[Change, ...]:
    """The worst and, where there is room for both, the best."""
    if len(changes) <= limit:
        return changes
    half = (limit + 1) // 2
    return (*changes[:half], *changes[len(changes) - (limit - half) :])


def marked(old: str, new: str, *, color: bool) -> str:
    """One text with what was taken out and what was put in, in colours or as wdiff marks it."""
    parts = []
    for kind, text in difference(old, new):
        if kind == "=":
            parts.append(shown(text))
        elif color:
            parts.append(f"{_COLORS[kind]}{shown(text)}\x1b[0m")
        else:
            first, last = _MARKS[kind]
            parts.append(f"{first}{shown(text)}{last}")
    return "".join(parts)


def as_json(versions: Versions) -> str:
    """Everything, segments worst first, with their differences."""
    content = {
        "schema_version": 1,
        "generator": {"name": "mtqa", "version": __version__},
        "old": versions.material.names[0],
        "new": versions.material.names[1],
        "regression": bool(versions.reasons),
        "reasons": list(versions.reasons),
        "metrics": [_metric(scored) for scored in versions.metrics],
        "appeared": [
            {
                "code": one.code,
                "severity": str(one.severity),
                "location": str(one.location),
                "quote": one.quote,
                "message": one.message,
            }
            for one in versions.appeared
        ],
        "disappeared": [
            {"code": one.code, "severity": str(one.severity), "quote": one.quote}
            for one in versions.disappeared
        ],
        "segments": [
            {
                "line": one.line,
                "change": one.change,
                "old": one.old,
                "new": one.new,
                "difference": [list(part) for part in difference(one.old, one.new)],
            }
            for one in versions.changes
        ],
    }
    return json.dumps(content, indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _metric(scored: Any) -> dict[str, Any]:
    old, new = (one.value for one in scored.systems)
    p = next((one.p for one in scored.comparisons), None)
    return {
        "name": scored.metric,
        "signature": scored.signature,
        "old": old,
        "new": new,
        "p": p,
    }
