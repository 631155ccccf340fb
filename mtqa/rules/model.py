"""What a rule is once it is loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mtqa.rules.matcher import Phrases
    from mtqa.types import Context, Example, Kind, Region, Severity, Unit

ANY_LANGUAGE = "*"


@dataclass(frozen=True)
class Target:
    """What a rule knows about one target language.

    `bad` are the wrong renderings, `good` the right ones, best first. `context` are words of
    which one must stand in the same segment, `unless` words that show the rendering to be right.
    `telling` says whether the rendering gives itself away where there is no source text.
    """

    bad: Phrases
    good: tuple[str, ...] = ()
    context: Phrases | None = None
    unless: Phrases | None = None
    telling: bool = False


@dataclass(frozen=True)
class Rule:
    """One concept. `id` is the path of its file in the catalogue and its name there."""

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
    whole: bool = False
    start: bool = False
    matching: tuple[tuple[Example, int], ...] = ()
    silent: tuple[tuple[Example, int], ...] = ()

    @cached_property
    def target_languages(self) -> frozenset[str]:
        """The languages of the renderings, `*` for any."""
        return frozenset(self.targets)


@dataclass(frozen=True, slots=True)
class RuleKind:
    """KIND of a module in `rules/kinds/`: the keys its rules take beside those of every rule,
    and whether a bad rendering that was found in `unit` is wrong there.
    """

    required: frozenset[str]
    optional: frozenset[str]
    applies: Callable[[Rule, Target, Unit, Context], bool]


@dataclass(frozen=True, slots=True)
class Match:
    """A bad rendering in the target text of a unit."""

    rule: Rule
    target: Target
    unit: Unit
    start: int
    end: int


Matches = Iterator[Match]
