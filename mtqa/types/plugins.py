"""The shape of every plug-in, and what it is given to look at."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from mtqa.types.documents import Block, Document, Entry, Kind, Link, RawText, Unit
    from mtqa.types.findings import FileError, Hit, Result, Score, Severity


_WORD = re.compile(r"\w+")


class Scope(StrEnum):
    """How much a check must see at once."""

    UNIT = "unit"
    DOCUMENT = "document"
    PROJECT = "project"


@dataclass(frozen=True, slots=True)
class Example:
    """A text that proves a code. ⟦ and ⟧ mark what must be found; without them nothing may be.

    `target` (and `source`, when given) is read as a file of `input_format`, so that an example may
    have several lines. `language` and `source_language` are BCP-47 tags. `options` are those of the
    check that are not as usual. `paired`: each line is a unit, as in files that hold source and
    translation, and nothing is split or aligned.
    """

    target: str
    language: str
    source: str | None = None
    source_language: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    input_format: str = "text"
    paired: bool = False


@dataclass(frozen=True, slots=True)
class Option:
    """Something that users may set about a check. What it takes is of the type of its default;
    `example` is a line of TOML.
    """

    default: bool | int | float | str | tuple[str, ...]
    says: str
    example: str


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

    def with_layers(self, texts: Sequence[str], layers: Sequence[int]) -> Sequence[Any]:
        """One `Encoding` per text, with the states of further layers, which are not kept."""


class Fluencies(Protocol):
    """How fluent texts of the translation are, each scored once (mtqa.models._fluencies)."""

    @property
    def signature(self) -> str:
        """What reproduces the numbers."""

    @property
    def calibrated_on(self) -> str | None:
        """The language whose native text the numbers are measured by, `*` for all languages; None
        for a model that was not calibrated.
        """

    def of(self, texts: Sequence[str]) -> Sequence[Any]:
        """One `SentenceFluency` per text."""


@dataclass(frozen=True)
class Context:
    """What a check may look at beside the units that it is given.

    `options` holds a value for each option of the check. `errors` is where it says what it had to
    give up, so that the rest of the run goes on. `paired`: a bilingual file says itself what
    belongs together, nothing was aligned; a unit without a target is not translated yet.
    """

    target: Document
    source: Document | None = None
    references: tuple[Document, ...] = ()
    units: tuple[Unit, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    rule_directories: tuple[Path, ...] = ()
    encodings: Encodings | None = None
    fluency: Fluencies | None = None
    errors: list[FileError] = field(default_factory=list)
    paired: bool = False

    def with_options(self, check: Check, values: Mapping[str, Any]) -> Context:
        """The same for a check of which some options have other values than usual."""
        if not check.options:
            return self
        usual = {name: option.default for name, option in check.options.items()}
        return replace(self, options={**usual, **values})

    def occurrences(self, word: str) -> int:
        """How often a word stands in the translation, alone or inside of others if it is none."""
        found = self._counts.get(word)
        return self._translation.count(word) if found is None else found

    @cached_property
    def _translation(self) -> str:
        return "\n".join(unit.target.text for unit in self.units if unit.target)

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        return Counter(_WORD.findall(self._translation))

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
    options: Mapping[str, Option] = field(default_factory=dict)
    gives_way: bool = False
    """Whether its findings are left out where one of another check lies on the same words: that
    one knows what is wrong, this one only that something is.
    """

    codes_for: Callable[[Context], Mapping[str, Code]] | None = None
    """For checks whose codes are data: the codes that hold in a context, instead of `codes`."""

    across: Callable[[Sequence[Context]], Iterator[tuple[int, Hit]]] | None = None
    """For checks of scope PROJECT: what shows only where several translations into one language are
    compared. Each hit comes with the place of the context that it belongs to.
    """


@dataclass(frozen=True, slots=True)
class Bilingual:
    """The units of a file in its order, and the languages that it states (BCP-47), if it does.

    `usual_source` is the language that such files are written in by custom: what counts where the
    file states none and its texts are too few to tell.
    """

    entries: Iterable[Entry]
    source_language: str | None = None
    target_language: str | None = None
    usual_source: str | None = None


@dataclass(frozen=True, slots=True)
class Format:
    """FORMAT of a module in `formats/`: how files with these suffixes become blocks, or, where
    they hold source and translation, units. It has `read` or `units`.
    """

    suffixes: tuple[str, ...]
    read: Callable[[RawText], Sequence[Block]] | None = None
    comment: str | None = None
    """A regular expression whose group `text` is what a comment of this format says."""

    unescape: Callable[[str], str] | None = None
    """What a piece of a file reads as, if there is no markup in it; None: as it is written."""

    escape: Callable[[str], str | None] | None = None
    """How a text is written into a file; None: as it is. It gives None for what cannot be written
    without a look at the place.
    """

    escape_at: Callable[[str, str, int], str | None] | None = None
    """The same for a text that goes to an offset of the file's text, where that matters."""

    units: Callable[[RawText], Sequence[Bilingual]] | None = None
    """The units of a file that holds source and translation, once for each language that it is
    translated into; None: it holds one text.
    """

    open: Callable[[bytes, str], RawText] | None = None
    """The text of a file and its path, where it is not simply decoded: a container, an encoding
    that the file states. Raises InputError.
    """

    save: Callable[[bytes, RawText, str], bytes] | None = None
    """The bytes of such a file, what `open` made of them, and another text: the new bytes."""


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
class Corpus:
    """What systems are scored against: line i of every part says the same as line i of the others.

    `references` holds each reference as a whole; a segment that one of them lacks is None there.
    `tokenizer` is one of sacrebleu's names; None: the one for the language.
    """

    references: tuple[tuple[str | None, ...], ...] = ()
    sources: tuple[str, ...] | None = None
    language: str = "und"
    tokenizer: str | None = None
    encodings: Encodings | None = None


