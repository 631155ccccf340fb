"""`mtqa check`: findings, worst segments and an exit code for translations."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from mtqa.cli import EXIT_ERROR, EXIT_FAILED, complain
from mtqa.cli._options import (
    baseline_option,
    inputs,
    report_options,
    report_options_of,
    run_options,
)

if TYPE_CHECKING:
    from mtqa.types import Result

_SEVERITIES = ("neutral", "minor", "major", "critical", "never")


@click.command("check")
@inputs
@click.option(
    "--format", "report", metavar="NAME", default="terminal", help="Report to print, e.g. junit."
)
@click.option(
    "-o", "report_file", metavar="FILE", help="Write that report to FILE, e.g. report.xml."
)
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="NAME=FILE",
    help="Write a further report, e.g. json=result.json (repeatable).",
)
@click.option(
    "--fail-on",
    type=click.Choice(_SEVERITIES),
    help="Fail if a finding is that severe or worse (default: major).",
)
@baseline_option
@click.option("--no-baseline", is_flag=True, help="Count all findings, known ones too.")
@click.option(
    "--changed",
    metavar="BASE",
    help="Judge only segments that changed since this git revision, e.g. origin/main.",
)
@click.option("--strict", is_flag=True, help="Exit 1 where the verdict is inconclusive.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 where the gate fails.")
@run_options
@report_options
def check(**given: Any) -> None:
    """Check translations and say whether they may be published.

    Without a translation it checks those that mtqa.toml names under [[documents]]; one that is
    named there gets its source and references from there too. Findings that the baseline knows are
    shown and not counted. A directory, or a pattern in which {lang} stands for a language, means
    all files in it, each with the file of the source that its wildcards lead to.

    \b
    mtqa check page.de.txt
    mtqa check page.de.txt --source page.zh-Hant.txt --reference human.de.txt
    mtqa check page.de.md page.fr.md --source page.en.md --jobs 2 --output json=result.json
    mtqa check page.de.txt --source page.en.txt --alignment page.tsv --no-models
    mtqa check - --input-format markdown --source-language en --target-language de < page.md
    mtqa check --changed origin/main --strict
    mtqa check --select rules/people --ignore apostrophe --fail-on critical
    mtqa check --config qa/mtqa.toml --baseline qa/known.json --quiet
    mtqa check --no-baseline --exit-zero --no-color
    mtqa check --layout compact --sort place --limit 0
    mtqa check "site/{lang}/**/*.html" --source "site/en/**/*.html"
    mtqa check locales/de --source locales/en --no-models
    mtqa check --format sarif -o result.sarif
    """
    from mtqa.cli._inputs import config_of, options_of, tasks_of
    from mtqa.cli._outputs import prepare, write

    config = config_of(given)
    tasks = tasks_of(given, config)
    read = [path for task in tasks for path in (task.target, task.source, *task.references) if path]
    outputs = prepare(
        report=given["report"],
        report_file=given["report_file"],
        further=given["outputs"],
        inputs=[str(path) for path in read],
        quiet=given["quiet"],
    )
    from mtqa.cli._progress import shown_when_long
    from mtqa.pipeline import run

    with shown_when_long(quiet=given["quiet"]) as progress:
        result = run(tasks, options_of(given, config), progress)
    write(outputs, result, report_options_of(given))
    for error in result.errors:
        complain(f"{error.path}: {error.message}")
    sys.exit(_exit_code(result, strict=given["strict"], exit_zero=given["exit_zero"]))


def _exit_code(result: Result, *, strict: bool, exit_zero: bool) -> int:
    if result.errors:
        return EXIT_ERROR
    if exit_zero or result.verdict.status == "passed":
        return 0
    if result.verdict.status == "inconclusive" and not strict:
        complain(f"warning: inconclusive: {'; '.join(result.verdict.reasons)}")
        return 0
    return EXIT_FAILED


COMMAND = check
