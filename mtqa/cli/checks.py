"""`mtqa checks`: what is looked for, why, and what may be set about it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from mtqa.cli import EXIT_FAILED
from mtqa.errors import UsageError


@click.group("checks")
def checks() -> None:
    """List and explain the checks."""


@checks.command("list")
@click.option("--language", metavar="TAG", help="Only checks of translations into this language.")
def list_checks(language: str | None) -> None:
    """List the checks and the codes of their findings.

    \b
    mtqa checks list
    mtqa checks list --language de
    """
    from mtqa.cli._checks_text import loaded
    from mtqa.text.languages import falls_under, standardize

    tag = standardize(language) if language else None
    shown = [
        (code, entry)
        for check in loaded().values()
        if tag is None
        or check.languages is None
        or any(falls_under(tag, one) for one in check.languages)
        for code, entry in check.codes.items()
    ]
    width = max(len(code) for code, _ in shown)
    for code, entry in shown:
        click.echo(f"{code:<{width}}  {entry.severity!s:<8}  {entry.category}")
    click.echo(f"{len(shown)} codes", err=True)


@checks.command("show")
@click.argument("name")
def show(name: str) -> None:
    """Show what a check finds, why that matters, its examples and its options.

    \b
    mtqa checks show wrong-number
    mtqa checks show wrong-number/changed
    """
    from mtqa.cli._checks_text import describe, loaded
    from mtqa.text.toml import nearest

    known = loaded()
    check = name.partition("/")[0]
    if check not in known:
        raise UsageError(f"there is no check '{name}'{nearest(check, known)}")
    if "/" in name and name not in known[check].codes:
        raise UsageError(f"there is no code '{name}'{nearest(name, known[check].codes)}")
    click.echo("\n".join(describe(check, known[check], name)))


@checks.command("docs", hidden=True)
@click.argument("file", metavar="FILE")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if FILE is stale.")
def docs(file: str, check: bool) -> None:  # noqa: FBT001 (click passes flags)
    """Write the page about all checks into FILE.

    \b
    mtqa checks docs docs/checks.md
    mtqa checks docs docs/checks.md --check
    """
    from mtqa.cli._checks_text import page
    from mtqa.cli._outputs import refuse_if_unwritable, replace_file

    path, content = Path(file), page()
    if not check:
        refuse_if_unwritable(path, {})
        replace_file(path, content)
    elif not path.is_file() or path.read_text(encoding="utf-8") != content:
        click.echo(f"{path} is stale")
        sys.exit(EXIT_FAILED)


COMMAND = checks
