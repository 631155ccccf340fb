"""Reads rule files: every key known, every rule complete, every fault with its line."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import regex

from mtqa import registry
from mtqa.config import parse_severity
from mtqa.errors import LanguageTagError, RuleError
from mtqa.rules.matcher import Phrases
from mtqa.rules.model import ANY_LANGUAGE, Rule, RuleKind, Target
from mtqa.text.languages import standardize
from mtqa.text.toml import TomlFile, nearest, read_toml
from mtqa.types import CATEGORIES, Example, Kind, Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_Name = TypeVar("_Name", bound=StrEnum)

CATALOGUE = Path(__file__).parent / "catalogue"

_COMMON = frozenset({"kind", "category", "severity", "why", "segments", "regions", "neighbours",
                     "whole", "start", "match", "no_match"})  # fmt: skip
_TARGET_KEYS = frozenset({"bad", "pattern", "good", "context", "unless", "telling"})


@dataclass(frozen=True)
class _Place:
    """A value of a rule file, and how to complain about it."""

    file: TomlFile
    keys: tuple[str | int, ...]
    value: Any

    def fault(self, message: str, *keys: str | int) -> RuleError:
        line = self.file.line(*self.keys, *keys)
        rule = f"rule '{self.keys[0]}': " if self.keys else ""
        return RuleError(rule + message, path=str(self.file.path), line=line)

    def at(self, key: str | int) -> _Place:
        return _Place(self.file, (*self.keys, key), self.value[key])

    def table(self) -> dict[str, Any]:
        if not isinstance(self.value, dict):
            raise self.fault(f"'{self.keys[-1]}' must be a table")
        return self.value

    def text(self) -> str:
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.fault(f"'{self.keys[-1]}' must be a string that is not empty")
        return self.value

    def flag(self) -> bool:
        if not isinstance(self.value, bool):
            raise self.fault(f"'{self.keys[-1]}' must be true or false")
        return self.value

    def strings(self) -> tuple[str, ...]:
        values = self.value if isinstance(self.value, list) else []
        if not values or not all(isinstance(text, str) and text.strip() for text in values):
            raise self.fault(f"'{self.keys[-1]}' must be a list of strings, none of them empty")
        return tuple(values)


def load_catalogue(directories: Iterable[Path] = ()) -> tuple[Rule, ...]:
    """The rules that come with mtqa and those of a project's own directories or files."""
    return tuple(rule for root in (CATALOGUE, *directories) for rule in load(root))


@cache
def load(root: Path) -> tuple[Rule, ...]:
    """The rules of a directory tree or of one file, by id. Raises RuleError on the first fault."""
    return tuple(rule for name, path in rule_files(root) for rule in _file(name, path))


def rule_files(root: Path) -> list[tuple[str, Path]]:
    """The rule files under a directory, or one file itself, each with the name its ids begin with.

    Raises RuleError if there is nothing of this name.
    """
    if root.is_file():
        return [(root.stem, root)]
    if root.is_dir():
        return [
            (path.relative_to(root).with_suffix("").as_posix(), path)
            for path in sorted(root.rglob("*.toml"))
        ]
    raise RuleError("there is no such rule file or directory", path=str(root))


def _file(name: str, path: Path) -> Iterator[Rule]:
    file = read_toml(path, RuleError)
    shared = {key: value for key, value in file.data.items() if not isinstance(value, dict)}
    for key in shared:
        if key not in _COMMON - {"why", "match", "no_match"}:
            known = _COMMON - {"why", "match", "no_match"}
            raise _Place(file, (), None).fault(f"unknown key '{key}'{nearest(key, known)}", key)
    for rule, table in file.data.items():
        if isinstance(table, dict):
            yield _rule(f"{name}/{rule}", _Place(file, (rule,), {**shared, **table}))


