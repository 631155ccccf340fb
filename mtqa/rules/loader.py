"""Reads rule files: every key known, every rule complete, every fault with its line."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa import registry
from mtqa.config import parse_severity
from mtqa.errors import RuleError
from mtqa.rules._place import Place
from mtqa.rules._targets import targets
from mtqa.rules.matcher import Phrases
from mtqa.rules.model import ANY_LANGUAGE, Rule, RuleKind
from mtqa.text.toml import nearest, read_toml
from mtqa.types import CATEGORIES, Example, Kind, Region

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

CATALOGUE = Path(__file__).parent / "catalogue"

_SHARED = frozenset({"kind", "category", "severity", "segments", "regions", "neighbours",
                     "unless-neighbours", "unless-source", "domain", "whole", "start", "inflect",
                     "safe", "slots"})  # fmt: skip
_OWN = frozenset({"why", "match", "no_match", "target"})
_OPTIONAL = frozenset({"slots", "keep", "keep-pattern", "trigger", "required"})
"""Keys that only some kinds take."""

_NAME = re.compile(r"[\w.-]+")


def load_catalogue(directories: Iterable[Path] = ()) -> tuple[Rule, ...]:
    """The rules that come with mtqa and those of a project's own directories or files."""
    return tuple(rule for root in (CATALOGUE, *directories) for rule in load(root))


@cache
def load(root: Path) -> tuple[Rule, ...]:
    """The rules of a directory tree or of one file, by id. Raises RuleError on the first fault."""
    rules: dict[str, Rule] = {}
    for name, path in rule_files(root):
        for rule in _file(name, path):
            if rule.id in rules:
                taken = rules[rule.id]
                message = f"rule '{rule.id}': the id is taken by {taken.path}:{taken.line}"
                raise RuleError(message, path=str(path), line=rule.line)
            rules[rule.id] = rule
    return tuple(rules.values())


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
    rules = {key: value for key, value in file.data.items() if _is_rule(key, value)}
    shared = {key: value for key, value in file.data.items() if key not in rules}
    Place(file, (), shared).refuse_other_keys(_SHARED)
    for rule, table in rules.items():
        place = Place(file, (rule,), {**shared, **table})
        if not _NAME.fullmatch(rule):
            raise place.fault("the name of a rule is made of letters, digits and hyphens")
        yield _rule(f"{name}/{rule}", place)


def _is_rule(key: str, value: object) -> bool:
    return isinstance(value, dict) and key not in _SHARED


def _rule(id_: str, place: Place) -> Rule:
    table = place.table()
    kind = _kind(place)
    place.refuse_other_keys(rule_keys(table["kind"])[0])
    target = () if kind.always_required else ("target",)
    place.demand(("category", "severity", "why", *target, *kind.required), "a rule")
    trigger = _trigger(place)
    return Rule(
        id=id_,
        kind=table["kind"],
        category=_category(place.at("category")),
        severity=_severity(place.at("severity")),
        why=place.at("why").text(),
        path=place.file.path,
        line=place.file.line(*place.keys),
        targets=targets(place, kind),
        trigger=trigger,
        segments=place.members("segments", Kind),
        regions=place.members("regions", Region),
        neighbours=place.phrases("neighbours"),
        unless_neighbours=place.phrases("unless-neighbours"),
        unless_source=place.phrases("unless-source"),
        domain=place.phrases("domain"),
        whole=place.flag("whole", default=False),
        start=place.flag("start", default=False),
        required=place.flag("required", default=kind.always_required),
        matching=_examples(place, "match", trigger),
        silent=_examples(place, "no_match", trigger),
    )


def rule_keys(kind: str) -> tuple[frozenset[str], frozenset[str]]:
    """The keys that a rule of a kind takes, and those that it takes about a language."""
    found: RuleKind = registry.load("rules.kinds", kind)
    own = (_SHARED - _OPTIONAL) | _OWN | found.optional | _either(found.required)
    return own, found.target_keys


def _kind(place: Place) -> RuleKind:
    if "kind" not in place.table():
        raise place.fault("'kind' is missing")
    name, names = place.at("kind").text(), registry.names("rules.kinds")
    if name not in names:
        raise place.fault(
            f"unknown kind '{name}'{nearest(name, names)} (there are {', '.join(names)})", "kind"
        )
    kind: RuleKind = registry.load("rules.kinds", name)
    return kind


def _either(keys: Iterable[str]) -> frozenset[str]:
    return frozenset(name for key in keys for name in key.split("|"))


def _category(place: Place) -> str:
    category = place.text()
    if category not in CATEGORIES:
        raise place.fault(f"unknown category '{category}'{nearest(category, CATEGORIES)}")
    return category


def _severity(place: Place) -> Any:
    try:
        return parse_severity(place.text())
    except ValueError as error:
        raise place.fault(str(error)) from None


def _trigger(place: Place) -> dict[str, Phrases]:
    keep = place.phrases("keep", "keep-pattern")
    if keep is not None:
        return {ANY_LANGUAGE: keep}
    if "trigger" not in place.value:
        return {}
    trigger = place.at("trigger")
    return {trigger.language(tag): Phrases(trigger.at(tag).strings()) for tag in trigger.table()}


def _examples(
    place: Place, key: str, trigger: dict[str, Phrases]
) -> tuple[tuple[Example, int], ...]:
    """The examples under `match` or `no_match`, one for each target language of each table."""
    if key not in place.value:
        return ()
    tables = place.at(key)
    if not isinstance(tables.value, list):
        raise tables.fault(f"'{key}' must be an array of tables")
    own = next((tag for tag in trigger if tag != ANY_LANGUAGE), None)
    examples = []
    for index in range(len(tables.value)):
        example = tables.at(index)
        table = example.table()
        source = example.at("source").text() if "source" in table else None
        stated = example.at("source-language").text() if "source-language" in table else None
        language = example.language(stated) if stated else own
        line = place.file.line(*example.keys)
        for tag in table:
            if tag not in ("source", "source-language"):
                text = example.at(tag).text()
                examples.append((Example(text, example.language(tag), source, language), line))
    return tuple(examples)
