"""Known findings: a file that lets a project begin where it stands, and fail only for new ones.

It keeps each finding with its fingerprint, which is exact, and with its code and quote, by which a
finding whose sentence was edited is found again. Lines are not kept: text moves.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mtqa.errors import InputError
from mtqa.types import BaselineState, Known, Severity, Side

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from mtqa.types import Finding

VERSION: Final = 1
FILE_NAME: Final = "mtqa-baseline.json"

_FIELDS: Final = ("code", "severity", "side", "quote", "fingerprint")


@dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings by the path of their translation, relative to the folder of the file."""

    file: Path
    known: Mapping[str, tuple[Known, ...]] = field(default_factory=dict)

    def name(self, path: Path | str, language: str | None = None) -> str:
        """A translation's path as it stands in the file, and its language if it is one of several
        there.
        """
        name = str(path)
        if isinstance(path, Path) and name != "-":
            folder = self.file.resolve().parent
            name = Path(os.path.relpath(path.resolve(), folder)).as_posix()
        return f"{name}#{language}" if language else name

    def compare(
        self, path: Path | str, findings: Sequence[Finding], language: str | None = None
    ) -> tuple[list[Finding], tuple[Known, ...]]:
        """The findings of a translation with their states, and what is known and was not found.

        A known finding that has become critical since is not accepted.
        """
        known = self.known.get(self.name(path, language), ())
        pairs = _paired(known, findings)
        states = [
            replace(
                finding,
                baseline=BaselineState.UNCHANGED if number in pairs else BaselineState.NEW,
                accepted=number in pairs and _covers(known[pairs[number]], finding),
            )
            for number, finding in enumerate(findings)
        ]
        found = set(pairs.values())
        return states, tuple(one for place, one in enumerate(known) if place not in found)

    def updated(
        self, findings: Mapping[str, Iterable[Finding]], *, critical: bool = False
    ) -> Baseline:
        """With these findings, by name, in the place of what is known of these translations.

        Critical ones are left out unless `critical`; suppressed ones are answered already.
        """
        taken = {
            name: tuple(
                Known(name, f.code, f.severity, f.side, f.quote, f.fingerprint)
                for f in found
                if f.suppressed is None and (critical or f.severity < Severity.CRITICAL)
            )
            for name, found in findings.items()
        }
        return replace(self, known={**self.known, **taken})

    def pruned(
        self, findings: Mapping[str, Sequence[Finding]], fixed: Collection[Known]
    ) -> Baseline:
        """Without what was put right in these translations, and without translations whose file is
        gone; the fingerprints of what is still found are brought up to date.
        """
        kept: dict[str, tuple[Known, ...]] = {}
        for name, known in self.known.items():
            if name in findings:
                places = {place: n for n, place in _paired(known, findings[name]).items()}
                kept[name] = tuple(
                    replace(one, fingerprint=findings[name][places[place]].fingerprint)
                    if place in places
                    else one
                    for place, one in enumerate(known)
                    if one not in fixed
                )
            elif (self.file.parent / name).exists():
                kept[name] = known
        return replace(self, known=kept)

    def text(self) -> str:
        """The content of the file: sorted, a finding a line, so that diffs are read easily."""
        files = []
        for name in sorted(self.known):
            rows = sorted(tuple(_row(known).values()) for known in self.known[name])
            lines = [json.dumps(dict(zip(_FIELDS, row, strict=True)), **_JSON) for row in rows]
            if lines:
                body = ",\n".join(f"      {line}" for line in lines)
                files.append(f"    {json.dumps(name, **_JSON)}: [\n{body}\n    ]")
        inside = "{\n" + ",\n".join(files) + "\n  }" if files else "{}"
        return f'{{\n  "mtqa-baseline": {VERSION},\n  "findings": {inside}\n}}\n'

    def __len__(self) -> int:
        return sum(map(len, self.known.values()))


_JSON: dict[str, Any] = {"ensure_ascii": False}


def _row(known: Known) -> dict[str, str]:
    return {
        "code": known.code,
        "severity": str(known.severity),
        "side": known.side.value,
        "quote": known.quote,
        "fingerprint": known.fingerprint,
    }


def _covers(known: Known, finding: Finding) -> bool:
    critical = Severity.CRITICAL
    return finding.severity < critical or known.severity >= critical


def _paired(known: Sequence[Known], findings: Sequence[Finding]) -> dict[int, int]:
    """The place in `known` of each finding that is known, by its own place: by fingerprint, and of
    what is left over by code, side and quote, in order.
    """
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for exact in (True, False):
        places: defaultdict[object, list[int]] = defaultdict(list)
        for place in range(len(known) - 1, -1, -1):
            if place not in taken:
                places[_key(known[place], exact=exact)].append(place)
        for number, finding in enumerate(findings):
            if number not in pairs and (left := places[_key(finding, exact=exact)]):
                pairs[number] = left.pop()
                taken.add(pairs[number])
    return pairs


def _key(one: Known | Finding, *, exact: bool) -> object:
    return one.fingerprint if exact else (one.code, one.side, " ".join(one.quote.split()))


def read(file: Path) -> Baseline:
    """Raises InputError for a file that is no baseline, or one of another version."""
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror}", path=str(file)) from None
    except ValueError as error:
        line = getattr(error, "lineno", None)
        raise InputError("is no baseline: it is not JSON", path=str(file), line=line) from None
    version = data.get("mtqa-baseline") if isinstance(data, dict) else None
    if version is None:
        raise InputError("is no baseline of mtqa", path=str(file))
    if version != VERSION:
        raise InputError(
            f"is a baseline of version {version!r}, this mtqa knows version {VERSION}:"
            " `mtqa baseline write` makes a new one",
            path=str(file),
        )
    try:
        known = {
            name: tuple(_known(name, row) for row in rows)
            for name, rows in data["findings"].items()
        }
    except (KeyError, TypeError, AttributeError, ValueError):
        raise InputError("is no baseline: its findings are damaged", path=str(file)) from None
    return Baseline(file, known)


def _known(name: str, row: Mapping[str, str]) -> Known:
    severity, side = Severity[row["severity"].upper()], Side(row["side"])
    return Known(name, row["code"], severity, side, row["quote"], row["fingerprint"])
