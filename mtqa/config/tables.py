"""Tables in a configuration: of alike values, of named keys, and arrays of tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mtqa.config.values import Text
from mtqa.text.toml import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtqa.config.values import Place, Schema, Value


@dataclass(frozen=True, slots=True)
class TableOf:
    """A table whose keys are the user's, or one of some names, and whose values are alike."""

    item: Value
    noun: str
    key: Value = field(default_factory=Text)

    def read(self, place: Place, value: object) -> dict[Any, Any]:
        """What each key and value means."""
        if not isinstance(value, dict):
            raise place.fault(f"{place.name} must be a table of {self.noun}")
        return {
            self.key.read(place.under(key), key): self.item.read(place.under(key), one)
            for key, one in value.items()
        }

    def schema(self) -> Schema:
        """As a JSON schema."""
        return {
            "type": "object",
            "propertyNames": self.key.schema(),
            "additionalProperties": self.item.schema(),
        }


@dataclass(frozen=True, slots=True)
class Key:
    """A key of a table: the type of its value, what it says, and an example in TOML."""

    value: Value
    help: str
    example: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with keys of our own; `required` ones must be there."""

    keys: Mapping[str, Key]
    required: tuple[str, ...] = ()

    def read(self, place: Place, value: object) -> dict[str, Any]:
        """What is there, by the names of fields."""
        if not isinstance(value, dict):
            raise place.fault(f"{place.name} must be a table")
        for key in value:
            if key not in self.keys:
                raise place.under(key).fault(f"unknown key '{key}'{nearest(key, self.keys)}")
        for key in self.required:
            if key not in value:
                raise place.fault(f"'{key}' is missing")
        return {
            key.replace("-", "_"): self.keys[key].value.read(place.under(key), one)
            for key, one in value.items()
        }

    def schema(self) -> Schema:
        """As a JSON schema."""
        made: Schema = {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                name: {"description": key.help, **key.value.schema()}
                for name, key in self.keys.items()
            },
        }
        return {**made, "required": list(self.required)} if self.required else made


@dataclass(frozen=True, slots=True)
class Tables:
    """An array of tables."""

    table: Table

    def read(self, place: Place, value: object) -> tuple[dict[str, Any], ...]:
        """Each table."""
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            key = place.keys[-1]
            raise place.fault(f"{place.name} must be tables, each under a line [[{key}]]")
        return tuple(self.table.read(place.under(n), one) for n, one in enumerate(value))

    def schema(self) -> Schema:
        """As a JSON schema."""
        return {"type": "array", "items": self.table.schema()}
