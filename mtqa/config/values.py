"""The types of values in a configuration: each reads itself and describes itself to editors."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from mtqa.errors import ConfigError, LanguageTagError
from mtqa.text.languages import standardize

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mtqa.text.toml import TomlFile

Schema = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file a value stands."""

    file: TomlFile
    keys: tuple[str | int, ...] = ()

    def under(self, key: str | int) -> Place:
        """The place of what stands in the value here."""
        return Place(self.file, (*self.keys, key))

    @property
    def line(self) -> int:
        """Counted from 1."""
        return self.file.line(*self.keys)

    def fault(self, message: str) -> ConfigError:
        """What is wrong here, as an error with file and line."""
        return ConfigError(message, path=str(self.file.path), line=self.line)

    @property
    def name(self) -> str:
        """The nearest key, in quotes."""
        return f"'{next(key for key in reversed(self.keys) if isinstance(key, str))}'"


class Value(Protocol):
    """A type of values."""

    def read(self, place: Place, value: object) -> Any:
        """What a value of the file means. Raises ConfigError if it is of another type."""

    def schema(self) -> Schema:
        """As a JSON schema."""


@dataclass(frozen=True, slots=True)
class Text:
    """Any string that is not empty."""

    def read(self, place: Place, value: object) -> str:
        """As it is."""
        if not isinstance(value, str) or not value:
            raise place.fault(f"{place.name} must be a string")
        return value

    def schema(self) -> Schema:
        """As a JSON schema."""
        return {"type": "string", "minLength": 1}


@dataclass(frozen=True, slots=True)
class Language:
    """A BCP-47 tag."""

    def read(self, place: Place, value: object) -> str:
        """In its canonical form."""
        if not isinstance(value, str):
            raise place.fault(f"{place.name} must be a language tag in quotes")
        try:
            return standardize(value)
        except LanguageTagError as error:
            raise place.fault(f"{place.name}: {error.message}") from None

    def schema(self) -> Schema:
        """As a JSON schema."""
        return {"type": "string", "pattern": "^[A-Za-z]{2,3}([-_][A-Za-z0-9]+)*$"}


@dataclass(frozen=True, slots=True)
class Flag:
    """true or false."""

    def read(self, place: Place, value: object) -> bool:
        """As it is."""
        if not isinstance(value, bool):
            raise place.fault(f"{place.name} must be true or false")
        return value

    def schema(self) -> Schema:
        """As a JSON schema."""
        return {"type": "boolean"}


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number within bounds; `above` and `below` themselves are no such number."""

    least: float = -math.inf
    most: float = math.inf
    whole: bool = False
    inside: bool = False

    def read(self, place: Place, value: object) -> float:
        """As it is."""
        allowed = int if self.whole else (int, float)
        number = isinstance(value, allowed) and not isinstance(value, bool)
        if not number or not self._within(float(value)):  # type: ignore[arg-type]
            raise place.fault(f"{place.name} must be {self._wanted()}")
        return value  # type: ignore[return-value]

    def _within(self, value: float) -> bool:
        if self.inside:
            return self.least < value < self.most
        return math.isfinite(value) and self.least <= value <= self.most

    def _wanted(self) -> str:
        noun = "a whole number" if self.whole else "a number"
        if self.inside:
            return f"{noun} above {self.least:g} and below {self.most:g}"
        if math.isfinite(self.least) and math.isfinite(self.most):
            return f"{noun} from {self.least:g} to {self.most:g}"
        if math.isfinite(self.least):
            return f"{noun} of at least {self.least:g}"
        return f"{noun} of at most {self.most:g}" if math.isfinite(self.most) else noun

    def schema(self) -> Schema:
        """As a JSON schema."""
        made: Schema = {"type": "integer" if self.whole else "number"}
        names = ("exclusiveMinimum", "exclusiveMaximum") if self.inside else ("minimum", "maximum")
        for name, bound in zip(names, (self.least, self.most), strict=True):
            if math.isfinite(bound):
                made[name] = bound
        return made


@dataclass(frozen=True, slots=True)
class Choice:
    """One of some names; `means` says what each stands for, if not for itself."""

    names: Callable[[], Sequence[str]]
    noun: str
    means: Callable[[str], Any] = str

    def read(self, place: Place, value: object) -> Any:
        """What the name stands for."""
        names = self.names()
        if value not in names:
            shown = value if isinstance(value, str) else repr(value)
            raise place.fault(f"{place.name}: '{shown}' is no {self.noun} ({', '.join(names)})")
        return self.means(str(value))

    def schema(self) -> Schema:
        """As a JSON schema."""
        return {"enum": list(self.names())}


@dataclass(frozen=True, slots=True)
class ListOf:
    """A list; with `single` a value alone is a list of one."""

    item: Value
    noun: str
    single: bool = False

    def read(self, place: Place, value: object) -> tuple[Any, ...]:
        """What each item means."""
        if self.single and isinstance(value, str):
            value = [value]
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise place.fault(f"{place.name} must be a list of {self.noun}")
        return tuple(self.item.read(place, item) for item in value)

    def schema(self) -> Schema:
        """As a JSON schema."""
        made: Schema = {"type": "array", "items": self.item.schema()}
        return {"anyOf": [self.item.schema(), made]} if self.single else made


@dataclass(frozen=True, slots=True)
class File:
    """A path, relative to the configuration. With `exists` it must be there."""

    exists: bool = False

    def read(self, place: Place, value: object) -> Any:
        """The path from the working directory."""
        path = place.file.path.parent / Text().read(place, value)
        if self.exists and not path.exists():
            raise place.fault(f"{place.name}: there is no {path}")
        return path

    def schema(self) -> Schema:
        """As a JSON schema."""
        return Text().schema()
