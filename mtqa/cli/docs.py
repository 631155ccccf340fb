"""`mtqa docs`: the page of the manual about the command line."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mtqa.cli import EXIT_FAILED, root


@click.command("docs", hidden=True)
@click.argument("file", metavar="FILE")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if FILE is stale.")
def docs(file: str, check: bool) -> None:  # noqa: FBT001 (click passes flags)
    """Write the page about all commands and their options into FILE.

    \b
    mtqa docs docs/cli.md
    mtqa docs docs/cli.md --check
    """
    from mtqa.cli._manual import page
    from mtqa.cli._outputs import refuse_if_unwritable, replace_file

    path, content = Path(file), page(root, "mtqa")
    if not check:
        refuse_if_unwritable(path, {})
        replace_file(path, content)
    elif not path.is_file() or path.read_text(encoding="utf-8") != content:
        click.echo(f"{path} is stale")
        sys.exit(EXIT_FAILED)


COMMAND = docs
