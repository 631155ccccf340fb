"""The values that flow between the stages, and the shape of every plug-in.

All offsets are half-open ranges of Unicode code points. Lines and columns are 1-based.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TextIO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

UNDETERMINED = "und"
"""BCP-47 tag of a text whose language is not known."""

CATEGORIES = frozenset(
    f"{dimension}/{error}"
    for dimension, errors in {
        "terminology": "wrong-term inconsistent-use",
        "accuracy": "mistranslation over-translation under-translation addition omission"
        " do-not-translate untranslated",
        "linguistic-conventions": "grammar punctuation spelling typography unintelligible"
        " character-encoding textual-conventions",
        "style": "awkward unidiomatic inconsistent register repetition",
        "locale-conventions": "number-format currency-format measurement-format time-format"
        " date-format address-format telephone-format name-format",
        "audience-appropriateness": "culture-specific-reference offensive",
        "design-and-markup": "layout markup-tag truncation-overflow missing-text link"
        " broken-template",
    }.items()
    for error in errors.split()
)
"""MQM error types, after the MQM 2.0 core typology (https://themqm.org)."""


class Severity(IntEnum):
    """MQM severity levels, ordered."""

    NEUTRAL = 0
    MINOR = 1
    MAJOR = 2
    CRITICAL = 3

    def __str__(self) -> str:
        return self.name.lower()


class Kind(StrEnum):
    """What a segment is for the reader of the page."""

    PROSE = "prose"
    HEADING = "heading"
    LABEL = "label"
    CAPTION = "caption"
    METADATA = "metadata"


class Region(StrEnum):
    """Where a block stands on the page: in its article, or in what surrounds every article
    (navigation, share bar, tags, comments, footer).
    """

    MAIN = "main"
    FURNITURE = "furniture"


class Side(StrEnum):
    """The part a document plays in a run."""

    SOURCE = "source"
    TARGET = "target"
    REFERENCE = "reference"


class Scope(StrEnum):
    """How much a check must see at once."""

    UNIT = "unit"
    DOCUMENT = "document"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file that the user wrote. `key` names it where lines do not (unit id, XPath)."""

    path: str
    line: int
    column: int
    key: str | None = None

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class RawText:
    """A file as decoded text: no byte order mark, line ends as written.

    `line_starts` holds the offset of the first code point of each line.
    """

    path: str
    text: str
    encoding: str
    line_starts: tuple[int, ...]

    def location(self, offset: int) -> Location:
        """The line and column of the code point at `offset`."""
        line = bisect_right(self.line_starts, offset)
        return Location(self.path, line, offset - self.line_starts[line - 1] + 1)


@dataclass(frozen=True, slots=True)
class Origin:
    """`text[start:end]` was written as `raw[raw_start:raw_end]`.

    Equal lengths mean the same characters, one by one; otherwise the piece is atomic (an entity,
    a wrapped line end that became a space) and every offset inside leads to the whole of it.
    """

    start: int
    end: int
    raw_start: int
    raw_end: int


@dataclass(frozen=True, slots=True)
class Inline:
    """Something inside a text that is not prose: `kind` is code, url, tag or placeholder."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document as its format delimits it: a paragraph, a heading, a table cell.

    `element` says which (paragraph, heading, list-item, table-cell, quote, caption, line,
    attribute); `level` is the rank of a heading; `language` is a BCP-47 tag where the file
    itself states one.
    """

    text: str
    kind: Kind
    element: str
    origins: tuple[Origin, ...]
    region: Region = Region.MAIN
    language: str | None = None
    level: int = 0
    inlines: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence, or a whole label, heading or line of metadata: what is aligned and judged.

    `block` is the index of its block in `Document.blocks` (of the first one, when an aligner
    joined several segments).
    """

    text: str
    language: str
    kind: Kind
    region: Region
    block: int
    origins: tuple[Origin, ...]
    inlines: tuple[Inline, ...] = ()

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The range of the file that holds `text[start:end]`, end exclusive."""
        return self._raw_offset(start), max(
            self._raw_offset(start), self._raw_offset(end - 1, end=True)
        )

    def _raw_offset(self, offset: int, *, end: bool = False) -> int:
        index = bisect_right(self.origins, offset, key=lambda origin: origin.start) - 1
        origin = self.origins[max(index, 0)]
        if origin.end - origin.start == origin.raw_end - origin.raw_start:
            raw = origin.raw_start + min(max(offset, origin.start), origin.end) - origin.start
            return min(raw + end, origin.raw_end)
        return origin.raw_end if end else origin.raw_start


@dataclass(frozen=True, slots=True)
class Document:
    """What an author wrote, with its way home. `notes` tell the user what reading left open."""

    raw: RawText
    side: Side
    language: str
    blocks: tuple[Block, ...]
    segments: tuple[Segment, ...]
    notes: tuple[str, ...] = ()

    def location(self, segment: Segment, start: int = 0) -> Location:
        """The place in the file of the code point `start` of a segment of this document."""
        return self.raw.location(segment.raw_span(start, start + 1)[0])


@dataclass(frozen=True, slots=True)
class Link:
    """One alignment bead: indices into the two documents' segments, either side may be empty."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Unit:
    """Segments that say the same thing. `references` has one slot per reference document."""

    id: str
    source: Segment | None
    target: Segment | None
    references: tuple[Segment | None, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Span:
    """A range of one side of a unit; `reference` is the index of the reference document."""

    side: Side
    start: int
    end: int
    reference: int = 0


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check saw. `unit` None: the document as a whole. `detail` fills the message. `safe`:
    the first suggestion may be put in the place of the span unseen.
    """

    code: str
    unit: str | None = None
    span: Span | None = None
    related: tuple[tuple[str, Span], ...] = ()
    detail: Mapping[str, str] = field(default_factory=dict)
    suggestions: tuple[str, ...] = ()
    confidence: float = 1.0
    severity: Severity | None = None
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A hit with everything the reader needs. `start` and `end` count in the segment's text;
    `quote` is that text; a finding about a whole document has no segment and an empty quote.
    """

    check: str
    code: str
    category: str
    severity: Severity
    message: str
    why: str
    location: Location
    side: Side
    segment: str | None
    start: int
    end: int
    quote: str
    related: tuple[tuple[str, Span], ...] = ()
    suggestions: tuple[str, ...] = ()
    confidence: float = 1.0
    fingerprint: str = ""
    suppressed: str | None = None
    safe: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """A number with what reproduces it. `low` and `high` bound it where an interval is known."""

    name: str
    value: float
    signature: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """`status` is passed, failed or inconclusive; `reasons` are sentences."""

    status: str
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Judgement:
    """One translation and all that was found about it."""

    target: Document
    source: Document | None
    references: tuple[Document, ...]
    units: tuple[Unit, ...]
    findings: tuple[Finding, ...]
    scores: tuple[Score, ...]
    verdict: Verdict
    unit_scores: Mapping[str, tuple[Score, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    errors: tuple[FileError, ...] = ()


@dataclass(frozen=True, slots=True)
class FileError:
    """A file that could not be read or used, and the sentence that says why."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Result:
    """A whole run: a judgement for each translation, and the verdict over them all."""

    judgements: tuple[Judgement, ...]
    verdict: Verdict
    errors: tuple[FileError, ...]
    signature: str

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings of all translations, in the order of the files."""
        return tuple(f for judgement in self.judgements for f in judgement.findings)

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of all translations, in the order of the files."""
        return tuple(u for judgement in self.judgements for u in judgement.units)


@dataclass(frozen=True, slots=True)
class Example:
    """A text that proves a code. ⟦ and ⟧ mark what must be found; without them nothing may be.

    `target` (and `source`, when given) is read as a plain-text file, so that an example may have
    several lines. `language` and `source_language` are BCP-47 tags.
    """

    target: str
    language: str
    source: str | None = None
    source_language: str | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """One defect that a check can report. `message` is a format string over `Hit.detail`."""

    category: str
    severity: Severity
    message: str
    why: str
    examples: tuple[Example, ...] = ()


class Encodings(Protocol):
    """Token states and vectors of texts, each computed once in a run (mtqa.models._encoding)."""

    encoder: Any

    @property
    def signature(self) -> str:
        """What reproduces the numbers that come from these encodings."""

    def of(self, texts: Sequence[str]) -> Sequence[Any]:
        """One `Encoding` per text."""


@dataclass(frozen=True)
class Context:
    """What a check may look at beside the units that it is given.

    `errors` is where it says what it had to give up, so that the rest of the run goes on.
    """

    target: Document
    source: Document | None = None
    references: tuple[Document, ...] = ()
    units: tuple[Unit, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    rule_directories: tuple[Path, ...] = ()
    encodings: Encodings | None = None
    errors: list[FileError] = field(default_factory=list)

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {unit.id: place for place, unit in enumerate(self.units)}

    def neighbours(self, unit: Unit, reach: int) -> Sequence[Unit]:
        """The units at most `reach` places before or after `unit`, without it."""
        place = self._places[unit.id]
        return self.units[max(0, place - reach) : place] + self.units[place + 1 : place + 1 + reach]


@dataclass(frozen=True, slots=True)
class Check:
    """CHECK of a module in `checks/`. The keys of `codes` are the module's name, or start with
    it and a slash. `languages` are tags that the target must fall under; None means all.
    """

    codes: Mapping[str, Code]
    find: Callable[[Iterable[Unit], Context], Iterator[Hit]]
    languages: frozenset[str] | None = None
    kinds: frozenset[Kind] | None = None
    scope: Scope = Scope.UNIT
    needs_model: bool = False
    codes_for: Callable[[Context], Mapping[str, Code]] | None = None
    """For checks whose codes are data: the codes that hold in a context, instead of `codes`."""


@dataclass(frozen=True, slots=True)
class Format:
    """FORMAT of a module in `formats/`: how files with these suffixes become blocks."""

    suffixes: tuple[str, ...]
    read: Callable[[RawText], Sequence[Block]]
    comment: str | None = None
    """A regular expression whose group `text` is what a comment of this format says."""

    unescape: Callable[[str], str] | None = None
    """What a piece of a file reads as, if there is no markup in it; None: as it is written."""

    escape: Callable[[str], str] | None = None
    """How a text is written into a file; None: as it is."""


@dataclass(frozen=True, slots=True)
class Aligner:
    """ALIGNER of a module in `align/`: links in document order that use each segment once.

    The third argument holds the encodings of both documents' segments if `needs_model`.
    """

    align: Callable[[Document, Document, Encodings | None], Sequence[Link]]
    needs_model: bool = False


@dataclass(frozen=True, slots=True)
class Measured:
    """What a metric says of a translation: one number for all of it, and one by unit id."""

    document: Score
    units: Mapping[str, Score]


@dataclass(frozen=True, slots=True)
class Metric:
    """METRIC of a module in `metrics/`; None where there is nothing that it could compare."""

    score: Callable[[Context], Measured | None]


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report may look. `width` None: as the stream says, or 100 columns."""

    color: bool | None = None
    width: int | None = None
    limit: int | None = 10


@dataclass(frozen=True, slots=True)
class Report:
    """REPORT of a module in `reports/`: writes a result to a text stream."""

    write: Callable[[Result, TextIO, ReportOptions], None]
