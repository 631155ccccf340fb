"""The translations of a project, each with its source and references, by the patterns of its
configuration.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa.config.patterns import filled, match, paths
from mtqa.errors import LanguageTagError
from mtqa.text.languages import falls_under, standardize

if TYPE_CHECKING:
    from mtqa.config.model import Config, Documents
    from mtqa.config.patterns import Match


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation and what belongs to it, as paths from the working directory."""

    target: Path
    source: Path | None
    references: tuple[Path, ...]
    language: str | None


def translations(config: Config) -> list[Translation]:
    """All of them, in the order of the patterns and then of their paths, each once."""
    root = config.root or Path()
    found: dict[Path, Translation] = {}
    for documents in config.documents:
        for file, fit in paths(documents.target, root):
            made = _made(documents, fit, file.relative_to(root).as_posix(), root)
            if made is not None:
                found.setdefault(made.target, made)
    return list(found.values())


def belonging(path: Path, config: Config) -> Translation | None:
    """What belongs to a translation; None if no pattern fits its path."""
    relative = config.relative(path)
    for documents in config.documents:
        fit = match(documents.target, relative)
        made = fit and _made(documents, fit, relative, config.root or Path())
        if made:
            return Translation(path, made.source, made.references, made.language)
    return None


def translated(path: Path, config: Config) -> list[Translation]:
    """The translations of a file that is a source; none if it is not."""
    here = path.resolve()
    return [
        one
        for one in translations(config)
        if one.source is not None and one.source.resolve() == here
    ]


def _made(documents: Documents, fit: Match, relative: str, root: Path) -> Translation | None:
    """None for what is no translation: the source itself, a reference, another language."""
    language = None
    if fit.language is not None:
        try:
            language = standardize(fit.language)
        except LanguageTagError:
            return None
        wanted = documents.languages
        if wanted and not any(falls_under(language, tag) for tag in wanted):
            return None
    source = filled(documents.source, fit) if documents.source else None
    references = [filled(pattern, fit) for pattern in documents.references]
    if relative in (source, *references):
        return None
    return Translation(
        from_here(root / relative),
        from_here(root / source) if source else None,
        tuple(from_here(root / one) for one in references if (root / one).is_file()),
        language,
    )


def from_here(path: Path) -> Path:
    """A path as a user in the working directory would write it."""
    try:
        return Path(os.path.relpath(path))
    except ValueError:  # another drive, on Windows
        return path
