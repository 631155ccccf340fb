"""What a configuration says, once it has been read."""

from __future__ import annotations

from dataclasses import dataclass, field, is_dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from mtqa.config.patterns import matches
from mtqa.config.scheme import Scoring
from mtqa.text.languages import falls_under
from mtqa.types import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


NEVER: Final = "never"
"""The `fail-on` of a gate that no severity closes."""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What a translation must keep to. `counts` holds the most findings by severity (`all`: of any
    severity); `metrics` the worst allowed value of a score by its name; `mqm` is the lowest MQM
    score, `omission` the largest share of the source that may be missing.
    """

    mqm: float | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    metrics: Mapping[str, float] = field(default_factory=dict)
    omission: float | None = None


@dataclass(frozen=True, slots=True)
class Documents:
    """Where translations lie, and their sources and references: patterns relative to the
    configuration. `languages` limits what `{lang}` stands for; empty: any language tag.
    """

    target: str
    source: str | None = None
    references: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """What else holds for some translations: those whose path matches one of `paths` and whose
    language falls under one of `languages`; empty: all. `values` are nested by field.
    """

    values: Mapping[str, Any]
    paths: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=dict)

    def applies(self, path: str | None, language: str | None) -> bool:
        """Whether it holds for a translation. What is not known yet does not match."""
        here = not self.paths or (path is not None and any(matches(p, path) for p in self.paths))
        spoken = not self.languages or (
            language is not None and any(falls_under(language, tag) for tag in self.languages)
        )
        return here and spoken


@dataclass(frozen=True, slots=True)
class Config:
    """What holds for a run. `select` and `ignore` name checks, rules or rule folders; `fail_on`
    None: no finding fails by its severity alone. `checks` holds options by `check.option`.
    `root` is the folder that patterns start from, `file` the configuration itself; `origins` says
    where each value stands, by its dotted name.
    """

    source_language: str | None = None
    target_language: str | None = None
    rules: tuple[Path, ...] = ()
    models: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    checks: Mapping[str, Any] = field(default_factory=dict)
    fail_on: Severity | None = Severity.MAJOR
    reasons_required: bool = False
    baseline: Path | None = None
    scoring: Scoring = field(default_factory=Scoring)
    thresholds: Thresholds = field(default_factory=Thresholds)
    documents: tuple[Documents, ...] = ()
    overrides: tuple[Override, ...] = field(default=(), repr=False)
    root: Path | None = field(default=None, compare=False)
    file: Path | None = field(default=None, compare=False)
    origins: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def severity_for(self, code: str) -> Severity | None:
        """The severity configured for a code: that of its longest prefix, or None."""
        matching = [prefix for prefix in self.severity if covers(prefix, code)]
        return self.severity[max(matching, key=len)] if matching else None

    def options_of(self, check: str) -> dict[str, Any]:
        """The options that are set for a check."""
        start = f"{check}."
        return {
            key.removeprefix(start): value
            for key, value in self.checks.items()
            if key.startswith(start)
        }

    def selected(self, code: str) -> bool:
        """Whether findings of this code are wanted."""
        wanted = not self.select or any(covers(prefix, code) for prefix in self.select)
        return wanted and not any(covers(prefix, code) for prefix in self.ignore)

    def having(self, values: Mapping[str, Any], origin: str = "command line") -> Config:
        """With values that hold for all translations, whatever the overrides say."""
        if not values:
            return self
        origins = dict.fromkeys((name.replace("_", "-") for name in values), origin)
        return replace(self, overrides=(*self.overrides, Override(values, origins=origins)))

    def for_file(self, path: Path | None, language: str | None = None) -> Config:
        """What holds for one translation. Later overrides win; `ignore` adds up."""
        relative = None if path is None else self.relative(path)
        config = self
        for override in self.overrides:
            if override.applies(relative, language):
                origins = {**config.origins, **override.origins}
                config = replace(merged(config, override.values), origins=origins)
        return replace(config, overrides=())

    def relative(self, path: Path) -> str:
        """A path as patterns see it: from the root, with slashes."""
        full = path.resolve()
        root = self.root.resolve() if self.root else None
        return (full.relative_to(root) if root and full.is_relative_to(root) else full).as_posix()


def merged(base: Any, values: Mapping[str, Any]) -> Any:
    """A frozen value with others in it: tables are merged key by key, `ignore` adds up."""
    changes = {}
    for name, value in values.items():
        held = getattr(base, name)
        if is_dataclass(held):
            changes[name] = merged(held, value)
        elif isinstance(value, dict):
            changes[name] = {**held, **value}
        else:
            changes[name] = (*held, *value) if name == "ignore" else value
    return replace(base, **changes)


def covers(prefix: str, code: str) -> bool:
    """Whether a code is `prefix` itself or stands in the folder of that name."""
    return code == prefix or code.startswith(prefix.rstrip("/") + "/")


def parse_severity(name: str) -> Severity:
    """A severity by its name. Raises ValueError with the names there are."""
    try:
        return Severity[name.upper()]
    except KeyError:
        names = ", ".join(str(severity) for severity in Severity)
        raise ValueError(f"'{name}' is no severity ({names})") from None
