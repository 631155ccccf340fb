"""Rules ready to run: by target language, inflected and indexed, kept in the cache.

Reading, validating and inflecting hundreds of rules takes seconds, which a run on a small page
has not got. What is cached of a directory is used as long as the names and bytes of its files are
those it was made from; of a language's rules only those are read that can match the text at hand.
"""

from __future__ import annotations

import hashlib
from functools import cache
from typing import TYPE_CHECKING, Any

import msgpack

from mtqa import __version__
from mtqa import cache as disk
from mtqa.errors import RuleError
from mtqa.rules.loader import CATALOGUE, load, rule_files
from mtqa.rules.model import ANY_LANGUAGE, MISSING
from mtqa.rules.ruleset import Pack, RuleSet, pack_of, packed, unpacked
from mtqa.text.languages import fallbacks

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FORMAT = 7
"""Raise it when what is cached gets another shape: it is then compiled anew."""


@cache
def rules_for(language: str, directories: tuple[Path, ...] = ()) -> RuleSet:
    """The rules of mtqa's catalogue and of further directories that know a target language.

    Each holds, of its renderings, those for the closest language alone. Raises RuleError.
    """
    _refuse_taken_ids(directories)
    packs = [
        _pack(root, tag)
        for root in (CATALOGUE, *directories)
        for tag in (*fallbacks(language), ANY_LANGUAGE)
        if tag in _summary(root)["languages"]
    ]
    return RuleSet(packs)


def rule_ids(directories: Iterable[Path] = ()) -> set[str]:
    """The codes of all rules, whatever their languages."""
    return {id_ for root in (CATALOGUE, *directories) for id_ in _summary(root)["codes"]}


def known_languages(directories: Iterable[Path] = ()) -> set[str]:
    """The target languages that some rule is about in particular."""
    roots = (CATALOGUE, *directories)
    return {tag for root in roots for tag in _summary(root)["languages"]} - {ANY_LANGUAGE}


def refresh() -> None:
    """Look again whether rule files have changed, before they are used the next time."""
    for cached in (_digest, _summary, _pack, rules_for, load):
        cached.cache_clear()


def _refuse_taken_ids(directories: tuple[Path, ...]) -> None:
    """Raises RuleError if two directories define the same rule: one would silently win."""
    seen: dict[str, Path] = {}
    for root in (CATALOGUE, *directories):
        codes = _summary(root)["codes"]
        for taken in sorted(seen.keys() & codes):
            rule = next((rule for rule in load(root) if rule.id == taken), None)
            if rule is not None and seen[taken].resolve() != root.resolve():
                raise RuleError(
                    f"rule '{taken}': the id is taken by a rule of {seen[taken]}",
                    path=str(rule.path),
                    line=rule.line,
                )
        seen.update(dict.fromkeys(codes, root))


@cache
def _digest(root: Path) -> str:
    digest = hashlib.sha256(f"{FORMAT} {__version__}".encode())
    for name, path in rule_files(root):
        content = path.read_bytes()
        digest.update(f"{name}\0{path}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


@cache
def _summary(root: Path) -> dict[str, Any]:
    """The codes of the rules of a directory, and the languages that they know."""
    name = _name(root, "summary")
    content = _content(name, root)
    if content is None:
        rules = load(root)
        missing = [rule.id + MISSING for rule in rules if rule.required]
        languages = sorted({tag for rule in rules for tag in rule.targets})
        content = {"codes": [*(rule.id for rule in rules), *missing], "languages": languages}
        disk.write(name, msgpack.packb({"digest": _digest(root), **content}))
    return {"codes": set(content["codes"]), "languages": content["languages"]}


@cache
def _pack(root: Path, tag: str) -> Pack:
    """The rules of a directory that know a language by this very tag."""
    name = _name(root, "any" if tag == ANY_LANGUAGE else tag)
    content = _content(name, root)
    if content is not None:
        try:
            return unpacked(content["pack"], tag)
        except (KeyError, TypeError, ValueError):
            content = None
    pack = pack_of([rule for rule in load(root) if tag in rule.targets], tag)
    disk.write(name, msgpack.packb({"digest": _digest(root), "pack": packed(pack)}))
    return pack


def _name(root: Path, part: str) -> str:
    place = hashlib.sha256(str(root.resolve()).encode()).hexdigest()[:16]
    return f"rules-{place}-{part}.msgpack"


def _content(name: str, root: Path) -> dict[str, Any] | None:
    """What was cached for the rules as they are now; None if that is nothing."""
    try:
        content = msgpack.unpackb(disk.read(name) or b"\xc0")
    except (ValueError, msgpack.UnpackException):
        return None
    current = isinstance(content, dict) and content.get("digest") == _digest(root)
    return content if current else None
