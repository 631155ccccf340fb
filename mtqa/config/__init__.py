"""mtqa.toml: what a project asks of its translations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mtqa.config.scheme import Scheme as Scheme
from mtqa.config.scheme import Scoring as Scoring
from mtqa.errors import ConfigError, LanguageTagError
from mtqa.text.languages import standardize
from mtqa.text.toml import TomlFile, nearest, read_toml
from mtqa.types import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

FILE_NAME = "mtqa.toml"


@dataclass(frozen=True, slots=True)
class Config:
    """What holds for a run. `select` and `ignore` name checks, rules or rule folders."""

    source_language: str | None = None
    target_language: str | None = None
    rules: tuple[Path, ...] = ()
    models: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    fail_on: Severity = Severity.MAJOR
    scoring: Scoring = field(default_factory=Scoring)

    def severity_for(self, code: str) -> Severity | None:
        """The severity configured for a code: that of its longest prefix, or None."""
        matching = [prefix for prefix in self.severity if covers(prefix, code)]
        return self.severity[max(matching, key=len)] if matching else None

    def selected(self, code: str) -> bool:
        """Whether findings of this code are wanted."""
        wanted = not self.select or any(covers(prefix, code) for prefix in self.select)
        return wanted and not any(covers(prefix, code) for prefix in self.ignore)


def covers(prefix: str, code: str) -> bool:
    """Whether a code is `prefix` itself or stands in the folder of that name."""
    return code == prefix or code.startswith(prefix.rstrip("/") + "/")


def find_file(start: Path) -> Path | None:
    """The configuration of the nearest ancestor of `start`, itself included."""
    folders = [start, *start.parents]
    return next((folder / FILE_NAME for folder in folders if (folder / FILE_NAME).is_file()), None)


def load(path: Path) -> Config:
    """Read a configuration. Raises ConfigError with the line of the first fault."""
    file = read_toml(path, ConfigError)
    values: dict[str, Any] = {}
    for key, value in file.data.items():
        if key not in _READERS:
            raise _fault(file, f"unknown key '{key}'{nearest(key, _READERS)}", key)
        values[key.replace("-", "_")] = _READERS[key](file, key, value)
    return Config(**values)


def parse_severity(name: str) -> Severity:
    """A severity by its name. Raises ValueError with the names there are."""
    try:
        return Severity[name.upper()]
    except KeyError:
        names = ", ".join(str(severity) for severity in Severity)
        raise ValueError(f"'{name}' is no severity ({names})") from None


def _fault(file: TomlFile, message: str, *keys: str) -> ConfigError:
    return ConfigError(message, path=str(file.path), line=file.line(*keys))


def _language(file: TomlFile, key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _fault(file, f"'{key}' must be a language tag in quotes", key)
    try:
        return standardize(value)
    except LanguageTagError as error:
        raise _fault(file, f"'{key}': {error.message}", key) from None


def _names(file: TomlFile, key: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise _fault(file, f"'{key}' must be a list of strings", key)
    return tuple(value)


def _paths(file: TomlFile, key: str, value: object) -> tuple[Path, ...]:
    paths = tuple(file.path.parent / name for name in _names(file, key, value))
    for path in paths:
        if not path.exists():
            raise _fault(file, f"'{key}': there is no {path}", key)
    return paths


def _severity(file: TomlFile, value: object, *keys: str) -> Severity:
    try:
        return parse_severity(value if isinstance(value, str) else repr(value))
    except ValueError as error:
        raise _fault(file, f"'{keys[-1]}': {error}", *keys) from None


def _fail_on(file: TomlFile, key: str, value: object) -> Severity:
    return _severity(file, value, key)


def _severities(file: TomlFile, key: str, value: object) -> dict[str, Severity]:
    if not isinstance(value, dict):
        raise _fault(file, f"'{key}' must be a table of severities", key)
    return {code: _severity(file, name, key, code) for code, name in value.items()}


_READERS: Mapping[str, Callable[[TomlFile, str, object], Any]] = {
    "source-language": _language,
    "target-language": _language,
    "rules": _paths,
    "models": _paths,
    "select": _names,
    "ignore": _names,
    "severity": _severities,
    "fail-on": _fail_on,
}
