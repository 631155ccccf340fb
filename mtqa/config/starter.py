"""A first mtqa.toml for a project, with patterns that its files suggest."""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from mtqa.config.keys import CONFIG, DOCUMENTS, OVERRIDES, SCORING, THRESHOLDS
from mtqa.config.tables import Table, Tables
from mtqa.errors import LanguageTagError
from mtqa.text.languages import standardize

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mtqa.config.tables import Key

_TAG = re.compile(r"[a-z]{2}(?:[-_](?:[A-Z][a-z]{3}|[A-Z]{2}))?")
_SKIPPED: Final = frozenset({"node_modules", "vendor", "venv", "__pycache__", "dist", "build"})
_MOST_FILES: Final = 20_000


@dataclass(frozen=True, slots=True)
class Set:
    """Files that are the same text in several languages: a pattern with {lang}, the tags as the
    paths have them, and which of them is taken for the source, if one is.
    """

    pattern: str
    tags: tuple[str, ...]
    source: str | None


def sets(root: Path, suffixes: Collection[str], bilingual: Collection[str] = ()) -> list[Set]:
    """The sets of translations among the files under `root`, those with most files first. Files
    with `bilingual` suffixes hold their source themselves; none but English ones may give a better.
    """
    tags: defaultdict[str, set[str]] = defaultdict(set)
    for path in _files(root, suffixes):
        for pattern, tag in _places(path):
            tags[pattern].add(tag)
    patterns: defaultdict[str, Counter[str]] = defaultdict(Counter)
    several = {_general(pattern) for pattern, found in tags.items() if len(found) > 1}
    for pattern, found in tags.items():
        if _general(pattern) in several:
            patterns[_general(pattern)].update(found)
    for pattern in [pattern for pattern in patterns if "**/" in pattern]:
        patterns[pattern].update(patterns.pop(pattern.replace("**/", ""), ()))
    ends = tuple(bilingual)
    ordered = sorted(patterns.items(), key=lambda item: (-item[1].total(), item[0]))
    return [
        Set(pattern, tuple(sorted(found)), _source(found, only_english=pattern.endswith(ends)))
        for pattern, found in ordered
    ]


def _files(root: Path, suffixes: Collection[str]) -> Iterator[PurePosixPath]:
    number = 0
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in _SKIPPED and not f.startswith("."))
        for name in sorted(names):
            if PurePosixPath(name).suffix.lower() in suffixes:
                number += 1
                if number > _MOST_FILES:
                    return
                yield PurePosixPath((Path(folder) / name).relative_to(root).as_posix())


def _places(path: PurePosixPath) -> Iterator[tuple[str, str]]:
    """(pattern, tag) for each part of a path that may be a language: a folder, or a part of the
    name between dots.
    """
    *folders, name = path.parts
    for place, folder in enumerate(folders):
        if _is_tag(folder):
            yield "/".join([*folders[:place], "{lang}", *folders[place + 1 :], name]), folder
    pieces = name.split(".")
    for place, piece in enumerate(pieces[:-1]):
        if _is_tag(piece):
            made = ".".join([*pieces[:place], "{lang}", *pieces[place + 1 :]])
            yield "/".join([*folders, made]), piece


def _is_tag(text: str) -> bool:
    if not _TAG.fullmatch(text):
        return False
    try:
        standardize(text)
    except LanguageTagError:
        return False
    return True


def _general(pattern: str) -> str:
    """A pattern for all files like one: names become *, folders after {lang} become **."""
    before, _, after = pattern.partition("{lang}")
    if after.startswith("/"):
        suffix = PurePosixPath(after).suffix
        deep = "**/" if "/" in after[1:] else ""
        return f"{before}{{lang}}/{deep}*{suffix}"
    folder, slash, stem = before.rpartition("/")
    name = "*." if stem.endswith(".") else ""
    return f"{folder}{slash}{name}{{lang}}{after}"


def _source(found: Counter[str], *, only_english: bool) -> str | None:
    """The language with most files, English among equals: a guess, which its comment says."""
    if only_english:
        return next((tag for tag in sorted(found) if tag.startswith("en")), None)
    return min(found, key=lambda tag: (-found[tag], not tag.startswith("en"), tag))


def text(found: Iterable[Set]) -> str:
    """The file: what was found in force, everything else as a comment with an example."""
    parts = [_HEAD]
    simple = [k for k in CONFIG.keys.values() if not isinstance(k.value, (Table, Tables))]
    parts += map(_key, simple)
    parts.append("\n".join(_documents(list(found))))
    for name, table in (("scoring", SCORING), ("thresholds", THRESHOLDS)):
        parts.append(_table(f"[{name}]", CONFIG.keys[name], table))
    parts.append(_table("[[overrides]]", CONFIG.keys["overrides"], OVERRIDES, {"paths", "fail-on"}))
    return "\n\n".join(parts) + "\n"


_HEAD = """\
# mtqa.toml: what mtqa asks of the translations in this folder and below.
# Lines that begin with # and no blank are settings to try.
# `mtqa config show FILE` says what holds for a file."""


def _key(key: Key) -> str:
    return f"# {key.help}\n#{key.example}"


def _documents(found: list[Set]) -> Iterator[str]:
    yield f"# {CONFIG.keys['documents'].help}"
    for one in found:
        if one.source is None:
            yield f"# Found in {', '.join(one.tags)}, with the source in each file."
            yield f'[[documents]]\ntarget = "{one.pattern}"'
            continue
        source = one.pattern.replace("{lang}", one.source)
        yield f"# Found in {', '.join(one.tags)}; that {one.source} is the source is a guess."
        yield f'[[documents]]\nsource = "{source}"\ntarget = "{one.pattern}"'
    if not found:
        yield "#[[documents]]"
        yield from (f"#{key.example}" for key in DOCUMENTS.keys.values())


def _table(head: str, key: Key, table: Table, only: Collection[str] = ()) -> str:
    lines = [f"# {key.help}", f"#{head}"]
    for name, one in table.keys.items():
        if one.example and (not only or name in only):
            lines += [f"# {one.help}", f"#{one.example}"]
    return "\n".join(lines)
