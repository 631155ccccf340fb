"""What an author wrote, with its way home: documents, blocks, segments, aligned units."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

UNDETERMINED = "und"
"""BCP-47 tag of a text whose language is not known."""

STRING = "string"
"""The element of a string of a program, which its key names."""

CUE = "cue"
"""The element of what subtitles show at once; its key is the time when it begins."""


UNIT = "unit"
"""The element of one side of a unit of a bilingual file."""


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
class Part:
    """A file inside a container such as DOCX: its text begins at `start` of the whole text."""

    name: str
    start: int


@dataclass(frozen=True, slots=True)
class RawText:
    """A file as decoded text: no byte order mark, line ends as written.

    `line_starts` holds the offset of the first code point of each line. The text of a container is
    that of its parts in a row, each beginning a line.
    """

    path: str
    text: str
    encoding: str
    line_starts: tuple[int, ...]
    parts: tuple[Part, ...] = ()

    def location(self, offset: int, key: str | None = None) -> Location:
        """The line and column of the code point at `offset`; in a container those in its part,
        which is the beginning of the key.
        """
        line = bisect_right(self.line_starts, offset)
        column = offset - self.line_starts[line - 1] + 1
        if not self.parts:
            return Location(self.path, line, column, key)
        part = self.parts[bisect_right(self.parts, offset, key=lambda part: part.start) - 1]
        line -= bisect_right(self.line_starts, part.start) - 1
        return Location(self.path, line, column, f"{part.name}#{key}" if key else part.name)


class Origin(NamedTuple):
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
    """Something inside a text that is not prose: `kind` is code, url, tag, placeholder or user (a
    user's own pattern). A tag that was taken out of the text has no length; `value` is how it is
    written.
    """

    kind: str
    start: int
    end: int
    value: str = ""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a text may be, where its file says so: in characters, characters of a line, and
    lines; `seconds` is how long it is on the screen. None: no limit.
    """

    characters: int | None = None
    line: int | None = None
    lines: int | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Demand:
    """What a file says that the translation of a unit must be like.

    `kind` is has, lacks, starts or ends (with `text`), or term: where the source has `text`, one of
    `translations` is wanted. `times`: so often and no other. `exact`: capitals matter.
    `from_source`: only where it is true of the source, too.
    """

    kind: str
    text: str
    translations: tuple[str, ...] = ()
    times: int | None = None
    exact: bool = True
    from_source: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a document as its format delimits it: a paragraph, a heading, a table cell.

    `element` says which (paragraph, heading, list-item, table-cell, quote, caption, line,
    attribute; string, cue and unit, which are segments as a whole); `level` is the rank of a
    heading; `language` is a BCP-47 tag where the file itself states one. `syntax` says how the file
    declares its placeholders to be written (gettext's flags: python-format, c-format ...; icu);
    empty: the text must tell. `key` names the block in its file where lines do not (unit id, JSON
    pointer, cell).
    """

    text: str
    kind: Kind
    element: str
    origins: tuple[Origin, ...]
    region: Region = Region.MAIN
    language: str | None = None
    level: int = 0
    inlines: tuple[Inline, ...] = ()
    syntax: tuple[str, ...] = ()
    limits: Limits | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit of a bilingual file. `references` has one slot per reference that the file holds.

    `state` is the file's own word for how far it is (needs-review, fuzzy, final ...); what is
    not `translatable` is kept and never judged. `finished` is False where the file says that its
    target is no translation yet: what is found in it is shown and does not count. `note` is what
    the file tells translators, `demands` what it asks of the translation.
    """

    id: str
    source: Block | None
    target: Block | None
    references: tuple[Block | None, ...] = ()
    state: str = ""
    note: str = ""
    translatable: bool = True
    finished: bool = True
    demands: tuple[Demand, ...] = ()


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
    syntax: tuple[str, ...] = ()
    limits: Limits | None = None
    key: str | None = None

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
        return self.raw.location(segment.raw_span(start, start + 1)[0], segment.key)


@dataclass(frozen=True, slots=True)
class Link:
    """One alignment bead: indices into the two documents' segments, either side may be empty."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Unit:
    """Segments that say the same thing. `references` has one slot per reference document.

    `note` is what a bilingual file tells translators; `unfinished` is its own word for a target
    that is no translation yet (fuzzy, needs-translation), or empty; `demands` are what it asks of
    the translation.
    """

    id: str
    source: Segment | None
    target: Segment | None
    references: tuple[Segment | None, ...] = ()
    confidence: float = 1.0
    note: str = ""
    unfinished: str = ""
    demands: tuple[Demand, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A range of one side of a unit; `reference` is the index of the reference document."""

    side: Side
    start: int
    end: int
    reference: int = 0
