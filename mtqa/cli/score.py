"""`mtqa score`: raw numbers about texts, with the signature that reproduces them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtqa.cli import EXIT_ERROR
from mtqa.cli._score_fluency import FORMATS as FLUENCY_FORMATS
from mtqa.cli._score_references import FORMATS

if TYPE_CHECKING:
    from mtqa.config import Config


@click.command("score")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--fluency", is_flag=True, help="How natural each segment is, by a language model.")
@click.option("--quality", is_flag=True, help="What each segment may cost, beside its --source.")
@click.option("--model", metavar="ID", help="A model of `mtqa models list`, not the default one.")
@click.option(
    "--reference",
    "references",
    multiple=True,
    metavar="FILE",
    help="Score the files as systems against this translation by a human (repeatable).",
)
@click.option("--source", metavar="FILE", help="What was translated: scores adequacy, too.")
@click.option(
    "--metric",
    "metrics",
    multiple=True,
    metavar="NAME",
    help="bleu, chrf, chrfpp, ter, spbleu, reference-similarity, adequacy (repeatable).",
)
@click.option("--tokenize", metavar="NAME", help="A tokenizer of sacrebleu for BLEU.")
@click.option("--align", is_flag=True, help="The files are articles: align them first.")
@click.option("--documents", metavar="FILE", help="Score documents: an id on each line.")
@click.option("--segments", is_flag=True, help="Show the scores of each segment.")
@click.option("--chart", is_flag=True, help="Draw systems and the distribution of segments.")
@click.option("--baseline", metavar="FILE", help="Compare with this system, not the first.")
@click.option(
    "--test",
    type=click.Choice(("bootstrap", "randomization")),
    default="bootstrap",
    show_default=True,
    help="The paired test of significance.",
)
@click.option("--samples", type=click.IntRange(100), metavar="N", help="Samples of the test.")
@click.option("--seed", type=click.IntRange(0), default=12345, show_default=True, help="Its seed.")
@click.option("--no-models", is_flag=True, help="No metric that needs a model.")
@click.option(
    "--language",
    "--target-language",
    "language",
    metavar="TAG",
    help="BCP-47 tag of the files, e.g. de.",
)
@click.option("--source-language", metavar="TAG", help="BCP-47 tag of the source, for --quality.")
@click.option("--input-format", metavar="NAME", help="How to read stdin (-) or an unknown suffix.")
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print it.",
)
@click.option("-o", "output", metavar="FILE", help="Write to FILE.")
@click.option("--config", metavar="FILE", help="Use this mtqa.toml, not the nearest one.")
@click.option("--quiet", is_flag=True, help="No progress.")
@click.option("--no-color", is_flag=True, help="No colours.")
def score(**given: Any) -> None:
    """Score texts: how fluent they are, how well translated, or how systems do against references.

    With a reference (or a source alone) every file is a system, a segment on each line: scores with
    intervals and signatures, ranks, and differences with significance. BLEU, chrF and TER are those
    of sacrebleu. Fluency is a number for each segment. No gate: whether a text may be published is
    what `mtqa check` says.

    \b
    mtqa score a.de.txt b.de.txt --reference human.de.txt --source in.en.txt --baseline b.de.txt
    mtqa score a.ja.txt --reference r1.ja.txt --reference r2.ja.txt --metric bleu --tokenize char
    mtqa score a.txt b.txt --reference r.txt --test randomization --samples 2000 --seed 7
    mtqa score a.txt --reference r.txt --documents ids.txt --segments --format tsv --language de
    mtqa score a.html b.html --reference human.html --align --no-models --chart
    mtqa score --fluency page.de.txt --no-color
    mtqa score --quality page.de.txt --source page.en.txt --source-language en --format json
    mtqa score --fluency page.en.txt --model smollm2-135m --format json -o fluency.json
    mtqa score --fluency - --input-format markdown --quiet --config qa/mtqa.toml < page.md
    """
    from mtqa.cli._outputs import refuse_if_unwritable, replace_file
    from mtqa.config import Config, find_file, load

    _refuse_what_does_not_fit(given)
    if given["output"]:
        inputs = [*given["files"], *given["references"], given["source"], given["documents"]]
        taken = {Path(path).resolve(): "an input" for path in inputs if path and path != "-"}
        refuse_if_unwritable(Path(given["output"]), taken)
    path = Path(given["config"]) if given["config"] else find_file(Path.cwd())
    text, complete = _scored(given, load(path) if path else Config())
    if text and given["output"]:
        replace_file(Path(given["output"]), text)
    elif text:
        sys.stdout.write(text)
    if not complete:
        sys.exit(EXIT_ERROR)


def _refuse_what_does_not_fit(given: dict[str, Any]) -> None:
    """Raises click.UsageError for options of the two kinds of score together."""
    against = bool(given["references"] or given["source"]) and not given["quality"]
    if given["fluency"] + given["quality"] + against != 1 or (
        given["quality"] and given["references"]
    ):
        raise click.UsageError(
            "say what to score: --fluency, --quality, or against a --reference or --source"
        )
    if given["files"].count("-") > 1:
        raise click.UsageError("standard input (-) can be read only once")
    other = ("metrics", "tokenize", "align", "documents", "segments", "chart", "baseline")
    names: tuple[str, ...] = other if given["fluency"] or given["quality"] else ("model",)
    if not given["quality"]:
        names += ("source_language",)
    for name in names:
        if given[name]:
            option = {"metrics": "metric"}.get(name, name).replace("_", "-")
            raise click.UsageError(f"--{option} does not go with this kind of score")
    what = "fluency" if given["fluency"] else "quality" if given["quality"] else None
    if what and given["form"] not in FLUENCY_FORMATS:
        forms = ", ".join(FLUENCY_FORMATS)
        raise click.UsageError(f"--format {given['form']}: {what} is told as {forms}")


def _scored(given: dict[str, Any], config: Config) -> tuple[str, bool]:
    """What to print, and whether it tells of all files."""
    if given["quality"]:
        from mtqa.cli import _score_quality as quality

        judged = quality.scored(given, config)
        return quality.written(judged, given) if judged else "", len(judged) == len(given["files"])
    if not given["fluency"]:
        from mtqa.cli._score_references import score_systems

        return score_systems(given, config), True
    from mtqa.cli import _score_fluency as fluency

    documents = fluency.scored(given, config)
    text = fluency.written(documents, given) if documents else ""
    return text, len(documents) == len(given["files"])


COMMAND = score
