"""Rules ready to run: by target language, without examples, kept in the cache.

Reading and validating hundreds of rule files takes most of a second, which a run on a small page
has not got. The cached form of a directory is used as long as the names and bytes of its files
are those it was made from.
"""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgpack

from mtqa import cache as disk
from mtqa.rules.loader import CATALOGUE, load, rule_files
from mtqa.rules.matcher import Phrases
from mtqa.rules.model import ANY_LANGUAGE, Rule, Target
from mtqa.text.languages import fallbacks
from mtqa.types import Kind, Region, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

FORMAT = 1
"""Raise it when the rows below change: what is cached is then compiled anew."""

_Pack = dict[str, Any]
"""`digest`; `ids` of all rules; `languages`: target language to packed rows."""


def rules_for(language: str, directories: Iterable[Path] = ()) -> tuple[Rule, ...]:
    """The rules of mtqa's catalogue and of further directories that know a target language.

    Each holds, of its renderings, those for the closest language alone. Raises RuleError.
    """
    return _rules_for(language, (CATALOGUE, *directories))


@cache
def _rules_for(language: str, roots: tuple[Path, ...]) -> tuple[Rule, ...]:
    rules: dict[str, Rule] = {}
    for root in roots:
        languages = _pack(root)["languages"]
        for tag in (*fallbacks(language), ANY_LANGUAGE):
            for row in msgpack.unpackb(languages[tag]) if tag in languages else ():
                rule = _rule(row, tag)
                rules.setdefault(rule.id, rule)
    return tuple(rules.values())


def rule_ids(directories: Iterable[Path] = ()) -> set[str]:
    """The ids of all rules, whatever their languages."""
    return {id_ for root in (CATALOGUE, *directories) for id_ in _pack(root)["ids"]}


def known_languages(directories: Iterable[Path] = ()) -> set[str]:
    """The target languages that some rule is about in particular."""
    roots = (CATALOGUE, *directories)
    return {tag for root in roots for tag in _pack(root)["languages"]} - {ANY_LANGUAGE}


def refresh() -> None:
    """Look again whether rule files have changed, before they are used the next time."""
    for kept in (_pack, _rules_for, load):
        kept.cache_clear()


@cache
def _pack(root: Path) -> _Pack:
    digest = _digest(root)
    name = f"rules-{hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]}.msgpack"
    pack = _unpacked(disk.read(name), digest)
    if pack is None:
        pack = _compile(load(root), digest)
        disk.write(name, msgpack.packb(pack))
    return pack


def _digest(root: Path) -> str:
    digest = hashlib.sha256(str(FORMAT).encode())
    for name, path in rule_files(root):
        content = path.read_bytes()
        digest.update(f"{name}\0{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _unpacked(content: bytes | None, digest: str) -> _Pack | None:
    if content is None:
        return None
    try:
        pack: _Pack = msgpack.unpackb(content)
    except (ValueError, msgpack.UnpackException):
        return None
    return pack if isinstance(pack, dict) and pack.get("digest") == digest else None


def _compile(rules: Iterable[Rule], digest: str) -> _Pack:
    languages: dict[str, list[Any]] = {}
    ids = []
    for rule in rules:
        ids.append(rule.id)
        for tag, target in rule.targets.items():
            languages.setdefault(tag, []).append(_row(rule, target))
    packed = {tag: msgpack.packb(rows) for tag, rows in languages.items()}
    return {"digest": digest, "ids": ids, "languages": packed}


def _row(rule: Rule, target: Target) -> list[Any]:
    return [
        rule.id,
        rule.kind,
        rule.category,
        int(rule.severity),
        rule.why,
        str(rule.path),
        rule.line,
        {tag: _phrases(phrases) for tag, phrases in rule.trigger.items()},
        None if rule.segments is None else sorted(rule.segments),
        None if rule.regions is None else sorted(rule.regions),
        _phrases(rule.neighbours),
        rule.whole,
        rule.start,
        [
            _phrases(target.bad),
            target.good,
            _phrases(target.context),
            _phrases(target.unless),
            target.telling,
        ],
    ]


def _rule(row: list[Any], tag: str) -> Rule:
    id_, kind, category, severity, why, path, line, trigger, segments, regions, *rest = row
    neighbours, whole, start, (bad, good, context, unless, telling) = rest
    target = Target(
        bad=Phrases(*map(tuple, bad)),
        good=tuple(good),
        context=_restored(context),
        unless=_restored(unless),
        telling=telling,
    )
    triggers: Mapping[str, Phrases] = {
        language: Phrases(*map(tuple, phrases)) for language, phrases in trigger.items()
    }
    return Rule(
        id=id_,
        kind=kind,
        category=category,
        severity=Severity(severity),
        why=why,
        path=Path(path),
        line=line,
        targets={tag: target},
        trigger=triggers,
        segments=None if segments is None else frozenset(map(Kind, segments)),
        regions=None if regions is None else frozenset(map(Region, regions)),
        neighbours=_restored(neighbours),
        whole=whole,
        start=start,
    )


def _phrases(phrases: Phrases | None) -> list[tuple[str, ...]] | None:
    return None if phrases is None else [phrases.literals, phrases.patterns]


def _restored(row: list[list[str]] | None) -> Phrases | None:
    return None if row is None else Phrases(*map(tuple, row))
