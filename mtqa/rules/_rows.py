"""Rules as rows of plain values, without their examples, for the cache."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.rules.matcher import Phrases
from mtqa.rules.model import Rule, Target
from mtqa.types import Kind, Region, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _same(value: Any) -> Any:
    return value


def _pack_phrases(phrases: Phrases | None) -> list[Any] | None:
    if phrases is None:
        return None
    return [phrases.literals, phrases.patterns, phrases.derived, phrases.demanded]


def _phrases(row: list[Any] | None) -> Phrases | None:
    return None if row is None else _unpacked(row)


def _unpacked(row: list[Any]) -> Phrases:
    literals, patterns, derived, known = row
    return Phrases(tuple(literals), tuple(patterns), tuple(derived), known)


def _pack_by_language(phrases: Mapping[str, Phrases]) -> dict[str, Any]:
    return {tag: _pack_phrases(some) for tag, some in phrases.items()}


def _by_language(row: dict[str, Any]) -> dict[str, Phrases]:
    return {tag: _unpacked(some) for tag, some in row.items()}


def _pack_names(names: frozenset[str] | None) -> list[str] | None:
    return None if names is None else sorted(names)


def _segments(row: list[str] | None) -> frozenset[Kind] | None:
    return None if row is None else frozenset(map(Kind, row))


def _regions(row: list[str] | None) -> frozenset[Region] | None:
    return None if row is None else frozenset(map(Region, row))


def _slots(row: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(words) for name, words in row.items()}


Codec = tuple["Callable[[Any], Any]", "Callable[[Any], Any]"]
"""To a plain value and back."""

_RULE: dict[str, Codec] = {
    "id": (_same, _same),
    "kind": (_same, _same),
    "category": (_same, _same),
    "severity": (int, Severity),
    "why": (_same, _same),
    "path": (str, Path),
    "line": (_same, _same),
    "trigger": (_pack_by_language, _by_language),
    "segments": (_pack_names, _segments),
    "regions": (_pack_names, _regions),
    "neighbours": (_pack_phrases, _phrases),
    "unless_neighbours": (_pack_phrases, _phrases),
    "unless_source": (_pack_phrases, _phrases),
    "domain": (_pack_phrases, _phrases),
    "whole": (_same, _same),
    "start": (_same, _same),
    "required": (_same, _same),
}
_TARGET: dict[str, Codec] = {
    "bad": (_pack_phrases, _phrases),
    "good": (list, tuple),
    "context": (_pack_phrases, _phrases),
    "unless": (_pack_phrases, _phrases),
    "telling": (_same, _same),
    "safe": (_same, _same),
    "inflect": (_same, _same),
    "swap": (dict, dict),
    "forms": (list, tuple),
    "slots": (dict, _slots),
}


def row(rule: Rule, target: Target) -> list[Any]:
    """A rule and what it says of one language."""
    values = [write(getattr(rule, name)) for name, (write, _) in _RULE.items()]
    return [*values, *(write(getattr(target, name)) for name, (write, _) in _TARGET.items())]


def restored(values: list[Any], tag: str) -> Rule:
    """The rule that `row` wrote, with what it says of the language `tag` alone."""
    split = len(_RULE)
    target = {
        name: read(value)
        for (name, (_, read)), value in zip(_TARGET.items(), values[split:], strict=True)
    }
    rule = {
        name: read(value)
        for (name, (_, read)), value in zip(_RULE.items(), values[:split], strict=True)
    }
    return Rule(**rule, targets={tag: Target(**target)})
