"""`mtqa score`: raw numbers about texts, with the signature that reproduces them."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mtqa.cli import EXIT_ERROR, complain

if TYPE_CHECKING:
    from mtqa.document_fluency import DocumentFluency
    from mtqa.types import Document

_FORMATS = ("table", "json", "tsv")


@click.command("score")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--fluency", is_flag=True, help="How natural each segment is, by a language model.")
@click.option("--model", metavar="ID", help="A model of `mtqa models list`, not the default one.")
@click.option(
    "--language",
    "--target-language",
    "language",
    metavar="TAG",
    help="BCP-47 tag of the files, e.g. de.",
)
@click.option("--input-format", metavar="NAME", help="How to read stdin (-) or an unknown suffix.")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="table", show_default=True)
@click.option("-o", "output", metavar="FILE", help="Write to FILE.")
@click.option("--config", metavar="FILE", help="Use this mtqa.toml, not the nearest one.")
@click.option("--quiet", is_flag=True, help="No progress.")
@click.option("--no-color", is_flag=True, help="No colours.")
def score(**given: Any) -> None:
    """Score texts: a number for each segment, for each document, and the worst words.

    Higher is more fluent. Numbers are comparable where language and signature are the same. No
    gate: whether a text may be published is what `mtqa check` says.

    \b
    mtqa score --fluency page.de.txt
    mtqa score --fluency page.en.txt --model smollm2-135m --format json -o fluency.json
    """
    from mtqa.cli._outputs import refuse_if_unwritable, replace_file

    if not given["fluency"]:
        raise click.UsageError("say what to score: --fluency")
    if given["files"].count("-") > 1:
        raise click.UsageError("standard input (-) can be read only once")
    if given["output"]:
        taken = {Path(path).resolve(): "an input" for path in given["files"] if path != "-"}
        refuse_if_unwritable(Path(given["output"]), taken)
    documents = _scored(given)
    if documents:
        text = _written(documents, given)
        if given["output"]:
            replace_file(Path(given["output"]), text)
        else:
            sys.stdout.write(text)
    if len(documents) < len(given["files"]):
        sys.exit(EXIT_ERROR)


def _scored(given: dict[str, Any]) -> list[DocumentFluency]:
    """The files that could be read; of each other one, stderr is told why not."""
    from mtqa import document_fluency as documents
    from mtqa.cli._progress import shown_when_long
    from mtqa.config import Config, find_file, load
    from mtqa.types import UNDETERMINED

    path = Path(given["config"]) if given["config"] else find_file(Path.cwd())
    config = load(path) if path else Config()
    entry = documents.choose_model(given["model"], config.models)
    read = _read(given, given["language"] or config.target_language)
    found: list[DocumentFluency] = []
    if not read:
        return found
    with shown_when_long(quiet=given["quiet"]) as show:
        model = documents.load(entry.id, config.models)
        for document in read:
            progress = partial(show, document.raw.path) if show else None
            found.append(documents.score_document(document, model, progress))
    for one in found:
        if one.language != UNDETERMINED and not entry.knows(one.language):
            complain(f"warning: {one.path}: {entry.id} does not know the language {one.language}")
    return found


def _read(given: dict[str, Any], language: str | None) -> list[Document]:
    from mtqa.document_fluency import read
    from mtqa.errors import InputError
    from mtqa.text.languages import standardize

    tag = standardize(language) if language else None
    found = []
    for file in map(Path, given["files"]):
        try:
            found.append(read(file, language=tag, input_format=given["input_format"]))
        except InputError as error:
            complain(str(error))
    return found


def _written(documents: list[DocumentFluency], given: dict[str, Any]) -> str:
    from mtqa.cli import _fluency_tables as tables

    if given["form"] == "json":
        return tables.as_json(documents)
    if given["form"] == "tsv":
        return tables.as_tsv(documents)
    for document in documents:
        for note in document.notes:
            complain(f"note: {note}")
    color = sys.stdout.isatty() and not given["no_color"] and not given["output"]
    return tables.as_table(documents, color=color)


COMMAND = score
