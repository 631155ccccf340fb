"""`mtqa config`: what holds for a file, and the schema for editors."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from mtqa.cli import EXIT_FAILED


@click.group("config")
def config() -> None:
    """Show what a configuration means.

    \b
    mtqa config show content/de/page.md
    mtqa config schema -o mtqa.schema.json
    """


@config.command("show")
@click.argument("file", required=False, metavar="[TRANSLATION]")
@click.option("--config", metavar="FILE", help="Use this mtqa.toml, not the nearest one.")
@click.option(
    "--target-language",
    metavar="TAG",
    help="As if the translation were in this language, e.g. de (default: as in the run).",
)
def show(**given: Any) -> None:
    """Print each value that holds, and the line that it comes from.

    For a translation, with the overrides for its path and language; its language is that of the
    pattern under [[documents]], of --target-language or of the configuration.

    \b
    mtqa config show
    mtqa config show content/de/legal/terms.md --config qa/mtqa.toml
    mtqa config show page.md --target-language de
    """
    from mtqa.cli._inputs import config_of
    from mtqa.config.documents import belonging
    from mtqa.config.shown import rows

    settings = config_of({"config": given["config"]})
    path = Path(given["file"]) if given["file"] else None
    found = belonging(path, settings) if path else None
    language = given["target_language"] or (found and found.language)
    held = settings.for_file(path, language or settings.for_file(path).target_language)
    click.echo(f"# {settings.file or 'no configuration file: the defaults hold'}")
    if found is not None:
        click.echo(f"# source: {found.source or 'none'}")
        click.echo(f"# references: {', '.join(map(str, found.references)) or 'none'}")
    table = [(f"{name} = {value}", origin) for name, value, origin in rows(held)]
    width = min(max(len(line) for line, _ in table), 60)
    for line, origin in table:
        click.echo(f"{line:<{width}}  # {origin}")


@config.command("schema")
@click.option("-o", "output", metavar="FILE", help="Write it to FILE (default: stdout).")
def schema(output: str | None) -> None:
    """Print the JSON schema of mtqa.toml, by which editors complete and check it.

    \b
    mtqa config schema -o mtqa.schema.json
    """
    from mtqa.cli._outputs import refuse_if_unwritable, replace_file
    from mtqa.config.schema import text

    if output is None:
        click.echo(text(), nl=False)
    else:
        refuse_if_unwritable(Path(output), {})
        replace_file(Path(output), text())


@config.command("docs", hidden=True)
@click.argument("file", metavar="FILE")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if FILE is stale.")
def docs(file: str, check: bool) -> None:  # noqa: FBT001 (click passes flags)
    """Write the page about mtqa.toml into FILE.

    \b
    mtqa config docs docs/configuration.md
    """
    from mtqa.cli._outputs import refuse_if_unwritable, replace_file
    from mtqa.config.manual import page

    path = Path(file)
    if not check:
        refuse_if_unwritable(path, {})
        replace_file(path, page())
    elif not path.is_file() or path.read_text(encoding="utf-8") != page():
        click.echo(f"{path} is stale")
        sys.exit(EXIT_FAILED)


COMMAND = config
