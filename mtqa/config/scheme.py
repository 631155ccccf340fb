"""What an error costs: severity weights, presets of them, and a project's own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from mtqa.types import Severity, Side

if TYPE_CHECKING:
    from collections.abc import Mapping

_FILE: Final = Path(__file__).with_name("presets.toml")


@dataclass(frozen=True, slots=True)
class Scoring:
    """How findings become a score. `weights` and `categories` override those of `preset`;
    `segment_cap` None is the preset's, 0 is none, and so is `count` None. `confidence` is that of
    the interval.
    """

    preset: str = "mqm"
    weights: Mapping[Severity, float] = field(default_factory=dict)
    categories: Mapping[str, Mapping[Severity, float]] = field(default_factory=dict)
    segment_cap: int | None = None
    count: Side | None = None
    confidence: float = 0.95

    def scheme(self) -> Scheme:
        """The weights that hold."""
        preset = presets()[self.preset]
        names = {*preset.categories, *self.categories}
        return Scheme(
            self.preset,
            {**preset.weights, **self.weights},
            {
                name: {**preset.categories.get(name, {}), **self.categories.get(name, {})}
                for name in sorted(names)
            },
            preset.cap if self.segment_cap is None else self.segment_cap,
            preset.count if self.count is None else self.count,
        )


@dataclass(frozen=True, slots=True)
class Scheme:
    """Penalty points by severity, in all categories and in some; how many findings of a segment
    count (0: all); the side whose words are counted, where there is a source.
    """

    preset: str
    weights: Mapping[Severity, float]
    categories: Mapping[str, Mapping[Severity, float]] = field(default_factory=dict)
    cap: int = 0
    count: Side = Side.SOURCE

    def points(self, category: str, severity: Severity) -> float:
        """What one finding costs: by its category, else by the dimension that it is in."""
        for name in (category, category.partition("/")[0]):
            if severity in self.categories.get(name, {}):
                return self.categories[name][severity]
        return self.weights[severity]

    def __str__(self) -> str:
        """As it stands in signatures."""
        parts = [f"mqm2|preset:{self.preset}|weights:{_listed(self.weights)}"]
        parts += [f"{n}:{_listed({**self.weights, **w})}" for n, w in self.categories.items()]
        return "|".join([*parts, *([f"cap:{self.cap}"] if self.cap else [])])


def _listed(weights: Mapping[Severity, float]) -> str:
    return "/".join(f"{weights[severity]:g}" for severity in Severity)


@cache
def presets() -> Mapping[str, Scheme]:
    """The schemes of `presets.toml` by name; the file says where they come from."""
    tables: dict[str, dict[str, Any]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        name: Scheme(
            name,
            _weights(table["weights"]),
            {category: _weights(own) for category, own in table.get("categories", {}).items()},
            table.get("segment-cap", 0),
            Side(table.get("count", "source")),
        )
        for name, table in tables.items()
    }


def _weights(table: Mapping[str, float]) -> dict[Severity, float]:
    return {Severity[name.upper()]: float(weight) for name, weight in table.items()}
