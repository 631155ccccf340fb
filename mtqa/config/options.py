"""The options of checks: what each may be is said by the check that has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mtqa import registry
from mtqa.config.values import Flag, ListOf, Number, Text
from mtqa.text.toml import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mtqa.config.values import Place, Schema, Value
    from mtqa.types import Check, Option


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """A table for each check by its name, with the options that it declares."""

    def read(self, place: Place, value: object) -> dict[str, Any]:
        """What is set, by `check.option`, as it is merged with what holds elsewhere."""
        if not isinstance(value, dict):
            raise place.fault(f"{place.name} must be a table")
        read: dict[str, Any] = {}
        for check, table in value.items():
            there, options = place.under(check), options_of(check)
            if options is None:
                known = registry.names("checks")
                raise there.fault(f"there is no check '{check}'{nearest(check, known)}")
            if not isinstance(table, dict):
                raise there.fault(f"'{check}' must be a table")
            for key, one in table.items():
                if key not in options:
                    known = list(options)
                    raise there.under(key).fault(f"unknown option '{key}'{nearest(key, known)}")
                read[f"{check}.{key}"] = _value(options[key]).read(there.under(key), one)
        return read

    def schema(self) -> Schema:
        """As a JSON schema."""
        checks = {name: options_of(name) for name in registry.names("checks")}
        return {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                name: {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        key: {"description": option.says, **_value(option).schema()}
                        for key, option in options.items()
                    },
                }
                for name, options in checks.items()
                if options
            },
        }


def options_of(check: str) -> Mapping[str, Option] | None:
    """The options of a check; None if there is no such check."""
    if check not in registry.names("checks"):
        return None
    loaded: Check = registry.load("checks", check)
    return loaded.options


def _value(option: Option) -> Value:
    """The type of values that an option takes: that of its default."""
    default = option.default
    if isinstance(default, bool):
        return Flag()
    if isinstance(default, int | float):
        return Number(0, whole=isinstance(default, int))
    return Text() if isinstance(default, str) else ListOf(Text(), "strings", single=True)
