"""`mtqa compare`: what became better or worse from one version of a translation to the next."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtqa.cli import EXIT_FAILED, complain

if TYPE_CHECKING:
    from mtqa.files import Options
    from mtqa.systems.material import Files, Material

_SEVERITIES = ("neutral", "minor", "major", "critical", "never")


@click.command("compare")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option("--source", metavar="FILE", help="What was translated.")
@click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="FILE",
    help="A translation by a human (repeatable).",
)
@click.option(
    "--metric", "metrics", multiple=True, metavar="NAME", help="Sort by the first (repeatable)."
)
@click.option("--align", is_flag=True, help="The files are articles: align them.")
@click.option(
    "--fail-on",
    type=click.Choice(_SEVERITIES),
    default="major",
    show_default=True,
    help="New findings of this severity are a regression.",
)
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    metavar="N",
    help="Show at most so many segments.",
)
@click.option("--no-models", is_flag=True, help="No check and no metric that needs a model.")
@click.option("--source-language", metavar="TAG", help="BCP-47 tag of the source, e.g. en.")
@click.option("--target-language", metavar="TAG", help="BCP-47 tag of the translations, e.g. de.")
@click.option("--input-format", metavar="NAME", help="How to read an unknown suffix.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("terminal", "json")),
    default="terminal",
    show_default=True,
    help="How to print it.",
)
@click.option("-o", "output", metavar="FILE", help="Write to FILE.")
@click.option("--config", metavar="FILE", help="Use this mtqa.toml, not the nearest one.")
@click.option("--no-color", is_flag=True, help="No colours.")
def compare(**given: Any) -> None:
    """Compare two versions of a translation: scores, segments, findings.

    Plain text files with equally many lines are compared line by line, others are aligned first.
    Exits 1 if the new one is a regression: a score is significantly worse, or there are new
    findings of a severity that matters.

    \b
    mtqa compare old.de.txt new.de.txt
    mtqa compare old.de.txt new.de.txt --source page.en.txt --reference human.de.txt --align
    mtqa compare old.txt new.txt --reference r.txt --metric bleu --limit 5 --fail-on never
    mtqa compare old.txt new.txt --source in.txt --source-language en --target-language de
    mtqa compare old.html new.html --input-format html --no-models --no-color
    mtqa compare old.txt new.txt --config qa/mtqa.toml --format json -o compared.json
    """
    from mtqa.cli import _compare_text as text
    from mtqa.cli._inputs import config_of
    from mtqa.cli._outputs import refuse_if_unwritable, replace_file
    from mtqa.config import NEVER, parse_severity
    from mtqa.files import Options
    from mtqa.systems.comparing import compare as compared

    files = _files(given)
    if given["output"]:
        taken = {path.resolve(): "an input" for path in files.texts}
        refuse_if_unwritable(Path(given["output"]), taken)
    fail_on = given.pop("fail_on")
    options = Options(config_of(given), given["input_format"], models=not given["no_models"])
    material = _material(files, given, options)
    for note in material.notes:
        complain(f"warning: {note}")
    severity = None if fail_on == NEVER else parse_severity(fail_on)
    versions = compared(files, material, _metrics(files, given), options, severity)
    color = sys.stdout.isatty() and not given["no_color"] and not given["output"]
    written = (
        text.as_json(versions)
        if given["form"] == "json"
        else text.as_text(versions, limit=given["limit"], color=color)
    )
    if given["output"]:
        replace_file(Path(given["output"]), written)
    else:
        sys.stdout.write(written)
    sys.exit(EXIT_FAILED if versions.reasons else 0)


def _files(given: dict[str, Any]) -> Files:
    from mtqa.systems.material import Files

    paths = [given["old"], given["new"], *given["references"], given["source"]]
    if "-" in paths:
        raise click.UsageError("versions are compared as files, not from standard input (-)")
    return Files(
        (Path(given["old"]), Path(given["new"])),
        tuple(map(Path, given["references"])),
        Path(given["source"]) if given["source"] else None,
    )


def _metrics(files: Files, given: dict[str, Any]) -> list[str]:
    from mtqa.systems.comparing import usual_metrics
    from mtqa.systems.scoring import chosen_metrics

    models = not given["no_models"]
    if not given["metrics"]:
        return usual_metrics(files, models=models)
    references, source = bool(files.references), files.source is not None
    return chosen_metrics(given["metrics"], references=references, source=source, models=models)


def _material(files: Files, given: dict[str, Any], options: Options) -> Material:
    """Line by line where that is possible, unless the user knows better."""
    from dataclasses import replace

    from mtqa.systems.comparing import side_by_side
    from mtqa.systems.material import has_same_lines, read_lines

    if not given["align"] and has_same_lines(files):
        return read_lines(replace(files, language=options.config.target_language))
    return side_by_side(files, options)


COMMAND = compare
