"""What is to be judged, and the files of it as their formats read them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa import registry
from mtqa.config import Config
from mtqa.errors import MtqaError
from mtqa.formats import choose
from mtqa.formats._bilingual import Pairs, choices, read_pairs, select
from mtqa.text.decoding import decode, read_bytes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mtqa.baseline import Baseline
    from mtqa.types import Format, RawText


@dataclass(frozen=True, slots=True)
class Task:
    """One translation to judge. Text given as a string counts as a plain-text file. `language` is
    what the place of the file says that it is in.
    """

    target: Path | str
    source: Path | str | None = None
    references: tuple[Path | str, ...] = ()
    alignment: Path | None = None
    """A corrected alignment of source and target, as `mtqa align` writes it."""
    language: str | None = None
    only: str | None = None
    """Of several translations in the file, the name of the one to judge."""


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for every translation of a run. `changed` is the git revision since which a
    segment must have changed to be judged.
    """

    config: Config = field(default_factory=Config)
    input_format: str | None = None
    models: bool = True
    jobs: int = 1
    baseline: Baseline | None = None
    changed: str | None = None


def forget() -> None:
    """Read all files anew: they may have changed since the last run."""
    raw_file.cache_clear()
    pairs_in.cache_clear()


def expanded(tasks: Sequence[Task], options: Options) -> list[Task]:
    """The same, with a task for each translation in a file that holds several, as far as nothing
    says which of them is meant.
    """
    return [one for task in tasks for one in _by_language(task, options)]


def _by_language(task: Task, options: Options) -> list[Task]:
    path = task.target
    if task.only or not isinstance(path, Path):
        return [task]
    try:
        form = format_at(path, options)
        found = form.units(raw_file(path, format_name(path, options))) if form.units else ()
        wanted = task.language or options.config.for_file(path).target_language
        chosen = choices(found, wanted) if len(found) > 1 else []
    except MtqaError:  # Whoever judges the file comes upon it, too, and says so.
        return [task]
    return [replace(task, only=name) for name in chosen] or [task]


def format_name(path: Path | str, options: Options) -> str:
    """The name of the format to read a file with; a string is plain text. Raises InputError."""
    return choose(str(path), options.input_format) if isinstance(path, Path) else "text"


def format_at(path: Path | str, options: Options) -> Format:
    """The format itself."""
    form: Format = registry.load("formats", format_name(path, options))
    return form


@cache
def raw_file(path: Path, name: str) -> RawText:
    """The text of a file, as the format of that name opens it. Raises InputError.

    Kept for the length of a run, because many translations share one source.
    """
    form: Format = registry.load("formats", name)
    content = read_bytes(str(path))
    return form.open(content, str(path)) if form.open else decode(content, str(path))


@lru_cache(maxsize=4)
def pairs_in(
    path: Path,
    input_format: str | None,
    source: str | None,
    target: str | None,
    likely: str | None = None,
) -> Pairs:
    """What a bilingual file holds; `source` and `target` are languages, or the name of one of
    several translations, of which the one into `likely` is taken for None. Raises InputError.

    Kept while one translation is judged, which asks for it several times.
    """
    name = choose(str(path), input_format)
    form: Format = registry.load("formats", name)
    assert form.units is not None
    raw = raw_file(path, name)
    found = form.units(raw)
    chosen = select(found, target or likely, raw.path)
    stated = target if len(found) == 1 else chosen.target_language
    return read_pairs(raw, chosen, source_language=source, target_language=stated)
