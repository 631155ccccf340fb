"""`mtqa score --reference`: systems against references, as the options say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtqa.cli import complain

if TYPE_CHECKING:
    from mtqa.config import Config
    from mtqa.systems.material import Files, Material

FORMATS = ("table", "json", "tsv", "latex", "markdown")


def score_systems(given: dict[str, Any], config: Config) -> str:
    """The scores of all systems in the form that is asked for; warnings go to stderr.

    Raises MtqaError or click.UsageError.
    """
    from mtqa.cli import _score_tables as tables
    from mtqa.cli._progress import shown_when_long
    from mtqa.systems import scoring
    from mtqa.text.languages import standardize

    files = _files(given, standardize(given["language"]) if given["language"] else None, config)
    metrics = scoring.chosen_metrics(
        given["metrics"],
        references=bool(files.references),
        source=files.source is not None,
        models=not given["no_models"],
    )
    resampling = scoring.Resampling(given["test"], given["samples"], given["seed"])
    material = _material(files, given, config)
    with shown_when_long(quiet=given["quiet"]) as progress:
        scored = scoring.score_systems(
            material,
            metrics,
            resampling,
            tokenizer=given["tokenize"],
            models=config.models,
            progress=progress,
        )
    board = tables.Board(
        material,
        tuple(scored),
        resampling,
        segments=given["segments"],
        chart=given["chart"],
        baseline=_baseline(given["baseline"], material),
    )
    for note in board.notes:
        complain(f"warning: {note}")
    return tables.FORMS[given["form"]](board)


def _files(given: dict[str, Any], language: str | None, config: Config) -> Files:
    from mtqa.systems.material import Files

    files = Files(
        tuple(map(Path, given["files"])),
        tuple(map(Path, given["references"])),
        Path(given["source"]) if given["source"] else None,
        Path(given["documents"]) if given["documents"] else None,
        language or config.target_language,
    )
    if len(set(files.systems)) < len(files.systems):
        raise click.UsageError("a system is named twice")
    if [*map(str, files.texts)].count("-") > 1:
        raise click.UsageError("standard input (-) can be read only once")
    return files


def _material(files: Files, given: dict[str, Any], config: Config) -> Material:
    if not given["align"]:
        from mtqa.systems.material import read_lines

        return read_lines(files)
    from mtqa.pipeline import Options
    from mtqa.systems.aligned import read_articles

    config = config.having({"target_language": files.language} if files.language else {})
    options = Options(config, given["input_format"], models=not given["no_models"])
    return read_articles(files, options)


def _baseline(name: str | None, material: Material) -> int:
    if name is None:
        return 0
    if name not in material.names:
        raise click.UsageError(f"--baseline {name} is none of the systems")
    return material.names.index(name)
