"""`mtqa rules`: the known mistranslations, what each is about, and whether it proves itself."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from mtqa.cli import EXIT_FAILED
from mtqa.cli._rules_writing import docs, import_terms, new
from mtqa.errors import UsageError

if TYPE_CHECKING:
    from mtqa.rules.model import Rule

_directories = click.option(
    "--rules",
    "directories",
    multiple=True,
    metavar="PATH",
    help="A further directory or file of rules (repeatable), beside those of mtqa.toml.",
)


@click.group("rules")
def rules() -> None:
    """List, explain and verify the rules that flag known mistranslations."""


@rules.command("list")
@_directories
@click.option("--language", metavar="TAG", help="Only rules about this target language.")
@click.argument("prefix", default="")
def list_rules(directories: tuple[str, ...], language: str | None, prefix: str) -> None:
    """List the rules, or those whose id begins with PREFIX.

    \b
    mtqa rules list
    mtqa rules list chrome --language de
    mtqa rules list --rules qa/rules
    """
    from mtqa.rules.find import target_for
    from mtqa.text.languages import standardize

    tag = standardize(language) if language else None
    shown = [
        rule
        for rule in _load(directories)
        if rule.id.startswith(prefix) and (tag is None or target_for(rule, tag))
    ]
    width = max((len(rule.id) for rule in shown), default=0)
    for rule in shown:
        languages = " ".join(sorted(rule.target_languages))
        click.echo(f"{rule.id:<{width}}  {rule.severity!s:<8}  {languages}")
    click.echo(f"{len(shown)} rules", err=True)


@rules.command("show")
@_directories
@click.argument("id_", metavar="ID")
def show(directories: tuple[str, ...], id_: str) -> None:
    """Show what a rule looks for, where, why, and its examples.

    \b
    mtqa rules show people/investors/cathie-wood
    mtqa rules show people/our-founder --rules qa/rules
    """
    from mtqa.rules.description import describe
    from mtqa.text.toml import nearest

    known = {rule.id: rule for rule in _load(directories)}
    if id_ not in known:
        raise UsageError(f"there is no rule '{id_}'{nearest(id_, known)}")
    click.echo("\n".join(describe(known[id_])))


@rules.command("verify")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
def verify(paths: tuple[str, ...]) -> None:
    """Hold rules to their own examples: those in PATHs, or all that a run here would use.

    Exits 1 if a rule fails.

    \b
    mtqa rules verify
    mtqa rules verify qa/rules qa/extra.toml
    """
    from mtqa.rules.loader import load
    from mtqa.rules.verifier import verify as faults_of

    loaded = [rule for path in paths for rule in load(Path(path))] if paths else _load(())
    faults = list(faults_of(loaded))
    for fault in faults:
        click.echo(fault)
    count = len({fault.split("'")[1] for fault in faults})
    click.echo(f"{len(loaded)} rules, {count} failing", err=True)
    if faults:
        sys.exit(EXIT_FAILED)


@rules.command("stats")
@_directories
def stats(directories: tuple[str, ...]) -> None:
    """Count the rules: by theme, kind and language, and what they cover.

    \b
    mtqa rules stats
    mtqa rules stats --rules qa/rules
    """
    from mtqa.rules.statistics import CHROME_LANGUAGES, count

    counts = count(_load(directories))
    click.echo(f"{counts.rules} rules, each about one concept")
    for title, numbers in (
        ("theme", counts.themes),
        ("kind", counts.kinds),
        ("target language", counts.languages),
        ("wrong renderings in", counts.renderings),
    ):
        click.echo(f"\n{title}")
        for name, number in numbers.items():
            click.echo(f"  {name:<16}{number:>7}")
    click.echo("\ncoverage")
    for number, what in (
        (counts.in_two, "with wrong renderings in two target languages or more"),
        (counts.from_chinese, "from Chinese into German or English"),
        (counts.chrome, "about page chrome"),
        (counts.chrome_whole, f"of those in all of {' '.join(CHROME_LANGUAGES)}"),
    ):
        click.echo(f"  {number:>5}  {what}")


def _load(directories: tuple[str, ...]) -> tuple[Rule, ...]:
    from mtqa.config import find_file
    from mtqa.config import load as load_config
    from mtqa.rules.loader import load_catalogue

    path = find_file(Path.cwd())
    configured = load_config(path).rules if path else ()
    return load_catalogue([*configured, *map(Path, directories)])


for _command in (new, import_terms, docs):
    rules.add_command(_command)

COMMAND = rules