class CorpusMetric(Protocol):
    """A metric that knows its corpus. Statistics have the shape (segments, numbers), and what is
    summed over segments is what the score of a corpus is made of: resampling costs no second pass.
    """

    @property
    def name(self) -> str:
        """The name that the field knows it by."""

    @property
    def signature(self) -> str:
        """What reproduces the score of a corpus."""

    @property
    def segment_signature(self) -> str:
        """What reproduces the score of a segment."""

    @property
    def higher_is_better(self) -> bool:
        """Whether more is better."""

    @property
    def decimals(self) -> int:
        """So many decimals tell scores apart: 2 on a scale of 100, 4 between 0 and 1."""

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user must know of how it is computed here."""

    def statistics(self, hypotheses: Sequence[str]) -> Any:
        """The sufficient statistics of a system, a float64 array."""

    def score(self, statistics: Any) -> float:
        """The score of a system over all its segments."""

    def scores(self, sums: Any) -> Any:
        """The scores of many corpora at once; `sums` are summed statistics, one row a corpus."""

    def segments(self, statistics: Any) -> list[float]:
        """The score of each segment by itself."""

    def details(self, statistics: Any) -> Mapping[str, float]:
        """The numbers that the score of a system is made of, by name."""


@dataclass(frozen=True, slots=True)
class Metric:
    """METRIC of a module in `metrics/`.

    `score` is part of every check and None where there is nothing that it could compare. `over`
    knows how to score systems over a corpus; it raises UsageError where the corpus lacks what
    the metric needs, named in `needs` ("reference" or "source").
    """

    score: Callable[[Context], Measured | None] | None = None
    over: Callable[[Corpus], CorpusMetric] | None = None
    needs: str = "reference"
    needs_model: bool = False


SORTS = ("risk", "penalty", "severity", "confidence", "place")
GROUPS = ("translation", "language", "severity", "category", "check", "code")
LAYOUTS = ("compact", "full", "wide")


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report for the eye may look. `width` None: as the stream says, or 100 columns.

    `limit` is how many segments are shown, of each group if there are some; None: all. `sort`
    is one of SORTS, `group_by` one of GROUPS, `layout` one of LAYOUTS.
    """

    color: bool | None = None
    width: int | None = None
    limit: int | None = 10
    sort: str = "risk"
    group_by: str | None = None
    layout: str = "full"


@dataclass(frozen=True, slots=True)
class Report:
    """REPORT of a module in `reports/`: writes a result to a stream, a TextIO unless `binary`."""

    write: Callable[[Result, Any, ReportOptions], None]
    binary: bool = False
