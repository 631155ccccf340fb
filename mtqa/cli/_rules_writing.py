"""The commands of `mtqa rules` that write files: new, import, docs."""

from __future__ import annotations

from pathlib import Path

import click

from mtqa.errors import OutputError, UsageError


@click.command("new")
@click.argument("file", metavar="FILE")
@click.argument("name")
@click.option("--kind", default="pair", metavar="KIND", help="Kind of the rule (default: pair).")
@click.option("--source-language", default="zh", metavar="TAG", help="Of its trigger.")
@click.option("--target-language", default="de", metavar="TAG", help="Of its renderings.")
def new(file: str, name: str, kind: str, source_language: str, target_language: str) -> None:
    """Begin a rule NAME in FILE, which is made or added to: complete, to be edited in place.

    \b
    mtqa rules new qa/rules/people.toml cathie-wood
    mtqa rules new qa/rules/brands.toml our-brand --kind preserve
    mtqa rules new qa/rules/people.toml our-founder --source-language en --target-language fr
    """
    import tomllib

    from mtqa.errors import RuleError
    from mtqa.rules.scaffold import scaffold
    from mtqa.text.languages import standardize
    from mtqa.text.toml import read_toml

    path = Path(file)
    if path.suffix != ".toml":
        raise UsageError(f"{path}: a file of rules ends in .toml")
    text = scaffold(
        kind, name, source=standardize(source_language), target=standardize(target_language)
    )
    before = ""
    if path.exists():
        before = read_toml(path, RuleError).text.rstrip("\n") + "\n\n\n"
        if name in tomllib.loads(before):
            raise UsageError(f"{path}: there is a rule '{name}' already")
    _write(path, before + text)
    click.echo(
        f"{path}: rule '{name}', to be edited; `mtqa rules verify {path}` tests it", err=True
    )


@click.command("import")
@click.argument("glossary", metavar="GLOSSARY")
@click.option("--source-language", required=True, metavar="TAG", help="Language of the triggers.")
@click.option("-o", "output", metavar="FILE", help="Write the rules to FILE (default: stdout).")
def import_terms(glossary: str, source_language: str, output: str | None) -> None:
    """Make rules of a glossary, TBX or CSV: its terms are asked for in translations.

    A CSV file names the language of each column in its first line (`en,de,bad de,note`); several
    terms in a cell are separated by a bar. Terms that are the same in all languages must be
    preserved; forbidden and given-up terms become wrong renderings.

    \b
    mtqa rules import terms.tbx --source-language en -o qa/rules/terms.toml
    """
    from mtqa.rules.glossaries import read
    from mtqa.rules.glossaries.writer import write
    from mtqa.text.languages import standardize

    path = Path(glossary)
    text = write(read(path), source=standardize(source_language), origin=path.name)
    if output is None:
        click.echo(text, nl=False)
    else:
        _write(Path(output), text)


@click.command("docs")
@click.argument("directory", metavar="DIRECTORY")
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if the pages are stale.")
def docs(directory: str, check: bool) -> None:  # noqa: FBT001 (click passes flags)
    """Write a page for each theme of mtqa's own rules into DIRECTORY.

    \b
    mtqa rules docs docs/rules
    mtqa rules docs docs/rules --check
    """
    import sys

    from mtqa.cli import EXIT_FAILED
    from mtqa.rules.loader import CATALOGUE, load
    from mtqa.rules.pages import pages

    folder = Path(directory)
    made = pages(load(CATALOGUE))
    if not check:
        for name, content in made.items():
            _write(folder / name, content)
        return
    stale = [name for name, content in made.items() if _content(folder / name) != content]
    for name in stale:
        click.echo(f"{folder / name} is stale")
    sys.exit(EXIT_FAILED if stale else 0)


def _content(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.is_file() else None


def _write(path: Path, text: str) -> None:
    """Raises OutputError if the file cannot be written."""
    from mtqa.cli._outputs import replace_file

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror}", path=str(path)) from None
    replace_file(path, text)