def _rule(id_: str, place: _Place) -> Rule:
    table = place.table()
    for key in ("kind", "category", "severity", "why", "target"):
        if key not in table:
            raise place.fault(f"'{key}' is missing")
    name = place.at("kind").text()
    if name not in registry.names("rules.kinds"):
        names = registry.names("rules.kinds")
        raise place.fault(f"unknown kind '{name}' (there are {', '.join(names)})", "kind")
    kind: RuleKind = registry.load("rules.kinds", name)
    known = _COMMON | {"target"} | kind.required | kind.optional
    for key in table:
        if key not in known:
            raise place.fault(f"unknown key '{key}'{nearest(key, known)}", key)
    for key in sorted(kind.required - table.keys()):
        raise place.fault(f"'{key}' is missing, which a rule of kind {name} needs")
    trigger = _trigger(place) if "trigger" in table else {}
    return Rule(
        id=id_,
        kind=name,
        category=_category(place.at("category")),
        severity=_severity(place.at("severity")),
        why=place.at("why").text(),
        path=place.file.path,
        line=place.file.line(*place.keys),
        targets=_targets(place.at("target")),
        trigger=trigger,
        segments=_members(place.at("segments"), Kind) if "segments" in table else None,
        regions=_members(place.at("regions"), Region) if "regions" in table else None,
        neighbours=_phrases(place, "neighbours"),
        whole="whole" in table and place.at("whole").flag(),
        start="start" in table and place.at("start").flag(),
        matching=_examples(place, "match", trigger),
        silent=_examples(place, "no_match", trigger),
    )


def _category(place: _Place) -> str:
    category = place.text()
    if category not in CATEGORIES:
        raise place.fault(f"unknown category '{category}'{nearest(category, CATEGORIES)}")
    return category


def _severity(place: _Place) -> Any:
    try:
        return parse_severity(place.text())
    except ValueError as error:
        raise place.fault(str(error)) from None


def _members(place: _Place, names: type[_Name]) -> frozenset[_Name]:
    try:
        return frozenset(names(name) for name in place.strings())
    except ValueError as error:
        raise place.fault(f"{error} ({', '.join(names)})") from None


def _language(place: _Place, tag: str) -> str:
    if tag == ANY_LANGUAGE:
        return tag
    try:
        return standardize(tag)
    except LanguageTagError as error:
        raise place.fault(error.message, tag) from None


def _phrases(place: _Place, key: str, patterns: str | None = None) -> Phrases | None:
    literals = place.at(key).strings() if key in place.value else ()
    expressions = place.at(patterns).strings() if patterns and patterns in place.value else ()
    for pattern in expressions:
        try:
            regex.compile(pattern)
        except regex.error as error:
            raise place.fault(f"the pattern cannot be compiled: {error}", patterns or key) from None
    return Phrases(literals, expressions) if literals or expressions else None


def _trigger(place: _Place) -> dict[str, Phrases]:
    trigger = place.at("trigger")
    return {_language(trigger, tag): Phrases(trigger.at(tag).strings()) for tag in trigger.table()}


def _targets(place: _Place) -> dict[str, Target]:
    if not place.table():
        raise place.fault("'target' names no language")
    return {_language(place, tag): _target(place.at(tag)) for tag in place.table()}


def _target(place: _Place) -> Target:
    table = place.table()
    for key in table:
        if key not in _TARGET_KEYS:
            raise place.fault(f"unknown key '{key}'{nearest(key, _TARGET_KEYS)}", key)
    bad = _phrases(place, "bad", "pattern")
    if bad is None:
        raise place.fault("neither 'bad' nor 'pattern' is given")
    return Target(
        bad=bad,
        good=place.at("good").strings() if "good" in table else (),
        context=_phrases(place, "context"),
        unless=_phrases(place, "unless"),
        telling="telling" in table and place.at("telling").flag(),
    )


def _examples(
    place: _Place, key: str, trigger: dict[str, Phrases]
) -> tuple[tuple[Example, int], ...]:
    """The examples under `match` or `no_match`, one for each target language of each table."""
    if key not in place.value:
        return ()
    tables = place.at(key)
    if not isinstance(tables.value, list):
        raise tables.fault(f"'{key}' must be an array of tables")
    examples = []
    for index in range(len(tables.value)):
        example = tables.at(index)
        table = dict(example.table())
        source = example.at("source").text() if table.pop("source", None) else None
        language = table.pop("source-language", None) or next(iter(trigger), None)
        line = place.file.line(*example.keys)
        for tag in table:
            text = example.at(tag).text()
            examples.append((Example(text, _language(example, tag), source, language), line))
    return tuple(examples)
