"""`mtqa baseline`: accept what there is, and fail only for what is new."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtqa.cli import EXIT_ERROR, complain
from mtqa.cli._options import baseline_option, inputs, run_options

if TYPE_CHECKING:
    from mtqa.baseline import Baseline
    from mtqa.types import Finding, Judgement


@click.group("baseline")
def baseline() -> None:
    """Accept the findings of today, so that the gate fails only for new ones.

    The file belongs under version control. It is found again by `mtqa check` without an option.

    \b
    mtqa baseline write
    mtqa baseline prune
    mtqa baseline show
    """


@baseline.command("write")
@inputs
@baseline_option
@click.option("--critical", is_flag=True, help="Accept critical findings too.")
@run_options
def write(**given: Any) -> None:
    """Accept all findings of these translations, or of those that mtqa.toml names.

    What the file says of other translations stays. Critical findings are left out, and go on
    failing, unless --critical accepts them too.

    \b
    mtqa baseline write
    mtqa baseline write page.de.md --source page.en.md --critical
    mtqa baseline write page.de.md --reference human.de.md --alignment page.tsv
    mtqa baseline write --baseline qa/known.json --no-models --quiet
    """
    known, judgements, whole = _run(given)
    found = _findings_of(judgements)
    if whole:
        known = type(known)(known.file)
    after = known.updated(found, critical=given["critical"])
    _save(after)
    skipped = sum(_is_left_out(f) for each in found.values() for f in each)
    if skipped and not given["critical"]:
        complain(f"{skipped} critical left out: they go on failing unless --critical accepts them")
    click.echo(f"{after.file}: {_findings(len(after))}", err=True)


@baseline.command("prune")
@inputs
@baseline_option
@run_options
def prune(**given: Any) -> None:
    """Take out what has been put right. Nothing is added, and what a run does not look for, as
    with --no-models or --select, stays.

    \b
    mtqa baseline prune
    mtqa baseline prune page.de.md --source page.en.md --reference human.de.md
    mtqa baseline prune page.de.md --source page.en.md --alignment page.tsv
    mtqa baseline prune --baseline qa/known.json --no-models --quiet
    """
    known, judgements, _ = _run(given)
    fixed = {one for judgement in judgements.values() for one in judgement.fixed}
    after = known.pruned(_findings_of(judgements), fixed)
    _save(after)
    gone = len(known) - len(after)
    click.echo(f"{after.file}: {_findings(gone)} taken out, {len(after)} left", err=True)


@baseline.command("show")
@baseline_option
@click.option("--config", metavar="FILE", help="Use this mtqa.toml, not the nearest one.")
def show(**given: Any) -> None:
    """List what is accepted, by translation.

    \b
    mtqa baseline show
    mtqa baseline show --config qa/mtqa.toml --baseline qa/known.json
    """
    from mtqa.baseline import read
    from mtqa.cli._inputs import baseline_file, config_of

    known = read(baseline_file(given, config_of(given)))
    for name in sorted(known.known):
        click.echo(name)
        for one in sorted(known.known[name], key=lambda one: (-one.severity, one.code, one.quote)):
            click.echo(f"  {one.severity}  {one.code}  {_shown(one.quote)}".rstrip())
    levels = Counter(one.severity for found in known.known.values() for one in found)
    parts = ", ".join(f"{number} {level}" for level, number in sorted(levels.items(), reverse=True))
    click.echo(f"{_findings(len(known))}{f' ({parts})' if parts else ''}")


def _run(given: dict[str, Any]) -> tuple[Baseline, dict[str, Judgement], bool]:
    """The baseline, the judgements of a run by the name of their translation in it, and whether
    they are those of the whole project. Exits if a file cannot be read: it would lose its findings.
    """
    from mtqa.baseline import Baseline, read
    from mtqa.cli._inputs import baseline_file, config_of, options_of, tasks_of
    from mtqa.cli._outputs import refuse_if_unwritable
    from mtqa.cli._progress import shown_when_long
    from mtqa.files import expanded
    from mtqa.pipeline import run

    config = config_of(given)
    tasks = tasks_of(given, config)
    file = baseline_file(given, config)
    read_files = {Path(p).resolve(): "an input" for t in tasks for p in (t.target, t.source) if p}
    refuse_if_unwritable(file, read_files)
    known = read(file) if file.exists() else Baseline(file)
    options = replace(options_of({**given, "no_baseline": True}, config), baseline=known)
    tasks = expanded(tasks, options)
    with shown_when_long(quiet=given["quiet"]) as progress:
        result = run(tasks, options, progress)
    for error in result.errors:
        complain(f"{error.path}: {error.message}")
    if result.errors:
        complain(f"{file} is left as it was")
        sys.exit(EXIT_ERROR)
    named = zip(tasks, result.judgements, strict=True)
    judgements = {known.name(task.target, task.only): judgement for task, judgement in named}
    return known, judgements, not given["targets"]


def _findings_of(judgements: dict[str, Judgement]) -> dict[str, tuple[Finding, ...]]:
    return {name: judgement.findings for name, judgement in judgements.items()}


def _save(known: Baseline) -> None:
    from mtqa.cli._outputs import replace_file

    replace_file(known.file, known.text())


def _is_left_out(finding: Finding) -> bool:
    from mtqa.types import Severity

    return finding.suppressed is None and finding.severity is Severity.CRITICAL


def _findings(number: int) -> str:
    return f"{number} finding{'' if number == 1 else 's'}"


def _shown(quote: str, longest: int = 60) -> str:
    """One line that cannot command the terminal."""
    text = "".join(char if char.isprintable() else " " for char in quote)
    return text if len(text) <= longest else text[:longest].rstrip() + " …"


COMMAND = baseline
