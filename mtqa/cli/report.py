"""`mtqa report`: a stored result, shown again."""

from __future__ import annotations

from typing import Any

import click

from mtqa.cli._options import report_options, report_options_of


@click.command("report")
@click.argument("file", metavar="RESULT.json")
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
    help="Write a further report, e.g. sarif=result.sarif (repeatable).",
)
@report_options
def report(**given: Any) -> None:
    """Render a result that `mtqa check --format json` stored, by this or an earlier version.

    Exits 0 whatever the verdict was, 2 if the file is no result.

    \b
    mtqa check page.de.txt --output json=result.json
    mtqa report result.json
    mtqa report result.json --format html -o report.html
    mtqa report result.json --group-by category --sort severity --limit 3
    mtqa report result.json --layout wide --no-color
    mtqa report result.json --format xlsx -o result.xlsx --output sarif=result.sarif
    """
    from mtqa.cli._outputs import prepare, write
    from mtqa.reports._stored import read

    outputs = prepare(
        report=given["report"],
        report_file=given["report_file"],
        further=given["outputs"],
        inputs=[given["file"]],
        quiet=False,
    )
    write(outputs, read(given["file"]), report_options_of(given))


COMMAND = report
