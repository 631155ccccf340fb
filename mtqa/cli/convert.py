"""`mtqa convert`: translations with what was found in them, for CAT tools and for programs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from mtqa.cli import EXIT_ERROR, complain
from mtqa.cli._options import inputs, run_options


@click.command("convert")
@inputs
@click.option(
    "--to",
    "writer",
    metavar="NAME",
    help="xliff, tmx or jsonl (default: what the suffix of FILE says).",
)
@click.option("-o", "file", metavar="FILE", help="Write to FILE.")
@run_options
def convert(**given: Any) -> None:
    """Write one translation with its findings as XLIFF 2.1, TMX or JSON Lines.

    In XLIFF every finding is an ITS 2.0 annotation on its words, so that translators see it in
    their editor. Exits 0 whatever was found.

    \b
    mtqa convert page.de.html --source page.en.html --no-models --quiet -o page.xlf
    mtqa convert messages.po --to tmx -o messages.tmx
    mtqa convert page.de.txt --source page.en.txt --reference human.txt --to jsonl
    mtqa convert page.de.txt --source page.en.txt --alignment beads.json -o page.xlf
    """
    from mtqa.cli._inputs import config_of, options_of, tasks_of
    from mtqa.cli._outputs import refuse_if_unwritable, replace_file

    config = config_of(given)
    tasks = tasks_of(given, config)
    writer = _writer(given["writer"], given["file"])
    if len(tasks) != 1:
        raise click.UsageError("one translation makes one file: name it alone")
    task = tasks[0]
    if given["file"]:
        read = [path for path in (task.target, task.source, *task.references) if path]
        refuse_if_unwritable(Path(given["file"]), {Path(p).resolve(): "an input" for p in read})
    from mtqa.cli._progress import shown_when_long
    from mtqa.pipeline import run

    with shown_when_long(quiet=given["quiet"]) as progress:
        result = run(tasks, options_of(given, config), progress)
    for error in result.errors:
        complain(f"{error.path}: {error.message}")
    if len(result.judgements) > 1:
        raise click.UsageError("one language makes one file: choose it with --target-language")
    for judgement in result.judgements:
        text = writer.write(judgement)
        if given["file"]:
            replace_file(Path(given["file"]), text)
        else:
            sys.stdout.write(text)
    sys.exit(EXIT_ERROR if result.errors else 0)


def _writer(name: str | None, file: str | None) -> Any:
    from mtqa import registry

    names = registry.names("exchange")
    suffix = Path(file).suffix.lower().removeprefix(".") if file else ""
    wanted = name or {"xlf": "xliff"}.get(suffix, suffix)
    if wanted not in names:
        raise click.UsageError(f"--to must be one of {', '.join(names)}")
    return registry.load("exchange", wanted)


COMMAND = convert
