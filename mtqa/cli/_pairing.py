"""Whole sites on the command line: directories and patterns, paired by what their wildcards and
`{lang}` stand for, as [[documents]] of mtqa.toml does it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa.cli import complain
from mtqa.config import Config
from mtqa.config.documents import Translation, from_here, translations
from mtqa.config.model import Documents
from mtqa.config.patterns import Match, filled, match, paths, wildcards
from mtqa.errors import InputError, UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

_EVERYTHING = "**/*"
_MOSTLY_OTHER = frozenset({"", ".ts", ".php", ".xml", ".ini", ".dtd", ".rc"})
"""Suffixes of files with texts that in most directories are those of something else: they have to
be named by a pattern."""


def is_site(name: str) -> bool:
    """Whether a name on the command line stands for the files of a site by itself."""
    return "{lang}" in name or Path(name).is_dir()


def is_pattern(name: str) -> bool:
    """Whether a name stands for several files."""
    return is_site(name) or (bool(wildcards(name)) and not Path(name).exists())


def paired(
    targets: Sequence[str],
    sources: Sequence[str],
    references: Sequence[str],
    input_format: str | None,
) -> list[Translation]:
    """The translations that patterns and directories name, with their sources and references.

    Raises UsageError for patterns that do not belong together, or that no file fits.
    """
    found: dict[Path, Translation] = {}
    each = sources if len(sources) == len(targets) else [*sources] * len(targets)
    for number, target in enumerate(targets):
        source = each[number] if each else None
        site = _site if is_pattern(target) else _file
        for one in site(target, source, references, input_format):
            found.setdefault(one.target, one)
    return list(found.values())


def _file(
    target: str, source: str | None, references: Sequence[str], _: str | None
) -> list[Translation]:
    others = tuple(map(Path, references))
    return [Translation(Path(target), Path(source) if source else None, others, None)]


def _site(
    target: str, source: str | None, references: Sequence[str], input_format: str | None
) -> list[Translation]:
    named = [target, *([source] if source else []), *references]
    patterns = [
        f"{name.rstrip('/')}/{_EVERYTHING}" if Path(name).is_dir() else name for name in named
    ]
    for name, pattern in zip(named, patterns, strict=True):
        if wildcards(pattern) != wildcards(patterns[0]):
            raise UsageError(f"{name} must have the same wildcards as {target}, in their order")
    root = _common_root(patterns)
    first, *others = (_below(pattern, root) for pattern in patterns)
    documents = Documents(first, others.pop(0) if source else None, tuple(others))
    found = translations(Config(root=root, documents=(documents,)))
    if Path(target).is_dir() and input_format is None:
        found = [one for one in found if _is_readable(one.target)]
    if not found and Path(target).is_dir():
        return _file(target, None, (), None)  # which says that it is a directory
    if not found:
        raise UsageError(f"no file matches {target}")
    _tell_untranslated(documents, found, root)
    return found


def _common_root(patterns: Sequence[str]) -> Path:
    """The directory that all patterns have in common."""
    fixed = []
    for pattern in patterns:
        parts = Path(os.path.abspath(pattern)).parts[:-1]
        plain = (n for n, part in enumerate(parts) if wildcards(part) or "{lang}" in part)
        fixed.append(Path(*parts[: next(plain, len(parts))]))
    try:
        return Path(os.path.commonpath(fixed))
    except ValueError:
        raise UsageError(f"{' and '.join(patterns)} are on different drives") from None


def _below(pattern: str, root: Path) -> str:
    return Path(os.path.abspath(pattern)).relative_to(root).as_posix()


def _is_readable(path: Path) -> bool:
    """Whether a file of a directory is text of a known format, by its suffix."""
    from mtqa.formats import choose

    try:
        return path.suffix.lower() not in _MOSTLY_OTHER and bool(choose(str(path), None))
    except InputError:
        return False


def _tell_untranslated(documents: Documents, found: Sequence[Translation], root: Path) -> None:
    """Says which pages of the source have no translation."""
    if documents.source is None or "{lang}" in documents.source:
        return
    languages = _languages(documents, found, root)
    for file, fit in paths(documents.source, root):
        for language in languages:
            target = root / filled(documents.target, Match(language, fit.wildcards))
            if not target.exists() and _is_readable(file):
                complain(f"warning: {from_here(file)} has no translation {from_here(target)}")


def _languages(documents: Documents, found: Sequence[Translation], root: Path) -> list[str | None]:
    """What `{lang}` stands for in the paths of the translations, as they write it."""
    fits = (
        match(documents.target, Path(os.path.abspath(one.target)).relative_to(root).as_posix())
        for one in found
    )
    return list(dict.fromkeys(fit.language for fit in fits if fit))
