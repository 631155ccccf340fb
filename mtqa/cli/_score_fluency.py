"""`mtqa score --fluency`: texts by a language model, as the options say."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.cli import complain

if TYPE_CHECKING:
    from mtqa.config import Config
    from mtqa.document_fluency import DocumentFluency
    from mtqa.types import Document

FORMATS = ("table", "json", "tsv")


def scored(given: dict[str, Any], config: Config) -> list[DocumentFluency]:
    """The files that could be read; of each other one, stderr is told why not."""
    from mtqa import document_fluency as documents
    from mtqa.cli._progress import shown_when_long
    from mtqa.types import UNDETERMINED

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


def written(documents: list[DocumentFluency], given: dict[str, Any]) -> str:
    """The numbers in the form that is asked for."""
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
