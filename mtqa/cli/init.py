"""`mtqa init`: a commented mtqa.toml, by looking at the project."""

from __future__ import annotations

from pathlib import Path

import click

from mtqa import registry
from mtqa.errors import OutputError


@click.command("init")
@click.argument("folder", default=".", metavar="[FOLDER]")
@click.option("--force", is_flag=True, help="Replace an mtqa.toml that is there.")
@click.option("--stdout", "to_stdout", is_flag=True, help="Print it, write nothing.")
def init(folder: str, force: bool, to_stdout: bool) -> None:  # noqa: FBT001 (click passes flags)
    """Write a commented mtqa.toml, with patterns for the translations that lie in FOLDER.

    \b
    mtqa init
    mtqa init website --stdout
    mtqa init --force
    """
    from mtqa.cli._outputs import refuse_if_unwritable, replace_file
    from mtqa.config import FILE_NAME
    from mtqa.config.starter import sets, text

    root = Path(folder)
    file = root / FILE_NAME
    refuse_if_unwritable(file, {})
    if file.exists() and not force and not to_stdout:
        raise OutputError("is there already: --force replaces it", path=str(file))
    forms = [registry.load("formats", name) for name in registry.names("formats")]
    bilingual = {suffix for form in forms if form.units for suffix in form.suffixes}
    found = sets(root, {suffix for form in forms for suffix in form.suffixes}, bilingual)
    if to_stdout:
        click.echo(text(found), nl=False)
        return
    replace_file(file, text(found))
    what = ", ".join(one.pattern for one in found) or "no file in several languages was found"
    click.echo(f"{file}: {what}", err=True)


COMMAND = init
