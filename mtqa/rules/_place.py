"""A value of a rule file that knows where it stands, and how to complain about itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import regex

from mtqa.errors import LanguageTagError, RuleError
from mtqa.rules.matcher import Phrases
from mtqa.rules.model import ANY_LANGUAGE
from mtqa.text.languages import standardize
from mtqa.text.toml import TomlFile, nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_Name = TypeVar("_Name", bound=StrEnum)


@dataclass(frozen=True)
class Place:
    """The value that `keys` lead to in `file`. Reading it as what it is not raises RuleError."""

    file: TomlFile
    keys: tuple[str | int, ...]
    value: Any

    def fault(self, message: str, *keys: str | int) -> RuleError:
        """The error that says `message` about this value, or about `keys` in it."""
        line = self.file.line(*self.keys, *keys)
        rule = f"rule '{self.keys[0]}': " if self.keys else ""
        return RuleError(rule + message, path=str(self.file.path), line=line)

    def at(self, key: str | int) -> Place:
        """A value inside this one."""
        return Place(self.file, (*self.keys, key), self.value[key])

    def table(self) -> dict[str, Any]:
        """The value as a table."""
        if not isinstance(self.value, dict):
            raise self.fault(f"'{self.keys[-1]}' must be a table")
        return self.value

    def text(self) -> str:
        """The value as a string that is not empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.fault(f"'{self.keys[-1]}' must be a string that is not empty")
        return self.value

    def flag(self, key: str, *, default: bool) -> bool:
        """The truth value under a key of this table."""
        if key not in self.value:
            return default
        if not isinstance(self.value[key], bool):
            raise self.fault(f"'{key}' must be true or false", key)
        return bool(self.value[key])

    def strings(self) -> tuple[str, ...]:
        """The value as a list of strings, none of them empty."""
        values = self.value if isinstance(self.value, list) else []
        if not values or not all(isinstance(text, str) and text.strip() for text in values):
            raise self.fault(f"'{self.keys[-1]}' must be a list of strings, none of them empty")
        return tuple(values)

    def list_at(self, key: str) -> tuple[str, ...]:
        """The strings under a key of this table, or none."""
        return self.at(key).strings() if key in self.value else ()

    def members(self, key: str, names: type[_Name]) -> frozenset[_Name] | None:
        """The names under a key, each of which must be one of `names`; None without the key."""
        if key not in self.value:
            return None
        listed = self.at(key).strings()
        for name in listed:
            if name not in tuple(names):
                message = f"'{key}' has no '{name}'{nearest(name, tuple(names))}"
                raise self.fault(f"{message} (there are {', '.join(names)})", key)
        return frozenset(map(names, listed))

    def language(self, tag: str) -> str:
        """A key of this table as a BCP-47 tag, or `*`."""
        if tag == ANY_LANGUAGE:
            return tag
        try:
            return standardize(tag)
        except LanguageTagError as error:
            raise self.fault(error.message, tag) from None

    def phrases(self, key: str, patterns: str | None = None) -> Phrases | None:
        """The phrases under a key, and the expressions under another; None without either."""
        literals = self.list_at(key)
        expressions = self.list_at(patterns) if patterns else ()
        for pattern in expressions:
            try:
                regex.compile(pattern)
            except regex.error as error:
                message = f"the pattern cannot be compiled: {error}"
                raise self.fault(message, patterns or key) from None
        return Phrases(literals, expressions) if literals or expressions else None

    def refuse_other_keys(self, known: Collection[str]) -> None:
        """Raises RuleError for the first key of this table that is none of `known`."""
        for key in self.table():
            if key not in known:
                raise self.fault(f"unknown key '{key}'{nearest(key, known)}", key)

    def demand(self, keys: Iterable[str], what: str) -> None:
        """Raises RuleError if a key of this table is missing; "a|b" means either."""
        for key in keys:
            names = key.split("|")
            if any(name in self.value for name in names):
                continue
            if len(names) == 1:
                raise self.fault(f"'{key}' is missing, which {what} needs")
            quoted = [f"'{name}'" for name in names]
            raise self.fault(f"neither {' nor '.join(quoted)} is given")
