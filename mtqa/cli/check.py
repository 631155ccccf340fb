"""`mtqa check`: findings, worst segments and an exit code for translations."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from mtqa.cli import EXIT_ERROR, EXIT_FAILED, complain

if TYPE_CHECKING:
    from mtqa.types import Result

_SEVERITIES = ("neutral", "minor", "major", "critical")


@click.command("check")
@click.argument("targets", nargs=-1, required=True, metavar="TRANSLATION...")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="FILE",
    help="The source text; give it once for all translations, or once for each of them in order.",
)
@click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="FILE",
    help="A reference translation in the language of the translations (repeatable).",
)
@click.option(
    "--alignment",
    metavar="FILE",
    help="Use this alignment of source and translation, corrected after `mtqa align`.",
)
@click.option("--source-language", metavar="TAG", help="BCP-47 tag of the source, e.g. zh-Hant.")
@click.option("--target-language", metavar="TAG", help="BCP-47 tag of the translation, e.g. de.")
@click.option(
    "--input-format",
    metavar="NAME",
    help="How to read standard input (the file name -) or an unknown suffix, e.g. markdown.",
)
@click.option("--format", "report", metavar="NAME", default="terminal", help="Report to print.")
@click.option("-o", "report_file", metavar="FILE", help="Write that report to FILE.")
@click.option(
    "--output",
    "outputs",
    multiple=True,
    metavar="NAME=FILE",
    help="Write a further report, e.g. json=result.json (repeatable).",
)
@click.option("--config", metavar="FILE", help="Use this mtqa.toml, not the nearest one.")
@click.option(
    "--select", multiple=True, metavar="CODE", help="Only these checks, rules or rule folders."
)
@click.option("--ignore", multiple=True, metavar="CODE", help="All but these.")
@click.option("--fail-on", type=click.Choice(_SEVERITIES), help="Fail from here (default: major).")
@click.option("--strict", is_flag=True, help="Exit 1 where the verdict is inconclusive.")
@click.option("--exit-zero", is_flag=True, help="Exit 0 where the gate fails.")
@click.option("--no-models", is_flag=True, help="Rules and deterministic checks only.")
@click.option("--quiet", is_flag=True, help="No report on the terminal, no progress.")
@click.option("--no-color", is_flag=True, help="No colours.")
@click.option("--jobs", type=click.IntRange(1), default=1, metavar="N", help="Processes to use.")
def check(**given: Any) -> None:
    """Check translations and say whether they may be published.

    \b
    mtqa check page.de.txt
    mtqa check page.de.txt --source page.zh-Hant.txt --reference human.de.txt
    mtqa check page.de.md page.fr.md --source page.en.md --output json=result.json
    """
    from mtqa.cli._inputs import options_of, tasks_of
    from mtqa.cli._outputs import prepare, write

    tasks = tasks_of(given)
    outputs = prepare(
        report=given["report"],
        report_file=given["report_file"],
        further=given["outputs"],
        inputs=[*given["targets"], *given["sources"], *given["references"]],
        quiet=given["quiet"],
    )
    from mtqa.cli._progress import shown_when_long
    from mtqa.pipeline import run

    with shown_when_long(quiet=given["quiet"]) as progress:
        result = run(tasks, options_of(given), progress)
    write(outputs, result, color=False if given["no_color"] else None)
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
