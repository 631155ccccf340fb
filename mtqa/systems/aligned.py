"""Articles that nobody has aligned: their units become the segments that are scored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtqa.errors import InputError, UsageError
from mtqa.files import Options, Task, forget
from mtqa.reading import context_of, target_of
from mtqa.systems.material import Material, doubts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mtqa.systems.material import Files
    from mtqa.types import Context, Segment, Unit


def read_articles(files: Files, options: Options) -> Material:
    """Articles, aligned with the source or, without one, with the first reference.

    Only units that all of them have are scored: what one lacks may be an omission or a fault of
    the alignment, and the notes say how much was left out and of which file. Raises MtqaError.
    """
    if files.documents:
        raise UsageError("--documents needs files with a segment on each line, not --align")
    forget()
    anchor, *others = [*filter(None, [files.source]), *files.references]
    context = _context(files, anchor, tuple(others), options)
    rows = [(unit, _sides(unit)) for unit in context.units]
    whole = [(unit, sides) for unit, sides in rows if all(sides)]
    if not whole:
        raise InputError("nothing in it could be aligned with the others", path=str(anchor))
    columns = [tuple(column) for column in zip(*(_texts(sides) for _, sides in whole), strict=True)]
    paths = [anchor, files.systems[0], *others, *files.systems[1:]]
    texts = dict(zip(paths, columns, strict=True))
    language = files.language or context.target.language
    return Material(
        names=tuple(map(str, files.systems)),
        systems=tuple(texts[path] for path in files.systems),
        references=tuple(texts[path] for path in files.references),
        sources=texts[files.source] if files.source else None,
        language=language,
        lines=tuple(_line(context, unit) for unit, _ in whole),
        notes=(*_left_out(rows, paths), *doubts(files, texts, language, numbered=False)),
    )


def _context(files: Files, anchor: Path, others: tuple[Path, ...], options: Options) -> Context:
    """The first system is the translation; the further ones are aligned as references are."""
    config = options.config
    if files.source is None:
        config = config.having({"source_language": config.target_language})
    task = Task(files.systems[0], anchor, (*others, *files.systems[1:]))
    target = target_of(task, config, options)
    return context_of(task, target, config, options)


def _sides(unit: Unit) -> list[Segment | None]:
    return [unit.source, unit.target, *unit.references]


def _texts(sides: Sequence[Segment | None]) -> list[str]:
    return [" ".join(segment.text.split()) for segment in sides if segment]


def _line(context: Context, unit: Unit) -> int:
    assert unit.target is not None
    return context.target.location(unit.target).line


def _left_out(
    rows: Sequence[tuple[Unit, Sequence[Segment | None]]], paths: Sequence[Path]
) -> list[str]:
    partial = [sides for _, sides in rows if not all(sides)]
    if not partial:
        return []
    lacking = [
        f"{path} lacks {count}"
        for place, path in enumerate(paths)
        if (count := sum(sides[place] is None for sides in partial))
    ]
    share = f"{len(partial)} of {len(rows)} aligned units are left out of all scores"
    return [f"{share}, for not every file has them: {', '.join(lacking)}"]
