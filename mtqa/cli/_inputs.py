"""What the options of a command say about files, languages and configuration."""

from __future__ import annotations

import glob
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtqa import registry
from mtqa.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mtqa.baseline import Baseline
    from mtqa.config import Config
    from mtqa.config.documents import Translation
    from mtqa.pipeline import Options, Task

_SOURCES = "{targets} translations need one --source, or one each: {sources} are given"


def config_of(given: dict[str, Any]) -> Config:
    """The configuration that holds, with the options that override it. Raises ConfigError."""
    from mtqa.config import NEVER, Config, find_file, load, parse_severity
    from mtqa.text.languages import standardize

    path = Path(given["config"]) if given.get("config") else find_file(Path.cwd())
    config = load(path) if path else Config(root=Path())
    readers: dict[str, Callable[[Any], Any]] = {
        "source_language": standardize,
        "target_language": standardize,
        "select": tuple,
        "ignore": tuple,
        "fail_on": lambda name: None if name == NEVER else parse_severity(name),
    }
    return config.having({key: read(given[key]) for key, read in readers.items() if given.get(key)})


def tasks_of(given: dict[str, Any], config: Config) -> list[Task]:
    """What to judge: the translations that are named, or else those of the configuration.

    Raises UsageError if there are none, click.UsageError for options that do not fit together.
    """
    if _of_site(given):
        return _paired(given)
    targets, sources = _globbed(given["targets"]), given["sources"]
    if not targets:
        return _configured(given, config)
    if len(sources) not in (0, 1, len(targets)):
        raise click.UsageError(_SOURCES.format(targets=len(targets), sources=len(sources)))
    if [*targets, *sources, *given["references"]].count("-") > 1:
        raise click.UsageError("standard input (-) can be read only once")
    if given["alignment"] and not (len(targets) == len(sources) == 1):
        raise click.UsageError("--alignment needs one translation and one --source")
    if not sources and not given["references"] and config.documents:
        return list(dict.fromkeys(t for target in targets for t in _completed(target, config)))
    from mtqa.pipeline import Task

    each = sources if len(sources) == len(targets) else sources * len(targets)
    references = tuple(Path(reference) for reference in given["references"])
    alignment = Path(given["alignment"]) if given["alignment"] else None
    return [
        Task(Path(target), Path(each[number]) if each else None, references, alignment)
        for number, target in enumerate(targets)
    ]


def _of_site(given: dict[str, Any]) -> bool:
    """Whether directories or patterns are to be paired with each other."""
    from mtqa.cli._pairing import is_pattern, is_site

    others = (*given["sources"], *given["references"])
    targets = given["targets"]
    together = any(map(is_pattern, targets)) and any(map(is_pattern, others))
    return together or any(map(is_site, targets))


def _paired(given: dict[str, Any]) -> list[Task]:
    from mtqa.cli._pairing import paired

    targets, sources = given["targets"], given["sources"]
    if len(sources) not in (0, 1, len(targets)):
        raise click.UsageError(_SOURCES.format(targets=len(targets), sources=len(sources)))
    if given["alignment"]:
        raise click.UsageError("--alignment needs one translation and one --source")
    found = paired(targets, sources, given["references"], given["input_format"])
    return [_task(one) for one in found]


def _globbed(names: Sequence[str]) -> list[str]:
    """Patterns that no shell has expanded; a file of that very name comes first."""
    found: list[str] = []
    for name in names:
        if glob.has_magic(name) and not Path(name).exists():
            files = sorted(file for file in glob.glob(name, recursive=True) if Path(file).is_file())
            if not files:
                raise UsageError(f"no file matches {name}")
            found += files
        else:
            found.append(name)
    return found


def _configured(given: dict[str, Any], config: Config) -> list[Task]:
    from mtqa.config.documents import translations

    if given["sources"] or given["references"] or given["alignment"]:
        raise click.UsageError("these options need a translation that they belong to")
    if not config.documents:
        raise click.UsageError(
            "name a translation, or say where they lie under [[documents]] in mtqa.toml"
            " (`mtqa init` writes one)"
        )
    tasks = [_task(one) for one in translations(config)]
    if not tasks:
        patterns = ", ".join(one.target for one in config.documents)
        raise UsageError(f"no file matches {patterns}, where {config.file} looks for translations")
    return tasks


def _completed(target: str, config: Config) -> list[Task]:
    """A translation with what the patterns say belongs to it; of a source, its translations."""
    from mtqa.config.documents import belonging, translated
    from mtqa.pipeline import Task

    path = Path(target)
    if found := belonging(path, config):
        return [_task(found)]
    return [_task(one) for one in translated(path, config)] or [Task(path)]


def _task(found: Translation) -> Task:
    from mtqa.pipeline import Task

    return Task(found.target, found.source, found.references, language=found.language)


def options_of(given: dict[str, Any], config: Config) -> Options:
    """What holds for all translations. Raises click.UsageError or MtqaError."""
    from mtqa.pipeline import Options

    if given["input_format"] and given["input_format"] not in registry.names("formats"):
        names = ", ".join(registry.names("formats"))
        raise click.UsageError(f"unknown --input-format '{given['input_format']}' ({names})")
    return Options(
        config=config,
        input_format=given["input_format"],
        models=not given["no_models"],
        # Standard input can be read by this process alone.
        jobs=1
        if "-" in (*given["targets"], *given["sources"], *given["references"])
        else given["jobs"],
        baseline=baseline_of(given, config),
        changed=given.get("changed"),
    )


def baseline_file(given: dict[str, Any], config: Config) -> Path:
    """The file that --baseline or the configuration names, or mtqa-baseline.json beside it."""
    from mtqa.baseline import FILE_NAME
    from mtqa.config.documents import from_here

    if given.get("baseline"):
        return Path(given["baseline"])
    return from_here(config.baseline or (config.root or Path()) / FILE_NAME)


def baseline_of(given: dict[str, Any], config: Config) -> Baseline | None:
    """The known findings; None where there is no such file. Raises InputError.

    A file that --baseline names must be there; one that the configuration names may yet be written.
    """
    from mtqa.baseline import read

    if given.get("no_baseline"):
        return None
    file = baseline_file(given, config)
    return read(file) if given.get("baseline") or file.exists() else None
