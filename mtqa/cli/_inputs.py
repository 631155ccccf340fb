"""What the options of a command say about files, languages and configuration."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtqa import registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from mtqa.pipeline import Options, Task


def tasks_of(given: dict[str, Any]) -> list[Task]:
    """What to judge, from `targets`, `sources`, `references` and `alignment`."""
    from mtqa.pipeline import Task

    targets, sources = given["targets"], given["sources"]
    if len(sources) not in (0, 1, len(targets)):
        raise click.UsageError(
            f"{len(targets)} translations need one --source, or one each: {len(sources)} are given"
        )
    if [*targets, *sources, *given["references"]].count("-") > 1:
        raise click.UsageError("standard input (-) can be read only once")
    each = sources if len(sources) == len(targets) else sources * len(targets)
    if given["alignment"] and not (len(targets) == len(sources) == 1):
        raise click.UsageError("--alignment needs one translation and one --source")
    references = tuple(Path(reference) for reference in given["references"])
    alignment = Path(given["alignment"]) if given["alignment"] else None
    return [
        Task(Path(target), Path(each[number]) if each else None, references, alignment)
        for number, target in enumerate(targets)
    ]


def options_of(given: dict[str, Any]) -> Options:
    """What holds for all of it: the configuration, and the options that override it."""
    from mtqa.config import Config, find_file, load, parse_severity
    from mtqa.pipeline import Options
    from mtqa.text.languages import standardize

    path = Path(given["config"]) if given["config"] else find_file(Path.cwd())
    config = load(path) if path else Config()
    readers: dict[str, Callable[[Any], Any]] = {
        "source_language": standardize,
        "target_language": standardize,
        "select": tuple,
        "ignore": lambda codes: (*config.ignore, *codes),
        "fail_on": parse_severity,
    }
    overrides = {key: read(given[key]) for key, read in readers.items() if given[key]}
    if given["input_format"] and given["input_format"] not in registry.names("formats"):
        names = ", ".join(registry.names("formats"))
        raise click.UsageError(f"unknown --input-format '{given['input_format']}' ({names})")
    return Options(
        config=replace(config, **overrides),
        input_format=given["input_format"],
        models=not given["no_models"],
        # Standard input can be read by this process alone.
        jobs=1
        if "-" in (*given["targets"], *given["sources"], *given["references"])
        else given["jobs"],
    )
