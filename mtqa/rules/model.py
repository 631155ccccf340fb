"""What a rule is once it is loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mtqa.rules.matcher import Phrases
    from mtqa.types import Context, Example, Kind, Region, Severity, Span, Unit

ANY_LANGUAGE = "*"

MISSING = "/missing"
"""What the code of a rule ends in where the right rendering is missing."""


@dataclass(frozen=True)
class Target:
    """What a rule knows about one target language.

    `bad` are the wrong renderings, `good` the right ones, best first; `swap` says which is right
    for which wrong one. `context` are words of which one must stand in the same segment, `unless`
    words that show the rendering to be right. `telling` says whether the rendering gives itself
    away where there is no source text, `safe` whether the best right one may be put in its place
    unseen, `inflect` whether the inflected forms of `bad` are wrong, too.
    `forms` are templates as they should be, and `slots` the words that they are filled with.
    """

    bad: Phrases
    good: tuple[str, ...] = ()
    context: Phrases | None = None
    unless: Phrases | None = None
    telling: bool = False
    safe: bool = False
    inflect: bool = True
    swap: Mapping[str, str] = field(default_factory=dict)
    forms: tuple[str, ...] = ()
    slots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Rule:
    """One concept. `id` is the path of its file in the catalogue and its name there.

    `required` asks for a right rendering wherever the trigger stands in the source. `neighbours`
    are words of which one must stand in a segment near by, `unless_neighbours` those of which none
    may, and none of `unless_source` in the source of the segment itself. `domain` are words of
    which two must stand in the document (one, if only one is named).
    """

    id: str
    kind: str
    category: str
    severity: Severity
    why: str
    path: Path
    line: int
    targets: Mapping[str, Target]
    trigger: Mapping[str, Phrases] = field(default_factory=dict)
    segments: frozenset[Kind] | None = None
    regions: frozenset[Region] | None = None
    neighbours: Phrases | None = None
    unless_neighbours: Phrases | None = None
    unless_source: Phrases | None = None
    domain: Phrases | None = None
    whole: bool = False
    start: bool = False
    required: bool = False
    matching: tuple[tuple[Example, int], ...] = ()
    silent: tuple[tuple[Example, int], ...] = ()

    @cached_property
    def target_languages(self) -> frozenset[str]:
        """The languages of the renderings, `*` for any."""
        return frozenset(self.targets)


@dataclass(frozen=True, slots=True)
class Match:
    """A bad rendering in the target text of a unit, or what its translation lacks.

    `suggestions` are the right renderings, best first; `safe`: the first may be put in the place
    of the span unseen. `missing`: the span is in the source, and has no rendering.
    """

    rule: Rule
    target: Target
    unit: Unit
    span: Span
    suggestions: tuple[str, ...] = ()
    safe: bool = False
    missing: bool = False


Matches = Iterator[Match]


@dataclass(frozen=True, slots=True)
class RuleKind:
    """KIND of a module in `rules/kinds/`.

    `required` and `optional` are the keys its rules take beside those of every rule, `target_keys`
    those that it takes about a language, of which `target_required` must be there; "a|b" means
    either. `telling` is what holds where a rule does not say. `applies` tells whether a bad
    rendering that was found in a unit is wrong there, and `missing` what the translation of a
    unit lacks: only asked of rules with `required`, unless `always_required`. `suggest` gives the
    right renderings for a range of a text. `patterns` are the expressions that the `forms` of a
    language stand for. `lengthens_only` keeps of the inflected forms those that begin with what is
    written: where nothing in the source confirms a finding, a shorter form ("bestmögliche" of
    "bestmöglichste") may be the right one. `scaffold` is a rule to begin with, with <source> and
    <target> for the languages and <name> for its name.
    """

    scaffold: str
    applies: Callable[[Rule, Target, Unit, Context], bool]
    required: tuple[str, ...] = ()
    optional: frozenset[str] = frozenset()
    target_keys: frozenset[str] = frozenset(
        {"bad", "pattern", "good", "context", "unless", "telling", "safe", "inflect"}
    )
    target_required: tuple[str, ...] = ("bad|pattern",)
    telling: bool = False
    always_required: bool = False
    inflects_trigger: bool = False
    lengthens_only: bool = False
    missing: Callable[[Rule, Target, Unit, Context], Matches] | None = None
    suggest: Callable[[Target, str, int, int], tuple[str, ...]] | None = None
    patterns: Callable[[Target], tuple[str, ...]] | None = None
